-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: app
-- ------------------------------------------------------

/*!40101 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS `phpbb_users`;
CREATE TABLE `phpbb_users` (
  `user_id` varchar(255) DEFAULT NULL,
  `user_type` varchar(255) DEFAULT NULL,
  `group_id` varchar(255) DEFAULT NULL,
  `user_permissions` varchar(255) DEFAULT NULL,
  `user_ip` varchar(255) DEFAULT NULL,
  `user_regdate` varchar(255) DEFAULT NULL,
  `username` varchar(255) DEFAULT NULL,
  `username_clean` varchar(255) DEFAULT NULL,
  `user_password` varchar(255) DEFAULT NULL,
  `user_passchg` varchar(255) DEFAULT NULL,
  `user_email` varchar(255) DEFAULT NULL,
  `user_birthday` varchar(255) DEFAULT NULL,
  `user_lastvisit` varchar(255) DEFAULT NULL,
  `user_lang` varchar(255) DEFAULT NULL,
  `user_timezone` varchar(255) DEFAULT NULL,
  `user_sig` varchar(255) DEFAULT NULL,
  `user_newpasswd` varchar(255) DEFAULT NULL,
  `user_actkey` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `phpbb_users` WRITE;
INSERT INTO `phpbb_users` VALUES (1,2,1,'','192.0.2.1',1700000000,'Anonymous','anonymous','',0,'','',0,'en','UTC','','',''),
(2,3,2,'','192.0.2.1',1700000000,'admin','admin','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',0,'admin@example.com','',1700000001,'en','UTC','','',''),
(3,0,2,'','192.0.2.1',1700000000,'olduser','olduser','$H$Br387rwferoKN7uwHZqNMu98q3U8RO.',0,'admin2@example.com','',0,'en','UTC','','',''),
(4,2,6,'','192.0.2.1',1700000000,'robot','robot','',0,'','',0,'en','UTC','','',''),
(5,1,2,'','192.0.2.1',1700000000,'inactive','inactive','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',0,'inactive@example.com','',0,'en','UTC','','','ABC'),
(6,0,2,'','192.0.2.1',1700000000,'combined','combined','$H\\2y$5saltsalt$04\\abcdefghijklmnopqrstuu$zwraLQZ16uVXdLLDSpmEfb/GI/g3RTO',0,'combined@example.com','',0,'en','UTC','','',''),
(7,0,2,'','192.0.2.1',1700000000,'argon','argon','$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',0,'argon@example.com','',0,'en','UTC','','',''),
(8,0,2,'','192.0.2.1',1700000000,'two','two','5f4dcc3b5aa765d61d8327deb882cf99',0,'two@example.com','',0,'en','UTC','','',''),
(9,0,2,'','192.0.2.1',1700000000,'nomail','nomail','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',0,'','',0,'en','UTC','','',''),
(10,0,2,'','192.0.2.1',1700000000,'wrong','wrong','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',0,'not an address','',0,'en','UTC','','',''),
(11,0,2,'','192.0.2.1',1700000000,'empty','empty','',0,'empty@example.com','',0,'en','UTC','','',''),
(12,0,2,'','192.0.2.1',1700000000,'Öl','öl','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK',0,'oel@example.com','',0,'en','UTC','','',''),
(13,0,2,'','192.0.2.1',1700000000,'reset','reset','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK',0,'reset@example.com','',0,'en','UTC','','$H$Br387rwferoKN7uwHZqNMu98q3U8RO.',''),
(14,0,2,'','192.0.2.1',1700000000,'last','last','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK',0,'last@example.com','',0,'en','UTC','','',''),
(15,0,2,'','192.0.2.1',1700000000,'twin','twin','$H$Br387rwferoKN7uwHZqNMu98q3U8RO.',0,'admin@example.com','',0,'en','UTC','','','');
UNLOCK TABLES;

-- Dump completed on 2025-01-02  3:04:05

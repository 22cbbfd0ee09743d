-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: app
-- ------------------------------------------------------

/*!40101 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS `jos_users`;
CREATE TABLE `jos_users` (
  `id` varchar(255) DEFAULT NULL,
  `name` varchar(255) DEFAULT NULL,
  `username` varchar(255) DEFAULT NULL,
  `email` varchar(255) DEFAULT NULL,
  `password` varchar(255) DEFAULT NULL,
  `block` varchar(255) DEFAULT NULL,
  `sendEmail` varchar(255) DEFAULT NULL,
  `registerDate` varchar(255) DEFAULT NULL,
  `lastvisitDate` varchar(255) DEFAULT NULL,
  `activation` varchar(255) DEFAULT NULL,
  `params` varchar(255) DEFAULT NULL,
  `lastResetTime` varchar(255) DEFAULT NULL,
  `resetCount` varchar(255) DEFAULT NULL,
  `otpKey` varchar(255) DEFAULT NULL,
  `otep` varchar(255) DEFAULT NULL,
  `requireReset` varchar(255) DEFAULT NULL,
  `authProvider` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `jos_users` WRITE;
INSERT INTO `jos_users` VALUES (1,'User 1','user1','admin@example.com','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',0,1,'2024-01-01 00:00:00','2024-02-02 00:00:00','0','{}',NULL,0,'','',0,''),
(2,'User 2','user2','salted@example.com','68823b3da18c18433ebeead441fb5618:aB3',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'','',0,''),
(3,'User 3','user3','phpass@example.com','$P$Br387rwferoKN7uwHZqNMu98q3U8RO.',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'','',0,''),
(4,'User 4','user4','md5@example.com','5f4dcc3b5aa765d61d8327deb882cf99',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'','',0,''),
(5,'User 5','user5','blocked@example.com','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',1,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','1f3870be274f6c49b3e31a0c6728957f','{}',NULL,0,'','',0,''),
(6,'User 6','user6','argon@example.com','$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'','',0,''),
(7,'User 7','user7','never@example.com','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',0,0,'2024-01-01 00:00:00','0000-00-00 00:00:00','','{}',NULL,0,'','',0,''),
(8,'User 8','user8','reset@example.com','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'','',1,''),
(9,'User 9','user9','factors@example.com','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'totp:x','',0,''),
(10,'User 10','user10','not an address','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'','',0,''),
(11,'User 11','user11','empty@example.com','',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'','',0,''),
(12,'O\'Neill','user12','o\'neill@example.com','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK',0,0,'2024-01-01 00:00:00','2024-02-02 00:00:00','','{}',NULL,0,'','',0,'');
UNLOCK TABLES;

-- Dump completed on 2025-01-02  3:04:05

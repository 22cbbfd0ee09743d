-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: app
-- ------------------------------------------------------

/*!40101 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS `user__roles`;
CREATE TABLE `user__roles` (
  `bundle` varchar(255) DEFAULT NULL,
  `deleted` varchar(255) DEFAULT NULL,
  `entity_id` varchar(255) DEFAULT NULL,
  `revision_id` varchar(255) DEFAULT NULL,
  `langcode` varchar(255) DEFAULT NULL,
  `delta` varchar(255) DEFAULT NULL,
  `roles_target_id` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`bundle`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `user__roles` WRITE;
INSERT INTO `user__roles` VALUES ('user',0,1,1,'en',0,'administrator');
UNLOCK TABLES;

DROP TABLE IF EXISTS `users`;
CREATE TABLE `users` (
  `uid` varchar(255) DEFAULT NULL,
  `uuid` varchar(255) DEFAULT NULL,
  `langcode` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`uid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `users` WRITE;
INSERT INTO `users` VALUES (0,'x','en'),
(1,'x','en'),
(2,'x','en'),
(3,'x','en'),
(4,'x','en'),
(5,'x','en'),
(6,'x','en'),
(7,'x','en'),
(8,'x','en'),
(9,'x','en'),
(10,'x','en'),
(11,'x','en'),
(12,'x','en');
UNLOCK TABLES;

DROP TABLE IF EXISTS `users_field_data`;
CREATE TABLE `users_field_data` (
  `uid` varchar(255) DEFAULT NULL,
  `langcode` varchar(255) DEFAULT NULL,
  `preferred_langcode` varchar(255) DEFAULT NULL,
  `preferred_admin_langcode` varchar(255) DEFAULT NULL,
  `name` varchar(255) DEFAULT NULL,
  `pass` varchar(255) DEFAULT NULL,
  `mail` varchar(255) DEFAULT NULL,
  `timezone` varchar(255) DEFAULT NULL,
  `status` varchar(255) DEFAULT NULL,
  `created` varchar(255) DEFAULT NULL,
  `changed` varchar(255) DEFAULT NULL,
  `access` varchar(255) DEFAULT NULL,
  `login` varchar(255) DEFAULT NULL,
  `init` varchar(255) DEFAULT NULL,
  `default_langcode` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`uid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `users_field_data` WRITE;
INSERT INTO `users_field_data` VALUES (0,'en','en',NULL,'',NULL,NULL,'UTC',0,1697607940,1697607940,0,0,NULL,1),
(1,'en','en',NULL,'admin','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','admin@example.com','UTC',1,1697607940,1697607940,0,1697623505,'admin@example.com',1),
(2,'en','en',NULL,'seven','$S$5saltsaltr80nTZX21ZPJU.NESy4yXLO9juIim.9QAO6ac7FDpSS','seven@example.com','UTC',1,1697607940,1697607940,0,0,'seven@example.com',1),
(3,'en','en',NULL,'six','U$S$5saltsaltwmMIPWLnA.7e3muERg9YQ/AqVvlLLlQB/NVRRl9JS4W','six@example.com','UTC',1,1697607940,1697607940,0,0,'six@example.com',1),
(4,'en','en',NULL,'phpass','$P$Br387rwferoKN7uwHZqNMu98q3U8RO.','phpass@example.com','UTC',1,1697607940,1697607940,0,0,'phpass@example.com',1),
(5,'en','en',NULL,'blocked','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','blocked@example.com','UTC',0,1697607940,1697607940,0,0,'blocked@example.com',1),
(6,'en','en',NULL,'nomail','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',NULL,'UTC',1,1697607940,1697607940,0,0,NULL,1),
(7,'en','en',NULL,'translated','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK','translated@example.com','UTC',1,1697607940,1697607940,0,0,'translated@example.com',1),
(7,'de','en',NULL,'translated','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK','translated@example.com','UTC',1,1697607940,1697607940,0,0,'translated@example.com',0),
(8,'en','en',NULL,'nopass',NULL,'nopass@example.com','UTC',1,1697607940,1697607940,0,0,'nopass@example.com',1),
(9,'en','en',NULL,'old','5f4dcc3b5aa765d61d8327deb882cf99','old@example.com','UTC',1,1697607940,1697607940,0,0,'old@example.com',1),
(10,'en','en',NULL,'wrong','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','not an address','UTC',1,1697607940,1697607940,0,0,'not an address',1),
(11,'en','en',NULL,'quote','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK','o\'neill@example.com','UTC',1,1697607940,1697607940,0,0,'o\'neill@example.com',1),
(12,'en','en',NULL,'argon','$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc','argon@example.com','UTC',1,1697607940,1697607940,0,0,'argon@example.com',1);
UNLOCK TABLES;

-- Dump completed on 2025-01-02  3:04:05

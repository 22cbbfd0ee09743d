-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: app
-- ------------------------------------------------------

/*!40101 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS `users`;
CREATE TABLE `users` (
  `uid` varchar(255) DEFAULT NULL,
  `name` varchar(255) DEFAULT NULL,
  `pass` varchar(255) DEFAULT NULL,
  `mail` varchar(255) DEFAULT NULL,
  `theme` varchar(255) DEFAULT NULL,
  `signature` varchar(255) DEFAULT NULL,
  `signature_format` varchar(255) DEFAULT NULL,
  `created` varchar(255) DEFAULT NULL,
  `access` varchar(255) DEFAULT NULL,
  `login` varchar(255) DEFAULT NULL,
  `status` varchar(255) DEFAULT NULL,
  `timezone` varchar(255) DEFAULT NULL,
  `language` varchar(255) DEFAULT NULL,
  `picture` varchar(255) DEFAULT NULL,
  `init` varchar(255) DEFAULT NULL,
  `data` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`uid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `users` WRITE;
INSERT INTO `users` VALUES (0,'','','','','','filtered_html',1697607940,0,0,0,'UTC','',0,'',NULL),
(1,'admin','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','admin@example.com','','','filtered_html',1697607940,0,1697623505,1,'UTC','',0,'admin@example.com',0x613a303a7b7d),
(2,'seven','$S$5saltsaltr80nTZX21ZPJU.NESy4yXLO9juIim.9QAO6ac7FDpSS','seven@example.com','','','filtered_html',1697607940,0,0,1,'UTC','',0,'seven@example.com',0x613a303a7b7d),
(3,'six','U$S$5saltsaltwmMIPWLnA.7e3muERg9YQ/AqVvlLLlQB/NVRRl9JS4W','six@example.com','','','filtered_html',1697607940,0,0,1,'UTC','',0,'six@example.com',0x613a303a7b7d),
(4,'phpass','$P$Br387rwferoKN7uwHZqNMu98q3U8RO.','phpass@example.com','','','filtered_html',1697607940,0,0,1,'UTC','',0,'phpass@example.com',0x613a303a7b7d),
(5,'blocked','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','blocked@example.com','','','filtered_html',1697607940,0,0,0,'UTC','',0,'blocked@example.com',0x613a303a7b7d),
(6,'nomail','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','','','','filtered_html',1697607940,0,0,1,'UTC','',0,'',0x613a303a7b7d),
(7,'translated','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK','translated@example.com','','','filtered_html',1697607940,0,0,1,'UTC','',0,'translated@example.com',0x613a303a7b7d),
(8,'nopass','','nopass@example.com','','','filtered_html',1697607940,0,0,1,'UTC','',0,'nopass@example.com',0x613a303a7b7d),
(9,'old','5f4dcc3b5aa765d61d8327deb882cf99','old@example.com','','','filtered_html',1697607940,0,0,1,'UTC','',0,'old@example.com',0x613a303a7b7d),
(10,'wrong','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','not an address','','','filtered_html',1697607940,0,0,1,'UTC','',0,'not an address',0x613a303a7b7d),
(11,'quote','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK','o\'neill@example.com','','','filtered_html',1697607940,0,0,1,'UTC','',0,'o\'neill@example.com',0x613a303a7b7d),
(12,'twelve','$S$5saltsaltr80nTZX21ZPJU.NESy4yXLO9juIim.9QAO6ac7FDpSS','twelve@example.com','','',NULL,1,0,0,1,NULL,'',0,'',NULL);
UNLOCK TABLES;

DROP TABLE IF EXISTS `users_roles`;
CREATE TABLE `users_roles` (
  `uid` varchar(255) DEFAULT NULL,
  `rid` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`uid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `users_roles` WRITE;
INSERT INTO `users_roles` VALUES (1,3);
UNLOCK TABLES;

-- Dump completed on 2025-01-02  3:04:05

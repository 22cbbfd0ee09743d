-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: wordpress
-- ------------------------------------------------------
/*!40101 SET NAMES utf8mb4 */;

--
-- Table structure for table `foo_usermeta`
--

DROP TABLE IF EXISTS `foo_usermeta`;
CREATE TABLE `foo_usermeta` (
  `umeta_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `user_id` bigint(20) unsigned NOT NULL DEFAULT '0',
  `meta_key` varchar(255) DEFAULT NULL,
  `meta_value` longtext,
  PRIMARY KEY (`umeta_id`),
  KEY `user_id` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `foo_usermeta` WRITE;
/*!40000 ALTER TABLE `foo_usermeta` DISABLE KEYS */;
INSERT INTO `foo_usermeta` VALUES (1,1,'nickname','ada'),(2,1,'first_name','Ada'),(3,1,'last_name','Lovelace'),(4,1,'foo_capabilities','a:1:{s:13:\"administrator\";b:1;}'),(5,1,'session_tokens','a:1:{s:64:\"7f83\";i:1;}'),(6,2,'foo_capabilities','a:2:{s:6:\"editor\";b:1;s:6:\"author\";b:0;}'),(7,9,'first_name','Dennis'),(8,9,'last_name','Ritchie');
/*!40000 ALTER TABLE `foo_usermeta` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `foo_users`;
CREATE TABLE `foo_users` (
  `ID` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `user_login` varchar(60) NOT NULL DEFAULT '',
  `user_pass` varchar(255) NOT NULL DEFAULT '',
  `user_nicename` varchar(50) NOT NULL DEFAULT '',
  `user_email` varchar(100) NOT NULL DEFAULT '',
  `user_url` varchar(100) NOT NULL DEFAULT '',
  `user_registered` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `user_activation_key` varchar(255) NOT NULL DEFAULT '',
  `user_status` int(11) NOT NULL DEFAULT '0',
  `display_name` varchar(250) NOT NULL DEFAULT '',
  `spam` tinyint(2) NOT NULL DEFAULT '0',
  `deleted` tinyint(2) NOT NULL DEFAULT '0',
  PRIMARY KEY (`ID`),
  KEY `user_login_key` (`user_login`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `foo_users` WRITE;
INSERT INTO `foo_users` VALUES (1,'ada','$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0','ada','ada@example.com','','2019-03-04 05:06:07','',0,'Ada Lovelace',0,0),(2,'grace','$wp$2y$04$abcdefghijklmnopqrstuujv/86KBUqWwIdPp0uRATkCcvgptl1Pm','grace','grace@example.com','https://example.com','2024-12-01 00:00:00','1733011200:$P$Br387rwferoKN7uwHZqNMu98q3U8RO.',0,'Grace \"Amazing\" O\'Hopper',0,0),(3,'alan','900150983cd24fb0d6963f7d28e17f72','alan','alan@example.com','','2006-01-01 00:00:00','',0,'Alan',0,0),(4,'barbara','$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy','barbara','barbara@example.com','','2015-01-01 00:00:00','',0,'Barbara; Liskov, (MIT)',0,0),(5,'spammer','$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0','spammer','spam@example.com','http://spam.example','2015-01-01 00:00:00','',0,'Spam',1,0);
INSERT INTO `foo_users` VALUES (6,'gone','$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0','gone','gone@example.com','','2015-01-01 00:00:00','',0,'Gone',0,1),(7,'noaddress','$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0','noaddress','','','2015-01-01 00:00:00','',0,'No Address',0,0),(8,'nopass','','nopass','nopass@example.com','','0000-00-00 00:00:00','',0,'No Password',0,0),(9,'dennis','$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0','dennis','dennis@example.com','','2015-01-01 00:00:00','',0,'',0,0),(10,'unicode','$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0','unicode','unicode@example.com','','2015-01-01 00:00:00','',0,'Łukasz 🧮\\n\n',0,0),(11,'mailed','$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0','mailed','not an address','','2015-01-01 00:00:00','',0,'Mailed',0,0),(12,'twelve','$P$Br387rwferoKN7uwHZqNMu98q3U8RO.','twelve','twelve@example.com','','2015-01-01 00:00:00','',0,'Twelve',0,0);
UNLOCK TABLES;

INSERT INTO `foo_users` (`ID`, `user_login`, `user_pass`, `user_email`) VALUES (13, 'binary', _binary '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy', 0x62696e617279406578616d706c652e636f6d);
INSERT INTO `foo_users` (`ID`, `user_login`, `user_pass`) VALUES (14, 'short');
DELIMITER ;;
/*!50003 CREATE TRIGGER t BEFORE INSERT ON foo_users FOR EACH ROW SET NEW.user_status=0 */;;
DELIMITER ;
-- Dump completed on 2026-01-01  0:00:00

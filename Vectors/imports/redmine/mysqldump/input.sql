-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: app
-- ------------------------------------------------------

/*!40101 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS `email_addresses`;
CREATE TABLE `email_addresses` (
  `id` varchar(255) DEFAULT NULL,
  `user_id` varchar(255) DEFAULT NULL,
  `address` varchar(255) DEFAULT NULL,
  `is_default` varchar(255) DEFAULT NULL,
  `notify` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `email_addresses` WRITE;
INSERT INTO `email_addresses` VALUES (1,1,'admin@example.com',1,1),
(2,4,'ldap@example.com',1,1),
(3,5,'locked@example.com',1,1),
(4,6,'registered@example.com',1,1),
(5,7,'one@example.com',1,1),
(6,8,'unsalted@example.com',1,1),
(90,10,'second@example.com',0,1),
(7,10,'two@example.com',1,1),
(9,11,'change@example.com',1,1),
(10,12,'factors@example.com',1,1),
(11,13,'not an address',1,1),
(12,14,'last@example.com',1,1);
UNLOCK TABLES;

DROP TABLE IF EXISTS `users`;
CREATE TABLE `users` (
  `id` varchar(255) DEFAULT NULL,
  `login` varchar(255) DEFAULT NULL,
  `hashed_password` varchar(255) DEFAULT NULL,
  `firstname` varchar(255) DEFAULT NULL,
  `lastname` varchar(255) DEFAULT NULL,
  `admin` varchar(255) DEFAULT NULL,
  `status` varchar(255) DEFAULT NULL,
  `last_login_on` varchar(255) DEFAULT NULL,
  `language` varchar(255) DEFAULT NULL,
  `auth_source_id` varchar(255) DEFAULT NULL,
  `created_on` varchar(255) DEFAULT NULL,
  `updated_on` varchar(255) DEFAULT NULL,
  `type` varchar(255) DEFAULT NULL,
  `mail_notification` varchar(255) DEFAULT NULL,
  `salt` varchar(255) DEFAULT NULL,
  `must_change_passwd` varchar(255) DEFAULT NULL,
  `passwd_changed_on` varchar(255) DEFAULT NULL,
  `twofa_scheme` varchar(255) DEFAULT NULL,
  `twofa_totp_key` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `users` WRITE;
INSERT INTO `users` VALUES (1,'user1','15e5113c6d2843698350b035eb311001d45ac174','User','1',1,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',0,NULL,NULL,NULL),
(2,'','','','Anonymous',0,0,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','AnonymousUser','all','',0,NULL,NULL,NULL),
(3,'','','User','Developers',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','Group','all','',0,NULL,NULL,NULL),
(4,'user4','','User','4',0,1,'2024-02-02 00:00:00','en',1,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','',0,NULL,NULL,NULL),
(5,'user5','15e5113c6d2843698350b035eb311001d45ac174','User','5',0,3,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',0,NULL,NULL,NULL),
(6,'user6','15e5113c6d2843698350b035eb311001d45ac174','User','6',0,2,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',0,NULL,NULL,NULL),
(7,'user7','1','User','7',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','',0,NULL,NULL,NULL),
(8,'user8','5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8','User','8',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','',0,NULL,NULL,NULL),
(9,'user9','15e5113c6d2843698350b035eb311001d45ac174','User','9',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',0,NULL,NULL,NULL),
(10,'user10','15e5113c6d2843698350b035eb311001d45ac174','User','10',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',0,NULL,NULL,NULL),
(11,'user11','15e5113c6d2843698350b035eb311001d45ac174','User','11',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',1,NULL,NULL,NULL),
(12,'user12','15e5113c6d2843698350b035eb311001d45ac174','User','12',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',0,NULL,'totp','JBSW'),
(13,'user13','15e5113c6d2843698350b035eb311001d45ac174','User','13',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',0,NULL,NULL,NULL),
(14,'user14','15e5113c6d2843698350b035eb311001d45ac174','User','14',0,1,'2024-02-02 00:00:00','en',NULL,'2024-01-01 00:00:00','2024-01-01 00:00:00','User','all','aB3',0,NULL,NULL,NULL);
UNLOCK TABLES;

-- Dump completed on 2025-01-02  3:04:05

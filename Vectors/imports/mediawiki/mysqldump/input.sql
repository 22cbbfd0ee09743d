-- MySQL dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)

/*!40101 SET NAMES utf8mb4 */;

CREATE TABLE `mw_user` (
  `user_id` varchar(255) DEFAULT NULL,
  `user_name` varchar(255) DEFAULT NULL,
  `user_real_name` varchar(255) DEFAULT NULL,
  `user_password` varchar(255) DEFAULT NULL,
  `user_newpassword` varchar(255) DEFAULT NULL,
  `user_newpass_time` varchar(255) DEFAULT NULL,
  `user_email` varchar(255) DEFAULT NULL,
  `user_touched` varchar(255) DEFAULT NULL,
  `user_token` varchar(255) DEFAULT NULL,
  `user_email_authenticated` varchar(255) DEFAULT NULL,
  `user_email_token` varchar(255) DEFAULT NULL,
  `user_email_token_expires` varchar(255) DEFAULT NULL,
  `user_registration` varchar(255) DEFAULT NULL,
  `user_editcount` varchar(255) DEFAULT NULL,
  `user_password_expires` varchar(255) DEFAULT NULL,
  `user_is_temp` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`user_id`),
  UNIQUE KEY `user_name` (`user_name`),
  KEY `user_email` (`user_email`(50))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `mw_user` VALUES (1,'User1','Ada Lovelace',':pbkdf2:sha512:4096:20:c2FsdA==:0Zexsz2wFD4BixLz0dFHnmzevcw=','',NULL,'ada@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(2,'User2','',':A:5f4dcc3b5aa765d61d8327deb882cf99','',NULL,'a@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(3,'User3','',':B:1dd9:bd5642887fdde47d131620c06bb615a8','',NULL,'b@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(4,'User4','',':argon2:$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc','',NULL,'argon@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(5,'User5','',':bcrypt:5$CCCCCCCCCCCCCCCCCCCCC.$E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','',NULL,'bcrypt@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(6,'MediaWiki default','','','',NULL,'','20240202030405','*** INVALID ***\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(7,'User7','',':pbkdf2:sha512:4096:20:c2FsdA==:0Zexsz2wFD4BixLz0dFHnmzevcw=','',NULL,'','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(8,'User8','',':pbkdf2:sha512:4096:20:c2FsdA==:0Zexsz2wFD4BixLz0dFHnmzevcw=','',NULL,'unconfirmed@example.com','20240202030405','0123456789abcdef0123456789abcdef',NULL,NULL,NULL,'20240101000000',1,NULL,0),(9,'User9','','5f4dcc3b5aa765d61d8327deb882cf99','',NULL,'bare@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(10,'User10','','','',NULL,'empty@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(11,'User11','',':pbkdf2:sha512:4096:20:c2FsdA==:0Zexsz2wFD4BixLz0dFHnmzevcw=','',NULL,'not an address','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(12,'User12','',':A:5f4dcc3b5aa765d61d8327deb882cf99',':pbkdf2:sha512:4096:20:c2FsdA==:0Zexsz2wFD4BixLz0dFHnmzevcw=',NULL,'temporary@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0),(13,'User13','',':pbkdf2:sha512:4096:20:c2FsdA==:0Zexsz2wFD4BixLz0dFHnmzevcw=','',NULL,'last@example.com','20240202030405','0123456789abcdef0123456789abcdef','20240102030405',NULL,NULL,'20240101000000',1,NULL,0);

CREATE TABLE `mw_user_groups` (
  `ug_user` varchar(255) DEFAULT NULL,
  `ug_group` varchar(255) DEFAULT NULL,
  `ug_expiry` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`ug_user`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `mw_user_groups` VALUES (1,'sysop',NULL);

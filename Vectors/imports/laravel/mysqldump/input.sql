-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: app
-- ------------------------------------------------------

/*!40101 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS `password_reset_tokens`;
CREATE TABLE `password_reset_tokens` (
  `email` varchar(255) DEFAULT NULL,
  `token` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `password_reset_tokens` WRITE;
INSERT INTO `password_reset_tokens` VALUES ('ada@example.com','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW');
UNLOCK TABLES;

DROP TABLE IF EXISTS `users`;
CREATE TABLE `users` (
  `id` varchar(255) DEFAULT NULL,
  `name` varchar(255) DEFAULT NULL,
  `email` varchar(255) DEFAULT NULL,
  `email_verified_at` varchar(255) DEFAULT NULL,
  `password` varchar(255) DEFAULT NULL,
  `remember_token` varchar(255) DEFAULT NULL,
  `created_at` varchar(255) DEFAULT NULL,
  `updated_at` varchar(255) DEFAULT NULL,
  `two_factor_secret` varchar(255) DEFAULT NULL,
  `deleted_at` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `users` WRITE;
INSERT INTO `users` VALUES (1,'Ada O\'Neill','ada@example.com','2024-01-02 03:04:05','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(2,'User 2','argon@example.com',NULL,'$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(3,'User 3','empty@example.com','2024-01-02 03:04:05','','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(4,'User 4','null@example.com','2024-01-02 03:04:05',NULL,'xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(5,'User 5','gone@example.com','2024-01-02 03:04:05','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,'2024-05-05 00:00:00'),
(6,'User 6','factors@example.com','2024-01-02 03:04:05','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00','eyJpdiI6In0=',NULL),
(7,'User 7','old@example.com','2024-01-02 03:04:05','$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(8,'User 8','not an address','2024-01-02 03:04:05','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(9,'User 9','plain@example.com','2024-01-02 03:04:05','secret123','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(10,'Zoë Müller','unicode@example.com','2024-01-02 03:04:05','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(11,'User 11','zero@example.com','0000-00-00 00:00:00','$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL),
(12,'User 12','last@example.com','2024-01-02 03:04:05','$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK','xxxxxxxxxx','2024-01-01 00:00:00','2024-01-01 00:00:00',NULL,NULL);
UNLOCK TABLES;

-- Dump completed on 2025-01-02  3:04:05

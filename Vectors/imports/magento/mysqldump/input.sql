-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: app
-- ------------------------------------------------------

/*!40101 SET NAMES utf8mb4 */;

DROP TABLE IF EXISTS `customer_entity`;
CREATE TABLE `customer_entity` (
  `entity_id` varchar(255) DEFAULT NULL,
  `website_id` varchar(255) DEFAULT NULL,
  `email` varchar(255) DEFAULT NULL,
  `group_id` varchar(255) DEFAULT NULL,
  `increment_id` varchar(255) DEFAULT NULL,
  `store_id` varchar(255) DEFAULT NULL,
  `created_at` varchar(255) DEFAULT NULL,
  `updated_at` varchar(255) DEFAULT NULL,
  `is_active` varchar(255) DEFAULT NULL,
  `disable_auto_group_change` varchar(255) DEFAULT NULL,
  `created_in` varchar(255) DEFAULT NULL,
  `prefix` varchar(255) DEFAULT NULL,
  `firstname` varchar(255) DEFAULT NULL,
  `middlename` varchar(255) DEFAULT NULL,
  `lastname` varchar(255) DEFAULT NULL,
  `suffix` varchar(255) DEFAULT NULL,
  `dob` varchar(255) DEFAULT NULL,
  `password_hash` varchar(255) DEFAULT NULL,
  `rp_token` varchar(255) DEFAULT NULL,
  `rp_token_created_at` varchar(255) DEFAULT NULL,
  `default_billing` varchar(255) DEFAULT NULL,
  `default_shipping` varchar(255) DEFAULT NULL,
  `taxvat` varchar(255) DEFAULT NULL,
  `confirmation` varchar(255) DEFAULT NULL,
  `gender` varchar(255) DEFAULT NULL,
  `failures_num` varchar(255) DEFAULT NULL,
  `first_failure` varchar(255) DEFAULT NULL,
  `lock_expires` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`entity_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

LOCK TABLES `customer_entity` WRITE;
INSERT INTO `customer_entity` VALUES (1,1,'ada@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'1',NULL,NULL,'018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M:3_32_1_8192',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(2,1,'sha@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'2',NULL,'1990-01-01','993f64b825f53768a2b0ebcefb7411229eee8b4dbc7eea949a1bfa0466c1c9e4:aB3:1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(3,1,'md5@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'3',NULL,NULL,'b4b39df824ece9ce546118908f714111:aB3:0',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(4,1,'chain@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'4',NULL,NULL,'018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:aB3:1:2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(5,1,'inactive@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',0,0,'Default Store View',NULL,'User',NULL,'5',NULL,NULL,'018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M:3_32_1_8192',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(6,1,'null@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'6',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(7,1,'token@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'7',NULL,NULL,'018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M:3_32_1_8192','0:3:abcdef','2024-01-01 00:00:00',NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(8,1,'locked@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'8',NULL,NULL,'018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M:3_32_1_8192',NULL,NULL,NULL,NULL,NULL,NULL,NULL,10,NULL,'2024-01-01 00:10:00'),
(9,1,'not an address',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'9',NULL,NULL,'018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M:3_32_1_8192',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(10,1,'o\'neill@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'O\'Neill',NULL,NULL,'018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M:3_32_1_8192',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL),
(11,1,'unconfirmed@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'11',NULL,NULL,'018ddf1c381e1f4a36a031d6aeb78b3e2b078e1aa39ef0ae3249d9cc36f2e822:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M:3_32_1_8192',NULL,NULL,NULL,NULL,NULL,'abc',NULL,0,NULL,NULL),
(12,1,'argon13@example.com',1,NULL,1,'2024-01-01 00:00:00','2024-01-01 00:00:00',1,0,'Default Store View',NULL,'User',NULL,'12',NULL,NULL,'92a713dd578c6423f095c28fad6b3ab601f1e738720c53907f4aeb025ec9cf20:nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M:3_32_2_67108864',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL);
UNLOCK TABLES;

-- Dump completed on 2025-01-02  3:04:05

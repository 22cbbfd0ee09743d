--
-- PostgreSQL database dump
--

SET client_encoding = 'UTF8';

COPY public.ar_internal_metadata (key, value) FROM stdin;
environment	production
\.

COPY public.schema_migrations (version) FROM stdin;
20240101000000
\.

COPY public.users (id, email, encrypted_password, reset_password_token, reset_password_sent_at, remember_created_at, sign_in_count, current_sign_in_at, last_sign_in_at, current_sign_in_ip, last_sign_in_ip, confirmation_token, confirmed_at, confirmation_sent_at, unconfirmed_email, failed_attempts, unlock_token, locked_at, provider, uid, admin, created_at, updated_at, first_name, last_name, deleted_at) FROM stdin;
1	ada@example.com	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	\N	\N	0	2024-03-03 00:00:00	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	\N	\N	t	2024-01-01 00:00:00	2024-01-01 00:00:00	User	1	\N
2	unconfirmed@example.com	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	\N	\N	\N	0	\N	\N	\N	\N	tok	\N	\N	\N	0	\N	\N	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	2	\N
3	empty@example.com		\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	3	\N
4	google@example.com		\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	google_oauth2	1001	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	4	\N
5	both@example.com	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	github	7	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	5	\N
6	locked@example.com	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	20	t	2024-05-05 00:00:00	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	6	\N
7	gone@example.com	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	7	2024-05-05 00:00:00
8	change@example.com	$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK	\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	new@example.com	0	\N	\N	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	8	\N
9	not an address	$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK	\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	9	\N
10	noname@example.com	$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK	\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	\N	\N	\N
11	reset@example.com	$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK	0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	11	\N
12	last@example.com	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	\N	\N	0	\N	\N	\N	\N	\N	2024-01-02 03:04:05.678901	\N	\N	0	\N	\N	\N	\N	f	2024-01-01 00:00:00	2024-01-01 00:00:00	User	12	\N
\.


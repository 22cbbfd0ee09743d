--
-- PostgreSQL database dump
--

-- Dumped from database version 16.3
SET statement_timeout = 0;

COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	auth	0001_initial	2024-01-01 00:00:00+00
\.


COPY public.users_userconfig (id, user_id, data) FROM stdin;
1	1	{"theme": "dark"}
\.

COPY public.users_user (id, password, last_login, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined) FROM stdin;
1	pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	2025-01-01 00:00:00+00	t	ada	Ada	Lovelace	ada@example.com	t	t	2024-01-02 03:04:05.678+00
2	bcrypt$$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	f	grace			grace@example.com	f	t	2024-01-02 03:04:05.678+00
3	scrypt$16384$5wXoZkP7yDZ3iYcTq8dB2f$8$5$TqNuU3JOQ4yQgxyHUHhmMUFNUHGJe0MTLTNO0WxE79hlnpxJjrMLPusGIaI+2e/eRXl/EE07zUjTV7YTuroKEA==	\N	f	alan			alan@example.com	f	t	2024-01-02 03:04:05.678+00
4	argon2$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc	\N	f	barbara			barbara@example.com	f	t	2024-01-02 03:04:05.678+00
5	bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuuIvyWZlBcE3WoQXKqRnwrLYJ6nenE0Bq	\N	f	edsger			edsger@example.com	f	t	2024-01-02 03:04:05.678+00
6	!aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd	\N	f	unusable			unusable@example.com	f	t	2024-01-02 03:04:05.678+00
7		\N	f	empty			empty@example.com	f	t	2024-01-02 03:04:05.678+00
8	pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	f	inactive			inactive@example.com	f	f	2024-01-02 03:04:05.678+00
9	pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	f	noaddress				f	t	2024-01-02 03:04:05.678+00
10	900150983cd24fb0d6963f7d28e17f72	\N	f	md5			md5@example.com	f	t	2024-01-02 03:04:05.678+00
11	md5$$900150983cd24fb0d6963f7d28e17f72	\N	f	permitted			permitted@example.com	f	t	2024-01-02 03:04:05.678+00
12	pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	f	mailed			not an address	f	t	2024-01-02 03:04:05.678+00
13	sha1$$a9993e364706816aba3e25717850c26c9cd0d89d	\N	f	thirteen			thirteen@example.com	f	t	2024-01-02 03:04:05.678+00
\.

COPY public.social_auth_usersocialauth (id, provider, uid, user_id) FROM stdin;
1	github	583231	1
\.

-- PostgreSQL database dump complete

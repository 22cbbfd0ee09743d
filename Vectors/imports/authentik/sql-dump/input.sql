--
-- PostgreSQL database dump
--

-- Dumped from database version 16.4

SET standard_conforming_strings = on;

CREATE TABLE public.authentik_core_user (
    id integer NOT NULL
);

COPY public.authentik_core_group (group_uuid, name, is_superuser, attributes, parent_id) FROM stdin;
0b6b1f3e-0000-4000-8000-000000000001	authentik Admins	t	{}	\N
\.

COPY public.authentik_core_user (password, last_login, username, first_name, last_name, email, is_active, date_joined, id, uuid, name, attributes, path, password_change_date, type) FROM stdin;
pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	2025-01-01T00:00:00Z	akadmin			ada@example.com	t	2024-01-02T03:04:05.678Z	1	6f1c2a3b-0000-4000-8000-000000000001	authentik Default Admin	{}	users	2024-03-02T03:04:05.678Z	internal
pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	user2			user2@example.com	t	2024-01-02T03:04:05.678Z	2	6f1c2a3b-0000-4000-8000-000000000002	User 2	{"phone": "+12125550100", "settings": {"locale": "de"}}	users	2024-03-02T03:04:05.678Z	external
!Yb7bXhQ2ZrYb7bXhQ2ZrYb7bXhQ2ZrYb7bXhQ2Zr	\N	user3			user3@example.com	t	2024-01-02T03:04:05.678Z	3	6f1c2a3b-0000-4000-8000-000000000003	User 3	{}	users	2024-03-02T03:04:05.678Z	internal
pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	user4			user4@example.com	f	2024-01-02T03:04:05.678Z	4	6f1c2a3b-0000-4000-8000-000000000004	User 4	{}	users	2024-03-02T03:04:05.678Z	internal
pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	user5				t	2024-01-02T03:04:05.678Z	5	6f1c2a3b-0000-4000-8000-000000000005	User 5	{}	users	2024-03-02T03:04:05.678Z	internal
pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	ak-outpost-1				t	2024-01-02T03:04:05.678Z	6	6f1c2a3b-0000-4000-8000-000000000006	Outpost 1 Service-Account	{}	goauthentik.io/outposts/1	2024-03-02T03:04:05.678Z	internal_service_account
!	\N	user7				t	2024-01-02T03:04:05.678Z	7	6f1c2a3b-0000-4000-8000-000000000007	backup	{}	goauthentik.io/service-accounts	2024-03-02T03:04:05.678Z	service_account
	\N	user8			user8@example.com	t	2024-01-02T03:04:05.678Z	8	6f1c2a3b-0000-4000-8000-000000000008	User 8	{}	users	2024-03-02T03:04:05.678Z	internal
bcrypt$$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	\N	user9			bcrypt@example.com	t	2024-01-02T03:04:05.678Z	9	6f1c2a3b-0000-4000-8000-000000000009	User 9	{}	users	2024-03-02T03:04:05.678Z	internal
pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	user10			no address	t	2024-01-02T03:04:05.678Z	10	6f1c2a3b-0000-4000-8000-000000000010	User 10	{}	users	2024-03-02T03:04:05.678Z	internal
pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	user11			UPPER@Example.COM	t	2024-01-02T03:04:05.678Z	11	6f1c2a3b-0000-4000-8000-000000000011	User 11	{}	users	\N	internal
pbkdf2_sha256$1000$3NTqPzVkYHcVMVkzqAGDLG$6wZbSKs8L7EO6nxCoGKxV9AE+OyS+kG0X8upE7cGlrM=	\N	user12			noname@example.com	t	2024-01-02T03:04:05.678Z	12	6f1c2a3b-0000-4000-8000-000000000012		{}	users	2024-03-02T03:04:05.678Z	internal
argon2$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc	\N	user13			argon@example.com	t	2024-01-02T03:04:05.678Z	13	6f1c2a3b-0000-4000-8000-000000000013	User 13	{}	users	2024-03-02T03:04:05.678Z	internal
\.

COPY public.authentik_core_user_ak_groups (id, user_id, group_id) FROM stdin;
1	1	0b6b1f3e-0000-4000-8000-000000000001
\.

COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	authentik_core	0001_initial	2024-01-01 00:00:00+00
\.

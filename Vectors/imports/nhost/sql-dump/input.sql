--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET client_encoding = 'UTF8';

--
-- Data for Name: providers; Type: TABLE DATA; Schema: auth; Owner: nhost_auth_admin
--

COPY auth.providers (id) FROM stdin;
google
github
\.

--
-- Data for Name: user_providers; Type: TABLE DATA; Schema: auth; Owner: nhost_auth_admin
--

COPY auth.user_providers (id, created_at, updated_at, user_id, access_token, refresh_token, provider_id, provider_user_id) FROM stdin;
d0000000-0000-4000-8000-000000000001	2025-09-05 13:50:42+00	2025-09-05 13:50:42+00	c0000000-0000-4000-8000-000000000003	unset	\N	google	1001
d0000000-0000-4000-8000-000000000002	2025-09-05 13:50:42+00	2025-09-05 13:50:42+00	c0000000-0000-4000-8000-000000000009	unset	\N	github	77
\.

--
-- Data for Name: user_roles; Type: TABLE DATA; Schema: auth; Owner: nhost_auth_admin
--

COPY auth.user_roles (id, created_at, user_id, role) FROM stdin;
17850801-8436-4396-8639-3e1c29ebce30	2025-09-05 13:50:42+00	c0000000-0000-4000-8000-000000000001	user
32914d34-7225-400b-a675-05f7e55f8353	2025-09-05 13:50:42+00	c0000000-0000-4000-8000-000000000001	me
e5eb9934-8235-4e6a-99b7-715491515b6f	2025-09-05 13:50:42+00	c0000000-0000-4000-8000-000000000010	user
d499d3a3-6c32-4200-9207-4842171b6d35	2025-09-05 13:50:42+00	c0000000-0000-4000-8000-000000000010	manager
\.

--
-- Data for Name: users; Type: TABLE DATA; Schema: auth; Owner: nhost_auth_admin
--

COPY auth.users (id, created_at, updated_at, last_seen, disabled, display_name, avatar_url, locale, email, phone_number, password_hash, email_verified, phone_number_verified, new_email, otp_method_last_used, otp_hash, otp_hash_expires_at, default_role, is_anonymous, totp_secret, active_mfa_type, ticket, ticket_expires_at, metadata, webauthn_current_challenge) FROM stdin;
c0000000-0000-4000-8000-000000000001	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	2025-09-06 15:39:57.4547+00	f	Ada Lovelace	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	ada@example.com	\N	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	t	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	{"theme": "dark", "level": 3}	\N
c0000000-0000-4000-8000-000000000002	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	grace@example.com	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	grace@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	f	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000003	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	By Google	https://lh3.example.com/photo.png	en	google@example.com	\N	\N	t	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000004	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	By Phone	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	\N	+4915112345678	\N	f	t	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000005	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	t	Disabled	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	disabled@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	t	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000006	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	Guest	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	\N	\N	\N	f	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	t	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000007	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	Two Factors	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	totp@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	t	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	JBSWY3DPEHPK3PXP	totp	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000008	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	Changes	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	change@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK	t	f	other@example.com	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	emailConfirmChange:x	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000009	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	Both	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	both@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK	t	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000010	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	Manager	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	manager@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	t	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000011	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	Wrong	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	not an address	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	t	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000012	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	Phone and Mail	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	phoneandmail@example.com	+12125550100	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	t	f	\N	\N	\N	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
c0000000-0000-4000-8000-000000000013	2025-09-05 13:50:42.351309+00	2025-09-06 15:39:57.4547+00	\N	f	By Code	https://www.gravatar.com/avatar/dae916a6316c3421fd42193bc8a06332?d=blank&r=g	en	otp@example.com	\N	\N	t	f	\N	sms	0f4e1f	2025-09-05 13:50:42.351309+00	user	f	\N	\N	verifyEmail:c0b71199-b916-4a38-970d-12c49442445e	2025-10-05 13:50:42.350477+00	null	\N
\.

--
-- PostgreSQL database dump complete
--

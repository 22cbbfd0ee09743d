--
-- PostgreSQL database dump
--

SET client_encoding = 'UTF8';

COPY public.users (tenant_id, id, username, primary_email, primary_phone, password_encrypted, password_encryption_method, name, avatar, profile, application_id, identities, custom_data, logto_config, mfa_verifications, is_suspended, last_sign_in_at, created_at, updated_at) FROM stdin;
default	lg0000000001	\N	ada@example.com	\N	$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc	Argon2id	Ada Lovelace	\N	{}	\N	{}	{"theme": "dark"}	{}	[]	f	2025-02-02 03:04:05.678+00	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000002	\N	bcrypt@example.com	\N	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	Bcrypt	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000003	\N	md5@example.com	\N	5f4dcc3b5aa765d61d8327deb882cf99	MD5	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000004	\N	sha1@example.com	\N	5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8	SHA1	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000005	\N	sha256@example.com	\N	5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8	SHA256	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000006	\N	legacy@example.com	\N	["sha256",["salt123","@"],"d833bc9900084e742ac71366b0f4f987beb70e8cd8b21a9baf999acc5079437f"]	Legacy	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000007	\N	firebase@example.com	\N	["firebase-scrypt",["42xEC+ixf3L2lw==","jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==","Bw==","8","14","@"],"lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ=="]	Legacy	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000008	\N	pbkdf2@example.com	\N	["pbkdf2",["salt","1000","20","sha512","@"],"00"]	Legacy	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000009	\N	google@example.com	\N	\N	\N	\N	\N	{}	\N	{"google": {"userId": "1001", "details": {"email": "google@example.com"}}}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000010	\N	\N	12125550100	\N	\N	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000011	nomail	\N	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	Bcrypt	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000012	\N	suspended@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	Bcrypt	\N	\N	{}	\N	{}	{}	{}	[]	t	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000013	\N	factors@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW	Bcrypt	\N	\N	{}	\N	{}	{}	{}	[{"type": "Totp", "key": "JBSWY3DPEHPK3PXP", "id": "a"}, {"type": "BackupCode", "codes": [{"code": "a1"}, {"code": "b2", "usedAt": "2025-01-01"}]}, {"type": "WebAuthn", "id": "c"}]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000014	\N	other@example.com	\N	x	Rot13	\N	\N	{}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
default	lg0000000015	\N	profile@example.com	\N	$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK	Bcrypt	\N	\N	{"givenName": "Grace", "familyName": "Hopper", "locale": "en"}	\N	{}	{}	{}	[]	f	\N	2025-01-02 03:04:05.678+00	2025-01-02 03:04:05.678+00
\.

--
-- PostgreSQL database dump complete
--

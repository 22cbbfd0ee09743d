--
-- PostgreSQL database dump
--

\restrict kT3h

-- Dumped from database version 15.8
-- Dumped by pg_dump version 15.8

SET statement_timeout = 0;
SET standard_conforming_strings = on;

CREATE SCHEMA auth;

CREATE FUNCTION auth.uid() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
  select nullif(current_setting('request.jwt.claim.sub', true), '')::uuid;
  INSERT INTO auth.users VALUES (1);
$$;

CREATE TABLE auth.users (
    instance_id uuid,
    id uuid NOT NULL,
    email character varying(255),
    confirmed_at timestamp with time zone GENERATED ALWAYS AS (LEAST(email_confirmed_at, phone_confirmed_at)) STORED,
    CONSTRAINT users_email_change_confirm_status_check CHECK (((email_change_confirm_status >= 0) AND (email_change_confirm_status <= 2)))
);

COPY auth.audit_log_entries (instance_id, id, payload, created_at, ip_address) FROM stdin;
00000000-0000-0000-0000-000000000000	c1	{"action":"login"}	2024-01-01 00:00:00+00	
\.

COPY auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at, id) FROM stdin;
1071234	b0000000-0000-4000-8000-000000000004	{"sub": "1071234"}	google	\N	\N	\N	a0000000-0000-4000-8000-000000000001
b0000000-0000-4000-8000-000000000001	b0000000-0000-4000-8000-000000000001	{"sub": "b0000000-0000-4000-8000-000000000001"}	email	\N	\N	\N	a0000000-0000-4000-8000-000000000002
\.

COPY auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, invited_at, confirmation_token, confirmation_sent_at, recovery_token, recovery_sent_at, email_change_token_new, email_change, email_change_sent_at, last_sign_in_at, raw_app_meta_data, raw_user_meta_data, is_super_admin, created_at, updated_at, phone, phone_confirmed_at, phone_change, phone_change_token, phone_change_sent_at, email_change_token_current, email_change_confirm_status, banned_until, reauthentication_token, reauthentication_sent_at, is_sso_user, deleted_at, is_anonymous) FROM stdin;
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000001	authenticated	authenticated	ada@example.com	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	2024-01-02 03:04:05.678901+00	\N		\N		\N			\N	2025-01-01 00:00:00+00	{"provider": "email", "providers": ["email"]}	{"full_name": "Ada \\"L\\" Lovelace", "note": "tab\\there"}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	14155550101	2024-01-02 03:04:05+00			\N		0	\N		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000002	authenticated	authenticated	grace@example.com	$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc	2024-01-02 03:04:05+00	\N		\N		\N			\N	\N	{"provider": "email", "providers": ["email"]}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000003	authenticated	authenticated	alan@example.com	$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=ou9tdYTGyYm8kuR6Dt0Bp0kDuAYoXrK16mbZO4yGwAn3oLspjnN0/c41v8xZnO1n14J3MjKj1b2g6AUCAlFwMw==$C0sHCg9ek77hsg==$zKVTMvnWVw5BBOZNUdnsalx4c4c7y/w7IS5p6Ut2+CfEFFlz37J9huyQfov4iizN8dbjvEJlM5tQaJP84+hfTw==	2024-01-02 03:04:05+00	\N		\N		\N			\N	\N	{"provider": "email", "providers": ["email"]}	{"name": "Alan"}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000004	authenticated	authenticated	barbara@example.com		2024-01-02 03:04:05+00	\N		\N		\N			\N	\N	{"provider": "google", "providers": ["google"], "plan": "pro"}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000005	authenticated	authenticated	edsger@example.com	\N	\N	\N		\N		\N			\N	\N	{"provider": "sso:1", "providers": ["sso:1"]}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	t	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000006	authenticated	authenticated	banned@example.com	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	\N		\N		\N			\N	\N	{"provider": "email", "providers": ["email"]}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	2999-01-01 00:00:00+00		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000007	authenticated	authenticated	wasbanned@example.com	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	\N		\N		\N			\N	\N	{"provider": "email", "providers": ["email"]}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	2020-01-01 00:00:00+00		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000008	authenticated	authenticated	gone@example.com	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	\N		\N		\N			\N	\N	{"provider": "email", "providers": ["email"]}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	f	2024-06-01 00:00:00+00	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000009	authenticated	authenticated	\N		\N	\N		\N		\N			\N	\N	{"provider": "phone", "providers": ["phone"]}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	4915112345678	2024-01-02 03:04:05+00			\N		0	\N		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000010	authenticated	authenticated	\N		\N	\N		\N		\N			\N	\N	{}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	f	\N	t
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000011	authenticated	authenticated	admin@example.com	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	\N		\N		\N			\N	\N	{"provider": "email", "providers": ["email"]}	{}	t	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000012	authenticated	authenticated	not an address	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	\N		\N		\N			\N	\N	{"provider": "email", "providers": ["email"]}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	f	\N	f
00000000-0000-0000-0000-000000000000	b0000000-0000-4000-8000-000000000013	authenticated	authenticated	both@example.com	$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy	\N	\N		\N		\N			\N	\N	{"provider": "email", "providers": ["email", "github"]}	{}	\N	2024-01-01 00:00:00.123456+00	2024-02-01 00:00:00+00	\N	\N			\N		0	\N		\N	f	\N	f
short	row
\.

COPY public.users (id, encrypted_password, email) FROM stdin;
1	not-a-user	public@example.com
\.

-- a seed below the dump
INSERT INTO "auth"."users" ("id", "email", "encrypted_password") VALUES ('b0000000-0000-4000-8000-000000000014', 'it''s@example.com', crypt('x', gen_salt('bf'))), ('b0000000-0000-4000-8000-000000000015', 'cast@example.com', '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'::text) ON CONFLICT DO NOTHING;
insert into auth.users (id, email, encrypted_password, email_confirmed_at) values ('b0000000-0000-4000-8000-000000000016', 'e@example.com', NULL, timezone('utc'::text, now()));
\unrestrict kT3h

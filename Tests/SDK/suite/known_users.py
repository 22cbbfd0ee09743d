"""The seven users that the reference's own tests import (Users API, known-answer values)."""

import hashlib

import sdk

PASSWORD = "appwrite"
USERS = {
    "md5": ("create_md5_user", "144fa7eaa4904e8ee120651997f70dcc", {}),
    "bcrypt": ("create_bcrypt_user", "$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq", {}),
    "argon2": (
        "create_argon2_user",
        "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI",
        {},
    ),
    "sha": (
        "create_sha_user",
        "4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6"
        "bf6ba04e21f11ae138785d0bff63c416e6f87badbffad37f6dee50094cc38c70",
        {"password_version": "sha512"},
    ),
    "scrypt": (
        "create_scrypt_user",
        "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63"
        "b5d269c31fd697246085111a428245e24a4ddc6b64c687bc60a8910dbafc1d5b",
        {
            "password_salt": "appwrite",
            "password_cpu": 16384,
            "password_memory": 13,
            "password_parallel": 2,
            "password_length": 64,
        },
    ),
    "phpass": ("create_ph_pass_user", "$P$Br387rwferoKN7uwHZqNMu98q3U8RO.", {}),
    "scryptMod": (
        "create_scrypt_modified_user",
        "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==",
        {
            "password_salt": "UxLMreBr6tYyjQ==",
            "password_salt_separator": "Bw==",
            "password_signer_key":
                "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==",
        },
    ),
}


class KnownUsers(sdk.Case):
    def carries(self, kind):
        method, stored, options = USERS[kind]
        name = sdk.unique(kind)
        email = f"{name}@example.com"
        user = getattr(sdk.users(), method)(user_id=name, email=email, password=stored, name=f"Known {kind}", **options)
        self.assertEqual((user["hash"], user["password"]), (kind, stored))
        self.assertIn("type", user["hashOptions"])
        self.refused(
            401, "user_invalid_credentials",
            lambda: sdk.account().create_email_password_session(email, PASSWORD + "x"))
        for _ in range(2):
            session = sdk.account().create_email_password_session(email, PASSWORD)
            self.assertEqual((session["userId"], session["provider"]), (name, "email"))
            after = sdk.users().get(name)
            self.assertEqual(after["hash"], "argon2")
            self.assertTrue(after["password"].startswith("$argon2"))
            # Renewing is no change of the password.
            self.assertEqual(after["passwordUpdate"], user["passwordUpdate"])

    def test_a_short_password_of_old_logs_in(self):
        name = sdk.unique("short")
        digest = hashlib.md5(b"abc123").hexdigest()
        sdk.users().create_md5_user(name, f"{name}@example.com", digest)
        session = sdk.account().create_email_password_session(f"{name}@example.com", "abc123")
        self.assertEqual(session["userId"], name)


for _kind in USERS:
    setattr(KnownUsers, f"test_{_kind}_is_carried_and_renewed", lambda self, kind=_kind: self.carries(kind))

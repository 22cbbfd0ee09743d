"""What the Users service does when all is well."""

import base64
import json
import time
import unittest

from appwrite.query import Query

import sdk
from sdk import new_user, unique

FRESH = "$argon2id$v=19$m=65536,t=4,p=3$"


class Creating(sdk.Case):
    def test_create_with_everything(self):
        name = unique("full")
        user = sdk.users().create(name, f"{name}.Mixed@Example.COM", "+14155550101", sdk.PASSWORD, "Zoë Ω")
        self.assertEqual((user["$id"], user["email"]), (name, f"{name}.mixed@example.com"))
        self.assertEqual((user["phone"], user["name"], user["status"]), ("+14155550101", "Zoë Ω", True))
        self.assertEqual((user["labels"], user["prefs"], user["emailVerification"]), ([], {}, False))
        self.assertEqual((user["hash"], user["hashOptions"]["type"]), ("argon2", "argon2"))
        self.assertTrue(user["password"].startswith(FRESH))
        self.assertNotEqual(user["passwordUpdate"], "")
        targets = {(target["providerType"], target["identifier"]) for target in user["targets"]}
        self.assertEqual(targets, {("email", user["email"]), ("sms", user["phone"])})
        self.assertEqual(sdk.users().get(name), user)

    def test_create_with_an_id_only(self):
        user = sdk.users().create(unique("bare"))
        self.assertEqual((user["email"], user["phone"], user["name"]), ("", "", ""))
        self.assertEqual((user["password"], user["passwordUpdate"], user["targets"]), (None, "", []))

    def test_the_server_makes_ids(self):
        self.assertRegex(sdk.users().create("unique()")["$id"], "^[0-9a-f]{20}$")

    def test_delete_frees_id_and_addresses(self):
        user = new_user(phone="+14155550102")
        sdk.users().delete(user["$id"])
        self.refused(404, "user_not_found", lambda: sdk.users().get(user["$id"]))
        again = sdk.users().create(user["$id"], user["email"], user["phone"])
        self.assertEqual(again["$id"], user["$id"])


class Updating(sdk.Case):
    #: The method, its value, and the member that shows it.
    UPDATES = [
        ("update_status", False, "status"),
        ("update_name", "Another Name", "name"),
        ("update_name", "", "name"),
        ("update_labels", ["vip", "Beta2"], "labels"),
        ("update_labels", [], "labels"),
        ("update_phone", "+14155550103", "phone"),
        ("update_email_verification", True, "emailVerification"),
        ("update_phone_verification", True, "phoneVerification"),
        ("update_mfa", True, "mfa"),
        ("update_phone", "", "phone"),
        ("update_impersonator", True, "impersonator"),
    ]

    def test_each_update_shows(self):
        user = new_user()
        for method, value, member in self.UPDATES:
            if not sdk.offers(method):
                continue
            with self.subTest(method=method, value=value):
                self.assertEqual(getattr(sdk.users(), method)(user["$id"], value)[member], value)
                self.assertEqual(sdk.users().get(user["$id"])[member], value)

    def test_labels_are_kept_once_in_order(self):
        user = new_user()
        self.assertEqual(sdk.users().update_labels(user["$id"], ["b", "a", "b"])["labels"], ["b", "a"])

    def test_a_new_address_is_unverified_and_moves_its_target(self):
        user = new_user()
        sdk.users().update_email_verification(user["$id"], True)
        after = sdk.users().update_email(user["$id"], f"{user['$id']}.New@example.com")
        self.assertEqual((after["email"], after["emailVerification"]), (f"{user['$id']}.new@example.com", False))
        self.assertEqual([target["identifier"] for target in after["targets"]], [after["email"]])
        self.assertEqual(after["targets"][0]["$id"], user["targets"][0]["$id"])

    def test_a_new_password_ends_sessions(self):
        user = new_user()
        session = sdk.signed_in(user)
        after = sdk.users().update_password(user["$id"], "another horse 43")
        self.assertTrue(after["password"].startswith(FRESH))
        self.assertNotEqual(after["password"], user["password"])
        self.assertEqual(sdk.users().list_sessions(user["$id"])["total"], 0)
        self.refused(401, "general_unauthorized_scope", sdk.account(session=session["secret"]).get)
        self.refused(401, "user_invalid_credentials", lambda: sdk.signed_in(user))
        self.assertEqual(sdk.signed_in(user, "another horse 43")["userId"], user["$id"])

    def test_an_empty_password_removes_it(self):
        user = new_user()
        sdk.users().update_password(user["$id"], "")
        self.refused(401, "user_invalid_credentials", lambda: sdk.signed_in(user))

    def test_preferences_are_replaced_whole(self):
        user = new_user()
        self.assertEqual(sdk.users().get_prefs(user["$id"]), {})
        for prefs in [{"theme": "dark", "n": 1, "deep": {"list": [1, None, "é😀"]}, "$id": "x"}, {"only": True}, {}]:
            self.assertEqual(sdk.users().update_prefs(user["$id"], prefs), prefs)
            self.assertEqual(sdk.users().get_prefs(user["$id"]), prefs)
            self.assertEqual(sdk.users().get(user["$id"])["prefs"], prefs)


class Sessions(sdk.Case):
    def test_sessions_of_a_server(self):
        user = new_user(password=None)
        session = sdk.users().create_session(user["$id"])
        self.assertEqual((session["provider"], session["factors"]), ("server", ["server"]))
        self.assertEqual((session["countryCode"], session["countryName"]), ("--", "Unknown"))
        self.assertEqual((session["clientType"], session["clientName"]), ("library", "AppwritePythonSDK"))
        secret = json.loads(base64.b64decode(session["secret"]))
        self.assertEqual(secret["id"], user["$id"])
        self.assertRegex(secret["secret"], "^[0-9a-f]{256}$")
        self.assertEqual(sdk.account(session=session["secret"]).get()["$id"], user["$id"])
        sdk.users().create_session(user["$id"])
        listed = sdk.users().list_sessions(user["$id"])
        self.assertEqual((listed["total"], [item["current"] for item in listed["sessions"]]), (2, [False, False]))
        sdk.users().delete_session(user["$id"], session["$id"])
        self.refused(401, "general_unauthorized_scope", sdk.account(session=session["secret"]).get)
        self.assertEqual(sdk.users().list_sessions(user["$id"])["total"], 1)
        sdk.users().delete_sessions(user["$id"])
        self.assertEqual(sdk.users().list_sessions(user["$id"])["total"], 0)

    def test_tokens_are_for_one_sign_in(self):
        user = new_user()
        self.assertRegex(sdk.users().create_token(user["$id"])["secret"], "^[0-9a-f]{6}$")
        token = sdk.users().create_token(user["$id"], 128, 60)
        self.assertRegex(token["secret"], "^[0-9a-f]{128}$")
        session = sdk.account(key=sdk.server.key).create_session(user["$id"], token["secret"])
        self.assertEqual((session["provider"], session["factors"]), ("token", ["token"]))
        self.assertEqual(sdk.account(session=session["secret"]).get()["$id"], user["$id"])

    @unittest.skipUnless(sdk.offers("create_jwt"), "not in this SDK")
    def test_web_tokens_of_a_server(self):
        user = new_user()
        session = sdk.users().create_session(user["$id"])
        for options in [{}, {"session_id": session["$id"]}, {"duration": 60}]:
            jwt = sdk.users().create_jwt(user["$id"], **options)["jwt"]
            self.assertEqual(sdk.account(jwt=jwt).get()["$id"], user["$id"])
        sdk.users().delete_sessions(user["$id"])
        self.refused(401, "general_unauthorized_scope", sdk.account(jwt=jwt).get)

    @unittest.skipUnless(sdk.offers("list_logs"), "not in this SDK")
    def test_logs_tell_what_was_done(self):
        user = new_user()
        sdk.users().update_name(user["$id"], "Logged")
        sdk.users().create_session(user["$id"])
        logs = sdk.users().list_logs(user["$id"])
        events = [log["event"] for log in logs["logs"]]
        self.assertEqual(logs["total"], len(events))
        self.assertLessEqual({"user.create", "user.update", "session.create"}, set(events))
        self.assertEqual({log["userId"] for log in logs["logs"]}, {user["$id"]})
        page = sdk.users().list_logs(user["$id"], [Query.limit(1), Query.offset(1)])
        self.assertEqual([log["event"] for log in page["logs"]], events[1:2])


class Targets(sdk.Case):
    def test_targets(self):
        user = new_user()
        provider = sdk.insert("providers", name="A mailer", type="email")
        address = f"{user['$id']}.second@example.com"
        target = sdk.users().create_target(user["$id"], unique("target"), "email", address, provider, "Second")
        self.assertEqual((target["identifier"], target["providerId"], target["name"]), (address, provider, "Second"))
        push = sdk.users().create_target(user["$id"], "unique()", "push", unique("device"))
        self.assertEqual((push["providerId"], push["expired"]), (None, False))
        self.assertEqual(sdk.users().get_target(user["$id"], target["$id"]), target)
        self.assertEqual(sdk.users().list_targets(user["$id"])["total"], 3)
        found = sdk.users().list_targets(user["$id"], [Query.equal("providerType", ["push"])])
        self.assertEqual(found, {"total": 1, "targets": [push]})
        after = sdk.users().update_target(user["$id"], target["$id"], f"x.{address}", None, "Third")
        self.assertEqual((after["identifier"], after["name"]), (f"x.{address}", "Third"))
        sdk.users().delete_target(user["$id"], target["$id"])
        self.refused(404, "user_target_not_found", lambda: sdk.users().get_target(user["$id"], target["$id"]))
        self.assertEqual(len(sdk.users().get(user["$id"])["targets"]), 2)


class Factors(sdk.Case):
    def test_factors_are_what_is_verified(self):
        user = new_user(phone="+14155550104")
        factors = lambda: {name for name, has in sdk.users().list_mfa_factors(user["$id"]).items() if has}
        self.assertEqual(factors(), set())
        sdk.users().update_email_verification(user["$id"], True)
        sdk.users().update_phone_verification(user["$id"], True)
        sdk.insert("authenticators", user, type="totp", verified=1)
        self.assertEqual(factors(), {"email", "phone", "totp"})
        sdk.users().delete_mfa_authenticator(user["$id"], "totp")
        self.assertEqual(factors(), {"email", "phone"})

    def test_recovery_codes(self):
        user = new_user()
        codes = sdk.users().create_mfa_recovery_codes(user["$id"])["recoveryCodes"]
        self.assertEqual(len(set(codes)), 6)
        for code in codes:
            self.assertRegex(code, "^[0-9a-f]{10}$")
        self.assertEqual(sdk.users().get_mfa_recovery_codes(user["$id"])["recoveryCodes"], codes)
        renewed = sdk.users().update_mfa_recovery_codes(user["$id"])["recoveryCodes"]
        self.assertEqual(len(set(renewed) - set(codes)), 6)

    @unittest.skipUnless(sdk.offers("get_mfa_challenge"), "not in this SDK")
    def test_challenges(self):
        user = new_user()
        expire = (int(time.time()) + 600) * 1000
        challenge = sdk.insert("challenges", user, type="custom", code="123456", expire=expire)
        shown = sdk.users().get_mfa_challenge(user["$id"], challenge)
        self.assertEqual((shown["$id"], shown["userId"], shown["code"]), (challenge, user["$id"], "123456"))
        mailed = sdk.insert("challenges", user, type="email", code="123456", expire=expire)
        self.refused(401, "user_invalid_token", lambda: sdk.users().get_mfa_challenge(user["$id"], mailed))

    @unittest.skipUnless(sdk.offers("list_passkeys"), "not in this SDK")
    def test_passkeys(self):
        user = new_user()
        passkey = sdk.insert("passkeys", user, name="Laptop")
        self.assertEqual(sdk.users().get_passkey(user["$id"], passkey)["name"], "Laptop")
        self.assertEqual(sdk.users().update_passkey(user["$id"], passkey, "Phone")["name"], "Phone")
        listed = sdk.users().list_passkeys(user["$id"])
        self.assertEqual([(item["$id"], item["name"]) for item in listed["passkeys"]], [(passkey, "Phone")])
        sdk.users().delete_passkey(user["$id"], passkey)
        self.assertEqual(sdk.users().list_passkeys(user["$id"])["total"], 0)


class Belongings(sdk.Case):
    def test_identities(self):
        user = new_user()
        uid = unique("uid")
        identity = sdk.insert(
            "identities", user, provider="github", providerUid=uid, providerEmail=f"{uid}@example.com")
        listed = sdk.users().list_identities([Query.equal("providerUid", [uid])])
        self.assertEqual([item["$id"] for item in listed["identities"]], [identity])
        self.assertEqual(listed["identities"][0]["userId"], user["$id"])
        self.assertIn(identity, [item["$id"] for item in sdk.users().list_identities()["identities"]])
        sdk.users().delete_identity(identity)
        self.assertEqual(sdk.users().list_identities([Query.equal("providerUid", [uid])])["total"], 0)

    def test_memberships(self):
        user = new_user(name="Member")
        for team in ["red", "blue"]:
            sdk.insert(
                "memberships", user, teamId=team, teamName=team.title(), confirm=1, roles=json.dumps(["owner", team]))
        listed = sdk.users().list_memberships(user["$id"])
        self.assertEqual([item["teamId"] for item in listed["memberships"]], ["red", "blue"])
        first = listed["memberships"][0]
        self.assertEqual((first["userName"], first["teamName"], first["roles"]), ("Member", "Red", ["owner", "red"]))
        self.assertEqual((first["confirm"], first["userEmail"]), (True, user["email"]))
        if sdk.offers("list_memberships", "queries"):
            found = sdk.users().list_memberships(user["$id"], [Query.contains("roles", ["blue"])])
            self.assertEqual([item["teamId"] for item in found["memberships"]], ["blue"])

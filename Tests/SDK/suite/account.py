"""What users do for themselves, with their session."""

import json
import unittest

import sdk
from sdk import new_user, unique

COOKIE = "a_session_{}"


class SigningUp(sdk.Case):
    def test_a_guest_signs_up_and_in(self):
        name = unique("guest")
        email = f"{name}@Example.com"
        account = sdk.account().create(name, email, sdk.PASSWORD, "Guest")
        self.assertEqual((account["$id"], account["email"], account["name"]), (name, email.lower(), "Guest"))
        session = sdk.account().create_email_password_session(email, sdk.PASSWORD)
        self.assertEqual((session["provider"], session["providerUid"]), ("email", email.lower()))
        self.assertEqual((session["factors"], session["current"]), (["password"], True))
        # Without a key the secret comes in cookies and in a header only.
        self.assertEqual(session["secret"], "")
        project = sdk.server.PROJECT
        cookie = sdk.response.cookies.get(COOKIE.format(project))
        self.assertEqual(sdk.response.cookies.get(COOKIE.format(project) + "_legacy"), cookie)
        fallback = sdk.response.headers["X-Fallback-Cookies"]
        self.assertEqual(json.loads(fallback), {COOKIE.format(project): cookie})
        headers = [
            ("cookie", f"{COOKIE.format(project)}={cookie}"),
            ("cookie", f"{COOKIE.format(project)}_legacy={cookie}"),
            ("x-fallback-cookies", fallback),
            ("x-appwrite-session", cookie),
        ]
        for header, value in headers:
            with self.subTest(header=header):
                client = sdk.client().add_header(header, value)
                self.assertEqual(sdk.Recorded(sdk.Account(client)).get()["$id"], name)


class SignedIn(sdk.Case):
    def setUp(self):
        self.user = new_user()
        self.session = sdk.signed_in(self.user)
        self.account = sdk.account(session=self.session["secret"])

    def test_get(self):
        account = self.account.get()
        self.assertEqual((account["$id"], account["email"]), (self.user["$id"], self.user["email"]))
        self.assertNotEqual(sdk.users().get(self.user["$id"])["accessedAt"], "")

    def test_sessions(self):
        other = sdk.signed_in(self.user)
        listed = self.account.list_sessions()
        self.assertEqual(
            {item["$id"]: item["current"] for item in listed["sessions"]},
            {self.session["$id"]: True, other["$id"]: False})
        for name in ["current", self.session["$id"]]:
            self.assertEqual(self.account.get_session(name)["$id"], self.session["$id"])
        self.assertEqual(self.account.update_session("current")["$id"], self.session["$id"])
        self.account.delete_session(other["$id"])
        self.assertEqual(self.account.list_sessions()["total"], 1)
        self.account.delete_session("current")
        self.refused(401, "general_unauthorized_scope", self.account.get)

    def test_all_sessions_end(self):
        sdk.signed_in(self.user)
        self.account.delete_sessions()
        self.assertEqual(sdk.users().list_sessions(self.user["$id"])["total"], 0)

    def test_the_eleventh_session_ends_the_first(self):
        for _ in range(10):
            newest = sdk.signed_in(self.user)
        listed = [item["$id"] for item in sdk.users().list_sessions(self.user["$id"])["sessions"]]
        self.assertEqual(len(listed), 10)
        self.assertNotIn(self.session["$id"], listed)
        self.assertIn(newest["$id"], listed)

    def test_name_and_preferences(self):
        self.assertEqual(self.account.update_name("Myself")["name"], "Myself")
        self.assertEqual(self.account.update_prefs({"a": {"b": [1]}})["prefs"], {"a": {"b": [1]}})
        self.assertEqual(self.account.get_prefs(), {"a": {"b": [1]}})

    def test_addresses_take_the_password(self):
        email = f"{unique('moved')}@example.com"
        wrong = "wrong horse 44"
        self.refused(401, "user_invalid_credentials", lambda: self.account.update_email(email, wrong))
        self.assertEqual(self.account.update_email(email, sdk.PASSWORD)["email"], email)
        self.refused(401, "user_invalid_credentials", lambda: self.account.update_phone("+14155550105", wrong))
        self.assertEqual(self.account.update_phone("+14155550105", sdk.PASSWORD)["phone"], "+14155550105")

    def test_a_new_password_takes_the_old_one_and_ends_other_sessions(self):
        other = sdk.signed_in(self.user)
        fresh = "another horse 43"
        self.refused(401, "user_invalid_credentials", lambda: self.account.update_password(fresh, "wrong horse 44"))
        self.account.update_password(fresh, sdk.PASSWORD)
        self.assertEqual(self.account.get()["$id"], self.user["$id"])
        self.refused(401, "general_unauthorized_scope", sdk.account(session=other["secret"]).get)
        self.assertEqual(sdk.signed_in(self.user, fresh)["userId"], self.user["$id"])

    @unittest.skipUnless(hasattr(sdk.Client, "set_impersonate_user_id"), "not in this SDK")
    def test_an_impersonator_acts_for_another(self):
        other = new_user(phone="+14155550106")
        sdk.users().update_impersonator(self.user["$id"], True)
        setters = [
            ("set_impersonate_user_id", other["$id"]),
            ("set_impersonate_user_email", other["email"]),
            ("set_impersonate_user_phone", other["phone"]),
        ]
        for method, value in setters:
            with self.subTest(method=method):
                for wanted, expected in [(value, other["$id"]), ("nobody", self.user["$id"])]:
                    client = sdk.client(session=self.session["secret"])
                    getattr(client, method)(wanted)
                    self.assertEqual(sdk.Recorded(sdk.Account(client)).get()["$id"], expected)
        self.assertEqual(sdk.users().get(other["$id"])["accessedAt"], "")

    @unittest.skipUnless(hasattr(sdk.Account, "create_jwt"), "not in this SDK")
    def test_web_tokens_end_with_their_session(self):
        jwt = self.account.create_jwt()["jwt"]
        self.assertEqual(sdk.account(jwt=jwt).get()["$id"], self.user["$id"])
        self.account.delete_session("current")
        self.refused(401, "general_unauthorized_scope", sdk.account(jwt=jwt).get)


class Health(sdk.Case):
    def test_version(self):
        # No SDK has a method for it any more.
        answer = sdk.client().call("get", "/health/version", {"content-type": "application/json"})
        self.assertRegex(answer["version"], r"^2\.7\.\d+$")
        # It is not older than any SDK.
        self.assertNotIn("x-appwrite-warning", sdk.response.headers)
        self.refused(404, "user_not_found", lambda: sdk.users().get("nobody"))
        self.assertEqual(sdk.response.json()["version"], answer["version"])

"""What the service refuses, and in which words: a situation, the call, its code and its type."""

import uuid

from appwrite.query import Query

import sdk
from sdk import new_user, unique


class World:
    """Users and what belongs to them, for every situation."""

    def __init__(self):
        self.users = sdk.users()
        self.guest = sdk.account()
        self.user = new_user(phone="+14155550110")
        self.id, self.email = self.user["$id"], self.user["email"]
        self.other = new_user(phone="+14155550111")
        self.plain = new_user(password=None)
        self.blocked = new_user()
        self.users.update_status(self.blocked["$id"], False)
        self.session = sdk.signed_in(self.user)
        self.others_session = self.users.create_session(self.other["$id"])
        self.secret = self.session["secret"]
        self.account = sdk.account(session=self.secret)
        self.jwt = self.users.create_jwt(self.id, self.session["$id"])["jwt"]
        self.token = self.users.create_token(self.id)["secret"]
        self.guest.create_session(self.id, self.token)
        self.target = self.users.create_target(self.id, unique("target"), "email", f"{unique('t')}@example.com")
        self.users.create_mfa_recovery_codes(self.id)
        self.sms_provider = sdk.insert("providers", name="Texts", type="sms")
        self.taken = f"{unique('taken')}@example.com"
        sdk.insert("identities", self.other, provider="github", providerUid=self.taken, providerEmail=self.taken)
        # Two factors are on, and the session has one of them.
        self.factors = new_user()
        self.users.update_email_verification(self.factors["$id"], True)
        self.factors_session = sdk.signed_in(self.factors)["secret"]
        self.users.update_mfa(self.factors["$id"], True)

    def sign_in(self, email, password=sdk.PASSWORD, **options):
        return sdk.account(**options).create_email_password_session(email, password)

    def scrypt(self, **options):
        rest = dict(password_salt="salt", password_cpu=16, password_memory=8, password_parallel=1, password_length=32)
        return self.users.create_scrypt_user(unique(), f"{unique()}@example.com", "00" * 32, **{**rest, **options})

    def list(self, *queries, **options):
        return self.users.list(list(queries), **options)


ARGUMENT = (400, "general_argument_invalid")
SCOPE = (401, "general_unauthorized_scope")
CREDENTIALS = (401, "user_invalid_credentials")
NO_USER = (404, "user_not_found")
TARGET_EXISTS = (409, "user_target_already_exists")
NO_TARGET = (404, "user_target_not_found")

SITUATIONS = [
    # Access.
    ("no key", lambda w: sdk.users(key=None).list(), *SCOPE),
    ("wrong key", lambda w: sdk.users(key="standard_" + "0" * 256).list(), *SCOPE),
    ("missing scope", lambda w: sdk.users(key=sdk.server.reading_key).create(unique()), *SCOPE),
    ("missing scope, bad id", lambda w: sdk.users(key=sdk.server.reading_key).delete("_bad"), *SCOPE),
    ("missing scope for sessions", lambda w: sdk.users(key=sdk.server.reading_key).create_session(w.id), *SCOPE),
    ("expired key", lambda w: sdk.users(key=sdk.server.expired_key).list(), 401, "project_key_expired"),
    ("unknown project", lambda w: sdk.users(key=sdk.server.key, project="nowhere").list(), 404, "project_not_found"),
    ("no project", lambda w: sdk.users(key=sdk.server.key, project="").list(), 403, "project_id_missing"),
    ("session on users", lambda w: sdk.users(session=w.secret).list(), *SCOPE),
    ("guest's account", lambda w: w.guest.get(), *SCOPE),
    ("broken session", lambda w: sdk.account(session="x").get(), *SCOPE),
    ("broken web token", lambda w: sdk.account(jwt="a.b.c").get(), 401, "user_jwt_invalid"),
    ("forged web token", lambda w: sdk.account(jwt=w.jwt[:-4] + "AAAA").get(), 401, "user_jwt_invalid"),
    ("web token and session", lambda w: sdk.account(jwt=w.jwt, session=w.secret).get(),
        403, "user_jwt_and_cookie_set"),
    ("one factor of two", lambda w: sdk.account(session=w.factors_session).get(), 401, "user_more_factors_required"),
    # Creating.
    ("duplicate id", lambda w: w.users.create(w.id), 409, "user_already_exists"),
    ("duplicate id in another case", lambda w: w.users.create(w.id.upper()), 409, "user_already_exists"),
    ("duplicate e-mail", lambda w: w.users.create(unique(), w.email.upper()), 409, "user_already_exists"),
    ("duplicate phone", lambda w: w.users.create(unique(), phone="+14155550110"), 409, "user_already_exists"),
    ("duplicate e-mail of a hash", lambda w: w.users.create_md5_user(unique(), w.email, "0" * 32),
        409, "user_already_exists"),
    ("e-mail of an identity", lambda w: w.users.create(unique(), w.taken), 409, "user_email_already_exists"),
    ("bad id", lambda w: w.users.create("_bad"), *ARGUMENT),
    ("long id", lambda w: w.users.create("a" * 37), *ARGUMENT),
    ("bad e-mail", lambda w: w.users.create(unique(), "nobody@localhost"), *ARGUMENT),
    ("empty e-mail", lambda w: w.users.create(unique(), ""), *ARGUMENT),
    ("bad phone", lambda w: w.users.create(unique(), phone="+802555010"), *ARGUMENT),
    ("short password", lambda w: w.users.create(unique(), password="1234567"), *ARGUMENT),
    ("long password", lambda w: w.users.create(unique(), password="a" * 257), *ARGUMENT),
    ("long name", lambda w: w.users.create(unique(), name="é" * 129), *ARGUMENT),
    ("empty name", lambda w: w.users.create(unique(), name=""), *ARGUMENT),
    ("short hash", lambda w: w.users.create_bcrypt_user(unique(), f"{unique()}@example.com", "1234567"), *ARGUMENT),
    ("unknown SHA", lambda w: w.users.create_sha_user(unique(), f"{unique()}@example.com", "0" * 64, "sha0"),
        *ARGUMENT),
    ("scrypt's N is no power of two", lambda w: w.scrypt(password_cpu=1000), *ARGUMENT),
    ("scrypt's p is 0", lambda w: w.scrypt(password_parallel=0), *ARGUMENT),
    ("scrypt's length is 15", lambda w: w.scrypt(password_length=15), *ARGUMENT),
    ("scrypt's N is text", lambda w: w.scrypt(password_cpu="16384"), *ARGUMENT),
    ("URL-safe salt", lambda w: w.users.create_scrypt_modified_user(
        unique(), f"{unique()}@example.com", "AAAAAAAA", "a-_=", "Bw==", "AAAA"), *ARGUMENT),
    # Reading.
    ("unknown user", lambda w: w.users.get("nobody"), *NO_USER),
    ("malformed id", lambda w: w.users.get("_bad"), *ARGUMENT),
    ("unknown user's sessions", lambda w: w.users.list_sessions("nobody"), *NO_USER),
    ("unknown user's memberships", lambda w: w.users.list_memberships("nobody"), *NO_USER),
    ("unknown user's targets", lambda w: w.users.list_targets("nobody"), *NO_USER),
    ("unknown user's preferences", lambda w: w.users.get_prefs("nobody"), *NO_USER),
    ("unknown user's factors", lambda w: w.users.list_mfa_factors("nobody"), *NO_USER),
    # Lists.
    ("query is no JSON", lambda w: w.list("nonsense"), *ARGUMENT),
    ("unknown method", lambda w: w.list('{"method":"nonsense"}'), *ARGUMENT),
    ("unknown attribute", lambda w: w.list(Query.equal("password", ["x"])), *ARGUMENT),
    ("value of another type", lambda w: w.list(Query.equal("status", ["true"])), *ARGUMENT),
    ("no value", lambda w: w.list(Query.equal("name", [])), *ARGUMENT),
    ("labels compared whole", lambda w: w.list(Query.equal("labels", ["x"])), *ARGUMENT),
    ("select", lambda w: w.list(Query.select(["name"])), *ARGUMENT),
    ("limit 0", lambda w: w.list(Query.limit(0)), *ARGUMENT),
    ("offset -1", lambda w: w.list(Query.offset(-1)), *ARGUMENT),
    ("or of one", lambda w: w.list(Query.or_queries([Query.is_null("name")])), *ARGUMENT),
    ("malformed cursor", lambda w: w.list(Query.cursor_after("_bad")), *ARGUMENT),
    ("cursor not found", lambda w: w.list(Query.cursor_after("nobody")), 400, "general_cursor_not_found"),
    ("cursor before not found", lambda w: w.list(Query.cursor_before("nobody")), 400, "general_cursor_not_found"),
    ("cursor of a null", lambda w: w.list(Query.order_asc("phone"), Query.cursor_after(w.plain["$id"])),
        400, "database_query_order_null"),
    ("search of an attribute", lambda w: w.list(Query.search("name", "x")), 400, "general_query_invalid"),
    ("empty search", lambda w: w.users.list(search=""), *ARGUMENT),
    ("long search", lambda w: w.users.list(search="a" * 257), *ARGUMENT),
    ("search of identities", lambda w: w.users.list_identities(search="x"), 400, "general_query_invalid"),
    ("target as cursor", lambda w: w.users.list_targets(w.id, [Query.cursor_after("nobody")]),
        400, "general_cursor_not_found"),
    # Updates.
    ("unknown user's status", lambda w: w.users.update_status("nobody", True), *NO_USER),
    ("unknown user's name", lambda w: w.users.update_name("nobody", "x"), *NO_USER),
    ("delete of an unknown user", lambda w: w.users.delete("nobody"), *NO_USER),
    ("status is text", lambda w: w.users.update_status(w.id, "maybe"), *ARGUMENT),
    ("verification is text", lambda w: w.users.update_email_verification(w.id, "true"), *ARGUMENT),
    ("label with a hyphen", lambda w: w.users.update_labels(w.id, ["a-b"]), *ARGUMENT),
    ("1001 labels", lambda w: w.users.update_labels(w.id, ["a"] * 1001), *ARGUMENT),
    ("preferences of 64 KiB", lambda w: w.users.update_prefs(w.id, {"k": "a" * 65_536}), *ARGUMENT),
    ("preferences are a list", lambda w: w.users.update_prefs(w.id, ["a"]), *ARGUMENT),
    ("the same e-mail again", lambda w: w.users.update_email(w.id, w.email), *TARGET_EXISTS),
    ("another's e-mail", lambda w: w.users.update_email(w.id, w.other["email"]), *TARGET_EXISTS),
    ("an identity's e-mail", lambda w: w.users.update_email(w.id, w.taken), 409, "user_email_already_exists"),
    ("another's phone", lambda w: w.users.update_phone(w.id, "+14155550111"), *TARGET_EXISTS),
    ("a bad new phone", lambda w: w.users.update_phone(w.id, "123"), *ARGUMENT),
    ("a short new password", lambda w: w.users.update_password(w.id, "1234567"), *ARGUMENT),
    # Sessions and tokens.
    ("session of an unknown user", lambda w: w.users.create_session("nobody"), *NO_USER),
    ("unknown session", lambda w: w.users.delete_session(w.id, "nosession"), 404, "user_session_not_found"),
    ("another's session", lambda w: w.users.delete_session(w.id, w.others_session["$id"]),
        404, "user_session_not_found"),
    ("own unknown session", lambda w: w.account.get_session("nosession"), 404, "user_session_not_found"),
    ("token of 3 characters", lambda w: w.users.create_token(w.id, 3), *ARGUMENT),
    ("token for 59 seconds", lambda w: w.users.create_token(w.id, 6, 59), *ARGUMENT),
    ("used token", lambda w: w.guest.create_session(w.id, w.token), 401, "user_invalid_token"),
    ("wrong token", lambda w: w.guest.create_session(w.id, "ffffff"), 401, "user_invalid_token"),
    # Signing in and up.
    ("unknown e-mail", lambda w: w.sign_in("nobody@example.com"), *CREDENTIALS),
    ("wrong password", lambda w: w.sign_in(w.email, "wrong horse 44"), *CREDENTIALS),
    ("no password set", lambda w: w.sign_in(w.plain["email"]), *CREDENTIALS),
    ("bad e-mail at sign-in", lambda w: w.sign_in("nobody"), *ARGUMENT),
    ("blocked", lambda w: w.sign_in(w.blocked["email"]), 403, "user_blocked"),
    ("blocked, wrong password", lambda w: w.sign_in(w.blocked["email"], "wrong horse 44"), *CREDENTIALS),
    ("signed in already", lambda w: w.sign_in(w.email, session=w.secret), 401, "user_session_already_exists"),
    ("sign-up with a known e-mail", lambda w: w.guest.create(unique(), w.email, sdk.PASSWORD),
        409, "user_already_exists"),
    ("sign-up with a short password", lambda w: w.guest.create(unique(), f"{unique()}@example.com", "1234567"),
        *ARGUMENT),
    # Targets.
    ("bad e-mail of a target", lambda w: w.users.create_target(w.id, unique(), "email", "nobody"),
        400, "general_invalid_email"),
    ("bad phone of a target", lambda w: w.users.create_target(w.id, unique(), "sms", "123"),
        400, "general_invalid_phone"),
    ("unknown kind of target", lambda w: w.users.create_target(w.id, unique(), "fax", "123"), *ARGUMENT),
    ("target of an unknown user", lambda w: w.users.create_target("nobody", unique(), "push", unique()), *NO_USER),
    ("target's id again", lambda w: w.users.create_target(w.id, w.target["$id"], "push", unique()), *TARGET_EXISTS),
    ("target's identifier again", lambda w: w.users.create_target(
        w.other["$id"], unique(), "email", w.target["identifier"]), *TARGET_EXISTS),
    ("unknown target", lambda w: w.users.get_target(w.id, "notarget"), *NO_TARGET),
    ("another's target", lambda w: w.users.get_target(w.other["$id"], w.target["$id"]), *NO_TARGET),
    ("delete of an unknown target", lambda w: w.users.delete_target(w.id, "notarget"), *NO_TARGET),
    ("unknown provider", lambda w: w.users.update_target(w.id, w.target["$id"], provider_id="noprovider"),
        404, "provider_not_found"),
    ("provider of another kind", lambda w: w.users.update_target(w.id, w.target["$id"], provider_id=w.sms_provider),
        400, "provider_incorrect_type"),
    # Factors and identities.
    ("recovery codes twice", lambda w: w.users.create_mfa_recovery_codes(w.id),
        409, "user_recovery_codes_already_exists"),
    ("no recovery codes", lambda w: w.users.get_mfa_recovery_codes(w.other["$id"]),
        404, "user_recovery_codes_not_found"),
    ("renewal of no recovery codes", lambda w: w.users.update_mfa_recovery_codes(w.other["$id"]),
        404, "user_recovery_codes_not_found"),
    ("no authenticator", lambda w: w.users.delete_mfa_authenticator(w.id, "totp"),
        404, "user_authenticator_not_found"),
    ("unknown kind of authenticator", lambda w: w.users.delete_mfa_authenticator(w.id, "fax"), *ARGUMENT),
    ("unknown identity", lambda w: w.users.delete_identity(uuid.uuid4().hex), 404, "user_identity_not_found"),
]
if sdk.offers("get_mfa_challenge"):
    SITUATIONS += [
        ("unknown challenge", lambda w: w.users.get_mfa_challenge(w.id, "nochallenge"), 401, "user_invalid_token"),
        ("unknown passkey", lambda w: w.users.get_passkey(w.id, "nopasskey"), 404, "user_passkey_not_found"),
        ("web token for too long", lambda w: w.users.create_jwt(w.id, duration=3601), *ARGUMENT),
        ("roles compared whole", lambda w: w.users.list_memberships(w.id, [Query.equal("roles", ["x"])]), *ARGUMENT),
    ]
if sdk.offers("list_logs"):
    SITUATIONS.append(
        ("logs filtered", lambda w: w.users.list_logs(w.id, [Query.equal("event", ["x"])]), *ARGUMENT))


class Errors(sdk.Case):
    @classmethod
    def setUpClass(cls):
        cls.world = World()

    def test_ten_failures_without_a_key_use_up_an_hour(self):
        user = new_user()
        ends = set()
        for remaining in reversed(range(10)):
            self.refused(*CREDENTIALS, lambda: self.world.sign_in(user["email"], "wrong horse 44"))
            ends.add(sdk.response.headers["X-RateLimit-Reset"])
            if len(ends) > 1:
                self.skipTest("the hour ended meanwhile")
            self.assertEqual(sdk.response.headers["X-RateLimit-Limit"], "10")
            self.assertEqual(sdk.response.headers["X-RateLimit-Remaining"], str(remaining))
        self.refused(429, "general_rate_limit_exceeded", lambda: self.world.sign_in(user["email"]))
        # A key is not counted, and neither is another address.
        self.assertEqual(sdk.signed_in(user)["userId"], user["$id"])
        self.assertEqual(self.world.sign_in(self.world.other["email"])["userId"], self.world.other["$id"])

    def test_a_sign_in_forgives_failures(self):
        user = new_user()
        for _ in range(2):
            for _ in range(6):
                self.refused(*CREDENTIALS, lambda: self.world.sign_in(user["email"], "wrong horse 44"))
            self.world.sign_in(user["email"])


def _test(call, code, kind):
    return lambda self: self.refused(code, kind, lambda: call(self.world))


_names = [situation for situation, *_ in SITUATIONS]
assert len(set(_names)) == len(_names), "a situation stands twice"
for _situation, _call, _code, _kind in SITUATIONS:
    setattr(Errors, f"test {_situation}", _test(_call, _code, _kind))

"""What systems write around bcrypt or do to the password before it: Django, passlib, WordPress, phpBB, SMF, peppers, other hashes of the password."""

import base64
import hashlib
import hmac
import json
import os
import subprocess

os.environ["PASSLIB_BUILTIN_BCRYPT"] = "enabled"

import bcrypt as python_bcrypt  # noqa: E402
import django.conf  # noqa: E402
from passlib.hash import bcrypt_sha256 as passlib_bcrypt_sha256, phpass as passlib_phpass  # noqa: E402

from common import (COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, crypt,  # noqa: E402
                    octets, php)

django.conf.settings.configure()
from django.contrib.auth import hashers as django_hashers  # noqa: E402

passlib_bcrypt_sha256.set_backend("builtin")
SALT = "abcdefghijklmnopqrstuu"
OTHER_SALT = "/OK.fbVrR/bpIqNJ5ianF."
P = "correct horse"
LONG = [(count, ascii_password(count)) for count in (71, 72, 73, 300)]
FLAGS = {
    "Expensive": "takes a second or more: run it once",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "LongPassword": "71 bytes and more",
    "NULInPassword": "the password contains a zero byte",
    "PaddingBits": "unused bits of the last salt or digest character are not zero; written with zeros",
    "OverLimit": "well-formed, and above a default limit",
    "Cost": "the cost is outside its range, or not written as the system does",
    "Length": "a field, or the text, has another length",
    "Alphabet": "a character outside ./A-Za-z0-9",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "Fields": "a field is missing, empty, repeated or too many",
    "Variant": "a prefix of bcrypt that the system does not write",
    "NoPrefix": "not the scheme's prefix: not claimed",
    "UnexpectedOption": "an option that the scheme does not read",
    "OptionMissing": "an option that the scheme needs is not there",
    "OptionValue": "an option has a value that the scheme does not know",
    "Declared": "the scheme is declared with the stored hash",
    "Trimmed": "white space at the ends of the password is no part of it",
    "Version1": "the form before passlib 1.7.3",
}


def run_php(code, *arguments):
    """Runs PHP over arguments of any bytes; what it prints is JSON."""
    call = "$a = array_map('hex2bin', json_decode(stream_get_contents(STDIN))); echo json_encode((function () use ($a) { %s })());" % code
    run = subprocess.run(["php", "-r", call], input=json.dumps([octets(a).hex() for a in arguments]), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def pyca(password, salt=SALT, cost=4, letter="y"):
    """bcrypt by another hand than libxcrypt and PHP; of passwords without a zero byte."""
    return python_bcrypt.hashpw(octets(password)[:72], f"$2b${cost:02}${salt}".encode()).decode().replace("$2b$", f"$2{letter}$")


def expensive(cost):
    return ["Expensive"] if cost >= 13 else []


class File(Vectors):
    def __init__(self, scheme, base=P):
        super().__init__(scheme)
        self.base = base
        self.used = set()

    def add(self, id, source, password, hash, expect, flags=(), **more):
        self.used |= set(flags)
        super_flags = self.flags
        self.flags = FLAGS
        super().add(id, source, password, hash, expect, flags=flags, **more)
        self.flags = super_flags

    def passwords(self, source, make, **more):
        """What every file has: passwords of all kinds, and their neighbours that do not match."""
        for id, password, flags in [
            ("ascii", P, []), ("empty", "", ["EmptyPassword"]), ("space", " x ", []), ("composed", COMPOSED, ["NonASCII"]),
            ("decomposed", DECOMPOSED, ["NonASCII"]), ("not-utf8", NOT_UTF8, ["NotUTF8"]), ("nul-inside", WITH_NUL, ["NULInPassword"]),
            ("nul-only", b"\0", ["NULInPassword"]), ("nul-at-end", b"pass\0", ["NULInPassword"]),
            *[(f"{count}-bytes", password, ["LongPassword"]) for count, password in LONG],
        ]:
            stored = make(password)
            if stored is not None:
                self.add(id, source, password, stored, "match", flags=flags, **more)
        for id, password, original, flags in [
            ("wrong", "Correct horse", P, []), ("longer", P + "!", P, []), ("empty-for-another", "", P, ["EmptyPassword"]),
            ("another-for-empty", "x", "", []), ("other-form", DECOMPOSED, COMPOSED, ["NonASCII"]),
        ]:
            self.add(id, source, password, make(original), "mismatch", flags=flags, **more)

    def failures(self, cases, expect="malformed", **more):
        for id, text, flags in cases:
            self.add(id, "grammar", self.base, text, expect, flags=flags, **more)

    def write(self):
        for name in FLAGS:
            if name in self.used:
                self.flag(name, FLAGS[name])
        super().write()


def hex_digest(name, password):
    digest = hashlib.new(name, octets(password)).hexdigest()
    assert digest == php("hash", name, password)
    return digest


# ---- Django

v = File("django-bcrypt-sha256")
v.source("django", "Django 5.2, BCryptSHA256PasswordHasher", IMPLEMENTATION,
         "make_bcrypt_wrapped.py; confirmed with hashlib and libxcrypt crypt(3)")
v.source("construction", "django.contrib.auth.hashers: bcrypt(hex(sha256(password)))", SPECIFICATION,
         "computed with hashlib and libxcrypt crypt(3), where Django takes text only; confirmed with PHP hash() and bcrypt 5")
v.source("grammar", "django.contrib.auth.hashers: bcrypt_sha256$ and a text of bcrypt", SPECIFICATION, "written by hand")


def django_hash(password, salt=SALT, cost=4, letter="b"):
    stored = "bcrypt_sha256$" + crypt(hex_digest("sha256", password), f"$2{letter}${cost:02}${salt}")
    if isinstance(password, str):
        made = django_hashers.BCryptSHA256PasswordHasher().encode(password, f"$2b${cost:02}${salt}".encode())
        assert made.replace("$2b$", f"$2{letter}$") == stored
    else:
        assert "bcrypt_sha256$" + pyca(hex_digest("sha256", password), salt, cost, letter) == stored
    return stored


v.passwords("django", django_hash)
for case in v.cases:
    if "passwordHex" in case:
        case["source"] = "construction"
for letter in "ay":
    v.add(f"2{letter}", "construction", P, django_hash(P, letter=letter), "match", comment="before Django 1.9, and of other writers")
v.add("cost-12", "django", P, django_hash(P, cost=12), "match", comment="Django's own cost")
v.add("cost-5-other-salt", "django", P, django_hash(P, OTHER_SALT, 5), "match")
BASE = django_hash(P)
v.add("declared", "django", P, BASE, "match", scheme="django-bcrypt-sha256", flags=["Declared"])
v.add("not-plain-bcrypt", "construction", P, "bcrypt_sha256$" + crypt(P, f"$2b$04${SALT}"), "mismatch", comment="bcrypt of the password itself")
v.add("not-the-raw-digest", "construction", P, "bcrypt_sha256$" + pyca(hashlib.sha256(P.encode()).digest(), letter="b"), "mismatch")
v.add("padding-bits", "construction", P, BASE[:-1] + {".": "/"}.get(BASE[-1], chr(ord(BASE[-1]) + 1)), "match", canonical=BASE, flags=["PaddingBits"])
HEAD, BODY = BASE[:21], BASE[21:]
v.failures([("cost-16", "bcrypt_sha256$$2b$16$" + BODY, ["OverLimit"]), ("cost-31", "bcrypt_sha256$$2b$31$" + BODY, ["OverLimit"])], "refused")
v.failures([
    ("cost-03", "bcrypt_sha256$$2b$03$" + BODY, ["Cost"]), ("cost-32", "bcrypt_sha256$$2b$32$" + BODY, ["Cost"]),
    ("cost-one-digit", "bcrypt_sha256$$2b$4$" + BODY, ["Cost", "Length"]), ("no-second-dollar", "bcrypt_sha256$2b$04$" + BODY, ["Fields"]),
    ("three-dollars", "bcrypt_sha256$$$2b$04$" + BODY, ["Fields"]), ("name-only", "bcrypt_sha256$", ["Fields"]), ("2x", BASE.replace("2b", "2x"), ["Variant"]),
    ("2", BASE.replace("2b", "2"), ["Variant"]), ("2c", BASE.replace("2b", "2c"), ["Variant"]), ("digest-cut", BASE[:-1], ["Length"]),
    ("digest-longer", BASE + ".", ["Length"]), ("setting-only", HEAD + SALT, ["Length"]), ("alphabet", BASE[:40] + "+" + BASE[41:], ["Alphabet"]),
    ("trailing-space", BASE + " ", ["Whitespace", "Length"]), ("trailing-newline", BASE + "\n", ["Whitespace", "Length"]),
    ("nul-appended", BASE + "\0", ["NULInHash", "Length"]), ("doubled", BASE + "$" + BODY, ["Fields"]),
])
v.failures([("leading-space", " " + BASE, ["NoPrefix", "Whitespace"]), ("upper-case", BASE.replace("bcrypt", "BCRYPT"), ["NoPrefix"]),
            ("name-cut", "bcrypt_sha256", ["NoPrefix"])], "unrecognized")
v.add("declared-bare", "grammar", P, BASE[14:], "malformed", scheme="django-bcrypt-sha256", flags=["Declared", "NoPrefix"])
v.add("declared-empty", "grammar", P, "", "malformed", scheme="django-bcrypt-sha256", flags=["Declared", "NoPrefix"])
v.add("option", "grammar", P, BASE, "malformed", options={"dialect": "symfony"}, flags=["UnexpectedOption"])
v.write()

# ---- passlib

v = File("bcrypt-sha256", "password")
v.source("tests", "passlib 1.7.4, passlib/tests/test_handlers_bcrypt.py: the known hashes of bcrypt_sha256 (BSD)", SPECIFICATION,
         "as quoted; confirmed with hashlib, hmac and libxcrypt crypt(3)")
v.source("passlib", "passlib 1.7.4, bcrypt_sha256", IMPLEMENTATION, "make_bcrypt_wrapped.py; confirmed with hashlib, hmac and libxcrypt crypt(3)")
v.source("grammar", "passlib 1.7.4, bcrypt_sha256.from_string", SPECIFICATION, "written by hand")


def passlib_input(version, password, salt):
    digest = hashlib.sha256(octets(password)) if version == 1 else hmac.new(salt.encode(), octets(password), "sha256")
    return base64.b64encode(digest.digest())


def passlib_hash(password, version=2, salt="5Hg1DKFqPE8C2aflZ5vVoe", cost=4, letter="b"):
    made = passlib_bcrypt_sha256.using(version=version, salt=salt, rounds=cost, ident="2" + letter).hash(octets(password))
    assert made.split("$")[-1] == crypt(passlib_input(version, password, salt), f"$2b${cost:02}${salt}")[29:]
    return made


TABLE = "t\u00e1\u0411\u2113\u0259"
ABC = ("abc123" * 12)[:72]
for id, password, stored in [
    ("v1-empty", "", "2a,5$E/e/2AOhqM5W/KJTFQzLce$F6dYSxOdAEoJZO2eoHUZWZljW/e0TXO"),
    ("v1-ascii", "password", "2a,5$5Hg1DKFqPE8C2aflZ5vVoe$12BjNE0p7axMg55.Y/mHsYiVuFBDQyu"),
    ("v1-utf8", TABLE, "2a,5$.US1fQ4TQS.ZTz/uJ5Kyn.$QNdPDOTKKT5/sovNz1iWg26quOU4Pje"),
    ("v1-2b", "password", "2b,5$5Hg1DKFqPE8C2aflZ5vVoe$12BjNE0p7axMg55.Y/mHsYiVuFBDQyu"),
    ("v1-72-bytes", ABC, "2b,5$X1g1nh3g0v4h6970O68cxe$r/hyEtqJ0teqPEmfTLoZ83ciAI1Q74."),
    ("v1-75-bytes", ABC + "qwr", "2b,5$X1g1nh3g0v4h6970O68cxe$021KLEif6epjot5yoxk0m8I0929ohEa"),
    ("v2-empty", "", "v=2,t=2b,r=5$E/e/2AOhqM5W/KJTFQzLce$WFPIZKtDDTriqWwlmRFfHiOTeheAZWe"),
    ("v2-ascii", "password", "v=2,t=2b,r=5$5Hg1DKFqPE8C2aflZ5vVoe$wOK1VFFtS8IGTrGa7.h5fs0u84qyPbS"),
    ("v2-utf8", TABLE, "v=2,t=2b,r=5$.US1fQ4TQS.ZTz/uJ5Kyn.$pzzgp40k8reM1CuQb03PvE0IDPQSdV6"),
    ("v2-72-bytes", ABC, "v=2,t=2b,r=5$X1g1nh3g0v4h6970O68cxe$zu1cloESVFIOsUIo7fCEgkdHaI9SSue"),
    ("v2-75-bytes", ABC + "xyz", "v=2,t=2b,r=5$X1g1nh3g0v4h6970O68cxe$zC/1UDUG2ofEXB6Onr2vvyFzfhEOS3S"),
]:
    stored = "$bcrypt-sha256$" + stored
    settings, salt, digest = stored.split("$")[2:]
    version = 1 if settings[0] == "2" else 2
    assert crypt(passlib_input(version, password, salt), f"$2b$05${salt}")[29:] == digest, id
    flags = [f for f, on in [("EmptyPassword", not password), ("NonASCII", not password.isascii()), ("LongPassword", len(password) > 70),
                             ("Version1", version == 1)] if on]
    v.add(f"tests-{id}", "tests", password, stored, "match", flags=flags)
v.passwords("passlib", passlib_hash)
for id, password, flags in [("v1-nul", WITH_NUL, ["NULInPassword"]), ("v1-300-bytes", ascii_password(300), ["LongPassword"]),
                            ("v1-not-utf8", NOT_UTF8, ["NotUTF8"])]:
    v.add(id, "passlib", password, passlib_hash(password, 1), "match", flags=["Version1"] + flags)
V1, V2 = passlib_hash("password", 1, letter="a"), passlib_hash("password")
v.add("v2-cost-12", "passlib", "password", passlib_hash("password", cost=8), "match", comment="a cost of one digit")
v.add("v2-cost-10", "passlib", "password", "$bcrypt-sha256$v=2,t=2b,r=10$" + SALT + "$" + crypt(passlib_input(2, "password", SALT), f"$2b$10${SALT}")[29:],
      "match", comment="a cost of two digits")
v.cases[-1]["source"] = "passlib"
assert passlib_bcrypt_sha256.from_string(v.cases[-1]["stored"]["hash"]).rounds == 10
v.add("v1-wrong", "passlib", "Password", V1, "mismatch", flags=["Version1"])
v.add("v1-is-not-v2", "passlib", "password", V1.replace("2a,4", "v=2,t=2b,r=4"), "mismatch", flags=["Version1"])
v.add("v2-is-not-v1", "passlib", "password", V2.replace("v=2,t=2b,r=4", "2b,4"), "mismatch", flags=["Version1"])
v.add("declared", "passlib", "password", V2, "match", scheme="bcrypt-sha256", flags=["Declared"])
v.failures([("v2-cost-16", V2.replace("r=4", "r=16"), ["OverLimit"]), ("v1-cost-31", V1.replace(",4", ",31"), ["OverLimit", "Version1"])], "refused")
v.failures([
    ("v2-cost-3", V2.replace("r=4", "r=3"), ["Cost"]), ("v2-cost-32", V2.replace("r=4", "r=32"), ["Cost"]),
    ("v2-cost-04", V2.replace("r=4", "r=04"), ["Cost"]), ("v2-cost-missing", V2.replace(",r=4", ""), ["Fields"]),
    ("v2-cost-empty", V2.replace("r=4", "r="), ["Cost"]), ("v2-cost-sign", V2.replace("r=4", "r=+4"), ["Cost"]),
    ("v1-cost-05", V1.replace(",4", ",05"), ["Cost", "Version1"]), ("v1-cost-missing", V1.replace(",4", ""), ["Fields", "Version1"]),
    ("v1-in-v2", V2.replace("v=2", "v=1"), ["Fields"]), ("v3", V2.replace("v=2", "v=3"), ["Fields"]),
    ("v2-2a", V2.replace("2b", "2a"), ["Variant"]), ("v2-2y", V2.replace("2b", "2y"), ["Variant"]), ("v1-2y", V1.replace("2a", "2y"), ["Variant", "Version1"]),
    ("v1-2x", V1.replace("2a", "2x"), ["Variant", "Version1"]), ("v2-order", V2.replace("v=2,t=2b,r=4", "v=2,r=4,t=2b"), ["Fields"]),
    ("v2-twice", V2.replace("r=4", "r=4,r=4"), ["Fields"]), ("v2-unknown-field", V2.replace("r=4", "r=4,x=1"), ["Fields"]),
    ("salt-cut", V2.replace("$5Hg", "$Hg"), ["Length"]), ("salt-longer", V2.replace("$5Hg", "$55Hg"), ["Length"]),
    ("salt-alphabet", V2.replace("$5Hg", "$!Hg"), ["Alphabet"]), ("salt-padding-bits", V2.replace("Voe$", "Vof$"), ["PaddingBits"]),
    ("digest-cut", V2[:-1], ["Length"]), ("digest-longer", V2 + "a", ["Length"]), ("digest-missing", V2[:-32], ["Fields"]),
    ("digest-empty", V2[:-31], ["Length"]), ("digest-alphabet", V2[:-2] + "+" + V2[-1], ["Alphabet"]), ("digest-twice", V2 + V2[-32:], ["Fields"]),
    ("prefix-only", "$bcrypt-sha256$", ["Fields"]), ("trailing-space", V2 + " ", ["Whitespace", "Length"]), ("trailing-newline", V2 + "\n", ["Whitespace", "Length"]),
    ("nul-appended", V2 + "\0", ["NULInHash", "Length"]),
])
v.failures([("leading-space", " " + V2, ["NoPrefix", "Whitespace"]), ("prefix-upper-case", V2.replace("bcrypt", "BCRYPT"), ["NoPrefix"]),
            ("prefix-sha512", V2.replace("sha256", "sha512"), ["NoPrefix"])], "unrecognized")
v.add("declared-bare", "grammar", "password", V2[15:], "malformed", scheme="bcrypt-sha256", flags=["Declared", "NoPrefix"])
v.add("option", "grammar", "password", V2, "malformed", options={"rounds": 4}, flags=["UnexpectedOption"])
v.write()

# ---- WordPress

v = File("wordpress-bcrypt")
v.source("php", "PHP 8: base64_encode(hash_hmac('sha384', trim($password), 'wp-sha384', true)) and crypt(), as wp_hash_password of WordPress 6.8",
         IMPLEMENTATION, "make_bcrypt_wrapped.py; confirmed with Python's hmac and bcrypt 5")
v.source("grammar", "WordPress 6.8, wp-includes/pluggable.php: $wp and a text of bcrypt", SPECIFICATION, "written by hand")
TRIMMED = b" \n\r\t\x0b\0"


def wordpress(password, salt=SALT, cost=4, letter="y"):
    made = run_php("return '$wp' . crypt(base64_encode(hash_hmac('sha384', trim($a[0]), 'wp-sha384', true)), $a[1]);", password,
                   f"$2{letter}${cost:02}${salt}")
    key = base64.b64encode(hmac.digest(b"wp-sha384", octets(password).strip(TRIMMED), "sha384"))
    assert made == "$wp" + pyca(key, salt, cost, letter)
    return made


v.passwords("php", wordpress)
for id, password, original in [
    ("trimmed-spaces", P, f"  {P} "), ("trimmed-when-typed", f"\t{P}\r\n", P), ("trimmed-both", f" {P}", f"{P} "), ("trimmed-nul", P.encode() + b"\0", P),
    ("trimmed-vertical-tab", f"\x0b{P}\x0b", P), ("trimmed-to-nothing", "  ", ""),
]:
    flags = ["Trimmed"] + (["NULInPassword"] if b"\0" in octets(password) else [])
    v.add(id, "php", password, wordpress(original), "match", flags=flags, comment="wp_hash_password and wp_authenticate both trim")
for id, password, original in [("inner-space-counts", "correct  horse", P), ("form-feed-counts", f"{P}\x0c", P), ("no-break-space-counts", f"{P}\u00a0", P)]:
    v.add(id, "php", password, wordpress(original), "mismatch", flags=["NonASCII"] if not password.isascii() else [])
v.add("cost-10", "php", P, wordpress(P, cost=10), "match", comment="PHP's cost before 8.4")
v.add("cost-12", "php", P, wordpress(P, OTHER_SALT, 12), "match", comment="PHP's cost since 8.4")
v.add("2b", "php", P, wordpress(P, letter="b"), "match")
BASE = wordpress(P)
v.add("not-plain-bcrypt", "php", P, "$wp" + crypt(P, f"$2y$04${SALT}"), "mismatch")
v.add("declared", "php", P, BASE, "match", scheme="wordpress-bcrypt", flags=["Declared"])
BODY = BASE[10:]
v.add("padding-bits", "php", P, BASE[:-1] + chr(ord(BASE[-1]) + 1), "match", canonical=BASE, flags=["PaddingBits"])
v.failures([("cost-16", "$wp$2y$16$" + BODY, ["OverLimit"]), ("cost-31", "$wp$2y$31$" + BODY, ["OverLimit"])], "refused")
v.failures([
    ("cost-03", "$wp$2y$03$" + BODY, ["Cost"]), ("cost-32", "$wp$2y$32$" + BODY, ["Cost"]), ("cost-one-digit", "$wp$2y$4$" + BODY, ["Cost", "Length"]),
    ("phpass", "$wp$P$" + BODY, ["Variant"]), ("argon2", "$wp$argon2id$v=19$m=64,t=1,p=1$YWFhYWFhYWE$YWFhYWFhYWE", ["Variant"]), ("2x", BASE.replace("2y", "2x"), ["Variant"]),
    ("2", BASE.replace("2y", "2"), ["Variant"]), ("twice", "$wp" + BASE, ["Fields"]), ("no-dollar", "$wp$" + BASE[4:] + "$", ["Length"]),
    ("prefix-only", "$wp$", ["Length"]), ("digest-cut", BASE[:-1], ["Length"]), ("digest-longer", BASE + "a", ["Length"]), ("alphabet", BASE[:40] + "+" + BASE[41:], ["Alphabet"]),
    ("trailing-space", BASE + " ", ["Whitespace", "Length"]), ("nul-appended", BASE + "\0", ["NULInHash", "Length"]),
])
v.failures([("upper-case", BASE.replace("$wp", "$WP"), ["NoPrefix"]), ("leading-space", " " + BASE, ["NoPrefix", "Whitespace"]), ("cut-prefix", "$wp", ["NoPrefix"])],
           "unrecognized")
v.add("declared-bare", "grammar", P, BASE[3:], "malformed", scheme="wordpress-bcrypt", flags=["Declared", "NoPrefix"])
v.add("option", "grammar", P, BASE, "malformed", options={"salt": "x"}, flags=["UnexpectedOption"])
v.write()

# ---- phpBB

v = File("phpbb-combined")
v.source("php", "phpBB 3.1 to 3.3, phpbb/passwords: crypt() over the 22 characters of digest that PHPass gives, put together in PHP", IMPLEMENTATION,
         "make_bcrypt_wrapped.py; confirmed with passlib.hash.phpass and bcrypt 5, or their hashlib equivalent")
v.source("grammar", "phpBB, phpbb/passwords/helper.php: $ and the algorithms with a backslash between them, their settings, one digest", SPECIFICATION, "written by hand")


def phpbb(password, log2=7, phpass_salt="saltsalt", cost=4, salt=SALT, letter="y", first="H"):
    inner = php("phpass", password, f"${first}$" + "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[log2] + phpass_salt)
    if 0 not in octets(password):
        assert passlib_phpass.using(salt=phpass_salt, rounds=log2).hash(octets(password))[3:] == inner[3:]
    outer = crypt(inner[12:], f"$2{letter}${cost:02}${salt}")
    assert pyca(inner[12:], salt, cost, letter) == outer
    return f"${first}\\2{letter}${inner[3:12]}${cost:02}\\{outer[7:29]}${outer[29:]}"


v.passwords("php", phpbb)
for id, arguments in [("count-11", {"log2": 11}), ("bcrypt-cost-10", {"cost": 10}), ("2a", {"letter": "a"}), ("p-first", {"first": "P"}),
                      ("p-first-2a", {"first": "P", "letter": "a"}), ("other-salts", {"phpass_salt": "./09AZaz", "salt": OTHER_SALT})]:
    v.add(id, "php", P, phpbb(P, **arguments), "match")
BASE = phpbb(P)
v.add("declared", "php", P, BASE, "match", scheme="phpbb-combined", flags=["Declared"])
OUTER = "$H\\2y$" + BASE.split("$")[2] + "$04\\" + SALT + "$"
v.add("not-the-whole-text", "php", P, OUTER + crypt(php("phpass", P, "$H$5saltsalt"), f"$2y$04${SALT}")[29:], "mismatch", comment="bcrypt of all of PHPass' text")
v.add("not-plain-bcrypt", "php", P, OUTER + crypt(P, f"$2y$04${SALT}")[29:], "mismatch")
v.add("padding-bits", "php", P, BASE[:-1] + chr(ord(BASE[-1]) + 1), "match", canonical=BASE, flags=["PaddingBits"])
v.failures([("cost-16", BASE.replace("$04\\", "$16\\"), ["OverLimit"]), ("count-21", BASE.replace("$5salt", "$Jsalt"), ["OverLimit"]),
            ("count-30", BASE.replace("$5salt", "$Ssalt"), ["OverLimit"])], "refused")
v.failures([
    ("argon2", "$H\\argon2id$5saltsalt$v=19\\m=64,t=1,p=1$YWFhYWFhYWE", ["Variant"]), ("bcrypt-first", "$2y\\H$04\\" + SALT + "$5saltsalt$" + "a" * 22, ["Variant"]),
    ("three", "$H\\2y\\2a$5saltsalt$04\\" + SALT + "$04\\" + SALT + "$" + "a" * 31, ["Variant"]), ("phpass-twice", "$P\\H$5saltsalt$5saltsalt$" + "a" * 22, ["Variant"]),
    ("drupal", "$S\\2y$5saltsalt$04\\" + SALT + "$" + "a" * 31, ["Variant"]),
], "unsupported")
v.failures([
    ("count-6", BASE.replace("$5salt", "$4salt"), ["Cost"]), ("count-31", BASE.replace("$5salt", "$Tsalt"), ["Cost"]), ("count-alphabet", BASE.replace("$5salt", "$!salt"), ["Cost"]),
    ("cost-03", BASE.replace("$04\\", "$03\\"), ["Cost"]), ("cost-32", BASE.replace("$04\\", "$32\\"), ["Cost"]), ("cost-one-digit", BASE.replace("$04\\", "$4\\"), ["Cost"]),
    ("phpass-salt-cut", BASE.replace("$5salt", "$5alt"), ["Length"]), ("phpass-salt-longer", BASE.replace("$5salt", "$5ssalt"), ["Length"]),
    ("bcrypt-salt-cut", BASE.replace("\\abc", "\\bc"), ["Length"]), ("bcrypt-salt-alphabet", BASE.replace("\\abc", "\\!bc"), ["Alphabet"]),
    ("digest-cut", BASE[:-1], ["Length"]), ("digest-longer", BASE + "a", ["Length"]), ("digest-alphabet", BASE[:-2] + "+" + BASE[-1], ["Alphabet"]),
    ("no-backslash", BASE.replace("04\\", "04$"), ["Fields"]), ("settings-missing", "$H\\2y$5saltsalt$" + "a" * 31, ["Fields"]), ("digest-missing", OUTER[:-1], ["Fields"]),
    ("digest-twice", BASE + "$" + BASE.split("$")[-1], ["Fields"]), ("prefix-only", "$H\\2y$", ["Fields"]), ("trailing-space", BASE + " ", ["Whitespace", "Length"]),
    ("nul-appended", BASE + "\0", ["NULInHash", "Length"]),
])
v.failures([("leading-space", " " + BASE, ["NoPrefix", "Whitespace"]), ("slash", BASE.replace("\\", "/"), ["NoPrefix"])], "unrecognized")
v.add("declared-bare", "grammar", P, crypt(P, f"$2y$04${SALT}"), "malformed", scheme="phpbb-combined", flags=["Declared", "NoPrefix"])
v.add("option", "grammar", P, BASE, "malformed", options={"user": "ada"}, flags=["UnexpectedOption"])
v.write()

# ---- bcrypt over a digest in hex

v = File("prehashed-bcrypt")
v.source("php", "PHP 8: crypt() over hash(), in lower-case hex, as vBulletin 5 and applications that came from MD5 or SHA", IMPLEMENTATION,
         "make_bcrypt_wrapped.py; confirmed with hashlib and bcrypt 5")
v.source("grammar", "a text of bcrypt, and the name of the hash in the option prehash", SPECIFICATION, "written by hand")


def over(name, password, salt=SALT, cost=4, letter="y"):
    stored = crypt(hex_digest(name, password), f"$2{letter}${cost:02}${salt}")
    assert pyca(hex_digest(name, password), salt, cost, letter) == stored
    return stored


MD5 = {"prehash": "md5"}
v.passwords("php", lambda password: over("md5", password), options=MD5)
for name in ("sha1", "sha224", "sha256", "sha384", "sha512"):
    v.add(name, "php", P, over(name, P), "match", options={"prehash": name},
          comment="128 hex digits, of which bcrypt reads 72" if name == "sha512" else "96 hex digits, of which bcrypt reads 72" if name == "sha384" else "")
    v.add(f"{name}-nul", "php", WITH_NUL, over(name, WITH_NUL), "match", options={"prehash": name}, flags=["NULInPassword"])
v.add("sha1-wrong", "php", P + " ", over("sha1", P), "mismatch", options={"prehash": "sha1"})
v.add("other-digest", "php", P, over("sha1", P), "mismatch", options=MD5)
v.add("without-digest", "php", P, crypt(P, f"$2y$04${SALT}"), "mismatch", options=MD5)
for letter in "ab":
    v.add(f"2{letter}", "php", P, over("md5", P, letter=letter), "match", options=MD5)
v.add("cost-10", "php", P, over("md5", P, OTHER_SALT, 10), "match", options=MD5, comment="vBulletin's cost")
BASE = over("md5", P)
v.add("declared", "php", P, BASE, "match", options=MD5, scheme="prehashed-bcrypt", flags=["Declared"])
v.add("upper-case-name", "php", P, BASE, "match", options={"prehash": "MD5"}, canonical=BASE, canonical_options=MD5)
v.add("padding-bits", "php", P, BASE[:-1] + chr(ord(BASE[-1]) + 1), "match", options=MD5, canonical=BASE, flags=["PaddingBits"])
v.add("option-missing", "grammar", P, BASE, "malformed", scheme="prehashed-bcrypt", flags=["Declared", "OptionMissing"])
for id, value in [("unknown", "md6"), ("empty", ""), ("space", " md5"), ("scheme", "argon2")]:
    v.add(f"prehash-{id}", "grammar", P, BASE, "malformed", options={"prehash": value}, flags=["OptionValue"])


def woltlab(password, salt=SALT, cost=4, letter="a"):
    stored = run_php("return crypt(crypt($a[0], $a[1]), $a[1]);", password, f"$2{letter}${cost:02}${salt}")
    data = octets(password).split(b"\0")[0]
    assert pyca(pyca(data, salt, cost, letter), salt, cost, letter) == stored
    return stored


v.source("woltlab", "PHP 8: crypt(crypt($password, $salt), $salt), as getDoubleSaltedHash of WoltLab Community Framework 2 (WBB 4)", IMPLEMENTATION,
         "make_bcrypt_wrapped.py; confirmed with bcrypt 5")
TWICE = {"prehash": "bcrypt"}
for id, password, flags in [("ascii", P, []), ("empty", "", ["EmptyPassword"]), ("composed", COMPOSED, ["NonASCII"]), ("nul", WITH_NUL, ["NULInPassword"]),
                            ("nul-only", b"\0", ["NULInPassword"]), ("73-bytes", ascii_password(73), ["LongPassword"])]:
    v.add(f"bcrypt-{id}", "woltlab", password, woltlab(password), "match", options=TWICE, flags=flags)
v.add("bcrypt-2y", "woltlab", P, woltlab(P, letter="y"), "match", options=TWICE)
v.add("bcrypt-cost-8", "woltlab", P, woltlab(P, OTHER_SALT, 8), "match", options=TWICE, comment="WoltLab's cost")
v.add("bcrypt-nul-ends", "woltlab", b"pass\0other", woltlab(WITH_NUL), "match", options=TWICE, flags=["NULInPassword"])
v.add("bcrypt-wrong", "woltlab", "Correct horse", woltlab(P), "mismatch", options=TWICE)
v.add("bcrypt-once", "woltlab", P, crypt(P, f"$2a$04${SALT}"), "mismatch", options=TWICE)
v.add("bcrypt-cost-15", "grammar", P, "$2a$15$" + woltlab(P)[7:], "refused", options=TWICE, flags=["OverLimit"], comment="twice 2^15")
for name, options in [("bcrypt-md5", MD5), ("bcrypt-sha1", {"prehash": "sha1"}), ("bcrypt-sha512", {"prehash": "sha512"}), ("vbulletin5", MD5)]:
    v.add(f"variant-{name}", "php", P, over(options["prehash"], P), "match", scheme=name, flags=["Declared"], canonical=over(options["prehash"], P), canonical_options=options)
v.add("variant-woltlab", "woltlab", P, woltlab(P), "match", scheme="woltlab", flags=["Declared"], canonical=woltlab(P), canonical_options=TWICE)
BODY = BASE[7:]
v.failures([("cost-16", "$2y$16$" + BODY, ["OverLimit"])], "refused", options=MD5)
v.failures([
    ("cost-03", "$2y$03$" + BODY, ["Cost"]), ("cost-one-digit", "$2y$4$" + BODY, ["Cost", "Length"]), ("digest-cut", BASE[:-1], ["Length"]), ("digest-longer", BASE + "a", ["Length"]),
    ("alphabet", BASE[:40] + "+" + BASE[41:], ["Alphabet"]), ("trailing-space", BASE + " ", ["Whitespace", "Length"]), ("2c", BASE.replace("2y", "2c"), ["Variant"]),
    ("empty-text", "", ["Length"]), ("2x", BASE.replace("2y", "2x"), ["Variant"]), ("2", BASE.replace("2y", "2"), ["Variant"]),
], options=MD5, scheme="prehashed-bcrypt")
v.add("option", "grammar", P, BASE, "malformed", options={**MD5, "dialect": "symfony"}, scheme="prehashed-bcrypt", flags=["Declared", "UnexpectedOption"])
v.write()

# ---- bcrypt with a pepper

v = File("bcrypt-pepper")
v.source("php", "PHP 8 crypt() over password, salt and pepper, as Devise (Ruby) joins password and pepper, and Sorcery password, salt and pepper",
         IMPLEMENTATION, "make_bcrypt_wrapped.py; confirmed with bcrypt 5")
v.source("grammar", "a text of bcrypt; the pepper in the option sourcePepper", SPECIFICATION, "written by hand")
PEPPER = "0c1b2a3948576675"


def peppered(password, pepper=PEPPER, salt_column="", salt=SALT, cost=4, letter="a"):
    data = octets(password) + octets(salt_column) + octets(pepper)
    if 0 in data[:72]:
        return python_bcrypt.hashpw(data[:72], f"$2b${cost:02}${salt}".encode()).decode().replace("$2b$", f"$2{letter}$")
    stored = run_php("return crypt($a[0], $a[1]);", data, f"$2{letter}${cost:02}${salt}")
    assert pyca(data, salt, cost, letter) == stored
    return stored


v.passwords("php", peppered, options={"sourcePepper": PEPPER})
for case in v.cases:
    if "NULInPassword" in case["flags"]:
        case["comment"] = "bcrypt 5 counts the zero byte; bcrypt-ruby refuses it"
for id, password, arguments, options in [
    ("sorcery", P, {"salt_column": "QZ8sYxJ2"}, {"sourcePepper": PEPPER, "salt": "QZ8sYxJ2"}), ("sorcery-salt-only", P, {"pepper": "", "salt_column": "QZ8sYxJ2"}, {"salt": "QZ8sYxJ2", "sourcePepper": ""}),
    ("utf8-pepper", P, {"pepper": "pfeffer 🌶"}, {"sourcePepper": "pfeffer 🌶"}), ("long-pepper", P, {"pepper": ascii_password(128)}, {"sourcePepper": ascii_password(128)}),
    ("cost-11", P, {"cost": 11}, {"sourcePepper": PEPPER}), ("2b", P, {"letter": "b"}, {"sourcePepper": PEPPER}), ("2y", P, {"letter": "y"}, {"sourcePepper": PEPPER}),
    ("dollar-pepper", P, {"pepper": "a$b$c"}, {"sourcePepper": "a$b$c"}),
]:
    v.add(id, "php", password, peppered(password, **arguments), "match", options=options)
v.add("pepper-past-72", "php", ascii_password(72), peppered(ascii_password(72)), "match", options={"sourcePepper": "another"}, flags=["LongPassword"],
      comment="72 bytes of password leave no room for the pepper")
v.add("other-pepper", "php", P, peppered(P), "mismatch", options={"sourcePepper": "0c1b2a3948576676"})
v.add("no-pepper", "php", P, crypt(P, f"$2a$04${SALT}"), "mismatch", options={"sourcePepper": PEPPER})
v.add("pepper-before", "php", P, crypt(PEPPER + P, f"$2a$04${SALT}"), "mismatch", options={"sourcePepper": PEPPER})
v.add("sorcery-salt-missing", "php", P, peppered(P, salt_column="QZ8sYxJ2"), "mismatch", options={"sourcePepper": PEPPER})
BASE = peppered(P)
v.add("declared", "php", P, BASE, "match", options={"sourcePepper": PEPPER}, scheme="bcrypt-pepper", flags=["Declared"])
v.add("padding-bits", "php", P, BASE[:-1] + chr(ord(BASE[-1]) + 1), "match", options={"sourcePepper": PEPPER}, canonical=BASE, flags=["PaddingBits"])
v.add("option-missing", "grammar", P, BASE, "malformed", scheme="bcrypt-pepper", flags=["Declared", "OptionMissing"])
v.add("clerk-and-option", "grammar", P, BASE + "$" + PEPPER, "malformed", options={"sourcePepper": PEPPER}, flags=["UnexpectedOption"])
BODY = BASE[7:]
v.failures([("cost-16", "$2a$16$" + BODY, ["OverLimit"])], "refused", options={"sourcePepper": PEPPER})
v.failures([
    ("cost-03", "$2a$03$" + BODY, ["Cost"]), ("digest-cut", BASE[:-1], ["Length"]), ("alphabet", BASE[:40] + "+" + BASE[41:], ["Alphabet"]), ("2c", BASE.replace("2a", "2c"), ["Variant"]),
    ("2x", BASE.replace("2a", "2x"), ["Variant"]), ("empty-text", "", ["Length"]), ("trailing-space", BASE + " ", ["Whitespace", "Length"]), ("digest-longer", BASE + "a", ["Length"]),
], options={"sourcePepper": PEPPER}, scheme="bcrypt-pepper")
v.add("option", "grammar", P, BASE, "malformed", options={"sourcePepper": PEPPER, "user": "ada"}, scheme="bcrypt-pepper", flags=["Declared", "UnexpectedOption"])
v.write()

# ---- SMF 2.1

v = File("smf-bcrypt")
v.source("php", "PHP 8 crypt() over the user name in lower case and the password, as hash_password of SMF 2.1", IMPLEMENTATION,
         "make_bcrypt_wrapped.py; confirmed with bcrypt 5")
v.source("grammar", "a text of bcrypt, and the user name in the option user", SPECIFICATION, "written by hand")


def smf(password, user="Ada", salt=SALT, cost=4, letter="y"):
    data = user.lower().encode() + octets(password)
    if 0 in data[:72]:
        stored = run_php("return crypt($a[0], $a[1]);", data, f"$2{letter}${cost:02}${salt}")
        assert stored == crypt(data, f"$2{letter}${cost:02}${salt}")
        return stored
    stored = run_php("return crypt($a[0], $a[1]);", data, f"$2{letter}${cost:02}${salt}")
    assert pyca(data, salt, cost, letter) == stored
    return stored


v.passwords("php", smf, options={"user": "Ada"})
for id, user, written in [("lower-case-name", "ada", "Ada"), ("upper-case-name", "ADA", "ada"), ("name-with-space", "Ada Lovelace", "Ada Lovelace"),
                          ("name-utf8", "Ädä", "Ädä"), ("name-cyrillic", "Ада", "АДА")]:
    v.add(id, "php", P, smf(P, written), "match", options={"user": user}, flags=["NonASCII"] if not user.isascii() else [])
v.add("other-name", "php", P, smf(P), "mismatch", options={"user": "Eve"})
v.add("without-name", "php", P, crypt(P, f"$2y$04${SALT}"), "mismatch", options={"user": "Ada"})
v.add("name-behind", "php", P, crypt(P + "ada", f"$2y$04${SALT}"), "mismatch", options={"user": "Ada"})
v.add("long-name", "php", "anything", smf(P, "n" * 72), "match", options={"user": "n" * 72}, comment="the name fills the 72 bytes")
v.add("nul-ends", "php", b"pass\0other", smf(WITH_NUL), "match", options={"user": "Ada"}, flags=["NULInPassword"])
v.add("cost-10", "php", P, smf(P, salt=OTHER_SALT, cost=10), "match", options={"user": "Ada"}, comment="SMF's cost")
BASE = smf(P)
v.add("declared", "php", P, BASE, "match", options={"user": "Ada"}, scheme="smf-bcrypt", flags=["Declared"])
v.add("padding-bits", "php", P, BASE[:-1] + chr(ord(BASE[-1]) + 1), "match", options={"user": "Ada"}, canonical=BASE, flags=["PaddingBits"])
v.add("option-missing", "grammar", P, BASE, "malformed", scheme="smf-bcrypt", flags=["Declared", "OptionMissing"])
v.add("name-empty", "grammar", P, BASE, "malformed", options={"user": ""}, scheme="smf-bcrypt", flags=["Declared", "OptionValue"])
BODY = BASE[7:]
v.failures([("cost-16", "$2y$16$" + BODY, ["OverLimit"])], "refused", options={"user": "Ada"}, scheme="smf-bcrypt")
v.failures([
    ("cost-03", "$2y$03$" + BODY, ["Cost"]), ("digest-cut", BASE[:-1], ["Length"]), ("alphabet", BASE[:40] + "+" + BASE[41:], ["Alphabet"]), ("2c", BASE.replace("2y", "2c"), ["Variant"]),
    ("2x", BASE.replace("2y", "2x"), ["Variant"]), ("empty-text", "", ["Length"]), ("trailing-space", BASE + " ", ["Whitespace", "Length"]), ("digest-longer", BASE + "a", ["Length"]),
], options={"user": "Ada"}, scheme="smf-bcrypt")
v.add("option", "grammar", P, BASE, "malformed", options={"user": "Ada", "salt": "x"}, scheme="smf-bcrypt", flags=["Declared", "UnexpectedOption"])
v.write()

"""digest-template: the named templates, and what the language of templates has beside."""

import base64
import hashlib
import hmac
import json
import pathlib
import subprocess

import django.conf
from passlib import hash as passlib

from common import COMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, octets

django.conf.settings.configure()
from django.contrib.auth import hashers as django_hashers  # noqa: E402

v = Vectors("digest-template")
v.source("construction", "The application's own source, computed by Python's hashlib and hmac", IMPLEMENTATION,
         "make_templates.py; confirmed with the PHP of templates.php")
v.source("passlib", "passlib.hash: mssql2005, mysql41, nthash, oracle11, postgres_md5", IMPLEMENTATION,
         "passlib 1.7.4; confirmed with hashlib and the PHP of templates.php")
v.source("django", "django.contrib.auth.hashers: the unsalted and salted MD5 and SHA-1 hashers", IMPLEMENTATION,
         "Django 5.2; confirmed with hashlib and the PHP of templates.php")
v.source("fusionauth", "FusionAuth's example plugins: ExampleSaltedSHA512PasswordEncryptorTest", SPECIFICATION,
         "as quoted; confirmed with hashlib and the PHP of templates.php")
v.source("logto", "Logto's description of legacy passwords: SHA-256 of salt123password123", SPECIFICATION,
         "as quoted; confirmed with hashlib")
v.source("okta", "Okta's article on hashes that were imported: SHA-512 with a salt behind the password", SPECIFICATION,
         "as quoted; confirmed with hashlib")
v.source("grammar", "docs/guides/digest-templates.md", SPECIFICATION, "written by hand")
for name, text in {
    "Text": "the option template is a template itself",
    "Column": "the salt stands in the option salt, and the text is the digest",
    "NonASCII": "the password is UTF-8 beyond ASCII",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "EmptyPassword": "the password has no bytes",
    "LongPassword": "73 bytes and more: no limit cuts the password",
    "OtherCase": "the digest is in the other case; written as the application does",
    "Undeclared": "nothing declares the template",
    "ByText": "the text says which template it is of",
    "Digest": "the digest is cut, has a digit too many, or one that is none",
    "Salt": "the salt is missing, has another length, or is in another encoding",
    "Rounds": "the number of rounds is missing, or outside its range",
    "Option": "an option is missing, or is one that the template does not read",
    "Template": "the option template is neither a name nor a template",
    "OverLimit": "well-formed, and above the default limit of 2^22 digests",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
}.items():
    v.flag(name, text)


def md5(*parts):
    return hashlib.md5(b"".join(map(octets, parts)))


def sha1(*parts):
    return hashlib.sha1(b"".join(map(octets, parts)))


def sha256(*parts):
    return hashlib.sha256(b"".join(map(octets, parts)))


def sha512(*parts):
    return hashlib.sha512(b"".join(map(octets, parts)))


def md4(data):
    """RFC 1320, by passlib's own code."""
    from passlib.crypto._md4 import md4 as function
    return function(data).digest()


def utf16(password):
    return octets(password).decode().encode("utf-16-le")


def again(name, value, count, suffix=b""):
    """`count` times the digest of the one before and a suffix."""
    for _ in range(count):
        value = hashlib.new(name, value + suffix).digest()
    return value


def again_hex(step, value, count):
    for _ in range(count):
        value = step(value)
    return bytes.fromhex(value)


def devise(name):
    def digest(p, s, u, k, n):
        value = k
        for _ in range(n):
            value = hashlib.new(name, b"--" + b"--".join([octets(s), octets(value), octets(p), octets(k)]) + b"--").hexdigest()
        return bytes.fromhex(value)
    return digest


def restful(p, s, u, k, n):
    value = k
    for _ in range(10):
        value = hashlib.sha1(b"--".join([octets(value), octets(s), octets(p), octets(k)])).hexdigest()
    return bytes.fromhex(value)


def node(name):
    def digest(p, s, u, k, n):
        value = octets(p)
        for _ in range(n):
            value = hmac.new(octets(s), value, name).hexdigest().encode()
        return bytes.fromhex(value.decode())
    return digest


def keyed(name):
    return lambda p, s, u, k, n: hmac.digest(octets(s), octets(p), name)


def fusionauth(name):
    return lambda p, s, u, k, n: again(name, octets(p) + base64.b64decode(s), n)


def symfony(p, s, count):
    return again("sha512", b"", count, octets(p) + b"{" + octets(s) + b"}")


def pad(data):
    return base64.b64encode(data).decode()


def colon(d, s, n):
    return f"{d.hex()}:{s}"


def alone(d, s, n):
    return d.hex()


def in_base64(d, s, n):
    return pad(d)


def named(*parts):
    """`word$salt$hex`, and the like."""
    return lambda d, s, n: "".join({"S": s, "D": d.hex(), "U": d.hex().upper(), "N": str(n)}.get(part, part) for part in parts)


TEXT_SALTS = ["aB3", "q7#(x", "0123456789abcdef0123456789abcdef"]
HEX8 = ["00000000", "4BB7a0F3".upper(), "DEADBEEF"]
BASE64 = [pad(bytes(range(16))), pad(b"\xff\xfe\x80salt"), pad(b"NaCl" * 6)]

# name: (layout, how the text is told, what stands in options, salts, digest)
OPTION, LAYOUT = "option", "layout"
T = {}


def template(name, layout, digest, *, salt=LAYOUT, salts=TEXT_SALTS, user=False, pepper=False, rounds=None, by="declaration",
             source="construction"):
    """salt: whether the salt stands in the text, in the option, or nowhere. rounds: where the number stands."""
    T[name] = dict(layout=layout, digest=digest, salt=salt, salts=salts, user=user, pepper=pepper, rounds=rounds, by=by, source=source)


template("joomla", colon, lambda p, s, u, k, n: md5(p, s).digest())
for name in ("oscommerce", "magento1"):
    template(name, colon, lambda p, s, u, k, n: md5(s, p).digest())
template("magento2-md5", named("D", ":", "S", ":0"), lambda p, s, u, k, n: md5(s, p).digest())
template("magento-sha256", colon, lambda p, s, u, k, n: sha256(s, p).digest())
template("magento2-sha256", named("D", ":", "S", ":1"), lambda p, s, u, k, n: sha256(s, p).digest())
template("vbulletin", colon, lambda p, s, u, k, n: md5(md5(p).hexdigest(), s).digest())
for name in ("mybb", "ipb"):
    template(name, colon, lambda p, s, u, k, n: md5(md5(s).hexdigest(), md5(p).hexdigest()).digest())
template("smf", alone, lambda p, s, u, k, n: sha1(u.lower(), p).digest(), salt=None, user=True)
for name in ("punbb", "redmine"):
    template(name, colon, lambda p, s, u, k, n: sha1(s, sha1(p).hexdigest()).digest())
for name in ("wbb3", "opencart"):
    template(name, colon, lambda p, s, u, k, n: sha1(s, sha1(s, sha1(p).hexdigest()).hexdigest()).digest())
template("prestashop", alone, lambda p, s, u, k, n: md5(k, p).digest(), salt=None, pepper=True)
template("xenforo-sha256", colon, lambda p, s, u, k, n: sha256(sha256(p).hexdigest(), s).digest())
template("xenforo-sha1", colon, lambda p, s, u, k, n: sha1(sha1(p).hexdigest(), s).digest())
template("authme", named("$SHA$", "S", "$", "D"), lambda p, s, u, k, n: sha256(sha256(p).hexdigest(), s).digest(), by="text")
template("hmailserver", named("S", "D"), lambda p, s, u, k, n: sha256(s, p).digest(), salts=["a1b2c3", "000000", "fedcba"])
template("mediawiki-b", named(":B:", "S", ":", "D"), lambda p, s, u, k, n: md5(s, "-", md5(p).hexdigest()).digest(), by="text",
         salts=["838c83e1", "e4ab7024", "0"])
template("e107", named("$E$", "D"), lambda p, s, u, k, n: md5(md5(p).hexdigest(), u).digest(), salt=None, user=True, by="text")
template("double-md5", alone, lambda p, s, u, k, n: md5(md5(p).hexdigest()).digest(), salt=None)
template("dedecms", alone, lambda p, s, u, k, n: bytes.fromhex(md5(p).hexdigest()[5:25]), salt=None)
template("django-md5", named("md5$", "S", "$", "D"), lambda p, s, u, k, n: md5(s, p).digest(), source="django", salts=["seasalt", "iodised", "x"])
template("django-sha1", named("sha1$", "S", "$", "D"), lambda p, s, u, k, n: sha1(s, p).digest(), source="django", salts=["seasalt", "iodised", "x"])
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    template(f"werkzeug-{name}", named(name + "$", "S", "$", "D"), keyed(name), by="declaration" if name in ("md5", "sha1") else "text",
             salts=["2vO5pUx1", "salt", "Kq"])
for name in ("md5", "sha1", "sha256", "sha512"):
    template(f"node-password-hash-{name}", named(name + "$", "S", "$", "N", "$", "D"), node(name), by="text", rounds=LAYOUT,
             salts=["3I7HRwy7", "salt", "Kq"])
template("restful-authentication", alone, restful, salt=OPTION, pepper=True)
template("acts-as-authenticated", alone, lambda p, s, u, k, n: sha1("--", s, "--", p, "--").digest(), salt=OPTION)
template("authlogic-sha512", alone, lambda p, s, u, k, n: again_hex(lambda x: sha512(x).hexdigest(), octets(p) + octets(s), 20), salt=OPTION)
template("devise-sha1", alone, devise("sha1"), salt=OPTION, pepper=True, rounds=OPTION)
template("devise-sha512", alone, devise("sha512"), salt=OPTION, pepper=True, rounds=OPTION)
template("aspnet-membership-sha1", in_base64, lambda p, s, u, k, n: sha1(base64.b64decode(s), utf16(p)).digest(), salt=OPTION, salts=BASE64)
template("aspnet-membership-sha256", in_base64, lambda p, s, u, k, n: sha256(base64.b64decode(s), utf16(p)).digest(), salt=OPTION, salts=BASE64)
template("umbraco", in_base64, lambda p, s, u, k, n: hmac.digest(utf16(p), utf16(p), "sha1"), salt=None)
template("postgresql-md5", named("md5", "D"), lambda p, s, u, k, n: md5(p, u).digest(), salt=None, user=True, by="text", source="passlib")
template("symfony-sha512", in_base64, lambda p, s, u, k, n: symfony(p, s, 5000), salt=OPTION)
template("symfony", in_base64, lambda p, s, u, k, n: symfony(p, s, n), salt=OPTION, rounds=OPTION)
for name, full in (("md5", "md5"), ("sha1", "sha1"), ("sha256", "sha256"), ("sha512", "sha512")):
    template(f"spring-{name}", named("{", "S", "}", "D"),
             lambda p, s, u, k, n, full=full: hashlib.new(full, octets(p) + b"{" + octets(s) + b"}").digest())
template("spring-md4", named("{", "S", "}", "D"), lambda p, s, u, k, n: md4(octets(p) + b"{" + octets(s) + b"}"))
template("oracle-11g", named("S:", "U", "S"), lambda p, s, u, k, n: sha1(p, bytes.fromhex(s)).digest(), by="text", source="passlib",
         salts=["5FDAB69F543563582BA5", "00000000000000000000", "3DD36FF2C7D5F0A1B2C3"])
template("mssql-2005", named("0x0100", "S", "U"), lambda p, s, u, k, n: sha1(utf16(p), bytes.fromhex(s)).digest(), by="text", source="passlib", salts=HEX8)
template("mssql-2012", named("0x0200", "S", "U"), lambda p, s, u, k, n: sha512(utf16(p), bytes.fromhex(s)).digest(), by="text", salts=HEX8)
template("mysql-41", named("*", "U"), lambda p, s, u, k, n: sha1(sha1(p).digest()).digest(), salt=None, by="text", source="passlib")
template("nt-hash", alone, lambda p, s, u, k, n: md4(utf16(p)), salt=None, source="passlib")
for name in ("md5", "sha1", "sha256"):
    template(f"{name}-utf16le", alone, lambda p, s, u, k, n, name=name: hashlib.new(name, utf16(p)).digest(), salt=None)
for name in ("md5", "sha256", "sha512"):
    template(f"fusionauth-{name}", in_base64, fusionauth(name), salt=OPTION, rounds=OPTION, salts=BASE64)


def product(name, password, salt, user):
    """The text of a product that is installed, or None."""
    text = octets(password).decode()
    if name == "django-md5":
        return django_hashers.MD5PasswordHasher().encode(text, salt)
    if name == "django-sha1":
        return passlib.django_salted_sha1.hash(text, salt=salt)
    if name == "postgresql-md5":
        return passlib.postgres_md5.hash(text, user=user)
    if name == "oracle-11g":
        return passlib.oracle11.hash(text, salt=salt)
    if name == "mssql-2005":
        return passlib.mssql2005.hash(text, salt=bytes.fromhex(salt))
    if name == "mysql-41":
        return passlib.mysql41.hash(text)
    if name == "nt-hash":
        return passlib.nthash.hash(text)
    return None


PASSWORDS = ["password", "Tr0ub4dor&3 <'\">", COMPOSED]
USERS = ["Ada", "BOB.builder", "carol"]
KEYS = ["d1f0-application key", "k", "0123456789abcdef" * 4]
ROUNDS = [1, 10, 257]
questions = []


def ask(name, password, salt="", user="", key="", rounds=1, digest=b""):
    """PHP's answer is compared at the end."""
    questions.append(([name, octets(password).hex(), salt, user, key, rounds], digest.hex()))


def stored(name, number, password=None):
    t = T[name]
    password = PASSWORDS[number] if password is None else password
    salt = t["salts"][number] if t["salt"] else ""
    user = USERS[number] if t["user"] else ""
    key = KEYS[number] if t["pepper"] else ""
    rounds = ROUNDS[number] if t["rounds"] else 1
    digest = t["digest"](password, salt, user, key, rounds)
    ask(name, password, salt, user, key, rounds, digest)
    options = {}
    if t["by"] != "text":
        options["template"] = name
    if t["salt"] == OPTION:
        options["salt"] = salt
    if user:
        options["user"] = user
    if key:
        options["sourcePepper"] = key
    if t["rounds"] == OPTION:
        options["rounds"] = rounds
    text = t["layout"](digest, salt, rounds)
    if t["source"] in ("passlib", "django"):
        try:
            made = product(name, password, salt, user)
        except UnicodeDecodeError:
            made = text
        assert made == text, (name, made, text)
    return password, text, options or None




def told_by(name):
    return ["ByText"] if T[name]["by"] == "text" else []


for name, t in T.items():
    source, told = t["source"], told_by(name)
    for number in range(3):
        password, text, options = stored(name, number)
        v.add(f"{name}-{number + 1}", source, password, text, "match", options=options,
              flags=told + (["NonASCII"] if number == 2 else []))
    password, text, options = stored(name, 0)
    v.add(f"{name}-wrong", source, "Password", text, "mismatch", options=options, flags=told)
    if t["salt"] != LAYOUT or not text.endswith(t["salts"][0]):
        v.add(f"{name}-cut", "grammar", password, text.rstrip("=")[:-1], "malformed", options={"template": name, **(options or {})}, flags=["Digest"])
    v.add(f"{name}-unread", "grammar", password, text, "malformed", options={"template": name, **(options or {}), "version": "sha1"}, flags=["Option"])
    if options and set(options) - {"template"}:
        kept = {"template": name}
        v.add(f"{name}-missing", "grammar", password, text, "malformed", options=kept, flags=["Option"])
    elif t["salt"] is None:
        v.add(f"{name}-salt", "grammar", password, text, "malformed", options={"template": name, "salt": "x"}, flags=["Option"])
    if t["layout"] is colon:
        digest, salt = text.split(":", 1)
        v.add(f"{name}-column", source, password, digest, "match", options={"template": name, "salt": salt}, flags=["Column"])
        v.add(f"{name}-no-salt", "grammar", password, digest + ":", "malformed", options={"template": name}, flags=["Salt"])

# What passwords are made of.
for id, password, flags in [("empty", "", ["EmptyPassword"]), ("not-utf8", NOT_UTF8, ["NotUTF8"]), ("nul", WITH_NUL, ["NULInPassword"]),
                            ("300-bytes", ascii_password(300), ["LongPassword"])]:
    for name in ("vbulletin", "werkzeug-sha256", "mysql-41", "symfony"):
        if T[name]["source"] == "passlib" and id in ("not-utf8", "nul"):
            continue
        _, text, options = stored(name, 1, password)
        v.add(f"{name}-{id}", T[name]["source"], password, text, "match", options=options, flags=flags + told_by(name))
v.add("nul-cut", "construction", b"pass", stored("vbulletin", 1, WITH_NUL)[1], "mismatch", options={"template": "vbulletin"}, flags=["NULInPassword"])
v.add("utf16-not-utf8", "grammar", NOT_UTF8, stored("nt-hash", 0)[1], "unsupported", options={"template": "nt-hash"}, flags=["NotUTF8"],
      comment="the password has no UTF-16 form")
v.add("symfony-4096-bytes", "construction", ascii_password(4096), stored("symfony", 0, ascii_password(4096))[1], "match",
      options={"template": "symfony", "salt": TEXT_SALTS[0], "rounds": 1}, flags=["LongPassword"])
v.add("symfony-4097-bytes", "grammar", ascii_password(4097), stored("symfony", 0)[1], "unsupported",
      options={"template": "symfony", "salt": TEXT_SALTS[0], "rounds": 1}, flags=["LongPassword"],
      comment="a password that is hashed over and over has 4,096 bytes at most, as Symfony has it")

# The examples of products.
FUSIONAUTH = "GohyH5x4BaWvBhSNW4yTctmxY7azS7wqDOIENW1uOUHt6Qd2kDAimYweM9F95TH82OJHZIdm6kYirCtHpUdsIA=="
assert pad(fusionauth("sha512")("password", "4MTVxbvk8swI0ys2Lf4saeR3swRvn0f2", "", "", 1)) == FUSIONAUTH
v.add("fusionauth-example", "fusionauth", "password", FUSIONAUTH, "match",
      options={"template": "fusionauth-sha512", "salt": "4MTVxbvk8swI0ys2Lf4saeR3swRvn0f2", "rounds": 1})
LOGTO = "c465f66c6ac481a7a17e9ed5b4e2e7e7288d892f12bf1c95c140901e9a70436e"
assert sha256("salt123password123").hexdigest() == LOGTO
v.add("logto-example", "logto", "password123", LOGTO, "match", options={"template": 'sha256("salt123" . password)'}, flags=["Text"])
OKTA = "Zz6KwLGDm7ospSipwpDmxAjBWHKPLgGh1roGzI267h6txr/ihTI/R4K2eYrpyc0R24qCSF6DRqNl110vZZtj4A=="
OKTA_SALT = "JipHQUgqQU8qQUwpQUYjUChBSEcjQQ=="
assert pad(sha512("s3cr3tp@ssw0rd", base64.b64decode(OKTA_SALT)).digest()) == OKTA
v.add("okta-example", "okta", "s3cr3tp@ssw0rd", OKTA, "match",
      options={"template": "base64(digest) = sha512(password . unbase64(salt))", "salt": OKTA_SALT}, flags=["Text"])

# What the language has beside: each with a text of its own.
def whirlpool(data):
    """By the legacy provider of OpenSSL's command."""
    command = ["openssl", "dgst", "-provider", "legacy", "-provider", "default", "-whirlpool", "-binary"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


LANGUAGE = [
    ("x-whirlpool", 'whirlpool(salt . password)', lambda p, s, u, k, n: whirlpool(octets(s) + octets(p)), {}),
    ("x-ripemd160", 'ripemd160(password . salt)', lambda p, s, u, k, n: hashlib.new("ripemd160", octets(p) + octets(s)).digest(), {}),
    ("x-sha3", 'sha3-256(salt . password . salt)', lambda p, s, u, k, n: hashlib.sha3_256(octets(s) + octets(p) + octets(s)).digest(), {}),
    ("x-inner-raw", 'sha1(salt . raw(md5(password)))', lambda p, s, u, k, n: sha1(s, md5(p).digest()).digest(), {}),
    ("x-inner-upper", 'sha1(salt . upper(md5(password)))', lambda p, s, u, k, n: sha1(s, md5(p).hexdigest().upper()).digest(), {}),
    ("x-inner-base64", 'sha1(salt . base64(raw(md5(password))))', lambda p, s, u, k, n: sha1(s, pad(md5(p).digest())).digest(), {}),
    ("x-trim", 'sha1(salt . trim(password))', lambda p, s, u, k, n: sha1(s, octets(p).strip(b" \t\n\r\0\x0b")).digest(), {}),
    ("x-lower", 'sha1(salt . lower(password))', lambda p, s, u, k, n: sha1(s, octets(p).lower()).digest(), {}),
    ("x-hmac-key-password", 'hmac-sha256(password, salt)', lambda p, s, u, k, n: hmac.digest(octets(p), octets(s), "sha256"), {}),
    ("x-hmac-long-key", 'hmac-md5("%s", password)' % ("k" * 80), lambda p, s, u, k, n: hmac.digest(b"k" * 80, octets(p), "md5"), {"salt": None}),
    ("x-pepper", 'sha512(salt . password . pepper)', lambda p, s, u, k, n: sha512(s, p, k).digest(), {"key": "pepper \u00fc"}),
    ("x-hex-salt", 'sha1(unhex(salt) . password)', lambda p, s, u, k, n: sha1(bytes.fromhex(s), p).digest(), {"salt": "00ff80AB"}),
    ("x-salt-hex", 'sha1(hex(salt) . password)', lambda p, s, u, k, n: sha1(s.encode().hex(), p).digest(), {}),
    ("x-half", 'slice(0, 32, sha256(salt . password))', lambda p, s, u, k, n: sha256(s, p).digest()[:16], {}),
    ("x-half-raw", 'slice(32, 64, raw(sha512(salt . password)))', lambda p, s, u, k, n: sha512(s, p).digest()[32:], {}),
    ("x-whole-rounds", 'repeat(rounds, salt . password, md5(previous))', lambda p, s, u, k, n: again_hex(lambda x: md5(x).hexdigest(), octets(s) + octets(p), n), {"rounds": 7}),
    ("x-utf16-user", 'sha1(utf16le(upper(user)) . utf16le(password))', lambda p, s, u, k, n: sha1(u.upper().encode("utf-16-le"), utf16(p)).digest(), {"salt": None, "user": "ada"}),
]
for name, text, digest, needs in LANGUAGE:
    salt = needs.get("salt", "NaCl \u00e4")
    user, key, rounds = needs.get("user", ""), needs.get("key", ""), needs.get("rounds", 1)
    options = {"template": text}
    for option, value in (("salt", salt), ("user", user), ("sourcePepper", key), ("rounds", needs.get("rounds"))):
        if value:
            options[option] = value
    for number, password in enumerate([" Pass word\t", COMPOSED, "\U0001f511 key"], 1):
        value = digest(password, salt or "", user, key, rounds)
        ask(name, password, salt or "", user, key, rounds, value)
        v.add(f"{name}-{number}", "construction", password, value.hex(), "match", options=options, flags=["Text"] + (["NonASCII"] if number > 1 else []))
    v.add(f"{name}-wrong", "construction", "Another", value.hex(), "mismatch", options=options, flags=["Text"])
LATIN1 = md5("s", "Gr\u00fc\u00dfe".encode("latin-1")).digest()
ask("x-latin1", "Gr\u00fc\u00dfe", "s", digest=LATIN1)
v.add("x-latin1", "construction", "Gr\u00fc\u00dfe", LATIN1.hex(), "match", options={"template": "md5(salt . latin1(password))", "salt": "s"}, flags=["Text", "NonASCII"])
v.add("x-latin1-other", "grammar", COMPOSED, LATIN1.hex(), "unsupported", options={"template": "md5(salt . latin1(password))", "salt": "s"}, flags=["Text", "NonASCII"])
ENCODINGS = [("base64", pad), ("bare-base64", lambda d: pad(d).rstrip("=")), ("upper-hex", lambda d: d.hex().upper()),
             ("base64url", lambda d: base64.urlsafe_b64encode(d).decode().rstrip("=")), ("ab64", lambda d: pad(d).rstrip("=").replace("+", "."))]
for encoding, write in ENCODINGS:
    # A digest with characters of both kinds.
    value = next(d for d in (md5(f"salt{i}", "password").digest() for i in range(1000)) if "+" in pad(d) and "/" in pad(d))
    number = next(i for i in range(1000) if md5(f"salt{i}", "password").digest() == value)
    v.add(f"encoding-{encoding}", "construction", "password", write(value), "match",
          options={"template": f"{encoding}(digest) = md5(salt . password)", "salt": f"salt{number}"}, flags=["Text"])
    v.add(f"encoding-{encoding}-cut", "grammar", "password", write(value).rstrip("=")[:-1], "malformed",
          options={"template": f"{encoding}(digest) = md5(salt . password)", "salt": f"salt{number}"}, flags=["Text", "Digest"])
BEHIND = md5("so:me", "password").hexdigest()
v.add("salt-first", "construction", "password", "so:me:" + BEHIND, "match", options={"template": 'salt . ":" . hex(digest) = md5(salt . password)'},
      flags=["Text"], comment="the salt contains what separates it")

v.add("encoding-unpadded", "construction", "password", write(value).replace(".", "+"), "match",
      options={"template": "base64(digest) = md5(salt . password)", "salt": f"salt{number}"}, canonical=pad(value), flags=["Text"])

# What nothing declares.
password, text, _ = stored("joomla", 0)
v.add("hex-colon-salt", "grammar", password, text, "ambiguous", flags=["Undeclared"])
v.add("hex-colon-salt-declared", "grammar", password, text, "ambiguous", scheme="digest-template", flags=["Undeclared"])
v.add("hex-with-salt", "grammar", password, text[:32], "ambiguous", options={"salt": "aB3"}, flags=["Undeclared", "Column"])
v.add("joomla-as-scheme", "construction", password, text, "match", scheme="joomla", canonical=text, canonical_options={"template": "joomla"})
v.add("joomla-upper-case", "construction", password, text[:32].upper() + text[32:], "match", options={"template": "joomla"},
      canonical=text, flags=["OtherCase"])
v.add("joomla-name-upper-case", "construction", password, text, "match", options={"template": "Joomla"}, canonical=text,
      canonical_options={"template": "joomla"})
password, text, _ = stored("authme", 0)
v.add("authme-named", "construction", password, text, "match", options={"template": "authme"}, canonical=text, canonical_options={}, flags=["ByText"])
v.add("authme-broken", "grammar", password, text[:-1], "malformed", flags=["ByText", "Digest"])
v.add("authme-no-salt", "grammar", password, "$SHA$$" + text[-64:], "malformed", flags=["ByText", "Salt"])
v.add("authme-prefix-only", "grammar", password, "$SHA$", "malformed", flags=["ByText", "Digest"])
v.add("authme-nul-appended", "grammar", password, text + "\u0000", "malformed", flags=["ByText", "NULInHash"])
v.add("authme-trailing-space", "grammar", password, text + " ", "malformed", flags=["ByText", "Whitespace"])
v.add("e107-broken", "grammar", password, "$E$" + "0" * 31, "malformed", options={"user": "ada"}, flags=["ByText", "Digest"])
v.add("mediawiki-b-broken", "grammar", password, ":B:1:0", "malformed", flags=["ByText", "Digest"])
password, text, _ = stored("mysql-41", 0)
v.add("mysql-41-lower-case", "passlib", password, text.lower(), "match", canonical=text, flags=["ByText", "OtherCase"])
v.add("mysql-41-short", "grammar", password, text[:-1], "unrecognized", flags=["Digest", "Undeclared"])
password, text, _ = stored("django-sha1", 0)
v.add("django-sha1-undeclared", "grammar", password, text, "ambiguous", flags=["Undeclared"], comment="Django's digest or Werkzeug's HMAC")
password, text, options = stored("postgresql-md5", 0)
v.add("postgresql-md5-no-user", "grammar", password, text, "malformed", flags=["ByText", "Option"])
password, text, _ = stored("nt-hash", 0)
v.add("nt-hash-undeclared", "grammar", password, text, "ambiguous", flags=["Undeclared"])

# Rounds.
password, text, options = stored("symfony", 1)
for id, rounds in [("none", 0), ("too-many", 10_000_001), ("two-to-62", 1 << 62)]:
    v.add(f"symfony-rounds-{id}", "grammar", password, text, "malformed", options={**options, "rounds": rounds}, flags=["Rounds"])
for rounds in (4_194_305, 10_000_000):
    v.add(f"symfony-rounds-{rounds}", "grammar", password, text, "refused", options={**options, "rounds": rounds}, flags=["OverLimit"])
password, text, _ = stored("node-password-hash-sha1", 1)
head, salt, _, tail = text.split("$")
for id, rounds in [("zero", "0"), ("padded", "010"), ("signed", "+10")]:
    v.add(f"node-rounds-{id}", "grammar", password, f"{head}${salt}${rounds}${tail}", "malformed", options={"template": "node-password-hash-sha1"}, flags=["Rounds"])

# Spring's older encoders keep the salt in a column.
OLD = sha256("password{ada}")
ask("spring-sha256", "password", "ada", digest=OLD.digest())
v.add("spring-sha256-column", "construction", "password", OLD.hexdigest(), "match", options={"template": "spring-sha256", "salt": "ada"}, flags=["Column"])

# Salts in an encoding.
password, text, options = stored("aspnet-membership-sha1", 0)
for id, salt in [("alphabet", "AAE*"), ("length", "AAEC="), ("bits", "AB")]:
    v.add(f"aspnet-salt-{id}", "grammar", password, text, "malformed", options={**options, "salt": salt}, flags=["Salt"])
password, text, _ = stored("oracle-11g", 0)
v.add("oracle-11g-salt", "grammar", password, text[:-1] + "G", "malformed", flags=["ByText", "Salt"])
v.add("hmailserver-short", "grammar", password, stored("hmailserver", 0)[1][1:], "malformed", options={"template": "hmailserver"}, flags=["Salt"])

# Templates that are none.
for id, text in [
    ("empty", ""), ("unknown", "jomla"), ("unclosed", "md5(password"), ("trailing", "md5(password))"), ("no-password", "md5(salt)"),
    ("no-digest", "password"), ("upper", "upper(md5(password))"), ("function", "md6(password)"), ("short", "slice(0, 8, md5(password))"),
    ("odd", "slice(0, 21, md5(password))"), ("outside", "slice(0, 34, md5(password))"), ("literal", 'md5("x . password)'),
    ("escape", 'md5("\\q" . password)'), ("previous", "md5(previous . password)"), ("repeat-inside", "md5(repeat(2, password, md5(previous)))"),
    ("repeat-zero", "repeat(0, password, md5(previous))"), ("repeat-still", "repeat(2, salt, md5(password))"),
    ("two-salts", "salt . salt . hex(digest) = md5(salt . password)"), ("no-digest-field", "salt = md5(salt . password)"),
    ("unused-salt", "salt . hex(digest) = md5(password)"), ("glued-rounds", "rounds . hex(digest) = repeat(rounds, password, md5(previous))"),
    ("raw-text", "md5(raw(password))"), ("unhex-password", "md5(unhex(password))"), ("deep", "md5(" * 17 + "password" + ")" * 17),
    ("long", "md5(password" + ' . "' + "x" * 300 + '")'), ("longer", "md5(" + " " * 1100 + "password)"), ("many", "md5(" + "password . " * 70 + "password)"),
]:
    v.add(f"template-{id}", "grammar", "password", "5f4dcc3b5aa765d61d8327deb882cf99", "malformed", options={"template": text}, flags=["Template"])

script = pathlib.Path(__file__).with_name("templates.php")
run = subprocess.run(["php", str(script)], input=json.dumps([q for q, _ in questions]), capture_output=True, text=True, check=True)
for (question, digest), answer in zip(questions, json.loads(run.stdout), strict=True):
    assert answer == digest, (question, digest, answer)
v.write()

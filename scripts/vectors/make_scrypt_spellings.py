"""scrypt as Werkzeug, Django, Better Auth, Spring, lambdaworks, libscrypt, Ruby's gem, Stytch and Auth0 write it."""

import base64
import ctypes
import ctypes.util
import hashlib
import json
import unicodedata

import django.conf
import pylibscrypt
import scrypt as py_scrypt
from werkzeug.security import _hash_internal, check_password_hash

from common import IMPLEMENTATION, SPECIFICATION, ascii_password, b64, octets, url_safe
from spelling import Spelling, bumped, scrypt

django.conf.settings.configure(PASSWORD_HASHERS=["django.contrib.auth.hashers.ScryptPasswordHasher"])
from django.contrib.auth.hashers import ScryptPasswordHasher, check_password  # noqa: E402

BINARY = bytes(range(0xF0, 0x100))
TWICE = "make_scrypt_spellings.py with hashlib.scrypt (OpenSSL); confirmed with libscrypt"


def number_faults(v, text, field, wrong=("08", "+8", "-8", " 8", "8 ", "0x8", "8.0", "")):
    """Each wrong way to write a number, in the place of the field `field`, which stands between two separators."""
    for index, number in enumerate(wrong):
        v.broken(f"{field[0]}-number-{index}", text(number), ["Numbers"], scheme=v.scheme)


# MARK: Werkzeug

def werkzeug():
    v = Spelling("werkzeug-scrypt")
    v.source("werkzeug", "Werkzeug 3.1, werkzeug.security", IMPLEMENTATION, "make_scrypt_spellings.py; confirmed with hashlib.scrypt and libscrypt")
    v.source("grammar", "werkzeug.security: scrypt:N:r:p$salt$hex of 64 bytes", SPECIFICATION, "written by hand")

    def write(password, n=1024, r=8, p=1, salt="saltsaltsaltsalt"):
        text = f"scrypt:{n}:{r}:{p}${salt}${scrypt(password, salt, n, r, p, 64).hex()}"
        if isinstance(password, str) and n >= 1024:  # Werkzeug gives OpenSSL too little memory below
            made, method = _hash_internal(f"scrypt:{n}:{r}:{p}", salt, password)
            assert f"{method}${salt}${made}" == text and check_password_hash(text, password)
        return text

    v.case("default", "werkzeug", "password", write("password", 32768, salt="QqJe8XqPAmiUKyIY"), "match", comment="the costs that Werkzeug writes")
    for n, r, p, salt in [(1024, 1, 1, "a"), (2048, 8, 2, "0123456789abcdef"), (1024, 3, 5, "Z" * 32)]:
        v.case(f"n-{n}-r-{r}-p-{p}", "werkzeug", "password", write("password", n, r, p, salt), "match")
    for id, salt, flags in [("colon", "sa:lt:", []), ("base64", "c2FsdA==", []), ("space", "sa lt", []), ("non-ascii", "sälz", ["NonASCII"]), ("long", "x" * 128, ["LongSalt"])]:
        v.case(f"salt-{id}", "werkzeug", "password", write("password", salt=salt), "match", flags)
    v.passwords("werkzeug", write)
    text = write("password")
    head, salt, digest = text.split("$")
    v.case("wrong", "werkzeug", "Password", text, "mismatch")
    v.case("wrong-salt", "werkzeug", "password", text.replace("saltsalt$", "saltsalu$"), "mismatch")
    v.case("wrong-n", "werkzeug", "password", text.replace(":1024:", ":2048:"), "mismatch")
    v.case("declared", "werkzeug", "password", text, "match", scheme=v.scheme)
    v.case("upper-case-digest", "werkzeug", "password", f"{head}${salt}${digest.upper()}", "match", ["UpperCase"], canonical=text)
    for id, change in [("n-2-21", "scrypt:2097152:8:1"), ("n-2-62", f"scrypt:{1 << 62}:8:1"), ("p-300", "scrypt:16384:8:300"), ("r-large", "scrypt:16:1048576:1")]:
        v.broken(id, f"{change}${salt}${digest}", ["OverLimit"], "refused")
    for id, change in [("n-0", "scrypt:0:8:1"), ("n-1", "scrypt:1:8:1"), ("n-3", "scrypt:3:8:1"), ("r-0", "scrypt:16:0:1"), ("p-0", "scrypt:16:8:0"),
                       ("rp-2-30", "scrypt:16:32768:32768"), ("n-too-large-for-r", "scrypt:65536:1:1"), ("n-2-64", f"scrypt:{1 << 64}:8:1"), ("r-2-32", f"scrypt:16:{1 << 32}:1")]:
        v.broken(id, f"{change}${salt}${digest}", ["Parameters"])
    number_faults(v, lambda n: f"scrypt:{n}:8:1${salt}${digest}", "n")
    number_faults(v, lambda n: f"scrypt:16:{n}:1${salt}${digest}", "r", ("01", ""))
    number_faults(v, lambda n: f"scrypt:16:8:{n}${salt}${digest}", "p", ("01", ""))
    for id, broken, flags in [
        ("no-p", f"scrypt:16:8${salt}${digest}", ["Grammar"]), ("four-costs", f"scrypt:16:8:1:1${salt}${digest}", ["Grammar"]), ("no-salt", f"{head}${digest}", ["Grammar"]),
        ("empty-salt", f"{head}$${digest}", ["Grammar"]), ("no-digest", f"{head}${salt}", ["Grammar"]), ("empty-digest", f"{head}${salt}$", ["Grammar"]),
        ("extra-field", text + "$00", ["Grammar"]), ("prefix-only", "scrypt::", ["Grammar"]), ("digest-short", text[:-2], ["Length"]), ("digest-long", text + "00", ["Length"]),
        ("digest-odd", text[:-1], ["Length"]), ("digest-32-bytes", f"{head}${salt}${digest[:64]}", ["Length"]), ("digest-letter", text[:-1] + "g", ["Alphabet"]),
        ("digest-base64", f"{head}${salt}${b64(bytes.fromhex(digest), True)}", ["Alphabet"]),
    ]:
        v.broken(id, broken, flags)
    v.ends(text)
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    v.broken("upper-case-word", text.replace("scrypt", "SCRYPT"), ["NoPrefix"], "unrecognized")
    v.broken("other-scheme", "pbkdf2:sha256:1000$salt$" + digest[:64], ["Grammar"], scheme=v.scheme)
    v.write()


# MARK: Django

def django_core():
    v = Spelling("django-scrypt")
    v.source("django", "Django 5.2, django.contrib.auth.hashers.ScryptPasswordHasher", IMPLEMENTATION,
             "make_scrypt_spellings.py; confirmed with hashlib.scrypt and libscrypt")
    v.source("grammar", "ScryptPasswordHasher: scrypt$N$salt$r$p$base64 of 64 bytes", SPECIFICATION, "written by hand")
    hasher = ScryptPasswordHasher()

    def write(password, n=16, r=8, p=1, salt="saltsaltsaltsaltsaltsa"):
        text = f"scrypt${n}${salt}${r}${p}${b64(scrypt(password, salt, n, r, p, 64), True)}"
        if isinstance(password, str):
            assert hasher.encode(password, salt, n=n, r=r, p=p) == text and check_password(password, text)
        return text

    v.case("default", "django", "password", write("password", 1 << 14, 8, 5, "5wXoZkP7yDZ3iYcTq8dB2f"), "match", comment="the costs that Django 5 writes")
    v.case("default-of-4", "django", "password", write("password", 1 << 14, 8, 1, "5wXoZkP7yDZ3iYcTq8dB2f"), "match", ["OlderForm"])
    for n, r, p, salt in [(2, 1, 1, "a"), (1024, 8, 2, "0123456789"), (64, 3, 5, "Z" * 32)]:
        v.case(f"n-{n}-r-{r}-p-{p}", "django", "password", write("password", n, r, p, salt), "match")
    for id, salt, flags in [("digits", "1234567890", []), ("colon", "sa:lt:", []), ("space", "sa lt", []), ("non-ascii", "sälz", ["NonASCII"]), ("long", "x" * 128, ["LongSalt"])]:
        v.case(f"salt-{id}", "django", "password", write("password", salt=salt), "match", flags)
    v.passwords("django", write)
    text = write("password")
    word, n, salt, r, p, digest = text.split("$")
    join = lambda n=n, salt=salt, r=r, p=p, digest=digest: f"scrypt${n}${salt}${r}${p}${digest}"
    v.case("wrong", "django", "Password", text, "mismatch")
    v.case("wrong-salt", "django", "password", join(salt=salt[:-1] + "b"), "mismatch")
    v.case("wrong-n", "django", "password", join(n=32), "mismatch")
    v.case("declared", "django", "password", text, "match", scheme=v.scheme)
    v.case("no-padding", "django", "password", text.rstrip("="), "match", ["Base64Form"], canonical=text)
    for id, broken in [("n-2-21", join(n=1 << 21)), ("n-2-62", join(n=1 << 62)), ("p-300", join(n=16384, p=300)), ("r-large", join(r=1 << 20))]:
        v.broken(id, broken, ["OverLimit"], "refused")
    for id, broken in [("n-0", join(n=0)), ("n-1", join(n=1)), ("n-3", join(n=3)), ("n-14", join(n=14)), ("r-0", join(r=0)), ("p-0", join(p=0)), ("rp-2-30", join(r=32768, p=32768)),
                       ("n-too-large-for-r", join(n=65536, r=1)), ("n-2-64", join(n=1 << 64)), ("r-2-32", join(r=1 << 32))]:
        v.broken(id, broken, ["Parameters"])
    number_faults(v, lambda n: join(n=n), "n")
    number_faults(v, lambda n: join(r=n), "r", ("01", ""))
    number_faults(v, lambda n: join(p=n), "p", ("01", ""))
    for id, broken, flags in [
        ("empty-salt", join(salt=""), ["Grammar"]), ("no-digest", text[:text.rindex("$")], ["Grammar"]), ("empty-digest", join(digest=""), ["Grammar"]), ("extra-field", text + "$00", ["Grammar"]),
        ("prefix-only", "scrypt$", ["Grammar"]), ("digest-short", join(digest=b64(bytes(63), True)), ["Length"]), ("digest-long", join(digest=b64(bytes(65), True)), ["Length"]),
        ("digest-32-bytes", join(digest=b64(bytes(32), True)), ["Length"]), ("digest-hex", join(digest=base64.b64decode(digest).hex()), ["Length"]),
        ("digest-character", join(digest="!" + digest[1:]), ["Alphabet"]), ("url-safe", join(digest="-_" + digest[2:]), ["Alphabet"]), ("trailing-bits", join(digest=bumped(digest)), ["Base64"]),
        ("one-padding", text[:-1], ["Base64"]), ("three-paddings", text + "=", ["Base64"]), ("n-r-p-first", f"scrypt$16$8$1${salt}${digest}", ["Grammar"]),
        ("salt-first", f"scrypt${salt}$16$8$1${digest}", ["Grammar"]),
    ]:
        v.broken(id, broken, flags, scheme=v.scheme)
    v.ends(text)
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    for id, broken in [("prefix-only", "scrypt$"), ("n-r-p-first", f"scrypt$16$8$1${salt}${digest}"), ("salt-first", f"scrypt${salt}$16$8$1${digest}"), ("no-digest", text[:text.rindex("$")])]:
        v.broken(f"unclaimed-{id}", broken, ["NoPrefix"], "unrecognized")
    v.write()


STRIPPED = "\t pass word\u00a0\u2003\u3000\n"


def django_package():
    v = Spelling("django-scrypt-package")
    v.flag("Stripped", "white space around the password, which Python's str.strip() takes off before it is hashed")
    v.source("product", "django-scrypt 0.2.3, tests/test_django_scrypt.py", SPECIFICATION, "as quoted; confirmed with hashlib.scrypt and libscrypt")
    v.source("package", "django-scrypt 0.2.3 over the module scrypt 0.9", IMPLEMENTATION,
             "make_scrypt_spellings.py with that module, as ScryptPasswordHasher.encode calls it; confirmed with hashlib.scrypt and libscrypt")
    v.source("grammar", "django_scrypt.hashers: scrypt$salt$log2 N$r$p$64$base64 of 64 bytes", SPECIFICATION, "written by hand")

    def write(password, ln=4, r=8, p=1, salt="saltsaltsalt"):
        stripped = password.strip() if isinstance(password, str) else password
        made = py_scrypt.hash(octets(stripped), octets(salt), 1 << ln, r, p)
        assert made == scrypt(stripped, salt, 1 << ln, r, p, 64)
        return f"scrypt${salt}${ln}${r}${p}$64${b64(made, True)}"

    cjk = bytes.fromhex("e19384e19387e19597e192bbe192a5e19085e191a6").decode()
    letters = "a\xac\u1234\u20ac\u8000"
    product = [
        ("letmein", "letmein", "scrypt$gwQg9TZ3eyub$14$8$1$64$lQhi3+c0xkYDUj35BvS6jVTlHRAH/RS4nkpd1tKMc0r9PcFyjCjPj1k9/CkSCRvcTvHiWfFYpHfB\nZDCHMNIeHA=="),
        ("fixed", "letmein", "scrypt$FYY1dftUuK0b$14$8$1$64$/JYOBEED7nMzJgvlqfzDj1JKGVLup0eYLyG39WA2KCywgnB1ubN0uzFYyaEQthINm6ynjjqr+D+U\nw5chi74WVw=="),
        ("python-2", letters, "scrypt$h64FF0EdQ1f9$14$8$1$64$refoMN0aZci6vt0VOPKB7tfgPS/wgAWXxze1z8CSzTzVSUV0hT3ByyE3YKPCpOegxJfZ6CZgQ+DS\nhd3G65p24Q=="),
        ("django-1-4", cjk, "scrypt$YfVpr72fFnUk$14$8$1$64$TULcyO5CycVvRBM7q6Bw4XNozJe0NwlOQullq102Hn6r9OsgmHTAqzDBC4e8kklF9mcChavVtqKz\n0N6s+2q7tQ=="),
    ]
    for id, password, text in product:
        plain = text.replace("\n", "")
        salt, ln, digest = (plain.split("$")[i] for i in (1, 2, 6))
        assert write(password, int(ln), salt=salt) == plain
        v.case(f"{id}-line-feed", "product", password, text, "match", ["OlderForm"], canonical=plain, comment="Python 2 broke the base 64 after 76 characters")
        v.case(id, "product", password, plain, "match")
    first = product[1][2].replace("\n", "")
    v.case("n-itself", "product", "letmein", first.replace("$14$", "$16384$"), "match", ["OlderForm"], canonical=first, comment="the first version wrote N itself; the product asks for its logarithm")
    v.case("letmein-wrong", "product", "letmeinz", product[0][2].replace("\n", ""), "mismatch")
    for ln, r, p, salt in [(1, 1, 1, "a"), (10, 8, 2, "0123456789"), (6, 3, 5, "Z" * 32)]:
        v.case(f"ln-{ln}-r-{r}-p-{p}", "package", "password", write("password", ln, r, p, salt), "match")
    v.case("salt-digits", "package", "password", write("password", salt="16"), "match", comment="six fields behind the word are never Django's own")
    v.passwords("package", write)
    v.case("stripped", "package", STRIPPED, write("pass word"), "match", ["Stripped", "NonASCII"])
    v.case("stripped-when-made", "package", "pass word", write(STRIPPED), "match", ["Stripped", "NonASCII"])
    v.case("stripped-inside", "package", "password", write("pass word"), "mismatch", ["Stripped"])
    v.case("stripped-to-nothing", "package", " \u2028 ", write(""), "match", ["Stripped", "EmptyPassword", "NonASCII"])
    v.case("not-stripped", "package", "\u200bpass word", write("pass word"), "mismatch", ["Stripped", "NonASCII"], comment="a zero-width space is no white space to Python")
    text = write("password")
    word, salt, ln, r, p, count, digest = text.split("$")
    join = lambda salt=salt, ln=ln, r=r, p=p, count=count, digest=digest: f"scrypt${salt}${ln}${r}${p}${count}${digest}"
    v.case("wrong", "package", "Password", text, "mismatch")
    v.case("declared", "package", "password", text, "match", scheme=v.scheme)
    v.case("no-padding", "package", "password", text.rstrip("="), "match", ["Base64Form"], canonical=text)
    for id, broken in [("ln-21", join(ln=21)), ("ln-63", join(ln=63)), ("p-300", join(ln=14, p=300)), ("r-large", join(r=1 << 20))]:
        v.broken(id, broken, ["OverLimit"], "refused")
    v.broken("n-2-62", join(ln=1 << 62), ["OverLimit", "OlderForm"], "refused", canonical=join(ln=62))
    for id, broken in [("ln-0", join(ln=0)), ("ln-100", join(ln=100)), ("r-0", join(r=0)), ("p-0", join(p=0)), ("rp-2-30", join(r=32768, p=32768)), ("ln-too-large-for-r", join(ln=16, r=1)),
                       ("r-2-32", join(r=1 << 32))]:
        v.broken(id, broken, ["Parameters"])
    number_faults(v, lambda n: join(ln=n), "ln", ("04", "+4", "-4", "", "4.0"))
    for id, broken, flags in [
        ("empty-salt", join(salt=""), ["Grammar"]), ("no-digest", text[:text.rindex("$")], ["Grammar"]), ("empty-digest", join(digest=""), ["Grammar"]), ("extra-field", text + "$00", ["Grammar"]),
        ("count-32", join(count=32), ["Length"]), ("count-32-digest-32", join(count=32, digest=b64(bytes(32), True)), ["Length"]), ("count-064", join(count="064"), ["Numbers"]),
        ("digest-short", join(digest=b64(bytes(63), True)), ["Length"]), ("digest-character", join(digest="!" + digest[1:]), ["Alphabet"]), ("trailing-bits", join(digest=bumped(digest)), ["Base64"]),
        ("line-feed-elsewhere", join(digest=digest[:75] + "\n" + digest[75:]), ["Whitespace"]), ("two-line-feeds", join(digest=digest[:76] + "\n\n" + digest[76:]), ["Whitespace"]),
        ("carriage-return", join(digest=digest[:76] + "\r\n" + digest[76:]), ["Whitespace"]),
    ]:
        v.broken(id, broken, flags, scheme=v.scheme)
    v.ends(text)
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    v.write()


# MARK: Better Auth

def better_auth():
    v = Spelling("better-auth-scrypt", declared=True)
    v.source("construction", "Better Auth, crypto/password.ts: scrypt of the hex text of the salt, N 16384, r 16, p 1, 64 bytes", IMPLEMENTATION, TWICE)
    v.source("grammar", "Better Auth: 32 hex digits, a colon, 128 hex digits", SPECIFICATION, "written by hand")
    salt = "1c50892c354da5b23ec3b5007649bc6e"

    def write(password, salt=salt):
        return f"{salt}:{scrypt(password, salt, 16384, 16, 1, 64).hex()}"

    v.case("password", "construction", "password", write("password"), "match")
    v.case("other-salt", "construction", "correct horse", write("correct horse", "00000000000000000000000000000000"), "match")
    v.case("normalised", "construction", unicodedata.normalize("NFKC", "Ｇｒüße ①"), write(unicodedata.normalize("NFKC", "Ｇｒüße ①")), "match", ["NonASCII"],
           comment="the product normalises by NFKC first; the caller gives that form")
    v.case("not-normalised", "construction", "Ｇｒüße ①", write(unicodedata.normalize("NFKC", "Ｇｒüße ①")), "mismatch", ["NonASCII"])
    v.case("empty-password", "construction", "", write(""), "match", ["EmptyPassword"])
    v.case("nul", "construction", b"pass\x00word", write(b"pass\x00word"), "match", ["NULInPassword"])
    v.case("73-bytes", "construction", ascii_password(73), write(ascii_password(73)), "match", ["LongPassword"])
    text = write("password")
    digest = text[33:]
    v.case("wrong", "construction", "Password", text, "mismatch")
    v.case("wrong-salt", "construction", "password", "2" + text[1:], "mismatch")
    v.case("salt-in-upper-case", "construction", "password", text[:32].upper() + text[32:], "mismatch", ["UpperCase"], comment="the salt is the text, not the bytes that it stands for")
    v.case("digest-in-upper-case", "construction", "password", text[:33] + digest.upper(), "match", ["UpperCase"], canonical=text)
    for id, broken, flags in [
        ("no-colon", salt + digest, ["Grammar"]), ("dot", f"{salt}.{digest}", ["Grammar"]), ("two-colons", f"{salt}::{digest[:-1]}", ["Grammar"]), ("no-salt", ":" + digest, ["Grammar"]),
        ("no-digest", salt + ":", ["Grammar"]), ("salt-short", text[1:], ["Length"]), ("salt-long", "0" + text, ["Length"]), ("digest-short", text[:-2], ["Length"]), ("digest-long", text + "00", ["Length"]),
        ("digest-32-bytes", text[:97], ["Length"]), ("salt-letter", "g" + text[1:], ["Alphabet"]), ("digest-letter", text[:-1] + "g", ["Alphabet"]), ("empty", "", ["Grammar"]),
        ("swapped", f"{digest}:{salt}", ["Length"]),
    ]:
        v.broken(id, broken, flags)
    v.ends(text)
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    v.case("undeclared", "grammar", "password", text, "ambiguous", ["Undeclared"], scheme=None, comment="Node's own examples write the same with other costs")
    v.write()


# MARK: Packed costs: Spring, lambdaworks, libscrypt

def packed(name, prefix, costs, lengths, make, confirm, sources, product=None):
    """A form whose costs are one hex number, log2 N << 16 | r << 8 | p."""
    v = Spelling(name)
    source = sources[0]
    for key, title, kind, made in sources[1]:
        v.source(key, title, kind, made)

    def write(password, ln=4, r=8, p=1, salt=b"0123456789abcdef", length=lengths[0]):
        text = f"{prefix}{costs(ln, r, p)}${b64(salt, True)}${b64(scrypt(password, salt, 1 << ln, r, p, length), True)}"
        confirm(text, password, ln, r, p, salt)
        return text

    make(v, write)
    for id, ln, r, p, salt in [("ln-1", 1, 1, 1, b"0123456789abcdef"), ("ln-10-p-2", 10, 8, 2, bytes(range(16))), ("r-255", 1, 255, 1, b"saltsaltsaltsalt"), ("p-255", 1, 1, 255, b"saltsaltsaltsalt"),
                               ("binary-salt", 4, 8, 1, BINARY), ("salt-1", 4, 8, 1, b"s")]:
        v.case(id, source, "password", write("password", ln, r, p, salt), "match", ["BinarySalt"] if salt in (BINARY, bytes(range(16))) else [])
    if name != "libscrypt":
        v.case("salt-64", source, "password", write("password", salt=bytes(range(64))), "match", ["LongSalt", "BinarySalt"])
    text = write("password")
    skip = ("nul",) if name == "libscrypt" else ()
    v.passwords(source, write, skip)
    head, salt, digest = text.rsplit("$", 2)
    v.case("wrong", source, "Password", text, "mismatch")
    v.case("wrong-costs", source, "password", text.replace(costs(4, 8, 1), costs(5, 8, 1)), "mismatch")
    v.case("declared", source, "password", text, "match", scheme=v.scheme)
    v.case("no-padding", source, "password", f"{head}${salt.rstrip('=')}${digest.rstrip('=')}", "match", ["Base64Form"], canonical=text)
    v.case("costs-in-upper-case", source, "password", write("password", 10).replace("a", "A", 1), "match", ["UpperCase"], canonical=write("password", 10))
    join = lambda c=costs(4, 8, 1), salt=salt, digest=digest: f"{prefix}{c}${salt}${digest}"
    for id, broken in [("ln-21", join(costs(21, 8, 1))), ("ln-63", join(costs(63, 8, 1))), ("p-255", join(costs(17, 8, 255)))]:
        v.broken(f"over-{id}", broken, ["OverLimit"], "refused")
    for id, broken, flags in [
        ("ln-0", join(costs(0, 8, 1)), ["Parameters"]), ("ln-64", join(costs(64, 8, 1)), ["Parameters"]), ("r-0", join(costs(4, 0, 1)), ["Parameters"]), ("p-0", join(costs(4, 8, 0)), ["Parameters"]),
        ("ln-too-large-for-r", join(costs(16, 1, 1)), ["Parameters"]), ("no-costs", join(""), ["Grammar"]), ("costs-letter", join("4080g"), ["Numbers"]), ("costs-0x", join("0x40801"), ["Numbers"]),
        ("costs-sign", join("+40801"), ["Numbers"]), ("costs-long", join("1000000040801"), ["Numbers"]), ("no-salt", f"{head}${digest}", ["Grammar"]), ("empty-salt", join(salt=""), ["Grammar"]),
        ("no-digest", f"{head}${salt}", ["Grammar"]), ("empty-digest", join(digest=""), ["Grammar"]), ("extra-field", text + "$AAAA", ["Grammar"]), ("prefix-only", prefix, ["Grammar"]),
        ("salt-character", join(salt="!" + salt[1:]), ["Alphabet"]), ("digest-character", join(digest="!" + digest[1:]), ["Alphabet"]), ("digest-url-safe", join(digest="-_" + digest[2:]), ["Alphabet"]),
        ("trailing-bits", join(digest=bumped(digest)), ["Base64"]), ("digest-padding", text + "=", ["Base64"]), ("digest-short", join(digest=b64(bytes(31), True)), ["Length"]),
        ("digest-3-bytes", join(digest="AAAA"), ["Length"]),
    ]:
        v.broken(id, broken, flags, scheme=v.scheme)
    v.ends(text, by_structure=name == "spring-scrypt")
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    return v, text, join


def lambdaworks():
    def make(v, write):
        v.case("default", "construction", "secret", write("secret", 14, 8, 1, bytes(range(1, 17))), "match", ["BinarySalt"], comment="the library's example: 16384, 8, 1")
        v.case("default-one-bytes", "construction", "secret", write("secret", 14, 8, 1, b"\x01" * 16), "match", ["BinarySalt"])
        for id, source, password, quoted in [
                ("password4j", "password4j", "password", "$s0$e0801$c2FsdA==$dFcxr0SE8yOWiWntoomu7gBbWQOsVh5kpayhIXl793NO+f1YQi4uIhg7ysup7Ie6DIO3oueI8Dzg2gZGNDPNpg=="),
                ("fixture", "product", "secret", "$s0$e0801$epIxT/h6HbbwHaehFnh/bw==$7H0vsXlY8UxxyW/BWx/9GuY7jEvGjT71GFd6O4SZND0=")]:
            salt, digest = (base64.b64decode(field) for field in quoted.split("$")[3:])
            assert write(password, 14, 8, 1, salt, len(digest)) == quoted
            v.case(id, source, password, quoted, "match", ["BinarySalt"])
            v.case(f"{id}-wrong", source, password + "!", quoted, "mismatch", ["BinarySalt"])

    v, text, join = packed("lambdaworks-scrypt", "$s0$", lambda ln, r, p: f"{ln << 16 | r << 8 | p:x}", (32,), make, lambda *a: None, ("construction", [
        ("construction", "com.lambdaworks.crypto.SCryptUtil: $s0$, log2 N << 16 | r << 8 | p in hex, base 64", IMPLEMENTATION, TWICE),
        ("password4j", "Password4j, its tests of SCryptFunction: \"password\" with the salt \"salt\", 64 bytes of key", SPECIFICATION, "as quoted; " + TWICE),
        ("product", "A fixture of a public project's tests, made by SCryptUtil: \"secret\"", SPECIFICATION, "as quoted; " + TWICE),
        ("grammar", "SCryptUtil: $s0$params$salt$key, 32 bytes of key, and 64 of Password4j", SPECIFICATION, "written by hand")]))
    v.broken("digest-63", join(digest=b64(bytes(63), True)), ["Length"])
    v.broken("digest-48", join(digest=b64(bytes(48), True)), ["Length"])
    v.case("leading-zero", "construction", "password", text.replace("$40801$", "$040801$"), "match", ["OlderForm"], canonical=text, comment="ports that pad the number")
    for id, broken in [("s2", "$s2" + text[3:]), ("no-dollar", text[1:])]:
        v.broken(f"unclaimed-{id}", broken, ["NoPrefix"], "unrecognized")
    v.write()


def libscrypt():
    library = ctypes.CDLL(ctypes.util.find_library("scrypt") or "libscrypt.so.0")

    def confirm(text, password, ln, r, p, salt):
        password = octets(password)
        out = ctypes.create_string_buffer(128)
        fields = text.split("$")
        if len(text) < 128:
            made = library.libscrypt_mcf(ctypes.c_uint32(1 << ln), ctypes.c_uint32(r), ctypes.c_uint32(p), fields[3].encode(), fields[4].encode(), out)
            assert made == 1 and out.value.decode() == text, text
        if ln < 16:
            assert library.libscrypt_check(ctypes.create_string_buffer(text.encode()), password) == 1
        assert pylibscrypt.scrypt_mcf_check(text.encode(), password)
        if len(salt) <= 16:
            assert pylibscrypt.scrypt_mcf(password, salt, 1 << ln, r, p, prefix=b"$s1$").decode() == text

    def make(v, write):
        v.case("default", "libscrypt", "password", write("password", 14, 8, 16), "match", comment="SCRYPT_N, SCRYPT_r, SCRYPT_p")

    v, text, join = packed("libscrypt", "$s1$", lambda ln, r, p: f"{ln << 16 | r << 8 | p:06x}", (64,), make, confirm, ("libscrypt", [
        ("libscrypt", "libscrypt 1.21, libscrypt_mcf and libscrypt_check", IMPLEMENTATION,
         "make_scrypt_spellings.py; confirmed with pylibscrypt 2.0 and hashlib.scrypt"),
        ("grammar", "libscrypt: $s1$NNrrpp$salt$hash, 64 bytes of hash", SPECIFICATION, "written by hand")]))
    v.broken("digest-32", join(digest=b64(bytes(32), True)), ["Length"])
    v.broken("costs-five-digits", text.replace("$040801$", "$40801$"), ["Numbers"])
    v.broken("costs-seven-digits", text.replace("$040801$", "$0040801$"), ["Numbers"])
    v.case("nul", "libscrypt", b"pass\x00word", text.replace("x", "x"), "mismatch", ["NULInPassword"], comment="libscrypt_hash ends a password at its first zero byte, and none is hashed behind it")
    for id, broken in [("s2", "$s2" + text[3:]), ("no-dollar", text[1:])]:
        v.broken(f"unclaimed-{id}", broken, ["NoPrefix"], "unrecognized")
    v.write()


def spring():
    def make(v, write):
        v.case("default-4-1", "construction", "password", write("password", 14, 8, 1, bytes(range(64))), "match", ["BinarySalt"], comment="SCryptPasswordEncoder of 4.1: a salt of 64 bytes")
        v.case("default-5-8", "construction", "password", write("password", 16, 8, 1, bytes(range(16))), "match", ["BinarySalt"], comment="defaultsForSpringSecurity_v5_8()")
        v.case("512-8-4", "construction", "password", write("password", 9, 8, 4, bytes(range(16, 32))), "match", ["BinarySalt"], comment="the costs of the product's test customParameters")
        v.case("digest-64", "construction", "secret", write("secret", length=64), "match", comment="a key length of 64")
        for id, password, quoted in [
                ("my-password", "myPassword", "$e0801$NHJs6FSXA3CySzc+lBlTddKW7EC/g1Gu4zSsEMvWWsAY6FiKGxWKW1l5t5JlNM8Bi6k8FmY1l42GUt738azWUg==$IMq/nFTcW0zoiLaB/foRSI4ord/QF4/y6CuK8dJJiSs="),
                ("test", "test", "$e0801$FGl9FDIWw+D83OeNPGmD9u2VTqIkJopIQECgmb2DSWQLS0TeKSvYoWAkbEv6KxePPlCI3CP9MmVHuvnWv8/kag==$mlegCYdGXt+ghuo8i0rLjgOiNnGDW604Q5g/v7zwBPU=")]:
            salt, digest = (base64.b64decode(field) for field in quoted.split("$")[2:])
            assert write(password, 14, 8, 1, salt, len(digest)) == quoted
            v.case(f"product-{id}", "product", password, quoted, "match", ["LongSalt", "BinarySalt"])
            v.case(f"product-{id}-wrong", "product", password.upper(), quoted, "mismatch", ["LongSalt", "BinarySalt"])

    v, text, join = packed("spring-scrypt", "$", lambda ln, r, p: f"{ln << 16 | r << 8 | p:x}", (32,), make, lambda *a: None, ("construction", [
        ("construction", "Spring Security, SCryptPasswordEncoder: log2 N << 16 | r << 8 | p in hex, base 64", IMPLEMENTATION, TWICE),
        ("product", "Fixtures of public projects, made by SCryptPasswordEncoder: \"myPassword\" and \"test\"", SPECIFICATION, "as quoted; " + TWICE),
        ("grammar", "SCryptPasswordEncoder: $params$salt$key", SPECIFICATION, "written by hand")]))
    for id, broken in [("no-digest", text[:text.rindex("$")]), ("costs-letter", join("4080g")), ("ln-0", join("00801")), ("no-dollar", text[1:])]:
        v.broken(f"unclaimed-{id}", broken, ["NoPrefix"], "unrecognized")
    v.write()


# MARK: Ruby

def ruby():
    v = Spelling("ruby-scrypt")
    v.source("product", "Ruby gem scrypt 3.0, spec/scrypt: RFC 7914's vectors in the gem's form, and its old form", SPECIFICATION,
             "as quoted; confirmed with hashlib.scrypt and libscrypt")
    v.source("construction", "Ruby gem scrypt 3.0, lib/scrypt/engine.rb: salt in hex without the zero bytes at its start; 40 digits are the old form", IMPLEMENTATION, TWICE)
    v.source("grammar", "lib/scrypt/password.rb: N$r$p$ in hex, 16 to 64 digits of salt, 32 to 1024 of hash", SPECIFICATION, "written by hand")

    def write(password, n=16, r=8, p=1, salt="3031323334353637", length=32):
        costs = f"{n:x}${r:x}${p:x}$"
        if len(salt) == 40:
            return f"{costs}{salt}${hashlib.sha1(scrypt(password, costs + salt, n, r, p, 256)).hexdigest()}"
        bare = salt
        while bare.startswith("00"):
            bare = bare[2:]
        packed_salt = bytes.fromhex(bare + "0" * (len(bare) % 2))
        return f"{costs}{salt}${scrypt(password, packed_salt, n, r, p, length).hex()}"

    product = [
        ("rfc7914-1", "", write("", 16, 1, 1, "0000000000000000", 64), "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"),
        ("rfc7914-2", "password", write("password", 1024, 8, 16, "000000004e61436c", 64), "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"),
        ("rfc7914-3", "pleaseletmein", write("pleaseletmein", 16384, 8, 1, "536f6469756d43686c6f72696465", 64), "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"),
        ("old-form", "my secret", write("my secret", 1024, 8, 13, "173a8189751c095a29b933789560b73bf17b2e01"), "9bf66d74bd6f3ebcf99da3b379b689b89db1cb07"),
    ]
    for id, password, text, digest in product:
        assert text.endswith("$" + digest), id
        v.case(id, "product", password, text, "match", ["EmptyPassword", "EmptySalt"] if not password else ["OlderForm"] if id == "old-form" else [])
        v.case(f"{id}-wrong", "product", password + "x", text, "mismatch")
    old = product[3][2]
    v.case("old-form-other", "construction", "password", write("password", salt="0" * 40), "match", ["OlderForm"], comment="zeros are not taken off: the salt is the text with the costs")
    for id, salt in [("16-digits", "0123456789abcdef"), ("32-bytes", bytes(range(32)).hex()), ("41-digits", "0173a8189751c095a29b933789560b73bf17b2e01"), ("odd", "123456789abcdef01"),
                     ("leading-zero", "0012345678abcdef"), ("single-zero", "0123456789abcdef0"), ("42-digits", "aa173a8189751c095a29b933789560b73bf17b2e01")]:
        v.case(f"salt-{id}", "construction", "password", write("password", salt=salt), "match", ["BinarySalt"])
    for length in (16, 64, 512):
        v.case(f"digest-{length}", "construction", "password", write("password", length=length), "match")
    v.passwords("construction", write)
    text = write("password")
    n, r, p, salt, digest = text.split("$")
    join = lambda n=n, r=r, p=p, salt=salt, digest=digest: f"{n}${r}${p}${salt}${digest}"
    v.case("declared", "construction", "password", text, "match", scheme=v.scheme)
    for id, broken in [("n-2-21", join(n="200000")), ("n-2-62", join(n=f"{1 << 62:x}")), ("p-300", join(n="4000", p="12c")), ("r-large", join(r="100000"))]:
        v.broken(id, broken, ["OverLimit"], "refused")
    for id, broken, flags in [
        ("n-1", join(n="1"), ["Parameters"]), ("r-0", join(r="0"), ["Parameters"]), ("p-0", join(p="0"), ["Parameters"]), ("rp-2-30", join(r="8000", p="8000"), ["Parameters"]),
        ("n-too-large-for-r", join(n="10000", r="1"), ["Parameters"]), ("n-3", join(n="3"), ["Parameters"]), ("n-2-64", join(n=f"{1 << 64:x}"), ["Parameters"]),
        ("n-leading-zero", join(n="010"), ["Numbers"]), ("n-upper-case", join(n="1A0"), ["Numbers"]), ("n-empty", join(n=""), ["Numbers"]), ("r-sign", join(r="+8"), ["Numbers"]),
        ("p-letter", join(p="g"), ["Numbers"]), ("salt-15", join(salt=salt[1:]), ["Length"]), ("salt-65", join(salt="0" * 65), ["Length"]), ("salt-upper-case", join(salt="ABCDEF0123456789"), ["Alphabet"]),
        ("salt-letter", join(salt="g" + salt[1:]), ["Alphabet"]), ("digest-30", join(digest=digest[:30]), ["Length"]), ("digest-odd", text[:-1], ["Length"]), ("digest-1026", join(digest="0" * 1026), ["Length"]),
        ("digest-upper-case", join(digest=digest.upper()), ["Alphabet"]), ("old-form-digest-long", old + "00", ["Length"]), ("old-form-digest-64", old[:old.rindex("$") + 1] + digest, ["Length"]),
        ("four-fields", text[:text.rindex("$")], ["Grammar"]), ("six-fields", text + "$00", ["Grammar"]), ("empty", "", ["Grammar"]),
    ]:
        v.broken(id, broken, flags, scheme=v.scheme)
    v.ends(text, by_structure=True)
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    for id, broken in [("six-fields", text + "$00"), ("n-upper-case", join(n="1A0")), ("salt-15", join(salt=salt[1:]))]:
        v.broken(f"unclaimed-{id}", broken, ["NoPrefix"], "unrecognized")
    v.write()


# MARK: Stytch

def stytch():
    v = Spelling("stytch-scrypt", declared=True)
    v.source("export", "Three users that Stytch exported to FusionAuth's migration scripts, with the passwords that were set for them", SPECIFICATION,
             "as quoted; confirmed with hashlib.scrypt and libscrypt")
    v.source("construction", "The same construction: scrypt of the base 64 text of the salt, N 32768, r 8, p 1, 32 bytes, URL-safe base 64", IMPLEMENTATION, TWICE)
    v.source("grammar", "The export's columns hash and salt, and the costs above them", SPECIFICATION, "written by hand")

    def write(password, salt, n=32768, r=8, p=1):
        return url_safe(b64(scrypt(password, salt, n, r, p, 32), True))

    export = [("1", "BbV-sGQqUIX1NwE6uqtSITv4fa1iMw==", "uiOC_BwbKta9R9QL6Ss6KTDpCcULh9_zhObl5j4398M="), ("2", "zKia-0BdIFKCzWbzXbj3qrhBnbiWNg==", "8dg6AaIWPfcLTQU7lb4H-CI49dHeqaBXfFE1ogb2qRQ="),
              ("3", "XPapDAm6xdV5UhMpyPrSpy8FbfCDtA==", "A6VzdsTsTHPqafORIb0GkGD6qFxdncqwA15YXRsVgvs=")]
    for last, salt, text in export:
        password = "averylongandunguessablepasswordwithlotsofrandominfooofisjoafasnr;,n" + last
        assert write(password, salt) == text
        v.case(f"user{last}", "export", password, text, "match", ["Defaults"], options={"salt": salt})
    v.case("user1-wrong", "export", "averylongandunguessablepasswordwithlotsofrandominfooofisjoafasnr;,n2", export[0][2], "mismatch", ["Defaults"], options={"salt": export[0][1]})
    v.case("user1-costs-written", "export", "averylongandunguessablepasswordwithlotsofrandominfooofisjoafasnr;,n1", export[0][2], "match",
           options={"salt": export[0][1], "cpu": 32768, "memory": 8, "parallel": 1}, canonical=export[0][2], canonical_options={"salt": export[0][1]})
    fast = {"salt": "c2FsdHNhbHRzYWx0c2FsdA==", "cpu": 16}
    for id, password, flags in [("password", "password", []), ("empty", "", ["EmptyPassword"]), ("composed", "Grüße, 世界 🔑", ["NonASCII"]), ("nul", b"pass\x00word", ["NULInPassword"]), ("73-bytes", ascii_password(73), ["LongPassword"])]:
        v.case(f"n-16-{id}", "construction", password, write(password, fast["salt"], 16), "match", ["Defaults", *flags], options=fast)
    v.case("n-64-r-4-p-2", "construction", "password", write("password", fast["salt"], 64, 4, 2), "match", options={**fast, "cpu": 64, "memory": 4, "parallel": 2})
    text = write("password", fast["salt"], 16)
    v.case("standard-alphabet", "construction", "password", text.replace("-", "+").replace("_", "/"), "match", ["Base64Form"], options=fast, canonical=text, canonical_options=fast)
    v.case("no-padding", "construction", "password", text.rstrip("="), "match", ["Base64Form"], options=fast, canonical=text, canonical_options=fast)
    v.case("salt-is-text", "construction", "password", text, "mismatch", options={**fast, "salt": fast["salt"].rstrip("=")}, comment="the salt's own padding enters the hash")
    for id, change in [("n-2-21", {"cpu": 1 << 21}), ("p-300", {"cpu": 16384, "parallel": 300})]:
        v.broken(id, text, ["OverLimit"], "refused", options={**fast, **change})
    for id, change in [("n-0", {"cpu": 0}), ("n-3", {"cpu": 3}), ("r-0", {"memory": 0}), ("p-0", {"parallel": 0}), ("r-2-32", {"memory": 1 << 32})]:
        v.broken(id, text, ["Parameters"], options={**fast, **change})
    v.broken("no-salt", text, ["MissingOption"], options={"cpu": 16})
    v.broken("empty-salt", text, ["MissingOption"], options={**fast, "salt": ""})
    v.broken("length-option", text, ["UnexpectedOption"], options={**fast, "length": 32})
    for id, broken, flags in [("short", b64(bytes(31), True), ["Length"]), ("long", b64(bytes(33), True), ["Length"]), ("empty", "", ["Length"]), ("character", "!" + text[1:], ["Alphabet"]),
                              ("trailing-bits", bumped(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ["Base64"]), ("trailing-newline", text + "\n", ["Whitespace"]),
                              ("trailing-space", text + " ", ["Whitespace"]), ("nul-appended", text + "\0", ["NULInHash"])]:
        v.broken(id, broken, flags, options=fast)
    v.write()


# MARK: Auth0

def auth0():
    v = Spelling("auth0-scrypt")
    v.source("construction", "Auth0, bulk user import: custom_password_hash with the algorithm scrypt, its salt and hash in their encodings", IMPLEMENTATION, TWICE)
    v.source("grammar", "The same document: hash.encoding hex or base64, salt.encoding utf8, hex or base64, keylen required, cost 16384, blockSize 8, parallelization 1 where absent", SPECIFICATION, "written by hand")

    def encoded(data, encoding):
        return {"utf8": lambda: data.decode(), "hex": data.hex, "base64": lambda: b64(data, True)}[encoding]()

    def write(password, salt=b"saltsaltsaltsalt", n=16, r=8, p=1, length=32, salt_encoding="utf8", encoding="base64", **more):
        value = {"algorithm": "scrypt", "hash": {"value": encoded(scrypt(password, salt, n, r, p, length), encoding), "encoding": encoding},
                 "salt": {"value": encoded(salt, salt_encoding), "encoding": salt_encoding}, "keylen": length, "cost": n, "blockSize": r, "parallelization": p, **more}
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def edit(text, **changes):
        value = json.loads(text)
        for name, change in changes.items():
            if change is None:
                del value[name]
            else:
                value[name] = change
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    for salt_encoding in ("utf8", "hex", "base64"):
        for encoding in ("hex", "base64"):
            v.case(f"salt-{salt_encoding}-hash-{encoding}", "construction", "password", write("password", salt_encoding=salt_encoding, encoding=encoding), "match")
    v.case("binary-salt", "construction", "password", write("password", BINARY, salt_encoding="hex"), "match", ["BinarySalt"])
    v.case("defaults", "construction", "password", edit(write("password", n=16384), cost=None, blockSize=None, parallelization=None), "match", ["Defaults"], canonical=write("password", n=16384))
    v.case("n-64-r-4-p-2", "construction", "password", write("password", n=64, r=4, p=2, length=64), "match")
    text = write("password")
    v.case("salt-encoding-absent", "construction", "password", edit(text, salt={"value": "saltsaltsaltsalt"}), "match", ["Defaults"], canonical=text)
    v.case("spaces", "construction", "password", json.dumps(json.loads(text), indent=1), "match", ["Whitespace"], scheme=v.scheme, canonical=text)
    v.case("spaces-undeclared", "construction", "password", json.dumps(json.loads(text), indent=1), "match", ["Whitespace"], canonical=text)
    v.case("password-encoding", "construction", "password", edit(text, password={"encoding": "utf8"}), "match", ["Defaults"], canonical=text)
    v.passwords("construction", write)
    v.case("wrong", "construction", "Password", text, "mismatch")
    v.case("declared", "construction", "password", text, "match", scheme=v.scheme)
    for id, change in [("n-2-21", {"cost": 1 << 21}), ("p-300", {"cost": 16384, "parallelization": 300})]:
        v.broken(id, edit(text, **change), ["OverLimit"], "refused")
    good = json.loads(text)
    for id, change, flags in [
        ("n-0", {"cost": 0}, ["Parameters"]), ("n-3", {"cost": 3}, ["Parameters"]), ("r-0", {"blockSize": 0}, ["Parameters"]), ("p-0", {"parallelization": 0}, ["Parameters"]),
        ("keylen-0", {"keylen": 0}, ["Length"]), ("keylen-33", {"keylen": 33}, ["Length"]), ("keylen-text", {"keylen": "32"}, ["Numbers"]), ("cost-fraction", {"cost": 16.5}, ["Numbers"]),
        ("cost-negative", {"cost": -16}, ["Numbers"]), ("no-keylen", {"keylen": None}, ["Grammar"]), ("no-hash", {"hash": None}, ["Grammar"]), ("no-salt", {"salt": None}, ["Grammar"]),
        ("hash-text", {"hash": good["hash"]["value"]}, ["Grammar"]), ("hash-encoding-utf8", {"hash": {**good["hash"], "encoding": "utf8"}}, ["Grammar"]),
        ("no-hash-encoding", {"hash": {"value": good["hash"]["value"]}}, ["Grammar"]), ("hash-not-base64", {"hash": {"value": "!", "encoding": "base64"}}, ["Alphabet"]),
        ("salt-not-hex", {"salt": {"value": "zz", "encoding": "hex"}}, ["Alphabet"]), ("salt-encoding-latin1", {"salt": {"value": "s", "encoding": "latin1"}}, ["Grammar"]),
        ("unknown-member", {"pepper": "x"}, ["Grammar"]), ("algorithm-upper-case", {"algorithm": "SCRYPT"}, ["Grammar"]), ("algorithm-bcrypt", {"algorithm": "bcrypt"}, ["Grammar"]),
        ("salt-position", {"salt": {**good["salt"], "position": "prefix"}}, ["Grammar"]),
    ]:
        v.broken(id, edit(text, **change), flags, scheme=v.scheme)
    v.broken("password-utf16", edit(text, password={"encoding": "utf16le"}), ["Grammar"], "unsupported", comment="no export with another encoding of the password could be confirmed")
    v.broken("member-twice", text[:-1] + ',"keylen":32}', ["Grammar"])
    v.broken("cut", text[:-1], ["Grammar"])
    v.broken("array", f"[{text}]", ["Grammar"], scheme=v.scheme)
    v.broken("garbage", text + "x", ["Grammar"])
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    v.write()


for make_file in (werkzeug, django_core, django_package, better_auth, lambdaworks, libscrypt, spring, ruby, stytch, auth0):
    make_file()

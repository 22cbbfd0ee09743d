"""PBKDF2 in the spelling of every system that writes it on its own: one file a spelling."""

import base64
import hashlib
import json
import struct

import django.conf
import pbkdf2 as dlitz
from passlib import hash as passlib
from passlib.utils.binary import ab64_decode
from pydal.validators import CRYPT, LazyCrypt
from werkzeug.security import _hash_internal as werkzeug_hash
from werkzeug.security import check_password_hash as werkzeug_check

from common import COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, ascii_password, octets
from pbkdf2_family import Spelling, ab64, bare, confirm, derive, pad, url

django.conf.settings.configure()
from django.contrib.auth import hashers as django_hashers  # noqa: E402

SALT = b"0123456789abcdef"
HIGH_SALT = bytes.fromhex("fbefbefffe3f00a5c3e7f1809abcdeff")  # its base 64 is full of + and /
LONG_SALT = bytes(range(256)) * 4
SIZES = {"md5": 16, "ripemd160": 20, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64, "sha512/224": 28, "sha512/256": 32,
         "sha3-224": 28, "sha3-256": 32, "sha3-384": 48, "sha3-512": 64}
CONFIRMED = "confirmed with hashlib and PHP's hash_pbkdf2"
CONSTRUCTION = "make_pbkdf2.py with hashlib, as the system's public source does it; confirmed with PHP's hash_pbkdf2"


# passlib, passwap, Vapor: $pbkdf2-sha256$rounds$salt$digest
def mcf():
    v = Spelling("pbkdf2-mcf")
    v.source("passlib", "passlib 1.7.4, hash.pbkdf2_sha1, pbkdf2_sha256 and pbkdf2_sha512", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.source("passwap", "zitadel/passwap, pbkdf2/pbkdf2.go: SHA-224, SHA-384, base 64 in either alphabet", SPECIFICATION, CONSTRUCTION)
    v.grammar("passlib, handlers/pbkdf2.py, Pbkdf2DigestHandler and parse_mc3: rounds 1 to 2^32-1, salts up to 1024 bytes")
    handlers = {"sha1": ("$pbkdf2$", passlib.pbkdf2_sha1), "sha256": ("$pbkdf2-sha256$", passlib.pbkdf2_sha256),
                "sha512": ("$pbkdf2-sha512$", passlib.pbkdf2_sha512)}

    def text(password, rounds=1000, digest="sha256", salt=SALT, encode=ab64):
        key = derive(digest, password, salt, rounds, SIZES[digest])
        prefix = handlers[digest][0] if digest in handlers else f"$pbkdf2-{digest}$"
        made = f"{prefix}{rounds}${encode(salt)}${encode(key)}"
        if digest in handlers and encode is ab64:
            assert handlers[digest][1].using(rounds=rounds, salt=salt).hash(password) == made
        return made

    base = v.common("passlib", text)
    for digest, block in (("sha1", 64), ("sha512", 128)):
        v.add(digest, "passlib", "password", text("password", digest=digest), "match")
        v.add(f"{digest}-wrong", "passlib", "Password", text("password", digest=digest), "mismatch")
        v.add(f"{digest}-block", "passlib", ascii_password(block), text(ascii_password(block), digest=digest), "match", ["LongPassword"])
        v.add(f"{digest}-over-block", "passlib", ascii_password(block + 1), text(ascii_password(block + 1), digest=digest), "match", ["LongPassword"])
    for digest in ("sha224", "sha384"):
        v.add(digest, "passwap", "password", text("password", digest=digest), "match")
        v.add(f"{digest}-wrong", "passwap", "Password", text("password", digest=digest), "mismatch")
    for rounds in (1, 2, 3, 4096, 29000):
        v.add(f"rounds-{rounds}", "passlib", "password", text("password", rounds), "match")
    v.add("salt-none", "passlib", "password", text("password", salt=b""), "match", ["EmptySalt"])
    v.add("salt-1-byte", "passlib", "password", text("password", salt=b"\x00"), "match")
    v.add("salt-1024-bytes", "passlib", "password", text("password", salt=LONG_SALT), "match", ["LongSalt"])
    high = text("password", salt=HIGH_SALT)
    v.add("dots-and-slashes", "passlib", "password", high, "match")
    v.add("plus-signs", "passwap", "password", text("password", salt=HIGH_SALT, encode=bare), "match", canonical=high)
    v.add("padded", "passwap", "password", text("password", salt=HIGH_SALT, encode=pad), "match", ["Padding"], canonical=high,
          comment="as Vapor writes it")
    v.add("sha512-padded", "passwap", "password", text("password", digest="sha512", encode=pad), "match", ["Padding"],
          canonical=text("password", digest="sha512"))
    v.add("declared", "passlib", "password", base, "match", scheme="pbkdf2-mcf")
    prefix, rest = base[:len("$pbkdf2-sha256$")], base.split("$", 3)[3]
    v.numbers(lambda n: f"{prefix}{n}${rest}", "rounds")
    v.over_limit(lambda n: f"{prefix}{n}${rest}")
    salt, digest = rest.split("$")
    v.bad([
        ("no-rounds", f"{prefix}{salt}${digest}", ["Field"]), ("no-digest-field", f"{prefix}1000${salt}", ["Field"]),
        ("empty-digest", f"{prefix}1000${salt}$", ["Field"]), ("fifth-field", base + "$", ["Field"]), ("prefix-only", prefix, ["Field"]),
        ("digest-31-bytes", f"{prefix}1000${salt}${bare(bytes(31))}", ["Length"]), ("digest-33-bytes", f"{prefix}1000${salt}${bare(bytes(33))}", ["Length"]),
        ("digest-cut", base[:-1], ["Length"]), ("digest-doubled", base + digest, ["Length"]),
        ("digest-of-another", f"$pbkdf2-sha512$1000${salt}${digest}", ["Length"]),
        ("salt-1025-bytes", f"{prefix}1000${bare(bytes(1025))}${digest}", ["Length"]), ("salt-5-characters", f"{prefix}1000$AAAAA${digest}", ["Length"]),
        ("dash", f"{prefix}1000${salt}${digest[:-2]}-{digest[-1]}", ["Alphabet"]), ("non-ascii", f"{prefix}1000${salt}${digest[:-2]}é", ["Alphabet"]),
        ("salt-star", f"{prefix}1000$*{salt[1:]}${digest}", ["Alphabet"]), ("two-equals", base + "==", ["Padding"]),
        ("equals-inside", f"{prefix}1000${salt}${digest[:10]}={digest[11:]}", ["Padding"]),
        ("digest-trailing-bits", base[:-1] + "B", ["TrailingBits"]),
        ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
        ("nul-in-salt", f"{prefix}1000${salt[:4]}\0{salt[5:]}${digest}", ["NULInHash"]),
    ])
    v.bad([("no-dollar", base[1:], ["NoPrefix"]), ("leading-space", " " + base, ["NoPrefix", "Whitespace"]), ("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"]),
           ("sha3", base.replace("sha256", "sha3"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-dollar", base[1:], ["NoPrefix"]), ("declared-phc", f"{prefix}i=1000,l=32${rest}", ["Number"])], scheme="pbkdf2-mcf")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Auth0, Ory Kratos, RustCrypto: $pbkdf2-sha256$i=iterations,l=length$salt$digest
def phc():
    v = Spelling("pbkdf2-phc")
    v.source("kratos", "Ory Kratos, hash/hasher_test.go", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("rustcrypto", "RustCrypto, pbkdf2/tests/simple.rs", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("phc", "Auth0's bulk import and Ory Kratos: the PHC string, $pbkdf2-DIGEST$i=ITERATIONS,l=KEYLEN$SALT$HASH without padding", SPECIFICATION, CONSTRUCTION)
    v.grammar("P-H-C/phc-string-format with the parameters i and l; names of digests as Node's crypto spells them")

    def text(password, iterations=1000, digest="sha256", salt=SALT, count=None, name=None, encode=bare):
        count = count or SIZES[digest]
        key = derive(digest, password, salt, iterations, count)
        return f"$pbkdf2-{name or digest}$i={iterations},l={count}${encode(salt)}${encode(key)}"

    for id, quoted, digest in [
        ("kratos-sha256", "$pbkdf2-sha256$i=100000,l=32$1jP+5Zxpxgtee/iPxGgOz0RfE9/KJuDElP1ley4VxXc$QJxzfvdbHYBpydCbHoFg3GJEqMFULwskiuqiJctoYpI", "sha256"),
        ("kratos-sha512", "$pbkdf2-sha512$i=100000,l=32$bdHBpn7OWOivJMVJypy2UqR0UnaD5prQXRZevj/05YU$+wArTfv1a+bNGO1iZrmEdVjhA+lL11wF4/IxpgYfPwc", "sha512")]:
        salt = base64.b64decode(quoted.split("$")[3] + "=")
        assert text("test", 100000, digest, salt, 32) == quoted
        v.add(id, "kratos", "test", quoted, "match", ["Quoted"])
        v.add(id + "-wrong", "kratos", "tesu", quoted, "mismatch", ["Quoted"])
    quoted = "$pbkdf2-sha256$i=4096,l=40$c2FsdFNBTFRzYWx0U0FMVHNhbHRTQUxUc2FsdFNBTFRzYWx0$NIyJ28vTKy8y2BS4EW6EzysXNH68GAAYHE4qH7jdU+HGNVGMfaxH6Q"
    assert text("passwordPASSWORDpassword", 4096, "sha256", b"saltSALTsaltSALTsaltSALTsaltSALTsalt", 40) == quoted
    v.add("rustcrypto", "rustcrypto", "passwordPASSWORDpassword", quoted, "match", ["Quoted", "SeveralBlocks"])
    base = v.common("phc", text)
    for digest in ("sha1", "sha512", "md5"):
        v.add(digest, "phc", "password", text("password", digest=digest), "match")
        v.add(f"{digest}-wrong", "phc", "Password", text("password", digest=digest), "mismatch")
    for name, digest in [("RSA-SHA256", "sha256"), ("sha256WithRSAEncryption", "sha256"), ("RSA-SHA1", "sha1"), ("RSA-SHA1-2", "sha1"),
                         ("ssl3-sha1", "sha1"), ("sha1WithRSAEncryption", "sha1"), ("RSA-SHA512", "sha512"), ("sha512WithRSAEncryption", "sha512"),
                         ("RSA-SHA384", "sha384"), ("sha384WithRSAEncryption", "sha384"), ("RSA-SHA224", "sha224"), ("sha224WithRSAEncryption", "sha224"),
                         ("ripemd160", "ripemd160"), ("RSA-RIPEMD160", "ripemd160"), ("ripemd160WithRSA", "ripemd160"), ("rmd160", "ripemd160"), ("ripemd", "ripemd160"),
                         ("RSA-MD5", "md5"), ("ssl3-md5", "md5"), ("md5WithRSAEncryption", "md5")]:
        v.add(f"named-{name}", "phc", "password", text("password", digest=digest, name=name), "match", ["Name"])
    for count in (16, 20, 31, 33, 64, 65, 128):
        v.add(f"length-{count}", "phc", "password", text("password", count=count), "match", ["SeveralBlocks"] if count > 32 else [])
    for iterations in (1, 2, 4096):
        v.add(f"iterations-{iterations}", "phc", "password", text("password", iterations), "match")
    v.add("salt-none", "phc", "password", text("password", salt=b""), "match", ["EmptySalt"])
    v.add("salt-1024-bytes", "phc", "password", text("password", salt=LONG_SALT), "match", ["LongSalt"])
    high = text("password", salt=HIGH_SALT)
    v.add("padded", "phc", "password", text("password", salt=HIGH_SALT, encode=pad), "match", ["Padding"], canonical=high)
    for digest in ("sha224", "sha384"):
        sha2 = text("password", digest=digest)
        v.add(f"{digest}-declared", "phc", "password", sha2, "match", scheme="pbkdf2-phc")
        v.add(f"{digest}-undeclared", "phc", "password", sha2, "ambiguous", ["Ambiguous"], comment="Ory Kratos means SHA-3 by this name")
    prefix, rest = "$pbkdf2-sha256$", base.split("$", 3)[3]
    salt, digest = rest.split("$")
    v.add("no-length", "phc", "password", f"{prefix}i=1000${rest}", "match", canonical=base, comment="the digest says it")
    v.add("length-first", "phc", "password", f"{prefix}l=32,i=1000${rest}", "match", canonical=base)
    v.numbers(lambda n: f"{prefix}i={n},l=32${rest}")
    v.numbers(lambda n: f"{prefix}i=1000,l={n}${rest}", "length")
    v.over_limit(lambda n: f"{prefix}i={n},l=32${rest}")
    v.bad([("two-blocks-over", f"{prefix}i=10000001,l=33${salt}${bare(bytes(33))}", ["OverLimit", "SeveralBlocks"], "an iteration of two digests counts twice")], "refused")
    v.bad([("no-iterations", f"{prefix}l=32${rest}", ["Unsupported", "Number"], "each system has another default"),
           *((f"named-{name}", f"$pbkdf2-{name}$i=1000,l=16${salt}${bare(bytes(16))}", ["Unsupported", "Name"]) for name in ("md4", "RSA-MD4", "mdc2", "whirlpool"))], "unsupported")
    v.bad([
        ("length-another", f"{prefix}i=1000,l=31${rest}", ["Length"]), ("digest-15-bytes", f"{prefix}i=1000,l=15${salt}${bare(bytes(15))}", ["Length"]),
        ("digest-1025-bytes", f"{prefix}i=1000,l=1025${salt}${bare(bytes(1025))}", ["Length"]), ("digest-cut", base[:-1], ["Length"]),
        ("salt-1025-bytes", f"{prefix}i=1000,l=32${bare(bytes(1025))}${digest}", ["Length"]),
        ("iterations-doubled", f"{prefix}i=1000,i=1000,l=32${rest}", ["Field"]), ("third-parameter", f"{prefix}i=1000,l=32,x=1${rest}", ["Field", "Name"]),
        ("upper-case-parameter", f"{prefix}I=1000,l=32${rest}", ["Name", "LetterCase"]), ("empty-parameter", f"{prefix}i=1000,,l=32${rest}", ["Field"]),
        ("no-digest-field", f"{prefix}i=1000,l=32${salt}", ["Field"]), ("fifth-field", base + "$", ["Field"]), ("empty-digest", f"{prefix}i=1000,l=32${salt}$", ["Field"]),
        ("version-field", f"{prefix}v=1$i=1000,l=32${rest}", ["Field"]), ("dot", f"{prefix}i=1000,l=32${salt}$.{digest[1:]}", ["Alphabet"]),
        ("dash", f"{prefix}i=1000,l=32${salt}$-{digest[1:]}", ["Alphabet"]), ("one-equals-too-many", base + "==", ["Padding"]),
        ("trailing-bits", base[:-1] + "B", ["TrailingBits"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]), ("salt-percent", f"{prefix}i=1000,l=32$%{salt[1:]}${digest}", ["Alphabet"]),
    ])
    v.bad([("upper-case", base.replace("sha256", "SHA256"), ["NoPrefix", "LetterCase"]), ("sha3", base.replace("sha256", "sha3-256"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-sha3", base.replace("sha256", "sha3-256"), ["Name"]), ("declared-empty", "", ["Field"])], scheme="pbkdf2-phc")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Ory Kratos: sha224 and sha384 are SHA-3
def kratos():
    v = Spelling("kratos-pbkdf2")
    v.source("kratos", "Ory Kratos, hash/hasher_pbkdf2.go: sha224 is sha3.New224 and sha384 sha3.New384, the others are themselves", SPECIFICATION, CONSTRUCTION)
    v.source("quoted", "Ory Kratos, hash/hasher_test.go", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.grammar("Ory Kratos, hash/hash_comparator.go, decodePbkdf2Hash")
    meaning = {"sha1": "sha1", "sha224": "sha3-224", "sha256": "sha256", "sha384": "sha3-384", "sha512": "sha512"}

    def text(password, iterations=1000, digest="sha384", salt=SALT, count=32):
        key = derive(meaning[digest], password, salt, iterations, count)
        return f"$pbkdf2-{digest}$i={iterations},l={count}${bare(salt)}${bare(key)}"

    base = v.common("kratos", text, scheme="kratos-pbkdf2", block=104)
    for digest in meaning:
        v.add(digest, "kratos", "password", text("password", digest=digest), "match", scheme="kratos-pbkdf2")
        v.add(f"{digest}-wrong", "kratos", "Password", text("password", digest=digest), "mismatch", scheme="kratos-pbkdf2")
        v.add(f"{digest}-64-bytes", "kratos", "password", text("password", digest=digest, count=64), "match", ["SeveralBlocks"] if SIZES[meaning[digest]] < 64 else [], scheme="kratos-pbkdf2")
    v.add("sha224-144-bytes", "kratos", ascii_password(144), text(ascii_password(144), digest="sha224"), "match", ["LongPassword"], scheme="kratos-pbkdf2", comment="SHA3-224's block")
    v.add("sha224-145-bytes", "kratos", ascii_password(145), text(ascii_password(145), digest="sha224"), "match", ["LongPassword"], scheme="kratos-pbkdf2")
    quoted = "$pbkdf2-sha256$i=100000,l=32$1jP+5Zxpxgtee/iPxGgOz0RfE9/KJuDElP1ley4VxXc$QJxzfvdbHYBpydCbHoFg3GJEqMFULwskiuqiJctoYpI"
    assert text("test", 100000, "sha256", base64.b64decode(quoted.split("$")[3] + "=")) == quoted
    v.add("quoted", "quoted", "test", quoted, "match", ["Quoted"], scheme="kratos-pbkdf2")
    sha2 = f"$pbkdf2-sha384$i=1000,l=48${bare(SALT)}${bare(derive('sha384', 'password', SALT, 1000, 48))}"
    v.add("sha2", "kratos", "password", sha2, "mismatch", scheme="kratos-pbkdf2", comment="what Auth0 means by this name")
    for digest in ("sha224", "sha384"):
        v.add(f"{digest}-undeclared", "kratos", "password", text("password", digest=digest), "ambiguous", ["Ambiguous"])
    prefix, rest = "$pbkdf2-sha384$", base.split("$", 3)[3]
    salt, digest = rest.split("$")
    for name, number in [("zero", "0"), ("leading-zero", "01000"), ("33-bits", "4294967296"), ("minus", "-1")]:
        v.add(f"iterations-{name}", "grammar", "password", f"{prefix}i={number},l=32${rest}", "malformed", ["Number"], scheme="kratos-pbkdf2")
    v.add("iterations-20000001", "grammar", "password", f"{prefix}i=20000001,l=32${rest}", "refused", ["OverLimit"], scheme="kratos-pbkdf2")
    v.bad([
        ("no-length", f"{prefix}i=1000${rest}", ["Field"], "Kratos scans both"), ("no-iterations", f"{prefix}l=32${rest}", ["Field"]), ("length-first", f"{prefix}l=32,i=1000${rest}", ["Field"], "Kratos scans them in their order"),
        ("length-another", f"{prefix}i=1000,l=31${rest}", ["Length"]), ("no-digest", "$pbkdf2$" + base.split("$", 2)[2], ["Name"]), ("md5", "$pbkdf2-md5$" + base.split("$", 2)[2], ["Name"]),
        ("padded", base + "=", ["Padding"]), ("fifth-field", base + "$", ["Field"]), ("dot", f"{prefix}i=1000,l=32${salt}$.{digest[1:]}", ["Alphabet"]), ("empty-text", "", ["Field"]),
        ("trailing-space", base + " ", ["Whitespace"]),
    ], scheme="kratos-pbkdf2")
    v.add("rounds-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"rounds": 1}, scheme="kratos-pbkdf2")
    v.write()


class DjangoSHA512(django_hashers.PBKDF2PasswordHasher):
    """Django's own class with another digest, as its documentation has it."""
    algorithm = "pbkdf2_sha512"
    digest = hashlib.sha512


# Django: pbkdf2_sha256$iterations$salt$base64
def django_text():
    v = Spelling("django-pbkdf2")
    v.source("django", "Django 5.2, django.contrib.auth.hashers", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.source("passlib", "passlib 1.7.4, hash.django_pbkdf2_sha256 and django_pbkdf2_sha1", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.source("bytes", "The same, for a password that is no text", IMPLEMENTATION, CONSTRUCTION)
    v.grammar("Django, contrib/auth/hashers.py, PBKDF2PasswordHasher: a salt without $, not empty; the digest in base 64 with padding")
    hashers = {"sha256": django_hashers.PBKDF2PasswordHasher(), "sha1": django_hashers.PBKDF2SHA1PasswordHasher(), "sha512": DjangoSHA512()}
    modern = "3NTqPzVkYHcVMVkzqAGDLG"  # 22 characters, as Django makes them since 3.2

    def text(password, iterations=1000, digest="sha256", salt=modern):
        made = f"pbkdf2_{digest}${iterations}${salt}${pad(derive(digest, password, salt.encode(), iterations, SIZES[digest]))}"
        if isinstance(password, str):
            assert hashers[digest].encode(password, salt, iterations) == made
        return made

    base = v.common("django", text, "bytes")
    for digest in ("sha1", "sha512"):
        made = text("password", digest=digest)
        v.add(digest, "django", "password", made, "match", ["SaltText"])
        v.add(f"{digest}-wrong", "django", "Password", made, "mismatch")
        v.add(f"{digest}-65-bytes", "django", ascii_password(65), text(ascii_password(65), digest=digest), "match", ["LongPassword"])
    made = passlib.django_pbkdf2_sha256.using(rounds=1000, salt="saltSALT12345").hash("password")
    assert made == text("password", salt="saltSALT12345")
    v.add("passlib-sha256", "passlib", "password", made, "match")
    made = passlib.django_pbkdf2_sha1.using(rounds=1000, salt="saltsaltsalt").hash("password")
    assert made == text("password", digest="sha1", salt="saltsaltsalt")
    v.add("passlib-sha1", "passlib", "password", made, "match", comment="with base 64 no other system writes pbkdf2_sha1$")
    for iterations in (1, 2, 20000):
        v.add(f"iterations-{iterations}", "django", "password", text("password", iterations), "match")
    for id, salt in [("1-character", "s"), ("punctuation", "a,b:c;d=e"), ("non-ascii", "sälts"), ("dash", "salt-salt"), ("space", "salt salt salt sal"), ("long", "x" * 1022)]:
        v.add(f"salt-{id}", "django", "password", text("password", salt=salt), "match", ["SaltText"])
    old = text("password", salt="AbCdEfGhIjKl")
    v.add("12-characters", "django", "password", old, "ambiguous", ["Ambiguous"], comment="Django before 3.2; Clerk's salt in base 64 can look the same")
    v.add("12-characters-declared", "django", "password", old, "match", scheme="django-pbkdf2")
    v.add("base64-salt-declared", "django", "password", text("password", salt="AbCdEfGhIj+/AA=="), "match", scheme="django-pbkdf2")
    v.add("base64-salt", "django", "password", text("password", salt="AbCdEfGhIj+/AA=="), "ambiguous", ["Ambiguous"])
    prefix, rest = "pbkdf2_sha256$", base.split("$", 2)[2]
    salt, digest = rest.split("$")
    v.numbers(lambda n: f"{prefix}{n}${rest}")
    v.over_limit(lambda n: f"{prefix}{n}${rest}")
    v.bad([
        ("empty-salt", f"{prefix}1000$${digest}", ["EmptySalt"]), ("no-digest-field", f"{prefix}1000${salt}", ["Field"]), ("fifth-field", base + "$", ["Field"]),
        ("empty-digest", f"{prefix}1000${salt}$", ["Field"]), ("prefix-only", prefix, ["Field"]), ("digest-20-bytes", f"{prefix}1000${salt}${pad(bytes(20))}", ["Length"]),
        ("digest-64-bytes", f"{prefix}1000${salt}${pad(bytes(64))}", ["Length"]), ("digest-cut", base[:-2], ["Length"]), ("salt-1025-bytes", f"{prefix}1000${'x' * 1025}${digest}", ["Length"]),
        ("dash", f"{prefix}1000${salt}$-{digest[1:]}", ["Alphabet"]), ("dot", f"{prefix}1000${salt}$.{digest[1:]}", ["Alphabet"]), ("two-equals", base + "=", ["Padding"]),
        ("trailing-bits", base[:-2] + "B" + "=", ["TrailingBits"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.add("no-padding", "grammar", "password", base[:-1], "match", ["Padding"], canonical=base)
    v.bad([("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"]), ("md5", base.replace("sha256", "md5"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-md5", base.replace("sha256", "md5"), ["Name"]), ("declared-empty", "", ["Field"])], scheme="django-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Clerk: pbkdf2_sha1, pbkdf2_sha256, pbkdf2_sha512, pbkdf2_sha512_hex
def clerk():
    v = Spelling("clerk-pbkdf2")
    v.source("clerk", "Clerk, the backend API's documentation of createUser, password_hasher", SPECIFICATION, "make_pbkdf2.py with hashlib, as documented; confirmed with PHP's hash_pbkdf2")
    v.grammar("Clerk's documentation: pbkdf2_sha1$iterations$salt$hex[$length], pbkdf2_sha256 with salt and hash in base 64, pbkdf2_sha512 with salt text and hex, pbkdf2_sha512_hex with both in hex")

    def text(password, iterations=1000, kind="sha512", salt=SALT, count=None, length=None, encode=pad):
        digest = kind.split("_")[0]
        count = count or (32 if digest == "sha1" else SIZES[digest])
        key = derive(digest, password, salt, iterations, count)
        shown = {"sha1": salt.hex, "sha256": lambda: encode(salt), "sha512": salt.decode, "sha512_hex": salt.hex}[kind]()
        return f"pbkdf2_{kind}${iterations}${shown}${encode(key) if kind == 'sha256' else key.hex()}" + (f"${length}" if length else "")

    base = v.common("clerk", text, block=128)
    v.add("sha512-20-bytes", "clerk", "password", text("password", count=20), "match")
    v.add("sha512-100-bytes", "clerk", "password", text("password", count=100), "match", ["SeveralBlocks"])
    v.add("sha512-salt-of-hex", "clerk", "password", text("password", salt=b"30313233343536"), "match", ["SaltText"], comment="text all the same")
    v.add("sha512-salt-text", "clerk", "password", text("password", salt="sält +/=".encode()), "match", ["SaltText"])
    v.add("sha512-hex", "clerk", "password", text("password", kind="sha512_hex"), "match")
    v.add("sha512-hex-wrong", "clerk", "Password", text("password", kind="sha512_hex"), "mismatch")
    v.add("sha512-hex-high", "clerk", "password", text("password", kind="sha512_hex", salt=HIGH_SALT), "match")
    v.add("sha512-hex-upper-case", "clerk", "password", text("password", kind="sha512_hex", salt=HIGH_SALT).replace(HIGH_SALT.hex(), HIGH_SALT.hex().upper()), "match",
          ["LetterCase"], canonical=text("password", kind="sha512_hex", salt=HIGH_SALT))
    v.add("sha1", "clerk", "password", text("password", kind="sha1"), "match", ["SeveralBlocks"], comment="32 bytes where no length is given")
    v.add("sha1-wrong", "clerk", "Password", text("password", kind="sha1"), "mismatch")
    v.add("sha1-length", "clerk", "password", text("password", kind="sha1", count=20, length=20), "match")
    v.add("sha1-length-64", "clerk", "password", text("password", kind="sha1", count=64, length=64), "match", ["SeveralBlocks"])
    v.add("sha1-length-32", "clerk", "password", text("password", kind="sha1", length=32), "match", canonical=text("password", kind="sha1"), comment="32 is the default, and is not written")
    raw = derive("sha1", "password", b"no hex", 1000, 32).hex()
    v.add("sha1-raw-salt", "clerk", "password", f"pbkdf2_sha1$1000$no hex${raw}", "match", ["SaltText"], comment="a salt that is no hex is text")
    raw = derive("sha1", "password", b"abc", 1000, 32).hex()
    v.add("sha1-odd-salt", "clerk", "password", f"pbkdf2_sha1$1000$abc${raw}", "match", ["SaltText"], comment="an odd number of digits is no hex")
    sha256 = text("password", kind="sha256")
    v.add("sha256", "clerk", "password", sha256, "match", scheme="clerk-pbkdf2")
    v.add("sha256-wrong", "clerk", "Password", sha256, "mismatch", scheme="clerk-pbkdf2")
    v.add("sha256-undeclared", "clerk", "password", sha256, "ambiguous", ["Ambiguous"], comment="Django's salt text can look the same")
    v.add("sha256-high", "clerk", "password", text("password", kind="sha256", salt=HIGH_SALT), "match", scheme="clerk-pbkdf2")
    v.add("sha256-20-bytes", "clerk", "password", text("password", kind="sha256", count=20), "match", scheme="clerk-pbkdf2")
    v.add("sha256-no-padding", "clerk", "password", text("password", kind="sha256", encode=bare), "match", ["Padding"], scheme="clerk-pbkdf2", canonical=sha256)
    for iterations in (1, 2, 4096):
        v.add(f"iterations-{iterations}", "clerk", "password", text("password", iterations), "match")
    prefix, rest = "pbkdf2_sha512$", base.split("$", 2)[2]
    salt, digest = rest.split("$")
    v.numbers(lambda n: f"{prefix}{n}${rest}")
    v.over_limit(lambda n: f"{prefix}{n}${rest}")
    sha1 = text("password", kind="sha1")
    hexed = text("password", kind="sha512_hex")
    v.bad([
        ("empty-salt", f"{prefix}1000$${digest}", ["EmptySalt"]), ("odd-digest", base[:-1], ["Length"]), ("digest-15-bytes", f"{prefix}1000${salt}${bytes(15).hex()}", ["Length"]),
        ("digest-1025-bytes", f"{prefix}1000${salt}${bytes(1025).hex()}", ["Length"]), ("salt-1025-bytes", f"{prefix}1000${'x' * 1025}${digest}", ["Length"]),
        ("sha1-20-bytes", text("password", kind="sha1", count=20), ["Length"], "without a length it is 32 bytes"), ("sha1-length-another", sha1 + "$20", ["Length"]),
        ("sha1-length-zero", sha1 + "$0", ["Number"]), ("sha1-length-leading-zero", sha1 + "$032", ["Number"]), ("sha1-length-empty", sha1 + "$", ["Number"]), ("sha1-sixth-field", sha1 + "$32$", ["Field"]),
        ("sha512-fifth-field", base + "$64", ["Field"]), ("hex-odd-salt", hexed.replace("$30", "$3", 1), ["Length"]), ("hex-salt-text", hexed.replace("$30", "$zz", 1), ["Alphabet"]),
        ("hex-letter", hexed[:-1] + "g", ["Alphabet"]), ("hex-only", "pbkdf2_sha512_hex$", ["Field"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", hexed + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("declared-empty", "", ["Field"]), ("declared-sha384", base.replace("sha512", "sha384"), ["Name"]), ("declared-sha256-dot", sha256[:-2] + ".=", ["Alphabet"]),
           ("declared-sha256-salt", sha256.replace("$MD", "$*D"), ["Alphabet"]), ("declared-sha256-cut", sha256[:-3], ["Length"])], scheme="clerk-pbkdf2")
    v.bad([("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# ASP.NET (Core) Identity, versions 2 and 3
def aspnet():
    v = Spelling("aspnet-identity")
    v.source("dotnet", "ASP.NET Core, src/Identity/test/Identity.Test/PasswordHasherTest.cs: the hashes of \"my password\"", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("construction", "ASP.NET Core, src/Identity/Extensions.Core/src/PasswordHasher.cs", SPECIFICATION, CONSTRUCTION)
    v.grammar("PasswordHasher.cs: base 64 of 00, 16 bytes of salt, 32 of key; or of 01, PRF, iterations, length of the salt (each of four bytes), salt and key of 16 bytes or more")
    prfs = ["sha1", "sha256", "sha512"]

    def v3(password, iterations=1000, prf=1, salt=SALT, count=32):
        key = derive(prfs[prf], password, salt, iterations, count)
        return pad(b"\x01" + struct.pack(">III", prf, iterations, len(salt)) + salt + key)

    def v2(password, salt=SALT):
        return pad(b"\x00" + salt + derive("sha1", password, salt, 1000, 32))

    for id, text in [
        ("v2", "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJg=="),
        ("v3-sha1", "AQAAAAAAAAD6AAAAEAhftMyfTJylOlZT+eEotFXd1elee8ih5WsjXaR3PA9M"),
        ("v3-sha256", "AQAAAAEAA9CQAAAAIESkQuj2Du8Y+kbc5lcN/W/3NiAZFEm11P27nrSN5/tId+bR1SwV8CO1Jd72r4C08OLvplNlCDc3oQZ8efcW+jQ="),
        ("v3-sha256-10000", "AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw=="),
        ("v3-sha512-short", "AQAAAAIAAAAyAAAAEOMwvh3+FZxqkdMBz2ekgGhwQ4B6pZWND6zgESBuWiHw"),
        ("v3-sha512-long", "AQAAAAIAAAD6AAAAIJbVi5wbMR+htSfFp8fTw8N8GOS/Sje+S/4YZcgBfU7EQuqv4OkVYmc4VJl9AGZzmRTxSkP7LtVi9IWyUxX8IAAfZ8v+ZfhjCcudtC1YERSqE1OEdXLW9VukPuJWBBjLuw=="),
        ("v3-sha512", "AQAAAAIAACcQAAAAEAABAgMEBQYHCAkKCwwNDg9B0Oxwty+PGIDSp95gcCfzeDvA4sGapUIUov8usXfD6A=="),
        ("v3-sha512-100000", "AQAAAAIAAYagAAAAEAABAgMEBQYHCAkKCwwNDg/Q8A0WMKbtHQJQ2DHCdoEeeFBrgNlldq6vH4qX/CGqGQ=="),
    ]:
        data = base64.b64decode(text)
        if data[0] == 0:
            assert v2("my password", data[1:17]) == text
        else:
            prf, iterations, count = struct.unpack(">III", data[1:13])
            assert v3("my password", iterations, prf, data[13:13 + count], len(data) - 13 - count) == text
        v.add(f"dotnet-{id}", "dotnet", "my password", text, "match", ["Quoted"])
        v.add(f"dotnet-{id}-wrong", "dotnet", "My password", text, "mismatch", ["Quoted"])
    base = v.common("construction", v3)
    v.add("v2-password", "construction", "password", v2("password"), "match")
    v.add("v2-empty", "construction", "", v2(""), "match", ["EmptyPassword"])
    v.add("v2-high-salt", "construction", "password", v2("password", HIGH_SALT), "match")
    for prf in range(3):
        v.add(f"prf-{prf}", "construction", "password", v3("password", prf=prf), "match")
    v.add("salt-64-bytes", "construction", "password", v3("password", salt=SALT * 4), "match", ["LongSalt"])
    v.add("key-64-bytes", "construction", "password", v3("password", count=64), "match", ["SeveralBlocks"])
    for iterations in (1, 2, 4096):
        v.add(f"iterations-{iterations}", "construction", "password", v3("password", iterations), "match")
    head = lambda prf=1, iterations=1000, length=16, first=1: bytes([first]) + struct.pack(">III", prf, iterations, length)
    for n in (20_000_001, 0x7FFFFFFF, 0xFFFFFFFF):
        v.add(f"iterations-{n}", "grammar", "password", pad(head(iterations=n) + SALT + bytes(32)), "refused", ["OverLimit"])
    declared = dict(scheme="aspnet-identity")
    v.bad([
        ("prf-3", pad(head(prf=3) + SALT + bytes(32)), ["Number"]), ("iterations-zero", pad(head(iterations=0) + SALT + bytes(32)), ["Number"]),
        ("salt-15-bytes", pad(head(length=15) + bytes(15) + bytes(32)), ["Length"]), ("key-15-bytes", pad(head() + SALT + bytes(15)), ["Length"]), ("no-key", pad(head() + SALT), ["Length"]),
        ("salt-over-the-end", pad(head(length=49) + SALT + bytes(32)), ["Length"]), ("salt-2-to-the-32", pad(head(length=0xFFFFFFFF) + SALT + bytes(32)), ["Length"]), ("salt-1025-bytes", pad(head(length=1025) + bytes(1025) + bytes(32)), ["Length"]),
        ("header-only", pad(head()), ["Length"]), ("version-byte-only", pad(b"\x01"), ["Length"]), ("version-4", pad(head(first=4) + SALT + bytes(32)), ["Number"]),
        ("v2-too-short", "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggE=", ["Length"], "PasswordHasherTest.cs"), ("v2-too-long", "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJgAAAAAAAAAAAAA=", ["Length"], "PasswordHasherTest.cs"),
        ("no-base64", base[:10] + "-" + base[11:], ["Alphabet"]), ("empty-text", "", ["Length"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
        ("one-equals-less", v2("password")[:-1], ["Padding"]), ("trailing-bits", v2("password")[:-2] + "B" + "==", ["TrailingBits"]),
    ], **declared)
    v.add("declared", "construction", "password", base, "match", **declared)
    v.add("v2-no-padding", "grammar", "password", v2("password")[:-2], "match", ["Padding"], canonical=v2("password"), **declared)
    v.bad([("undeclared-version-4", pad(head(first=4) + SALT + bytes(32)), ["NoPrefix"]), ("undeclared-cut", base[:20], ["NoPrefix", "Length"])], "unrecognized")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Werkzeug: pbkdf2:sha256:iterations$salt$hex
def werkzeug():
    v = Spelling("werkzeug-pbkdf2")
    v.source("werkzeug", "Werkzeug 3.1, werkzeug.security", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.source("bytes", "The same, for a password that is no text", IMPLEMENTATION, CONSTRUCTION)
    v.grammar("Werkzeug, security.py: the method is pbkdf2:hash:iterations, the salt is text, the digest lower-case hex of the hash's length")

    def text(password, iterations=1000, digest="sha256", salt="saltSALTsalt1234"):
        made = f"pbkdf2:{digest.replace('-', '_')}:{iterations}${salt}${derive(digest, password, salt.encode(), iterations, SIZES[digest]).hex()}"
        if isinstance(password, str):
            assert werkzeug_check(made, password)
            assert made.endswith("$" + werkzeug_hash(made.split("$")[0], salt, password)[0])
        return made

    base = v.common("werkzeug", text, "bytes")
    for digest in ("md5", "sha1", "sha224", "sha384", "sha512", "sha3-256", "sha3-512"):
        v.add(digest, "werkzeug", "password", text("password", digest=digest), "match")
        v.add(f"{digest}-wrong", "werkzeug", "Password", text("password", digest=digest), "mismatch")
    for iterations in (1, 2, 50000):
        v.add(f"iterations-{iterations}", "werkzeug", "password", text("password", iterations), "match")
    for id, salt in [("1-character", "s"), ("colon", "a:b:c"), ("non-ascii", "sält"), ("long", "x" * 1024), ("none", "")]:
        v.add(f"salt-{id}", "werkzeug", "password", text("password", salt=salt), "match", ["SaltText"] if salt else ["EmptySalt"])
    v.add("upper-case-digest", "grammar", "password", base[:-64] + base[-64:].upper(), "match", ["LetterCase"], canonical=base)
    rest = base.split("$", 1)[1]
    v.numbers(lambda n: f"pbkdf2:sha256:{n}${rest}")
    v.over_limit(lambda n: f"pbkdf2:sha256:{n}${rest}")
    v.bad([("no-iterations", f"pbkdf2:sha256${rest}", ["Unsupported", "Number"], "each version of Werkzeug takes another number, and writes it"),
           ("blake2b", base.replace("sha256", "blake2b") + "0" * 64, ["Unsupported", "Name"])], "unsupported")
    v.bad([
        ("digest-cut", base[:-2], ["Length"]), ("digest-odd", base[:-1], ["Length"]), ("digest-long", base + "00", ["Length"]), ("digest-empty", base[:-64], ["Length"]), ("digest-letter", base[:-1] + "g", ["Alphabet"]),
        ("no-digest", base[:-65], ["Field"]), ("fourth-field", base + "$", ["Field"]), ("third-colon", base.replace(":1000", ":1000:1"), ["Field"]), ("unknown-hash", base.replace("sha256", "sha257"), ["Name"]),
        ("upper-case-hash", base.replace("sha256", "SHA256"), ["Name", "LetterCase"]), ("dash-for-underscore", text("password", digest="sha3-256").replace("sha3_", "sha3-"), ["Name"]), ("empty-hash", base.replace("sha256", ""), ["Name"]),
        ("salt-1025-bytes", f"pbkdf2:sha256:1000${'x' * 1025}${rest.split('$')[1]}", ["Length"]), ("prefix-only", "pbkdf2:", ["Field"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"]), ("leading-space", " " + base, ["NoPrefix", "Whitespace"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-scrypt", "scrypt:16:8:1$salt$00", ["NoPrefix"])], scheme="werkzeug-pbkdf2")
    v.add("rounds-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"rounds": 1000})
    v.write()


# Keycloak: the columns secretData and credentialData
def keycloak():
    v = Spelling("keycloak-pbkdf2")
    v.source("keycloak", "Keycloak, Pbkdf2PasswordHashProvider.java and PasswordCredentialModel.java", SPECIFICATION, CONSTRUCTION)
    v.grammar("Keycloak's CredentialRepresentation: secretData and credentialData are JSON in text, as its exports and its table have them")
    names = {"pbkdf2": "sha1", "pbkdf2-sha256": "sha256", "pbkdf2-sha512": "sha512"}
    compact = lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    def parts(password, iterations=1000, algorithm="pbkdf2-sha256", salt=SALT, count=64):
        key = derive(names[algorithm], password, salt, iterations, count)
        return ({"value": pad(key), "salt": pad(salt), "additionalParameters": {}},
                {"hashIterations": iterations, "algorithm": algorithm, "additionalParameters": {}})

    def join(secret, credential, **more):
        return compact({**more, "secretData": compact(secret), "credentialData": compact(credential)})

    def text(password, iterations=1000, **kw):
        return join(*parts(password, iterations, **kw))

    base = v.common("keycloak", text)
    for algorithm, count in [("pbkdf2", 20), ("pbkdf2", 64), ("pbkdf2-sha256", 32), ("pbkdf2-sha512", 64)]:
        made = text("password", algorithm=algorithm, count=count)
        v.add(f"{algorithm}-{count}", "keycloak", "password", made, "match", ["SeveralBlocks"] if count > SIZES[names[algorithm]] else [])
        v.add(f"{algorithm}-{count}-wrong", "keycloak", "Password", made, "mismatch")
    secret, credential = parts("password")
    v.add("padded-with-nul", "keycloak", b"password\0\0\0\0\0\0", base, "match", ["NULAtEnd"], comment="what Keycloak itself makes of a password of under 14 characters, for FIPS")
    v.add("exported", "keycloak", "password", join(secret, credential, id="3b800dbd", type="password", userLabel="My password", createdDate=1699281486748, priority=10), "match", canonical=base)
    v.add("spaces", "keycloak", "password", json.dumps({"secretData": json.dumps(secret), "credentialData": json.dumps(credential)}), "match", canonical=base)
    v.add("without-parameters", "keycloak", "password", join({k: secret[k] for k in ("value", "salt")}, {k: credential[k] for k in ("hashIterations", "algorithm")}), "match", canonical=base)
    v.add("declared", "keycloak", "password", base, "match", scheme="keycloak-pbkdf2")
    for iterations in (1, 2, 27500):
        v.add(f"iterations-{iterations}", "keycloak", "password", text("password", iterations), "match")
    with_secret = lambda **kw: join({**secret, **kw}, credential)
    with_credential = lambda **kw: join(secret, {**credential, **kw})
    for n in (20_000_001, 0x7FFFFFFF, 0xFFFFFFFF):
        v.add(f"iterations-{n}", "grammar", "password", with_credential(hashIterations=n), "refused", ["OverLimit"])
    v.bad([
        ("iterations-zero", with_credential(hashIterations=0), ["Number"]), ("iterations-minus", with_credential(hashIterations=-1), ["Number"]), ("iterations-text", with_credential(hashIterations="1000"), ["Number"]),
        ("iterations-fraction", with_credential(hashIterations=1000.5), ["Number"]), ("iterations-33-bits", with_credential(hashIterations=1 << 32), ["Number"]), ("iterations-missing", join(secret, {"algorithm": "pbkdf2-sha256"}), ["Field"]),
        ("salt-missing", join({"value": secret["value"]}, credential), ["Field"]), ("value-missing", join({"salt": secret["salt"]}, credential), ["Field"]), ("value-null", with_secret(value=None), ["Field"]),
        ("value-number", with_secret(value=1), ["Field"]), ("value-no-base64", with_secret(value="*" + secret["value"][1:]), ["Alphabet"]), ("salt-no-base64", with_secret(salt="*" + secret["salt"][1:]), ["Alphabet"]),
        ("value-15-bytes", with_secret(value=pad(bytes(15))), ["Length"]), ("value-1025-bytes", with_secret(value=pad(bytes(1025))), ["Length"]), ("salt-1025-bytes", with_secret(salt=pad(bytes(1025))), ["Length"]),
        ("type-otp", join(secret, credential, type="otp"), ["Field"]), ("parameters-filled", join(secret, {**credential, "additionalParameters": {"hashLength": ["32"]}}), ["Field"], "nothing reads it"),
        ("no-secret-data", compact({"credentialData": compact(credential)}), ["Field"]), ("objects", compact({"secretData": secret, "credentialData": credential}), ["Field"], "not as Keycloak writes them"), ("unknown-member", with_secret(x=1), ["Field"]), ("cut", base[:-1], ["Length"]),
        ("trailing-brace", base + "}", ["Length"]), ("doubled", base[:-1] + ',"secretData":"{}"}', ["Field"]),
        ("secret-data-no-json", compact({"secretData": "x", "credentialData": compact(credential)}), ["Field"]), ("unknown-algorithm", with_credential(algorithm="pbkdf2-sha3"), ["Name"]),
    ], scheme="keycloak-pbkdf2")
    v.bad([("declared-empty", "", ["Field"]), ("declared-array", "[]", ["Field"]), ("declared-argon2", with_credential(algorithm="argon2"), ["Name"])], scheme="keycloak-pbkdf2")
    v.add("one-column", "grammar", "password", compact(secret), "malformed", ["Field"], scheme="keycloak-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"}, scheme="keycloak-pbkdf2")
    v.write()


# OpenLDAP's pw-pbkdf2, 389 Directory Server's newer plugins, passlib
def ldap():
    v = Spelling("ldap-pbkdf2")
    v.source("passlib", "passlib 1.7.4, hash.ldap_pbkdf2_sha1, ldap_pbkdf2_sha256 and ldap_pbkdf2_sha512", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.source("openldap", "slappasswd of OpenLDAP 2.5.13 with pw-pbkdf2: hashes of \"correct horse\"", IMPLEMENTATION, "as quoted; " + CONFIRMED)
    v.source("389ds", "389 Directory Server, src/plugins/pwdchan/src/lib.rs: padded base 64, unused bits ignored", SPECIFICATION, "as quoted and " + CONSTRUCTION)
    v.grammar("OpenLDAP, contrib/slapd-modules/passwd/pbkdf2; names of schemes in either case (RFC 2307)")
    handlers = {"{PBKDF2}": ("sha1", passlib.ldap_pbkdf2_sha1), "{PBKDF2-SHA256}": ("sha256", passlib.ldap_pbkdf2_sha256), "{PBKDF2-SHA512}": ("sha512", passlib.ldap_pbkdf2_sha512)}

    def text(password, rounds=1000, name="{PBKDF2-SHA256}", salt=SALT, encode=ab64):
        digest = "sha1" if name == "{PBKDF2-SHA1}" else handlers[name][0]
        made = f"{name}{rounds}${encode(salt)}${encode(derive(digest, password, salt, rounds, SIZES[digest]))}"
        if name in handlers and encode is ab64:
            assert handlers[name][1].using(rounds=rounds, salt=salt).hash(password) == made
        return made

    for name, quoted in [("sha1", "{PBKDF2}10000$83HmvT8nIEoAYx5ifYaCWA$b.RAoCNIuXgHKMLBRRVU1aUkDJw"), ("named-sha1", "{PBKDF2-SHA1}10000$ATaV8JfOGPGuxYu8SM2HNQ$MfzUEfDgsGT9Ds92KzVvSrsaAT4"),
                         ("sha256", "{PBKDF2-SHA256}10000$MltG3gXlzyOGIuTc71ehpA$HNn.y27YCVTcfNcIpkwV7XQlPgDzYkaCJcOiJEvHEtM"),
                         ("sha512", "{PBKDF2-SHA512}10000$cfNurxnImHkn7zliDyPkGg$qWqwDxL5aP4QISx2Sg4MleoSvi/Kf4Yz/VpYVUT1YmcxH8mPyp9IOAV1ZF58qAOZNAnBj4d1Y2FEqkNCdzT8ow")]:
        scheme, rest = quoted.split("}")
        assert text("correct horse", 10000, scheme + "}", ab64_decode(rest.split("$")[1])) == quoted
        v.add(f"openldap-{name}", "openldap", "correct horse", quoted, "match", ["Quoted"])
        v.add(f"openldap-{name}-wrong", "openldap", "Correct horse", quoted, "mismatch", ["Quoted"])
    # 19 bytes and unused bits: 389 DS and Kanidm keep it as a test, with the password "password".
    loose = "{PBKDF2-SHA1}10000$ZBEH6B07rgQpJSikyvMU2w$TAA03a5IYkz1QlPsbJKvUsTqNV"
    salt = base64.b64decode("ZBEH6B07rgQpJSikyvMU2w==")
    assert derive("sha1", "password", salt, 10000, 20)[:19] == base64.b64decode("TAA03a5IYkz1QlPsbJKvUsTqNV==")
    v.add("389ds-19-bytes", "389ds", "password", loose, "match", ["Quoted", "TrailingBits", "Length"], canonical=loose[:-1] + "Q", comment="a digest that lost its last byte")
    assert bare(base64.b64decode("TAA03a5IYkz1QlPsbJKvUsTqNV==")).endswith("qNQ")
    for name, quoted in [("{PBKDF2}", "{PBKDF2}10000$IlfapjA351LuDSwYC0IQ8Q$saHqQTuYnjJN/tmAndT.8mJt.6w"), ("{PBKDF2-SHA256}", "{PBKDF2-SHA256}10000$henZGfPWw79Cs8ORDeVNrQ$1dTJy73v6n3bnTmTZFghxHXHLsAzKaAy8SksDfZBPIw"),
                         ("{PBKDF2-SHA512}", "{PBKDF2-SHA512}10000$Je1Uw19Bfv5lArzZ6V3EPw$g4T/1sqBUYWl9o93MVnyQ/8zKGSkPbKaXXsT8WmysXQJhWy8MRP2JFudSL.N9RklQYgDPxPjnfum/F2f/TrppA")]:
        assert text("password", 10000, name, ab64_decode(quoted.split("$")[1])) == quoted
        v.add(f"389ds-{name.strip('{}').lower()}", "389ds", "password", quoted, "match", ["Quoted"])
    base = v.common("passlib", text)
    padded = text("password", salt=HIGH_SALT + HIGH_SALT[:8], encode=pad)
    v.add("389ds-padded", "389ds", "password", padded, "match", ["Padding"], canonical=text("password", salt=HIGH_SALT + HIGH_SALT[:8]), comment="24 bytes of salt, as 389 DS writes them")
    v.add("lower-case", "grammar", "password", base.replace("PBKDF2-SHA256", "pbkdf2-sha256"), "match", ["LetterCase"], canonical=base)
    v.add("mixed-case", "grammar", "password", text("password", name="{PBKDF2}").replace("PBKDF2", "Pbkdf2"), "match", ["LetterCase"], canonical=text("password", name="{PBKDF2}"))
    for rounds in (1, 2, 4096):
        v.add(f"rounds-{rounds}", "passlib", "password", text("password", rounds), "match")
    v.add("salt-none", "passlib", "password", text("password", salt=b""), "match", ["EmptySalt"])
    prefix, rest = "{PBKDF2-SHA256}", base.split("}")[1].split("$", 1)[1]
    salt, digest = rest.split("$")
    v.numbers(lambda n: f"{prefix}{n}${rest}", "rounds")
    v.over_limit(lambda n: f"{prefix}{n}${rest}")
    v.bad([
        ("no-digest-field", f"{prefix}1000${salt}", ["Field"]), ("fourth-field", base + "$", ["Field"]), ("empty-digest", f"{prefix}1000${salt}$", ["Field"]), ("digest-15-bytes", f"{prefix}1000${salt}${bare(bytes(15))}", ["Length"]),
        ("digest-33-bytes", f"{prefix}1000${salt}${bare(bytes(33))}", ["Length"]), ("salt-1025-bytes", f"{prefix}1000${bare(bytes(1025))}${digest}", ["Length"]), ("dash", f"{prefix}1000${salt}$-{digest[1:]}", ["Alphabet"]),
        ("two-equals", base + "==", ["Padding"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]), ("prefix-only", prefix, ["Field"]),
    ])
    v.bad([("sha384", base.replace("256", "384"), ["NoPrefix", "Name"]), ("no-brace", base[1:], ["NoPrefix"]), ("leading-space", " " + base, ["NoPrefix", "Whitespace"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-sha384", base.replace("256", "384"), ["Name"]), ("declared-no-name", base.split("}")[1], ["NoPrefix"])], scheme="ldap-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# 389 Directory Server's older plugin: one block of binary
def directory389():
    v = Spelling("389ds-pbkdf2")
    v.source("389ds", "389 Directory Server, ldap/servers/plugins/pwdstorage/pbkdf2_pwd.c", SPECIFICATION, CONSTRUCTION)
    v.source("checker", "thesubtlety/389-ds-password-check, README.md: a hash of \"Password123\"", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.grammar("pbkdf2_pwd.c: base 64 of iterations (four bytes, big-endian), 64 bytes of salt, 256 bytes of key by SHA-256")

    def text(password, iterations=1000, salt=SALT * 4):
        return "{PBKDF2_SHA256}" + pad(struct.pack(">I", iterations) + salt + derive("sha256", password, salt, iterations, 256))

    quoted = "{PBKDF2_SHA256}AAAnEGTxXtnR/oox922/jZyjH6fmiIdW4AwIYZE2LfCVL/SUz5GbAHfjRj4NbN2u8ul0/j/dUzJ4gQSawGALGHZV74nOAtPttoZDTsh7BeGCLD/Ps7vRugwDdz9uPARXzF3bD/8qCpumvRGb4pehzfQsk+FnGgTwi0rUeVaN8a7Kbv8ZpRfU2sd+208F/YL42BWAh/2tv0I4vY7ZsrCZcrUJtgKWy5Nr+t78zmPkrZsX/kgfnGdXhr50kN10cmkLQ0/cZOXo9CAkpeZyFu+wQ5vQdUaES2Vd5kBjJYPCkr4b2ocr4ETQi3IGO2GGCoCetmMIETsudRVSxUNBbva+Vgxin5Apu4wIP/0ZyuGK6TuWLqLnNpmK3RkRx0xjqJ4nN2Ok0ul0XYBJcYIBt4UoaVM2uSa/Etw28Uy+zAsUv2AOiRo5"
    data = base64.b64decode(quoted.split("}")[1])
    assert len(data) == 324 and text("Password123", int.from_bytes(data[:4]), data[4:68]) == quoted
    v.add("checker", "checker", "Password123", quoted, "match", ["Quoted", "SeveralBlocks"])
    v.add("checker-wrong", "checker", "password123", quoted, "mismatch", ["Quoted"])
    base = v.common("389ds", text)
    for iterations in (1, 2048, 8192):
        v.add(f"iterations-{iterations}", "389ds", "password", text("password", iterations), "match")
    v.add("high-salt", "389ds", "password", text("password", salt=HIGH_SALT * 4), "match")
    v.add("lower-case", "grammar", "password", base.replace("PBKDF2_SHA256", "pbkdf2_sha256"), "match", ["LetterCase"], canonical=base)
    blob = lambda n, rest=bytes(320): "{PBKDF2_SHA256}" + pad(struct.pack(">I", n) + rest)
    for n in (2_500_001, 20_000_001, 0xFFFFFFFF):
        v.add(f"iterations-{n}", "grammar", "password", blob(n), "refused", ["OverLimit", "SeveralBlocks"], comment="eight digests of key: an iteration counts eight times")
    v.bad([
        ("iterations-zero", blob(0), ["Number"]), ("323-bytes", blob(1000, bytes(319)), ["Length"]), ("325-bytes", blob(1000, bytes(321)), ["Length"]), ("cut", base[:-4], ["Length"]), ("empty-text", "{PBKDF2_SHA256}", ["Length"]),
        ("dash", base[:20] + "-" + base[21:], ["Alphabet"]), ("dot", base[:20] + "." + base[21:], ["Alphabet"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
        ("equals", base + "=", ["Padding"]), ("text-form", "{PBKDF2_SHA256}1000$c2FsdA$" + bare(bytes(32)), ["Alphabet"], "the form of the newer plugins has a dash in its name"),
    ])
    v.bad([("no-brace", base[1:], ["NoPrefix"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-name", base.split("}")[1], ["NoPrefix"])], scheme="389ds-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# ForgeRock DS and OpenDJ
def forgerock():
    v = Spelling("forgerock-pbkdf2")
    v.source("opendj", "OpenDJ, AbstractPBKDF2PasswordStorageScheme.java: iterations, a colon, base 64 of key and salt", SPECIFICATION, CONSTRUCTION)
    v.grammar("AbstractPBKDF2PasswordStorageScheme.java: a key of the digest's length, the salt is what follows it, one byte or more; names in either case")
    names = {"{PBKDF2}": "sha1", "{PBKDF2-HMAC-SHA256}": "sha256", "{PBKDF2-HMAC-SHA512}": "sha512"}

    def text(password, iterations=10, name="{PBKDF2-HMAC-SHA256}", salt=SALT):
        return f"{name}{iterations}:{pad(derive(names[name], password, salt, iterations, SIZES[names[name]]) + salt)}"

    base = v.common("opendj", text, cheap=10)
    for name in names:
        for count in (8, 16):
            made = text("password", 10000, name, SALT[:count])
            v.add(f"{name.strip('{}').lower()}-{count}", "opendj", "password", made, "match", comment="8 bytes of salt in OpenDJ, 16 in ForgeRock DS" if count == 8 else "")
        v.add(f"{name.strip('{}').lower()}-wrong", "opendj", "Password", made, "mismatch")
    v.add("salt-1-byte", "opendj", "password", text("password", salt=b"s"), "match")
    v.add("salt-1024-bytes", "opendj", "password", text("password", salt=LONG_SALT), "match", ["LongSalt"])
    v.add("iterations-1", "opendj", "password", text("password", 1), "match")
    v.add("lower-case", "grammar", "password", base.replace("PBKDF2-HMAC-SHA256", "pbkdf2-hmac-sha256"), "match", ["LetterCase"], canonical=base)
    prefix, rest = "{PBKDF2-HMAC-SHA256}", base.split(":")[1]
    v.numbers(lambda n: f"{prefix}{n}:{rest}")
    v.over_limit(lambda n: f"{prefix}{n}:{rest}")
    v.bad([
        ("no-salt", f"{prefix}10:{pad(bytes(32))}", ["Length"]), ("key-31-bytes", f"{prefix}10:{pad(bytes(31))}", ["Length"]), ("empty-text", f"{prefix}10:", ["Length"]), ("salt-1025-bytes", f"{prefix}10:{pad(bytes(1057))}", ["Length"]),
        ("no-colon", f"{prefix}10{rest}", ["Field"]), ("two-colons", f"{prefix}10::{rest}", ["Field"]), ("prefix-only", prefix, ["Field"]), ("dash", f"{prefix}10:-{rest[1:]}", ["Alphabet"]), ("equals", base + "=", ["Padding"]),
        ("dollar", base.replace(":", "$"), ["Field"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("md5", base.replace("SHA256", "MD5"), ["NoPrefix", "Name"]), ("no-brace", base[1:], ["NoPrefix"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-md5", base.replace("SHA256", "MD5"), ["Name"])], scheme="forgerock-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Atlassian Crowd, Jira, Confluence
def atlassian():
    v = Spelling("atlassian-pbkdf2")
    v.source("passlib", "passlib 1.7.4, hash.atlassian_pbkdf2_sha1", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.grammar("passlib, atlassian_pbkdf2_sha1: base 64 of 16 bytes of salt and 32 of key, SHA-1 with 10,000 iterations")

    def text(password, _=None, salt=SALT):
        made = "{PKCS5S2}" + pad(salt + derive("sha1", password, salt, 10000, 32))
        assert passlib.atlassian_pbkdf2_sha1.using(salt=salt).hash(password) == made
        return made

    base = v.common("passlib", text)
    v.add("high-salt", "passlib", "password", text("password", salt=HIGH_SALT), "match")
    v.add("zero-salt", "passlib", "password", text("password", salt=bytes(16)), "match")
    v.add("lower-case", "grammar", "password", base.replace("PKCS5S2", "pkcs5s2"), "match", ["LetterCase"], canonical=base)
    v.add("declared", "passlib", "password", base, "match", scheme="atlassian-pbkdf2")
    v.bad([
        ("47-bytes", "{PKCS5S2}" + pad(bytes(47)), ["Length"]), ("49-bytes", "{PKCS5S2}" + pad(bytes(49)), ["Length"]), ("empty-text", "{PKCS5S2}", ["Length"]), ("cut", base[:-1], ["Length"]), ("doubled", base + base[9:], ["Length"]), ("dash", base[:20] + "-" + base[21:], ["Alphabet"]),
        ("dot", base[:20] + "." + base[21:], ["Alphabet"]), ("equals", base + "=", ["Padding"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]), ("non-ascii", base[:-1] + "é", ["Alphabet"]),
    ])
    v.bad([("no-brace", base[1:], ["NoPrefix"]), ("s1", base.replace("S2}", "S1}"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-name", base[9:], ["NoPrefix"])], scheme="atlassian-pbkdf2")
    v.add("rounds-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"rounds": 10000})
    v.write()


# Spring Security
def spring():
    v = Spelling("spring-pbkdf2")
    v.source("spring", "Spring Security, Pbkdf2PasswordEncoderTests.java: a hash of \"password\" with the secret \"secret\"", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("construction", "Spring Security, Pbkdf2PasswordEncoder.java and PasswordEncoderFactories.java", SPECIFICATION, CONSTRUCTION)
    v.grammar("Pbkdf2PasswordEncoder.java: salt and key together, in hex or in base 64; the secret follows the salt")
    declared = dict(scheme="spring-pbkdf2")

    def key(password, salt, iterations, digest="sha256", secret=b"", count=32):
        return salt + derive(digest, password, salt + secret, iterations, count)

    quoted = "ab1146a8458d4ce4e65789e5a3f60e423373cfa10b01abd23739e5ae2fdc37f8e9ede4ae6da65264"
    assert key("password", bytes.fromhex(quoted[:16]), 185000, "sha1", b"secret").hex() == quoted
    v.add("spring-tests", "spring", "password", quoted, "match", ["Quoted", "Option", "SeveralBlocks"], options={"sourcePepper": "secret"}, comment="as passivity() has it, without a name before it", **declared)
    v.add("spring-tests-prefixed", "spring", "password", "{pbkdf2}" + quoted, "match", ["Quoted", "Option"], options={"sourcePepper": "secret"})
    v.add("spring-tests-no-secret", "spring", "password", "{pbkdf2}" + quoted, "mismatch", ["Quoted"])
    old = "{pbkdf2}" + key("password", SALT[:8], 185000, "sha1").hex()
    new = "{pbkdf2@SpringSecurity_v5_8}" + key("password", SALT, 310000).hex()
    v.add("v5-5", "construction", "password", old, "match", ["SeveralBlocks"])
    v.add("v5-5-wrong", "construction", "Password", old, "mismatch")
    v.add("v5-8", "construction", "password", new, "match")
    v.add("v5-8-wrong", "construction", "Password", new, "mismatch")
    v.add("v5-8-base64", "construction", "password", "{pbkdf2@SpringSecurity_v5_8}" + pad(key("password", SALT, 310000)), "match", comment="setEncodeHashAsBase64")
    v.add("v5-5-base64", "construction", "password", "{pbkdf2}" + pad(key("password", SALT[:8], 185000, "sha1")), "match", ["Padding"])
    v.add("v5-8-upper-case", "grammar", "password", "{pbkdf2@SpringSecurity_v5_8}" + key("password", SALT, 310000).hex().upper(), "match", ["LetterCase"], canonical=new)
    v.add("bare-v5-8", "construction", "password", new.split("}")[1], "match", **declared, comment="48 bytes: the defaults of 5.8")

    def cheap(password, iterations=1000):
        return key(password, SALT, iterations).hex(), {"rounds": iterations}

    v.common("construction", cheap, **declared)
    for digest, count in (("sha1", 20), ("sha1", 32), ("sha256", 32), ("sha512", 64)):
        text = key("password", SALT, 1000, digest, count=count).hex()
        v.add(f"{digest}-{count}", "construction", "password", text, "match", ["Option"], options={"rounds": 1000, "version": digest, "saltLength": 16}, **declared)
        v.add(f"{digest}-{count}-wrong", "construction", "Password", text, "mismatch", ["Option"], options={"rounds": 1000, "version": digest, "saltLength": 16}, **declared)
    v.add("secret", "construction", "password", key("password", SALT, 1000, secret=b"a key").hex(), "match", ["Option"], options={"sourcePepper": "a key", "rounds": 1000}, **declared)
    v.add("secret-wrong", "construction", "password", key("password", SALT, 1000, secret=b"a key").hex(), "mismatch", ["Option"], options={"sourcePepper": "A key", "rounds": 1000}, **declared)
    v.add("secret-empty", "construction", "password", cheap("password")[0], "match", ["Option"], options={"sourcePepper": "", "rounds": 1000}, canonical=cheap("password")[0], canonical_options={"rounds": 1000}, **declared)
    v.add("prefixed-rounds", "construction", "password", "{pbkdf2@SpringSecurity_v5_8}" + cheap("password")[0], "match", ["Option"], options={"rounds": 1000})
    v.add("salt-length-8", "construction", "password", key("password", SALT[:8], 1000).hex(), "match", ["Option"], options={"rounds": 1000, "saltLength": 8, "version": "sha256"}, **declared)
    base, options = cheap("password")
    for n in (20_000_001, 4_294_967_295):
        v.add(f"rounds-{n}", "grammar", "password", base, "refused", ["OverLimit", "Option"], options={"rounds": n}, **declared)
    for name, bad in [("rounds-zero", {"rounds": 0}), ("rounds-33-bits", {"rounds": 1 << 32}), ("salt-length-zero", {"saltLength": 0}), ("salt-length-all", {"saltLength": 48}), ("salt-length-33", {"saltLength": 33}), ("version-md5", {"version": "md5"})]:
        v.add(name, "grammar", "password", base, "malformed", ["Number"] if "version" not in bad else ["Name"], options={**options, **bad}, **declared)
    v.bad([
        ("cut", new[:-1], ["Length"]), ("cut-a-byte", new[:-2], ["Length"]), ("a-byte-more", new + "00", ["Length"]), ("letter", new[:-1] + "g", ["Alphabet"]), ("prefix-only", "{pbkdf2@SpringSecurity_v5_8}", ["Length"]), ("old-length-new-name", "{pbkdf2@SpringSecurity_v5_8}" + quoted, ["Length"]),
        ("new-length-old-name", "{pbkdf2}" + new.split("}")[1], ["Length"]), ("trailing-space", new + " ", ["Whitespace"]), ("trailing-newline", new + "\n", ["Whitespace"]), ("nul-appended", new + "\0", ["NULInHash"]),
    ])
    v.bad([("unknown-name", new.replace("v5_8", "v6_0"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-unknown-name", new.replace("v5_8", "v6_0"), ["Name"]), ("declared-empty", "", ["Length"]), ("declared-41-bytes", quoted + "00", ["Length"])], **declared)
    v.add("salt-option", "grammar", "password", new, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Symfony's Pbkdf2PasswordHasher
def symfony():
    v = Spelling("symfony-pbkdf2")
    v.source("symfony", "Symfony, Pbkdf2PasswordHasherTest.php: hashes of \"password\" with an empty salt", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("construction", "Symfony, Pbkdf2PasswordHasher.php: sha512, 1000 iterations and 40 bytes unless configured; base 64 or hex", SPECIFICATION, CONSTRUCTION)
    v.grammar("Pbkdf2PasswordHasher.php; the salt stands in a column of its own")
    declared = dict(scheme="symfony-pbkdf2")

    def text(password, iterations=1000, digest="sha512", salt="salt{column}", count=40, encode=pad, **more):
        options = {"salt": salt, **({"rounds": iterations} if iterations != 1000 else {}), **({"version": digest} if digest != "sha512" else {}), **more}
        return encode(derive(digest, password, salt.encode(), iterations, count)), options

    hexed = lambda data: data.hex()
    for id, quoted, iterations, encode in [
        ("hex", "c1232f10f62715fda06ae7c0a2037ca19b33cf103b727ba56d870c11f290a2ab106974c75607c8a3", 1, hexed), ("base64", "wSMvEPYnFf2gaufAogN8oZszzxA7cnulbYcMEfKQoqsQaXTHVgfIow==", 1, pad),
        ("twice", "8bc2f9167a81cdcfad1235cd9047f1136271c1f978fcfcb35e22dbeafa4634f6fd2214218ed63ebb", 2, hexed)]:
        made, options = text("password", iterations, "sha256", "", encode=encode)
        assert made == quoted
        v.add(f"symfony-{id}", "symfony", "password", quoted, "match", ["Quoted", "EmptySalt", "Option", "SeveralBlocks"], options=options, **declared)
        v.add(f"symfony-{id}-wrong", "symfony", "Password", quoted, "mismatch", ["Quoted", "Option"], options=options, **declared)
    base, options = v.common("construction", text, block=128, **declared)
    for digest in ("sha1", "sha256", "sha384", "sha512"):
        made, more = text("password", digest=digest, count=SIZES[digest])
        v.add(f"{digest}", "construction", "password", made, "match", ["Option"], options=more, **declared)
        v.add(f"{digest}-wrong", "construction", "Password", made, "mismatch", ["Option"], options=more, **declared)
    v.add("defaults-given", "construction", "password", base, "match", ["Option"], options={**options, "rounds": 1000, "version": "sha512"}, canonical=base, canonical_options=options, **declared)
    made, more = text("password", 4096, encode=hexed)
    v.add("rounds-4096", "construction", "password", made, "match", ["Option"], options=more, **declared)
    v.add("upper-case-hex", "grammar", "password", made.upper(), "match", ["Option", "LetterCase"], options=more, canonical=made, **declared)
    v.add("no-padding", "grammar", "password", base[:-2], "match", ["Option", "Padding"], options=options, canonical=base, **declared)
    for n in (20_000_001, 4_294_967_295):
        v.add(f"rounds-{n}", "grammar", "password", base, "refused", ["OverLimit", "Option"], options={**options, "rounds": n}, **declared)
    v.add("no-salt", "grammar", "password", base, "malformed", ["Field"], **declared)
    for name, bad, flag in [("rounds-zero", {"rounds": 0}, "Number"), ("rounds-33-bits", {"rounds": 1 << 32}, "Number"), ("version-unknown", {"version": "sha257"}, "Name"), ("salt-1025-bytes", {"salt": "x" * 1025}, "Length")]:
        v.add(name, "grammar", "password", base, "malformed", [flag, "Option"], options={**options, **bad}, **declared)
    v.bad([("15-bytes", pad(bytes(15)), ["Length"]), ("1025-bytes", pad(bytes(1025)), ["Length"]), ("empty-text", "", ["Length"]), ("dash", "-" + base[1:], ["Alphabet"]), ("dollar", "$" + base[1:], ["Alphabet"]),
           ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]), ("equals", base + "=", ["Padding"])], options=options, **declared)
    v.add("length-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={**options, "length": 40}, **declared)
    v.write()


# MediaWiki
def mediawiki():
    v = Spelling("mediawiki-pbkdf2")
    v.source("mediawiki", "MediaWiki, Pbkdf2PasswordTestCase.php and Pbkdf2PasswordUsingHashExtensionTest.php", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("construction", "MediaWiki, AbstractPbkdf2Password.php", SPECIFICATION, CONSTRUCTION)
    v.grammar("AbstractPbkdf2Password.php and ParameterizedPassword.php: :pbkdf2:algo:rounds:length:salt:digest, salt and digest in base 64")

    def text(password, rounds=1000, algo="sha512", salt=SALT, count=64):
        return f":pbkdf2:{algo}:{rounds}:{count}:{pad(salt)}:{pad(derive(algo, password, salt, rounds, count))}"

    for algo, rounds, count, salt, digest, password in [
        ("sha512", 1, 20, b"salt", "hn9wzxreAs/zdSWZo6U9xK80x6Y=", "password"), ("sha512", 2, 20, b"salt", "4dnBaqaBcIpF9cfE4hXOtm4BGi4=", "password"), ("sha512", 4096, 20, b"salt", "0Zexsz2wFD4BixLz0dFHnmzevcw=", "password"), ("sha512", 4096, 16, b"sa\0lt", "nZ6cTNIf5L4k1bgkTHWWZQ==", b"pass\0word"),
        ("sha1", 1, 20, b"salt", "DGDID5YfDnHzqbUkr2ASBi/gN6Y=", "password"), ("sha1", 2, 20, b"salt", "6mwBTcctb4zNHtkqzh1B8NjeiVc=", "password"), ("sha1", 4096, 20, b"salt", "SwB5AbdlSJq+rUnZJvch0GWkKcE=", "password"), ("sha1", 4096, 16, b"sa\0lt", "Vvpqp1VICZ3MN9fwNCXgww==", b"pass\0word"),
    ]:
        made = text(password, rounds, algo, salt, count)
        assert made.endswith(":" + digest), made
        v.add(f"mediawiki-{algo}-{rounds}-{count}", "mediawiki", password, made, "match", ["Quoted"] + (["NULInPassword"] if count == 16 else []))
    base = v.common("construction", text, block=128)
    for algo in ("md5", "sha224", "sha256", "sha384", "sha512/256", "sha3-256", "sha3-512"):
        v.add(f"algo-{algo.replace('/', '-')}", "construction", "password", text("password", algo=algo, count=32), "match", ["SeveralBlocks"] if SIZES[algo] < 32 else [])
    v.add("length-128", "construction", "password", text("password", algo="sha256", count=128), "match", ["SeveralBlocks"])
    tail = base.split(":", 4)[4]
    v.numbers(lambda n: f":pbkdf2:sha512:{n}:{tail}", "rounds")
    v.numbers(lambda n: f":pbkdf2:sha512:1000:{n}:{tail.split(':', 1)[1]}", "length")
    v.over_limit(lambda n: f":pbkdf2:sha512:{n}:{tail}")
    _, salt, digest = tail.split(":")
    v.bad([("whirlpool", base.replace("sha512", "whirlpool"), ["Unsupported", "Name"]), ("snefru", base.replace("sha512", "snefru"), ["Unsupported", "Name"])], "unsupported")
    v.bad([
        ("length-another", f":pbkdf2:sha512:1000:63:{salt}:{digest}", ["Length"]), ("digest-cut", base[:-4], ["Length"]), ("15-bytes", f":pbkdf2:sha512:1000:15:{salt}:{pad(bytes(15))}", ["Length"]), ("1025-bytes", f":pbkdf2:sha512:1000:1025:{salt}:{pad(bytes(1025))}", ["Length"]),
        ("no-salt-field", f":pbkdf2:sha512:1000:64:{digest}", ["Field"]), ("seventh-field", base + ":", ["Field"]), ("prefix-only", ":pbkdf2:", ["Field"]), ("dash", f":pbkdf2:sha512:1000:64:{salt}:-{digest[1:]}", ["Alphabet"]),
        ("salt-dot", f":pbkdf2:sha512:1000:64:.{salt[1:]}:{digest}", ["Alphabet"]), ("equals", base + "=", ["Padding"]), ("unknown-algo", base.replace("sha512", "sha513"), ["Name"]), ("upper-case-algo", base.replace("sha512", "SHA512"), ["Name", "LetterCase"]),
        ("salt-1025-bytes", f":pbkdf2:sha512:1000:64:{pad(bytes(1025))}:{digest}", ["Length"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("leading-space", " " + base, ["NoPrefix", "Whitespace"]), ("another-type", base.replace(":pbkdf2:", ":pbkdf3:"), ["NoPrefix", "Name"]), ("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-another-type", base.replace(":pbkdf2:", ":pbkdf3:"), ["NoPrefix"])], scheme="mediawiki-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# MediaWiki: the same over its old digests, by wrapOldPasswords.php
def mediawiki_legacy():
    v = Spelling("mediawiki-pbkdf2-legacy")
    v.source("construction", "MediaWiki, LayeredParameterizedPassword.php, MWOldPassword.php, MWSaltedPassword.php and AbstractPbkdf2Password.php", SPECIFICATION, CONSTRUCTION)
    v.grammar("LayeredParameterizedPassword.php: parameters, then arguments of each layer, between exclamation marks; the first layer has no parameters, and A no salt")
    md5 = lambda data: hashlib.md5(octets(data)).hexdigest()

    def legacy(password, old=None, rounds=1000, algo="sha512", salt=SALT, count=64):
        inner = md5(password) if old is None else md5(old + "-" + md5(password))
        kind = "A" if old is None else "B"
        return f":pbkdf2-legacy{kind}:!{algo}:{rounds}:{count}!{old or ''}!{pad(salt)}!{pad(derive(algo, inner, salt, rounds, count))}"

    put = lambda id, password, made, expect="match", flags=(), comment="": v.add(id, "construction", password, made, expect, flags=flags, comment=comment)
    a, b = legacy("password"), legacy("password", "5e3a1f")
    put("a", "password", a)
    put("a-wrong", "Password", a, "mismatch")
    put("a-md5", md5("password"), a, "mismatch", comment="the digest inside is not the password")
    put("b", "password", b)
    put("b-wrong", "Password", b, "mismatch")
    put("b-another-salt", "password", b.replace("!5e3a1f!", "!5e3a1e!"), "mismatch")
    for kind, salt in (("a", None), ("b", "7fffffff")):
        put(f"{kind}-empty", "", legacy("", salt), flags=["EmptyPassword"])
        put(f"{kind}-composed", COMPOSED, legacy(COMPOSED, salt), flags=["NonASCII"])
        put(f"{kind}-decomposed", DECOMPOSED, legacy(COMPOSED, salt), "mismatch", ["NonASCII"])
        put(f"{kind}-not-utf8", NOT_UTF8, legacy(NOT_UTF8, salt), flags=["NotUTF8"])
        put(f"{kind}-nul-inside", WITH_NUL, legacy(WITH_NUL, salt), flags=["NULInPassword"])
        put(f"{kind}-nul-at-end", b"password\0", legacy("password", salt), "mismatch", ["NULInPassword"], "MD5 counts every byte")
        put(f"{kind}-300-bytes", ascii_password(300), legacy(ascii_password(300), salt), flags=["LongPassword"])
        put(f"{kind}-sha256", "password", legacy("password", salt, algo="sha256", count=128), flags=["SeveralBlocks"])
        put(f"{kind}-rounds-10000", "password", legacy("password", salt, rounds=10000))
    put("b-salt-text", "password", legacy("password", "sält"), flags=["SaltText"])
    for n in ("0", "", "01000", "+1000", "-1", "4294967296", "9" * 400):
        v.add(f"rounds-{n[:10] or 'empty'}", "grammar", "password", a.replace(":1000:", f":{n}:"), "malformed", flags=["Number"])
    for n in (20_000_001, 4_294_967_295):
        v.add(f"rounds-{n}", "grammar", "password", b.replace(":1000:", f":{n}:"), "refused", flags=["OverLimit"])
    v.bad([("whirlpool", a.replace("sha512", "whirlpool"), ["Unsupported", "Name"])], "unsupported")
    v.bad([
        ("no-mark", a.replace(":!", ":", 1), ["Field"]), ("colons", a.replace("!", ":"), ["Field"]), ("a-no-field", a.replace("!!", "!", 1), ["Field"]), ("a-with-salt", b.replace("legacyB", "legacyA"), ["Field"], "old versions salt with it, new ones do not"),
        ("b-no-salt", b.replace("!5e3a1f!", "!!"), ["Field"]), ("sixth-field", b + "!", ["Field"]), ("b-colon-in-salt", b.replace("5e3a1f", "5e:a1f"), ["Field"]), ("length-another", a.replace(":64!", ":63!"), ["Length"]), ("length-zero", a.replace(":64!", ":0!"), ["Number"]),
        ("four-parameters", a.replace(":64!", ":64:1!"), ["Field"]), ("two-parameters", a.replace(":64!", "!"), ["Field"]), ("a-only", ":pbkdf2-legacyA:", ["Field"]), ("b-only", ":pbkdf2-legacyB:", ["Field"]), ("unknown-algo", a.replace("sha512", "sha513"), ["Name"]),
        ("digest-dash", a[:-4] + "-A==", ["Alphabet"]), ("digest-cut", a[:-4], ["Length"]), ("salt-1025-bytes", b.replace("5e3a1f", "x" * 1025), ["Length"]), ("equals", a + "=", ["Padding"]), ("trailing-space", a + " ", ["Whitespace"]), ("trailing-newline", a + "\n", ["Whitespace"]), ("nul-appended", a + "\0", ["NULInHash"]),
        ("nul-in-salt", b.replace("5e3a1f", "5e\0a1f"), ["NULInHash"]),
    ])
    v.bad([("c", a.replace("legacyA", "legacyC"), ["NoPrefix", "Name"]), ("lower-case", a.replace("legacyA", "legacya"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-c", a.replace("legacyA", "legacyC"), ["Name"])], scheme="mediawiki-pbkdf2-legacy")
    v.add("salt-option", "grammar", "password", a, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Cryptacular: $p5k2$hex$base64url$base64url
def cta():
    v = Spelling("cta-pbkdf2")
    v.source("passlib", "passlib 1.7.4, hash.cta_pbkdf2_sha1", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.source("cryptacular", "passlib's documentation of cta_pbkdf2_sha1: a hash by cryptacular, of \"password\"", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.grammar("passlib, cta_pbkdf2_sha1: rounds in lower-case hex, salt and 20 bytes of digest in URL-safe base 64 with padding")

    def text(password, rounds=1000, salt=SALT):
        made = f"$p5k2${rounds:x}${url(salt)}${url(derive('sha1', password, salt, rounds, 20))}"
        assert passlib.cta_pbkdf2_sha1.using(rounds=rounds, salt=salt).hash(password) == made
        return made

    quoted = "$p5k2$2710$oX9ZZOcNgYoAsYL-8bqxKg==$AU2JLf2rNxWoZxWxRCluY0u6h6c="
    assert text("password", 0x2710, base64.urlsafe_b64decode("oX9ZZOcNgYoAsYL-8bqxKg==")) == quoted
    v.add("documented", "cryptacular", "password", quoted, "match", ["Quoted"])
    base = v.common("passlib", text)
    for rounds in (1, 2, 15, 16, 255, 4096):
        v.add(f"rounds-{rounds}", "passlib", "password", text("password", rounds), "match")
    v.add("dashes", "passlib", "password", text("password", salt=HIGH_SALT), "match")
    v.add("salt-none", "passlib", "password", text("password", salt=b""), "match", ["EmptySalt"])
    v.add("salt-15-bytes", "passlib", "password", text("password", salt=SALT[:15]), "match", comment="no padding is due")
    v.add("salt-1024-bytes", "passlib", "password", text("password", salt=LONG_SALT), "match", ["LongSalt"])
    rest = base.split("$", 3)[3]
    salt, digest = rest.split("$")
    for n in (20_000_001, 0xFFFFFFFF):
        v.add(f"rounds-{n}", "grammar", "password", f"$p5k2${n:x}${rest}", "refused", ["OverLimit"])
    v.bad([(f"rounds-{name}", f"$p5k2${n}${rest}", ["Number"]) for name, n in [("zero", "0"), ("empty-text", ""), ("leading-zero", "03e8"), ("upper-case", "3E8"), ("plus", "+3e8"), ("0x", "0x3e8"), ("letter", "3g8"), ("33-bits", "100000000"), ("huge", "f" * 400)]])
    v.bad([
        ("digest-19-bytes", f"$p5k2$3e8${salt}${url(bytes(19))}", ["Length"]), ("digest-22-bytes", f"$p5k2$3e8${salt}${url(bytes(22))}", ["Length"]), ("salt-1025-bytes", f"$p5k2$3e8${url(bytes(1025))}${digest}", ["Length"]),
        ("plus", f"$p5k2$3e8${salt}$+{digest[1:]}", ["Alphabet"]), ("dot", f"$p5k2$3e8${salt}$.{digest[1:]}", ["Alphabet"]), ("trailing-bits", base[:-2] + "B" + "=", ["TrailingBits"]),
        ("two-equals", base + "=", ["Padding"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("trailing-space", base + " ", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]), ("fifth-field", base + "$", ["Field"]),
    ])
    v.bad([("no-salt-padding", f"$p5k2$3e8${salt.rstrip('=')}${digest}", ["Padding"])], scheme="cta-pbkdf2")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-dollar", base[1:], ["NoPrefix"]), ("declared-no-padding", base[:-1], ["Padding"]), ("declared-two-fields", "$p5k2$3e8", ["Field"])], scheme="cta-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Dwayne Litzenberger's pbkdf2.py: the salt is the whole configuration
def dlitz_text():
    v = Spelling("dlitz-pbkdf2")
    v.source("pbkdf2", "pbkdf2.py 1.3 by Dwayne Litzenberger, crypt()", IMPLEMENTATION, "make_pbkdf2.py; confirmed with passlib.hash.dlitz_pbkdf2_sha1 1.7.4, hashlib and PHP's hash_pbkdf2")
    v.source("quoted", "pbkdf2.py's documentation: crypt(\"secret\", iterations=...)", SPECIFICATION, "as quoted by passlib; " + CONFIRMED)
    v.grammar("pbkdf2.py, crypt(): rounds in lower-case hex without leading zeros, none for 400; a salt of ./0-9A-Za-z; 24 bytes in base 64 with . for +")

    def text(password, rounds=1000, salt="saltSALTsalt12./"):
        config = f"$p5k2${rounds:x}${salt}" if rounds != 400 else f"$p5k2$${salt}"
        made = f"{config}${ab64(derive('sha1', password, config.encode(), rounds, 24))}"
        assert dlitz.crypt(password, config + "$") == made
        assert passlib.dlitz_pbkdf2_sha1.using(rounds=rounds, salt=salt).hash(password) == made
        return made

    quoted = "$p5k2$$exec$r1EWMCMk7Rlv3L/RNcFXviDefYa0hlql"
    assert text("cloadm", 400, "exec") == quoted
    v.add("cloadm", "quoted", "cloadm", quoted, "match", ["Quoted"])
    quoted = "$p5k2$c$u9HvcT4d$Sd1gwSVCLZYAuqZ25piRnbBEoAesaa/g"
    assert text("gnu", 12, "u9HvcT4d") == quoted
    v.add("gnu", "quoted", "gnu", quoted, "match", ["Quoted"])
    v.add("gnu-wrong", "quoted", "Gnu", quoted, "mismatch", ["Quoted"])
    base = v.common("pbkdf2", text)
    for rounds in (1, 2, 16, 399, 400, 401, 4096):
        v.add(f"rounds-{rounds}", "pbkdf2", "password", text("password", rounds), "match", comment="400 is not written" if rounds == 400 else "")
    four = text("password", 400)
    v.add("rounds-written-400", "pbkdf2", "password", four.replace("$p5k2$$", "$p5k2$190$"), "match", canonical=four, comment="the salt is that of the written form all the same")
    assert dlitz.crypt("password", "$p5k2$190$saltSALTsalt12./$") == four
    v.add("salt-none", "pbkdf2", "password", text("password", salt=""), "match", ["EmptySalt"])
    v.add("salt-1-character", "pbkdf2", "password", text("password", salt="."), "match")
    v.add("salt-1024-characters", "pbkdf2", "password", text("password", salt="x" * 1024), "match", ["LongSalt"])
    rest = base.split("$", 3)[3]
    salt, digest = rest.split("$")
    for n in (10_000_001, 0xFFFFFFFF):
        v.add(f"rounds-{n}", "grammar", "password", f"$p5k2${n:x}${rest}", "refused", ["OverLimit", "SeveralBlocks"], comment="two digests of key: an iteration counts twice")
    v.bad([(f"rounds-{name}", f"$p5k2${n}${rest}", ["Number"]) for name, n in [("zero", "0"), ("leading-zero", "03e8"), ("upper-case", "3E8"), ("plus", "+3e8"), ("0x", "0x3e8"), ("letter", "3g8"), ("33-bits", "100000000"), ("huge", "f" * 400)]])
    v.bad([
        ("digest-23-bytes", f"$p5k2$3e8${salt}${ab64(bytes(23))}", ["Length"]), ("digest-25-bytes", f"$p5k2$3e8${salt}${ab64(bytes(25))}", ["Length"]), ("digest-cut", base[:-1], ["Length"]), ("salt-1025-characters", f"$p5k2$3e8${'x' * 1025}${digest}", ["Length"]),
        ("plus", f"$p5k2$3e8${salt}$+{digest[1:]}", ["Alphabet"]), ("dash", f"$p5k2$3e8${salt}$-{digest[1:]}", ["Alphabet"]), ("salt-dash", f"$p5k2$3e8$-{salt[1:]}${digest}", ["Alphabet"]), ("salt-non-ascii", f"$p5k2$3e8$é{salt[2:]}${digest}", ["Alphabet"]),
        ("no-digest", f"$p5k2$3e8${salt}", ["Field"]), ("prefix-only", "$p5k2$", ["Field"]), ("fifth-field", base + "$", ["Field"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("no-dollar", base[1:], ["NoPrefix"]), ("upper-case", base.replace("p5k2", "P5K2"), ["NoPrefix", "LetterCase"]), ("p5k3", base.replace("p5k2", "p5k3"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-dollar", base[1:], ["NoPrefix"])], scheme="dlitz-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# GRUB: grub.pbkdf2.sha512.iterations.SALT.DIGEST
def grub():
    v = Spelling("grub-pbkdf2")
    v.source("passlib", "passlib 1.7.4, hash.grub_pbkdf2_sha512", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.source("grub", "grub-mkpasswd-pbkdf2 of GRUB 2.06: a hash of \"correct horse\"", IMPLEMENTATION, "as quoted; " + CONFIRMED)
    v.source("construction", "GRUB 2.06, commands/password_pbkdf2.c: a key of any length", SPECIFICATION, CONSTRUCTION)
    v.grammar("GRUB, commands/password_pbkdf2.c: decimal iterations, salt and key in hex of either case")

    def text(password, iterations=1000, salt=SALT * 4, count=64):
        made = f"grub.pbkdf2.sha512.{iterations}.{salt.hex().upper()}.{derive('sha512', password, salt, iterations, count).hex().upper()}"
        if count == 64:
            assert passlib.grub_pbkdf2_sha512.using(rounds=iterations, salt=salt).hash(password) == made
        return made

    quoted = "grub.pbkdf2.sha512.10.780800BDCA1BC8636FBCB5D0377DF160.694D53C27AF0F5767BE9140769C16BDA566877D4FB43B0C7650DC30D46A982FA83EDB639DFB33A61C8B701679645A8218C986F62F40915C156492C1B236F333C"
    assert text("correct horse", 10, bytes.fromhex(quoted.split(".")[4])) == quoted
    v.add("grub", "grub", "correct horse", quoted, "match", ["Quoted"])
    v.add("grub-wrong", "grub", "Correct horse", quoted, "mismatch", ["Quoted"])
    base = v.common("passlib", text, block=128)
    for iterations in (1, 2, 10000):
        v.add(f"iterations-{iterations}", "passlib", "password", text("password", iterations), "match")
    v.add("salt-none", "passlib", "password", text("password", salt=b""), "match", ["EmptySalt"])
    v.add("salt-1024-bytes", "passlib", "password", text("password", salt=LONG_SALT), "match", ["LongSalt"])
    v.add("key-16-bytes", "construction", "password", text("password", count=16), "match")
    v.add("key-100-bytes", "construction", "password", text("password", count=100), "match", ["SeveralBlocks"])
    v.add("lower-case-hex", "passlib", "password", base[:25] + base[25:].lower(), "match", ["LetterCase"], canonical=base)
    prefix, rest = "grub.pbkdf2.sha512.", base.split(".", 4)[4]
    salt, digest = rest.split(".")
    v.numbers(lambda n: f"{prefix}{n}.{rest}" if "." not in n else f"{prefix}{n.replace('.', ',')}.{rest}")
    v.over_limit(lambda n: f"{prefix}{n}.{rest}")
    v.bad([
        ("key-15-bytes", f"{prefix}1000.{salt}.{'00' * 15}", ["Length"]), ("key-1025-bytes", f"{prefix}1000.{salt}.{'00' * 1025}", ["Length"]), ("odd-key", base[:-1], ["Length"]), ("odd-salt", f"{prefix}1000.{salt[1:]}.{digest}", ["Length"]),
        ("salt-1025-bytes", f"{prefix}1000.{'00' * 1025}.{digest}", ["Length"]), ("letter", base[:-1] + "G", ["Alphabet"]), ("salt-letter", f"{prefix}1000.G{salt[1:]}.{digest}", ["Alphabet"]), ("no-key", f"{prefix}1000.{salt}", ["Field"]), ("empty-key", f"{prefix}1000.{salt}.", ["Field"]),
        ("seventh-field", base + ".", ["Field"]), ("prefix-only", prefix, ["Field"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("sha256", base.replace("sha512", "sha256"), ["NoPrefix", "Name"]), ("upper-case", base.replace("grub", "GRUB"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-sha256", base.replace("sha512", "sha256"), ["Name"])], scheme="grub-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# web2py and py4web: pbkdf2(iterations,length,digest)$salt$hex
def web2py():
    v = Spelling("web2py-pbkdf2")
    v.source("pydal", "pyDAL 20260520, validators.CRYPT (web2py and py4web)", IMPLEMENTATION, "make_pbkdf2.py; " + CONFIRMED)
    v.source("bytes", "The same, for a password that is no text", IMPLEMENTATION, CONSTRUCTION)
    v.grammar("pyDAL, validators.py, LazyCrypt and simple_hash: salt text without $, hex in lower case, six digests")

    def text(password, iterations=1000, digest="sha512", salt="ab75c257d83921d0", count=20):
        head = f"pbkdf2({iterations},{count},{digest})"
        made = f"{head}${salt}${derive(digest, password, salt.encode(), iterations, count).hex()}"
        if isinstance(password, str):
            lazy = LazyCrypt(CRYPT(digest_alg=head, salt=salt or False), password)
            assert str(lazy) == made and lazy == made, made
        return made

    base = v.common("pydal", text, "bytes", block=128)
    for digest in ("md5", "sha1", "sha224", "sha256", "sha384"):
        v.add(digest, "pydal", "password", text("password", digest=digest), "match", ["SeveralBlocks"] if SIZES[digest] < 20 else [])
        v.add(f"{digest}-wrong", "pydal", "Password", text("password", digest=digest), "mismatch")
    for count in (16, 64, 65):
        v.add(f"length-{count}", "pydal", "password", text("password", count=count), "match", ["SeveralBlocks"] if count > 64 else [])
    for iterations in (1, 2, 4096):
        v.add(f"iterations-{iterations}", "pydal", "password", text("password", iterations), "match")
    v.add("salt-none", "pydal", "password", text("password", salt=""), "match", ["EmptySalt"])
    v.add("salt-text", "pydal", "password", text("password", salt="sält (1,2)"), "match", ["SaltText"])
    v.add("upper-case-digest", "grammar", "password", base[:-40] + base[-40:].upper(), "match", ["LetterCase"], canonical=base)
    v.add("upper-case-name", "pydal", "password", base.replace("sha512", "SHA512"), "match", ["LetterCase"], canonical=base, comment="get_digest() takes either case")
    rest = base.split(")")[1]
    v.numbers(lambda n: f"pbkdf2({n},20,sha512){rest}")
    v.numbers(lambda n: f"pbkdf2(1000,{n},sha512){rest}", "length")
    v.over_limit(lambda n: f"pbkdf2({n},20,sha512){rest}")
    v.bad([
        ("length-another", f"pbkdf2(1000,19,sha512){rest}", ["Length"]), ("15-bytes", f"pbkdf2(1000,15,sha512)$salt${'00' * 15}", ["Length"]), ("1025-bytes", f"pbkdf2(1000,1025,sha512)$salt${'00' * 1025}", ["Length"]), ("odd", base[:-1], ["Length"]), ("salt-1025-bytes", f"pbkdf2(1000,20,sha512)${'x' * 1025}${'00' * 20}", ["Length"]),
        ("letter", base[:-1] + "g", ["Alphabet"]), ("no-digest", base[:-41], ["Field"]), ("fourth-field", base + "$", ["Field"]), ("fourth-number", base.replace(",20,", ",20,1,"), ["Field"]), ("two-parameters", base.replace(",20", ""), ["Field"]), ("no-parenthesis", base.replace(")", ""), ["Field"]),
        ("text-behind", base.replace(")", ")x"), ["Field"]), ("blank", base.replace(",20", ", 20"), ["Number"]), ("sha3", base.replace("sha512", "sha3_512"), ["Name"]), ("no-name", base.replace("sha512", ""), ["Name"]), ("prefix-only", "pbkdf2(", ["Field"]),
        ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-sha512", "sha512$salt$00", ["NoPrefix"])], scheme="web2py-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# FusionAuth: password, salt, factor and encryptionScheme
def fusionauth():
    v = Spelling("fusionauth-pbkdf2")
    v.source("fusionauth", "FusionAuth, PBKDF2HMACSHA256PasswordEncryptor and PBKDF2HMACSHA512PasswordEncryptor: a salt in base 64, 256 or 512 bits in base 64", SPECIFICATION, CONSTRUCTION)
    v.grammar("FusionAuth's import: salt, factor and encryptionScheme beside the password; 24,000 is the default factor")
    declared = dict(scheme="fusionauth-pbkdf2")
    variants = {"salted-pbkdf2-hmac-sha256": ("sha256", 32), "salted-pbkdf2-hmac-sha256-512": ("sha256", 64), "salted-pbkdf2-hmac-sha512-512": ("sha512", 64)}

    def text(password, factor=1000, version="salted-pbkdf2-hmac-sha256", salt=SALT, encode=pad):
        digest, count = variants[version]
        options = {"salt": encode(salt), "version": version, **({"factor": factor} if factor != 24000 else {})}
        return encode(derive(digest, password, salt, factor, count)), options

    base, options = v.common("fusionauth", text)
    for version in variants:
        for factor in (1000, 24000):
            made, more = text("password", factor, version)
            v.add(f"{version}-{factor}", "fusionauth", "password", made, "match", ["Option"] + (["SeveralBlocks"] if version.endswith("256-512") else []), options=more)
        v.add(f"{version}-wrong", "fusionauth", "Password", made, "mismatch", ["Option"], options=more)
    short = {k: options[k] for k in ("salt", "factor")}
    v.add("no-version", "fusionauth", "password", base, "match", ["Option"], options=short, canonical=base, canonical_options=options, comment="32 bytes: one encryption scheme of PBKDF2 writes them", **declared)
    v.add("factor-given", "fusionauth", "password", text("password", 24000)[0], "match", ["Option"], options={**text("password", 24000)[1], "factor": 24000}, canonical=text("password", 24000)[0], canonical_options=text("password", 24000)[1])
    made, more = text("password", version="salted-pbkdf2-hmac-sha512-512")
    v.add("no-version-64-bytes", "grammar", "password", made, "ambiguous", ["Ambiguous", "Option"], options={k: more[k] for k in ("salt", "factor")}, comment="two encryption schemes write 64 bytes", **declared)
    bare_text, bare_options = text("password", encode=bare)
    v.add("no-padding", "fusionauth", "password", bare_text, "match", ["Padding", "Option"], options=bare_options, canonical=base, canonical_options=options)
    for n in (20_000_001, 4_294_967_295):
        v.add(f"factor-{n}", "grammar", "password", base, "refused", ["OverLimit", "Option"], options={**options, "factor": n})
    for name, bad, flag in [("factor-zero", {"factor": 0}, "Number"), ("factor-33-bits", {"factor": 1 << 32}, "Number"), ("salt-no-base64", {"salt": "*"}, "Alphabet"), ("salt-1025-bytes", {"salt": pad(bytes(1025))}, "Length"), ("version-of-64-bytes", {"version": "salted-pbkdf2-hmac-sha512-512"}, "Length")]:
        v.add(name, "grammar", "password", base, "malformed", [flag, "Option"], options={**options, **bad}, **declared)
    v.add("version-unknown", "grammar", "password", base, "malformed", ["Name", "Option"], options={**options, "version": "salted-sha256"}, **declared)
    v.add("no-salt", "grammar", "password", base, "malformed", ["Field", "Option"], options={"factor": 1000}, **declared)
    v.add("no-options", "grammar", "password", base, "malformed", ["Field"], **declared)
    v.bad([("31-bytes", pad(bytes(31)), ["Length"]), ("33-bytes", pad(bytes(33)), ["Length"]), ("empty-text", "", ["Length"]), ("hex", bytes(32).hex(), ["Length"]), ("dash", "-" + base[1:], ["Alphabet"]), ("equals", base + "=", ["Padding"]),
           ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"])], options=options, **declared)
    v.add("rounds-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={**options, "rounds": 1000}, **declared)
    v.write()


# Dovecot: {PBKDF2}$1$salt$rounds$hex
def dovecot():
    v = Spelling("dovecot-pbkdf2")
    v.source("dovecot", "Dovecot, auth/test-auth.c: a hash of \"test\"; doveadm pw 2.3.19, a hash of \"correct horse\"", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("construction", "Dovecot, auth/password-scheme-pbkdf2.c: SHA-1, salt text, 20 bytes in hex", SPECIFICATION, CONSTRUCTION)
    v.grammar("password-scheme-pbkdf2.c: $1$, three fields, 40 hex digits")

    def text(password, rounds=1000, salt="bUnT4Pl7yFtYX0KU"):
        return f"{{PBKDF2}}$1${salt}${rounds}${derive('sha1', password, salt.encode(), rounds, 20).hex()}"

    for id, password, quoted in [("test", "test", "{PBKDF2}$1$bUnT4Pl7yFtYX0KU$5000$50a83cafdc517b9f46519415e53c6a858908680a"), ("doveadm", "correct horse", "{PBKDF2}$1$aNNtRO4PUTsFio91$1000$06e0bcdcdfcc97324612e560d77588d18ed3af30")]:
        assert text(password, int(quoted.split("$")[3]), quoted.split("$")[2]) == quoted
        v.add(f"dovecot-{id}", "dovecot", password, quoted, "match", ["Quoted"])
        v.add(f"dovecot-{id}-wrong", "dovecot", password.upper(), quoted, "mismatch", ["Quoted"])
    base = v.common("construction", text)
    for rounds in (1, 2, 4096):
        v.add(f"rounds-{rounds}", "construction", "password", text("password", rounds), "match")
    v.add("salt-none", "construction", "password", text("password", salt=""), "match", ["EmptySalt"])
    v.add("salt-text", "construction", "password", text("password", salt="sält"), "match", ["SaltText"])
    v.add("upper-case-digest", "construction", "password", base[:-40] + base[-40:].upper(), "match", ["LetterCase"], canonical=base)
    v.add("lower-case", "grammar", "password", base.replace("PBKDF2", "pbkdf2"), "match", ["LetterCase"], canonical=base)
    prefix, digest = base.rsplit("$", 2)[0], base[-40:]
    v.numbers(lambda n: f"{prefix}${n}${digest}", "rounds")
    v.over_limit(lambda n: f"{prefix}${n}${digest}")
    v.bad([
        ("38-digits", base[:-2], ["Length"]), ("42-digits", base + "00", ["Length"]), ("39-digits", base[:-1], ["Length"]), ("letter", base[:-1] + "g", ["Alphabet"]), ("no-digest", base[:-41], ["Field"]), ("empty-digest", base[:-40], ["Field"]), ("sixth-field", base + "$", ["Field"]),
        ("prefix-only", "{PBKDF2}$1$", ["Field"]), ("salt-1025-bytes", "{PBKDF2}$1$" + "x" * 1025 + "$1000$" + digest, ["Length"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("declared-empty", "", ["Field"]), ("declared-2", base.replace("$1$", "$2$"), ["Number"]), ("declared-no-name", base[8:], ["NoPrefix"])], scheme="dovecot-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# FSHP: PBKDF1 with the password where the salt belongs
def fshp():
    v = Spelling("fshp")
    v.source("passlib", "passlib 1.7.4, hash.fshp", IMPLEMENTATION, "make_pbkdf2.py; confirmed with hashlib: H(salt . password), then H of the digest")
    v.source("readme", "FSHP's README (github.com/bdd/fshp-is-not-secure-anymore), as passlib's tests have it", SPECIFICATION, "as quoted; confirmed with passlib.hash.fshp 1.7.4 and hashlib")
    v.grammar("passlib, handlers/fshp.py: {FSHP variant | bytes of salt | rounds} and base 64 of salt and digest; variants 0 to 3")
    digests = ["sha1", "sha256", "sha384", "sha512"]

    def text(password, rounds=1000, variant=1, salt=SALT):
        key = hashlib.new(digests[variant], salt + octets(password)).digest()
        for _ in range(rounds - 1):
            key = hashlib.new(digests[variant], key).digest()
        made = f"{{FSHP{variant}|{len(salt)}|{rounds}}}{pad(salt + key)}"
        assert passlib.fshp.using(variant=variant, rounds=rounds, salt=salt).hash(password) == made
        return made

    for id, password, quoted in [("0", "test", "{FSHP0|0|1}qUqP5cyxm6YcTAhz05Hph5gvu9M="), ("1", "test", "{FSHP1|8|4096}MTIzNDU2NzjTdHcmoXwNc0ff9+ArUHoN0CvlbPZpxFi1C6RDM/MHSA=="),
                                 ("1-long", "OrpheanBeholderScryDoubt", "{FSHP1|8|4096}GVSUFDAjdh0vBosn1GUhzGLHP7BmkbCZVH/3TQqGIjADXpc+6NCg3g=="), ("3", "ExecuteOrder66", "{FSHP3|16|8192}0aY7rZQ+/PR+Rd5/I9ssRM7cjguyT8ibypNaSp/U1uziNO3BVlg5qPUng+zHUDQC3ao/JbzOnIBUtAeWHEy7a2vZeZ7jAwyJJa2EqOsq4Io=")]:
        data = base64.b64decode(quoted.split("}")[1])
        variant, count, rounds = (int(n) for n in quoted[5:].split("}")[0].split("|"))
        assert text(password, rounds, variant, data[:count]) == quoted
        v.add(f"readme-{id}", "readme", password, quoted, "match", ["Quoted"])
        v.add(f"readme-{id}-wrong", "readme", password + "!", quoted, "mismatch", ["Quoted"])
    put = lambda id, password, flags=(), **kw: v.add(id, "passlib", password, text(password, **kw), "match", flags=flags)
    put("empty", "", ["EmptyPassword"])
    put("non-ascii", DECOMPOSED, ["NonASCII"])
    put("not-utf8", bytes.fromhex("fffe80"), ["NotUTF8"])
    put("nul-inside", b"pass\0word", ["NULInPassword"])
    v.add("nul-at-end", "passlib", b"password\0", text("password"), "mismatch", ["NULInPassword"], comment="no HMAC: every byte counts")
    put("long", ascii_password(300), ["LongPassword"])
    for variant in range(4):
        put(f"variant-{variant}", "password", variant=variant)
        v.add(f"variant-{variant}-wrong", "passlib", "Password", text("password", variant=variant), "mismatch")
    for rounds in (1, 2, 4096):
        put(f"rounds-{rounds}", "password", rounds=rounds)
    put("salt-none", "password", ["EmptySalt"], salt=b"")
    put("salt-1024-bytes", "password", ["LongSalt"], salt=LONG_SALT)
    base = text("password")
    data = base.split("}")[1]
    v.numbers(lambda n: f"{{FSHP1|16|{n}}}{data}", "rounds")
    v.over_limit(lambda n: f"{{FSHP1|16|{n}}}{data}")
    v.bad([
        ("salt-15", f"{{FSHP1|15|1000}}{data}", ["Length"]), ("salt-17", f"{{FSHP1|17|1000}}{data}", ["Length"]), ("salt-leading-zero", f"{{FSHP1|016|1000}}{data}", ["Number"]), ("salt-huge", f"{{FSHP1|{'9' * 40}|1000}}{data}", ["Number"]), ("salt-1025-bytes", f"{{FSHP1|1025|1000}}{pad(bytes(1057))}", ["Length"]),
        ("variant-4", f"{{FSHP4|16|1000}}{data}", ["Number"]), ("variant-none", f"{{FSHP|16|1000}}{data}", ["Number"]), ("variant-01", f"{{FSHP01|16|1000}}{data}", ["Number"]), ("variant-0-length", f"{{FSHP0|16|1000}}{data}", ["Length"]), ("cut", base[:-4], ["Length"]), ("empty-text", "{FSHP1|16|1000}", ["Length"]),
        ("two-numbers", f"{{FSHP1|16}}{data}", ["Field"]), ("four-numbers", f"{{FSHP1|16|1000|1}}{data}", ["Field"]), ("no-brace", base.replace("}", ""), ["Field"]), ("dash", base[:20] + "-" + base[21:], ["Alphabet"]), ("equals", base + "=", ["Padding"]),
        ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]), ("prefix-only", "{FSHP", ["Field"]),
    ])
    v.bad([("lower-case", base.replace("FSHP", "fshp"), ["NoPrefix", "LetterCase"]), ("no-first-brace", base[1:], ["NoPrefix"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-lower-case", base.replace("FSHP", "fshp"), ["LetterCase"])], scheme="fshp")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


for make in (mcf, phc, kratos, django_text, clerk, aspnet, werkzeug, keycloak, ldap, directory389, forgerock, atlassian, spring, symfony, mediawiki, mediawiki_legacy, cta, dlitz_text, grub, web2py, fusionauth,
             dovecot, fshp):
    make()
confirm()

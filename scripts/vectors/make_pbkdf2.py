"""PBKDF2 as libraries, frameworks and identity services write it: one file a spelling."""

import base64
import hashlib
import json
import struct

import django.conf
from passlib import hash as passlib
from pydal.validators import CRYPT, LazyCrypt
from werkzeug.security import _hash_internal as werkzeug_hash
from werkzeug.security import check_password_hash as werkzeug_check

from common import IMPLEMENTATION, SPECIFICATION, ascii_password
from pbkdf2_family import (CONFIRMED, CONSTRUCTION, HIGH_SALT, LONG_SALT, SALT, SIZES, Spelling, ab64, bare, confirm, derive, pad)

django.conf.settings.configure()
from django.contrib.auth import hashers as django_hashers  # noqa: E402


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
        ("digest-31-bytes", f"{prefix}1000${salt}${bare(bytes(31))}", ["Length"]),
        ("digest-33-bytes", f"{prefix}1000${salt}${bare(bytes(33))}", ["Length"]),
        ("digest-cut", base[:-1], ["Length"]), ("digest-doubled", base + digest, ["Length"]),
        ("digest-of-another", f"$pbkdf2-sha512$1000${salt}${digest}", ["Length"]),
        ("salt-1025-bytes", f"{prefix}1000${bare(bytes(1025))}${digest}", ["Length"]),
        ("salt-5-characters", f"{prefix}1000$AAAAA${digest}", ["Length"]),
        ("dash", f"{prefix}1000${salt}${digest[:-2]}-{digest[-1]}", ["Alphabet"]), ("non-ascii", f"{prefix}1000${salt}${digest[:-2]}é", ["Alphabet"]),
        ("salt-star", f"{prefix}1000$*{salt[1:]}${digest}", ["Alphabet"]), ("two-equals", base + "==", ["Padding"]),
        ("equals-inside", f"{prefix}1000${salt}${digest[:10]}={digest[11:]}", ["Padding"]),
        ("digest-trailing-bits", base[:-1] + "B", ["TrailingBits"]),
        ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]),
        ("nul-in-salt", f"{prefix}1000${salt[:4]}\0{salt[5:]}${digest}", ["NULInHash"]),
    ])
    v.bad([("no-dollar", base[1:], ["NoPrefix"]), ("leading-space", " " + base, ["NoPrefix", "Whitespace"]),
        ("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"]),
           ("sha3", base.replace("sha256", "sha3"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-dollar", base[1:], ["NoPrefix"]),
        ("declared-phc", f"{prefix}i=1000,l=32${rest}", ["Number"])], scheme="pbkdf2-mcf")
    v.salt_option(base)
    v.write()


# Auth0, Ory Kratos, RustCrypto: $pbkdf2-sha256$i=iterations,l=length$salt$digest
def phc():
    v = Spelling("pbkdf2-phc")
    v.source("kratos", "Ory Kratos, hash/hasher_test.go", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("rustcrypto", "RustCrypto, pbkdf2/tests/simple.rs", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("rfc", "RFC 6070 and RFC 7914, section 11: the published keys, in this writing", SPECIFICATION, "as quoted; " + CONFIRMED)
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
    for id, password, salt, iterations, digest, key in [
        ("rfc6070-1", "password", b"salt", 1, "sha1", "0c60c80f961f0e71f3a9b524af6012062fe037a6"),
        ("rfc6070-2", "password", b"salt", 2, "sha1", "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"),
        ("rfc6070-4096", "password", b"salt", 4096, "sha1", "4b007901b765489abead49d926f721d065a429c1"),
        ("rfc6070-25-bytes", "passwordPASSWORDpassword", b"saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, "sha1", "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038"),
        ("rfc6070-nul", b"pass\0word", b"sa\0lt", 4096, "sha1", "56fa6aa75548099dcc37d7f03425e0c3"),
        ("rfc7914-1", "passwd", b"salt", 1, "sha256", "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"),
        ("rfc7914-80000", "Password", b"NaCl", 80000, "sha256", "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"),
    ]:
        made = text(password, iterations, digest, salt, len(key) // 2)
        assert made.endswith("$" + bare(bytes.fromhex(key))), id
        v.add(id, "rfc", password, made, "match", ["Quoted"] + (["SeveralBlocks"] if len(key) // 2 > SIZES[digest] else []))
    base = v.common("phc", text)
    for digest in ("sha1", "sha512", "md5"):
        v.add(digest, "phc", "password", text("password", digest=digest), "match")
        v.add(f"{digest}-wrong", "phc", "Password", text("password", digest=digest), "mismatch")
    for name, digest in [("RSA-SHA256", "sha256"), ("sha256WithRSAEncryption", "sha256"), ("RSA-SHA1", "sha1"), ("RSA-SHA1-2", "sha1"),
                         ("ssl3-sha1", "sha1"), ("sha1WithRSAEncryption", "sha1"), ("RSA-SHA512", "sha512"), ("sha512WithRSAEncryption", "sha512"),
                         ("RSA-SHA384", "sha384"), ("sha384WithRSAEncryption", "sha384"), ("RSA-SHA224", "sha224"),
                         ("sha224WithRSAEncryption", "sha224"),
                         ("ripemd160", "ripemd160"), ("RSA-RIPEMD160", "ripemd160"), ("ripemd160WithRSA", "ripemd160"), ("rmd160", "ripemd160"),
                         ("ripemd", "ripemd160"),
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
        ("length-another", f"{prefix}i=1000,l=31${rest}", ["Length"]),
        ("digest-15-bytes", f"{prefix}i=1000,l=15${salt}${bare(bytes(15))}", ["Length"]),
        ("digest-1025-bytes", f"{prefix}i=1000,l=1025${salt}${bare(bytes(1025))}", ["Length"]), ("digest-cut", base[:-1], ["Length"]),
        ("salt-1025-bytes", f"{prefix}i=1000,l=32${bare(bytes(1025))}${digest}", ["Length"]),
        ("iterations-doubled", f"{prefix}i=1000,i=1000,l=32${rest}", ["Field"]),
        ("third-parameter", f"{prefix}i=1000,l=32,x=1${rest}", ["Field", "Name"]),
        ("upper-case-parameter", f"{prefix}I=1000,l=32${rest}", ["Name", "LetterCase"]),
        ("empty-parameter", f"{prefix}i=1000,,l=32${rest}", ["Field"]),
        ("no-digest-field", f"{prefix}i=1000,l=32${salt}", ["Field"]), ("fifth-field", base + "$", ["Field"]),
        ("empty-digest", f"{prefix}i=1000,l=32${salt}$", ["Field"]),
        ("version-field", f"{prefix}v=1$i=1000,l=32${rest}", ["Field"]), ("dot", f"{prefix}i=1000,l=32${salt}$.{digest[1:]}", ["Alphabet"]),
        ("dash", f"{prefix}i=1000,l=32${salt}$-{digest[1:]}", ["Alphabet"]), ("one-equals-too-many", base + "==", ["Padding"]),
        ("trailing-bits", base[:-1] + "B", ["TrailingBits"]), ("trailing-space", base + " ", ["Whitespace"]),
        ("trailing-newline", base + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]), ("salt-percent", f"{prefix}i=1000,l=32$%{salt[1:]}${digest}", ["Alphabet"]),
    ])
    v.bad([("upper-case", base.replace("sha256", "SHA256"), ["NoPrefix", "LetterCase"]),
        ("sha3", base.replace("sha256", "sha3-256"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-sha3", base.replace("sha256", "sha3-256"), ["Name"]), ("declared-empty", "", ["Field"])], scheme="pbkdf2-phc")
    v.salt_option(base)
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
        ("no-length", f"{prefix}i=1000${rest}", ["Field"], "Kratos scans both"), ("no-iterations", f"{prefix}l=32${rest}", ["Field"]),
        ("length-first", f"{prefix}l=32,i=1000${rest}", ["Field"], "Kratos scans them in their order"),
        ("length-another", f"{prefix}i=1000,l=31${rest}", ["Length"]), ("no-digest", "$pbkdf2$" + base.split("$", 2)[2], ["Name"]),
        ("md5", "$pbkdf2-md5$" + base.split("$", 2)[2], ["Name"]),
        ("padded", base + "=", ["Padding"]), ("fifth-field", base + "$", ["Field"]),
        ("dot", f"{prefix}i=1000,l=32${salt}$.{digest[1:]}", ["Alphabet"]), ("empty-text", "", ["Field"]),
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
    for id, salt in [("1-character", "s"), ("punctuation", "a,b:c;d=e"), ("non-ascii", "sälts"), ("dash", "salt-salt"),
        ("space", "salt salt salt sal"), ("long", "x" * 1022)]:
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
        ("empty-salt", f"{prefix}1000$${digest}", ["EmptySalt"]), ("no-digest-field", f"{prefix}1000${salt}", ["Field"]),
        ("fifth-field", base + "$", ["Field"]),
        ("empty-digest", f"{prefix}1000${salt}$", ["Field"]), ("prefix-only", prefix, ["Field"]),
        ("digest-20-bytes", f"{prefix}1000${salt}${pad(bytes(20))}", ["Length"]),
        ("digest-64-bytes", f"{prefix}1000${salt}${pad(bytes(64))}", ["Length"]), ("digest-cut", base[:-2], ["Length"]),
        ("salt-1025-bytes", f"{prefix}1000${'x' * 1025}${digest}", ["Length"]),
        ("dash", f"{prefix}1000${salt}$-{digest[1:]}", ["Alphabet"]), ("dot", f"{prefix}1000${salt}$.{digest[1:]}", ["Alphabet"]),
        ("two-equals", base + "=", ["Padding"]),
        ("trailing-bits", base[:-2] + "B" + "=", ["TrailingBits"]),
        *v.ends(base),
    ])
    v.add("no-padding", "grammar", "password", base[:-1], "match", ["Padding"], canonical=base)
    v.bad([("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"]),
        ("md5", base.replace("sha256", "md5"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-md5", base.replace("sha256", "md5"), ["Name"]), ("declared-empty", "", ["Field"])], scheme="django-pbkdf2")
    v.salt_option(base)
    v.write()


# Clerk: pbkdf2_sha1, pbkdf2_sha256, pbkdf2_sha512, pbkdf2_sha512_hex
def clerk():
    v = Spelling("clerk-pbkdf2")
    v.source("clerk", "Clerk, the backend API's documentation of createUser, password_hasher", SPECIFICATION, "hashlib, as documented; confirmed with PHP's hash_pbkdf2")
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
        ("empty-salt", f"{prefix}1000$${digest}", ["EmptySalt"]), ("odd-digest", base[:-1], ["Length"]),
        ("digest-15-bytes", f"{prefix}1000${salt}${bytes(15).hex()}", ["Length"]),
        ("digest-1025-bytes", f"{prefix}1000${salt}${bytes(1025).hex()}", ["Length"]),
        ("salt-1025-bytes", f"{prefix}1000${'x' * 1025}${digest}", ["Length"]),
        ("sha1-20-bytes", text("password", kind="sha1", count=20), ["Length"], "without a length it is 32 bytes"),
        ("sha1-length-another", sha1 + "$20", ["Length"]),
        ("sha1-length-zero", sha1 + "$0", ["Number"]), ("sha1-length-leading-zero", sha1 + "$032", ["Number"]),
        ("sha1-length-empty", sha1 + "$", ["Number"]), ("sha1-sixth-field", sha1 + "$32$", ["Field"]),
        ("sha512-fifth-field", base + "$64", ["Field"]), ("hex-odd-salt", hexed.replace("$30", "$3", 1), ["Length"]),
        ("hex-salt-text", hexed.replace("$30", "$zz", 1), ["Alphabet"]),
        ("hex-letter", hexed[:-1] + "g", ["Alphabet"]), ("hex-only", "pbkdf2_sha512_hex$", ["Field"]), ("trailing-space", base + " ", ["Whitespace"]),
        ("trailing-newline", hexed + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]),
    ])
    v.bad([("declared-empty", "", ["Field"]), ("declared-sha384", base.replace("sha512", "sha384"), ["Name"]),
        ("declared-sha256-dot", sha256[:-2] + ".=", ["Alphabet"]),
           ("declared-sha256-salt", sha256.replace("$MD", "$*D"), ["Alphabet"]),
           ("declared-sha256-cut", sha256[:-3], ["Length"])], scheme="clerk-pbkdf2")
    v.bad([("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.salt_option(base)
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
        ("salt-15-bytes", pad(head(length=15) + bytes(15) + bytes(32)), ["Length"]), ("key-15-bytes", pad(head() + SALT + bytes(15)), ["Length"]),
        ("no-key", pad(head() + SALT), ["Length"]),
        ("salt-over-the-end", pad(head(length=49) + SALT + bytes(32)), ["Length"]),
        ("salt-2-to-the-32", pad(head(length=0xFFFFFFFF) + SALT + bytes(32)), ["Length"]),
        ("salt-1025-bytes", pad(head(length=1025) + bytes(1025) + bytes(32)), ["Length"]),
        ("header-only", pad(head()), ["Length"]), ("version-byte-only", pad(b"\x01"), ["Length"]),
        ("version-4", pad(head(first=4) + SALT + bytes(32)), ["Number"]),
        ("v2-too-short", "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggE=", ["Length"], "PasswordHasherTest.cs"),
        ("v2-too-long", "AAABAgMEBQYHCAkKCwwNDg+ukCEMDf0yyQ29NYubggHIVY0sdEUfdyeM+E1LtH1uJgAAAAAAAAAAAAA=", ["Length"], "PasswordHasherTest.cs"),
        ("no-base64", base[:10] + "-" + base[11:], ["Alphabet"]), ("empty-text", "", ["Length"]), ("trailing-space", base + " ", ["Whitespace"]),
        ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
        ("one-equals-less", v2("password")[:-1], ["Padding"]), ("trailing-bits", v2("password")[:-2] + "B" + "==", ["TrailingBits"]),
    ], **declared)
    v.add("declared", "construction", "password", base, "match", **declared)
    v.add("v2-no-padding", "grammar", "password", v2("password")[:-2], "match", ["Padding"], canonical=v2("password"), **declared)
    v.bad([("undeclared-version-4", pad(head(first=4) + SALT + bytes(32)), ["NoPrefix"]),
        ("undeclared-cut", base[:20], ["NoPrefix", "Length"])], "unrecognized")
    v.salt_option(base)
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
        ("digest-cut", base[:-2], ["Length"]), ("digest-odd", base[:-1], ["Length"]), ("digest-long", base + "00", ["Length"]),
        ("digest-empty", base[:-64], ["Length"]), ("digest-letter", base[:-1] + "g", ["Alphabet"]),
        ("no-digest", base[:-65], ["Field"]), ("fourth-field", base + "$", ["Field"]), ("third-colon", base.replace(":1000", ":1000:1"), ["Field"]),
        ("unknown-hash", base.replace("sha256", "sha257"), ["Name"]),
        ("upper-case-hash", base.replace("sha256", "SHA256"), ["Name", "LetterCase"]),
        ("dash-for-underscore", text("password", digest="sha3-256").replace("sha3_", "sha3-"), ["Name"]),
        ("empty-hash", base.replace("sha256", ""), ["Name"]),
        ("salt-1025-bytes", f"pbkdf2:sha256:1000${'x' * 1025}${rest.split('$')[1]}", ["Length"]), ("prefix-only", "pbkdf2:", ["Field"]),
        *v.ends(base),
    ])
    v.bad([("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"]),
        ("leading-space", " " + base, ["NoPrefix", "Whitespace"])], "unrecognized")
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

    v.source("exported", "Realms that Keycloak exported, of public demonstrations: \"password\" and \"Password1\"", SPECIFICATION, "as quoted; " + CONFIRMED)
    for id, password, value, salt in [
            ("32", "password", "JsfNbCOIdZUbyBJ+BT+VoGI91Ec2rWLOvkLPDaX8e9k=", "P5rtFkGtPfoaryJ6PizUJw=="),
            ("64", "Password1", "UsKAhMJtom6iw6vtMcMmJYIUqafeauEd6gaBKpJXByIc7SkJxJACkNlKOAEFci6cnoxU9jUPLATLk+PMno143g==", "kAzT9d8gCl6l5DjQ+D8Vlw==")]:
        made = text(password, 27500, salt=base64.b64decode(salt), count=len(base64.b64decode(value)))
        assert value in made
        v.add(f"exported-{id}", "exported", password, made, "match", ["Quoted"])
        v.add(f"exported-{id}-wrong", "exported", password + "!", made, "mismatch", ["Quoted"])
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
        ("iterations-zero", with_credential(hashIterations=0), ["Number"]), ("iterations-minus", with_credential(hashIterations=-1), ["Number"]),
        ("iterations-text", with_credential(hashIterations="1000"), ["Number"]),
        ("iterations-fraction", with_credential(hashIterations=1000.5), ["Number"]),
        ("iterations-33-bits", with_credential(hashIterations=1 << 32), ["Number"]),
        ("iterations-missing", join(secret, {"algorithm": "pbkdf2-sha256"}), ["Field"]),
        ("salt-missing", join({"value": secret["value"]}, credential), ["Field"]),
        ("value-missing", join({"salt": secret["salt"]}, credential), ["Field"]), ("value-null", with_secret(value=None), ["Field"]),
        ("value-number", with_secret(value=1), ["Field"]), ("value-no-base64", with_secret(value="*" + secret["value"][1:]), ["Alphabet"]),
        ("salt-no-base64", with_secret(salt="*" + secret["salt"][1:]), ["Alphabet"]),
        ("value-15-bytes", with_secret(value=pad(bytes(15))), ["Length"]), ("value-1025-bytes", with_secret(value=pad(bytes(1025))), ["Length"]),
        ("salt-1025-bytes", with_secret(salt=pad(bytes(1025))), ["Length"]),
        ("type-otp", join(secret, credential, type="otp"), ["Field"]),
        ("parameters-filled", join(secret, {**credential, "additionalParameters": {"hashLength": ["32"]}}), ["Field"], "nothing reads it"),
        ("no-secret-data", compact({"credentialData": compact(credential)}), ["Field"]),
        ("objects", compact({"secretData": secret, "credentialData": credential}), ["Field"], "not as Keycloak writes them"),
        ("unknown-member", with_secret(x=1), ["Field"]), ("cut", base[:-1], ["Length"]),
        ("trailing-brace", base + "}", ["Length"]), ("doubled", base[:-1] + ',"secretData":"{}"}', ["Field"]),
        ("secret-data-no-json", compact({"secretData": "x", "credentialData": compact(credential)}), ["Field"]),
        ("unknown-algorithm", with_credential(algorithm="pbkdf2-sha3"), ["Name"]),
    ], scheme="keycloak-pbkdf2")
    v.bad([("declared-empty", "", ["Field"]), ("declared-array", "[]", ["Field"]),
        ("declared-argon2", with_credential(algorithm="argon2"), ["Name"])], scheme="keycloak-pbkdf2")
    v.add("one-column", "grammar", "password", compact(secret), "malformed", ["Field"], scheme="keycloak-pbkdf2")
    v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"}, scheme="keycloak-pbkdf2")
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
        ("hex", "c1232f10f62715fda06ae7c0a2037ca19b33cf103b727ba56d870c11f290a2ab106974c75607c8a3", 1, hexed),
        ("base64", "wSMvEPYnFf2gaufAogN8oZszzxA7cnulbYcMEfKQoqsQaXTHVgfIow==", 1, pad),
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
    for name, bad, flag in [("rounds-zero", {"rounds": 0}, "Number"), ("rounds-33-bits", {"rounds": 1 << 32}, "Number"),
        ("version-unknown", {"version": "sha257"}, "Name"), ("salt-1025-bytes", {"salt": "x" * 1025}, "Length")]:
        v.add(name, "grammar", "password", base, "malformed", [flag, "Option"], options={**options, **bad}, **declared)
    v.bad([("15-bytes", pad(bytes(15)), ["Length"]), ("1025-bytes", pad(bytes(1025)), ["Length"]), ("empty-text", "", ["Length"]),
        ("dash", "-" + base[1:], ["Alphabet"]), ("dollar", "$" + base[1:], ["Alphabet"]),
           ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]),
           ("nul-appended", base + "\0", ["NULInHash"]), ("equals", base + "=", ["Padding"])], options=options, **declared)
    v.add("length-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={**options, "length": 40}, **declared)
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
        ("length-another", f"pbkdf2(1000,19,sha512){rest}", ["Length"]), ("15-bytes", f"pbkdf2(1000,15,sha512)$salt${'00' * 15}", ["Length"]),
        ("1025-bytes", f"pbkdf2(1000,1025,sha512)$salt${'00' * 1025}", ["Length"]), ("odd", base[:-1], ["Length"]),
        ("salt-1025-bytes", f"pbkdf2(1000,20,sha512)${'x' * 1025}${'00' * 20}", ["Length"]),
        ("letter", base[:-1] + "g", ["Alphabet"]), ("no-digest", base[:-41], ["Field"]), ("fourth-field", base + "$", ["Field"]),
        ("fourth-number", base.replace(",20,", ",20,1,"), ["Field"]), ("two-parameters", base.replace(",20", ""), ["Field"]),
        ("no-parenthesis", base.replace(")", ""), ["Field"]),
        ("text-behind", base.replace(")", ")x"), ["Field"]), ("blank", base.replace(",20", ", 20"), ["Number"]),
        ("sha3", base.replace("sha512", "sha3_512"), ["Name"]), ("no-name", base.replace("sha512", ""), ["Name"]),
        ("prefix-only", "pbkdf2(", ["Field"]),
        *v.ends(base),
    ])
    v.bad([("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-sha512", "sha512$salt$00", ["NoPrefix"])], scheme="web2py-pbkdf2")
    v.salt_option(base)
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
    for name, bad, flag in [("factor-zero", {"factor": 0}, "Number"), ("factor-33-bits", {"factor": 1 << 32}, "Number"),
        ("salt-no-base64", {"salt": "*"}, "Alphabet"), ("salt-1025-bytes", {"salt": pad(bytes(1025))}, "Length"),
        ("version-of-64-bytes", {"version": "salted-pbkdf2-hmac-sha512-512"}, "Length")]:
        v.add(name, "grammar", "password", base, "malformed", [flag, "Option"], options={**options, **bad}, **declared)
    v.add("version-unknown", "grammar", "password", base, "malformed", ["Name", "Option"], options={**options, "version": "salted-sha256"}, **declared)
    v.add("no-salt", "grammar", "password", base, "malformed", ["Field", "Option"], options={"factor": 1000}, **declared)
    v.add("no-options", "grammar", "password", base, "malformed", ["Field"], **declared)
    v.bad([("31-bytes", pad(bytes(31)), ["Length"]), ("33-bytes", pad(bytes(33)), ["Length"]), ("empty-text", "", ["Length"]),
        ("hex", bytes(32).hex(), ["Length"]), ("dash", "-" + base[1:], ["Alphabet"]), ("equals", base + "=", ["Padding"]),
        *v.ends(base),
    ], options=options, **declared)
    v.add("rounds-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={**options, "rounds": 1000}, **declared)
    v.write()


for make in (mcf, phc, kratos, django_text, clerk, aspnet, werkzeug, keycloak, symfony, web2py, fusionauth):
    make()
confirm()

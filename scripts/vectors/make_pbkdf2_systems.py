"""PBKDF2 as directories, servers and single applications write it, and FSHP: one file a spelling."""

import base64
import hashlib
import struct

import pbkdf2 as dlitz
from passlib import hash as passlib
from passlib.utils.binary import ab64_decode

from common import (COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, ascii_password, octets)
from pbkdf2_family import (CONFIRMED, CONSTRUCTION, HIGH_SALT, LONG_SALT, SALT, SIZES, Spelling, ab64, bare, confirm, derive, pad, url)


# OpenLDAP's pw-pbkdf2, 389 Directory Server's newer plugins, passlib
def ldap():
    v = Spelling("ldap-pbkdf2")
    v.source("passlib", "passlib 1.7.4, hash.ldap_pbkdf2_sha1, ldap_pbkdf2_sha256 and ldap_pbkdf2_sha512", IMPLEMENTATION, "make_pbkdf2_systems.py; " + CONFIRMED)
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

    for name, quoted in [("sha1", "{PBKDF2}10000$83HmvT8nIEoAYx5ifYaCWA$b.RAoCNIuXgHKMLBRRVU1aUkDJw"),
        ("named-sha1", "{PBKDF2-SHA1}10000$ATaV8JfOGPGuxYu8SM2HNQ$MfzUEfDgsGT9Ds92KzVvSrsaAT4"),
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
    for name, quoted in [("{PBKDF2}", "{PBKDF2}10000$IlfapjA351LuDSwYC0IQ8Q$saHqQTuYnjJN/tmAndT.8mJt.6w"),
        ("{PBKDF2-SHA256}", "{PBKDF2-SHA256}10000$henZGfPWw79Cs8ORDeVNrQ$1dTJy73v6n3bnTmTZFghxHXHLsAzKaAy8SksDfZBPIw"),
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
        ("no-digest-field", f"{prefix}1000${salt}", ["Field"]), ("fourth-field", base + "$", ["Field"]),
        ("empty-digest", f"{prefix}1000${salt}$", ["Field"]), ("digest-15-bytes", f"{prefix}1000${salt}${bare(bytes(15))}", ["Length"]),
        ("digest-33-bytes", f"{prefix}1000${salt}${bare(bytes(33))}", ["Length"]),
        ("salt-1025-bytes", f"{prefix}1000${bare(bytes(1025))}${digest}", ["Length"]), ("dash", f"{prefix}1000${salt}$-{digest[1:]}", ["Alphabet"]),
        ("two-equals", base + "==", ["Padding"]), ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]), ("prefix-only", prefix, ["Field"]),
    ])
    v.bad([("sha384", base.replace("256", "384"), ["NoPrefix", "Name"]), ("no-brace", base[1:], ["NoPrefix"]),
        ("leading-space", " " + base, ["NoPrefix", "Whitespace"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-sha384", base.replace("256", "384"), ["Name"]),
        ("declared-no-name", base.split("}")[1], ["NoPrefix"])], scheme="ldap-pbkdf2")
    v.salt_option(base)
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
        ("iterations-zero", blob(0), ["Number"]), ("323-bytes", blob(1000, bytes(319)), ["Length"]), ("325-bytes", blob(1000, bytes(321)), ["Length"]),
        ("cut", base[:-4], ["Length"]), ("empty-text", "{PBKDF2_SHA256}", ["Length"]),
        ("dash", base[:20] + "-" + base[21:], ["Alphabet"]), ("dot", base[:20] + "." + base[21:], ["Alphabet"]),
        ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]),
        ("equals", base + "=", ["Padding"]),
        ("text-form", "{PBKDF2_SHA256}1000$c2FsdA$" + bare(bytes(32)), ["Alphabet"], "the form of the newer plugins has a dash in its name"),
    ])
    v.bad([("no-brace", base[1:], ["NoPrefix"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-name", base.split("}")[1], ["NoPrefix"])], scheme="389ds-pbkdf2")
    v.salt_option(base)
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
        ("no-salt", f"{prefix}10:{pad(bytes(32))}", ["Length"]), ("key-31-bytes", f"{prefix}10:{pad(bytes(31))}", ["Length"]),
        ("empty-text", f"{prefix}10:", ["Length"]), ("salt-1025-bytes", f"{prefix}10:{pad(bytes(1057))}", ["Length"]),
        ("no-colon", f"{prefix}10{rest}", ["Field"]), ("two-colons", f"{prefix}10::{rest}", ["Field"]), ("prefix-only", prefix, ["Field"]),
        ("dash", f"{prefix}10:-{rest[1:]}", ["Alphabet"]), ("equals", base + "=", ["Padding"]),
        ("dollar", base.replace(":", "$"), ["Field"]),
        *v.ends(base),
    ])
    v.bad([("md5", base.replace("SHA256", "MD5"), ["NoPrefix", "Name"]), ("no-brace", base[1:], ["NoPrefix"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-md5", base.replace("SHA256", "MD5"), ["Name"])], scheme="forgerock-pbkdf2")
    v.salt_option(base)
    v.write()


# Atlassian Crowd, Jira, Confluence
def atlassian():
    v = Spelling("atlassian-pbkdf2")
    v.source("passlib", "passlib 1.7.4, hash.atlassian_pbkdf2_sha1", IMPLEMENTATION, "make_pbkdf2_systems.py; " + CONFIRMED)
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
        ("47-bytes", "{PKCS5S2}" + pad(bytes(47)), ["Length"]), ("49-bytes", "{PKCS5S2}" + pad(bytes(49)), ["Length"]),
        ("empty-text", "{PKCS5S2}", ["Length"]), ("cut", base[:-1], ["Length"]), ("doubled", base + base[9:], ["Length"]),
        ("dash", base[:20] + "-" + base[21:], ["Alphabet"]),
        ("dot", base[:20] + "." + base[21:], ["Alphabet"]), ("equals", base + "=", ["Padding"]), ("trailing-space", base + " ", ["Whitespace"]),
        ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]), ("non-ascii", base[:-1] + "é", ["Alphabet"]),
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
    v.source("product", "A fixture of a public project, made by Pbkdf2PasswordEncoder without a secret: \"myPassword\"", SPECIFICATION, "as quoted; " + CONFIRMED)
    fixture = "2f323bad3e883e96c302e3e98a1bbd21c0e611dea8e906c1db25ae0cf5d34e912f65a98aa529d21f"
    assert key("myPassword", bytes.fromhex(fixture[:16]), 185000, "sha1").hex() == fixture
    v.add("product", "product", "myPassword", "{pbkdf2}" + fixture, "match", ["Quoted", "SeveralBlocks"])
    v.add("product-wrong", "product", "mypassword", "{pbkdf2}" + fixture, "mismatch", ["Quoted"])
    v.add("product-bare", "product", "myPassword", fixture, "match", ["Quoted", "SeveralBlocks"], **declared)
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
    for name, bad in [("rounds-zero", {"rounds": 0}), ("rounds-33-bits", {"rounds": 1 << 32}), ("salt-length-zero", {"saltLength": 0}),
        ("salt-length-all", {"saltLength": 48}), ("salt-length-33", {"saltLength": 33}), ("version-md5", {"version": "md5"})]:
        v.add(name, "grammar", "password", base, "malformed", ["Number"] if "version" not in bad else ["Name"], options={**options, **bad}, **declared)
    v.bad([
        ("cut", new[:-1], ["Length"]), ("cut-a-byte", new[:-2], ["Length"]), ("a-byte-more", new + "00", ["Length"]),
        ("letter", new[:-1] + "g", ["Alphabet"]), ("prefix-only", "{pbkdf2@SpringSecurity_v5_8}", ["Length"]),
        ("old-length-new-name", "{pbkdf2@SpringSecurity_v5_8}" + quoted, ["Length"]),
        ("new-length-old-name", "{pbkdf2}" + new.split("}")[1], ["Length"]), ("trailing-space", new + " ", ["Whitespace"]),
        ("trailing-newline", new + "\n", ["Whitespace"]), ("nul-appended", new + "\0", ["NULInHash"]),
    ])
    v.bad([("unknown-name", new.replace("v5_8", "v6_0"), ["NoPrefix", "Name"])], "ambiguous")  # hex behind braces: a salted digest to everybody else
    v.bad([("declared-unknown-name", new.replace("v5_8", "v6_0"), ["Name"]), ("declared-empty", "", ["Length"]),
        ("declared-41-bytes", quoted + "00", ["Length"])], **declared)
    v.add("salt-option", "grammar", "password", new, "malformed", ["UnexpectedOption"], options={"salt": "x"})
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
        ("sha512", 1, 20, b"salt", "hn9wzxreAs/zdSWZo6U9xK80x6Y=", "password"), ("sha512", 2, 20, b"salt", "4dnBaqaBcIpF9cfE4hXOtm4BGi4=", "password"),
        ("sha512", 4096, 20, b"salt", "0Zexsz2wFD4BixLz0dFHnmzevcw=", "password"),
        ("sha512", 4096, 16, b"sa\0lt", "nZ6cTNIf5L4k1bgkTHWWZQ==", b"pass\0word"),
        ("sha1", 1, 20, b"salt", "DGDID5YfDnHzqbUkr2ASBi/gN6Y=", "password"), ("sha1", 2, 20, b"salt", "6mwBTcctb4zNHtkqzh1B8NjeiVc=", "password"),
        ("sha1", 4096, 20, b"salt", "SwB5AbdlSJq+rUnZJvch0GWkKcE=", "password"),
        ("sha1", 4096, 16, b"sa\0lt", "Vvpqp1VICZ3MN9fwNCXgww==", b"pass\0word"),
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
    v.bad([("whirlpool", base.replace("sha512", "whirlpool"), ["Unsupported", "Name"]),
        ("snefru", base.replace("sha512", "snefru"), ["Unsupported", "Name"])], "unsupported")
    v.bad([
        ("length-another", f":pbkdf2:sha512:1000:63:{salt}:{digest}", ["Length"]), ("digest-cut", base[:-4], ["Length"]),
        ("15-bytes", f":pbkdf2:sha512:1000:15:{salt}:{pad(bytes(15))}", ["Length"]),
        ("1025-bytes", f":pbkdf2:sha512:1000:1025:{salt}:{pad(bytes(1025))}", ["Length"]),
        ("no-salt-field", f":pbkdf2:sha512:1000:64:{digest}", ["Field"]), ("seventh-field", base + ":", ["Field"]),
        ("prefix-only", ":pbkdf2:", ["Field"]), ("dash", f":pbkdf2:sha512:1000:64:{salt}:-{digest[1:]}", ["Alphabet"]),
        ("salt-dot", f":pbkdf2:sha512:1000:64:.{salt[1:]}:{digest}", ["Alphabet"]), ("equals", base + "=", ["Padding"]),
        ("unknown-algo", base.replace("sha512", "sha513"), ["Name"]), ("upper-case-algo", base.replace("sha512", "SHA512"), ["Name", "LetterCase"]),
        ("salt-1025-bytes", f":pbkdf2:sha512:1000:64:{pad(bytes(1025))}:{digest}", ["Length"]),
        *v.ends(base),
    ])
    v.bad([("leading-space", " " + base, ["NoPrefix", "Whitespace"]), ("another-type", base.replace(":pbkdf2:", ":pbkdf3:"), ["NoPrefix", "Name"]),
        ("upper-case", base.replace("pbkdf2", "PBKDF2"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]),
        ("declared-another-type", base.replace(":pbkdf2:", ":pbkdf3:"), ["NoPrefix"])], scheme="mediawiki-pbkdf2")
    v.salt_option(base)
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
    for name, n in [("zero", "0"), ("empty", ""), ("leading-zero", "01000"), ("plus", "+1000"), ("minus", "-1"), ("33-bits", "4294967296"), ("huge", "9" * 400)]:
        v.add(f"rounds-{name}", "grammar", "password", a.replace(":1000:", f":{n}:"), "malformed", flags=["Number"])
    for n in (20_000_001, 4_294_967_295):
        v.add(f"rounds-{n}", "grammar", "password", b.replace(":1000:", f":{n}:"), "refused", flags=["OverLimit"])
    v.bad([("whirlpool", a.replace("sha512", "whirlpool"), ["Unsupported", "Name"])], "unsupported")
    v.bad([
        ("no-mark", a.replace(":!", ":", 1), ["Field"]), ("colons", a.replace("!", ":"), ["Field"]),
        ("a-no-field", a.replace("!!", "!", 1), ["Field"]),
        ("a-with-salt", b.replace("legacyB", "legacyA"), ["Field"], "old versions salt with it, new ones do not"),
        ("b-no-salt", b.replace("!5e3a1f!", "!!"), ["Field"]), ("sixth-field", b + "!", ["Field"]),
        ("b-colon-in-salt", b.replace("5e3a1f", "5e:a1f"), ["Field"]), ("length-another", a.replace(":64!", ":63!"), ["Length"]),
        ("length-zero", a.replace(":64!", ":0!"), ["Number"]),
        ("four-parameters", a.replace(":64!", ":64:1!"), ["Field"]), ("two-parameters", a.replace(":64!", "!"), ["Field"]),
        ("a-only", ":pbkdf2-legacyA:", ["Field"]), ("b-only", ":pbkdf2-legacyB:", ["Field"]),
        ("unknown-algo", a.replace("sha512", "sha513"), ["Name"]),
        ("digest-dash", a[:-4] + "-A==", ["Alphabet"]), ("digest-cut", a[:-4], ["Length"]),
        ("salt-1025-bytes", b.replace("5e3a1f", "x" * 1025), ["Length"]), ("equals", a + "=", ["Padding"]),
        ("trailing-space", a + " ", ["Whitespace"]), ("trailing-newline", a + "\n", ["Whitespace"]), ("nul-appended", a + "\0", ["NULInHash"]),
        ("nul-in-salt", b.replace("5e3a1f", "5e\0a1f"), ["NULInHash"]),
    ])
    v.bad([("c", a.replace("legacyA", "legacyC"), ["NoPrefix", "Name"]),
        ("lower-case", a.replace("legacyA", "legacya"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-c", a.replace("legacyA", "legacyC"), ["Name"])], scheme="mediawiki-pbkdf2-legacy")
    v.add("salt-option", "grammar", "password", a, "malformed", ["UnexpectedOption"], options={"salt": "x"})
    v.write()


# Cryptacular: $p5k2$hex$base64url$base64url
def cta():
    v = Spelling("cta-pbkdf2")
    v.source("passlib", "passlib 1.7.4, hash.cta_pbkdf2_sha1", IMPLEMENTATION, "make_pbkdf2_systems.py; " + CONFIRMED)
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
    v.bad([(f"rounds-{name}", f"$p5k2${n}${rest}", ["Number"]) for name, n in [("zero", "0"), ("empty-text", ""), ("leading-zero", "03e8"),
        ("upper-case", "3E8"), ("plus", "+3e8"), ("0x", "0x3e8"), ("letter", "3g8"), ("33-bits", "100000000"), ("huge", "f" * 400)]])
    v.bad([
        ("digest-19-bytes", f"$p5k2$3e8${salt}${url(bytes(19))}", ["Length"]), ("digest-22-bytes", f"$p5k2$3e8${salt}${url(bytes(22))}", ["Length"]),
        ("salt-1025-bytes", f"$p5k2$3e8${url(bytes(1025))}${digest}", ["Length"]),
        ("plus", f"$p5k2$3e8${salt}$+{digest[1:]}", ["Alphabet"]), ("dot", f"$p5k2$3e8${salt}$.{digest[1:]}", ["Alphabet"]),
        ("trailing-bits", base[:-2] + "B" + "=", ["TrailingBits"]),
        ("two-equals", base + "=", ["Padding"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("trailing-space", base + " ", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]), ("fifth-field", base + "$", ["Field"]),
    ])
    v.bad([("no-salt-padding", f"$p5k2$3e8${salt.rstrip('=')}${digest}", ["Padding"])], scheme="cta-pbkdf2")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-dollar", base[1:], ["NoPrefix"]), ("declared-no-padding", base[:-1], ["Padding"]),
        ("declared-two-fields", "$p5k2$3e8", ["Field"])], scheme="cta-pbkdf2")
    v.salt_option(base)
    v.write()


# Dwayne Litzenberger's pbkdf2.py: the salt is the whole configuration
def dlitz_text():
    v = Spelling("dlitz-pbkdf2")
    v.source("pbkdf2", "pbkdf2.py 1.3 by Dwayne Litzenberger, crypt()", IMPLEMENTATION, "make_pbkdf2_systems.py; confirmed with passlib.hash.dlitz_pbkdf2_sha1 1.7.4, hashlib and PHP's hash_pbkdf2")
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
    v.bad([(f"rounds-{name}", f"$p5k2${n}${rest}", ["Number"]) for name, n in [("zero", "0"), ("leading-zero", "03e8"), ("upper-case", "3E8"),
        ("plus", "+3e8"), ("0x", "0x3e8"), ("letter", "3g8"), ("33-bits", "100000000"), ("huge", "f" * 400)]])
    v.bad([
        ("digest-23-bytes", f"$p5k2$3e8${salt}${ab64(bytes(23))}", ["Length"]), ("digest-25-bytes", f"$p5k2$3e8${salt}${ab64(bytes(25))}", ["Length"]),
        ("digest-cut", base[:-1], ["Length"]), ("salt-1025-characters", f"$p5k2$3e8${'x' * 1025}${digest}", ["Length"]),
        ("plus", f"$p5k2$3e8${salt}$+{digest[1:]}", ["Alphabet"]), ("dash", f"$p5k2$3e8${salt}$-{digest[1:]}", ["Alphabet"]),
        ("salt-dash", f"$p5k2$3e8$-{salt[1:]}${digest}", ["Alphabet"]), ("salt-non-ascii", f"$p5k2$3e8$é{salt[2:]}${digest}", ["Alphabet"]),
        ("no-digest", f"$p5k2$3e8${salt}", ["Field"]), ("prefix-only", "$p5k2$", ["Field"]), ("fifth-field", base + "$", ["Field"]),
        *v.ends(base),
    ])
    v.bad([("no-dollar", base[1:], ["NoPrefix"]), ("upper-case", base.replace("p5k2", "P5K2"), ["NoPrefix", "LetterCase"]),
        ("p5k3", base.replace("p5k2", "p5k3"), ["NoPrefix", "Name"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-no-dollar", base[1:], ["NoPrefix"])], scheme="dlitz-pbkdf2")
    v.salt_option(base)
    v.write()


# GRUB: grub.pbkdf2.sha512.iterations.SALT.DIGEST
def grub():
    v = Spelling("grub-pbkdf2")
    v.source("passlib", "passlib 1.7.4, hash.grub_pbkdf2_sha512", IMPLEMENTATION, "make_pbkdf2_systems.py; " + CONFIRMED)
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
        ("key-15-bytes", f"{prefix}1000.{salt}.{'00' * 15}", ["Length"]), ("key-1025-bytes", f"{prefix}1000.{salt}.{'00' * 1025}", ["Length"]),
        ("odd-key", base[:-1], ["Length"]), ("odd-salt", f"{prefix}1000.{salt[1:]}.{digest}", ["Length"]),
        ("salt-1025-bytes", f"{prefix}1000.{'00' * 1025}.{digest}", ["Length"]), ("letter", base[:-1] + "G", ["Alphabet"]),
        ("salt-letter", f"{prefix}1000.G{salt[1:]}.{digest}", ["Alphabet"]), ("no-key", f"{prefix}1000.{salt}", ["Field"]),
        ("empty-key", f"{prefix}1000.{salt}.", ["Field"]),
        ("seventh-field", base + ".", ["Field"]), ("prefix-only", prefix, ["Field"]),
        *v.ends(base),
    ])
    v.bad([("sha256", base.replace("sha512", "sha256"), ["NoPrefix", "Name"]),
        ("upper-case", base.replace("grub", "GRUB"), ["NoPrefix", "LetterCase"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-sha256", base.replace("sha512", "sha256"), ["Name"])], scheme="grub-pbkdf2")
    v.salt_option(base)
    v.write()


# Dovecot: {PBKDF2}$1$salt$rounds$hex
def dovecot():
    v = Spelling("dovecot-pbkdf2")
    v.source("dovecot", "Dovecot, auth/test-auth.c: a hash of \"test\"; doveadm pw 2.3.19, a hash of \"correct horse\"", SPECIFICATION, "as quoted; " + CONFIRMED)
    v.source("construction", "Dovecot, auth/password-scheme-pbkdf2.c: SHA-1, salt text, 20 bytes in hex", SPECIFICATION, CONSTRUCTION)
    v.grammar("password-scheme-pbkdf2.c: $1$, three fields, 40 hex digits")

    def text(password, rounds=1000, salt="bUnT4Pl7yFtYX0KU"):
        return f"{{PBKDF2}}$1${salt}${rounds}${derive('sha1', password, salt.encode(), rounds, 20).hex()}"

    for id, password, quoted in [("test", "test", "{PBKDF2}$1$bUnT4Pl7yFtYX0KU$5000$50a83cafdc517b9f46519415e53c6a858908680a"),
        ("doveadm", "correct horse", "{PBKDF2}$1$aNNtRO4PUTsFio91$1000$06e0bcdcdfcc97324612e560d77588d18ed3af30")]:
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
        ("38-digits", base[:-2], ["Length"]), ("42-digits", base + "00", ["Length"]), ("39-digits", base[:-1], ["Length"]),
        ("letter", base[:-1] + "g", ["Alphabet"]), ("no-digest", base[:-41], ["Field"]), ("empty-digest", base[:-40], ["Field"]),
        ("sixth-field", base + "$", ["Field"]),
        ("prefix-only", "{PBKDF2}$1$", ["Field"]), ("salt-1025-bytes", "{PBKDF2}$1$" + "x" * 1025 + "$1000$" + digest, ["Length"]),
        *v.ends(base),
    ])
    v.bad([("declared-empty", "", ["Field"]), ("declared-2", base.replace("$1$", "$2$"), ["Number"]),
        ("declared-no-name", base[8:], ["NoPrefix"])], scheme="dovecot-pbkdf2")
    v.salt_option(base)
    v.write()


# FSHP: PBKDF1 with the password where the salt belongs
def fshp():
    v = Spelling("fshp")
    v.source("passlib", "passlib 1.7.4, hash.fshp", IMPLEMENTATION, "make_pbkdf2_systems.py; confirmed with hashlib: H(salt . password), then H of the digest")
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

    for id, password, quoted in [("0", "test", "{FSHP0|0|1}qUqP5cyxm6YcTAhz05Hph5gvu9M="),
        ("1", "test", "{FSHP1|8|4096}MTIzNDU2NzjTdHcmoXwNc0ff9+ArUHoN0CvlbPZpxFi1C6RDM/MHSA=="),
                                 ("1-long", "OrpheanBeholderScryDoubt", "{FSHP1|8|4096}GVSUFDAjdh0vBosn1GUhzGLHP7BmkbCZVH/3TQqGIjADXpc+6NCg3g=="),
                                 ("3", "ExecuteOrder66", "{FSHP3|16|8192}0aY7rZQ+/PR+Rd5/I9ssRM7cjguyT8ibypNaSp/U1uziNO3BVlg5qPUng+zHUDQC3ao/JbzOnIBUtAeWHEy7a2vZeZ7jAwyJJa2EqOsq4Io=")]:
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
        ("salt-15", f"{{FSHP1|15|1000}}{data}", ["Length"]), ("salt-17", f"{{FSHP1|17|1000}}{data}", ["Length"]),
        ("salt-leading-zero", f"{{FSHP1|016|1000}}{data}", ["Number"]), ("salt-huge", f"{{FSHP1|{'9' * 40}|1000}}{data}", ["Number"]),
        ("salt-1025-bytes", f"{{FSHP1|1025|1000}}{pad(bytes(1057))}", ["Length"]),
        ("variant-4", f"{{FSHP4|16|1000}}{data}", ["Number"]), ("variant-none", f"{{FSHP|16|1000}}{data}", ["Number"]),
        ("variant-01", f"{{FSHP01|16|1000}}{data}", ["Number"]), ("variant-0-length", f"{{FSHP0|16|1000}}{data}", ["Length"]),
        ("cut", base[:-4], ["Length"]), ("empty-text", "{FSHP1|16|1000}", ["Length"]),
        ("two-numbers", f"{{FSHP1|16}}{data}", ["Field"]), ("four-numbers", f"{{FSHP1|16|1000|1}}{data}", ["Field"]),
        ("no-brace", base.replace("}", ""), ["Field"]), ("dash", base[:20] + "-" + base[21:], ["Alphabet"]), ("equals", base + "=", ["Padding"]),
        ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]),
        ("nul-appended", base + "\0", ["NULInHash"]), ("prefix-only", "{FSHP", ["Field"]),
    ])
    v.bad([("lower-case", base.replace("FSHP", "fshp"), ["NoPrefix", "LetterCase"]), ("no-first-brace", base[1:], ["NoPrefix"])], "unrecognized")
    v.bad([("declared-empty", "", ["Field"]), ("declared-lower-case", base.replace("FSHP", "fshp"), ["LetterCase"])], scheme="fshp")
    v.salt_option(base)
    v.write()


for make in (ldap, directory389, forgerock, atlassian, spring, mediawiki, mediawiki_legacy, cta, dlitz_text, grub, dovecot, fshp):
    make()
confirm()

"""Salted digests of directories, and Spring Security's digests."""

import base64
import hashlib
import subprocess

from passlib import hash as passlib
from passlib.crypto._md4 import md4 as passlib_md4

from common import IMPLEMENTATION, SPECIFICATION, b64, octets, php
from spelling import Spelling, bumped

BINARY = bytes(range(0xF0, 0x100))
DIGESTS = {"{SMD5}": "md5", "{SSHA}": "sha1", "{SSHA224}": "sha224", "{SSHA256}": "sha256", "{SSHA384}": "sha384", "{SSHA512}": "sha512",
           "{SSHA3-224}": "sha3-224", "{SSHA3-256}": "sha3-256", "{SSHA3-384}": "sha3-384", "{SSHA3-512}": "sha3-512"}
PASSLIB = {"{SMD5}": passlib.ldap_salted_md5, "{SSHA}": passlib.ldap_salted_sha1, "{SSHA256}": passlib.ldap_salted_sha256, "{SSHA512}": passlib.ldap_salted_sha512}


def hashed(digest, message):
    """A digest by libcrypto and by PHP's own code, which must agree; MD4 by passlib's instead of libcrypto's."""
    made = passlib_md4(message).digest() if digest == "md4" else hashlib.new(digest.replace("-", "_") if digest.startswith("sha3") else digest, message).digest()
    assert php("hash", digest, message) == made.hex(), digest
    return made


def ldap():
    v = Spelling("ldap-salted-digest")
    v.source("spring", "Spring Security, LdapShaPasswordEncoderTests, made by slappasswd", SPECIFICATION, "as quoted; confirmed with hashlib, PHP and passlib")
    v.source("kratos", "Ory Kratos, hash/hasher_test.go", SPECIFICATION, "as quoted; confirmed with hashlib and PHP")
    v.source("slappasswd", "OpenLDAP 2.5, slappasswd, its module pw-sha2 for SHA-2", IMPLEMENTATION, "once, and quoted; confirmed with hashlib and PHP")
    v.source("doveadm", "Dovecot 2.3, doveadm pw", IMPLEMENTATION, "once, and quoted; confirmed with hashlib and PHP")
    v.source("passlib", "passlib 1.7.4, passlib.hash.ldap_salted_*", IMPLEMENTATION, "make_directory.py; confirmed with hashlib and PHP")
    v.source("hashlib", "The construction of the others, with hashlib: base 64 of digest(password . salt) . salt", IMPLEMENTATION, "make_directory.py; confirmed with PHP")
    v.source("grammar", "OpenLDAP's and Dovecot's names, in any case; base 64, or hex where the name says so; a salt of any length", SPECIFICATION, "written by hand")

    def write(name, password, salt):
        password = octets(password)
        text = name + b64(hashed(DIGESTS[name], password + salt) + salt, True)
        if name in PASSLIB and 4 <= len(salt) <= 16 and 0 not in password:
            assert PASSLIB[name].verify(password, text)
        return text

    def check(password, text):
        name = text[:text.index("}") + 1].upper()
        size = len(hashed(DIGESTS[name], b""))
        raw = base64.b64decode(text[len(name):])
        assert write(name, password, raw[size:])[len(name):] == text[len(name):], text

    for index, (source, password, text) in enumerate([
        ("spring", "boabspasswurd", "{SSHA}25ro4PKC8jhQZ26jVsozhX/xaP0suHgX"), ("spring", "boabspasswurd", "{ssha}PQy2j+6n5ytA+YlAKkM8Fh4p6u2JxfVd"),
        ("kratos", "test123", "{SSHA}JFZFs0oHzxbMwkSJmYVeI8MnTDy/276a"), ("kratos", "test123", "{SSHA256}czO44OTV17PcF1cRxWrLZLy9xHd7CWyVYplr1rOhuMlx/7IK"),
        ("kratos", "test123", "{SSHA512}xPUl/px+1cG55rUH4rzcwxdOIPSB2TingLpiJJumN2xyDWN4Ix1WQG3ihnvHaWUE8MYNkvMi5rf0C9NYixHsE6Yh59M="),
        ("slappasswd", "correct horse", "{SSHA}GgkZqdrXGyabP23sA+Ws3le8eQVkHbX9"), ("slappasswd", "correct horse", "{SMD5}XetrZO5bAV5gXno5IkGq7I4O/Rw="),
        ("slappasswd", "correct horse", "{SSHA256}16g041jXzZOaO4CNo0ldFeASFJWDFlTCkR1AJV5tpLxG0tn95eX47Q=="),
        ("slappasswd", "correct horse", "{SSHA384}tfvQetZhldnyVQ3I0xkVTeQjq27Q273LXAwsbES1+S2d8htZe4c/w6HkgrLMD2ww2y/la116ke8="),
        ("slappasswd", "correct horse", "{SSHA512}Vy2L3tVUoO5/ltX5f/HhUclJiydE4CLb02h2d+nNpW7jtc0er+8h/R8lumc0+wVQbB2Q7zErcXMZla7PgrILobGHdReJG8Fw"),
        ("doveadm", "correct horse", "{SSHA}3RlKnBUdvm1XxtUrthQxiZ2Fq3KSYXkh"), ("doveadm", "correct horse", "{SMD5}OzK2Un/bHnANOSIBvGVSgQ51+2M="),
        ("doveadm", "correct horse", "{SSHA256}5rzioeK0aSLbTqqH6OZK37GURGEncbW0Sm1s6YNrqSKw2OIR"),
        ("doveadm", "correct horse", "{SSHA512}1BScLp+k1XaCc6mPzQycxSGGYTgNWKBZxh0vNSQ5QH/Uc6HpOZ2tTQJyajTHmU69o84LCNSVjlAIJHyenxjCF2+4G24="),
    ]):
        check(password, text)
        canonical = text.upper()[:text.index("}") + 1] + text[text.index("}") + 1:]
        v.case(f"{source}-{index + 1}", source, password, text, "match", canonical=canonical if canonical != text else None)
        v.case(f"{source}-{index + 1}-wrong", source, password + "x", text, "mismatch", canonical=canonical if canonical != text else None)
    for text in ("{SSHA.HEX}3fa6c0b5b8cada0803dbff5db6299f7c9199f195910e10f2", "{SSHA256.HEX}b86ddde37f1c23be2e0ec8fd90c934c643b574f1466e470810a20e46f35242b97af48178", "{SMD5.B64}MzjPBoT8CvdoiL2UrAiMRbeUbDc="):
        name, _, body = text.partition("}")
        plain = name.split(".")[0] + "}" + (b64(bytes.fromhex(body), True) if "HEX" in name else body)
        check("correct horse", plain)
        v.case(f"doveadm-{name[1:].replace('.', '-').lower()}", "doveadm", "correct horse", text, "match", ["OlderForm"], canonical=plain, comment="Dovecot's name says the encoding")
    for name in DIGESTS:
        key = name[1:-1].lower()
        source = "passlib" if name in PASSLIB else "hashlib"
        text = write(name, "password", b"saltsalt")
        v.case(f"{key}-salt-8", source, "password", text, "match")
        v.case(f"{key}-wrong", source, "Password", text, "mismatch")
        v.case(f"{key}-lower-case", source, "password", text.replace(name, name.lower()), "match", ["UpperCase"], canonical=text)
        v.case(f"{key}-no-padding", source, "password", write(name, "password", b"salt16bytesalt1" + b"x" * 2).rstrip("="), "match", ["Base64Form"],
               canonical=write(name, "password", b"salt16bytesalt1" + b"x" * 2))
    for hyphen, name in (("{SSHA-224}", "{SSHA224}"), ("{SSHA-256}", "{SSHA256}"), ("{SSHA-384}", "{SSHA384}"), ("{SSHA-512}", "{SSHA512}")):
        text = write(name, "password", b"saltsalt")
        v.case(f"{hyphen[1:-1].lower()}-hyphen", "hashlib", "password", text.replace(name, hyphen), "match", ["UpperCase"], canonical=text)
    for count in (1, 2, 3, 4, 5, 12, 16, 20, 32, 64, 255):
        v.case(f"salt-{count}", "hashlib", "password", write("{SSHA}", "password", bytes((7 * i + 240) % 256 for i in range(count))), "match", ["BinarySalt"])
    v.passwords("hashlib", lambda password: write("{SSHA256}", password, b"saltsalt"))
    text = write("{SSHA}", "password", b"saltsalt")
    body = text[6:]
    v.case("mixed-case-name", "hashlib", "password", "{SsHa}" + body, "match", ["UpperCase"], canonical=text)
    v.case("hex-in-upper-case", "hashlib", "password", "{SSHA.HEX}" + base64.b64decode(body).hex().upper(), "match", ["UpperCase"], canonical=text)
    v.case("base64-by-name", "hashlib", "password", "{ssha.base64}" + body, "match", ["OlderForm"], canonical=text)
    v.case("declared", "hashlib", "password", text, "match", scheme=v.scheme)
    for name, digest in DIGESTS.items():
        v.broken(f"{name[1:-1].lower()}-no-salt", name + b64(hashed(digest, b"password"), True), ["EmptySalt", "Length"], comment="it is the unsalted form under the wrong name")
    for id, broken, flags in [
        ("short", "{SSHA}" + b64(bytes(19), True), ["Length"]), ("empty", "{SSHA}", ["Length"]), ("character", "{SSHA}!" + body[1:], ["Alphabet"]), ("url-safe", "{SSHA}-_" + body[2:], ["Alphabet"]),
        ("trailing-bits", "{SSHA}" + bumped(b64(base64.b64decode(body) + b"x", True)), ["Base64"]), ("one-padding-of-two", text[:-1], ["Base64"]),
        ("padding-doubled", text + "=", ["Base64"]), ("hex-odd", "{SSHA.HEX}" + base64.b64decode(body).hex()[:-1], ["Length"]), ("hex-letter", "{SSHA.HEX}" + base64.b64decode(body).hex()[:-1] + "g", ["Alphabet"]),
        ("hex-as-base64", "{SSHA.B64}" + base64.b64decode(body).hex()[:26], ["Length"]), ("space-inside", "{SSHA} " + body, ["Whitespace"]), ("name-inside", "{SSHA}{SSHA}" + body, ["Alphabet"]),
    ]:
        v.broken(id, broken, flags)
    v.ends(text)
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    for id, broken in [("no-brace", text[1:]), ("unknown-name", "{SSHA999}" + body), ("unknown-encoding", "{SSHA.RAW}" + body)]:
        v.broken(f"unclaimed-{id}", broken, ["NoPrefix"], "unrecognized")
        v.broken(f"{id}-declared", broken, ["Grammar"], scheme=v.scheme)
    v.write()


def spring_digest():
    v = Spelling("spring-digest")
    v.source("spring", "Spring Security, the tests and the documentation of MessageDigestPasswordEncoder and Md4PasswordEncoder", SPECIFICATION, "as quoted; confirmed with hashlib or passlib, and PHP")
    v.source("construction", "MessageDigestPasswordEncoder: {salt} and the digest of the password and {salt}", IMPLEMENTATION, "make_directory.py with hashlib, MD4 with passlib; confirmed with PHP")
    v.source("grammar", "DelegatingPasswordEncoder's {id} before MessageDigestPasswordEncoder's {salt}digest, in hex or base 64", SPECIFICATION, "written by hand")
    names = {"{MD4}": "md4", "{MD5}": "md5", "{SHA-1}": "sha1", "{SHA-256}": "sha256", "{SHA-384}": "sha384", "{SHA-512}": "sha512"}

    def write(name, password, salt="salt", base=False, digest=None):
        made = hashed(digest or names[name], octets(password) + f"{{{salt}}}".encode())
        return f"{name}{{{salt}}}{b64(made, True) if base else made.hex()}"

    # What Spring's own code reads: the encoder's text without a name is of the digest that the application chose.
    for id, name, digest, password, text in [
        ("md5", "{MD5}", "md5", "abc123", "{THIS_IS_A_SALT}a68aafd90299d0b137de28fb4bb68573"), ("md5-base64", "{MD5}", "md5", "abc123", "{THIS_IS_A_SALT}poqv2QKZ0LE33ij7S7aFcw=="),
        ("md5-empty-salt", "{MD5}", "md5", "password", "{}f1026a66095fc2058c1f8771ed05d6da"), ("md5-salt", "{MD5}", "md5", "password", "{salt}ce421738b1c5540836bdc8ff707f1572"),
        ("md5-documentation", "{MD5}", "md5", "password", "{thisissalt}2a4e7104c2780098f50ed5a84bb2323d"), ("sha1", "{SHA-1}", "sha1", "abc123", "{THIS_IS_A_SALT}b2f50ffcbd3407fe9415c062d55f54731f340d32"),
        ("sha256", "{SHA-256}", "sha256", "abc123", "{THIS_IS_A_SALT}4b79b7de23eb23b78cc5ede227d532b8a51f89b2ec166f808af76b0dbedc47d7"),
        ("md4", "{MD4}", "md4", "ww_uni123", "{Alan K Stewart}ZplT6P5Kv6Rlu6W4FIoYNA=="), ("md4-documentation", "{MD4}", "md4", "password", "{thisissalt}6cc7924dad12ade79dfb99e424f25260"),
    ]:
        salt = text[1:text.index("}")]
        assert write("", password, salt, text.endswith("="), digest) == text, id
        v.case(f"spring-{id}-named", "spring", password, name + text, "match", ["EmptySalt"] if not salt else [])
        if digest != "md4":
            v.case(f"spring-{id}", "spring", password, text, "match", ["EmptySalt"] if not salt else [], scheme=v.scheme)
            v.case(f"spring-{id}-wrong", "spring", password + "x", text, "mismatch", scheme=v.scheme)
    for name in names:
        key = name[1:-1].lower()
        text = write(name, "password", "kMNYTIRdyz/0b7x4BbIm4xjsVZzDPVbJVqaYBCEcYHY=")
        v.case(f"{key}-generated-salt", "construction", "password", text, "match", comment="a salt as Spring generates it")
        v.case(f"{key}-wrong", "construction", "Password", text, "mismatch")
        v.case(f"{key}-base64", "construction", "password", write(name, "password", base=True), "match")
        v.case(f"{key}-lower-case", "construction", "password", write(name, "password").replace(name, name.lower()), "match", ["UpperCase"], canonical=write(name, "password"))
    for id, salt, flags in [("opening-brace", "a{b", []), ("dollar", "$2a$10$x", []), ("space", "a b", []), ("non-ascii", "sälz", ["NonASCII"]), ("long", "x" * 300, ["LongSalt"]), ("digest-name", "MD5", [])]:
        v.case(f"salt-{id}", "construction", "password", write("{SHA-256}", "password", salt), "match", flags)
    v.passwords("construction", lambda password: write("{SHA-256}", password))
    text = write("{SHA-256}", "password")
    digest = text[-64:]
    v.case("digest-in-upper-case", "construction", "password", text[:-64] + digest.upper(), "match", ["UpperCase"], canonical=text)
    v.case("salt-in-other-case", "construction", "password", text.replace("{salt}", "{Salt}"), "mismatch")
    v.case("braces-are-hashed", "construction", "password", "{SHA-256}{salt}" + hashed("sha256", b"passwordsalt").hex(), "mismatch", comment="salt without its braces")
    v.case("declared", "construction", "password", text, "match", scheme=v.scheme)
    for id, broken, flags in [
        ("digest-short", text[:-2], ["Length"]), ("digest-long", text + "00", ["Length"]), ("digest-odd", text[:-1], ["Length"]), ("digest-letter", text[:-1] + "g", ["Alphabet"]),
        ("other-length", "{MD5}{salt}" + digest, ["Length"]), ("no-digest", "{SHA-256}{salt}", ["Length"]), ("salt-open", "{SHA-256}{salt" + digest, ["Grammar"]),
        ("base64-short", "{SHA-256}{salt}" + b64(bytes(31), True), ["Length"]), ("base64-trailing-bits", "{SHA-256}{salt}" + bumped(b64(bytes(32), True)), ["Base64"]),
        ("two-salts", "{SHA-256}{a}{b}" + digest, ["Alphabet"]),
    ]:
        v.broken(id, broken, flags)
    v.ends(text)
    v.broken("no-salt", "{SHA-256}" + digest, ["Grammar"], scheme=v.scheme, comment="the unsalted form, which is sha")
    v.broken("bare-unknown-length", "{salt}" + "0" * 30, ["Length"], scheme=v.scheme)
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    v.case("bare-undeclared", "grammar", "password", write("", "password", digest="sha256"), "ambiguous", ["Undeclared"])
    v.case("bare-md5-undeclared", "grammar", "password", write("", "password", digest="md5"), "ambiguous", ["Undeclared"], comment="MD4 has the same length")
    v.broken("unclaimed-name", "{WHIRLPOOL}{salt}" + digest, ["NoPrefix"], "unrecognized")
    v.write()


def spring_standard():
    v = Spelling("spring-standard", declared=True)
    v.source("construction", "Spring Security, StandardPasswordEncoder and Digester: 8 bytes of salt, and SHA-256 applied 1,024 times to salt, secret and password", IMPLEMENTATION,
             "make_directory.py with hashlib; the chain of digests confirmed with PHP, and by DigesterTests")
    v.source("grammar", "StandardPasswordEncoder: 80 hex digits", SPECIFICATION, "written by hand")

    def chain(digest, message, count):
        for _ in range(count):
            message = hashlib.new(digest, message).digest()
        return message

    assert chain("sha1", b"text", 3).hex() == "3cfa28da425eca5b894f0af2b158adf7001e000f", "DigesterTests"

    def write(password, salt=b"01234567", secret=b""):
        made = chain("sha256", salt + secret + octets(password), 1024)
        loop = '$m = hex2bin($argv[1]); for ($i = 0; $i < 1024; $i++) { $m = hash("sha256", $m, true); } echo bin2hex($m);'
        repeated = subprocess.run(["php", "-r", loop, (salt + secret + octets(password)).hex()], capture_output=True, text=True, check=True)
        assert repeated.stdout == made.hex()
        return (salt + made).hex()

    for id, salt, flags in [("text", b"01234567", []), ("binary", BINARY[:8], ["BinarySalt"]), ("zeros", bytes(8), ["BinarySalt"])]:
        v.case(f"salt-{id}", "construction", "password", write("password", salt), "match", flags)
    for id, secret, flags in [("text", "secret", []), ("non-ascii", "gehéim", ["NonASCII"]), ("long", "x" * 100, [])]:
        v.case(f"secret-{id}", "construction", "password", write("password", secret=secret.encode()), "match", flags, options={"sourcePepper": secret})
    v.case("secret-wrong", "construction", "password", write("password", secret=b"secret"), "mismatch", options={"sourcePepper": "Secret"})
    v.case("secret-missing", "construction", "password", write("password", secret=b"secret"), "mismatch", comment="the text does not say whether there was one")
    v.case("secret-too-many", "construction", "password", write("password"), "mismatch", options={"sourcePepper": "secret"})
    v.case("secret-empty", "construction", "password", write("password"), "match", options={"sourcePepper": ""}, canonical=write("password"), canonical_options={})
    v.passwords("construction", write)
    text = write("password")
    v.case("wrong", "construction", "Password", text, "mismatch")
    v.case("upper-case", "construction", "password", text.upper() if text.upper() != text else text, "match", ["UpperCase"], canonical=text)
    for id, broken, flags in [("78-digits", text[:-2], ["Length"]), ("82-digits", text + "00", ["Length"]), ("79-digits", text[:-1], ["Length"]), ("64-digits", text[16:], ["Length"]), ("empty", "", ["Length"]),
                              ("letter", text[:-1] + "g", ["Alphabet"]), ("base64", b64(bytes.fromhex(text), True), ["Alphabet"])]:
        v.broken(id, broken, flags)
    v.ends(text)
    v.broken("salt-option", text, ["UnexpectedOption"], options={"salt": "saltsalt"})
    v.case("undeclared", "grammar", "password", text, "ambiguous", ["Undeclared"], scheme=None)
    v.write()


for make_file in (ldap, spring_digest, spring_standard):
    make_file()

"""Drupal 7: $S$, and the update's U$S$ and U$P$ over an MD5."""

import hashlib
import subprocess

from passlib.hash import phpass

from common import (COMPOSED, CRYPT64, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, encode64,
                    octets)

FLAGS = {
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "a password of many bytes",
    "TooLong": "more than the 512 bytes that Drupal takes",
    "AnySalt": "bytes of salt that are none of ./0-9A-Za-z",
    "OverLimit": "well-formed, and above the default limit of 2^20 calls",
    "Count": "the count character is outside 7 to 30",
    "Length": "not 55 characters, or 34 behind U$P$",
    "Alphabet": "a character outside ./0-9A-Za-z",
    "TrailingBits": "the four unused bits of the last character are not zero",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "NoPrefix": "not the prefix: not claimed",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
}

PHP = r"""
$password = hex2bin($argv[1]); $salt = hex2bin($argv[2]); $count = 1 << (int) $argv[3];
$hash = hash($argv[4], $salt . $password, true);
do { $hash = hash($argv[4], $hash . $password, true); } while (--$count);
echo bin2hex($hash);
"""


def iterated(algorithm, password, salt, log2):
    """In Python and in PHP."""
    digest = hashlib.new(algorithm, salt + password).digest()
    for _ in range(1 << log2):
        digest = hashlib.new(algorithm, digest + password).digest()
    run = subprocess.run(["php", "-r", PHP, "--", password.hex(), salt.hex(), str(log2), algorithm], capture_output=True, text=True, check=True)
    assert run.stdout == digest.hex(), (run.stdout, run.stderr)
    return digest


def drupal(password, log2=7, salt="saltsalt"):
    return f"$S${CRYPT64[log2]}{salt}" + encode64(iterated("sha512", octets(password), salt.encode(), log2))[:43]


def md5(password):
    return hashlib.md5(octets(password)).hexdigest()


def migrated(password, log2=7, salt="saltsalt"):
    return "U" + drupal(md5(password), log2, salt)


def migrated_phpass(password, log2=7, salt="saltsalt", prefix="$P$"):
    text = f"{prefix}{CRYPT64[log2]}{salt}" + encode64(iterated("md5", md5(password).encode(), salt.encode(), log2))
    if set(salt) <= set(CRYPT64):
        assert phpass.verify(md5(password), text)
    return "U" + text


class Family(Vectors):
    def add(self, *arguments, flags=(), **more):
        for flag in flags:
            self.flags.setdefault(flag, FLAGS[flag])
        super().add(*arguments, flags=flags, **more)

    def bad(self, id, text, flags, expect="malformed", **more):
        self.add(id, "grammar", "password", text, expect, flags=flags, **more)

    def passwords(self, make, prefix=""):
        for id, password, flags in [("password", "password", []), ("empty", "", ["EmptyPassword"]), ("composed", COMPOSED, ["NonASCII"]), ("decomposed", DECOMPOSED, ["NonASCII"]),
                                    ("not-utf8", NOT_UTF8, ["NotUTF8"]), ("nul-inside", WITH_NUL, ["NULInPassword"]), ("nul-only", b"\0", ["NULInPassword"])]:
            self.add(prefix + id, "php", password, make(password), "match", flags=flags)
        self.add(prefix + "wrong", "php", "Password", make("password"), "mismatch")
        self.add(prefix + "empty-for-another", "php", "", make("password"), "mismatch", flags=["EmptyPassword"])
        self.add(prefix + "other-form", "php", DECOMPOSED, make(COMPOSED), "mismatch", flags=["NonASCII"])
        self.add(prefix + "nul-cut", "php", b"pass", make(WITH_NUL), "mismatch", flags=["NULInPassword"])
        for count in (15, 16, 39, 47, 48, 63, 64, 71, 72, 73, 127, 128, 512):
            self.add(f"{prefix}{count}-bytes", "php", ascii_password(count), make(ascii_password(count)), "match", flags=["LongPassword"])

    def grammar(self, base, prefix, digest_count):
        head = base[:-digest_count - 9]
        place = len(head)
        for log2 in (21, 25, 30):
            self.bad(f"{prefix}count-{log2}", head + CRYPT64[log2] + base[place + 1:], ["OverLimit"], "refused")
        for log2 in (0, 1, 6, 31, 63):
            self.bad(f"{prefix}count-{log2}", head + CRYPT64[log2] + base[place + 1:], ["Count"])
        for id, text, flags in [
            ("count-character", head + "!" + base[place + 1:], ["Count", "Alphabet"]), ("cut", base[:-1], ["Length"]), ("longer", base + ".", ["Length"]), ("setting-only", base[:place + 9], ["Length"]),
            ("prefix-only", head, ["Length"]), ("digest-plus", base[:-1] + "+", ["Alphabet"]), ("digest-equals", base[:-1] + "=", ["Alphabet"]), ("digest-dash", base[:-9] + "-" + base[-8:], ["Alphabet"]),
            ("digest-non-ascii", base[:-2] + "é", ["Alphabet"]), ("trailing-space", base + " ", ["Whitespace", "Length"]), ("trailing-newline", base + "\n", ["Whitespace", "Length"]),
            ("newline-for-last", base[:-1] + "\n", ["Whitespace", "Alphabet"]), ("trailing-nul", base + "\0", ["NULInHash", "Length"]), ("very-long", base + "." * 1024, ["Length"]),
            ("whole-digest", base + "." * 43, ["Length"]),
        ]:
            self.bad(prefix + id, text, flags)
        self.bad(prefix + "salt-option", base, ["UnexpectedOption"], options={"salt": "x"})
        self.bad(prefix + "declared-cut", base[1:], ["NoPrefix", "Declared"], scheme=self.scheme)
        self.bad(prefix + "leading-space", " " + base, ["NoPrefix", "Whitespace"], "unrecognized")
        self.bad(prefix + "leading-space-declared", " " + base, ["NoPrefix", "Whitespace", "Declared"], scheme=self.scheme)
        self.bad(prefix + "lower-case", base.lower(), ["NoPrefix"], "unrecognized")
        self.add(prefix + "declared", "php", "password", base, "match", scheme=self.scheme, flags=["Declared"])


def sources(v):
    v.source("php", "The public algorithm, in PHP", IMPLEMENTATION, "make_drupal.py; confirmed with hashlib of Python")
    v.source("dokuwiki", "DokuWiki's test suite, auth_password.test.php", SPECIFICATION, "as quoted; confirmed with the PHP and hashlib")


v = Family("drupal-sha512")
sources(v)
v.source("grammar", "Drupal 7 includes/password.inc: 55 bytes, count 7 to 30, any salt, 512 bytes of password", SPECIFICATION, "written by hand")
TEXT = "$S$D7JxIm0f7QKO3zjwVS1RH4AW8sYvmLjO0.Rn4swH0JVt6OrZ4yzZ"
assert drupal("drupal_sha512", CRYPT64.index(TEXT[3]), TEXT[4:12]) == TEXT
v.add("dokuwiki", "dokuwiki", "drupal_sha512", TEXT, "match", comment="2^15 calls")
v.add("dokuwiki-wrong", "dokuwiki", "drupal_sha256", TEXT, "mismatch")
v.passwords(drupal)
for log2 in (8, 9, 10, 11, 12, 14, 16):
    v.add(f"count-{log2}", "php", "password", drupal("password", log2), "match")
for id, salt in [("dots", "........"), ("z", "zzzzzzzz"), ("mixed", "./09AZaz")]:
    v.add("salt-" + id, "php", "password", drupal("password", salt=salt), "match")
for id, salt in [("space", "salt sal"), ("dollar", "sa$tsa$t"), ("non-ascii", "sältßal"[:6]), ("zero-byte", "salt\0sal"), ("colon", "a:b:c:d:")]:
    assert len(salt.encode()) == 8, salt
    v.add("salt-" + id, "php", "password", drupal("password", salt=salt), "match", flags=["AnySalt"], comment="_password_crypt() takes any eight bytes")
for count in (513, 600):
    v.add(f"{count}-bytes", "grammar", ascii_password(count), drupal("password"), "unsupported", flags=["TooLong"], comment="_password_crypt() refuses it")
v.grammar(drupal("password"), "", 43)
v.bad("empty-text", "", ["NoPrefix"], "unrecognized")
v.bad("phpass-length", drupal("password")[:34], ["Length"])
v.write()

v = Family("drupal-migrated-md5")
sources(v)
v.source("grammar", "Drupal 7 includes/password.inc and user_update_7000(): U before a hash of 55 or 34 bytes", SPECIFICATION, "written by hand")
TEXT = "U$S$9c47LGZuhR6TvhRQXzymkJIQ3mXthUCc6KDEGTt4B7eOL/H9Ykuy"
assert migrated("pouette1234", CRYPT64.index(TEXT[4]), TEXT[5:13]) == TEXT
v.add("dokuwiki", "dokuwiki", "pouette1234", TEXT, "match", comment="2^11 calls, as the update writes")
v.add("dokuwiki-wrong", "dokuwiki", "pouette123", TEXT, "mismatch")
v.passwords(migrated)
v.passwords(migrated_phpass, "md5-")
for log2 in (8, 11, 12):
    v.add(f"count-{log2}", "php", "password", migrated("password", log2), "match")
    v.add(f"md5-count-{log2}", "php", "password", migrated_phpass("password", log2), "match")
v.add("md5-h", "php", "password", migrated_phpass("password", prefix="$H$"), "match", comment="$H$ is $P$")
v.add("600-bytes", "php", ascii_password(600), migrated(ascii_password(600)), "match", flags=["LongPassword"], comment="Drupal's limit sees the MD5")
v.add("not-md5", "php", "password", "U" + drupal("password"), "mismatch")
v.add("md5-not-md5", "php", "password", "U" + migrated_phpass("password")[1:].replace(migrated_phpass("password")[-22:], encode64(iterated("md5", b"password", b"saltsalt", 7))), "mismatch")
v.add("hex-of-password", "php", md5("password"), migrated("password"), "mismatch", comment="the MD5 itself does not log in")
v.grammar(migrated("password"), "", 43)
v.grammar(migrated_phpass("password"), "md5-", 22)
TWICE = migrated_phpass("password")
TWICE = TWICE[:-1] + CRYPT64[CRYPT64.index(TWICE[-1]) | 4]
v.bad("md5-last-character", TWICE, ["TrailingBits"])
v.bad("empty-text", "", ["NoPrefix"], "unrecognized")
for id, text in [("u-only", "U$"), ("unknown-inner", "U$6$" + migrated("password")[4:]), ("bare-md5", "U$" + md5("password")), ("double-u", "UU" + migrated("password")[1:])]:
    if id == "double-u":
        v.bad(id, text, ["NoPrefix"], "unrecognized")
    else:
        v.bad(id, text, ["Length"])
v.write()

"""crypt(3) and its kin: md5-crypt, apr1, sha-crypt, sha1-crypt, Sun MD5, yescrypt, NT, DES, BSDi, bigcrypt, crypt16, AIX.

libxcrypt makes what it has, and a second implementation confirms each: passlib's own code, pyescrypt (yescrypt's C), the
GOST engine of OpenSSL, `openssl passwd`, or a few lines of Python here. A password ends at its first NUL.
"""

import hashlib
import subprocess

from passlib.crypto._md4 import md4
from passlib.hash import (apr_md5_crypt, bigcrypt, bsdi_crypt, crypt16, des_crypt, md5_crypt, sha1_crypt, sha256_crypt,
                          sha512_crypt, sun_md5_crypt)
from pyescrypt import Mode, Yescrypt

from common import (COMPOSED, CRYPT64, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors,
                    ascii_password, crypt, encode64, octets)

for handler in (md5_crypt, sha1_crypt, sha256_crypt, sha512_crypt, des_crypt, bsdi_crypt, apr_md5_crypt):
    if hasattr(handler, "set_backend"):
        handler.set_backend("builtin")

FLAGS = {
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, at which it ends",
    "LongPassword": "a password of many bytes",
    "TooLong": "more than the 511 bytes that libxcrypt takes",
    "Cut": "only so many bytes of the password count",
    "SevenBits": "the highest bit of each byte of the password is ignored",
    "NoSalt": "the salt is empty",
    "LongSalt": "the salt is longer than the format's, and cut",
    "OddSalt": "a salt of other characters than ./0-9A-Za-z",
    "Rounds": "other rounds than the format's own",
    "Clamped": "rounds outside the format, moved to the nearer end",
    "OverLimit": "well-formed, and over a default limit",
    "Expensive": "takes a second or 256 MiB",
    "Length": "not so many characters",
    "Alphabet": "a character that cannot stand there",
    "TrailingBits": "the unused bits of the last character are not zero",
    "Fields": "fields missing or too many",
    "Number": "not a number of the format",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "NoPrefix": "not the prefix: not claimed",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
    "Undeclared": "nothing declares the scheme, and the text alone does not say it",
    "UpperCase": "hex digits in upper case, written in lower case",
    "Flavor": "another flavor of yescrypt than its own",
}


def used(password):
    """What crypt(3) sees of a password."""
    return octets(password).split(b"\0")[0]


class Family(Vectors):
    """The vectors of one scheme: `make` gives the stored text of a password under a setting and confirms it."""

    def __init__(self, scheme, make, declared=False, main="libxcrypt"):
        super().__init__(scheme)
        self.make = make
        self.main = main
        self.declared = scheme if declared else None

    def match(self, id, password, setting, flags=(), comment="", **more):
        text = self.make(used(password), setting)
        self.add(id, self.main, password, text, "match", flags=flags, comment=comment, scheme=self.declared, **more)
        return text

    def no(self, id, password, text, flags=(), comment=""):
        self.add(id, self.main, password, text, "mismatch", flags=flags, comment=comment, scheme=self.declared)

    def passwords(self, setting, lengths):
        """What every scheme is shown."""
        text = self.match("password", "password", setting)
        self.no("wrong-password", "Password", text)
        self.no("password-and-more", "passwor", text)
        self.match("empty-password", "", setting, ["EmptyPassword"])
        self.no("empty-for-another", "", text, ["EmptyPassword"])
        self.match("composed", COMPOSED, setting, ["NonASCII"])
        self.match("not-utf8", NOT_UTF8, setting, ["NotUTF8"])
        self.match("nul-inside", WITH_NUL, setting, ["NULInPassword"], "hashed as the bytes before it")
        self.no("nul-at-once", b"\0password", text, ["NULInPassword"])
        self.match("nul-only", b"\0", setting, ["NULInPassword"], "the same as an empty password")
        self.match("nul-cut", b"pass", setting, comment="what is left of the one with a NUL")
        for count in lengths:
            self.match(f"{count}-bytes", ascii_password(count), setting, ["LongPassword"] if count > 16 else [])
        return text

    def forms(self, base):
        long = self.make(used(DECOMPOSED), base)
        self.match("decomposed", DECOMPOSED, base, ["NonASCII"])
        self.no("other-form", COMPOSED, long, ["NonASCII"])

    def too_long(self, text):
        for count in (512, 600):
            self.add(f"{count}-bytes", "grammar", ascii_password(count), text, "unsupported", scheme=self.declared,
                     flags=["TooLong"], comment="no crypt(3) of libxcrypt has made a hash of it")
        self.no("512-bytes-nul", ascii_password(20).encode() + b"\0" * 600, text, ["NULInPassword"],
                "the bytes behind a NUL do not count")

    def bad(self, id, text, flags, password="password", comment="", scheme=None, options=None, expect="malformed"):
        self.add(id, "grammar", password, text, expect, flags=flags, comment=comment, options=options,
                 scheme=scheme or (self.declared if expect == "malformed" else None))

    def broken(self, base, prefix, digest_count, unused_bits=0):
        """What every text with a prefix and a digest at its end is shown."""
        head, digest = base[:-digest_count], base[-digest_count:]
        self.bad("digest-cut", base[:-1], ["Length"])
        self.bad("digest-longer", base + ".", ["Length"])
        self.bad("digest-missing", head, ["Length"])
        self.bad("digest-plus", head + "+" + digest[1:], ["Alphabet"])
        self.bad("digest-equals", base[:-1] + "=", ["Alphabet"])
        self.bad("digest-dash", head + digest[:5] + "-" + digest[6:], ["Alphabet"])
        self.bad("digest-non-ascii", head + digest[:-2] + "é", ["Alphabet"])
        if unused_bits:
            twice = base[:-1] + CRYPT64[CRYPT64.index(base[-1]) | unused_bits]
            assert twice != base
            self.bad("last-character", twice, ["TrailingBits"], comment="crypt(3) compares text and never matches")
        self.bad("trailing-space", base + " ", ["Whitespace", "Length"])
        self.bad("trailing-newline", base + "\n", ["Whitespace", "Length"])
        self.bad("trailing-nul", base + "\0", ["NULInHash", "Length"])
        self.bad("very-long", base + "." * 2000, ["Length"])
        self.bad("salt-option", base, ["UnexpectedOption", "Declared"], options={"salt": "x"}, scheme=self.scheme)
        if self.declared:
            return
        self.bad("prefix-only", prefix, ["Fields"])
        self.match_declared(base)
        for id, text, flags in [("leading-space", " " + base, ["NoPrefix", "Whitespace"]),
                                ("no-first-character", base[1:], ["NoPrefix"]), ("empty-text", "", ["NoPrefix"])]:
            self.bad(id, text, flags, expect="unrecognized")
            self.bad(id + "-declared", text, flags + ["Declared"], scheme=self.scheme)

    def match_declared(self, base):
        self.add("declared", self.main, "password", base, "match", scheme=self.scheme, flags=["Declared"])

    def write(self):
        for flag in sorted({f for c in self.cases for f in c["flags"]}):
            self.flag(flag, FLAGS[flag])
        super().write()

    def add(self, id, source, *arguments, flags=(), **more):
        # The flags that a scheme uses are declared when it is written.
        for flag in flags:
            self.flags.setdefault(flag, FLAGS[flag])
        super().add(id, source, *arguments, flags=flags, **more)


def grammar(v, text):
    v.source("grammar", text, SPECIFICATION, "written by hand")


def confirmed(text, *others):
    for other in others:
        assert other == text, (text, other)
    return text


# MARK: md5-crypt and its kin

def md5_crypt_plain(password, salt, magic):
    """Poul-Henning Kamp's algorithm, in Python."""
    salt = salt.encode()[:8]
    inner = hashlib.md5(password + salt + password).digest()
    text = password + magic + salt + (inner * (len(password) // 16 + 1))[:len(password)]
    count = len(password)
    while count:
        text += b"\0" if count & 1 else password[:1]
        count >>= 1
    digest = hashlib.md5(text).digest()
    for i in range(1000):
        digest = hashlib.md5((password if i & 1 else digest) + (salt if i % 3 else b"") + (password if i % 7 else b"")
                             + (digest if i & 1 else password)).digest()
    order = [12, 6, 0, 13, 7, 1, 14, 8, 2, 15, 9, 3, 5, 10, 4, 11]
    return encode64(bytes(digest[i] for i in order))


def openssl_passwd(option, password, salt):
    # The command line takes text without line ends; the rest is confirmed by the others alone.
    if not password or b"\n" in password or len(password) > 256:
        return None
    run = subprocess.run(["openssl", "passwd", option, "-noverify", "-stdin", "-salt", salt], input=password + b"\n",
                         capture_output=True, check=True)
    return run.stdout.decode().strip()


def passlib_text(handler, password, **settings):
    return handler(use_defaults=False, **settings)._calc_checksum(password)


def make_md5(password, salt):
    text = crypt(password, "$1$" + salt)
    cut = salt[:8]
    plain = "$1$" + cut + "$" + md5_crypt_plain(password, salt, b"$1$")
    assert text == plain
    if set(cut) <= set(CRYPT64) and password:
        assert md5_crypt.verify(password, text)
    return text


LENGTHS = (1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 55, 56, 63, 64, 65, 71, 72, 73, 127, 128, 129, 255, 256)

v = Family("md5-crypt", make_md5)
v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION,
         "make_crypt.py; confirmed with passlib.hash.md5_crypt 1.7.4 and with the algorithm in Python")
v.source("dokuwiki", "DokuWiki's test suite, auth_password.test.php", SPECIFICATION,
         "as quoted; confirmed with libxcrypt and the algorithm in Python")
grammar(v, "FreeBSD crypt-md5.c and libxcrypt crypt-md5.c: a salt of up to 8 characters, 22 characters")
base = v.passwords("saltsalt", LENGTHS)
v.forms("saltsalt")
for password, text in [("foosmd5", "$1$abcdefgh$SYbjm2AEvSoHG7Xapi8so."), ("foo", "$1$$n1rTiFE0nRifwV/43bVon/")]:
    assert make_md5(password.encode(), text.split("$")[2]) == text
    v.add("dokuwiki-" + password, "dokuwiki", password, text, "match", flags=["NoSalt"] if "$$" in text else [])
    v.add("dokuwiki-" + password + "-wrong", "dokuwiki", "bar", text, "mismatch", flags=["NoSalt"] if "$$" in text else [])
for id, salt, flags in [("one-character", "s", []), ("seven", "saltsal", []), ("dots", "........", []), ("edges", "./09AZaz", []),
                        ("odd", "a-b@c=d,", ["OddSalt"]), ("empty", "", ["NoSalt"])]:
    v.match("salt-" + id, "password", salt, flags)
v.add("salt-nine", "libxcrypt", "password", "$1$saltsalts" + base[11:], "match", canonical=base, flags=["LongSalt"],
      comment="libxcrypt cuts it after eight characters")
v.match("511-bytes", ascii_password(511), "saltsalt", ["LongPassword"])
v.broken(base, "$1$", 22, 0b001100)
for id, text, flags in [("no-salt-no-digest", "$1$$", ["Fields"]), ("salt-only", "$1$saltsalt", ["Fields"]),
                        ("three-fields", "$1$salt$salt$" + base[-22:], ["Fields"]), ("salt-space", base.replace("saltsalt", "salt sal"), ["Alphabet"]),
                        ("salt-colon", base.replace("saltsalt", "salt:sal"), ["Alphabet"]), ("salt-star", base.replace("saltsalt", "salt*sal"), ["Alphabet"]),
                        ("salt-non-ascii", base.replace("saltsalt", "saltsäl"), ["Alphabet"]), ("salt-nul", base.replace("saltsalt", "salt\0sal"), ["NULInHash", "Alphabet"]),
                        ("rounds", "$1$rounds=1000$saltsalt$" + base[-22:], ["Fields"])]:
    v.bad(id, text, flags)
v.write()


def make_apr1(password, salt):
    plain = "$apr1$" + salt[:8] + "$" + md5_crypt_plain(password, salt, b"$apr1$")
    openssl = openssl_passwd("-apr1", password, salt[:8]) if salt else None
    assert openssl in (None, plain), (openssl, plain)
    if set(salt[:8]) <= set(CRYPT64):
        assert passlib_text(apr_md5_crypt, password, salt=salt[:8]) == plain[-22:]
    return plain


v = Family("apr1-crypt", make_apr1, main="passlib")
v.source("passlib", "passlib.hash.apr_md5_crypt 1.7.4 and openssl passwd -apr1", IMPLEMENTATION,
         "make_crypt.py; confirmed with the algorithm in Python")
v.source("apache", "Apache's documentation, Password Formats: \"myPassword\"", SPECIFICATION,
         "as quoted; confirmed with openssl passwd -apr1 and passlib")
v.source("dokuwiki", "DokuWiki's test suite, auth_password.test.php", SPECIFICATION, "as quoted; confirmed with openssl passwd -apr1 and passlib")
grammar(v, "Apache apr_md5.c: a salt of up to 8 characters, 22 characters")
base = v.passwords("saltsalt", LENGTHS)
v.forms("saltsalt")
for source, password, text in [("apache", "myPassword", "$apr1$r31.....$HqJZimcKQFAMYayBlzkrA/"), ("dokuwiki", "fooapr1", "$apr1$abcdefgh$C/GzYTF4kOVByYLEoD5X4.")]:
    assert make_apr1(password.encode(), text.split("$")[2]) == text
    v.add(source, source, password, text, "match")
    v.add(source + "-wrong", source, password + "x", text, "mismatch")
for id, salt, flags in [("one-character", "s", []), ("dots", "........", []), ("edges", "./09AZaz", []), ("empty", "", ["NoSalt"])]:
    v.match("salt-" + id, "password", salt, flags)
v.no("md5-crypt", "password", "$apr1$" + make_md5(b"password", "saltsalt")[3:], comment="the digest of $1$")
v.add("salt-nine", "passlib", "password", "$apr1$saltsalts" + base[14:], "match", canonical=base, flags=["LongSalt"])
v.broken(base, "$apr1$", 22, 0b001100)
for id, text, flags in [("salt-only", "$apr1$saltsalt", ["Fields"]), ("three-fields", "$apr1$salt$salt$" + base[-22:], ["Fields"]),
                        ("salt-space", base.replace("saltsalt", "salt sal"), ["Alphabet"]), ("salt-colon", base.replace("saltsalt", "salt:sal"), ["Alphabet"])]:
    v.bad(id, text, flags)
v.write()


def make_smd5(password, salt):
    plain = "{smd5}" + salt[:8] + "$" + md5_crypt_plain(password, salt, b"")
    openssl = openssl_passwd("-aixmd5", password, salt[:8]) if salt else None
    assert openssl in (None, plain[6:]), (openssl, plain)
    return plain


v = Family("aix-smd5", make_smd5, main="openssl")
v.source("openssl", "openssl passwd -aixmd5 of OpenSSL 3.0", IMPLEMENTATION, "make_crypt.py; confirmed with md5-crypt's algorithm in Python, without a magic text")
v.source("rudder", "Rudder's test suite, HashAlgoTest.scala: \"secret\"", SPECIFICATION, "as quoted; confirmed with openssl passwd -aixmd5")
grammar(v, "OpenSSL apps/passwd.c and Rudder AixPasswordHashAlgo.scala: a salt of up to 8 characters, 22 characters")
base = v.passwords("saltsalt", (1, 7, 8, 9, 15, 16, 17, 55, 56, 64, 72, 128, 255, 256))
v.forms("saltsalt")
RUDDER = "{smd5}tyiOfoE4$r5HleyKHVdL3dg9ouzcZ80"
assert make_smd5(b"secret", "tyiOfoE4") == RUDDER
v.add("rudder", "rudder", "secret", RUDDER, "match")
v.add("rudder-wrong", "rudder", "Secret", RUDDER, "mismatch")
for id, salt, flags in [("one-character", "s", []), ("edges", "./09AZaz", [])]:
    v.match("salt-" + id, "password", salt, flags)
v.no("md5-crypt", "password", "{smd5}" + make_md5(b"password", "saltsalt")[3:], comment="the digest of $1$")
v.add("salt-nine", "openssl", "password", "{smd5}saltsalts" + base[14:], "match", canonical=base, flags=["LongSalt"])
v.broken(base, "{smd5}$", 22, 0b001100)
for id, text, flags in [("three-fields", "{smd5}06$salt$" + base[-22:], ["Fields"]), ("salt-space", base.replace("saltsalt", "salt sal"), ["Alphabet"])]:
    v.bad(id, text, flags)
v.write()


# MARK: AIX, PBKDF2

def make_ssha(password, setting):
    """`{ssha256}06$salt`: PBKDF2, encoded from the highest bits of each group, the last of which is cut."""
    name, rest = setting[1:].split("}")
    cost, salt = rest.split("$")
    digest = hashlib.pbkdf2_hmac(name[1:], password, salt.encode(), 2 ** int(cost))
    filled = digest + bytes(-len(digest) % 3)
    text = ""
    for i in range(0, len(filled), 3):
        value = int.from_bytes(filled[i:i + 3], "big")
        text += "".join(CRYPT64[value >> 6 * k & 63] for k in range(4))
    return f"{setting}${text[:(8 * len(digest) + 5) // 6]}"


v = Family("aix-ssha", make_ssha, main="hashlib")
v.source("hashlib", "hashlib.pbkdf2_hmac of Python (OpenSSL), encoded as Rudder's AixPasswordHashAlgo.scala does", IMPLEMENTATION,
         "make_crypt.py; the encoding confirmed with Rudder's examples")
v.source("rudder", "Rudder's test suite, HashAlgoTest.scala: \"secret\"", SPECIFICATION, "as quoted; confirmed with hashlib")
grammar(v, "Rudder AixPasswordHashAlgo.scala and AIX' pwdalg.cfg: two digits of cost from 01 to 31, a salt, 27, 43 or 86 characters")
base = v.passwords("{ssha256}06$saltsaltsaltsalt", (8, 63, 64, 65, 71, 72, 73, 128, 255))
v.forms("{ssha256}06$saltsaltsaltsalt")
for name, text in [("ssha1", "{ssha1}12$tyiOfoE4WXucUfh/$1olYn48enIIKGOOs0ve/GE.k.sF"), ("ssha1-10", "{ssha1}10$tyiOfoE4WXucUfh/$WoHzlMSRBEZW4wygWnlWMxDn..3"),
                   ("ssha256", "{ssha256}12$tyiOfoE4WXucUfh/$YDkcqbY5oKk4lwQ4pVKPy8o4MqcfVpp1ZxxvSfP0.wS"),
                   ("ssha512", "{ssha512}10$tyiOfoE4WXucUfh/$qaLbOhKx3fwIu93Hkh4Z89Vr.otLYEhRGN3b3SAZFD3mtxhqWZmY2iJKf0KB/5fuwlERv14pIN9h4XRAZtWH..")]:
    assert make_ssha(b"secret", text.rsplit("$", 1)[0]) == text, text
    v.add("rudder-" + name, "rudder", "secret", text, "match")
    v.add("rudder-" + name + "-wrong", "rudder", "Secret", text, "mismatch")
for name in ("ssha1", "ssha256", "ssha512"):
    for cost in (1, 6, 8, 10):
        v.match(f"{name}-cost-{cost}", "password", f"{{{name}}}{cost:02d}$tyiOfoE4WXucUfh/")
    v.match(f"{name}-empty-salt", "password", f"{{{name}}}06$", ["NoSalt"])
    v.match(f"{name}-24-salt", "password", f"{{{name}}}06$saltsaltsaltsaltsaltsalt")
    text = make_ssha(b"password", f"{{{name}}}06$saltsaltsaltsalt")
    count = {"ssha1": 27, "ssha256": 43, "ssha512": 86}[name]
    place = -2 if name == "ssha512" else -3
    lost = list(text)
    assert lost[place] == "."
    lost[place] = "/"
    v.bad(f"{name}-lost-bits", "".join(lost), ["TrailingBits"], comment="a bit of the part that is always zero")
    v.bad(f"{name}-cut", text[:-1], ["Length"])
    v.bad(f"{name}-longer", text + ".", ["Length"])
    for cost in ("25", "31"):
        v.bad(f"{name}-cost-{cost}", text.replace("}06", "}" + cost), ["OverLimit"], expect="refused")
    names = {"00": "0", "32": "32", "99": "99", "6": "one-digit", "006": "three-digits", "+6": "signed", " 6": "space", "0x": "letter", "": "missing"}
    for cost in names:
        v.bad(f"{name}-cost-text-{names[cost]}", text.replace("}06", "}" + cost), ["Number"])
v.broken(base, "{ssha256}06$", 43)
for id, text, flags in [("salt-missing", "{ssha256}06$" + base[-43:], ["Fields"]), ("salt-twice", base.replace("saltsalt$", "salt$salt$"), ["Fields"]),
                        ("salt-space", base.replace("saltsalts", "salt salt"), ["Alphabet"]), ("salt-65", base.replace("saltsaltsaltsalt", "s" * 65), ["Length"])]:
    v.bad(id, text, flags)
v.write()


# MARK: sha-crypt

def make_sha(number, handler):
    def make(password, setting):
        if setting.startswith("rounds="):
            rounds, salt = setting[7:].split("$")
        else:
            rounds, salt = "5000", setting
        text = crypt(password, f"${number}${setting}$")
        if set(salt) <= set(CRYPT64):
            other = passlib_text(handler, password, salt=salt[:16], rounds=int(rounds))
            assert text.split("$")[-1] == other, text
        return text
    return make


for number, scheme, handler, count, unused, over in [("5", "sha256-crypt", sha256_crypt, 43, 0b110000, 1048577),
                                                     ("6", "sha512-crypt", sha512_crypt, 86, 0b111100, 1048577)]:
    make = make_sha(number, handler)
    v = Family(scheme, make)
    v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION, f"make_crypt.py; confirmed with passlib.hash.{handler.name} 1.7.4")
    v.source("drepper", "Drepper, Unix crypt using SHA-256 and SHA-512, version 0.6: the examples", SPECIFICATION,
             "as quoted; confirmed with libxcrypt and passlib")
    grammar(v, "Drepper, version 0.6, and libxcrypt: rounds=N$ or none, a salt of up to 16 characters, the digest's characters")
    S = "rounds=1000$"
    base = v.passwords(S + "saltsalt", (1, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 71, 72, 73, 127, 128, 129, 256, 511))
    v.forms(S + "saltsalt")
    v.too_long(base)
    # The examples' rounds below 1,000 are moved up, and salts over 16 characters cut, as the specification says.
    for id, password, setting, written, flags in [
        ("implicit", "Hello world!", "saltstring", None, []), ("10000", "Hello world!", "rounds=10000$saltstringsaltstring", "rounds=10000$saltstringsaltst", ["Rounds", "LongSalt"]),
        ("5000", "This is just a test", "rounds=5000$toolongsaltstring", "rounds=5000$toolongsaltstrin", ["LongSalt"]),
        ("1400", "a very much longer text to encrypt.  This one even stretches over morethan one line.", "rounds=1400$anotherlongsaltstring", "rounds=1400$anotherlongsalts", ["Rounds", "LongSalt"]),
        ("77777", "we have a short salt string but not a short password", "rounds=77777$short", None, ["Rounds"]),
        ("10", "the minimum number is still observed", "rounds=10$roundstoolow", "rounds=1000$roundstoolow", ["Clamped"]),
    ]:
        canonical = make(password.encode(), written or setting)
        stored = canonical if not written else f"${number}${setting}$" + canonical.split("$")[-1]
        v.add("example-" + id, "drepper", password, stored, "match", canonical=canonical if canonical != stored else None, flags=flags)
        v.add("example-" + id + "-wrong", "drepper", password + "!", stored, "mismatch", canonical=canonical if canonical != stored else None, flags=flags)
    for id, salt, flags in [("one-character", "s", []), ("sixteen", "saltsaltsaltsalt", []), ("dots", "........", []), ("edges", "./09AZaz", []),
                            ("odd", "a-b@c=d,e", ["OddSalt"]), ("empty", "", ["NoSalt"])]:
        v.match("salt-" + id, "password", S + salt, flags)
    v.match("implicit-empty-salt", "password", "", ["NoSalt"])
    for rounds in (1001, 1400, 4999, 5000, 5001, 12345):
        v.match(f"rounds-{rounds}", "password", f"rounds={rounds}$saltsalt", ["Rounds"])
    digest = base.split("$")[-1]
    for rounds in ("0", "1", "999"):
        v.add(f"rounds-{rounds}", "libxcrypt", "password", f"${number}$rounds={rounds}$saltsalt${digest}", "match", canonical=base, flags=["Clamped"],
              comment="the specification computes 1,000")
    v.no("other-rounds", "password", f"${number}$rounds=1001$saltsalt${digest}", ["Rounds"])
    for rounds in (over, 999999999, 1000000000, 4294967296, 18446744073709551615):
        written = f"${number}$rounds=999999999$saltsalt${digest}" if rounds > 999999999 else None
        v.add(f"rounds-{rounds}", "grammar", "password", f"${number}$rounds={rounds}$saltsalt${digest}", "refused", canonical=written,
              flags=["OverLimit"] + (["Clamped"] if written else []))
    for id, rounds in [("empty", ""), ("zero", "01000"), ("signed", "+1000"), ("negative", "-1"), ("space", " 1000"), ("letters", "1000x"),
                       ("hex", "0x3e8"), ("huge", "18446744073709551616")]:
        v.bad("rounds-" + id, f"${number}$rounds={rounds}$saltsalt${digest}", ["Number"])
    v.broken(base, f"${number}$", count, unused)
    for id, text, flags in [("rounds-no-salt", f"${number}$rounds=1000${digest}", ["Fields"]), ("four-fields", f"${number}$rounds=1000$salt$salt${digest}", ["Fields"]),
                            ("rounds-last", f"${number}$saltsalt$rounds=1000${digest}", ["Fields"]), ("three-fields", f"${number}$salt$salt${digest}", ["Fields"]),
                            ("salt-only", f"${number}$saltsalt", ["Fields"]), ("rounds-upper", f"${number}$ROUNDS=1000$saltsalt${digest}", ["Fields"]),
                            ("salt-space", base.replace("saltsalt", "salt salt"), ["Alphabet"]), ("salt-colon", base.replace("saltsalt", "salt:salt"), ["Alphabet"]),
                            ("salt-non-ascii", base.replace("saltsalt", "sältsalt"), ["Alphabet"])]:
        v.bad(id, text, flags)
    v.write()


# MARK: sha1-crypt

def make_sha1(password, setting):
    rounds, salt = setting.split("$")
    text = crypt(password, f"$sha1${setting}$")
    assert text.split("$")[-1] == passlib_text(sha1_crypt, password, salt=salt, rounds=int(rounds)), text
    return text


v = Family("sha1-crypt", make_sha1)
v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION, "make_crypt.py; confirmed with passlib.hash.sha1_crypt 1.7.4")
grammar(v, "libxcrypt crypt-pbkdf1-sha1.c and passlib: rounds, a salt of 1 to 64 characters, 28 characters")
base = v.passwords("20$saltsalt", (1, 8, 15, 16, 17, 63, 64, 65, 71, 72, 73, 128, 511))
v.forms("20$saltsalt")
v.too_long(base)
for rounds in (1, 2, 3, 19, 21, 480, 1000, 24680):
    v.match(f"rounds-{rounds}", "password", f"{rounds}$saltsalt", ["Rounds"])
for id, salt in [("one-character", "s"), ("dots", "........"), ("edges", "./09AZaz"), ("64-characters", "saltsalt" * 8)]:
    v.match("salt-" + id, "password", "20$" + salt)
v.no("other-rounds", "password", base.replace("$20$", "$21$"), ["Rounds"])
for rounds in (1048577, 4294967295):
    v.bad(f"rounds-{rounds}", base.replace("$20$", f"${rounds}$"), ["OverLimit"], expect="refused")
for id, rounds in [("zero", "0"), ("leading-zero", "020"), ("letters", "20x"), ("huge", "4294967296"), ("very-huge", "18446744073709551636")]:
    v.bad("rounds-" + id, base.replace("$20$", f"${rounds}$"), ["Number"])
v.broken(base, "$sha1$1", 28)
digest = base[-28:]
for id, text, flags in [("salt-empty", "$sha1$20$$" + digest, ["Length"]), ("salt-65", f"$sha1$20${'s' * 65}${digest}", ["Length"]),
                        ("salt-dash", base.replace("saltsalt", "salt-alt"), ["Alphabet"]), ("salt-missing", "$sha1$20$" + digest, ["Fields"]),
                        ("five-fields", "$sha1$20$salt$salt$" + digest, ["Fields"])]:
    v.bad(id, text, flags)
for id, text in [("rounds-empty", "$sha1$$saltsalt$" + digest), ("rounds-signed", "$sha1$+20$saltsalt$" + digest), ("prefix-bare", "$sha1$")]:
    v.bad(id, text, ["NoPrefix"], expect="unrecognized")
    v.bad(id + "-declared", text, ["Declared", "Number" if "rounds" in id else "Fields"], scheme="sha1-crypt")
v.bad("kratos", "$sha1$pf=e1NBTFR9e1BBU1NXT1JEfQ==$MTIz$8PXhSWMyCVTpXe6AJxXxZJ1Hn5U=", ["Declared", "Number"], scheme="sha1-crypt", comment="Ory Kratos' use of the prefix")
v.write()


# MARK: Sun MD5

def make_sun(password, setting):
    """`904$saltsalt$`: the added rounds, the salt, and whether a `$` ends it."""
    rounds, salt = setting.split("$", 1)
    bare = not salt.endswith("$")
    head = f"$md5,rounds={rounds}$" if rounds else "$md5$"
    text = crypt(password, head + salt)
    assert text.startswith(head + salt + "$")
    other = passlib_text(sun_md5_crypt, password, salt=salt.rstrip("$"), rounds=int(rounds or 0), bare_salt=bare)
    assert text.split("$")[-1] == other, text
    return text


v = Family("sun-md5-crypt", make_sun)
v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION, "make_crypt.py; confirmed with passlib.hash.sun_md5_crypt 1.7.4")
grammar(v, "libxcrypt crypt-sunmd5.c and passlib: rounds or none, a salt of ./0-9A-Za-z, one $ or two, 22 characters")
base = v.passwords("$saltsalt$", (8, 16, 55, 56, 64, 72, 128, 511))
v.forms("$saltsalt$")
v.too_long(base)
for id, setting in [("bare", "$saltsalt"), ("rounds-1", "1$saltsalt$"), ("rounds-904", "904$saltsalt$"), ("rounds-904-bare", "904$saltsalt"),
                    ("rounds-5000", "5000$saltsalt$"), ("salt-one", "$s$"), ("salt-edges", "904$./09AZaz$"), ("salt-sixteen", "$saltsaltsaltsalt$"), ("salt-64", "$" + "saltsalt" * 8)]:
    v.match(id, "password", setting, ["Rounds"] if setting[0] != "$" else [])
for id, setting in [("empty-salt", "904$$"), ("empty-salt-bare", "904$")]:
    v.match(id, "password", setting, ["NoSalt", "Rounds"])
digest = base[-22:]
v.no("bare-for-ended", "password", "$md5$saltsalt$" + digest, comment="the second $ enters the hash")
v.no("rounds-for-none", "password", "$md5,rounds=1$saltsalt$$" + digest, ["Rounds"])
for rounds in (1048577, 4294963199):
    v.bad(f"rounds-{rounds}", f"$md5,rounds={rounds}$saltsalt$${digest}", ["OverLimit"], expect="refused")
for id, rounds in [("zero", "0"), ("leading-zero", "01"), ("signed", "+1"), ("empty", ""), ("letters", "1x"), ("huge", "4294963200"), ("wraps", "4294967296")]:
    v.bad("rounds-" + id, f"$md5,rounds={rounds}$saltsalt$${digest}", ["Number"])
v.broken(base, "$md5,", 22, 0b001100)
for id, text, flags in [("comma-only", "$md5,$saltsalt$$" + digest, ["Number"]), ("comma-salt", "$md5,saltsalt$$" + digest, ["Number"]),
                        ("iterations", f"$md5,iterations=904$saltsalt$${digest}", ["Number"]), ("three-dollars", "$md5$saltsalt$$$" + digest, ["Fields"]),
                        ("salt-twice", "$md5$salt$salt$" + digest, ["Fields"]), ("salt-dash", "$md5$salt-alt$$" + digest, ["Alphabet"]),
                        ("salt-65", f"$md5${'s' * 65}$${digest}", ["Length"])]:
    v.bad(id, text, flags)
RS = f"$md5$rounds=904$saltsalt$${digest}"
v.bad("rounds-behind-dollar", RS, ["NoPrefix"], expect="unrecognized")
v.bad("salt-only", "$md5$saltsalt", ["NoPrefix"], expect="unrecognized", comment="one field is Ory Kratos' use of the prefix")
v.bad("salt-only-declared", "$md5$saltsalt", ["Declared", "Fields"], scheme="sun-md5-crypt")
for id, text in [("rounds-behind-dollar", RS), ("kratos", "$md5$CY9rzUYh03PK3k6DJie09g=="), ("kratos-salted", "$md5$pf=e1NBTFR9$MTIz$CY9rzUYh03PK3k6DJie09g==")]:
    v.bad(id + "-declared", text, ["Declared", "Fields"], scheme="sun-md5-crypt", comment="Ory Kratos' use of the prefix" if id.startswith("kratos") else "")
v.cases = [c for c in v.cases if c["id"] != "digest-equals"]
v.bad("digest-equals", "$md5,rounds=1$saltsalt$$" + digest[:-1] + "=", ["Alphabet"])
v.write()


# MARK: yescrypt

def decode64(text):
    data = b""
    for i in range(0, len(text), 4):
        group = text[i:i + 4]
        value = sum(CRYPT64.index(c) << 6 * k for k, c in enumerate(group))
        data += value.to_bytes(3, "little")[:len(group) * 6 // 8]
    return data


def make_yescrypt(password, setting):
    text = crypt(password, "$y$" + setting)
    other = Yescrypt(mode=Mode.MCF).digest(password, settings=("$y$" + setting).encode()) if password else text.encode()
    assert other.rstrip(b"\0").decode() == text, (other, text)
    return text


# yescrypt's own TESTS-OK: "pleaseletmein"; those of a MiB and more are left out.
TESTS_OK = """$y$j80$LdJMENpBABJJ3h2$ysXVVJwuaVlI1BWoEKt/Bz3WNDDmdOWz/8KTQaHL1cC
$y$/7/.4$LdJMENpBABJJ3/$lXHleh7bIZMGNtJVxGVrsIWkEIXfBedlfPui/PITflC
$y$/6.$LdJMENpBABJJ$zQITmYSih5.CTY47x0IuE4wl.b3HzYGKKCSggakaQ22
$y$j5..3$LdJMENpBAB3$xi27PTUNd8NsChHeLOz85JFnUOyibRHkWzprowRlR5/
$y$j4/$LdJMENpBA/$tHlkpTQ8V/eEnTVau1uW36T97LIXlfPrEzdeV5SE5K7
$y$/3..2$LdJMENpB$tNczXFuNUd3HMqypStCRsEaL4e4KF7ZYLBe8Hbeg0B7
$y$/2/$LdJMEN3$RRorHhfsw1/P/WR6Aurg4U72e9Q7qt9vFPURdyfiqK8
$y$j2..1$LdJME/$iLEt6kuTwHch6XdCxtTHfsQzYwWFmpUwgl6Ax8RH4d1
$y$j0/$LdJM$k7BXzSDuoGHW56SY3HxROCiA0gWRscZe2aA0q5oHPM0
$y$//..0$Ld3$6BJXezMFxaMiO5wsuoEmztvtCs/79085dZO56ADlV5B
$y$///$L/$Rrrkp6OVljrIk0kcwkCDhAiHJiSthh3cKeIGHUW7Z0C
$y$j1../$LdJMENpBABJJ3hIHjB1Bi.$L8OQFc8mxJPd7CpUFgkS7KqJM2I9jGXu3BdqX2D.647
$y$j//$LdJMENpBABJJ3hIHjB1B$U8a2MaK.yesqWySK8Owk6PWeWmp/XuagMbpP45q1/q1""".split("\n")


def gost_hash(data):
    """Streebog with 256 bits, by OpenSSL's GOST engine."""
    run = subprocess.run(["openssl", "dgst", "-engine", "gost", "-md_gost12_256", "-binary"], input=data, capture_output=True, check=True)
    return run.stdout


def gost_hmac(key, data):
    key = key.ljust(64, b"\0")
    inner = gost_hash(bytes(b ^ 0x36 for b in key) + data)
    return gost_hash(bytes(b ^ 0x5C for b in key) + inner)


def make_gost(password, setting):
    text = crypt(password, "$gy$" + setting)
    raw = decode64(crypt(password, "$y$" + setting).split("$")[-1])
    salted = text[:text.rindex("$")]
    digest = gost_hmac(gost_hmac(gost_hash(password), salted.encode()), raw)
    assert encode64(digest) == text.split("$")[-1], text
    return text


for scheme, prefix, make in [("yescrypt", "$y$", make_yescrypt), ("gost-yescrypt", "$gy$", make_gost)]:
    v = Family(scheme, make)
    grammar(v, "yescrypt 1.1, yescrypt-common.c: numbers of one to six characters, a salt of up to 64 bytes, 43 characters")
    if scheme == "yescrypt":
        v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION, "make_crypt.py; confirmed with pyescrypt 0.1.0, which calls yescrypt's own C")
        v.source("tests-ok", "Openwall yescrypt, TESTS-OK", SPECIFICATION, "as quoted; confirmed with libxcrypt and pyescrypt")
        for i, text in enumerate(TESTS_OK):
            assert make(b"pleaseletmein", text.rsplit("$", 1)[0][3:]) == text, text
            v.add(f"tests-ok-{i}", "tests-ok", "pleaseletmein", text, "match", flags=["Flavor"] if text[3] == "/" else [])
            v.add(f"tests-ok-{i}-wrong", "tests-ok", "pleaseletmeout", text, "mismatch", flags=["Flavor"] if text[3] == "/" else [])
    else:
        v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION,
                 "make_crypt.py; confirmed with OpenSSL's GOST engine around libxcrypt's yescrypt")
    base = v.passwords("j75$saltsalt", (8, 32, 63, 64, 65, 71, 72, 73, 511))
    v.forms("j75$saltsalt")
    v.too_long(base)
    digest = base[-43:]
    for id, setting in [("n-4", "j//$salt"), ("n-16", "j1/$salt"), ("n-64-r-1", "j3.$salt"), ("r-32", "j3T$salt"), ("r-50", "j3k/$salt"),
                        ("p-2", "j75..$saltsalt"), ("p-3", "j75./$saltsalt"), ("t-1", "j75/.$saltsalt"), ("t-2", "j75//$saltsalt"), ("t-4", "j75/1$saltsalt"),
                        ("p-2-t-1", "j750..$saltsalt"), ("salt-two", "j75$.."), ("salt-three", "j75$s.."), ("salt-sixteen", "j75$LdJMENpBABJJ3hIHjB1Bi."), ("salt-64-bytes", "j75$" + "salt" * 21 + "..")]:
        if crypt(b"password", prefix + setting).startswith("*"):
            raise SystemExit(f"{id}: {setting} is refused by libxcrypt")
        v.match(id, "password", setting)
    v.match("salt-empty", "password", "j75$", ["NoSalt"])
    v.match("debian-default", "password", "j9T$F5Jx5fExrKuPp53xLKQ..1", comment="16 MiB: N 4096, r 32")
    if scheme == "yescrypt":
        for id, setting in [("classic", ".75$saltsalt"), ("worm", "/75$saltsalt"), ("worm-t-1", "/75/.$saltsalt"), ("classic-p-2", ".75..$saltsalt"), ("worm-t-3", "/75/0$saltsalt")]:
            v.match(id, "password", setting, ["Flavor"])
    v.no("other-r", "password", base.replace("j75", "j76"))
    for id, setting in [("n-2-to-21", "jI5"), ("n-2-to-63", "jkC5"), ("r-561", "jGs.."), ("t-many", "jA5/zzzzzz")]:
        v.bad(id, f"{prefix}{setting}$saltsalt${digest}", ["OverLimit"], expect="refused")
    for id, setting in [("flavor-3", "075"), ("flavor-46", "i75"), ("flavor-48", "k.75"), ("g", "j751."), ("g-after-p-t", "j754..."), ("rom", "j755."), ("rom-after-all", "j75C....")]:
        text = f"{prefix}{setting}$saltsalt${digest}"
        assert crypt(b"password", text).startswith("*"), text
        v.bad(id, text, ["Flavor"], expect="unsupported", comment="libxcrypt refuses it")
    for id, setting, flags in [("parameters-empty", "", ["Length"]), ("flavor-only", "j", ["Length"]), ("no-r", "j7", ["Length"]), ("mask-without-p", "j75.", ["Length"]),
                               ("more-than-mask", "j75...", ["Length"]), ("mask-16", "j75D.", ["Number"]), ("flavor-far", "z....75", ["Number"]), ("r-cut", "j7k", ["Length"]),
                               ("classic-t", ".75/.", ["Number"]), ("p-over-half-n", "j/5./", ["Number"]), ("parameter-dash", "j-5", ["Alphabet"]), ("parameter-space", "j 5", ["Alphabet"]), ("n-over-63", "jkE5", ["Number"])]:
        text = f"{prefix}{setting}$saltsalt${digest}"
        assert crypt(b"password", text).startswith("*"), text
        v.bad(id, text, flags)
    v.broken(base, prefix, 43, 0b110000)
    for id, text, flags in [("salt-one", base.replace("saltsalt", "s"), ["Length"]), ("salt-five", base.replace("saltsalt", "salts"), ["Length"]),
                            ("salt-bits", base.replace("saltsalt", "sz"), ["TrailingBits"]), ("salt-87", base.replace("saltsalt", "." * 87), ["Length"]),
                            ("salt-plus", base.replace("saltsalt", "salt+alt"), ["Alphabet"]), ("salt-missing", f"{prefix}j75${digest}", ["Fields"]),
                            ("salt-twice", base.replace("saltsalt", "salt$salt"), ["Fields"])]:
        v.bad(id, text, flags)
    v.write()


# MARK: NT

def make_nt(password, setting):
    assert setting == ""
    text = crypt(password, "$3$$")
    return confirmed(text, "$3$$" + md4(b"".join(bytes([b, 0]) for b in password)).hexdigest())


v = Family("nt-crypt", make_nt)
v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION, "make_crypt.py; confirmed with passlib's MD4 over the widened bytes")
grammar(v, "FreeBSD crypt-nthash.c and libxcrypt crypt-nthash.c: an empty field, 32 hex digits")
base = v.passwords("", (1, 8, 14, 15, 27, 28, 72, 128, 129, 511))
v.forms("")
v.too_long(base)
v.match("known", "foo", "", comment="the same as the NT hash of Windows")
for password in (COMPOSED, "é"):
    windows = md4(password.encode("utf-16-le")).hexdigest()
    v.no(f"windows-{len(password)}", password, "$3$$" + windows, ["NonASCII"], "MD4 over UTF-16: crypt(3) widens bytes of UTF-8")
v.add("upper-case", "libxcrypt", "password", "$3$$" + base[4:].upper(), "match", canonical=base, flags=["UpperCase"])
for id, text, flags in [("digest-31", base[:-1], ["Length"]), ("digest-33", base + "0", ["Length"]), ("digest-34", base + "00", ["Length"]), ("digest-letter", base[:-1] + "g", ["Alphabet"]),
                        ("digest-non-ascii", base[:-2] + "é", ["Alphabet"]), ("no-empty-field", "$3$" + base[4:], ["Fields"]), ("salt", "$3$salt$" + base[4:], ["Fields"]),
                        ("three-dollars", "$3$$$" + base[4:], ["Fields"]), ("prefix-only", "$3$", ["Fields"]), ("prefix-and-dollar", "$3$$", ["Length"]), ("trailing-space", base + " ", ["Whitespace", "Length"]),
                        ("trailing-newline", base + "\n", ["Whitespace", "Length"]), ("trailing-nul", base + "\0", ["NULInHash", "Length"]), ("very-long", base + "0" * 2000, ["Length"])]:
    v.bad(id, text, flags)
v.bad("salt-option", base, ["UnexpectedOption"], options={"salt": "x"})
v.match_declared(base)
for id, text in [("leading-space", " " + base), ("no-dollar", base[1:]), ("empty-text", "")]:
    v.bad(id, text, ["NoPrefix"], expect="unrecognized")
    v.bad(id + "-declared", text, ["NoPrefix", "Declared"], scheme="nt-crypt")
v.write()


# MARK: DES

def make_des(password, salt):
    return confirmed(crypt(password, salt), salt + passlib_text(des_crypt, password, salt=salt))


def undeclared(v, base, malformed):
    v.bad("undeclared", base, ["Undeclared"], expect="ambiguous")
    for id, text, flags in malformed:
        v.bad(id, text, flags)
    v.bad("salt-alphabet", "a-" + base[2:], ["Alphabet"])
    v.bad("salt-option-undeclared", base, ["UnexpectedOption", "Declared"], options={"version": "x"}, scheme=v.scheme)
    v.bad("empty-text", "", ["Length", "Declared"], scheme=v.scheme)
    v.bad("leading-space", " " + base, ["Whitespace"])
    v.bad("leading-space-undeclared", " " + base, ["Whitespace", "Undeclared"], expect="unrecognized")
    v.bad("last-character-undeclared", base[:-1] + CRYPT64[CRYPT64.index(base[-1]) | 3], ["TrailingBits", "Undeclared"], expect="unrecognized")


v = Family("des-crypt", make_des, declared=True)
v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION, "make_crypt.py; confirmed with passlib.hash.des_crypt 1.7.4")
v.source("dokuwiki", "DokuWiki's test suite, auth_password.test.php", SPECIFICATION, "as quoted; confirmed with libxcrypt and passlib")
grammar(v, "libxcrypt crypt-des.c: two characters of salt, eleven of the digest, of which two bits are zero")
base = v.passwords("ab", (1, 7, 8))
v.add("dokuwiki", "dokuwiki", "foocrypt", make_des(b"foocrypt", "ab"), "match", scheme="des-crypt")
assert v.cases[-1]["stored"]["hash"] == "ablvoGr1hvZ5k"
v.add("dokuwiki-wrong", "dokuwiki", "barcrypt", "ablvoGr1hvZ5k", "mismatch", scheme="des-crypt")
for salt in ("..", "./", "/.", "zz", "09", "AZ", "az"):
    v.match(f"salt-{salt}".replace(".", "dot").replace("/", "slash"), "password", salt)
for count in (9, 72, 511, 512, 4000):
    v.add(f"{count}-bytes", "libxcrypt", "password" + ascii_password(count - 8), base, "match", scheme="des-crypt", flags=["Cut"] + (["LongPassword"] if count > 16 else []),
          comment="eight bytes count")
for id, password, other in [("high-bits", bytes(b | 0x80 for b in b"password"), b"password"), ("latin-1", b"\xe9t\xe9", b"iti"), ("0x80", b"\x80", b"")]:
    text = make_des(other, "ab")
    assert make_des(password, "ab") == text
    v.add(id, "libxcrypt", password, text, "match", scheme="des-crypt", flags=["SevenBits"] + (["NotUTF8"] if id != "x" else []))
v.broken(base, "", 11, 0b11)
undeclared(v, base, [("twelve", base[:-1], ["Length"]), ("fourteen", base + ".", ["Length"]), ("two-blocks", base + base[2:], ["Length"])])
v.write()


def make_big(password, salt):
    text = crypt(password, salt + "." * 12)
    return confirmed(text, salt + passlib_text(bigcrypt, password[:128], salt=salt))


v = Family("bigcrypt", make_big, declared=True)
v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION, "make_crypt.py; confirmed with passlib.hash.bigcrypt 1.7.4")
grammar(v, "libxcrypt crypt-des.c: two characters of salt, 2 to 16 blocks of eleven, of each of which two bits are zero")
base = v.match("password", "password and more", "ab")
v.no("wrong-password", "password and less", base)
v.no("first-block", "password", base)
v.no("longer", "password and more, and more", base)
v.no("empty-for-another", "", base, ["EmptyPassword"])
v.match("composed", COMPOSED, "ab", ["NonASCII"])
v.match("decomposed", DECOMPOSED, "ab", ["NonASCII"])
v.match("not-utf8", NOT_UTF8 * 3, "ab", ["NotUTF8"])
v.match("nul-inside", b"password and more\0more", "ab", ["NULInPassword"])
v.no("nul-at-once", b"\0password and more", base, ["NULInPassword"])
for count in (9, 15, 16, 17, 24, 25, 32, 64, 72, 73, 96, 120, 127, 128):
    v.match(f"{count}-bytes", ascii_password(count), "ab", ["LongPassword"] if count > 16 else [])
for count in (129, 256, 511, 600):
    v.add(f"{count}-bytes", "libxcrypt", ascii_password(count), make_big(ascii_password(128).encode(), "ab"), "match", scheme="bigcrypt", flags=["Cut", "LongPassword"],
          comment="128 bytes count")
for salt in ("..", "./", "zz", "AZ"):
    v.match(f"salt-{salt}".replace(".", "dot").replace("/", "slash"), "password and more", salt)
v.match("high-bits", bytes(b | 0x80 for b in b"password and more"), "ab", ["SevenBits", "NotUTF8"])
assert v.cases[-1]["stored"]["hash"] == base
v.broken(make_big(b"password and mor", "ab"), "", 11, 0b11)
undeclared(v, base, [("one-block", base[:13], ["Length"]), ("seventeen-blocks", base[:2] + base[2:13] * 17, ["Length"]), ("inner-bits", base[:12] + "z" + base[13:], ["TrailingBits"]), ("23", base[:-12], ["Length"])])
v.write()


def make_16(password, salt):
    """passlib's, confirmed with libxcrypt's BSDi form of the same counts."""
    text = salt + passlib_text(crypt16, password[:16], salt=salt)
    first, second = crypt(password[:8], f"_I...{salt}.."), crypt(password[8:16], f"_3...{salt}..")
    return confirmed(text, salt + first[9:] + second[9:])


v = Family("crypt16", make_16, main="passlib", declared=True)
v.source("passlib", "passlib.hash.crypt16 1.7.4", IMPLEMENTATION, "make_crypt.py; confirmed with libxcrypt, as BSDi's form with 20 and 5 encryptions")
grammar(v, "passlib.hash.crypt16: two characters of salt, two blocks of eleven, of each of which two bits are zero")
base = v.passwords("ab", (1, 7, 8, 9, 15, 16))
v.forms("ab")
for count in (17, 72, 511, 600):
    v.add(f"{count}-bytes", "passlib", ascii_password(count), make_16(ascii_password(16).encode(), "ab"), "match", scheme="crypt16", flags=["Cut", "LongPassword"], comment="16 bytes count")
for salt in ("..", "./", "zz", "AZ"):
    v.match(f"salt-{salt}".replace(".", "dot").replace("/", "slash"), "password and more", salt)
v.match("high-bits", bytes(b | 0x80 for b in b"password"), "ab", ["SevenBits", "NotUTF8"])
assert v.cases[-1]["stored"]["hash"] == base
v.no("bigcrypt", "password and more", make_big(b"password and mor", "ab"), comment="the same form, and another hash")
v.broken(base, "", 11, 0b11)
undeclared(v, base, [("one-block", base[:13], ["Length"]), ("three-blocks", base + base[-11:], ["Length"]), ("inner-bits", base[:12] + "z" + base[13:], ["TrailingBits"])])
v.write()


def make_bsdi(password, setting):
    text = crypt(password, "_" + setting)
    rounds = sum(CRYPT64.index(c) << 6 * k for k, c in enumerate(setting[:4]))
    if rounds:
        assert text[9:] == passlib_text(bsdi_crypt, password, salt=setting[4:], rounds=rounds), text
    return text


v = Family("bsdi-crypt", make_bsdi)
v.source("libxcrypt", "libxcrypt 4.4, crypt(3)", IMPLEMENTATION, "make_crypt.py; confirmed with passlib.hash.bsdi_crypt 1.7.4")
grammar(v, "libxcrypt crypt-des.c: _, four characters of the count, four of salt, eleven of the digest, of which two bits are zero")
base = v.passwords("J9..salt", (1, 7, 8, 9, 15, 16, 17, 24, 25, 64, 72, 73, 128, 511))
v.forms("J9..salt")
v.too_long(base)
for id, setting in [("count-1", "/...salt"), ("count-2", "0...salt"), ("count-63", "z...salt"), ("count-64", "./..salt"), ("count-725", "J9..abcd"), ("count-5001", "7C/.abcd"),
                    ("salt-dots", "J9......"), ("salt-z", "J9..zzzz"), ("salt-edges", "J9..5/zA")]:
    v.match(id, "password", setting)
v.match("high-bits", bytes(b | 0x80 for b in b"password"), "J9..salt", ["SevenBits", "NotUTF8"])
v.no("other-count", "password", base.replace("_J9", "_K9"))
for id, count in [("2-to-22-and-1", "/../"), ("2-to-23", "...U"), ("most", "zzzz")]:
    v.bad("count-" + id, f"_{count if id != '2-to-22-and-1' else '/..E'}salt{base[9:]}", ["OverLimit"], expect="refused")
for id, text, flags in [("19-characters", base[:-1], ["Length"]), ("21-characters", base + ".", ["Length"]), ("count-alphabet", "_J9.-" + base[5:], ["Alphabet"]), ("salt-alphabet", "_J9..sal$" + base[9:], ["Alphabet"]),
                        ("digest-alphabet", base[:12] + "+" + base[13:], ["Alphabet"]), ("last-character", base[:-1] + CRYPT64[CRYPT64.index(base[-1]) | 3], ["TrailingBits"]), ("prefix-only", "_", ["Length"]), ("setting-only", base[:9], ["Length"]),
                        ("trailing-space", base + " ", ["Whitespace", "Length"]), ("trailing-newline", base + "\n", ["Whitespace", "Length"]), ("trailing-nul", base + "\0", ["NULInHash", "Length"]), ("very-long", base + "." * 2000, ["Length"]),
                        ("leading-space", " " + base, ["Whitespace", "NoPrefix"]), ("no-underscore", base[1:], ["NoPrefix"]), ("empty-text", "", ["NoPrefix"])]:
    v.bad(id, text, flags, expect="unrecognized", comment="twenty characters of the alphabet are what it is told by" if "NoPrefix" not in flags else "")
    v.bad(id + "-declared", text, flags + ["Declared"], scheme="bsdi-crypt")
v.bad("salt-option", base, ["UnexpectedOption"], options={"salt": "x"})
v.match_declared(base)
v.write()

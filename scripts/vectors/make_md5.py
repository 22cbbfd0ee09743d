"""md5: unsalted MD5 in hex."""

import hashlib

from common import COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, octets


class MD5Vectors(Vectors):
    def add(self, *arguments, **more):
        """32 hex digits are never certain: what is to be verified is declared."""
        if arguments[4] in ("match", "mismatch"):
            more["scheme"] = "md5"
        super().add(*arguments, **more)


v = MD5Vectors("md5")
v.source("rfc1321", "RFC 1321, appendix A.5: the test suite", SPECIFICATION,
         "the seven digests as quoted; confirmed with Python hashlib")
v.source("appwrite", "End-to-end tests of the users service", SPECIFICATION,
         "the user of POST /users/md5; confirmed with Python hashlib and PHP md5()")
v.source("hashlib", "Python hashlib.md5", IMPLEMENTATION, "make_md5.py; confirmed with PHP hash()")
v.source("grammar", "The users service: 32 hex digits, unsalted", SPECIFICATION, "written by hand")
for name, text in {
    "UpperCase": "hex digits in upper or mixed case; written in lower case",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "71, 72 or 73 bytes and more: no limit cuts the password",
    "NULInHash": "the stored text contains a zero byte",
    "Whitespace": "the stored text has white space at an end",
    "Length": "one digit too few or too many",
    "Alphabet": "a character that is no hex digit",
    "UnexpectedOption": "an option that the scheme does not read",
    "Undeclared": "nothing declares the scheme of what may be others as well",
    "Declared": "the scheme is declared with the stored hash",
}.items():
    v.flag(name, text)

SUITE = [
    ("", "d41d8cd98f00b204e9800998ecf8427e"),
    ("a", "0cc175b9c0f1b6a831c399e269772661"),
    ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"),
    ("1234567890" * 8, "57edf4a22be3c955ac49da2e2107b67a"),
]
for number, (message, digest) in enumerate(SUITE, 1):
    v.add(f"rfc1321-{number}", "rfc1321", message, digest, "match",
          flags=["EmptyPassword"] if not message else ["LongPassword"] if len(message) > 71 else [])
ABC = SUITE[2][1]
APPWRITE = "144fa7eaa4904e8ee120651997f70dcc"
v.add("appwrite-user", "appwrite", "appwrite", APPWRITE, "match")
v.add("appwrite-user-undeclared", "appwrite", "appwrite", APPWRITE, "ambiguous", flags=["Undeclared"],
      comment="32 hex digits may be many other things")
v.add("upper-case-undeclared", "rfc1321", "abc", ABC.upper(), "ambiguous", flags=["Undeclared", "UpperCase"])
v.add("appwrite-user-empty-options", "appwrite", "appwrite", APPWRITE, "match", options={}, scheme="md5",
      flags=["Declared"], comment="no options and an empty object are the same")
v.add("appwrite-user-wrong", "appwrite", "appwrite2", APPWRITE, "mismatch")
v.add("wrong-case", "rfc1321", "ABC", ABC, "mismatch")
v.add("wrong-empty", "rfc1321", "", ABC, "mismatch", flags=["EmptyPassword"])
v.add("upper-case", "rfc1321", "abc", ABC.upper(), "match", canonical=ABC, flags=["UpperCase"],
      comment="the reference server compares text and never matches upper case: written in lower case before sending")
v.add("mixed-case", "rfc1321", "abc", ABC[:16].upper() + ABC[16:], "match", canonical=ABC, flags=["UpperCase"])
v.add("upper-case-wrong", "rfc1321", "abd", ABC.upper(), "mismatch", canonical=ABC, flags=["UpperCase"])


def made(id, password, flags, comment=""):
    v.add(id, "hashlib", password, hashlib.md5(octets(password)).hexdigest(), "match", flags=flags, comment=comment)


made("one-nul", b"\x00", ["NULInPassword"])
made("nul-inside", WITH_NUL, ["NULInPassword"])
made("nul-at-end", b"password\x00", ["NULInPassword"])
v.add("nul-cut", "hashlib", b"pass", hashlib.md5(WITH_NUL).hexdigest(), "mismatch", flags=["NULInPassword"],
      comment="the password does not end at the zero byte")
made("utf8-composed", COMPOSED, ["NonASCII"])
made("utf8-decomposed", DECOMPOSED, ["NonASCII"])
v.add("utf8-other-form", "hashlib", DECOMPOSED, hashlib.md5(octets(COMPOSED)).hexdigest(), "mismatch", flags=["NonASCII"])
made("not-utf8", NOT_UTF8, ["NotUTF8"])
made("all-bytes", bytes(range(256)), ["NotUTF8", "NULInPassword", "LongPassword"])
for count in (55, 56, 63, 64, 65, 71, 72, 73, 128, 257):
    made(f"length-{count}", ascii_password(count), ["LongPassword"], "around the block of 64 bytes" if 54 < count < 66 else "")
v.add("length-73-cut", "hashlib", ascii_password(72), hashlib.md5(octets(ascii_password(73))).hexdigest(), "mismatch",
      flags=["LongPassword"])
made("spaces", " password ", [], "white space in a password counts")

for id, text, flags in [
    ("31-digits", ABC[:-1], ["Length"]), ("33-digits", ABC + "0", ["Length"]),
    ("g-digit", ABC[:-1] + "g", ["Alphabet"]), ("empty", "", ["Length"]),
    ("leading-space", " " + ABC, ["Whitespace"]), ("trailing-newline", ABC + "\n", ["Whitespace"]),
    ("nul-appended", ABC + "\u0000", ["NULInHash"]), ("nul-inside-hash", ABC[:-1] + "\u0000", ["NULInHash", "Alphabet"]),
    ("full-width-digit", ABC[:-1] + "\uff10", ["Alphabet"]), ("with-0x", "0x" + ABC[2:], ["Alphabet"]),
    ("colon", ABC[:-1] + ":", ["Alphabet"]),
]:
    v.add(id, "grammar", "abc", text, "unrecognized", flags=flags)
    v.add(id + "-declared", "grammar", "abc", text, "malformed", scheme="md5", flags=flags + ["Declared"])
v.add("long-hex-declared", "grammar", "abc", "0" * 1024, "malformed", scheme="md5", flags=["Length", "Declared"])
v.add("salt-option", "grammar", "abc", ABC, "malformed", options={"salt": "x"}, scheme="md5",
      flags=["UnexpectedOption", "Declared"], comment="a salted digest would be another scheme")
v.add("version-option", "grammar", "abc", ABC, "malformed", options={"version": "sha1"}, scheme="md5",
      flags=["UnexpectedOption", "Declared"])
v.write()

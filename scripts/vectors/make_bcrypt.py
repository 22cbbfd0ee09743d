"""bcrypt: $2$, $2a$, $2b$, $2x$, $2y$, the dialects of their writers, and salt and digest in fields of their own."""

import base64
import hashlib

import bcrypt as python_bcrypt
from passlib.crypto._blowfish import raw_bcrypt

from common import (COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, crypt, octets,
                    php)

OK = "/OK.fbVrR/bpIqNJ5ianF."
C = "CCCCCCCCCCCCCCCCCCCCC."
# crypt_blowfish 1.3, wrapper.c: (name, stored hash, password).
WRAPPER = [
    ("u-u", f"$2a$05${C}E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U"),
    ("u-u-star", f"$2a$05${C}VGOzA784oUp/Z0DY336zx7pLYAy0lwK", "U*U*"),
    ("u-u-u", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a", "U*U*U"),
    ("after-72", "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
     "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored"),
    ("2x-a3", f"$2x$05${OK}CE5elHaaO4EbggVDjb8P19RukzXSM3e", b"\xa3"),
    ("2x-ff-ff-a3", f"$2x$05${OK}CE5elHaaO4EbggVDjb8P19RukzXSM3e", b"\xff\xff\xa3"),
    ("2y-ff-ff-a3", f"$2y$05${OK}CE5elHaaO4EbggVDjb8P19RukzXSM3e", b"\xff\xff\xa3"),
    ("2a-ff-ff-a3", f"$2a$05${OK}nqd1wy.pTMdcvrRWxyiGL2eMz.2a85.", b"\xff\xff\xa3"),
    ("2b-ff-ff-a3", f"$2b$05${OK}CE5elHaaO4EbggVDjb8P19RukzXSM3e", b"\xff\xff\xa3"),
    ("2y-a3", f"$2y$05${OK}Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq", b"\xa3"),
    ("2a-a3", f"$2a$05${OK}Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq", b"\xa3"),
    ("2b-a3", f"$2b$05${OK}Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq", b"\xa3"),
    ("2x-1-a3-345", f"$2x$05${OK}o./n25XVfn6oAPaUvHe.Csk4zRfsYPi", b"1\xa3345"),
    ("2x-ff-a3-345", f"$2x$05${OK}o./n25XVfn6oAPaUvHe.Csk4zRfsYPi", b"\xff\xa3345"),
    ("2x-ff-a3-34-ff", f"$2x$05${OK}o./n25XVfn6oAPaUvHe.Csk4zRfsYPi", b"\xff\xa334\xff\xff\xff\xa3345"),
    ("2y-ff-a3-34-ff", f"$2y$05${OK}o./n25XVfn6oAPaUvHe.Csk4zRfsYPi", b"\xff\xa334\xff\xff\xff\xa3345"),
    ("2a-ff-a3-34-ff", f"$2a$05${OK}ZC1JEJ8Z4gPfpe1JOr/oyPXTWl9EFd.", b"\xff\xa334\xff\xff\xff\xa3345"),
    ("2y-ff-a3-345", f"$2y$05${OK}nRht2l/HRhr6zmCp9vYUvvsqynflf9e", b"\xff\xa3345"),
    ("2a-ff-a3-345", f"$2a$05${OK}nRht2l/HRhr6zmCp9vYUvvsqynflf9e", b"\xff\xa3345"),
    ("2a-a3-ab", f"$2a$05${OK}6IflQkJytoRVc1yuaNtHfiuq.FRlSIS", b"\xa3ab"),
    ("2x-a3-ab", f"$2x$05${OK}6IflQkJytoRVc1yuaNtHfiuq.FRlSIS", b"\xa3ab"),
    ("2y-a3-ab", f"$2y$05${OK}6IflQkJytoRVc1yuaNtHfiuq.FRlSIS", b"\xa3ab"),
    ("2x-d1-91", "$2x$05$6bNw2HLQYeqHYyBfLMsv/OiwqTymGIGzFsA4hOTWebfehXHNprcAS", b"\xd1\x91"),
    ("2x-koi8", "$2x$05$6bNw2HLQYeqHYyBfLMsv/O9LIGgn8OMzuDoHfof8AQimSGfcSWxnS", b"\xd0\xc1\xd2\xcf\xcc\xd8"),
    ("2a-aa-72", f"$2a$05${OK}swQOIzjOiJ9GHEPuhEkvqrUyvWhEMx6", b"\xaa" * 72 + b"chars after 72 are ignored as usual"),
    ("2a-aa-55", f"$2a$05${OK}R9xrDjiycxMbQE2bp.vgqlYpW5wx2yy", b"\xaa\x55" * 36),
    ("2a-55-aa-ff", f"$2a$05${OK}9tQZzcJfm3uj2NvJ/n5xkhpqLrMpWCe", b"\x55\xaa\xff" * 24),
    ("empty", f"$2a$05${C}7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy", ""),
]

v = Vectors("bcrypt")
v.source("wrapper", "Openwall crypt_blowfish 1.3, wrapper.c: the self-test's cases (public domain)", SPECIFICATION,
         "as quoted; each confirmed with libxcrypt crypt(3) and PHP crypt()")
v.source("appwrite", "End-to-end tests of the users service", SPECIFICATION,
         "the user of POST /users/bcrypt; confirmed with libxcrypt crypt(3)")
v.source("libxcrypt", "libxcrypt 4.4 crypt(3)", IMPLEMENTATION, "make_bcrypt.py; confirmed with PHP crypt(), and Python bcrypt 5 except $2x$")
v.source("passlib", "passlib 1.7.4, its bcrypt in plain Python", IMPLEMENTATION,
         "make_bcrypt.py; confirmed with libxcrypt crypt(3): $2$ of a password is $2b$ of the 72 bytes that it fills")
v.source("pyca", "Python bcrypt 5 (pyca, over the Rust crate)", IMPLEMENTATION,
         "make_bcrypt.py; confirmed with the bcrypt of passlib 1.7.4 in plain Python")
v.source("symfony", "Symfony, NativePasswordHasher: base64(sha512(P)) where P has over 72 bytes or a NUL", SPECIFICATION,
         "computed in Python with hashlib and bcrypt 5; confirmed with PHP hash() and crypt()")
v.source("grammar", "Provos and Mazieres 1999, and crypt(5): $2?$, two digits, 22 and 31 characters", SPECIFICATION, "written by hand")
for name, text in {
    "Expensive": "takes a second or more: run it once",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "HighBytes": "the password has bytes of 0x80 and more",
    "SignExtension": "$2x$: bytes of 0x80 and more are sign-extended, as crypt_blowfish before 1.1 did",
    "Countermeasure": "$2a$: the guard of crypt_blowfish 1.1 against sign-extension collisions changes the digest",
    "LongPassword": "71 bytes and more: 72 count",
    "NULInPassword": "the password contains a zero byte",
    "PaddingBits": "unused bits of the last salt or digest character are not zero; written with zeros",
    "FirstForm": "$2$: the form of 1998, without the zero byte behind the password",
    "Dialect": "the option dialect says how the writer takes a zero byte, or a long password",
    "Split": "salt and digest stand in fields of their own",
    "OverLimit": "well-formed, and above the default limit of cost 15",
    "Cost": "the cost is no two digits from 04 to 31",
    "Length": "not 60 characters",
    "Alphabet": "a character outside ./A-Za-z0-9",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "NoPrefix": "no prefix of bcrypt: not claimed",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
}.items():
    v.flag(name, text)

for name, stored, password in WRAPPER:
    assert crypt(password, stored) == stored, name
    data = octets(password)
    high = max(data, default=0) >= 0x80
    flags = [f for f, on in [("EmptyPassword", not data), ("HighBytes", high), ("LongPassword", len(data) > 70),
                             ("SignExtension", stored.startswith("$2x$") and high),
                             ("Countermeasure", name in ("2a-ff-ff-a3", "2a-ff-a3-34-ff"))] if on]
    v.add(f"wrapper-{name}", "wrapper", password, stored, "match", flags=flags)
W = {name: stored for name, stored, _ in WRAPPER}
for id, password, stored, flags, comment in [
    ("2y-not-sign-extended", b"\xa3", W["2y-ff-ff-a3"], ["HighBytes"], "the digest of $2x$ under $2y$: crypt_blowfish repaired it"),
    ("2x-not-repaired", b"\xa3", W["2y-a3"].replace("2y", "2x"), ["HighBytes", "SignExtension"], "the digest of $2y$ under $2x$"),
    ("2a-not-sign-extended", b"\xff\xff\xa3", W["2x-a3"].replace("2x", "2a"), ["HighBytes", "Countermeasure"],
     "the digest of $2x$ and $2y$ under $2a$: the guard makes it another"),
    ("2a-guard-is-not-2b", b"\xff\xff\xa3", W["2a-ff-ff-a3"].replace("2a", "2b"), ["HighBytes"], ""),
    ("wrong", "U*V", W["u-u"], [], ""), ("wrong-case", "u*u", W["u-u"], [], ""), ("longer", "U*U ", W["u-u"], [], ""),
    ("empty-for-another", "", W["u-u"], ["EmptyPassword"], ""), ("another-for-empty", " ", W["empty"], [], ""),
]:
    assert crypt(password, stored) != stored, id
    v.add(id, "wrapper", password, stored, "mismatch", flags=flags, comment=comment)

APPWRITE = "$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq"
v.add("appwrite-user", "appwrite", "appwrite", APPWRITE, "match", flags=["Expensive"], comment="cost 15, the highest that the default limit lets pass")


def made(id, password, setting, flags=(), comment=""):
    v.add(id, "libxcrypt", password, crypt(password, setting), "match", flags=flags, comment=comment)


def differs(id, password, original, setting, flags=(), comment=""):
    stored = crypt(original, setting)
    assert crypt(password, stored) != stored, id
    v.add(id, "libxcrypt", password, stored, "mismatch", flags=flags, comment=comment)


SALT = "abcdefghijklmnopqrstuu"
for letter in "abxy":
    made(f"2{letter}-cost-4", "correct horse", f"$2{letter}$04${SALT}")
    made(f"2{letter}-utf8", COMPOSED, f"$2{letter}$04${SALT}", ["NonASCII", "HighBytes"] + (["SignExtension"] if letter == "x" else []))
made("cost-6", "correct horse", f"$2b$06${SALT}")
made("cost-10", "correct horse", f"$2b$10${SALT}")
differs("cost-6-wrong", "correct horsf", "correct horse", f"$2b$06${SALT}")
made("decomposed", DECOMPOSED, f"$2b$04${SALT}", ["NonASCII", "HighBytes"])
differs("other-form", DECOMPOSED, COMPOSED, f"$2b$04${SALT}", ["NonASCII", "HighBytes"])
for letter in "aby":
    made(f"2{letter}-not-utf8", b"\xfe\x80\xc3\x28\xa0", f"$2{letter}$04${SALT}", ["HighBytes"])
made("2x-not-utf8", b"\xfe\x80\xc3\x28\xa0", f"$2x$04${SALT}", ["HighBytes", "SignExtension"])
for count in (71, 72, 73, 255, 256, 260, 300):
    made(f"{count}-bytes", ascii_password(count), f"$2b$04${SALT}", ["LongPassword"])
made("2a-256-bytes", ascii_password(256), f"$2a$04${SALT}", ["LongPassword"], "OpenBSD before 5.5 kept the length in 8 bits under $2a$; libxcrypt and PHP do not")
setting72 = crypt(ascii_password(72), f"$2b$04${SALT}")
v.add("73rd-byte-ignored", "libxcrypt", ascii_password(72) + "!", setting72, "match", flags=["LongPassword"],
      comment="Python bcrypt 5 refuses a password of more than 72 bytes instead")
differs("71-of-72", ascii_password(71), ascii_password(72), f"$2b$04${SALT}", ["LongPassword"])
differs("72nd-byte-counts", ascii_password(71) + "~", ascii_password(72), f"$2b$04${SALT}", ["LongPassword"])
differs("no-wrap-at-256", ascii_password(4), ascii_password(260), f"$2b$04${SALT}", ["LongPassword"],
        "a length kept in 8 bits would see 4 bytes")

BASE = W["u-u"].replace("2a", "2b")
assert crypt("U*U", BASE) == BASE
v.add("2b-u-u", "libxcrypt", "U*U", BASE, "match")
PADDING = ("libxcrypt and PHP crypt() answer with the canonical text, so a textual comparison (PHP password_verify) says no; "
           "Python bcrypt 5 ")
for character in "/BN":
    stored = BASE[:28] + character + BASE[29:]
    assert crypt("U*U", stored) == BASE
    v.add(f"salt-padding-{ {'/': 'slash'}.get(character, character) }", "libxcrypt", "U*U", stored, "match", canonical=BASE, flags=["PaddingBits"],
          comment=PADDING + "refuses it as an invalid salt. The digest bits are equal")
for character in "XYZ":
    stored = BASE[:-1] + character
    assert crypt("U*U", stored) == BASE
    v.add(f"digest-padding-{character}", "libxcrypt", "U*U", stored, "match", canonical=BASE, flags=["PaddingBits"],
          comment=PADDING + "compares text and says no. The digest bits are equal")
stored = BASE[:28] + "N" + BASE[29:-1] + "Z"
assert crypt("U*U", stored) == BASE
v.add("both-paddings", "libxcrypt", "U*U", stored, "match", canonical=BASE, flags=["PaddingBits"])
v.add("both-paddings-wrong", "libxcrypt", "U*V", stored, "mismatch", canonical=BASE, flags=["PaddingBits"])
v.add("salt-bits-are-not-padding", "libxcrypt", "U*U", BASE[:28] + "O" + BASE[29:], "mismatch",
      comment="the last salt character's two high bits belong to the salt")
v.add("digest-bits-are-not-padding", "libxcrypt", "U*U", BASE[:-1] + "a", "mismatch",
      comment="the last digest character's four high bits belong to the digest")

BODY = BASE[7:]


# $2$, as OpenBSD 2.1 wrote it: the key is the password over and over, without a zero byte. 72 bytes without one are the same key
# under $2b$, so that libxcrypt can confirm it.
def first_form(password, cost=4, salt=SALT):
    data = octets(password)
    body = salt + raw_bcrypt(data, "2", salt.encode(), cost).decode()
    if data:
        filled = (data * 72)[:72]
        assert crypt(filled, f"$2b${cost:02}${salt}")[7:] == body
    return f"$2${cost:02}${body}"


for id, password, flags in [
    ("2", "correct horse", []), ("2-one-byte", "x", []), ("2-utf8", COMPOSED, ["NonASCII", "HighBytes"]),
    ("2-not-utf8", NOT_UTF8.replace(b"\0", b""), ["HighBytes"]), ("2-71-bytes", ascii_password(71), ["LongPassword"]),
    ("2-72-bytes", ascii_password(72), ["LongPassword"]), ("2-73-bytes", ascii_password(73), ["LongPassword"]),
    ("2-empty", "", ["EmptyPassword"]),
]:
    v.add(id, "passlib", password, first_form(password), "match", flags=["FirstForm"] + flags)
v.add("2-cost-6", "passlib", "U*U", first_form("U*U", 6), "match", flags=["FirstForm"])
v.add("2-repeated", "passlib", "abab", first_form("ab"), "match", flags=["FirstForm"], comment="nothing marks where the password ends")
v.add("2-wrong", "passlib", "Correct horse", first_form("correct horse"), "mismatch", flags=["FirstForm"])
v.add("2-is-not-2b", "passlib", "correct horse", first_form("correct horse").replace("$2$", "$2b$"), "mismatch", flags=["FirstForm"])
v.add("2b-is-not-2", "passlib", "correct horse", crypt("correct horse", f"$2b$04${SALT}").replace("$2b$", "$2$"), "mismatch",
      flags=["FirstForm"])
FIRST = first_form("U*U")
v.add("2-padding-bits", "passlib", "U*U", FIRST[:27] + "v" + FIRST[28:], "match", canonical=FIRST, flags=["FirstForm", "PaddingBits"])
v.add("2-nul", "passlib", b"U*U\0more", FIRST, "match", flags=["FirstForm", "NULInPassword"], comment="OpenBSD's C string ends there")
v.add("2-over-limit", "grammar", "U*U", "$2$16$" + FIRST[6:], "refused", flags=["FirstForm", "OverLimit"])
for id, text, flags in [("2-58-characters", FIRST[:-1], ["Length"]), ("2-60-characters", FIRST + "a", ["Length"]),
                        ("2-cost-03", "$2$03$" + FIRST[6:], ["Cost"]), ("2-alphabet", FIRST[:30] + "+" + FIRST[31:], ["Alphabet"])]:
    v.add(id, "grammar", "U*U", text, "malformed", flags=["FirstForm"] + flags)


# A zero byte: C ends a password there, and so do PHP's crypt() and password_verify(); Go, Java, Node, .NET and Python count it.
def ending(password, letter="y"):
    stored = crypt(password, f"$2{letter}$04${SALT}")
    assert php("crypt", password, f"$2{letter}$04${SALT}") == stored == crypt(octets(password).split(b"\0")[0], f"$2{letter}$04${SALT}")
    return stored


def counting(password, letter="b"):
    data = octets(password)
    body = python_bcrypt.hashpw(data[:72], f"$2b$04${SALT}".encode()).decode()[7:]
    assert body == SALT + raw_bcrypt(data, "2b", SALT.encode(), 4).decode()
    return f"$2{letter}$04${body}"


NULS = [("inside", WITH_NUL), ("at-end", b"pass\0"), ("first", b"\0word"), ("only", b"\0"), ("two", b"\0\0"),
        ("last-of-72", ascii_password(71).encode() + b"\0"), ("high-bytes", b"\xff\xff\xa3\0\xff")]
for name, password in NULS:
    flags = ["NULInPassword"] + (["HighBytes"] if max(password) >= 0x80 else []) + (["LongPassword"] if len(password) > 70 else [])
    for letter in "xy":
        sign = ["SignExtension"] if letter == "x" and max(password) >= 0x80 else []
        v.add(f"2{letter}-nul-{name}", "libxcrypt", password, ending(password, letter), "match", flags=flags + sign,
              comment="ends at the zero byte")
    for letter in "ab":
        v.add(f"2{letter}-nul-{name}", "pyca", password, counting(password, letter), "match", flags=flags, comment="counts the zero byte")
    v.add(f"2b-nul-{name}-ends", "libxcrypt", password, ending(password, "b"), "match", options={"dialect": "nul-ends"},
          flags=flags + ["Dialect"])
    v.add(f"2y-nul-{name}-counts", "pyca", password, counting(password, "y"), "match", options={"dialect": "nul-counts"},
          flags=flags + ["Dialect"])
for id, password, stored, options, flags in [
    ("2y-nul-cut", b"pass\0other", ending(WITH_NUL), None, []), ("2y-nul-not-the-start", b"past\0word", ending(WITH_NUL), None, []),
    ("2b-nul-is-no-end", b"pass", counting(WITH_NUL), None, []), ("2b-nul-other-rest", b"pass\0wort", counting(WITH_NUL), None, []),
    ("2b-nul-shorter", b"\0", counting(b"\0\0\0"), None, ["Repeats"]), ("2y-counted-is-not-cut", WITH_NUL, counting(WITH_NUL, "y"), None, []),
    ("2b-cut-is-not-counted", WITH_NUL, ending(WITH_NUL, "b"), None, []),
    ("2b-counts-not-cut", WITH_NUL, ending(WITH_NUL, "b"), {"dialect": "nul-counts"}, ["Dialect"]),
    ("2y-ends-not-counted", WITH_NUL, counting(WITH_NUL, "y"), {"dialect": "nul-ends"}, ["Dialect"]),
]:
    expect = "match" if id in ("2y-nul-cut", "2b-nul-shorter") else "mismatch"
    v.add(id, "pyca" if id.startswith("2b-nul") else "libxcrypt", password, stored, expect, options=options,
          flags=["NULInPassword"] + [f for f in flags if f != "Repeats"],
          comment={"2b-nul-shorter": "nothing but zero bytes fills the key with them, however many there are"}.get(id, ""))
v.add("2b-nul-73rd", "pyca", ascii_password(72).encode() + b"\0", counting(ascii_password(72)), "match",
      flags=["NULInPassword", "LongPassword"], comment="the 73rd byte is not read")
for letter in "ab":
    v.add(f"2{letter}-counts", "pyca", "correct horse", counting("correct horse", letter), "match", options={"dialect": "nul-counts"},
          flags=["Dialect"])
v.add("2a-counts-has-no-guard", "pyca", b"\xff\xff\xa3", counting(b"\xff\xff\xa3", "a"), "match", options={"dialect": "nul-counts"},
      flags=["Dialect", "HighBytes"], comment="crypt_blowfish alone has the countermeasure, and ends passwords at a zero byte")
v.add("2a-ends-has-the-guard", "wrapper", b"\xff\xff\xa3", W["2a-ff-ff-a3"], "match", options={"dialect": "nul-ends"},
      flags=["Dialect", "HighBytes", "Countermeasure"])
v.add("counts-empty", "pyca", "", counting(""), "match", options={"dialect": "nul-counts"}, flags=["Dialect", "EmptyPassword"])
v.add("dialect-upper-case", "grammar", "U*U", BASE, "malformed", options={"dialect": "NUL-ENDS"}, flags=["Dialect"])
v.add("dialect-unknown", "grammar", "U*U", BASE, "malformed", options={"dialect": "go"}, flags=["Dialect"])
v.add("dialect-empty", "grammar", "U*U", BASE, "malformed", options={"dialect": ""}, flags=["Dialect"])
v.add("2x-cannot-count", "grammar", "U*U", BASE.replace("2b", "2x"), "malformed", options={"dialect": "nul-counts"}, flags=["Dialect"],
      comment="the sign extension is crypt_blowfish's, in C")
v.add("2-cannot-count", "grammar", "U*U", FIRST, "malformed", options={"dialect": "nul-counts"}, flags=["Dialect", "FirstForm"])
v.add("2-cannot-be-symfony", "grammar", "U*U", FIRST, "malformed", options={"dialect": "symfony"}, flags=["Dialect", "FirstForm"])


def symfony(password, letter="y"):
    data = octets(password)
    used = data
    if len(data) > 72 or b"\0" in data:
        used = base64.b64encode(hashlib.sha512(data).digest())
        assert used == base64.b64encode(bytes.fromhex(php("hash", "sha512", data)))
    stored = crypt(used, f"$2{letter}$04${SALT}")
    assert python_bcrypt.hashpw(used[:72], f"$2b$04${SALT}".encode()).decode()[4:] == stored[4:]
    return stored


for id, password, flags in [
    ("symfony-short", "correct horse", []), ("symfony-72-bytes", ascii_password(72), ["LongPassword"]),
    ("symfony-73-bytes", ascii_password(73), ["LongPassword"]), ("symfony-300-bytes", ascii_password(300), ["LongPassword"]),
    ("symfony-nul", WITH_NUL, ["NULInPassword"]), ("symfony-nul-only", b"\0", ["NULInPassword"]),
    ("symfony-utf8", COMPOSED, ["NonASCII", "HighBytes"]), ("symfony-long-utf8", COMPOSED * 4, ["NonASCII", "HighBytes", "LongPassword"]),
]:
    v.add(id, "symfony", password, symfony(password), "match", options={"dialect": "symfony"}, flags=["Dialect"] + flags)
v.add("symfony-2b", "symfony", ascii_password(73), symfony(ascii_password(73), "b"), "match", options={"dialect": "symfony"},
      flags=["Dialect", "LongPassword"])
v.add("symfony-73rd-byte-counts", "symfony", ascii_password(72) + "!", symfony(ascii_password(73)), "mismatch",
      options={"dialect": "symfony"}, flags=["Dialect", "LongPassword"])
v.add("symfony-needs-its-option", "symfony", ascii_password(73), symfony(ascii_password(73)), "mismatch", flags=["LongPassword"])
v.add("symfony-declared", "symfony", WITH_NUL, symfony(WITH_NUL), "match", options={"dialect": "symfony"}, scheme="bcrypt",
      flags=["Dialect", "NULInPassword", "Declared"])

# FusionAuth keeps 22 and 31 characters and a factor, Okta salt, value and workFactor: put together they are $2b$.
for id, password, cost, salt, flags in [
    ("split", "correct horse", 4, SALT, []), ("split-cost-10", "correct horse", 10, SALT, []),
    ("split-utf8", COMPOSED, 4, BASE[7:29], ["NonASCII", "HighBytes"]), ("split-nul", WITH_NUL, 4, SALT, ["NULInPassword"]),
]:
    stored = (counting(password) if 0 in octets(password) else crypt(password, f"$2b${cost:02}${salt}"))
    v.add(id, "pyca" if 0 in octets(password) else "libxcrypt", password, stored[29:], "match",
          options={"salt": stored[7:29], "workFactor": cost}, canonical=stored, canonical_options={}, flags=["Split"] + flags)
PART = crypt("U*U", f"$2b$04${SALT}")
SPLIT = {"salt": SALT, "workFactor": 4}
v.add("split-wrong", "libxcrypt", "U*V", PART[29:], "mismatch", options=SPLIT, canonical=PART, canonical_options={}, flags=["Split"])
v.add("split-declared", "libxcrypt", "U*U", PART[29:], "match", options=SPLIT, scheme="bcrypt", canonical=PART, canonical_options={},
      flags=["Split", "Declared"])
v.add("split-dialect", "libxcrypt", WITH_NUL, ending(WITH_NUL, "b")[29:], "match", options={**SPLIT, "dialect": "nul-ends"},
      canonical=ending(WITH_NUL, "b"), canonical_options={"dialect": "nul-ends"}, flags=["Split", "Dialect", "NULInPassword"])
v.add("split-over-limit", "grammar", "U*U", PART[29:], "refused", options={**SPLIT, "workFactor": 16},
      canonical=PART.replace("$04$", "$16$"), canonical_options={}, flags=["Split", "OverLimit"])
for id, text, options, flags in [
    ("split-salt-missing", PART[29:], {"workFactor": 4}, []), ("split-factor-missing", PART[29:], {"salt": SALT}, []),
    ("split-salt-21", PART[29:], {**SPLIT, "salt": SALT[1:]}, ["Length"]), ("split-salt-23", PART[29:], {**SPLIT, "salt": SALT + "a"}, ["Length"]),
    ("split-salt-alphabet", PART[29:], {**SPLIT, "salt": "+" + SALT[1:]}, ["Alphabet"]), ("split-digest-30", PART[30:], SPLIT, ["Length"]),
    ("split-digest-32", PART[28:], SPLIT, ["Length"]), ("split-digest-alphabet", "+" + PART[30:], SPLIT, ["Alphabet"]),
    ("split-factor-3", PART[29:], {**SPLIT, "workFactor": 3}, ["Cost"]), ("split-factor-32", PART[29:], {**SPLIT, "workFactor": 32}, ["Cost"]),
    ("split-factor-huge", PART[29:], {**SPLIT, "workFactor": 1 << 62}, ["Cost"]), ("split-and-whole", PART, SPLIT, ["UnexpectedOption"]),
    ("split-other-option", PART[29:], {**SPLIT, "rounds": 4}, ["UnexpectedOption"]),
]:
    v.add(id, "grammar", "U*U", text, "malformed", options=options, scheme="bcrypt", flags=["Split", "Declared"] + flags)
for cost in (16, 20, 31):
    v.add(f"cost-{cost}", "grammar", "U*U", f"$2b${cost}${BODY}", "refused", flags=["OverLimit"])
v.add("cost-31-2x", "grammar", "U*U", f"$2x$31${BODY}", "refused", flags=["OverLimit"])
for id, text, flags in [
    ("cost-03", f"$2b$03${BODY}", ["Cost"]), ("cost-00", f"$2b$00${BODY}", ["Cost"]), ("cost-32", f"$2b$32${BODY}", ["Cost"]),
    ("cost-99", f"$2b$99${BODY}", ["Cost"]), ("cost-one-digit", f"$2b$5${BODY}", ["Cost", "Length"]),
    ("cost-one-digit-padded", f"$2b$5${BODY}.", ["Cost"]), ("cost-three-digits", f"$2b$005${BODY}", ["Cost", "Length"]),
    ("cost-sign", f"$2b$+5${BODY}", ["Cost"]), ("cost-space", f"$2b$ 5${BODY}", ["Cost"]), ("cost-hex", f"$2b$0a${BODY}", ["Cost"]),
    ("59-characters", BASE[:-1], ["Length"]), ("61-characters", BASE + "A", ["Length"]), ("setting-only", BASE[:29], ["Length"]),
    ("prefix-only", "$2b$", ["Length"]), ("prefix-2-only", "$2$", ["Length"]), ("prefix-and-cost", "$2y$10$", ["Length"]), ("2-as-long-as-2b", f"$2$05${BODY}.", ["Length", "FirstForm"]),
    ("salt-plus", BASE[:10] + "+" + BASE[11:], ["Alphabet"]), ("digest-equals", BASE[:-1] + "=", ["Alphabet"]),
    ("digest-dollar", BASE[:40] + "$" + BASE[41:], ["Alphabet"]), ("digest-dash", BASE[:40] + "-" + BASE[41:], ["Alphabet"]),
    ("digest-non-ascii", BASE[:-2] + "é", ["Alphabet"]), ("separator", BASE[:6] + "." + BASE[7:], ["Cost"]),
    ("trailing-space", BASE + " ", ["Whitespace", "Length"]), ("trailing-newline", BASE + "\n", ["Whitespace", "Length"]),
    ("newline-for-last", BASE[:-1] + "\n", ["Whitespace", "Alphabet"]), ("nul-appended", BASE + "\u0000", ["NULInHash", "Length"]),
    ("nul-inside-hash", BASE[:40] + "\u0000" + BASE[41:], ["NULInHash", "Alphabet"]), ("very-long", BASE + "A" * 1024, ["Length"]),
]:
    v.add(id, "grammar", "U*U", text, "malformed", flags=flags)
for id, text, flags in [
    ("2c", f"$2c$05${BODY}", ["NoPrefix"]), ("2z", f"$2z$05${BODY}", ["NoPrefix"]), ("upper-case-prefix", f"$2B$05${BODY}", ["NoPrefix"]),
    ("no-dollar", BASE[1:], ["NoPrefix"]), ("prefix-cut", "$2b", ["NoPrefix"]), ("empty-text", "", ["NoPrefix"]),
    ("leading-space", " " + BASE, ["NoPrefix", "Whitespace"]), ("leading-nul", "\u0000" + BASE, ["NoPrefix", "NULInHash"]),
]:
    v.add(id, "grammar", "U*U", text, "unrecognized", flags=flags)
for id, text in [("declared-empty", ""), ("declared-2c", f"$2c$05${BODY}"), ("declared-leading-space", " " + BASE)]:
    v.add(id, "grammar", "U*U", text, "malformed", scheme="bcrypt", flags=["NoPrefix", "Declared"])
v.add("declared", "libxcrypt", "U*U", BASE, "match", scheme="bcrypt", flags=["Declared"])
v.add("salt-option", "grammar", "U*U", BASE, "malformed", options={"salt": "x"}, flags=["UnexpectedOption"])
v.add("rounds-option", "grammar", "U*U", BASE, "malformed", options={"rounds": 5}, scheme="bcrypt", flags=["UnexpectedOption", "Declared"])
v.write()

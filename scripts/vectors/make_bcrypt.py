"""bcrypt: $2a$, $2b$, $2x$, $2y$."""

from common import COMPOSED, DECOMPOSED, IMPLEMENTATION, SPECIFICATION, Vectors, ascii_password, crypt, octets

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
v.source("grammar", "Provos and Mazieres 1999, and crypt(5): $2?$, two digits, 22 and 31 characters", SPECIFICATION, "written by hand")
for name, text in {
    "Expensive": "takes a second or more: run it once",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "HighBytes": "the password has bytes of 0x80 and more",
    "SignExtension": "$2x$: bytes of 0x80 and more are sign-extended, as crypt_blowfish before 1.1 did",
    "Countermeasure": "$2a$: the guard of crypt_blowfish 1.1 against sign-extension collisions changes the digest",
    "LongPassword": "71 bytes and more: 72 count",
    "NULInPassword": "the password contains a zero byte, which crypt(3) cannot take",
    "PaddingBits": "unused bits of the last salt or digest character are not zero; written with zeros",
    "PrefixNotCarried": "$2$: known, not verifiable",
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
v.add("2-unsupported", "grammar", "U*U", f"$2$05${BODY}", "unsupported", flags=["PrefixNotCarried"],
      comment="1997's bcrypt without the closing zero byte: libxcrypt and PHP answer *0")
v.add("nul-inside-password", "grammar", b"U\x00U", BASE, "unsupported", flags=["NULInPassword"],
      comment="PHP crypt() stops at the zero byte, Python bcrypt 5 does not: no answer is safe")
v.add("nul-at-end-of-password", "grammar", b"U*U\x00", BASE, "unsupported", flags=["NULInPassword"])
v.add("nul-only-password", "grammar", b"\x00", W["empty"], "unsupported", flags=["NULInPassword"])
for cost in (16, 20, 31):
    v.add(f"cost-{cost}", "grammar", "U*U", f"$2b${cost}${BODY}", "refused", flags=["OverLimit"])
v.add("cost-31-2x", "grammar", "U*U", f"$2x$31${BODY}", "refused", flags=["OverLimit"])
for id, text, flags in [
    ("cost-03", f"$2b$03${BODY}", ["Cost"]), ("cost-00", f"$2b$00${BODY}", ["Cost"]), ("cost-32", f"$2b$32${BODY}", ["Cost"]),
    ("cost-99", f"$2b$99${BODY}", ["Cost"]), ("cost-one-digit", f"$2b$5${BODY}", ["Cost", "Length"]),
    ("cost-one-digit-padded", f"$2b$5${BODY}.", ["Cost"]), ("cost-three-digits", f"$2b$005${BODY}", ["Cost", "Length"]),
    ("cost-sign", f"$2b$+5${BODY}", ["Cost"]), ("cost-space", f"$2b$ 5${BODY}", ["Cost"]), ("cost-hex", f"$2b$0a${BODY}", ["Cost"]),
    ("59-characters", BASE[:-1], ["Length"]), ("61-characters", BASE + "A", ["Length"]), ("setting-only", BASE[:29], ["Length"]),
    ("prefix-only", "$2b$", ["Length"]), ("prefix-2-only", "$2$", ["Length"]), ("prefix-and-cost", "$2y$10$", ["Length"]),
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
    ("wordpress", "$wp" + BASE, ["NoPrefix"]), ("django", "bcrypt$" + BASE, ["NoPrefix"]),
]:
    v.add(id, "grammar", "U*U", text, "unrecognized", flags=flags)
for id, text in [("declared-empty", ""), ("declared-2c", f"$2c$05${BODY}"), ("declared-leading-space", " " + BASE)]:
    v.add(id, "grammar", "U*U", text, "malformed", scheme="bcrypt", flags=["NoPrefix", "Declared"])
v.add("declared", "libxcrypt", "U*U", BASE, "match", scheme="bcrypt", flags=["Declared"])
v.add("salt-option", "grammar", "U*U", BASE, "malformed", options={"salt": "x"}, flags=["UnexpectedOption"])
v.add("rounds-option", "grammar", "U*U", BASE, "malformed", options={"rounds": 5}, scheme="bcrypt", flags=["UnexpectedOption", "Declared"])
v.write()

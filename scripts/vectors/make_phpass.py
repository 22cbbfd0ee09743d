"""phpass: the portable hashes $P$ and $H$."""

from common import (COMPOSED, CRYPT64, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors,
                    ascii_password, php)

v = Vectors("phpass")
v.source("openwall", "Openwall phpass, test.php: the portable hash of \"test12345\" (public domain)", SPECIFICATION,
         "as quoted; confirmed with the PHP of values.php and passlib.hash.phpass")
v.source("appwrite", "End-to-end tests of the users service", SPECIFICATION,
         "the user of POST /users/phpass; confirmed with the PHP of values.php and passlib.hash.phpass")
v.source("php", "The public algorithm, in PHP", IMPLEMENTATION, "make_phpass.py with values.php; confirmed with passlib.hash.phpass 1.7.4")
v.source("grammar", "Openwall phpass, crypt_private(): 34 bytes, count 7 to 30, any salt, digest in ./0-9A-Za-z", SPECIFICATION, "written by hand")
for name, text in {
    "HPrefix": "$H$, as phpBB 3 writes it; kept as it is",
    "AnySalt": "bytes of salt that are none of ./0-9A-Za-z",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "71, 72 or 73 bytes and more: no limit cuts the password",
    "OverLimit": "well-formed, and above the default limit of 2^20 rounds",
    "Count": "the count character is outside 7 to 30",
    "Length": "not 34 characters",
    "Alphabet": "a character outside ./0-9A-Za-z",
    "TrailingBits": "the four unused bits of the last character are not zero",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "NoPrefix": "no prefix of phpass: not claimed",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
}.items():
    v.flag(name, text)

OPENWALL = "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"
APPWRITE = "$P$Br387rwferoKN7uwHZqNMu98q3U8RO."
assert php("phpass", "test12345", OPENWALL) == OPENWALL
assert php("phpass", "appwrite", APPWRITE) == APPWRITE
v.add("openwall", "openwall", "test12345", OPENWALL, "match", comment="2^11 rounds")
v.add("openwall-wrong", "openwall", "test12346", OPENWALL, "mismatch")
v.add("appwrite-user", "appwrite", "appwrite", APPWRITE, "match", comment="2^13 rounds")
v.add("appwrite-user-wrong", "appwrite", "Appwrite", APPWRITE, "mismatch")
v.add("appwrite-user-declared", "appwrite", "appwrite", APPWRITE, "match", scheme="phpass", flags=["Declared"])


def stored(password, log2, salt="saltsalt", prefix="$P$"):
    return php("phpass", password, prefix + CRYPT64[log2] + salt)


def made(id, password, log2=7, flags=(), comment="", **more):
    v.add(id, "php", password, stored(password, log2, **more), "match", flags=flags, comment=comment)


for log2 in (7, 8, 9, 10, 11, 12, 13, 16):
    made(f"count-{log2}", "password", log2)
for log2 in (7, 11, 13):
    made(f"h-count-{log2}", "password", log2, ["HPrefix"], prefix="$H$")
v.add("h-wrong", "php", "Password", stored("password", 8, prefix="$H$"), "mismatch", flags=["HPrefix"])
made("salt-dots", "password", salt="........")
made("salt-slashes", "password", salt="////////")
made("salt-z", "password", salt="zzzzzzzz")
made("salt-mixed", "password", salt="./09AZaz")
for id, salt in [("space", "salt sal"), ("dollar", "sa$tsa$t"), ("non-ascii", "sältßal"), ("control", "sal\tsal\x1f"),
                 ("zero-byte", "salt\0sal"), ("colon", "a:b:c:d:")]:
    made(f"salt-{id}", "password", flags=["AnySalt"], salt=salt, comment="crypt_private() takes any eight bytes")
v.add("salt-dollar-wrong", "php", "Password", stored("password", 7, salt="sa$tsa$t"), "mismatch", flags=["AnySalt"])
made("empty", "", flags=["EmptyPassword"])
v.add("empty-for-another", "php", "", stored("password", 7), "mismatch", flags=["EmptyPassword"])
v.add("another-for-empty", "php", " ", stored("", 7), "mismatch")
made("composed", COMPOSED, 8, ["NonASCII"])
made("decomposed", DECOMPOSED, 8, ["NonASCII"])
v.add("other-form", "php", DECOMPOSED, stored(COMPOSED, 8), "mismatch", flags=["NonASCII"])
made("not-utf8", NOT_UTF8, flags=["NotUTF8"])
made("not-utf8-h", NOT_UTF8, flags=["NotUTF8", "HPrefix"], prefix="$H$")
made("nul-inside", WITH_NUL, flags=["NULInPassword"])
made("nul-only", b"\x00", flags=["NULInPassword"])
v.add("nul-cut", "php", b"pass", stored(WITH_NUL, 7), "mismatch", flags=["NULInPassword"])
for count in (39, 40, 47, 48, 71, 72, 73, 256, 300):
    made(f"{count}-bytes", ascii_password(count), flags=["LongPassword"], comment="around MD5's block, beside 16 bytes of digest" if count < 49 else "")
v.add("73-cut", "php", ascii_password(72), stored(ascii_password(73), 7), "mismatch", flags=["LongPassword"])

BASE = stored("password", 7)
for log2 in (21, 25, 30):
    v.add(f"count-{log2}", "grammar", "password", "$P$" + CRYPT64[log2] + BASE[4:], "refused", flags=["OverLimit"])
v.add("h-count-30", "grammar", "password", "$H$S" + BASE[4:], "refused", flags=["OverLimit", "HPrefix"])
for log2 in (0, 1, 6, 31, 37, 63):
    v.add(f"count-{log2}", "grammar", "password", "$P$" + CRYPT64[log2] + BASE[4:], "malformed", flags=["Count"])
TWICE = BASE[:-1] + CRYPT64[CRYPT64.index(BASE[-1]) + 4]
for id, text, flags in [
    ("33-characters", BASE[:-1], ["Length"]), ("35-characters", BASE + ".", ["Length"]), ("setting-only", BASE[:12], ["Length"]),
    ("prefix-only", "$P$", ["Length"]), ("h-prefix-only", "$H$", ["Length"]), ("prefix-and-count", "$P$5", ["Length"]),
    ("count-character", "$P$!" + BASE[4:], ["Alphabet", "Count"]), ("count-dollar", "$P$$" + BASE[4:], ["Alphabet", "Count"]),
    ("digest-plus", BASE[:20] + "+" + BASE[21:], ["Alphabet"]),
    ("digest-equals", BASE[:-1] + "=", ["Alphabet"]), ("digest-dash", BASE[:20] + "-" + BASE[21:], ["Alphabet"]),
    ("digest-non-ascii", BASE[:-2] + "é", ["Alphabet"]), ("last-character", TWICE, ["TrailingBits"]),
    ("trailing-space", BASE + " ", ["Whitespace", "Length"]), ("trailing-newline", BASE + "\n", ["Whitespace", "Length"]),
    ("newline-for-last", BASE[:-1] + "\n", ["Whitespace", "Alphabet"]), ("nul-appended", BASE + "\u0000", ["NULInHash", "Length"]),
    ("salt-cuts-a-character", BASE[:11] + "é" + BASE[13:], ["Alphabet"]), ("very-long", BASE + "." * 1024, ["Length"]),
]:
    v.add(id, "grammar", "password", text, "malformed", flags=flags,
          comment="two texts would be one value; phpass compares text and never matches" if "TrailingBits" in flags else "")
for id, text, flags in [
    ("lower-case-prefix", "$p$" + BASE[3:], ["NoPrefix"]), ("no-dollar", BASE[1:], ["NoPrefix"]),
    ("prefix-cut", "$P", ["NoPrefix"]), ("empty-text", "", ["NoPrefix"]), ("leading-space", " " + BASE, ["NoPrefix", "Whitespace"]),
    ("phpbb-leading-nul", "\u0000" + BASE, ["NoPrefix", "NULInHash"]),
]:
    v.add(id, "grammar", "password", text, "unrecognized", flags=flags)
for id, text in [("declared-empty", ""), ("declared-lower-case", "$p$" + BASE[3:]), ("declared-leading-space", " " + BASE),
                 ("declared-no-prefix", BASE[3:])]:
    v.add(id, "grammar", "password", text, "malformed", scheme="phpass", flags=["NoPrefix", "Declared"])
v.add("salt-option", "grammar", "password", BASE, "malformed", options={"salt": "x"}, flags=["UnexpectedOption"])
v.add("rounds-option", "grammar", "password", BASE, "malformed", options={"rounds": 7}, scheme="phpass", flags=["UnexpectedOption", "Declared"])
v.write()

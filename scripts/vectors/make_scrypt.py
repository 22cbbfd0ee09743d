"""scrypt: the users service's options, PHC $scrypt$, and crypt(3)'s $7$."""

import hashlib

from common import (COMPOSED, CRYPT64, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors,
                    ascii_password, b64, crypt, octets)

v = Vectors("scrypt")
v.source("rfc7914", "RFC 7914, section 12: test vectors for scrypt", SPECIFICATION,
         "as quoted, in the option form; confirmed with Python hashlib.scrypt (OpenSSL)")
v.source("appwrite", "End-to-end tests of the users service", SPECIFICATION,
         "the user of POST /users/scrypt; confirmed with Python hashlib.scrypt")
v.source("hashlib", "Python hashlib.scrypt (OpenSSL)", IMPLEMENTATION, "make_scrypt.py; confirmed with libscrypt")
v.source("libxcrypt", "libxcrypt 4.4 crypt(3), $7$", IMPLEMENTATION, "make_scrypt.py; confirmed with libscrypt and an encoder written for the check")
v.source("grammar", "RFC 7914 for the ranges, the PHC string format, crypt(5) for $7$", SPECIFICATION, "written by hand")
for name, text in {
    "Options": "hex digest, parameters in the options; the salt option is text, its bytes are the salt",
    "PHC": "$scrypt$ln=,r=,p=$salt$digest, standard base 64",
    "MCF7": "$7$, as crypt(3) and libsodium write it: the salt is raw text",
    "UpperCase": "hex digits in upper or mixed case; written in lower case",
    "EmptyPassword": "the password has no bytes",
    "EmptySalt": "the salt has no bytes",
    "BinarySalt": "the salt is no text",
    "NonASCII": "password or salt is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "63 bytes and more: no limit cuts the password",
    "DigestLength": "the digest has not 64 bytes (options) or 32 (PHC)",
    "OverLimit": "well-formed, and above the default limit of memory or of memory times p",
    "Parameters": "N, r or p outside what the algorithm is defined for",
    "Numbers": "a number is not written as the grammar says",
    "Grammar": "a field is missing, repeated or too many",
    "Padded": "base 64 with its padding; written without",
    "WritesN": "ln= is N itself; written as log2 N",
    "Base64": "wrong padding, a foreign character or unused bits that are not zero",
    "MissingOption": "an option that the scheme needs is not there",
    "Length": "odd hex, or a length option that is not the digest's",
    "Alphabet": "a character that is no digit of the form",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "NoPrefix": "nothing that the scheme claims",
    "UnexpectedOption": "an option that the form does not read",
    "Declared": "the scheme is declared with the stored hash",
}.items():
    v.flag(name, text)


def scrypt(password, salt, n, r, p, length):
    return hashlib.scrypt(octets(password), salt=octets(salt), n=n, r=r, p=p, dklen=length, maxmem=1 << 30)


def options(salt, n, r, p, length):
    return {"salt": salt, "cpu": n, "memory": r, "parallel": p, "length": length}


# The option form.
RFC = [
    ("empty", "", "", 16, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                                "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"),
    ("nacl", "password", "NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                                              "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"),
    ("pleaseletmein", "pleaseletmein", "SodiumChloride", 16384, 8, 1,
     "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"),
]
for name, password, salt, n, r, p, digest in RFC:
    assert scrypt(password, salt, n, r, p, 64).hex() == digest, name
    flags = ["Options"] + (["EmptyPassword", "EmptySalt"] if not password else [])
    v.add(f"rfc7914-{name}", "rfc7914", password, digest, "match", options(salt, n, r, p, 64), "scrypt", flags=flags + ["Declared"])
    v.add(f"rfc7914-{name}-wrong", "rfc7914", password + "x", digest, "mismatch", options(salt, n, r, p, 64), "scrypt",
          flags=["Options"] + flags[2:] + ["Declared"])
APPWRITE = ("3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63"
            "b5d269c31fd697246085111a428245e24a4ddc6b64c687bc60a8910dbafc1d5b")
assert scrypt("appwrite", "appwrite", 16384, 13, 2, 64).hex() == APPWRITE
v.add("appwrite-user", "appwrite", "appwrite", APPWRITE, "match", options("appwrite", 16384, 13, 2, 64), flags=["Options"],
      comment="not declared: the options say what it is")
v.add("appwrite-user-declared", "appwrite", "appwrite", APPWRITE, "match", options("appwrite", 16384, 13, 2, 64), "scrypt",
      flags=["Options", "Declared"])
v.add("appwrite-user-wrong-salt", "appwrite", "appwrite", APPWRITE, "mismatch", options("Appwrite", 16384, 13, 2, 64), "scrypt",
      flags=["Options", "Declared"])


def wire(id, password, salt, n, r, p, length, flags=(), comment=""):
    v.add(id, "hashlib", password, scrypt(password, salt, n, r, p, length).hex(), "match", options(salt, n, r, p, length), "scrypt",
          flags=["Options", *flags, "Declared"], comment=comment)


wire("wire-16-bytes", "password", "salt", 16, 1, 1, 16, ["DigestLength"])
wire("wire-32-bytes", "password", "salt", 256, 8, 1, 32, ["DigestLength"])
wire("wire-128-bytes", "password", "salt", 64, 2, 3, 128, ["DigestLength"])
wire("wire-n-2", "password", "salt", 2, 1, 1, 64, comment="the smallest N")
wire("wire-r-3-p-5", "password", "a longer salt, as text", 32, 3, 5, 64)
wire("wire-hex-salt", "password", "00112233445566778899aabbccddeeff", 64, 8, 1, 64, comment="hex digits are the salt's text, and not decoded")
wire("wire-base64-salt", "password", "c2FsdA==", 64, 8, 1, 64, comment="base 64 is the salt's text, and not decoded")
wire("wire-utf8-salt", "password", "соль", 64, 8, 1, 64, ["NonASCII"])
wire("wire-empty-password", "", "salt", 64, 8, 1, 64, ["EmptyPassword"])
wire("wire-composed", COMPOSED, "salt", 64, 8, 1, 64, ["NonASCII"])
wire("wire-decomposed", DECOMPOSED, "salt", 64, 8, 1, 64, ["NonASCII"])
wire("wire-not-utf8", NOT_UTF8, "salt", 64, 8, 1, 64, ["NotUTF8"])
wire("wire-nul", WITH_NUL, "salt", 64, 8, 1, 64, ["NULInPassword"])
for count in (64, 65, 71, 72, 73, 300):
    wire(f"wire-{count}-bytes", ascii_password(count), "salt", 64, 1, 1, 64, ["LongPassword"],
         "HMAC hashes a key of more than 64 bytes first" if count == 65 else "")
v.add("wire-nul-cut", "hashlib", b"pass", scrypt(WITH_NUL, "salt", 64, 8, 1, 64).hex(), "mismatch", options("salt", 64, 8, 1, 64), "scrypt",
      flags=["Options", "NULInPassword", "Declared"])
v.add("wire-trailing-nul", "hashlib", b"password\x00", scrypt("password", "salt", 64, 8, 1, 64).hex(), "match", options("salt", 64, 8, 1, 64),
      "scrypt", flags=["Options", "NULInPassword", "Declared"],
      comment="HMAC fills a key of less than 64 bytes up with zero bytes, so these two passwords are one")
DIGEST = scrypt("password", "salt", 64, 8, 1, 64).hex()
GOOD = options("salt", 64, 8, 1, 64)
v.add("wire-upper-case", "hashlib", "password", DIGEST.upper(), "match", GOOD, "scrypt", canonical=DIGEST,
      flags=["Options", "UpperCase", "Declared"], comment="the reference server never matches upper case: written in lower case before sending")
v.add("wire-mixed-case", "hashlib", "password", DIGEST[:64].upper() + DIGEST[64:], "match", GOOD, "scrypt", canonical=DIGEST,
      flags=["Options", "UpperCase", "Declared"])
for name, value in [("n", 128), ("r", 4), ("p", 2)]:
    key = {"n": "cpu", "r": "memory", "p": "parallel"}[name]
    v.add(f"wire-other-{name}", "hashlib", "password", DIGEST, "mismatch", {**GOOD, key: value}, "scrypt", flags=["Options", "Declared"])


def bad(id, hash, opts, expect, flags, comment="", scheme="scrypt", password="password"):
    v.add(id, "grammar", password, hash, expect, opts, scheme, flags=["Options", *flags, "Declared"], comment=comment)


for id, change in [("n-2-20-r-9", {"cpu": 1 << 20, "memory": 9}), ("n-2-30", {"cpu": 1 << 30}), ("n-2-31", {"cpu": 1 << 31}),
                   ("n-2-40", {"cpu": 1 << 40}), ("n-2-62", {"cpu": 1 << 62}), ("p-300", {"cpu": 16384, "parallel": 300}),
                   ("r-large", {"cpu": 16384, "memory": 1 << 20})]:
    bad(f"wire-{id}", DIGEST, {**GOOD, **change}, "refused", ["OverLimit"])
for id, change in [("n-0", {"cpu": 0}), ("n-1", {"cpu": 1}), ("n-3", {"cpu": 3}), ("n-1000", {"cpu": 1000}), ("n-odd-large", {"cpu": (1 << 31) + 1}),
                   ("r-0", {"memory": 0}), ("p-0", {"parallel": 0}),
                   ("rp-2-30", {"memory": 1 << 15, "parallel": 1 << 15}), ("r-2-30", {"memory": 1 << 30}),
                   ("p-2-30", {"memory": 1, "parallel": 1 << 30}), ("n-too-large-for-r", {"cpu": 1 << 16, "memory": 1})]:
    bad(f"wire-{id}", DIGEST, {**GOOD, **change}, "malformed", ["Parameters"],
        "RFC 7914, section 2: N is below 2^(128 r / 8)" if "for-r" in id else "")
for id, change in [("63", {"length": 63}), ("65", {"length": 65}), ("128", {"length": 128}), ("0", {"length": 0})]:
    bad(f"wire-length-{id}", DIGEST, {**GOOD, **change}, "malformed", ["Length"])
for key in GOOD:
    bad(f"wire-no-{key}", DIGEST, {k: x for k, x in GOOD.items() if k != key}, "malformed", ["MissingOption"])
bad("wire-no-options", DIGEST, None, "malformed", ["MissingOption"])
for id, text, flags in [
    ("odd-hex", DIGEST[:-1], ["Length"]), ("two-digits-more", DIGEST + "00", ["Length"]), ("empty-hash", "", ["Length"]), ("g-digit", DIGEST[:-1] + "g", ["Alphabet"]),
    ("leading-space", " " + DIGEST, ["Whitespace"]), ("trailing-newline", DIGEST + "\n", ["Whitespace"]),
    ("nul-appended", DIGEST + "\u0000", ["NULInHash"]), ("base64", b64(bytes.fromhex(DIGEST), True), ["Alphabet"]),
]:
    bad(f"wire-{id}", text, GOOD, "malformed", flags)
bad("wire-signer-option", DIGEST, {**GOOD, "signerKey": "c2lnbmVy"}, "malformed", ["UnexpectedOption"])
bad("wire-version-option", DIGEST, {**GOOD, "version": "sha512"}, "malformed", ["UnexpectedOption"])


# PHC.
def phc(ln, r, p, salt, digest):
    return f"$scrypt$ln={ln},r={r},p={p}${b64(octets(salt))}${b64(digest)}"


def phc_of(password, ln, r, p, salt, length=32):
    return phc(ln, r, p, salt, scrypt(password, salt, 1 << ln, r, p, length))


BINARY = bytes(range(0xF0, 0x100))
for id, password, ln, r, p, salt, length, flags in [
    ("ln-4", "password", 4, 8, 1, b"sixteen byte slt", 32, []), ("ln-1", "password", 1, 1, 1, b"sixteen byte slt", 32, []),
    ("ln-8-r-4-p-2", "password", 8, 4, 2, b"sixteen byte slt", 32, []), ("ln-14", "password", 14, 8, 1, BINARY, 32, ["BinarySalt"]),
    ("binary-salt", "password", 4, 8, 1, BINARY, 32, ["BinarySalt"]), ("salt-1", "password", 4, 8, 1, b"s", 32, []),
    ("salt-17", "password", 4, 8, 1, bytes(range(17)), 32, ["BinarySalt"]), ("salt-64", "password", 4, 8, 1, bytes(range(64)), 32, ["BinarySalt"]),
    ("empty-salt", "password", 4, 8, 1, b"", 32, ["EmptySalt"]), ("digest-16", "password", 4, 8, 1, BINARY, 16, ["BinarySalt", "DigestLength"]),
    ("digest-64", "password", 4, 8, 1, BINARY, 64, ["BinarySalt", "DigestLength"]), ("empty-password", "", 4, 8, 1, b"saltsalt", 32, ["EmptyPassword"]),
    ("composed", COMPOSED, 4, 8, 1, b"saltsalt", 32, ["NonASCII"]), ("not-utf8", NOT_UTF8, 4, 8, 1, b"saltsalt", 32, ["NotUTF8"]),
    ("nul", WITH_NUL, 4, 8, 1, b"saltsalt", 32, ["NULInPassword"]), ("73-bytes", ascii_password(73), 4, 8, 1, b"saltsalt", 32, ["LongPassword"]),
]:
    v.add(f"phc-{id}", "hashlib", password, phc_of(password, ln, r, p, salt, length), "match", flags=["PHC", *flags])
P = phc_of("password", 4, 8, 1, b"saltsalt")
HEAD, SALT, DK = P.rsplit("$", 2)
v.add("phc-wrong", "hashlib", "Password", P, "mismatch", flags=["PHC"])
v.add("phc-other-ln", "hashlib", "password", P.replace("ln=4", "ln=5"), "mismatch", flags=["PHC"])
v.add("phc-rfc7914", "rfc7914", "pleaseletmein", phc(14, 8, 1, "SodiumChloride", bytes.fromhex(RFC[2][-1])), "match",
      flags=["PHC", "DigestLength"], comment="the RFC's vector, written as PHC")
for id, change in [("ln-31", ("ln=4", "ln=31")), ("ln-21", ("ln=4", "ln=21")), ("ln-62", ("ln=4", "ln=62")), ("ln-63", ("ln=4", "ln=63")),
                   ("p-1000", ("ln=4,r=8,p=1", "ln=14,r=8,p=1000"))]:
    v.add(f"phc-{id}", "grammar", "password", P.replace(*change), "refused", flags=["PHC", "OverLimit"])
LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
bumped = LAST[LAST.index(DK[-1]) + 1]
for id, text, flags, comment in [
    ("ln-0", P.replace("ln=4", "ln=0"), ["Parameters"], ""), ("ln-100", P.replace("ln=4", "ln=100"), ["Parameters"], "neither log2 of N nor N"),
    ("ln-04", P.replace("ln=4", "ln=04"), ["Numbers"], ""), ("ln-plus", P.replace("ln=4", "ln=+4"), ["Numbers"], ""),
    ("ln-negative", P.replace("ln=4", "ln=-4"), ["Numbers"], ""), ("ln-empty", P.replace("ln=4", "ln="), ["Numbers"], ""),
    ("ln-2-64", P.replace("ln=4", "ln=18446744073709551620"), ["Numbers"], ""), ("r-0", P.replace("r=8", "r=0"), ["Parameters"], ""),
    ("p-0", P.replace("p=1", "p=0"), ["Parameters"], ""), ("rp-2-30", P.replace("r=8,p=1", "r=32768,p=32768"), ["Parameters"], ""),
    ("ln-too-large-for-r", P.replace("ln=4,r=8", "ln=16,r=1"), ["Parameters"], "RFC 7914, section 2: N is below 2^(128 r / 8)"),
    ("r-2-32", P.replace("r=8", "r=4294967304"), ["Numbers"], ""), ("no-p", P.replace(",p=1", ""), ["Grammar"], ""),
    ("no-ln", P.replace("ln=4,", ""), ["Grammar"], ""), ("no-parameters", P.replace("ln=4,r=8,p=1$", ""), ["Grammar"], ""),
    ("r-twice", P.replace("r=8", "r=8,r=8"), ["Grammar"], ""), ("unknown-parameter", P.replace("p=1", "p=1,x=1"), ["Grammar"], ""),
    ("version", P.replace("$ln", "$v=1$ln"), ["Grammar"], ""), ("no-digest", f"{HEAD}${SALT}", ["Grammar"], ""),
    ("empty-digest", f"{HEAD}${SALT}$", ["Grammar"], ""), ("extra-field", P + "$AAAA", ["Grammar"], ""), ("prefix-only", "$scrypt$", ["Grammar"], ""),
    ("padding-doubled", P + "==", ["Base64"], ""), ("padding-too-long", f"{HEAD}${SALT}==${DK}", ["Base64"], ""),
    ("url-safe", f"{HEAD}${SALT}$-_{DK[2:]}", ["Base64"], ""), ("trailing-bits", P[:-1] + bumped, ["Base64"], "two texts would be one value"),
    ("trailing-space", P + " ", ["Whitespace", "Base64"], ""), ("trailing-newline", P + "\n", ["Whitespace", "Base64"], ""),
    ("nul-appended", P + "\u0000", ["NULInHash", "Base64"], ""),
]:
    v.add(f"phc-{id}", "grammar", "password", text, "malformed", flags=["PHC", *flags], comment=comment)
for id, text in [("digest", P + "="), ("salt", f"{HEAD}${SALT}=${DK}"), ("both", f"{HEAD}${SALT}=${DK}=")]:
    v.add(f"phc-padded-{id}", "hashlib", "password", text, "match", canonical=P, flags=["PHC", "Padded"], comment="other encoders pad")
for ln, pads in [(6, False), (14, False), (14, True)]:
    written = phc_of("password", ln, 8, 1, b"saltsalt")
    text = written.replace(f"ln={ln}", f"ln={1 << ln}")
    if pads:
        text = text.replace(f"{SALT}$", f"{SALT}=$") + "="
    v.add(f"phc-n-{1 << ln}" + "-padded" * pads, "hashlib", "password", text, "match", canonical=written,
          flags=["PHC", "WritesN", *["Padded"] * pads], comment="the dialect that writes N itself, from 64 on")
v.add("phc-salt-option", "grammar", "password", P, "malformed", options={"salt": "saltsalt"}, flags=["PHC", "UnexpectedOption"])

# $7$.
for id, password, setting, flags in [
    ("libsodium-form", "pw", "$7$C6..../....salt", []), ("n-256", "password", "$7$66..../....SodiumChloride", []),
    ("r-1", "password", "$7$6/..../....saltsalt", []), ("p-2", "password", "$7$66....0....saltsalt", []),
    ("empty-salt", "pw", "$7$66..../....", ["EmptySalt"]), ("salt-43", "password", "$7$66..../....ZS.RwUYWVcK3hBuBR1RLG3Hmcj2a0YsbHSIBMSJ3ii0", []),
    ("empty-password", "", "$7$66..../....saltsalt", ["EmptyPassword"]), ("composed", COMPOSED, "$7$66..../....saltsalt", ["NonASCII"]),
    ("not-utf8", NOT_UTF8, "$7$66..../....saltsalt", ["NotUTF8"]), ("73-bytes", ascii_password(73), "$7$66..../....saltsalt", ["LongPassword"]),
]:
    text = crypt(password, setting)
    assert text.startswith(setting) and crypt(password, text) == text, id
    v.add(f"7-{id}", "libxcrypt", password, text, "match", flags=["MCF7", *flags])
S = crypt("password", "$7$66..../....saltsalt")
v.add("7-wrong", "libxcrypt", "Password", S, "mismatch", flags=["MCF7"])
v.add("7-other-salt", "libxcrypt", "password", S.replace("saltsalt", "saltsalu"), "mismatch", flags=["MCF7"])
v.add("7-declared", "libxcrypt", "password", S, "match", scheme="scrypt", flags=["MCF7", "Declared"])
for id, ln in [("ln-21", 21), ("ln-31", 31), ("ln-63", 63)]:
    v.add(f"7-{id}", "grammar", "password", "$7$" + CRYPT64[ln] + S[4:], "refused", flags=["MCF7", "OverLimit"])
v.add("7-r-large", "grammar", "password", "$7$6zzzzz/...." + S[14:], "refused", flags=["MCF7", "OverLimit"], comment="r is 2^30 - 1")
v.add("7-p-large", "grammar", "password", "$7$C6....zz..." + S[14:], "refused", flags=["MCF7", "OverLimit"])
value = CRYPT64.index(S[-1])
for id, text, flags in [
    ("ln-0", "$7$." + S[4:], ["Parameters"]), ("r-0", "$7$6....." + S[9:], ["Parameters"]), ("p-0", S[:9] + "....." + S[14:], ["Parameters"]),
    ("rp-2-30", "$7$6..6....6.." + S[14:], ["Parameters"]),
    ("ln-character", "$7$!" + S[4:], ["Alphabet"]), ("r-character", "$7$6!...." + S[9:], ["Alphabet"]), ("p-character", S[:9] + "/...*" + S[14:], ["Alphabet"]),
    ("digest-character", S[:-3] + "+" + S[-2:], ["Alphabet"]), ("digest-short", S[:-1], ["Grammar"]), ("digest-long", S + ".", ["Grammar"]),
    ("no-digest", S[:S.rindex("$")], ["Grammar"]), ("empty-digest", S[:S.rindex("$") + 1], ["Grammar"]), ("prefix-only", "$7$", ["Grammar"]),
    ("header-only", "$7$66..../....", ["Grammar"]), ("header-cut", "$7$66..../", ["Grammar"]), ("phc-parameters", "$7$" + P[8:], ["Grammar"]),
    ("trailing-bits", S[:-1] + CRYPT64[value + 16], ["Base64"]), ("trailing-newline", S + "\n", ["Whitespace", "Grammar"]),
    ("nul-appended", S + "\u0000", ["NULInHash", "Grammar"]), ("very-long", S + "." * 1024, ["Grammar"]),
]:
    v.add(f"7-{id}", "grammar", "password", text, "malformed", flags=["MCF7", *flags],
          comment="two texts would be one value; libxcrypt compares text and never matches" if id == "trailing-bits" else "")
v.add("7-salt-option", "grammar", "password", S, "malformed", options={"salt": "saltsalt"}, flags=["MCF7", "UnexpectedOption"])
for id, text, flags in [
    ("upper-case-prefix", "$SCRYPT$" + P[8:], ["NoPrefix"]), ("prefix-cut", "$scrypt", ["NoPrefix"]), ("no-dollar", P[1:], ["NoPrefix"]),
    ("s0", "$s0$40801$c2FsdHNhbHQ=$" + DK + "=", ["NoPrefix"]), ("8", "$8$" + S[3:], ["NoPrefix"]), ("leading-space", " " + P, ["NoPrefix", "Whitespace"]),
    ("leading-newline", "\n" + S, ["NoPrefix", "Whitespace"]), ("werkzeug", "scrypt:16:8:1$saltsalt$" + DIGEST, ["NoPrefix"]),
]:
    if id not in ("s0", "werkzeug"):  # schemes of their own
        v.add(f"unclaimed-{id}", "grammar", "password", text, "unrecognized", flags=flags)
    v.add(f"unclaimed-{id}-declared", "grammar", "password", text, "malformed", scheme="scrypt", flags=flags + ["Declared"])
v.write()

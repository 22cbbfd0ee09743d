"""scrypt-modified: Firebase Authentication's variant."""

import base64
import hashlib

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from common import (COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, b64,
                    octets, url_safe)

v = Vectors("scrypt-modified")
v.source("firebase", "firebase/scrypt: the published example of the modified scrypt", SPECIFICATION,
         "as quoted; confirmed with Python hashlib.scrypt and the AES-256-CTR of cryptography")
v.source("appwrite", "End-to-end tests of the users service", SPECIFICATION,
         "the user of POST /users/scrypt-modified; confirmed like the example")
v.source("python", "Python hashlib.scrypt and the AES-256-CTR of cryptography", IMPLEMENTATION,
         "make_scrypt_modified.py; confirmed with libscrypt and the openssl command")
v.source("grammar", "The users service and firebase/scrypt: base 64, rounds is r, memCost is log2 N", SPECIFICATION, "written by hand")
for name, text in {
    "Base64Form": "URL-safe alphabet or no padding; written in the standard alphabet with padding",
    "DefaultWritten": "rounds 8 or memCost 14 is spelt out; the written form leaves a default away",
    "OtherCost": "rounds or memCost is not the default: the users service cannot carry it",
    "EmptySeparator": "the salt separator has no bytes",
    "ShortSignerKey": "the signer key has not 64 bytes; the digest is as long as it",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "71, 72 or 73 bytes and more: no limit cuts the password",
    "OverLimit": "well-formed, and above the default limit of 1 GiB",
    "Parameters": "rounds or memCost outside what the algorithm is defined for",
    "MissingOption": "an option that the scheme needs is not there",
    "Base64": "no base 64, or unused bits that are not zero",
    "Length": "the digest is not as long as the signer key",
    "Whitespace": "a text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "NoPrefix": "nothing that the scheme claims",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
}.items():
    v.flag(name, text)

SIGNER = "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
EXAMPLE = "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ=="
OPTIONS = {"salt": "42xEC+ixf3L2lw==", "saltSeparator": "Bw==", "signerKey": SIGNER}
APPWRITE = "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ=="
APPWRITE_OPTIONS = {"salt": "UxLMreBr6tYyjQ==", "saltSeparator": "Bw==",
                    "signerKey": "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ=="}


def digest(password, options):
    salt = base64.b64decode(options["salt"]) + base64.b64decode(options["saltSeparator"])
    key = hashlib.scrypt(octets(password), salt=salt, n=1 << options.get("memCost", 14), r=options.get("rounds", 8), p=1,
                         dklen=64, maxmem=1 << 30)[:32]
    cipher = Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor()
    return b64(cipher.update(base64.b64decode(options["signerKey"])) + cipher.finalize(), padded=True)


assert digest("user1password", OPTIONS) == EXAMPLE
assert digest("appwrite", APPWRITE_OPTIONS) == APPWRITE
DECLARED = "scrypt-modified"
WRITTEN = {**OPTIONS, "rounds": 8, "memCost": 14}
v.add("firebase-example", "firebase", "user1password", EXAMPLE, "match", OPTIONS, DECLARED, flags=["Declared"])
v.add("firebase-example-undeclared", "firebase", "user1password", EXAMPLE, "match", OPTIONS, comment="the signer key says what it is")
v.add("firebase-example-defaults-written", "firebase", "user1password", EXAMPLE, "match", WRITTEN, DECLARED, canonical=EXAMPLE,
      canonical_options=OPTIONS, flags=["DefaultWritten", "Declared"])
v.add("firebase-example-rounds-written", "firebase", "user1password", EXAMPLE, "match", {**OPTIONS, "rounds": 8}, DECLARED, canonical=EXAMPLE,
      canonical_options=OPTIONS, flags=["DefaultWritten", "Declared"])
v.add("firebase-example-memcost-written", "firebase", "user1password", EXAMPLE, "match", {**OPTIONS, "memCost": 14}, DECLARED, canonical=EXAMPLE,
      canonical_options=OPTIONS, flags=["DefaultWritten", "Declared"])
v.add("firebase-example-wrong", "firebase", "user2password", EXAMPLE, "mismatch", OPTIONS, DECLARED, flags=["Declared"])
v.add("firebase-example-wrong-salt", "firebase", "user1password", EXAMPLE, "mismatch", {**OPTIONS, "salt": "42xEC+ixf3L2lg=="}, DECLARED, flags=["Declared"])
v.add("firebase-example-wrong-separator", "firebase", "user1password", EXAMPLE, "mismatch", {**OPTIONS, "saltSeparator": "CA=="}, DECLARED, flags=["Declared"])
v.add("firebase-example-wrong-signer", "firebase", "user1password", EXAMPLE, "mismatch", {**OPTIONS, "signerKey": "k" + SIGNER[1:]}, DECLARED, flags=["Declared"])
v.add("firebase-example-wrong-rounds", "firebase", "user1password", EXAMPLE, "mismatch", {**OPTIONS, "rounds": 7}, DECLARED, flags=["OtherCost", "Declared"])
v.add("firebase-example-wrong-memcost", "firebase", "user1password", EXAMPLE, "mismatch", {**OPTIONS, "memCost": 13}, DECLARED, flags=["OtherCost", "Declared"])
v.add("appwrite-user", "appwrite", "appwrite", APPWRITE, "match", APPWRITE_OPTIONS, DECLARED, flags=["Declared"])
v.add("appwrite-user-undeclared", "appwrite", "appwrite", APPWRITE, "match", APPWRITE_OPTIONS)
v.add("appwrite-user-wrong", "appwrite", "appwritf", APPWRITE, "mismatch", APPWRITE_OPTIONS, DECLARED, flags=["Declared"])

KEY = bytes((37 * i + 251) % 256 for i in range(64))
FAST = {"salt": b64(bytes(range(0xF5, 0xFF)), True), "saltSeparator": b64(b"\xfb\xff", True), "signerKey": b64(KEY, True), "rounds": 4, "memCost": 6}


def made(id, password, options, flags=(), comment=""):
    other = options.get("rounds", 8) != 8 or options.get("memCost", 14) != 14
    v.add(id, "python", password, digest(password, options), "match", options, DECLARED,
          flags=[*flags, *(["OtherCost"] if other else []), "Declared"], comment=comment)


made("rounds-4-memcost-12", "password", {**FAST, "memCost": 12})
made("rounds-4-memcost-14", "password", {k: x for k, x in FAST.items() if k != "memCost"}, comment="memCost is absent: 14")
made("rounds-8-memcost-12", "password", {**{k: x for k, x in FAST.items() if k != "rounds"}, "memCost": 12}, comment="rounds is absent: 8")
for rounds, cost in [(1, 1), (1, 10), (2, 10), (3, 5), (8, 1), (16, 6), (8, 16)]:
    made(f"rounds-{rounds}-memcost-{cost}", "password", {**{k: x for k, x in FAST.items() if k != "rounds" or rounds != 8},
                                                        **({"rounds": rounds} if rounds != 8 else {}), "memCost": cost})
made("empty-separator", "password", {**FAST, "saltSeparator": ""}, ["EmptySeparator"])
made("empty-separator-default-cost", "password", {"salt": FAST["salt"], "saltSeparator": "", "signerKey": FAST["signerKey"]}, ["EmptySeparator"])
made("long-salt", "password", {**FAST, "salt": b64(bytes(range(64)), True)})
made("short-salt", "password", {**FAST, "salt": "AA=="})
made("long-separator", "password", {**FAST, "saltSeparator": b64(bytes(range(16)), True)})
made("signer-32", "password", {**FAST, "signerKey": b64(KEY[:32], True)}, ["ShortSignerKey"])
made("signer-65", "password", {**FAST, "signerKey": b64(KEY + b"\x00", True)}, ["ShortSignerKey"])
made("empty-password", "", FAST, ["EmptyPassword"])
made("composed", COMPOSED, FAST, ["NonASCII"])
made("decomposed", DECOMPOSED, FAST, ["NonASCII"])
made("not-utf8", NOT_UTF8, FAST, ["NotUTF8"])
made("nul", WITH_NUL, FAST, ["NULInPassword"])
for count in (64, 65, 71, 72, 73, 300):
    made(f"{count}-bytes", ascii_password(count), FAST, ["LongPassword"])
MADE = digest("password", FAST)
assert set("+/") & set(MADE) and "+" in FAST["signerKey"] + FAST["saltSeparator"], "URL-safe forms must differ"
v.add("other-form", "python", DECOMPOSED, digest(COMPOSED, FAST), "mismatch", FAST, DECLARED, flags=["NonASCII", "OtherCost", "Declared"])
v.add("nul-cut", "python", b"pass", digest(WITH_NUL, FAST), "mismatch", FAST, DECLARED, flags=["NULInPassword", "OtherCost", "Declared"])
TEXTS = ("salt", "saltSeparator", "signerKey")


def form(id, hash, options, expect="match", password="password"):
    v.add(id, "python", password, hash, expect, options, DECLARED, canonical=MADE, canonical_options=FAST,
          flags=["Base64Form", "OtherCost", "Declared"])


form("url-safe-all", url_safe(MADE), {k: url_safe(x) if k in TEXTS else x for k, x in FAST.items()})
form("url-safe-hash", url_safe(MADE), FAST)
for key in TEXTS:
    if url_safe(FAST[key]) != FAST[key]:
        form(f"url-safe-{key}", MADE, {**FAST, key: url_safe(FAST[key])})
form("unpadded-all", MADE.rstrip("="), {k: x.rstrip("=") if k in TEXTS else x for k, x in FAST.items()})
form("unpadded-hash", MADE.rstrip("="), FAST)
for key in TEXTS:
    form(f"unpadded-{key}", MADE, {**FAST, key: FAST[key].rstrip("=")})
form("url-safe-unpadded", url_safe(MADE).rstrip("="), {k: url_safe(x).rstrip("=") if k in TEXTS else x for k, x in FAST.items()})
form("url-safe-unpadded-wrong", url_safe(MADE).rstrip("="), FAST, "mismatch", "Password")
v.add("firebase-example-url-safe", "firebase", "user1password", url_safe(EXAMPLE), "match",
      {k: url_safe(x) for k, x in OPTIONS.items()}, DECLARED, canonical=EXAMPLE, canonical_options=OPTIONS, flags=["Base64Form", "Declared"],
      comment="as the Admin SDK and the REST interface hand it out; the users service rejects or misreads it")


def bad(id, hash, options, expect, flags, comment="", scheme=DECLARED):
    v.add(id, "grammar", "password", hash, expect, options, scheme, flags=[*flags, *(["Declared"] if scheme else [])], comment=comment)


for id, change in [("memcost-31", {"memCost": 31}), ("memcost-21", {"memCost": 21, "rounds": 9}), ("memcost-20-rounds-9", {"memCost": 20, "rounds": 9}),
                   ("rounds-large", {"memCost": 13, "rounds": 1 << 20})]:
    bad(id, MADE, {**FAST, **change}, "refused", ["OverLimit"])
for id, change in [("memcost-0", {"memCost": 0}), ("memcost-64", {"memCost": 64}),
                   ("rounds-0", {"rounds": 0}), ("rounds-2-30", {"rounds": 1 << 30})]:
    bad(id, MADE, {**FAST, **change}, "malformed", ["Parameters"])
for key in TEXTS:
    bad(f"no-{key}", MADE, {k: x for k, x in FAST.items() if k != key}, "malformed", ["MissingOption"],
        "an empty separator is written as an empty text" if key == "saltSeparator" else "")
bad("no-options", MADE, None, "malformed", ["MissingOption"])
bad("empty-signer-key", MADE, {**FAST, "signerKey": ""}, "malformed", ["MissingOption"])
for key in TEXTS:
    bad(f"{key}-foreign-character", MADE, {**FAST, key: "!" + FAST[key][1:]}, "malformed", ["Base64"])
    bad(f"{key}-space", MADE, {**FAST, key: FAST[key] + " "}, "malformed", ["Base64", "Whitespace"])
bad("salt-one-padding", MADE, {**FAST, "salt": FAST["salt"][:-1]}, "malformed", ["Base64"], "one = where two belong")
bad("salt-three-paddings", MADE, {**FAST, "salt": FAST["salt"] + "="}, "malformed", ["Base64"])
bad("separator-trailing-bits", MADE, {**FAST, "saltSeparator": "Bx=="}, "malformed", ["Base64"], "two texts would be one value")
bad("salt-dangling-character", MADE, {**FAST, "salt": "AAAAA"}, "malformed", ["Base64"])
for id, text, flags in [
    ("hash-short", b64(base64.b64decode(MADE)[:-1], True), ["Length"]), ("hash-long", b64(base64.b64decode(MADE) + b"\0", True), ["Length"]),
    ("hash-32-of-64", b64(base64.b64decode(MADE)[:32], True), ["Length"]), ("hash-empty", "", ["Length"]),
    ("hash-hex", base64.b64decode(MADE).hex(), ["Length"]), ("hash-foreign-character", "!" + MADE[1:], ["Base64"]),
    ("hash-trailing-bits", MADE[:-3] + chr(ord(MADE[-3]) + 1) + "==", ["Base64"]), ("hash-leading-space", " " + MADE, ["Whitespace", "Base64"]),
    ("hash-trailing-newline", MADE + "\n", ["Whitespace", "Base64"]), ("hash-nul", MADE + "\u0000", ["NULInHash", "Base64"]),
    ("hash-garbage-after-padding", MADE + "A", ["Base64"]),
]:
    bad(id, text, FAST, "malformed", flags)
bad("version-option", MADE, {**FAST, "version": "1"}, "malformed", ["UnexpectedOption"])
bad("cpu-option", MADE, {**FAST, "cpu": 16384}, "malformed", ["UnexpectedOption"])
bad("undeclared-no-options", MADE, None, "unrecognized", ["NoPrefix"], "base 64 alone is claimed by none", None)
v.write()

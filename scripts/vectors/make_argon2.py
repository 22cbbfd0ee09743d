"""argon2: PHC strings of argon2i, argon2d and argon2id, versions 16 and 19."""

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.kdf.argon2 import Argon2d, Argon2i, Argon2id

from argon2_plain import argon2 as argon2_plain
from common import COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, b64, octets

TYPES = {"i": Type.I, "d": Type.D, "id": Type.ID}
v = Vectors("argon2")
v.source("phc-winner", "phc-winner-argon2, src/test.c: known answers of the reference implementation (CC0)", SPECIFICATION,
         "as quoted; each computed again with argon2-cffi")
v.source("appwrite", "End-to-end tests of the users service", SPECIFICATION, "the user of POST /users/argon2; computed again with argon2-cffi")
v.source("argon2-cffi", "argon2-cffi 25.1", IMPLEMENTATION,
         "make_argon2.py; version 19 confirmed with OpenSSL through cryptography, version 16 with an Argon2 in plain Python and PHP password_verify")
v.source("rfc", "RFC 9106, section 5: the test vectors, with a secret key and associated data", SPECIFICATION,
         "as quoted, in a PHC string; confirmed with OpenSSL through cryptography 50 and an Argon2 in plain Python")
v.source("openssl", "OpenSSL's Argon2 through cryptography 50, with a secret key and associated data", IMPLEMENTATION,
         "make_argon2.py; confirmed with an Argon2 in plain Python")
v.source("grammar", "The PHC string format, and RFC 9106, section 3.1, for the ranges", SPECIFICATION, "written by hand")
for name, text in {
    "Version16": "version 0x10, of before 2016",
    "VersionAbsent": "no version field, which means 0x10; written back without",
    "ParameterOrder": "the parameters are not in the order m, t, p; written in that order",
    "Lanes": "more than one lane",
    "Argon2d": "argon2d, which PHP and the users service never verify",
    "DigestLength": "the digest has not 32 bytes",
    "SaltLength": "the salt has neither 8 nor 16 bytes",
    "Expensive": "takes 256 MiB: run it once",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "71, 72 or 73 bytes and more: no limit cuts the password",
    "Keyed": "a secret key entered the hash",
    "Data": "associated data entered the hash",
    "OverLimit": "well-formed, and above the default limit of memory, of memory times passes or of lanes",
    "Parameters": "a parameter, the salt or the digest outside the ranges of RFC 9106",
    "Numbers": "a number is not written as the grammar says",
    "Version": "a version that is neither 16 nor 19",
    "Grammar": "a field is missing, repeated, unknown or too many",
    "Padded": "base 64 with its padding; written without",
    "Base64": "wrong padding, a foreign character or unused bits that are not zero",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "NoPrefix": "no prefix of argon2: not claimed",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
}.items():
    v.flag(name, text)


def phc(type, password, salt, m=64, t=2, p=1, length=32, version=19):
    salt = octets(salt)
    digest = hash_secret_raw(octets(password), salt, t, m, p, length, TYPES[type], version)
    return f"$argon2{type}$v={version}$m={m},t={t},p={p}${b64(salt)}${b64(digest)}"


def absent(text):
    return text.replace("$v=16$", "$")


# (version, type, m, t, p, password, salt, digest)
KNOWN = [
    (16, "i", 65536, 2, 1, "password", "somesalt", "9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"),
    (16, "i", 262144, 2, 1, "password", "somesalt", "Pmiaqj0op3zyvHKlGsUxZnYXURgvHuKS4/Z3p9pMJGc"),
    (16, "i", 256, 2, 1, "password", "somesalt", "/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY"),
    (16, "i", 256, 2, 2, "password", "somesalt", "tsEVYKap1h6scGt5ovl9aLRGOqOth+AMB+KwHpDFZPs"),
    (16, "i", 65536, 1, 1, "password", "somesalt", "gWMFUrjzsfSM2xmSxMZ4ZD1JCytetP9sSzQ4tWIXJLI"),
    (16, "i", 65536, 4, 1, "password", "somesalt", "8hLwFhXm6110c03D70Ct4tUdBSRo2MaUQKOh8sHChHs"),
    (16, "i", 65536, 2, 1, "differentpassword", "somesalt", "6ckCB0tnVFMaOgvlGeW69ASzDOabPwGsO/ISKZYBCaM"),
    (16, "i", 65536, 2, 1, "password", "diffsalt", "eaEDuQ/orvhXDLMfyLIiWXeJFvgza3vaw4kladTxxJc"),
    (19, "i", 65536, 2, 1, "password", "somesalt", "wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"),
    (19, "i", 262144, 2, 1, "password", "somesalt", "KW266AuAfNzqrUSudBtQbxTbCVkmexg7EY+bJCKbx8s"),
    (19, "i", 256, 2, 1, "password", "somesalt", "iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8"),
    (19, "i", 256, 2, 2, "password", "somesalt", "T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E"),
    (19, "i", 65536, 1, 1, "password", "somesalt", "0WgHXE2YXhPr6uVgz4uUw7XYoWxRkWtvSsLaOsEbvs8"),
    (19, "i", 65536, 4, 1, "password", "somesalt", "qqlT1YrzcGzj3xrv1KZKhOMdf1QXUjHxKFJZ+IF0zls"),
    (19, "i", 65536, 2, 1, "differentpassword", "somesalt", "FK6NoBr+qHAMI1jc73xTWNkCEoK9iGY6RWL1n7dNIu4"),
    (19, "i", 65536, 2, 1, "password", "diffsalt", "sDV8zPvvkfOGCw26RHsjSMvv7K2vmQq/6cxAcmxSEnE"),
    (19, "id", 65536, 2, 1, "password", "somesalt", "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"),
    (19, "id", 262144, 2, 1, "password", "somesalt", "eP4eyR+zqlZX1y5xCFTkw9m5GYx0L5YWwvCFvtlbLow"),
    (19, "id", 256, 2, 1, "password", "somesalt", "nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"),
    (19, "id", 256, 2, 2, "password", "somesalt", "bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"),
    (19, "id", 65536, 1, 1, "password", "somesalt", "9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg"),
    (19, "id", 65536, 4, 1, "password", "somesalt", "kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw"),
    (19, "id", 65536, 2, 1, "differentpassword", "somesalt", "C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"),
    (19, "id", 65536, 2, 1, "password", "diffsalt", "vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"),
]
seen = {}
for version, type, m, t, p, password, salt, digest in KNOWN:
    full = f"$argon2{type}$v={version}$m={m},t={t},p={p}${b64(salt.encode())}${digest}"
    assert phc(type, password, salt, m, t, p, 32, version) == full, full
    id = f"reference-{type}-v{version}-m{m}-t{t}-p{p}" + ("-different" if password[0] == "d" else "") + ("-diffsalt" if salt[0] == "d" else "")
    seen[id] = full
    flags = [f for f, on in [("Version16", version == 16), ("VersionAbsent", version == 16), ("Lanes", p > 1), ("Expensive", m == 262144)] if on]
    v.add(id, "phc-winner", password, absent(full), "match", flags=flags)
A = seen["reference-i-v16-m256-t2-p1"]
v.add("reference-v16-written", "phc-winner", "password", A, "match", flags=["Version16"], comment="v=16 and no version field mean the same; each is written as it was read")
v.add("reference-v16-declared", "phc-winner", "password", absent(A), "match", scheme="argon2", flags=["Version16", "VersionAbsent", "Declared"])
v.add("reference-v16-wrong", "phc-winner", "passwore", absent(A), "mismatch", flags=["Version16", "VersionAbsent"])
v.add("reference-v16-read-as-v19", "phc-winner", "password", A.replace("v=16", "v=19"), "mismatch")
v.add("reference-v19-read-as-v16", "phc-winner", "password", seen["reference-i-v19-m256-t2-p1"].replace("v=19", "v=16"), "mismatch", flags=["Version16"])
v.add("reference-v19-read-as-absent", "phc-winner", "password", seen["reference-i-v19-m256-t2-p1"].replace("$v=19", ""), "mismatch",
      flags=["Version16", "VersionAbsent"])
v.add("reference-i-read-as-id", "phc-winner", "password", seen["reference-i-v19-m256-t2-p1"].replace("argon2i$", "argon2id$"), "mismatch")
v.add("reference-mismatch-v16", "phc-winner", "password", "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$b2G3seW+uPzerwQQC+/E1K50CLLO7YXy0JRcaTuswRo", "mismatch",
      flags=["Version16", "VersionAbsent"],
      comment="test.c: the digest of \"passwore\"")
v.add("reference-mismatch-v19", "phc-winner", "password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$8iIuixkI73Js3G1uMbezQXD0b8LG4SXGsOwoQkdAQIM", "mismatch",
      comment="test.c: the digest of \"passwore\"")
for id, text in [
    ("p-runs-into-salt", "$argon2i$v=19$m=65536,t=2,p=1c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"),
    ("salt-runs-into-digest", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQwWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"),
    ("salt-empty", "$argon2i$v=19$m=65536,t=2,p=1$$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"),
    ("p-runs-into-salt-v16", "$argon2i$m=65536,t=2,p=1c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"),
]:
    v.add(f"reference-{id}", "phc-winner", "password", text, "malformed", flags=["Grammar"], comment="an error case of test.c")

APPWRITE = "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"
assert phc("i", "appwrite", "appwrite", 20, 3, 2) == APPWRITE
v.add("appwrite-user", "appwrite", "appwrite", APPWRITE, "match", flags=["Lanes"], comment="m=20 is no multiple of 4p: the memory is rounded down, the hash takes 20")
v.add("appwrite-user-wrong", "appwrite", "Appwrite", APPWRITE, "mismatch", flags=["Lanes"])


def made(id, type, password, flags=(), comment="", salt="0123456789abcdef", **parameters):
    text = phc(type, password, salt, **parameters)
    flags = (["Argon2d"] if type == "d" else []) + (["Version16"] if parameters.get("version") == 16 else []) + list(flags)
    v.add(id, "argon2-cffi", password, text, "match", flags=flags, comment=comment)
    return text


for type in TYPES:
    made(f"{type}-v19", type, "password")
    made(f"{type}-v16", type, "password", version=16)
    made(f"{type}-minimal", type, "password", m=8, t=1, p=1, comment="the least memory and the least passes")
    made(f"{type}-lanes-2", type, "password", ["Lanes"], p=2)
    made(f"{type}-lanes-4", type, "password", ["Lanes"], p=4, m=256)
    text = phc(type, "password", "0123456789abcdef", version=16)
    v.add(f"{type}-version-absent", "argon2-cffi", "password", absent(text), "match",
          flags=(["Argon2d"] if type == "d" else []) + ["Version16", "VersionAbsent"])
    text = phc(type, "password", "0123456789abcdef")
    v.add(f"{type}-wrong", "argon2-cffi", "Password", text, "mismatch", flags=["Argon2d"] if type == "d" else [])
made("id-lanes-4-minimal", "id", "password", ["Lanes"], p=4, m=32, t=1)
made("id-lanes-4-v16", "id", "password", ["Lanes"], p=4, m=64, t=3, version=16)
made("id-lanes-3", "id", "password", ["Lanes"], p=3, m=100, t=3, comment="m is no multiple of 4p")
made("id-service", "id", "password", ["Lanes"], m=65536, t=4, p=3, comment="what the users service writes")
made("id-service-account", "id", "password", m=7168, t=5, p=1, comment="what the account service writes")
made("id-t-10", "id", "password", t=10, m=16)
for length in (4, 12, 16, 24, 33, 64, 65, 128):
    made(f"id-digest-{length}", "id", "password", ["DigestLength"], length=length)
made("i-digest-64", "i", "password", ["DigestLength"], length=64)
made("d-digest-16", "d", "password", ["DigestLength"], length=16)
for count in (8, 9, 10, 24, 32, 48, 64):
    made(f"id-salt-{count}", "id", "password", [] if count == 8 else ["SaltLength"], salt=bytes((251 * i + 7) % 256 for i in range(count)))
for type in TYPES:
    made(f"{type}-empty", type, "", ["EmptyPassword"])
    made(f"{type}-composed", type, COMPOSED, ["NonASCII"])
    made(f"{type}-not-utf8", type, NOT_UTF8, ["NotUTF8"])
    made(f"{type}-nul", type, WITH_NUL, ["NULInPassword"])
made("id-decomposed", "id", DECOMPOSED, ["NonASCII"])
v.add("id-other-form", "argon2-cffi", DECOMPOSED, phc("id", COMPOSED, "0123456789abcdef"), "mismatch", flags=["NonASCII"])
made("id-nul-only", "id", b"\x00", ["NULInPassword"])
v.add("id-nul-cut", "argon2-cffi", b"pass", phc("id", WITH_NUL, "0123456789abcdef"), "mismatch", flags=["NULInPassword"])
v.add("id-nul-appended", "argon2-cffi", b"password\x00", phc("id", "password", "0123456789abcdef"), "mismatch", flags=["NULInPassword"])
v.add("id-empty-for-another", "argon2-cffi", "", phc("id", "password", "0123456789abcdef"), "mismatch", flags=["EmptyPassword"])
for count in (71, 72, 73, 256, 300):
    made(f"id-{count}-bytes", "id", ascii_password(count), ["LongPassword"])
v.add("id-73-cut", "argon2-cffi", ascii_password(72), phc("id", ascii_password(73), "0123456789abcdef"), "mismatch", flags=["LongPassword"])
BASE = phc("id", "password", "0123456789abcdef")
HEAD, PARAMETERS = BASE[:15], "m=64,t=2,p=1"
assert HEAD == "$argon2id$v=19$"[:15] and PARAMETERS in BASE
for order in ("m=64,p=1,t=2", "t=2,m=64,p=1", "t=2,p=1,m=64", "p=1,m=64,t=2", "p=1,t=2,m=64"):
    v.add("order-" + "".join(part[0] for part in order.split(",")), "argon2-cffi", "password", BASE.replace(PARAMETERS, order), "match", canonical=BASE,
          flags=["ParameterOrder"], comment="the reference decoder, and so PHP, refuses this order")
text = phc("i", "password", "0123456789abcdef", version=16)
v.add("order-tpm-version-absent", "argon2-cffi", "password", absent(text).replace(PARAMETERS, "t=2,p=1,m=64"), "match", canonical=absent(text),
      flags=["ParameterOrder", "Version16", "VersionAbsent"])
v.add("order-ptm-wrong", "argon2-cffi", "Password", BASE.replace(PARAMETERS, "p=1,t=2,m=64"), "mismatch", canonical=BASE, flags=["ParameterOrder"])

# A secret key (in the option secretKey, in base 64) and associated data (in the text).
OPENSSL = {"d": Argon2d, "i": Argon2i, "id": Argon2id}


def keyed(type, password, salt=b"0123456789abcdef", secret=b"", data=b"", keyid=b"", m=8, t=1, p=1, length=32, version=19):
    digest = argon2_plain(type, version, octets(password), salt, m, t, p, length, secret, data)
    if version == 19:
        made = OPENSSL[type](salt=salt, length=length, iterations=t, lanes=p, memory_cost=m, ad=data or None, secret=secret or None)
        assert made.derive(octets(password)) == digest
    more = (f",keyid={b64(keyid)}" if keyid else "") + (f",data={b64(data)}" if data else "")
    return f"$argon2{type}$v={version}$m={m},t={t},p={p}{more}${b64(salt)}${b64(digest)}"


SECRET, DATA = b"\x03" * 8, b"\x04" * 12
for type, tag in [("d", "512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb"), ("i", "c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8"),
                  ("id", "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")]:
    text = keyed(type, b"\x01" * 32, b"\x02" * 16, SECRET, DATA, m=32, t=3, p=4)
    assert text.endswith("$" + b64(bytes.fromhex(tag))), type
    v.add(f"rfc-{type}", "rfc", b"\x01" * 32, text, "match", options={"secretKey": b64(SECRET, True)},
          flags=["Keyed", "Data", "Lanes"] + (["Argon2d"] if type == "d" else []))
    v.add(f"rfc-{type}-wrong", "rfc", b"\x01" * 31, text, "mismatch", options={"secretKey": b64(SECRET, True)},
          flags=["Keyed", "Data", "Lanes"] + (["Argon2d"] if type == "d" else []))
KEY = {"secretKey": b64(b"0123456789abcdef0123456789abcdef", True)}
SECRET = b"0123456789abcdef0123456789abcdef"
for id, password, more, options, flags in [
    ("secret", "password", {"secret": SECRET}, KEY, ["Keyed"]), ("secret-keyid", "password", {"secret": SECRET, "keyid": b"foo"}, KEY, ["Keyed"]),
    ("secret-keyid-data", "password", {"secret": SECRET, "keyid": b"foo", "data": b"bar"}, KEY, ["Keyed", "Data"]),
    ("data", "password", {"data": b"bar"}, None, ["Data"]), ("data-long", "password", {"data": bytes(range(100))}, None, ["Data"]),
    ("secret-v16", "password", {"secret": SECRET, "version": 16}, KEY, ["Keyed", "Version16"]), ("secret-i", "password", {"secret": SECRET, "type": "i"}, KEY, ["Keyed"]),
    ("secret-d", "password", {"secret": SECRET, "type": "d"}, KEY, ["Keyed", "Argon2d"]), ("secret-empty-password", "", {"secret": SECRET}, KEY, ["Keyed", "EmptyPassword"]),
    ("secret-nul", WITH_NUL, {"secret": SECRET}, KEY, ["Keyed", "NULInPassword"]), ("secret-one-byte", "password", {"secret": b"\0"}, {"secretKey": "AA=="}, ["Keyed"]),
    ("data-lanes", "password", {"data": b"bar", "p": 2, "m": 16}, None, ["Data", "Lanes"]),
]:
    type = more.pop("type", "id")
    v.add(f"keyed-{id}", "openssl", password, keyed(type, password, **more), "match", options=options, flags=flags)
K = keyed("id", "password", secret=SECRET, keyid=b"foo")
v.add("keyed-wrong", "openssl", "Password", K, "mismatch", options=KEY, flags=["Keyed"])
v.add("keyed-other-secret", "openssl", "password", K, "mismatch", options={"secretKey": "AAAA"}, flags=["Keyed"])
v.add("keyed-other-data", "openssl", "password", keyed("id", "password", data=b"bar").replace(",data=YmFy", ",data=YmFz"), "mismatch", flags=["Data"])
v.add("keyed-data-left-out", "openssl", "password", keyed("id", "password", data=b"bar").replace(",data=YmFy", ""), "mismatch")
v.add("keyed-secret-left-out", "openssl", "password", K.replace(",keyid=Zm9v", ""), "mismatch")
v.add("keyed-unkeyed", "argon2-cffi", "password", BASE, "mismatch", options=KEY, flags=["Keyed"])
v.add("keyed-bare-option", "openssl", "password", K, "match", options={"secretKey": KEY["secretKey"].rstrip("=")}, canonical=K, canonical_options=KEY, flags=["Keyed", "Padded"])
v.add("keyed-padded", "openssl", "password", keyed("id", "password", data=b"bart").replace("YmFydA", "YmFydA=="), "match", canonical=keyed("id", "password", data=b"bart"),
      flags=["Data", "Padded"])
v.add("keyed-order", "openssl", "password", keyed("id", "password", secret=SECRET, keyid=b"foo", data=b"bar").replace("m=8,t=1,p=1,keyid=Zm9v,data=YmFy", "data=YmFy,p=1,keyid=Zm9v,t=1,m=8"),
      "match", options=KEY, canonical=keyed("id", "password", secret=SECRET, keyid=b"foo", data=b"bar"), flags=["Keyed", "Data", "ParameterOrder"])
v.add("keyed-declared", "openssl", "password", K, "match", options=KEY, scheme="argon2", flags=["Keyed", "Declared"])
v.add("keyed-no-secret", "grammar", "password", K, "unsupported", flags=["Keyed"])
v.add("keyed-no-secret-i", "grammar", "password", K.replace("argon2id", "argon2i"), "unsupported", flags=["Keyed"])
v.add("keyed-no-secret-data", "grammar", "password", K.replace("Zm9v", "Zm9v,data=YmFy"), "unsupported", flags=["Keyed", "Data"])
for id, text, options, flags in [
    ("keyid-empty", K.replace("Zm9v", ""), KEY, ["Keyed"]), ("keyid-twice", K.replace("Zm9v", "Zm9v,keyid=Zm9v"), KEY, ["Keyed", "Grammar"]),
    ("keyid-base64", K.replace("Zm9v", "Zm9"+"*"), KEY, ["Keyed", "Base64"]), ("keyid-trailing-bits", K.replace("Zm9v", "Zm9"), KEY, ["Keyed", "Base64"]),
    ("data-empty", BASE.replace(PARAMETERS, PARAMETERS + ",data="), None, ["Data"]), ("data-base64", BASE.replace(PARAMETERS, PARAMETERS + ",data=!"), None, ["Data", "Base64"]),
    ("secret-empty", BASE, {"secretKey": ""}, ["Keyed"]), ("secret-base64", BASE, {"secretKey": "secret!"}, ["Keyed", "Base64"]),
    ("secret-trailing-bits", BASE, {"secretKey": "AB"}, ["Keyed", "Base64"]),
]:
    v.add(f"keyed-{id}", "grammar", "password", text, "malformed", options=options, flags=flags)
for id, parameters in [
    ("m-4194304", "m=4194304,t=2,p=1"), ("m-1048577", "m=1048577,t=1,p=1"), ("m-4294967295", "m=4294967295,t=1,p=1"),
    ("m-t-over", "m=1048576,t=17,p=1"), ("m-t-over-many-passes", "m=65536,t=257,p=1"), ("t-4294967295", "m=64,t=4294967295,p=1"),
    ("both-largest", "m=4294967295,t=4294967295,p=1"),
]:
    v.add(id, "grammar", "password", BASE.replace(PARAMETERS, parameters), "refused", flags=["OverLimit"])
SALT, DIGEST = BASE.rsplit("$", 2)[1:]
LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
FRONT = BASE[:BASE.index("$m=") + 1] + PARAMETERS
for id, parameters, flag in [
    ("m-twice", "m=64,m=64,t=2,p=1", "Grammar"), ("t-twice", "m=64,t=2,t=2,p=1", "Grammar"), ("no-p", "m=64,t=2", "Grammar"), ("no-t", "m=64,p=1", "Grammar"),
    ("no-m", "t=2,p=1", "Grammar"), ("unknown-parameter", "m=64,t=2,p=1,x=1", "Grammar"), ("upper-case-parameter", "M=64,t=2,p=1", "Grammar"),
    ("trailing-comma", "m=64,t=2,p=1,", "Grammar"), ("semicolon", "m=64;t=2;p=1", "Grammar"), ("empty-name", "m=64,t=2,p=1,=1", "Grammar"),
    ("m-0", "m=0,t=2,p=1", "Parameters"), ("m-7", "m=7,t=2,p=1", "Parameters"), ("m-15-p-2", "m=15,t=2,p=2", "Parameters"), ("t-0", "m=64,t=0,p=1", "Parameters"),
    ("p-0", "m=64,t=2,p=0", "Parameters"), ("p-2-24", "m=134217728,t=2,p=16777216", "Parameters"), ("m-064", "m=064,t=2,p=1", "Numbers"),
    ("t-02", "m=64,t=02,p=1", "Numbers"), ("p-00", "m=64,t=2,p=00", "Numbers"), ("m-negative", "m=-64,t=2,p=1", "Numbers"), ("m-plus", "m=+64,t=2,p=1", "Numbers"),
    ("m-2-32", "m=4294967296,t=2,p=1", "Numbers"), ("m-2-32-and-64", "m=4294967360,t=2,p=1", "Numbers"), ("t-2-64", "m=64,t=18446744073709551618,p=1", "Numbers"),
    ("m-empty", "m=,t=2,p=1", "Numbers"), ("m-hex", "m=0x40,t=2,p=1", "Numbers"), ("m-space", "m= 64,t=2,p=1", "Numbers"), ("m-exponent", "m=6e1,t=2,p=1", "Numbers"),
]:
    v.add(id, "grammar", "password", BASE.replace(PARAMETERS, parameters), "malformed", flags=[flag])
for id, text, flags, comment in [
    ("v-18", BASE.replace("v=19", "v=18"), ["Version"], ""), ("v-0", BASE.replace("v=19", "v=0"), ["Version"], ""), ("v-20", BASE.replace("v=19", "v=20"), ["Version"], ""),
    ("v-019", BASE.replace("v=19", "v=019"), ["Version", "Numbers"], ""), ("v-empty", BASE.replace("v=19", "v="), ["Version", "Numbers"], ""),
    ("v-0x13", BASE.replace("v=19", "v=0x13"), ["Version", "Numbers"], ""), ("v-1-3", BASE.replace("v=19", "v=1.3"), ["Version", "Numbers"], ""),
    ("v-after-parameters", BASE.replace("v=19$" + PARAMETERS, PARAMETERS + "$v=19"), ["Grammar"], ""), ("v-twice", BASE.replace("v=19", "v=19$v=19"), ["Grammar"], ""),
    ("v-among-parameters", BASE.replace("v=19$", "v=19,"), ["Grammar"], ""),
    ("prefix-only", "$argon2id$", ["Grammar"], ""), ("prefix-and-version", "$argon2id$v=19", ["Grammar"], ""), ("parameters-only", FRONT, ["Grammar"], ""),
    ("no-digest", f"{FRONT}${SALT}", ["Grammar"], ""), ("empty-digest", f"{FRONT}${SALT}$", ["Grammar", "Parameters"], ""), ("extra-field", BASE + "$AAAA", ["Grammar"], ""),
    ("extra-dollar", BASE + "$", ["Grammar"], ""), ("no-parameters", BASE.replace(PARAMETERS + "$", ""), ["Grammar"], ""),
    ("empty-parameters", BASE.replace(PARAMETERS, ""), ["Grammar"], ""), ("double-dollar", BASE.replace("$m=", "$$m="), ["Grammar"], ""),
    ("digest-cut", BASE[:-2], ["Base64"], "41 characters are no base 64"),
    ("bad-salt", f"{FRONT}$MDEy!DU2Nzg5YWJjZGVm${DIGEST}", ["Base64"], ""), ("bad-digest", BASE[:-4] + "*" + BASE[-3:], ["Base64"], ""),
    ("padding-doubled", BASE + "==", ["Base64"], ""), ("padding-short", f"{FRONT}${SALT}=${DIGEST}", ["Base64"], ""), ("url-safe-digest", f"{FRONT}${SALT}$-_{DIGEST[2:]}", ["Base64"], ""),
    ("digest-trailing-bits", BASE[:-1] + LAST[LAST.index(BASE[-1]) + 1], ["Base64"], "two texts would be one value"),
    ("salt-trailing-bits", f"{FRONT}${SALT[:-1]}{LAST[LAST.index(SALT[-1]) + 1]}${DIGEST}", ["Base64"], "two texts would be one value"),
    ("salt-7", f"{FRONT}${b64(b'1234567')}${DIGEST}", ["Parameters"], "RFC 9106 leaves the salt's length open, the reference implementation wants 8"),
    ("salt-0", f"{FRONT}$${DIGEST}", ["Parameters"], ""), ("digest-3", f"{FRONT}${SALT}${b64(b'123')}", ["Parameters"], ""), ("digest-1", f"{FRONT}${SALT}${b64(b'1')}", ["Parameters"], ""),
    ("trailing-garbage", BASE + "garbage!", ["Base64"], ""), ("trailing-space", BASE + " ", ["Whitespace"], ""), ("trailing-newline", BASE + "\n", ["Whitespace"], ""),
    ("nul-appended", BASE + "\u0000", ["NULInHash"], "libsodium pads its string with zero bytes; a dump must trim them"),
    ("nul-padded", BASE + "\u0000" * (128 - len(BASE)), ["NULInHash"], "libsodium pads its string with zero bytes; a dump must trim them"),
    ("nul-inside", BASE[:30] + "\u0000" + BASE[31:], ["NULInHash"], ""), ("non-ascii", BASE[:-2] + "é", ["Base64"], ""),
    ("very-long-number", BASE.replace("m=64", "m=" + "9" * 1000), ["Numbers"], ""),
]:
    v.add(id, "grammar", "password", text, "malformed", flags=flags, comment=comment)
for id, text, flags in [
    ("argon2x", BASE.replace("argon2id", "argon2x"), ["NoPrefix"]), ("argon2", BASE.replace("argon2id", "argon2"), ["NoPrefix"]),
    ("argon2di", BASE.replace("argon2id", "argon2di"), ["NoPrefix"]), ("argon2ds", BASE.replace("argon2id", "argon2ds"), ["NoPrefix"]),
    ("upper-case-prefix", BASE.replace("argon2id", "Argon2id"), ["NoPrefix"]), ("no-dollar", BASE[1:], ["NoPrefix"]), ("prefix-cut", "$argon2id", ["NoPrefix"]),
    ("empty-text", "", ["NoPrefix"]),
    ("leading-space", " " + BASE, ["NoPrefix", "Whitespace"]), ("leading-nul", "\u0000" + BASE, ["NoPrefix", "NULInHash"]), ("two-dollars", "$" + BASE, ["NoPrefix"]),
]:
    v.add(f"unclaimed-{id}", "grammar", "password", text, "unrecognized", flags=flags)
for id, text in [("declared-argon2x", BASE.replace("argon2id", "argon2x")), ("declared-empty", ""), ("declared-leading-space", " " + BASE), ("declared-no-dollar", BASE[1:])]:
    v.add(id, "grammar", "password", text, "malformed", scheme="argon2", flags=["NoPrefix", "Declared"])
for id, text in [("digest", BASE + "="), ("salt", f"{FRONT}${SALT}==${DIGEST}"), ("both", f"{FRONT}${SALT}==${DIGEST}=")]:
    v.add(f"padded-{id}", "argon2-cffi", "password", text, "match", canonical=BASE, flags=["Padded"], comment="other encoders pad")
v.add("padded-wrong", "argon2-cffi", "Password", BASE + "=", "mismatch", canonical=BASE, flags=["Padded"])
v.add("p-256", "grammar", "password", BASE.replace("m=64,t=2,p=1", "m=2048,t=2,p=256"), "refused", flags=["OverLimit", "Lanes"],
      comment="a server that starts a thread a lane dies of it")
v.add("salt-option", "grammar", "password", BASE, "malformed", options={"salt": "x"}, flags=["UnexpectedOption"])
v.add("memcost-option", "grammar", "password", BASE, "malformed", options={"memCost": 64}, scheme="argon2", flags=["UnexpectedOption", "Declared"])
v.write()

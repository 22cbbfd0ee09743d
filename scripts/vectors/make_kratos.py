"""kratos-digest: digests by a form and HMACs, as Ory Kratos keeps those that it imports."""

import base64
import hashlib
import hmac
import json
import pathlib
import subprocess

from common import COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, octets

v = Vectors("kratos-digest")
v.source("kratos", "Ory Kratos, hash/hasher_test.go: hmac-sha256 of \"test\" with the key 12345", SPECIFICATION,
         "as quoted; confirmed with Python's hmac")
v.source("construction", "Ory Kratos, hash/hash_comparator.go, computed by Python's hashlib and hmac", IMPLEMENTATION,
         "make_kratos.py; confirmed with the PHP of kratos.php")
v.source("grammar", "Ory Kratos, hash/hash_comparator.go: fields between dollars, standard base64 with padding", SPECIFICATION, "written by hand")
for name, text in {
    "Form": "a form, a salt and a digest",
    "Bare": "MD5 without a form",
    "HMAC": "a keyed digest, in hex within base64",
    "UpperCase": "the hex within base64 is in upper case; written in lower case",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "73 bytes and more: no limit cuts the password",
    "Fields": "a field is missing, doubled or empty",
    "Encoding": "a field is not base64 with padding, or has bits over",
    "Length": "a digest of another length",
    "NoPassword": "a form without the password would verify every one",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "UnexpectedOption": "an option that the scheme does not read",
    "Undeclared": "no form of Kratos': not claimed",
}.items():
    v.flag(name, text)


def b64(data):
    return base64.b64encode(octets(data)).decode()


questions = []


def form(name, pf, salt, password):
    # From left to right, as Go's strings.Replacer: the password is not searched again.
    message, rest = b"", octets(pf)
    while rest:
        for word, value in ((b"{SALT}", octets(salt)), (b"{PASSWORD}", octets(password))):
            if rest.startswith(word):
                message, rest = message + value, rest[len(word):]
                break
        else:
            message, rest = message + rest[:1], rest[1:]
    digest = hashlib.new(name, message).digest()
    questions.append((["form", name, octets(pf).hex(), octets(salt).hex(), octets(password).hex()], digest.hex()))
    return f"${name}$pf={b64(pf)}${b64(salt)}${b64(digest)}"


def bare(password):
    digest = hashlib.md5(octets(password)).digest()
    questions.append((["form", "md5", b"{PASSWORD}".hex(), "", octets(password).hex()], digest.hex()))
    return "$md5$" + b64(digest)


def md4_hmac(key, message):
    """By passlib's own MD4."""
    from passlib.crypto._md4 import md4
    key = key.ljust(64, b"\0")
    inner = md4(bytes(b ^ 0x36 for b in key) + message).digest()
    return md4(bytes(b ^ 0x5C for b in key) + inner).digest()


def keyed(name, key, password):
    code = md4_hmac(octets(key), octets(password)) if name == "md4" else hmac.digest(octets(key), octets(password), name)
    questions.append((["hmac", name, "", octets(key).hex(), octets(password).hex()], code.hex()))
    return f"$hmac-{name}${b64(code.hex())}${b64(key)}"


def neighbour(character):
    """The character whose value differs in the lowest bit, in base64's runs of digits and letters."""
    if character.isdigit():
        return chr(ord(character) ^ 1)
    return chr(ord(character) - 1 if ord(character) % 2 == 0 else ord(character) + 1)


def survives(text):
    """Whether a flipped bit in the first character of the hash leaves hex digits."""
    field = text.split("$")[2]
    return not set(base64.b64decode(neighbour(field[0]) + field[1:])) - set(b"0123456789abcdefABCDEF")


def hmac_with(name, password, key="key"):
    """An HMAC whose base64 still holds hex digits where a bit of it is flipped: the first of a row of keys."""
    return next(t for t in (keyed(name, f"{key}{i}", password) for i in range(500)) if survives(t))


EXAMPLE = "$hmac-sha256$ZTAzMWJhMWMyOTM4YjFkMjgzZjkxOWExZGY5YWM2NmMxOTJhN2RkNzQ0MzJkNWZkNGFkYTI5OTk0MWJhMTA5Zg==$MTIzNDU="
assert keyed("sha256", "12345", "test") == EXAMPLE
v.add("hmac-example", "kratos", "test", EXAMPLE, "match", flags=["HMAC"])
v.add("hmac-example-wrong", "kratos", "Test", EXAMPLE, "mismatch", flags=["HMAC"])
FORMS = ["{SALT}{PASSWORD}", "{PASSWORD}{SALT}", "{SALT}$${PASSWORD}{SALT}", "{PASSWORD}", "--{PASSWORD}--{PASSWORD}--", "{{SALT}}{PASSWORD}{salt}", "Gr\u00fc\u00dfe {PASSWORD}"]
for name in ("md5", "sha1", "sha256", "sha512"):
    for number, pf in enumerate(FORMS, 1):
        v.add(f"{name}-form-{number}", "construction", "password", form(name, pf, "NaCl", "password"), "match", flags=["Form"])
    v.add(f"{name}-wrong", "construction", "Password", form(name, FORMS[0], "NaCl", "password"), "mismatch", flags=["Form"])
    v.add(f"{name}-form-like-password", "construction", "{SALT}", form(name, "{PASSWORD}{SALT}", b"\xff\0", "{SALT}"), "match", flags=["Form"],
          comment="what is put in is not searched again")
for name in ("md4", "md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    text = hmac_with(name, "password")
    v.add(f"hmac-{name}", "construction", "password", text, "match", flags=["HMAC"])
    v.add(f"hmac-{name}-wrong", "construction", "Password", text, "mismatch", flags=["HMAC"])
    v.add(f"hmac-{name}-cut", "grammar", "password", text.replace("$" + text.split("$")[2], "$" + text.split("$")[2][:-4]), "malformed", flags=["HMAC", "Length"])
v.add("hmac-empty-key", "construction", "Password", keyed("sha256", "", "password"), "mismatch", flags=["HMAC"])
v.add("hmac-long-key", "construction", "password", hmac_with("md5", "password", "k" * 80), "match", flags=["HMAC"])
hexes = hmac_with("sha1", "password").split("$")
UPPER = "$".join([hexes[0], hexes[1], b64(base64.b64decode(hexes[2]).decode().upper()), hexes[3]])
v.add("hmac-upper-case", "construction", "Password", UPPER, "mismatch", canonical="$".join(hexes), flags=["HMAC", "UpperCase"])
for id, password, flags in [("empty", "", ["EmptyPassword"]), ("composed", COMPOSED, ["NonASCII"]), ("not-utf8", NOT_UTF8, ["NotUTF8"]),
                            ("nul", WITH_NUL, ["NULInPassword"]), ("73-bytes", ascii_password(73), ["LongPassword"]),
                            ("300-bytes", ascii_password(300), ["LongPassword"])]:
    v.add(f"bare-{id}", "construction", password, bare(password), "match", flags=["Bare"] + flags)
    v.add(f"form-{id}", "construction", password, form("sha256", FORMS[0], "NaCl", password), "match", flags=["Form"] + flags)
v.add("bare-other-form", "construction", DECOMPOSED, bare(COMPOSED), "mismatch", flags=["Bare", "NonASCII"])
v.add("bare-nul-cut", "construction", b"pass", bare(WITH_NUL), "mismatch", flags=["Bare", "NULInPassword"])

BASE = form("sha256", FORMS[0], "NaCl", "password")
_, name, pf, salt, digest = BASE.split("$")
for id, text, flags in [
    ("no-hash", f"${name}${pf}${salt}", ["Fields"]), ("empty-hash", f"${name}${pf}${salt}$", ["Fields"]),
    ("six-fields", BASE + "$AAAA", ["Fields"]), ("trailing-dollar", BASE + "$", ["Fields"]), ("form-only", f"${name}${pf}", ["Fields"]),
    ("empty-form", f"${name}$pf=${salt}${digest}", ["Fields", "NoPassword"]),
    ("no-password", f"${name}$pf={b64('{SALT}')}${salt}${digest}", ["NoPassword"]),
    ("lower-case-password", f"${name}$pf={b64('{password}')}${salt}${digest}", ["NoPassword"]),
    ("form-alphabet", f"${name}$pf=*{pf[4:]}${salt}${digest}", ["Encoding"]), ("salt-alphabet", f"${name}${pf}$TmF*bA==${digest}", ["Encoding"]),
    ("salt-unpadded", f"${name}${pf}$TmFDbA${digest}", ["Encoding"]), ("hash-unpadded", BASE[:-1], ["Encoding"]),
    ("hash-url-safe", BASE[:-10] + "-_" + BASE[-8:], ["Encoding"]), ("hash-bits", BASE[:-2] + ("B" if BASE[-2] != "B" else "D") + "=", ["Encoding"]),
    ("hash-short", f"${name}${pf}${salt}${b64(bytes(20))}", ["Length"]), ("hash-long", f"${name}${pf}${salt}${b64(bytes(64))}", ["Length"]),
    ("trailing-space", BASE + " ", ["Whitespace"]), ("trailing-newline", BASE + "\n", ["Whitespace"]), ("nul-appended", BASE + "\u0000", ["NULInHash"]),
    ("many-parts", f"${name}$pf={b64('{PASSWORD}' * 65)}${salt}${digest}", ["Length"]),
    ("hmac-two-fields", "$hmac-sha256$" + EXAMPLE.split("$")[2], ["HMAC", "Fields"]), ("hmac-extra", EXAMPLE + "$AAAA", ["HMAC", "Fields"]),
    ("hmac-raw", f"$hmac-sha256${b64(bytes(32))}$MTIzNDU=", ["HMAC", "Length"]), ("hmac-key", EXAMPLE[:-1] + "*", ["HMAC", "Encoding"]),
]:
    v.add(id, "grammar", "password", text, "malformed", flags=flags)
for id, text in [("sha224", BASE.replace("sha256", "sha224")), ("no-pf", f"${name}${salt}${digest}"), ("bare-sha256", f"${name}${digest}"),
                 ("hmac-sha3", EXAMPLE.replace("sha256", "sha3-256"))]:
    v.add(id, "grammar", "password", text, "unrecognized", flags=["Undeclared"])
    v.add(id + "-declared", "grammar", "password", text, "malformed", scheme="kratos-digest", flags=["Fields"])
for id, text in [("bare-short", "$md5$" + b64(bytes(12))), ("bare-unpadded", bare("password")[:-1])]:
    v.add(id + "-declared", "grammar", "password", text, "malformed", scheme="kratos-digest", flags=["Bare", "Length"])
for id, text in [("salt-option", BASE), ("salt-option-bare", bare("password"))]:
    v.add(id, "grammar", "password", text, "malformed", options={"salt": "x"}, flags=["UnexpectedOption"])

script = pathlib.Path(__file__).with_name("kratos.php")
run = subprocess.run(["php", str(script)], input=json.dumps([q for q, _ in questions]), capture_output=True, text=True, check=True)
for (question, digest), answer in zip(questions, json.loads(run.stdout), strict=True):
    assert answer == digest, (question, digest, answer)
v.write()

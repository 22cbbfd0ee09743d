"""Argon2 that is no PHC string: Magento 2's digests with a history, Keycloak's credentials."""

import base64
import hashlib
import json
import subprocess

from argon2.low_level import Type, hash_secret_raw

from argon2_plain import argon2 as argon2_plain
from common import COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, octets

P = "correct horse"
FLAGS = {
    "Default": "the system's own costs: 64 MiB, or 7 MiB",
    "Chain": "several steps: an older hash went through Argon2",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "LongPassword": "71 bytes and more: no limit cuts the password",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "Version16": "version 1.0, of before 2016",
    "Lanes": "more than one lane",
    "UpperCase": "hex digits in upper case; written in lower case",
    "OverLimit": "well-formed, and above a default limit",
    "Numbers": "a number is outside its range, or not written as the system does",
    "Length": "a field has another length",
    "Alphabet": "a character that does not belong there",
    "Fields": "a field is missing, empty, repeated, unknown or too many",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "Rewritten": "not as the system writes it; written so",
    "NoPrefix": "not the scheme's shape: not claimed",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
}


class File(Vectors):
    def __init__(self, scheme):
        super().__init__(scheme)
        self.used = set()

    def add(self, id, source, password, hash, expect, flags=(), **more):
        self.used |= set(flags)
        self.flags = FLAGS
        super().add(id, source, password, hash, expect, flags=flags, **more)
        self.flags = {}

    def passwords(self, source, make):
        for id, password, flags in [
            ("ascii", P, []), ("empty", "", ["EmptyPassword"]), ("composed", COMPOSED, ["NonASCII"]), ("decomposed", DECOMPOSED, ["NonASCII"]),
            ("not-utf8", NOT_UTF8, ["NotUTF8"]), ("nul-inside", WITH_NUL, ["NULInPassword"]), ("nul-only", b"\0", ["NULInPassword"]),
            ("73-bytes", ascii_password(73), ["LongPassword"]), ("300-bytes", ascii_password(300), ["LongPassword"]),
        ]:
            self.add(id, source, password, make(password), "match", flags=flags)
        for id, password, original, flags in [
            ("wrong", "Correct horse", P, []), ("longer", P + "!", P, []), ("empty-for-another", "", P, ["EmptyPassword"]), ("another-for-empty", "x", "", []),
            ("other-form", DECOMPOSED, COMPOSED, ["NonASCII"]), ("nul-cut", b"pass", WITH_NUL, ["NULInPassword"]),
            ("73-cut", ascii_password(72), ascii_password(73), ["LongPassword"]),
        ]:
            self.add(id, source, password, make(original), "mismatch", flags=flags)

    def failures(self, cases, expect="malformed", **more):
        for id, text, flags in cases:
            self.add(id, "grammar", P, text, expect, flags=flags, **more)

    def write(self):
        for name in FLAGS:
            if name in self.used:
                self.flag(name, FLAGS[name])
        super().write()


# ---- Magento 2

v = File("magento-argon2")
v.source("php", "PHP 8: hash() and sodium_crypto_pwhash() over libsodium, as Magento\\Framework\\Encryption\\Encryptor of Magento 2.4", IMPLEMENTATION,
         "make_argon2_wrapped.py; confirmed with hashlib and argon2-cffi")
v.source("grammar", "Magento 2.4, Encryptor::explodePasswordHash and isValidHash: digest, salt, steps", SPECIFICATION, "written by hand")
# The steps in PHP, as isValidHash takes them.
STEPS = """
[$text, $salt, $steps] = array_map('hex2bin', json_decode(stream_get_contents(STDIN)));
foreach (explode(':', $steps) as $step) {
    $parts = array_map('intval', explode('_', $step));
    if ($parts[0] >= 2) {
        [, $length, $passes, $memory] = $parts[0] === 2 ? [2, 32, 2, 67108864] : $parts;
        $text = bin2hex(sodium_crypto_pwhash($length, $text, substr(str_pad($salt, 16, $salt), 0, 16), $passes, $memory, SODIUM_CRYPTO_PWHASH_ALG_ARGON2ID13));
    } else {
        $text = hash(['md5', 'sha256'][$parts[0]], $salt . $text);
    }
}
echo json_encode($text);
"""
SALT = "nB2sTqVhX8fKc1Zy0WdEo4LrJ7uGpA5M"
STEP = "3_32_1_8192"


def magento(password, steps=STEP, salt=SALT):
    call = json.dumps([octets(a).hex() for a in (password, salt, steps)])
    made = json.loads(subprocess.run(["php", "-r", STEPS], input=call, capture_output=True, text=True, check=True).stdout)
    text = octets(password)
    for step in steps.split(":"):
        if step[0] in "23":
            length, passes, memory = (32, 2, 67108864) if step == "2" else map(int, step.split("_")[1:])
            text = hash_secret_raw(text, (salt * 16)[:16].encode(), passes, memory // 1024, 1, length, Type.ID).hex().encode()
        else:
            text = hashlib.new(["md5", "sha256"][int(step)], salt.encode() + text).hexdigest().encode()
    assert made == text.decode(), (made, text)
    return f"{made}:{salt}:{steps}"


v.passwords("php", magento)
for id, steps, flags in [
    ("default", "3_32_2_67108864", ["Default"]), ("version-2", "2", ["Default"]), ("16-bytes", "3_16_1_8192", []), ("64-bytes", "3_64_1_8192", []),
    ("three-passes", "3_32_3_16384", []), ("odd-memory", "3_32_1_9000", []), ("from-md5", "0:" + STEP, ["Chain"]), ("from-sha256", "1:" + STEP, ["Chain"]),
    ("from-md5-and-sha256", "0:1:" + STEP, ["Chain"]), ("from-sha256-to-2", "1:2", ["Chain", "Default"]),
]:
    v.add(id, "php", P, magento(P, steps), "match", flags=flags)
    if "Default" not in flags:
        v.add(f"{id}-wrong", "php", P + " ", magento(P, steps), "mismatch", flags=flags)
for id, salt in [("short-salt", "abc"), ("salt-of-16", "0123456789abcdef"), ("salt-of-17", "0123456789abcdefg"), ("salt-of-one", "x")]:
    v.add(id, "php", P, magento(P, salt=salt), "match")
    v.add(f"{id}-chain", "php", P, magento(P, "1:" + STEP, salt), "match", flags=["Chain"])
v.add("chain-nul", "php", WITH_NUL, magento(WITH_NUL, "1:" + STEP), "match", flags=["Chain", "NULInPassword"])
BASE = magento(P)
DIGEST = BASE[:64]
v.add("step-left-out", "php", P, magento(P, "1:" + STEP).replace("1:3_", "3_"), "mismatch")
v.add("other-salt-end", "php", P, BASE.replace(SALT, SALT[:16] + "x"), "match", comment="one step reads 16 bytes of the salt")
v.add("other-salt-end-chain", "php", P, magento(P, "1:" + STEP).replace(SALT, SALT[:-1] + "x"), "mismatch", flags=["Chain"])
v.add("upper-case", "php", P, DIGEST.upper() + BASE[64:], "match", canonical=BASE, flags=["UpperCase"])
v.add("declared", "php", P, BASE, "match", scheme="magento-argon2", flags=["Declared"])
v.failures([
    ("memory-over", BASE.replace("8192", "1073742848"), ["OverLimit"]), ("memory-largest", BASE.replace("8192", "4398046510080"), ["OverLimit"]),
    ("passes-over", BASE.replace("_1_8192", "_4294967295_8192"), ["OverLimit"]), ("work-over", BASE.replace("_1_8192", "_17_1073741824"), ["OverLimit"]),
], "refused")
v.failures([
    ("argon2-twice", f"{DIGEST}:{SALT}:2:{STEP}", ["Chain"]), ("argon2-before", f"{DIGEST}:{SALT}:1:{STEP}:{STEP}", ["Chain"]),
], "unsupported")
v.failures([
    ("digest-cut", BASE[1:], ["Length"]), ("digest-30-bytes", BASE[4:], ["Length"]), ("digest-of-another-length", BASE.replace("3_32", "3_16"), ["Length"]),
    ("salt-empty", BASE.replace(SALT, ""), ["Fields"]), ("salt-space", BASE.replace(SALT, "a b"), ["Alphabet"]), ("salt-non-ascii", BASE.replace(SALT, "sälz"), ["Alphabet"]),
    ("salt-too-long", BASE.replace(SALT, "s" * 129), ["Length"]), ("length-15", BASE.replace("3_32", "3_15"), ["Numbers"]), ("passes-0", BASE.replace("_1_", "_0_"), ["Numbers"]),
    ("passes-2-32", BASE.replace("_1_", "_4294967296_"), ["Numbers"]), ("memory-8191", BASE.replace("8192", "8191"), ["Numbers"]), ("memory-huge", BASE.replace("8192", "9" * 30), ["Numbers"]),
    ("memory-2-42", BASE.replace("8192", str(1 << 42)), ["Numbers"]), ("leading-zero", BASE.replace("_1_", "_01_"), ["Numbers"]), ("sign", BASE.replace("_1_", "_+1_"), ["Numbers"]),
    ("cost-missing", BASE.replace("_8192", ""), ["Fields"]), ("cost-empty", BASE.replace("8192", ""), ["Fields"]), ("cost-more", BASE + "_1", ["Fields"]),
    ("step-empty", BASE.replace(":3_", "::3_"), ["Fields"]), ("step-4", BASE.replace(":3_", ":4:3_"), ["Fields"]), ("step-word", BASE.replace(":3_", ":md5:3_"), ["Fields"]),
    ("too-many-steps", BASE.replace(":3_", ":1:1:1:1:1:1:1:1:3_"), ["Fields"]), ("trailing-space", BASE + " ", ["Whitespace"]), ("trailing-newline", BASE + "\n", ["Whitespace"]),
    ("nul-appended", BASE + "\0", ["NULInHash"]),
])
v.failures([
    ("no-hex", "x" + BASE[1:], ["NoPrefix"]), ("leading-space", " " + BASE, ["NoPrefix", "Whitespace"]),
    ("salt-first", f"{SALT}:{DIGEST}:{STEP}", ["NoPrefix"]), ("trailing-colon", BASE + ":", ["NoPrefix"]), ("empty-text", "", ["NoPrefix"]),
], "unrecognized")
v.failures([("no-salt", DIGEST + ":" + STEP, ["NoPrefix"])], "ambiguous")  # a digest in hex and a salt, to everybody else
v.failures([
    ("declared-sha256", f"{DIGEST}:{SALT}:1", ["Declared", "Fields"]), ("declared-no-version", f"{DIGEST}:{SALT}", ["Declared", "Fields"]), ("declared-empty", "", ["Declared", "Fields"]),
    ("declared-hex-odd", BASE[1:], ["Declared", "Length"]),
], scheme="magento-argon2")
v.add("option", "grammar", P, BASE, "malformed", options={"salt": "x"}, flags=["UnexpectedOption"])
v.write()

# ---- Keycloak

v = File("keycloak-argon2")
v.source("exported", "Credentials of Keycloak 26, as public repositories show them: of the password \"secret\", by Keycloak itself", SPECIFICATION,
         "as quoted; computed again with argon2-cffi and with an Argon2 in plain Python")
v.source("argon2-cffi", "argon2-cffi 25.1, in the form of Keycloak's Argon2PasswordHashProvider.java", IMPLEMENTATION,
         "make_argon2_wrapped.py; confirmed with an Argon2 in plain Python")
v.source("grammar", "Keycloak's CredentialRepresentation: secretData and credentialData are JSON in text, as its exports and its table have them", SPECIFICATION, "written by hand")
KSALT = b"0123456789abcdef"
TYPES = {"id": Type.ID, "i": Type.I, "d": Type.D}
compact = lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False)
pad = lambda data: base64.b64encode(data).decode()


def parts(password, memory=8, iterations=1, lanes=1, type="id", version="1.3", length=32, salt=KSALT):
    number = 19 if version == "1.3" else 16
    key = hash_secret_raw(octets(password), salt, iterations, memory, lanes, length, TYPES[type], number)
    if memory <= 256:
        assert argon2_plain(type, number, octets(password), salt, memory, iterations, lanes, length) == key
    return ({"value": pad(key), "salt": pad(salt), "additionalParameters": {}},
            {"hashIterations": iterations, "algorithm": "argon2",
             "additionalParameters": {"hashLength": [str(length)], "memory": [str(memory)], "type": [type], "version": [version], "parallelism": [str(lanes)]}})


def join(secret, credential, **more):
    return compact({**more, "secretData": compact(secret), "credentialData": compact(credential)})


def keycloak(password, **costs):
    return join(*parts(password, **costs))


EXPORTED = join({"value": "xKjWvB9+0sSP6wTqI1JoEI7w+iA0x9VDhPgmrOHRG80=", "salt": "LRScGShC7shkdoU5B1UgUQ==", "additionalParameters": {}},
                parts("", memory=7168, iterations=5)[1])
assert keycloak("secret", memory=7168, iterations=5, salt=base64.b64decode("LRScGShC7shkdoU5B1UgUQ==")) == EXPORTED
v.add("exported", "exported", "secret", EXPORTED, "match", flags=["Default"])
v.add("exported-wrong", "exported", "Secret", EXPORTED, "mismatch", flags=["Default"])
v.passwords("argon2-cffi", keycloak)
for id, costs, flags in [
    ("i", {"type": "i"}, []), ("d", {"type": "d"}, []), ("version-1-0", {"version": "1.0"}, ["Version16"]), ("lanes", {"lanes": 2, "memory": 32}, ["Lanes"]),
    ("passes", {"iterations": 3}, []), ("64-bytes", {"length": 64}, []), ("16-bytes", {"length": 16}, []), ("salt-of-8", {"salt": b"12345678"}, []), ("salt-of-64", {"salt": KSALT * 4}, []),
]:
    v.add(id, "argon2-cffi", P, keycloak(P, **costs), "match", flags=flags)
    v.add(f"{id}-wrong", "argon2-cffi", P + " ", keycloak(P, **costs), "mismatch", flags=flags)
SECRET, CREDENTIAL = parts(P)
BASE = join(SECRET, CREDENTIAL)
MORE = CREDENTIAL["additionalParameters"]
without = lambda value, *names: {k: x for k, x in value.items() if k not in names}
v.add("with-its-row", "argon2-cffi", P, join(SECRET, CREDENTIAL, id="3b800dbd", type="password", userLabel="My password", createdDate=1699281486748, priority=10, temporary=False), "match",
      canonical=BASE, flags=["Rewritten"])
v.add("spaces", "argon2-cffi", P, json.dumps({"secretData": json.dumps(SECRET), "credentialData": json.dumps(CREDENTIAL)}), "match", canonical=BASE, flags=["Rewritten"])
v.add("other-order-wrong", "argon2-cffi", P + " ", compact({"credentialData": compact(CREDENTIAL), "secretData": compact(SECRET)}), "mismatch", canonical=BASE, flags=["Rewritten"])
v.add("no-secret-parameters", "argon2-cffi", P, join(without(SECRET, "additionalParameters"), CREDENTIAL), "match", canonical=BASE, flags=["Rewritten"])
v.add("no-version", "argon2-cffi", P, join(SECRET, {**CREDENTIAL, "additionalParameters": without(MORE, "version")}), "match", canonical=BASE, flags=["Rewritten"])
v.add("declared", "argon2-cffi", P, BASE, "match", scheme="keycloak-argon2", flags=["Declared"])
v.add("read-as-1-0", "argon2-cffi", P, BASE.replace("1.3", "1.0"), "mismatch", flags=["Version16"])
v.add("read-as-i", "argon2-cffi", P, BASE.replace('[\\"id\\"]', '[\\"i\\"]'), "mismatch")
costs = lambda **more: join(SECRET, {**CREDENTIAL, "additionalParameters": {**MORE, **more}})
credential = lambda **more: join(SECRET, {**CREDENTIAL, **more})
secret = lambda **more: join({**SECRET, **more}, CREDENTIAL)
v.failures([
    ("memory-over", costs(memory=["1048577"]), ["OverLimit"]), ("memory-largest", costs(memory=["4294967295"]), ["OverLimit"]), ("passes-over", credential(hashIterations=4294967295), ["OverLimit"]),
    ("lanes-256", costs(memory=["2048"], parallelism=["256"]), ["OverLimit", "Lanes"]),
], "refused")
v.failures([
    ("passes-0", credential(hashIterations=0), ["Numbers"]), ("passes-minus", credential(hashIterations=-1), ["Numbers"]), ("passes-text", credential(hashIterations="5"), ["Numbers"]),
    ("passes-fraction", credential(hashIterations=1.5), ["Numbers"]), ("passes-2-32", credential(hashIterations=1 << 32), ["Numbers"]), ("passes-missing", join(SECRET, without(CREDENTIAL, "hashIterations")), ["Fields"]),
    ("memory-7", costs(memory=["7"]), ["Numbers"]), ("memory-number", costs(memory=[8]), ["Numbers"]), ("memory-bare", costs(memory="8"), ["Fields"]), ("memory-two", costs(memory=["8", "8"]), ["Fields"]),
    ("memory-none", costs(memory=[]), ["Fields"]), ("memory-leading-zero", costs(memory=["08"]), ["Numbers"]), ("memory-2-32", costs(memory=["4294967296"]), ["Numbers"]),
    ("memory-missing", join(SECRET, {**CREDENTIAL, "additionalParameters": without(MORE, "memory")}), ["Fields"]), ("lanes-0", costs(parallelism=["0"]), ["Numbers"]),
    ("lanes-2-24", costs(parallelism=["16777216"], memory=["134217728"]), ["Numbers"]), ("lanes-2-for-8", costs(parallelism=["2"]), ["Numbers"]), ("type-x", costs(type=["x"]), ["Fields"]),
    ("version-2", costs(version=["2"]), ["Fields"]), ("version-19", costs(version=["19"]), ["Fields"]), ("length-of-another", costs(hashLength=["31"]), ["Length"]),
    ("length-missing", join(SECRET, {**CREDENTIAL, "additionalParameters": without(MORE, "hashLength")}), ["Fields"]), ("unknown-parameter", costs(x=["1"]), ["Fields"]),
    ("value-missing", join(without(SECRET, "value"), CREDENTIAL), ["Fields"]), ("salt-missing", join(without(SECRET, "salt"), CREDENTIAL), ["Fields"]), ("value-number", secret(value=1), ["Fields"]),
    ("value-alphabet", secret(value="*" + SECRET["value"][1:]), ["Alphabet"]), ("salt-alphabet", secret(salt="*" + SECRET["salt"][1:]), ["Alphabet"]), ("salt-7", secret(salt=pad(b"1234567")), ["Length"]),
    ("value-3", secret(value=pad(b"123")), ["Length"]), ("unknown-member", secret(x=1), ["Fields"]), ("secret-parameters", secret(additionalParameters={"x": []}), ["Fields"]),
    ("credential-member", credential(x=1), ["Fields"]), ("row-member", join(SECRET, CREDENTIAL, x=1), ["Fields"]), ("row-type", join(SECRET, CREDENTIAL, type="otp"), ["Fields"]),
    ("parameters-missing", join(SECRET, without(CREDENTIAL, "additionalParameters")), ["Fields"]), ("trailing-brace", BASE + "}", ["Fields"]), ("cut", BASE[:-1], ["Fields"]),
    ("trailing-space", BASE + " ", ["Whitespace"]), ("nul-appended", BASE + "\0", ["NULInHash"]), ("doubled", BASE[:-1] + ',"secretData":"{}"}', ["Fields"]),
    ("secret-no-json", compact({"secretData": "x", "credentialData": compact(CREDENTIAL)}), ["Fields"]),
    ("objects", compact({"secretData": SECRET, "credentialData": CREDENTIAL}), ["Fields"]), ("declared-empty", "", ["Fields"]), ("array", "[]", ["Fields"]), ("one-column", compact(SECRET), ["Fields"]),
    ("pbkdf2", credential(algorithm="pbkdf2-sha256"), ["Fields"]),
], scheme="keycloak-argon2")
v.failures([("undeclared-objects", compact({"secretData": SECRET, "credentialData": CREDENTIAL}), ["NoPrefix"]), ("undeclared-one-column", compact(SECRET), ["NoPrefix"]),
            ("leading-space", " " + BASE, ["NoPrefix", "Whitespace"])], "unrecognized")
v.add("option", "grammar", P, BASE, "malformed", options={"salt": "x"}, flags=["UnexpectedOption"])
v.write()

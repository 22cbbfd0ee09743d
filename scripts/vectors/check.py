"""Reads every vectors file and confirms it with implementations other than those that made it.

The grammars are written here a second time, as regular expressions; the verdict of every case is derived from them.
"""

import base64
import ctypes
import ctypes.util
import hashlib
import json
import re
import subprocess
import sys

import bcrypt as python_bcrypt
from cryptography.hazmat.primitives.kdf.argon2 import Argon2d, Argon2i, Argon2id
from passlib.hash import phpass as passlib_phpass

from argon2_plain import argon2 as argon2_plain
from common import CRYPT64, SCHEMES, b64, php

GIB = 1 << 30
HEX = re.compile(r"[0-9A-Fa-f]+")
NUMBER = r"(0|[1-9][0-9]*)"
OPENSSL = {"d": Argon2d, "i": Argon2i, "id": Argon2id}
DIGITS = {"sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512/224": 56, "sha512/256": 64, "sha512": 128,
          "sha3-224": 56, "sha3-256": 64, "sha3-384": 96, "sha3-512": 128}
libscrypt = ctypes.CDLL(ctypes.util.find_library("scrypt") or "libscrypt.so.0")


class Failure(Exception):
    pass


def need(condition, kind="malformed", written=None):
    """`written` is the canonical form of what is well-formed, and over a limit."""
    if not condition:
        raise Failure(kind, written)


def padded_base64(text):
    """Padding none or complete."""
    bare = text.rstrip("=")
    need(text == bare or len(text) - len(bare) <= 2 and len(text) % 4 == 0)
    return plain_base64(bare)


def plain_base64(text):
    need(re.fullmatch(r"[A-Za-z0-9+/]*", text) and len(text) % 4 != 1)
    data = base64.b64decode(text + "=" * (-len(text) % 4))
    need(b64(data) == text)
    return data


def lenient_base64(text):
    """Either alphabet; padding none or complete."""
    need(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9+/_-]*={0,2}", text))
    bare = text.rstrip("=")
    need(text == bare or len(text) % 4 == 0)
    return plain_base64(bare.replace("-", "+").replace("_", "/"))


def scrypt(password, salt, n, r, p, length):
    out = ctypes.create_string_buffer(length)
    code = libscrypt.libscrypt_scrypt(password, ctypes.c_size_t(len(password)), salt, ctypes.c_size_t(len(salt)), ctypes.c_uint64(n),
                                      ctypes.c_uint32(r), ctypes.c_uint32(p), out, ctypes.c_size_t(length))
    assert code == 0, (n, r, p, length)
    return out.raw


def scrypt_limits(n, r, p):
    need(n > 1 and n & (n - 1) == 0 and r > 0 and p > 0 and r * p < 1 << 30 and (r >= 4 or n < 1 << 16 * r))
    need(128 * n * r <= GIB and 128 * n * r * p <= 4 * GIB, "refused")


def little_endian(text):
    return sum(CRYPT64.index(c) << 6 * i for i, c in enumerate(text))


def crypt64(data):
    text = ""
    for i in range(0, len(data), 3):
        group = data[i:i + 3]
        value = int.from_bytes(group, "little")
        text += "".join(CRYPT64[value >> 6 * j & 63] for j in range(len(group) + 1))
    return text


def argon2(password, hash, options):
    need(set(options) <= {"secretKey"})
    secret = padded_base64(options["secretKey"]) if options else b""
    need(secret or not options)
    match = re.fullmatch(r"\$argon2(id|i|d)\$(?:v=([^$]*)\$)?([^$]*)\$([^$]*)\$([^$]*)", hash)
    need(match)
    type, version, fields, salt, digest = match.groups()
    need(version in (None, "16", "19"))
    shown, version = f"v={version}$" if version else "", int(version or 16)
    values = {}
    for field in fields.split(","):
        name, equals, value = field.partition("=")
        need(equals and name in ("m", "t", "p", "keyid", "data") and name not in values)
        need(re.fullmatch(NUMBER if len(name) == 1 else r"[A-Za-z0-9+/]+=*", value))
        values[name] = value
    need({"m", "t", "p"} <= set(values))
    m, t, p = (int(values[k]) for k in "mtp")
    salt, digest = padded_base64(salt), padded_base64(digest)
    need(max(m, t) < 1 << 32 and t > 0 and 0 < p < 1 << 24 and m >= 8 * p and len(salt) >= 8 and len(digest) >= 4)
    keyid, data = (padded_base64(values.get(k, "")) for k in ("keyid", "data"))
    need(not keyid or secret, "unsupported")
    need(m <= 1 << 20 and m * t * 1024 <= 16 * GIB and p <= 255, "refused")
    more = (f",keyid={b64(keyid)}" if keyid else "") + (f",data={b64(data)}" if data else "")
    written = f"$argon2{type}${shown}m={m},t={t},p={p}{more}${b64(salt)}${b64(digest)}"
    left = {"secretKey": b64(secret, True)} if secret else {}
    if secret or data:
        return argon2_plain(type, version, password, salt, m, t, p, len(digest), secret, data) == digest, written, left
    if version == 19:
        made = OPENSSL[type](salt=salt, length=len(digest), iterations=t, lanes=p, memory_cost=m).derive(password)
    else:
        made = None
        if type != "d":
            verdict = php("verify", password, written)
            if m > 256:
                return verdict, written, {}
        made = argon2_plain(type, version, password, salt, m, t, p, len(digest))
        assert type == "d" or verdict == (made == digest)
    return made == digest, written, {}


BCRYPT64 = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def bcrypt(password, hash, options):
    need(set(options) <= {"dialect", "salt", "workFactor"})
    if {"salt", "workFactor"} & set(options):
        need(re.fullmatch(r"[./A-Za-z0-9]{22}", str(options.get("salt"))) and re.fullmatch(r"[./A-Za-z0-9]{31}", hash, re.ASCII))
        need(4 <= options.get("workFactor", 0) <= 31)
        hash = f"$2b${options['workFactor']:02}${options['salt']}{hash}"
    match = re.fullmatch(r"\$2([abxy]?)\$(\d\d)\$([./A-Za-z0-9]{53})", hash, re.ASCII)
    need(match and 4 <= int(match[2]) <= 31)
    letter = match[1]
    dialect = options.get("dialect")
    need(dialect in {"": (None, "nul-ends"), "x": (None, "nul-ends", "symfony")}.get(letter, (None, "nul-ends", "nul-counts", "symfony")))
    clear = lambda c, mask: BCRYPT64[BCRYPT64.index(c) & mask]
    body = match[3]
    body = body[:21] + clear(body[21], 0x30) + body[22:52] + clear(body[52], 0x3C)
    written = hash[:hash.rindex("$") + 1] + body
    left = {"dialect": dialect} if dialect else {}
    need(int(match[2]) <= 15, "refused", (written, left))
    setting = f"$2b${match[2]}$"
    if dialect == "symfony" and (len(password) > 72 or 0 in password):
        password = base64.b64encode(hashlib.sha512(password).digest())
    counts = dialect == "nul-counts" or dialect is None and letter in ("a", "b") and 0 in password[:72]
    if counts:
        made = python_bcrypt.hashpw(password[:72], (setting + body).encode()).decode()[7:]
        return made == body, written, left
    password = password.split(b"\0")[0]
    if letter == "":
        # Without a zero byte, 72 bytes are the key themselves; no password at all is 72 zeros.
        if not password:
            return python_bcrypt.hashpw(bytes(72), (setting + body).encode()).decode()[7:] == body, written, left
        return php("crypt", (password * 72)[:72], setting + body)[7:] == body, written, left
    matches = php("crypt", password, written) == written
    guarded = letter == "a" and 0xFF in password  # Python bcrypt has no such guard under $2a$
    if letter != "x" and not guarded and int(match[2]) <= 10:
        assert matches == (python_bcrypt.hashpw(password[:72], written.encode()) == written.encode())
    return matches, written, left


def hexadecimal(text):
    need(HEX.fullmatch(text) and len(text) % 2 == 0)
    return text.lower()


def md5(password, hash, options):
    need(not options and len(hash) == 32)
    written = hexadecimal(hash)
    return php("hash", "md5", password) == written, written, {}


def sha(password, hash, options):
    need(set(options) <= {"version"})
    written = hexadecimal(hash)
    if "version" in options:
        version = options["version"].lower()
        need(version in DIGITS and len(hash) == DIGITS[version])
    else:
        fitting = [v for v, n in DIGITS.items() if n == len(hash)]
        need(fitting)
        need(len(fitting) == 1, "ambiguous")
        version = fitting[0]
    return php("hash", version, password) == written, written, {"version": version}


def phpass(password, hash, options):
    need(not options)
    match = re.fullmatch(rb"\$[PH]\$([./0-9A-Za-z])(.{8})([./0-9A-Za-z]{21}[./01])", hash.encode(), re.DOTALL)
    need(match and 7 <= CRYPT64.index(match[1].decode()) <= 30)
    rounds = 1 << CRYPT64.index(match[1].decode())
    need(rounds <= 1 << 20, "refused")
    if 0 not in password and re.fullmatch(rb"[./0-9A-Za-z]{8}", match[2]):
        return passlib_phpass.verify(password, hash), hash, {}
    # passlib takes no zero byte, and salts of its own alphabet only.
    value = hashlib.md5(match[2] + password).digest()
    for _ in range(rounds):
        value = hashlib.md5(value + password).digest()
    return crypt64(value) == match[3].decode(), hash, {}


def scrypt_scheme(password, hash, options):
    if hash.startswith("$scrypt$"):
        need(not options)
        match = re.fullmatch(rf"\$scrypt\$ln={NUMBER},r={NUMBER},p={NUMBER}\$([^$]*)\$([^$]+)", hash)
        need(match)
        ln, r, p = (int(match[i]) for i in (1, 2, 3))
        n = ln if ln > 63 else 1 << ln
        need(n < 1 << 64)
        salt, digest = padded_base64(match[4]), padded_base64(match[5])
        scrypt_limits(n, r, p)
        written = f"$scrypt$ln={n.bit_length() - 1},r={r},p={p}${b64(salt)}${b64(digest)}"
        return scrypt(password, salt, n, r, p, len(digest)) == digest, written, {}
    if hash.startswith("$7$"):
        need(not options)
        match = re.fullmatch(r"\$7\$([./0-9A-Za-z])([./0-9A-Za-z]{5})([./0-9A-Za-z]{5})([^$\0]*)\$([./0-9A-Za-z]{42}[./0-9A-D])", hash)
        need(match)
        ln, r, p = CRYPT64.index(match[1]), little_endian(match[2]), little_endian(match[3])
        scrypt_limits(1 << ln, r, p)
        return crypt64(scrypt(password, match[4].encode(), 1 << ln, r, p, 32)) == match[5], hash, {}
    need(set(options) == {"salt", "cpu", "memory", "parallel", "length"})
    written = hexadecimal(hash)
    need(options["length"] * 2 == len(hash))
    n, r, p = options["cpu"], options["memory"], options["parallel"]
    scrypt_limits(n, r, p)
    return scrypt(password, options["salt"].encode(), n, r, p, options["length"]).hex() == written, written, options


def scrypt_modified(password, hash, options):
    texts = ("salt", "saltSeparator", "signerKey")
    need(set(texts) <= set(options) <= {*texts, "rounds", "memCost"})
    salt, separator, signer = (lenient_base64(options[k]) for k in texts)
    digest = lenient_base64(hash)
    need(len(signer) > 0 and len(digest) == len(signer))
    rounds, cost = options.get("rounds", 8), options.get("memCost", 14)
    need(0 < cost < 64)
    scrypt_limits(1 << cost, rounds, 1)
    key = scrypt(password, salt + separator, 1 << cost, rounds, 1, 64)[:32]
    made = subprocess.run(["openssl", "enc", "-aes-256-ctr", "-K", key.hex(), "-iv", "00" * 16], input=signer, capture_output=True,
                          check=True).stdout
    written = {k: b64(x, True) for k, x in zip(texts, (salt, separator, signer))}
    written |= {k: options[k] for k, d in (("rounds", 8), ("memCost", 14)) if options.get(k, d) != d}
    return made == digest, b64(digest, True), written


FUNCTIONS = {"argon2": argon2, "bcrypt": bcrypt, "md5": md5, "phpass": phpass, "scrypt": scrypt_scheme,
             "scrypt-modified": scrypt_modified, "sha": sha}


def recognise(hash, options):
    for scheme, pattern in [("argon2", r"\$argon2(i|d|id)\$"), ("bcrypt", r"\$2[abxy]?\$"), ("phpass", r"\$[PH]\$"), ("scrypt", r"\$(scrypt|7)\$")]:
        if re.match(pattern, hash):
            return scheme
    if "signerKey" in options:
        return "scrypt-modified"
    if "cpu" in options:
        return "scrypt"
    if "workFactor" in options:
        return "bcrypt"
    if "version" in options:
        return "sha"
    if HEX.fullmatch(hash) and not options:
        return "md5" if len(hash) == 32 else "sha" if len(hash) in DIGITS.values() else None
    return None


def verdict(case):
    password = case["password"].encode() if "password" in case else bytes.fromhex(case["passwordHex"])
    stored = case["stored"]
    options = stored.get("options", {})
    scheme = stored.get("scheme") or recognise(stored["hash"], options)
    if scheme is None:
        return "unrecognized", None
    if scheme in ("md5", "sha") and not options and "scheme" not in stored:
        return "ambiguous", None
    try:
        matches, hash, written = FUNCTIONS[scheme](password, stored["hash"], options)
        answer = "match" if matches else "mismatch"
    except Failure as failure:
        answer, form = failure.args
        if form is None:
            return answer, None
        hash, written = form
    canonical = {"hash": hash, **({"options": written} if written else {})}
    given = {"hash": stored["hash"], **({"options": options} if options else {})}
    return answer, canonical if canonical != given else None


def main():
    wrong = 0
    for scheme in FUNCTIONS:
        path = SCHEMES / f"{scheme}.json"
        assert path.stat().st_size < 500_000
        document = json.loads(path.read_text(encoding="utf-8"))
        assert list(document) == ["schema", "scheme", "sources", "flags", "cases"] and document["scheme"] == scheme
        counts, ids = {}, set()
        for case in document["cases"]:
            assert case["id"] not in ids and re.fullmatch(r"[A-Za-z0-9-]+", case["id"]), case["id"]
            ids.add(case["id"])
            assert set(case) <= {"id", "source", "comment", "password", "passwordHex", "stored", "expect", "canonical", "flags"}
            assert ("password" in case) != ("passwordHex" in case) and case["source"] in document["sources"]
            assert set(case["flags"]) <= set(document["flags"]) and set(case["stored"]) <= {"hash", "options", "scheme"}
            expected, canonical = case["expect"], case.get("canonical")
            counts[expected] = counts.get(expected, 0) + 1
            answer = verdict(case)
            if answer != (expected, canonical):
                wrong += 1
                print(f"{scheme}/{case['id']}: {(expected, canonical)} expected, {answer} found", file=sys.stderr)
            if expected in ("match", "mismatch") and canonical:
                again = verdict({**case, "stored": {**case["stored"], "options": {}, **canonical}})
                assert again == (expected, None), case["id"]
        print(f"{scheme}: {len(document['cases'])} cases, " + ", ".join(f"{n} {k}" for k, n in sorted(counts.items())))
    sys.exit(1 if wrong else 0)


main()

"""Reads every vectors file of PBKDF2 and FSHP, and derives each verdict from grammars that are written here a second time."""

import base64
import hashlib
import json
import re
import struct
import sys

from common import SCHEMES

LIMIT = 20_000_000
HASHLIB = {"sha512/224": "sha512_224", "sha512/256": "sha512_256"}
PHP_DIGESTS = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512/224", "sha512/256", "sha3-224", "sha3-256", "sha3-384", "sha3-512",
               "ripemd160"}
STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Failure(Exception):
    pass


def need(condition, kind="malformed"):
    if not condition:
        raise Failure(kind)


def number(text, low=1, high=(1 << 32) - 1):
    need(isinstance(text, int) and not isinstance(text, bool) or isinstance(text, str) and re.fullmatch(r"0|[1-9][0-9]{0,11}", text))
    need(low <= int(text) <= high)
    return int(text)


def decode(text, low, high, padding="optional", loose=False, alphabet=""):
    if alphabet == "ab64":
        text = text.replace(".", "+")
    if alphabet == "url":
        need("+" not in text and "/" not in text)
        text = text.replace("-", "+").replace("_", "/")
    body = text.rstrip("=")
    need(text == body or padding != "none" and len(text) % 4 == 0 and len(text) - len(body) < 3)
    need(padding != "required" or len(text) % 4 == 0)
    need(all(c in STANDARD for c in body) and len(body) % 4 != 1)
    data = base64.b64decode(body + "=" * (-len(body) % 4))
    need(loose or base64.b64encode(data).decode().rstrip("=") == body)
    need(low <= len(data) <= high)
    return data


def unhex(text, low, high):
    need(re.fullmatch(r"([0-9a-fA-F]{2})*", text) and low <= len(text) // 2 <= high)
    return bytes.fromhex(text)


def text_salt(text, low=0):
    data = text.encode()
    need(low <= len(data) <= 1024 and 0 not in data)
    return data


def size(digest):
    return hashlib.new(HASHLIB.get(digest, digest).replace("sha3-", "sha3_")).digest_size


def answer(password, digest, salt, iterations, key, text, options=None, secret=b""):
    need(iterations * -(-len(key) // size(digest)) <= LIMIT, "refused")
    name = HASHLIB.get(digest, digest).replace("sha3-", "sha3_")
    made = hashlib.pbkdf2_hmac(name, password, salt + secret, iterations, len(key))
    return made == key, text, options or {}


pad = lambda data: base64.b64encode(data).decode()
bare = lambda data: pad(data).rstrip("=")
ab64 = lambda data: bare(data).replace("+", ".")
url = lambda data: base64.urlsafe_b64encode(data).decode()


def fields(text, separator, count):
    parts = text.split(separator)
    need(len(parts) in (count if isinstance(count, tuple) else (count,)))
    return parts


def mcf(p, t, o):
    empty, name, rounds, salt, key = fields(t, "$", 5)
    digest = {"pbkdf2": "sha1", **{f"pbkdf2-{d}": d for d in ("sha224", "sha256", "sha384", "sha512")}}.get(name)
    need(not empty and digest)
    salt, key, rounds = decode(salt, 0, 1024, alphabet="ab64"), decode(key, size(digest), size(digest), alphabet="ab64"), number(rounds)
    return answer(p, digest, salt, rounds, key, f"${name}${rounds}${ab64(salt)}${ab64(key)}")


NODE = {"ripemd": "ripemd160", "rmd160": "ripemd160", "ripemd160WithRSA": "ripemd160", "RSA-SHA1-2": "sha1", "ssl3-sha1": "sha1", "ssl3-md5": "md5"}
for _digest in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "ripemd160"):
    NODE |= {_digest: _digest, f"RSA-{_digest.upper()}": _digest, f"{_digest}WithRSAEncryption": _digest}
RETIRED = {"md4", "RSA-MD4", "md4WithRSAEncryption", "mdc2", "RSA-MDC2", "mdc2WithRSA", "whirlpool"}


def phc(p, t, o):
    empty, name, numbers, salt, key = fields(t, "$", 5)
    need(not empty and name.startswith("pbkdf2-"))
    need(name[7:] not in RETIRED, "unsupported")
    need(name[7:] in NODE)
    found = {}
    for part in numbers.split(","):
        match = re.fullmatch(r"([il])=(.*)", part, re.DOTALL)
        need(match and match[1] not in found)
        found[match[1]] = number(match[2])
    need("i" in found, "unsupported")
    salt, key = decode(salt, 0, 1024), decode(key, 16, 1024)
    need(found.get("l", len(key)) == len(key))
    return answer(p, NODE[name[7:]], salt, found["i"], key, f"${name}$i={found['i']},l={len(key)}${bare(salt)}${bare(key)}")


def kratos(p, t, o):
    match = re.fullmatch(r"\$pbkdf2-(sha1|sha224|sha256|sha384|sha512)\$i=([^,$]*),l=([^,$]*)\$([^$]*)\$([^$]*)", t, re.DOTALL)
    need(match)
    iterations, length = number(match[2]), number(match[3])
    salt, key = decode(match[4], 0, 1024, "none"), decode(match[5], 16, 1024, "none")
    need(length == len(key))
    return answer(p, {"sha224": "sha3-224", "sha384": "sha3-384"}.get(match[1], match[1]), salt, iterations, key, t)


def django(p, t, o):
    name, n, salt, key = fields(t, "$", 4)
    need(name in ("pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512"))
    key = decode(key, size(name[7:]), size(name[7:]))
    return answer(p, name[7:], text_salt(salt, 1), number(n), key, f"{name}${n}${salt}${pad(key)}")


def clerk(p, t, o):
    name, n, salt, key, *length = fields(t, "$", (4, 5))
    need(name in ("pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512", "pbkdf2_sha512_hex") and (not length or name == "pbkdf2_sha1"))
    if name == "pbkdf2_sha256":
        salt, key = decode(salt, 1, 1024), decode(key, 16, 1024)
        return answer(p, "sha256", salt, number(n), key, f"{name}${n}${pad(salt)}${pad(key)}")
    key, shown = unhex(key, 16, 1024), salt.lower()
    if name == "pbkdf2_sha1":
        need(len(key) == (number(length[0], 16, 1024) if length else 32))
        is_hex = re.fullmatch(r"([0-9a-fA-F]{2})+", salt)
        shown, salt = (salt.lower(), bytes.fromhex(salt)) if is_hex else (salt, text_salt(salt, 1))
    elif name == "pbkdf2_sha512":
        shown, salt = salt, text_salt(salt, 1)
    else:
        salt = unhex(salt, 1, 1024)
    end = f"${len(key)}" if name == "pbkdf2_sha1" and len(key) != 32 else ""
    return answer(p, name[7:].removesuffix("_hex"), salt, number(n), key, f"{name}${n}${shown}${key.hex()}{end}")


def aspnet(p, t, o):
    data = decode(t, 1, 4096)
    if data[0] == 0:
        need(len(data) == 49)
        return answer(p, "sha1", data[1:17], 1000, data[17:], pad(data))
    need(data[0] == 1 and len(data) > 13)
    prf, iterations, count = struct.unpack(">III", data[1:13])
    need(prf < 3 and iterations > 0 and 16 <= count <= 1024 and 16 <= len(data) - 13 - count <= 1024)
    return answer(p, ("sha1", "sha256", "sha512")[prf], data[13:13 + count], iterations, data[13 + count:], pad(data))


def werkzeug(p, t, o):
    method, salt, key = fields(t, "$", 3)
    word, name, *n = fields(method, ":", (2, 3))
    need(word == "pbkdf2")
    need(name not in ("blake2b", "blake2s", "md4", "ripemd160", "sm3", "whirlpool"), "unsupported")
    need(name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"))
    need(n, "unsupported")
    digest = name.replace("_", "-")
    key = unhex(key, size(digest), size(digest))
    return answer(p, digest, text_salt(salt), number(n[0]), key, f"{method}${salt}${key.hex()}")


def web2py(p, t, o):
    match = re.fullmatch(r"pbkdf2\(([^,$]*),([^,$]*),([A-Za-z0-9]*)\)\$([^$]*)\$([^$]*)", t, re.DOTALL)
    need(match and match[3].lower() in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"))
    count = number(match[2], 16, 1024)
    key = unhex(match[5], count, count)
    return answer(p, match[3].lower(), text_salt(match[4]), number(match[1]), key, f"pbkdf2({match[1]},{count},{match[3].lower()})${match[4]}${key.hex()}")


def no_twice(pairs):
    need(len({k for k, _ in pairs}) == len(pairs))
    return dict(pairs)


def read_json(text, names):
    need(isinstance(text, str) and text[:1] == "{" and text[-1:] == "}")
    try:
        value = json.loads(text, object_pairs_hook=no_twice)
    except ValueError:
        raise Failure("malformed")
    need(isinstance(value, dict) and set(value) <= names and value.get("additionalParameters", {}) == {})
    return value


def keycloak(p, t, o):
    document = read_json(t, {"secretData", "credentialData", "id", "type", "userLabel", "createdDate", "priority", "temporary"})
    need(document.get("type", "password") == "password")
    secret = read_json(document.get("secretData"), {"value", "salt", "additionalParameters"})
    credential = read_json(document.get("credentialData"), {"hashIterations", "algorithm", "additionalParameters"})
    digest = {"pbkdf2": "sha1", "pbkdf2-sha256": "sha256", "pbkdf2-sha512": "sha512"}.get(credential.get("algorithm"))
    need(digest and isinstance(credential.get("hashIterations"), int) and isinstance(secret.get("value"), str) and isinstance(secret.get("salt"), str))
    n, key, salt = number(credential["hashIterations"]), decode(secret["value"], 16, 1024), decode(secret["salt"], 0, 1024)
    compact = lambda value: json.dumps(value, separators=(",", ":"))
    written = {"secretData": compact({"value": pad(key), "salt": pad(salt), "additionalParameters": {}}),
               "credentialData": compact({"hashIterations": n, "algorithm": credential["algorithm"], "additionalParameters": {}})}
    return answer(p, digest, salt, n, key, compact(written))


def braced(text, names):
    match = re.fullmatch(r"\{([^}]*)\}(.*)", text, re.DOTALL)
    need(match)
    name = next((n for n in names if n.upper() == match[1].upper()), None)
    need(name)
    return name, match[2]


def ldap(p, t, o):
    name, rest = braced(t, ["PBKDF2", "PBKDF2-SHA1", "PBKDF2-SHA256", "PBKDF2-SHA512"])
    digest = name[7:].lower() or "sha1"
    n, salt, key = fields(rest, "$", 3)
    salt, key = decode(salt, 0, 1024, loose=True, alphabet="ab64"), decode(key, 16, size(digest), loose=True, alphabet="ab64")
    return answer(p, digest, salt, number(n), key, f"{{{name}}}{n}${ab64(salt)}${ab64(key)}")


def directory389(p, t, o):
    name, rest = braced(t, ["PBKDF2_SHA256"])
    data = decode(rest, 324, 324)
    n = int.from_bytes(data[:4])
    need(n > 0)
    return answer(p, "sha256", data[4:68], n, data[68:], f"{{{name}}}{pad(data)}")


def forgerock(p, t, o):
    name, rest = braced(t, ["PBKDF2", "PBKDF2-HMAC-SHA256", "PBKDF2-HMAC-SHA512"])
    digest = name[12:].lower() or "sha1"
    n, block = fields(rest, ":", 2)
    data = decode(block, size(digest) + 1, size(digest) + 1024)
    return answer(p, digest, data[size(digest):], number(n), data[:size(digest)], f"{{{name}}}{n}:{pad(data)}")


def atlassian(p, t, o):
    name, rest = braced(t, ["PKCS5S2"])
    data = decode(rest, 48, 48)
    return answer(p, "sha1", data[:16], 10000, data[16:], f"{{{name}}}{pad(data)}")


def spring(p, t, o):
    presets = {"pbkdf2": ("sha1", 185000, 8), "pbkdf2@SpringSecurity_v5_8": ("sha256", 310000, 16)}
    name, text = braced(t, presets) if t.startswith("{") else (None, t)
    is_hex = re.fullmatch(r"([0-9a-fA-F]{2})*", text)
    data = bytes.fromhex(text) if is_hex else decode(text, 0, 4096)
    own = "version" in o or "saltLength" in o
    fitting = [k for k, v in presets.items() if own or v[2] + 32 == len(data)]
    need(name in fitting if name else fitting)
    digest, n, count = presets[name or fitting[0]]
    need(o.get("version", "sha1") in ("sha1", "sha256", "sha512"))
    if "version" in o:
        digest, count = o["version"], 8 if o["version"] == "sha1" else 16
    count, n = o.get("saltLength", count), number(o.get("rounds", n))
    need(0 < count < len(data) and 16 <= len(data) - count <= 64)
    written = {k: v for k, v in o.items() if k != "sourcePepper" or v}
    shown = data.hex() if is_hex else pad(data)
    return answer(p, digest, data[:count], n, data[count:], f"{{{name}}}{shown}" if name else shown, written, o.get("sourcePepper", "").encode())


def symfony(p, t, o):
    need("salt" in o and len(o["salt"].encode()) <= 1024 and o.get("version", "sha512") in PHP_DIGESTS)
    n, digest = number(o.get("rounds", 1000)), o.get("version", "sha512")
    is_hex = re.fullmatch(r"([0-9a-fA-F]{2})*", t)
    key = bytes.fromhex(t) if is_hex else decode(t, 0, 4096)
    need(16 <= len(key) <= 1024)
    written = {"salt": o["salt"], **({"version": digest} if digest != "sha512" else {}), **({"rounds": n} if n != 1000 else {})}
    return answer(p, digest, o["salt"].encode(), n, key, key.hex() if is_hex else pad(key), written)


def php_digest(name):
    need(not re.match(r"gost|haval|md2|md4|ripemd(?!160$)|snefru|tiger|whirlpool", name), "unsupported")
    need(name in PHP_DIGESTS)
    return name


def mediawiki(p, t, o):
    empty, word, algo, n, count, salt, key = fields(t, ":", 7)
    need(not empty and word == "pbkdf2")
    count = number(count, 16, 1024)
    algo, n, salt, key = php_digest(algo), number(n), decode(salt, 0, 1024), decode(key, count, count)
    return answer(p, algo, salt, n, key, f":pbkdf2:{algo}:{n}:{count}:{pad(salt)}:{pad(key)}")


def mediawiki_legacy(p, t, o):
    kind, numbers, old, salt, key = fields(t, "!", 5)
    need(kind == ":pbkdf2-legacyA:" and not old or kind == ":pbkdf2-legacyB:" and old and ":" not in old)
    text_salt(old)
    algo, n, count = fields(numbers, ":", 3)
    count = number(count, 16, 1024)
    algo, n, salt, key = php_digest(algo), number(n), decode(salt, 0, 1024), decode(key, count, count)
    inner = hashlib.md5(p).hexdigest()
    if old:
        inner = hashlib.md5(f"{old}-{inner}".encode()).hexdigest()
    return answer(inner.encode(), algo, salt, n, key, f"{kind}!{algo}:{n}:{count}!{old}!{pad(salt)}!{pad(key)}")


def p5k2_rounds(text):
    need(re.fullmatch(r"[1-9a-f][0-9a-f]{0,7}", text))
    return int(text, 16)


def cta(p, t, o):
    empty, word, n, salt, key = fields(t, "$", 5)
    need(not empty and word == "p5k2")
    salt, key = decode(salt, 0, 1024, "required", alphabet="url"), decode(key, 20, 20, "required", alphabet="url")
    return answer(p, "sha1", salt, p5k2_rounds(n), key, f"$p5k2${n}${url(salt)}${url(key)}")


def dlitz(p, t, o):
    empty, word, n, salt, key = fields(t, "$", 5)
    need(not empty and word == "p5k2" and re.fullmatch(r"[./0-9A-Za-z]{0,1024}", salt) and "+" not in key)
    rounds = p5k2_rounds(n) if n else 400
    config, key = f"$p5k2${'' if rounds == 400 else n}${salt}", decode(key, 24, 24, "none", alphabet="ab64")
    return answer(p, "sha1", config.encode(), rounds, key, f"{config}${ab64(key)}")


def grub(p, t, o):
    need(t.startswith("grub.pbkdf2.sha512."))
    n, salt, key = fields(t[len("grub.pbkdf2.sha512."):], ".", 3)
    salt, key = unhex(salt, 0, 1024), unhex(key, 16, 1024)
    return answer(p, "sha512", salt, number(n), key, f"grub.pbkdf2.sha512.{n}.{salt.hex().upper()}.{key.hex().upper()}")


def fusionauth(p, t, o):
    need("salt" in o)
    salt, key, n = decode(o["salt"], 0, 1024), decode(t, 32, 64), number(o.get("factor", 24000))
    need(len(key) in (32, 64))
    need("version" in o or len(key) == 32, "ambiguous")
    name = o.get("version", "salted-pbkdf2-hmac-sha256")
    variant = {"salted-pbkdf2-hmac-sha256": ("sha256", 32), "salted-pbkdf2-hmac-sha256-512": ("sha256", 64), "salted-pbkdf2-hmac-sha512-512": ("sha512", 64)}.get(name)
    need(variant and variant[1] == len(key))
    return answer(p, variant[0], salt, n, key, pad(key), {"salt": pad(salt), "version": name, **({"factor": n} if n != 24000 else {})})


def dovecot(p, t, o):
    name, rest = braced(t, ["PBKDF2"])
    empty, one, salt, n, key = fields(rest, "$", 5)
    need(not empty and one == "1")
    key = unhex(key, 20, 20)
    return answer(p, "sha1", text_salt(salt), number(n), key, f"{{PBKDF2}}$1${salt}${n}${key.hex()}")


def fshp(p, t, o):
    match = re.fullmatch(r"\{FSHP([0-3])\|([^|}]*)\|([^|}]*)\}([^}]*)", t, re.DOTALL)
    need(match)
    digest, count, rounds = ("sha1", "sha256", "sha384", "sha512")[int(match[1])], number(match[2], 0, 1024), number(match[3])
    data = decode(match[4], count + size(digest), count + size(digest))
    need(rounds <= LIMIT, "refused")
    key = hashlib.new(digest, data[:count] + p).digest()
    for _ in range(rounds - 1):
        key = hashlib.new(digest, key).digest()
    return key == data[count:], f"{{FSHP{match[1]}|{count}|{rounds}}}{pad(data)}", {}


# Per scheme: its grammar, the options that it reads, and what its undeclared texts look like.
GRAMMARS = {
    "pbkdf2-mcf": (mcf, (), r"\$pbkdf2\$|\$pbkdf2-sha(224|256|384|512)\$(?![^$]*=)"),
    "pbkdf2-phc": (phc, (), rf"\$pbkdf2-({'|'.join(map(re.escape, [n for n in [*NODE, *RETIRED] if n not in ('sha224', 'sha256', 'sha384', 'sha512')]))})\$|\$pbkdf2-sha(256|512)\$[^$]*="),
    "kratos-pbkdf2": (kratos, (), None),
    "django-pbkdf2": (django, (), None), "clerk-pbkdf2": (clerk, (), None),
    "aspnet-identity": (aspnet, (), r"AQAAAA[A-Za-z0-9+/]{54,}={0,2}$|A[A-P][A-Za-z0-9+/]{64}==$"),
    "werkzeug-pbkdf2": (werkzeug, (), r"pbkdf2:"), "keycloak-pbkdf2": (keycloak, (), r'\{.*"secretData".*\\"pbkdf2'),
    "ldap-pbkdf2": (ldap, (), r"(?i)\{pbkdf2-sha(1|256|512)\}|\{pbkdf2\}(?!\$1\$)[^$:]*\$"), "389ds-pbkdf2": (directory389, (), r"(?i)\{pbkdf2_sha256\}"),
    "forgerock-pbkdf2": (forgerock, (), r"(?i)\{pbkdf2-hmac-sha(256|512)\}|\{pbkdf2\}[^$:]*:"), "atlassian-pbkdf2": (atlassian, (), r"(?i)\{pkcs5s2\}"),
    "spring-pbkdf2": (spring, ("rounds", "version", "saltLength", "sourcePepper"), r"(?i)\{pbkdf2@springsecurity_v5_8\}|\{pbkdf2\}[^$:]*$"),
    "symfony-pbkdf2": (symfony, ("salt", "version", "rounds"), None), "mediawiki-pbkdf2": (mediawiki, (), r":pbkdf2:"),
    "mediawiki-pbkdf2-legacy": (mediawiki_legacy, (), r":pbkdf2-legacy[AB]:"), "cta-pbkdf2": (cta, (), r"\$p5k2\$.*="), "dlitz-pbkdf2": (dlitz, (), r"\$p5k2\$[^=]*$"),
    "grub-pbkdf2": (grub, (), r"grub\.pbkdf2\.sha512\."), "web2py-pbkdf2": (web2py, (), r"pbkdf2\("), "fusionauth-pbkdf2": (fusionauth, ("salt", "version", "factor"), None),
    "dovecot-pbkdf2": (dovecot, (), r"(?i)\{pbkdf2\}\$1\$"), "fshp": (fshp, (), r"\{FSHP"),
}


def is_base64(text):
    try:
        decode(text, 1, 4096, "required")
        return True
    except Failure:
        return False


def recognise(scheme, text, options):
    """certain, possible or None."""
    parts = text.split("$")
    if scheme == "kratos-pbkdf2" or scheme == "pbkdf2-phc" and re.match(r"\$pbkdf2-sha(224|384)\$", text):
        return "possible" if re.match(r"\$pbkdf2-sha(224|384)\$[^$]*=", text) else None
    if scheme in ("django-pbkdf2", "clerk-pbkdf2"):
        if text.startswith("pbkdf2_sha512_hex$"):
            return "certain" if scheme == "clerk-pbkdf2" else None
        if text.startswith("pbkdf2_sha256$"):
            both = len(parts) == 4 and is_base64(parts[2])
            return "possible" if both else "certain" if scheme == "django-pbkdf2" else None
        if re.match(r"pbkdf2_sha(1|512)\$", text):
            is_django = len(parts) == 4 and re.search(r"[g-zG-Z+/=]", parts[3])
            return "certain" if (scheme == "django-pbkdf2") == bool(is_django) else None
        return None
    if scheme == "fusionauth-pbkdf2":
        return "certain" if str(options.get("version", "")).startswith("salted-pbkdf2-hmac-") else None
    pattern = GRAMMARS[scheme][2]
    return "certain" if pattern and re.match(pattern, text, re.DOTALL) else None


def verdict(scheme, case):
    password = case["password"].encode() if "password" in case else bytes.fromhex(case["passwordHex"])
    stored = case["stored"]
    options = stored.get("options", {})
    if "scheme" not in stored:
        found = {name: recognise(name, stored["hash"], options) for name in GRAMMARS}
        certain = [name for name, sure in found.items() if sure == "certain"]
        assert len(certain) < 2 and certain in ([], [scheme]), (case["id"], certain)
        if not certain:
            # A salt of Spring Security's bare digest may be anything in braces.
            if re.fullmatch(r"\{[^{}]{1,128}\}([0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96}|[0-9A-Fa-f]{128})", stored["hash"]):
                return "ambiguous", None
            return ("ambiguous" if "possible" in found.values() else "unrecognized"), None
    grammar, allowed, _ = GRAMMARS[scheme]
    try:
        need(set(options) <= set(allowed))
        matches, text, written = grammar(password, stored["hash"], options)
    except Failure as failure:
        return failure.args[0], None
    canonical = {"hash": text, **({"options": written} if written else {})}
    given = {"hash": stored["hash"], **({"options": options} if options else {})}
    return "match" if matches else "mismatch", canonical if canonical != given else None


def main():
    wrong = 0
    for scheme in GRAMMARS:
        document = json.loads((SCHEMES / f"{scheme}.json").read_text(encoding="utf-8"))
        counts = {}
        for case in document["cases"]:
            assert re.fullmatch(r"[A-Za-z0-9-]+", case["id"]), case["id"]
            expected, canonical = case["expect"], case.get("canonical")
            counts[expected] = counts.get(expected, 0) + 1
            found = verdict(scheme, case)
            if found != (expected, canonical):
                wrong += 1
                print(f"{scheme}/{case['id']}: {(expected, canonical)} expected, {found} found", file=sys.stderr)
        print(f"{scheme}: {len(document['cases'])} cases, " + ", ".join(f"{n} {k}" for k, n in sorted(counts.items())))
    sys.exit(1 if wrong else 0)


main()

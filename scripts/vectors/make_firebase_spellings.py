"""Firebase's modified scrypt as Supabase, Ory Kratos, SuperTokens, Clerk, Logto and WorkOS write it."""

import base64
import json
import subprocess

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from common import IMPLEMENTATION, SPECIFICATION, b64, octets, url_safe
from spelling import Spelling, bumped, scrypt

MADE = "make_firebase_spellings.py with hashlib.scrypt and the AES-256-CTR of cryptography; confirmed with libscrypt and the openssl command"
KEY = bytes((37 * i + 251) % 256 for i in range(64))
SALT = bytes(range(0xF5, 0xFF))
SEPARATOR = b"\xfb\xff"


def digest(password, salt=SALT, separator=SEPARATOR, key=KEY, rounds=4, cost=6, p=1):
    """The signer key, encrypted by scrypt's key."""
    derived = scrypt(octets(password), salt + separator, 1 << cost, rounds, p, 64)[:32]
    cipher = Cipher(algorithms.AES(derived), modes.CTR(bytes(16))).encryptor()
    made = cipher.update(key) + cipher.finalize()
    openssl = subprocess.run(["openssl", "enc", "-aes-256-ctr", "-K", derived.hex(), "-iv", "00" * 16], input=key, capture_output=True, check=True)
    assert openssl.stdout == made
    return made


class Parts:
    """What a text is made of, in base 64 as the systems write it."""

    def __init__(self, password, salt=SALT, separator=SEPARATOR, key=KEY, rounds=4, cost=6, p=1):
        self.hash, self.salt, self.separator, self.key = (b64(x, True) for x in (digest(password, salt, separator, key, rounds, cost, p), salt, separator, key))
        self.rounds, self.cost, self.p = rounds, cost, p

    def edited(self, **changes):
        copy = object.__new__(Parts)
        copy.__dict__ = {**self.__dict__, **changes}
        return copy


def quoted(salt, hash, separator, key, rounds, cost):
    """The parts of a product's own example."""
    parts = object.__new__(Parts)
    parts.hash, parts.salt, parts.separator, parts.key, parts.rounds, parts.cost, parts.p = hash, salt, separator, key, rounds, cost, 1
    return parts


def confirm(password, parts):
    decoded = (base64.b64decode(x) for x in (parts.salt, parts.separator, parts.key))
    assert digest(password, *decoded, parts.rounds, parts.cost) == base64.b64decode(parts.hash)


FIREBASE = quoted("42xEC+ixf3L2lw==", "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==", "Bw==",
                  "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==", 8, 14)
confirm("user1password", FIREBASE)


def spelling(name, write, product, form, options=None, empty_separator=True, with_p=False, pads=True):
    """A file with the cases that all spellings share. `write` makes the text of parts, `options` the options beside it."""
    v = Spelling(name)
    v.source("construction", f"firebase/scrypt, its example and others, as {form}", IMPLEMENTATION, MADE)
    v.source("grammar", f"{form}", SPECIFICATION, "written by hand")
    if product:
        title, examples = product
        v.source("product", title, SPECIFICATION, "as quoted; confirmed like the construction")
    beside = options or (lambda parts: None)

    def case(id, source, password, parts, expect, flags=(), **more):
        v.case(id, source, password, write(parts), expect, flags, options=beside(parts), **more)

    for index, (password, parts) in enumerate(examples if product else []):
        confirm(password, parts)
        case(f"product-{index + 1}", "product", password, parts, "match")
        case(f"product-{index + 1}-wrong", "product", password + "1", parts, "mismatch")
    case("firebase-example", "construction", "user1password", FIREBASE, "match", comment="firebase/scrypt's published example")
    case("firebase-example-wrong", "construction", "user2password", FIREBASE, "mismatch")
    for rounds, cost in [(1, 1), (2, 10), (8, 1), (8, 12), (16, 6)]:
        case(f"rounds-{rounds}-cost-{cost}", "construction", "password", Parts("password", rounds=rounds, cost=cost), "match")
    case("signer-32", "construction", "password", Parts("password", key=KEY[:32]), "match", comment="the digest is as long as the signer key")
    case("long-salt", "construction", "password", Parts("password", salt=bytes(range(64))), "match", ["LongSalt"])
    if empty_separator:
        case("empty-separator", "construction", "password", Parts("password", separator=b""), "match")
    if with_p:
        case("p-2", "construction", "password", Parts("password", p=2), "match", comment="the system computes with p; Firebase has none")
    one = Parts("password")
    text = write(one)
    v.passwords("construction", lambda password: write(Parts(password))) if not options else None
    if options:
        for id, password, flag in [("empty", "", "EmptyPassword"), ("composed", "Grüße, 世界 🔑", "NonASCII"), ("not-utf8", bytes.fromhex("fffe80c328a0"), "NotUTF8"),
                                   ("nul", b"pass\x00word", "NULInPassword"), ("73-bytes", "x" * 73, "LongPassword")]:
            case(f"password-{id}", "construction", password, Parts(password), "match", [flag])
    for part in ("hash", "salt", "separator", "key"):
        changed = "B" + getattr(one, part)[1:] if getattr(one, part)[0] != "B" else "C" + getattr(one, part)[1:]
        case(f"wrong-{part}", "construction", "password", one.edited(**{part: changed}), "mismatch")
    case("wrong-rounds", "construction", "password", one.edited(rounds=5), "mismatch")
    case("declared", "construction", "password", one, "match", scheme=v.scheme)
    bare = {part: getattr(one, part).rstrip("=") for part in ("hash", "salt", "separator", "key")}
    safe = {part: url_safe(getattr(one, part)) for part in ("hash", "salt", "separator", "key")}
    for id, changes in [("no-padding" if pads else "padding", bare if pads else {}), ("url-safe", safe)]:
        parts = one.edited(**changes)
        given = write(parts) if pads else write(parts, bare=False)
        v.case(id, "construction", "password", given, "match", ["Base64Form"], options=beside(parts), canonical=text, canonical_options=beside(one))

    def broken(id, parts, flags, expect="malformed", **more):
        v.broken(id, write(parts), flags, expect, options=beside(parts), **more)

    for id, changes in [("cost-31", {"cost": 31}), ("cost-21", {"cost": 21, "rounds": 8}), ("cost-63", {"cost": 63}), ("rounds-large", {"cost": 13, "rounds": 1 << 20})]:
        broken(id, one.edited(**changes), ["OverLimit"], "refused")
    for id, changes in [("cost-0", {"cost": 0}), ("cost-64", {"cost": 64}), ("rounds-0", {"rounds": 0}), ("rounds-2-30", {"rounds": 1 << 30}), ("rounds-2-64", {"rounds": 1 << 64})]:
        broken(id, one.edited(**changes), ["Parameters"], scheme=v.scheme)
    for id, changes in [("cost-06", {"cost": "06"}), ("cost-sign", {"cost": "+6"}), ("cost-letter", {"cost": "x"}), ("cost-empty", {"cost": ""}), ("rounds-04", {"rounds": "04"}), ("rounds-negative", {"rounds": "-4"})]:
        broken(id, one.edited(**changes), ["Numbers"], scheme=v.scheme)
    for part in ("hash", "salt", "key"):
        broken(f"{part}-character", one.edited(**{part: "!" + getattr(one, part)[1:]}), ["Alphabet"], scheme=v.scheme)
        broken(f"{part}-trailing-bits", one.edited(**{part: bumped(getattr(one, part))}), ["Base64"], scheme=v.scheme)
    broken("separator-character", one.edited(separator="!!!!"), ["Alphabet"], scheme=v.scheme)
    broken("hash-short", one.edited(hash=b64(base64.b64decode(one.hash)[:-1], True)), ["Length"], scheme=v.scheme)
    broken("hash-long", one.edited(hash=b64(base64.b64decode(one.hash) + b"\0", True)), ["Length"], scheme=v.scheme)
    broken("hash-empty", one.edited(hash=""), ["Length"], scheme=v.scheme)
    broken("key-empty", one.edited(key=""), ["Length"], scheme=v.scheme)
    broken("key-and-hash-empty", one.edited(key="", hash=""), ["Length"], scheme=v.scheme)
    if with_p:
        broken("p-0", one.edited(p=0), ["Parameters"])
        broken("p-2-32", one.edited(p=1 << 32), ["Parameters"])
        broken("p-1000", one.edited(cost=14, rounds=8, p=1000), ["OverLimit"], "refused")
    for id, end, flag in [("trailing-space", " ", "Whitespace"), ("trailing-newline", "\n", "Whitespace"), ("nul-appended", "\0", "NULInHash")]:
        v.broken(id, text + end, [flag], options=beside(one), scheme=v.scheme)
    v.broken("leading-space-declared", " " + text, ["Whitespace"], options=beside(one), scheme=v.scheme)
    if not options:
        v.case("leading-space", "grammar", "password", " " + text, "unrecognized", ["Whitespace", "NoPrefix"])
    v.broken("cpu-option", text, ["UnexpectedOption"], options={**(beside(one) or {}), "cpu": 16384}, scheme=v.scheme)
    return v, one, text, broken


def supabase():
    def write(x):
        separator = f"ss={x.separator}," if x.separator else ""
        return f"$fbscrypt$v=1,n={x.cost},r={x.rounds},p={x.p},{separator}sk={x.key}${x.salt}${x.hash}"

    example = quoted("C0sHCg9ek77hsg==", "zKVTMvnWVw5BBOZNUdnsalx4c4c7y/w7IS5p6Ut2+CfEFFlz37J9huyQfov4iizN8dbjvEJlM5tQaJP84+hfTw==", "Bw==",
                     "ou9tdYTGyYm8kuR6Dt0Bp0kDuAYoXrK16mbZO4yGwAn3oLspjnN0/c41v8xZnO1n14J3MjKj1b2g6AUCAlFwMw==", 8, 14)
    v, one, text, broken = spelling("supabase-firebase", write, ("Supabase Auth, internal/crypto/password_test.go", [("mytestpassword", example)]),
                                    "Supabase Auth keeps it: $fbscrypt$v=1,n=,r=,p=,ss=,sk=$salt$hash", with_p=True)
    for id, change, flags, expect in [
        ("v-2", ("v=1", "v=2"), ["Parameters"], "unsupported"), ("no-v", ("v=1,", ""), ["Grammar"], "malformed"), ("no-n", ("n=6,", ""), ["Grammar"], "malformed"), ("no-r", ("r=4,", ""), ["Grammar"], "malformed"),
        ("no-p", ("p=1,", ""), ["Grammar"], "malformed"), ("no-sk", (f",sk={one.key}", ""), ["Grammar"], "malformed"),
        ("n-twice", ("n=6", "n=6,n=6"), ["Grammar"], "malformed"), ("unknown", ("p=1", "p=1,x=1"), ["Grammar"], "malformed"), ("extra-field", (f"${one.salt}$", f"$AAAA${one.salt}$"), ["Grammar"], "malformed"),
        ("no-salt", (f"${one.salt}$", "$"), ["Grammar"], "malformed"), ("no-hash", (f"${one.hash}", ""), ["Grammar"], "malformed"), ("other-order", ("n=6,r=4", "r=4,n=6"), ["Grammar"], "malformed"),
    ]:
        assert change[0] in text, id
        v.broken(id, text.replace(*change), flags, expect)
    v.case("no-ss", "construction", "password", text.replace(f"ss={one.separator},", ""), "mismatch", comment="the separator is then empty")
    bare = write(Parts("password", separator=b""))
    v.case("empty-ss", "construction", "password", bare.replace(",sk=", ",ss=,sk="), "match", canonical=bare, comment="tools write so; Supabase itself takes it for no hash")
    v.broken("prefix-only", "$fbscrypt$", ["Grammar"])
    v.broken("unclaimed-case", text.replace("$fb", "$FB"), ["NoPrefix"], "unrecognized")
    v.write()


def kratos():
    def write(x):
        return f"$firescrypt$ln={x.cost},r={x.rounds},p={x.p}${x.salt}${x.hash}${x.separator}${x.key}"

    example = quoted("sPtDhWcd1MfdAw==", "xbSou7FOl6mChCyzpCPIQ7tku7nsQMTFtyOZSXXd7tjBa4NtimOx7v42Gv2SfzPQu1oxM2/k4SsbOu73wlKe1A==", "Bw==",
                     "YE0dO4bwD4JnJafh6lZZfkp1MtKzuKAXQcDCJNJNyeCHairWHKENOkbh3dzwaCdizzOspwr/FITUVlnOAwPKyw==", 8, 14)
    v, one, text, broken = spelling("kratos-firebase", write, ("Ory Kratos, hash/hasher_test.go", [("8x4WjoDbSxJZdR", example)]),
                                    "Ory Kratos keeps it: $firescrypt$ln=,r=,p=$salt$hash$separator$signer key", with_p=True)
    for id, change, flags in [
        ("no-ln", ("ln=6,", ""), ["Grammar"]), ("no-r", ("r=4,", ""), ["Grammar"]), ("no-p", (",p=1", ""), ["Grammar"]), ("ln-twice", ("ln=6", "ln=6,ln=6"), ["Grammar"]), ("unknown", ("p=1", "p=1,x=1"), ["Grammar"]),
        ("other-order", ("ln=6,r=4", "r=4,ln=6"), ["Grammar"]), ("no-separator", (f"${one.separator}$", "$"), ["Grammar"]), ("extra-field", (f"${one.separator}$", f"$AAAA${one.separator}$"), ["Grammar"]),
        ("no-key", (f"${one.key}", ""), ["Grammar"]), ("version", ("$ln", "$v=1$ln"), ["Grammar"]),
    ]:
        assert change[0] in text, id
        v.broken(id, text.replace(*change), flags)
    v.broken("prefix-only", "$firescrypt$", ["Grammar"])
    v.broken("unclaimed-case", text.replace("$fire", "$Fire"), ["NoPrefix"], "unrecognized")
    v.write()


def supertokens():
    def write(x):
        return f"$f_scrypt${x.hash}${x.salt}$m={x.cost}$r={x.rounds}$s={x.separator}"

    def beside(x):
        return {"signerKey": x.key}

    example = quoted("/cj0jC1br5o4+w==", "qZM035es5AXYqavsKD6/rhtxg7t5PhcyRgv5blc3doYbChX8keMfQLq1ra96O2Pf2TP/eZrR5xtPCYN6mX3ESA==", "Bw==",
                     "gRhC3eDeQOdyEn4bMd9c6kxguWVmcIVq/SKa0JDPFeM6TcEevkaW56sIWfx88OHbJKnCXdWscZx0l2WbCJ1wbg==", 8, 14)
    v, one, text, broken = spelling("supertokens-firebase", write, ("SuperTokens Core, PasswordHashingTest.java", [("testPass123", example)]),
                                    "SuperTokens keeps it: $f_scrypt$hash$salt$m=$r=$s=, the signer key in its configuration", options=beside)
    v.case("other-order", "construction", "password", f"$f_scrypt${one.hash}${one.salt}$s={one.separator}$r=4$m=6", "match", options=beside(one), canonical=text, canonical_options=beside(one),
           comment="SuperTokens reads the three in any order")
    for id, change, flags in [("no-m", ("$m=6", ""), ["Grammar"]), ("no-r", ("$r=4", ""), ["Grammar"]), ("no-s", (f"$s={one.separator}", ""), ["Grammar"]), ("m-twice", ("$m=6", "$m=6$m=6"), ["Grammar"]),
                              ("unknown", ("$m=6", "$m=6$x=1"), ["Grammar"]), ("no-salt", (f"${one.salt}$", "$"), ["Grammar"]), ("cut", (f"$r=4$s={one.separator}", ""), ["Grammar"])]:
        assert change[0] in text, id
        v.broken(id, text.replace(*change), flags, options=beside(one))
    v.broken("no-signer-key", text, ["MissingOption"], comment="the server's configuration has it: firebase_password_hashing_signer_key")
    v.broken("salt-option", text, ["UnexpectedOption"], options={**beside(one), "salt": "c2FsdA=="})
    v.broken("prefix-only", "$f_scrypt$", ["Grammar"], options=beside(one))
    v.write()


def clerk():
    def write(x):
        return f"{x.hash}${x.salt}${x.key}${x.separator}${x.rounds}${x.cost}"

    v, one, text, broken = spelling("clerk-firebase", write, None, "Clerk takes it (scrypt_firebase): hash$salt$signer key$separator$rounds$memory cost")
    for id, given in [("five-fields", text[:text.rindex("$")]), ("seven-fields", text + "$1"), ("empty", ""), ("one-field", one.hash)]:
        v.broken(id, given, ["Grammar"], scheme=v.scheme)
    v.case("unclaimed-five-fields", "grammar", "password", text[:text.rindex("$")], "unrecognized", ["NoPrefix"])
    v.case("unclaimed-short-hash", "grammar", "password", "AAAA$BBBB$CCCC$DDDD$8$14", "unrecognized", ["NoPrefix"], comment="too short for a key of a project")
    v.write()


def logto():
    def write(x):
        return json.dumps(["firebase-scrypt", [x.salt, x.key, x.separator, str(x.rounds), str(x.cost), "@"], x.hash], separators=(",", ":"))

    v, one, text, broken = spelling("logto-firebase", write, None, "Logto keeps it: [\"firebase-scrypt\",[salt,signer key,separator,rounds,memory cost,\"@\"],hash]")
    v.case("spaces", "construction", "password", json.dumps(json.loads(text), indent=1), "match", ["Whitespace"], scheme=v.scheme, canonical=text)
    value = json.loads(text)
    dump = lambda x: json.dumps(x, separators=(",", ":"))
    for id, given in [
        ("numbers", [value[0], [*value[1][:3], 4, 6, "@"], value[2]]), ("no-password-mark", [value[0], value[1][:5], value[2]]), ("mark-first", [value[0], ["@", *value[1][:5]], value[2]]),
        ("seven-arguments", [value[0], [*value[1], "x"], value[2]]), ("four-members", [*value, "x"]), ("two-members", value[:2]), ("hash-number", [*value[:2], 1]), ("arguments-text", [value[0], "x", value[2]]),
        ("arguments-object", [value[0], {}, value[2]]),
    ]:
        v.broken(id, dump(given), ["Grammar"])
    for id, given in [("cut", text[:-1]), ("garbage", text + "x"), ("trailing-comma", text[:-1] + ",]")]:
        v.broken(id, given, ["Grammar"])
    v.broken("other-algorithm", dump(["pbkdf2", *value[1:]]), ["Grammar"], scheme=v.scheme)
    v.broken("object", '{"firebase-scrypt":1}', ["Grammar"], scheme=v.scheme)
    v.write()


def workos():
    def write(x, bare=True):
        strip = (lambda text: str(text).rstrip("=")) if bare else str
        return f"$firebase-scrypt$v=1$r={x.rounds},m={x.cost},ss={strip(x.separator)},sk={strip(x.key)}${strip(x.salt)}${strip(x.hash)}"

    v, one, text, broken = spelling("workos-firebase", write, None, "WorkOS takes it: $firebase-scrypt$v=1$r=,m=,ss=,sk=$salt$hash", pads=False)
    for id, change, flags, expect in [
        ("v-2", ("v=1", "v=2"), ["Parameters"], "unsupported"), ("no-v", ("v=1$", ""), ["Grammar"], "malformed"), ("no-r", ("r=4,", ""), ["Grammar"], "malformed"), ("no-m", ("m=6,", ""), ["Grammar"], "malformed"),
        ("r-twice", ("r=4", "r=4,r=4"), ["Grammar"], "malformed"), ("unknown", ("m=6", "m=6,p=1"), ["Grammar"], "malformed"), ("no-salt", ("$" + one.salt.rstrip("=") + "$", "$"), ["Grammar"], "malformed"),
    ]:
        assert change[0] in text, id
        v.broken(id, text.replace(*change), flags, expect)
    v.broken("prefix-only", "$firebase-scrypt$", ["Grammar"])
    v.write()


def workos_keyed():
    def write(x):
        return f"$firebase-scrypt$hash={x.hash}$salt={x.salt}$sk={x.key}$ss={x.separator}$r={x.rounds}$m={x.cost}"

    v, one, text, broken = spelling("workos-firebase-keyed", write, None, "WorkOS's tools wrote it: $firebase-scrypt$hash=$salt=$sk=$ss=$r=$m=")
    for id, change in [("no-m", ("$m=6", "")), ("m-twice", ("$m=6", "$m=6$m=6")), ("unknown", ("$m=6", "$m=6$p=1")), ("other-order", ("$r=4$m=6", "$m=6$r=4")), ("no-salt", (f"$salt={one.salt}", ""))]:
        assert change[0] in text, id
        v.broken(id, text.replace(*change), ["Grammar"])
    v.broken("no-hash", text.replace(f"hash={one.hash}$", ""), ["Grammar"], scheme=v.scheme)
    v.broken("start-only", "$firebase-scrypt$hash=", ["Grammar"])
    v.write()


for make_file in (supabase, kratos, supertokens, clerk, logto, workos, workos_keyed):
    make_file()

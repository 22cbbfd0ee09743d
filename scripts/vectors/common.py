"""What the generators share: the writer of a vectors file, fixed passwords, base 64, crypt(3), PHP."""

import base64
import ctypes
import ctypes.util
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMES = ROOT / "Vectors" / "schemes"

SPECIFICATION = "specification"
IMPLEMENTATION = "independent implementation"

CRYPT64 = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

# Fixed passwords. Text is hashed as UTF-8; bytes are written as passwordHex.
COMPOSED = "Grüße, 世界 🔑"
DECOMPOSED = "Gru\u0308ße, 世界 🔑"
NOT_UTF8 = bytes.fromhex("fffe80c328a0")
WITH_NUL = b"pass\x00word"


def ascii_password(count):
    """`count` bytes in which no position repeats its neighbour, so that a cut or a wrap shows."""
    return "".join(chr(0x21 + (7 * i + i // 94) % 94) for i in range(count))


def octets(password):
    return password.encode() if isinstance(password, str) else password


def b64(data, padded=False):
    text = base64.b64encode(data).decode()
    return text if padded else text.rstrip("=")


def url_safe(text):
    return text.replace("+", "-").replace("/", "_")


def encode64(data):
    """crypt(3)'s base 64: groups of three bytes, the lowest bits first."""
    text = ""
    for i in range(0, len(data), 3):
        group = data[i:i + 3]
        value = int.from_bytes(group, "little")
        text += "".join(CRYPT64[value >> 6 * k & 63] for k in range(len(group) + 1))
    return text


class Vectors:
    def __init__(self, scheme):
        self.scheme = scheme
        self.sources = {}
        self.flags = {}
        self.cases = []

    def source(self, key, title, kind, made):
        self.sources[key] = {"title": title, "kind": kind, "made": made}

    def flag(self, name, description):
        self.flags[name] = description

    def add(self, id, source, password, hash, expect, options=None, scheme=None,
            canonical=None, canonical_options=None, flags=(), comment=""):
        assert source in self.sources, source
        assert not [f for f in flags if f not in self.flags], flags
        assert id not in [c["id"] for c in self.cases], id
        case = {"id": id, "source": source, "comment": comment}
        if isinstance(password, str):
            case["password"] = password
        else:
            case["passwordHex"] = password.hex()
        case["stored"] = {"hash": hash}
        if options is not None:
            case["stored"]["options"] = options
        if scheme is not None:
            case["stored"]["scheme"] = scheme
        case["expect"] = expect
        if canonical is not None:
            case["canonical"] = {"hash": canonical}
            chosen = canonical_options if canonical_options is not None else options
            if chosen:
                case["canonical"]["options"] = chosen
        case["flags"] = list(flags)
        self.cases.append(case)

    def write(self):
        used = {f for c in self.cases for f in c["flags"]}
        assert used == set(self.flags), set(self.flags) ^ used
        assert {c["source"] for c in self.cases} == set(self.sources)
        document = {"schema": 1, "scheme": self.scheme, "sources": self.sources,
                    "flags": self.flags, "cases": self.cases}
        SCHEMES.mkdir(parents=True, exist_ok=True)
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        (SCHEMES / f"{self.scheme}.json").write_text(text, encoding="utf-8")
        print(f"{self.scheme}: {len(self.cases)} cases")


_libcrypt = ctypes.CDLL(ctypes.util.find_library("crypt") or "libcrypt.so.1")
_libcrypt.crypt.restype = ctypes.c_char_p


def crypt(password, setting):
    """crypt(3) of libxcrypt."""
    return _libcrypt.crypt(octets(password), setting.encode()).decode()


def php(function, *arguments):
    """Calls a function of values.php; arguments are strings or bytes, the answer is JSON."""
    call = json.dumps([function] + [octets(a).hex() for a in arguments])
    script = pathlib.Path(__file__).with_name("values.php")
    run = subprocess.run(["php", str(script)], input=call, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)

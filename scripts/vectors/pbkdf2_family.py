"""What the generators of PBKDF2 share: keys that PHP computes again, and the cases that every spelling has."""

import base64
import hashlib
import json
import subprocess

from common import COMPOSED, DECOMPOSED, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, octets

FLAGS = {
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "NULAtEnd": "the password ends in zero bytes: HMAC pads a key under its block with the same",
    "LongPassword": "around HMAC's block and beyond: a longer key is digested, nothing is cut",
    "EmptySalt": "the salt has no bytes",
    "SaltText": "the salt is text, used as it stands",
    "LongSalt": "a salt of several blocks",
    "SeveralBlocks": "more bytes of key than one digest has",
    "Length": "a field has another length than its format says",
    "Number": "a number is missing, is none, has a sign or a leading zero, or is out of range",
    "Alphabet": "a character that the encoding does not have",
    "Padding": "padding where none is written, or none where it is",
    "TrailingBits": "the unused bits of the last character are not zero",
    "Field": "a field is missing, doubled or one too many",
    "Name": "a name of a digest or a parameter that the format does not have",
    "Whitespace": "the stored text has white space at an end",
    "NULInHash": "the stored text contains a zero byte",
    "NoPrefix": "not the start of this format: not claimed",
    "LetterCase": "letters in the other case",
    "OverLimit": "well-formed, and over the default limit of 20 million iterations",
    "UnexpectedOption": "an option that the scheme does not read",
    "Option": "parameters stand beside the text",
    "Declared": "the scheme is declared with the stored hash",
    "Ambiguous": "another system writes the same text and means another hash",
    "Unsupported": "recognised, and not verifiable",
    "Quoted": "made or published by the product itself",
}

SALT = b"0123456789abcdef"
HIGH_SALT = bytes.fromhex("fbefbefffe3f00a5c3e7f1809abcdeff")  # its base 64 is full of + and /
LONG_SALT = bytes(range(256)) * 4
SIZES = {"md5": 16, "ripemd160": 20, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64, "sha512/224": 28, "sha512/256": 32,
         "sha3-224": 28, "sha3-256": 32, "sha3-384": 48, "sha3-512": 64}
CONFIRMED = "confirmed with hashlib and PHP's hash_pbkdf2"
CONSTRUCTION = "hashlib, as the system's public source does it; confirmed with PHP's hash_pbkdf2"

_calls = []


def derive(digest, password, salt, iterations, count):
    """PBKDF2 of OpenSSL by hashlib; PHP's own implementation computes it again at the end."""
    name = {"sha512/256": "sha512_256", "sha512/224": "sha512_224", "sha3-224": "sha3_224", "sha3-256": "sha3_256",
            "sha3-384": "sha3_384", "sha3-512": "sha3_512"}.get(digest, digest)
    key = hashlib.pbkdf2_hmac(name, octets(password), salt, iterations, count)
    _calls.append([digest, octets(password).hex(), salt.hex(), iterations, count, key.hex()])
    return key


def confirm():
    """Recomputes every key with PHP's hash_pbkdf2, which does not use OpenSSL."""
    script = """
    foreach (json_decode(stream_get_contents(STDIN)) as [$digest, $password, $salt, $iterations, $count, $key]) {
        if (bin2hex(hash_pbkdf2($digest, hex2bin($password), hex2bin($salt), $iterations, $count, true)) !== $key) {
            fwrite(STDERR, "another key: $digest $password $salt $iterations $count\n");
            exit(1);
        }
    }
    """
    subprocess.run(["php", "-r", script], input=json.dumps(_calls), text=True, check=True)
    print(f"{len(_calls)} keys confirmed with hash_pbkdf2")


def pad(data):
    return base64.b64encode(data).decode()


def bare(data):
    return pad(data).rstrip("=")


def ab64(data):
    return bare(data).replace("+", ".")


def url(data):
    return base64.urlsafe_b64encode(data).decode()


class Spelling(Vectors):
    """A vectors file whose flags register themselves."""

    def add(self, id, source, password, hash, expect, flags=(), **more):
        for name in flags:
            self.flag(name, FLAGS[name])
        if more.get("scheme") and "Declared" not in flags:
            self.flag("Declared", FLAGS["Declared"])
            flags = [*flags, "Declared"]
        super().add(id, source, password, hash, expect, flags=flags, **more)

    def grammar(self, title):
        self.source("grammar", title, SPECIFICATION, "written by hand")

    def bad(self, cases, expect="malformed", password="password", **more):
        """Cases (id, text, flags) or (id, text, flags, comment) of the grammar."""
        for id, text, flags, *comment in cases:
            self.add(id, "grammar", password, text, expect, flags=flags, comment=comment[0] if comment else "", **more)

    def common(self, source, make, bytes_source=None, block=64, cheap=1000, few=False, **more):
        """The passwords that every spelling has. `make(password, iterations)` gives the text, or text and options."""
        bytes_source = bytes_source or source

        def put(id, password, stored, expect="match", flags=(), comment="", source=source):
            text, options = stored if isinstance(stored, tuple) else (stored, None)
            self.add(id, source, password, text, expect, options=options, flags=flags, comment=comment, **more)

        base = make("password", cheap)
        put("password", "password", base)
        put("wrong", "Password", base, "mismatch")
        put("one-more", "password1", base, "mismatch")
        put("empty-for-another", "", base, "mismatch", ["EmptyPassword"])
        put("composed", COMPOSED, make(COMPOSED, cheap), flags=["NonASCII"])
        put("other-form", DECOMPOSED, make(COMPOSED, cheap), "mismatch", ["NonASCII"])
        put("empty", "", make("", cheap), flags=["EmptyPassword"])
        put("another-for-empty", " ", make("", cheap), "mismatch", ["EmptyPassword"])
        put("nul-at-end", b"password\x00\x00", base, flags=["NULAtEnd"], source=bytes_source)
        if few:
            return base
        put("decomposed", DECOMPOSED, make(DECOMPOSED, cheap), flags=["NonASCII"])
        put("not-utf8", NOT_UTF8, make(NOT_UTF8, cheap), flags=["NotUTF8"], source=bytes_source)
        put("nul-inside", WITH_NUL, make(WITH_NUL, cheap), flags=["NULInPassword"], source=bytes_source)
        put("nul-cut", b"pass", make(WITH_NUL, cheap), "mismatch", ["NULInPassword"], source=bytes_source)
        for count in (block - 1, block, block + 1, 300):
            put(f"{count}-bytes", ascii_password(count), make(ascii_password(count), cheap), flags=["LongPassword"])
        put("long-cut", ascii_password(block), make(ascii_password(block + 1), cheap), "mismatch", ["LongPassword"])
        return base

    def ends(self, text):
        """What may stand behind a text and is none of it, for `bad`."""
        return [("trailing-space", text + " ", ["Whitespace"]), ("trailing-newline", text + "\n", ["Whitespace"]),
                ("nul-appended", text + "\0", ["NULInHash"])]

    def salt_option(self, text):
        """The salt stands in the text: one beside it would be ignored in silence."""
        self.add("salt-option", "grammar", "password", text, "malformed", ["UnexpectedOption"], options={"salt": "x"})

    def numbers(self, text, prefix="iterations"):
        """A number that is none. `text(number)` gives the stored text with it."""
        self.bad([(f"{prefix}-{name}", text(number), ["Number"]) for name, number in [
            ("zero", "0"), ("empty", ""), ("leading-zero", "01000"), ("plus", "+1000"), ("minus", "-1"),
            ("space", " 1000"), ("hex", "0x3e8"), ("letter", "1000a"), ("fraction", "1000.5"),
            ("33-bits", "4294967296"), ("65-bits", "18446744073709551616"), ("huge", "9" * 400)]])

    def over_limit(self, text, numbers=(20_000_001, 100_000_000, 4_294_967_295)):
        self.bad([(f"iterations-{n}", text(str(n)), ["OverLimit"]) for n in numbers], "refused")

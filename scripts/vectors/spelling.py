"""What the generators of other systems' spellings share: flags, broken texts, scrypt by two implementations."""

import ctypes
import ctypes.util
import hashlib

from common import NOT_UTF8, WITH_NUL, COMPOSED, DECOMPOSED, Vectors, ascii_password, octets

_libscrypt = ctypes.CDLL(ctypes.util.find_library("scrypt") or "libscrypt.so.0")

FLAGS = {
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "password or salt is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "71, 72 or 73 bytes and more: no limit cuts the password",
    "BinarySalt": "the salt is no text",
    "EmptySalt": "the salt has no bytes",
    "LongSalt": "the salt is longer than its system makes it",
    "UpperCase": "letters in upper or mixed case; the written form is the system's own",
    "Base64Form": "other padding or alphabet than the system writes; read alike",
    "Defaults": "an option is absent and has its default",
    "OlderForm": "as an older version of the system wrote it",
    "OverLimit": "well-formed, and above the default limit of memory or of memory times p",
    "Parameters": "N, r or p outside what the algorithm is defined for, or what the form can say",
    "Numbers": "a number is not written as the grammar says",
    "Grammar": "a field is missing, repeated or too many",
    "Length": "a field has another length than the grammar says",
    "Alphabet": "a character that the encoding does not have",
    "Base64": "wrong padding, or unused bits that are not zero",
    "Whitespace": "the text has white space at an end",
    "NULInHash": "the text contains a zero byte",
    "NoPrefix": "nothing that the scheme claims",
    "Undeclared": "merely possible by its form, and not declared",
    "MissingOption": "an option that the scheme needs is not there",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
}


class Spelling(Vectors):
    """The vectors of one way of writing hashes. `declared` ones are recognised by declaration only."""

    def __init__(self, scheme, declared=False):
        super().__init__(scheme)
        self.declared = declared
        for name, text in FLAGS.items():
            self.flag(name, text)

    def case(self, id, source, password, hash, expect, flags=(), **more):
        """Adds a case, declared where the scheme must be."""
        scheme = more.pop("scheme", self.scheme if self.declared else None)
        flags = [*flags, *(["Declared"] if scheme else [])]
        self.add(id, source, password, hash, expect, scheme=scheme, flags=flags, **more)

    def passwords(self, source, write, skip=()):
        """A match for each kind of password; `write` makes the text."""
        kinds = [("empty", "", "EmptyPassword"), ("composed", COMPOSED, "NonASCII"), ("decomposed", DECOMPOSED, "NonASCII"),
                 ("not-utf8", NOT_UTF8, "NotUTF8"), ("nul", WITH_NUL, "NULInPassword"), ("71-bytes", ascii_password(71), "LongPassword"),
                 ("72-bytes", ascii_password(72), "LongPassword"), ("73-bytes", ascii_password(73), "LongPassword"),
                 ("300-bytes", ascii_password(300), "LongPassword")]
        for id, password, flag in kinds:
            if id not in skip:
                self.case(f"password-{id}", source, password, write(password), "match", [flag])
        self.case("other-form", source, DECOMPOSED, write(COMPOSED), "mismatch", ["NonASCII"])
        if "nul" not in skip:
            self.case("nul-cut", source, b"pass", write(WITH_NUL), "mismatch", ["NULInPassword"])
        self.case("72-of-73-bytes", source, ascii_password(72), write(ascii_password(73)), "mismatch", ["LongPassword"])

    def broken(self, id, text, flags, expect="malformed", password="password", **more):
        self.case(id, "grammar", password, text, expect, flags, **more)

    def ends(self, text, by_structure=False):
        """What must not stand around a text; declared, where only the whole of it says what it is."""
        more = {"scheme": self.scheme} if by_structure else {}
        for id, broken, flags in [("trailing-space", text + " ", ["Whitespace"]), ("trailing-newline", text + "\n", ["Whitespace"]),
                                  ("nul-appended", text + "\0", ["NULInHash"])]:
            self.broken(id, broken, flags, **more)
        if not self.declared:
            self.case("leading-space", "grammar", "password", " " + text, "unrecognized", ["Whitespace", "NoPrefix"])
        self.broken("leading-space-declared", " " + text, ["Whitespace"], scheme=self.scheme)

    def write(self):
        used = {f for c in self.cases for f in c["flags"]}
        self.flags = {name: text for name, text in self.flags.items() if name in used}
        super().write()


def scrypt(password, salt, n, r, p, length):
    """scrypt by OpenSSL and by libscrypt, which must agree."""
    password, salt = octets(password), octets(salt)
    made = hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, dklen=length, maxmem=1 << 30)
    out = ctypes.create_string_buffer(length)
    code = _libscrypt.libscrypt_scrypt(password, ctypes.c_size_t(len(password)), salt, ctypes.c_size_t(len(salt)), ctypes.c_uint64(n),
                                       ctypes.c_uint32(r), ctypes.c_uint32(p), out, ctypes.c_size_t(length))
    assert code == 0 and out.raw == made, (n, r, p, length)
    return made


def bumped(text, alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"):
    """Base 64 with a bit set that its last character leaves unused."""
    bare = text.rstrip("=")
    assert len(bare) % 4
    return bare[:-1] + alphabet[alphabet.index(bare[-1]) + 1] + text[len(bare):]

"""sha: unsalted digests of the SHA-1, SHA-2 and SHA-3 families in hex, chosen by options.version."""

import hashlib

from common import COMPOSED, DECOMPOSED, IMPLEMENTATION, NOT_UTF8, SPECIFICATION, WITH_NUL, Vectors, ascii_password, octets

NAMES = {  # our version -> hashlib's name
    "sha1": "sha1", "sha224": "sha224", "sha256": "sha256", "sha384": "sha384",
    "sha512/224": "sha512_224", "sha512/256": "sha512_256", "sha512": "sha512",
    "sha3-224": "sha3_224", "sha3-256": "sha3_256", "sha3-384": "sha3_384", "sha3-512": "sha3_512",
}
# FIPS 180-4 and 202 (the examples of the Cryptographic Standards and Guidelines): "abc", "", and the 448-bit message;
# these are the digests as published, asserted below.
ABC = {
    "sha1": "a9993e364706816aba3e25717850c26c9cd0d89d",
    "sha224": "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
    "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "sha384": "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
    "sha512/224": "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa",
    "sha512/256": "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23",
    "sha512": "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
              "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    "sha3-224": "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf",
    "sha3-256": "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
    "sha3-384": "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25",
    "sha3-512": "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
                "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0",
}
BITS448 = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
BITS896 = ("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
           "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")
APPWRITE = ("4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6"
            "bf6ba04e21f11ae138785d0bff63c416e6f87badbffad37f6dee50094cc38c70")


def digest(version, password):
    return hashlib.new(NAMES[version], octets(password)).hexdigest()


v = Vectors("sha")
v.source("fips", "FIPS 180-4 and FIPS 202 with the published examples: \"abc\", the empty, the 448- and the 896-bit message",
         SPECIFICATION, "the \"abc\" digests as quoted, the others computed with Python hashlib; confirmed with PHP hash()")
v.source("appwrite", "End-to-end tests of the users service", SPECIFICATION,
         "the user of POST /users/sha; confirmed with Python hashlib and PHP hash()")
v.source("hashlib", "Python hashlib (OpenSSL)", IMPLEMENTATION, "make_sha.py; confirmed with PHP hash()")
v.source("grammar", "The users service: hex digits of an unsalted digest, and its version", SPECIFICATION, "written by hand")
for name, text in {
    "UpperCase": "hex digits in upper or mixed case; written in lower case",
    "VersionCase": "the version is not in lower case; written in lower case",
    "VersionAbsent": "no version is given: the number of digits may still leave one",
    "VersionUnknown": "a version that is none of the eleven",
    "EmptyPassword": "the password has no bytes",
    "NonASCII": "the password is UTF-8 beyond ASCII, and is not normalised",
    "NotUTF8": "the password is no UTF-8",
    "NULInPassword": "the password contains a zero byte, which counts like any other",
    "LongPassword": "56 bytes and more: no limit cuts the password",
    "NULInHash": "the stored text contains a zero byte",
    "Whitespace": "the stored text has white space at an end",
    "Length": "not as many digits as the version has",
    "Alphabet": "a character that is no hex digit",
    "UnexpectedOption": "an option that the scheme does not read",
    "Declared": "the scheme is declared with the stored hash",
}.items():
    v.flag(name, text)

for version in NAMES:
    options = {"version": version}
    slug = version.replace("/", "-")
    assert digest(version, "abc") == ABC[version], version
    v.add(f"{slug}-abc", "fips", "abc", ABC[version], "match", options)
    v.add(f"{slug}-empty", "fips", "", digest(version, ""), "match", options, flags=["EmptyPassword"])
    v.add(f"{slug}-448-bits", "fips", BITS448, digest(version, BITS448), "match", options, flags=["LongPassword"])
    v.add(f"{slug}-wrong", "fips", "abd", ABC[version], "mismatch", options)
assert digest("sha1", BITS448) == "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
assert digest("sha256", "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
for version in ("sha384", "sha512", "sha3-512"):
    v.add(f"{version}-896-bits", "fips", BITS896, digest(version, BITS896), "match", {"version": version}, flags=["LongPassword"])
v.add("appwrite-user", "appwrite", "appwrite", APPWRITE, "match", {"version": "sha512"})
v.add("appwrite-user-declared", "appwrite", "appwrite", APPWRITE, "match", {"version": "sha512"}, scheme="sha", flags=["Declared"])
v.add("appwrite-user-wrong", "appwrite", "Appwrite", APPWRITE, "mismatch", {"version": "sha512"})
v.add("sha512-read-as-sha3-512", "appwrite", "appwrite", APPWRITE, "mismatch", {"version": "sha3-512"},
      comment="what a server that takes sha3-512 for an absent version would do")

for id, version, password, flags in [
    ("sha1-nul", "sha1", WITH_NUL, ["NULInPassword"]), ("sha3-256-nul", "sha3-256", b"\x00", ["NULInPassword"]),
    ("sha256-composed", "sha256", COMPOSED, ["NonASCII"]), ("sha256-decomposed", "sha256", DECOMPOSED, ["NonASCII"]),
    ("sha512-not-utf8", "sha512", NOT_UTF8, ["NotUTF8"]), ("sha224-not-utf8", "sha224", NOT_UTF8, ["NotUTF8"]),
    ("sha512-256-not-utf8", "sha512/256", NOT_UTF8, ["NotUTF8"]),
    ("sha384-111-bytes", "sha384", ascii_password(111), ["LongPassword"]),
    ("sha384-112-bytes", "sha384", ascii_password(112), ["LongPassword"]),
    ("sha512-128-bytes", "sha512", ascii_password(128), ["LongPassword"]),
    ("sha3-256-135-bytes", "sha3-256", ascii_password(135), ["LongPassword"]),
    ("sha3-256-136-bytes", "sha3-256", ascii_password(136), ["LongPassword"]),
    ("sha3-512-72-bytes", "sha3-512", ascii_password(72), ["LongPassword"]),
    ("sha3-512-73-bytes", "sha3-512", ascii_password(73), ["LongPassword"]),
    ("sha1-300-bytes", "sha1", ascii_password(300), ["LongPassword"]),
]:
    v.add(id, "hashlib", password, digest(version, password), "match", {"version": version}, flags=flags)
v.add("sha256-other-form", "hashlib", DECOMPOSED, digest("sha256", COMPOSED), "mismatch", {"version": "sha256"}, flags=["NonASCII"])
v.add("sha1-nul-cut", "hashlib", b"pass", digest("sha1", WITH_NUL), "mismatch", {"version": "sha1"}, flags=["NULInPassword"])

v.add("upper-case-hex", "fips", "abc", ABC["sha256"].upper(), "match", {"version": "sha256"}, canonical=ABC["sha256"], flags=["UpperCase"])
v.add("mixed-case-hex", "fips", "abc", ABC["sha3-384"][:40].upper() + ABC["sha3-384"][40:], "match", {"version": "sha3-384"},
      canonical=ABC["sha3-384"], flags=["UpperCase"])
for written, version in [("SHA256", "sha256"), ("Sha3-512", "sha3-512"), ("SHA512/224", "sha512/224")]:
    v.add("version-" + written.replace("/", "-"), "fips", "abc", ABC[version], "match", {"version": written},
          canonical=ABC[version], canonical_options={"version": version}, flags=["VersionCase"])
v.add("version-and-hex-upper-case", "fips", "abc", ABC["sha1"].upper(), "match", {"version": "SHA1"}, canonical=ABC["sha1"],
      canonical_options={"version": "sha1"}, flags=["VersionCase", "UpperCase"])

v.add("40-digits-no-version", "fips", "abc", ABC["sha1"], "ambiguous", flags=["VersionAbsent"],
      comment="one version has 40 digits, and other systems' digests have as many")
v.add("40-digits-no-version-declared", "fips", "abc", ABC["sha1"], "match", scheme="sha", canonical=ABC["sha1"],
      canonical_options={"version": "sha1"}, flags=["VersionAbsent", "Declared"],
      comment="one version has 40 digits; the written form names it")
v.add("40-digits-no-version-declared-wrong", "fips", "abd", ABC["sha1"], "mismatch", scheme="sha", canonical=ABC["sha1"],
      canonical_options={"version": "sha1"}, flags=["VersionAbsent", "Declared"])
for version in ("sha224", "sha256", "sha384", "sha512"):
    text = ABC[version]
    v.add(f"{len(text)}-digits-no-version", "fips", "abc", text, "ambiguous", flags=["VersionAbsent"],
          comment="two or three versions have as many digits")
    v.add(f"{len(text)}-digits-no-version-declared", "fips", "abc", text, "ambiguous", scheme="sha",
          flags=["VersionAbsent", "Declared"], comment="the scheme is known, the version is not")
SHA256 = ABC["sha256"]
for id, text, flags in [
    ("63-digits", SHA256[:-1], ["Length"]), ("65-digits", SHA256 + "0", ["Length"]), ("g-digit", "g" + SHA256[1:], ["Alphabet"]),
    ("empty", "", ["Length"]), ("leading-space", " " + SHA256, ["Whitespace"]), ("trailing-newline", SHA256 + "\n", ["Whitespace"]),
    ("nul-appended", SHA256 + "\u0000", ["NULInHash"]),
]:
    v.add(id, "grammar", "abc", text, "unrecognized", flags=flags + ["VersionAbsent"])
    v.add(id + "-declared", "grammar", "abc", text, "malformed", {"version": "sha256"}, scheme="sha", flags=flags + ["Declared"])
v.add("sha256-with-40-digits", "grammar", "abc", ABC["sha1"], "malformed", {"version": "sha256"}, scheme="sha", flags=["Length", "Declared"])
v.add("sha1-with-64-digits", "grammar", "abc", SHA256, "malformed", {"version": "sha1"}, scheme="sha", flags=["Length", "Declared"])
for id, version in [("sha2", "sha2"), ("sha-256", "sha-256"), ("md5", "md5"), ("empty", ""), ("space", "sha256 "), ("sha3", "sha3")]:
    v.add(f"unknown-version-{id}", "grammar", "abc", SHA256, "malformed", {"version": version}, scheme="sha", flags=["VersionUnknown", "Declared"])
v.add("salt-option", "grammar", "abc", SHA256, "malformed", {"version": "sha256", "salt": "x"}, scheme="sha",
      flags=["UnexpectedOption", "Declared"], comment="a salted digest would be another scheme")
v.add("rounds-option", "grammar", "abc", SHA256, "malformed", {"version": "sha256", "rounds": 1}, scheme="sha",
      flags=["UnexpectedOption", "Declared"])
v.write()

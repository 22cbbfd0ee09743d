"""scram: passlib's salted passwords with the keys of RFC 5802 by hmac, doveadm's own, and the exchanges of the RFCs."""

import base64
import hashlib
import hmac
import json
import subprocess
import warnings

from common import IMPLEMENTATION, SPECIFICATION
from pbkdf2_family import SALT, Spelling, derive, confirm, pad, octets

warnings.filterwarnings("ignore")
from passlib import hash as passlib  # noqa: E402

NAMES = {"sha1": "SCRAM-SHA-1", "sha256": "SCRAM-SHA-256", "sha512": "SCRAM-SHA-512"}
PASSLIB = {"sha1": "sha-1", "sha256": "sha-256", "sha512": "sha-512"}


def php_hmac(digest, message, key):
    script = f'echo hash_hmac("{digest}", hex2bin("{message.hex()}"), hex2bin("{key.hex()}"));'
    return bytes.fromhex(subprocess.run(["php", "-r", script], capture_output=True, text=True, check=True).stdout)


def keys(digest, password, salt, iterations):
    """The stored key and the server key, and the client key."""
    password = octets(password)
    salted = derive(digest, password, salt, iterations, hashlib.new(digest).digest_size)
    try:
        text = password.decode()
    except UnicodeDecodeError:
        text = ""
    # passlib prepares by SASLprep, which leaves printable ASCII alone.
    if text and text.isascii() and text.isprintable():
        assert passlib.scram.derive_digest(text, salt, iterations, PASSLIB[digest]) == salted
    client, server = (hmac.digest(salted, label, digest) for label in (b"Client Key", b"Server Key"))
    assert php_hmac(digest, b"Client Key", salted) == client and php_hmac(digest, b"Server Key", salted) == server
    return hashlib.new(digest, client).digest(), server, client


def text(password, iterations=1000, digest="sha256", salt=SALT):
    stored, server, _ = keys(digest, password, salt, iterations)
    return f"{NAMES[digest]}${iterations}:{pad(salt)}${pad(stored)}:{pad(server)}"


def braced(password, iterations=1000, digest="sha256", salt=SALT):
    stored, server, _ = keys(digest, password, salt, iterations)
    return "{" + NAMES[digest] + "}" + ",".join([str(iterations), pad(salt), pad(stored), pad(server)])


v = Spelling("scram")
v.source("rfc", "RFC 5802, section 5, and RFC 7677, section 3: the exchange of the user with the password \"pencil\"", SPECIFICATION,
         "the keys that give the published proof and signature; confirmed with passlib 1.7.4 and PHP's hash_pbkdf2 and hash_hmac")
v.source("doveadm", "doveadm pw of Dovecot 2.3.19", IMPLEMENTATION, "as quoted; confirmed with hashlib, and PHP's hash_pbkdf2 and hash_hmac")
v.source("passlib", "passlib 1.7.4, hash.scram: the salted password; the keys as RFC 5802, section 3, has them", IMPLEMENTATION,
         "make_scram.py with hmac; confirmed with PHP's hash_pbkdf2 and hash_hmac")
v.grammar("RFC 5803, section 2, and Dovecot, auth/password-scheme-scram.c: iterations, salt, stored key and server key")

# The exchanges: what the server keeps is right where it gives the published proof of the client and its own signature.
for id, digest, salt, first, nonce, proof, signature in [
    ("5802", "sha1", "QSXCR+Q6sek8bf92", "n=user,r=fyko+d2lbbFgONRv9qkxdawL", "fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j",
     "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", "rmF9pqV8S7suAoZWja4dJRkFsKQ="),
    ("7677", "sha256", "W22ZaJ0SNY7soEsUEjb6gQ==", "n=user,r=rOprNGfwEbeRWgbNEkqO", "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
     "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=", "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")]:
    message = f"{first},r={nonce},s={salt},i=4096,c=biws,r={nonce}".encode()
    stored, server, client = keys(digest, "pencil", base64.b64decode(salt), 4096)
    made = bytes(a ^ b for a, b in zip(client, hmac.digest(stored, message, digest)))
    assert pad(made) == proof and pad(hmac.digest(server, message, digest)) == signature
    for form, make in (("", text), ("-braces", braced)):
        v.add(f"rfc{id}{form}", "rfc", "pencil", make("pencil", 4096, digest, base64.b64decode(salt)), "match", ["Quoted"])
    v.add(f"rfc{id}-wrong", "rfc", "Pencil", text("pencil", 4096, digest, base64.b64decode(salt)), "mismatch", ["Quoted"])

for id, password, quoted in [
    ("1", "correct horse", "{SCRAM-SHA-1}4096,wZPorSGphXMk72hBQVfmog==,u2RdViAgRB8LMwQfG1cAVAdKWNg=,JZ+LNNpSzV+86l77bblVGMJKSlk="),
    ("1-empty", "", "{SCRAM-SHA-1}4096,EHJ2UQ0EW6qq29uqafKPvQ==,i72nk+uob8W51uCgWczBvR0j/FU=,IQrlA1W1DV9HxxFAvoSLr0ToWNY="),
    ("256", "correct horse", "{SCRAM-SHA-256}4096,HXIOQkRAcrkU8tJLNZIbwg==,PS+hYMAs5Qbza/Y9KsFZ4QoOVdOIhbyutL1eQxufNXU=,"
     "5RSbtV7AHGxlGtscC+x0jIp1z0YTdr3RDwd5srVASGM="),
    ("256-empty", "", "{SCRAM-SHA-256}4096,bLx0PSoFsdF8PgbmaKdL5w==,5TiK50E5QXOzvH8AkZ3ZtgoCjgIEfTGsz49Kl69m3d0=,"
     "498YRzStDDckU5ksY77e3rgf9pPG7t7n2wDWJTHqJNw=")]:
    name, rest = quoted[1:].split("}")
    fields = rest.split(",")
    digest = next(key for key in NAMES if NAMES[key] == name)
    assert braced(password, int(fields[0]), digest, base64.b64decode(fields[1])) == quoted
    v.add(f"doveadm-{id}", "doveadm", password, quoted, "match", ["Quoted"])
    v.add(f"doveadm-{id}-wrong", "doveadm", password + "!", quoted, "mismatch", ["Quoted"])

base = v.common("passlib", text)
for digest in NAMES:
    v.add(f"{digest}-text", "passlib", "password", text("password", digest=digest), "match")
    v.add(f"{digest}-braces", "passlib", "password", braced("password", digest=digest), "match")
    v.add(f"{digest}-wrong", "passlib", "password1", braced("password", digest=digest), "mismatch")
for count in (1, 2, 4096):
    v.add(f"iterations-{count}", "passlib", "password", text("password", count), "match")
v.add("salt-none", "passlib", "password", text("password", salt=b""), "match", ["EmptySalt"])
v.add("salt-long", "passlib", "password", text("password", salt=bytes(range(200))), "match", ["LongSalt"])
in_braces = braced("password")
v.add("lower-case-name", "passlib", "password", in_braces.replace("SCRAM-SHA", "scram-sha"), "match", ["LetterCase"], canonical=in_braces)
v.add("without-padding", "passlib", "password", base.replace("=", ""), "match", ["Padding"], canonical=base)
stored = base[base.rindex("$") + 1:base.rindex(":")]
server = base[base.rindex(":") + 1:]
v.add("another-server-key", "passlib", "password", base.replace(server, stored), "mismatch", comment="both keys are compared")
v.add("another-stored-key", "passlib", "password", base.replace(stored, server), "mismatch")
v.numbers(lambda n: base.replace("$1000:", f"${n}:"))
v.over_limit(lambda n: base.replace("$1000:", f"${n}:"))
head = base[:base.rindex("$") + 1]
v.bad([
    ("stored-key-31-bytes", head + pad(bytes(31)) + ":" + server, ["Length"]), ("server-key-33-bytes", head + stored + ":" + pad(bytes(33)), ["Length"]),
    ("sha1-of-32-bytes", base.replace("256", "1"), ["Length"]), ("salt-1025-bytes", text("password", salt=bytes(1025)), ["Length"]),
    ("no-server-key", base[:base.rindex(":")], ["Field"]), ("empty-server-key", base[:base.rindex(":") + 1], ["Field"]), ("empty-stored-key", head + ":" + server, ["Field"]),
    ("fifth-field", base + ":AAAA", ["Field"]), ("prefix-only", "SCRAM-SHA-256$", ["Field"]), ("braces-only", "{SCRAM-SHA-256}", ["Field"]),
    ("commas-outside", in_braces.replace("{", "").replace("}", "$"), ["Field"]), ("colons-inside", "{SCRAM-SHA-256}" + base.split("$", 1)[1], ["Field"]),
    ("braces-fifth-field", in_braces + ",AAAA", ["Field"]), ("braces-three-fields", in_braces[:in_braces.rindex(",")], ["Field"]),
    ("salt-alphabet", base.replace(pad(SALT), "-" + pad(SALT)[1:]), ["Alphabet"]), ("key-alphabet", head + "." + stored[1:] + ":" + server, ["Alphabet"]),
    ("trailing-bits", base[:-2] + chr(ord(base[-2]) + 1) + "=", ["TrailingBits"]), ("half-padding", text("password", salt=b"0123456789abcdef").replace("==$", "=$"), ["Padding"]),
    ("trailing-space", base + " ", ["Whitespace"]), ("trailing-newline", base + "\n", ["Whitespace"]), ("nul-appended", base + "\0", ["NULInHash"]),
])
v.bad([("lower-case-text", base.lower(), ["LetterCase", "NoPrefix"]), ("sha-3", base.replace("256", "3"), ["Name", "NoPrefix"]),
       ("leading-space", " " + base, ["Whitespace", "NoPrefix"])], "unrecognized")
v.bad([("declared-empty", "", ["Field"]), ("declared-sha-224", base.replace("256", "224"), ["Name"])], scheme="scram")
v.add("declared", "passlib", "password", base, "match", scheme="scram")
v.add("salt-option", "grammar", "password", base, "malformed", ["UnexpectedOption"], options={"salt": "x"})
v.write()
confirm()

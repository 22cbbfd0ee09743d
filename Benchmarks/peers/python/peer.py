"""The Python libraries, one a process: ../driver/process.py has the protocol."""

import base64
import hashlib
import hmac
import sys
import time
from importlib.metadata import version

DIGESTS = {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}


def scrypt_parts(stored):
    _, _, costs, salt, digest = stored.split("$")
    log2, r, p = (int(part.split("=")[1]) for part in costs.split(","))
    decode = lambda text: base64.b64decode(text + "=" * (-len(text) % 4))
    return 1 << log2, r, p, decode(salt), decode(digest)


def pbkdf2_parts(stored):
    """The digest's name, the iterations, the salt and the digest; passlib's base64 has a dot for a plus."""
    _, name, iterations, salt, digest = stored.split("$")
    decode = lambda text: base64.b64decode(text.replace(".", "+") + "=" * (-len(text) % 4))
    return name.partition("-")[2] or "sha1", int(iterations), decode(salt), decode(digest)


def argon2_cffi(stored):
    from argon2 import PasswordHasher
    from argon2.exceptions import VerifyMismatchError
    hasher = PasswordHasher()

    def verify(password):
        try:
            return hasher.verify(stored, password)
        except VerifyMismatchError:
            return False
    return f"argon2-cffi {version('argon2-cffi')}", verify


def bcrypt(stored):
    import bcrypt
    text = stored.encode()
    return f"bcrypt {version('bcrypt')}", lambda password: bcrypt.checkpw(password, text)


def cryptography(stored):
    from cryptography.exceptions import InvalidKey
    from cryptography.hazmat.backends.openssl import backend
    from cryptography.hazmat.primitives import constant_time, hashes
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    def verify_argon2(password):
        try:
            Argon2id.verify_phc_encoded(password, stored)
            return True
        except InvalidKey:
            return False

    def verify_scrypt(password):
        try:
            Scrypt(salt=salt, length=len(digest), n=n, r=r, p=p).verify(password, digest)
            return True
        except InvalidKey:
            return False

    def verify_pbkdf2(password):
        try:
            PBKDF2HMAC(algorithm=algorithm, salt=salt, length=len(digest), iterations=iterations).verify(
                password, digest)
            return True
        except InvalidKey:
            return False

    def verify_digest(password):
        context = hashes.Hash(algorithm)
        context.update(password)
        return constant_time.bytes_eq(context.finalize(), digest)

    name = f"cryptography {version('cryptography')}, {backend.openssl_version_text()}"
    if stored.startswith("$argon2id$"):
        return name, verify_argon2
    if stored.startswith("$scrypt$"):
        n, r, p, salt, digest = scrypt_parts(stored)
        return name, verify_scrypt
    if stored.startswith("$pbkdf2"):
        digest_name, iterations, salt, digest = pbkdf2_parts(stored)
        algorithm = getattr(hashes, digest_name.upper())()
        return name, verify_pbkdf2
    algorithm, digest = getattr(hashes, DIGESTS[len(stored)].upper())(), bytes.fromhex(stored)
    return name, verify_digest


def hashlib_(stored):
    def verify_scrypt(password):
        key = hashlib.scrypt(password, salt=salt, n=n, r=r, p=p, maxmem=256 * n * r * p, dklen=len(digest))
        return hmac.compare_digest(key, digest)

    import ssl
    name = f"hashlib of Python {sys.version.split()[0]}, {ssl.OPENSSL_VERSION}"
    if stored.startswith("$scrypt$"):
        n, r, p, salt, digest = scrypt_parts(stored)
        return name, verify_scrypt
    if stored.startswith("$pbkdf2"):
        digest_name, iterations, salt, digest = pbkdf2_parts(stored)
        return name, lambda password: hmac.compare_digest(
            hashlib.pbkdf2_hmac(digest_name, password, salt, iterations, len(digest)), digest)
    compute, digest = getattr(hashlib, DIGESTS[len(stored)]), bytes.fromhex(stored)
    return name, lambda password: hmac.compare_digest(compute(password).digest(), digest)


def passlib(stored):
    from passlib.hash import phpass
    return f"passlib {version('passlib')}, pure Python", lambda password: phpass.verify(password, stored)


def pynacl(stored):
    import nacl.pwhash
    from nacl.exceptions import InvalidkeyError
    text = stored.encode()

    def verify(password):
        try:
            return nacl.pwhash.verify(text, password)
        except InvalidkeyError:
            return False
    return f"PyNaCl {version('PyNaCl')}, its own libsodium", verify


LIBRARIES = {"argon2-cffi": argon2_cffi, "bcrypt": bcrypt, "cryptography": cryptography, "hashlib": hashlib_,
             "passlib": passlib, "PyNaCl": pynacl}


def main():
    _, library, stored = sys.argv
    name, verify = LIBRARIES[library](stored)
    print(name, flush=True)
    for line in sys.stdin:
        words = line.split()
        password = words[1].encode()
        if words[0] == "verify":
            print("yes" if verify(password) else "no", flush=True)
            continue
        repetitions = range(int(words[2]))
        wall, processor = time.monotonic_ns(), time.process_time_ns()
        for _ in repetitions:
            if not verify(password):
                sys.exit(1)
        print(time.monotonic_ns() - wall, time.process_time_ns() - processor, flush=True)


main()

"""Hashes as other systems write them, made by implementations that are not ours. Costs are low: the form counts."""

import base64
import hashlib
import hmac
import os

import bcrypt
import django
from argon2 import PasswordHasher
from django.conf import settings
from django.contrib.auth import hashers
from passlib.utils import getrandstr, rng
from passlib.utils.binary import HASH64_CHARS, h64

ROUNDS = 1000

settings.configure(
    PASSWORD_HASHERS=[
        f"django.contrib.auth.hashers.{name}PasswordHasher"
        for name in ("PBKDF2", "Argon2", "BCrypt", "BCryptSHA256", "MD5")
    ]
)
django.setup()
hashers.BCryptPasswordHasher.rounds = hashers.BCryptSHA256PasswordHasher.rounds = 4
hashers.Argon2PasswordHasher.memory_cost = 64
hashers.Argon2PasswordHasher.time_cost = hashers.Argon2PasswordHasher.parallelism = 1


def hexdigest(name, password):
    return hashlib.new(name, password.encode()).hexdigest()


def bcrypt_hash(password, prefix="2b"):
    text = bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)).decode()
    return text.replace("$2b$", f"${prefix}$", 1)


def argon2(kind, password):
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1, type=kind).hash(password)


def django_hash(algorithm, password):
    hasher = hashers.get_hasher(algorithm)
    costs = {"iterations": ROUNDS} if algorithm == "pbkdf2_sha256" else {}
    return hasher.encode(password, hasher.salt(), **costs)


def django_unusable():
    return hashers.make_password(None)


def spring_pbkdf2(password):
    """Pbkdf2PasswordEncoder of Spring Security 5.8: hex of the salt and of 32 bytes."""
    salt = os.urandom(16)
    return "{pbkdf2}" + (salt + hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS, 32)).hex()


def aspnet_identity(password):
    """PasswordHasher of ASP.NET Core Identity, version 3: 1, then the function (2: SHA-512), iterations, length of the
    salt, salt and key.
    """
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 32)
    header = b"\x01" + b"".join(number.to_bytes(4, "big") for number in (2, ROUNDS, len(salt)))
    return base64.b64encode(header + salt + key).decode()


def wordpress(password):
    """WordPress 6.8: bcrypt of the base64 of HMAC-SHA384 under the key wp-sha384."""
    code = base64.b64encode(hmac.new(b"wp-sha384", password.strip().encode(), "sha384").digest()).decode()
    return "$wp" + bcrypt_hash(code, prefix="2y")


def drupal7(password):
    """Drupal 7: the iteration of phpass with SHA-512, cut to 55 characters."""
    salt = getrandstr(rng, HASH64_CHARS, 8)
    digest = hashlib.sha512((salt + password).encode()).digest()
    for _ in range(1 << HASH64_CHARS.index("5")):
        digest = hashlib.sha512(digest + password.encode()).digest()
    return ("$S$5" + salt + h64.encode_bytes(digest).decode())[:55]


def joomla(password):
    """Joomla 1.5: MD5 of password and salt, a colon, the salt."""
    salt = getrandstr(rng, HASH64_CHARS[2:], 32)
    return f"{hexdigest('md5', password + salt)}:{salt}"


def better_auth(password):
    """Better Auth: a salt in hex that is used as text, a colon, 64 bytes of scrypt in hex."""
    salt = os.urandom(16).hex()
    key = hashlib.scrypt(password.encode(), salt=salt.encode(), n=64, r=16, p=1, dklen=64)
    return f"{salt}:{key.hex()}"


def mysql(password):
    """PASSWORD() of MySQL 4.1: SHA-1 twice, in upper-case hex behind an asterisk."""
    return "*" + hashlib.sha1(hashlib.sha1(password.encode()).digest()).hexdigest().upper()

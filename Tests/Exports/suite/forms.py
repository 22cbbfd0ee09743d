"""The forms of hashes that the table tries."""

import base64
import dataclasses
import hashlib
import typing

import passlib.hash
from argon2 import Type
from werkzeug.security import generate_password_hash as werkzeug

import constructions
from constructions import ROUNDS, bcrypt_hash, django_hash, hexdigest


@dataclasses.dataclass(frozen=True)
class Form:
    """A form, what it makes of the password of a user, and what an import may do with it where the field is known.

    `carried`: everybody logs in. `resets`: the owners are listed. `stopped`: nothing is written.
    """

    name: str
    write: typing.Callable[[str, int], typing.Optional[str]]
    outcomes: typing.Tuple[str, ...]
    count: int = 6
    # The hash stands behind a lock: the user is there, and blocked.
    is_locked: bool = False
    # The text holds the password itself.
    is_clear: bool = False
    # Nothing but the length and the alphabet says what it is.
    is_digest: bool = False


def simple(name, write, *outcomes, **more):
    return Form(name, lambda password, _: write(password), outcomes, **more)


def alternating(first, second):
    return lambda password, index: first(password) if index % 2 else second(password)


FORMS = [
    simple("bcrypt", bcrypt_hash, "carried"),
    simple("bcrypt-2a", lambda password: bcrypt_hash(password, "2a"), "carried"),
    simple("bcrypt-2y", lambda password: bcrypt_hash(password, "2y"), "carried"),
    simple("argon2id", lambda password: constructions.argon2(Type.ID, password), "carried"),
    simple("argon2i", lambda password: constructions.argon2(Type.I, password), "carried"),
    simple("phpass", passlib.hash.phpass.using(rounds=7).hash, "carried"),
    simple("django-pbkdf2_sha256", lambda password: django_hash("pbkdf2_sha256", password), "carried", "resets"),
    simple("django-argon2", lambda password: django_hash("argon2", password), "carried"),
    simple("django-bcrypt", lambda password: django_hash("bcrypt", password), "carried"),
    simple("django-bcrypt_sha256", lambda password: django_hash("bcrypt_sha256", password), "carried", "resets"),
    simple("django-md5", lambda password: django_hash("md5", password), "carried", "resets"),
    Form(
        "django-unusable",
        lambda password, index: django_hash("argon2", password) if index % 2 else constructions.django_unusable(),
        ("carried",),
    ),
    simple("spring-bcrypt", lambda password: "{bcrypt}" + bcrypt_hash(password, "2a"), "carried"),
    simple("spring-pbkdf2", constructions.spring_pbkdf2, "carried", "resets"),
    simple("spring-noop", lambda password: "{noop}" + password, "carried", is_clear=True),
    simple("ssha", passlib.hash.ldap_salted_sha1.hash, "carried", "resets"),
    simple("sha", passlib.hash.ldap_sha1.hash, "carried", "resets"),
    simple("sha512-crypt", passlib.hash.sha512_crypt.using(rounds=ROUNDS).hash, "carried", "resets"),
    simple("sha256-crypt", passlib.hash.sha256_crypt.using(rounds=ROUNDS).hash, "carried", "resets"),
    simple("md5-crypt", passlib.hash.md5_crypt.hash, "carried", "resets"),
    simple("apr1", passlib.hash.apr_md5_crypt.hash, "carried", "resets"),
    simple("werkzeug-pbkdf2", lambda password: werkzeug(password, f"pbkdf2:sha256:{ROUNDS}"), "carried", "resets"),
    simple("werkzeug-scrypt", lambda password: werkzeug(password, "scrypt:1024:8:1"), "carried", "resets"),
    simple("aspnet-identity", constructions.aspnet_identity, "carried", "resets"),
    simple("wordpress", constructions.wordpress, "carried", "resets"),
    simple("drupal7", constructions.drupal7, "carried", "resets"),
    simple("passlib-pbkdf2", passlib.hash.pbkdf2_sha256.using(rounds=ROUNDS).hash, "carried", "resets"),
    simple("joomla", constructions.joomla, "carried", "resets"),
    simple("better-auth", constructions.better_auth, "carried", "resets"),
    simple("mysql", constructions.mysql, "carried", "resets"),
    # Digests without any mark: six are too few to tell, thirty are enough.
    simple("md5-hex", lambda password: hexdigest("md5", password), "resets", "stopped", is_digest=True),
    simple("md5-hex-upper", lambda password: hexdigest("md5", password).upper(), "resets", "stopped", is_digest=True),
    simple("md5-hex-many", lambda password: hexdigest("md5", password), "resets", count=30, is_digest=True),
    simple("sha1-hex", lambda password: hexdigest("sha1", password), "resets", "stopped", is_digest=True),
    simple("sha1-hex-many", lambda password: hexdigest("sha1", password), "resets", count=30, is_digest=True),
    simple(
        "sha256-base64-many",
        lambda password: base64.b64encode(hashlib.sha256(password.encode()).digest()).decode(),
        "resets", count=30, is_digest=True,
    ),
    simple("locked", lambda password: "!" + bcrypt_hash(password), "carried", is_locked=True),
    simple("white-space", lambda password: f" {bcrypt_hash(password)}\t", "carried"),
    Form("mixed-families", alternating(bcrypt_hash, passlib.hash.phpass.using(rounds=7).hash), ("carried",)),
    Form("mixed-with-plain", alternating(bcrypt_hash, str), ("stopped", "resets")),
]

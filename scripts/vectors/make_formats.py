"""formats: a text of every format that is recognised by its shape, made by the system that writes it or by its construction."""

import base64
import hashlib
import hmac
import json
import struct

import bcrypt as python_bcrypt
import django.conf
from argon2.low_level import Type, hash_secret, hash_secret_raw
from passlib import hash as passlib
from werkzeug.security import _hash_internal

from common import CRYPT64, ROOT, b64, crypt, php

django.conf.settings.configure()
from django.contrib.auth import hashers as django_hashers  # noqa: E402

P = "correct horse"
PASSWORD = P.encode()
SALT = b"0123456789abcdef"
BCRYPT_SALT = "QLvuAqlM1kvOOnCzUXYxde"
SOURCES = {
    "passlib": "passlib 1.7.4",
    "kratos": "Ory Kratos, hash/hasher_test.go, as quoted; confirmed with crypt(3) of libxcrypt",
    "logto": "Logto, packages/core/src/utils/password.test.ts, as quoted; confirmed with hashlib",
    "django": "Django 5.2, django.contrib.auth.hashers",
    "werkzeug": "Werkzeug 3.1, werkzeug.security",
    "bcrypt": "bcrypt 5.0 (pyca)",
    "argon2-cffi": "argon2-cffi 25.1",
    "libxcrypt": "crypt(3) of libxcrypt",
    "doveadm": "Dovecot 2.3, doveadm pw",
    "php": "PHP 8 (values.php)",
    "construction": "hashlib, hmac and bcrypt put together as the system's public source does it",
    "grammar": "the form alone, with digests of zeros: nothing here computes it",
}
rows = []


def add(format, source, text, logs_in=False, password=P):
    rows.append({"format": format, "source": source, "text": text, **({"password": password} if logs_in else {})})


def pad(data):
    return base64.b64encode(data).decode()


def pbkdf2(name, salt, rounds, count):
    return hashlib.pbkdf2_hmac(name, PASSWORD, salt, rounds, count)


def bcrypt(password, prefix="2b", cost=4):
    return python_bcrypt.hashpw(password, f"${prefix}${cost:02}${BCRYPT_SALT}".encode()).decode()


ARGON2 = hash_secret(PASSWORD, SALT, 1, 64, 1, 32, Type.ID).decode()
ZERO_B64 = lambda count: pad(bytes(count))

# crypt(3) and what looks like it.
for prefix in ("2a", "2b", "2y"):
    add("bcrypt", "bcrypt", bcrypt(PASSWORD, prefix if prefix != "2y" else "2b").replace("$2b$", f"${prefix}$"), True)
add("bcrypt", "libxcrypt", crypt(P, "$2x$04$" + BCRYPT_SALT), True)
add("bcrypt", "bcrypt", bcrypt(PASSWORD)[:40])
add("bcrypt-peppered", "bcrypt", bcrypt(PASSWORD + b"pepper") + "$pepper", True)
add("bcrypt-peppered", "bcrypt", bcrypt(PASSWORD + "a$b 🌶".encode()) + "$a$b 🌶", True)
add("bcrypt-1998", "construction", "$2$" + bcrypt((PASSWORD * 72)[:72])[4:], True)
wp = base64.b64encode(hmac.digest(b"wp-sha384", PASSWORD, "sha384"))
add("wordpress-bcrypt", "construction", "$wp" + bcrypt(wp).replace("$2b$", "$2y$"), True)
add("passlib-bcrypt-sha256", "construction", "$bcrypt-sha256$2b,4$" + "$".join([BCRYPT_SALT, bcrypt(base64.b64encode(hashlib.sha256(PASSWORD).digest()))[29:]]), True)
v2 = base64.b64encode(hmac.digest(BCRYPT_SALT.encode(), PASSWORD, "sha256"))
add("passlib-bcrypt-sha256", "construction", f"$bcrypt-sha256$v=2,t=2b,r=4${BCRYPT_SALT}${bcrypt(v2)[29:]}", True)
inner = php("phpass", P, "$H$5saltsalt")
add("phpbb-combined", "construction", f"$H\\2y$5saltsalt$04\\{BCRYPT_SALT}${bcrypt(inner[12:].encode())[29:]}", True)
add("phpass", "php", php("phpass", P, "$P$5saltsalt"), True)
add("phpass", "php", php("phpass", P, "$H$5saltsalt"), True)


def drupal(password, log2=7, salt=b"saltsalt"):
    value = hashlib.sha512(salt + password).digest()
    for _ in range(1 << log2):
        value = hashlib.sha512(value + password).digest()
    text = ""
    for i in range(0, len(value), 3):
        group = value[i:i + 3]
        number = int.from_bytes(group, "little")
        text += "".join(CRYPT64[number >> 6 * j & 63] for j in range(len(group) + 1))
    return ("$S$" + CRYPT64[log2] + salt.decode() + text)[:55]


add("drupal-sha512", "construction", drupal(PASSWORD))
add("drupal-migrated-md5", "construction", "U" + drupal(hashlib.md5(PASSWORD).hexdigest().encode()))
for format, setting in [("md5-crypt", "$1$saltsalt"), ("sha256-crypt", "$5$saltsalt"), ("sha256-crypt", "$5$rounds=1000$saltsalt"),
                        ("sha512-crypt", "$6$saltsalt"), ("sha512-crypt", "$6$rounds=1000$saltsalt"), ("yescrypt", "$y$j75$saltsalt"),
                        ("gost-yescrypt", "$gy$j75$saltsalt"), ("sha1-crypt", "$sha1$12$saltsalt"), ("sun-md5-crypt", "$md5$saltsalt$"),
                        ("sun-md5-crypt", "$md5,rounds=10$saltsalt$"), ("nt-crypt", "$3$"), ("bsdi-crypt", "_/...salt"),
                        ("scrypt-crypt", "$7$2/..../....saltsalt")]:
    text = crypt(P, setting)
    assert not text.startswith("*"), setting
    add(format, "libxcrypt", text, format == "scrypt-crypt")
add("apr1-crypt", "passlib", passlib.apr_md5_crypt.using(salt="saltsalt").hash(P))
add("sm3-yescrypt", "grammar", "$smy$j75$saltsalt$" + "." * 43)
add("sm3-crypt", "grammar", "$sm3$saltsalt$" + "." * 43)

# Argon2 and scrypt.
for type in (Type.ID, Type.I, Type.D):
    add("argon2", "argon2-cffi", hash_secret(PASSWORD, SALT, 1, 64, 1, 32, type).decode(), True)
add("argon2", "argon2-cffi", hash_secret(PASSWORD, SALT, 1, 64, 1, 32, Type.I, 16).decode().replace("$v=16", ""), True)
add("argon2", "argon2-cffi", ARGON2[:-13])
add("argon2", "argon2-cffi", ARGON2 + "=", True)
scrypt = lambda salt, n=16, r=8, count=32: hashlib.scrypt(PASSWORD, salt=salt, n=n, r=r, p=1, dklen=count)
add("scrypt-phc", "construction", f"$scrypt$ln=4,r=8,p=1${b64(SALT)}${b64(scrypt(SALT))}", True)
add("scrypt-phc", "construction", f"$scrypt$ln=16384,r=8,p=1${pad(SALT)}${pad(scrypt(SALT, 16384))}", True)
add("scrypt-lambdaworks", "construction", f"$s0$40801${pad(SALT)}${pad(scrypt(SALT))}", True)
add("scrypt-libscrypt", "construction", f"$s1$040801${pad(SALT)}${pad(scrypt(SALT, 16, 8, 64))}", True)
for name in ("{scrypt}", "{scrypt@SpringSecurity_v5_8}"):
    add("spring-scrypt-prefixed", "construction", f"{name}$40801${pad(SALT * 4)}${pad(scrypt(SALT * 4))}", True)
add("spring-scrypt", "construction", f"$e0801${pad(SALT)}${pad(scrypt(SALT, 16384))}", True)
add("ruby-scrypt", "construction", f"10$8$1${SALT.hex()}${scrypt(SALT).hex()}", True)
add("werkzeug-scrypt", "werkzeug", "scrypt:1024:8:1$saltsalt$" + _hash_internal("scrypt:1024:8:1", "saltsalt", P)[0], True)
hasher = django_hashers.ScryptPasswordHasher()
add("django-scrypt", "django", hasher.encode(P, "saltsalt", n=1024, r=8, p=1), True)
add("scrypt-text", "construction", f"scrypt$saltsalt$16384$8$1${pad(scrypt(b'saltsalt', 16384, 8, 64))}")
add("django-scrypt-package", "construction", f"scrypt$saltsalt$14$8$1$64${pad(scrypt(b'saltsalt', 16384, 8, 64))}", True)
add("better-auth-scrypt", "construction", f"{SALT.hex()}:{scrypt(SALT.hex().encode(), 16, 16, 64).hex()}")

# Firebase's modified scrypt in other systems: the form, since nothing in it can be checked without the project's key.
add("supabase-firebase", "grammar", f"$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk={ZERO_B64(64)}${ZERO_B64(10)}${ZERO_B64(64)}")
add("kratos-firebase", "grammar", f"$firescrypt$ln=14,r=8,p=1${ZERO_B64(10)}${ZERO_B64(64)}$Bw==${ZERO_B64(64)}")
add("supertokens-firebase", "grammar", f"$f_scrypt${ZERO_B64(64)}${ZERO_B64(10)}$m=14$r=8$s=Bw==")
add("workos-firebase", "grammar", f"$firebase-scrypt$v=1$r=8,m=14,ss=Bw,sk={b64(bytes(64))}${b64(bytes(10))}${b64(bytes(64))}")
add("workos-firebase-keyed", "grammar", f"$firebase-scrypt$hash={ZERO_B64(64)}$salt={ZERO_B64(10)}$sk={ZERO_B64(64)}$ss=Bw==$r=8$m=14")
add("clerk-firebase", "grammar", f"{ZERO_B64(64)}${ZERO_B64(10)}${ZERO_B64(64)}$Bw==$8$14")
add("logto-digest", "logto", '["sha256",["salt123","@"],"c465f66c6ac481a7a17e9ed5b4e2e7e7288d892f12bf1c95c140901e9a70436e"]', True, "password123")
assert hashlib.sha256(b"salt123password123").hexdigest().startswith("c465f66c")
add("logto-digest", "logto", '["md5",["@"],"51533f457802f105fc615463db7f0e20"]', True, "simple_password")
assert hashlib.md5(b"simple_password").hexdigest() == "51533f457802f105fc615463db7f0e20"
add("logto-digest", "logto", '["sha1",["prefix","@","suffix"],"1e51b70835fc01a385d43117299e147203d098c6"]', True, "mypass")
assert hashlib.sha1(b"prefixmypasssuffix").hexdigest() == "1e51b70835fc01a385d43117299e147203d098c6"
add("logto-digest", "construction", '["sha512", ["@", "s", "t"], "' + hashlib.sha512(PASSWORD + b"st").hexdigest() + '"]', True)
add("logto-pbkdf2", "construction", f'["pbkdf2",["saltsalt","1000","32","sha256","@"],"{pbkdf2("sha256", b"saltsalt", 1000, 32).hex()}"]', True)
add("logto-pbkdf2", "construction", f'["pbkdf2",["hex:80ff00414243","1000","64","sha512","@"],"{pbkdf2("sha512", bytes.fromhex("80ff00414243"), 1000, 64).hex()}"]', True)
add("logto-firebase", "grammar", f'["firebase-scrypt",["{ZERO_B64(10)}","{ZERO_B64(64)}","Bw==","8","14","@"],"{ZERO_B64(64)}"]')

# PBKDF2.
for format, handler in [("pbkdf2-mcf", passlib.pbkdf2_sha1), ("pbkdf2-mcf", passlib.pbkdf2_sha256), ("pbkdf2-mcf", passlib.pbkdf2_sha512),
                        ("pbkdf2-cta", passlib.cta_pbkdf2_sha1), ("pbkdf2-grub", passlib.grub_pbkdf2_sha512),
                        ("ldap-pbkdf2", passlib.ldap_pbkdf2_sha1), ("ldap-pbkdf2", passlib.ldap_pbkdf2_sha256),
                        ("ldap-pbkdf2", passlib.ldap_pbkdf2_sha512)]:
    add(format, "passlib", handler.using(rounds=1000, salt=SALT).hash(P))
add("pbkdf2-cta", "passlib", passlib.dlitz_pbkdf2_sha1.using(rounds=1000, salt="saltsalt").hash(P))
add("atlassian-pbkdf2", "passlib", passlib.atlassian_pbkdf2_sha1.using(salt=SALT).hash(P))
add("pbkdf2-phc", "construction", f"$pbkdf2-sha256$i=1000,l=32${b64(SALT)}${b64(pbkdf2('sha256', SALT, 1000, 32))}")
add("pbkdf2-web2py", "construction", "pbkdf2(1000,20,sha512)$saltsalt$" + pbkdf2("sha512", b"saltsalt", 1000, 20).hex())
add("werkzeug-pbkdf2", "werkzeug", "pbkdf2:sha256:1000$saltsalt$" + _hash_internal("pbkdf2:sha256:1000", "saltsalt", P)[0])
add("aspnet-identity-v3", "construction", pad(b"\x01" + struct.pack(">III", 1, 10000, 16) + SALT + pbkdf2("sha256", SALT, 10000, 32)))
add("aspnet-identity-v3", "construction", pad(b"\x01" + struct.pack(">III", 2, 100000, 16) + SALT + pbkdf2("sha512", SALT, 100000, 32)))
add("aspnet-identity-v2", "construction", pad(b"\x00" + SALT + pbkdf2("sha1", SALT, 1000, 32)))
add("389ds-pbkdf2-sha256", "construction", "{PBKDF2_SHA256}" + pad(struct.pack(">I", 8192) + SALT * 4 + pbkdf2("sha256", SALT * 4, 8192, 256)))
add("forgerock-pbkdf2", "construction", "{PBKDF2-HMAC-SHA256}10:" + pad(pbkdf2("sha256", SALT, 10, 32) + SALT))
add("spring-pbkdf2", "construction", "{pbkdf2}" + (SALT[:8] + pbkdf2("sha1", SALT[:8], 1000, 32)).hex())
add("spring-pbkdf2", "construction", "{pbkdf2@SpringSecurity_v5_8}" + (SALT + pbkdf2("sha256", SALT, 1000, 32)).hex())
add("mediawiki-pbkdf2", "construction", f":pbkdf2:sha512:1000:64:{pad(SALT)}:{pad(pbkdf2('sha512', SALT, 1000, 64))}")
add("derived-key-hex", "construction", (SALT[:8] + pbkdf2("sha1", SALT[:8], 1000, 32)).hex())
add("dovecot-pbkdf2", "construction", "{PBKDF2}$1$saltsalt$1000$" + pbkdf2("sha1", b"saltsalt", 1000, 20).hex())

# Directories and mail.
DIGEST = lambda name, salt=b"": hashlib.new(name, PASSWORD + salt).digest()
for format, name, text in [("ldap-crypt", "{CRYPT-SHA512}", crypt(P, "$6$saltsalt")), ("ldap-crypt", "{CRYPT-SHA256}", crypt(P, "$5$saltsalt")),
                           ("ldap-crypt", "{CRYPT-MD5}", crypt(P, "$1$saltsalt")), ("ldap-crypt", "{CRYPT}", crypt(P, "$y$j75$saltsalt")),
                           ("ldap-crypt", "{CRYPT}", bcrypt(PASSWORD)), ("ldap-crypt", "{GOST_YESCRYPT}", crypt(P, "$gy$j75$saltsalt")), ("ldap-crypt", "{CRYPT}", crypt(P, "$7$2/..../....saltsalt")),
                           ("dovecot-crypt", "{SHA256-CRYPT}", crypt(P, "$5$saltsalt")), ("dovecot-crypt", "{MD5-CRYPT}", crypt(P, "$1$saltsalt")),
                           ("dovecot-crypt", "{DES-CRYPT}", crypt(P, "ab")), ("ldap-crypt", "{CRYPT}", crypt(P, "$6$saltsalt")), ("ldap-crypt", "{crypt}", crypt(P, "ab")),
                           ("ldap-crypt", "{CRYPT}", crypt(P, "_/...salt")), ("dovecot-crypt", "{SHA512-CRYPT}", crypt(P, "$6$saltsalt")),
                           ("dovecot-crypt", "{MD5}", crypt(P, "$1$saltsalt"))]:
    add(format, "libxcrypt", name + text, True)
for format, handler in [("ldap-md5", passlib.ldap_md5), ("ldap-sha1", passlib.ldap_sha1), ("spring-md5", passlib.ldap_hex_md5),
                        ("roundup-sha1", passlib.ldap_hex_sha1)]:
    add(format, "passlib", handler.hash(P), True)
for format, name in [("ldap-sha256", "sha256"), ("ldap-sha384", "sha384"), ("ldap-sha512", "sha512")]:
    add(format, "construction", "{" + name.upper() + "}" + pad(DIGEST(name)), True)
for format, handler in [("ldap-salted-md5", passlib.ldap_salted_md5), ("ldap-salted-sha1", passlib.ldap_salted_sha1),
                        ("ldap-salted-sha2", passlib.ldap_salted_sha256), ("ldap-salted-sha2", passlib.ldap_salted_sha512)]:
    add(format, "passlib", handler.using(salt=SALT[:8]).hash(P), True)
add("ldap-salted-sha1", "construction", "{ssha}" + pad(DIGEST("sha1", SALT) + SALT), True)
add("ldap-salted-sha3", "construction", "{SSHA3-256}" + pad(DIGEST("sha3_256", SALT) + SALT), True)
add("ldap-md5", "construction", "{md5}" + b64(DIGEST("md5")), True)
add("ldap-sha1", "construction", "{SHA}" + b64(DIGEST("sha1")), True)
add("ldap-sha224", "construction", "{SHA224}" + pad(DIGEST("sha224")), True)
add("ldap-sha256", "construction", "{sha-256}" + b64(DIGEST("sha256")), True)
for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512"):
    add("ldap-sha3", "construction", "{" + name.upper().replace("_", "-") + "}" + pad(DIGEST(name)), True)
for name in ("{ARGON2}", "{argon2}", "{argon2@SpringSecurity_v5_8}", "{ARGON2ID}"):
    add("argon2-prefixed", "argon2-cffi", name + ARGON2, True)
for name in ("{BCRYPT}", "{bcrypt}", "{BLF-CRYPT}"):
    add("bcrypt-prefixed", "bcrypt", name + bcrypt(PASSWORD), True)
add("aix-ssha", "grammar", "{ssha512}06$saltsaltsaltsalt$" + "." * 86)
add("aix-smd5", "grammar", "{smd5}saltsalt$" + "." * 22)
nt = passlib.nthash.hash(P)
for name in ("{NT}", "{nthash}", "sambaNTPassword: "):
    add("ldap-nt", "passlib", name + nt, True)
add("ldap-md4", "passlib", "{MD4}" + nt)
add("ipa-nt", "passlib", "ipaNTHash: " + b64(bytes.fromhex(nt)), True)
BEYOND = "Grüße, 世界 🔑"
for name in ("{NT}", "sambaNTPassword: "):
    add("ldap-nt", "passlib", name + passlib.nthash.hash(BEYOND).upper(), True, BEYOND)
add("ipa-nt", "passlib", "ipaNTHash:" + pad(bytes.fromhex(passlib.nthash.hash(BEYOND))), True, BEYOND)
add("ldap-sasl", "grammar", "{SASL}ada@example.com")
add("fshp", "passlib", passlib.fshp.using(rounds=16, salt=SALT).hash(P))
add("dovecot-plain-md5", "construction", "{PLAIN-MD5}" + DIGEST("md5").hex(), True)
add("dovecot-ldap-md5", "construction", "{LDAP-MD5}" + pad(DIGEST("md5")), True)
add("dovecot-plain-md5", "construction", "{ldap-md5.hex}" + DIGEST("md5").hex(), True)
add("dovecot-ldap-md5", "construction", "{PLAIN-MD5.b64}" + pad(DIGEST("md5")), True)
add("dovecot-sha-hex", "construction", "{SHA256}" + DIGEST("sha256").hex(), True)
add("dovecot-sha-hex", "doveadm", "{SHA256.HEX}4104d36f8da2c254349f85836793ebe029e0c957063a34c91c2e9203187b5631", True)
add("dovecot-sha-base64", "construction", "{SHA512.B64}" + pad(DIGEST("sha512")), True)
add("dovecot-challenge", "grammar", "{CRAM-MD5}" + "0" * 64)
add("dovecot-scram", "doveadm", "{SCRAM-SHA-256}4096,HXIOQkRAcrkU8tJLNZIbwg==,PS+hYMAs5Qbza/Y9KsFZ4QoOVdOIhbyutL1eQxufNXU=,"
    "5RSbtV7AHGxlGtscC+x0jIp1z0YTdr3RDwd5srVASGM=", True)

# Spring, Django, Werkzeug.
add("spring-sha1", "construction", "{SHA-1}" + DIGEST("sha1").hex(), True)
add("spring-sha256", "construction", "{SHA-256}" + DIGEST("sha256").hex(), True)
add("spring-sha512", "construction", "{SHA-512}" + DIGEST("sha512").hex(), True)
add("spring-salted-digest", "construction", "{MD5}{salt}" + DIGEST("md5", b"{salt}").hex(), True)
add("spring-salted-digest", "construction", "{SHA-256}{salt}" + DIGEST("sha256", b"{salt}").hex(), True)
add("spring-bare-salted-digest", "construction", "{salt}" + DIGEST("sha1", b"{salt}").hex())
inner = SALT[:8] + PASSWORD
for _ in range(1024):
    inner = hashlib.sha256(inner).digest()
add("spring-ldap", "passlib", "{ldap}" + passlib.ldap_salted_sha1.using(salt=SALT[:8]).hash(P), True)
add("spring-ldap", "passlib", "{ldap}" + passlib.ldap_sha1.hash(P), True)
add("spring-standard", "construction", "{sha256}" + (SALT[:8] + inner).hex(), True)
add("django-pbkdf2-sha256", "django", django_hashers.PBKDF2PasswordHasher().encode(P, "saltsalt", 1000))
add("django-pbkdf2-sha1", "django", django_hashers.PBKDF2SHA1PasswordHasher().encode(P, "saltsalt", 1000))
add("pbkdf2-sha512-text", "construction", "pbkdf2_sha512$1000$saltsalt$" + pad(pbkdf2("sha512", b"saltsalt", 1000, 64)))
add("django-argon2", "argon2-cffi", "argon2" + ARGON2, True)
add("django-bcrypt", "django", django_hashers.BCryptPasswordHasher().encode(P, f"$2b$04${BCRYPT_SALT}".encode()), True)
add("django-bcrypt-sha256", "django", django_hashers.BCryptSHA256PasswordHasher().encode(P, f"$2b$04${BCRYPT_SALT}".encode()), True)
add("django-md5", "passlib", "md5$$" + passlib.hex_md5.hash(P), True)
add("django-sha1", "passlib", "sha1$$" + passlib.hex_sha1.hash(P), True)
add("django-salted-md5", "django", django_hashers.MD5PasswordHasher().encode(P, "saltsalt"))
add("django-salted-sha1", "passlib", passlib.django_salted_sha1.using(salt="saltsalt").hash(P))
for name in ("sha224", "sha256", "sha384", "sha512"):
    add("werkzeug-sha2", "construction", f"{name}$${DIGEST(name).hex()}", True)
add("werkzeug-hmac-sha2", "construction", "sha256$saltsalt$" + hmac.digest(b"saltsalt", PASSWORD, "sha256").hex())
add("django-crypt", "passlib", passlib.django_des_crypt.using(salt="ab").hash(P), True)
add("django-crypt", "libxcrypt", "crypt$$" + crypt(P, "ab"), True)
add("django-unusable", "django", "!" + "aBcDaBcDaB" * 4)

# Applications, services, databases.
add("named-function", "construction", f"scrypt$16384$8$1${pad(SALT)}${pad(scrypt(SALT, 16384, 8, 64))}")
add("scrypt-text", "construction", f"scrypt${SALT.hex()}$16384$8$1${scrypt(SALT.hex().encode(), 16384, 8, 64).hex()}")
add("named-function", "construction", f"pbkdf2$10000${pad(SALT)}${pad(pbkdf2('sha256', SALT, 10000, 32))}")
add("named-function", "construction", f"sha1:64000:18:{pad(SALT)}:{pad(pbkdf2('sha1', SALT, 64000, 18))}")
add("named-function", "construction", "sha256:" + DIGEST("sha256").hex())
add("unknown-fields", "construction", f"my_pbkdf2$10000$saltsalt${pad(pbkdf2('sha256', b'saltsalt', 10000, 32))}")
add("mediawiki-a", "construction", ":A:" + DIGEST("md5").hex(), True)
add("mediawiki-b", "construction", ":B:1a2b:" + hashlib.md5(b"1a2b-" + DIGEST("md5").hex().encode()).hexdigest())
add("mediawiki-argon2", "argon2-cffi", ":argon2:" + ARGON2, True)
add("mediawiki-bcrypt", "bcrypt", f":bcrypt:4${BCRYPT_SALT}${bcrypt(PASSWORD)[29:]}", True)
add("mediawiki-bcrypt", "bcrypt", f":bcrypt:10${BCRYPT_SALT}${bcrypt(PASSWORD, cost=10)[29:]}", True)
add("woltlab-bcrypt", "bcrypt", "Bcrypt:" + bcrypt(PASSWORD).replace("$2b$", "$2y$"), True)
for name in ("DoubleBcrypt:", "wcf2:"):
    add("woltlab-double-bcrypt", "libxcrypt", name + crypt(crypt(P, "$2a$04$" + BCRYPT_SALT), "$2a$04$" + BCRYPT_SALT), True)
add("authme-sha256", "construction", "$SHA$0123456789abcdef$" + hashlib.sha256(DIGEST("sha256").hex().encode() + b"0123456789abcdef").hexdigest())
template = pad(b"{SALT}{PASSWORD}")
add("kratos-digest", "construction", f"$sha256$pf={template}${pad(SALT)}${pad(hashlib.sha256(SALT + PASSWORD).digest())}")
add("kratos-digest", "construction", f"$md5$pf={template}${pad(SALT)}${pad(hashlib.md5(SALT + PASSWORD).digest())}")
add("kratos-md5", "construction", "$md5$" + pad(DIGEST("md5")))
add("kratos-hmac", "construction", f"$hmac-sha256${pad(hmac.digest(SALT, PASSWORD, 'sha256').hex().encode())}${pad(SALT)}")
for text in ("$md5-crypt$TVEiiKNb$SN6/pUaRQS/E8Jh46As2C/", "$md5-crypt$$whuMjZj.HMFoaTaZRRtkO0",
             "$sha256-crypt$rounds=535000$05R.9KB6UC2kLI3w$Q/zslzx./JjkAVPTwp6th7nW5l7JU91Gte/UmIh.U78",
             "$sha512-crypt$rounds=656000$3LVbIAVxR//cRajw$uuNasMW.RYxlGzIRFU1Was70BPSa933AjxhZIGJdJBOlqJAHlgqa0yuiuq5JHF/ryNGryJkj87G9i3G2HPSXg1"):
    plain = text.replace("md5-crypt", "1").replace("sha256-crypt", "5").replace("sha512-crypt", "6")
    assert crypt("test", plain) == plain
    add("kratos-crypt", "kratos", text, True, "test")
for name, prefix in (("sha256-crypt", "$5$"), ("sha512-crypt", "$6$")):
    add("kratos-crypt", "libxcrypt", crypt(P, prefix + "saltsalt").replace(prefix, f"${name}$"), True)
add("cognito", "grammar", "awscognito###pool###client")
add("passlib-scram", "passlib", passlib.scram.using(rounds=1000, salt=SALT).hash(P), True)
add("passlib-scram", "passlib", passlib.scram.using(rounds=1000, salt=SALT, algs="sha-1,sha-256,sha-512").hash(P), True)
add("passlib-scram", "passlib", passlib.scram.using(rounds=1000, salt=SALT, algs="sha-1").hash(P), True)
MAGENTO = hash_secret_raw(PASSWORD, SALT, 1, 8, 1, 32, Type.ID).hex() + ":" + SALT.decode() * 2
add("magento-argon2", "argon2-cffi", MAGENTO + ":3_32_1_8192", True)
add("magento-argon2", "argon2-cffi", hash_secret_raw(PASSWORD, SALT, 2, 65536, 1, 32, Type.ID).hex() + ":" + SALT.decode() * 2 + ":2", True)
add("magento", "construction", hashlib.sha256(SALT + PASSWORD).hexdigest() + ":" + SALT.decode() + ":1")
add("salted-digest", "construction", DIGEST("md5", b"saltsalt").hex() + ":saltsalt")
add("salted-digest", "construction", "saltsalt:" + DIGEST("sha256", b"saltsalt").hex())
add("salted-digest", "construction", scrypt(SALT.hex().encode(), 16384, 8, 64).hex() + "." + SALT.hex())
SECRET = json.dumps({"value": pad(pbkdf2("sha256", SALT, 1000, 64)), "salt": pad(SALT), "additionalParameters": {}})
KEYCLOAK = lambda data: json.dumps({"type": "password", "secretData": SECRET, "credentialData": json.dumps(data)})
add("keycloak-pbkdf2", "construction", KEYCLOAK({"hashIterations": 1000, "algorithm": "pbkdf2-sha256", "additionalParameters": {}}), True)
SECRET_ARGON2 = json.dumps({"value": pad(hash_secret_raw(PASSWORD, SALT, 5, 64, 1, 32, Type.ID)), "salt": pad(SALT), "additionalParameters": {}})
DATA = {"hashIterations": 5, "algorithm": "argon2",
        "additionalParameters": {"hashLength": ["32"], "memory": ["64"], "type": ["id"], "version": ["1.3"], "parallelism": ["1"]}}
add("keycloak-argon2", "argon2-cffi", json.dumps({"type": "password", "secretData": SECRET_ARGON2, "credentialData": json.dumps(DATA)}), True)
add("keycloak-json", "construction", SECRET)
add("salted-json", "construction", json.dumps({"algorithm": "pbkdf2", "hash": DIGEST("sha256", SALT).hex(), "salt": SALT.hex()}))
add("mysql-sha1", "passlib", passlib.mysql41.hash(P))
add("postgresql-md5", "passlib", passlib.postgres_md5.hash(P, user="ada"))
salted = hashlib.pbkdf2_hmac("sha256", PASSWORD, SALT, 4096)
key = hmac.digest(salted, b"Client Key", "sha256")
add("scram", "construction", f"SCRAM-SHA-256$4096:{pad(SALT)}${pad(hashlib.sha256(key).digest())}:{pad(hmac.digest(salted, b'Server Key', 'sha256'))}", True)
add("mssql-sha512", "construction", "0x0200" + SALT[:4].hex() + hashlib.sha512(P.encode("utf-16-le") + SALT[:4]).hexdigest())
add("mssql-sha1", "passlib", passlib.mssql2005.using(salt=SALT[:4]).hash(P))
add("mssql-2000", "passlib", passlib.mssql2000.using(salt=SALT[:4]).hash(P), True)
add("oracle-sha1", "passlib", passlib.oracle11.using(salt="0123456789ABCDEF0123").hash(P))
add("hex-bytes", "construction", "0x" + DIGEST("sha256").hex())
for mark in ("{noop}", "{CLEARTEXT}", "{PLAIN}", "{plaintext}"):
    add("clear-text", "grammar", mark + P, True)
add("empty-clear-text", "grammar", "{noop}")
add("locked-hash", "libxcrypt", "!" + crypt(P, "$6$saltsalt"))
add("locked-hash", "bcrypt", "*" + bcrypt(PASSWORD))
add("encoded-hash", "passlib", pad(passlib.ldap_salted_sha1.using(salt=SALT[:8]).hash(P).encode()))
add("encoded-hash", "libxcrypt", pad(crypt(P, "$6$saltsalt").encode()))
add("keycloak-json", "construction", json.dumps(DATA))
add("escaped-hash", "bcrypt", bcrypt(PASSWORD).replace("$", "\\$"))

used = {row["source"] for row in rows}
assert used == set(SOURCES), used ^ set(SOURCES)
document = {"schema": 1, "sources": SOURCES, "texts": rows}
(ROOT / "Vectors" / "formats.json").write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
print(f"formats: {len(rows)} texts of {len({row['format'] for row in rows})} formats")

"""Who is measured, at what, and what each of them needs."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Callable

from . import install


@dataclass(frozen=True)
class Peer:
    name: str
    # The kinds of items that it verifies.
    kinds: frozenset
    # Builds it; gives the command before the two arguments, or raises Unavailable.
    prepare: Callable
    # Debian packages that it needs beyond what Hashferry itself needs.
    packages: tuple = ()
    # The Debian package whose version is its version.
    package: str | None = None
    # What its environment has beyond this process's.
    environment: tuple = ()
    # Whether it takes the item's log-ins waiting together, not one after the other.
    takes_waiting: bool = False

    def version(self, told):
        """What the process told of itself, and the version of its package."""
        version = self.package and install.package_version(self.package)
        return f"{told}, Debian's {self.package} {version}" if version else told


def c(library, kinds, package, packages=(), flags=()):
    return Peer(library, frozenset(kinds), partial(install.build_c, library, flags), ("gcc", *packages), package)


def python(library, *kinds):
    return Peer(library, frozenset(kinds), install.find_python, ("python3-venv",))


OURS = Peer("ours", frozenset(["argon2id", "bcrypt", "scrypt", "pbkdf2", "shacrypt", "phpass", "digest"]),
            install.build_ours)
OURS_AVX2 = replace(OURS, name="ours, AVX2", environment=(("HASHFERRY_KERNELS", "avx2"),))
OURS_WAITING = replace(OURS, name="ours, waiting", takes_waiting=True)
OURS_WAITING_AVX2 = replace(OURS_AVX2, name="ours, waiting, AVX2", takes_waiting=True)

PEERS = [
    c("libargon2", ["argon2id"], "libargon2-dev"),
    c("libsodium", ["argon2id", "scrypt"], "libsodium-dev", ["libsodium-dev"], ["-lsodium"]),
    c("libxcrypt", ["bcrypt", "shacrypt"], "libcrypt-dev"),
    c("openssl", ["scrypt", "pbkdf2", "phpass", "digest"], "libssl-dev"),
    c("libscrypt", ["scrypt"], "libscrypt-dev"),
    Peer("PHP", frozenset(["argon2id", "bcrypt", "pbkdf2", "shacrypt", "phpass", "digest"]), install.find_php,
         ("php-cli",)),
    Peer("Go", frozenset(["argon2id", "bcrypt", "scrypt", "pbkdf2", "phpass", "digest"]), install.build_go,
         ("golang-go", "golang-golang-x-crypto-dev"), "golang-golang-x-crypto-dev"),
    python("argon2-cffi", "argon2id"),
    python("PyNaCl", "argon2id"),
    python("bcrypt", "bcrypt"),
    python("cryptography", "argon2id", "scrypt", "pbkdf2", "digest"),
    python("hashlib", "scrypt", "pbkdf2", "digest"),
    python("passlib", "phpass"),
]


def contenders(item):
    """Who is measured at an item: ours in its forms, then the peers."""
    ours = [OURS]
    if item.waiting > 1:
        ours.append(OURS_WAITING)
    if item.with_avx2:
        ours.append(OURS_WAITING_AVX2 if item.waiting > 1 else OURS_AVX2)
    return ours + [peer for peer in PEERS if item.kind in peer.kinds and (not item.peers or peer.name in item.peers)]

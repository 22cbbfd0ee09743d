"""What is verified: one stored hash an item, the same text for ours and for every peer."""

from dataclasses import dataclass, replace

PASSWORD = "correct-horse"
WRONG_PASSWORD = "correct-house"


@dataclass(frozen=True)
class Item:
    name: str
    # What a peer must know to take part.
    kind: str
    stored: str
    # Argon2's p: more than one lane may run on more than one processor.
    lanes: int = 1
    # Whether ours is also measured with the kernels of processors without AVX-512.
    with_avx2: bool = False
    # How many log-ins wait at once for our pool of one thread; 1: none does.
    waiting: int = 1
    # The peers that take part; all that know the kind where empty.
    peers: tuple = ()


def burst(name, waiting, peer, with_avx2=False):
    """The item of that name, with as many log-ins waiting, against the stock call, one at a time."""
    item = next(item for item in ITEMS if item.name == name)
    return replace(item, name=f"{name}, {waiting} waiting", with_avx2=with_avx2, waiting=waiting, peers=(peer,))


# Written by libargon2, bcrypt, hashlib and passlib, with the salts 00…0f, and the first letters of the alphabet.
ITEMS = [
    Item("argon2id 64 MiB t3 p1", "argon2id",
         "$argon2id$v=19$m=65536,t=3,p=1$AAECAwQFBgcICQoLDA0ODw$PafGBZeaMkNvUv4vnH3SQOGnXco8yqR+uN0uvJmsoO4",
         with_avx2=True),
    Item("argon2id 19 MiB t2 p1", "argon2id",
         "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$YPEmLyC+aREej1Y2cn7CUn5peK3DEtgixsE3UQ9E/sc",
         with_avx2=True),
    Item("argon2id 64 MiB t3 p4", "argon2id",
         "$argon2id$v=19$m=65536,t=3,p=4$AAECAwQFBgcICQoLDA0ODw$lLP1EIWzPq8wFyOyyX2scpXLbZj1q9IeDprTXTy5TZs",
         lanes=4, with_avx2=True),
    Item("argon2id 64 MiB t4 p3", "argon2id",
         "$argon2id$v=19$m=65536,t=4,p=3$AAECAwQFBgcICQoLDA0ODw$hzJJThrnIXL29cIgmZUsO29rQKtVQFI/ddB9wi9VHxU",
         lanes=3, with_avx2=True),
    Item("bcrypt 10", "bcrypt", "$2b$10$abcdefghijklmnopqrstuuf4yQswfQRuOxajohDXdzREFVDuc.Vdy"),
    Item("scrypt 16384/8/1", "scrypt",
         "$scrypt$ln=14,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$mnj4EBxTcwTCOfc27XbMDRTYX25/Ckx5n9GuWnjMkS0"),
    Item("scrypt 131072/8/1", "scrypt",
         "$scrypt$ln=17,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$EGB8uMz5SLi3HoTo0pMiW32eUjiUS8skNWgwO/nWDNA"),
    Item("scrypt 8/14/1", "scrypt",
         "$scrypt$ln=3,r=14,p=1$AAECAwQFBgcICQoLDA0ODw$+Tw3lSAY9lZrLKt3zixNcAJm+vA7szpDGnwFuFQpPg2hCqZE5bBlHpBcVFqDfcXW"
         "xumoBPfhsJbTxcg0smT+4w"),
    Item("pbkdf2-sha1 100000", "pbkdf2", "$pbkdf2$100000$AAECAwQFBgcICQoLDA0ODw$GWWD3oBn3XXjq29YN5OTAeu3v00"),
    Item("pbkdf2-sha256 100000", "pbkdf2",
         "$pbkdf2-sha256$100000$AAECAwQFBgcICQoLDA0ODw$MgdQ9Q348AhuDPCel9CAL1sxdUiWBTNSFRrdvmpFgRU"),
    Item("pbkdf2-sha512 100000", "pbkdf2",
         "$pbkdf2-sha512$100000$AAECAwQFBgcICQoLDA0ODw$qZNIe0vnsL.0kmH5fpN3R56x/O.Vfk8EcBBgAbhVm9P8sUH3CWvLoHq"
         "WoXLhbTGdXq4HjJ35yN/Bmj4W2VwNCg"),
    Item("sha256-crypt 100000", "shacrypt",
         "$5$rounds=100000$abcdefghijklmnop$YM9saLDiHsn6n.w.tog8zW3ziz6eporvQEcv5eQ/Ve6"),
    Item("sha512-crypt 100000", "shacrypt",
         "$6$rounds=100000$abcdefghijklmnop$cMN4bmSfrU/N.Ksc0wAgTHVZ1puJutCVFR/aZTSro2.A.EPVFDN42.1L56ofUyZtrB"
         "bhQ036u.8irpb8OK9Fp."),
    Item("phpass 2^13", "phpass", "$P$Babcdefghz3ByWd5584TNs0JQphRgs1"),
    Item("md5", "digest", "2eb62d171ba8491db496081a8b24738a"),
    Item("sha1", "digest", "36cb589f74157b45811a690c58b434095f48e9fa"),
    Item("sha256", "digest", "9dca666eb54730714630d1519264a7bf1eeaad00b8f2edc90d3ecbfad928d163"),
    Item("sha512", "digest", "590c30ebc8693a53c095da000b5a215463c9bc5a59d954eb0454812c3defed1f"
                             "8480c63e2aed39684b65d9677be18f3d94c0f184f30f10026e5517ef635c91e8"),
]

ITEMS += [
    burst("argon2id 64 MiB t3 p1", 16, "libargon2", with_avx2=True),
    burst("scrypt 16384/8/1", 32, "openssl", with_avx2=True),
    burst("bcrypt 10", 16, "libxcrypt"),
    burst("pbkdf2-sha256 100000", 16, "openssl"),
    burst("pbkdf2-sha512 100000", 16, "openssl", with_avx2=True),
    burst("sha256-crypt 100000", 16, "libxcrypt"),
    burst("sha512-crypt 100000", 16, "libxcrypt", with_avx2=True),
    burst("phpass 2^13", 256, "openssl", with_avx2=True),
]

"""An export of users of all seven kinds of hash, each with what can follow the create call in another combination."""

import json

HASHES = [
    {"hash": "$2y$10$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim"},
    {"hash": "144fa7eaa4904e8ee120651997f70dcc", "scheme": "md5"},
    {"hash": "$P$Br387rwferoKN7uwHZqNMu98q3U8RO."},
    {"hash": "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"},
    {
        "hash": "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        "scheme": "sha",
        "options": {"version": "sha256"},
    },
    {
        "hash": "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63"
        "b5d269c31fd697246085111a428245e24a4ddc6b64c687bc60a8910dbafc1d5b",
        "scheme": "scrypt",
        "options": {"salt": "appwrite", "cpu": 16384, "memory": 12, "parallel": 2, "length": 64},
    },
    {
        "hash": "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==",
        "scheme": "scrypt-modified",
        "options": {
            "salt": "UxLMreBr6tYyjQ==",
            "saltSeparator": "Bw==",
            "signerKey": "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==",
        },
    },
]


def user(number):
    made = {"id": f"v{number}", "email": f"v{number}@various.example", "name": f"Zoë {number}"}
    if number % 3 == 0:
        made["phone"] = f"+1415{5550000 + number:07d}"
    if number % 2 == 0:
        made["emailVerified"] = True
    if number % 6 == 0:
        made["phoneVerified"] = True
    if number % 5 == 0:
        made["disabled"] = True
    if number % 4 == 0:
        made["labels"] = [f"label{number}", "beta"]
    if number % 7 == 0:
        made["prefs"] = {"number": number, "text": "a/b\né"}
    if number % 17 != 0:
        made.update(HASHES[number % len(HASHES)])
    return made


def write(path, count):
    """Writes an export of so many users, in JSON Lines."""
    with open(path, "w", encoding="utf-8") as file:
        for number in range(1, count + 1):
            file.write(json.dumps(user(number), ensure_ascii=False) + "\n")

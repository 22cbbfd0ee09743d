"""Exports of plain passwords that import unhindered, however much a password looks like something else."""

import base64
import csv
import io
import json
import random
import string
import uuid

from importing import Import

COUNT = 25
WORDS = (
    "acorn amber anvil apple april arrow aspen badge baker banjo barrel basil beacon birch bison blaze bonnet bottle "
    "bridge bronze candle canyon carbon castle cedar cherry cinder citrus clover cobalt"
).split()
BASE62 = string.ascii_letters + string.digits
SYMBOLS = BASE62 + "!#$%&()*+,-./:;<=>?@[]^_{|}~"


def of(alphabet, length):
    return lambda pick, _: "".join(pick.choices(alphabet, k=length))


def one_of(*texts):
    return lambda _, index: texts[index % len(texts)]


def diceware(pick, _):
    return " ".join(pick.choices(WORDS, k=5))


# The name of each kind, and what writes the password of a user from random choices and the user's index.
KINDS = {
    "pins of 8 digits": of(string.digits, 8),
    "pins of 16 digits": of(string.digits, 16),
    "base62 of 8": of(BASE62, 8),
    "base62 of 12": of(BASE62, 12),
    "base62 of 20": of(BASE62, 20),
    "base62 of 24": of(BASE62, 24),
    "base62 of 32": of(BASE62, 32),
    "base64 of 16": lambda pick, _: base64.urlsafe_b64encode(pick.randbytes(12)).decode(),
    "symbols of 16": of(SYMBOLS, 16),
    "symbols of 24": of(SYMBOLS, 24),
    "hex of 12": of("0123456789abcdef", 12),
    "hex of 16": of("0123456789abcdef", 16),
    "hex of 31": of("0123456789abcdef", 31),
    "hex of 33": of("0123456789abcdef", 33),
    "welcome and year": lambda pick, index: f"Welcome{2000 + index}!",
    "marks in front": lambda pick, index: f"!{pick.choice(WORDS)}{index:03}",
    "dollars": lambda pick, index: f"$money${pick.choice(WORDS)}{index}",
    "colons": lambda pick, index: f"{pick.choice(WORDS)}:word:{100 + index}",
    "braces": lambda pick, index: f"{{{pick.choice(WORDS)}}}braces{index}",
    "diceware": diceware,
    "addresses": lambda pick, index: f"{pick.choice(WORDS)}{index}@example.com",
    "uuids": lambda pick, _: str(uuid.UUID(bytes=pick.randbytes(16), version=4)),
    "not ascii": lambda pick, index: f"{pick.choice(('grüße', 'пароль', '密码密码', 'contraseña'))}-{index:03}-ß",
    "spaces around": lambda pick, index: f"  {pick.choice(WORDS)} {pick.choice(WORDS)} {index} ",
    "names like null": one_of("NULLNULL", "null-null", "undefined", "Nullmann1", "nonenone", "\\Nolan99", "falsefalse"),
    "json": lambda pick, index: json.dumps({"a": index, "word": pick.choice(WORDS)}, separators=(",", ":")),
}


class PlainTexts:
    """One kind of passwords; in CSV and in JSON Lines alternately."""

    def __init__(self, kind):
        pick = random.Random(kind)
        self.name = f"plain {kind}"
        self._is_csv = list(KINDS).index(kind) % 2 == 0
        self._users = [(f"user{index}@example.com", KINDS[kind](pick, index)) for index in range(COUNT)]

    def _write(self, folder):
        file = folder / ("users.csv" if self._is_csv else "users.jsonl")
        text = io.StringIO()
        if self._is_csv:
            csv.writer(text).writerows([("id", "email", "password")])
        for number, (address, password) in enumerate(self._users, 1):
            if self._is_csv:
                csv.writer(text).writerow((number, address, password))
            else:
                row = {"id": str(number), "email": address, "password": password}
                text.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.write_bytes(text.getvalue().encode())
        return file

    def failures(self, executable, folder, everybody):
        run = Import(executable, folder, self._write(folder))
        if run.status != 0:
            return [f"must end with status 0, is {run.status}: {run.stderr.strip().splitlines()[-1:]}"]
        found = []
        plain = run.report["routes"].get("plain", 0)
        if plain != COUNT:
            found.append(f"{plain} of {COUNT} are passwords")
        for address, password in self._users if everybody else self._users[:2]:
            if not run.logs_in(address, password):
                found.append(f"{address} is locked out")
        return found


def parts():
    return [PlainTexts(kind) for kind in KINDS]

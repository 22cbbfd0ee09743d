"""Plans users as thirty lines of Python do: three requests a row, from JSON Lines or CSV.

usage: plan.py FILE.jsonl|FILE.csv > requests.jsonl
"""

import csv
import re
import sys

import orjson

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,35}")
ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+")
HASH = re.compile(r"\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}")


def users(path):
    if path.endswith(".csv"):
        for row in csv.DictReader(open(path, newline="", encoding="utf-8")):
            yield row | {"emailVerified": row["email_verified"] == "true", "labels": row["labels"].split("|")}
    else:
        for line in open(path, "rb"):
            yield orjson.loads(line)


def main():
    write, dumps = sys.stdout.buffer.write, orjson.dumps
    for user in users(sys.argv[1]):
        name, email, digest = user["id"], user["email"], user["hash"]
        if not (ID.fullmatch(name) and ADDRESS.fullmatch(email) and HASH.fullmatch(digest)):
            sys.exit(f"a row is wrong: {name}")
        body = {"userId": name, "email": email, "password": digest, "name": user["name"]}
        write(dumps({"method": "POST", "path": "/users/bcrypt", "body": body}) + b"\n")
        if user["emailVerified"]:
            path = f"/users/{name}/verification"
            write(dumps({"method": "PATCH", "path": path, "body": {"emailVerification": True}}) + b"\n")
        if user["labels"]:
            path = f"/users/{name}/labels"
            write(dumps({"method": "PUT", "path": path, "body": {"labels": user["labels"]}}) + b"\n")


main()

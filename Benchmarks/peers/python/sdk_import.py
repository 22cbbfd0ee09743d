"""Carries the users of a JSON Lines export into a service, one after the other: what a migration script over the official
SDK does.

usage: sdk_import.py FILE ENDPOINT PROJECT   the key of the project stands in the environment, APPWRITE_KEY
"""
import json
import os
import sys

from appwrite.client import Client
from appwrite.services.users import Users

path, endpoint, project = sys.argv[1:]
users = Users(Client().set_endpoint(endpoint).set_project(project).set_key(os.environ["APPWRITE_KEY"]))

with open(path, encoding="utf-8") as file:
    for line in file:
        row = json.loads(line)
        user, stored = row["id"], row["hash"]
        values = {"user_id": user, "email": row["email"], "password": stored, "name": row.get("name")}
        if stored.startswith("$2"):
            users.create_bcrypt_user(**values)
        elif stored.startswith("$argon2"):
            users.create_argon2_user(**values)
        elif stored.startswith("$P$"):
            users.create_ph_pass_user(**values)
        elif row["scheme"] == "md5":
            users.create_md5_user(**values)
        else:
            users.create_sha_user(**values, password_version=row["scheme"])
        if "phone" in row:
            users.update_phone(user, row["phone"])
        if row["emailVerified"]:
            users.update_email_verification(user, True)
        if row.get("phoneVerified"):
            users.update_phone_verification(user, True)
        if row["disabled"]:
            users.update_status(user, False)
        if row.get("labels"):
            users.update_labels(user, row["labels"])
        if row.get("prefs"):
            users.update_prefs(user, row["prefs"])

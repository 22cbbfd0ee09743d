"""The files that systems write: where the hash stands, and what stands beside it."""

import csv
import dataclasses
import io
import json
import typing
import uuid


@dataclasses.dataclass(frozen=True)
class Container:
    """A kind of file. `write` takes (number, address, hash or None) of each user."""

    name: str
    ending: str
    write: typing.Callable[[list], str]
    # Whether the field of the hash is one that importers know; else to stop and name it is right.
    is_known: bool = True
    is_piped: bool = False
    # Whether the system itself takes 32 hexadecimal digits for MD5, so that nobody has to be asked.
    tells_md5: bool = False


def table(header, row, delimiter=",", before="", end="\n"):
    def write(users):
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
        writer.writerow(header.split())
        for number, address, secret in users:
            writer.writerow(row(number, address, "" if secret is None else secret))
        return before + text.getvalue()

    return write


def simple_table(field, **more):
    return table(f"id email {field}", lambda number, address, secret: [number, address, secret], **more)


def lines(row):
    return lambda users: "".join(json.dumps(row(*user), ensure_ascii=False) + "\n" for user in users)


def document(wrap, row):
    return lambda users: json.dumps(wrap([row(*user) for user in users]), ensure_ascii=False, indent=1)


def member(field):
    return lambda number, address, secret: {"id": str(number), "email": address, field: secret}


def wordpress(number, address, secret):
    login = address.split("@")[0]
    return [number, login, secret, login, address, "", "2020-01-01 00:00:00", "", 0, login.title()]


def django(number, address, secret):
    login = address.split("@")[0]
    return [number, secret, "", 0, login, login.title(), "", address, 0, 1, "2020-01-01 10:00:00.123456+00:00"]


def rails(number, address, secret):
    date = "2020-01-01 10:00:00"
    return [number, address, secret, "", "", 3, date, date, date]


def laravel(number, address, secret):
    date = "2020-01-01 10:00:00"
    return [number, "Some One", address, date, secret, "", date, date]


def mongo(number, address, secret):
    date = {"$date": "2020-01-01T00:00:00Z"}
    return {"_id": {"$oid": f"{number:024x}"}, "email": address, "password": secret, "createdAt": date, "__v": 0}


def prisma(number, address, secret):
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, str(number)))
    return {"id": key, "email": address, "emailVerified": None, "hashedPassword": secret, "role": "USER"}


CONTAINERS = [
    Container("csv", "csv", simple_table("password")),
    Container("csv-hash", "csv", simple_table("hash")),
    Container("csv-password_digest", "csv", simple_table("password_digest")),
    Container("csv-unknown", "csv", simple_table("secret_word"), is_known=False),
    Container("csv-piped", "csv", simple_table("password"), is_piped=True),
    Container("tsv", "tsv", simple_table("password", delimiter="\t")),
    Container("excel", "csv", simple_table("password", delimiter=";", before="sep=;\n")),
    Container("excel-utf8", "csv", simple_table("password", before="\ufeff", end="\r\n")),
    Container(
        "wp_users", "csv",
        table(
            "ID user_login user_pass user_nicename user_email user_url user_registered user_activation_key user_status "
            "display_name", wordpress,
        ),
        # WordPress' wp_check_password.
        tells_md5=True,
    ),
    Container(
        "auth_user", "csv",
        table(
            "id password last_login is_superuser username first_name last_name email is_staff is_active date_joined",
            django,
        ),
        # Django's identify_hasher.
        tells_md5=True,
    ),
    Container(
        "devise", "csv",
        table(
            "id email encrypted_password reset_password_token reset_password_sent_at sign_in_count confirmed_at "
            "created_at updated_at", rails,
        ),
    ),
    Container(
        "laravel", "csv",
        table("id name email email_verified_at password remember_token created_at updated_at", laravel),
    ),
    Container("jsonl", "jsonl", lines(member("password"))),
    Container("jsonl-hash", "jsonl", lines(member("passwordHash"))),
    Container(
        "jsonl-nested", "jsonl",
        lines(lambda number, address, secret: {"email": address, "credentials": {"password": secret}}),
        is_known=False,
    ),
    Container("mongo", "json", lines(mongo)),
    Container("json-array", "json", document(list, member("password"))),
    Container("json-users", "json", document(lambda rows: {"users": rows}, member("password_hash"))),
    Container("json-prisma", "json", document(list, prisma)),
]

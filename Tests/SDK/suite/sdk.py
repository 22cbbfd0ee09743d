"""The official SDK, with every call recorded and every answer held against the models of the Users API."""

import collections
import importlib.util
import inspect
import itertools
import sqlite3
import time
import unittest

import requests
from appwrite.client import Client
from appwrite.exception import AppwriteException
from appwrite.services.account import Account
from appwrite.services.users import Users

import models

PASSWORD = "correct horse 42"
FORMAT = "x-appwrite-response-format"

server = None
#: Whether this SDK answers with models, or an older one with dictionaries.
has_models = importlib.util.find_spec("appwrite.models") is not None
#: Whether it is sent what came with Appwrite 1.9 (Users API, response-format negotiation).
is_new = False
#: The names of the methods that have answered, by the service's name.
answered = collections.defaultdict(set)
#: What came over the wire last.
response = None

_numbers = itertools.count(1)
_request = requests.request


def configure(running_server):
    global server, is_new
    server = running_server
    version = next(value for name, value in Client()._global_headers.items() if name.lower() == FORMAT)
    is_new = tuple(int(part) for part in version.split(".")) >= (1, 9, 2)


def _recording(*arguments, **options):
    global response
    response = _request(*arguments, timeout=60, **options)
    return response


# Both SDKs call it by this name.
requests.request = _recording


class Recorded:
    """An SDK's service; a call returns what came over the wire, once the SDK itself has read it."""

    def __init__(self, service):
        self._service = service

    def __getattr__(self, method):
        name = type(self._service).__name__

        def call(*arguments, **options):
            result = getattr(self._service, method)(*arguments, **options)
            status, model = models.answer(name, method)
            assert response.status_code == status, f"{name}.{method}: {response.status_code}, not {status}"
            answered[name].add(method)
            if model is None:
                assert response.content == b"", f"{name}.{method}: {len(response.content)} bytes, not none"
                return None
            assert has_models == hasattr(result, "to_dict"), f"{name}.{method}: {type(result)}"
            models.check(response.json(), model, is_new=is_new)
            return response.json()

        return call


def client(key=None, session=None, jwt=None, project=None):
    made = Client().set_endpoint(server.endpoint).set_project(server.PROJECT if project is None else project)
    if key:
        made.set_key(key)
    if session:
        made.set_session(session)
    if jwt:
        made.set_jwt(jwt)
    return made


def users(**options):
    """The Users service, with the key that may do everything unless others are named."""
    return Recorded(Users(client(**(options or {"key": server.key}))))


def account(**options):
    """The Account service, of a guest unless a session or a key is named."""
    return Recorded(Account(client(**options)))


def offers(method, parameter=None):
    """Whether the Users service of this SDK has a method, with a parameter of that name if one is named."""
    found = getattr(Users, method, None)
    return found is not None and (parameter is None or parameter in inspect.signature(found).parameters)


def unique(prefix="user"):
    return f"{prefix}{next(_numbers)}"


def new_user(password=PASSWORD, **options):
    """A user nobody else uses, with an e-mail address and a password."""
    name = unique()
    return users().create(name, **{"email": f"{name}@example.com", "password": password, **options})


def signed_in(user, password=PASSWORD):
    """The session of a user; a key makes its secret visible."""
    return account(key=server.key).create_email_password_session(user["email"], password)


def insert(table, user=None, **columns):
    """Writes what the API cannot create into the running service's database, and returns its id."""
    now = time.time_ns() // 1_000_000
    row = {"id": unique(table), **columns}
    with sqlite3.connect(server.database, timeout=30) as database:
        known = [column[1] for column in database.execute(f"PRAGMA table_info({table})")]
        row.update({name: now for name in ("createdAt", "updatedAt") if name in known})
        if user:
            query = "SELECT sequence FROM users WHERE id = ?"
            row["user"] = database.execute(query, (user["$id"],)).fetchone()[0]
        marks = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
    database.close()
    return row["id"]


class Case(unittest.TestCase):
    maxDiff = None

    def refused(self, code, kind, call):
        with self.assertRaises(AppwriteException) as raised:
            call()
        error = raised.exception
        self.assertEqual((error.code, error.type), (code, kind), error.message)
        body = response.json()
        self.assertEqual((body["code"], body["type"], body["message"]), (code, kind, error.message))
        self.assertRegex(body["version"], r"^\d+\.\d+\.\d+$")

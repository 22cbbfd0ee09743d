"""The programs of a test: a service with a database of its own, and imports into it."""

import json
import os
import pathlib
import signal
import sqlite3
import subprocess

TIMEOUT_SECONDS = 600

COLUMNS = """id, email, phone, name, password, scheme, options, emailVerification, phoneVerification, status, labels, prefs"""


class Service:
    """A `hashferry serve` on a free port, until the block ends."""

    def __init__(self, executable, folder):
        self._folder = pathlib.Path(folder)
        self._folder.mkdir()
        words = ["serve", "--database", "users.sqlite", "--key-file", "users.key", "--project", "shop", "--port", "0"]
        self._log = open(self._folder / "log", "wb")
        self._process = subprocess.Popen(
            [executable, *words, "--format", "json"], cwd=self._folder, stdout=subprocess.PIPE, stderr=self._log
        )
        place = json.loads(self._process.stdout.readline())
        self.port = int(place["endpoint"].rsplit(":", 1)[1].split("/")[0])
        self.key_file = self._folder / "users.key"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(TIMEOUT_SECONDS)
        self._process.stdout.close()
        self._log.close()

    def rows(self):
        """What an import sets of every user."""
        with sqlite3.connect(f"file:{self._folder / 'users.sqlite'}?mode=ro", uri=True) as database:
            return database.execute(f"SELECT {COLUMNS} FROM users ORDER BY id").fetchall()


class Import:
    """A `hashferry import` into a service, which runs from when it is made."""

    def __init__(self, executable, folder, endpoint, service, *arguments, export="users.jsonl", prepare=None, **streams):
        words = ["import", str(export), "--endpoint", endpoint, "--project", "shop", "--key-file", str(service.key_file)]
        self.talk_file = pathlib.Path(folder) / "talk"
        with open(self.talk_file, "wb") as talk:
            streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": talk, **streams}
            self.process = subprocess.Popen(
                [executable, *words, *map(str, arguments)], cwd=folder, preexec_fn=prepare, **streams
            )

    def signal(self, number):
        try:
            os.kill(self.process.pid, number)
        except ProcessLookupError:
            pass

    def wait(self):
        """The exit status; the number of a signal is negative."""
        return self.process.wait(TIMEOUT_SECONDS)

    @property
    def talk(self):
        return self.talk_file.read_text("utf-8", "replace")

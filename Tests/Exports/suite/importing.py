"""One import into a database of its own, and what came of it."""

import json
import pathlib
import sqlite3
import subprocess

TIMEOUT_SECONDS = 300


class Import:
    """Runs when made: the file without any flag but those that say where the answers go, and those given.

    `plan` and `identify` read the file and write nothing.
    """

    def __init__(self, executable, folder, file, *arguments, command="import", is_piped=False):
        self._executable, self._folder = executable, pathlib.Path(folder)
        self._database = self._folder / "users.sqlite"
        words = [command, "-" if is_piped else str(file), *map(str, arguments)]
        answers = {"import": ("resets", "rejects", "report"), "plan": ("resets", "report")}.get(command, ())
        for name in answers:
            words += [f"--{name}", str(self._folder / name)]
        if command == "import":
            words += ["--database", str(self._database), "--no-journal"]
        with open(file, "rb") as source:
            done = self._run(words, stdin=source if is_piped else subprocess.DEVNULL)
        self.status = done.returncode
        self.stdout = done.stdout.decode("utf-8", "replace")
        self.stderr = done.stderr.decode("utf-8", "replace")

    def _run(self, arguments, **streams):
        return subprocess.run(
            [self._executable, *arguments], capture_output=True, timeout=TIMEOUT_SECONDS, check=False, **streams
        )

    def _text(self, name):
        path = self._folder / name
        return path.read_bytes().decode("utf-8", "replace") if path.exists() else ""

    @property
    def resets(self):
        return [json.loads(line) for line in self._text("resets").splitlines()]

    @property
    def rejects(self):
        return self._text("rejects")

    @property
    def report(self):
        text = self._text("report")
        return json.loads(text) if text else {}

    @property
    def users(self):
        """What stands in the store, by address or phone or, without both, by id."""
        if not self._database.exists():
            return {}
        with sqlite3.connect(f"file:{self._database}?mode=ro", uri=True) as database:
            database.row_factory = sqlite3.Row
            rows = [dict(row) for row in database.execute("SELECT * FROM users ORDER BY sequence")]
        database.close()
        return {row["email"] or row["phone"] or row["id"]: row for row in rows}

    @property
    def has_crashed(self):
        return self.status not in (0, 1, 2, 3) or "Fatal error" in self.stderr or "Traceback" in self.stderr

    def logs_in(self, address, password):
        """Whether the store logs the user in; the password is handed over byte for byte, by a file."""
        secret = self._folder / "password"
        secret.write_bytes(password.encode() + b"\n")
        done = self._run(
            ["login", "--database", str(self._database), "--password-file", str(secret), address],
            stdin=subprocess.DEVNULL,
        )
        secret.unlink()
        if done.returncode not in (0, 1, 3):
            raise RuntimeError(f"login ended with status {done.returncode}")
        return done.returncode == 0

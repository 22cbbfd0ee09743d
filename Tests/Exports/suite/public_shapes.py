"""The files of `cases`, row by row."""

import json
import pathlib
import subprocess
import sys

from importing import Import

CASES = pathlib.Path(__file__).parent.parent / "cases"


class PublicShape:
    """One file of `expected`: runs one after the other into the same database."""

    def __init__(self, expectation):
        self.name = f"shape {expectation.stem}"
        self._runs = json.loads(expectation.read_text(encoding="utf-8"))

    def failures(self, executable, folder, everybody):
        found = []
        for number, expected in enumerate(self._runs, 1):
            before = f"run {number}: " if len(self._runs) > 1 else ""
            run = Import(
                executable, folder, self._file(expected["file"], folder),
                *[self._argument(argument) for argument in expected.get("arguments", [])],
                command=expected.get("command", "import"),
            )
            found += [before + text for text in compare(run, expected)]
        return found

    @staticmethod
    def _file(name, folder):
        """A case; one that is a script writes it."""
        if not name.endswith(".py"):
            return CASES / name
        written = subprocess.run([sys.executable, CASES / name, "50"], capture_output=True, check=True).stdout
        file = folder / name.replace(".py", ".csv")
        file.write_bytes(written)
        return file

    @staticmethod
    def _argument(argument):
        return CASES / argument[1:-1] if argument.startswith("{") else argument


def compare(run, expected):
    """What is not as expected, a text each."""
    found = []
    if run.has_crashed:
        return [f"ended with status {run.status}"]
    if run.status != expected["status"]:
        found.append(f"status must be {expected['status']}, is {run.status}")
    for name, value in expected.get("report", {}).items():
        if run.report.get(name) != value:
            found.append(f"{name} must be {value}, is {run.report.get(name)}")
    if "users" in expected:
        found += compare_users(run, expected["users"])
    if "resets" in expected:
        listed = [reset["email"] or reset.get("phone") or reset["userId"] for reset in run.resets]
        found += difference("resets", listed, expected["resets"])
    found += [f"rejects must have {text}" for text in expected.get("rejects", []) if text not in run.rejects]
    # The census is wrapped: a line break is a space.
    shown = " ".join((run.stderr + run.stdout).lower().split())
    found += [f"must say {text}" for text in expected.get("shows", []) if text.lower() not in shown]
    found += [f"must not say {text}" for text in expected.get("hides", []) if text.lower() in shown]
    return found


def difference(what, seen, expected):
    """Who is missing, and who must not be there: the first few, and how many."""
    found = []
    for verb, names in (("lack", set(expected) - set(seen)), ("have", set(seen) - set(expected))):
        if names:
            found.append(f"{what} {verb} {', '.join(sorted(names)[:8])} ({len(names)})")
    return found


def compare_users(run, expected):
    users = run.users
    found = difference("users", users, expected)
    for key, values in expected.items():
        for name, value in values.items() if key in users else ():
            user = users[key]
            if name == "login":
                if not run.logs_in(key, value):
                    found.append(f"{key} must log in")
                continue
            seen = bool(user["password"]) if name == "has_password" else user[name]
            if name == "prefs":
                seen = json.loads(seen)
            if seen != value:
                found.append(f"{name} of {key} must be {value}, is {seen}")
    return found


def parts():
    return [PublicShape(path) for path in sorted((CASES / "expected").glob("*.json"))]

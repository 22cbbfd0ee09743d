"""The table: each form of hash in each container, imported without a flag."""

import random

from containers import CONTAINERS
from forms import FORMS
from importing import Import

# Eight characters or more: what every destination takes.
PASSWORDS = [
    "correct horse", "Tr0ub4dor&3", "pass:word:123", "grüße-aus-köln", "{curly}braces", "x" * 60,
]
# Values of a digest's length that are enough to tell.
MANY = 20
# Containers of a form, where not all of them are tried.
SAMPLE = 4
WAYS = ("--map", "--ignore", "--scheme", "--plain-passwords", "--from")


class Cell:
    """A form in a container: its users, its file, and what must be true of its import."""

    def __init__(self, form, container, users):
        self.form, self.container, self.users = form, container, users
        self.name = f"{form.name} in {container.name}"
        self.outcome = ""

    def write(self, folder):
        file = folder / f"users.{self.container.ending}"
        rows = [(number, address, text) for number, (address, _, text) in enumerate(self.users, 1)]
        rows.append((len(rows) + 1, "nobody@example.com", None))
        file.write_bytes(self.container.write(rows).encode())
        return file

    def failures(self, executable, folder, everybody):
        """What is wrong, a text each; none where all is as it must be."""
        run = Import(executable, folder, self.write(folder), is_piped=self.container.is_piped)
        self.outcome = {0: "carried", 1: "resets"}.get(run.status, "stopped")
        if run.has_crashed:
            return [f"ended with status {run.status}"]
        found = self._spilled(run)
        allowed = self._allowed
        if self.outcome not in allowed:
            found.append(f"must be {' or '.join(allowed)}, is {self.outcome}")
        if self.outcome == "stopped":
            return found + self._unhelpful(run)
        return found + self._open(run, everybody) + self._lost(run, everybody)

    @property
    def _allowed(self):
        """A field that no importer knows stops the run, unless its values are too few to say what they are."""
        if self.container.tells_md5 and self.form.name.startswith("md5-hex"):
            return ("carried",)
        if self.container.is_known:
            return self.form.outcomes
        return ("carried", "stopped") if self.form.is_digest and self.form.count < MANY else ("stopped",)

    def _spilled(self, run):
        """Neither a password nor a hash stands in what is shown."""
        # White space is left out: long lines are wrapped.
        shown = "".join((run.stderr + run.stdout).split())
        secrets = [secret for _, password, text in self.users if text for secret in (password, text)]
        spilled = any("".join(secret.split()) in shown for secret in secrets)
        return ["a hash or a password is shown"] if spilled else []

    def _unhelpful(self, run):
        """A run that stops has written nothing, and names a way on."""
        found = [] if not run.users else [f"stopped after writing {len(run.users)} users"]
        if not any(way in run.stderr for way in WAYS):
            found.append("stopped without naming a way on")
        return found

    def _open(self, run, everybody):
        """The text of the file logs in for nobody."""
        found = []
        plain = run.report.get("routes", {}).get("plain", 0)
        if plain and not self.form.is_clear:
            found.append(f"{plain} texts became passwords")
        for address, password, text in self.users if everybody else self.users[:1]:
            for attempt in sorted({text, text.strip()} - {password}) if text else ():
                if address in run.users and run.logs_in(address, attempt):
                    found.append(f"the text of the file logs in as {address}")
        return found

    def _lost(self, run, everybody):
        """Who cannot log in is listed, and with exit 0 nobody is."""
        listed = {reset["email"] for reset in run.resets}
        owners = [
            (address, password) for address, password, text in self.users if text and self._has_password(text)
        ]
        tried = owners if everybody else [owner for owner in owners if owner[0] not in listed][:2] or owners[:1]
        found = []
        for address, password in tried:
            user = run.users.get(address)
            if self.form.is_locked:
                if not user or user["status"] or not user["password"]:
                    found.append(f"{address} is not there, blocked, with the hash")
            elif not (user and run.logs_in(address, password)):
                if run.status == 0 and self.container.is_known:
                    found.append(f"exit 0, and {address} is locked out")
                elif address not in listed and address not in run.rejects:
                    found.append(f"{address} is locked out and not listed")
        missing = [address for address, _, text in self.users if not (text and self._has_password(text))]
        missing.append("nobody@example.com")
        found += [f"{address} has no way in and is not listed" for address in missing if address not in listed]
        return found

    def _has_password(self, text):
        return not (self.form.name == "django-unusable" and text.startswith("!"))


def cells(everything):
    """Every cell; else of each form a few containers, so that each container meets several forms."""
    picker = random.Random(20)
    for form in FORMS:
        users = []
        for index in range(form.count):
            password = PASSWORDS[index] if index < len(PASSWORDS) else f"password of {index:04}"
            users.append((f"user{index}@example.com", password, form.write(password, index)))
        chosen = CONTAINERS if everything else picker.sample(CONTAINERS, SAMPLE)
        for container in CONTAINERS:
            if container in chosen:
                yield Cell(form, container, users)


def show(done, write):
    """The outcomes, a line a form and a column a container."""
    for container in CONTAINERS:
        write(f"{CONTAINERS.index(container) + 1:4} {container.name}")
    by_name = {cell.name: cell for cell in done}
    write(" " * 22 + "".join(f"{number:5}" for number in range(1, len(CONTAINERS) + 1)))
    for form in FORMS:
        row = [by_name.get(f"{form.name} in {container.name}") for container in CONTAINERS]
        if any(row):
            write(f"{form.name:22}" + "".join(f"{cell.outcome[:4] if cell else '':>5}" for cell in row))

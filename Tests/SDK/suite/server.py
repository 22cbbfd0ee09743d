"""The service under test, on a database and with keys of its own."""

import json
import queue
import secrets
import signal
import subprocess
import sys
import threading


class Server:
    """Runs from its making to `stop`; what it writes to standard error goes to a file."""

    PROJECT = "sdk-tests"
    START_SECONDS = 60
    STOP_SECONDS = 30

    def __init__(self, executable, folder):
        self.database = folder / "users.sqlite"
        self.key, self.reading_key, self.expired_key = (f"standard_{secrets.token_hex(128)}" for _ in range(3))
        keys = folder / "key"
        keys.write_text(
            f"{self.key}\n"
            f"{self.reading_key} scopes=users.read\n"
            f"{self.expired_key} expires=2020-01-01T00:00:00Z\n"
        )
        keys.chmod(0o600)
        self._log = folder / "log"
        command = [executable, "serve", "--database", self.database, "--port", "0"]
        command += ["--key-file", keys, "--format", "json", "--project", self.PROJECT]
        with open(self._log, "w") as log:
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        try:
            self.endpoint = json.loads(self._lines.get(timeout=self.START_SECONDS))["endpoint"]
        except (queue.Empty, ValueError, KeyError, TypeError):
            self.stop()
            self.show_log()
            sys.exit(f"sdk: error: the service did not start (status {self._process.returncode})")

    def _read(self):
        """Keeps reading, so that the service never waits; an empty line says that it has ended."""
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def stop(self):
        """Whether the service was still there, and ended in order when asked to."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            status = self._process.wait(timeout=self.STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        if status != 0:
            print(f"sdk: the service ended with status {status}, not 0", file=sys.stderr)
        return status == 0

    def show_log(self):
        text = self._log.read_text(errors="replace")
        print(f"--- the service's log, its end:\n{text[-20_000:]}---", file=sys.stderr)

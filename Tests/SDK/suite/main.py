"""Runs every test with the SDK of this environment against a service of its own."""

import importlib.metadata
import pathlib
import sys
import tempfile
import unittest

import completeness
import sdk
from server import Server

MODULES = ["users", "account", "known_users", "queries", "errors"]


class Result(unittest.TextTestResult):
    """Counts tests, not their parts: one with three failing parts has failed once."""

    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1

    @property
    def failed(self):
        broken = [test for test, _ in self.failures + self.errors] + self.unexpectedSuccesses
        return len({getattr(test, "test_case", test).id() for test in broken})


def main(executable, names):
    version = importlib.metadata.version("appwrite")
    print(f"sdk: appwrite {version} for Python", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(executable, pathlib.Path(folder))
        try:
            sdk.configure(server)
            suite = unittest.defaultTestLoader.loadTestsFromNames(names or MODULES)
            if not names:
                suite.addTests(unittest.defaultTestLoader.loadTestsFromModule(completeness))
            result = unittest.TextTestRunner(resultclass=Result, verbosity=2).run(suite)
        finally:
            stopped = server.stop()
        if result.failed or not stopped:
            server.show_log()
    print(f"appwrite {version}: {result.passed} passed, {result.failed + (not stopped)} failed", flush=True)
    return 0 if result.passed and not result.failed and stopped else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

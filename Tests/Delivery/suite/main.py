"""Runs the tests; see ../run."""

import argparse
import os
import pathlib
import random
import signal
import sys
import tempfile
import traceback

import tests


def main():
    parser = argparse.ArgumentParser(prog="Tests/Delivery/run")
    parser.add_argument("--users", type=int, default=300)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("executable", type=pathlib.Path)
    arguments = parser.parse_args()
    seed = int(os.environ.get("HASHFERRY_SEED") or random.randrange(1 << 32))
    print(f"delivery: HASHFERRY_SEED={seed}, {arguments.users} users, {arguments.kills} kills", flush=True)

    # What nohup, or another program that started this one, ignores would be ignored by the imports, too.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    passed = failed = 0
    for name, test in tests.ALL.items():
        if arguments.only and not any(part in name for part in arguments.only):
            continue
        with tempfile.TemporaryDirectory(prefix="hashferry-delivery-") as folder:
            case = tests.Case(
                str(arguments.executable.resolve()), pathlib.Path(folder), random.Random(f"{seed} {name}"), arguments
            )
            try:
                test(case)
                passed += 1
                print(f"passed: {name}", flush=True)
            except Exception:  # noqa: BLE001 - whatever is wrong with one test, the others run
                failed += 1
                print(f"failed: {name}\n{traceback.format_exc()}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())

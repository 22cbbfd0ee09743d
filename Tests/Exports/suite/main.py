"""Runs every part against one executable, two at a time, and counts."""

import argparse
import concurrent.futures
import os
import pathlib
import sys
import tempfile

import plain_texts
import public_shapes
import table


def arguments():
    parser = argparse.ArgumentParser(prog="Tests/Exports/run")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("executable", type=pathlib.Path)
    return parser.parse_args()


def run(part, executable, folder, everybody):
    place = folder / part.name.replace(" ", "-").replace("/", "-")
    place.mkdir(parents=True)
    try:
        return part.failures(executable, place, everybody)
    except Exception as error:  # noqa: BLE001 one broken part must not hide the others
        return [f"{type(error).__name__}: {error}"]


def main():
    options = arguments()
    executable = options.executable.resolve()
    if not os.access(executable, os.X_OK):
        sys.exit(f"exports: error: {executable} is no executable")
    cells = list(table.cells(options.all or bool(options.only)))
    everything = cells + plain_texts.parts() + public_shapes.parts()
    parts = [part for part in everything if not options.only or any(name in part.name for name in options.only)]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        folder = (options.keep or pathlib.Path(scratch)).resolve()
        runs = [(part, pool.submit(run, part, executable, folder, options.all)) for part in parts]
        for part, future in runs:
            found = future.result()
            failed, passed = (failed + 1, passed) if found else (failed, passed + 1)
            if found:
                print(f"exports: {part.name}: {'; '.join(found)}", flush=True)
    table.show([part for part in parts if part in cells], print)
    print(f"{passed} passed, {failed} failed", flush=True)
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())

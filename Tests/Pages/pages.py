"""Runs the commands of the pages in docs/from against one executable.

A page says in a comment above a block which files stand under which names, and how the commands end:

    <!-- users.csv: clerk/csv/input.csv, exit: 1 -->
    ```console
    $ hashferry plan users.csv > requests.jsonl
    …
    19 users in the file
    …
    ```

The files are those of Vectors/imports. A line `…` stands for lines that are left out, every other line must be printed, in
this order. A `$` line may go on behind a `\\` at its end.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES, VECTORS = ROOT / "docs" / "from", ROOT / "Vectors" / "imports"
TIMEOUT_SECONDS = 300
GAP = "…"
BLOCK = re.compile(r"^<!-- (?P<head>[^\n]*?) -->\n```console\n(?P<body>.*?)^```$", re.M | re.S)
# The parts of a census that a page shows: of a plan, and of an import, which repeats them.
PLAN_PARTS, IMPORT_PARTS = ("reading ", "Why ", "Left behind", "Notes"), ()


def shown(printed, command):
    """The lines that a page shows of what a command prints."""
    wanted = PLAN_PARTS if command == "plan" else IMPORT_PARTS
    lines, is_gap = [], False
    for part in printed.strip("\n").split("\n\n"):
        first = part.split("\n")[0]
        is_table = re.fullmatch(r"\d+ users? in the file", first)
        if is_table:
            # Its numbers stand below an empty line.
            lines += [GAP, first, ""]
            is_gap = False
        elif lines[-2:-1] and re.fullmatch(r"\d+ users? in the file", lines[-2]):
            lines += part.split("\n")
        elif first.startswith(wanted) if wanted else False:
            text = part.split("\n")[:1] if first.startswith("reading ") else part.split("\n")
            lines += ([GAP] if is_gap else [""] if lines else []) + text
            is_gap = False
        else:
            is_gap = True
    return lines + [GAP]


class Page:
    def __init__(self, path):
        self.name, self._path = path.stem, path

    def failures(self, executable, is_writing):
        text = self._path.read_text(encoding="utf-8")
        blocks = list(BLOCK.finditer(text))
        if not blocks:
            return ["has no command"]
        found, written, end = [], "", 0
        with tempfile.TemporaryDirectory() as folder:
            for block in blocks:
                body, faults = self._run(block, executable, pathlib.Path(folder), is_writing)
                found += faults
                written += text[end : block.start("body")] + body
                end = block.end("body")
        if is_writing:
            self._path.write_text(written + text[end:], encoding="utf-8")
        else:
            found += self._strays(text)
        return found

    @staticmethod
    def _strays(text):
        """Commands that stand where nothing runs them."""
        rest = BLOCK.sub("", text)
        return [f"is not run: {line}" for line in rest.splitlines() if re.match(r"\s*(\$ )?hashferry (plan|import)\b", line)]

    def _run(self, block, executable, folder, is_writing):
        status = 0
        for item in block["head"].split(","):
            name, _, value = (word.strip() for word in item.partition(":"))
            if name == "exit":
                status = int(value)
            elif not value:
                return block["body"], [f"no file or exit status: {item}"]
            else:
                shutil.copy(VECTORS / value, folder / name)
        body, found = [], []
        for command, expected in self._commands(block["body"]):
            done = self._call(command, executable, folder)
            printed = done.stderr.decode("utf-8", "replace")
            words = shlex.split(command.replace("\\\n", " "))
            body += [f"$ {command}", *shown(printed, words[1])]
            if done.returncode != status:
                found.append(f"{words[1]} must end with {status}, ended with {done.returncode}: {printed[-300:]}")
            missing = None if is_writing else self._missing(expected, printed.splitlines())
            if missing is not None:
                found.append(f"{words[1]} does not print: {missing}")
        return "\n".join(body) + "\n", found

    @staticmethod
    def _commands(body):
        """The commands of a block, each with the lines that it must print."""
        commands = []
        is_open = False
        for line in body.splitlines():
            if is_open:
                commands[-1][0] += "\n" + line
            elif line.startswith("$ "):
                commands.append([line[2:], []])
            else:
                commands[-1][1].append(line)
            is_open = (is_open or line.startswith("$ ")) and line.endswith("\\")
        return commands

    @staticmethod
    def _call(command, executable, folder):
        words = shlex.split(command.replace("\\\n", " "))
        if words[0] != "hashferry":
            raise ValueError(f"no command of hashferry: {words[0]}")
        # What a page sends into a file is of no interest here.
        words = words[: words.index(">")] if ">" in words else words
        return subprocess.run(
            [executable, *words[1:]], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=False,
            timeout=TIMEOUT_SECONDS, env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "80"},
        )

    @staticmethod
    def _missing(expected, printed):
        """The first line that is not printed where it should be; nil where there is none."""
        place, is_gap = 0, False
        for line in expected:
            if line == GAP:
                is_gap = True
                continue
            while is_gap and place < len(printed) and printed[place] != line:
                place += 1
            if place == len(printed) or printed[place] != line:
                return line or "an empty line"
            place, is_gap = place + 1, False
        return None


def write_index():
    """The table of the index: a row a page, by the systems' names."""
    rows = []
    for path in PAGES.glob("*.md"):
        title = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# From ")
        if path.stem != "README":
            rows.append((title.lower(), f"| {title} | `{path.stem}` | [{path.name}]({path.name}) |"))
    index = PAGES / "README.md"
    text = index.read_text(encoding="utf-8")
    head = text[: text.index("|---|---|---|")]
    index.write_text("\n".join([f"{head}|---|---|---|", *(row for _, row in sorted(rows)), ""]), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(prog="Tests/Pages/run")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("executable", type=pathlib.Path)
    options = parser.parse_args()
    executable = options.executable.resolve()
    if not os.access(executable, os.X_OK):
        sys.exit(f"pages: error: {executable} is no executable")
    paths = [path for path in sorted(PAGES.glob("*.md")) if path.stem != "README"]
    pages = [Page(path) for path in paths if not options.only or path.stem in options.only]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        runs = [(page, pool.submit(page.failures, executable, options.write)) for page in pages]
        for page, future in runs:
            try:
                found = future.result()
            except Exception as error:  # noqa: BLE001 one broken page must not hide the others
                found = [f"{type(error).__name__}: {error}"]
            failed, passed = (failed + 1, passed) if found else (failed, passed + 1)
            if found:
                print(f"pages: {page.name}: {'; '.join(found)}", flush=True)
    if options.write:
        write_index()
    print(f"{passed} passed, {failed} failed", flush=True)
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())

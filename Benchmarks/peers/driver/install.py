"""Installs and builds the peers: from Debian by apt, from PyPI and by the compilers into ../.build."""

import contextlib
import functools
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[1]
BENCHMARKS = HERE.parent
BUILD = HERE / ".build"
REQUIREMENTS = [BENCHMARKS.parent / "scripts/vectors/requirements.txt", HERE / "requirements.txt"]


class Unavailable(Exception):
    """Why a peer does not take part."""


def log(text):
    print(f"peers: {text}", file=sys.stderr, flush=True)


def call(*command, **environment):
    """Runs a command, its output only in the error; raises Unavailable."""
    words = [str(word) for word in command]
    try:
        subprocess.run(words, check=True, text=True, env=os.environ | environment,
                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except FileNotFoundError:
        raise Unavailable(f"no {words[0]}") from None
    except subprocess.CalledProcessError as error:
        lines = error.stdout.strip().splitlines() or [f"exit {error.returncode}"]
        first = next((line for line in lines if "error:" in line), lines[-1])
        raise Unavailable(f"{pathlib.Path(words[0]).name}: {first}") from None


def package_version(package):
    """The installed version of a Debian package, or None."""
    found = subprocess.run(["dpkg-query", "-W", "-f=${db:Status-Status} ${Version}", package],
                           capture_output=True, text=True)
    status, _, version = found.stdout.partition(" ")
    return version if status == "installed" else None


def install_packages(packages):
    """Elsewhere than on Debian the build says what is missing."""
    if not shutil.which("dpkg-query"):
        return
    missing = [package for package in packages if package_version(package) is None]
    if missing:
        log(f"installing {' '.join(missing)}")
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        with contextlib.suppress(Unavailable):  # the old lists may do
            call(*as_root, "apt-get", "update", "-q")
        call(*as_root, "apt-get", "install", "-q", "-y", "--no-install-recommends", *missing,
             DEBIAN_FRONTEND="noninteractive")


@functools.cache
def build_ours():
    """As scripts/bench builds: SWIFT and SCRATCH mean the same."""
    swift, scratch = os.environ.get("SWIFT", "swift"), os.environ.get("SCRATCH")
    scratch = pathlib.Path(scratch) / "benchmarks" if scratch else BENCHMARKS / ".build"
    log("building VerificationLoop in release")
    call(swift, "build", "-c", "release", "--package-path", BENCHMARKS, "--scratch-path", scratch,
         "--product", "VerificationLoop")
    return [scratch / "release/VerificationLoop"]


def build_c(library, flags):
    """The stock calls come from ../../Sources/CBareCalls, which links what our own build needs anyway."""
    BUILD.mkdir(exist_ok=True)
    bare_calls = BENCHMARKS / "Sources/CBareCalls"
    sources = [HERE / "c" / name for name in ("peer.c", "stored.c", f"{library}.c")]
    call("cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-I", bare_calls / "include",
         "-o", BUILD / library, *sources, bare_calls / "bare_calls.c",
         "-largon2", "-lcrypt", "-lcrypto", "-lscrypt", *flags)
    return [BUILD / library]


def build_go():
    """Debian puts the sources of its Go packages where GOPATH finds them."""
    BUILD.mkdir(exist_ok=True)
    call("go", "build", "-o", BUILD / "go-peer", HERE / "go/peer.go",
         GOPATH="/usr/share/gocode", GO111MODULE="off", GOCACHE=str(BUILD / "go-cache"), GOFLAGS="")
    return [BUILD / "go-peer"]


@functools.cache
def python_environment():
    """One package after the other, so that one that cannot be installed does not take the rest with it."""
    python = BUILD / "venv/bin/python"
    if not python.exists():
        call(sys.executable, "-m", "venv", BUILD / "venv")
    for requirement in (line.strip() for file in REQUIREMENTS for line in file.read_text().splitlines()):
        try:
            call(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", requirement)
        except Unavailable as reason:
            log(f"{requirement} cannot be installed: {reason}")
    return python


def find_python():
    return [python_environment(), HERE / "python/peer.py"]


def find_php():
    if not shutil.which("php"):
        raise Unavailable("no php")
    return ["php", HERE / "php/peer.php"]

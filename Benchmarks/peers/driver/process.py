"""A peer as a process, and the protocol that all of them speak.

    COMMAND LIBRARY STORED-HASH [WAITING]
                            starts it; it reads the hash and writes a line that says what it is
    verify PASSWORD         yes or no
    run PASSWORD COUNT      verifies that often; writes nanoseconds of wall time and of the process's CPU time, and
                            with WAITING, how many it computed together at the most

The hash is read once where the library's interface allows that, and at each verification where it takes the text.
A verification that says no ends a run, and the process with it.
"""

import os
import subprocess

from .install import Unavailable
from .items import PASSWORD, WRONG_PASSWORD


class PeerProcess:
    def __init__(self, peer, command, item, processor):
        """Starts it on one processor, or on all where that is None, and has it prove that it does the work."""
        self.peer = peer
        pinned = [] if processor is None else ["taskset", "-c", str(processor)]
        # A run is of whole bursts.
        self.step = item.waiting if peer.takes_waiting else 1
        waiting = [str(self.step)] if peer.takes_waiting else []
        self.together = 1
        self.process = subprocess.Popen(
            [*pinned, *map(str, command), peer.name, item.stored, *waiting], text=True, bufsize=1,
            env=os.environ | dict(peer.environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            self.version = peer.version(self.answer())
            if self.ask(f"verify {PASSWORD}") != "yes":
                raise Unavailable("does not verify the right password")
            if self.ask(f"verify {WRONG_PASSWORD}") != "no":
                raise Unavailable("does not refuse a wrong password")
        except Unavailable:
            self.end()
            raise

    def run(self, count):
        """Nanoseconds a verification, by the wall and by the processor."""
        wall, processor, *together = map(int, self.ask(f"run {PASSWORD} {count}").split())
        self.together = max([self.together, *together])
        return wall / count, processor / count

    def calibrate(self, least):
        """The count that takes at least that many nanoseconds."""
        count = self.step
        while True:
            wall = self.run(count)[0] * count
            if wall >= least:
                return count
            # Never by more than ten at a time: the first calls are the slow ones.
            wanted = max(count + 1, int(count * min(10, 1.1 * least / max(wall, 1))))
            count = -(-wanted // self.step) * self.step

    def ask(self, line):
        self.send(line)
        return self.answer()

    def send(self, line):
        try:
            self.process.stdin.write(line + "\n")
        except BrokenPipeError:
            pass  # the answer tells

    def answer(self):
        line = self.process.stdout.readline().strip()
        if not line:
            code = self.process.wait()
            reason = self.process.stderr.read().strip().splitlines() or [f"exit {code}"]
            raise Unavailable(reason[-1])
        return line

    def end(self):
        self.process.kill()
        self.process.communicate()

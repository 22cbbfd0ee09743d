"""One item, measured: the times of all who take part, round by round."""

import contextlib
import os
import random
import shutil
import statistics

from .gates import BEST
from .install import Unavailable
from .peers import OURS, PEERS, contenders
from .process import PeerProcess

# The least that one timing takes, so that neither the clock nor a single interrupt shows.
LEAST_NANOSECONDS = 50_000_000


class Measurement:
    """The times of an item, by the name of who took them."""

    def __init__(self, item, commands, reasons, rounds):
        """Measures; raises Unavailable where ours cannot be measured or a peer dies meanwhile."""
        self.item = item
        self.versions, self.refusals = {}, {}
        with contextlib.ExitStack() as stack:
            processes = []
            for peer in contenders(item):
                try:
                    if peer in reasons:
                        raise Unavailable(reasons[peer])
                    process = PeerProcess(peer, commands[peer], item, self.processor(peer))
                    stack.callback(process.end)
                    self.versions[peer.name] = process.version
                    processes.append(process)
                except Unavailable as reason:
                    if peer not in PEERS:
                        raise Unavailable(f"{peer.name}: {reason}") from None
                    self.refusals[peer.name] = str(reason)
            times = self.rounds(processes, rounds)
            self.together = {process.peer.name: process.together for process in processes}
        # Several lanes share processors, which only the wall tells; one lane is timed by its processor.
        clock = 1 if item.lanes == 1 else 0
        self.times = {name: [pair[clock] for pair in pairs] for name, pairs in times.items()}
        self.busy = {name: statistics.median(processor / wall for wall, processor in pairs)
                     for name, pairs in times.items()}

    def processor(self, peer):
        """The one that it is kept on: peers may spread several lanes over all, ours never needs to."""
        if not shutil.which("taskset") or (self.item.lanes > 1 and peer in PEERS):
            return None
        return min(os.sched_getaffinity(0))

    def rounds(self, processes, rounds):
        """For each, its (wall, processor) of every round."""
        times = {process.peer.name: [] for process in processes}
        order, shuffle, process = list(processes), random.Random(7).shuffle, None
        try:
            counts = {}
            for process in order:
                counts[process] = process.calibrate(LEAST_NANOSECONDS)
            for _ in range(rounds):
                shuffle(order)
                for process in order:
                    times[process.peer.name].append(process.run(counts[process]))
        except Unavailable as reason:
            raise Unavailable(f"{process.peer.name}: {reason}") from None
        return times

    def ratios(self, peer, ours=OURS.name):
        """Its time over ours, round by round."""
        return [its / own for its, own in zip(self.times[peer], self.times[ours])]

    @property
    def peers(self):
        """The names of those that took part, the fastest first."""
        names = [peer.name for peer in PEERS if peer.name in self.times]
        return sorted(names, key=lambda name: statistics.median(self.ratios(name)))

    @property
    def ours(self):
        """The names of ours that took part; where log-ins wait, of those that take them together."""
        peers = {peer.name for peer in PEERS} | ({OURS.name} if self.item.waiting > 1 else set())
        return [name for name in self.times if name not in peers]

    @property
    def losses(self):
        """Ours that the best peer is faster than, by two digits: a sentence each."""
        for ours in self.ours:
            peer = min(self.peers, key=lambda name: statistics.median(self.ratios(name, ours)), default=None)
            ratio = round(statistics.median(self.ratios(peer, ours)), 2) if peer else 1
            if ratio < 1:
                yield f"{self.item.name}, {ours}: {peer} takes {ratio:.2f} of its time"

    def measured(self, gate):
        """Whom a gate compares ours with, and the ratios; None where that peer is not here."""
        if gate.peer == BEST:
            peer = min(self.peers, key=lambda name: statistics.median(self.ratios(name, gate.ours)), default=None)
        else:
            peer = gate.peer if gate.peer in self.times else None
        if peer is None:
            return None
        ratios = self.ratios(peer, gate.ours)
        if gate.at_most is not None:
            # All of a batch end together.
            ratios = [self.together[gate.ours] / ratio for ratio in ratios]
        return peer, ratios

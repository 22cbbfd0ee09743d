"""The gates of ../../Ratios.json against peers, and what of them is met."""

import json
from dataclasses import dataclass

from .install import BENCHMARKS

# A peer that none of ours is.
BEST = "best peer"


@dataclass(frozen=True)
class Gate:
    """How much faster ours has to be; or with at_most, how much longer a batch may take than one alone."""
    work: str
    peer: str
    ours: str = "ours"
    at_least: float | None = None
    at_most: float | None = None
    # The features of a processor without which it says nothing, by Linux's names.
    needs: tuple = ()

    def missing(self):
        return [feature for feature in self.needs if feature not in processor_features()]

    @property
    def required(self):
        return f"≥ {self.at_least:g}×" if self.at_most is None else f"≤ {self.at_most:g}×"

    def holds(self, measured):
        # As precise as it is written: two digits, so that parity is not a matter of luck.
        rounded = round(measured, 2)
        return rounded >= self.at_least if self.at_most is None else rounded <= self.at_most


def processor_features():
    try:
        with open("/proc/cpuinfo") as file:
            return next((line.split() for line in file if line.startswith("flags")), [])
    except OSError:
        return []


def floor(item, ours, passed):
    """What has to hold on every processor for one of ours: no slower than the library that it stands for.

    None where a gate that says something here asks for more."""
    floors = json.loads((BENCHMARKS / "Ratios.json").read_text())["floors"]
    library, at_least = floors["libraries"][item.kind], floors["atLeast"]
    same = [gate for gate in passed if gate.ours == ours and gate.at_least is not None and not gate.missing()]
    if any(gate.at_least >= at_least and gate.peer in (library, BEST) for gate in same):
        return None
    return Gate(work=item.name, peer=library, ours=ours, at_least=at_least)


def gates():
    """Those that say something of this processor: a row with "lacks" is for one without these features, beside the row for
    one that has them."""
    rows = [row for row in json.loads((BENCHMARKS / "Ratios.json").read_text())["peers"]
            if not set(row.get("lacks", [])) & set(processor_features())]
    return [Gate(work=row["work"], peer=row["peer"], ours=row.get("ours", "ours"), at_least=row.get("atLeast"),
                 at_most=row.get("atMost"), needs=tuple(row.get("needs", []))) for row in rows]

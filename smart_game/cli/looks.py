"""What `check` sees in a scenario that packs know nothing of: dated facts, and the size of a hand-in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from smart_game.packs import diagnostics, wording_diagnostics
from smart_game.packs.findings import Fault, nearest
from smart_game.packs.language import facts_in
from smart_game.packs.loading import Look
from smart_game.progress.fitting import fits, largest_size
from smart_game.progress.sealing import PADDED
from smart_game.scenario.model import Scenario
from smart_game.school.facts import Facts


def looks_at(facts: Facts, today: date) -> Sequence[Look]:
    """Both looks, with the facts as they stand on a day."""

    def at_facts(_pack: str, data: Mapping[str, Any], _scenario: Scenario) -> Iterator[Fault]:
        known = facts.by_name()
        for where, name, instead in facts_in(dict(data)):
            if name not in known:
                values = {"name": name, "nearest": nearest(name, known)}
                yield Fault(wording_diagnostics.UNKNOWN_FACT, where, values)
            elif known[name].is_due(today):
                values = {"name": name, "day": known[name].review_by.isoformat(), "instead": instead}
                yield Fault(wording_diagnostics.STALE_FACT, where, values)

    return (at_facts, at_size)


def at_size(pack: str, _data: Mapping[str, Any], scenario: Scenario) -> Iterator[Fault]:
    """A fault where a play of the scenario could be too long to hand in."""
    if not fits(pack, scenario):
        values = {"size": str(largest_size(pack, scenario)), "most": str(PADDED)}
        yield Fault(diagnostics.OUTGROWS_HAND_IN, ("cards",), values)

"""What was written of one play: the very counts that were sealed, and where they are now.

A child's screen draws it, so that what is said to be kept is what is kept.
"""

from dataclasses import dataclass
from enum import StrEnum

from smart_game.progress.counts import Counts
from smart_game.progress.handing_in import HandedIn, NotCounted, Result


class Place(StrEnum):
    """Where the counts of a play are."""

    HANDED_IN = "handed in"
    ON_THIS_PC = "sealed, on this PC"
    NOT_SEALED_YET = "in memory, until there is a key"


@dataclass(frozen=True)
class Written:
    """The counts of a play, and where they are."""

    counts: Counts
    place: Place


def written(counts: Counts, result: Result | None) -> Written | None:
    """What became of counts: `result` is the sender's, or none without a key. None if nothing is kept."""
    if isinstance(result, NotCounted):
        return None
    if result is None:
        return Written(counts, Place.NOT_SEALED_YET)
    return Written(counts, Place.HANDED_IN if isinstance(result, HandedIn) else Place.ON_THIS_PC)

"""How much of a group chose each choice of one question: bands, or percentages where they are allowed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smart_game.reports.bands import Band, Span, bands_of, gives_away, spans

EXACT_FROM = 23
"""Fewer first plays than this are never shown as percentages."""


@dataclass(frozen=True)
class Share:
    """How many chose it: always a band, and a percentage where one may be shown."""

    band: Band
    percent: int | None = None

    @property
    def words(self) -> str:
        """What a report says."""
        return self.band.words if self.percent is None else f"{self.percent}%"


@dataclass(frozen=True)
class Answers:
    """One class's first plays at one question: how many answered it, and how many chose each choice."""

    plays: int
    chose: tuple[int, ...]


def shares_of(classes: Mapping[str, Answers], threshold: int) -> tuple[Share, ...] | None:
    """The share of each choice over these classes; none where too few plays answered to say.

    Percentages need two or more classes, 23 plays, and the threshold on either side of every count and of
    every class; and the classes' own bands must leave each class's counts unknown beside them.
    """
    heard = [answers for answers in classes.values() if answers.plays]
    plays = sum(answers.plays for answers in heard)
    if plays < threshold:
        return None
    counts = [sum(column) for column in zip(*(answers.chose for answers in heard), strict=True)]
    bands = bands_of(counts, plays)
    if bands is None:
        return None
    if _may_be_exact(heard, counts, plays, threshold):
        return tuple(
            Share(band, round(100 * count / plays)) for band, count in zip(bands, counts, strict=True)
        )
    return tuple(Share(band) for band in bands)


def _may_be_exact(heard: Sequence[Answers], counts: Sequence[int], plays: int, threshold: int) -> bool:
    return (
        len(heard) >= 2
        and plays >= EXACT_FROM
        and all(plays - answers.plays >= threshold for answers in heard)
        and all(count >= threshold and plays - count >= threshold for count in counts)
        and not any(
            gives_away([_span(answers, index, threshold) for answers in heard], count)
            for index, count in enumerate(counts)
        )
    )


def _span(answers: Answers, index: int, threshold: int) -> Span:
    """What a class's own report tells of one of its counts."""
    bands = bands_of(answers.chose, answers.plays) if answers.plays >= threshold else None
    return (0, answers.plays) if bands is None else spans(answers.plays)[bands[index]]

"""A percentage worked out from the bands of many classes, and from nothing finer.

Classes differ, so each class's own rate is taken from a beta distribution, and its count from a binomial one.
The mean and the spread are the ones that make the bands that were shown the likeliest (maximum likelihood of
the beta-binomial model: Skellam 1948, "A probability distribution derived from the binomial ...").
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, lgamma, log

from smart_game.reports.bands import Band, spans

FEWEST_CLASSES = 30
"""Fewer classes than this give a band, and no percentage."""

_SPREADS = (2.0, 5.0, 10.0, 25.0, 80.0)
"""How alike classes may be: the sum of the two parameters of the beta distribution."""

_STEPS = (16, 4, 1)

Heard = Mapping[tuple[int, Band], int]
"""How many classes showed a band, by how many had answered there."""

ByPlays = Mapping[int, Sequence[tuple[Band, int]]]


def percentage_from(heard: Heard) -> int | None:
    """The likeliest percentage, 1 to 99; none from fewer than 30 classes."""
    if sum(heard.values()) < FEWEST_CLASSES:
        return None
    by_plays: dict[int, list[tuple[Band, int]]] = {}
    for (plays, band), classes in heard.items():
        by_plays.setdefault(plays, []).append((band, classes))
    best = 50, float("-inf")
    for spread in _SPREADS:
        best = max(best, _climbed(by_plays, spread, best[0]), key=lambda found: found[1])
    return best[0]


def _climbed(by_plays: ByPlays, spread: float, start: int) -> tuple[int, float]:
    """The likeliest percentage with this spread, uphill from a start; there is one summit only."""
    here, height = start, _likelihood(by_plays, start, spread)
    for step in _STEPS:
        for way in (step, -step):
            while 1 <= here + way <= 99 and (higher := _likelihood(by_plays, here + way, spread)) > height:
                here, height = here + way, higher
    return here, height


def _likelihood(by_plays: ByPlays, percentage: int, spread: float) -> float:
    total = 0.0
    for plays, heard in by_plays.items():
        chances = _log_chances(plays, percentage, spread)
        for band, classes in heard:
            total += classes * chances[band]
    return total


@lru_cache(maxsize=50_000)
def _log_chances(plays: int, percentage: int, spread: float) -> Mapping[Band, float]:
    """The logarithm of how likely each band is."""
    yes = spread * percentage / 100
    no = spread - yes
    begins = lgamma(plays + 1) + lgamma(spread) - lgamma(yes) - lgamma(no) - lgamma(plays + spread)
    chances = [
        exp(
            begins
            + lgamma(count + yes)
            + lgamma(plays - count + no)
            - lgamma(count + 1)
            - lgamma(plays - count + 1)
        )
        for count in range(plays + 1)
    ]
    return {
        band: log(max(1e-12, sum(chances[least : most + 1]))) for band, (least, most) in spans(plays).items()
    }

"""Words instead of numbers: a band says how many, and never gives a count back.

With nine plays or more each band is a fifth; with fewer there are three bands, each a third. So every
band holds at least two counts: nobody and one child look alike, and so do everybody and all but one.
The choices of one question add up, which can give a count back from its bands together; where it would,
one count on the edge of its band is shown in the band next to it. Nothing here depends on a single play
in any other way.
"""

from collections.abc import Sequence
from enum import IntEnum
from fractions import Fraction
from itertools import product

FIFTHS_FROM = 9


class Band(IntEnum):
    """How many, in words; the order is from few to many."""

    VERY_FEW = 1
    SOME = 2
    ABOUT_HALF = 3
    MOST = 4
    NEARLY_ALL = 5

    @property
    def words(self) -> str:
        """The band as a report says it."""
        return self.name.lower().replace("_", " ")

    @property
    def middle(self) -> float:
        """The share in the middle of the band, for sums that may use nothing finer."""
        return (2 * self - 1) / 10

    @classmethod
    def nearest(cls, part: float) -> "Band":
        """The band of a part between 0 and 1 that is itself worked out from bands; they mirror each other."""
        few = min(part, 1 - part)
        band = min(3, int(few * 5 + 1e-9) + 1)
        return cls(band if part <= 0.5 else 6 - band)


Span = tuple[int, int]

_FIFTHS = (
    (Band.VERY_FEW, Fraction(1, 5)),
    (Band.SOME, Fraction(2, 5)),
    (Band.ABOUT_HALF, Fraction(3, 5)),
    (Band.MOST, Fraction(4, 5)),
    (Band.NEARLY_ALL, Fraction(1)),
)
_THIRDS = ((Band.VERY_FEW, Fraction(1, 3)), (Band.ABOUT_HALF, Fraction(2, 3)), (Band.NEARLY_ALL, Fraction(1)))


def spans(plays: int) -> dict[Band, Span]:
    """The least and the most count of each band, for this many plays. The bands mirror each other."""
    scheme = _FIFTHS if plays >= FIFTHS_FROM else _THIRDS
    found: dict[Band, Span] = {}
    least = 0
    for band, edge in scheme:
        reach = edge * plays
        below_half = edge < Fraction(1, 2)
        most = reach.__ceil__() - 1 if below_half else reach.__floor__()
        found[band] = (least, most)
        least = most + 1
    return found


def band_of(count: int, plays: int) -> Band:
    """The band of a count."""
    return next(band for band, (least, most) in spans(plays).items() if least <= count <= most)


def bands_of(counts: Sequence[int], plays: int) -> tuple[Band, ...] | None:
    """The bands of one question's choices, or none where no bands keep the counts unknown.

    Even somebody who knows how many played can work out no count from them.
    """
    bands = [band_of(count, plays) for count in counts]
    total = sum(counts)
    if len(counts) < 2 or _keeps([spans(plays)[band] for band in bands], total):
        return tuple(bands)
    return _moved(bands, counts, plays, total)


def near_bands(counts: Sequence[int], plays: int) -> list[tuple[Band, ...]]:
    """The bands that lie within one of each count's own and can add up, the nearest to the counts first."""
    known = spans(plays)
    order = list(known)
    places = [order.index(band_of(count, plays)) for count in counts]
    rows = product(*(order[max(0, place - 1) : place + 2] for place in places))
    return sorted(
        (row for row in rows if not gives_away([known[band] for band in row], sum(counts))),
        key=lambda row: (sum(_far(count, known[band]) for count, band in zip(counts, row, strict=True)), row),
    )


def _far(count: int, span: Span) -> int:
    return max(span[0] - count, count - span[1], 0)


def gives_away(parts: Sequence[Span], total: int) -> bool:
    """Whether spans of counts that add up to a known total leave only one value for any of them."""
    all_least, all_most = sum(least for least, _ in parts), sum(most for _, most in parts)
    for least, most in parts:
        lowest = max(least, total - (all_most - most))
        highest = min(most, total - (all_least - least))
        if highest <= lowest:
            return True
    return False


def _keeps(parts: Sequence[Span], total: int) -> bool:
    return not gives_away(parts, total)


def _moved(bands: list[Band], counts: Sequence[int], plays: int, total: int) -> tuple[Band, ...] | None:
    """The bands with one of them moved by one, the nearest that gives nothing away."""
    known = spans(plays)
    order = list(known)
    best: tuple[int, int, tuple[Band, ...]] | None = None
    for index, count in enumerate(counts):
        place = order.index(bands[index])
        for other in order[max(0, place - 1) : place + 2]:
            moved = (*bands[:index], other, *bands[index + 1 :])
            if other != bands[index] and _keeps([known[band] for band in moved], total):
                far = _far(count, known[other])
                best = min(best or (far, -count, moved), (far, -count, moved))
    return best[2] if best else None

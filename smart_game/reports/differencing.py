"""What two reports tell together: the counts, and what lies between them, that fit both.

The plays of an earlier report are among those of a later one. So for each choice an earlier count `x`, a
later count `y` and the difference `y - x` are bounded, and both rows add up to a known number of plays. The
bounds of sums of such regions are the sums of their bounds, so the answer is exact without trying all rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from smart_game.reports.bands import Band, Span, spans


@dataclass(frozen=True)
class Seen:
    """What a report has shown of one question of one class: how many answered, and the choices' bands."""

    plays: int
    bands: tuple[Band, ...]

    def spans(self) -> tuple[Span, ...]:
        """The counts that each band stands for."""
        known = spans(self.plays)
        return tuple(known[band] for band in self.bands)


Region = tuple[Span, Span, Span]
"""The bounds of the earlier count, of the later count, and of their difference."""


def keeps(earlier: Seen, later: Seen) -> bool:
    """Whether two reports leave two or more values for every count and for every difference of counts."""
    more = later.plays - earlier.plays
    regions = [
        _closed(before, after, more) for before, after in zip(earlier.spans(), later.spans(), strict=True)
    ]
    return all(
        _open(region, _sum(regions[:index] + regions[index + 1 :]), earlier.plays, later.plays)
        for index, region in enumerate(regions)
    )


def narrowed(seen: Sequence[Seen], choice: int, plays: int) -> Span:
    """What reports over time leave of a choice's count at the moment when so many had answered."""
    least, most = 0, plays
    for each in seen:
        low, high = each.spans()[choice]
        apart = plays - each.plays
        least = max(least, low if apart >= 0 else low + apart)
        most = min(most, high + apart if apart >= 0 else high)
    return least, most


def _closed(earlier: Span, later: Span, more: int) -> Region:
    between = max(0, later[0] - earlier[1]), min(more, later[1] - earlier[0])
    return (
        (max(earlier[0], later[0] - more), min(earlier[1], later[1])),
        (max(later[0], earlier[0]), min(later[1], earlier[1] + more)),
        between,
    )


def _sum(regions: Sequence[Region]) -> Region:
    (x, y, between) = ((sum(r[i][0] for r in regions), sum(r[i][1] for r in regions)) for i in range(3))
    return x, y, between


def _open(region: Region, others: Region, earlier: int, later: int) -> bool:
    """Whether at least two earlier counts, later counts and differences fit beside the other choices."""
    found: tuple[set[int], set[int], set[int]] = (set(), set(), set())
    for x in range(region[0][0], region[0][1] + 1):
        for y in range(max(region[1][0], x + region[2][0]), min(region[1][1], x + region[2][1]) + 1):
            rest_x, rest_y = earlier - x, later - y
            if all(
                least <= value <= most
                for value, (least, most) in zip((rest_x, rest_y, rest_y - rest_x), others, strict=True)
            ):
                for values, value in zip(found, (x, y, y - x), strict=True):
                    values.add(value)
                if all(len(values) > 1 for values in found):
                    return True
    return False

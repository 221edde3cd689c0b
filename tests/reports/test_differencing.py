from collections import defaultdict
from itertools import pairwise

import pytest

from smart_game.reports.bands import Band, bands_of, spans
from smart_game.reports.differencing import Seen, keeps, narrowed
from smart_game.reports.shown import Memory
from tests.reports.test_bands import splits

History = tuple[tuple[int, ...], ...]


def histories(sizes: tuple[int, ...], choices: int) -> list[History]:
    """Every way in which batches can add up, as the counts after each batch."""
    found: list[History] = [()]
    for before, after in pairwise((0, *sizes)):
        found = [
            (*known, tuple(a + b for a, b in zip(known[-1] if known else (0,) * choices, batch, strict=True)))
            for known in found
            for batch in splits(after - before, choices)
        ]
    return found


def told(sizes: tuple[int, ...], choices: int) -> list[list[History]]:
    """The histories that look alike to somebody who has every report and knows how many had played."""
    alike = defaultdict(list)
    for history in histories(sizes, choices):
        memory = Memory()
        shown = tuple(
            memory.bands("owls", "q", counts, plays)
            for counts, plays in zip(history, sizes, strict=True)
        )  # fmt: skip
        alike[shown].append(history)
    return list(alike.values())


def pinned(worlds: list[History]) -> bool:
    """Whether some count, or some difference of two counts, is the same in all of these."""
    zero = tuple(0 for _ in worlds[0][0])
    for later in range(len(worlds[0])):
        for earlier in range(-1, later):
            for choice in range(len(zero)):
                values = {
                    world[later][choice] - (world[earlier] if earlier >= 0 else zero)[choice]
                    for world in worlds
                }
                if len(values) == 1:
                    return True
    return False


@pytest.mark.parametrize(
    "sizes", [(10, 20), (10, 25), (12, 22), (10, 20, 30), (6, 12), (6, 12, 18), (14, 28)]
)
def test_no_two_reports_tell_a_count_or_a_difference(sizes: tuple[int, ...]) -> None:
    """Every way a class can play a question with two choices, by somebody who knows this program."""
    assert not any(map(pinned, told(sizes, 2)))


@pytest.mark.parametrize("sizes", [(10, 20), (6, 12), (8, 15)])
def test_nor_with_three_choices(sizes: tuple[int, ...]) -> None:
    assert not any(map(pinned, told(sizes, 3)))


def test_without_that_care_two_reports_tell_that_nobody_in_a_batch_chose_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Seven of ten, then seven of twenty: most, then some."""
    monkeypatch.setattr("smart_game.reports.shown.keeps", lambda *_: True)
    assert any(map(pinned, told((10, 20), 2)))
    assert not keeps(Seen(10, bands(7, 10)), Seen(20, bands(7, 20)))


def bands(count: int, plays: int) -> tuple[Band, ...]:
    found = bands_of((count, plays - count), plays)
    assert found is not None
    return found


@pytest.mark.parametrize("sizes", [(6, 12), (7, 13), (10, 16)])
def test_the_sums_agree_with_trying_every_row(sizes: tuple[int, int]) -> None:
    worlds = defaultdict(list)
    for history in histories(sizes, 3):
        rows = tuple(
            tuple(next(b for b, (low, high) in spans(n).items() if low <= c <= high) for c in counts)
            for counts, n in zip(history, sizes, strict=True)
        )
        worlds[rows].append(history)
    for (earlier, later), alike in worlds.items():
        assert keeps(Seen(sizes[0], earlier), Seen(sizes[1], later)) == (not pinned(alike))


def test_a_figure_that_would_tell_is_shown_in_the_next_band() -> None:
    memory = Memory()
    assert memory.bands("owls", "q", (7, 3), 10) == (Band.MOST, Band.SOME)
    assert memory.bands("owls", "q", (7, 13), 20) == (Band.ABOUT_HALF, Band.ABOUT_HALF)
    assert memory.bands("owls", "q", (9, 21), 30) == (Band.SOME, Band.MOST)


def test_what_was_shown_stays_whatever_is_asked_in_between() -> None:
    """The same plays get the same words again, also when an earlier term is looked at after a later one."""
    memory = Memory()
    now = memory.bands("owls", "q", (12, 8), 20)
    before = memory.bands("owls", "q", (7, 3), 10)
    assert (memory.bands("owls", "q", (12, 8), 20), memory.bands("owls", "q", (7, 3), 10)) == (now, before)


def test_what_reports_leave_of_a_count() -> None:
    seen = [Seen(10, (Band.MOST, Band.SOME)), Seen(20, (Band.SOME, Band.MOST))]
    assert narrowed(seen, 0, 10) == (7, 7)
    assert narrowed(seen, 0, 20) == (7, 7)
    assert narrowed(seen[:1], 0, 30) == (7, 28)

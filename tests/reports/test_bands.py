from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smart_game.reports.bands import Band, band_of, bands_of, gives_away, spans

plays = st.integers(6, 400)


def splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way in which a class can fall to so many choices."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in splits(total - first, parts - 1):
            yield (first, *rest)


@given(plays)
def test_every_band_holds_two_counts_and_every_count_one_band(number: int) -> None:
    found = list(spans(number).values())
    assert [least for least, _ in found] == [0, *(most + 1 for _, most in found[:-1])]
    assert found[-1][1] == number
    assert all(most > least for least, most in found)


@given(plays)
def test_none_looks_like_one_and_all_like_all_but_one(number: int) -> None:
    assert band_of(0, number) == band_of(1, number) == Band.VERY_FEW
    assert band_of(number, number) == band_of(number - 1, number) == Band.NEARLY_ALL


@given(plays, st.data())
def test_bands_mirror_each_other(number: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, number))
    assert band_of(count, number) + band_of(number - count, number) == 6


@pytest.mark.parametrize(
    ("count", "number", "words"),
    [
        (0, 28, "very few"),
        (5, 28, "very few"),
        (6, 28, "some"),
        (11, 28, "some"),
        (12, 28, "about half"),
        (16, 28, "about half"),
        (17, 28, "most"),
        (22, 28, "most"),
        (23, 28, "nearly all"),
        (28, 28, "nearly all"),
        (1, 6, "very few"),
        (2, 6, "about half"),
        (5, 6, "nearly all"),
    ],
)
def test_a_band_is_a_fifth_or_a_third_in_a_small_class(count: int, number: int, words: str) -> None:
    assert band_of(count, number).words == words


@pytest.mark.parametrize("choices", [2, 3, 4])
@pytest.mark.parametrize("number", range(6, 23))
def test_nobody_can_work_a_count_out_from_the_bands_of_a_question(number: int, choices: int) -> None:
    """Not even somebody who knows how many played, and how this program chooses bands."""
    alike = defaultdict(list)
    for counts in splits(number, choices):
        shown = bands_of(counts, number)
        assert shown is not None
        alike[shown].append(counts)
    for worlds in alike.values():
        for index in range(choices):
            assert len({counts[index] for counts in worlds}) > 1


def test_without_that_care_a_count_would_be_given_away() -> None:
    """8, 1 and 1 of ten: most, very few and very few add up in one way only."""
    bands = [band_of(count, 10) for count in (8, 1, 1)]
    assert gives_away([spans(10)[band] for band in bands], 10)
    assert bands_of((8, 1, 1), 10) == (Band.NEARLY_ALL, Band.VERY_FEW, Band.VERY_FEW)


@given(plays, st.data())
def test_a_band_is_moved_by_one_at_most(number: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, number))
    second = data.draw(st.integers(0, number - first))
    counts = (first, second, number - first - second)
    shown = bands_of(counts, number)
    assert shown is not None
    order = list(spans(number))
    moves = [
        abs(order.index(band) - order.index(band_of(count, number)))
        for band, count in zip(shown, counts, strict=True)
    ]
    assert sum(moves) <= 1

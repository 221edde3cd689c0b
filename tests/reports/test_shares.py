import pytest

from smart_game.reports.bands import Band
from smart_game.reports.shares import Answers, complementary, may_be_exact, shares_of
from smart_game.reports.shown import Memory


def words(
    classes: dict[str, Answers], memory: Memory | None = None, *, exact: bool = True
) -> list[str] | None:
    shares = shares_of(classes, 10, memory, "q", exact=exact)
    return None if shares is None else [share.words for share in shares]


def two(plays: int, count: int) -> Answers:
    return Answers(plays, (count, plays - count))


def test_what_is_said_of_a_part_of_the_classes_comes_from_the_words_of_each() -> None:
    """Seven of ten and one of ten: their sum, eight of twenty, would prove that it was seven and one."""
    seven, eight = ({"owls": two(10, count), "wrens": two(10, 1)} for count in (7, 8))
    assert words(seven, exact=False) == words(eight, exact=False) == ["about half", "about half"]


def test_a_class_that_is_too_small_does_not_change_what_is_said_of_several() -> None:
    large = {"owls": two(20, 4)}
    assert words({**large, "wrens": two(9, 9)}, exact=False) == words(large, exact=False)


def test_a_year_group_of_one_class_says_what_the_class_says() -> None:
    alone = {"owls": two(28, 14)}
    assert words(alone, exact=False) == words(alone) == ["about half", "about half"]


def test_a_percentage_stays_until_what_is_new_could_be_shown_itself() -> None:
    """One class plays on: its own batch would lie between two percentages. Then another does as well."""
    memory = Memory()
    assert words({"owls": two(28, 12), "wrens": two(26, 14)}, memory) == ["48%", "52%"]
    assert words({"owls": two(40, 24), "wrens": two(26, 14)}, memory) == ["48%", "52%"]
    assert words({"owls": two(50, 24), "wrens": two(50, 28)}, memory) == ["52%", "48%"]


def test_an_earlier_moment_gets_no_percentage_that_a_later_one_would_give_away() -> None:
    memory = Memory()
    assert words({"owls": two(40, 24), "wrens": two(26, 14)}, memory) == ["58%", "42%"]
    assert words({"owls": two(28, 12), "wrens": two(26, 14)}, memory) == ["about half", "about half"]


def test_a_part_left_out_of_a_table_takes_another_with_it() -> None:
    parts = {
        "year 3": {"a": two(28, 14), "b": two(28, 14)},
        "year 4": {"c": two(30, 15), "d": two(30, 15)},
        "year 5": {"e": two(12, 5)},
    }
    assert may_be_exact(parts["year 3"], 10)
    assert not may_be_exact(parts["year 5"], 10)
    assert complementary(parts, 10) == {"year 4"}


def test_nothing_more_is_left_out_where_nothing_is() -> None:
    parts = {name: {f"{name}-a": two(28, 14), f"{name}-b": two(28, 14)} for name in ("year 3", "year 4")}
    assert complementary(parts, 10) == set(parts)


@pytest.mark.parametrize("year", ["2026-27", "2027-28"])
def test_the_memory_is_of_one_school_year(year: str) -> None:
    memory = Memory()
    assert memory.empty
    memory.bands("owls", "q", (7, 3), 10)
    words({"owls": two(28, 12), "wrens": two(26, 14)}, memory)
    again = Memory.from_bytes(memory.to_bytes("2026-27"), year)
    assert again.empty == (year != "2026-27")
    if not again.empty:
        assert again.to_bytes("2026-27") == memory.to_bytes("2026-27")
        assert again.bands("owls", "q", (7, 13), 20) == (Band.ABOUT_HALF, Band.ABOUT_HALF)

"""The shift of a class: derived from what is shown alone, and never surer than that allows."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smart_game.progress.class_progress import ScenarioProgress, Tally
from smart_game.reports.bands import Band
from smart_game.reports.quick_check import CheckShifts, Shift, beyond_chance, shift_between, shifts_of
from smart_game.reports.shares import Share
from smart_game.reports.shown import Memory
from smart_game.scenario.model import Pack
from smart_game.scenario.quick_check import Moment
from smart_game.scenario.vocabulary import Rule

SAFEST = {"safe": "leave-out", "meeting": "ask-first", "accepting": "check", "reliable": "second-place",
          "tell": "tell", "kind": "help"}  # fmt: skip
ORDER = (
    Shift.FEWER, Shift.PERHAPS_FEWER, Shift.SLIGHTLY_FEWER, Shift.SAME,
    Shift.SLIGHTLY_MORE, Shift.PERHAPS_MORE, Shift.MORE,
)  # fmt: skip


def tally(pack: Pack, plays: int, safest: int) -> Tally:
    """So many plays in which so many picked the safest of each question, and the rest the first other one."""
    check = pack.checks[0]
    chose: dict[str, int] = {}
    answered: dict[str, int] = {}
    for rule, safe in SAFEST.items():
        other = next(each.id for each in check.cards[rule].questions()[0].choices if each.id != safe)
        answered[f"{rule}/choice"] = plays
        chose |= {f"{rule}/choice/{safe}": safest, f"{rule}/choice/{other}": plays - safest}
    return Tally(plays=plays, finished=plays, answered=answered, chose=chose)


def shifts(pack: Pack, threshold: int = 10, **moments: tuple[int, int]) -> CheckShifts:
    figures = {
        f"{pack.info.id}/{Moment(name).scenario}": ScenarioProgress(first=tally(pack, plays, safest))
        for name, (plays, safest) in moments.items()
    }
    found = shifts_of({"owls": figures}, pack, threshold, Memory())
    assert found is not None
    return found


def test_a_class_of_28_that_learned_is_told_so(explorers: Pack) -> None:
    found = shifts(explorers, before=(28, 5), after=(27, 23), later=(26, 17))
    assert [rule.rule for rule in found.rules] == [Rule(name) for name in SAFEST]
    for rule in found.rules:
        assert (rule.before, rule.after) == (Share(Band.VERY_FEW), Share(Band.NEARLY_ALL))
        assert rule.since_before is Shift.MORE
        assert rule.weeks_later is Shift.MORE
        assert rule.known
    safe = found.rules[0]
    assert [answer.misconception for answer in safe.answers] == [
        "quizzes-are-private", "only-address-counts", None,
    ]  # fmt: skip
    assert safe.answers[0].before == Share(Band.NEARLY_ALL)
    assert safe.answers[0].after == Share(Band.VERY_FEW)
    assert safe.answers[0].text_a != safe.answers[0].text_b


def test_what_has_not_been_collected_is_not_told(explorers: Pack) -> None:
    found = shifts(explorers, before=(28, 20), after=(9, 9))
    assert all(rule.after is None and rule.since_before is Shift.UNKNOWN for rule in found.rules)
    assert found.known
    assert not shifts(explorers).known


def test_a_pack_without_a_check_has_no_shifts(explorers: Pack) -> None:
    assert shifts_of({}, explorers.model_copy(update={"quick_check": None}), 10, Memory()) is None


def test_two_classes_with_the_same_bands_get_the_same_words(explorers: Pack) -> None:
    for one, other in (((28, 13), (20, 9)), ((28, 6), (25, 5)), ((12, 6), (30, 15))):
        first, second = (shifts(explorers, before=(28, 3), after=each) for each in (one, other))
        assert first == second


def test_several_classes_may_show_percentages(explorers: Pack) -> None:
    figures = [
        {f"explorers/{moment.scenario}": ScenarioProgress(first=tally(explorers, 27, safest))}
        for moment, safest in ((Moment.BEFORE, 10), (Moment.AFTER, 16))
    ]
    both = dict.fromkeys(("owls", "wrens"), figures[0] | figures[1])
    found = shifts_of(both, explorers, 10, Memory())
    assert found is not None
    rule = found.rules[0]
    assert rule.since_before in {Shift.SLIGHTLY_MORE, Shift.PERHAPS_MORE}


SHARES = [Share(band) for band in Band]


@pytest.mark.parametrize("threshold", [6, 8, 10, 15])
def test_the_further_apart_the_surer_and_never_the_other_way_round(threshold: int) -> None:
    for before, after in product(SHARES, repeat=2):
        shift = shift_between(before, after, threshold)
        apart = after.band - before.band
        back = shift_between(after, before, threshold)
        assert ORDER.index(shift) + ORDER.index(back) == 2 * ORDER.index(Shift.SAME)
        assert (ORDER.index(shift) > ORDER.index(Shift.SAME)) == (apart > 0)
        if abs(apart) == 1:
            assert shift in {Shift.SLIGHTLY_MORE, Shift.SLIGHTLY_FEWER}
        nearer = shift_between(before, Share(Band(max(after.band - 1, before.band))), threshold)
        if apart > 0:
            assert ORDER.index(nearer) <= ORDER.index(shift)


def test_a_small_school_s_wide_bands_are_never_called_likely() -> None:
    for before, after in product(SHARES, repeat=2):
        assert shift_between(before, after, 6) not in {Shift.MORE, Shift.FEWER}


@given(st.integers(10, 90), st.integers(10, 90))
def test_percentages_are_compared_as_they_are(one: int, other: int) -> None:
    shift = shift_between(Share(Band.SOME, one), Share(Band.MOST, other), 10)
    if abs(one - other) < 10:
        assert shift is Shift.SAME
    else:
        assert (ORDER.index(shift) > ORDER.index(Shift.SAME)) == (other > one)
    assert (shift in {Shift.MORE, Shift.FEWER}) <= (abs(one - other) >= 20)


@pytest.mark.parametrize(
    ("one", "other", "plays", "beyond"),
    [(0.5, 0.5, 10, False), (0.3, 0.7, 10, True), (0.4, 0.6, 10, False), (0.4, 0.6, 100, True),
     (0.2, 0.6, 10, True), (0.0, 1.0, 6, True)],
)  # fmt: skip
def test_chance(one: float, other: float, plays: int, beyond: bool) -> None:
    assert beyond_chance(one, other, plays) is beyond
    assert beyond_chance(other, one, plays) is beyond


def test_likely_is_seldom_said_where_nothing_changed() -> None:
    """All pairs of counts of two classes of 28 that answer alike, each as likely as chance makes it."""
    from math import comb

    from smart_game.reports.bands import band_of

    for share in (0.2, 0.4, 0.5, 0.6, 0.8):
        chance = [comb(28, count) * share**count * (1 - share) ** (28 - count) for count in range(29)]
        shown = [Share(band_of(count, 28)) for count in range(29)]
        said = sum(
            chance[one] * chance[other]
            for one, other in product(range(29), repeat=2)
            if shift_between(shown[one], shown[other], 10) in {Shift.MORE, Shift.FEWER}
        )
        perhaps = sum(
            chance[one] * chance[other]
            for one, other in product(range(29), repeat=2)
            if shift_between(shown[one], shown[other], 10) in {Shift.PERHAPS_MORE, Shift.PERHAPS_FEWER}
        )
        assert said < 0.005
        assert perhaps < 0.1

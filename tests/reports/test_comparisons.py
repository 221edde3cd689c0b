from datetime import date

import pytest

from smart_game.progress.class_progress import ClassProgress, Fold, ScenarioProgress, Tally, Term
from smart_game.progress.counts import Counts
from smart_game.reports.bands import Band
from smart_game.reports.comparisons import (
    Change,
    Comparison,
    change_between,
    compare_practice,
    compare_terms,
    rules_of,
    until,
)
from smart_game.reports.figures import Knowledge, stories_of
from smart_game.reports.shares import Share
from smart_game.reports.shown import Memory
from smart_game.scenario.vocabulary import Rule
from tests.reports.library import figures, pack, played, story

PACKS = [pack(story(), story("second-story"), story("tell-story", "tell"))]


def test_a_rule_is_known_as_its_stories_are() -> None:
    counters = figures(played(ask=28)) | figures(played(type_hide=28), "second-story")
    accepting, tell = rules_of(stories_of({"owls": counters}, PACKS, 10, Memory()))
    assert (accepting.rule, accepting.knowledge) == (Rule.ACCEPTING, Knowledge.GROWING)
    assert [each.scenario.id for each in accepting.stories] == ["popup-story", "second-story"]
    assert (tell.rule, tell.knowledge, tell.safer) == (Rule.TELL, Knowledge.NOT_YET, None)


def test_a_rule_says_nothing_that_the_shown_bands_do_not() -> None:
    alike = [figures(played(type_tell=count, wait=6, ask=22 - count)) for count in (12, 16)]
    first, second = (rules_of(stories_of({"owls": each}, PACKS, 10, Memory()))[0] for each in alike)
    assert first.safer == second.safer
    assert first.knowledge is second.knowledge


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (Share(Band.SOME), Share(Band.MOST), Change.BETTER),
        (Share(Band.SOME), Share(Band.SOME), Change.SAME),
        (Share(Band.MOST), Share(Band.ABOUT_HALF), Change.WORSE),
        (Share(Band.SOME, 38), Share(Band.ABOUT_HALF, 41), Change.SAME),
        (Share(Band.SOME, 25), Share(Band.SOME, 33), Change.BETTER),
        (Share(Band.SOME, 38), Share(Band.MOST), Change.BETTER),
        (None, Share(Band.MOST), Change.CANNOT_SAY),
        (Share(Band.MOST), None, Change.CANNOT_SAY),
    ],
)
def test_what_two_figures_say_of_a_change(before: Share | None, after: Share | None, change: Change) -> None:
    assert change_between(before, after) is change
    assert Comparison("safe", before, after).change is change


def fold(choice: str, number: int) -> Fold:
    counts = Counts(
        pack="explorers", scenario="popup-story", class_id="owls", first=True, finished=True, stars=3,
        choices={f"popup/choice/{choice}": 1}, ending="good-end",
    )  # fmt: skip
    return Fold(pack="explorers", scenario="popup-story", first=(counts,) * number)


def test_this_term_against_the_one_before() -> None:
    """The counters up to Christmas, and those of now, through one memory."""
    progress = ClassProgress(class_id="owls").plus([fold("wait", 20)], [], date(2026, 11, 2))
    progress = progress.plus([fold("ask", 30)], [], date(2027, 2, 1))
    memory = Memory()
    then, now = (
        stories_of({"owls": counters}, PACKS, 10, memory)
        for counters in (until(progress, "2026-27", Term.AUTUMN), progress.of_year("2026-27"))
    )
    comparison = compare_terms(then, now)[0]
    assert comparison.label == "accepting"
    assert comparison.before == Share(Band.VERY_FEW)
    assert comparison.change is Change.BETTER
    assert until(progress, "2026-27", Term.SPRING) == progress.of_year("2026-27")
    assert until(progress, "2025-26", Term.SUMMER) == {}


def practised(classes: int, times: int, most: int = 0) -> dict[str, dict[str, ScenarioProgress]]:
    first, often, more = played(ask=6, wait=6), played(ask=times), played(ask=most)
    return {
        f"c{number}": {
            "explorers/popup-story": ScenarioProgress(
                first=first, practice=often.merged(more if number == 0 else Tally())
            )
        }
        for number in range(classes)
    }


@pytest.mark.parametrize(
    ("classes", "shown", "why"),
    [
        (practised(1, 100), False, "one class, and all of its practice may be one child's"),
        (practised(9, 10), False, "nine classes may be nine children"),
        (practised(10, 2), False, "fewer than 23 plays"),
        (practised(10, 3, most=40), False, "one class made more than half of it"),
        (practised(10, 3), True, "ten classes are ten children"),
    ],
)
def test_practice_is_shown_where_enough_children_must_have_practised(
    classes: dict[str, dict[str, ScenarioProgress]], shown: bool, why: str
) -> None:
    found = compare_practice(classes, PACKS, 10, Memory())
    assert bool(found) is shown, why
    if shown:
        assert found[0].after == Share(Band.NEARLY_ALL)
        assert found[0].change is Change.BETTER

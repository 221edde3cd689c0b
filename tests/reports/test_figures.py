from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smart_game.progress.class_progress import ScenarioProgress, Tally
from smart_game.progress.counts import Counts
from smart_game.reports.bands import Band
from smart_game.reports.figures import Knowledge, StoryFigure, asked_on_every_path, stories_of
from smart_game.reports.shares import Answers, Share, shares_of
from smart_game.reports.shown import Memory
from smart_game.reports.teaching import MOST_BELIEFS, teaching_from
from smart_game.scenario.model import Scenario
from tests.reports.library import CATALOGUE, choice, figures, pack, played, spot_story, story


def one(tally: Tally, threshold: int = 10) -> StoryFigure:
    return stories_of({"owls": figures(tally)}, [pack(story())], threshold, Memory())[0]


def shown(figure: StoryFigure) -> dict[str, str]:
    return {
        f"{question.card}/{choice.id}": choice.share.words
        for question in figure.questions
        for choice in question.choices
    }


def test_a_class_of_28_reads_in_bands() -> None:
    figure = one(played(type_tell=12, type_hide=3, wait=2, ask=11))
    assert shown(figure) == {
        "popup/type": "about half",
        "popup/wait": "very few",
        "popup/ask": "some",
        "mend/tell": "most",
        "mend/hide": "some",
    }
    assert figure.reached_end == Share(Band.NEARLY_ALL)
    assert figure.ended_well == Share(Band.NEARLY_ALL)


def test_a_class_without_a_batch_shows_nothing() -> None:
    for tally in (Tally(), played(ask=9)):
        figure = one(tally)
        assert figure.knowledge is Knowledge.NOT_YET
        assert (figure.questions, figure.reached_end, figure.ended_well) == ((), None, None)


def test_a_card_that_few_reached_says_nothing() -> None:
    figure = one(played(type_tell=9, ask=19))
    assert [bool(question.choices) for question in figure.questions] == [True, False]


def test_plays_that_were_left_count_as_far_as_they_went() -> None:
    figure = one(played(left=10, ask=10))
    assert figure.reached_end == Share(Band.ABOUT_HALF)
    assert shown(figure)["popup/type"] == "about half"


def test_how_it_ended_is_not_said_where_few_reached_the_end() -> None:
    assert one(played(left=20, ask=9)).ended_well is None


def test_each_thing_of_a_card_with_several_is_a_figure_of_its_own() -> None:
    picture = spot_story()
    counts = Counts(
        pack="explorers", scenario=picture.id, class_id="owls", first=True, finished=True, stars=3,
        choices={"page/badge/tapped": 1, "page/mud/left": 1, "page/name/left": 1}, ending="good-end",
    )  # fmt: skip
    tally = Tally().plus([counts] * 28)
    figure = stories_of({"owls": figures(tally, picture.id)}, [pack(picture)], 10, Memory())[0]
    assert [question.prompt for question in figure.questions] == ["A badge", "Mud", "A name"]
    assert [choice.text for choice in figure.questions[0].choices] == ["Tapped it.", "Left it alone."]
    assert shown(figure)["page/tapped"] == "very few"  # of the last: what is asked is in the question
    assert figure.questions[0].choices[0].share.words == "nearly all"


def test_practice_is_not_shown() -> None:
    progress = {"explorers/popup-story": ScenarioProgress(practice=played(ask=100))}
    figure = stories_of({"owls": progress}, [pack(story())], 10, Memory())[0]
    assert figure.knowledge is Knowledge.NOT_YET


def test_what_is_asked_on_every_path() -> None:
    assert asked_on_every_path(story(), "popup")
    assert not asked_on_every_path(story(), "mend")
    assert asked_on_every_path(spot_story(), "page")


def test_a_question_that_can_be_left_out_is_not_on_every_path() -> None:
    """A form on every path, whose first line may lead straight on."""
    leaving, staying = choice("close", "safer", "good-end"), {**choice("fill", "risky", ""), "goto": None}
    line = {"text": "Name", "choices": [leaving, staying]}
    form = {
        "kind": "form", "app": "web", "title": "Join", "goto": "good-end", "text": "A page to fill in.",
        "setting": {"backdrop": "bedroom"}, "items": [{"id": "one", **line}, {"id": "two", **line}],
    }  # fmt: skip
    plain = story("form-story").model_dump(mode="json")
    cards = {"popup": form, "good-end": plain["cards"]["good-end"]}
    assert not asked_on_every_path(Scenario.model_validate({**plain, "cards": cards}), "popup")


@pytest.mark.parametrize("number", range(10, 19))
def test_what_is_shown_and_what_is_not_never_tells_all_or_none(number: int) -> None:
    """Every way a class can play this story, by somebody who knows how many played."""
    alike = defaultdict(set)
    for typed in range(number + 1):
        for told in range(typed + 1):
            figure = one(played(type_tell=told, type_hide=typed - told, ask=number - typed))
            alike[tuple(sorted(shown(figure).items())), figure.ended_well].add((typed, typed - told))
    for worlds in alike.values():
        for counts in map(set, zip(*worlds, strict=True)):
            for known in ({0}, {1}, {number}, {number - 1}):
                assert counts != known


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_one_class_never_gets_a_number(tell: int, hide: int, wait: int, ask: int, left: int) -> None:
    figure = one(played(tell, hide, wait, ask, left))
    words = {band.words for band in Band}
    assert set(shown(figure).values()) <= words
    for share in (figure.reached_end, figure.ended_well):
        assert share is None or share.words in words


def test_percentages_across_two_classes() -> None:
    shares = shares_of({"owls": Answers(28, (12, 16)), "wrens": Answers(26, (14, 12))}, 10)
    assert shares is not None
    assert [share.words for share in shares] == ["48%", "52%"]


@pytest.mark.parametrize(
    ("classes", "why"),
    [
        ({"owls": Answers(60, (30, 30))}, "one class"),
        ({"owls": Answers(30, (15, 15)), "wrens": Answers(0, (0, 0))}, "only one class played"),
        ({"owls": Answers(11, (5, 6)), "wrens": Answers(11, (6, 5))}, "22 plays"),
        ({"owls": Answers(40, (20, 20)), "wrens": Answers(9, (4, 5))}, "a remainder of nine"),
        ({"owls": Answers(28, (5, 23)), "wrens": Answers(28, (4, 24))}, "a count of nine"),
        ({"owls": Answers(28, (24, 4)), "wrens": Answers(28, (23, 5))}, "nine who did not"),
        ({"owls": Answers(28, (16, 12)), "wrens": Answers(28, (5, 23))}, "the bands would tell"),
        ({"owls": Answers(28, (12, 12, 4)), "wrens": Answers(28, (12, 12, 4))}, "a third choice of eight"),
    ],
)  # fmt: skip
def test_no_percentages_where_they_could_give_a_class_away(classes: dict[str, Answers], why: str) -> None:
    shares = shares_of(classes, 10)
    assert shares is not None
    assert all(share.percent is None for share in shares), why


answers = st.integers(0, 40).flatmap(
    lambda plays: st.integers(0, plays).map(lambda count: Answers(plays, (count, plays - count)))
)


@given(st.lists(answers, min_size=1, max_size=4), st.integers(6, 15))
def test_a_percentage_always_has_the_threshold_on_every_side(listed: list[Answers], threshold: int) -> None:
    classes = {f"c{number}": each for number, each in enumerate(listed)}
    shares = shares_of(classes, threshold)
    total = sum(each.plays for each in listed)
    if total < threshold:
        assert shares is None
    elif shares is not None and shares[0].percent is not None:
        count = sum(each.chose[0] for each in listed)
        assert total >= 23
        assert min(count, total - count) >= threshold
        assert sum(each.plays > 0 for each in listed) >= 2
        assert all(total - each.plays >= threshold for each in listed)


@pytest.mark.parametrize(
    ("tally", "knowledge"),
    [
        (played(ask=26, wait=2), Knowledge.SECURE),
        (played(type_tell=8, wait=6, ask=14), Knowledge.GROWING),
        (played(type_hide=20, wait=5, ask=3), Knowledge.TEACH_NEXT),
    ],
)
def test_what_the_figures_say_of_a_story(tally: Tally, knowledge: Knowledge) -> None:
    assert one(tally).knowledge is knowledge


def test_beliefs_that_about_half_acted_on_come_first() -> None:
    stories = stories_of(
        {"owls": figures(played(type_hide=14, wait=7, ask=7)) | figures(played(ask=28), "quiet-story")},
        [pack(story(), story("quiet-story", "tell"), story("new-story", "kind"))],
        10,
        Memory(),
    )
    teaching = teaching_from(stories, CATALOGUE)
    assert [(held.id, held.band) for held in teaching.beliefs] == [
        ("in-trouble-if-i-tell", Band.NEARLY_ALL),
        ("be-quick", Band.ABOUT_HALF),
    ]
    assert [held.id for held in teaching.heard] == ["everyone-has-it"]
    assert teaching.beliefs[0].stories == ("Popup Story",)
    assert [step.story.scenario.id for step in teaching.steps] == ["popup-story"]
    assert teaching.steps[0].teach[0] == "Talk about in-trouble-if-i-tell."
    assert [story.scenario.id for story in teaching.play_next] == ["new-story"]
    assert len(teaching.beliefs) <= MOST_BELIEFS


def test_teaching_is_derived_from_shown_bands_alone() -> None:
    """Two classes with different counts and the same bands get the same advice."""
    one_class, other = played(type_tell=12, wait=6, ask=10), played(type_tell=16, wait=6, ask=6)
    advice = [
        teaching_from(
            stories_of({"owls": figures(tally)}, [pack(story())], 10, Memory()), CATALOGUE
        )
        for tally in (one_class, other)
    ]  # fmt: skip
    assert shown(one(one_class)) == shown(one(other))
    assert advice[0].beliefs == advice[1].beliefs
    assert one(one_class).knowledge is one(other).knowledge


def test_a_belief_that_is_not_in_the_catalogue_is_left_out() -> None:
    stories = stories_of({"owls": figures(played(type_hide=28))}, [pack(story())], 10, Memory())
    assert teaching_from(stories, {}).beliefs == ()

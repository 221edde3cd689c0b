"""Cards that ask about several things: in any order, or one after the other (see `tests/kinds.py`)."""

import pytest

from smart_game.scenario.cards import LEFT, TAPPED
from smart_game.scenario.model import Scenario
from smart_game.scenario.playthrough import NotOfferedError, Playthrough, State
from tests.kinds import make_cards, make_kinds
from tests.stories import make_scenario


def at(card: str, order: int = 1) -> Playthrough:
    scenario = make_kinds().scenarios[0]
    return Playthrough(scenario, state=State(scenario.id, card, order))


def waiting(play: Playthrough) -> list[str]:
    return [question.id for question in play.waiting]


def answer(play: Playthrough, choice: str, question: str | None = None) -> None:
    play.pick(choice, question)
    play.go_on()


def test_messages_are_answered_in_any_order_and_then_the_story_goes_on() -> None:
    play = at("inbox")
    for mail in ("mail-3", "mail-1", "mail-4"):
        answer(play, "way-1", mail)
        assert mail not in waiting(play)
        assert play.state.card == "inbox"
    assert waiting(play) == ["mail-2"]
    answer(play, "way-2", "mail-2")
    assert (play.state.card, play.state.answered) == ("sort", ())
    assert [fact.question for fact in play.state.made] == ["mail-3", "mail-1", "mail-4", "mail-2"]


def test_nothing_can_be_answered_twice() -> None:
    play = at("inbox")
    answer(play, "way-1", "mail-3")
    with pytest.raises(NotOfferedError, match="does not offer 'way-1' now"):
        play.pick("way-1", "mail-3")
    assert len(play.state.made) == 1


def test_a_question_of_another_card_is_refused() -> None:
    with pytest.raises(NotOfferedError):
        at("inbox").pick("way-1", "entry-1")


def test_the_story_does_not_go_on_while_a_question_waits() -> None:
    play = at("inbox")
    answer(play, "way-1", "mail-3")
    with pytest.raises(NotOfferedError, match="has to be answered before the story goes on"):
        play.go_on()


@pytest.mark.parametrize("card", ["form", "tell"])
def test_lines_are_asked_one_after_the_other(card: str) -> None:
    play = at(card)
    asked = []
    while play.state.card == card:
        assert play.question
        asked.append(play.question.id)
        answer(play, play.offered[0].id)
    assert asked == ["entry-1", "entry-2", "entry-3", "entry-4"]


def test_groups_keep_the_authors_order_for_every_seat() -> None:
    """A group that jumps about from thing to thing could not be learnt."""
    for order in range(20):
        play = at("sort", order)
        for question in play.waiting:
            assert [choice.id for choice in play.offered_for(question)] == ["yes", "no"]


def test_the_choices_for_each_message_are_shuffled_by_themselves() -> None:
    orders = {
        tuple(choice.id for choice in play.offered_for(question))
        for order in range(10)
        for play in [at("inbox", order)]
        for question in play.waiting
    }
    assert len(orders) == 6


def spotting(*risky: str) -> Playthrough:
    """A card of five pieces; to leave one of the risky ones is a mistake, to leave another is not."""
    cards = make_cards()
    for item in cards["spot"]["items"]:
        for verdict in item["choices"]:
            bad = verdict["id"] == (LEFT if item["id"] in risky else TAPPED)
            verdict["outcome"] = "risky" if bad else "safer"
    scenario: Scenario = make_scenario(id="every-kind", start="spot", cards=cards)
    return Playthrough(scenario)


def test_leaving_the_rest_of_a_page_reads_only_the_feedback_that_matters() -> None:
    play = spotting("spot-2", "spot-4")
    answer(play, TAPPED, "spot-1")
    play.leave_rest()
    shown = []
    while play.state.card == "spot":
        assert play.state.in_feedback
        shown.append(play.state.made[-1].question)
        play.go_on()
    assert shown == ["spot-2", "spot-4"]
    assert play.state.card == "form"
    assert [(fact.question, fact.choice) for fact in play.state.made] == [
        ("spot-1", TAPPED),
        *((f"spot-{number}", LEFT) for number in range(2, 6)),
    ]


def test_where_every_clue_was_tapped_leaving_the_rest_goes_straight_on() -> None:
    play = spotting("spot-2")
    answer(play, TAPPED, "spot-2")
    play.leave_rest()
    assert (play.state.card, play.state.in_feedback) == ("form", False)
    assert play.stars == 3


def test_a_page_can_be_left_with_nothing_tapped() -> None:
    play = spotting()
    play.leave_rest()
    assert play.state.card == "form"
    assert len(play.state.made) == 5


def test_a_page_tapped_to_the_last_piece_goes_on_by_itself() -> None:
    play = spotting("spot-1")
    for question in list(waiting(play)):
        answer(play, TAPPED, question)
    assert play.state.card == "form"

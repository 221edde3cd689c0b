import json
import random
from collections.abc import Iterator

import pytest

from smart_game.errors import SmartGameError
from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import ChoiceMade, NotOfferedError, Playthrough, State
from tests.kinds import make_kinds
from tests.stories import make_scenario


def at_the_popup(order: int = 0) -> Playthrough:
    play = Playthrough(make_scenario(), order)
    play.go_on()
    return play


def offered_ids(play: Playthrough) -> list[str]:
    return [choice.id for choice in play.offered]


def test_begins_at_the_start_with_nothing_made() -> None:
    play = Playthrough(make_scenario())
    assert (play.state.card, play.state.made, play.ended, play.question) == ("begin", (), False, None)
    assert play.offered == ()
    assert play.last_choice is None


def test_what_is_offered_is_stable_while_the_card_waits() -> None:
    play = at_the_popup(order=7)
    assert all(offered_ids(play) == offered_ids(at_the_popup(order=7)) for _ in range(20))
    assert sorted(offered_ids(play)) == ["ask", "close", "type", "wait"]


def test_seats_see_choices_in_different_orders() -> None:
    """Over many seats every choice stands first about as often as any other."""
    first = [offered_ids(at_the_popup(order))[0] for order in range(400)]
    assert {choice: first.count(choice) for choice in first}.keys() == {"ask", "close", "type", "wait"}
    assert min(first.count(choice) for choice in set(first)) > 60


def test_one_seat_sees_different_orders_on_different_cards() -> None:
    """Two cards with the same choices: somebody who learns a place by heart learns nothing."""
    cards = make_scenario().cards
    twin = make_scenario().model_copy(update={"cards": {**cards, "mend": cards["popup"]}})
    same = 0
    for order in range(200):
        one, other = (Playthrough(twin, state=State(twin.id, card, order)) for card in ("popup", "mend"))
        same += offered_ids(one) == offered_ids(other)
    assert same < 40


def test_the_global_random_numbers_are_left_alone() -> None:
    random.seed(5)
    expected = random.random()
    random.seed(5)
    assert at_the_popup().offered
    assert random.random() == expected


def test_a_pick_is_a_fact_and_leads_to_its_feedback() -> None:
    play = at_the_popup()
    assert play.pick("ask") == ChoiceMade("two-doors", "popup", "choice", "ask")
    assert play.state.in_feedback
    assert play.state.card == "popup"
    assert play.last_choice
    assert play.last_choice.id == "ask"
    assert play.offered == ()


def test_after_the_feedback_the_story_goes_where_the_choice_leads() -> None:
    play = at_the_popup()
    play.pick("type")
    play.go_on()
    assert (play.state.card, play.state.in_feedback, play.ended) == ("mend", False, False)
    play.pick("tell")
    play.go_on()
    assert (play.state.card, play.ended) == ("told", True)


def test_a_choice_that_is_not_offered_is_refused_by_name_with_what_is_offered() -> None:
    play = at_the_popup()
    before = play.state
    with pytest.raises(NotOfferedError) as refusal:
        play.pick("tell")
    offered = ", ".join(offered_ids(play))
    assert str(refusal.value) == f"The card popup does not offer 'tell' now; it offers {offered}."
    assert play.state == before


@pytest.mark.parametrize("steps", [[], ["ask"], ["ask", "go-on"]], ids=["to-read", "in-feedback", "ended"])
def test_nothing_can_be_picked_where_nothing_is_asked(steps: list[str]) -> None:
    play = at_the_popup() if steps else Playthrough(make_scenario())
    for step in steps:
        play.go_on() if step == "go-on" else play.pick(step)
    with pytest.raises(NotOfferedError, match=r"does not offer 'ask' now; it offers nothing\.$"):
        play.pick("ask")


def test_the_story_does_not_go_on_over_a_question() -> None:
    play = at_the_popup()
    with pytest.raises(NotOfferedError) as refusal:
        play.go_on()
    assert str(refusal.value) == "The card popup has to be answered before the story goes on."
    assert play.state.card == "popup"


def test_the_story_does_not_go_on_from_an_ending() -> None:
    play = at_the_popup()
    play.pick("ask")
    play.go_on()
    with pytest.raises(NotOfferedError):
        play.go_on()


@pytest.mark.parametrize(
    "state", [State("two-doors", "gone", 0), State("another", "popup", 0)], ids=["card", "scenario"]
)
def test_a_place_that_is_no_longer_there_is_refused_with_what_to_do(state: State) -> None:
    with pytest.raises(SmartGameError, match=r"is not in the scenario two-doors.*Start it again\."):
        Playthrough(make_scenario(), state=state)


def through_json(state: State) -> State:
    return State.from_dict(json.loads(json.dumps(state.to_dict())))


def play_along(play: Playthrough, chance: random.Random) -> Iterator[State]:
    """Every state of a play in which chance picks."""
    yield play.state
    while not play.ended:
        if play.question:
            play.pick(chance.choice(play.offered).id)
        else:
            play.go_on()
        yield play.state


@pytest.mark.parametrize("seed", range(5))
def test_a_play_can_be_put_away_and_taken_up_at_every_step(shipped: tuple[Pack, ...], seed: int) -> None:
    """Through JSON and back, at each step of each story: the same offers and the same continuation."""
    for scenario in [story for pack in (*shipped, make_kinds()) for story in pack.scenarios]:
        whole = list(play_along(Playthrough(scenario, order=seed), random.Random(seed)))
        taken_up = Playthrough(scenario, order=seed)
        chance = random.Random(seed)
        for expected in whole:
            assert taken_up.state == expected
            revived = Playthrough(scenario, state=through_json(taken_up.state))
            assert revived.state == taken_up.state
            assert revived.offered == taken_up.offered
            assert revived.stars == taken_up.stars
            assert revived.last_choice == taken_up.last_choice
            taken_up = revived
            if taken_up.question:
                taken_up.pick(chance.choice(taken_up.offered).id)
            elif not taken_up.ended:
                taken_up.go_on()
        assert taken_up.ended


def test_a_state_is_plain_when_it_is_put_away() -> None:
    play = at_the_popup(order=3)
    play.pick("ask")
    assert play.state.to_dict() == {
        "scenario": "two-doors",
        "card": "popup",
        "order": 3,
        "answered": ("choice",),
        "in_feedback": True,
        "made": ({"scenario": "two-doors", "card": "popup", "question": "choice", "choice": "ask"},),
    }

import heapq
from functools import cache
from itertools import count

import pytest

from smart_game import places
from smart_game.cli import main
from smart_game.packs.known import Known
from smart_game.packs.loading import load_packs
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough, State


@cache
def packs() -> tuple[Pack, ...]:
    return tuple(load_packs([places.scenarios()], Known.load(places.assets()))[0])


SCENARIOS = [
    pytest.param(scenario, id=f"{pack.info.id}/{scenario.id}")
    for pack in packs()
    for scenario in pack.scenarios
]


def fewest_decisions(scenario: Scenario) -> dict[str, int]:
    """For each ending that can be played to, the fewest real decisions on any way to it.

    A decision is real if at least two things can be picked. Every pick of every question is tried.
    """
    order = count()
    waiting = [(0, next(order), State(scenario=scenario.id, card=scenario.start, order=0))]
    seen: set[tuple[str, tuple[str, ...], bool, str]] = set()
    endings: dict[str, int] = {}
    while waiting:
        decided, _, state = heapq.heappop(waiting)
        play = Playthrough(scenario, state=state)
        last = play.last_choice.id if play.last_choice and state.in_feedback else ""
        place = (state.card, state.answered, state.in_feedback, last)
        if place in seen:
            continue
        seen.add(place)
        if play.ended:
            endings.setdefault(state.card, decided)
            continue
        offered = play.offered
        if offered:
            for choice in offered:
                picking = Playthrough(scenario, state=state)
                picking.pick(choice.id)
                heapq.heappush(waiting, (decided + (len(offered) > 1), next(order), picking.state))
        else:
            play.go_on()
            heapq.heappush(waiting, (decided, next(order), play.state))
    return endings


def test_the_check_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Not even a warning: the packs that come with the game are the example for all others."""
    code = main(["check", "--strict"])
    out = capsys.readouterr().out
    assert code == 0, out
    packs = [line.partition(":")[0] for line in out.splitlines()[:-1]]
    assert packs == sorted(path.name for path in places.scenarios().iterdir()), out
    assert out.rstrip().endswith("no problems.")


def test_there_are_packs_and_each_lists_its_scenarios() -> None:
    assert packs()
    for pack in packs():
        assert [scenario.id for scenario in pack.scenarios] == list(pack.info.scenarios)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_story_is_short(scenario: Scenario) -> None:
    """Five to twelve cards: a child finishes it, and a class can talk about it, in one lesson."""
    assert 5 <= len(scenario.cards) <= 12


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_way_through_asks_at_least_twice_and_endings_differ(scenario: Scenario) -> None:
    """Whatever a child picks, there are two real decisions before the end, and several ends."""
    played_to = fewest_decisions(scenario)
    written = {id for id, card in scenario.cards.items() if isinstance(card, EndingCard)}
    assert set(played_to) == written
    assert len(played_to) >= 2
    assert min(played_to.values()) >= 2, played_to


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_teacher_gets_what_a_lesson_needs(scenario: Scenario) -> None:
    """Prompts for the talk afterwards, a line for home, and where it stands in policy and curriculum."""
    assert len(set(scenario.talk)) == 3
    assert all(prompt.endswith(("?", ".", "!", "”")) for prompt in scenario.talk)
    assert scenario.home
    assert scenario.remember
    assert scenario.aim
    assert {source for source, codes in scenario.cites.by_source().items() if codes} == {
        "policy",
        "nc",
        "rshe",
        "efcw",
        "pshe",
    }


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_choice_is_answered_kindly_and_a_belief_stands_behind_each_risk(scenario: Scenario) -> None:
    """What happened, why, and what now; and no card on which every choice is a risk."""
    for card, question, choice in scenario.choices():
        said = choice.feedback
        assert said.happened, (card, choice.id)
        assert said.why, (card, choice.id)
        assert said.now, (card, choice.id)
        assert (choice.misconception is None) == (choice.outcome == "safer"), (card, choice.id)
        assert any(each.outcome == "safer" for each in question.choices), card

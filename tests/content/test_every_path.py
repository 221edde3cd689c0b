"""Every shipped scenario: whatever is picked, the story comes to an end."""

import random

import pytest

from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough

_SEEDS = 1000
_MOST_STEPS = 60


def steps_to_the_end(scenario: Scenario, seed: int) -> int | None:
    """How many picks and pages a play takes in which chance picks; None if it takes too many."""
    chance = random.Random(seed)
    play = Playthrough(scenario, order=seed)
    for step in range(_MOST_STEPS + 1):
        if play.ended:
            return step
        waiting = play.waiting
        if not waiting:
            play.go_on()
            continue
        question = chance.choice(waiting)
        play.pick(chance.choice(question.choices).id, question.id)
    return None


def reach_an_ending(scenario: Scenario) -> set[str]:
    """The cards from which some way leads to an ending."""
    reached = {id for id, card in scenario.cards.items() if isinstance(card, EndingCard)}
    while more := {id for id in scenario.cards if reached & set(scenario.leads_to(id))} - reached:
        reached |= more
    return reached


def test_whatever_chance_picks_every_story_ends(shipped: tuple[Pack, ...]) -> None:
    endless = [
        (pack.info.id, scenario.id, seed)
        for pack in shipped
        for scenario in pack.scenarios
        for seed in range(_SEEDS)
        if steps_to_the_end(scenario, seed) is None
    ]
    assert not endless, f"not over after {_MOST_STEPS} steps: {endless[:10]}"


def test_from_every_card_every_choice_can_lead_to_an_ending(shipped: tuple[Pack, ...]) -> None:
    for pack in shipped:
        for scenario in pack.scenarios:
            reached = reach_an_ending(scenario)
            for card_id in scenario.cards:
                stuck = [ahead for ahead in scenario.leads_to(card_id) if ahead not in reached]
                assert not stuck, f"{scenario.id}: from {card_id} to {stuck}, and no ending from there"


def test_every_ending_and_every_card_can_be_reached(shipped: tuple[Pack, ...]) -> None:
    """Walked through the real playthrough, each choice of each question in turn, from the first card."""
    for pack in shipped:
        for scenario in pack.scenarios:
            unreached = set(scenario.cards) - walk_everywhere(scenario)
            assert not unreached, f"{scenario.id}: {sorted(unreached)} can never be reached"


def walk_everywhere(scenario: Scenario) -> set[str]:
    """The cards that some way of playing comes to; a place is a card and what is answered on it."""
    seen = set()
    ways = [Playthrough(scenario)]
    while ways:
        play = ways.pop()
        place = (play.state.card, frozenset(play.state.answered))
        if place in seen:
            continue
        seen.add(place)
        if not play.ended and not play.waiting:
            play.go_on()
            ways.append(play)
        for question in play.waiting:
            for choice in question.choices:
                branch = Playthrough(scenario, state=play.state)
                branch.pick(choice.id, question.id)
                branch.go_on()
                ways.append(branch)
    return {card for card, _ in seen}


@pytest.mark.parametrize("outcome", ["risky", "unsure"])
def test_somebody_who_tries_everything_bad_still_comes_to_an_ending(
    shipped: tuple[Pack, ...], outcome: str
) -> None:
    """Where a card comes round again, they try what they have not tried there."""
    for pack in shipped:
        for scenario in pack.scenarios:
            play = Playthrough(scenario)
            for _ in range(_MOST_STEPS):
                if play.ended:
                    break
                if not play.question:
                    play.go_on()
                    continue
                tried = {fact.choice for fact in play.state.made if fact.card == play.state.card}
                left = [choice for choice in play.offered if choice.id not in tried] or list(play.offered)
                play.pick(next((choice for choice in left if choice.outcome == outcome), left[0]).id)
            assert play.ended, f"{scenario.id}: {outcome} choices go round and round"

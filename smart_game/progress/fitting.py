"""How long the counts of a scenario can become: a play has to fit into one hand-in of a fixed size."""

from smart_game.progress.counts import MOST_CHOICES, MOST_PICKS, Counts
from smart_game.progress.sealing import PADDED, HandIn
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Scenario
from smart_game.scenario.score import MOST_STARS

_LONGEST_ID = 40


def largest_play(pack_id: str, scenario: Scenario) -> Counts:
    """Counts no play of the scenario can outgrow: its longest ids, everything picked that can be.

    On a card that can be reached again every choice can be picked in one play; on any other, one a question.
    That two branches exclude each other is not looked at, so a real play is rather shorter.
    """
    again = _reached_again(scenario)
    keys: list[str] = []
    for card_id, card in scenario.cards.items():
        for question in card.questions():
            each = [f"{card_id}/{question.id}/{choice.id}" for choice in question.choices]
            keys += each if card_id in again else [max(each, key=len)]
    endings = [card_id for card_id, card in scenario.cards.items() if isinstance(card, EndingCard)]
    return Counts.model_construct(
        pack=pack_id,
        scenario=scenario.id,
        class_id="c" * _LONGEST_ID,
        first=False,
        finished=True,
        stars=MOST_STARS,
        choices=dict.fromkeys(keys, MOST_PICKS),
        ending=max(endings, key=len, default=""),
    )


def largest_size(pack_id: str, scenario: Scenario) -> int:
    """The bytes that the longest play takes inside the seal, of the PADDED there are."""
    inside = HandIn.model_construct(format=1, id="0" * 32, counts=largest_play(pack_id, scenario))
    return len(inside.model_dump_json().encode())


def fits(pack_id: str, scenario: Scenario) -> bool:
    """Whether every play of the scenario can be handed in."""
    number = len(largest_play(pack_id, scenario).choices)
    return number <= MOST_CHOICES and largest_size(pack_id, scenario) <= PADDED


def _reached_again(scenario: Scenario) -> frozenset[str]:
    """The cards that lead back to themselves."""
    return frozenset(card_id for card_id in scenario.cards if card_id in _follow(scenario, card_id))


def _follow(scenario: Scenario, card_id: str) -> set[str]:
    """All cards that can come after a card."""
    found: set[str] = set()
    ahead = [card_id]
    while ahead:
        for follower in scenario.leads_to(ahead.pop()):
            if follower in scenario.cards and follower not in found:
                found.add(follower)
                ahead.append(follower)
    return found

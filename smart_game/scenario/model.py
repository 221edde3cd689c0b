"""What a pack and a scenario are, as frozen values. Nothing here reads a file."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from smart_game.scenario.cards import Card
from smart_game.scenario.parts import Choice, Id, Part, Question, Short, Text
from smart_game.scenario.vocabulary import Band, Rule, Sensitivity


class Cites(Part):
    """The policy clauses and curriculum codes that a scenario rehearses."""

    policy: tuple[str, ...] = Field(min_length=1)
    nc: tuple[str, ...] = Field(min_length=1)
    rshe: tuple[str, ...] = Field(min_length=1)
    efcw: tuple[str, ...] = Field(min_length=1)
    pshe: tuple[str, ...] = Field(min_length=1)

    def by_source(self) -> Mapping[str, tuple[str, ...]]:
        """The codes, by the key of their source in the citation catalogue."""
        return {"policy": self.policy, "nc": self.nc, "rshe": self.rshe, "efcw": self.efcw, "pshe": self.pshe}


class Scenario(Part):
    """One branching story about one rule: cards by id, and where it starts."""

    format: Literal[1]
    id: Id
    title: Short
    rule: Rule
    sensitivity: Sensitivity
    hero: Id
    aim: Text
    cites: Cites
    talk: tuple[Text, Text, Text]
    home: Text
    remember: Short
    start: Id
    cards: Mapping[Id, Card] = Field(min_length=2)

    def choices(self) -> Iterator[tuple[str, Question, Choice]]:
        """Every choice of the scenario with its card's id and its question, in the author's order."""
        for card_id, card in self.cards.items():
            for question in card.questions():
                for choice in question.choices:
                    yield card_id, question, choice

    def leads_to(self, card_id: str) -> tuple[str, ...]:
        """The ids of the cards that follow a card, in the author's order, each once."""
        card = self.cards[card_id]
        picked = (choice.goto for question in card.questions() for choice in question.choices)
        return tuple(dict.fromkeys(goto for goto in (*picked, card.onward()) if goto is not None))


class PackInfo(Part):
    """What `pack.yaml` says: the pack's name, its age band, and its scenarios in order."""

    format: Literal[1]
    id: Id
    title: Short
    band: Band
    about: Text
    scenarios: tuple[Id, ...] = Field(min_length=1)


class Pack(Part):
    """A pack with its scenarios, in the order of `pack.yaml`."""

    info: PackInfo
    scenarios: tuple[Scenario, ...]

    def scenario(self, scenario_id: str) -> Scenario:
        """The scenario with this id; KeyError where there is none."""
        for scenario in self.scenarios:
            if scenario.id == scenario_id:
                return scenario
        raise KeyError(scenario_id)

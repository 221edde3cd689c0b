"""What a scenario and a `pack.yaml` are, as frozen values. Nothing here reads a file."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field, field_validator

from smart_game.scenario.cards import Card
from smart_game.scenario.pack import Pack as Pack  # with its parts, for whoever works with all of them
from smart_game.scenario.parts import Choice, Cites, HardWord, Id, Part, Question, Short, Text
from smart_game.scenario.vocabulary import Band, Note, Rule, Sensitivity


class Scenario(Part):
    """One branching story about one rule: cards by id, and where it starts."""

    scored: ClassVar[bool] = True
    """Whether its stars say how it went; a check gives everybody the same."""

    format: Literal[1]
    id: Id
    title: Short
    rule: Rule
    sensitivity: Sensitivity
    notes: tuple[Note, ...] = ()
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


class Check(Scenario):
    """The quick check at one of its moments: six questions in a row, none of them commented on."""

    scored: ClassVar[bool] = False


class PackInfo(Part):
    """What `pack.yaml` says: the pack's name, its age band, and its scenarios in order.

    `glossary` gives the meaning of words that a child may not know, by ids: `clip: A short video.`, or with
    the forms of the word, `clip: {word: "clip, clips", meaning: A short video.}`
    """

    format: Literal[1]
    id: Id
    title: Short
    band: Band
    about: Text
    glossary: Mapping[Id, HardWord] = Field(default_factory=dict, max_length=40)
    scenarios: tuple[Id, ...] = Field(min_length=1)

    @field_validator("glossary", mode="before")
    @classmethod
    def _whole_words(cls, written: object) -> object:
        """A meaning alone is that of the word which is its id."""
        if not isinstance(written, dict):
            return written
        return {
            id: {"word": str(id).replace("-", " "), "meaning": told} if isinstance(told, str) else told
            for id, told in written.items()
        }

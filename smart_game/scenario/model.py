"""What a pack, a scenario, a card and a choice are, as frozen values.

The shape of a card file is written down once, here: pydantic checks it, and editors complete from its
JSON Schema. Nothing here reads a file. A new card kind is a class in `Card`, and a face in `scenes`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from smart_game.scenario.vocabulary import Band, Device, Mood, Outcome, Rule, Sensitivity

FORMAT = 1

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]


class Part(BaseModel):
    """A frozen piece of a pack that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(Part):
    """Somebody in the picture: an id from the cast, and the mood on their face."""

    who: Id
    mood: Mood = Mood.HAPPY


class Screen(Part):
    """What the device in the picture shows: real words, drawn by the game."""

    app: Id
    title: Short
    lines: tuple[Short, ...] = ()
    button: Short | None = None


class Setting(Part):
    """The picture of a card: where it is, who is there, and which device is in sight."""

    backdrop: Id
    cast: tuple[Person, ...] = ()
    device: Device | None = None
    screen: Screen | None = None


class Feedback(Part):
    """What a child reads after choosing: what happened, one reason, what now."""

    happened: Text
    why: Text
    now: Text
    mood: Mood


class Choice(Part):
    """One thing a child can pick, and where it leads."""

    id: Id
    text: Short
    outcome: Outcome
    feedback: Feedback
    goto: Id
    misconception: Id | None = None
    puts_right: bool = False
    picture: Id | None = None


class Question(Part):
    """One set of choices on a card; a card may hold several, asked in order."""

    id: Id
    choices: tuple[Choice, ...]


class _Card(Part):
    """What every kind of card has."""

    setting: Setting
    text: Text

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order; none on a card that is only read."""
        return ()

    def onward(self) -> str | None:
        """The card that follows a card without questions."""
        return None


class StoryCard(_Card):
    """Read on."""

    kind: Literal["story"]
    goto: Id

    def onward(self) -> str | None:  # noqa: D102 - said by _Card
        return self.goto


class _AskingCard(_Card):
    choices: tuple[Choice, ...] = ()

    def questions(self) -> tuple[Question, ...]:
        return (Question(id="choice", choices=self.choices),) if self.choices else ()


class ChoiceCard(_AskingCard):
    """A situation and what the hero could do."""

    kind: Literal["choice"]


class Message(Part):
    """One bubble of a chat; `who` is a cast id, or any other id for someone without a face."""

    who: Id
    name: Short
    text: Short


class ChatCard(_AskingCard):
    """A thread of messages on a device, and what the hero could do about it."""

    kind: Literal["chat"]
    app: Id
    thread: Short
    messages: tuple[Message, ...] = Field(min_length=1)


class EndingCard(_Card):
    """The last card of a path: how it went, and what to remember."""

    kind: Literal["ending"]
    title: Short


Card = Annotated[StoryCard | ChoiceCard | ChatCard | EndingCard, Field(discriminator="kind")]


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
        onward = card.onward()
        ahead = [choice.goto for question in card.questions() for choice in question.choices]
        return tuple(dict.fromkeys(ahead if onward is None else [onward]))


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

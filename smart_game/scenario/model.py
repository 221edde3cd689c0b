"""What a pack, a scenario, a card and a choice are, as frozen values.

The shape of a card file is written down once, here: pydantic checks it, and editors complete from its
JSON Schema. Nothing here reads a file. A new card kind is a class in `Card`, and a face in `scenes`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from smart_game.scenario.vocabulary import Band, Device, Mood, Outcome, Rule, Sensitivity

TAPPED, LEFT = "tapped", "left"
"""What can become of a piece on a `spot` card."""

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


class Verdict(Part):
    """One way to answer an item whose words stand elsewhere on the card: in its group, or on the item.

    `id` is the group's id; on a `spot` card it is `tapped` or `left`.
    """

    id: Id
    outcome: Outcome
    feedback: Feedback
    misconception: Id | None = None
    puts_right: bool = False


class Choice(Verdict):
    """One thing a child can pick, and where it leads; without `goto`, to what its card asks next.

    `picture` is a symbol, `who` somebody of the cast, to show with the words.
    """

    text: Short
    goto: Id | None = None
    picture: Id | None = None
    who: Id | None = None


class Question(Part):
    """One set of choices on a card; a card may hold several. `prompt` says what is asked about."""

    id: Id
    choices: tuple[Choice, ...]
    prompt: str = ""


class _Card(Part):
    """What every kind of card has."""

    shuffled: ClassVar[bool] = True
    """Whether the choices of a question are offered in an order of the seat's own."""

    setting: Setting
    text: Text

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order; none on a card that is only read."""
        return ()

    def onward(self) -> str | None:
        """The card that follows when nothing (more) is asked and no choice has said where to go."""
        return None


class StoryCard(_Card):
    """Read on."""

    kind: Literal["story"]
    goto: Id

    def onward(self) -> str | None:
        """Its `goto`."""
        return self.goto


class _AskingCard(_Card):
    choices: tuple[Choice, ...] = ()

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
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


class _ItemsCard(_Card):
    """A card that asks about several things; when all are answered it goes on to `goto`."""

    goto: Id

    def onward(self) -> str | None:
        """Its `goto`."""
        return self.goto


class Mail(Part):
    """One message in an inbox; `who` is a cast id, or any other id for someone without a face."""

    id: Id
    who: Id
    name: Short
    subject: Short
    text: Short
    choices: tuple[Choice, ...]


class InboxCard(_ItemsCard):
    """Messages to judge, in any order: some genuine, some not."""

    kind: Literal["inbox"]
    app: Id
    items: tuple[Mail, ...] = Field(min_length=2, max_length=6)

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        return tuple(Question(id=mail.id, choices=mail.choices, prompt=mail.subject) for mail in self.items)


class Group(Part):
    """Where things can be sorted to."""

    id: Id
    text: Short
    picture: Id | None = None


class Thing(Part):
    """Something to sort: a symbol, or somebody of the cast; a verdict for each group."""

    id: Id
    text: Short
    picture: Id | None = None
    who: Id | None = None
    choices: tuple[Verdict, ...]


class SortCard(_ItemsCard):
    """Things to tap into groups, one after the other."""

    shuffled: ClassVar[bool] = False

    kind: Literal["sort"]
    groups: tuple[Group, ...] = Field(min_length=2, max_length=4)
    items: tuple[Thing, ...] = Field(min_length=2, max_length=8)

    @model_validator(mode="after")
    def _verdict_for_each_group(self) -> Self:
        wanted = sorted(group.id for group in self.groups)
        for thing in self.items:
            if sorted(verdict.id for verdict in thing.choices) != wanted:
                raise ValueError(f"{thing.id} needs one choice for each group: {', '.join(wanted)}")
        return self

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        groups = {group.id: group for group in self.groups}
        return tuple(
            Question(
                id=thing.id,
                prompt=thing.text,
                choices=tuple(
                    _choice(verdict, groups[verdict.id].text, groups[verdict.id].picture)
                    for verdict in sorted(thing.choices, key=lambda verdict: list(groups).index(verdict.id))
                ),
            )
            for thing in self.items
        )


class Spot(Part):
    """One piece of the picture on a `spot` card, with a verdict for `tapped` and one for `left`."""

    id: Id
    text: Short
    picture: Id | None = None
    who: Id | None = None
    choices: tuple[Verdict, ...]


class SpotCard(_ItemsCard):
    """A page made of pieces: tap those that are clues, leave the rest, and say when that is all."""

    shuffled: ClassVar[bool] = False

    kind: Literal["spot"]
    app: Id
    title: Short
    items: tuple[Spot, ...] = Field(min_length=3, max_length=8)

    @model_validator(mode="after")
    def _both_verdicts(self) -> Self:
        for spot in self.items:
            if sorted(verdict.id for verdict in spot.choices) != [LEFT, TAPPED]:
                raise ValueError(f"{spot.id} needs two choices: {TAPPED} and {LEFT}")
        return self

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        return tuple(
            Question(
                id=spot.id,
                prompt=spot.text,
                choices=tuple(_choice(verdict, spot.text, spot.picture) for verdict in spot.choices),
            )
            for spot in self.items
        )


class Entry(Part):
    """One line of a form, or one part of what to tell: what it is called, and what could go there."""

    id: Id
    text: Short
    choices: tuple[Choice, ...]


class FormCard(_ItemsCard):
    """A page to fill in, line by line."""

    kind: Literal["form"]
    app: Id
    title: Short
    items: tuple[Entry, ...] = Field(min_length=2, max_length=6)

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        return _entry_questions(self.items)


class TellCard(_ItemsCard):
    """Telling somebody, rehearsed: who, then each part of what to say.

    The picks of the parts named in `says` stand in the speech bubble, in that order.
    """

    kind: Literal["tell"]
    items: tuple[Entry, ...] = Field(min_length=2, max_length=6)
    says: tuple[Id, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _says_what_is_asked(self) -> Self:
        unknown = [part for part in self.says if part not in {item.id for item in self.items}]
        if unknown:
            raise ValueError(f"`says` names {', '.join(unknown)}, which is no item of this card")
        return self

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        return _entry_questions(self.items)


def _entry_questions(items: tuple[Entry, ...]) -> tuple[Question, ...]:
    return tuple(Question(id=item.id, choices=item.choices, prompt=item.text) for item in items)


def _choice(verdict: Verdict, text: str, picture: str | None) -> Choice:
    return Choice(**verdict.model_dump(), text=text, picture=picture)


class EndingCard(_Card):
    """The last card of a path: how it went, and what to remember."""

    kind: Literal["ending"]
    title: Short


Card = Annotated[
    StoryCard | ChoiceCard | ChatCard | InboxCard | SortCard | SpotCard | FormCard | TellCard | EndingCard,
    Field(discriminator="kind"),
]


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

"""Every kind of card, as frozen values.

The shape of a card in a file is written down here and in `parts`: pydantic checks it, and editors complete
from its JSON Schema. A new kind is a class in `Card`, and a row in `scenes.faces.KINDS`.
"""

from functools import cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from smart_game.scenario.parts import Choice, Id, Part, Question, Setting, Short, Text, Verdict

TAPPED, LEFT = "tapped", "left"
"""What can become of a piece on a `spot` card."""


class _Card(Part):
    """What every kind of card has."""

    shuffled: ClassVar[bool] = True
    """Whether the choices of a question are offered in an order of the seat's own."""

    setting: Setting
    text: Text

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """What the card asks, in order; none on a card that is only read."""
        return ()

    def questions(self) -> tuple[Question, ...]:
        """What the card asks, in order, made once."""
        return self.asked

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

    @cached_property
    def asked(self) -> tuple[Question, ...]:
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

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        return tuple(Question(id=mail.id, choices=mail.choices, prompt=mail.subject) for mail in self.items)


class Group(Part):
    """Where things can be sorted to."""

    id: Id
    text: Short
    picture: Id | None = None
    alt: Short | None = None


class Thing(Part):
    """Something to sort: a symbol, or somebody of the cast; a verdict for each group."""

    id: Id
    text: Short
    picture: Id | None = None
    alt: Short | None = None
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

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        groups = {group.id: group for group in self.groups}
        return tuple(
            Question(
                id=thing.id,
                prompt=thing.text,
                choices=tuple(
                    _choice(verdict, groups[verdict.id])
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
    alt: Short | None = None
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

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        return tuple(
            Question(
                id=spot.id,
                prompt=spot.text,
                choices=tuple(_choice(verdict, spot, spot.who) for verdict in spot.choices),
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

    @cached_property
    def asked(self) -> tuple[Question, ...]:
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

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """What the card asks, in order."""
        return _entry_questions(self.items)


def _entry_questions(items: tuple[Entry, ...]) -> tuple[Question, ...]:
    return tuple(Question(id=item.id, choices=item.choices, prompt=item.text) for item in items)


def _choice(verdict: Verdict, shown: Group | Spot, who: str | None = None) -> Choice:
    """A verdict with the words and the picture that stand elsewhere on the card."""
    return Choice(**verdict.model_dump(), text=shown.text, picture=shown.picture, alt=shown.alt, who=who)


class EndingCard(_Card):
    """The last card of a path: how it went, and what to remember."""

    kind: Literal["ending"]
    title: Short


Card = Annotated[
    StoryCard | ChoiceCard | ChatCard | InboxCard | SortCard | SpotCard | FormCard | TellCard | EndingCard,
    Field(discriminator="kind"),
]

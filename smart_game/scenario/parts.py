"""The pieces that cards are made of, as frozen values: pictures, words, choices."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from smart_game.scenario.vocabulary import Device, Mood, Outcome

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]


class Part(BaseModel):
    """A frozen piece of a pack that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
    picture: Id | None = None
    """The symbol of what the words are about: a photo, a character, a parcel."""


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

    `picture` is a symbol, `who` somebody of the cast, to show with the words; `alt` tells what the
    picture shows, where that differs from what `assets/pictures/symbols/symbols.yaml` says of it.
    """

    text: Short
    goto: Id | None = None
    picture: Id | None = None
    alt: Short | None = None
    who: Id | None = None


class HardWord(Part):
    """A word of a glossary: its forms with commas between, the one to show first; and what it means."""

    word: Short
    meaning: Text


class Question(Part):
    """One set of choices on a card; a card may hold several. `prompt` says what is asked about."""

    id: Id
    choices: tuple[Choice, ...]
    prompt: str = ""

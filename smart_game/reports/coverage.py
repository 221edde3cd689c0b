"""What has been covered: the rules, the curriculum and the policy, by the stories with enough plays.

It says nothing that the list of stories does not say already: which of them have enough plays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from smart_game.reports.figures import Knowledge, StoryFigure
from smart_game.reports.words import RULES, curly


class Source(Protocol):
    """What the catalogue says of a curriculum or a policy."""

    @property
    def title(self) -> str:
        """Its title, with its date."""

    @property
    def codes(self) -> Mapping[str, str]:
        """What each of its codes asks for."""


class State(StrEnum):
    """How far one thing is covered."""

    COVERED = "covered"
    NOT_YET = "not yet"
    NO_STORY = "no story here"


@dataclass(frozen=True)
class Covered:
    """A rule or a code, what it asks for, how far it is covered, and by which stories it is or could be."""

    source: str
    code: str
    asks: str
    state: State
    stories: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """How much of one source is covered, of what the stories here could cover."""

    source: str
    covered: tuple[Covered, ...]
    not_yet: tuple[Covered, ...]
    no_story: tuple[Covered, ...]


def coverage_of(stories: Sequence[StoryFigure], citations: Mapping[str, Source]) -> tuple[Tally, ...]:
    """The rules first, then each source in the catalogue's order."""
    rules = _tally(
        "The rules of the game",
        {RULES[rule][0]: RULES[rule][1] for rule in RULES},
        [(story, (RULES[story.rule][0],)) for story in stories],
    )
    return (
        rules,
        *(
            _tally(
                curly(source.title),
                source.codes,
                [(story, story.scenario.cites.by_source().get(key, ())) for story in stories],
            )
            for key, source in citations.items()
        ),
    )


Cited = Sequence[tuple[StoryFigure, Sequence[str]]]
"""Each story with the codes of one source that it cites."""


def _tally(source: str, codes: Mapping[str, str], cited: Cited) -> Tally:
    found = [_covered(source, code, asks, cited) for code, asks in codes.items()]
    by_state = {state: tuple(each for each in found if each.state is state) for state in State}
    return Tally(source, by_state[State.COVERED], by_state[State.NOT_YET], by_state[State.NO_STORY])


def _covered(source: str, code: str, asks: str, cited: Cited) -> Covered:
    about = [story for story, names in cited if code in names]
    played = [story for story in about if story.knowledge is not Knowledge.NOT_YET]
    state = State.COVERED if played else State.NOT_YET if about else State.NO_STORY
    titles = tuple(dict.fromkeys(curly(story.scenario.title) for story in played or about))
    return Covered(source, code, curly(asks), state, titles)

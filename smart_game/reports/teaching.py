"""What the figures mean for the next lessons: beliefs to talk about, and stories to teach again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from smart_game.reports.bands import Band
from smart_game.reports.figures import Knowledge, StoryFigure

MOST_STEPS = 3
MOST_BELIEFS = 4
MOST_HEARD = 8


class Belief(Protocol):
    """What the catalogue says of a misconception."""

    @property
    def belief(self) -> str:
        """In a child's words."""

    @property
    def report(self) -> str:
        """In a teacher's words; it goes on from "as if"."""

    @property
    def teach(self) -> str:
        """What to do about it."""


@dataclass(frozen=True)
class BeliefFigure:
    """A belief behind choices that were made, the largest band that any of them has, and in which stories."""

    id: str
    belief: Belief
    band: Band
    stories: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """A story to teach again, and what to do about the beliefs in it."""

    story: StoryFigure
    teach: tuple[str, ...]


@dataclass(frozen=True)
class Teaching:
    """The beliefs to talk about first, the others that were heard, and what to do next."""

    beliefs: tuple[BeliefFigure, ...]
    heard: tuple[BeliefFigure, ...]
    steps: tuple[Step, ...]
    play_next: tuple[StoryFigure, ...]


def teaching_from(stories: Sequence[StoryFigure], catalogue: Mapping[str, Belief]) -> Teaching:
    """What to talk about (at most four beliefs that about half or more acted on) and what to teach next.

    A misconception that is not in the catalogue is left out.
    """
    held = _held(stories, catalogue)
    beliefs = [each for each in held if each.band >= Band.ABOUT_HALF][:MOST_BELIEFS]
    return Teaching(
        beliefs=tuple(beliefs),
        heard=tuple(held[len(beliefs) :][:MOST_HEARD]),
        steps=_steps(stories, catalogue),
        play_next=tuple(story for story in stories if story.knowledge is Knowledge.NOT_YET)[:MOST_STEPS],
    )


def _bands(story: StoryFigure) -> dict[str, Band]:
    """The largest band of each misconception of a story."""
    found: dict[str, Band] = {}
    for question in story.questions:
        for choice in question.choices:
            if choice.misconception is not None:
                had = found.get(choice.misconception, Band.VERY_FEW)
                found[choice.misconception] = max(had, choice.share.band)
    return found


def _held(stories: Sequence[StoryFigure], catalogue: Mapping[str, Belief]) -> list[BeliefFigure]:
    found: dict[str, BeliefFigure] = {}
    for story in stories:
        for name, band in _bands(story).items():
            if name not in catalogue or band < Band.SOME:
                continue
            had = found.get(name)
            places = (*had.stories, story.scenario.title) if had else (story.scenario.title,)
            found[name] = BeliefFigure(name, catalogue[name], max(had.band, band) if had else band, places)
    return sorted(found.values(), key=lambda each: (-each.band, -len(each.stories)))


def _steps(stories: Sequence[StoryFigure], catalogue: Mapping[str, Belief]) -> tuple[Step, ...]:
    wanting = [story for story in stories if story.knowledge is Knowledge.TEACH_NEXT]
    wanting += [story for story in stories if story.knowledge is Knowledge.GROWING]
    return tuple(Step(story, _teach(story, catalogue)) for story in wanting[:MOST_STEPS])


def _teach(story: StoryFigure, catalogue: Mapping[str, Belief]) -> tuple[str, ...]:
    bands = _bands(story)
    names = sorted((name for name in bands if name in catalogue), key=lambda name: -bands[name])
    return tuple(catalogue[name].teach for name in names[:2] if bands[name] >= Band.SOME)

"""What the figures mean for the next lessons: beliefs to talk about, and stories to teach again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from smart_game.reports.bands import Band
from smart_game.reports.figures import ChoiceFigure, Knowledge, QuestionFigure, StoryFigure

MOST_STEPS = 3
MOST_BELIEFS = 3
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
    """A belief behind choices that were made, the largest band that any of them has, and in which stories.

    `chosen` is the choice of that band.
    """

    id: str
    belief: Belief
    band: Band
    chosen: str
    stories: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """How many chose what, and the belief that goes with it."""
        return f"{self.band.words.capitalize()} chose {self.chosen}: as if {self.belief.report}."


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
    """What to talk about (at most three beliefs that about half or more acted on) and what to teach next.

    A misconception that is not in the catalogue is left out.
    """
    held = _held(stories, catalogue)
    beliefs = [each for each in held if each.band >= Band.ABOUT_HALF][:MOST_BELIEFS]
    return Teaching(
        beliefs=tuple(beliefs),
        heard=tuple(held[len(beliefs) :][:MOST_HEARD]),
        steps=_steps(stories, catalogue),
        play_next=_play_next(stories),
    )


def _play_next(stories: Sequence[StoryFigure]) -> tuple[StoryFigure, ...]:
    """Stories that are new, of the packs that were played; new rules first."""
    played = [story for story in stories if story.knowledge is not Knowledge.NOT_YET]
    packs, rules = {story.pack for story in played}, {story.rule for story in played}
    new = [story for story in stories if story.knowledge is Knowledge.NOT_YET]
    fitting = [story for story in new if story.pack in packs] if packs else new
    return tuple(sorted(fitting, key=lambda story: story.rule in rules)[:MOST_STEPS])


def _bands(story: StoryFigure) -> dict[str, tuple[Band, str]]:
    """The largest band of each misconception of a story, and the first choice that has it."""
    found: dict[str, tuple[Band, str]] = {}
    for question in story.questions:
        for choice in question.choices:
            name, band = choice.misconception, choice.share.band
            if name is not None and (name not in found or band > found[name][0]):
                found[name] = (band, _named(question, choice))
    return found


def _named(question: QuestionFigure, choice: ChoiceFigure) -> str:
    """What was chosen, as a sentence names it."""
    text = f"“{choice.text.strip('“”').rstrip('.')}”"
    return f"{text} for “{question.prompt.strip('“”').rstrip('.')}”" if question.prompt else text


def _held(stories: Sequence[StoryFigure], catalogue: Mapping[str, Belief]) -> list[BeliefFigure]:
    found: dict[str, BeliefFigure] = {}
    for story in stories:
        for name, (band, chosen) in _bands(story).items():
            if name not in catalogue or band < Band.SOME:
                continue
            had = found.get(name)
            places = (*had.stories, story.scenario.title) if had else (story.scenario.title,)
            if had and had.band >= band:
                found[name] = replace(had, stories=places)
            else:
                found[name] = BeliefFigure(name, catalogue[name], band, chosen, places)
    return sorted(found.values(), key=lambda each: (-each.band, -len(each.stories)))


def _steps(stories: Sequence[StoryFigure], catalogue: Mapping[str, Belief]) -> tuple[Step, ...]:
    wanting = [story for story in stories if story.knowledge is Knowledge.TEACH_NEXT]
    wanting += [story for story in stories if story.knowledge is Knowledge.GROWING]
    return tuple(Step(story, _teach(story, catalogue)) for story in wanting[:MOST_STEPS])


def _teach(story: StoryFigure, catalogue: Mapping[str, Belief]) -> tuple[str, ...]:
    bands = {name: band for name, (band, _) in _bands(story).items() if name in catalogue}
    names = sorted(bands, key=lambda name: -bands[name])
    return tuple(catalogue[name].teach for name in names[:2] if bands[name] >= Band.SOME)

"""One report: a class, or several as one, with its figures and what they mean for teaching."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smart_game.reports.figures import ClassFigures, Knowledge, StoryFigure, stories_of
from smart_game.reports.teaching import Belief, Teaching, teaching_from
from smart_game.scenario.model import Pack


@dataclass(frozen=True)
class Heading:
    """Whose report it is, and of which day; `stem` begins the names of its files."""

    school: str
    title: str
    stem: str
    year: str
    day: date


@dataclass(frozen=True)
class Report:
    """Everything that a writer may show; nothing in it is finer than a band unless it may be."""

    heading: Heading
    stories: tuple[StoryFigure, ...]
    teaching: Teaching
    threshold: int
    several: bool

    @property
    def played(self) -> tuple[StoryFigure, ...]:
        """The stories with enough plays to say something."""
        return tuple(story for story in self.stories if story.knowledge is not Knowledge.NOT_YET)

    @property
    def waiting(self) -> tuple[StoryFigure, ...]:
        """The stories without enough plays yet."""
        return tuple(story for story in self.stories if story.knowledge is Knowledge.NOT_YET)

    @property
    def file_stem(self) -> str:
        """The name of its files, without what follows the dot."""
        return f"{self.heading.stem}-{self.heading.day.isoformat()}"


def make_report(
    heading: Heading,
    classes: Mapping[str, ClassFigures],
    packs: Sequence[Pack],
    catalogue: Mapping[str, Belief],
    threshold: int,
) -> Report:
    """The report of these classes."""
    stories = stories_of(classes, packs, threshold)
    return Report(heading, stories, teaching_from(stories, catalogue), threshold, len(classes) > 1)

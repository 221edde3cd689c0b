"""One report: a class, or several as one, with its figures, its tables, and what they mean for teaching."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smart_game.reports.change_tables import checks_table, practice_table, rules_table, terms_table
from smart_game.reports.comparisons import Comparison, RuleFigure, compare_practice, compare_terms, rules_of
from smart_game.reports.contents import beliefs_table, choices_table, coverage_table, stories_table
from smart_game.reports.coverage import Source, coverage_of
from smart_game.reports.figures import ClassFigures, Knowledge, StoryFigure, stories_of
from smart_game.reports.quick_check import CheckShifts, shifts_of
from smart_game.reports.shown import Memory
from smart_game.reports.tables import Bars, Book, Table
from smart_game.reports.teaching import Belief, Teaching, teaching_from
from smart_game.scenario.model import Pack

NOTES = (
    "No child is in this workbook: only how many, in words.",
    "Each word is a fifth. A count on the edge of a band may be shown in the band next to it.",
    "So nobody can work out a number, or what one child chose.",
    "Only each child’s first play of a story counts as knowledge; later plays are practice.",
    "A choice in a story shows what children think of doing, in a calm moment, not what they will do.",
)


@dataclass(frozen=True)
class Catalogues:
    """What the game says of beliefs, and of what a story may cite."""

    beliefs: Mapping[str, Belief]
    citations: Mapping[str, Source]


@dataclass(frozen=True)
class Heading:
    """Whose report it is, and of which day; `stem` begins the names of its files."""

    school: str
    title: str
    stem: str
    year: str
    day: date

    @property
    def file_title(self) -> str:
        """What a file of it is called inside."""
        return f"{self.title}: online safety, {self.day.isoformat()}"

    def file_name(self, ending: str, part: str = "") -> str:
        """`owls-2026-11-22.html`, or `owls-stories-2026-11-22.csv` for a part of it."""
        return "-".join(filter(None, (self.stem, part, self.day.isoformat()))) + f".{ending}"


@dataclass(frozen=True)
class Played:
    """The counters of some classes, by class id: of this school year, and as they were before this term."""

    now: Mapping[str, ClassFigures]
    before: Mapping[str, ClassFigures]


@dataclass(frozen=True)
class Report:
    """Everything that a writer may show; nothing in it is finer than a band unless it may be."""

    heading: Heading
    stories: tuple[StoryFigure, ...]
    rules: tuple[RuleFigure, ...]
    terms: tuple[Comparison, ...]
    checks: tuple[CheckShifts, ...]
    practice: tuple[Comparison, ...]
    teaching: Teaching
    catalogues: Catalogues
    threshold: int
    several: bool

    @property
    def played(self) -> tuple[StoryFigure, ...]:
        """The stories with enough plays to say something."""
        return tuple(story for story in self.stories if story.knowledge is not Knowledge.NOT_YET)

    def tables(self) -> tuple[Table, ...]:
        """Its tables; those about a change only where there is something to compare."""
        several = self.several
        changes = (
            terms_table([each for each in self.terms if each.before]),
            checks_table(self.checks, exact=several),
            practice_table(self.practice),
        )
        return (
            rules_table(self.rules),
            stories_table(self.stories, exact=several),
            choices_table(self.stories, self.catalogues.beliefs, exact=several),
            beliefs_table((*self.teaching.beliefs, *self.teaching.heard)),
            *(table for table in changes if table.rows),
            coverage_table(coverage_of(self.stories, self.catalogues.citations)),
        )

    def book(self) -> Book:
        """The tables with their charts."""
        tables = self.tables()
        charts = [bars for table in tables if (bars := bars_of(table)) is not None]
        return Book(self.heading.file_title, NOTES, tables, tuple(charts))


_BARS = {
    "rules": ("How many chosen steps were safer ones, rule by rule", "rule", ("safer steps",)),
    "terms": ("Safer steps: before this term, and now", "rule", ("before this term", "now")),
    "quick-check": ("Quick check: how many chose the safest answer", "rule", ("before", "after")),
    "practice": (
        "Ended safe or put right: first plays and later ones",
        "story",
        ("first play", "later plays"),
    ),
}


def bars_of(table: Table) -> Bars | None:
    """The chart that goes with a table; none where there is nothing to draw."""
    if table.name not in _BARS:
        return None
    title, label, values = _BARS[table.name]
    bars = Bars(title, table, label, tuple(f"{value} 1-5" for value in values))
    return bars if bars.rows() else None


def make_report(
    heading: Heading,
    played: Played,
    packs: Sequence[Pack],
    catalogues: Catalogues,
    threshold: int,
    memory: Memory,
) -> Report:
    """The report of these classes; `memory` is what was shown so far, and learns what this report shows."""
    before: tuple[StoryFigure, ...] = ()
    if any(played.before.values()):
        before = stories_of(played.before, packs, threshold, memory, exact=False)
    stories = _of_their_packs(stories_of(played.now, packs, threshold, memory))
    shifts = (shifts_of(played.now, pack, threshold, memory) for pack in packs)
    return Report(
        heading=heading,
        stories=stories,
        rules=rules_of(stories),
        terms=compare_terms(before, stories) if before else (),
        checks=tuple(each for each in shifts if each is not None),
        practice=compare_practice(played.now, packs, threshold, memory),
        teaching=teaching_from(stories, catalogues.beliefs),
        catalogues=catalogues,
        threshold=threshold,
        several=len(played.now) > 1,
    )


def _of_their_packs(stories: tuple[StoryFigure, ...]) -> tuple[StoryFigure, ...]:
    """The stories of the packs that have something to show; all of them where none has."""
    packs = {story.pack for story in stories if story.knowledge is not Knowledge.NOT_YET}
    return tuple(story for story in stories if story.pack in packs) if packs else stories

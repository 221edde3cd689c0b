"""The tables of a report: its stories, choices, beliefs and coverage, with every column explained."""

from collections.abc import Iterator, Mapping, Sequence

from smart_game.reports import words
from smart_game.reports.coverage import Tally
from smart_game.reports.figures import Knowledge, QuestionFigure, StoryFigure
from smart_game.reports.shares import Share
from smart_game.reports.tables import Cell, Column, Kind, Table
from smart_game.reports.teaching import Belief, BeliefFigure

BAND = "very few, some, about half, most, nearly all: each is a fifth"
FIFTHS = "The same as a number, for sorting and charts: 1 very few … 5 nearly all."
PER_CENT = "Per cent, only where several classes together allow it; else empty."

_PACK = Column("pack", "The pack’s id.", 12)
_STORY_ID = Column("story id", "The story’s id, the name of its file.", 20)
_STORY = Column("story", "The story’s title.", 24)
_RULE = Column("rule", "The rule that the story is about.", 11)

STORY_COLUMNS = (
    _RULE,
    _STORY,
    Column("knowledge", "Secure, growing or teach next, or why nothing is said; from the first plays.", 20),
    Column("reached an ending", f"How many first plays went on to an ending: {BAND}.", 14),
    Column("reached an ending 1-5", FIFTHS, 10, Kind.NUMBER),
    Column("reached an ending %", PER_CENT, 10, Kind.PERCENT),
    Column("ended safe", f"How many of those ended safe, or put it right and told: {BAND}.", 14),
    Column("ended safe 1-5", FIFTHS, 10, Kind.NUMBER),
    Column("ended safe %", PER_CENT, 10, Kind.PERCENT),
    _PACK,
    _STORY_ID,
)

CHOICE_COLUMNS = (
    _STORY,
    Column("on screen", "What the card says.", 40),
    Column("asked about", "The one thing asked about, where a card asks about several.", 20),
    Column("choice", "What a child could choose.", 34),
    Column("outcome", "How safe it keeps the child in the story: safer, unsure or risky.", 10),
    Column("how many", f"How many of those who were asked chose it: {BAND}.", 14),
    Column("how many 1-5", FIFTHS, 10, Kind.NUMBER),
    Column("how many %", PER_CENT, 10, Kind.PERCENT),
    Column("belief", "The belief behind a tempting choice, in a child’s words.", 34),
    _RULE,
    _PACK,
    _STORY_ID,
    Column("card", "The card’s id.", 14),
    Column("question", "The question’s id on that card.", 12),
    Column("choice id", "The choice’s id; empty where too few were asked to say.", 14),
)

BELIEF_COLUMNS = (
    Column("belief", "A belief behind tempting choices, in a child’s words.", 40),
    Column("what it means", "The same, as a teacher would say it.", 40),
    Column("how many", f"The most that acted on it in any one choice: {BAND}.", 14),
    Column("how many 1-5", FIFTHS, 10, Kind.NUMBER),
    Column("chosen", "The choice that most acted on it by.", 40),
    Column("stories", "The stories in which it was acted on.", 30),
    Column("try", "What to try in class.", 50),
)

COVERAGE_COLUMNS = (
    Column("source", "The curriculum or policy; Rules are the game’s own.", 28),
    Column("code", "The rule, the code or the policy’s clause.", 14),
    Column("what it asks", "What it asks for, in our words.", 60),
    Column(
        "covered",
        "covered: by a story with enough plays; not yet: by a story that waits; no story here: by none.",
        14,
    ),
    Column("stories", "The stories that covered it, or that would.", 44),
)


def stories_table(stories: Sequence[StoryFigure], *, exact: bool) -> Table:
    """One row a story."""
    rows = [
        (
            words.RULES[story.rule][0],
            words.curly(story.scenario.title),
            words.KNOWLEDGE[story.knowledge][0].lower(),
            *share_cells(story.reached_end),
            *share_cells(story.ended_well),
            story.pack,
            story.scenario.id,
        )
        for story in stories
    ]
    return table_of("stories", "One row a story: how well it is known.", STORY_COLUMNS, rows, exact=exact)


def choices_table(stories: Sequence[StoryFigure], catalogue: Mapping[str, Belief], *, exact: bool) -> Table:
    """One row a choice, and one a question that too few were asked to say."""
    rows = [
        row for story in stories for question in story.questions for row in _asked(story, question, catalogue)
    ]
    rows += [_waiting(story) for story in stories if story.knowledge is Knowledge.NOT_YET]
    return table_of(
        "choices", "One row a choice: how many first plays chose it.", CHOICE_COLUMNS, rows, exact=exact
    )


def beliefs_table(beliefs: Sequence[BeliefFigure]) -> Table:
    """One row a belief, the most held first."""
    rows = [
        (
            words.curly(held.belief.belief),
            words.curly(held.belief.report),
            held.band.words,
            int(held.band),
            words.curly(held.chosen),
            words.curly(", ".join(held.stories)),
            words.curly(held.belief.teach),
        )
        for held in beliefs
    ]
    return Table("beliefs", "One row a belief that some or more acted on.", BELIEF_COLUMNS, tuple(rows))


def coverage_table(coverage: Sequence[Tally]) -> Table:
    """One row a rule and a code: what is covered, what waits, and what no story here is about."""
    rows = [
        (each.source, each.code, each.asks, each.state.value, ", ".join(each.stories))
        for tally in coverage
        for each in (*tally.covered, *tally.not_yet, *tally.no_story)
    ]
    return Table(
        "coverage",
        "One row a rule, code or clause: whether a story with enough plays was about it.",
        COVERAGE_COLUMNS,
        tuple(rows),
    )


def table_of(
    name: str, about: str, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], *, exact: bool
) -> Table:
    """The table, without columns of per cents where there can be none."""
    kept = [place for place, column in enumerate(columns) if exact or column.kind is not Kind.PERCENT]
    return Table(
        name,
        about,
        tuple(columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )


def share_cells(share: Share | None) -> tuple[Cell, Cell, Cell]:
    """A share as words, as a number of fifths, and as per cents where those may be shown."""
    return (share.band.words, int(share.band), share.percent) if share else (None, None, None)


def _waiting(story: StoryFigure) -> tuple[Cell, ...]:
    """The row of a story that has not enough plays yet."""
    title, said = words.curly(story.scenario.title), words.KNOWLEDGE[story.knowledge][0].lower()
    rule = words.RULES[story.rule][0]
    return (title, "", "", "", "", said, None, None, "", rule, story.pack, story.scenario.id, "", "", "")


def _asked(
    story: StoryFigure, question: QuestionFigure, catalogue: Mapping[str, Belief]
) -> Iterator[tuple[Cell, ...]]:
    begins = (words.curly(story.scenario.title), words.curly(question.text), words.curly(question.prompt))
    ends = (words.RULES[story.rule][0], story.pack, story.scenario.id, question.card, question.question)
    if not question.choices:
        yield (*begins, "", "", words.TOO_FEW_REACHED, None, None, "", *ends, "")
    for choice in question.choices:
        belief = catalogue.get(choice.misconception or "")
        yield (
            *begins,
            words.curly(choice.text),
            words.OUTCOMES[choice.outcome].lower(),
            *share_cells(choice.share),
            words.curly(belief.belief) if belief else "",
            *ends,
            choice.id,
        )

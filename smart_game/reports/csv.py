"""A report as a table for spreadsheets: one row a choice, and a second file that explains the columns.

The explanation stands in a file of its own, so that a spreadsheet can sort and filter the table as it is.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from smart_game.reports import words
from smart_game.reports.figures import StoryFigure
from smart_game.reports.report import Report
from smart_game.reports.shares import Share

_FORMULA = "=+-@\t\r\n＝＋－＠|%"
_UTF_8_MARK = "\ufeff"

COLUMNS = {
    "school year": "The school year, from 1 September.",
    "class": "Whose report it is.",
    "pack": "The pack's id.",
    "story id": "The scenario's id.",
    "story": "The story's title.",
    "rule": "The rule that the story is about.",
    "knowledge": "What the figures say together: secure, growing, teach next, or why nothing is said.",
    "card": "The card's id; empty in the rows about the whole story.",
    "question": "The question's id on that card, or what the row about the whole story counts.",
    "on screen": "What the card says.",
    "asked about": "The one thing asked about, where a card asks about several.",
    "choice id": "The choice's id.",
    "choice": "What the choice says.",
    "outcome": "How safe the choice keeps the child in the story: safer, unsure or risky.",
    "belief": "The id of the belief behind a tempting choice.",
    "how many": (
        "How many of the first plays that reached the card chose it. Each word is a fifth: very few, some, "
        "about half, most, nearly all. A percentage stands here only where several classes together allow it."
    ),
}


def csv_table(report: Report) -> str:
    """The table, with a mark that makes spreadsheets read it as UTF-8."""
    heading = report.heading
    rows = ((heading.year, heading.title, *row) for story in report.stories for row in _rows(story))
    return _written([tuple(COLUMNS), *rows])


def csv_columns() -> str:
    """What each column means."""
    return _written([("column", "what it means"), *COLUMNS.items()])


def _rows(story: StoryFigure) -> Iterator[tuple[str, ...]]:
    scenario = story.scenario
    known = words.KNOWLEDGE[story.knowledge][0].lower()
    begins = (story.pack, scenario.id, scenario.title, words.RULES[scenario.rule][0], known)
    yield (*begins, "", words.REACHED_END, "", "", "", "", "", "", _whole(story.reached_end, known))
    yield (*begins, "", words.ENDED_WELL, "", "", "", "", "", "", _whole(story.ended_well, known))
    for question in story.questions:
        asked = (*begins, question.card, question.question, question.text, question.prompt)
        if not question.choices:
            yield (*asked, "", "", "", "", words.TOO_FEW_REACHED)
        for choice in question.choices:
            outcome, belief = words.OUTCOMES[choice.outcome].lower(), choice.misconception or ""
            yield (*asked, choice.id, choice.text, outcome, belief, choice.share.words)


def _whole(share: Share | None, known: str) -> str:
    return share.words if share else known


def _written(rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return _UTF_8_MARK + text.getvalue()


def _harmless(cell: str) -> str:
    """The cell on one line, with a quote in front where a spreadsheet could take it for a formula."""
    flat = " ".join(cell.split())
    return f"'{flat}" if cell.startswith(tuple(_FORMULA)) or flat.startswith(tuple(_FORMULA)) else flat

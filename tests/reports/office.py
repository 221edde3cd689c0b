"""A staff folder with classes that played, and the reports written from it."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from smart_game.progress.class_progress import ClassProgress, Tally, Term, YearProgress
from smart_game.progress.progress_files import write_progress
from smart_game.reports.report import Catalogues
from smart_game.reports.writing import Group, write_reports
from tests.reports.library import CATALOGUE, figures, pack, played, story

DAY = date(2026, 11, 22)
SPRING_DAY = date(2027, 2, 12)
OWLS, WRENS = Group("Owls", 3), Group("Wrens", 4)
CLASSES = {"owls": OWLS, "wrens": WRENS}
STORIES = pack(story(), story("new-story", "kind"))


@dataclass(frozen=True)
class Source:
    """A source in the catalogue of citations."""

    title: str
    codes: Mapping[str, str]


CITATIONS = {
    "policy": Source("School policy", {"10.1-A": "Open only what you know.", "9": "Say no, and tell."}),
    "nc": Source("National curriculum", {"n": "Use technology safely."}),
    "rshe": Source("RSHE guidance", {"r": "Know the risks of games."}),
    "efcw": Source("Education for a Connected World", {"e": "Know about adverts."}),
}
CATALOGUES = Catalogues(CATALOGUE, CITATIONS)


def keep(staff: Path, class_id: str, **terms: Tally) -> None:
    """A class's progress: what was played in each term, by the term's name."""
    year = YearProgress(terms={Term(name): figures(tally) for name, tally in terms.items()})
    write_progress(staff, ClassProgress(class_id=class_id, years={"2026-27": year}), DAY)


def keep_two_classes(staff: Path) -> None:
    """Owls and wrens, in autumn."""
    keep(staff, "owls", autumn=played(type_tell=12, type_hide=3, wait=2, ask=11))
    keep(staff, "wrens", autumn=played(type_tell=10, wait=10, ask=6))


def write(staff: Path, **changes: object) -> dict[str, bytes]:
    """The reports by file name."""
    given = {
        "school": "Willow Lane", "classes": CLASSES, "packs": [STORIES], "catalogues": CATALOGUES,
        "threshold": 10, "today": DAY, **changes,
    }  # fmt: skip
    written = write_reports(staff, staff / "reports", **given)  # type: ignore[arg-type]
    assert written.problems == []
    return {path.relative_to(staff / "reports").as_posix(): path.read_bytes() for path in written.paths}


def rows(table: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    text = table.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def cells(page: bytes) -> dict[tuple[str, int, str], str]:
    """Each table cell that a page shows: by table, row number and column."""
    found: dict[tuple[str, int, str], str] = {}
    for key, words in re.findall(r'data-cell="([^"]+)">([^<]*)<', page.decode()):
        table, number, column = unescape(key).split("/", 2)
        had = found.setdefault((table, int(number), column), unescape(words))
        assert had == unescape(words)
    return found


def seen(page: bytes) -> str:
    """The words of a page."""
    plain = unescape(re.sub(r"<style.*?</style>|<[^>]*>", " ", page.decode(), flags=re.DOTALL))
    return " ".join(plain.split())

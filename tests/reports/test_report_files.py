"""The pages and tables: the same figures in both, nothing from outside, nothing that runs."""

import csv
import io
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import ClassProgress, Term, YearProgress
from smart_game.progress.progress_files import progress_path, write_progress
from smart_game.reports.csv import COLUMNS
from smart_game.reports.writing import write_reports
from tests.reports.library import CATALOGUE, figures, pack, played, story

DAY = date(2026, 11, 22)
CLASSES = {"owls": "Owls", "wrens": "Wrens"}
STORIES = pack(story(), story("new-story", "kind"))


def keep(staff: Path, class_id: str, tally_of: dict[str, int]) -> None:
    year = YearProgress(terms={Term.AUTUMN: figures(played(**tally_of))})
    write_progress(staff, ClassProgress(class_id=class_id, years={"2026-27": year}), DAY)


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    keep(tmp_path, "owls", {"type_tell": 12, "type_hide": 3, "wait": 2, "ask": 11})
    keep(tmp_path, "wrens", {"type_tell": 10, "wait": 10, "ask": 6})
    return tmp_path


def write(staff: Path, **changes: object) -> dict[str, str]:
    """The texts of the reports, by file name."""
    given = {
        "school": "Willow Lane", "classes": CLASSES, "packs": [STORIES], "catalogue": CATALOGUE,
        "threshold": 10, "today": DAY, **changes,
    }  # fmt: skip
    written = write_reports(staff, staff / "reports", **given)  # type: ignore[arg-type]
    assert written.problems == []
    return {path.name: path.read_text("utf-8") for path in written.paths}


def in_page(page: str) -> dict[str, str]:
    """Each figure of a page by its key: the words beside it."""
    found = {}
    for part in re.split(r'data-figure="', page)[1:]:
        key = part[: part.index('"')]
        words = re.search(
            r'class="(?:words|value)">([^<]+)<', part.split("</tr>")[0].split("</span>\n</div>")[0]
        )
        if not key.endswith("/"):
            assert words
            found[key] = unescape(words[1]).lower()
    return found


def rows(table: str) -> list[dict[str, str]]:
    assert table.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(table[1:])))


def in_table(table: str) -> dict[str, str]:
    found = {}
    for row in rows(table):
        parts = [row["pack"], row["story id"], row["card"], row["question"], row["choice id"]]
        if row["choice id"] or not row["card"]:
            found["/".join(part for part in parts if part)] = row["how many"]
    return {key: words for key, words in found.items() if words != "not enough plays yet"}


def test_one_file_a_class_and_kind_named_by_class_and_day(staff: Path) -> None:
    assert set(write(staff)) == {
        "all_classes-2026-11-22.html", "all_classes-2026-11-22.csv", "owls-2026-11-22.html",
        "owls-2026-11-22.csv", "wrens-2026-11-22.html", "wrens-2026-11-22.csv", "columns-2026-11-22.csv",
    }  # fmt: skip
    assert set(write(staff, formats=("html",), classes={"owls": "Owls"})) == {"owls-2026-11-22.html"}


@pytest.mark.parametrize("stem", ["owls", "wrens", "all_classes"])
def test_page_and_table_hold_the_same_figures(staff: Path, stem: str) -> None:
    files = write(staff)
    page, table = in_page(files[f"{stem}-2026-11-22.html"]), in_table(files[f"{stem}-2026-11-22.csv"])
    assert page == table
    assert len(page) == 7


def test_one_class_gets_words_and_several_may_get_percentages(staff: Path) -> None:
    files = write(staff)
    for name in ("owls", "wrens"):
        assert not re.search(r"\d\s*%", "".join(in_table(files[f"{name}-2026-11-22.csv"]).values()))
    together = in_table(files["all_classes-2026-11-22.csv"])
    assert together["explorers/popup-story/popup/choice/wait"] == "22%"


def test_the_page_is_in_teaching_words(staff: Path) -> None:
    page = write(staff)["owls-2026-11-22.html"]
    for words in ("What the class knows", "Beliefs to talk about", "What to teach next", "Story by story"):
        assert words in page
    assert "Not enough plays yet" in page  # the story nobody played
    assert "A child’s be-quick." in page
    assert "22 November 2026" in page


def test_the_page_needs_nothing_from_outside_and_runs_nothing(staff: Path) -> None:
    for name, page in write(staff, formats=("html",)).items():
        assert not re.search(
            r"<(script|link|img|iframe|object|form|a)\b|\bon\w+=|https?:|url\(|@import", page
        ), name
        assert "default-src 'none'" in page


def test_a_class_without_plays_gets_a_page_that_says_so(staff: Path) -> None:
    page = write(staff, classes={"new": "New"}, formats=("html",))["new-2026-11-22.html"]
    assert "<h2>Not enough plays yet</h2>" in page
    assert "data-figure" not in page


def test_names_and_texts_cannot_become_markup_or_formulas(tmp_path: Path) -> None:
    keep(tmp_path, "owls", {"ask": 28})
    bad = story(text="=HYPERLINK(1)<script>alert(1)</script>")
    files = write(tmp_path, school='<img src="x">', classes={"owls": "@SUM(1)\r\n=2"}, packs=[pack(bad)])
    page, table = files["owls-2026-11-22.html"], files["owls-2026-11-22.csv"]
    assert "<script" not in page
    assert "<img" not in page.lower()
    for row in rows(table):
        for cell in row.values():
            assert not cell or cell[0] not in "=+-@\t\r\n"
            assert "\n" not in cell
    assert rows(table)[0]["class"] == "'@SUM(1) =2"


def test_the_columns_are_explained(staff: Path) -> None:
    files = write(staff)
    assert set(rows(files["owls-2026-11-22.csv"])[0]) == set(COLUMNS)
    explained = {row["column"] for row in rows(files["columns-2026-11-22.csv"])}
    assert explained == set(COLUMNS)


def test_a_damaged_class_is_told_and_the_others_are_written(staff: Path) -> None:
    progress_path(staff, "owls").write_text("{")
    written = write_reports(
        staff, staff / "reports", school="Willow Lane", classes=CLASSES, packs=[STORIES],
        catalogue=CATALOGUE, threshold=10, today=DAY,
    )  # fmt: skip
    assert [path.name for path in written.paths] == [
        "wrens-2026-11-22.html", "wrens-2026-11-22.csv", "columns-2026-11-22.csv",
    ]  # fmt: skip
    assert len(written.problems) == 1
    assert "class-owls.json is damaged" in written.problems[0]


def test_a_folder_that_cannot_be_written_is_one_sentence(staff: Path) -> None:
    (staff / "reports").write_text("in the way")
    with pytest.raises(CannotRunError, match=r"The report .* cannot be written .*--out"):
        write(staff)


def test_a_new_school_year_begins_empty(staff: Path) -> None:
    page = write(staff, today=date(2027, 9, 1), formats=("html",))["owls-2027-09-01.html"]
    assert "<h2>Not enough plays yet</h2>" in page

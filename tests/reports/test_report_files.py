"""The pages of a class, and what is written: nothing from outside, nothing that runs, nothing half."""

import re
from datetime import date
from pathlib import Path

import pytest

from smart_game.cli.common import packs_in
from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import ClassProgress, Fold
from smart_game.progress.counts import Counts, count_play
from smart_game.progress.progress_files import progress_path, write_progress
from smart_game.reports.writing import Group, write_reports
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.vocabulary import Outcome
from tests.reports.library import pack, played, story
from tests.reports.office import (
    CATALOGUES,
    CLASSES,
    DAY,
    OWLS,
    SPRING_DAY,
    STORIES,
    cells,
    keep,
    keep_two_classes,
    rows,
    seen,
    write,
)


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    keep_two_classes(tmp_path)
    return tmp_path


def page_of(staff: Path, name: str = "owls", day: date = DAY, **changes: object) -> bytes:
    return write(staff, today=day, **changes)[f"{name}-{day}.html"]


def test_files_are_named_by_class_and_day(staff: Path) -> None:
    tables = ("rules", "stories", "choices", "beliefs", "coverage")
    names = {f"csv/{each}-{table}-2026-11-22.csv" for each in CLASSES for table in tables}
    names |= {f"{each}-2026-11-22.{kind}" for each in CLASSES for kind in ("html", "xlsx")}
    written = set(write(staff))
    assert names <= written
    rest = written - names
    assert {name for name in rest if name.endswith((".html", ".xlsx"))} == {
        "school_report-2026-11-22.html", "school_report-2026-11-22.xlsx", "head_page-2026-11-22.html",
    }  # fmt: skip
    assert "csv/columns-2026-11-22.csv" in rest
    assert set(write(staff, formats=("html",), classes={"owls": OWLS})) == {"owls-2026-11-22.html"}


def test_what_to_do_comes_first_and_detail_last(staff: Path) -> None:
    page = page_of(staff).decode()
    headings = re.findall(r"<h2>([^<]+)</h2>", page)
    assert headings[:5] == [
        "What to do next", "What most know", "Beliefs to talk about", "What has changed",
        "What has been covered",
    ]  # fmt: skip
    assert headings[-1].startswith("How to read this")


def test_a_belief_is_told_with_the_choice_and_what_to_try(staff: Path) -> None:
    said = seen(page_of(staff))
    assert "About half chose “Do type”: as if they think that be-quick is fine." in said
    assert "Talk about be-quick." in said


def test_the_story_to_talk_about_comes_with_its_own_prompts(staff: Path) -> None:
    said = seen(page_of(staff))
    assert "Talk about Popup Story" in said
    for prompt in story().talk:
        assert prompt in said
    assert re.search(r"New stories to play:\s+New Story \(Kind\)", said)


def test_a_class_where_all_is_secure_is_given_something_new(tmp_path: Path) -> None:
    keep(tmp_path, "owls", autumn=played(ask=28))
    said = seen(page_of(tmp_path))
    assert "Play New Story" in said
    assert "No tempting choice was taken by about half or more." in said


def test_this_term_is_set_against_last(tmp_path: Path) -> None:
    keep(tmp_path, "owls", autumn=played(type_hide=24, ask=4), spring=played(ask=60))
    files = write(tmp_path, today=SPRING_DAY)
    (row,) = rows(files["csv/owls-terms-2027-02-12.csv"])
    assert (row["rule"], row["change"]) == ("Accepting", "better than before")
    assert int(row["now 1-5"]) > int(row["before this term 1-5"])
    page = files["owls-2027-02-12.html"].decode()
    assert f'<desc id="terms-says">Accepting: before this term {row["before this term"]}' in page


def test_without_an_earlier_term_nothing_is_compared(staff: Path) -> None:
    assert "Nothing to compare yet" in seen(page_of(staff))
    assert not any("terms" in name for name in write(staff))


def test_practice_is_not_shown_for_a_class(staff: Path) -> None:
    assert "Not shown for a class: all later plays of a story may be one child’s." in seen(page_of(staff))


def test_the_quick_check_is_set_side_by_side_with_how_sure_it_is(tmp_path: Path) -> None:
    """Before: what tempts; after and weeks later: what is safest."""
    whole = next(each for each in packs_in()[0] if each.checks)
    folds = [
        Fold(
            pack=whole.info.id,
            scenario=check.id,
            first=tuple(_checked(whole, check, well=check is not whole.checks[0]) for _ in range(28)),
        )
        for check in whole.checks
    ]
    write_progress(tmp_path, ClassProgress(class_id="owls").plus(folds, ["one"], DAY), DAY)
    files = write(tmp_path, packs=[whole], classes={"owls": OWLS})
    table = rows(files[f"csv/owls-quick-check-{DAY}.csv"])
    assert len(table) == 6
    for row in table:
        assert (row["before"], row["after"], row["weeks later"]) == ("very few", "nearly all", "nearly all")
        assert "more chose the safest answer" in row["since before"]
    said = seen(files[f"owls-{DAY}.html"])
    assert table[0]["idea"] in said
    assert "Nobody’s answers are joined up" in said


def _checked(whole: Pack, check: Scenario, *, well: bool) -> Counts:
    play = Playthrough(check, order=1)
    while not play.ended:
        if play.question:
            wanted = [each for each in play.offered if (each.outcome is Outcome.SAFER) == well]
            play.pick(wanted[0].id)
        play.go_on()
    return count_play(whole.info.id, "owls", play, first=True)


def test_every_chart_can_be_heard_and_has_its_table(staff: Path) -> None:
    page = page_of(staff).decode()
    charts = re.findall(r'<svg class="chart".*?</svg>', page, flags=re.DOTALL)
    assert charts
    for chart in charts:
        assert 'role="img"' in chart
        title, says = re.findall(r"<(?:title|desc)[^>]*>([^<]+)<", chart)
        assert title
        for words in re.findall(r'class="said">([^<]+)<', chart):
            assert words in says
    assert cells(page.encode())["rules", 0, "safer steps"] == "about half"


def test_coverage_says_what_is_and_what_is_not(staff: Path) -> None:
    covered = {row["code"]: row for row in rows(write(staff)["csv/owls-coverage-2026-11-22.csv"])}
    assert (covered["Accepting"]["covered"], covered["Accepting"]["stories"]) == ("covered", "Popup Story")
    assert (covered["Kind"]["covered"], covered["Kind"]["stories"]) == ("not yet", "New Story")
    assert (covered["Safe"]["covered"], covered["Safe"]["stories"]) == ("no story here", "")
    assert covered["10.1-A"]["covered"] == "covered"
    assert covered["9"]["covered"] == "no story here"


def test_a_page_needs_nothing_from_outside_and_runs_nothing(staff: Path) -> None:
    for name, page in write(staff, formats=("html",)).items():
        assert not re.search(
            r"<(script|link|img|iframe|object|form|a)\b|\bon\w+=|https?:|url\(|@import", page.decode()
        ), name
        assert b"default-src 'none'" in page


def test_a_class_without_plays_gets_a_page_that_says_so(staff: Path) -> None:
    page = page_of(staff, "new", classes={"new": Group("New")})
    assert b"<h2>Not enough plays yet</h2>" in page
    assert cells(page) == {}


def test_names_and_texts_cannot_become_markup_or_formulas(tmp_path: Path) -> None:
    keep(tmp_path, "owls", autumn=played(ask=28))
    bad = story(text="=HYPERLINK(1)<script>alert(1)</script>")
    files = write(
        tmp_path, school='<img src="x">', classes={"owls": Group("@SUM(1)\r\n=2")}, packs=[pack(bad)]
    )
    page = files["owls-2026-11-22.html"].lower()
    assert b"<script" not in page
    assert b"<img" not in page
    table = rows(files["csv/owls-choices-2026-11-22.csv"])
    assert table[0]["on screen"] == "'=HYPERLINK(1)<script>alert(1)</script>"
    for name, content in files.items():
        for row in rows(content) if name.endswith(".csv") else ():
            assert not [cell for cell in row.values() if cell and (cell[0] in "=+-@" or "\n" in cell)]


def test_a_damaged_class_is_told_and_the_others_are_written(staff: Path) -> None:
    progress_path(staff, "owls").write_text("{")
    written = write_reports(
        staff, staff / "reports", school="Willow Lane", classes=CLASSES, packs=[STORIES],
        catalogues=CATALOGUES, threshold=10, today=DAY, formats=("html",),
    )  # fmt: skip
    assert [path.name for path in written.paths] == ["wrens-2026-11-22.html"]
    (problem,) = written.problems
    assert "class-owls.json is damaged" in problem


@pytest.mark.parametrize("kind", ["html", "xlsx"])
def test_a_file_that_cannot_be_replaced_is_one_sentence(staff: Path, kind: str) -> None:
    """As where a spreadsheet program has it open."""
    (staff / "reports" / f"owls-2026-11-22.{kind}").mkdir(parents=True)
    with pytest.raises(CannotRunError, match=rf"owls-2026-11-22.{kind} cannot be written .*Close it if it"):
        write(staff, classes={"owls": OWLS})


def test_a_memory_that_cannot_be_kept_stops_the_report(staff: Path) -> None:
    """What is shown must be remembered, or the next report could tell what this one does not."""
    (staff / ".part-shown.json").mkdir()
    with pytest.raises(CannotRunError, match="so no report was written"):
        write(staff)
    assert not (staff / "reports").exists()


def test_a_new_school_year_begins_empty(staff: Path) -> None:
    assert b"<h2>Not enough plays yet</h2>" in page_of(staff, day=date(2027, 9, 1))

"""The school's report and the head's page: year groups and rules, no class, and one sheet of A4."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from smart_game.cli.common import packs_in
from smart_game.cli.report import read_catalogues
from smart_game.progress.class_progress import ClassProgress, Fold
from smart_game.progress.counts import count_play
from smart_game.progress.progress_files import write_progress
from smart_game.reports.writing import Group
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.vocabulary import Outcome
from tests.reports.library import played
from tests.reports.office import (
    CLASSES,
    DAY,
    OWLS,
    SPRING_DAY,
    cells,
    keep,
    keep_two_classes,
    rows,
    seen,
    write,
)

SCHOOL, HEAD = f"school_report-{DAY}.html", f"head_page-{DAY}.html"


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    keep_two_classes(tmp_path)
    return tmp_path


def test_no_file_of_the_school_names_a_class(staff: Path) -> None:
    """Neither by name nor by id, in any format: so nobody can rank them."""
    names = {"zebra-class": Group("Zebras", 3), "ibex-class": Group("Ibexes", 4)}
    for class_id in names:
        keep(staff, class_id, autumn=played(type_tell=14, ask=14))
    files = write(staff, classes=names, formats=("html", "csv"))
    about_school = [name for name in files if "school_report" in name or "head_page" in name]
    assert len(about_school) >= 8
    for name in about_school:
        assert not re.search(rb"zebra|ibex", files[name], flags=re.IGNORECASE), name


def test_year_groups_stand_side_by_side_in_words(staff: Path) -> None:
    files = write(staff, formats=("html", "csv"))
    table = {row["rule"]: row for row in rows(files[f"csv/school_report-year-groups-{DAY}.csv"])}
    assert table["Accepting"]["Year 3"] == "about half"
    assert table["Accepting"]["Year 3 1-5"] == "3"
    assert (table["Kind"]["Year 3"], table["Kind"]["Year 4"]) == ("", "")
    assert cells(files[SCHOOL])["year-groups", 2, "Year 4"] == table["Accepting"]["Year 4"]
    assert "stories, so they are not to be compared" in seen(files[SCHOOL])


def test_a_year_group_says_no_more_than_its_classes(staff: Path) -> None:
    """Two worlds in which each class is shown alike look alike, whatever their counts."""
    keep(staff, "wrens", autumn=played(type_tell=11, wait=9, ask=6))
    files = [write(staff, classes={"owls": OWLS, "wrens": Group("Wrens", 3)}, formats=("csv",))]
    (staff / "shown.json").unlink()
    keep(staff, "wrens", autumn=played(type_tell=12, wait=8, ask=6))
    files.append(write(staff, classes={"owls": OWLS, "wrens": Group("Wrens", 3)}, formats=("csv",)))
    alike = [each[f"csv/wrens-choices-{DAY}.csv"] for each in files]
    assert alike[0] == alike[1]
    groups = [each[f"csv/school_report-year-groups-{DAY}.csv"] for each in files]
    assert groups[0] == groups[1]
    assert b"%" not in groups[0]


def test_coverage_stands_by_year_group(staff: Path) -> None:
    keep(staff, "wrens")
    keep(staff, "kites", autumn=played(ask=28))
    classes = {**CLASSES, "kites": Group("Kites", 5)}
    files = write(staff, classes=classes, formats=("html", "csv"))
    table = rows(files[f"csv/school_report-year-coverage-{DAY}.csv"])
    assert {(row["Year 3"], row["Year 5"]) for row in table} == {("covered", "covered")}
    assert "Year 4" not in table[0]


def test_classes_without_a_year_are_together_or_not_there(staff: Path) -> None:
    both = write(staff, classes={"owls": OWLS, "wrens": Group("Wrens")}, formats=("html",))[SCHOOL]
    assert ("year-groups", 2, "Other classes") in cells(both)
    none = write(staff, classes={"owls": Group("Owls"), "wrens": Group("Wrens")}, formats=("html",))[SCHOOL]
    assert "No class has a year group yet" in seen(none)


def test_one_class_makes_no_school(staff: Path) -> None:
    assert not [name for name in write(staff, classes={"owls": OWLS}) if "school" in name or "head" in name]
    keep(staff, "wrens", autumn=played(ask=9))
    assert not [name for name in write(staff) if "school" in name or "head" in name]


def test_the_heads_page_says_what_matters(staff: Path) -> None:
    said = seen(write(staff, formats=("html",))[HEAD])
    for words in ("What our pupils know", "Beliefs to work on", "Next steps", "What was done", "Nothing."):
        assert words in said
    assert "Teach Accepting again with the story Popup Story" in said
    assert "Year 3, Year 4." in said
    assert "RSHE guidance (in force September 2026): r." in said


def test_terms_are_compared_for_the_school_too(staff: Path) -> None:
    for class_id in CLASSES:
        keep(staff, class_id, autumn=played(type_hide=24, ask=4), spring=played(ask=60))
    files = write(staff, today=SPRING_DAY, formats=("html", "csv"))
    (row,) = rows(files[f"csv/school_report-terms-{SPRING_DAY}.csv"])
    assert row["change"] == "better than before"
    assert "Compare again at the end of term." in seen(files[f"head_page-{SPRING_DAY}.html"])


def pages_on_paper(page: bytes, folder: Path) -> int:
    """How many sheets of A4 a page is, by a browser's own printing."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("there is no Chromium on this computer to print with")
    (folder / "page.html").write_bytes(page)
    subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer",
            f"--print-to-pdf={folder / 'page.pdf'}", (folder / "page.html").as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return len(re.findall(rb"/Type\s*/Page\b", (folder / "page.pdf").read_bytes()))


def play_tempted(scenario: Scenario, order: int) -> Playthrough:
    """A play that takes what tempts at three questions, and the safest way out after that."""
    play, picks = Playthrough(scenario, order=order), 0
    while not play.ended:
        if play.question:
            tempting = [choice for choice in play.offered if choice.misconception]
            safest = [choice for choice in play.offered if choice.outcome is Outcome.SAFER]
            wanted = tempting if picks < 3 else safest
            play.pick((wanted or play.offered)[0].id)
            picks += 1
        play.go_on()
    return play


def play_everything(staff: Path, packs: Sequence[Pack]) -> dict[str, Group]:
    """Every story of the packs, by a class in each of six years."""
    classes = {f"class-{year}": Group(f"Class {year}", year) for year in range(1, 7)}
    for class_id in classes:
        folds = [
            Fold(
                pack=pack.info.id,
                scenario=scenario.id,
                first=tuple(
                    count_play(pack.info.id, class_id, play_tempted(scenario, order), first=True)
                    for order in range(12)
                ),
            )
            for pack in packs
            for scenario in pack.scenarios
        ]
        write_progress(staff, ClassProgress(class_id=class_id).plus(folds, [class_id], DAY), DAY)
    return classes


def test_the_heads_page_is_one_sheet_of_a4_whatever_was_played(tmp_path: Path) -> None:
    packs = packs_in()[0]
    classes = play_everything(tmp_path, packs)
    name = "The Church of England Primary School of Willow Lane and Little Marbleton"
    files = write(
        tmp_path, classes=classes, packs=packs, school=name, catalogues=read_catalogues(), formats=("html",)
    )
    page = files[HEAD]
    assert seen(page).count(": as if they think") == 3
    assert pages_on_paper(page, tmp_path) == 1

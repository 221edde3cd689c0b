"""Many schools in one report: streaming, bands only, and Parquet that DuckDB reads."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import pytest

from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import ClassProgress, Term, YearProgress
from smart_game.progress.progress_files import progress_path
from smart_game.reports.bands import Band
from smart_game.reports.estimating import FEWEST_CLASSES, percentage_from
from smart_game.reports.figures import StoryFigure
from smart_game.reports.many_schools import find_schools, first_problems, gather, gather_here, plan_for
from smart_game.reports.report import Catalogues
from smart_game.reports.schools_writing import write_many
from smart_game.scenario.model import Pack
from tests.reports.library import CATALOGUE, figures, pack, played, story

YEAR, DAY = "2026-27", date(2026, 11, 22)
PACKS = (pack(story()),)


def school(folder: Path, *classes: Mapping[str, int]) -> Path:
    """A staff folder with a class for each of these numbers of choices."""
    staff = folder / "staff"
    for number, chosen in enumerate(classes, 1):
        terms = {Term.AUTUMN: figures(played(**chosen))}
        progress = ClassProgress(class_id=f"class-{number}", years={YEAR: YearProgress(terms=terms)})
        path = progress_path(staff, progress.class_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(progress.model_dump_json(), encoding="utf-8")
    return staff


def told(folder: Path, packs: tuple[Pack, ...] = PACKS) -> StoryFigure:
    """What all schools in a folder say of the one story."""
    return gather(find_schools([folder]), plan_for(packs), YEAR, 10).stories(packs)[0]


def shares(figure: StoryFigure) -> list[tuple[Band, int | None]]:
    (question, *_) = figure.questions
    return [(choice.share.band, choice.share.percent) for choice in question.choices]


def test_few_classes_give_bands_and_no_percentage(tmp_path: Path) -> None:
    for name in ("hill", "vale"):
        school(tmp_path / name, {"type_hide": 20, "ask": 4}, {"type_hide": 15, "ask": 3})
    found = shares(told(tmp_path))
    assert [percent for _, percent in found] == [None] * len(found)
    assert Band.NEARLY_ALL in {band for band, _ in found}


def test_many_classes_give_a_percentage_near_the_truth(tmp_path: Path) -> None:
    """Two in three choose one thing in each of sixty classes, some more, some fewer."""
    for number in range(30):
        more = number % 7
        school(
            tmp_path / f"school-{number}",
            {"type_hide": 15 + more, "ask": 11 - more},
            {"type_hide": 16, "ask": 8},
        )
    found = dict(zip(("type", "wait", "ask"), shares(told(tmp_path)), strict=False))
    assert found["type"][1] == pytest.approx(67, abs=4)


def test_classes_that_look_alike_in_their_reports_give_the_same_figures(tmp_path: Path) -> None:
    """Nothing finer than a band is used: other counts in the same bands change nothing."""
    for number in range(40):
        school(tmp_path / "one" / f"school-{number}", {"type_hide": 14, "ask": 14})
        school(tmp_path / "other" / f"school-{number}", {"type_hide": 15, "ask": 13})
    assert shares(told(tmp_path / "one")) == shares(told(tmp_path / "other"))


def test_two_processes_find_what_one_does(tmp_path: Path) -> None:
    for number in range(120):
        school(tmp_path / f"school-{number:03}", {"type_hide": 10 + number % 9, "ask": 12})
    schools = list(find_schools([tmp_path]))
    assert len(schools) == 120
    together = gather(schools, plan_for(PACKS), YEAR, 10)
    alone = gather_here(schools, plan_for(PACKS), YEAR, 10)
    assert (together.bands, together.schools, together.classes) == (alone.bands, 120, 120)


def test_a_class_below_the_threshold_is_left_out(tmp_path: Path) -> None:
    school(tmp_path / "small", {"type_hide": 5, "ask": 4})
    gathered = gather(find_schools([tmp_path]), plan_for(PACKS), YEAR, 10)
    assert (gathered.schools, gathered.classes, gathered.bands) == (0, 0, {})


def test_a_damaged_school_is_said_and_the_others_count(tmp_path: Path) -> None:
    for number in range(40):
        staff = school(tmp_path / f"school-{number:02}", {"type_hide": 14, "ask": 14})
        if number % 2:
            progress_path(staff, "class-1").write_text("{", encoding="utf-8")
    gathered = gather(find_schools([tmp_path]), plan_for(PACKS), YEAR, 10)
    assert (gathered.schools, len(gathered.problems)) == (20, 20)
    assert "is damaged" in gathered.problems[0]
    gathered.problems *= 3
    assert len(first_problems(gathered)) == 21
    assert first_problems(gathered)[-1] == "and 40 more of the kind"


def test_a_folder_without_schools_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match="no school's staff folder"):
        list(find_schools([tmp_path]))


def asked(sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as database:
        return list(database.execute(sql).fetchall())


def test_duckdb_reads_what_is_written(tmp_path: Path) -> None:
    """One file a school and year; a row a choice; bands, and no number of plays."""
    for name in ("hill", "vale", "wood"):
        school(tmp_path / "trust" / name, {"type_hide": 20, "ask": 4})
    out, parquet = tmp_path / "out", tmp_path / "parquet"
    written = write_many(
        [tmp_path / "trust"],
        out,
        packs=PACKS,
        catalogues=Catalogues(CATALOGUE, {}),
        threshold=10,
        today=DAY,
        formats=("html", "xlsx", "csv"),
        parquet=parquet,
    )
    assert not written.problems
    assert all(path.is_file() for path in written.paths)
    table = f"read_parquet('{parquet}/**/*.parquet')"
    rows = asked(f"select school, year, choice, band, how_many from {table} order by all")
    assert {row[0] for row in rows} == {"hill", "vale", "wood"}
    assert {row[1] for row in rows} == {YEAR}
    assert ("hill", YEAR, "type", 5, "nearly all") in rows
    columns = {row[0] for row in asked(f"describe select * from {table}")}
    assert not {"plays", "class", "count"} & columns


def test_a_percentage_needs_many_classes() -> None:
    assert percentage_from({(20, Band.MOST): FEWEST_CLASSES - 1}) is None
    assert percentage_from({(20, Band.MOST): FEWEST_CLASSES}) == pytest.approx(70, abs=8)

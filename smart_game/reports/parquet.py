"""The figures of many schools as Parquet files, one a school, for tools that begin where one PC ends.

Laid out as `year=2026-27/school=NAME/figures.parquet`, which DuckDB, Spark and others read as one table.
A row is a choice, with the band that the school's classes together show: no number of plays, and no class.
Needs pyarrow: `pip install 'smart-game[many-schools]'`.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.progress.files import why
from smart_game.reports.figures import StoryFigure

COLUMNS = (
    "pack",
    "story",
    "rule",
    "card",
    "question",
    "choice",
    "outcome",
    "belief",
    "band",
    "how_many",
)
"""All text but `band`, which is 1 (very few) to 5 (nearly all); `belief` is null behind a safer choice."""


def check_pyarrow() -> None:
    """CannotRunError where pyarrow is not there."""
    try:
        import_module("pyarrow")
    except ImportError:
        raise CannotRunError(
            "Parquet needs the library pyarrow, which is not installed: pip install "
            "'smart-game[many-schools]', or leave out --parquet."
        ) from None


def write_school(out: Path, year: str, school: str, stories: Sequence[StoryFigure]) -> Path:
    """Write one school's rows. CannotRunError where the file cannot be written."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = list(_rows(stories))
    columns = {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}
    schema = pa.schema([(name, pa.int8() if name == "band" else pa.string()) for name in COLUMNS])
    path = out / f"year={year}" / f"school={school}" / "figures.parquet"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        parquet.write_table(pa.table(columns, schema=schema), path)
    except OSError as error:
        raise CannotRunError(
            f"{path} cannot be written ({why(error)}). Make room, or name another folder with --parquet."
        ) from None
    return path


def _rows(stories: Iterable[StoryFigure]) -> Iterable[tuple[str | int | None, ...]]:
    for story in stories:
        for question in story.questions:
            for choice in question.choices:
                yield (
                    story.pack,
                    story.scenario.id,
                    story.rule.value,
                    question.card,
                    question.question,
                    choice.id,
                    choice.outcome.value,
                    choice.misconception,
                    int(choice.share.band),
                    choice.share.band.words,
                )

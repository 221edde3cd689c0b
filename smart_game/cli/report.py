"""`smart-game report`: write class reports."""

from collections.abc import Sequence
from pathlib import Path

from smart_game import places
from smart_game.cli.collect import Office
from smart_game.cli.common import Parser, today
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.errors import CannotRunError
from smart_game.packs.catalogues import Misconceptions
from smart_game.reports.writing import FORMATS, Written, write_reports


def report_for(
    office: Office,
    *,
    out: Path | None = None,
    formats: Sequence[str] = FORMATS,
    class_id: str | None = None,
) -> Written:
    """Write the reports of a school, or of one of its classes."""
    classes = office.school.class_names()
    if class_id is not None and class_id not in classes:
        raise CannotRunError(
            f"There is no class {class_id!r} in school.yaml. The classes are: {', '.join(classes)}."
        )
    return write_reports(
        office.folders.staff,
        out or office.folders.reports,
        school=office.school.name,
        classes=classes if class_id is None else {class_id: classes[class_id]},
        packs=office.packs,
        catalogue=Misconceptions.load(places.assets() / "catalogues").root,
        threshold=office.school.threshold,
        today=today(),
        formats=formats,
    )


def run(arguments: Sequence[str]) -> int:
    """Run the command: 0 fine, 1 problems were printed; CannotRunError if it could not run."""
    parser = Parser(
        prog="smart-game report", description="Write what each class knows, and what to teach next."
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if not the usual one")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write, if not in the data folder")
    parser.add_argument("--format", default=",".join(FORMATS), help="html, csv, or html,csv (usual)")
    parser.add_argument("--class", dest="class_id", metavar="ID", help="one class only")
    asked = parser.parse_args(arguments)
    written = report_for(
        Office.open(asked.data), out=asked.out, formats=_formats(asked.format), class_id=asked.class_id
    )
    for path in dict.fromkeys(written.paths):
        print(path)
    for problem in written.problems:
        print(problem)
    return PROBLEMS if written.problems else FINE


def _formats(asked: str) -> tuple[str, ...]:
    formats = tuple(part.strip().lower() for part in asked.split(",") if part.strip())
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        raise CannotRunError(f"--format takes html, csv, or both with a comma between them, not {asked!r}.")
    return formats

"""`smart-game report`: write class reports, and those of the school."""

from collections.abc import Sequence
from pathlib import Path

from smart_game import places
from smart_game.cli.collect import Office, read_packs
from smart_game.cli.common import Parser, today
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.errors import CannotRunError
from smart_game.packs.catalogues import Citations, Misconceptions
from smart_game.reports.report import Catalogues
from smart_game.reports.writing import FORMATS, Group, Written, write_reports
from smart_game.school.school import School


def report_for(
    office: Office,
    *,
    out: Path | None = None,
    formats: Sequence[str] = FORMATS,
    class_id: str | None = None,
) -> Written:
    """Write the reports of a school, or of one of its classes."""
    classes = {each.id: Group(each.name, each.year) for each in office.school.classes}
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
        catalogues=read_catalogues(),
        threshold=office.school.threshold,
        today=today(),
        formats=formats,
    )


def report_on_schools(
    folders: Sequence[Path], out: Path, formats: Sequence[str], parquet: Path | None = None
) -> Written:
    """Write the report of all the schools whose staff folders are in these folders."""
    from smart_game.reports.schools_writing import write_many

    return write_many(
        folders,
        out,
        packs=read_packs(),
        catalogues=read_catalogues(),
        threshold=School().threshold,
        today=today(),
        formats=formats,
        parquet=parquet,
    )


def read_catalogues() -> Catalogues:
    """What the game says of beliefs and curricula. CannotRunError if a catalogue is missing or damaged."""
    folder = places.assets() / "catalogues"
    return Catalogues(Misconceptions.load(folder).root, Citations.load(folder).root)


def run(arguments: Sequence[str]) -> int:
    """Run the command: 0 fine, 1 problems were printed; CannotRunError if it could not run."""
    parser = Parser(
        prog="smart-game report",
        description="Write what each class knows and what to teach next; for a school with several classes, "
        "also by year group, and one page for the head and governors.",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if not the usual one")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where to write, if not in the data folder")
    parser.add_argument(
        "--format", default=",".join(FORMATS), help="html, xlsx, csv, or several with commas (usual: all)"
    )
    parser.add_argument("--class", dest="class_id", metavar="ID", help="one class only")
    parser.add_argument(
        "--from",
        dest="schools",
        type=Path,
        nargs="+",
        metavar="DIR",
        help="many schools: the folders that their staff folders are in",
    )
    parser.add_argument(
        "--parquet", type=Path, metavar="DIR", help="with --from: each school's figures as Parquet, too"
    )
    asked = parser.parse_args(arguments)
    formats = _formats(asked.format)
    if asked.parquet and not asked.schools:
        raise CannotRunError("--parquet goes with --from: name the folders of the schools.")
    if asked.schools:
        written = report_on_schools(asked.schools, asked.out or Path(), formats, asked.parquet)
    else:
        written = report_for(Office.open(asked.data), out=asked.out, formats=formats, class_id=asked.class_id)
    for path in written.paths:
        if path.suffix != ".csv":
            print(path)
    for folder in dict.fromkeys(path.parent for path in written.paths if path.suffix == ".csv"):
        print(folder)
    for problem in written.problems:
        print(problem)
    return PROBLEMS if written.problems else FINE


def _formats(asked: str) -> tuple[str, ...]:
    formats = tuple(part.strip().lower() for part in asked.split(",") if part.strip())
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        raise CannotRunError(
            f"--format takes html, xlsx, csv, or several with commas between them, not {asked!r}."
        )
    return formats

"""`smart-game new-year`: archive or delete what past school years left, with a receipt."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from smart_game import __version__
from smart_game.cli.common import Parser, today
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.errors import CannotRunError
from smart_game.progress.class_progress import school_year
from smart_game.progress.clearing import MOST_YEARS_KEPT, Left, Places, Wanted, begun, clear, look
from smart_game.progress.collecting import check_clock
from smart_game.school.folders import Folders

ROLES = ("headteacher", "computing lead", "business manager", "teacher", "technician", "member of staff")


def run(arguments: Sequence[str]) -> int:
    """Run the command: 0 fine, 1 problems were printed; CannotRunError if it could not run."""
    asked = _parser().parse_args(arguments)
    folders = Folders.of_this_pc(asked.data)
    folders.need_staff()
    if not folders.staff.is_dir():
        raise CannotRunError(f"The staff folder {folders.staff} is not there, so there is nothing to clear.")
    if folders.shared and not folders.hand_in.is_dir():
        raise CannotRunError(
            f"The hand-in folder {folders.hand_in} is not there, so what waits in it could not be cleared. "
            "Connect to it, then try again. Nothing was changed."
        )
    check_clock(today())
    places = Places(folders.staff, folders.hand_in, folders.reports)
    unfinished = begun(places)
    if unfinished is not None:
        print(f"A clear-out was begun on {unfinished.day} and not finished.")
        if not asked.yes:
            print("To finish it first, add --yes.")
            return FINE
        if _carry_out(places, unfinished) != FINE:
            return PROBLEMS
    wanted = Wanted(delete=asked.delete, keep_years=asked.keep_years, day=today(), role=asked.role)
    left = look(places, wanted)
    print(f"Today is {wanted.day}, in the school year {school_year(wanted.day)}.")
    if left.nothing:
        print("Nothing is left of past school years.", *left.problems, sep="\n")
        return PROBLEMS if left.problems else FINE
    lines = _lines(left, wanted)
    if not asked.yes:
        print("This would be done:", *(f"  {line}" for line in lines), *left.problems, sep="\n")
        if left.plays:
            print("Single plays cannot come back: run smart-game collect first, which counts what it may.")
        print("Nothing was changed. To do it, add --yes.")
        return PROBLEMS if left.problems else FINE
    return _carry_out(places, wanted.model_copy(update={"lines": _receipt(lines, wanted)}))


def _carry_out(places: Places, wanted: Wanted) -> int:
    receipt, problems = clear(places, wanted)
    if problems:
        print(*problems, "It is not finished: mend this, then run the same again.", sep="\n")
        return PROBLEMS
    print(*wanted.lines, sep="\n")
    print(f"\nThe receipt is in {receipt}")
    return FINE


def _receipt(lines: list[str], wanted: Wanted) -> tuple[str, ...]:
    return (
        "SMART Game: receipt of a clear-out",
        f"Day: {wanted.day} (school year {school_year(wanted.day)})",
        f"By: {wanted.role}",
        f"Program: SMART Game {__version__}",
        "",
        *lines,
        "",
        "The game holds no child's name, so none was kept and none is in this receipt.",
    )


def _lines(left: Left, wanted: Wanted) -> list[str]:
    """What is done, in a sentence each; no number tells how many children or plays there were."""
    done = "deleted" if wanted.delete else "put into the archive"
    lines = []
    if left.progress:
        years = sorted({year for each in left.progress.values() for year in each})
        lines.append(
            f"Class progress of {_some(len(left.progress), 'class', 'classes')}, {', '.join(years)}: {done}."
        )
        lines.append(
            "Kept until next year: the random numbers of last year's hand-ins, so that a late copy is not "
            "counted twice."
        )
    if left.reports:
        lines.append(f"Reports: {_some(len(left.reports), 'file', 'files')} {done}.")
    if left.archived:
        lines.append(f"Earlier archives: {_some(len(left.archived), 'file', 'files')} deleted.")
    if left.plays:
        lines.append(
            "Single plays of past years that were never counted, still sealed or set aside: deleted."
        )
    return lines


def _some(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _years(text: str) -> int:
    if not (text.isdecimal() and int(text) <= MOST_YEARS_KEPT):
        raise argparse.ArgumentTypeError(f"{text!r}: write how many past years stay, 0 to {MOST_YEARS_KEPT}")
    return int(text)


def _parser() -> Parser:
    parser = Parser(
        prog="smart-game new-year",
        description="Archive or delete what past school years left. It only tells, unless you add --yes.",
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if not the school's")
    parser.add_argument("--yes", action="store_true", help="do it")
    parser.add_argument("--delete", action="store_true", help="delete, earlier archives too")
    parser.add_argument("--keep-years", type=_years, default=0, metavar="N", help="past years that stay (0)")
    parser.add_argument("--role", choices=ROLES, default=ROLES[-1], help="who does it, for the receipt")
    return parser

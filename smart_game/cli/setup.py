"""`smart-game setup`: for a technician. Makes the school's folders and keys, or sets up a pupils' PC."""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from smart_game.cli.common import Parser
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.cli.setup_kiosk import set_kiosk
from smart_game.cli.write_test import write_test
from smart_game.errors import CannotRunError
from smart_game.school.folders import Folders
from smart_game.school.founding import Site
from smart_game.school.keys import fingerprint, private_path, public_path, read_key
from smart_game.school.machine import (
    FOR_PUPILS,
    Machine,
    machine_file,
    machine_text,
    read_machine,
    write_machine,
)
from smart_game.school.pin import Pin
from smart_game.school.school import School, SchoolClass, read_school
from smart_game.school.school_file import classes_named, school_text, write_school

_WINDOWS = """\
  icacls "{shared}" /inheritance:r /grant "Administrators:(OI)(CI)F" "STAFF:(OI)(CI)M" "PUPILS:(OI)(CI)RX"
  icacls "{hand_in}" /inheritance:r /grant "Administrators:(OI)(CI)F" "STAFF:(OI)(CI)M" "PUPILS:(WD,X,RA,S)"
  icacls "{hand_in}" /grant "CREATOR OWNER:(OI)(IO)M"
  icacls "{staff}" /inheritance:r /grant "Administrators:(OI)(CI)F" "STAFF:(OI)(CI)M"
  (STAFF and PUPILS are your groups. In the share's own permissions, both may change.)"""
_LINUX = """\
  chown -R COLLECTOR "{shared}" "{staff}"
  chmod 755 "{shared}" && chmod 644 "{shared}"/*.yaml "{shared}"/*.json && chmod 1733 "{hand_in}"
  chmod -R u=rwX,go= "{staff}"
  (COLLECTOR is the staff account that collects.)"""


@dataclass
class Receipt:
    """What is told at the end."""

    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def print(self) -> int:
        """Print it; the exit code."""
        print(*self.lines, sep="\n")
        for problem in self.problems:
            print(f"PROBLEM: {problem}")
        return PROBLEMS if self.problems else FINE


def run(arguments: Sequence[str]) -> int:
    """Run the command: 0 fine, 1 problems were printed; CannotRunError if it could not run."""
    asked = _parser().parse_args(arguments)
    if asked.reset_pin:
        return _reset_pin()
    if asked.kiosk is not None:
        return set_kiosk(on=asked.kiosk)
    if asked.shared is None:
        raise CannotRunError("Name the shared folder: --shared DIR. See smart-game setup --help.")
    shared = asked.shared.expanduser().absolute()
    if asked.staff is None:
        if asked.school or asked.classes or asked.year:
            raise CannotRunError("--school, --classes and --year go with --staff: a pupils' PC needs none.")
        return _pupils_pc(shared, asked.fingerprint).print()
    site = Site(shared, asked.staff.expanduser().absolute())
    site.need_apart()
    return _school(site, asked.school, _classes(asked.classes, asked.year)).print()


def _reset_pin() -> int:
    """Make way for a new PIN, which the teacher's corner asks for."""
    folders = Folders.of_this_pc()
    folders.need_staff()
    there = Pin(folders.staff, time.monotonic).forget()
    print("The PIN is gone. The teacher's corner asks for a new one." if there else "There was no PIN.")
    return FINE


def _classes(named: Sequence[str], years: Sequence[int]) -> list[SchoolClass]:
    """The classes of every `--classes`, with the `--year` at the same place."""
    if years and len(years) != len(named):
        raise CannotRunError("Write one --year for each --classes, in the same order, or none at all.")
    found: list[SchoolClass] = []
    for at, names in enumerate(named):
        parts = [part.strip() for part in names.split(",") if part.strip()]
        found += classes_named(parts, years[at] if years else None)
    twice = {each.id for each in found if [one.id for one in found].count(each.id) > 1}
    if twice:
        raise CannotRunError(f"Two classes would have the id {min(twice)!r}: give them other names.")
    return found


def _school(site: Site, name: str | None, classes: list[SchoolClass]) -> Receipt:
    mark = site.make()
    shared, staff, hand_in, keys = site.shared, site.staff, site.hand_in, site.keys
    receipt = Receipt()
    usual = School()
    text = school_text(name or usual.name, classes or usual.classes)
    written = write_school(shared / "school.yaml", text)
    school = read_school(shared / "school.yaml")
    asked = (name or school.name, tuple(classes) or school.classes)
    if not written and asked != (school.name, school.classes):
        receipt.problems.append(
            f"{shared / 'school.yaml'} is there already and was not changed. Write into it by hand:\n{text}"
        )
    receipt.lines += [
        f"Shared folder:  {shared}",
        f"Staff folder:   {staff}",
        f"School:         {school.name}; {', '.join(_said(each) for each in school.classes)}",
        f"Private key:    {private_path(keys)}",
        f"Fingerprint:    {mark}",
    ]
    for folder in (hand_in, staff, keys):
        _look(folder, receipt, staff_here=True)
    _settle_machine(site.machine(mark), receipt)
    advice = (_WINDOWS if sys.platform == "win32" else _LINUX).format(
        hand_in=hand_in, shared=shared, staff=staff
    )
    receipt.lines += [
        "",
        "Permissions, as an administrator: pupils create files in hand-in and read nothing there.",
        advice,
        "",
        f"Pupils' PCs: copy {staff / FOR_PUPILS} to {machine_file()} on each,",
        f'  or run there: smart-game setup --shared "{shared}" --fingerprint {mark}',
        "A copy of the key, now, on a stick: smart-game keys backup FILE",
    ]
    return receipt


def _pupils_pc(shared: Path, expected: str | None) -> Receipt:
    """Nothing is made in the shared folder: this PC is only told where it is."""
    hand_in = shared / "hand-in"
    key = read_key(public_path(shared), "public")
    if key is None:
        raise CannotRunError(
            f"There is no public key in {shared}. Connect to the school's shared folder, or make it on a "
            "staff PC first, with --staff."
        )
    mark = fingerprint(key)
    if expected is not None and expected != mark:
        raise CannotRunError(
            f"The public key in {shared} has the fingerprint {mark}, not {expected}. Somebody may have put "
            "another key there: nothing was written. Look on the staff PC: smart-game keys"
        )
    read_school(shared / "school.yaml")
    receipt = Receipt([f"Shared folder:  {shared}", f"Fingerprint:    {mark}"])
    if expected is None:
        receipt.lines.append("  Compare it with what smart-game keys says on the staff PC.")
    _look(hand_in, receipt, staff_here=False)
    _settle_machine(Machine(hand_in=hand_in, key_fingerprint=mark), receipt)
    return receipt


def _look(folder: Path, receipt: Receipt, *, staff_here: bool) -> None:
    right, said = write_test(folder, pupils_only_create=not staff_here)
    if right:
        receipt.lines.append(f"Write test:     {folder.name}: {said}")
    else:
        receipt.problems.append(f"{said}. Allow this user to write there.")


def _settle_machine(machine: Machine, receipt: Receipt) -> None:
    """Write this PC's settings, or say what to put where."""
    path = machine_file()
    try:
        before = read_machine()
        if before == machine:
            receipt.lines.append(f"This PC:        {path} says so already")
            return
        if before is None:
            write_machine(path, machine)
            receipt.lines.append(f"This PC:        {path} was written")
            return
        reason = f"{path} says something else and was not changed."
    except CannotRunError as fault:
        reason = str(fault)
    receipt.problems.append(f"{reason} Put this into it:\n{machine_text(machine)}")


def _said(each: SchoolClass) -> str:
    return each.name if each.year is None else f"{each.name} (year {each.year})"


def _parser() -> Parser:
    parser = Parser(
        prog="smart-game setup",
        description="With --staff: make the school's folders and keys. Without: set this PC up for pupils.",
    )
    parser.add_argument("--shared", type=Path, metavar="DIR", help="where pupils hand in")
    parser.add_argument("--reset-pin", action="store_true", help="forget the teacher's PIN, and nothing else")
    parser.add_argument(
        "--kiosk",
        action=argparse.BooleanOptionalAction,
        help="fill the screen, and ask for a PIN before the game is closed: on this pupils' PC, or, on a "
        "staff PC, in the file for pupils' PCs",
    )
    parser.add_argument("--staff", type=Path, metavar="DIR", help="where only staff may read")
    parser.add_argument("--school", metavar="NAME", help="the school's name")
    parser.add_argument("--classes", action="append", default=[], metavar="A,B", help='like "3A,3B"')
    parser.add_argument(
        "--year", action="append", default=[], type=int, choices=range(1, 7), metavar="1-6", help="their year"
    )
    parser.add_argument("--fingerprint", help="on a pupils' PC: the key that has to be there")
    return parser

"""`smart-game collect`: fold waiting hand-ins into the class progress."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from smart_game.cli.common import Parser, packs_in, today
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.cli.school_packs import school_packs
from smart_game.errors import CannotRunError
from smart_game.progress.collecting import Collected, Line, collect
from smart_game.scenario.model import Pack
from smart_game.school.folders import Folders
from smart_game.school.key_care import current_key, old_keys
from smart_game.school.keys import private_key
from smart_game.school.school import School, read_school


@dataclass(frozen=True)
class Office:
    """What staff commands work with: the folders, the school, and its packs."""

    folders: Folders
    school: School
    packs: tuple[Pack, ...]

    @classmethod
    def open(cls, data: Path | None) -> "Office":
        """All of it, from a data folder or the school's. CannotRunError where a file of it is wrong."""
        folders = Folders.of_this_pc(data)
        folders.need_staff()
        folders.make()
        packs = (*read_packs(), *school_packs(folders, print))
        return cls(folders, read_school(folders.school_file), packs)

    def threshold(self, wanted: int | None) -> int:
        """The school's threshold, or a higher one for this run."""
        if wanted is not None and wanted < self.school.threshold:
            raise CannotRunError(
                f"This school collects {self.school.threshold} plays or more at a time; --threshold can only "
                "raise that. To lower it, change `threshold` in school.yaml."
            )
        return wanted or self.school.threshold


def read_packs() -> tuple[Pack, ...]:
    """The packs on this computer. CannotRunError if one has errors: its plays could not be told apart."""
    packs, findings = packs_in()
    error = next((finding for finding in findings if finding.is_error), None)
    if error is not None:
        raise CannotRunError(f"A pack has errors: run smart-game check, and mend it first. {error}")
    return packs


def collect_for(office: Office, *, threshold: int | None = None) -> Collected:
    """Collect what waits for a school."""
    scenarios = {(pack.info.id, scenario.id): scenario for pack in office.packs for scenario in pack.played}
    return collect(
        office.folders.hand_in,
        office.folders.staff,
        private_keys=_keys(office.folders),
        classes=office.school.class_names(),
        scenarios=scenarios,
        today=today(),
        threshold=office.threshold(threshold),
    )


def _keys(folders: Folders) -> list[bytes]:
    """The key in use, then older ones. A school's key is made by setup and nowhere else."""
    key = current_key(folders.keys) if folders.shared else private_key(folders.keys)
    return [key, *old_keys(folders.keys)]


def run(arguments: Sequence[str]) -> int:
    """Run the command: 0 fine, 1 problems were printed; CannotRunError if it could not run."""
    parser = Parser(
        prog="smart-game collect", description="Fold waiting hand-ins into the class progress, in batches."
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if not the usual one")
    parser.add_argument("--threshold", type=int, metavar="N", help="wait for more first plays than usual")
    asked = parser.parse_args(arguments)
    office = Office.open(asked.data)
    collected = collect_for(office, threshold=asked.threshold)
    titles = {(pack.info.id, each.id): each.title for pack in office.packs for each in pack.played}
    for line in collected.lines:
        print(_said(line, office.school.class_names(), titles))
    if not collected.lines and not collected.problems:
        print("Nothing new is waiting in the hand-in folder.")
    for problem in collected.problems:
        print(problem)
    return PROBLEMS if collected.problems else FINE


def _said(line: Line, classes: Mapping[str, str], titles: Mapping[tuple[str, str], str]) -> str:
    where = f"{classes[line.class_id]}: {titles[line.pack, line.scenario]}"
    if line.added:
        return f"{where}: added to the class progress."
    if line.practice_added:
        return f"{where}: practice added to the class progress."
    return f"{where}: not enough plays yet; what is there stays waiting."

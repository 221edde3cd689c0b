"""`smart-game check`: what is the matter with packs, one finding a line."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from smart_game import places
from smart_game.cli.common import Parser, today
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.cli.looks import looks_at
from smart_game.errors import CannotRunError
from smart_game.packs.findings import Finding
from smart_game.packs.known import Known
from smart_game.packs.loading import PACK_FILE, CheckedPack, check_pack, find_packs, repeated_packs
from smart_game.packs.reading_level import Grade, ReadingLevel, find_grade, level_of
from smart_game.packs.reading_level import findings as reading_findings
from smart_game.packs.zips import SUFFIX, unpack
from smart_game.scenario.model import Pack
from smart_game.school.facts import read_facts


def run(arguments: Sequence[str]) -> int:
    """Check the packs that the arguments name, or those that came with the game; the exit code."""
    options = _parser().parse_args(arguments)
    outcome = _check_paths(options.path)
    if options.json:
        print(json.dumps(outcome.to_dict(), indent=2))
    else:
        for finding in outcome.findings:
            print(finding)
        for level in outcome.levels:
            print(level)
        print(outcome.summary(strict=options.strict))
    return PROBLEMS if outcome.problems(strict=options.strict) else FINE


@dataclass
class _Outcome:
    """What a check looked at, and what it found."""

    packs: int = 0
    scenarios: int = 0
    cards: int = 0
    findings: list[Finding] = field(default_factory=list)
    levels: list[ReadingLevel] = field(default_factory=list)

    def add(self, checked: CheckedPack, only: Path | None) -> None:
        """Count what was looked at in a pack, or in the one file of it that was asked about."""
        seen = [scenario for scenario in checked.scenarios if only is None or scenario.id == only.stem]
        self.packs += 1
        self.scenarios += len(seen)
        self.cards += sum(len(scenario.cards) for scenario in seen)
        self.findings += [finding for finding in checked.findings if only in {None, finding.file}]

    def add_level(self, folder: Path, pack: Pack, grade: Grade | None) -> None:
        """Say how hard a pack is to read."""
        level = level_of(pack.info.id, pack.info.band, pack.scenarios, grade)
        self.levels.append(level)
        self.findings += reading_findings(folder, level)

    def problems(self, *, strict: bool) -> list[Finding]:
        return [finding for finding in self.findings if strict or finding.is_error]

    def summary(self, *, strict: bool) -> str:
        problems = self.problems(strict=strict)
        warnings = len(self.findings) - len(problems)
        advice = f", {_some(warnings, 'warning')}" if warnings else ""
        if problems:
            files = len({finding.file for finding in problems})
            return f"{_some(len(problems), 'problem')} in {_some(files, 'file')}{advice}."
        seen = (_some(self.packs, "pack"), _some(self.scenarios, "scenario"), _some(self.cards, "card"))
        return f"{', '.join(seen)}: no problems{advice}."

    def to_dict(self) -> dict[str, object]:
        return {
            "packs": self.packs,
            "scenarios": self.scenarios,
            "cards": self.cards,
            "errors": sum(1 for finding in self.findings if finding.is_error),
            "warnings": sum(1 for finding in self.findings if not finding.is_error),
            "reading": [level.to_dict() for level in self.levels],
            "findings": [finding.to_dict() for finding in self.findings],
        }


@dataclass(frozen=True)
class _Target:
    """A pack to check; `only` is the one file of it that was asked about, where one was."""

    folder: Path
    only: Path | None = None


def _parser() -> Parser:
    parser = Parser(prog="smart-game check", description="Say what is the matter with packs, and what to do.")
    parser.add_argument(
        "path", nargs="*", type=Path, help="a pack or its zip, a folder of packs, or one scenario's file"
    )
    parser.add_argument("--strict", action="store_true", help="count warnings as problems")
    parser.add_argument("--json", action="store_true", help="print the findings for another program")
    return parser


def _check_paths(paths: Sequence[Path]) -> "_Outcome":
    """Check packs; those in a zip are unpacked only for as long as it takes."""
    zipped = [path for path in paths if path.suffix.lower() == SUFFIX and path.is_file()]
    if not zipped:
        return _check(_targets(paths))
    with TemporaryDirectory(prefix="smart-game-") as cache:
        unpacked = [unpack(path, Path(cache)) for path in zipped]
        rest = [path for path in paths if path not in zipped]
        rest += [each.folder for each in unpacked if each.folder]
        outcome = _check(_targets(rest)) if rest else _Outcome()
        for each in unpacked:
            outcome.findings = [*each.named(outcome.findings), *each.findings]
    return outcome


def _targets(paths: Sequence[Path]) -> list[_Target]:
    found: dict[tuple[Path, Path | None], _Target] = {}
    for path in paths or [_near(places.scenarios())]:
        for target in _targets_at(path):
            found.setdefault((target.folder.resolve(), target.only), target)
    return list(found.values())


def _near(path: Path) -> Path:
    """A path as seen from here, which is shorter to read, where it is inside here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _targets_at(path: Path) -> list[_Target]:
    try:
        if path.is_dir():
            packs = find_packs([path])
        elif path.exists() or path.is_symlink():
            return [_Target(_pack_around(path), None if path.name == PACK_FILE else path)]
        else:
            raise CannotRunError(f"There is nothing at {path}. Check the name.")
    except OSError as error:
        raise CannotRunError(f"{path} cannot be looked into: {error.strerror}.") from error
    if not packs:
        raise CannotRunError(f"There is no pack in {path}: a pack is a folder with a {PACK_FILE}.")
    return [_Target(pack) for pack in packs]


def _pack_around(file: Path) -> Path:
    if file.suffix != ".yaml" or find_packs([file.parent]) != [file.parent]:
        raise CannotRunError(f"{file} is not in a pack: a scenario is a .yaml file beside a {PACK_FILE}.")
    return file.parent


def _check(targets: Sequence[_Target]) -> _Outcome:
    known = Known.load(places.assets())
    looks = looks_at(read_facts(places.assets() / "catalogues"), today())
    grade = find_grade()
    outcome = _Outcome()
    playable: list[tuple[Path, Pack]] = []
    for target in targets:
        checked = check_pack(target.folder, known, looks)
        outcome.add(checked, target.only)
        if checked.pack and not target.only:
            outcome.add_level(target.folder, checked.pack, grade)
        if checked.pack and not target.only:
            playable.append((target.folder, checked.pack))
    outcome.findings += repeated_packs(playable)
    outcome.findings.sort(key=Finding.in_order)
    return outcome


def _some(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"

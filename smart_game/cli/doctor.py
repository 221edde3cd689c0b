"""`smart-game doctor`: what a technician wants to know about this PC, in lines to read aloud."""

import hashlib
import json
import os
import platform
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from smart_game import __version__, places
from smart_game.cli.common import Parser, today
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.errors import SmartGameError
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack, find_packs
from smart_game.progress.files import PART, read_at_most, settle, why
from smart_game.progress.handing_in import SUFFIX
from smart_game.school.facts import read_facts
from smart_game.school.folders import Folders
from smart_game.school.keys import private_path, public_key, public_path
from smart_game.school.school import read_school

_AGAIN = "Install the game again."
_MARK = b"SMART Game looked whether this folder can be written. This file may be deleted.\n"
_SHOWN = 3


@dataclass(frozen=True)
class Line:
    """One thing that was looked at: what was found, and what to do if it is a problem."""

    ok: bool
    name: str
    says: str
    do: str = ""

    def __str__(self) -> str:
        line = f"{'ok' if self.ok else 'PROBLEM':<8} {self.name:<15} {self.says}"
        return f"{line}\n{'':<8} {'':<15} > {self.do}" if self.do else line


def run(arguments: Sequence[str]) -> int:
    """Look at everything and print it: 0 all is well, 1 problems were printed."""
    parser = Parser(prog="smart-game doctor", description="Say what this PC has, and what is amiss.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if not the usual one")
    parser.add_argument("--json", action="store_true", help="print it for another program")
    asked = parser.parse_args(arguments)
    lines = list(examine(Folders.under(asked.data), named=asked.data is not None))
    problems = sum(not line.ok for line in lines)
    if asked.json:
        print(json.dumps({"problems": problems, "lines": [asdict(line) for line in lines]}, indent=2))
    else:
        print(*lines, sep="\n")
        print(f"\n{_summary(problems)}")
    return PROBLEMS if problems else FINE


def examine(folders: Folders, *, named: bool) -> Iterator[Line]:
    """Every line; `named` says whether the data folder was named, or is the user's own."""
    looks: Sequence[tuple[str, Callable[[], Iterator[Line]]]] = (
        ("game", _game),
        ("pygame-ce", _pygame),
        ("PyNaCl", _pynacl),
        ("shipped files", _shipped),
        ("data folder", lambda: _folders(folders, named=named)),
        ("school.yaml", lambda: _school(folders)),
        ("keys", lambda: _keys(folders)),
        ("waiting", lambda: _waiting(folders)),
        ("display", _display),
        ("fonts", _fonts),
        ("speech", _speech),
        ("pictures", _pictures),
        ("packs", _packs),
        ("facts", _facts),
    )
    for name, look in looks:
        try:
            yield from look()
        except SmartGameError as fault:
            yield Line(False, name, str(fault))
        except OSError as error:
            what = error.filename or "a file"
            yield Line(False, name, f"{what} cannot be read: {why(error)}.", "Allow reading it.")
        except ImportError as fault:
            yield Line(False, name, f"{fault}.", f"Something the game needs is not there. {_AGAIN}")


def _summary(problems: int) -> str:
    if problems == 0:
        return "All is well."
    return "1 problem was found." if problems == 1 else f"{problems} problems were found."


def _game() -> Iterator[Line]:
    yield Line(
        True,
        "game",
        f"SMART Game {__version__}, Python {platform.python_version()} on {platform.system()} "
        f"{platform.release()} ({platform.machine()})",
    )


def _pygame() -> Iterator[Line]:
    import pygame

    sdl = ".".join(map(str, pygame.get_sdl_version()))
    if getattr(pygame, "IS_CE", False):
        yield Line(True, "pygame-ce", f"{pygame.version.ver}, SDL {sdl}")
    else:
        todo = "Uninstall both pygame and pygame-ce, then install pygame-ce."
        yield Line(
            False, "pygame-ce", f"this is pygame {pygame.version.ver}, which the game cannot use", todo
        )


def _pynacl() -> Iterator[Line]:
    import nacl

    yield Line(True, "PyNaCl", nacl.__version__)


def _shipped() -> Iterator[Line]:
    yield Line(True, "shipped files", str(places.root()))


def _folders(folders: Folders, *, named: bool) -> Iterator[Line]:
    """Where everything is kept, and a real write in each folder of it."""
    folders.make()
    said = "named with --data" if named else "this user's own; --data names another"
    yield Line(True, "data folder", f"{folders.data} ({said})")
    for name, folder in (
        ("data", folders.data),
        ("hand-in", folders.hand_in),
        ("outbox", folders.outbox),
        ("staff", folders.staff),
        ("keys", folders.keys),
        ("reports", folders.reports),
    ):
        yield _write_test(f"  {name}", folder, pupils_only_create=name == "hand-in")


def _write_test(name: str, folder: Path, *, pupils_only_create: bool) -> Line:
    """Write a file of our own, read it back, delete it; collecting clears it away where that fails."""
    mark = folder / f"{PART}doctor-{secrets.token_hex(8)}"
    at = "writing"
    try:
        _create(mark)
        at = "reading back"
        if read_at_most(mark, len(_MARK)) != _MARK:
            return Line(
                False, name, "what was written is not what is there", "Look at the disk or the share."
            )
        at = "deleting"
        mark.unlink()
    except OSError as error:
        failed = f"{at} failed in {folder}: {why(error)}"
        if at != "writing" and pupils_only_create:
            return Line(True, name, f"can be written; {failed} (right for pupils, not for staff)")
        return Line(False, name, failed, "Allow this user to write, read and delete there, and make room.")
    finally:
        with suppress(OSError):
            mark.unlink()
        settle(folder, today())
    return Line(True, name, "written, read back and deleted")


def _create(path: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as opened:
        opened.write(_MARK)
        opened.flush()
        os.fsync(opened.fileno())


def _school(folders: Folders) -> Iterator[Line]:
    school = read_school(folders.school_file)
    classes = _some(len(school.classes), "class", "classes")
    if folders.school_file.exists():
        yield Line(True, "school.yaml", f"{classes}, batches of {school.threshold} first plays")
    else:
        yield Line(True, "school.yaml", f"not there, so one class called {school.classes[0].name!r}")


def _keys(folders: Folders) -> Iterator[Line]:
    """Whether they are there and fit; never what is in them."""
    public, private = public_path(folders.keys).exists(), private_path(folders.keys).exists()
    if not (public or private):
        yield Line(True, "keys", "none yet: the first play makes them")
        return
    public_key(folders.keys)
    collects = "and the private key: this PC can collect" if private else "only: the private key is elsewhere"
    yield Line(True, "keys", f"the public key {collects}")


def _waiting(folders: Folders) -> Iterator[Line]:
    for name, folder, then in (
        ("in the box", folders.hand_in, "smart-game collect takes them, in batches"),
        ("in the outbox", folders.outbox, "the game sends them when it is started next"),
    ):
        try:
            count = sum(path.suffix == SUFFIX for path in folder.iterdir())
        except PermissionError:
            yield Line(True, name, "this user may not look inside (right for pupils, not for staff)")
        else:
            yield Line(True, name, f"{_some(count, 'hand-in', 'hand-ins')}{f': {then}' if count else ''}")


def _display() -> Iterator[Line]:
    """Open a small window, as the game does."""
    import pygame

    from smart_game.engine.window import Window

    window = Window((320, 240), "SMART Game: looking at the display")
    try:
        window.show()
        driver = pygame.display.get_driver()
        desktop = "x".join(map(str, pygame.display.get_desktop_sizes()[0]))
    finally:
        window.close()
    if driver in ("dummy", "offscreen"):
        todo = "Take SDL_VIDEODRIVER out of this PC's environment variables."
        yield Line(False, "display", f"windows open where nobody sees them (driver {driver})", todo)
    else:
        yield Line(True, "display", f"a window opened (driver {driver}, screen {desktop})")


def _speech() -> Iterator[Line]:
    """Never a problem: the words are on the screen anyway."""
    from smart_game.engine.sound import Device
    from smart_game.engine.voices import try_voice, voice_of_this_pc
    from smart_game.words.catalogue import languages_in

    device = Device()
    device.open()
    device.settle(15)
    yield Line(True, "sound", device.state)
    device.close()
    _, said = try_voice(voice_of_this_pc(), languages_in(places.locales()))
    yield Line(True, "speech", said)


def _fonts() -> Iterator[Line]:
    import pygame

    from smart_game.app import font_files

    pygame.font.init()
    for path in font_files(places.assets()).values():
        try:
            pygame.font.Font(path, 24).render("Abc", True, "#000000")
        except (OSError, pygame.error) as fault:
            yield Line(False, "fonts", f"{path} cannot be used ({fault})", _AGAIN)
        else:
            yield Line(True, "fonts", path.name)


def _pictures() -> Iterator[Line]:
    """Draw every picture small, and every face of the cast."""
    import pygame

    from smart_game.artwork.cast import Cast
    from smart_game.artwork.lint import lint_svg
    from smart_game.scenario.vocabulary import Mood

    folder = places.assets() / "pictures"
    broken: list[str] = []
    files = sorted(folder.rglob("*.svg"))
    for path in files:
        try:
            pygame.image.load_sized_svg(path, (64, 64))
            faults = lint_svg(path.read_text(encoding="utf-8"))
        except (OSError, pygame.error, ValueError) as fault:
            faults = [str(fault)]
        if faults:
            broken.append(f"{path.relative_to(folder).as_posix()} ({faults[0].rstrip('.')})")
    cast = Cast.load(folder / "cast")
    for who in cast.members:
        for mood in Mood:
            cast.svg(who, mood)
    if broken or not files:
        more = f" and {len(broken) - _SHOWN} more" if len(broken) > _SHOWN else ""
        yield Line(
            False, "pictures", f"cannot be shown: {', '.join(broken[:_SHOWN]) or folder}{more}", _AGAIN
        )
    else:
        people = _some(len(cast.members), "person", "people")
        yield Line(True, "pictures", f"{len(files)} files load; {people} in {len(Mood)} moods")


def _packs() -> Iterator[Line]:
    """Each pack with what it holds, the sum of its files, and how many findings it has."""
    known = Known.load(places.assets())
    folders = find_packs([places.scenarios()])
    if not folders:
        yield Line(False, "packs", f"there is none in {places.scenarios()}", _AGAIN)
    for folder in folders:
        checked = check_pack(folder, known)
        stories = _some(len(checked.scenarios), "scenario", "scenarios")
        findings = _some(len(checked.findings), "finding", "findings")
        says = f"{folder.name}: {stories}, sha256 {_sum(folder)}, {findings}"
        todo = "" if checked.pack else f"It cannot be played. smart-game check {folder} says why."
        yield Line(checked.pack is not None, "pack", says, todo)


def _sum(folder: Path) -> str:
    """The beginning of the SHA-256 sum of a pack's files and their names."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return total.hexdigest()[:12]


def _facts() -> Iterator[Line]:
    facts = read_facts(places.assets() / "catalogues")
    for name, fact in (("Childline", facts.childline), ("social media age", facts.social_media_age)):
        said = f"{name}: {fact.value}, checked {fact.checked}, look again by {fact.review_by}"
        if fact.is_due(today()):
            todo = "Update the game, or ask its makers to check."
            yield Line(False, "facts", f"{said}: that day has come", todo)
        else:
            yield Line(True, "facts", said)


def _some(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"

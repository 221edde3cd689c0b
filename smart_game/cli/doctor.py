"""`smart-game doctor`: what a technician wants to know about this PC, in lines to read aloud."""

import hashlib
import json
import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from smart_game import __version__, places
from smart_game.cli import doctor_school as school
from smart_game.cli.common import Parser, today
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.cli.lines import Line, some
from smart_game.errors import SmartGameError
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack, find_packs
from smart_game.progress.collecting import FIRST_DAY
from smart_game.progress.files import why
from smart_game.school.facts import read_facts
from smart_game.school.folders import Folders

_AGAIN = "Install the game again."
_SHOWN = 3


def run(arguments: Sequence[str]) -> int:
    """Look at everything and print it: 0 all is well, 1 problems were printed."""
    parser = Parser(prog="smart-game doctor", description="Say what this PC has, and what is amiss.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if not the usual one")
    parser.add_argument("--json", action="store_true", help="print it for another program")
    asked = parser.parse_args(arguments)
    lines = list(examine(asked.data))
    problems = [number for number, line in enumerate(lines, start=1) if not line.ok]
    if asked.json:
        print(json.dumps({"problems": len(problems), "lines": [asdict(line) for line in lines]}, indent=2))
    else:
        print(*(_numbered(number, line) for number, line in enumerate(lines, start=1)), sep="\n")
        print(f"\n{_summary(problems)}")
    return PROBLEMS if problems else FINE


def examine(data: Path | None) -> Iterator[Line]:
    """Every line, for the data folder that was named, the school's folders, or the user's own."""
    try:
        folders = Folders.of_this_pc(data)
    except SmartGameError:  # the line about those settings says so
        folders = Folders.unknown()
    looks: Sequence[tuple[str, Callable[[], Iterator[Line]]]] = (
        ("game", _game),
        ("clock", _clock),
        ("pygame-ce", _pygame),
        ("PyNaCl", _pynacl),
        ("shipped files", _shipped),
        ("machine-wide", lambda: school.settings(data)),
        ("data folder", lambda: school.folders_of(folders, named=data is not None)),
        ("school.yaml", lambda: school.file(folders)),
        ("keys", lambda: school.keys(folders)),
        ("waiting", lambda: school.waiting(folders)),
        ("room", lambda: school.room(folders)),
        ("log", lambda: school.log(folders)),
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


def _numbered(number: int, line: Line) -> str:
    """The line as it is read aloud over the telephone."""
    return f"{number:>2} " + str(line).replace("\n", f"\n{'':<3}")


def _summary(problems: Sequence[int]) -> str:
    if not problems:
        return "All is well."
    where = ", ".join(map(str, problems))
    if len(problems) == 1:
        return f"1 problem was found, in line {where}."
    return f"{len(problems)} problems were found, in lines {where}."


def _game() -> Iterator[Line]:
    yield Line(
        True,
        "game",
        f"SMART Game {__version__}, Python {platform.python_version()} on {platform.system()} "
        f"{platform.release()} ({platform.machine()})",
    )


def _clock() -> Iterator[Line]:
    """The day: plays are kept by term, and a battery that is empty sets it years back."""
    day = today()
    todo = "" if day >= FIRST_DAY else "Set the clock; until then nothing can be collected here."
    yield Line(not todo, "clock", f"this PC says {day}", todo)


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


def _display() -> Iterator[Line]:
    """Open a small window, as the game does."""
    import pygame

    from smart_game.engine.window import Window

    window = Window((320, 240), "SMART Game: looking at the display")
    try:
        window.show([window.canvas.get_rect()])
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
        people = some(len(cast.members), "person", "people")
        yield Line(True, "pictures", f"{len(files)} files load; {people} in {len(Mood)} moods")


def _packs() -> Iterator[Line]:
    """Each pack with what it holds, the sum of its files, and how many findings it has."""
    known = Known.load(places.assets())
    folders = find_packs([places.scenarios()])
    if not folders:
        yield Line(False, "packs", f"there is none in {places.scenarios()}", _AGAIN)
    for folder in folders:
        checked = check_pack(folder, known, advice=False)
        stories = some(len(checked.scenarios), "scenario", "scenarios")
        findings = some(len(checked.findings), "finding", "findings")
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
            todo = "Update the game, or ask its makers to check. Until then it is shown nowhere."
            yield Line(False, "facts", f"{said}: that day has come", todo)
        else:
            yield Line(True, "facts", said)

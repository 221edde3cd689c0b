"""Try a built folder, on an empty environment and without a screen: `python packaging/try_folder.py FOLDER`.

It asks the folder's own program for everything it can do, and looks at what comes out.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_OF_THE_SYSTEM = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP", "COMSPEC", "PATHEXT")
"""What Windows programs cannot start without; elsewhere nothing is kept."""

_LONGEST = 240
_OPEN = 3.0


class DoesNotWorkError(Exception):
    """The folder does not do what it should."""


def program_of(folder: Path) -> Path:
    """The program in a built folder that takes commands."""
    if sys.platform == "darwin":
        return folder / "SMART Game.app" / "Contents" / "MacOS" / "smart-game"
    return folder / ("smart-game.exe" if sys.platform == "win32" else "smart-game")


class Folder:
    """A built folder, tried with a home of its own."""

    def __init__(self, folder: Path, home: Path, before: Sequence[str] = ()) -> None:
        """`before` are words that go before each command, such as a change of user."""
        self.folder = folder
        self.home = home
        self.before = list(before)
        self.program = program_of(folder)
        kept = {name: os.environ[name] for name in _OF_THE_SYSTEM if name in os.environ}
        self.env: Mapping[str, str] = kept | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}

    def run(self, *words: str | Path, right: Sequence[int] = (0,)) -> str:
        """What a command prints. DoesNotWorkError if it ends in another way than it should."""
        done = subprocess.run(  # noqa: S603 - the folder's own program
            [*self.before, str(self.program), *map(str, words)],
            env=self.env,
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            timeout=_LONGEST,
            check=False,
        )
        if done.returncode not in right or "Traceback" in done.stderr:
            said = f"{done.stdout[-1500:]}\n{done.stderr[-1500:]}"
            raise DoesNotWorkError(
                f"smart-game {' '.join(map(str, words))} ended with {done.returncode}: {said}"
            )
        return done.stdout

    def every_command(self) -> str:
        """Each command can be loaded: it explains itself."""
        commands = re.findall(r"^  smart-game (\S+)", self.run("--help"), re.MULTILINE)
        for command in commands:
            if f"smart-game {command}" not in self.run(command, "--help"):
                raise DoesNotWorkError(f"smart-game {command} --help does not explain it")
        return f"{len(commands)} commands explain themselves"

    def packs(self) -> str:
        """The packs have no fault."""
        return self.run("check", "--strict").strip().splitlines()[-1]

    def languages(self) -> str:
        """The languages are there, and the texts of the screens are found."""
        said = json.loads(self.run("languages", "--json", right=(0, 1)))
        found = [each["language"] for each in said if each["domains"]["smart_game"]["texts"]]
        if not found or len(found) < len(said):
            raise DoesNotWorkError("smart-game languages finds no texts of the screens")
        return ", ".join(found)

    def doctor(self) -> str:
        """Nothing is amiss, but that there is no screen; and every file that it names is of this folder."""
        told = json.loads(self.run("doctor", "--json", "--data", self.home / "data", right=(0, 1)))["lines"]
        amiss = [f"{line['name']}: {line['says']}" for line in told if not line["ok"]]
        if [each for each in amiss if not each.startswith("display")]:
            raise DoesNotWorkError(f"the doctor finds: {'; '.join(amiss)}")
        (where,) = (line["says"] for line in told if line["name"] == "shipped files")
        if not Path(where).is_relative_to(self.folder):
            raise DoesNotWorkError(f"it reads the files of another place: {where}")
        (speech,) = (line["says"] for line in told if line["name"] == "speech")
        return f"nothing amiss but the screen; {speech}"

    def lesson(self) -> str:
        """A class of robots plays, is collected, and reported."""
        out = self.home / "out"
        self.run("demo", "--headless", "--pupils", "12", "--size", "640x480", "--out", out)
        made = {kind: len(list(out.glob(f"**/*.{kind}"))) for kind in ("html", "csv", "png")}
        if not all(made.values()):
            raise DoesNotWorkError(f"the demo wrote {made}")
        return ", ".join(f"{count} {kind}" for kind, count in made.items())

    def prints(self) -> str:
        """What a teacher prints is written."""
        out = self.home / "prints"
        self.run("print", "explorers", "--out", out)
        written = [path.name for path in out.rglob("*.html")]
        if not written:
            raise DoesNotWorkError("smart-game print wrote nothing")
        return f"{len(written)} pages"

    def game(self) -> str:
        """The game itself opens, and stays open."""
        line = [*self.before, str(self.program), "--data", str(self.home / "played")]
        with subprocess.Popen(line, env=self.env, cwd=self.home, stderr=subprocess.PIPE) as game:  # noqa: S603
            try:
                game.wait(_OPEN)
            except subprocess.TimeoutExpired:
                game.terminate()
                return f"open for {_OPEN:.0f} s"
            said = game.stderr.read().decode(errors="replace") if game.stderr else ""
        raise DoesNotWorkError(f"the game closed by itself with {game.returncode}: {said}")

    def tries(self) -> Sequence[Callable[[], str]]:
        """All of them, in order."""
        return (
            self.every_command,
            self.packs,
            self.languages,
            self.doctor,
            self.prints,
            self.lesson,
            self.game,
        )


def main() -> int:
    """Try everything: 0 all works, 1 something does not, 2 there is no such folder."""
    if len(sys.argv) != 2:
        print("Which folder? python packaging/try_folder.py FOLDER")
        return 2
    failed = 0
    with tempfile.TemporaryDirectory(prefix="smart-game-try-") as home:
        folder = Folder(Path(sys.argv[1]).resolve(), Path(home).resolve())
        if not folder.program.is_file():
            print(f"There is no {folder.program}. Build it: python packaging/build_folder.py")
            return 2
        for attempt in folder.tries():
            begun = time.monotonic()
            try:
                said = attempt()
            except (DoesNotWorkError, OSError, subprocess.TimeoutExpired) as fault:
                failed += 1
                print(f"FAILED  {attempt.__name__:<14} {fault}")
            else:
                print(f"ok      {attempt.__name__:<14} {time.monotonic() - begun:4.1f} s  {said}", flush=True)
    print("\nThe folder works." if not failed else "\nThe folder must not be given away.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

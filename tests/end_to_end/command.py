"""Runs the real command in a process of its own, on a PC that is made up: with marked names, and watched.

The made-up PC's machine and user are called `zebra-…`, so that any trace of a name is found again. An audit
hook writes down every socket that is opened, at once, into a file beside the home folder.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import smart_game
from smart_game.school.machine_place import VARIABLE
from tests.end_to_end.fork_server import ForkServer

CHECKOUT = Path(smart_game.__file__).parents[1]
MARK = "zebra"

MADE_UP_PC = """
import getpass, os, platform, pwd, socket, sys
real = os.uname()
os.uname = lambda: os.uname_result((real[0], "zebra-machine", *real[2:]))
platform.node = socket.gethostname = socket.getfqdn = lambda *ignored: "zebra-machine"
os.getlogin = getpass.getuser = lambda: "zebra-user"
entry = pwd.getpwuid(os.getuid())
named = pwd.struct_passwd(("zebra-user", *entry[1:4], "zebra-person", *entry[5:]))
pwd.getpwuid = pwd.getpwnam = lambda ignored: named
"""

WATCH_SOCKETS = """
import os, sys
log = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        os.write(log, f"{event}\\n".encode())

sys.addaudithook(watch)
"""

RUN = """
import sys
from smart_game.cli import main
sys.exit(main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def sentences(self) -> list[str]:
        """What was said on the error stream."""
        return self.err.splitlines()


@cache
def fork_server() -> ForkServer | None:
    """This worker's; None on systems without forks."""
    return ForkServer(MadeUpPC.environment()) if hasattr(os, "fork") else None


class MadeUpPC:
    """A home folder, an environment, and the command run in both."""

    def __init__(self, folder: Path, driver: str | None = "dummy") -> None:
        self.home = folder / "zebra-home"
        self.home.mkdir(exist_ok=True)
        self.watched = folder / "sockets.log"
        self.env = self.environment() | {
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "WATCHED": str(self.watched),
        }
        if driver:
            self.env["SDL_VIDEODRIVER"] = driver

    @staticmethod
    def environment() -> dict[str, str]:
        """Of every made-up PC."""
        kept = {"PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", VARIABLE}
        return {
            **{name: value for name, value in os.environ.items() if name in kept},
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
            "SDL_AUDIODRIVER": "dummy",
            **dict.fromkeys(("USER", "LOGNAME", "USERNAME"), "zebra-user"),
            **dict.fromkeys(("HOSTNAME", "COMPUTERNAME"), "zebra-machine"),
        }

    def run(self, *arguments: str | Path, before: str = "", root: Path | None = None) -> Ran:
        """Run the command to its end. `before` is code that runs first; `root` are other shipped files."""
        env = self.env | ({"SMART_GAME_ROOT": str(root)} if root else {})
        server = None if before else fork_server()
        if server and server.can_run(env):
            ran = Ran(*server.run([*map(str, arguments)], env, self.home))
            assert "Traceback" not in ran.err, ran.err
            return ran
        done = subprocess.run(
            self.line(*arguments, before=before),
            env=env,
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str | Path, before: str = "") -> "subprocess.Popen[str]":
        """Start the command, and leave it running."""
        return subprocess.Popen(
            self.line(*arguments, before=before),
            env=self.env,
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def line(self, *arguments: str | Path, before: str = "") -> list[str]:
        """The command line: plain `python -m smart_game` where nothing is to run first."""
        if not before:
            return [sys.executable, "-m", "smart_game", *map(str, arguments)]
        return [sys.executable, "-c", before + RUN, *map(str, arguments)]

    def sockets(self) -> list[str]:
        """What was done with the network since the PC was made up."""
        return self.watched.read_text(encoding="utf-8").splitlines() if self.watched.exists() else []


WATCHED_PC = MADE_UP_PC + WATCH_SOCKETS

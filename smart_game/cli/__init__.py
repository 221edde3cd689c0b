"""The command line: `smart-game COMMAND`, each in a file of its own that is imported when it runs."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from smart_game import __version__
from smart_game.cli.exits import COULD_NOT_RUN, FINE, PROBLEMS
from smart_game.errors import CannotRunError, SmartGameError

COMMANDS = {
    "play": "the game (what you get without a command)",
    "demo": "a robot class plays a lesson and is reported, in a folder of its own",
    "preview": "open the game at one card, or draw everything it can show onto sheets",
    "new": "begin a pack or a scenario, from a template that already plays",
    "check": "look for faults in packs",
    "map": "draw the branches of a scenario",
    "schema": "help an editor to complete and check the files of a pack",
    "languages": "how much of each language there is, and what is the matter with it",
    "curriculum": "which story is about what of the curriculum and the policy",
    "print": "a teacher's guide, lesson plans, cards to cut out, a certificate, a sheet for home",
    "import": "make a scenario of a story from Twine",
    "export": "write a scenario as a story for Twine",
    "record-list": "the lines of a pack, for a teacher who records them in her own voice",
    "collect": "fold waiting hand-ins into the class progress",
    "report": "write class reports",
    "lesson": "today's lesson for every PC: show, set, pause, resume, end",
    "setup": "make the school's folders and keys, or set up a pupils' PC",
    "keys": "look after the school's keys: copies, a change, a loss",
    "new-year": "archive or delete what past school years left",
    "doctor": "what a technician wants to know about this PC",
}

_FILES = {"print": "print_outs"}
"""Where a command's file is not called as it is: a module `print` in here would hide the function."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command: 0 fine, 1 problems were found and printed, 2 it could not run."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    _let_every_letter_through()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in ("--version", "--help", "-h"):
        print(__version__ if given[0] == "--version" else _usage())
        return FINE
    command = given.pop(0) if given and not given[0].startswith("-") else "play"
    if command not in COMMANDS:
        print(f"smart-game: there is no command {command!r}.\n\n{_usage()}", file=sys.stderr)
        return COULD_NOT_RUN
    try:
        file = _FILES.get(command, command.replace("-", "_"))
        result: int = import_module(f"smart_game.cli.{file}").run(given)
    except CannotRunError as fault:
        print(f"smart-game {command}: {fault}", file=sys.stderr)
        return COULD_NOT_RUN
    except SmartGameError as fault:
        print(f"smart-game {command}: {fault}", file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return COULD_NOT_RUN
    return result


def _let_every_letter_through() -> None:
    """A console that knows few letters shows `?` for the others; where none was named (locale C), UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            plain = stream.encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968")
            stream.reconfigure(encoding="utf-8" if plain else None, errors="replace")


def _usage() -> str:
    rows = "\n".join(f"  smart-game {name:<11} {what}" for name, what in COMMANDS.items())
    return f"Usage:\n{rows}\n\nEach explains itself: smart-game COMMAND --help"

"""The command line: `smart-game COMMAND`, each in a file of its own that is imported when it runs."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from smart_game import __version__
from smart_game.cli.exits import COULD_NOT_RUN, FINE, PROBLEMS
from smart_game.errors import CannotRunError, SmartGameError

COMMANDS = {
    "play": "the game (what you get without a command)",
    "demo": "a robot class plays a lesson and is reported, in a folder of its own",
    "preview": "open the game at one card, or draw everything it can show onto sheets",
    "check": "look for faults in packs",
    "languages": "how much of each language there is, and what is the matter with it",
    "record-list": "the lines of a pack, for a teacher who records them in her own voice",
    "collect": "fold waiting hand-ins into the class progress",
    "report": "write class reports",
    "doctor": "what a technician wants to know about this PC",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command: 0 fine, 1 problems were found and printed, 2 it could not run."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in ("--version", "--help", "-h"):
        print(__version__ if given[0] == "--version" else _usage())
        return FINE
    command = given.pop(0) if given and not given[0].startswith("-") else "play"
    if command not in COMMANDS:
        print(f"smart-game: there is no command {command!r}.\n\n{_usage()}", file=sys.stderr)
        return COULD_NOT_RUN
    try:
        result: int = import_module(f"smart_game.cli.{command.replace('-', '_')}").run(given)
    except CannotRunError as fault:
        print(f"smart-game {command}: {fault}", file=sys.stderr)
        return COULD_NOT_RUN
    except SmartGameError as fault:
        print(f"smart-game {command}: {fault}", file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return COULD_NOT_RUN
    return result


def _usage() -> str:
    rows = "\n".join(f"  smart-game {name:<11} {what}" for name, what in COMMANDS.items())
    return f"Usage:\n{rows}\n\nEach explains itself: smart-game COMMAND --help"

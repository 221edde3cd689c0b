"""Runs commands of the game, each in a process of its own that need not import what is imported already.

Hundreds of commands are run, and half of their time was importing. What they do from there on is the real
thing: their own arguments, environment, folder, files and exit code. Started as a program, it reads a line
of JSON for each command and answers with its exit code.
"""

import atexit
import importlib
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

READY = "ready"
LONGEST = 120
"""Seconds, after which a command is ended."""

_IMPORTED = (
    *("filelock", "pydantic", "yaml", "nacl.public", "babel"),
    *("smart_game.cli.school_packs", "smart_game.packs.loading", "smart_game.progress.collecting"),
)
_NEVER = ("pygame", "smart_game.app")


class ForkServer:
    """One for a worker, in the environment that its commands have but for their own names and folders."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = _that_matters(env)
        self._printed = tempfile.TemporaryDirectory(prefix="printed-")
        line = [sys.executable, __file__]
        self._server = subprocess.Popen(
            line, env=dict(env), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        atexit.register(self._close)
        assert self._answer() == READY

    def can_run(self, env: Mapping[str, str]) -> bool:
        """Whether an interpreter would start in this environment as this one did."""
        return _that_matters(env) == self._env

    def run(self, arguments: Sequence[str], env: Mapping[str, str], folder: Path) -> tuple[int, str, str]:
        """The exit code of a command run in a folder, and what it printed on both streams."""
        out, err = (Path(self._printed.name) / name for name in ("out", "err"))
        places = {"folder": str(folder), "out": str(out), "err": str(err)}
        asked = {"arguments": list(arguments), "env": dict(env), **places}
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        code = int(self._answer())
        return (code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))

    def _answer(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().strip()

    def _close(self) -> None:
        self._server.communicate()
        self._printed.cleanup()


def _that_matters(env: Mapping[str, str]) -> dict[str, str]:
    """What an interpreter heeds when it starts."""
    return {name: value for name, value in env.items() if name.startswith(("PYTHON", "LANG", "LC_", "LD_"))}


def serve() -> None:
    """Until nothing more is asked. A child leaves by being the command, and ends as any interpreter does."""
    for name in _IMPORTED:
        importlib.import_module(name)
    assert not set(_NEVER) & set(sys.modules), "a command must import these by itself, if at all"
    print(READY, flush=True)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _begin(**json.loads(line))
            runpy.run_module("smart_game", run_name="__main__", alter_sys=True)
            return
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _begin(arguments: list[str], env: dict[str, str], folder: str, out: str, err: str) -> None:
    """What is left of starting an interpreter."""
    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for file, handle in ((out, 1), (err, 2)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), handle)
    signal.alarm(LONGEST)
    sys.argv = ["smart_game", *arguments]
    sys.path[0] = folder


if __name__ == "__main__":
    serve()

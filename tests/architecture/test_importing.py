import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import smart_game

CHECKOUT = Path(smart_game.__file__).parents[1]

RUN_AND_LIST_PYGAME = """
import json, sys
from smart_game.cli import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted(name for name in sys.modules if name.partition(".")[0] == "pygame")]))
"""

IMPORT_EVERYTHING = """
import importlib, json, pkgutil, sys
seen, done = [], []

def hook(event, arguments):
    writes = event == "open" and (set(arguments[1] or "") & set("wax+") or (arguments[2] or 0) & 0o3)
    watched = ("socket.", "subprocess.", "os.mkdir", "os.rename", "os.remove", "os.system", "os.exec",
               "os.fork", "os.symlink", "os.link", "os.truncate", "os.utime", "tempfile.", "webbrowser.")
    if writes or event.startswith(watched):
        seen.append(f"{event} {arguments!r}")

sys.addaudithook(hook)
import smart_game
for module in pkgutil.walk_packages(smart_game.__path__, "smart_game."):
    before = len(seen)
    importlib.import_module(module.name)
    done.append(module.name)
    seen[before:] = [f"{module.name}: {each}" for each in seen[before:]]
import pygame
window = [pygame.display.get_init(), bool(pygame.font.get_init()), bool(pygame.mixer.get_init())]
print(json.dumps({"done": done, "seen": seen, "window": window}))
"""


def run(code: str, *arguments: str, home: Path) -> str:
    env = {name: value for name, value in os.environ.items() if name != "SMART_GAME_ROOT"}
    env |= {
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=env,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("command", ["check", "collect", "report"])
def test_a_command_without_a_screen_never_loads_pygame(command: str, tmp_path: Path) -> None:
    """So that it starts at once, and runs where pygame cannot."""
    out = run(RUN_AND_LIST_PYGAME, command, home=tmp_path)
    assert json.loads(out.splitlines()[-1]) == [0, []]


def test_nothing_happens_on_import(tmp_path: Path) -> None:
    """No module writes a file, opens a window or starts anything when it is imported."""
    told = json.loads(run(IMPORT_EVERYTHING, home=tmp_path))
    assert told["seen"] == []
    assert told["window"] == [False, False, False]
    assert list(tmp_path.iterdir()) == []
    assert {"smart_game.app", "smart_game.cli.play", "smart_game.engine.window"} <= set(told["done"])


def test_the_watch_on_imports_sees_what_a_module_does(tmp_path: Path) -> None:
    """A module that writes a file on import would be noticed."""
    naughty = tmp_path / "naughty.py"
    naughty.write_text("open('left-behind', 'w').close()\nimport socket\nsocket.socket().close()\n")
    code = IMPORT_EVERYTHING.replace("\nimport smart_game\n", "\nimport naughty\nimport smart_game\n")
    code = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n{code}"
    told = json.loads(run(code, home=tmp_path))
    assert [each.partition(" ")[0] for each in told["seen"]] == ["open", "socket.__new__"]

"""The first screen waits for nothing that it does not need."""

import json
import os
import subprocess
import sys
from pathlib import Path

NOT_BEFORE_A_STORY = ("pydantic", "yaml", "nacl", "babel", "jinja2", "xlsxwriter", "filelock", "subprocess")

LOOK = """
import sys, threading
from smart_game.cli import main, play
from smart_game.engine.loop import Loop

def at_the_title(loop):
    print("|".join(sorted({name.partition(".")[0] for name in sys.modules})))
    for thread in threading.enumerate():
        if thread.name == "settle-in":
            thread.join()
    print(loop.view.find("start").speech)
    loop.quit()

Loop.run = at_the_title
if sys.argv[2] == "warm":
    play.Thread = lambda **_: threading.Thread(name="settle-in", target=lambda: None)
sys.exit(main(["play", "--data", sys.argv[1]]))
"""


def start(data: Path, how: str) -> tuple[set[str], str]:
    """What was imported when the title stood, and what its main button says."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "HOME": str(data.parent)}
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(data), how],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    modules, said = done.stdout.splitlines()[-2:]
    return set(modules.split("|")), said


def test_the_second_start_imports_and_reads_no_more_than_the_title_needs(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    declined = {"step": 0, "declined": True, "lines": {}}
    (data / "setting-up.json").write_text(json.dumps(declined), encoding="utf-8")
    _, first = start(data, "cold")
    assert (data / "cache" / "start.json").exists()
    imported, second = start(data, "warm")
    assert "smart_game" in imported
    assert imported.isdisjoint(NOT_BEFORE_A_STORY)
    assert second == first == "Start"

"""The data folder, or the school's folder, lies on a slow share: how often it is asked, and that it works."""

import json
import time
from pathlib import Path

import pytest

from tests.end_to_end.command import MadeUpPC

SLOW_SHARE = """
import json, os, sys, time
share, wait, asked = os.environ["SLOW"], float(os.environ["WAIT"]), []

def slow(path):
    if isinstance(path, (str, bytes, os.PathLike)) and os.fsdecode(path).startswith(share):
        asked.append(os.fsdecode(path)[len(share):])
        time.sleep(wait)

CALLS = {"open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.utime", "os.chmod"}

def watch(event, given):
    if event in CALLS:
        slow(given[1] if event == "os.rename" else given[0])

sys.addaudithook(watch)
stat = os.stat

def slow_stat(path, *more, **named):
    slow(path)
    return stat(path, *more, **named)

os.stat = slow_stat
"""

CLOSE_AT_THE_FIRST_PICTURE = """
from smart_game.engine.window import Window

def show(self, changed=None):
    print(json.dumps(asked))
    self.ask_to_quit()

Window.show = show
"""

WAIT = 0.05


def asked_until_the_first_picture(pc: MadeUpPC, share: Path, *words: str | Path) -> list[str]:
    """What the share was asked for before the game showed anything, each time with a wait."""
    pc.env |= {"SLOW": str(share), "WAIT": str(WAIT), "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    ran = pc.run(*words, before=SLOW_SHARE + CLOSE_AT_THE_FIRST_PICTURE)
    assert ran.code == 0, ran.err
    asked: list[str] = json.loads(ran.out.splitlines()[0])
    return asked


def test_a_start_asks_a_slow_data_folder_only_a_few_times(pc: MadeUpPC, tmp_path: Path) -> None:
    """First start and later ones: even at a tenth of a second each, the game is there in three seconds."""
    share = tmp_path / "share"
    share.mkdir()
    for _ in range(2):
        assert 0 < len(asked_until_the_first_picture(pc, share, "--data", share / "data")) <= 30


def test_a_pupils_pc_hardly_asks_the_share_of_its_school(pc: MadeUpPC, tmp_path: Path) -> None:
    share = tmp_path / "share"
    (share / "hand-in").mkdir(parents=True)
    machine = tmp_path / "machine.yaml"
    machine.write_text(f"format: 1\nhand_in: '{share / 'hand-in'}'\n", encoding="utf-8")
    pc.env["SMART_GAME_MACHINE"] = str(machine)
    assert 0 < len(asked_until_the_first_picture(pc, share)) <= 6


@pytest.mark.slow
def test_a_lesson_on_a_slow_share_is_handed_in_collected_and_reported(pc: MadeUpPC, tmp_path: Path) -> None:
    """Nothing is lost and nothing is given up, however long each file takes."""
    out = tmp_path / "share"
    pc.env |= {"SLOW": str(out), "WAIT": "0.01"}
    begun = time.monotonic()
    words = ("demo", "--headless", "--pupils", "11", "--size", "640x480", "--out", out)
    ran = pc.run(*words, before=SLOW_SHARE)
    assert (ran.code, ran.err) == (0, "")
    assert list(out.glob("our-class-*.html"))
    assert time.monotonic() - begun > 1

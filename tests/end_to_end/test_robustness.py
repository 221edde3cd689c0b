"""What may happen to a PC while children play: the game goes on, and nothing that was played is lost."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pygame
import pytest

from smart_game.cli.box import box_for
from smart_game.cli.play import CRASH_LOG, crash_log_in, open_for
from smart_game.engine.loop import Loop
from smart_game.engine.pilot import Pilot
from smart_game.engine.problems import Problems
from smart_game.engine.sound import Device, Sound, Sounds
from smart_game.progress.counts import Counts
from smart_game.progress.sealing import unseal
from smart_game.scenario.model import Pack
from smart_game.scenes.board import open_board
from smart_game.scenes.board.stories import BoardStoriesScreen
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.stumble import StumbleScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.trail import TrailScreen
from smart_game.school.folders import Folders
from smart_game.school.keys import private_key
from smart_game.school.lesson_watch import Looker
from smart_game.school.school import School
from smart_game.school.settings import Settings, read_settings
from tests.end_to_end.command import MadeUpPC
from tests.end_to_end.game_process import GameProcess
from tests.scenes.playing import begin, pick_once

STILL = Settings(motion=False, cool_down=0, read_aloud="off")


def counts_in(folders: Folders) -> list[Counts]:
    """What is in the hand-in folder."""
    key = private_key(folders.keys)
    return [unseal(path.read_bytes(), key).counts for path in sorted(folders.hand_in.iterdir())]


@contextmanager
def game_in(folder: Path, packs: tuple[Pack, ...]) -> Iterator[tuple[Loop, Folders]]:
    """The game as `play` opens it, over real folders."""
    folders = Folders.under(folder)
    folders.make()
    loop = open_for(
        School(),
        packs,
        box_for(folders),
        chance=random.Random(1),
        size=(1024, 768),
        settings=STILL,
        crash_log=crash_log_in(folder),
    )
    try:
        yield loop, folders
    finally:
        loop.quit()
        loop.window.close()


def break_story(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no story can be drawn."""

    def fail(*_: object) -> None:
        raise ValueError(f"Mr Zebra picked `type-it` in {Path.home()}")

    monkeypatch.setattr(StoryScreen, "_pages", fail)


def test_a_crash_in_a_story_shows_a_calm_screen_keeps_the_play_and_leads_on(
    tmp_path: Path,
    shipped: tuple[Pack, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with game_in(tmp_path / "data", shipped) as (loop, folders):
        pilot = Pilot(loop)
        story = shipped[0].scenarios[0]
        begin(pilot, story)
        pick_once(pilot)
        break_story(monkeypatch)
        pilot.scene.refresh()
        loop.step(0)
        assert isinstance(pilot.scene, StumbleScreen)
        said = " ".join(widget.speech for widget in loop.view.widgets)
        assert "Something went wrong here." in said
        assert "Pick another story" in said
        (counts,) = counts_in(folders)
        assert (counts.scenario, counts.finished) == (story.id, False)
        assert sum(counts.choices.values()) == 1, "as far as it went"
        pilot.press("tell")
        assert isinstance(pilot.scene, TellScreen)
        pilot.press("back")
        monkeypatch.undo()
        pilot.press("other-story")
        assert isinstance(pilot.scene, TrailScreen)
        begin(pilot, story)
        pick_once(pilot)
    log = (tmp_path / "data" / CRASH_LOG).read_text(encoding="utf-8")
    assert "in StoryScreen\nValueError (its words are left out" in log
    assert "  smart_game/engine/loop.py:" in log
    for trace in ("Zebra", "zebra", "type-it", str(tmp_path), str(Path.home()), story.id):
        assert trace not in log
    assert "Traceback" not in (err := capsys.readouterr().err)
    assert CRASH_LOG in err
    assert len(counts_in(folders)) == 2, "and the second play too"


def test_a_crash_on_the_board_leads_back_to_the_board(
    tmp_path: Path, shipped: tuple[Pack, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with game_in(tmp_path, shipped) as (loop, _):
        pilot = Pilot(loop)
        open_board(pilot.scene.backstage, shipped[0])  # type: ignore[attr-defined]
        loop.stack.settle()
        loop.step(0)
        monkeypatch.setattr(BoardStoriesScreen, "body", lambda *_: 1 / 0)
        loop.stack.top.refresh()
        loop.step(0)
        monkeypatch.undo()
        pilot.press("other-story")
        assert isinstance(pilot.scene, BoardStoriesScreen)


def play_a_little(games: Sequence[GameProcess]) -> None:
    """In each a story is begun, something is picked, and the story is left; a press here, a press there."""
    for game in games:
        game.press("start", "stop-safe")
    unpicked = list(games)
    while unpicked:
        for game in list(unpicked):
            ids = game.look()["ids"]
            wanted = ("story-", "begin-story", "choice-", "item-", "go-on", "page-more")
            press = next(id for start in wanted for id in ids if id.startswith(start))
            game.press(press)
            if press.startswith("choice-"):
                unpicked.remove(game)
    for game in games:
        game.press("back")


def test_two_copies_at_once_over_one_folder(tmp_path: Path) -> None:
    """Both start on a new PC, where there is no key yet, and play: one key, and both plays open with it."""
    pc = MadeUpPC(tmp_path)
    with GameProcess(pc) as one, GameProcess(pc) as two:
        for game in (one, two):
            if "just-play" in game.look()["ids"]:
                game.press("just-play")
        play_a_little([one, two])
        assert [game.close() for game in (one, two)] == ["", ""]
    folders = Folders.under(pc.home / "data" / "smart-game")
    assert [bool(counts.choices) for counts in counts_in(folders)] == [True, True]
    assert not list(folders.outbox.iterdir())
    assert len(list(folders.keys.glob("*.json"))) == 2, "one pair"


KEEPS = """
import sys
from pathlib import Path
from smart_game.school.settings import Settings, write_settings
for _ in range(60):
    write_settings(Path(sys.argv[1]), Settings(theme=sys.argv[2]))
"""


def test_two_copies_that_keep_settings_at_once_never_leave_half_of_them(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    writers = [
        subprocess.Popen([sys.executable, "-c", KEEPS, str(file), theme]) for theme in ("dark", "cream")
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        seen.add(read_settings(file).theme)
    assert [writer.wait() for writer in writers] == [0, 0]
    assert seen <= {"day", "dark", "cream"}
    assert read_settings(file).theme in ("dark", "cream")
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def plain_pc(tmp_path: Path) -> MadeUpPC:
    """A PC whose system names no language and no way of writing letters."""
    pc = MadeUpPC(tmp_path)
    pc.env.pop("LANG", None)
    pc.env |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return pc


@pytest.mark.parametrize("arguments", [["languages"], ["map", "gem-gem-shower"], ["doctor"]], ids=" ".join)
def test_the_locale_c_stops_no_command(tmp_path: Path, arguments: list[str]) -> None:
    pc = plain_pc(tmp_path)
    assert pc.run(*arguments).code in (0, 1)


def test_the_locale_c_stops_no_lesson(tmp_path: Path) -> None:
    """A school whose names have letters of several scripts plays, and collects."""
    pc = plain_pc(tmp_path)
    data = pc.home / "data" / "smart-game"
    data.mkdir(parents=True)
    (data / "school.yaml").write_text(
        "name: Ysgol Tŷ Gwyn\nclasses: [{id: our-class, name: Żółwie 🐢}]\n", encoding="utf-8"
    )
    with GameProcess(pc) as game:
        assert "Żółwie" in " ".join(game.look()["said"])
        play_a_little([game])
        assert game.close() == ""
    ran = pc.run("collect")
    assert ran.code == 0, ran.err
    assert "Żółwie" in ran.out


def test_a_sound_device_that_is_pulled_out_is_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sounds = Sounds(Path("assets/sounds").resolve(), Problems(), device := Device())
    sounds.on = True
    device.open()
    assert device.settle() == "ready"

    class Gone:
        def get_num_channels(self) -> int:
            raise pygame.error("Audio device hasn't been opened")

        def stop(self) -> None:
            raise pygame.error("Audio device hasn't been opened")

    monkeypatch.setattr(sounds, "_kept", dict.fromkeys(Sound, Gone()))
    sounds.play(Sound.PRESS)
    sounds.on = False
    monkeypatch.undo()
    sounds.close()
    device.close()


def test_the_watch_goes_on_when_the_clock_is_set_back() -> None:
    now, looks = [1000.0], []
    looker = Looker(lambda: looks.append(now[0]), lambda: now[0], every=2.0)
    for jump in (0.0, 3.0, -900.0, 3.0, 1_000_000.0):
        now[0] += jump
        looker.take()
        end = time.monotonic() + 2
        while looker._thread and looker._thread.is_alive() and time.monotonic() < end:
            time.sleep(0.001)
    assert looks == [1000.0, 1003.0, 103.0, 106.0, 1_000_106.0]


def test_what_a_pc_hands_in_whose_clock_is_years_back_opens_like_any_other(
    tmp_path: Path, shipped: tuple[Pack, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its battery is empty."""
    monkeypatch.setattr("smart_game.cli.play.today", lambda: date(2001, 1, 1))
    with game_in(tmp_path, shipped) as (loop, folders):
        pilot = Pilot(loop)
        begin(pilot, shipped[0].scenarios[0])
        pick_once(pilot)
        pilot.press("back")
        (counts,) = counts_in(folders)
    assert sum(counts.choices.values()) == 1

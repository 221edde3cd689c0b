"""A lesson over one shared folder: two pupils' games and a teacher's; the folder goes away in between."""

import json
import time
from pathlib import Path

import pytest

from smart_game.progress.handing_in import SUFFIX
from smart_game.school.machine import FOR_PUPILS
from tests.end_to_end.command import MadeUpPC
from tests.end_to_end.game_process import GameProcess, every

AWAY = 10.0
"""Seconds for which the folder is away."""


def pc_at(folder: Path, machine: Path) -> MadeUpPC:
    folder.mkdir()
    made = MadeUpPC(folder)
    made.env["SMART_GAME_MACHINE"] = str(machine)
    return made


def test_two_pupils_and_a_teacher_over_a_folder_that_goes_away(tmp_path: Path) -> None:
    shared, staff = tmp_path / "shared", tmp_path / "staff"
    office = pc_at(tmp_path / "office", tmp_path / "machine.yaml")
    ran = office.run(
        "setup", "--shared", shared, "--staff", staff, "--school", "Willow Lane", "--classes", "3A,3B"
    )
    assert ran.code == 0, ran.err
    pupils = [pc_at(tmp_path / name, staff / FOR_PUPILS) for name in ("one", "two")]
    away = tmp_path / "away"
    with GameProcess(office) as teacher, GameProcess(pupils[0]) as one, GameProcess(pupils[1]) as two:
        games = [one, two]
        assert "for-teachers" not in one.look()["ids"]
        teacher.press("for-teachers")
        for _ in range(2):
            teacher.type("2468")
            teacher.press("enter")
        teacher.press("class-3b", "pack-navigators", "pack-sprouts", "stories-explorers", "none")
        teacher.press("pick-ten-thousand-likes", "ticked", "start-lesson")
        for game in games:
            game.wait(lambda seen: seen["class"] == "3b")
        trail = one.press("start")
        assert [id for id in trail["ids"] if id.startswith("stop-")] == ["stop-reliable"], "what was ticked"
        played = one.press("stop-reliable")
        assert played["scene"] == "StoryScreen"
        one.press(next(id for id in played["ids"] if id.startswith("choice-")))
        two.press("start")

        teacher.wait_for("TitleScreen")
        teacher.press("for-teachers")
        teacher.type("2468")
        assert "pause" in teacher.press("enter")["ids"]
        teacher.press("pause")
        every(games, "PausedScreen")
        assert one.look()["ids"] == ["read", "settings", "tell"], "only Tell and how it looks"
        assert one.press("tell")["scene"] == "TellScreen"
        assert one.press("back")["scene"] == "PausedScreen"

        shared.rename(away)
        gone = time.monotonic()
        cpu = two.look()["cpu"]
        while time.monotonic() - gone < AWAY:
            assert {game.look()["scene"] for game in games} == {"PausedScreen"}
            time.sleep(0.5)
        assert two.look()["cpu"] - cpu < 0.1 * AWAY, "a paused game that waits for a folder hardly works"
        away.rename(shared)

        assert teacher.press("go-on")["said"]
        one.wait_for("StoryScreen")
        assert one.look()["made"] == 1, "nothing was lost"
        two.wait_for("TrailScreen")

        teacher.press("end", "end-now")
        every(games, "ThankYouScreen")
        teacher.wait(lambda seen: any("1" in said for said in seen["said"] if "so far" in said))
        told = teacher.press("collect")
        assert any(said.endswith("not enough plays yet: they stay sealed.") for said in told["said"])
        assert [name.partition("-20")[0] for name in told["shown"]] == ["3b"]
        assert len(list((shared / "hand-in").glob(f"*{SUFFIX}"))) == 1, "too few are left where they are"
        assert [game.close() for game in games] == ["", ""]
        teacher.close()
    assert json.loads((staff / "teacher.json").read_text())["wrong"] == 0
    assert not (shared / "teacher.json").exists()


@pytest.mark.slow
def test_a_game_that_starts_before_the_folder_is_there_finds_school_and_lesson_later(tmp_path: Path) -> None:
    shared, staff, away = tmp_path / "shared", tmp_path / "staff", tmp_path / "away"
    office = pc_at(tmp_path / "office", tmp_path / "machine.yaml")
    assert office.run("setup", "--shared", shared, "--staff", staff, "--classes", "4A").code == 0
    assert office.run("lesson", "set", "--class", "4a", "--language", "cy").code == 0
    shared.rename(away)
    with GameProcess(pc_at(tmp_path / "one", staff / FOR_PUPILS)) as game:
        assert (game.look()["class"], game.look()["language"]) == ("our-class", "en")
        away.rename(shared)
        game.wait(lambda seen: (seen["class"], seen["language"]) == ("4a", "cy"))
        (shared / "lesson.yaml").write_text("format: 1\nclass: 4a\npaus", encoding="utf-8")
        time.sleep(3)
        seen = game.look()
        assert (seen["scene"], seen["class"]) == ("TitleScreen", "4a"), "the last good lesson stays"
        (line,) = [each for each in game.close().splitlines() if "lesson.yaml" in each]
    assert "lesson.yaml:4: it cannot be understood" in line
    assert line.endswith("Until then the lesson is as it was.")

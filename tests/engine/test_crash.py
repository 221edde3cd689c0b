"""What fails in a scene, and what is told of it; clocks and displays that misbehave."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pygame
import pytest

import smart_game
from smart_game.engine.crash import LARGEST, CrashLog
from smart_game.engine.easel import Easel
from smart_game.engine.loop import Loop
from smart_game.engine.pilot import Pilot
from smart_game.engine.scene import LastSceneError, Scene, SceneStack
from smart_game.engine.widgets import Widget
from smart_game.errors import CannotRunError
from tests.engine.parts import BlockScene, make_loop

DAY = date(2026, 11, 22)
HOME = "/somewhere/zebra-user"
PACKAGE = Path(smart_game.__file__).parent


class Fails(BlockScene):
    """Fails where it is told to."""

    def __init__(self, where: str, log: list[str] | None = None) -> None:
        super().__init__({"a": (20, 20, 100, 60)}, log=log, on_press=self._press)
        self.where = where

    def _press(self, _: str) -> None:
        self._fail("press")

    def build(self, easel: Easel) -> Sequence[Widget]:
        self._fail("build")
        return super().build(easel)

    def leave(self) -> None:
        super().leave()
        self._fail("leave")

    def _fail(self, where: str) -> None:
        if where == self.where:
            raise RuntimeError(f"no {where} in {HOME}")


class Calm:
    """A rescue that remembers; `scene` is what it shows."""

    def __init__(self, stack: SceneStack, scene: Scene) -> None:
        self.stack = stack
        self.scene = scene
        self.noted: list[str] = []

    def note(self, fault: Exception) -> None:
        self.noted.append(str(fault))

    def show(self) -> None:
        fault = self.stack.abandon()
        if fault:
            self.note(fault)
        self.stack.push(self.scene)
        self.stack.settle()


def opened(scene: Scene) -> Loop:
    """A loop whose clock stands still."""
    return make_loop(scene, lambda: 0.0)


def calm() -> BlockScene:
    return BlockScene({"on": (20, 20, 100, 60)})


def test_a_scene_that_fails_is_left_for_a_calm_one() -> None:
    log: list[str] = []
    loop = opened(Fails("press", log))
    rescue = loop.rescue = Calm(loop.stack, calm())
    pilot = Pilot(loop)
    pilot.press("a")
    assert rescue.noted == [f"no press in {HOME}"]
    assert pilot.ids() == ["on"]
    assert log == ["press a", "leave"]
    pilot.press("on")
    assert loop.running


def test_a_scene_that_cannot_be_shown_is_left_too() -> None:
    loop = opened(calm())
    rescue = loop.rescue = Calm(loop.stack, calm())
    loop.stack.push(Fails("build"))
    pygame.event.post(pygame.Event(pygame.WINDOWEXPOSED))
    loop.step(0)
    assert rescue.noted == [f"no build in {HOME}"]
    assert loop.stack.top is rescue.scene


def test_a_scene_that_fails_while_it_is_left_keeps_no_other_from_being_left() -> None:
    log: list[str] = []
    loop = opened(BlockScene({"x": (20, 20, 100, 60)}, log=log))
    loop.stack.push(Fails("leave", log))
    loop.stack.settle()
    with pytest.raises(RuntimeError, match="no leave"):
        loop.quit()
    assert log == ["leave", "leave"]


def test_without_a_rescue_a_fault_is_raised() -> None:
    loop = opened(Fails("press"))
    with pytest.raises(RuntimeError, match="no press"):
        Pilot(loop).press("a")


def test_a_rescue_that_fails_ends_the_game_with_a_sentence() -> None:
    loop = opened(Fails("press"))
    rescue = loop.rescue = Calm(loop.stack, Fails("build"))
    with pytest.raises(CannotRunError, match="What was played is kept"):
        Pilot(loop).press("a")
    assert rescue.noted == [f"no press in {HOME}", f"no build in {HOME}"]


def test_a_tick_that_fails_disturbs_nobody() -> None:
    scene = calm()
    loop = opened(scene)
    rescue = loop.rescue = Calm(loop.stack, calm())

    def tick() -> None:
        raise RuntimeError("no lesson")

    loop.tick = tick
    loop.step(0)
    assert rescue.noted == ["no lesson"]
    assert loop.stack.top is scene


# The log


def crash_log(folder: Path) -> CrashLog:
    return CrashLog(folder / "log.txt", PACKAGE, "SMART Game 0", lambda: DAY)


@pytest.mark.parametrize(
    "fault",
    [
        ValueError(f"Mrs Smith in {HOME}/x"),
        FileNotFoundError(2, "gone", f"{HOME}/Mrs Smith.yaml"),
        KeyError("Mrs Smith"),
        TypeError(f"{HOME}/Mrs: no"),
    ],
)
def test_nothing_of_anybody_is_in_the_log(
    tmp_path: Path, fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZEBRA", "zebra-environment")
    log = crash_log(tmp_path)
    try:
        raise fault from OSError(13, "no", HOME)
    except type(fault) as caught:
        log.note(caught, "StoryScreen")
    said = log.path.read_text(encoding="utf-8")
    assert "zebra" not in said
    assert "Smith" not in said
    assert str(Path.home()) not in said
    assert "/" not in said.replace("smart_game/", "")
    assert said.startswith("2026-11-22  SMART Game 0, Python ")
    assert f"in StoryScreen\n{type(fault).__name__}" in said
    assert "test_crash.py:" in said, "where it was"
    assert log.path.stat().st_mtime == datetime(2026, 11, 22, tzinfo=UTC).timestamp()


def test_files_of_the_game_are_named_by_their_place_in_it(tmp_path: Path) -> None:
    log = crash_log(tmp_path)
    stack = SceneStack()
    with pytest.raises(LastSceneError) as caught:
        assert stack.top
    log.note(caught.value, "no scene")
    assert "  smart_game/engine/scene.py:" in log.path.read_text(encoding="utf-8")


def test_the_log_stays_small_and_keeps_what_is_new(tmp_path: Path) -> None:
    chance = random.Random(1)
    log = crash_log(tmp_path)
    log.path.write_bytes(b"old\n\n" * (LARGEST // 5))
    for number in range(40):
        log.note(TypeError(f"number {number} of {chance.random()}"), "Scene")
    said = log.path.read_text(encoding="utf-8")
    assert len(said) <= LARGEST
    assert said.endswith("\n\n")
    assert "number 39 of" in said
    assert [path.name for path in tmp_path.iterdir()] == ["log.txt"]


def test_the_same_fault_is_written_once(tmp_path: Path) -> None:
    log = crash_log(tmp_path)
    for _ in range(5):
        log.note(TypeError("again"), "Scene")
    assert log.path.read_text(encoding="utf-8").count("again") == 1


def test_a_log_that_cannot_be_written_disturbs_nobody(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "nowhere" / "log.txt", PACKAGE, "SMART Game 0", lambda: DAY)
    log.note(TypeError("lost"), "Scene")
    assert list(tmp_path.iterdir()) == []


# The clock, and the screen


def test_a_clock_that_is_set_back_or_jumps_on_holds_up_nothing() -> None:
    log: list[str] = []
    now = [10_000.0]
    loop = make_loop(BlockScene({"a": (20, 20, 100, 60)}, log=log), clock=lambda: now[0])
    loop.cool_down = 0.25
    pilot = Pilot(loop)
    seen = [loop.now()]
    for jump in (1.0, -9_000.0, 1.0, 1_000_000.0, -1_000_000.0, 1.0):
        now[0] += jump
        seen.append(loop.now())
        loop.let_pass(1.0)
        pilot.press("a")
    assert seen == sorted(seen)
    assert log == ["press a"] * 6


def test_a_screen_that_is_away_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = opened(calm())
    real, tries = pygame.display.update, []

    def update(changed: list[pygame.Rect]) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise pygame.error("Window surface is invalid")
        real(changed)

    monkeypatch.setattr(pygame.display, "update", update)
    pygame.event.post(pygame.Event(pygame.WINDOWDISPLAYCHANGED))
    for _ in range(4):
        loop.step(0)
    assert len(tries) >= 3
    assert not loop.view.dirty
    assert Pilot(loop).ids() == ["on"]


def test_a_screen_that_cannot_be_filled_leaves_the_window_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = opened(calm())
    before, real = loop.window.size, pygame.display.set_mode

    def set_mode(size: tuple[int, int], flags: int = 0) -> pygame.Surface:
        if flags & pygame.FULLSCREEN:
            raise pygame.error("no such mode")
        return real(size, flags)

    monkeypatch.setattr(pygame.display, "set_mode", set_mode)
    Pilot(loop).key(pygame.K_F11)
    assert loop.window.size == before
    assert loop.running


@pytest.mark.parametrize(
    "kind", [pygame.RENDER_TARGETS_RESET, pygame.RENDER_DEVICE_RESET, pygame.WINDOWDISPLAYCHANGED]
)
def test_what_the_system_threw_away_is_drawn_again(kind: int) -> None:
    loop = opened(calm())
    frames = loop.frames
    loop.window.canvas.fill("black")
    pygame.event.post(pygame.Event(kind))
    loop.step(0)
    assert loop.frames == frames + 1
    assert loop.window.canvas.get_at((25, 25)) == pygame.Color("white")

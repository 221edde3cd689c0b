"""Motion is shown, never waited for: short, idle afterwards, and it ends in the same picture (A11, A12)."""

from collections.abc import Sequence

import pygame
import pytest

from smart_game.engine.easel import Easel
from smart_game.engine.loop import Loop
from smart_game.engine.motion import LONGEST
from smart_game.engine.pilot import Pilot
from smart_game.engine.widgets import Arrival, Way, Widget
from tests.engine.parts import BlockScene, Place, make_loop
from tests.game import Clock

ROW: dict[str, Place] = {"a": (100, 100, 80, 60), "b": (300, 100, 80, 60)}


class ArrivingScene(BlockScene):
    """Its blocks come in, each in the way that is given."""

    def __init__(self, way: Way, *, waves: bool = False) -> None:
        super().__init__(ROW)
        self.way = way
        self.washes_in = waves

    def build(self, easel: Easel) -> Sequence[Widget]:
        widgets = super().build(easel)
        for delay, widget in enumerate(widgets[1:]):
            widget.arrival = Arrival(self.way, delay=delay * 0.1)
        return widgets


@pytest.fixture
def clock() -> Clock:
    return Clock()


def moving_loop(clock: Clock, scene: BlockScene) -> Loop:
    """A loop that has just come to this scene from another one."""
    loop = make_loop(BlockScene({"before": (10, 10, 300, 300)}), clock)
    loop.motion = True
    loop.stack.push(scene)
    loop.stack.settle()
    loop.step(0)
    return loop


def picture(loop: Loop) -> bytes:
    return pygame.image.tobytes(loop.window.canvas, "RGB")


def scenes() -> list[ArrivingScene]:
    return [*(ArrivingScene(way) for way in Way), ArrivingScene(Way.RISE, waves=True)]


def name_of(scene: ArrivingScene) -> str:
    return "wave" if scene.washes_in else scene.way.name.lower()


@pytest.mark.parametrize("scene", scenes(), ids=name_of)
def test_a_motion_ends_in_the_picture_without_it_and_then_rests(clock: Clock, scene: ArrivingScene) -> None:
    loop = moving_loop(clock, scene)
    began = loop.moving
    pictures = {picture(loop)}
    while clock.now < LONGEST + 0.1:
        clock.now += 1 / 60
        loop.step(0)
        pictures.add(picture(loop))
    assert (began, loop.moving) == (True, False)
    assert len(pictures) > 5
    frames, ended = loop.frames, picture(loop)
    for _ in range(100):
        clock.now += 6
        loop.step(0)
    assert loop.frames == frames
    loop.motion = False
    scene.refresh()
    loop.step(0)
    assert picture(loop) == ended
    loop.window.close()


def test_what_is_on_its_way_can_be_pressed_already(clock: Clock) -> None:
    scene = ArrivingScene(Way.FROM_RIGHT)
    loop = moving_loop(clock, scene)
    clock.now += 0.05
    Pilot(loop).press("b")
    assert scene.log == ["press b"]
    loop.window.close()


def test_what_was_there_before_does_not_arrive_again(clock: Clock) -> None:
    scene = ArrivingScene(Way.RISE)
    loop = moving_loop(clock, scene)
    clock.now += 1
    loop.step(0)
    scene.refresh()
    loop.step(0)
    assert not loop.moving
    loop.window.close()


def test_without_motion_everything_is_there_at_once(clock: Clock) -> None:
    loop = make_loop(ArrivingScene(Way.POP, waves=True), clock)
    assert not loop.moving
    assert loop.window.canvas.get_at((340, 130))[:3] == (255, 255, 255)
    loop.window.close()

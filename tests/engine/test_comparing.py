"""What has to be drawn after a screen was built anew: only what looks different."""

from collections.abc import Sequence
from dataclasses import replace

import pygame
import pytest

from smart_game.engine.easel import Easel
from smart_game.engine.scene import Scene
from smart_game.engine.view import View
from smart_game.engine.widgets import Sheet, Widget
from tests.engine.parts import make_easel

SIZE = (400, 300)
ROOMS = {
    "a": pygame.Rect(10, 10, 40, 40),
    "b": pygame.Rect(30, 30, 40, 40),
    "c": pygame.Rect(300, 200, 40, 40),
}


class Roaming(Sheet):
    """It may be painted anywhere."""

    roams = True


class SheetScene(Scene):
    """Sheets of one colour each, in an order that a test may change."""

    def __init__(self) -> None:
        self.order = list(ROOMS)
        self.colors = dict.fromkeys(ROOMS, "#FFFFFF")
        self.pressable: set[str] = set()
        self.kind: type[Sheet] = Sheet

    def build(self, easel: Easel) -> Sequence[Widget]:
        made = []
        for name in self.order:
            sheet = self.kind(name, ROOMS[name].copy(), self.colors[name])
            sheet.press = self.refresh if name in self.pressable else None
            made.append(sheet)
        return made


@pytest.fixture
def easel() -> Easel:
    return make_easel()


@pytest.fixture
def scene() -> SheetScene:
    return SheetScene()


@pytest.fixture
def view(scene: SheetScene, easel: Easel) -> View:
    view = View(scene)
    view.build(easel)
    assert view.touched is None, "at first all is drawn"
    view.draw(pygame.Surface(SIZE), easel)
    return view


def test_a_screen_that_looks_as_before_is_not_drawn(view: View, easel: Easel) -> None:
    view.build(easel)
    assert not view.dirty


def test_what_has_another_colour_is_drawn_and_nothing_else(
    view: View, scene: SheetScene, easel: Easel
) -> None:
    scene.colors["c"] = "#000000"
    view.build(easel)
    assert view.dirty
    assert view.touched
    assert {tuple(rect) for rect in view.touched} == {tuple(ROOMS["c"])}


def test_what_is_gone_is_wiped(view: View, scene: SheetScene, easel: Easel) -> None:
    scene.order.remove("a")
    view.build(easel)
    assert view.touched == [ROOMS["a"]]


def test_what_can_be_pressed_now_is_drawn(view: View, scene: SheetScene, easel: Easel) -> None:
    """Whether the pointer is on it shows on nothing else."""
    scene.pressable.add("b")
    view.build(easel)
    assert view.touched
    assert ROOMS["b"] in view.touched


@pytest.mark.parametrize("change", ["order", "easel", "roaming"])
def test_all_is_drawn_where_a_part_would_not_do(
    view: View, scene: SheetScene, easel: Easel, change: str
) -> None:
    if change == "order":
        scene.order.reverse()
    elif change == "roaming":
        scene.kind = Roaming
    view.build(replace(easel) if change == "easel" else easel)
    assert view.dirty
    assert view.touched is None

"""Scenes and widgets made for one test, and what a bare engine is joined from."""

from collections.abc import Callable, Sequence

import pygame

from smart_game import places
from smart_game.app import font_files
from smart_game.engine.actions import Command
from smart_game.engine.easel import Easel
from smart_game.engine.loop import Loop
from smart_game.engine.pictures import Pictures
from smart_game.engine.problems import Problems
from smart_game.engine.scene import Scene, SceneStack
from smart_game.engine.text import Typesetter
from smart_game.engine.theme import Metrics, Theme
from smart_game.engine.widgets import Look, Widget
from smart_game.engine.window import Window

Place = tuple[int, int, int, int]


class Block(Widget):
    """A rectangle that remembers how it was drawn last."""

    look: Look | None = None

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        self.look = look
        pygame.draw.rect(canvas, "#FFFFFF", self.rect)


class BlockScene(Scene):
    """Things to press at places given by name, and a record of what happened."""

    def __init__(
        self,
        places: dict[str, Place],
        *,
        lead: str | None = None,
        log: list[str] | None = None,
        on_press: Callable[[str], None] | None = None,
    ) -> None:
        self.places = places
        self.lead = lead
        self.log = [] if log is None else log
        self.on_press = on_press
        self.built = 0

    def build(self, easel: Easel) -> Sequence[Widget]:
        self.built += 1
        blocks = []
        for number, (name, place) in enumerate(self.places.items(), start=1):
            block = Block(name, pygame.Rect(place), press=lambda name=name: self._pressed(name))  # type: ignore[misc]
            block.lead = name == self.lead
            block.number = number
            blocks.append(block)
        return [Block("ground", pygame.Rect(0, 0, 10, 10)), *blocks]

    def command(self, command: Command) -> None:
        self.log.append(command.value)

    def leave(self) -> None:
        self.log.append("leave")

    def _pressed(self, name: str) -> None:
        self.log.append(f"press {name}")
        if self.on_press:
            self.on_press(name)


def day_theme() -> Theme:
    return Theme.load(places.assets() / "themes" / "day.toml")


def make_easel(size: tuple[int, int] = (1024, 768), text_scale: float = 1.0) -> Easel:
    """The game's own type, pictures and theme."""
    pygame.font.init()
    problems = Problems()
    return Easel(
        Typesetter(font_files(places.assets()), problems),
        Pictures(places.assets() / "pictures", problems),
        Metrics(day_theme(), *size, text_scale),
    )


def make_loop(
    scene: Scene, clock: Callable[[], float], *, size: tuple[int, int] = (640, 480), cool_down: float = 0.0
) -> Loop:
    """A loop with this scene, and nothing waiting in the event queue."""
    stack = SceneStack()
    stack.push(scene)
    stack.settle()
    theme, base = day_theme(), make_easel()
    loop = Loop(
        Window(size, "Test"),
        stack,
        lambda metrics: Easel(base.typesetter, base.pictures, metrics),
        lambda width, height: Metrics(theme, width, height),
        clock,
        cool_down=cool_down,
    )
    while loop.window.events(0, 0):
        loop.step(0)
    return loop

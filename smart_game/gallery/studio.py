"""The real game, opened to be photographed: nobody plays it, and what it hands in goes nowhere."""

import random
from collections.abc import Sequence
from datetime import date
from types import TracebackType
from typing import Self

import pygame

from smart_game import places
from smart_game.app import Opening, open_game
from smart_game.engine.easel import Easel
from smart_game.engine.problems import Problems
from smart_game.engine.scene import Scene
from smart_game.engine.text import Typesetter
from smart_game.engine.widgets import Look, Widget
from smart_game.progress.counts import count_play
from smart_game.progress.voted import Voted
from smart_game.progress.written import Place, Written
from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenes.backstage import Backstage, Helper, SchoolClass
from smart_game.scenes.screen import Screen
from smart_game.school.facts import read_facts
from smart_game.school.school import School
from smart_game.school.settings import Settings

_ANY_DAY = date(2026, 9, 1)
"""Nothing on a picture hangs on the day."""


class Studio:
    """Shows any scene in a window of one size, and gives a picture of it."""

    def __init__(
        self, packs: Sequence[Pack], size: tuple[int, int], settings: Settings | None = None
    ) -> None:
        school = School()
        self.problems = Problems()
        self._loop = open_game(
            Opening(
                size=size,
                packs=tuple(packs),
                classes=[SchoolClass(each.id, each.name) for each in school.classes],
                helpers=tuple(Helper(each.role, each.name or "", each.picture) for each in school.adults),
                childline=read_facts(places.assets() / "catalogues").childline.value,
                hand_in=keep_nothing,
                voted=Voted(None, lambda: _ANY_DAY, self.problems.say),
                problems=self.problems,
                clock=lambda: 0.0,
                chance=random.Random(1),  # noqa: S311 - an order on a screen, not a secret
                settings=settings or Settings(motion=False, cool_down=0, read_aloud="off"),
            )
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.quit()
        self._loop.window.close()

    @property
    def backstage(self) -> Backstage:
        """What scenes are made with."""
        top = self._loop.stack.top
        assert isinstance(top, Screen)
        return top.backstage

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs, in the language of the screen."""
        return self.backstage.sitting.packs

    @property
    def easel(self) -> Easel:
        """What this window's pictures are drawn with."""
        return self._loop.easel

    @property
    def typesetter(self) -> Typesetter:
        """The fonts."""
        return self._loop.easel.typesetter

    def show(self, scene: Scene) -> pygame.Surface:
        """A picture of a scene that has the window for itself."""
        self._loop.stack.start_over(scene)
        return self.look()

    def press(self, id: str) -> pygame.Surface:
        """Press something on the screen; a picture of what follows."""
        widget = self._loop.view.find(id)
        assert widget.press, f"{id} is not something to press"
        widget.press()
        return self.look()

    def focus(self, id: str) -> pygame.Surface:
        """A picture of the screen with the keyboard's focus on something."""
        view = self._loop.view
        view.focus, view.ring_shown, view.dirty = id, True, True
        picture = self.look()
        view.ring_shown = False
        return picture

    def look(self) -> pygame.Surface:
        """A picture of what is on the screen now."""
        self._loop.stack.settle()
        self._loop.draw()
        return self._loop.window.canvas.copy()

    def ids(self) -> list[str]:
        """What can be pressed on the screen."""
        return [widget.id for widget in self._loop.view.pressable]

    def next_seat(self) -> None:
        """Forget what was earned."""
        self.backstage.sitting.next_player()


def keep_nothing(pack_id: str, class_id: str, playthrough: Playthrough, *, first: bool) -> Written:
    """A hand-in box without a bottom."""
    return Written(count_play(pack_id, class_id, playthrough, first=first), Place.HANDED_IN)


def paint(easel: Easel, widgets: Sequence[Widget], size: tuple[int, int], ground: str) -> pygame.Surface:
    """Widgets that are on no screen."""
    canvas = pygame.Surface(size)
    canvas.fill(ground)
    for widget in widgets:
        widget.draw(canvas, easel, Look.PLAIN)
    return canvas

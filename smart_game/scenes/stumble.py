"""When a scene fails: what was played is handed in, and a calm screen says what happened and leads on."""

from collections.abc import Callable, Sequence

import pygame

from smart_game.engine.crash import CrashLog
from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.problems import Problems
from smart_game.engine.scene import Scene
from smart_game.engine.widgets import Button, Image, Widget
from smart_game.errors import SmartGameError
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.board.stories import BoardStoriesScreen
from smart_game.scenes.screen import Screen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import TrailScreen

_COLUMN = 640
_FACE = 190


class StumbleScreen(Screen):
    """Nobody is to blame, nothing is lost, and Tell is where it always is."""

    def __init__(self, backstage: Backstage, onward: Callable[[], Screen]) -> None:
        """`onward` makes the screen on which stories are picked."""
        super().__init__(backstage)
        self._onward = onward
        self._pager = Pager(self.refresh)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The companion, three short sentences, and the way on."""
        say = self.backstage.words.gettext
        column = pygame.Rect(0, area.top, min(area.width, easel.metrics.px(_COLUMN)), area.height)
        column.centerx = area.centerx
        face: list[Block] = [] if easel.metrics.large else [Made(lambda width: [_companion(easel, width)])]
        blocks: list[Block] = [
            *face,
            Text(
                "text",
                say("Something went wrong here."),
                size="heading",
                bold=True,
                fill=None,
                align="center",
            ),
            Text("told", say("It is not your fault. What you played is safe."), fill=None, align="center"),
            Made(lambda width: [self._way_on(easel, width)]),
        ]
        pages = Flow(easel, column, easel.metrics.units(2.5)).pages(blocks, self._pager.height(easel))
        turning = self._pager.buttons(easel, column, len(pages), say("Back a bit"), say("More"))
        page = pages[self._pager.page]
        spare = 0 if turning else column.bottom - max(widget.rect.bottom for widget in page)
        for widget in page:
            widget.move(0, spare // 3)
        return [*page, *turning]

    def _way_on(self, easel: Easel, width: int) -> Button:
        text = self.backstage.words.gettext("Pick another story")
        icon = "symbols/home-trail.svg"
        button = Button(easel, "other-story", text, self._go_on, width=width, icon=icon, tone="main")
        button.lead = True
        return button

    def _go_on(self) -> None:
        self.backstage.stack.replace(self._onward())


class Stumble:
    """The rescue of a game: logs what failed, and shows the calm screen on top of a new title."""

    def __init__(self, backstage: Backstage, log: CrashLog, problems: Problems) -> None:
        self._backstage = backstage
        self._log = log
        self._problems = problems

    def note(self, fault: Exception) -> None:
        """Into the log; what a person can mend is also said where such things are said."""
        scenes = list(self._backstage.stack)
        self._log.note(fault, type(scenes[-1]).__name__ if scenes else "no scene")
        if isinstance(fault, SmartGameError):
            self._problems.say(str(fault))
        told = f"Something went wrong; what a technician needs is in {self._log.path}."
        self._problems.say(told)

    def show(self) -> None:
        """Leave every scene, which hands in what was played; the stars of this seat stay."""
        backstage = self._backstage
        onward = _way_on_from(list(backstage.stack), backstage)
        fault = backstage.stack.abandon()
        if fault:
            self.note(fault)
        backstage.stack.push(TitleScreen(backstage))
        backstage.stack.push(StumbleScreen(backstage, onward))
        backstage.stack.settle()


def _way_on_from(scenes: Sequence[Scene], backstage: Backstage) -> Callable[[], Screen]:
    """To where stories are picked: on the board's list, or on the trail."""
    pack = backstage.sitting.pack
    if any(isinstance(scene, BoardStoriesScreen) for scene in scenes):
        return lambda: BoardStoriesScreen(backstage, pack)
    return lambda: TrailScreen(backstage, pack)


def _companion(easel: Easel, width: int) -> Widget:
    side = easel.metrics.px(_FACE)
    picture = Image("companion", (side, side), "scene/companion-think.svg")
    picture.rect.midtop = (width // 2, 0)
    return picture

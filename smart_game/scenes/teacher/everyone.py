"""What every PC of a lesson shows while it is paused, and when it is over."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Text
from smart_game.engine.widgets import Image, Widget
from smart_game.scenes.frame import Corner
from smart_game.scenes.screen import Screen
from smart_game.scenes.teacher.door import open_door


class _Still(Screen):
    """A picture and few words, in the middle."""

    def _in_the_middle(
        self, easel: Easel, area: pygame.Rect, picture: str, heading: str, told: str
    ) -> Sequence[Widget]:
        def drawn(width: int) -> list[Widget]:
            side = easel.metrics.px(230)
            image = Image("picture", (side, side), picture)
            image.rect.centerx = width // 2
            return [image]

        blocks: list[Block] = [
            Made(drawn),
            Text("heading", heading, size="heading", bold=True, fill=None, align="center"),
            Text("calm", told, fill=None, align="center"),
        ]
        (page, *_) = Flow(easel, area, easel.metrics.units(2.5)).pages(blocks, 0)
        down = (area.bottom - max(widget.rect.bottom for widget in page)) // 3
        for widget in page:
            widget.move(0, down)
        return page


class PausedScreen(_Still):
    """Lies on whatever a child plays, which goes on where it was; only Tell leads on from it."""

    ground = "panel"

    def corner(self) -> Corner | None:
        """The teacher's way in, on a PC that has it."""
        desk = self.backstage.desk
        if desk is None:
            return None
        return Corner(
            self.backstage.words.gettext("Teacher"),
            lambda: open_door(self.backstage, desk),
            None,  # the word alone: with a picture it has too little room in longer languages
        )

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """Eyes to the front."""
        _ = self.backstage.words.gettext
        told = _("Listen to your teacher now. Your story waits for you.")
        return self._in_the_middle(easel, area, "symbols/eye.svg", _("Eyes to the front"), told)


class ThankYouScreen(_Still):
    """The lesson is over."""

    def corner(self) -> Corner | None:
        """To the title, for whoever plays next."""
        return Corner(self.backstage.words.gettext("Start"), self.backstage.stack.pop, "symbols/home.svg")

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """Thank you."""
        _ = self.backstage.words.gettext
        told = _("The lesson is over. What you did is safe. Now talk about it together.")
        return self._in_the_middle(easel, area, "scene/companion-cheer.svg", _("Thank you!"), told)

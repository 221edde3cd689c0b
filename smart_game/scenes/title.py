"""The first screen: the game's name, which class this is, and Start."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Button, Widget, Words
from smart_game.scenario.model import Person
from smart_game.scenario.vocabulary import Mood
from smart_game.scenes.frame import Corner
from smart_game.scenes.landscape import Landscape
from smart_game.scenes.people import Figures
from smart_game.scenes.screen import Screen
from smart_game.scenes.trail import TrailScreen

_GREETING = ("kofi", "hana", "rowan", "layla", "finn", "priya")


class TitleScreen(Screen):
    """Start leads to the trail."""

    def corner(self) -> Corner:
        """Quit, where Back is on other screens."""
        return Corner(self.backstage.words.gettext("Quit"), self.backstage.quit, "symbols/quit.svg")

    def behind(self, easel: Easel) -> Sequence[Widget]:
        """The landscape."""
        size = (easel.metrics.width, easel.metrics.height)
        return [Landscape("landscape", pygame.Rect((0, 0), size), "scene/title.svg")]

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The name, one line, the children, and the two things to press."""
        _ = self.backstage.words.gettext
        metrics = easel.metrics
        name = Words("name", easel.wrap(_("SMART Game"), area.width, "title", bold=True), align="center")
        name.rect.topleft = (area.left, area.top + metrics.units(2))
        line = Words("line", easel.wrap(_("What could they do? You decide."), area.width), align="center")
        line.rect.topleft = (area.left, name.rect.bottom)
        start = Button(
            easel, "start", _("Start"), self._start, width=metrics.px(280), icon="symbols/play.svg",
            tone="main", size="heading", least_height=metrics.px(88),
        )  # fmt: skip
        start.rect.midbottom = (area.centerx, area.bottom)
        start.lead = True
        chip = self._class_chip(easel)
        chip.rect.midbottom = (area.centerx, start.rect.top - metrics.units(2))
        people = [Person(who=who, mood=Mood.HAPPY) for who in _GREETING if who in self.backstage.cast.members]
        tall = round(area.height * 0.42)
        side = (area.width - max(start.rect.width, chip.rect.width)) // 2 - metrics.units(3)
        half = len(people) // 2
        left = Figures(
            "left", pygame.Rect(area.left, area.bottom - tall, side, tall), self.backstage.cast, people[:half]
        )
        right = Figures(
            "right",
            pygame.Rect(area.right - side, area.bottom - tall, side, tall),
            self.backstage.cast,
            people[half:],
        )
        return [name, line, left, right, chip, start]

    def _class_chip(self, easel: Easel) -> Widget:
        """Which class plays; pressing it shows the next one, if there are several."""
        sitting = self.backstage.sitting
        if len(sitting.classes) == 1:
            width = easel.typesetter.width_of(sitting.of.name, easel.style("body", bold=True)) + 1
            paragraph = easel.wrap(sitting.of.name, width, bold=True)
            pad = (easel.metrics.units(3), easel.metrics.units(1))
            return Words("class", paragraph, fill="panel", padding=pad)
        return Button(
            easel, "class", sitting.of.name, self._next_class, icon="symbols/class-chip.svg", tone="plain"
        )

    def _next_class(self) -> None:
        sitting = self.backstage.sitting
        at = sitting.classes.index(sitting.of)
        sitting.of = sitting.classes[(at + 1) % len(sitting.classes)]
        self.refresh()

    def _start(self) -> None:
        self.backstage.stack.push(TrailScreen(self.backstage, self.backstage.packs[0]))

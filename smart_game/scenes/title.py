"""The first screen: the game's name, which class this is, and Start.

What a press leads to is imported then: nothing here may hold up the first frame.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import OUTLINE, Button, Look, Press, Widget, Words, WordsInRoom
from smart_game.scenes.frame import Corner
from smart_game.scenes.landscape import Landscape
from smart_game.scenes.people import Face, Figures
from smart_game.scenes.screen import Screen

if TYPE_CHECKING:
    from smart_game.scenes.teacher.desk import Desk

_STICKERS = ("#BFE3F2", "#F3C9D8", "#FFD972", "#BFE3C8", "#F9C2AE")
"""The grounds of the letters; ink stands on each with at least 7:1."""

_GREETING = ("kofi", "hana", "rowan", "layla", "finn", "priya")

_TALL = 1.6
"""A script with lines this much taller than a sticker (Nastaliq) is written smaller: its strokes reach out
of their line, and would end behind the buttons above."""


class TitleScreen(Screen):
    """Start leads to the trail."""

    def corner(self) -> Corner:
        """Quit, where Back is on other screens."""
        return Corner(self.backstage.words.gettext("Quit"), self.backstage.quit, "symbols/quit.svg")

    def behind(self, easel: Easel) -> Sequence[Widget]:
        """The landscape; none where all is calm."""
        if self.backstage.preferences.now.calm:
            return []
        size = (easel.metrics.width, easel.metrics.height)
        return [Landscape("landscape", pygame.Rect((0, 0), size), "scene/title.svg")]

    def beside_tell(self, easel: Easel) -> Sequence[Button]:
        """The teacher's way in, on a PC that has it."""
        desk = self.backstage.desk
        if desk is None:
            return []
        text = self.backstage.words.gettext("For teachers")
        return [
            Button(
                easel,
                "for-teachers",
                "" if easel.metrics.large else text,
                partial(self._open_door, desk),
                icon="symbols/padlock-open.svg",
                tone="plain",
                size="small",
                least_height=easel.metrics.px(64),
                one_line=True,
                speech=text,
            )
        ]

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The name, one line, the children, and what to press: the class, the pack, Start."""
        metrics, gap = easel.metrics, easel.metrics.units(2)
        name = Name("name", easel, self.backstage.words.gettext("SMART Game"))
        name.rect.midtop = (area.centerx, area.top)
        said = self.backstage.words.gettext("What could they do? You decide.")
        tagline = easel.typesetter.wrap(said, easel.style("bar"), area.width)
        line = Words("line", tagline, align="center")
        line.rect.topleft = (area.left, name.rect.bottom + gap)
        start = Button(
            easel,
            "start",
            self.backstage.words.gettext("Start"),
            self._start,
            width=metrics.px(300),
            icon="symbols/play.svg",
            tone="main",
            size="heading",
            least_height=metrics.px(88),
        )
        start.lead = True
        column = [*self._chips(easel), start]
        bottom = area.bottom
        for widget in reversed(column):
            widget.rect.midbottom = (area.centerx, bottom)
            bottom = widget.rect.top - gap
        side = (area.width - max(widget.rect.width for widget in column)) // 2 - gap
        greeters = [] if self.backstage.preferences.now.calm else self._greeters(area, side)
        return [name, line, *greeters, *column]

    def _greeters(self, area: pygame.Rect, side: int) -> list[Widget]:
        """Children on both sides, in `side` pixels each."""
        cast = self.backstage.cast
        people = [Face(who) for who in _GREETING if who in cast.members]
        half = len(people) // 2
        room = pygame.Rect(area.left, 0, side, round(area.height * 0.42))
        room.bottom = area.bottom
        right = room.move(area.width - side, 0)
        return [Figures("left", room, cast, people[:half]), Figures("right", right, cast, people[half:])]

    def _chips(self, easel: Easel) -> list[Widget]:
        """Which class plays, and which pack: pressing one shows the next, if there are several."""
        sitting = self.backstage.sitting
        ages = self.backstage.words.gettext("{pack}, ages {ages}")
        chips = [self._chip(easel, "class", sitting.of.name, len(sitting.classes), self._next_class)]
        if len(sitting.packs) > 1:
            text = ages.format(pack=sitting.pack.cover.title, ages=sitting.pack.cover.band.replace("-", "–"))
            chips.append(self._chip(easel, "pack", text, len(sitting.packs), self._next_pack))
        return chips

    def _chip(self, easel: Easel, id: str, text: str, count: int, press: Press) -> Widget:
        if count > 1:
            icon = "symbols/class-chip.svg" if id == "class" else "symbols/book.svg"
            return Button(easel, id, text, press, icon=icon, tone="plain")
        style = easel.style("body", bold=True)  # of one line: it needs no room between lines
        line = easel.typesetter.wrap(text, style, easel.typesetter.width_of(text, style) + 1)
        padding = (easel.metrics.units(3), easel.metrics.units(1))
        return Words(id, line, fill="panel", padding=padding)

    def _next_class(self) -> None:
        sitting = self.backstage.sitting
        at = sitting.classes.index(sitting.of)
        sitting.of = sitting.classes[(at + 1) % len(sitting.classes)]
        self.refresh()

    def _next_pack(self) -> None:
        sitting = self.backstage.sitting
        at = sitting.packs.index(sitting.pack)
        sitting.pack = sitting.packs[(at + 1) % len(sitting.packs)]
        self.refresh()

    def _start(self) -> None:
        """To the trail; first to the quick check, where one is due."""
        from smart_game.scenes.trail import TrailScreen

        sitting = self.backstage.sitting
        self.backstage.stack.push(TrailScreen(self.backstage, sitting.pack))
        check = sitting.check_due()
        if check is not None:
            from smart_game.scenes.quick_check import QuickCheckScreen

            self.backstage.stack.push(QuickCheckScreen(self.backstage, sitting.pack.id, check))

    def _open_door(self, desk: "Desk") -> None:
        from smart_game.scenes.teacher.door import open_door

        open_door(self.backstage, desk)


class Name(Widget):
    """The game's name: SMART as five stickers, a letter each, and the rest of the name beside them."""

    align = "center"

    def __init__(self, id: str, easel: Easel, text: str) -> None:
        before, letters, after = text.partition("SMART")
        rest = (before + after).strip()
        self._side, self._gap = easel.metrics.px(88), easel.metrics.units(1)
        self._lift = easel.metrics.px(10)
        on_sticker = easel.style("title", OUTLINE, bold=True)
        self._letters = [easel.typesetter.wrap(letter, on_sticker, self._side) for letter in letters]
        self._rest = self._beside(easel, rest, "title")
        if self._rest.height > _TALL * self._side:
            self._rest = self._beside(easel, rest, "heading")
        self._rest_on_the_left = bool(before) != easel.typesetter.rtl
        tall = max(self._side, self._rest.height, *(letter.height for letter in self._letters))
        self._above = (tall - self._side) // 2
        size = (self._stickers_width() + self._gap + self._rest.width, tall + self._lift)
        super().__init__(id, pygame.Rect((0, 0), size), speech=text)

    def _beside(self, easel: Easel, rest: str, size: str) -> Paragraph:
        style = easel.style(size, bold=True)
        return easel.typesetter.wrap(rest, style, easel.typesetter.width_of(rest, style) + 1)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Every other sticker stands a little lower."""
        for number, place in enumerate(self._places()):
            easel.sheet(canvas, place.move(0, easel.metrics.px(5)), "ink")
            easel.sheet(canvas, place, _STICKERS[number % len(_STICKERS)])
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)

    def words(self) -> WordsInRoom:
        """Each letter on its sticker, and the rest."""
        rooms = [place.copy() for place in self._places()]
        for room, letter in zip(rooms, self._letters, strict=True):
            room.update(room.left, room.centery - letter.height // 2, room.width, letter.height)
        rest = pygame.Rect(0, 0, self._rest.width, self._rest.height)
        rest.midleft = self.rect.midleft
        if not self._rest_on_the_left:
            rest.right = self.rect.right
        return (*zip(self._letters, rooms, strict=True), (self._rest, rest))

    def _places(self) -> list[pygame.Rect]:
        step, top = self._side + self._gap, self.rect.top + self._above
        left = self.rect.left
        if self._rest_on_the_left:
            left = self.rect.right - self._stickers_width()
        return [
            pygame.Rect(left + number * step, top + self._lift * (number % 2), self._side, self._side)
            for number in range(len(self._letters))
        ]

    def _stickers_width(self) -> int:
        return len(self._letters) * (self._side + self._gap)

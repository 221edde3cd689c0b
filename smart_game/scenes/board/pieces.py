"""The pieces of the board: the sign of a choice, a choice with its sign and its bar, and a count."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import OUTLINE, Look, Picture, Press, Widget, WordsInRoom, draw_picture

_GROUNDS = ("#FFD972", "#BFE3F2", "#BFE3C8", "#F9C2AE")
"""The grounds of the signs; the dark outline stands on each with at least 7:1."""

_POINTS = (
    (),
    ((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94)),
    ((0.5, 0.0), (1.0, 0.94), (0.0, 0.94)),
    ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
)
"""The shape of each sign in a square of side 1: a disc, a square, a triangle, a diamond."""

_FINE = 4
_LETTER, _LOW = (0.62, 0.62, 0.5, 0.52), (0.5, 0.5, 0.62, 0.5)
"""How tall the letter of each sign is, and how far down its middle: a triangle has its room at the foot."""

_HEAD, _FOOT = (0.11, 0.14, 0.3, 0.16), (0.88, 0.83, 0.835, 0.84)
"""Where a letter may begin and end, tails and dots and all, so as to keep off the outline."""

_BAR_IN_LINE = 200
"""How long a bar is at least that stands beside words, in pixels of the reference window."""

_LEAST_ROOM = 8
"""The least width of words with a bar beside them, as a multiple of their size: no word is to be broken."""


def sign(number: int, side: int) -> pygame.Surface:
    """The ground of the choice with this number, from 0: a shape and a colour of its own."""
    fine = pygame.Surface((side * _FINE, side * _FINE), pygame.SRCALPHA)
    line, whole = max(2, side * _FINE // 18), side * _FINE
    points = [(line + x * (whole - 2 * line), line + y * (whole - 2 * line)) for x, y in _POINTS[number]]
    if points:
        pygame.draw.polygon(fine, _GROUNDS[number], points)
        for start, end in zip(points, [*points[1:], points[0]], strict=True):
            pygame.draw.line(fine, OUTLINE, start, end, line)
            pygame.draw.circle(fine, OUTLINE, start, line // 2)
    else:
        pygame.draw.circle(fine, _GROUNDS[number], (whole // 2, whole // 2), whole // 2 - 1)
        pygame.draw.circle(fine, OUTLINE, (whole // 2, whole // 2), whole // 2 - 1, line)
    return pygame.transform.smoothscale(fine, (side, side))


class Sign(Widget):
    """The letter of a choice on its shape."""

    align = "center"

    def __init__(self, easel: Easel, id: str, number: int, letter: str, side: int) -> None:
        self._number, self._side = number, side
        style = easel.style("body", OUTLINE, bold=True)
        size, self._top = round(side * _LETTER[number]), -1
        while self._top < 0:  # smaller, where a script's lines are taller, or its letters reach further
            self._letter = easel.typesetter.wrap(letter, type(style)(size, style.color, bold=True), side)
            tall, ink = self._letter.height, _ink(easel, self._letter)
            least = max(0, round(side * _HEAD[number]) - ink.top)
            most = min(side - tall, round(side * _FOOT[number]) - ink.bottom)
            if least <= most:
                self._top = min(max(least, round(side * _LOW[number]) - tall // 2), most)
            size = size * 9 // 10
        super().__init__(id, pygame.Rect(0, 0, side, side), speech=letter)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The shape, then the letter."""
        canvas.blit(sign(self._number, self._side), self.rect)
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)

    def words(self) -> WordsInRoom:
        """The letter."""
        top = self.rect.top + self._top
        return ((self._letter, pygame.Rect(self.rect.left, top, self._side, self._letter.height)),)


def _ink(easel: Easel, letter: Paragraph) -> pygame.Rect:
    """Where in its room a letter is drawn, which is less than its line."""
    drawn = pygame.Surface((letter.width, letter.height), pygame.SRCALPHA)
    easel.typesetter.draw(drawn, letter, (0, 0))
    return drawn.get_bounding_rect()


class Row(Widget):
    """A choice: its sign, its words, a picture if it has one; after a vote a bar, and how many in words."""

    def __init__(
        self,
        easel: Easel,
        id: str,
        width: int,
        number: int,
        letter: str,
        text: str,
        *,
        picture: Picture | None = None,
        part: float | None = None,
        said: str = "",
        beside: Sequence[str] = (),
        in_line: Sequence[str] = (),
        press: Press | None = None,
    ) -> None:
        """`part` is how many of the hands it had, from 0 to 1; `said` tells that in words.

        `beside` are the words of all the choices: bars that are compared have one length. They stand
        below what could be done; or, where `in_line` says what all the choices are, beside it, which
        takes less height and more width.
        """
        metrics = easel.metrics
        self._pad = metrics.units(1.5)
        self._sign_side = max(metrics.px(60), round(1.5 * metrics.text("body")))
        self._picture, self._part = picture, part
        self._picture_side = self._sign_side if picture else 0
        self._left = self._pad + self._sign_side + self._pad
        end = self._picture_side + (self._pad if picture else 0)
        room = width - self._left - end - self._pad
        self._bar = metrics.px(20) if part is not None else 0
        self._said = easel.typesetter.wrap(said, easel.style("body", bold=True), metrics.width)
        wide, widest = (
            max((easel.typesetter.width_of(each, self._said.style) + 1 for each in texts if each), default=0)
            for texts in ([said], [said, *beside])
        )
        self._said = easel.typesetter.wrap(said, self._said.style, max(1, wide))
        self._bar_room = room - widest - self._pad
        self._before_bar = 0
        if in_line and part is not None:
            room -= widest + 3 * self._pad
            longest = max(easel.typesetter.width_of(each, easel.style("body")) + 1 for each in in_line)
            self._bar_room = max(metrics.px(_BAR_IN_LINE), room - max(longest, room // 2))
            room -= self._bar_room
            self._before_bar = room + 2 * self._pad
        self._text = easel.wrap(text, max(1, room))
        self._below = max(self._said.height, self._bar) if part is not None and not in_line else 0
        least = _LEAST_ROOM * metrics.text("body") if in_line else 0
        self.fits = room > least and self._bar_room > metrics.px(60)
        tall = max(self._text.height + self._below, self._said.height if part is not None else 0)
        height = max(tall, self._sign_side, metrics.px(72)) + (2 if self._before_bar else 1) * self._pad
        self._sign = Sign(easel, f"{id}-sign", number, letter, self._sign_side)
        super().__init__(
            id, pygame.Rect(0, 0, width, height), press=press, speech=" ".join((f"{letter}.", text, said))
        )

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """A sheet; with an edge below it where it can be pressed."""
        fill = "choice" if look is Look.PLAIN else "choice_over"
        easel.sheet(canvas, self.rect, fill)
        self._sign_place()
        self._sign.draw(canvas, easel, look)
        if self._picture:
            place = pygame.Rect(0, 0, self._picture_side, self._picture_side)
            place.midright = (self.rect.right - self._pad, self.rect.centery)
            draw_picture(canvas, easel, self._picture, self.inside(place), fill, mirrored=self.mirrored)
        for paragraph, room in self.words()[1:]:
            easel.typesetter.draw(canvas, paragraph, room.topleft)
        if self._part is not None:
            self._draw_bar(canvas, easel, self._part)

    def words(self) -> WordsInRoom:
        """The letter, what could be done, and how many would."""
        self._sign_place()
        left, top = self.rect.left + self._left, self.rect.centery - (self._text.height + self._below) // 2
        text = pygame.Rect(left, top, self._text.width, self._text.height)
        found = [*self._sign.words(), (self._text, self.inside(text))]
        if self._part is not None and any(self._said.lines):
            bar = self.bar()
            said = pygame.Rect(bar.right + self._pad, text.bottom, self._said.width, self._said.height)
            if self._before_bar:
                said.centery = self.rect.centery
            found.append((self._said, self.inside(said)))
        return tuple(found)

    def _sign_place(self) -> None:
        place = pygame.Rect(0, 0, self._sign_side, self._sign_side)
        place.midleft = (self.rect.left + self._pad, self.rect.centery)
        self._sign.rect = self.inside(place)

    def bar(self) -> pygame.Rect:
        """Where the bar of all hands is, before it is mirrored."""
        left = self.rect.left + self._left + self._before_bar
        whole = pygame.Rect(left, 0, self._bar_room, self._bar)
        whole.centery = self.rect.centery + (0 if self._before_bar else self._text.height // 2)
        return whole

    def _draw_bar(self, canvas: pygame.Surface, easel: Easel, part: float) -> None:
        whole = self.bar()
        filled = whole.copy()
        filled.width = round(whole.width * part)
        for place, color in ((whole, "plain"), (filled, "main")):
            if place.width:
                pygame.draw.rect(canvas, easel.color(color), self.inside(place), border_radius=self._bar // 2)
        line = easel.metrics.px(2)
        pygame.draw.rect(canvas, easel.color("ink"), self.inside(whole), line, border_radius=self._bar // 2)


class Count(Widget):
    """A number, as large as its sheet."""

    align = "center"

    def __init__(self, easel: Easel, id: str, number: int, size: tuple[int, int], speech: str) -> None:
        style = easel.style("body", bold=True)
        style = type(style)(round(size[1] * 0.68), style.color, bold=True)
        self._number = easel.typesetter.wrap(str(number), style, size[0])
        super().__init__(id, pygame.Rect((0, 0), size), speech=speech)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """On a panel."""
        easel.sheet(canvas, self.rect, "panel")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)

    def words(self) -> WordsInRoom:
        """The number, in the middle."""
        room = pygame.Rect(0, 0, self._number.width, self._number.height)
        room.center = self.rect.center
        return ((self._number, room.clip(self.rect)),)

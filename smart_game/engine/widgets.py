"""Things on a screen: each knows its place, how it looks, what it says, and what pressing it does.

A widget measures itself when it is made; whoever lays out the screen then moves its `rect`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.text import Paragraph, Style
from smart_game.engine.theme import contrast

OUTLINE = "#2B2440"
"""The colour of the outlines of all pictures."""

LEAST_CONTRAST = 3.0
"""Of outlines with what is beside them."""

_DISC = "#FFFDF8"

POINTING = frozenset(
    f"symbols/{name}.svg"
    for name in ("back", "previous", "go-on", "more", "arrow-now", "quit", "next-player")
)
"""Pictures that point onward or back: they point the other way where one reads from the right."""

Press = Callable[[], None]
WordsInRoom = tuple[tuple[Paragraph, pygame.Rect], ...]
Picture = str | Callable[[tuple[int, int]], pygame.Surface]
"""A file in the pictures folder, or a function that gives a picture fitted into a size."""


class Way(Enum):
    """How something comes to its place."""

    RISE = auto()
    FROM_RIGHT = auto()
    FROM_LEFT = auto()
    POP = auto()


@dataclass(frozen=True)
class Arrival:
    """How a new widget arrives, after a delay; times in seconds. Only shown, never waited for."""

    way: Way
    delay: float = 0.0
    lasts: float = 0.18


class Look(Enum):
    """How something to press is at the moment."""

    PLAIN = auto()
    OVER = auto()
    DOWN = auto()


class Widget:
    """One thing on a screen. `id` is unique on its screen; `press` makes it something to press.

    `lead` marks where the focus begins; `number` is the key that picks it, from 1; `arrival` is how it
    comes onto the screen when it is new there; `align` is how its lines stand in their rooms;
    `writing` marks the one in which letters appear that are written; `constants` names its attributes that
    never change, though they are no plain values.
    """

    align = "left"
    lead = False
    number: int | None = None
    arrival: Arrival | None = None
    mirrored = False
    writing = False
    constants: frozenset[str] = frozenset()

    def __init__(self, id: str, rect: pygame.Rect, *, press: Press | None = None, speech: str = "") -> None:
        self.id = id
        self.rect = rect
        self.press = press
        self.speech = speech

    @property
    def roams(self) -> bool:
        """Whether it may be painted anywhere on the screen, or was."""
        return False

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Paint it; `rect` is in window pixels."""
        raise NotImplementedError

    def words(self) -> WordsInRoom:
        """Its text and the room that the text has, so that a test can measure both."""
        return ()

    def looks_like(self, other: "Widget") -> bool:
        """Whether both are painted the same; not if that may hang on anything that changes."""
        if type(self) is not type(other):
            return False
        mine, its = _painted_by(self), _painted_by(other)
        known = all(name in self.constants or _is_plain(value) for name, value in mine.items())
        return known and mine == its

    def move(self, across: int, down: int) -> None:
        """Shift it, and everything in it, by some pixels."""
        self.rect.move_ip(across, down)

    def mirror(self, width: int) -> None:
        """Go to the other side of a window of this width, for a language that is read from the right."""
        self.rect.left = width - self.rect.right
        self.mirrored = True

    def inside(self, room: pygame.Rect) -> pygame.Rect:
        """A room in it, laid out from the left: on the other side of it once it is mirrored."""
        if not self.mirrored:
            return room
        flipped = room.copy()
        flipped.left = self.rect.left + self.rect.right - room.right
        return flipped


_NOT_PAINTED = frozenset(("press", "speech", "lead", "arrival"))


def _painted_by(widget: Widget) -> dict[str, object]:
    values = {name: value for name, value in vars(widget).items() if name not in _NOT_PAINTED}
    return {**values, "pressable": widget.press is not None}


def _is_plain(value: object) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | int | float | Enum | pygame.Rect | Paragraph)


class Words(Widget):
    """A paragraph; on the bare ground, or on a sheet of the colour `fill` with padding round it."""

    def __init__(
        self,
        id: str,
        paragraph: Paragraph,
        *,
        align: str = "left",
        fill: str | None = None,
        line: str | None = "ink",
        padding: tuple[int, int] = (0, 0),
    ) -> None:
        """`padding` is that of the left and right, and of the top and bottom, in pixels."""
        self.paragraph, self.align, self.fill, self.line, self.padding = paragraph, align, fill, line, padding
        room = pygame.Rect(0, 0, paragraph.width + 2 * padding[0], paragraph.height + 2 * padding[1])
        super().__init__(id, room, speech=" ".join(paragraph.lines))

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The sheet, then the lines from the top of it."""
        if self.fill:
            easel.sheet(canvas, self.rect, self.fill, self.line)
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)

    def words(self) -> WordsInRoom:
        """The paragraph, inside the padding."""
        return ((self.paragraph, self.rect.inflate(-2 * self.padding[0], -2 * self.padding[1])),)


class Sheet(Widget):
    """A rounded rectangle behind other things."""

    def __init__(self, id: str, rect: pygame.Rect, fill: str) -> None:
        super().__init__(id, rect)
        self.fill = fill

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Its colour and an outline."""
        easel.sheet(canvas, self.rect, self.fill)


class Image(Widget):
    """A picture from a file in the pictures folder."""

    def __init__(
        self, id: str, size: tuple[int, int], name: str, *, speech: str = "", ground: str = "paper"
    ) -> None:
        """`ground` is the colour behind it: a theme's, or `#RRGGBB`."""
        super().__init__(id, pygame.Rect((0, 0), size), speech=speech)
        self.name = name
        self.ground = ground

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The picture, in the middle of its room."""
        draw_picture(canvas, easel, self.name, self.rect, self.ground)


class Button(Widget):
    """Something to press: words with a picture before them, on a sheet with an edge below it.

    Choices begin at the left, where reading begins; the words of other buttons stand in the middle.
    """

    def __init__(
        self,
        easel: Easel,
        id: str,
        text: str,
        press: Press,
        *,
        width: int | None = None,
        icon: Picture | None = None,
        tone: str = "choice",
        size: str = "body",
        least_height: int | None = None,
        speech: str | None = None,
        chosen: bool = False,
        one_line: bool = False,
    ) -> None:
        """`tone` names the theme's colours `tone` and `tone_over`; without `width` it fits its words.

        `speech` is what it says where that is not its text; `chosen` marks the one that holds now;
        `one_line` makes the letters as small as they must be to stay on one line.
        """
        metrics = easel.metrics
        self.chosen = chosen
        self._edge, self._pad = metrics.px(5), metrics.units(2)
        self._side = metrics.px(44) if icon else 0
        gap = metrics.units(1.5) if icon and text else 0
        around = 2 * self._pad + self._side + gap
        style = easel.style(size, _ink_on(tone), bold=tone != "choice")
        room = width - around if width else easel.typesetter.width_of(text, style) + 1
        if one_line:
            style = fitting(easel, text, style, (room, (least_height or room) - 2 * self._edge))
        self.paragraph = easel.typesetter.wrap(text, style, max(room, 1))
        tall = max(self.paragraph.height, self._side) + self._edge
        tall += 0 if one_line else metrics.units(2)
        height = max(tall, metrics.px(64) if least_height is None else least_height)
        super().__init__(
            id,
            pygame.Rect(0, 0, width or room + around, height),
            press=press,
            speech=text if speech is None else speech,
        )
        self.icon, self.tone = icon, tone
        longest = max(easel.typesetter.width_of(line, style) for line in self.paragraph.lines)
        spare = self.paragraph.width - longest
        if tone != "choice":
            self.paragraph = replace(self.paragraph, width=longest)
        self._icon_left = self._pad if tone == "choice" else self._pad + spare // 2
        self._text_left = self._icon_left + self._side + gap

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Held down, the face sinks onto its edge."""
        face = self.draw_face(canvas, easel, look)
        if self.icon:
            place = self.inside(pygame.Rect(face.left + self._icon_left, 0, self._side, self._side))
            place.centery = face.centery
            draw_picture(canvas, easel, self.icon, place, self.tone, mirrored=self.mirrored)
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, (room.left, room.top + face.top - self.rect.top))

    def draw_face(self, canvas: pygame.Surface, easel: Easel, look: Look) -> pygame.Rect:
        """The sheet with its edge and the mark of what holds now; where the face is at the moment."""
        easel.sheet(canvas, self.rect, "shadow")
        sunk = self._edge - 1 if look is Look.DOWN else 0
        face = pygame.Rect(
            self.rect.left, self.rect.top + sunk, self.rect.width, self.rect.height - self._edge
        )
        easel.sheet(canvas, face, self.tone if look is Look.PLAIN else f"{self.tone}_over")
        if self.chosen:
            self._draw_chosen(canvas, easel, face)
        return face

    def _draw_chosen(self, canvas: pygame.Surface, easel: Easel, face: pygame.Rect) -> None:
        """A thick outline and a dot in the corner: a shape, not only a colour."""
        inner = face.inflate(-2 * self._edge, -2 * self._edge)
        radius = min(easel.metrics.px(easel.metrics.theme.shape["round"]), inner.height // 2)
        pygame.draw.rect(canvas, easel.color("ink"), inner, self._edge // 2 + 1, border_radius=radius)
        pygame.draw.aacircle(canvas, easel.color("ink"), (face.right - 2, face.top + 2), 2 * self._edge)
        pygame.draw.aacircle(canvas, easel.color("focus_gap"), (face.right - 2, face.top + 2), self._edge)

    def words(self) -> WordsInRoom:
        """The words, level with the middle of the face."""
        room = pygame.Rect(0, 0, self.paragraph.width, self.paragraph.height)
        middle = self.rect.top + (self.rect.height - self._edge) // 2
        room.midleft = (self.rect.left + self._text_left, middle)
        return ((self.paragraph, self.inside(room)),)


def draw_picture(
    canvas: pygame.Surface,
    easel: Easel,
    picture: Picture,
    place: pygame.Rect,
    ground: str,
    *,
    mirrored: bool = False,
) -> None:
    """A picture, in the middle of its place, on a ground that is a theme's colour or `#RRGGBB`.

    Pictures have dark outlines: on a dark ground they stand on a light disc.
    """
    if contrast(OUTLINE, easel.color(ground)) < LEAST_CONTRAST:
        side = min(place.size)
        pygame.draw.aacircle(canvas, _DISC, place.center, side // 2 + 2)
        place = place.inflate(-side // 4, -side // 4)
    drawn = easel.pictures.file(picture, place.size) if isinstance(picture, str) else picture(place.size)
    if mirrored and picture in POINTING:
        drawn = pygame.transform.flip(drawn, True, False)
    canvas.blit(drawn, drawn.get_rect(center=place.center))


def fitting(easel: Easel, text: str, style: Style, room: tuple[int, int]) -> Style:
    """The style, as large as lets the text be one line in a room; never less than half its size."""
    for size in range(style.size, style.size // 2, -1):
        smaller = replace(style, size=size)
        wide = easel.typesetter.width_of(text, smaller)
        if wide < room[0] and easel.typesetter.wrap(text, smaller, wide + 1).height <= room[1]:
            return smaller
    return smaller


def _ink_on(tone: str) -> str:
    return {"main": "on_main", "tell": "on_tell"}.get(tone, "ink")

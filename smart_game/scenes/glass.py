"""A device drawn round a screen of its own, and the pieces that can stand on that screen."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from smart_game.artwork.apps import App
from smart_game.artwork.cast import Cast
from smart_game.engine.easel import Easel
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import Look, Widget, WordsInRoom
from smart_game.scenario.parts import Person
from smart_game.scenario.vocabulary import Device
from smart_game.scenes.people import portrait

INK, SOFT_INK = "#2B2440", "#5A5170"
"""Words on a device keep their colours in every theme, as the devices do."""

PAGE = "#F7F4FB"
"""The ground of a screen."""

_BODY = {
    Device.PHONE: "#8C3B3B",
    Device.TABLET: "#1D5C63",
    Device.LAPTOP: "#3B3556",
    Device.CONSOLE: "#5F3A78",
    Device.SPEAKER: "#3B3556",
}


@dataclass(frozen=True)
class Box:
    """A rounded sheet."""

    rect: pygame.Rect
    fill: str
    line: str | None = None


@dataclass(frozen=True)
class Bar:
    """The bar at the top of an app."""

    rect: pygame.Rect
    fill: str


@dataclass(frozen=True)
class Line:
    """Words, and the room that they have."""

    paragraph: Paragraph
    room: pygame.Rect
    align: str = "left"


@dataclass(frozen=True)
class Icon:
    """A picture from a file."""

    name: str
    rect: pygame.Rect


@dataclass(frozen=True)
class Head:
    """Somebody's head."""

    person: Person
    rect: pygame.Rect


Piece = Box | Bar | Line | Icon | Head


class Pieces(Widget):
    """Pieces that move together: the newest message of a thread."""

    def __init__(self, id: str, pieces: Sequence[Piece], cast: Cast) -> None:
        super().__init__(id, rect_of(pieces[0]).unionall([rect_of(piece) for piece in pieces]))
        self.pieces = list(pieces)
        self.speech = " ".join(" ".join(paragraph.lines) for paragraph, _ in self.words())
        self._cast = cast

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The pieces, in order."""
        _draw_pieces(canvas, easel, self._cast, self.pieces)

    def words(self) -> WordsInRoom:
        """Every line among them."""
        return _words_of(self.pieces)

    def move(self, across: int, down: int) -> None:
        """Shift all of them."""
        for rect in (self.rect, *map(rect_of, self.pieces)):
            rect.move_ip(across, down)

    def mirror(self, width: int) -> None:
        """Take all of them to the other side."""
        for rect in (self.rect, *map(rect_of, self.pieces)):
            rect.left = width - rect.right


class DeviceWidget(Widget):
    """A device drawn round a screen of its own; subclasses put pieces on the screen."""

    def __init__(
        self, easel: Easel, id: str, rect: pygame.Rect, device: Device, app: App, cast: Cast
    ) -> None:
        super().__init__(id, rect)
        self.app = app
        self._cast = cast
        self._device = device
        self.pieces: list[Piece] = []
        self.glass = _glass(easel, rect, device)
        self.spare = 0

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The body, the glass, then the pieces in order."""
        self._draw_body(canvas, easel)
        _draw_pieces(canvas, easel, self._cast, self.pieces)

    def words(self) -> WordsInRoom:
        """Every line on the glass."""
        return _words_of(self.pieces)

    def header(self, easel: Easel, text: str) -> int:
        """The app's bar at the top of the glass; the height where the rest may begin."""
        side = easel.metrics.px(36)
        gap = easel.metrics.units(1)
        left = self.glass.left + gap + side + gap
        paragraph = easel.wrap(text, self.glass.right - gap - left, "small", self.app.on_header, bold=True)
        bar = pygame.Rect(self.glass.topleft, (self.glass.width, max(side, paragraph.height) + 2 * gap))
        icon = pygame.Rect(0, 0, side, side)
        icon.midleft = (self.glass.left + gap, bar.centery)
        room = pygame.Rect(left, 0, paragraph.width, paragraph.height)
        room.centery = bar.centery
        self.pieces += [Bar(bar, self.app.header), Icon(self.app.icon, icon), Line(paragraph, room)]
        return bar.bottom

    def move(self, across: int, down: int) -> None:
        """Shift the device with all its pieces."""
        for rect in (self.rect, self.glass, *map(rect_of, self.pieces)):
            rect.move_ip(across, down)

    def mirror(self, width: int) -> None:
        """Take the device to the other side, with all its pieces: an app there is read from the right too."""
        for rect in (self.rect, self.glass, *map(rect_of, self.pieces)):
            rect.left = width - rect.right

    def end_at(self, foot: int, least: int) -> None:
        """Let the glass end at `foot`, but the device be `least` pixels tall: what that adds is `spare`."""
        needed = foot - self.glass.bottom
        self.spare = max(0, least - self.rect.height - needed)
        self.grow(needed + self.spare)

    def grow(self, by: int) -> None:
        """Make the glass, and the device with it, taller by some pixels, or lower."""
        self.rect.height += by
        self.glass.height += by

    def _draw_body(self, canvas: pygame.Surface, easel: Easel) -> None:
        screen_part = self.rect
        if self._device is Device.LAPTOP:
            foot = pygame.Rect(0, 0, self.rect.width, easel.metrics.px(22))
            foot.bottomleft = self.rect.bottomleft
            screen_part = self.rect.inflate(-easel.metrics.px(44), 0)
            screen_part.height -= foot.height - easel.metrics.px(4)
            easel.sheet(canvas, foot, "#8C86A5")
        easel.sheet(canvas, screen_part, _BODY[self._device])
        if self._device is Device.CONSOLE:
            self._draw_controls(canvas, easel)
        pygame.draw.rect(canvas, PAGE, self.glass, border_radius=_corner(easel))

    def _draw_controls(self, canvas: pygame.Surface, easel: Easel) -> None:
        """A stick on the left, four buttons on the right."""
        aside = (self.glass.left - self.rect.left) // 2
        stick = (self.rect.left + aside, self.rect.centery)
        pygame.draw.aacircle(canvas, easel.color("#6F6890"), stick, aside // 2)
        pygame.draw.aacircle(canvas, easel.color("#A9A3C4"), stick, aside // 4)
        for across, down, color in (
            (0, -1, "#F7B733"),
            (0, 1, "#5DAA68"),
            (-1, 0, "#5BA8D6"),
            (1, 0, "#F2714F"),
        ):
            middle = (self.rect.right - aside + across * aside // 3, self.rect.centery + down * aside // 3)
            pygame.draw.aacircle(canvas, color, middle, max(2, aside // 6))


def _corner(easel: Easel) -> int:
    """How round the corners of a glass are, in pixels."""
    return easel.metrics.px(12)


def _glass(easel: Easel, rect: pygame.Rect, device: Device) -> pygame.Rect:
    edge = easel.metrics.px(14)
    glass = rect.inflate(-2 * edge, -2 * edge)
    if device is Device.PHONE:
        glass = rect.inflate(-2 * edge, -3 * edge)
    elif device is Device.CONSOLE:
        glass = rect.inflate(-2 * easel.metrics.px(64), -2 * edge)
    elif device is Device.LAPTOP:
        glass = rect.inflate(-2 * edge - easel.metrics.px(44), -2 * edge)
        glass.height -= easel.metrics.px(18)
    return glass


def _draw_pieces(canvas: pygame.Surface, easel: Easel, cast: Cast, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        match piece:
            case Box(rect, fill, line):
                easel.sheet(canvas, rect, fill, line)
            case Bar(rect, fill):
                corner = _corner(easel)
                pygame.draw.rect(
                    canvas, fill, rect, border_top_left_radius=corner, border_top_right_radius=corner
                )
            case Line(paragraph, room, align):
                easel.typesetter.draw(canvas, paragraph, room.topleft, align)
            case Icon(name, rect):
                picture = easel.pictures.file(name, rect.size)
                canvas.blit(picture, picture.get_rect(center=rect.center))
            case Head(person, rect):
                picture = portrait(easel, cast, person, rect.size, "head")
                canvas.blit(picture, picture.get_rect(center=rect.center))


def _words_of(pieces: Sequence[Piece]) -> WordsInRoom:
    return tuple((piece.paragraph, piece.room) for piece in pieces if isinstance(piece, Line))


def rect_of(piece: Piece) -> pygame.Rect:
    """The place of a piece, which moves with it."""
    return piece.room if isinstance(piece, Line) else piece.rect

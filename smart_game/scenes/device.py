"""A tablet, a laptop or a phone with live words on it: a pop-up, a page, or a thread of messages."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from smart_game.artwork.apps import App
from smart_game.artwork.cast import Cast
from smart_game.engine.easel import Easel
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import Look, Widget, WordsInRoom, draw_picture
from smart_game.scenario.cards import ChatCard, Message
from smart_game.scenario.parts import Person, Screen
from smart_game.scenario.vocabulary import Device, Mood
from smart_game.scenes.people import portrait

INK, SOFT_INK = "#2B2440", "#5A5170"
"""Words on a device keep their colours in every theme, as the devices do."""

_BODY = {
    Device.PHONE: "#8C3B3B",
    Device.TABLET: "#1D5C63",
    Device.LAPTOP: "#3B3556",
    Device.CONSOLE: "#5F3A78",
    Device.SPEAKER: "#3B3556",
}
_PAGE = "#F7F4FB"
_BUBBLE_EDGE = "#B9AFC9"
_LEAST_SHAPE = {Device.PHONE: 1.25}
"""How tall a device with a short thread is, for its width; half as tall if it is not named here."""

TURN_HEIGHT = 64
"""How much of the glass a long thread keeps free for the button that turns it, in reference pixels."""


@dataclass(frozen=True)
class _Sheet:
    rect: pygame.Rect
    fill: str
    line: str | None = None


@dataclass(frozen=True)
class _Bar:
    rect: pygame.Rect
    fill: str


@dataclass(frozen=True)
class _Line:
    paragraph: Paragraph
    room: pygame.Rect
    align: str = "left"


@dataclass(frozen=True)
class _Icon:
    name: str
    rect: pygame.Rect


@dataclass(frozen=True)
class _Head:
    person: Person
    rect: pygame.Rect


_Piece = _Sheet | _Bar | _Line | _Icon | _Head


class Pieces(Widget):
    """Pieces that move together: the newest message of a thread."""

    def __init__(self, id: str, pieces: Sequence[_Piece], cast: Cast) -> None:
        super().__init__(id, _rect_of(pieces[0]).unionall([_rect_of(piece) for piece in pieces]))
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
        for rect in (self.rect, *map(_rect_of, self.pieces)):
            rect.move_ip(across, down)

    def mirror(self, width: int) -> None:
        """Take all of them to the other side."""
        for rect in (self.rect, *map(_rect_of, self.pieces)):
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
        self.pieces: list[_Piece] = []
        self.glass = _glass(easel, rect, device)

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
        self.pieces += [_Bar(bar, self.app.header), _Icon(self.app.icon, icon), _Line(paragraph, room)]
        return bar.bottom

    def move(self, across: int, down: int) -> None:
        """Shift the device with all its pieces."""
        for rect in (self.rect, self.glass, *map(_rect_of, self.pieces)):
            rect.move_ip(across, down)

    def mirror(self, width: int) -> None:
        """Take the device to the other side, with all its pieces: an app there is read from the right too."""
        for rect in (self.rect, self.glass, *map(_rect_of, self.pieces)):
            rect.left = width - rect.right

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
        pygame.draw.rect(canvas, _PAGE, self.glass, border_radius=_corner(easel))

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


class Page(DeviceWidget):
    """A pop-up or a page: a title, a few lines, and what it wants to be tapped.

    It is as tall as its words need; `rect` is where its foot stands and how wide it may be.
    """

    def __init__(
        self, easel: Easel, id: str, rect: pygame.Rect, device: Device, app: App, cast: Cast, screen: Screen
    ) -> None:
        super().__init__(easel, id, rect.copy(), device, app, cast)
        gap = easel.metrics.units(1.5)
        top = self.header(easel, app.name) + gap
        width = self.glass.width - 2 * gap
        left = self.glass.left + gap
        paragraphs = [easel.wrap(screen.title, width, "body", INK, bold=True)]
        paragraphs += [easel.wrap(line, width, "small", INK) for line in screen.lines]
        for paragraph in paragraphs:
            self.pieces.append(_Line(paragraph, pygame.Rect(left, top, width, paragraph.height), "center"))
            top += paragraph.height + gap // 2
        if screen.button:
            top = self._add_button(easel, screen.button, top + gap // 2)
        least = round(self.rect.width * _LEAST_SHAPE.get(device, 0.0))
        self.grow(max(top + gap // 2 - self.glass.bottom, least - self.rect.height))
        self.speech = " ".join([app.name, screen.title, *screen.lines, screen.button or ""])

    def _add_button(self, easel: Easel, text: str, top: int) -> int:
        """What the page wants pressed: only a picture of a button, so it looks flatter than a real one."""
        gap = easel.metrics.units(1)
        style = easel.style("small", INK, bold=True)
        most = self.glass.width - 6 * gap
        width = min(most, easel.typesetter.width_of(text, style) + 1)
        paragraph = easel.typesetter.wrap(text, style, width)
        sheet = pygame.Rect(0, top, width + 4 * gap, paragraph.height + 2 * gap)
        sheet.centerx = self.glass.centerx
        room = pygame.Rect(0, top + gap, width, paragraph.height)
        room.centerx = sheet.centerx
        self.pieces += [_Sheet(sheet, _PAGE, self.app.header), _Line(paragraph, room, "center")]
        return sheet.bottom + gap


class Speaker(Widget):
    """A smart speaker, and a bubble with what it says."""

    def __init__(self, easel: Easel, id: str, rect: pygame.Rect, app: App, screen: Screen) -> None:
        """`rect` is as wide as both may be; its height follows from the words."""
        gap = easel.metrics.units(2)
        self._side = easel.metrics.px(130)
        said = " ".join([screen.title, *screen.lines])
        self._paragraph = easel.wrap(said, rect.width - 2 * gap)
        self._bubble = self._paragraph.height + 2 * gap
        self._gap = gap
        height = self._bubble + gap + self._side
        super().__init__(id, pygame.Rect(rect.topleft, (rect.width, height)), speech=f"{app.name}: {said}")

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The bubble points down to the speaker."""
        bubble = pygame.Rect(self.rect.topleft, (self.rect.width, self._bubble))
        tip = (self.rect.centerx, bubble.bottom + self._gap)
        base = [(tip[0] - self._gap, bubble.bottom - 4), (tip[0] + self._gap, bubble.bottom - 4)]
        pygame.draw.polygon(canvas, easel.color("ink"), [*base, tip])
        easel.sheet(canvas, bubble, "panel")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, "center")
        place = pygame.Rect(0, 0, round(self._side * 1.2), self._side)
        place.midbottom = self.rect.midbottom
        draw_picture(canvas, easel, "devices/smart-speaker.svg", place, "#FFFFFF")

    def words(self) -> WordsInRoom:
        """What it says."""
        room = pygame.Rect(0, self.rect.top + self._gap, self._paragraph.width, self._paragraph.height)
        room.centerx = self.rect.centerx
        return ((self._paragraph, room),)


class Thread(DeviceWidget):
    """A thread of messages, as many as the glass has room for; `pages` says how many that makes.

    The last of them is a widget of its own, `newest`, which can arrive.
    """

    def __init__(
        self,
        easel: Easel,
        id: str,
        rect: pygame.Rect,
        device: Device,
        app: App,
        cast: Cast,
        card: ChatCard,
        hero: str,
        page: int,
    ) -> None:
        super().__init__(easel, id, rect.copy(), device, app, cast)
        self._hero = hero
        self._gap = easel.metrics.units(1)
        self._face = easel.metrics.px(48)
        top = self.header(easel, card.thread) + self._gap
        groups = [self._bubble(easel, message) for message in card.messages]
        room = self.glass.bottom - self._gap - top
        pages, foot = _split(groups, room, self._gap), 0
        if len(pages) > 1:
            foot = easel.metrics.px(TURN_HEIGHT) + self._gap
            pages = _split(groups, room - foot, self._gap)
        self.pages = len(pages)
        pieces: list[_Piece] = []
        for height, pieces in pages[min(page, self.pages - 1)]:
            for piece in pieces:
                _rect_of(piece).top += top
            self.pieces += pieces
            top += height + self._gap
        self.newest = Pieces("newest", pieces, cast)
        del self.pieces[len(self.pieces) - len(pieces) :]
        least = round(self.rect.width * _LEAST_SHAPE.get(device, 0.5))
        self.grow(max(min(0, top + foot - self.glass.bottom), least - self.rect.height))
        self.speech = " ".join(f"{message.name}: {message.text}" for message in card.messages)

    def move(self, across: int, down: int) -> None:
        """Shift the device, and the newest message with it."""
        super().move(across, down)
        self.newest.move(across, down)

    def _bubble(self, easel: Easel, message: Message) -> tuple[int, list[_Piece]]:
        """One message from y = 0: its height and its pieces; the hero's stand on the right."""
        gap, face = self._gap, self._face
        mine = message.who == self._hero
        most = self.glass.width - 3 * gap - face - 2 * gap
        style = easel.style("small", INK)
        name = easel.typesetter.wrap(message.name, easel.style("small", SOFT_INK, bold=True), most)
        width = max(
            min(most, easel.typesetter.width_of(message.text, style) + 1),
            min(most, easel.typesetter.width_of(message.name, name.style) + 1),
        )
        text = easel.typesetter.wrap(message.text, style, width)
        sheet = pygame.Rect(0, 0, width + 2 * gap, name.line_height + text.height + gap)
        head = pygame.Rect(0, 0, face, face)
        if mine:
            head.bottomright = (self.glass.right - gap, sheet.bottom)
            sheet.right = head.left - gap // 2
        else:
            head.bottomleft = (self.glass.left + gap, sheet.bottom)
            sheet.left = head.right + gap // 2
        head.bottom = max(head.bottom, face)
        name_room = pygame.Rect(sheet.left + gap, gap // 2, width, name.line_height)
        text_room = pygame.Rect(sheet.left + gap, name_room.bottom, width, text.height)
        fill = self.app.mine if mine else self.app.theirs
        pieces: list[_Piece] = [
            _Sheet(sheet, fill, _BUBBLE_EDGE),
            _Line(name, name_room),
            _Line(text, text_room),
            _Head(Person(who=message.who, mood=Mood.HAPPY), head),
        ]
        return max(sheet.height, head.bottom), pieces


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


def _draw_pieces(canvas: pygame.Surface, easel: Easel, cast: Cast, pieces: Sequence[_Piece]) -> None:
    for piece in pieces:
        match piece:
            case _Sheet(rect, fill, line):
                easel.sheet(canvas, rect, fill, line)
            case _Bar(rect, fill):
                corner = _corner(easel)
                pygame.draw.rect(
                    canvas, fill, rect, border_top_left_radius=corner, border_top_right_radius=corner
                )
            case _Line(paragraph, room, align):
                easel.typesetter.draw(canvas, paragraph, room.topleft, align)
            case _Icon(name, rect):
                picture = easel.pictures.file(name, rect.size)
                canvas.blit(picture, picture.get_rect(center=rect.center))
            case _Head(person, rect):
                picture = portrait(easel, cast, person, rect.size, "head")
                canvas.blit(picture, picture.get_rect(center=rect.center))


def _words_of(pieces: Sequence[_Piece]) -> WordsInRoom:
    return tuple((piece.paragraph, piece.room) for piece in pieces if isinstance(piece, _Line))


def _rect_of(piece: _Piece) -> pygame.Rect:
    return piece.room if isinstance(piece, _Line) else piece.rect


def _split(
    groups: Sequence[tuple[int, list[_Piece]]], height: int, gap: int
) -> list[list[tuple[int, list[_Piece]]]]:
    pages: list[list[tuple[int, list[_Piece]]]] = [[]]
    used = 0
    for group in groups:
        if pages[-1] and used + group[0] > height:
            pages.append([])
            used = 0
        pages[-1].append(group)
        used += group[0] + gap
    return pages

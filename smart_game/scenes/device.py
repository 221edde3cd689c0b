"""What a device in the picture shows, in live words: a pop-up or a page, what a speaker says, or a thread."""

from collections.abc import Sequence

import pygame

from smart_game.artwork.apps import App
from smart_game.artwork.cast import Cast
from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Look, Widget, WordsInRoom, draw_picture
from smart_game.scenario.cards import ChatCard, Message
from smart_game.scenario.parts import Person, Screen
from smart_game.scenario.vocabulary import Device, Mood
from smart_game.scenes.glass import (
    INK,
    PAGE,
    SOFT_INK,
    Box,
    DeviceWidget,
    Head,
    Icon,
    Line,
    Piece,
    Pieces,
    rect_of,
)

_BUBBLE_EDGE = "#B9AFC9"
_LEAST_SHAPE = {Device.PHONE: 1.25}
"""How tall a device with a short thread is, for its width; half as tall if it is not named here."""

TURN_HEIGHT = 64
"""How much of the glass a long thread keeps free for the button that turns it, in reference pixels."""

_PICTURE = 104
"""How wide and tall the picture on a page is, in reference pixels."""


class Page(DeviceWidget):
    """A pop-up or a page: a title, perhaps a picture, a few lines, and what it wants to be tapped.

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
        title = easel.wrap(screen.title, width, "body", INK, bold=True)
        for paragraph in [title, *(easel.wrap(line, width, "small", INK) for line in screen.lines)]:
            self.pieces.append(Line(paragraph, pygame.Rect(left, top, width, paragraph.height), "center"))
            top += paragraph.height + gap // 2
            if paragraph is title and screen.picture:
                top = self._add_picture(easel, screen.picture, top)
        if screen.button:
            top = self._add_button(easel, screen.button, top + gap // 2)
        least = round(self.rect.width * _LEAST_SHAPE.get(device, 0.0))
        self.end_at(top + gap // 2, least)
        self.speech = " ".join([app.name, screen.title, *screen.lines, screen.button or ""])

    def _add_picture(self, easel: Easel, name: str, top: int) -> int:
        """What the words are about, in the middle of the glass."""
        place = pygame.Rect(0, top, easel.metrics.px(_PICTURE), easel.metrics.px(_PICTURE))
        place.centerx = self.glass.centerx
        self.pieces.append(Icon(f"symbols/{name}.svg", place))
        return place.bottom + easel.metrics.units(1)

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
        self.pieces += [Box(sheet, PAGE, self.app.header), Line(paragraph, room, "center")]
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
        pieces: list[Piece] = []
        for height, pieces in pages[min(page, self.pages - 1)]:
            for piece in pieces:
                rect_of(piece).top += top
            self.pieces += pieces
            top += height + self._gap
        self.newest = Pieces("newest", pieces, cast)
        del self.pieces[len(self.pieces) - len(pieces) :]
        least = round(self.rect.width * _LEAST_SHAPE.get(device, 0.5))
        self.end_at(min(self.glass.bottom, top + foot), least)
        self.speech = " ".join(f"{message.name}: {message.text}" for message in card.messages)

    def move(self, across: int, down: int) -> None:
        """Shift the device, and the newest message with it."""
        super().move(across, down)
        self.newest.move(across, down)

    def _bubble(self, easel: Easel, message: Message) -> tuple[int, list[Piece]]:
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
        name = easel.typesetter.wrap(message.name, name.style, width)
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
        pieces: list[Piece] = [
            Box(sheet, fill, _BUBBLE_EDGE),
            Line(name, name_room),
            Line(text, text_room),
            Head(Person(who=message.who, mood=Mood.HAPPY), head),
        ]
        return max(sheet.height, head.bottom), pieces


def _split(
    groups: Sequence[tuple[int, list[Piece]]], height: int, gap: int
) -> list[list[tuple[int, list[Piece]]]]:
    pages: list[list[tuple[int, list[Piece]]]] = [[]]
    used = 0
    for group in groups:
        if pages[-1] and used + group[0] > height:
            pages.append([])
            used = 0
        pages[-1].append(group)
        used += group[0] + gap
    return pages

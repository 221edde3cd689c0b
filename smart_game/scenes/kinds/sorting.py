"""Sorting: one thing at a time, tapped into the group where it belongs."""

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made
from smart_game.engine.widgets import Look, Picture, Widget, WordsInRoom, draw_picture
from smart_game.scenario.cards import Card, SortCard, Thing
from smart_game.scenes.kinds.reading import picture as plain_picture
from smart_game.scenes.picture import picture_with
from smart_game.scenes.tile import Tile
from smart_game.scenes.turn import Turn, card_text, choice_blocks


def picture(turn: Turn, card: Card, area: pygame.Rect) -> list[Widget]:
    """The thing to sort, large, and how many there are; the people of the setting below it."""
    assert isinstance(card, SortCard)
    if turn.in_column:
        return plain_picture(turn, card, area)
    thing = _thing(turn, card)
    sheet = BigCard(
        turn.easel,
        min(round(area.width * 0.72), turn.easel.metrics.px(420)),
        thing.text,
        turn.picture_of(thing.who, thing.picture),
        len(turn.playthrough.state.answered) - turn.playthrough.state.in_feedback,
        len(card.items),
    )
    sheet.rect.midtop = (area.centerx, area.top + turn.easel.metrics.units(3))
    return picture_with(turn.easel, area, turn.setting(card.setting), turn.backstage.cast, sheet)


def blocks(turn: Turn, card: Card) -> list[Block]:
    """What the card tells, and the groups."""
    question = turn.playthrough.question
    assert question is not None
    assert isinstance(card, SortCard)
    thing = _thing(turn, card)
    shown: list[Block] = []
    if turn.in_column:
        picture = turn.picture_of(thing.who, thing.picture)
        shown = [Made(lambda width: [_tile(turn, thing.text, picture, width)])]
    return [card_text(card), *shown, *choice_blocks(turn, question)]


def _tile(turn: Turn, text: str, picture: Picture | None, width: int) -> Tile:
    """The thing, where it stands in the column; large where nothing else is beside it."""
    size, tall = ("body", turn.easel.metrics.px(108)) if turn.calm else ("small", 0)
    return Tile(turn.easel, "thing", width, [(text, True)], picture=picture, size=size, least_height=tall)


def _thing(turn: Turn, card: SortCard) -> Thing:
    """The thing that is asked about, or that the feedback is about."""
    question = turn.playthrough.question
    wanted = question.id if question else turn.playthrough.state.made[-1].question
    return next(thing for thing in card.items if thing.id == wanted)


class BigCard(Widget):
    """A card with one thing on it, and below a dot for each thing: done, this one, still to come."""

    align = "center"

    def __init__(
        self, easel: Easel, width: int, text: str, picture: Picture | None, done: int, count: int
    ) -> None:
        pad = easel.metrics.units(2)
        self._pad, self._dot = pad, easel.metrics.px(7)
        self._side = easel.metrics.px(170) if picture else 0
        self._picture, self._at, self._count = picture, done, count
        self._line = easel.wrap(text, width - 2 * pad, bold=True)
        height = self._side + self._line.height + 4 * self._dot + (4 if picture else 3) * pad // 2
        super().__init__("thing", pygame.Rect(0, 0, width, height), speech=text)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The sheet, the picture, the words, the dots."""
        easel.sheet(canvas, self.rect, "panel")
        if self._picture:
            place = pygame.Rect(0, 0, self._side, self._side)
            place.midtop = (self.rect.centerx, self.rect.top + self._pad // 2)
            draw_picture(canvas, easel, self._picture, place, "panel")
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)
        step = -4 * self._dot if self.mirrored else 4 * self._dot
        first = self.rect.centerx - step * (self._count - 1) // 2
        for number in range(self._count):
            middle = (first + number * step, self.rect.bottom - self._pad)
            radius = self._dot + (self._dot // 2 if number == self._at else 0)
            pygame.draw.aacircle(canvas, easel.color("ink"), middle, radius)
            if number > self._at:
                pygame.draw.aacircle(
                    canvas, easel.color("panel"), middle, max(1, radius - easel.metrics.px(3))
                )

    def words(self) -> WordsInRoom:
        """What the thing is."""
        top = self.rect.top + self._side + self._pad
        room = pygame.Rect(self.rect.left + self._pad, top, self._line.width, self._line.height)
        return ((self._line, room),)

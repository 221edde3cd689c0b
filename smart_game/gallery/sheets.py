"""Pictures in rows with a label below each, as one large picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from smart_game.engine.text import Style, Typesetter

GROUND, INK = "#C9DFE3", "#2B2440"
_LABEL, _TITLE = Style(19, INK), Style(36, INK, bold=True)
_GAP = 16


@dataclass(frozen=True)
class Tile:
    """A picture, and what it is called."""

    label: str
    picture: pygame.Surface


@dataclass(frozen=True)
class Sheet:
    """Tiles under a title, so many in a row; `name` is that of its file, without the ending."""

    name: str
    title: str
    tiles: Sequence[Tile]
    columns: int


def draw_sheet(sheet: Sheet, setter: Typesetter) -> pygame.Surface:
    """The sheet, as large as its tiles need it."""
    wide = max(tile.picture.get_width() for tile in sheet.tiles)
    labels = [setter.wrap(tile.label, _LABEL, wide) for tile in sheet.tiles]
    tall = max(tile.picture.get_height() for tile in sheet.tiles)
    foot = max(label.height for label in labels)
    columns = min(sheet.columns, len(sheet.tiles))
    rows = -(-len(sheet.tiles) // columns)
    title = setter.wrap(sheet.title, _TITLE, max(setter.width_of(sheet.title, _TITLE) + 1, 1))
    top = _GAP + title.height
    width = max(columns * (wide + _GAP), title.width) + _GAP
    canvas = pygame.Surface((width, top + rows * (tall + foot + _GAP) + _GAP))
    canvas.fill(GROUND)
    setter.draw(canvas, title, (_GAP, _GAP // 2))
    for number, (tile, label) in enumerate(zip(sheet.tiles, labels, strict=True)):
        row, column = divmod(number, columns)
        cell = pygame.Rect(_GAP + column * (wide + _GAP), top + row * (tall + foot + _GAP), wide, tall)
        canvas.blit(tile.picture, tile.picture.get_rect(midbottom=cell.midbottom))
        setter.draw(canvas, label, cell.bottomleft, "center")
    return canvas


def fit(picture: pygame.Surface, wide: int, tall: int) -> pygame.Surface:
    """The picture made small enough for a box, never larger than it is."""
    share = min(1.0, wide / picture.get_width(), tall / picture.get_height())
    size = (max(1, round(picture.get_width() * share)), max(1, round(picture.get_height() * share)))
    return pygame.transform.smoothscale(picture, size)

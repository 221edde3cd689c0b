"""A device whose page is made of tiles: an inbox, a page of clues, a form."""

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from smart_game.artwork.apps import App
from smart_game.engine.flow import Block, Made
from smart_game.engine.widgets import Widget
from smart_game.scenario.cards import Card
from smart_game.scenario.vocabulary import Device
from smart_game.scenes.glass import DeviceWidget
from smart_game.scenes.kinds.reading import picture as plain_picture
from smart_game.scenes.picture import device_room, picture_with
from smart_game.scenes.tile import Tile
from smart_game.scenes.turn import Turn


def tiles_on_device(
    turn: Turn, card: Card, area: pygame.Rect, app: App, title: str, tiles: Sequence[Tile]
) -> list[Widget]:
    """The setting with a device, and the tiles below each other on its page."""
    easel = turn.easel
    if turn.in_column:
        return plain_picture(turn, card, area)
    setting = turn.setting(card.setting)
    device = setting.device or Device.TABLET
    screen = DeviceWidget(easel, "device", device_room(easel, area, device), device, app, turn.backstage.cast)
    gap = easel.metrics.units(1)
    top = screen.header(easel, title) + gap
    for tile in tiles:
        tile.rect.topleft = (screen.glass.left + gap, top)
        top = tile.rect.bottom + gap
    screen.grow(top - screen.glass.bottom)
    before = screen.rect.left
    widgets = picture_with(easel, area, setting, turn.backstage.cast, screen)
    for tile in tiles:
        tile.move(screen.rect.left - before, 0)
    at = widgets.index(screen) + 1
    return [*widgets[:at], *tiles, *widgets[at:]]


def tile_width(turn: Turn, card: Card, area: pygame.Rect) -> int:
    """How wide tiles on the card's device are."""
    device = card.setting.device or Device.TABLET
    room = device_room(turn.easel, area, device)
    screen = DeviceWidget(
        turn.easel, "measure", room, device, next(iter(turn.backstage.apps.values())), turn.backstage.cast
    )
    return screen.glass.width - 2 * turn.easel.metrics.units(1)


def tiles_to_read(turn: Turn, tiles: Callable[[int], Sequence[Tile]]) -> list[Block]:
    """Where all stands in one column: the tiles as blocks, for there is no device; `tiles` takes a width."""
    if not turn.in_column:
        return []
    count = len(tiles(turn.easel.metrics.width))

    def one(at: int, width: int) -> Sequence[Widget]:
        return [tiles(width)[at]]

    return [Made(partial(one, at)) for at in range(count)]


def lead_to_first(widgets: Sequence[Widget]) -> None:
    """Let the focus begin at the first of these that can be pressed."""
    for widget in widgets:
        if widget.press:
            widget.lead = True
            return

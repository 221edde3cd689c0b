"""The picture of a card: a place, a device in it with live words, and the people in front."""

from collections.abc import Mapping

import pygame

from smart_game.artwork.apps import App
from smart_game.artwork.cast import Cast
from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Image, Look, Widget
from smart_game.scenario.model import Setting
from smart_game.scenes.device import Page
from smart_game.scenes.people import Figures

_WITH_DEVICE = 0.5
"""How much of the picture's height the people keep when a device is in sight."""

_ALONE = 0.74


class Backdrop(Widget):
    """A place, filling a rounded frame."""

    def __init__(self, id: str, rect: pygame.Rect, name: str) -> None:
        super().__init__(id, rect)
        self.name = name
        self._drawn: pygame.Surface | None = None

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The backdrop with its corners rounded off, and an outline."""
        radius = easel.metrics.px(28)
        if self._drawn is None:
            place = easel.pictures.file(f"backdrops/{self.name}.svg", self.rect.size, cover=True)
            mask = pygame.Surface(self.rect.size, pygame.SRCALPHA)
            pygame.draw.rect(mask, "#FFFFFF", mask.get_rect(), border_radius=radius)
            mask.blit(place, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            self._drawn = mask
        canvas.blit(self._drawn, self.rect)
        pygame.draw.rect(canvas, easel.color("ink"), self.rect, easel.metrics.px(4), border_radius=radius)


def picture_of(
    easel: Easel, area: pygame.Rect, setting: Setting, cast: Cast, apps: Mapping[str, App]
) -> list[Widget]:
    """The widgets of a setting, from the back to the front, inside `area`."""
    backdrop = Backdrop("picture", area, setting.backdrop)
    device = _device(easel, area, setting, cast, apps)
    inner = area.inflate(-2 * easel.metrics.units(2), -2 * easel.metrics.px(4))
    if device:
        room = max(
            round(area.height * (1 - _WITH_DEVICE)), device.rect.bottom - area.top - easel.metrics.px(30)
        )
        tall = area.height - room
    else:
        tall = round(area.height * _ALONE)
    people = pygame.Rect(inner.left, inner.bottom - tall, inner.width, tall)
    figures = Figures("people", people, cast, setting.cast)
    return [backdrop, *([device] if device else []), figures]


def _device(
    easel: Easel, area: pygame.Rect, setting: Setting, cast: Cast, apps: Mapping[str, App]
) -> Widget | None:
    """The device in the upper part of the picture, with words on it if the setting has a screen."""
    if setting.device is None:
        return None
    edge = easel.metrics.units(3)
    if setting.screen:
        width = min(area.width - 2 * edge, easel.metrics.px(540))
        rect = pygame.Rect(0, area.top + edge, width, easel.metrics.px(200))
        rect.centerx = area.centerx
        app = apps[setting.screen.app]
        return Page(easel, "device", rect, setting.device, app, cast, setting.screen)
    size = (round(area.width * 0.5), round(area.height * 0.3))
    image = Image("device", size, f"devices/{setting.device}.svg")
    image.rect.midtop = (area.centerx, area.top + edge)
    return image

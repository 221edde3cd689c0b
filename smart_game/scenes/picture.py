"""The picture of a card: a place, a device in it with live words, and the people in front."""

from collections.abc import Mapping

import pygame

from smart_game.artwork.apps import App
from smart_game.artwork.cast import Cast
from smart_game.engine.easel import Easel
from smart_game.engine.widgets import Image, Look, Widget
from smart_game.scenario.parts import Setting
from smart_game.scenario.vocabulary import Device
from smart_game.scenes.device import Page, Speaker
from smart_game.scenes.glass import DeviceWidget
from smart_game.scenes.people import Figures

_WIDEST = {
    Device.PHONE: 400,
    Device.TABLET: 560,
    Device.LAPTOP: 580,
    Device.CONSOLE: 600,
    Device.SPEAKER: 440,
}
"""How wide a device with words on it is, in pixels of the reference window."""

_LOWEST = 0.36
"""People who would be lower than this share of the picture below a device stand beside it, ..."""

_NARROWEST = 130
"""... if there is at least this much room, in pixels of the reference window; else its empty foot is cut."""

_TALLEST = 0.74
"""How much of the picture's height people take where nothing else is in sight."""


class Backdrop(Widget):
    """A place, filling a rounded frame."""

    def __init__(self, id: str, rect: pygame.Rect, name: str) -> None:
        super().__init__(id, rect)
        self.name = name

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The backdrop with its corners rounded off, and an outline."""
        radius = easel.metrics.px(28)
        name = f"backdrops/{self.name}.svg"
        canvas.blit(easel.pictures.file(name, self.rect.size, cover=True, corner=radius), self.rect)
        pygame.draw.rect(canvas, easel.color("ink"), self.rect, easel.metrics.px(4), border_radius=radius)


def picture_of(
    easel: Easel, area: pygame.Rect, setting: Setting, cast: Cast, apps: Mapping[str, App]
) -> list[Widget]:
    """The widgets of a setting, from the back to the front, inside `area`."""
    device: Widget | None = None
    if setting.device and setting.screen:
        rect = device_room(easel, area, setting.device)
        app = apps[setting.screen.app]
        if setting.device is Device.SPEAKER:
            device = Speaker(easel, "device", rect, app, setting.screen)
        else:
            device = Page(easel, "device", rect, setting.device, app, cast, setting.screen)
    elif setting.device:
        size = (round(area.width * 0.5), round(area.height * 0.3))
        device = Image("device", size, f"devices/{setting.device}.svg")
        device.rect.midtop = (area.centerx, area.top + easel.metrics.units(3))
    return picture_with(easel, area, setting, cast, device)


def people_alone(easel: Easel, area: pygame.Rect, setting: Setting, cast: Cast) -> list[Widget]:
    """The people of a setting on the bare ground, at the foot of the area."""
    if not setting.cast:
        return []
    room = pygame.Rect(area.left, 0, area.width, round(area.height * _TALLEST))
    room.bottom = area.bottom - easel.metrics.px(4)
    return [Figures("people", room, cast, setting.cast)]


def device_room(easel: Easel, area: pygame.Rect, device: Device) -> pygame.Rect:
    """Where a device with words on it may be: at the top of the picture, and as tall as that."""
    edge = easel.metrics.units(2.5)
    width = min(area.width - 2 * edge, easel.metrics.px(_WIDEST[device]))
    room = pygame.Rect(0, area.top + edge, width, area.height - 2 * edge)
    room.centerx = area.centerx
    return room


def picture_with(
    easel: Easel, area: pygame.Rect, setting: Setting, cast: Cast, device: Widget | None, lap: int = 18
) -> list[Widget]:
    """A place, a device if there is one, and people before it: below the device, or beside a tall one.

    `lap` is how far people reach up before the foot of the device, in pixels of the reference window.
    """
    backdrop = Backdrop("picture", area, setting.backdrop)
    edge = easel.metrics.units(2)
    foot = area.bottom - easel.metrics.px(4)
    people = pygame.Rect(area.left + edge, 0, area.width - 2 * edge, round(area.height * _TALLEST))
    if device:
        beside = area.width - device.rect.width - 3 * edge
        people.height = foot - device.rect.bottom + round(lap * easel.metrics.scale)
        if people.height < area.height * _LOWEST and beside > easel.metrics.px(_NARROWEST):
            device.move(area.right - edge - device.rect.right, 0)
            people.width = beside + edge
            people.height = area.height // 2
        elif isinstance(device, DeviceWidget):
            lower = min(device.spare, max(0, round(area.height * _LOWEST) - people.height))
            device.grow(-lower)
            people.height += lower
    people.bottom = foot
    figures = [Figures("people", people, cast, setting.cast)] if people.height > easel.metrics.px(90) else []
    return [backdrop, *([device] if device else []), *figures]

"""The drawings that screens are made of: people, places, devices, services, badges and symbols."""

from collections.abc import Iterator
from pathlib import Path

import pygame

from smart_game.engine.widgets import Image, Widget
from smart_game.gallery.sheets import GROUND, Sheet, Tile, fit
from smart_game.gallery.studio import Studio, paint
from smart_game.scenario.cards import ChatCard, Message
from smart_game.scenario.parts import Person, Screen, Setting
from smart_game.scenario.vocabulary import Device, Mood
from smart_game.scenes.device import Thread
from smart_game.scenes.people import portrait
from smart_game.scenes.picture import device_room, picture_of

_FIGURE, _HEAD = (150, 200), (120, 120)
_CARD_PICTURE = (600, 650)
"""A card's picture in the reference window, in pixels."""

_PAGE = Screen(
    app="gem-gem", title="500 gems for you!", lines=("Type your password to get them.",), button="Go"
)
_SAID = "Shall we feed the dragon after tea? It is your turn to choose what it eats."


def picture_sheets(studio: Studio, folder: Path) -> Iterator[Sheet]:
    """A sheet for each kind of drawing; `folder` is that of the pictures."""
    yield Sheet("02-cast", "The cast in six moods", list(_people(studio)), 2 * len(Mood))
    yield Sheet("03-heads", "Heads, as in chats and on buttons", list(_heads(studio)), 2 * len(Mood))
    yield Sheet("04-backdrops", "Places, empty and with people", list(_backdrops(studio, folder)), 6)
    yield Sheet("05-devices", "Devices, with a page and without", list(_devices(studio)), 5)
    yield Sheet("06-services", "Services, as a chat shows them", list(_services(studio)), 6)
    yield Sheet("07-badges", "Badges, app icons and figures", list(_badges(studio, folder)), 8)
    symbols = list(_files(studio, folder, "symbols", (96, 44)))
    yield Sheet("08-symbols", "Symbols, large and as on a button", symbols, 9)


def _people(studio: Studio) -> Iterator[Tile]:
    cast = studio.backstage.cast
    for who in cast.members:
        for mood in Mood:
            picture = portrait(studio.easel, cast, Person(who=who, mood=mood), _FIGURE, "full")
            yield Tile(f"{who}\n{mood}", picture)


def _heads(studio: Studio) -> Iterator[Tile]:
    cast = studio.backstage.cast
    for who in cast.members:
        for mood in Mood:
            picture = portrait(studio.easel, cast, Person(who=who, mood=mood), _HEAD, "head")
            yield Tile(f"{who}\n{mood}", picture)


def _backdrops(studio: Studio, folder: Path) -> Iterator[Tile]:
    people = (Person(who="hana"), Person(who="kofi", mood=Mood.THINKING), Person(who="teacher"))
    for path in sorted((folder / "backdrops").glob("*.svg")):
        for label, cast in ((path.stem, ()), (f"{path.stem}, with people", people)):
            yield Tile(label, _setting(studio, Setting(backdrop=path.stem, cast=cast)))


def _devices(studio: Studio) -> Iterator[Tile]:
    people = (Person(who="leila", mood=Mood.WORRIED),)
    for screen in (_PAGE, None):
        for device in Device:
            label = f"{device}, {'with a page' if screen else 'off'}"
            setting = Setting(backdrop="living-room", cast=people, device=device, screen=screen)
            yield Tile(label, _setting(studio, setting))


def _setting(studio: Studio, setting: Setting) -> pygame.Surface:
    """A card's picture at half its size."""
    easel, backstage = studio.easel, studio.backstage
    area = pygame.Rect(0, 0, easel.metrics.px(_CARD_PICTURE[0]), easel.metrics.px(_CARD_PICTURE[1]))
    widgets = picture_of(easel, area, setting, backstage.cast, backstage.apps)
    return fit(paint(easel, widgets, area.size, GROUND), _CARD_PICTURE[0] // 2, _CARD_PICTURE[1] // 2)


def _services(studio: Studio) -> Iterator[Tile]:
    easel, backstage = studio.easel, studio.backstage
    area = pygame.Rect(0, 0, easel.metrics.px(440), easel.metrics.px(560))
    room = device_room(easel, area, Device.PHONE)
    messages = (
        Message(who="zofia", name="Zofia", text="Hello!"),
        Message(who="dev", name="Dev", text=_SAID),
        Message(who="somebody", name="Bean", text="Yes!"),
    )
    for app in backstage.apps.values():
        card = ChatCard(
            kind="chat",
            setting=Setting(backdrop="park"),
            text=app.name,
            app=app.id,
            thread=app.name,
            messages=messages,
        )
        thread = Thread(easel, "thread", room, Device.PHONE, app, backstage.cast, card, "dev", 0)
        widgets: list[Widget] = [thread, thread.newest]
        yield Tile(app.id, fit(paint(easel, widgets, area.size, GROUND), 300, 400))


def _badges(studio: Studio, folder: Path) -> Iterator[Tile]:
    yield from _files(studio, folder, "badges", (104, 56))
    yield from _files(studio, folder, "apps", (104, 36))
    yield from _files(studio, folder, "devices", (150,))
    for path in sorted((folder / "scene").glob("companion*.svg")):
        yield Tile(path.stem, studio.easel.pictures.file(f"scene/{path.name}", (150, 150)))


def _files(studio: Studio, folder: Path, kind: str, sizes: tuple[int, ...]) -> Iterator[Tile]:
    """Every picture of a folder, in one or more sizes side by side."""
    for path in sorted((folder / kind).glob("*.svg")):
        images: list[Widget] = []
        left = 0
        for size in sizes:
            image = Image(f"{path.stem}-{size}", (size, size), f"{kind}/{path.name}")
            image.rect.bottomleft = (left, max(sizes))
            left += size + 8
            images.append(image)
        yield Tile(path.stem, paint(studio.easel, images, (left - 8, max(sizes)), GROUND))

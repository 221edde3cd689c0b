"""What a device in the picture shows."""

import pygame

from smart_game import places
from smart_game.artwork.apps import load_apps
from smart_game.artwork.cast import Cast
from smart_game.scenario.parts import Person, Screen, Setting
from smart_game.scenario.vocabulary import Device
from smart_game.scenes.device import Page
from smart_game.scenes.glass import Icon, Line, rect_of
from smart_game.scenes.people import Figures
from smart_game.scenes.picture import picture_of
from tests.engine.parts import make_easel

PICTURES = places.assets() / "pictures"


def page_with(picture: str | None) -> Page:
    easel = make_easel()
    screen = Screen(app="tumbleden", title="Feed me!", lines=("I am a hungry badger.",), picture=picture)
    rect = pygame.Rect(20, 20, 400, 700)
    app = load_apps(PICTURES / "apps")["tumbleden"]
    return Page(easel, "device", rect, Device.TABLET, app, Cast.load(PICTURES / "cast"), screen)


def test_a_page_shows_what_it_is_about_between_its_title_and_its_lines() -> None:
    page = page_with("badger")
    title, line = (piece for piece in page.pieces if isinstance(piece, Line) and piece.align == "center")
    (shown,) = (piece for piece in page.pieces if isinstance(piece, Icon) and "symbols/" in piece.name)
    assert shown.name == "symbols/badger.svg"
    assert title.room.bottom <= shown.rect.top < shown.rect.bottom <= line.room.top
    assert all(page.rect.contains(rect_of(piece)) for piece in page.pieces)


def test_a_page_without_one_is_as_low_as_its_words() -> None:
    assert page_with(None).rect.height < page_with("badger").rect.height


def test_a_phone_gives_up_its_empty_foot_for_the_people_below_it() -> None:
    screen = Screen(app="tumbleden", title="Hello!")
    person = Person(who="priya")
    setting = Setting(backdrop="kitchen", device=Device.PHONE, screen=screen, cast=(person,))
    area = pygame.Rect(20, 100, 430, 640)
    widgets = picture_of(
        make_easel(), area, setting, Cast.load(PICTURES / "cast"), load_apps(PICTURES / "apps")
    )
    phone = next(widget for widget in widgets if isinstance(widget, Page))
    people = next(widget for widget in widgets if isinstance(widget, Figures))
    assert all(phone.rect.contains(rect_of(piece)) for piece in phone.pieces)
    assert people.rect.height >= area.height // 3

"""Writes the gallery: a file for each sheet and each screen, a contact sheet, and a page that lists them."""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pygame

from smart_game import places
from smart_game.errors import CannotRunError
from smart_game.gallery.moods import make_blind_test
from smart_game.gallery.pictures import picture_sheets
from smart_game.gallery.screens import all_screens
from smart_game.gallery.sheets import Sheet, Tile, draw_sheet, fit
from smart_game.gallery.studio import Studio

_SCREENS = "screens"
_SMALL = (640, 480)


def write_gallery(studio: Studio, folder: Path, *, grey: bool = False) -> list[Path]:
    """Write everything into a folder; the files, the page last. CannotRunError if it cannot be written."""
    screens = list(all_screens(studio))
    small = [Tile(tile.label, fit(tile.picture, *_SMALL)) for tile in screens]
    pictures = picture_sheets(studio, places.assets() / "pictures")
    sheets = [Sheet("01-screens", "Every kind of screen", small, 4), *pictures]
    drawn = [Tile(sheet.title, draw_sheet(sheet, studio.typesetter)) for sheet in sheets]
    contact = Sheet(
        "gallery", "SMART Game", [Tile(each.label, fit(each.picture, *_SMALL)) for each in drawn], 3
    )
    named = [(f"{sheet.name}.png", tile) for sheet, tile in zip(sheets, drawn, strict=True)]
    named.append(("gallery.png", Tile("All sheets", draw_sheet(contact, studio.typesetter))))
    shots = [
        (f"{_SCREENS}/{at:02}-{_slug(tile.label)}.png", tile) for at, tile in enumerate(screens, start=1)
    ]

    def write() -> list[Path]:
        (folder / _SCREENS).mkdir(parents=True, exist_ok=True)
        written = [_save(folder / name, tile.picture, grey=grey) for name, tile in (*named, *shots)]
        page = folder / "index.html"
        page.write_text(_page(named, shots), encoding="utf-8", newline="\n")
        return [*written, page]

    return _written(folder, write)


def write_blind_test(studio: Studio, folder: Path, seed: int) -> list[Path]:
    """Write a sheet of faces without names, and its key in a file of its own."""
    test = make_blind_test(studio, seed)

    def write() -> list[Path]:
        folder.mkdir(parents=True, exist_ok=True)
        picture = draw_sheet(test.sheet, studio.typesetter)
        sheet = _save(folder / f"{test.sheet.name}.png", picture, grey=False)
        key = folder / f"{test.sheet.name}-key.txt"
        key.write_text(test.key_text(), encoding="utf-8", newline="\n")
        return [sheet, key]

    return _written(folder, write)


def _written(folder: Path, write: Callable[[], list[Path]]) -> list[Path]:
    try:
        return write()
    except (OSError, pygame.error) as fault:
        raise CannotRunError(f"{folder} cannot be written ({fault}). Name another folder.") from fault


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", label)


def _save(path: Path, picture: pygame.Surface, *, grey: bool) -> Path:
    pygame.image.save(pygame.transform.grayscale(picture) if grey else picture, path)
    return path


def _page(sheets: Sequence[tuple[str, Tile]], screens: Sequence[tuple[str, Tile]]) -> str:
    """A plain page with all pictures and what they are."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>SMART Game: the gallery</title>\n'
        "<style>body{font-family:sans-serif;background:#FFF3DC;color:#2B2440;margin:2em}"
        "img{max-width:100%;border:3px solid}figure{margin:0 0 2em}</style>\n"
        f"<h1>SMART Game: the gallery</h1>\n<h2>Sheets</h2>\n{_figures(sheets)}"
        f"<h2>Screens</h2>\n{_figures(screens)}</html>\n"
    )


def _figures(named: Iterable[tuple[str, Tile]]) -> str:
    return "".join(
        f'<figure><a href="{name}"><img loading="lazy" src="{name}" alt="{html.escape(tile.label)}"></a>'
        f"<figcaption>{html.escape(tile.label)}</figcaption></figure>\n"
        for name, tile in named
    )

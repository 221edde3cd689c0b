"""Pictures from SVG, drawn at the size in which they are needed and kept for the next time."""

import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Thread

import pygame

from smart_game.engine.caching import Cache
from smart_game.engine.picture_store import PictureStore, is_opaque, shown
from smart_game.engine.problems import Problems

Size = tuple[int, int]
_MOST_BYTES = 96 * 1024 * 1024
_WORTH_KEEPING = 64 * 64
"""Pixels: drawing a smaller picture is as quick as reading it."""

_PLACES = "backdrops"
"""The folder of the largest pictures. They are kept all or none: which of them are there tells nothing."""

_PATIENCE = 0.05
"""Seconds in which an old PC draws a place: a folder that takes longer to give one is not asked again."""

_VIEW_BOX = re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_ENDLESS = 1 << 15
_BLANK = ("#FDEBD0", "#8A7F9C")


class Pictures:
    """Draws SVG files and texts; what is missing or broken shows as an empty frame and is said once."""

    def __init__(self, folder: Path, problems: Problems, store: PictureStore | None = None) -> None:
        """`store` keeps what was drawn for the next start."""
        self._folder = folder
        self._store = self._place_store = store
        self._places_kept = False
        self._problems = problems
        self._kept: Cache[tuple[str, Size, bool, int], pygame.Surface] = Cache(
            _MOST_BYTES, lambda surface: surface.get_width() * surface.get_height() * 4
        )

    def file(self, name: str, size: Size, *, cover: bool = False, corner: int = 0) -> pygame.Surface:
        """The picture `name` (a path in the pictures folder) fitted into `size`, or covering it.

        `corner` is the radius in pixels by which its corners are rounded off.
        """
        if corner:
            return self._kept.get(
                (name, size, cover, corner), lambda: _rounded(self.file(name, size, cover=cover), corner)
            )
        return self._get(name, size, cover, partial(self._read, name))

    def text(self, name: str, size: Size, svg: Callable[[], str]) -> pygame.Surface:
        """A picture made by `svg` on first use and known as `name`, fitted into `size`."""
        return self._get(name, size, False, lambda: svg().encode())

    def leave_no_trace(self) -> None:
        """From now on keep nothing beyond this program that tells what was drawn."""
        self._store = None

    def _read(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def _get(self, name: str, size: Size, cover: bool, read: Callable[[], bytes]) -> pygame.Surface:
        size = (max(1, size[0]), max(1, size[1]))
        return self._kept.get((name, size, cover, 0), lambda: self._draw(name, size, cover, read))

    def _draw(self, name: str, size: Size, cover: bool, read: Callable[[], bytes]) -> pygame.Surface:
        try:
            source = read()
            place = cover and name.startswith(f"{_PLACES}/")
            store = self._place_store if place else self._store
            if store is None or size[0] * size[1] < _WORTH_KEEPING:
                return shown(_drawn(source, size, cover=cover), opaque=False)
            key = store.key(source, size, cover=cover)
            begun = time.monotonic()
            kept = store.load(key)
            if place and time.monotonic() - begun > _PATIENCE:
                self._place_store = None
            if kept is None:
                drawn = _drawn(source, size, cover=cover)
                opaque = cover and is_opaque(drawn)
                if place and not store.has(key):
                    self._keep_places(store, size)
                else:
                    store.save(key, drawn, opaque=opaque)
                kept = shown(drawn, opaque=opaque)
            return kept
        except (OSError, pygame.error, ValueError) as fault:
            self._problems.say(
                f"The picture {name} in {self._folder} cannot be shown ({fault}): "
                "an empty frame stands in for it. Install the game again to mend it."
            )
            return _frame(size)

    def _keep_places(self, store: PictureStore, size: Size) -> None:
        """Keep every place in this size, beside the game; no other size is kept while this program runs."""
        if not self._places_kept:
            self._places_kept = True
            files = sorted((self._folder / _PLACES).glob("*.svg"))
            Thread(target=_keep_all, args=(store, files, size), name="places", daemon=True).start()


def _keep_all(store: PictureStore, files: Sequence[Path], size: Size) -> None:
    for file in files:
        with suppress(OSError, pygame.error, ValueError):  # what cannot be drawn is said when it is wanted
            source = file.read_bytes()
            key = store.key(source, size, cover=True)
            if not store.has(key):
                drawn = _drawn(source, size, cover=True)
                store.save(key, drawn, opaque=is_opaque(drawn))
                store.settle()
        if not store.writable:
            return


def _drawn(source: bytes, size: Size, *, cover: bool) -> pygame.Surface:
    return _cover(source, size) if cover else pygame.image.load_sized_svg(BytesIO(source), size)


def _cover(source: bytes, size: Size) -> pygame.Surface:
    """Draw larger, so that the picture fills `size`, and cut what hangs over evenly on both sides.

    A pixel more than needed on each side: the last row of a drawn picture may be half transparent.
    """
    width, height = size[0] + 2, size[1] + 2
    box = _VIEW_BOX.search(source)
    if box and float(box[2]) * width < float(box[1]) * height:
        drawn = pygame.image.load_sized_svg(BytesIO(source), (_ENDLESS, height))
    else:
        drawn = pygame.image.load_sized_svg(BytesIO(source), (width, _ENDLESS))
    if drawn.get_height() < height:
        drawn = pygame.image.load_sized_svg(BytesIO(source), (_ENDLESS, height))
    window = pygame.Rect((0, 0), size)
    window.center = drawn.get_rect().center
    return drawn.subsurface(window).copy()


def _rounded(picture: pygame.Surface, corner: int) -> pygame.Surface:
    """Only the corners are worked on, which is much quicker than all of it."""
    surface = picture.convert_alpha() if pygame.display.get_surface() else picture.copy()
    whole, sheet = surface.get_rect(), pygame.Rect(0, 0, 4 * corner, 4 * corner)
    mask = pygame.Surface(sheet.size, pygame.SRCALPHA)
    pygame.draw.rect(mask, "#FFFFFF", sheet, border_radius=corner)
    for name in ("topleft", "topright", "bottomleft", "bottomright"):
        room, there = pygame.Rect(0, 0, corner, corner), pygame.Rect(0, 0, corner, corner)
        setattr(room, name, getattr(whole, name))
        setattr(there, name, getattr(sheet, name))
        surface.blit(mask, room, there, special_flags=pygame.BLEND_RGBA_MULT)
    return surface


def _frame(size: Size) -> pygame.Surface:
    surface = pygame.Surface(size, pygame.SRCALPHA)
    fill, line = _BLANK
    edge = max(1, min(size) // 24)
    pygame.draw.rect(surface, fill, surface.get_rect(), border_radius=edge * 3)
    pygame.draw.rect(surface, line, surface.get_rect(), edge, border_radius=edge * 3)
    return surface

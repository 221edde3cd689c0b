"""The icon, drawn from the companion's SVG: PNG for Linux, ICO for Windows, ICNS for a Mac."""

import io
import struct
from collections.abc import Mapping
from pathlib import Path

import pygame

SOURCE = Path("pictures", "scene", "companion-cheer.svg")
"""Under `assets`: what the game's window wears, too."""

_ICO = (16, 24, 32, 48, 64, 128, 256)
_ICNS = {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512}
_ON_THE_DESKTOP = 256

_SMALL = 32
"""Up to this side, only the face is recognised."""

_FACE = (0.2, 0.05, 0.6)
"""Where the face is: left, top and side, as shares of the whole picture."""


def write_icons(assets: Path, folder: Path) -> None:
    """Write `smart-game.png`, `.ico` and `.icns`."""
    folder.mkdir(parents=True, exist_ok=True)
    sides = {*_ICO, *_ICNS.values()}
    drawn = {side: draw(assets / SOURCE, side) for side in sides}
    (folder / "smart-game.png").write_bytes(drawn[_ON_THE_DESKTOP])
    (folder / "smart-game.ico").write_bytes(ico({side: drawn[side] for side in _ICO}))
    (folder / "smart-game.icns").write_bytes(icns({kind: drawn[side] for kind, side in _ICNS.items()}))


def draw(svg: Path, side: int) -> bytes:
    """A square PNG of an SVG; of its face where there is no room for more."""
    left, top, share = _FACE if side <= _SMALL else (0.0, 0.0, 1.0)
    whole = round(side / share)
    picture = pygame.image.load_sized_svg(svg, (whole, whole))
    square = pygame.Surface((side, side), pygame.SRCALPHA)
    square.blit(picture, (-round(left * whole), -round(top * whole)))
    written = io.BytesIO()
    pygame.image.save(square, written, "icon.png")
    return written.getvalue()


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """An ICO file of PNGs by their side. A side of 256 is written as 0."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for side, png in pictures.items():
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + entries + b"".join(pictures.values())


def icns(pictures: Mapping[str, bytes]) -> bytes:
    """An ICNS file of PNGs by their kind."""
    parts = b"".join(struct.pack(">4sI", kind.encode(), 8 + len(png)) + png for kind, png in pictures.items())
    return struct.pack(">4sI", b"icns", 8 + len(parts)) + parts

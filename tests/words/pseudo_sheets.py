"""Draws the gallery's screens in a language, or in one that nobody speaks, onto sheets that can be judged.

    python -m tests.words.pseudo_sheets FOLDER LANGUAGE [WIDTHxHEIGHT] [TEXT SIZE]

LANGUAGE is a code like `ar`, or `longer` or `from-the-right` for the two of `tests.words.pseudo`.
"""

import os
import sys
from pathlib import Path

from smart_game import places
from smart_game.cli.common import window_size
from smart_game.gallery.screens import all_screens
from smart_game.gallery.sheets import Sheet, Tile, draw_sheet
from smart_game.gallery.studio import Studio
from smart_game.packs.known import Known
from smart_game.packs.loading import load_packs
from smart_game.school.settings import Settings
from tests.words.pseudo import pseudo_words

_ON_A_SHEET, _IN_A_ROW = 6, 2


def draw(folder: Path, language: str, size: tuple[int, int], text_size: int) -> list[Path]:
    """The sheets, six screens on each; their files."""
    import pygame

    packs, _ = load_packs([places.scenarios()], Known.load(places.assets()))
    words = {"longer": pseudo_words(), "from-the-right": pseudo_words(rtl=True)}.get(language)
    settings = Settings.checked(
        {
            "language": words.language if words else language,
            "text_size": text_size,
            "motion": False,
            "cool_down": 0,
            "read_aloud": "off",
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with Studio(packs, size, settings) as studio:
        if words:
            studio.backstage.sitting.reword([words.pack(pack) for pack in packs])
            studio.backstage.words = words
        tiles: list[Tile] = list(all_screens(studio))
        for first in range(0, len(tiles), _ON_A_SHEET):
            name = f"{language}-{size[0]}x{size[1]}-{text_size}-{first // _ON_A_SHEET + 1:02}"
            sheet = Sheet(name, name, tiles[first : first + _ON_A_SHEET], _IN_A_ROW)
            written.append(folder / f"{name}.png")
            pygame.image.save(draw_sheet(sheet, studio.typesetter), written[-1])
    return written


if __name__ == "__main__":
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    where, of, *more = sys.argv[1:]
    asked = window_size(more[0]) if more else (1366, 768)
    for path in draw(Path(where), of, asked, int(more[1]) if len(more) > 1 else 100):
        sys.stdout.write(f"{path}\n")

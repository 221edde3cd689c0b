"""Makes the pictures of the README again: `python docs/pictures/make_screens.py`.

It needs the game installed, ImageMagick (`convert`), and Chromium for the report.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

from smart_game.cli import demo
from smart_game.cli.common import packs_in
from smart_game.gallery.screens import Place, play_by_chance
from smart_game.gallery.studio import Studio
from smart_game.scenario.model import Pack
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.tell import TellScreen
from smart_game.scenes.trail import TrailScreen

HERE = Path(__file__).parent
SIZE = (1366, 768)
REPORT = (1366, 900)
CARDS = {"card": ("gem-gem-shower", "popup"), "spot": ("clue-jigsaw", "page")}
COLOURS = 160


def main() -> None:
    """Every picture, small enough for a page."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder)
        packs = packs_in()[0]
        explorers = next(pack for pack in packs if pack.info.id == "explorers")
        with Studio(packs, SIZE) as studio:
            for name, (story, card) in CARDS.items():
                pygame.image.save(show_card(studio, explorers, story, card), raw / f"{name}.png")
            pygame.image.save(show_trail(studio, explorers), raw / "trail.png")
            pygame.image.save(studio.show(TellScreen(studio.backstage)), raw / "tell.png")
        show_report(raw)
        for path in sorted(raw.glob("*.png")):
            squeeze(path, HERE / path.name)


def show_card(studio: Studio, pack: Pack, story: str, card: str) -> pygame.Surface:
    """A card as a child finds it."""
    scenario = pack.scenario(story)
    screen = StoryScreen(studio.backstage, pack.info.id, scenario)
    screen.playthrough = Place(pack, scenario, card).begin()
    return studio.show(screen)


def show_trail(studio: Studio, pack: Pack) -> pygame.Surface:
    """The trail after three stories."""
    studio.next_seat()
    for number, scenario in enumerate(pack.scenarios[:3]):
        studio.backstage.sitting.seat.close(pack.info.id, play_by_chance(scenario, number))
    return studio.show(TrailScreen(studio.backstage, pack))


def show_report(folder: Path) -> None:
    """The top of the report on the demo's robots."""
    out = folder / "demo"
    demo.run(["--headless", "--out", str(out)])
    page = next(out.glob("our-class-*.html"))
    size, shot = f"--window-size={REPORT[0]},{REPORT[1]}", f"--screenshot={folder / 'report.png'}"
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
    call("chromium", *quiet, size, shot, page.as_uri())


def squeeze(source: Path, target: Path) -> None:
    """The same picture in a palette, without anything about this PC in it."""
    palette = ("-strip", "+dither", "-colors", str(COLOURS), "-define", "png:compression-level=9")
    call("convert", str(source), *palette, f"PNG8:{target}")
    print(f"{target.name}: {target.stat().st_size // 1024} KB")


def call(program: str, *arguments: str) -> None:
    """Run a program that has to be there."""
    path = shutil.which(program)
    if path is None:
        sys.exit(f"{program} is not installed here. Install it, and run this again.")
    subprocess.run([path, *arguments], check=True, capture_output=True)  # noqa: S603 - our own words


if __name__ == "__main__":
    main()

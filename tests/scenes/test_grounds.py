"""Words on pictures and on devices can be read on all that is behind them, in every theme (A1)."""

from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from smart_game import places
from smart_game.artwork.apps import load_apps
from smart_game.engine.theme import Metrics, Theme, contrast
from smart_game.engine.widgets import Look, Words
from smart_game.scenario.model import Pack
from smart_game.scenario.vocabulary import Rule
from smart_game.scenes.glass import INK, SOFT_INK
from smart_game.scenes.landscape import Landscape
from smart_game.scenes.screen import Screen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import StopScreen, TrailScreen
from tests.game import Game, open_test_game
from tests.scenes.crawling import built

THEMES = sorted((places.assets() / "themes").glob("*.toml"))

_FEW = 0.01
"""Which share of the ground may be too dark: an outline that runs through it."""


def screens(game: Game) -> list[Screen]:
    backstage = game.backstage
    pack = backstage.sitting.pack
    return [
        TitleScreen(backstage),
        TrailScreen(backstage, pack),
        *(StopScreen(backstage, pack, rule) for rule in Rule if pack_has(pack, rule)),
    ]


def pack_has(pack: Pack, rule: Rule) -> bool:
    return any(scenario.rule is rule for scenario in pack.scenarios)


def worst_share(ground: pygame.Surface, color: str) -> float:
    """Which share of the pixels leaves less than 4.5 to 1 with this colour."""
    width, height = ground.get_size()
    colors = [
        "#{:02X}{:02X}{:02X}".format(*ground.get_at((x, y))[:3])
        for x in range(0, width, 3)
        for y in range(0, height, 3)
    ]
    too_near = {each for each in set(colors) if contrast(each, color) < 4.5}
    return sum(each in too_near for each in colors) / len(colors)


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=["1024x768", "1920x1080"])
def test_words_on_a_landscape_can_be_read(explorers: Pack, size: tuple[int, int], path: Path) -> None:
    game = open_test_game((explorers,), size=size)
    easel, looked_at = replace(game.loop.easel, metrics=Metrics(Theme.load(path), *size)), 0
    for screen in screens(game):
        shown = built(screen, easel, type(screen).__name__)
        canvas = pygame.Surface(size)
        for landscape in (widget for widget in shown.widgets if isinstance(widget, Landscape)):
            landscape.draw(canvas, easel, Look.PLAIN)
        for widget in shown.widgets:
            if isinstance(widget, Words) and widget.fill is None and any(widget.paragraph.lines):
                style, lines = widget.paragraph.style, widget.paragraph.lines
                width = max(easel.typesetter.width_of(line, style) for line in lines)
                room = pygame.Rect(0, 0, width, widget.rect.height)
                room.center = widget.rect.center
                share = worst_share(canvas.subsurface(room), style.color)
                assert share <= _FEW, f"{widget.id} on {shown.name}: {share:.0%} of its ground is too near"
                looked_at += 1
    assert looked_at >= 4
    game.close()


def test_words_on_a_device_can_be_read() -> None:
    """In the header of every app, and in its bubbles."""
    apps = load_apps(places.assets() / "pictures" / "apps")
    assert apps
    for name, app in apps.items():
        ratios = {"header": contrast(app.on_header, app.header)}
        for bubble, fill in {"theirs": app.theirs, "mine": app.mine}.items():
            ratios |= {f"{ink} on {bubble}": contrast(ink, fill) for ink in (INK, SOFT_INK)}
        assert not {where: ratio for where, ratio in ratios.items() if ratio < 4.5}, name

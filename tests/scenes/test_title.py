import pygame
import pytest

from smart_game.engine.widgets import Look
from smart_game.scenario.model import Pack
from smart_game.scenes.title import Name
from tests.game import STILL, open_test_game


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_no_stroke_of_the_name_is_outside_it(shipped: tuple[Pack, ...], language: str) -> None:
    """In Nastaliq a stroke reached up behind the buttons at the top."""
    game = open_test_game(shipped, settings=STILL.model_copy(update={"language": language}))
    name = next(widget for widget in game.loop.view.widgets if isinstance(widget, Name))
    canvas = pygame.Surface(game.loop.window.size, pygame.SRCALPHA)
    name.draw(canvas, game.loop.easel, Look.PLAIN)
    game.close()
    ink = canvas.get_bounding_rect()
    assert name.rect.inflate(0, game.loop.easel.metrics.px(12)).contains(ink), (name.rect, ink)

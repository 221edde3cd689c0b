"""The signs of votes: a letter stands within its shape, whatever its script."""

from dataclasses import replace

import pygame
import pytest

from smart_game.engine.widgets import OUTLINE
from smart_game.scenes.board.pieces import Sign, sign
from tests.engine.lettering import setter
from tests.engine.parts import make_easel

LETTERS = {"en": "ABCD", "ar": "أبجد", "ur": "ابجد"}


def outline_of(ground: pygame.Surface) -> pygame.mask.Mask:
    """Where a shape has its outline, and what is close to that colour."""
    return pygame.mask.from_threshold(ground, pygame.Color(OUTLINE), (90, 90, 90, 255))


@pytest.mark.parametrize("side", [60, 150])
@pytest.mark.parametrize("language", LETTERS)
def test_no_letter_touches_the_outline_of_its_sign(language: str, side: int) -> None:
    easel = replace(make_easel(), typesetter=setter(language))
    for number, letter in enumerate(LETTERS[language]):
        made = Sign(easel, "sign", number, letter, side)
        ((paragraph, room),) = made.words()
        alone = pygame.Surface((side, side), pygame.SRCALPHA)
        easel.typesetter.draw(alone, paragraph, room.topleft, made.align)
        ink = pygame.mask.from_surface(alone)
        assert ink.count(), letter
        assert made.rect.contains(room)
        assert not outline_of(sign(number, side)).overlap(ink, (0, 0)), f"{letter} touches its outline"

"""Only what changed is drawn, and the screen is the same as if all of it had been."""

import random

import pygame
import pytest

from smart_game.engine.loop import Loop
from smart_game.engine.pilot import Hand, Pilot
from smart_game.scenario.model import Pack
from tests.game import STILL, Clock, Game, open_test_game

PRESSES = 24


def pixels(loop: Loop) -> bytes:
    return pygame.image.tobytes(loop.window.canvas, "RGB")


def come_to_rest(loop: Loop, clock: Clock) -> None:
    """Let time pass until nothing moves any more."""
    while loop.moving:
        clock.now += 1 / 30
        loop.step(0)


def is_as_if_drawn_whole(game: Game) -> bool:
    before = pixels(game.loop)
    game.loop.view.dirty = True
    game.loop.motion = False
    game.loop.draw()
    game.loop.motion = True
    return pixels(game.loop) == before


@pytest.mark.parametrize("text_size", [100, 150])
def test_after_each_key_the_screen_is_as_if_it_had_been_drawn_whole(explorers: Pack, text_size: int) -> None:
    settings = STILL.model_copy(update={"motion": True, "text_size": text_size})
    game = open_test_game((explorers,), settings=settings, size=(1024, 768))
    pilot, chance = Pilot(game.loop, Hand.KEYBOARD), random.Random(text_size)
    try:
        for press in range(PRESSES):
            keys = [pygame.K_TAB, pygame.K_TAB, pygame.K_DOWN, pygame.K_RETURN, pygame.K_1, pygame.K_2]
            pilot.key(chance.choice(keys))
            game.clock.now += 1
            come_to_rest(game.loop, game.clock)
            assert is_as_if_drawn_whole(game), f"press {press}"
    finally:
        game.close()


def test_wherever_the_mouse_goes_the_screen_is_as_if_it_had_been_drawn_whole(explorers: Pack) -> None:
    settings = STILL.model_copy(update={"motion": True})
    game = open_test_game((explorers,), settings=settings, size=(1024, 768))
    chance = random.Random(7)
    try:
        for move in range(6 * PRESSES):
            widgets = game.loop.view.pressable
            at = chance.choice([chance.choice(widgets).rect.center, (chance.randrange(1024), 40)])
            kind = chance.choice([pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP])
            pygame.event.post(pygame.Event(kind, pos=at, rel=(0, 0), button=1, buttons=(0, 0, 0)))
            if chance.random() < 0.2:
                pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode=""))
            game.loop.step(0)
            game.clock.now += 1
            come_to_rest(game.loop, game.clock)
            assert is_as_if_drawn_whole(game), f"move {move}"
    finally:
        game.close()

"""The floor: a window, a picture of a card made before, and SDL's own wait. Any key shows the other picture.

Only the display is initialised. pygame's wait polls, so SDL's is called by ctypes. Nothing can do less.
"""

import ctypes
import os
import sys
from pathlib import Path

os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
import pygame

FOLDER = Path(sys.argv[1])


def _sdl_wait():  # noqa: ANN202 - a function of the C library
    libraries = Path(pygame.__file__).parents[1] / "pygame_ce.libs"
    return ctypes.CDLL(str(next(libraries.glob("libSDL2-2*")))).SDL_WaitEvent


pygame.display.init()
screen = pygame.display.set_mode((1366, 768))
pictures: dict[str, pygame.Surface] = {}


def show(name: str) -> None:
    if name not in pictures:
        pictures[name] = pygame.image.load(FOLDER / f"{name}.png").convert()
    screen.blit(pictures[name], (0, 0))
    pygame.display.flip()


name = "asking"
show(name)
wait = _sdl_wait()
while True:
    wait(None)
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            sys.exit()
        if event.type == pygame.KEYDOWN:
            name = "answered" if name == "asking" else "asking"
            show(name)
        elif event.type == pygame.WINDOWEXPOSED:
            pygame.display.flip()

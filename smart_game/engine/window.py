"""The window: opening it, waiting for what happens in it without using the processor, and saving it."""

import math
import os
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pygame

from smart_game.engine.gamepad import close_gamepads, open_gamepads
from smart_game.engine.waiting import Wait, system_wait
from smart_game.errors import CannotRunError

_ATTENTIVE = 2.0
"""Where SDL's own wait cannot be had: seconds after the last event in which pygame's is used. It answers at
once, but looks a thousand times a second."""

_NAP = 0.01
"""Seconds between looks after that: a tenth of the cost, and nobody notices."""

_MOST_WAIT = 60_000
"""Milliseconds of SDL's own wait, which an event ends at once."""

_UNSEEN = ("offscreen", "dummy")
"""Drivers whose windows nobody sees. SDL falls back on one by itself where there is no screen."""


class Window:
    """One resizable window, drawn by the processor."""

    stays_full = False
    """Whether a window that fills the screen goes on doing so."""

    def __init__(self, size: tuple[int, int], caption: str, *, full_screen: bool = False) -> None:
        """CannotRunError if there is no display to open it on."""
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        os.environ.setdefault("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0")
        self._windowed_size = size
        self._full_screen = False
        try:
            _find_display()
            pygame.font.init()
            pygame.display.set_mode(size, pygame.RESIZABLE)
        except pygame.error as fault:
            raise CannotRunError(
                f"No window can be opened here ({fault}). Start it where there is a screen, "
                "or see it play by itself without one: smart-game demo"
            ) from fault
        pygame.display.set_caption(caption)
        self._typing = True
        self.type_in(None)
        pygame.event.set_blocked((pygame.KEYUP, pygame.JOYBUTTONUP, pygame.FINGERMOTION))
        self._settled = False
        self._wait: Wait | None = None
        self._last_event = float("-inf")
        if full_screen:
            self.toggle_full_screen()

    @property
    def canvas(self) -> pygame.Surface:
        """What is drawn on."""
        surface = pygame.display.get_surface()
        assert surface is not None, "the window is closed"
        return surface

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.canvas.get_size()

    def show(self, changed: Sequence[pygame.Rect]) -> bool:
        """Bring the parts that changed onto the screen; whether they are there.

        It is not where the screen is away just now, or has become another one: what is drawn on is made anew
        then, and has to be drawn again.
        """
        try:
            pygame.display.update(changed)
        except pygame.error:
            surface = pygame.display.get_surface()
            if surface and not self._full_screen:
                self._windowed_size = surface.get_size()
            with suppress(pygame.error):
                self._open()
            return False
        return True

    def events(self, now: float, patience: float | None) -> list[pygame.Event]:
        """Wait up to `patience` seconds (None: without end) for events; all that have come.

        `now` is the loop's clock in seconds, which decides how to wait. It may wait for less.
        """
        wait = self._system_wait() if patience != 0 and self._settled else None
        if wait:  # it ends at once where something has come already
            wait(_MOST_WAIT if patience is None else min(_MOST_WAIT, _milliseconds(patience)))
        come = pygame.event.get()
        if come or patience == 0 or wait:
            pass
        elif not self._settled:
            self._settle()
        elif now - self._last_event < _ATTENTIVE:
            longest = _ATTENTIVE if patience is None else min(patience, _ATTENTIVE)
            come = [pygame.event.wait(_milliseconds(longest)), *pygame.event.get()]
        else:
            longest = _NAP if patience is None else min(patience, _NAP)
            pygame.time.wait(_milliseconds(longest))
            come = pygame.event.get()
        come = [event for event in come if event.type != pygame.NOEVENT]
        if come:
            self._last_event = now
        return come

    def toggle_full_screen(self) -> None:
        """Between a window and the whole screen."""
        if self._full_screen and self.stays_full:
            return
        if not self._full_screen:
            self._windowed_size = self.size
        self._full_screen = not self._full_screen
        try:
            self._open()
        except pygame.error:  # this screen cannot be filled, or just now
            self._full_screen = False
            self._open()

    def type_in(self, place: pygame.Rect | None) -> None:
        """Let letters come as text, and an input method show its own at this place; None: keys are keys."""
        if place is not None:
            if not self._typing:
                pygame.key.start_text_input()
            pygame.key.set_text_input_rect(place)
        elif self._typing:
            pygame.key.stop_text_input()
        self._typing = place is not None

    def wear(self, icon: pygame.Surface) -> None:
        """Show a picture as the window's icon."""
        pygame.display.set_icon(icon)

    def ask_to_quit(self) -> None:
        """Do what the window's close button does."""
        pygame.event.post(pygame.Event(pygame.QUIT))

    def save(self, path: Path) -> None:
        """Write what is on the screen as a picture file."""
        pygame.image.save(self.canvas, path)

    def close(self) -> None:
        """Close the window and let the display go."""
        close_gamepads()
        pygame.display.quit()

    def _open(self) -> None:
        with warnings.catch_warnings():  # the system may give another size: whatever it is, it is used
            warnings.simplefilter("ignore", RuntimeWarning)
            if self._full_screen:
                pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            else:
                pygame.display.set_mode(self._windowed_size, pygame.RESIZABLE)

    def _settle(self) -> None:
        """There is nothing to do for the first time: look for what could not hold up the start."""
        self._settled = True
        open_gamepads()
        self._wait = None if pygame.display.get_driver() in _UNSEEN else system_wait()

    def _system_wait(self) -> Wait | None:
        """None while there are gamepads: with these it is no better."""
        return None if self._wait and pygame.joystick.get_count() else self._wait


def _milliseconds(seconds: float) -> int:
    """Rounded up, and never 0, which pygame takes for no end."""
    return max(1, math.ceil(seconds * 1000))


def _find_display() -> None:
    """pygame.error if there is no screen, unless a driver that needs none was asked for by name."""
    pygame.display.init()
    driver = pygame.display.get_driver()
    if driver in _UNSEEN and os.environ.get("SDL_VIDEODRIVER") != driver:
        raise pygame.error("there is no screen")

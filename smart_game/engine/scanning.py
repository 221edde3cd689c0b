"""Play with one switch or two: what a switch asks for, and when the focus moves on by itself.

One switch: the focus moves on; Space, Enter, the left mouse button anywhere, a touch anywhere, or any
button of a gamepad presses what has the focus.
Two switches: Space, Tab, any arrow, the left mouse button, a touch, or a gamepad's buttons other than A
move the focus on; Enter, the right mouse button, or A presses.
"""

from collections.abc import Iterator

import pygame

from smart_game.engine.actions import Action, Asked, Command, translate
from smart_game.engine.controls import Controls, Scanning
from smart_game.engine.gamepad import A, Gamepads

_MOUSE = {pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP}
_POINTING = {*_MOUSE, pygame.FINGERDOWN, pygame.FINGERUP}
_ARROWS = {Command.UP, Command.DOWN, Command.LEFT, Command.RIGHT}
_LEFT, _RIGHT = 1, 3


def actions_in(
    event: pygame.Event, size: tuple[int, int], controls: Controls, gamepads: Gamepads
) -> Iterator[Action]:
    """The actions in one pygame event, of whatever device, for a child who plays as `controls` say."""
    if controls.scanning is Scanning.ONE:
        yield from _one_switch(event, size, controls, gamepads)
    elif controls.scanning is Scanning.TWO:
        yield from _two_switches(event, size, controls, gamepads)
    else:
        yield from _directly(event, size, controls, gamepads)


def _directly(
    event: pygame.Event, size: tuple[int, int], controls: Controls, gamepads: Gamepads
) -> Iterator[Action]:
    yield from gamepads.actions(event)
    yield from translate(event, size, controls.keys)


def _one_switch(
    event: pygame.Event, size: tuple[int, int], controls: Controls, gamepads: Gamepads
) -> Iterator[Action]:
    if event.type == pygame.JOYBUTTONDOWN or _pointed(event) == _LEFT:
        yield Asked(Command.PRESS)
    elif event.type not in _POINTING:
        yield from _directly(event, size, controls, gamepads)


def _two_switches(
    event: pygame.Event, size: tuple[int, int], controls: Controls, gamepads: Gamepads
) -> Iterator[Action]:
    if event.type == pygame.JOYBUTTONDOWN:
        yield Asked(Command.PRESS if event.button == A else Command.NEXT)
    elif event.type in _POINTING:
        button = _pointed(event)
        if button in (_LEFT, _RIGHT):
            yield Asked(Command.NEXT if button == _LEFT else Command.PRESS)
    else:
        for action in _directly(event, size, controls, gamepads):
            moves = isinstance(action, Asked) and action.command in _ARROWS
            yield Asked(Command.NEXT) if moves else action


def _pointed(event: pygame.Event) -> int | None:
    """The button that went down, a finger being the left one; SDL's shadow of a touch is nothing."""
    if event.type == pygame.FINGERDOWN:
        return _LEFT
    if event.type == pygame.MOUSEBUTTONDOWN and not getattr(event, "touch", False):
        return int(event.button)
    return None


class Scan:
    """When the focus moves on by itself: the only timer of the game, and it runs for one switch only."""

    def __init__(self) -> None:
        self._due: float | None = None

    def rest(self, now: float, controls: Controls, cool_down: float) -> None:
        """A screen is new: stay one more period where the focus begins, and until a press is heeded."""
        self._set(now + max(controls.scan_seconds, cool_down), controls)

    def go_on(self, now: float, controls: Controls) -> None:
        """Stay one period where the focus is now."""
        self._set(now, controls)

    def wait(self, now: float) -> float | None:
        """Seconds until the focus moves on, 0 if it is time; None if it never does."""
        return None if self._due is None else max(0.0, self._due - now)

    def _set(self, begins: float, controls: Controls) -> None:
        self._due = begins + controls.scan_seconds if controls.scanning is Scanning.ONE else None

"""Gamepads: the D-pad or the left stick moves the focus, A presses, B goes back, Y opens Tell.

Buttons have the numbers that most gamepads give them. Nothing depends on a gamepad staying plugged in.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress

import pygame

from smart_game.engine.actions import Action, Asked, Command

A, B, Y = 0, 1, 3

BUTTONS: Mapping[int, Command] = {
    A: Command.PRESS,
    B: Command.BACK,
    Y: Command.TELL,
    4: Command.PREVIOUS,
    5: Command.NEXT,
    11: Command.UP,
    12: Command.DOWN,
    13: Command.LEFT,
    14: Command.RIGHT,
}
"""4 and 5 are the shoulders; on gamepads that have no hat, 11 to 14 are the D-pad."""

_ACROSS = {-1: Command.LEFT, 1: Command.RIGHT}
_HAT_DOWN = {1: Command.UP, -1: Command.DOWN}
_STICK = {0: _ACROSS, 1: {-1: Command.UP, 1: Command.DOWN}}
_PUSHED = 0.6
_RETURNED = 0.3
"""A stick moves the focus once when it is pushed this far, and again only after it has come back."""


def open_gamepads() -> None:
    """Look for gamepads from now on; those there are and those to come announce themselves as events."""
    with suppress(pygame.error):
        pygame.joystick.init()


def close_gamepads() -> None:
    """Let them go."""
    pygame.joystick.quit()


class Gamepads:
    """Turns the events of gamepads into actions, and remembers where their sticks and hats are."""

    def __init__(self) -> None:
        self._opened: dict[int, pygame.joystick.JoystickType] = {}
        self._sticks: dict[tuple[int, int], int] = {}
        self._hats: dict[tuple[int, int], tuple[int, int]] = {}

    def actions(self, event: pygame.Event) -> Iterator[Action]:
        """What a gamepad asks for in one pygame event."""
        if event.type == pygame.JOYBUTTONDOWN:
            if event.button in BUTTONS:
                yield Asked(BUTTONS[event.button])
        elif event.type == pygame.JOYHATMOTION:
            yield from self._turn_hat((_which(event), event.hat), event.value)
        elif event.type == pygame.JOYAXISMOTION:
            yield from self._push_stick((_which(event), event.axis), event.value)
        elif event.type == pygame.JOYDEVICEADDED:
            self._open(event.device_index)
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._forget(_which(event))

    def _open(self, index: int) -> None:
        """Begin to listen to one; it may be gone again already."""
        with suppress(pygame.error):
            opened = pygame.joystick.Joystick(index)
            self._opened[opened.get_instance_id()] = opened

    def _forget(self, which: int) -> None:
        self._opened.pop(which, None)
        self._sticks = {key: side for key, side in self._sticks.items() if key[0] != which}
        self._hats = {key: value for key, value in self._hats.items() if key[0] != which}

    def _turn_hat(self, key: tuple[int, int], value: tuple[int, int]) -> Iterator[Action]:
        before = self._hats.get(key, (0, 0))
        self._hats[key] = value
        for names, was, now in zip((_ACROSS, _HAT_DOWN), before, value, strict=True):
            if now and now != was:
                yield Asked(names[now])

    def _push_stick(self, key: tuple[int, int], value: float) -> Iterator[Action]:
        commands = _STICK.get(key[1])
        if commands is None:
            return
        was = self._sticks.get(key, 0)
        side = 1 if value > 0 else -1
        if abs(value) >= _PUSHED and side != was:
            self._sticks[key] = side
            yield Asked(commands[side])
        elif abs(value) <= _RETURNED:
            self._sticks[key] = 0


def _which(event: pygame.Event) -> int:
    return int(getattr(event, "instance_id", 0))

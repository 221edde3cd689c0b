"""A pilot: drives the real loop through the real event queue, by mouse, touch, keyboard, switch or gamepad.

Tests use it, and so do the robots of `smart-game demo`.
"""

from collections import deque
from dataclasses import replace
from enum import Enum, auto

import pygame

from smart_game.engine.actions import Command
from smart_game.engine.controls import Scanning
from smart_game.engine.gamepad import A
from smart_game.engine.loop import Loop
from smart_game.engine.scene import Scene
from smart_game.errors import SmartGameError


class Hand(Enum):
    """What the pilot plays with."""

    MOUSE = auto()
    TOUCH = auto()
    KEYBOARD = auto()
    SWITCH = auto()
    GAMEPAD = auto()


_SUITABLE = {Hand.SWITCH: (Scanning.ONE,), Hand.KEYBOARD: (Scanning.OFF, Scanning.TWO)}
_WAYS = ((0, -1), (0, 1), (-1, 0), (1, 0))
_MOMENT = 0.001
"""Seconds by which a pilot waits longer than it has to."""


class OutOfReachError(SmartGameError):
    """Something on the screen could not be reached or pressed in the pilot's way."""


class Pilot:
    """Presses what is on the screen, by the ids of its widgets."""

    def __init__(self, loop: Loop, hand: Hand = Hand.MOUSE) -> None:
        self.loop = loop
        self.hand = hand
        self.presses = 0

    @property
    def scene(self) -> Scene:
        """The scene in play."""
        return self.loop.stack.top

    def ids(self) -> list[str]:
        """What can be pressed now, in reading order."""
        return [widget.id for widget in self.loop.view.pressable]

    def press(self, id: str) -> None:
        """Press the widget with this id, as a person would; OutOfReachError if that cannot be done.

        The game is set to switches for a pilot with a switch, and for another one it is not.
        """
        self.presses += 1
        self._prepare()
        match self.hand:
            case Hand.KEYBOARD:
                self._press_by_keyboard(id)
            case Hand.SWITCH:
                self._press_by_switch(id)
            case Hand.GAMEPAD:
                self._press_by_gamepad(id)
            case _:
                self._press_at(self.loop.view.find(id).rect.center)

    def key(self, key: int, mod: int = 0) -> None:
        """One key of the keyboard, by its pygame number."""
        self._post(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
        self.loop.step(0)

    def _press_at(self, at: tuple[int, int]) -> None:
        width, height = self.loop.window.size
        if not pygame.Rect(0, 0, width, height).collidepoint(at):
            raise OutOfReachError(f"{at} lies outside the window of {width} by {height} pixels.")
        if self.hand is Hand.TOUCH:
            place: dict[str, float] = {
                "x": at[0] / width,
                "y": at[1] / height,
                "dx": 0.0,
                "dy": 0.0,
                "pressure": 1.0,
            }
            kinds = (pygame.FINGERDOWN, pygame.FINGERUP)
            values: dict[str, object] = {"touch_id": 1, "finger_id": 1, **place}
        else:
            kinds = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
            values = {"pos": at, "button": 1, "touch": False}
        for kind in kinds:
            self._post(kind, **values)
        self.loop.step(0)

    def _prepare(self) -> None:
        suitable = _SUITABLE.get(self.hand, (Scanning.OFF,))
        if self.loop.controls.scanning not in suitable:
            self.loop.controls = replace(self.loop.controls, scanning=suitable[0])

    def _press_by_keyboard(self, id: str) -> None:
        view, controls = self.loop.view, self.loop.controls
        view.find(id)
        for _ in range(len(view.pressable) + 2):
            if view.ring_shown and view.focus == id:
                self.key(controls.key_for(Command.PRESS))
                return
            self.key(controls.key_for(Command.NEXT))
        raise OutOfReachError(f"Tab does not reach {id!r}; it stops at {self.ids()}.")

    def _press_by_switch(self, id: str) -> None:
        """Wait until the focus has come to it, and press Space: nothing else."""
        self.loop.view.find(id)
        self.loop.draw()
        for _ in range(2 * len(self.ids()) + 2):
            if self.loop.view.focus == id:
                self._wait(self.loop.press_wait)
            if self.loop.view.focus == id:
                self.key(pygame.K_SPACE)
                return
            self._wait(self.loop.scan_wait or 0.0)
        raise OutOfReachError(f"The focus does not come to {id!r} by itself; it goes through {self.ids()}.")

    def _wait(self, seconds: float) -> None:
        if seconds:
            self.loop.let_pass(seconds + _MOMENT)
            self.loop.step(0)

    def _press_by_gamepad(self, id: str) -> None:
        """The shortest way there with the D-pad, then A."""
        view = self.loop.view
        view.find(id)
        if not view.ring_shown:
            self._turn_hat(_WAYS[0])
        for way in self._way_to(id):
            self._turn_hat(way)
        self._post(pygame.JOYBUTTONDOWN, joy=0, instance_id=0, button=A)
        self.loop.step(0)

    def _way_to(self, id: str) -> list[tuple[int, int]]:
        view = self.loop.view
        ways: dict[str | None, list[tuple[int, int]]] = {view.focus: []}
        open_ends = deque([view.focus])
        while open_ends:
            here = open_ends.popleft()
            if here == id:
                return ways[here]
            for way in _WAYS:
                there = view.beyond(here, *way)
                if there and there not in ways:
                    ways[there] = [*ways[here], way]
                    open_ends.append(there)
        raise OutOfReachError(f"No way of the D-pad leads from {view.focus!r} to {id!r}.")

    def _turn_hat(self, way: tuple[int, int]) -> None:
        for value in ((way[0], -way[1]), (0, 0)):
            self._post(pygame.JOYHATMOTION, joy=0, instance_id=0, hat=0, value=value)
        self.loop.step(0)

    def _post(self, kind: int, **values: object) -> None:
        pygame.event.post(pygame.Event(kind, values))

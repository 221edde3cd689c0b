"""A pilot: drives the real loop through the real event queue, by mouse, touch or keyboard.

Tests use it, and so do the robots of `smart-game demo`.
"""

from enum import Enum, auto

import pygame

from smart_game.engine.loop import Loop
from smart_game.engine.scene import Scene
from smart_game.errors import SmartGameError


class Hand(Enum):
    """What the pilot plays with."""

    MOUSE = auto()
    TOUCH = auto()
    KEYBOARD = auto()


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
        """Press the widget with this id, as a person would; OutOfReachError if that cannot be done."""
        self.presses += 1
        if self.hand is Hand.KEYBOARD:
            self._press_by_keyboard(id)
        else:
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

    def _press_by_keyboard(self, id: str) -> None:
        view = self.loop.view
        view.find(id)
        for _ in range(len(view.pressable) + 2):
            if view.ring_shown and view.focus == id:
                self.key(pygame.K_RETURN)
                return
            self.key(pygame.K_TAB)
        raise OutOfReachError(f"Tab does not reach {id!r}; it stops at {self.ids()}.")

    def _post(self, kind: int, **values: object) -> None:
        pygame.event.post(pygame.Event(kind, values))

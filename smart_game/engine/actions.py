"""What a person did, as data: the events of mouse, touch and keyboard, translated once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pygame


class Command(StrEnum):
    """Things that a key can ask for, whatever the key."""

    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    PRESS = "press"
    BACK = "back"
    TELL = "tell"
    READ = "read"
    FULL_SCREEN = "full-screen"


@dataclass(frozen=True)
class Asked:
    """A key, a switch or a gamepad asked for something; `key` is the key's number if it was a key."""

    command: Command
    key: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Picked:
    """A number key picked the choice with that number, from 1."""

    number: int
    key: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class OtherKey:
    """A key went down that asks for nothing: only a screen on which keys are chosen heeds it."""

    key: int


@dataclass(frozen=True)
class Typed:
    """Letters were written, by keys or by an input method."""

    text: str


@dataclass(frozen=True)
class Composing:
    """An input method shows what may become letters; empty when it is done."""

    text: str


@dataclass(frozen=True)
class PointerMoved:
    """The mouse is at `at`, in window pixels."""

    at: tuple[int, int]


@dataclass(frozen=True)
class PointerDown:
    """A button or a finger went down at `at`."""

    at: tuple[int, int]


@dataclass(frozen=True)
class PointerUp:
    """A button or a finger was lifted at `at`."""

    at: tuple[int, int]


@dataclass(frozen=True)
class WindowChanged:
    """The window was resized, uncovered or restored: it has to be drawn again."""


@dataclass(frozen=True)
class QuitAsked:
    """The window's close button, or the system, asks the program to end."""


Action = (
    Asked
    | Picked
    | OtherKey
    | Typed
    | Composing
    | PointerMoved
    | PointerDown
    | PointerUp
    | WindowChanged
    | QuitAsked
)

KEYS: Mapping[int, Command] = {
    pygame.K_TAB: Command.NEXT,
    pygame.K_UP: Command.UP,
    pygame.K_DOWN: Command.DOWN,
    pygame.K_LEFT: Command.LEFT,
    pygame.K_RIGHT: Command.RIGHT,
    pygame.K_RETURN: Command.PRESS,
    pygame.K_KP_ENTER: Command.PRESS,
    pygame.K_SPACE: Command.PRESS,
    pygame.K_ESCAPE: Command.BACK,
    pygame.K_BACKSPACE: Command.BACK,
    pygame.K_t: Command.TELL,
    pygame.K_r: Command.READ,
    pygame.K_F1: Command.TELL,
    pygame.K_F11: Command.FULL_SCREEN,
}
"""The usual keys; Shift with Tab goes backwards."""

MOVES = frozenset({Command.NEXT, Command.PREVIOUS, Command.UP, Command.DOWN, Command.LEFT, Command.RIGHT})
"""What only moves the focus."""

NUMBERS = {key: number for number, key in enumerate(range(pygame.K_1, pygame.K_9 + 1), start=1)}
"""The keys that pick a choice by its number."""

_SHIFTS = {pygame.K_LSHIFT, pygame.K_RSHIFT}
_CHANGES = {
    pygame.WINDOWSIZECHANGED,
    pygame.WINDOWEXPOSED,
    pygame.WINDOWRESTORED,
    pygame.WINDOWMAXIMIZED,
    pygame.WINDOWDISPLAYCHANGED,
    pygame.RENDER_TARGETS_RESET,
    pygame.RENDER_DEVICE_RESET,
}
_LEFT_BUTTON = 1


def translate(
    event: pygame.Event, size: tuple[int, int], keys: Mapping[int, Command] = KEYS
) -> Iterator[Action]:
    """The actions in one pygame event; `size` is the window's, which scales a finger's 0..1 place.

    SDL sends a mouse event with each touch as well: only the finger counts.
    """
    if event.type == pygame.QUIT:
        yield QuitAsked()
    elif event.type in _CHANGES or event.type > pygame.USEREVENT:  # the last: what is heard has changed
        yield WindowChanged()
    elif event.type == pygame.KEYDOWN:
        yield from _translate_key(event, keys)
    elif event.type == pygame.TEXTINPUT:
        yield Typed(event.text)
    elif event.type == pygame.TEXTEDITING:
        yield Composing(event.text)
    elif event.type in (pygame.FINGERDOWN, pygame.FINGERUP):
        at = (round(event.x * size[0]), round(event.y * size[1]))
        yield PointerDown(at) if event.type == pygame.FINGERDOWN else PointerUp(at)
    elif not getattr(event, "touch", False):
        yield from _translate_mouse(event)


def _translate_key(event: pygame.Event, keys: Mapping[int, Command]) -> Iterator[Action]:
    if event.key in keys:
        command = keys[event.key]
        shifted = event.mod & pygame.KMOD_SHIFT and event.key not in _SHIFTS
        yield Asked(Command.PREVIOUS if command is Command.NEXT and shifted else command, event.key)
    elif event.key in NUMBERS:
        yield Picked(NUMBERS[event.key], event.key)
    else:
        yield OtherKey(event.key)


def _translate_mouse(event: pygame.Event) -> Iterator[Action]:
    if event.type == pygame.MOUSEMOTION:
        yield PointerMoved(event.pos)
    elif event.type == pygame.MOUSEBUTTONDOWN and event.button == _LEFT_BUTTON:
        yield PointerDown(event.pos)
    elif event.type == pygame.MOUSEBUTTONUP and event.button == _LEFT_BUTTON:
        yield PointerUp(event.pos)

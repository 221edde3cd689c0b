"""SDL's own wait for an event, which costs nothing until one comes; pygame's asks every millisecond."""

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path

import pygame

_VIDEO = 0x20
_BESIDE = {
    "win32": "pygame/SDL2.dll",
    "darwin": "pygame/.dylibs/libSDL2-2*.dylib",
    "linux": "pygame_ce.libs/libSDL2-2*",
}
"""Where pygame's wheels have SDL, beside the package."""

Wait = Callable[[int], object]
"""Sleeps until there is an event, or for some milliseconds."""


def system_wait() -> Wait | None:
    """SDL's wait; None where it cannot be had. With gamepads it is no better: SDL asks these all the time."""
    for file in sorted(Path(pygame.__file__).parents[1].glob(_BESIDE.get(sys.platform, "none"))):
        try:
            library = ctypes.CDLL(str(file))
            opened = library.SDL_WasInit(_VIDEO)
            wait = library.SDL_WaitEventTimeout
        except (OSError, AttributeError):
            continue
        if opened:  # this is the copy that pygame uses, and no other of the same name
            wait.argtypes = (ctypes.c_void_p, ctypes.c_int)
            return lambda milliseconds: wait(None, milliseconds)
    return None

"""A real X display for one test: Xvfb on a free number, a window manager, and hands by xdotool."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

import pygame
import pytest

SCREEN = (1500, 900)
_PROGRAMS = ("Xvfb", "openbox", "xdotool", "import")


def wait_for(what: Callable[[], bool], seconds: float, name: str) -> None:
    """Look every 50 ms until it is so; a failure names what did not come."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"{name} did not come within {seconds} s"
        time.sleep(0.05)


class XDisplay:
    """A screen, a keyboard and a mouse."""

    def __init__(self, name: str) -> None:
        self.env = {"DISPLAY": name, "SDL_VIDEODRIVER": "x11"}

    def xdotool(self, *arguments: str | int) -> str:
        """Press, point, or ask about a window."""
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(command, env=os.environ | self.env, capture_output=True, text=True, timeout=20)
        return done.stdout.strip()

    def focused(self) -> str:
        """The title of the window that has the keyboard; empty where none has it yet."""
        return self.xdotool("getactivewindow", "getwindowname")

    def bring_forward(self, title: str) -> bool:
        """Give the keyboard to what is open; whether the window with this title has it now."""
        if self.focused() == title:
            return True
        for window in self.xdotool("search", "--onlyvisible", "--class", ".").split():
            self.xdotool("windowactivate", window)
        return self.focused() == title

    def picture(self) -> pygame.Surface:
        """What is on the screen now."""
        command = ["import", "-silent", "-window", "root", "png:-"]
        done = subprocess.run(command, env=os.environ | self.env, capture_output=True, check=True, timeout=20)
        return pygame.image.load(BytesIO(done.stdout), "screen.png")

    def glance(self) -> bytes:
        """What is on the screen, so coarsely that the focus is not seen: enough to know it from another."""
        command = ["import", "-silent", "-window", "root", "-resize", "12x8!", "-depth", "5", "rgb:-"]
        return subprocess.run(
            command, env=os.environ | self.env, capture_output=True, check=True, timeout=20
        ).stdout

    def press(self, key: str) -> None:
        """One key, as a keyboard sends it."""
        self.xdotool("key", key)

    def click(self, at: tuple[int, int]) -> None:
        """Move the mouse there, click, and move it out of the way."""
        self.xdotool("mousemove", *at, "click", 1)
        self.xdotool("mousemove", 2, 2)


def sheets_of(picture: pygame.Surface, colour: str, least: tuple[int, int]) -> list[pygame.Rect]:
    """The areas of one colour that are at least so large, from the top down: buttons, as seen."""
    found = pygame.mask.from_threshold(picture, pygame.Color(colour), (3, 3, 3, 255))
    sheets = [
        rect for rect in found.get_bounding_rects() if rect.width >= least[0] and rect.height >= least[1]
    ]
    return sorted(sheets, key=lambda rect: rect.top)


@contextmanager
def x_display() -> Iterator[XDisplay]:
    """A display of our own; the test is skipped where the programs for it are missing."""
    missing = [program for program in _PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"a real window needs {', '.join(missing)}, not installed here")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        assert number, "Xvfb did not start"
        display = XDisplay(f":{number}")
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=os.environ | display.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(lambda: bool(display.xdotool("get_desktop")), 10, "the window manager")
            yield display
            assert manager.poll() is None, "the window manager ended by itself"
        finally:
            manager.terminate()
            manager.wait(10)
    finally:
        server.terminate()
        server.wait(10)
        if server.stdout:
            server.stdout.close()

"""A real X display for one test: Xvfb on a free number, a window manager, and hands by xdotool."""

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame
import pytest

SCREEN = (1500, 900)
_PROGRAMS = ("Xvfb", "openbox", "xdotool")
_STILL = 0.4
"""Seconds: longer than a new screen ignores presses, and than anything that moves stands still."""


def wait_for(what: Callable[[], object], seconds: float, name: str) -> None:
    """Look every 50 ms until it is so; a failure names what did not come."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"{name} did not come within {seconds} s"
        time.sleep(0.05)


class XDisplay:
    """A screen, a keyboard and a mouse."""

    def __init__(self, name: str, frame: Path, server: "subprocess.Popen[str]") -> None:
        self.env = {"DISPLAY": name, "SDL_VIDEODRIVER": "x11"}
        self._frame = frame
        self._server = server

    @property
    def is_there(self) -> bool:
        """Whether it was not ended."""
        return self._server.poll() is None

    def end(self) -> None:
        """Take it away from everything that shows something on it."""
        self._server.kill()
        self._server.wait(10)

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
        """What is on the screen now: the server keeps it in a file, as xwd would write it."""
        content = self._frame.read_bytes()
        header = struct.unpack(">25I", content[:100])
        begins, size, pitch = header[0] + 12 * header[19], (header[4], header[5]), header[12]
        return pygame.image.frombuffer(content[begins : begins + pitch * size[1]], size, "BGRA", pitch)

    def still_picture(self) -> pygame.Surface:
        """What is on the screen as soon as nothing moves there any more."""
        seen, since = self._frame.read_bytes(), time.monotonic()

        def still() -> bool:
            nonlocal seen, since
            now = self._frame.read_bytes()
            if now != seen:
                seen, since = now, time.monotonic()
            return time.monotonic() - since >= _STILL

        wait_for(still, 20, "a screen that stands still")
        return self.picture()

    def press_until_it_shows(self, key: str) -> None:
        """Press a key as a child does: again, where the screen was too busy to take it."""
        before = pygame.image.tobytes(self.still_picture(), "RGB")

        def shows() -> bool:
            self.press(key)
            return pygame.image.tobytes(self.still_picture(), "RGB") != before

        wait_for(shows, 20, f"what {key} does")

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
    with TemporaryDirectory() as frames:
        yield from _served(frames)


def _served(frames: str) -> Iterator[XDisplay]:
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-fbdir", frames],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        number = server.stdout.readline().strip()
        assert number, "Xvfb did not start"
        display = XDisplay(f":{number}", Path(frames) / "Xvfb_screen0", server)
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=os.environ | display.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(lambda: bool(display.xdotool("get_desktop")), 10, "the window manager")
            yield display
            assert manager.poll() is None or not display.is_there, "the window manager ended by itself"
        finally:
            manager.terminate()
            manager.wait(10)
    finally:
        server.terminate()
        server.wait(10)
        if server.stdout:
            server.stdout.close()

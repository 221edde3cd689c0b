"""Short sounds, which nobody needs to hear: whatever goes wrong, it is quiet and the game goes on."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

import pygame

from smart_game.engine.problems import Problems


class Sound(StrEnum):
    """Every sound there is; `<name>.wav` in the folder of sounds."""

    PRESS = "press"
    PICK = "pick"
    BUBBLE = "bubble"
    CARD = "card"
    HELPS = "helps"
    UNSURE = "unsure"
    OH = "oh"
    STAR_1 = "star-1"
    STAR_2 = "star-2"
    STAR_3 = "star-3"
    BADGE = "badge"
    WAVE = "wave"
    TELL = "tell"


_RATE = 22050
_BUFFER = 512
"""Samples that are mixed ahead: 23 ms, too short to notice and long enough for a slow PC."""

_AT_ONCE = 2
"""How often one sound may overlap itself, so that a child who hammers a button makes no din."""

_PATIENCE = 2.0
"""Seconds that closing waits for the device."""

_NO_ANSWER = 10.0
"""Seconds after which a sound system that does not answer counts as none."""

_GLANCE = 0.02
_UNTOLD = "no reason was given"
_NO_DEVICE = 3
_TRY = f"""
import pygame
try:
    pygame.mixer.init({_RATE}, -16, 1, {_BUFFER}, allowedchanges=0)
except (pygame.error, NotImplementedError) as fault:
    print(fault)
    raise SystemExit({_NO_DEVICE})
"""


class Device:
    """The sound device of this PC: one thread opens it, waits, and closes it, so that no one else waits.

    Whatever plays through `pygame.mixer` shares one of these: nothing else may open or close the mixer.
    Once it is closed, no `pygame.mixer.Sound` that was made before may be touched: pygame would crash.
    """

    def __init__(self) -> None:
        self._owner: Thread | None = None
        self._settled = Event()
        self._closing = Event()
        self._fault = ""
        self._open = False

    @property
    def state(self) -> str:
        """How it is, for the technician; begins with `no sound device` if there is none."""
        if self._closing.is_set():
            return "closed"
        if self._owner is None:
            return "not opened yet"
        if not self._settled.is_set():
            return "being opened"
        return f"no sound device ({self._fault})" if self._fault else "ready"

    @property
    def ready(self) -> bool:
        """Whether something can be played on it now."""
        return self.state == "ready" and pygame.mixer.get_init() is not None

    def open(self) -> None:
        """Begin to open it, unless that was done; returns at once."""
        if self._owner is None and not self._closing.is_set():
            self._owner = Thread(target=self._own, name="sound device", daemon=True)
            pygame.register_quit(self.close)
            self._owner.start()

    def settle(self, patience: float = _PATIENCE) -> str:
        """Wait up to `patience` seconds until it is known whether there is a device; the state then."""
        self._settled.wait(patience)
        return self.state

    def forget_fault(self) -> None:
        """Let `open` try again where there was no device: somebody may have plugged one in."""
        if self._settled.is_set() and self._fault:
            self._owner, self._fault = None, ""
            self._settled.clear()

    def close(self) -> None:
        """Give it back, for good."""
        self._closing.set()
        if self._owner:
            self._owner.join(_PATIENCE)

    def _own(self) -> None:
        if self._closing.wait(_GLANCE):  # what was pressed is drawn first
            return
        self._fault = self._try_elsewhere()
        if not (self._fault or self._closing.is_set()):
            self._fault = _open_mixer()
            self._open = not self._fault
        self._settled.set()
        if self._open:
            self._closing.wait()
            pygame.mixer.quit()

    def _try_elsewhere(self) -> str:
        """Try in a process of its own; why there is no device, or empty if there is one or nobody can tell.

        `pygame.mixer.init` holds up every thread while it looks: 10-120 ms where there is no sound card,
        and without end where a sound server does not answer. Here only a helper is held up, and ended.
        """
        if sys.platform != "linux" or hasattr(sys, "frozen"):  # elsewhere it is quick; frozen has no Python
            return ""
        import subprocess

        try:
            helper = subprocess.Popen(  # noqa: S603 - this Python, and our own lines
                [sys.executable, "-c", _TRY],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1"},
                text=True,
            )
        except OSError:
            return ""
        with helper:
            waited = 0.0
            while helper.poll() is None and waited < _NO_ANSWER and not self._closing.wait(_GLANCE):
                waited += _GLANCE
            if helper.poll() is None:
                helper.kill()
                return "the sound system does not answer"
            said = helper.stdout.read() if helper.stdout else ""
        return said.strip() or _UNTOLD if helper.returncode == _NO_DEVICE else ""


def _open_mixer() -> str:
    """Open it for good; why that failed, or empty."""
    try:
        with _hushed():
            pygame.mixer.init(_RATE, -16, 1, _BUFFER, allowedchanges=0)
    except (pygame.error, NotImplementedError) as fault:
        return str(fault) or _UNTOLD
    return ""


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep the system's sound libraries from writing to the console; they do it past Python."""
    try:
        kept = os.dup(2)
    except OSError:  # a program without a console
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


class Sounds:
    """Plays the sounds of a folder, once it is turned on. `volume` is from 0 to 1.

    It is off at first, as classrooms want it, and costs nothing then. A sound that comes before the
    device is open, or while there is none, is left out.
    """

    def __init__(self, folder: Path, problems: Problems, device: Device | None = None) -> None:
        """`device` is given where speech uses the same one; whoever made it closes it last."""
        self.volume = 0.5
        self._folder = folder
        self._problems = problems
        self._device = device or Device()
        self._owns_device = device is None
        self._on = False
        self._kept: dict[Sound, pygame.mixer.Sound | None] = {}

    @property
    def on(self) -> bool:
        """Whether sounds are heard. Turned off, they stop; turned on, a missing device gets a new try."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        if on and not self._on:
            self._device.forget_fault()
        self._on = on
        if not on:
            self.stop()

    @property
    def state(self) -> str:
        """`off`, or how the device is, such as `no sound device (...)`."""
        return self._device.state if self._on else "off"

    def play(self, sound: Sound) -> None:
        """Play it now if it can be heard; never waits, never fails."""
        if not self._on:
            return
        self._device.open()
        loaded = self._load(sound) if self._device.ready else None
        if loaded:
            with suppress(pygame.error):  # the device was pulled out
                if loaded.get_num_channels() < _AT_ONCE:
                    loaded.set_volume(min(1.0, max(0.0, self.volume)))
                    loaded.play()

    def stop(self) -> None:
        """Silence at once."""
        if self._device.ready:
            for loaded in filter(None, self._kept.values()):
                with suppress(pygame.error):
                    loaded.stop()

    def close(self) -> None:
        """Silence, for good."""
        self.on = False
        self._kept.clear()
        if self._owns_device:
            self._device.close()

    def _load(self, sound: Sound) -> pygame.mixer.Sound | None:
        if sound not in self._kept:
            try:
                source = (self._folder / f"{sound}.wav").read_bytes()
                self._kept[sound] = pygame.mixer.Sound(BytesIO(source))
            except (OSError, pygame.error, ValueError) as fault:
                self._kept[sound] = None
                self._problems.say(
                    f"The sound {sound}.wav in {self._folder} cannot be played ({fault}): "
                    "it is left out. Install the game again to mend it."
                )
        return self._kept[sound]

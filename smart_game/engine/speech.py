"""Reading aloud, which nobody needs to hear: a recording in a pack, or the PC's voice, or silence.

The words are on the screen anyway: whatever is missing, nothing is printed, nothing waits, nothing fails.
"""

import atexit
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from io import BytesIO
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple

import pygame

from smart_game.engine.problems import Problems
from smart_game.engine.recordings import find_recording
from smart_game.engine.sentences import split_sentences
from smart_game.engine.sound import Device

if TYPE_CHECKING:
    from smart_game.engine.voices import Voice

SLOWEST, QUICKEST = 0.5, 2.0

_LARGEST_RECORDING = 8 * 1024 * 1024
"""Bytes that are read of one, so that a film under a wrong name does not fill the memory."""

_LOOK = 0.01
"""Seconds between looks at whether the device is open, or a sound that should be over is over."""

_OPENING = "being opened"
"""What the device says while it is not known yet whether there is one."""

_LATE = 1.0
"""Seconds that a sound may last longer than it is long, before it counts as over."""

_PATIENCE = 1.0
"""Seconds that closing waits for the thread."""


class Utterance(NamedTuple):
    """One text to be said: what a recording holds, of one sentence or several."""

    language: str
    text: str


class Heard(NamedTuple):
    """What is being heard: which utterance, and which sentence of it, both from 0.

    `sentence` counts what `sentence_spans` gives; None while a recording of the whole text is heard.
    """

    utterance: int
    sentence: int | None


class Speech:
    """Says one list of texts at a time; a newer one cuts it off. Off until it is turned on.

    `speed` (1 as usual; recordings keep their own) and `volume` (from 0 to 1) count from the next
    sentence. `changed` is the type of the event that wakes the loop when `speaking` has changed.

    Each `say` and each `stop` advances a token. The thread that speaks compares it, holding the lock,
    before it lets anything be heard or shown, so that nothing old ever is.
    """

    def __init__(
        self, pack_folders: Sequence[Path], device: Device, problems: Problems, voice: "Voice | None" = None
    ) -> None:
        """`pack_folders` have the recordings; the maker of `device` closes it, after this."""
        self.speed = 1.0
        self.volume = 0.8
        self.changed = pygame.event.custom_type()
        self._pack_folders = tuple(pack_folders)
        self._device = device
        self._problems = problems
        self._given_voice = voice
        self._missing: dict[str, str] = {}
        self._on = False
        self._lock = Condition()
        self._token = 0
        self._job: tuple[Utterance, ...] | None = None
        self._speaking: Heard | None = None
        self._sound: pygame.mixer.Sound | None = None
        self._closed = self._used = False
        self._idle = True
        self._worker: Thread | None = None

    @property
    def on(self) -> bool:
        """Whether texts are read aloud. Turned off, it stops; turned on, what was missing gets a new try."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        if on and not self._on:
            self._device.forget_fault()
            self._missing.clear()
        self._on = on
        if not on:
            self.stop()
        elif self._worker is None and not self._closed:
            atexit.register(self.close)  # runs before pygame's own, which closes the device
            self._worker = Thread(target=self._work, name="speech", daemon=True)
            self._worker.start()  # now, so that the first text waits for no thread

    @property
    def speaking(self) -> Heard | None:
        """What of the last `say` is being heard; None while nothing is."""
        return self._speaking

    @property
    def state(self) -> str:
        """How it is, in a few words or one sentence, for the technician."""
        if not self._on:
            return "off"
        if not self._used:
            return "not used yet"
        if not self._device.ready:
            return self._device.state
        return next(iter(tuple(self._missing.values())), f"ready ({self._voice.name})")

    def say(self, utterances: Iterable[Utterance]) -> None:
        """Read these aloud instead of whatever is being read; returns at once."""
        job = tuple(utterances) if self._on and not self._closed else ()
        if job:
            self._used = True
            self._device.open()
        self._advance(job or None)

    def stop(self) -> None:
        """Silence at once."""
        self._advance(None)

    def settle(self, patience: float) -> bool:
        """Wait up to `patience` seconds until there is nothing left to say; whether that is so."""
        with self._lock:
            return self._lock.wait_for(lambda: self._idle, patience)

    def close(self) -> None:
        """Silence, for good; call it before the device is closed."""
        atexit.unregister(self.close)
        with self._lock:
            self._closed = True
        self.on = False
        if self._worker:
            self._worker.join(_PATIENCE)

    def _advance(self, job: tuple[Utterance, ...] | None) -> None:
        with self._lock:
            self._token += 1
            self._job = job
            if job:
                self._idle = False
            if self._sound and self._device.ready:
                with suppress(pygame.error):
                    self._sound.stop()
            self._sound = None
            was, self._speaking = self._speaking, None
            self._lock.notify_all()
        if was is not None:
            self._tell()

    def _tell(self) -> None:
        """Wake the loop, if there is one."""
        with suppress(pygame.error):
            pygame.event.post(pygame.Event(self.changed))

    # The rest is done by the thread that speaks.

    def _work(self) -> None:
        while True:
            with self._lock:
                self._idle = self._job is None
                self._lock.notify_all()
                self._lock.wait_for(lambda: self._job is not None or self._closed)
                if self._closed or self._job is None:
                    self._idle = True
                    self._lock.notify_all()
                    return
                token, job, self._job = self._token, self._job, None
            while self._is_current(token) and self._device.settle(_LOOK) == _OPENING:
                pass
            if self._device.ready:
                with suppress(pygame.error):  # the device was pulled out
                    self._read(token, job)

    def _read(self, token: int, job: Sequence[Utterance]) -> None:
        for index, utterance in enumerate(job):
            recording = find_recording(self._pack_folders, *utterance)
            sound = self._load(recording) if recording else None
            if sound:
                self._play(token, Heard(index, None), sound)
                continue
            for number, sentence in enumerate(split_sentences(utterance.text)):
                sound = self._render(token, utterance.language, sentence)
                if sound:
                    self._play(token, Heard(index, number), sound)
                if not self._is_current(token):
                    return
        with self._lock:
            over = token == self._token and self._speaking is not None
            if over:
                self._speaking = self._sound = None
        if over:
            self._tell()

    @cached_property
    def _voice(self) -> "Voice":
        from smart_game.engine.voices import voice_of_this_pc

        return self._given_voice or voice_of_this_pc()

    def _is_current(self, token: int) -> bool:
        return token == self._token and not self._closed

    def _load(self, recording: Path) -> pygame.mixer.Sound | None:
        try:
            with recording.open("rb") as opened:
                return pygame.mixer.Sound(BytesIO(opened.read(_LARGEST_RECORDING)))
        except (OSError, pygame.error, ValueError) as fault:
            self._problems.say(
                f"The recording {recording} cannot be played ({fault}): the PC's voice is used. "
                "Record it again, as OGG or WAV."
            )
            return None

    def _render(self, token: int, language: str, sentence: str) -> pygame.mixer.Sound | None:
        if language in self._missing or not self._is_current(token):
            return None
        from smart_game.engine.voices import NoVoiceError

        speed = min(QUICKEST, max(SLOWEST, self.speed))
        try:
            said = self._voice.render(language, sentence, speed, lambda: not self._is_current(token))
            return pygame.mixer.Sound(BytesIO(said)) if self._is_current(token) else None
        except NoVoiceError as fault:
            self._missing[language] = str(fault)
        except (pygame.error, ValueError) as fault:
            self._missing[language] = f"No voice: what {self._voice.name} gave is no sound ({fault})."
        return None

    def _play(self, token: int, heard: Heard, sound: pygame.mixer.Sound) -> None:
        """Let it be heard to its end, unless something newer was or is asked for."""
        with self._lock:
            if not (self._is_current(token) and self._device.ready):
                return
            sound.set_volume(min(1.0, max(0.0, self.volume)))
            pygame.mixer.find_channel(force=True).play(sound)
            self._sound, self._speaking = sound, heard
        self._tell()
        ends = time.monotonic() + sound.get_length()
        with self._lock:
            while self._is_current(token) and self._device.ready and sound.get_num_channels():
                left = ends - time.monotonic()
                if left < -_LATE:
                    sound.stop()
                self._lock.wait(max(_LOOK, left))

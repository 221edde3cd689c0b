"""The voice that a PC comes with: a sentence in, the bytes of a WAV file out.

Each kind is asked only by the thread that speaks, finds out by itself what is there, and prints nothing.
"""

import io
import math
import re
import shutil
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from smart_game.errors import SmartGameError

Cancelled = Callable[[], bool]
_System = Any
"""An object of Windows: what it can do is known only to Windows."""

_WORDS_A_MINUTE = 160
_RATE = 22050
_PATIENCE = 10.0
"""Seconds that a voice may take for one sentence."""

_LOOK = 0.02
"""Seconds between looks at whether the sentence is still wanted."""


class NoVoiceError(SmartGameError):
    """A sentence cannot be said on this PC."""


class Voice(Protocol):
    """Something that can say a sentence."""

    name: str

    def render(self, language: str, sentence: str, speed: float, cancelled: Cancelled) -> bytes:
        """A WAV file of it; anything, if it is `cancelled` meanwhile. NoVoiceError if it cannot be said."""
        ...


def voice_of_this_pc() -> Voice:
    """The voice that this kind of system has."""
    if sys.platform == "win32":
        return SapiVoice()
    if sys.platform == "darwin":
        return SayVoice()
    return EspeakVoice()


def try_voice(voice: Voice, languages: Sequence[str]) -> tuple[bool, str]:
    """Whether a voice speaks all these languages, and one sentence about it for the technician."""
    missing: dict[str, str] = {}
    for language in languages:
        try:
            voice.render(language, "1", 1.0, lambda: False)
        except NoVoiceError as fault:
            missing[language] = str(fault)
    spoken = [language for language in languages if language not in missing]
    if not spoken:
        return False, next(iter(missing.values()), f"{voice.name} was not asked to say anything.")
    lacks = f", but not {', '.join(missing)}" if missing else ""
    return not missing, f"{voice.name} speaks {', '.join(spoken)}{lacks}."


class EspeakVoice:
    """espeak-ng, on Linux. The sentence goes in by its standard input, never on its command line."""

    name = "espeak-ng"
    _NAMES: Mapping[str, str] = {"en": "en-gb"}

    def render(self, language: str, sentence: str, speed: float, cancelled: Cancelled) -> bytes:
        """A WAV file of the sentence."""
        program = shutil.which(self.name)
        if program is None:
            raise NoVoiceError(
                "No voice: the program espeak-ng is not there. Install the package espeak-ng to have texts "
                "read aloud."
            )
        base = _base(language)
        line = [program, "--stdin", "--stdout", "-b", "1", "-s", _words_a_minute(speed)]
        sound = _run([*line, "-v", self._NAMES.get(base, base)], _plain(sentence), cancelled)
        if not sound and not cancelled():
            raise _no_voice(self.name, language)
        return sound


class SayVoice:
    """`say`, on a Mac. Not tried on one yet."""

    name = "say"
    _VOICE = re.compile(r"^(?P<name>.+?)\s+(?P<locale>[a-z]{2,3}_\w+)\s+#", re.MULTILINE)

    def __init__(self) -> None:
        self._voices: list[tuple[str, str]] | None = None

    def render(self, language: str, sentence: str, speed: float, cancelled: Cancelled) -> bytes:
        """A WAV file of the sentence."""
        if self._voices is None:
            listed = _run([self.name, "-v", "?"], "", lambda: False).decode("utf-8", "replace")
            self._voices = [(found["locale"], found["name"]) for found in self._VOICE.finditer(listed)]
        base = _base(language)
        fitting = sorted(
            (locale != "en_GB", number, name)
            for number, (locale, name) in enumerate(self._voices)
            if locale.startswith(f"{base}_")
        )
        if not fitting:
            raise _no_voice(self.name, language)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            line = [self.name, "-v", fitting[0][2], "-r", _words_a_minute(speed), "-o", str(path)]
            how = ["--file-format=WAVE", f"--data-format=LEI16@{_RATE}", "-f", "-"]
            _run([*line, *how], _plain(sentence), cancelled)
            try:
                return path.read_bytes()
            except OSError:
                if cancelled():
                    return b""
                raise _no_voice(self.name, language) from None


class SapiVoice:
    """The voices of Windows, through comtypes. Not tried on Windows yet."""

    name = "SAPI"
    _LANGUAGES: Mapping[str, tuple[str, ...]] = {
        "en": ("809", "409"),
        "cy": ("452",),
        "pl": ("415",),
        "ur": ("420",),
        "ar": ("401", "c01"),
        "pa": ("446",),
        "bn": ("845", "445"),
        "ro": ("418",),
        "uk": ("422",),
    }
    """Windows numbers its languages; the better one first."""

    _22_KHZ_16_BIT_MONO = 22
    _IS_NOT_XML = 16

    def __init__(self, load: Callable[[str], Any] = import_module) -> None:
        """`load` gives a module by its name."""
        self._load = load
        self._create: Callable[[str], _System] | None = None
        self._faults: tuple[type[Exception], ...] = (OSError, AttributeError, TypeError, ValueError)

    def render(self, language: str, sentence: str, speed: float, cancelled: Cancelled) -> bytes:
        """A WAV file of the sentence."""
        create = self._create or self._connect()
        try:
            speaker, stream = create("SAPI.SpVoice"), create("SAPI.SpMemoryStream")
            speaker.Voice = self._choose(speaker, language)
            speaker.Rate = max(-10, min(10, round(10 * math.log(speed, 3))))
            stream.Format.Type = self._22_KHZ_16_BIT_MONO
            speaker.AudioOutputStream = stream
            speaker.Speak(sentence, self._IS_NOT_XML)
            return _wav(bytes(stream.GetData()))
        except self._faults as fault:
            raise NoVoiceError(f"No voice: Windows could not say a sentence ({fault}).") from fault

    def _choose(self, speaker: _System, language: str) -> _System:
        for number in self._LANGUAGES.get(_base(language), ()):
            voices = speaker.GetVoices(f"Language={number}", "")
            if voices.Count:
                return voices.Item(0)
        raise _no_voice("Windows", language)

    def _connect(self) -> Callable[[str], _System]:
        """What makes the system's objects. `dynamic` keeps comtypes from writing files of its own."""
        try:
            comtypes, client = self._load("comtypes"), self._load("comtypes.client")
            comtypes.CoInitialize()
        except (ImportError, OSError, AttributeError) as fault:
            raise NoVoiceError(
                f"No voice: comtypes cannot be used ({fault}). Install it to have texts read aloud."
            ) from fault
        self._faults = (*self._faults, comtypes.COMError)
        self._create = lambda name: client.CreateObject(name, dynamic=True)
        return self._create


def _base(language: str) -> str:
    """`en` of `en_GB` and `en-GB`."""
    return re.split("[-_]", language, maxsplit=1)[0].lower()


def _plain(sentence: str) -> str:
    """The sentence without the double brackets that espeak-ng and `say` take for commands."""
    return sentence.replace("[[", "[ [")


def _words_a_minute(speed: float) -> str:
    return str(round(_WORDS_A_MINUTE * speed))


def _no_voice(name: str, language: str) -> NoVoiceError:
    return NoVoiceError(f"No voice: {name} has none for the language {language!r}.")


def _wav(samples: bytes) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(samples)
    return written.getvalue()


def _run(line: list[str], text: str, cancelled: Cancelled) -> bytes:
    """What a program writes when it reads `text`; nothing if it fails, or is no longer wanted."""
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(line, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603
    except OSError as error:
        raise NoVoiceError(f"No voice: {line[0]} cannot be started ({error.strerror}).") from error
    given: bytes | None = text.encode(errors="replace")
    give_up = time.monotonic() + _PATIENCE
    with process:
        while True:
            try:
                written, _ = process.communicate(given, timeout=_LOOK)
            except subprocess.TimeoutExpired:
                given = None
                if cancelled():
                    process.kill()
                elif time.monotonic() > give_up:
                    process.kill()
                    raise NoVoiceError(f"No voice: {line[0]} did not answer in time.") from None
            else:
                return written if process.returncode == 0 else b""

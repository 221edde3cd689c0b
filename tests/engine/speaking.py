"""Voices and programs that stand in for real ones, and sounds made of nothing."""

import io
import json
import os
import shutil
import sys
import threading
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from smart_game.engine.recordings import recording_name, recordings_folder
from smart_game.engine.speech import Utterance
from smart_game.engine.voices import Cancelled, NoVoiceError

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not on this PC, so its voice cannot be heard"
)
needs_scripts = pytest.mark.skipif(
    sys.platform == "win32", reason="the stand-ins are scripts, which Windows does not start by their name"
)


def make_wav(seconds: float, level: int = 1000) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes(level.to_bytes(2, "little", signed=True) * round(22050 * seconds))
    return written.getvalue()


class StandIn:
    """A voice that notes what it is asked, and takes as long as a test wants."""

    name = "stand-in"

    def __init__(self, seconds: Callable[[str], float] = lambda _: 0.05) -> None:
        self.asked: list[tuple[str, str, float]] = []
        self.go_on = threading.Event()
        self.go_on.set()
        self.lacks: set[str] = set()
        self._seconds = seconds

    def render(self, language: str, sentence: str, speed: float, cancelled: Cancelled) -> bytes:
        self.asked.append((language, sentence, speed))
        assert self.go_on.wait(10)
        if language in self.lacks:
            raise NoVoiceError(f"No voice for {language}.")
        return make_wav(self._seconds(sentence))


def put_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, out: bytes, then: str = ""
) -> Callable[[], list[tuple[list[str], str]]]:
    """A program on the PATH that notes its calls and writes `out`, to the file after `-o` if there is one."""
    (tmp_path / "out").write_bytes(out)
    script = tmp_path / name
    script.write_text(
        f"#!{sys.executable}\n"
        "import json, pathlib, sys\n"
        f"here = pathlib.Path({str(tmp_path)!r})\n"
        "call = [sys.argv[1:], sys.stdin.buffer.read().decode()]\n"
        "with (here / 'calls').open('a') as log:\n"
        "    print(json.dumps(call), file=log)\n"
        f"{then}\n"
        "out = (here / 'out').read_bytes()\n"
        "if '-o' in sys.argv:\n"
        "    pathlib.Path(sys.argv[sys.argv.index('-o') + 1]).write_bytes(out)\n"
        "else:\n"
        "    sys.stdout.buffer.write(out)\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    def calls() -> list[tuple[list[str], str]]:
        read = map(json.loads, (tmp_path / "calls").read_text().splitlines())
        return [(arguments, text) for arguments, text in read]

    return calls


def record(pack: Path, utterance: Utterance, content: bytes, suffix: str = ".wav") -> Path:
    folder = recordings_folder(pack, utterance.language)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (recording_name(*utterance) + suffix)
    path.write_bytes(content)
    return path


def english(*texts: str) -> list[Utterance]:
    return [Utterance("en", text) for text in texts]

import cmath
import math
import os
import subprocess
import sys
import time
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from smart_game import places
from smart_game.engine import sound
from smart_game.engine.problems import Problems
from smart_game.engine.sound import Device, Sound, Sounds

FOLDER = places.assets() / "sounds"
RATE = 22050
LONG = 20.0
"""Seconds that a busy PC may take to try its sound device."""


@pytest.fixture
def problems() -> Problems:
    return Problems()


@pytest.fixture
def device() -> Iterator[Device]:
    made = Device()
    yield made
    made.close()
    assert pygame.mixer.get_init() is None


def ready(device: Device, problems: Problems, folder: Path = FOLDER) -> Sounds:
    """Sounds that can be heard at once, on the driver that plays to nobody."""
    sounds = Sounds(folder, problems, device)
    sounds.on = True
    device.open()
    assert device.settle(LONG) == "ready"
    return sounds


def read(path: Path) -> list[float]:
    with wave.open(str(path)) as opened:
        assert (opened.getnchannels(), opened.getsampwidth(), opened.getframerate()) == (1, 2, RATE)
        samples = array("h", opened.readframes(opened.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return [sample / 32768 for sample in samples]


def test_off_costs_nothing(problems: Problems) -> None:
    sounds = Sounds(FOLDER, problems)
    for each in Sound:
        sounds.play(each)
    assert sounds.on is False
    assert sounds.state == "off"
    sounds.on = True
    assert sounds.state == "not opened yet"
    assert pygame.mixer.get_init() is None


def test_a_sound_plays_and_stops(device: Device, problems: Problems) -> None:
    sounds = ready(device, problems)
    assert not pygame.mixer.get_busy()
    sounds.play(Sound.TELL)
    assert pygame.mixer.get_busy()
    sounds.on = False
    assert not pygame.mixer.get_busy()
    sounds.play(Sound.TELL)
    assert not pygame.mixer.get_busy()
    assert sounds.state == "off"


def test_every_sound_can_be_played(device: Device, problems: Problems) -> None:
    sounds = ready(device, problems)
    for each in Sound:
        sounds.play(each)
        assert pygame.mixer.get_busy(), each
        sounds.stop()
    assert problems.said == ()


def test_a_sound_that_is_hammered_overlaps_itself_only_once(device: Device, problems: Problems) -> None:
    sounds = ready(device, problems)
    for _ in range(20):
        sounds.play(Sound.BADGE)
    busy = [pygame.mixer.Channel(at).get_busy() for at in range(pygame.mixer.get_num_channels())]
    assert sum(busy) == 2


@pytest.mark.parametrize(("asked", "heard"), [(0.25, 0.25), (7.0, 1.0), (-1.0, 0.0)])
def test_the_volume_is_held_between_silence_and_full(
    device: Device, problems: Problems, asked: float, heard: float
) -> None:
    sounds = ready(device, problems)
    sounds.volume = asked
    sounds.play(Sound.TELL)
    playing = pygame.mixer.Channel(0).get_sound()
    assert playing is not None
    assert playing.get_volume() == pytest.approx(heard, abs=0.01)


@pytest.mark.parametrize("content", [None, b"", b"RIFF but not really a sound"])
def test_a_file_that_cannot_be_played_is_said_once(
    device: Device, problems: Problems, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "press.wav").write_bytes(content)
    sounds = ready(device, problems, tmp_path)
    sounds.play(Sound.PRESS)
    sounds.play(Sound.PRESS)
    assert not pygame.mixer.get_busy()
    (said,) = problems.said
    assert said.startswith(f"The sound press.wav in {tmp_path} cannot be played (")


def test_after_closing_nothing_happens(problems: Problems) -> None:
    device = Device()
    sounds = ready(device, problems)
    sounds.play(Sound.PRESS)
    sounds.close()
    assert device.state == "ready", "whoever made the device closes it"
    device.close()
    sounds.on = True
    sounds.play(Sound.PRESS)
    assert sounds.state == "closed"
    assert pygame.mixer.get_init() is None


def test_a_mixer_that_somebody_else_closed_means_silence(device: Device, problems: Problems) -> None:
    """pygame crashes when a sound is touched after that."""
    sounds = ready(device, problems)
    sounds.play(Sound.PRESS)
    pygame.mixer.quit()
    sounds.play(Sound.PRESS)
    sounds.stop()


def test_no_device_is_silence_until_there_is_one(
    device: Device, problems: Problems, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "doesnotexist")
    sounds = Sounds(FOLDER, problems, device)
    sounds.on = True
    sounds.play(Sound.PRESS)
    device.settle(LONG)
    assert sounds.state.startswith("no sound device (")
    assert "doesnotexist" in sounds.state
    sounds.play(Sound.PRESS)
    assert pygame.mixer.get_init() is None
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    sounds.on = False
    sounds.on = True
    sounds.play(Sound.PRESS)
    assert device.settle(LONG) == "ready"
    sounds.play(Sound.PRESS)
    assert pygame.mixer.get_busy()
    assert problems.said == ()


@pytest.mark.skipif(sys.platform != "linux", reason="only there a helper tries the device first")
def test_a_sound_system_that_does_not_answer_holds_up_nobody(
    problems: Problems, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "_TRY", "import time; time.sleep(60)")
    monkeypatch.setattr(sound, "_NO_ANSWER", 0.2)
    device = Device()
    sounds = Sounds(FOLDER, problems, device)
    sounds.on = True
    sounds.play(Sound.PRESS)
    device.settle(LONG)
    assert sounds.state == "no sound device (the sound system does not answer)"
    monkeypatch.setattr(sound, "_NO_ANSWER", 60.0)
    device.forget_fault()
    device.open()
    time.sleep(0.2)
    began = time.perf_counter()
    device.close()
    assert time.perf_counter() - began < 1.5
    assert device.state == "closed"


PLAY_AND_TELL = """
import sys, time
from pathlib import Path
import pygame
from smart_game.engine.problems import Problems
from smart_game.engine.sound import Device, Sound, Sounds

first, later = [], []
for _ in range(5):
    device = Device()
    sounds = Sounds(Path(sys.argv[1]), Problems(), device)
    sounds.on = True
    began = time.perf_counter()
    sounds.play(Sound.PRESS)
    first.append(time.perf_counter() - began)
    if sys.argv[2] == "close":
        device.settle(20)
        began = time.perf_counter()
        sounds.play(Sound.PRESS)
        later.append(time.perf_counter() - began)
        device.close()
print(*(min(took) * 1000 for took in (first, later) if took))
if sys.argv[2] == "quit":
    pygame.quit()
"""


@pytest.mark.parametrize("ending", ["close", "quit", "nothing"])
@pytest.mark.parametrize("driver", ["doesnotexist", "dummy", None])
def test_nothing_is_printed_nobody_waits_and_the_end_is_clean(driver: str | None, ending: str) -> None:
    """In a process of its own, as the sound libraries write past Python; None is this PC's own device.

    The best of five counts, as the machine may be busy with other things.
    """
    surroundings = {name: value for name, value in os.environ.items() if name != "SDL_AUDIODRIVER"}
    if driver:
        surroundings["SDL_AUDIODRIVER"] = driver
    done = subprocess.run(
        [sys.executable, "-c", PLAY_AND_TELL, str(FOLDER), ending],
        capture_output=True,
        text=True,
        env=surroundings,
        cwd=Path(sound.__file__).parents[2],
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    milliseconds = [float(took) for took in done.stdout.split()]
    assert len(milliseconds) == (2 if ending == "close" else 1)
    assert max(milliseconds) < 5


def test_the_folder_holds_the_sounds_and_no_others() -> None:
    assert {path.stem for path in FOLDER.glob("*.wav")} == {each.value for each in Sound}


@pytest.mark.parametrize("each", list(Sound))
def test_a_sound_is_short_and_soft(each: Sound) -> None:
    path = FOLDER / f"{each}.wav"
    samples = read(path)
    peak = 20 * math.log10(max(abs(sample) for sample in samples))
    assert path.stat().st_size < 40_000
    assert 0.08 <= len(samples) / RATE <= 0.9
    assert -12.5 <= peak <= -8.5
    assert max(abs(sample) for sample in samples[:3] + samples[-20:]) < 0.005, "it would click"
    assert abs(sum(samples) / len(samples)) < 0.002


@pytest.mark.parametrize("each", list(Sound))
def test_a_sound_is_not_shrill(each: Sound) -> None:
    samples = read(FOLDER / f"{each}.wav")
    assert share_above(5000, samples) < 0.002
    assert share_above(3000, samples) < 0.05


@pytest.mark.parametrize(("hertz", "above"), [(440, 0.0), (4000, 0.0), (6000, 1.0), (9000, 1.0)])
def test_the_measure_of_what_is_shrill_works(hertz: int, above: float) -> None:
    tone = [math.sin(2 * math.pi * hertz * at / RATE) for at in range(RATE // 4)]
    assert share_above(5000, tone) == pytest.approx(above, abs=0.001)


def test_no_outcome_is_louder_than_another() -> None:
    """A choice that was risky is not told off."""
    loud = [power(read(FOLDER / f"{each}.wav")) for each in (Sound.HELPS, Sound.UNSURE, Sound.OH)]
    assert 10 * math.log10(max(loud) / min(loud)) < 1


def test_the_script_writes_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "make_sounds.py"), str(tmp_path)], check=True, timeout=120)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.wav")}


def power(samples: list[float]) -> float:
    return sum(sample * sample for sample in samples) / len(samples)


def share_above(hertz: float, samples: list[float]) -> float:
    """How much of a sound's energy lies above a frequency, from 0 to 1."""
    size = 512
    window = [0.5 - 0.5 * math.cos(2 * math.pi * at / size) for at in range(size)]
    high = total = 0.0
    for start in range(0, len(samples), size // 2):
        frame = samples[start : start + size]
        padded = frame + [0.0] * (size - len(frame))
        bins = transform([complex(a * b) for a, b in zip(padded, window, strict=True)])[: size // 2]
        energy = [abs(each) ** 2 for each in bins]
        total += sum(energy)
        high += sum(energy[math.ceil(hertz * size / RATE) :])
    return high / total


def transform(samples: list[complex]) -> list[complex]:
    """A Fourier transform, by halves."""
    if len(samples) == 1:
        return samples
    even, odd = transform(samples[::2]), transform(samples[1::2])
    turned = [cmath.exp(-2j * math.pi * at / len(samples)) * each for at, each in enumerate(odd)]
    pairs = list(zip(even, turned, strict=True))
    return [a + b for a, b in pairs] + [a - b for a, b in pairs]

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

import smart_game
from smart_game.engine.problems import Problems
from smart_game.engine.sound import Device
from smart_game.engine.speech import Heard, Speech, Utterance
from smart_game.engine.voices import Cancelled, EspeakVoice, Voice
from tests.engine.speaking import (
    StandIn,
    english,
    make_wav,
    needs_espeak,
    needs_scripts,
    put_stand_in,
    record,
)

CHECKOUT = Path(smart_game.__file__).parents[1]

OpenSpeech = Callable[..., Speech]


@pytest.fixture
def open_speech() -> Iterator[OpenSpeech]:
    """Speech that is turned on, on the dummy sound device; closed again after the test."""
    device = Device()
    opened: list[Speech] = []

    def opener(voice: Voice, *pack_folders: Path, problems: Problems | None = None) -> Speech:
        speech = Speech(pack_folders, device, problems or Problems(), voice)
        speech.on = True
        opened.append(speech)
        return speech

    yield opener
    for speech in opened:
        speech.close()
    device.close()


def wait_until(true: Callable[[], object], patience: float = 3.0) -> bool:
    end = time.monotonic() + patience
    while not true() and time.monotonic() < end:
        time.sleep(0.002)
    return bool(true())


def playing() -> list[float]:
    """How long each sound is that is being played now, in seconds."""
    return [round(sound.get_length(), 2) for sound in playing_sounds()]


def playing_sounds() -> list[pygame.mixer.Sound]:
    if pygame.mixer.get_init() is None:
        return []
    channels = [pygame.mixer.Channel(number) for number in range(pygame.mixer.get_num_channels())]
    return [sound for channel in channels if channel.get_busy() and (sound := channel.get_sound())]


# What is heard


def test_sentences_are_heard_in_order_and_the_loop_is_told(open_speech: OpenSpeech) -> None:
    pygame.display.init()
    pygame.event.clear()
    voice = StandIn()
    speech = open_speech(voice)
    changes: list[Heard | None] = []
    speech.say([Utterance("en", "One. Two."), Utterance("pl", "Trzy.")])
    while len(changes) < 4:
        event = pygame.event.wait(3000)
        assert event.type != pygame.NOEVENT, changes
        if event.type == speech.changed and (not changes or changes[-1] != speech.speaking):
            changes.append(speech.speaking)
    assert changes == [Heard(0, 0), Heard(0, 1), Heard(1, 0), None]
    assert voice.asked == [("en", "One.", 1.0), ("en", "Two.", 1.0), ("pl", "Trzy.", 1.0)]
    assert speech.state == "ready (stand-in)"


def test_stopping_tells_the_loop_that_nothing_is_read(open_speech: OpenSpeech) -> None:
    pygame.display.init()
    speech = open_speech(StandIn(lambda _: 5))
    speech.say(english("Long."))
    assert wait_until(lambda: speech.speaking)
    pygame.event.clear()
    speech.stop()
    assert speech.speaking is None
    assert pygame.event.get(speech.changed)


def test_speed_and_volume_stay_within_their_limits(open_speech: OpenSpeech) -> None:
    voice = StandIn(lambda _: 0.3)
    speech = open_speech(voice)
    speech.speed, speech.volume = 9.0, 0.25
    speech.say(english("Quick."))
    assert wait_until(lambda: speech.speaking)
    [sound] = playing_sounds()
    assert sound.get_volume() == pytest.approx(0.25, abs=0.02)
    speech.speed = 0.1
    speech.say(english("Slow."))
    assert speech.settle(3)
    assert [asked[2] for asked in voice.asked] == [2.0, 0.5]


def test_nothing_is_read_while_it_is_off(open_speech: OpenSpeech) -> None:
    voice = StandIn()
    speech = open_speech(voice)
    assert speech.state == "not used yet"
    speech.on = False
    speech.say(english("Hello."))
    assert speech.settle(0.2)
    assert (voice.asked, speech.state) == ([], "off")


def test_turning_it_off_silences_it(open_speech: OpenSpeech) -> None:
    speech = open_speech(StandIn(lambda _: 5))
    speech.say(english("Long."))
    assert wait_until(playing)
    speech.on = False
    assert wait_until(lambda: not playing(), 0.05)


def test_a_language_without_a_voice_is_silent_and_the_others_are_heard(open_speech: OpenSpeech) -> None:
    """It is asked for once, and again after speech was turned off and on."""
    voice = StandIn()
    voice.lacks = {"pa"}
    speech = open_speech(voice)
    speech.say([Utterance("pa", "ਇੱਕ. ਦੋ."), Utterance("en", "Hello.")])
    assert wait_until(lambda: speech.speaking == Heard(1, 0))
    assert speech.settle(3)
    assert [asked[:2] for asked in voice.asked] == [("pa", "ਇੱਕ."), ("en", "Hello.")]
    assert speech.state == "No voice for pa."
    voice.lacks = set()
    speech.on = False
    speech.on = True
    speech.say([Utterance("pa", "ਦੋ.")])
    assert wait_until(lambda: speech.speaking == Heard(0, 0))


def test_a_voice_that_gives_rubbish_is_silence(open_speech: OpenSpeech) -> None:
    class Rubbish(StandIn):
        def render(self, language: str, sentence: str, speed: float, cancelled: Cancelled) -> bytes:
            return b"this is no sound"

    speech = open_speech(Rubbish())
    speech.say(english("Hello."))
    assert speech.settle(3)
    assert speech.state.startswith("No voice: what stand-in gave is no sound")


# Tokens


def test_what_was_asked_for_before_is_never_heard(open_speech: OpenSpeech) -> None:
    """The voice is still busy with the old text when the new one comes."""
    voice = StandIn(lambda sentence: 5 if sentence == "Old." else 0.6)
    speech = open_speech(voice)
    voice.go_on.clear()
    speech.say(english("Old.", "Old."))
    assert wait_until(lambda: voice.asked)
    speech.say(english("New."))
    voice.go_on.set()
    assert wait_until(lambda: speech.speaking)
    assert playing() == [0.6]
    assert [asked[1] for asked in voice.asked] == ["Old.", "New."]


def test_200_quick_says_and_stops_leave_only_the_last(open_speech: OpenSpeech) -> None:
    lengths = {str(number): 0.4 + number / 100 for number in range(200)}
    voice = StandIn(lambda sentence: lengths[sentence])
    speech = open_speech(voice)
    speech.say(english("0"))
    assert wait_until(playing)
    threads = threading.active_count()
    heard = []
    for number in range(200):
        speech.say(english(str(number)))
        if number % 3 == 0:
            speech.stop()
        elif number % 20 == 7:  # long enough to be heard
            assert wait_until(lambda: speech.speaking)
            heard.append((playing(), [round(lengths[str(number)], 2)]))
    assert [found for found, _ in heard] == [wanted for _, wanted in heard]
    assert len(heard) == 7
    assert wait_until(lambda: speech.speaking)
    assert playing() == [round(lengths["199"], 2)]
    assert threading.active_count() == threads
    speech.stop()
    assert speech.settle(1)
    time.sleep(0.1)
    assert (playing(), speech.speaking) == ([], None)


def test_closing_ends_the_thread_and_later_calls_do_nothing(open_speech: OpenSpeech) -> None:
    voice = StandIn(lambda _: 5)
    speech = open_speech(voice)
    speech.say(english("Long."))
    assert wait_until(playing)
    speech.close()
    assert speech._worker is not None
    assert not speech._worker.is_alive()
    speech.on = True
    speech.say(english("More."))
    assert speech.settle(0.2)
    assert len(voice.asked) == 1
    assert playing() == []


# Recordings


def test_a_recording_of_a_whole_text_wins_over_the_voice(open_speech: OpenSpeech, tmp_path: Path) -> None:
    [line] = english("One. Two.")
    record(tmp_path, line, make_wav(0.33))
    voice = StandIn()
    speech = open_speech(voice, tmp_path)
    speech.say([line])
    assert wait_until(lambda: speech.speaking == Heard(0, None))
    assert playing() == [0.33]
    assert voice.asked == []


def test_a_recording_found_too_late_is_not_heard(
    open_speech: OpenSpeech, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`stop` comes while the thread is still looking for it."""
    path = record(tmp_path, english("Old.")[0], make_wav(5))
    looking, go_on = threading.Event(), threading.Event()

    def find_slowly(*ignored: object) -> Path:
        looking.set()
        assert go_on.wait(5)
        return path

    monkeypatch.setattr("smart_game.engine.speech.find_recording", find_slowly)
    speech = open_speech(StandIn(), tmp_path)
    speech.say(english("Old."))
    assert looking.wait(5)
    speech.stop()
    go_on.set()
    assert speech.settle(5)
    assert (playing(), speech.speaking) == ([], None)


def test_an_edited_text_drops_its_recording(open_speech: OpenSpeech, tmp_path: Path) -> None:
    record(tmp_path, english("One. Two.")[0], make_wav(0.33))
    voice = StandIn(lambda _: 0.5)
    speech = open_speech(voice, tmp_path)
    speech.say(english("One. Two!"))
    assert wait_until(lambda: speech.speaking == Heard(0, 0))
    assert playing() == [0.5]


def test_a_broken_recording_is_reported_and_the_voice_reads(open_speech: OpenSpeech, tmp_path: Path) -> None:
    [line] = english("One.")
    path = record(tmp_path, line, b"not a sound", ".ogg")
    problems = Problems()
    speech = open_speech(StandIn(lambda _: 0.5), tmp_path, problems=problems)
    speech.say([line])
    assert wait_until(lambda: speech.speaking == Heard(0, 0))
    [said] = problems.said
    assert str(path) in said
    assert "Record it again" in said


# The voice of this PC


@needs_espeak
def test_saying_never_holds_up_the_caller_and_stopping_is_quick(open_speech: OpenSpeech) -> None:
    """`say` within a millisecond, the median of 20; after `stop` nothing is playing within 50 ms."""
    speech = open_speech(EspeakVoice())
    text = "Priya’s castle has one dragon, and it looks lonely. A new one costs 400 Gem-Gems."
    took, silent = [], []
    for _ in range(20):
        begin = time.perf_counter()
        speech.say(english(text))
        took.append(time.perf_counter() - begin)
        assert wait_until(playing)
        begin = time.perf_counter()
        speech.stop()
        assert wait_until(lambda: not playing())
        silent.append(time.perf_counter() - begin)
    assert statistics.median(took) < 0.001
    assert max(silent) < 0.05


@needs_scripts
def test_a_voice_that_hangs_is_ended_by_the_next_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_speech: OpenSpeech
) -> None:
    put_stand_in(tmp_path, monkeypatch, "espeak-ng", b"", "import time; time.sleep(60)")
    speech = open_speech(EspeakVoice())
    speech.say(english("Hello."))
    assert wait_until((tmp_path / "calls").exists)
    begin = time.monotonic()
    speech.stop()
    assert speech.settle(5)
    assert time.monotonic() - begin < 2
    assert speech.state == "ready (espeak-ng)", "a text that was cut off says nothing about the voice"


# A PC where things are missing

PROGRAM = """
import atexit, threading, time
atexit.register(lambda: print("left:", *[thread.name for thread in threading.enumerate()]))
from smart_game.engine.problems import Problems
from smart_game.engine.sound import Device
from smart_game.engine.speech import Speech, Utterance
device = Device()
speech = Speech([], device, Problems(print))
speech.on = True
begin = time.perf_counter()
speech.say([Utterance("en", "Hello there. This is a long text that nobody stops, and it goes on and on.")])
took = time.perf_counter() - begin
"""


def run(code: str, env: dict[str, str]) -> tuple[str, float]:
    """What a program of its own printed, and how long it took; it ended well and was quiet."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SDL_")}
    kept |= {"PYTHONPATH": str(CHECKOUT), "PYGAME_HIDE_SUPPORT_PROMPT": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM + code],
        env=kept | env,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip(), time.monotonic() - begin


def test_without_a_sound_device_it_is_quiet(tmp_path: Path) -> None:
    out, _ = run(
        "print(took < 0.05, speech.settle(5), speech.speaking, speech.state)", {"SDL_AUDIODRIVER": "disk-"}
    )
    assert out.startswith("True True None no sound device (")


def test_without_espeak_on_the_path_it_is_quiet(tmp_path: Path) -> None:
    env = {"SDL_AUDIODRIVER": "dummy", "PATH": str(tmp_path)}
    out, _ = run("print(took < 0.05, speech.settle(5), speech.speaking, speech.state)", env)
    assert out.startswith("True True None No voice: the program espeak-ng is not there.") or (
        sys.platform != "linux" and out.startswith("True True None")
    )


def test_with_the_sound_device_that_there_is_it_is_quiet() -> None:
    """Also where the system's own sound libraries complain."""
    out, _ = run("speech.settle(0.5); print(took < 0.05)", {})
    assert out == "True\nleft: MainThread"


@pytest.mark.parametrize(
    "ending",
    [
        "",
        "while speech.speaking is None and speech.state[:5] == 'being': pass",
        "time.sleep(0.3)",
        "device.close()",
    ],
)
def test_a_program_that_just_ends_leaves_nothing_hanging(ending: str) -> None:
    """Whatever the thread is doing then: opening the device, asking the voice, or being heard."""
    out, took = run(ending, {"SDL_AUDIODRIVER": "dummy"})
    assert out == "left: MainThread"
    assert took < 6

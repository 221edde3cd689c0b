"""A PC that a technician made a kiosk: set up by the command, told by the doctor, closed only with a PIN."""

import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from smart_game.cli import doctor_school, setup_kiosk
from smart_game.cli import main as run
from smart_game.progress.sealing import unseal
from smart_game.scenario.model import Pack
from smart_game.school.keys import private_key
from smart_game.school.kiosk import LeavePin, kept_form
from smart_game.school.machine import VARIABLE, Machine, read_machine, write_machine
from tests.end_to_end.command import MadeUpPC
from tests.end_to_end.screens import XDisplay, wait_for, x_display

PIN = "2468"
TITLE = "SMART Game"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings of a made-up PC are."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "machine.yaml"))
    return tmp_path / "machine.yaml"


def type_at_prompts(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    waiting = iter(typed)
    monkeypatch.setattr(setup_kiosk, "getpass", lambda _prompt: next(waiting))


def test_a_pupils_pc_becomes_a_kiosk_and_none_again(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = Machine(hand_in=machine.parent / "hand-in", key_fingerprint="1a2b-3c4d-5e6f-7a8b-9c0d")
    write_machine(machine, plain)
    type_at_prompts(monkeypatch, PIN, PIN)
    assert run(["setup", "--kiosk"]) == 0
    found = read_machine(machine)
    assert found is not None
    assert found.leave_pin is not None
    assert found.model_copy(update={"kiosk": False, "leave_pin": None}) == plain
    assert LeavePin(found.leave_pin, lambda: 0.0).check(PIN)
    for data in (None, machine.parent):
        line = list(doctor_school.settings(data))[-1]
        assert (line.ok, line.says) == (True, "on: the game fills the screen, and closing it asks for a PIN")
    assert run(["setup", "--no-kiosk"]) == 0
    assert read_machine(machine) == plain
    assert "Kiosk is off" in capsys.readouterr().out


def test_a_staff_pc_makes_kiosks_of_the_pupils_pcs(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    staff = machine.parent / "staff"
    plain = Machine(hand_in=machine.parent / "hand-in")
    write_machine(machine, plain.model_copy(update={"staff": staff}))
    write_machine(staff / "machine-for-pupils-pcs.yaml", plain)
    before = machine.read_bytes()
    type_at_prompts(monkeypatch, PIN, PIN)
    assert run(["setup", "--kiosk"]) == 0
    assert machine.read_bytes() == before
    found = read_machine(staff / "machine-for-pupils-pcs.yaml")
    assert found is not None
    assert found.kiosk
    assert f"Copy it to {machine} on each pupils' PC." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["12", "12"], "A PIN is 4 to 8 digits. Nothing was changed."),
        ([PIN, "8642"], "The two were not the same. Nothing was changed."),
        ([], "Set the school up first"),
    ],
)
def test_what_makes_no_kiosk_is_one_sentence(
    machine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: list[str],
    said: str,
) -> None:
    if typed:
        write_machine(machine, Machine(hand_in=machine.parent))
    type_at_prompts(monkeypatch, *typed)
    before = machine.exists() and machine.read_bytes()
    assert run(["setup", "--kiosk"]) == 2
    assert said in capsys.readouterr().err
    assert (machine.exists() and machine.read_bytes()) == before


def test_a_kiosk_without_a_pin_is_a_problem(machine: Path) -> None:
    write_machine(machine, Machine(hand_in=machine.parent, kiosk=True))
    line = list(doctor_school.settings(None))[-1]
    assert (line.ok, line.do[:24]) == (False, "smart-game setup --kiosk")


# In a real window


@pytest.fixture(scope="module")
def display() -> Iterator[XDisplay]:
    with x_display() as opened:
        yield opened


@contextmanager
def kiosk(tmp_path: Path, display: XDisplay, story: str) -> Iterator["subprocess.Popen[str]"]:
    """The game on a kiosk, in a story in which a first choice was made."""
    pc = MadeUpPC(tmp_path, driver=None)
    file = tmp_path / "machine.yaml"
    write_machine(file, Machine(hand_in=tmp_path / "away", kiosk=True, leave_pin=kept_form(PIN)))
    pc.env |= display.env | {VARIABLE: str(file)}
    process = pc.start("play", "--scenario", story, "--reduce-motion", "--data", tmp_path / "data")
    try:
        wait_for(lambda: process.poll() is not None or display.bring_forward(TITLE), 90, "the game's window")
        display.press_until_it_shows("1")
        yield process
    finally:
        process.kill()
        _, err = process.communicate()
    assert err == ""


def type_pin(display: XDisplay, pin: str) -> None:
    for key in (*pin, "Return"):
        display.press(key)
        display.still_picture()


def choices_in(data: Path) -> int:
    """How many choices the one hand-in counts."""
    (sealed,) = (data / "hand-in").iterdir()
    counts = unseal(sealed.read_bytes(), private_key(data / "staff" / "keys")).counts
    return sum(counts.choices.values())


@pytest.fixture(scope="module")
def story(shipped: tuple[Pack, ...]) -> str:
    """One that begins with a choice."""
    stories = (each for pack in shipped for each in pack.scenarios)
    return next(each.id for each in stories if each.cards[each.start].kind == "choice")


@pytest.mark.slow
def test_the_window_closes_with_the_pin_alone(tmp_path: Path, display: XDisplay, story: str) -> None:
    """Not by Alt+F4, which the window manager makes the same as the window's button, nor by Esc;
    F11 does not make it small, and `--data` changes nothing.
    """
    with kiosk(tmp_path, display, story) as process:
        display.press_until_it_shows("alt+F4")
        display.press_until_it_shows("Escape")
        display.press("F11")
        display.press_until_it_shows("alt+F4")
        type_pin(display, "1111")
        assert process.poll() is None
        assert not any((tmp_path / "data" / "hand-in").iterdir())
        assert display.xdotool("getactivewindow", "getwindowgeometry").endswith("1500x900")
        time.sleep(1.5)  # the wait after a wrong one
        for key in (*PIN, "Return"):
            display.press(key)
        assert process.wait(15) == 0
    assert choices_in(tmp_path / "data") == 1


@pytest.mark.slow
def test_a_kiosk_that_the_system_ends_hands_in_what_was_played(
    tmp_path: Path, display: XDisplay, story: str
) -> None:
    """At log-off or when it is shut down: no PIN is asked for."""
    with kiosk(tmp_path, display, story) as process:
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
    assert choices_in(tmp_path / "data") == 1

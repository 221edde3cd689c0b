"""The teacher's PIN: guessing gets slower, and neither restarting nor damage opens the door."""

import json
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.school.pin import LONGEST_WAIT, Pin, is_pin


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pin(tmp_path: Path, clock: Clock) -> Pin:
    made = Pin(tmp_path, clock)
    made.choose("2468")
    return made


def test_the_right_pin_opens_and_the_file_does_not_hold_it(pin: Pin, tmp_path: Path) -> None:
    assert pin.is_set
    assert pin.check("2468")
    text = (tmp_path / "teacher.json").read_text()
    assert "2468" not in text
    assert (tmp_path / "teacher.json").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["teacher.json"]


def test_the_same_pin_is_kept_with_another_salt_each_time(tmp_path: Path, clock: Clock) -> None:
    kept = []
    for _ in range(2):
        Pin(tmp_path, clock).choose("2468")
        kept.append(json.loads((tmp_path / "teacher.json").read_text()))
    assert kept[0]["salt"] != kept[1]["salt"]
    assert kept[0]["hash"] != kept[1]["hash"]


def test_each_wrong_try_doubles_the_wait_up_to_five_minutes(pin: Pin, clock: Clock) -> None:
    waits = []
    for _ in range(12):
        assert not pin.check("0000")
        waits.append(pin.wait())
        clock.now += pin.wait()
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert pin.check("2468")
    assert pin.wait() == 0
    assert not pin.check("0000")
    assert pin.wait() == 1, "a right try begins anew"


def test_a_try_that_comes_too_early_is_neither_looked_at_nor_counted(pin: Pin, clock: Clock) -> None:
    pin.check("0000")
    assert not pin.check("2468")
    assert pin.wait() == 1
    clock.now += 1
    assert pin.check("2468")


def test_a_restart_makes_the_whole_wait_begin_anew(pin: Pin, tmp_path: Path, clock: Clock) -> None:
    for _ in range(5):
        pin.check("0000")
        clock.now += pin.wait()
    again = Pin(tmp_path, clock)
    assert again.wait() == 16
    assert not again.check("2468")
    clock.now += 16
    assert again.check("2468")


def test_brute_force_takes_weeks(pin: Pin, clock: Clock) -> None:
    """All PINs of four digits, as fast as is allowed, by somebody who counts the waits only."""
    started = clock.now
    for guess in range(20):
        pin.check(f"{guess:04}")
        clock.now += pin.wait()
    assert clock.now - started > 9 * LONGEST_WAIT
    assert (10_000 - 20) * pin_wait_at_last(pin) > 30 * 24 * 3600


def pin_wait_at_last(pin: Pin) -> float:
    pin.check("9998")
    return pin.wait()


def test_a_try_that_cannot_be_counted_is_not_looked_at(
    pin: Pin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CannotRunError, match=r"cannot be kept in .*no space left"):
        pin.check("2468")
    assert [path.name for path in tmp_path.iterdir()] == ["teacher.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff" * 9000, b'{"format":2}', b'{"format":1,"salt":"","hash":"","wrong":0}', b"[]"],
)
def test_a_damaged_file_lets_nobody_in_and_says_what_to_do(pin: Pin, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "teacher.json").write_bytes(content)
    assert pin.is_set
    with pytest.raises(CannotRunError, match=r"damaged.*smart-game setup --reset-pin"):
        pin.check("2468")
    assert [pin.forget(), pin.is_set, pin.forget()] == [True, False, False]


@pytest.mark.parametrize("text", ["", "123", "123456789", "12a4", "١٢٣٤", "12 4", "1234\n"])
def test_what_is_no_pin_is_refused(tmp_path: Path, clock: Clock, text: str) -> None:
    assert not is_pin(text)
    with pytest.raises(CannotRunError, match=r"4 to 8 digits"):
        Pin(tmp_path, clock).choose(text)
    assert not (tmp_path / "teacher.json").exists()

from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.school.kiosk import LeavePin, kept_form, kiosk_here
from smart_game.school.machine import VARIABLE, Machine, read_machine, write_machine
from tests.game import Clock


def test_only_the_pin_opens_and_each_wrong_one_makes_the_wait_longer() -> None:
    clock = Clock()
    lock = LeavePin(kept_form("2468"), clock)
    assert lock.wait() == 0
    for wait in (1, 2, 4):
        assert not lock.check("1111")
        assert lock.wait() == wait
        assert not lock.check("2468"), "too early to be looked at"
        clock.now += wait
    assert lock.check("2468")
    assert lock.wait() == 0


def test_the_pin_is_not_in_what_is_kept_and_two_are_never_alike() -> None:
    one, other = kept_form("12345678"), kept_form("12345678")
    assert one != other
    assert "12345678" not in one + other


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤"])
def test_what_is_no_pin_is_refused(pin: str) -> None:
    with pytest.raises(CannotRunError, match="A PIN is 4 to 8 digits"):
        kept_form(pin)


def test_the_settings_of_a_kiosk_are_read_as_they_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "machine.yaml"
    monkeypatch.setenv(VARIABLE, str(file))
    assert kiosk_here(lambda: 0.0) is None
    plain = Machine(hand_in=tmp_path)
    write_machine(file, plain)
    assert kiosk_here(lambda: 0.0) is None
    locked = plain.model_copy(update={"kiosk": True, "leave_pin": kept_form("2468")})
    write_machine(file, locked)
    assert read_machine(file) == locked
    kiosk = kiosk_here(lambda: 0.0)
    assert kiosk is not None
    assert kiosk.lock is not None
    assert kiosk.lock.wait() == 0
    file.write_text("hand_in: 7\n", encoding="utf-8")
    assert kiosk_here(lambda: 0.0) is None

"""`smart-game keys` in one data folder, with passphrases typed by the test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from smart_game.cli import keys, main
from smart_game.progress.lock import locked
from smart_game.school.keys import fingerprint, private_key, private_path, public_key
from tests.reports.test_staff_commands import hand_in

WORDS = "correct horse battery"
Type = Callable[..., None]


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Says what a person types next."""

    def will_type(*answers: str) -> None:
        waiting = iter(answers)
        monkeypatch.setattr(keys, "getpass", lambda _prompt: next(waiting))

    will_type()
    return will_type


@pytest.fixture
def data(tmp_path: Path) -> Path:
    hand_in(tmp_path, 10)
    return tmp_path


def run(data: Path, *arguments: str) -> int:
    return main(["keys", "--data", str(data), *arguments])


def test_what_is_there_is_told_without_the_key_itself(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = data / "staff" / "keys"
    assert run(data) == 0
    said = capsys.readouterr().out
    assert str(private_path(folder)) in said
    assert fingerprint(public_key(folder)) in said
    assert private_key(folder).hex() not in said
    assert public_key(folder).hex() not in said


def test_a_copy_under_a_passphrase_brings_a_lost_key_back(
    data: Path, types: Type, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = data / "stick.json"
    types(WORDS, WORDS)
    assert run(data, "backup", str(stick), "--passphrase") == 0
    private_path(data / "staff" / "keys").unlink()
    assert main(["collect", "--data", str(data)]) == 2
    types("wrong words, all of them")
    assert run(data, "restore", str(stick)) == 2
    types(WORDS)
    assert run(data, "restore", str(stick)) == 0
    capsys.readouterr()
    assert main(["collect", "--data", str(data)]) == 0
    assert "added to the class progress" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "said"), [(["short"], "too short"), ([WORDS, WORDS + "!"], "are not the same")]
)
def test_a_passphrase_that_will_not_do_writes_nothing(
    data: Path, types: Type, typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    types(*typed)
    assert run(data, "backup", str(data / "stick.json"), "--passphrase") == 2
    assert said in capsys.readouterr().err
    assert not (data / "stick.json").exists()


def test_after_a_change_in_a_folder_of_ones_own_what_waits_still_opens(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "rotate", "--yes") == 0
    capsys.readouterr()
    assert main(["collect", "--data", str(data)]) == 0
    assert "added to the class progress" in capsys.readouterr().out


@pytest.mark.parametrize("what", ["rotate", "replace-lost"])
def test_keys_are_not_changed_while_somebody_collects(
    data: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = private_key(data / "staff" / "keys")
    with locked(data / "staff"):
        assert run(data, what, "--yes") == 2
    assert "Somebody else is collecting" in capsys.readouterr().err
    assert private_key(data / "staff" / "keys") == before


def test_without_keys_there_is_nothing_to_look_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path) == 0
    assert "There are no keys" in capsys.readouterr().out
    (tmp_path / "staff").mkdir()
    assert run(tmp_path, "backup", str(tmp_path / "stick.json")) == 2
    assert run(tmp_path, "rotate", "--yes") == 2
    assert list((tmp_path / "staff").glob("keys/*")) == []

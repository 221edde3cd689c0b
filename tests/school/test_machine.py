from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.school.folders import Folders
from smart_game.school.machine import (
    VARIABLE,
    Machine,
    machine_file,
    machine_text,
    read_machine,
    write_machine,
)

MARK = "0123-4567-89ab-cdef-0123"


def test_where_nobody_wrote_any_everything_is_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "machine.yaml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert read_machine() is None
    assert Folders.of_this_pc() == Folders.under()


def test_the_usual_place_is_not_a_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert not machine_file().is_relative_to(Path.home())
    assert machine_file().name == "machine.yaml"


def test_what_a_technician_writes_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over this user's own folder, but not over a folder that is named."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "etc" / "machine.yaml"))
    share, staff = tmp_path / "it's a share" / "hand-in", tmp_path / "staff: ours"
    write_machine(machine_file(), Machine(hand_in=share, staff=staff, key_fingerprint=MARK))
    folders = Folders.of_this_pc()
    assert (folders.hand_in, folders.shared, folders.staff) == (share, share.parent, staff)
    assert (folders.keys, folders.reports) == (staff / "keys", staff / "reports")
    assert folders.school_file == share.parent / "school.yaml"
    assert (folders.fingerprint, folders.for_staff) == (MARK, True)
    assert Folders.of_this_pc(tmp_path / "named") == Folders.under(tmp_path / "named")


def test_a_schools_folders_are_never_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is missing is a share that is away."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    folders = Folders.by(Machine(hand_in=tmp_path / "share" / "hand-in", staff=tmp_path / "staff"))
    folders.make()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own"]
    assert folders.outbox.is_dir()
    with pytest.raises(CannotRunError, match=r"staff folder .* is not there. Connect to it"):
        folders.need_staff()


def test_a_pupils_pc_is_not_for_staff(tmp_path: Path) -> None:
    folders = Folders.by(Machine(hand_in=tmp_path / "hand-in"))
    with pytest.raises(CannotRunError, match="This PC is set up for pupils"):
        folders.need_staff()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("format: 2\nhand_in: /x", 1, "written for a newer SMART Game (format 2, this one reads up to 1)"),
        ("format: 0\nhand_in: /x", 1, "there is no format 0"),
        ("format: 1\nhand_in: share/hand-in", 2, "'share/hand-in' is not a whole path"),
        ("hand_in: /x\nstaff: ~/staff", 2, "is not a whole path"),
        ("staff: /x", 1, "hand_in: it is missing"),
        ("hand_in: /x\nhandin: /y", 2, "this key is not known here"),
        ("hand_in: /x\nkey_fingerprint: 0123", 2, "key_fingerprint"),
        ("hand_in: 5", 1, "hand_in"),
        ("", 1, "it should be keys with values"),
        ("hand_in: [", 2, "it cannot be understood"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = tmp_path / "machine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRunError) as fault:
        read_machine(path)
    assert f"machine.yaml:{line}: " in str(fault.value)
    assert said in str(fault.value)


@pytest.mark.parametrize("name", [r"\\server\share's", "C:\\a: b # c", "/srv/\u017c\u00f3\u0142w"])
def test_every_path_comes_back_as_it_was_written(tmp_path: Path, name: str) -> None:
    machine = Machine(hand_in=tmp_path / name / "hand-in", staff=tmp_path / name)
    write_machine(tmp_path / "machine.yaml", machine)
    assert read_machine(tmp_path / "machine.yaml") == machine
    assert "key_fingerprint" not in machine_text(machine)


def test_a_place_that_only_an_administrator_may_write_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "etc").write_text("in the way")
    with pytest.raises(CannotRunError, match=r"cannot be written .* Do it as an administrator"):
        write_machine(tmp_path / "etc" / "machine.yaml", Machine(hand_in=tmp_path))
    assert (tmp_path / "etc").read_text() == "in the way"

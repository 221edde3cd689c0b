from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.school.folders import Folders


def test_everything_lies_under_the_folder_that_was_named(tmp_path: Path) -> None:
    folders = Folders.under(tmp_path / "new")
    folders.make()
    for folder in (folders.hand_in, folders.outbox, folders.staff, folders.keys, folders.reports):
        assert folder.is_dir()
        assert folder.is_relative_to(tmp_path / "new")
    assert folders.staff.stat().st_mode & 0o077 == 0
    folders.make()  # again does no harm


def test_without_a_name_it_is_the_users_own_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Folders.under().data.is_relative_to(tmp_path)
    assert Folders.under().data.name == "smart-game"
    assert list(tmp_path.iterdir()) == [], "nothing is made before it is asked for"


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotRunError, match=r"cannot be made or written .*--data"):
        Folders.under(tmp_path / "file" / "inside").make()

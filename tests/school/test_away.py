"""What a pupils' PC does when the share is away, or when somebody put another key there."""

from dataclasses import replace
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.school.away import key_to_seal_to, school_here
from smart_game.school.folders import Folders
from smart_game.school.key_care import publish, replace_lost, rotate
from smart_game.school.keys import fingerprint, private_path, public_key, public_path, replace_key
from smart_game.school.machine import Machine

OTHER = bytes(range(32))


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A pupils' PC with the share there; the staff folder stands beside it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    shared = tmp_path / "shared"
    (shared / "hand-in").mkdir(parents=True)
    public_key(tmp_path / "keys")
    publish(tmp_path / "keys", shared)
    (shared / "school.yaml").write_text("name: Willow Lane\n", encoding="utf-8")
    found = Folders.by(Machine(hand_in=shared / "hand-in"))
    found.make()
    return found


def keys_of(folders: Folders) -> Path:
    assert folders.shared is not None
    return folders.shared.parent / "keys"


def away(folders: Folders) -> None:
    assert folders.shared is not None
    folders.shared.rename(folders.shared.with_name("away"))


def pinned(folders: Folders) -> Folders:
    return replace(folders, fingerprint=fingerprint(public_key(keys_of(folders))))


def test_the_key_and_the_school_are_known_while_the_share_is_away(folders: Folders) -> None:
    said: list[str] = []
    key = key_to_seal_to(folders, said.append)
    assert key == public_key(keys_of(folders))
    assert school_here(folders, said.append).name == "Willow Lane"
    away(folders)
    assert key_to_seal_to(folders, said.append) == key
    assert school_here(folders, said.append).name == "Willow Lane"
    assert said == []


def test_a_pc_that_never_saw_the_share_has_no_key_and_makes_none(folders: Folders) -> None:
    away(folders)
    said: list[str] = []
    assert key_to_seal_to(folders, said.append) is None
    assert "this PC has not seen it yet. Plays stay in memory" in said[0]
    assert school_here(folders, said.append).name == "our school"
    assert not private_path(folders.keys).exists()


def test_a_changed_key_is_used_and_told_where_no_fingerprint_is_named(folders: Folders) -> None:
    said: list[str] = []
    key_to_seal_to(folders, said.append)
    assert folders.shared is not None
    replace_key(public_path(folders.shared), "public", OTHER)
    assert key_to_seal_to(folders, said.append) == OTHER
    assert f"has changed: its fingerprint is now {fingerprint(OTHER)}" in said[0]
    assert key_to_seal_to(folders, said.append) == OTHER
    assert len(said) == 1


@pytest.mark.parametrize("seen_before", [True, False])
def test_a_swapped_key_is_never_used_where_a_fingerprint_is_named(
    folders: Folders, seen_before: bool
) -> None:
    folders, said = pinned(folders), list[str]()
    if seen_before:
        key_to_seal_to(folders, said.append)
    assert folders.shared is not None
    replace_key(public_path(folders.shared), "public", OTHER)
    assert key_to_seal_to(folders, said.append) == public_key(keys_of(folders))
    assert "is not the school's" in said[0]
    for path in folders.shared.glob("public-key-*"):
        replace_key(path, "public", OTHER)
    folders.key_copy.unlink(missing_ok=True)
    assert key_to_seal_to(folders, said.append) is None


def test_a_swapped_copy_of_ones_own_is_not_used_either(folders: Folders) -> None:
    folders = pinned(folders)
    replace_key(folders.key_copy, "public", OTHER)
    away(folders)
    assert key_to_seal_to(folders, print) is None


def test_after_a_change_of_keys_a_pc_with_the_old_fingerprint_goes_on(folders: Folders) -> None:
    before, old = pinned(folders), public_key(keys_of(folders))
    assert folders.shared is not None
    rotate(keys_of(folders))
    publish(keys_of(folders), folders.shared)
    assert key_to_seal_to(before, print) == old
    assert key_to_seal_to(pinned(folders), print) == public_key(keys_of(folders)) != old


def test_nothing_more_is_sealed_to_a_lost_key_by_a_new_pc(folders: Folders) -> None:
    before = pinned(folders)
    assert folders.shared is not None
    private_path(keys_of(folders)).unlink()
    replace_lost(keys_of(folders))
    publish(keys_of(folders), folders.shared)
    assert key_to_seal_to(before, print) is None
    assert key_to_seal_to(pinned(folders), print) == public_key(keys_of(folders))


def test_a_damaged_key_in_the_share_does_not_stop_a_pc_that_knows_it(folders: Folders) -> None:
    said: list[str] = []
    key = key_to_seal_to(folders, said.append)
    assert folders.shared is not None
    public_path(folders.shared).write_bytes(b"{")
    assert key_to_seal_to(folders, said.append) == key
    assert "is damaged" in said[0]


def test_a_damaged_school_file_is_told_and_the_last_seen_one_used(folders: Folders) -> None:
    said: list[str] = []
    folders.school_file.write_text("clases: []\n", encoding="utf-8")
    with pytest.raises(CannotRunError, match=r"school\.yaml:1: clases"):
        school_here(folders, said.append)
    folders.school_file.write_text("name: Willow Lane\n", encoding="utf-8")
    school_here(folders, said.append)
    folders.school_file.write_text("clases: []\n", encoding="utf-8")
    assert school_here(folders, said.append).name == "Willow Lane"
    assert "Until then the school is as it was last seen." in said[0]

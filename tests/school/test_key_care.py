import stat
from pathlib import Path

import pytest

from smart_game.school import key_care
from smart_game.school.key_care import (
    back_up,
    current_key,
    old_keys,
    publish,
    read_backup,
    replace_lost,
    restore,
    rotate,
    was_lost,
)
from smart_game.school.keys import KeyFileError, private_key, private_path, public_key, public_of, public_path
from tests.progress.faults import in_a_process_that_dies

WORDS = "correct horse battery"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    public_key(tmp_path / "keys")
    return tmp_path / "keys"


def test_a_change_keeps_the_old_key(keys: Path) -> None:
    first = private_key(keys)
    rotate(keys)
    second = private_key(keys)
    rotate(keys)
    assert len({first, second, private_key(keys)}) == 3
    assert set(old_keys(keys)) == {first, second}
    assert public_key(keys) == public_of(private_key(keys))
    for path in (keys / "old").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_change_that_is_killed_anywhere_loses_no_key(keys: Path) -> None:
    """At every moment the key that pupils' PCs have seen is there, and the pair fits."""
    at, died = 1, True
    while died:
        before = private_key(keys)
        died = in_a_process_that_dies(at, lambda: rotate(keys))
        assert before in (private_key(keys), *old_keys(keys))
        assert public_key(keys) == public_of(private_key(keys))
        at += 1
    assert at > 8, "the sweep did not meet the operations it is about"


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_a_copy_brings_everything_back(keys: Path, tmp_path: Path, passphrase: str | None) -> None:
    rotate(keys)
    before, older = private_key(keys), old_keys(keys)
    stick = tmp_path / "stick.json"
    back_up(keys, stick, passphrase)
    assert stat.S_IMODE(stick.stat().st_mode) == 0o600
    assert (before.hex().encode() in stick.read_bytes()) is (passphrase is None)
    assert key_care.needs_passphrase(stick) is (passphrase is not None)
    assert restore(tmp_path / "new", stick, passphrase) is True
    assert (private_key(tmp_path / "new"), old_keys(tmp_path / "new")) == (before, older)
    assert restore(tmp_path / "new", stick, passphrase) is False, "it is there already"


def test_a_wrong_passphrase_opens_nothing(keys: Path, tmp_path: Path) -> None:
    back_up(keys, tmp_path / "stick.json", WORDS)
    for wrong in ("", None, WORDS + "!"):
        with pytest.raises(KeyFileError, match="This passphrase does not open"):
            read_backup(tmp_path / "stick.json", wrong)
    assert not (tmp_path / "new").exists()


def test_a_copy_is_never_written_over(keys: Path, tmp_path: Path) -> None:
    (tmp_path / "stick.json").write_text("mine")
    with pytest.raises(KeyFileError, match=r"is there already\. Name a new file"):
        back_up(keys, tmp_path / "stick.json", None)
    assert (tmp_path / "stick.json").read_text() == "mine"


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"\xff", b'{"format":1,"kind":"key-backup","salt":null,"keys":"abcd"}', b"x" * 100_000],
)
def test_a_damaged_copy_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "stick.json").write_bytes(content)
    with pytest.raises(KeyFileError, match=r"damaged\. Use another copy"):
        restore(tmp_path / "keys", tmp_path / "stick.json", None)
    with pytest.raises(KeyFileError, match="cannot be read"):
        read_backup(tmp_path / "nothing.json", None)


def test_an_older_copy_never_replaces_the_key_in_use(keys: Path, tmp_path: Path) -> None:
    back_up(keys, tmp_path / "old.json", None)
    first = private_key(keys)
    rotate(keys)
    second = private_key(keys)
    assert restore(keys, tmp_path / "old.json", None) is False
    assert (private_key(keys), old_keys(keys)) == (second, [first])
    private_path(keys).unlink()
    assert restore(keys, tmp_path / "old.json", None) is False
    assert not private_path(keys).exists(), "the public key belongs to a newer one"


def test_a_copy_that_does_not_fit_the_published_key_is_kept_as_an_old_one(keys: Path, tmp_path: Path) -> None:
    back_up(keys, tmp_path / "stick.json", None)
    assert restore(tmp_path / "new", tmp_path / "stick.json", None, published=bytes(32)) is False
    assert old_keys(tmp_path / "new") == [private_key(keys)]
    assert not private_path(tmp_path / "new").exists()
    assert not public_path(tmp_path / "new").exists()


def test_a_lost_key_is_replaced_once_and_remembered(keys: Path) -> None:
    lost = private_key(keys)
    assert not was_lost(keys)
    private_path(keys).unlink()
    with pytest.raises(KeyFileError, match=r"is not there.*keys restore FILE.*replace-lost"):
        current_key(keys)
    new = replace_lost(keys)
    assert replace_lost(keys) == new != public_of(lost)
    assert was_lost(keys)


def test_a_replacement_that_is_killed_anywhere_can_be_done_again(keys: Path) -> None:
    private_path(keys).unlink()
    at, died = 1, True
    while died:
        died = in_a_process_that_dies(at, lambda: replace_lost(keys))
        if not died:
            break
        replace_lost(keys)
        assert was_lost(keys)
        assert public_key(keys) == public_of(private_key(keys))
        private_path(keys).unlink()
        at += 1
    assert at > 8, "the sweep did not meet the operations it is about"


def test_the_public_key_is_published_whole(keys: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    with pytest.raises(KeyFileError, match=r"is not there\. Connect to it"):
        publish(keys, shared)
    assert not shared.exists()
    shared.mkdir()
    publish(keys, shared)
    assert key_care.is_published(keys, shared)
    rotate(keys)
    assert not key_care.is_published(keys, shared)
    publish(keys, shared)
    assert key_care.is_published(keys, shared)
    assert len(list(shared.iterdir())) == 3, "the one in use, and both under their fingerprints"

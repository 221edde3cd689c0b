import errno
import os
import stat
from pathlib import Path

import pytest
from nacl.public import PrivateKey, PublicKey, SealedBox

from smart_game.school import keys
from smart_game.school.keys import KeyFileError, private_key, private_path, public_key, public_path


def test_a_pair_is_made_on_first_use_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    public, private = public_key(folder), private_key(folder)
    assert SealedBox(PrivateKey(private)).decrypt(SealedBox(PublicKey(public)).encrypt(b"x")) == b"x"
    assert (public_key(folder), private_key(folder)) == (public, private)
    assert sorted(path.name for path in folder.iterdir()) == ["private-key.json", "public-key.json"]


def test_only_the_owner_reads_the_private_key(tmp_path: Path) -> None:
    private_key(tmp_path / "keys")
    assert stat.S_IMODE(private_path(tmp_path / "keys").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_lost_public_key_is_made_from_the_private_one(tmp_path: Path) -> None:
    public = public_key(tmp_path)
    public_path(tmp_path).unlink()
    assert public_key(tmp_path) == public
    assert public_path(tmp_path).exists()


def test_a_pupils_computer_needs_only_the_public_key(tmp_path: Path) -> None:
    public = public_key(tmp_path)
    private_path(tmp_path).unlink()
    assert public_key(tmp_path) == public
    assert not private_path(tmp_path).exists(), "a second private key would open nothing"
    with pytest.raises(KeyFileError, match=r"private key .* is not there"):
        private_key(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00\xff", b'{"format":1,"kind":"private","key":"ab"}'])
@pytest.mark.parametrize("which", [private_path, public_path])
def test_a_damaged_key_is_told_and_never_replaced(tmp_path: Path, content: bytes, which: object) -> None:
    assert callable(which)
    public_key(tmp_path)
    which(tmp_path).write_bytes(content)
    for read in (public_key, private_key):
        with pytest.raises(KeyFileError, match=r"is damaged. Put it back .* do not make a new one"):
            read(tmp_path)
    assert which(tmp_path).read_bytes() == content


def test_two_halves_of_different_pairs_are_told(tmp_path: Path) -> None:
    public_key(tmp_path / "one")
    public_key(tmp_path / "two")
    public_path(tmp_path / "two").replace(public_path(tmp_path / "one"))
    with pytest.raises(KeyFileError, match="do not belong together"):
        public_key(tmp_path / "one")


def test_the_first_of_two_programs_makes_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window of the game makes its key between our look and our write."""
    real = keys.write_new

    def late(path: Path, content: bytes, mode: int) -> None:
        monkeypatch.setattr(keys, "write_new", real)
        public_key(path.parent)
        real(path, content, mode)

    monkeypatch.setattr(keys, "write_new", late)
    ours = public_key(tmp_path)
    assert ours == public_key(tmp_path) == bytes(PrivateKey(private_key(tmp_path)).public_key)


def no_links(source: object, target: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    public = public_key(tmp_path)
    assert public == bytes(PrivateKey(private_key(tmp_path)).public_key)
    assert stat.S_IMODE(private_path(tmp_path).stat().st_mode) == 0o600


@pytest.mark.parametrize("hard_links", [True, False])
def test_a_full_disk_leaves_no_half_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hard_links: bool
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if not hard_links:
        monkeypatch.setattr(os, "link", no_links)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(KeyFileError, match="no space left on device"):
            public_key(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert public_key(tmp_path)

"""Makes a school's two folders: the shared one that pupils' PCs read, and the one that only staff open."""

from dataclasses import dataclass
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.school import key_care
from smart_game.school.keys import fingerprint, private_path, public_key, public_path, read_key
from smart_game.school.machine import FOR_PUPILS, Machine, write_machine


@dataclass(frozen=True)
class Site:
    """Where a school's folders are, or are to be."""

    shared: Path
    staff: Path

    @property
    def hand_in(self) -> Path:
        """Where pupils hand in."""
        return self.shared / "hand-in"

    @property
    def keys(self) -> Path:
        """The school's keys."""
        return self.staff / "keys"

    def need_apart(self) -> None:
        """CannotRunError where one of the two lies in the other."""
        one, other = self.shared.resolve(), self.staff.resolve()
        if one == other or one in other.parents or other in one.parents:
            raise CannotRunError(
                "The shared folder and the staff folder must not lie in each other: pupils may read the one, "
                "and the other holds the private key. Nothing was made."
            )

    def need_our_key(self) -> None:
        """A school's key is never made a second time: CannotRunError where its private half is not here."""
        published = read_key(public_path(self.shared), "public")
        if published is None or read_key(private_path(self.keys), "private") is not None:
            return
        raise CannotRunError(
            f"{self.shared} holds a public key already, but the private key that belongs to it is not in "
            f"{self.keys}. Name the staff folder that has it, or put it there and try again. If it is lost: "
            "smart-game keys replace-lost."
        )

    def make(self) -> str:
        """Make the folders and the keys that are not there yet; the fingerprint of the key.

        The staff folder then holds the file for pupils' PCs, too. CannotRunError if it cannot be done.
        """
        self.need_apart()
        self.need_our_key()
        for folder, mode in (
            (self.shared, 0o755),
            (self.hand_in, 0o755),
            (self.staff, 0o700),
            (self.keys, 0o700),
        ):
            _make(folder, mode)
        mark = fingerprint(public_key(self.keys))
        key_care.publish(self.keys, self.shared)
        write_machine(self.staff / FOR_PUPILS, Machine(hand_in=self.hand_in, key_fingerprint=mark))
        return mark

    def machine(self, mark: str) -> Machine:
        """What a staff PC is told of it."""
        return Machine(hand_in=self.hand_in, staff=self.staff, key_fingerprint=mark)


def site_of(shared: str, staff: str) -> Site:
    """The folders that a person wrote. CannotRunError, in a sentence, if they cannot be such."""
    site = Site(_whole(shared, "shared"), _whole(staff, "staff"))
    site.need_apart()
    return site


def folder_fault(folder: Path) -> str | None:
    """What keeps a folder from being used, or from being made, in a sentence; None if nothing does."""
    try:
        if folder.is_dir():
            return None
        if folder.exists():
            return f"{folder} is a file, not a folder. Name a folder."
        if folder.parent.is_dir():
            return None
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        return f"{folder} cannot be looked at ({reason}). Connect to it, or name another folder."
    return f"There is no folder {folder.parent}. Look at how it is written, or connect to it first."


def _whole(written: str, which: str) -> Path:
    """A path as somebody wrote it, or copied it with quotation marks."""
    text = written.strip().strip("\"'").strip()
    if not text:
        raise CannotRunError(f"Write where the {which} folder is.")
    path = Path(text).expanduser()
    if not path.is_absolute():
        raise CannotRunError(
            f"{text} is not a whole path. Write it from the drive, the share's name or / on."
        )
    return path


def _make(folder: Path, mode: int) -> None:
    try:
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CannotRunError(f"The folder {folder} cannot be made ({reason}). Name another one.") from None

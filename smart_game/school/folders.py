"""Where things lie: in one data folder when nobody has set anything up, else where a technician said."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import platformdirs

from smart_game.errors import CannotRunError
from smart_game.school.machine_place import is_there, machine_file

if TYPE_CHECKING:
    from smart_game.school.machine import Machine

SCHOOL_FILE = "school.yaml"
PRIVATE_KEY, PUBLIC_KEY = "private-key.json", "public-key.json"
CHOSEN = "folders.yaml"
"""In the data folder: the school's folders as a teacher chose them, where no machine-wide settings do."""


@dataclass(frozen=True)
class Folders:
    """The folders that a school's work lies in.

    `hand_in` and `outbox` are written by the game; `staff`, `keys` and `reports` by staff; `data` is this
    user's own. `shared` is the school's folder that holds `hand_in`, and beside it `school.yaml` and the
    public key: none where nobody has set a school up, and then all of it is in `data`.
    """

    data: Path
    hand_in: Path
    outbox: Path
    staff: Path
    keys: Path
    reports: Path
    shared: Path | None = None
    fingerprint: str | None = None
    """That of the only key to seal to, where the machine-wide settings say so."""
    for_staff: bool = True
    """Whether this PC knows the staff folder."""

    @classmethod
    def under(cls, data: Path | None = None) -> Self:
        """All folders inside one: the one given (`--data`), or the user's own data folder."""
        base = data or platformdirs.user_data_path("smart-game", appauthor=False)
        return cls(
            data=base,
            hand_in=base / "hand-in",
            outbox=base / "outbox",
            staff=base / "staff",
            keys=base / "staff" / "keys",
            reports=base / "reports",
        )

    @property
    def key_files(self) -> tuple[Path, Path]:
        """The files of this PC's own keys."""
        return self.keys / PRIVATE_KEY, self.keys / PUBLIC_KEY

    @classmethod
    def of_this_pc(cls, data: Path | None = None) -> Self:
        """The school's by the machine-wide settings, else as chosen in the game, else the user's own.

        A data folder that is given takes the place of the user's own, and no machine-wide settings hold in
        it. CannotRunError if the settings are wrong.
        """
        own = cls.under(data)
        machine_wide = data is None and is_there(machine_file())
        if not machine_wide and not own.chosen_file.exists():
            return own
        from smart_game.school.machine import read_machine

        machine = read_machine() if machine_wide else None
        if machine is not None:
            return cls.by(machine)
        chosen = read_machine(own.chosen_file)
        return own if chosen is None else cls.by(chosen, data)

    @classmethod
    def by(cls, machine: "Machine", data: Path | None = None) -> Self:
        """The school's folders; only the outbox and the settings are the user's own."""
        own = cls.under(data)
        staff = machine.staff or own.staff
        return cls(
            data=own.data,
            hand_in=machine.hand_in,
            outbox=own.outbox,
            staff=staff,
            keys=staff / "keys",
            reports=staff / "reports",
            shared=machine.hand_in.parent,
            fingerprint=machine.key_fingerprint,
            for_staff=machine.staff is not None,
        )

    @classmethod
    def unknown(cls) -> Self:
        """Where the machine-wide settings cannot be used: the school's folders are away until they can."""
        from smart_game.school.machine import Machine

        away = cls.under().data / "the-school-is-not-known"
        return cls.by(Machine(hand_in=away / "hand-in"))

    def make(self) -> None:
        """Make the folders that are not there yet. CannotRunError if that cannot be done.

        Only folders of our own: a school's folder that is missing is a share that is away.
        """
        ours = [self.data] if self.shared else [self.data, self.staff, self.keys]
        others = [self.outbox] if self.shared else [self.hand_in, self.outbox, self.reports]
        try:
            for private in ours:
                private.mkdir(mode=0o700, parents=True, exist_ok=True)
            for other in others:
                other.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or "no reason given").lower()
            raise CannotRunError(
                f"The folder {self.data} cannot be made or written ({reason}). Name another one with --data."
            ) from None

    def need_staff(self) -> None:
        """CannotRunError on a PC that is only for playing."""
        if not self.for_staff:
            raise CannotRunError(
                f"This PC is set up for pupils: {machine_file()} names no staff folder. Do this on a staff "
                "PC."
            )
        if self.shared and not self.staff.is_dir():
            raise CannotRunError(
                f"The staff folder {self.staff} is not there. Connect to it, then try again; only smart-game "
                "setup makes a new one."
            )

    @property
    def chosen_file(self) -> Path:
        """Where the school's folders are, where a teacher chose them in the game."""
        return self.data / CHOSEN

    @property
    def settings_file(self) -> Path:
        """How the game looks and sounds on this PC."""
        return self.data / "settings.json"

    @property
    def school_file(self) -> Path:
        """The optional file that describes the school."""
        return (self.shared or self.data) / SCHOOL_FILE

    @property
    def pin_file(self) -> Path:
        """The teacher's PIN, hashed."""
        return self.staff / "teacher.json"

    @property
    def lesson_file(self) -> Path:
        """Today's lesson, where a teacher has begun one."""
        return (self.shared or self.data) / "lesson.yaml"

    @property
    def voted_file(self) -> Path:
        """Which stories classes have voted on at this PC's board."""
        return self.data / "voted.json"

    @property
    def school_copy(self) -> Path:
        """The school file as this user last saw it, for when the share is away."""
        return self.data / "last-seen-school.yaml"

    @property
    def key_copy(self) -> Path:
        """The school's public key as this user last saw it, for when the share is away."""
        return self.data / "last-seen-public-key.json"

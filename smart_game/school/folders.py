"""Where things lie when nobody has set anything up: one data folder with everything in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

from smart_game.errors import CannotRunError


@dataclass(frozen=True)
class Folders:
    """The folders that a school's work lies in.

    `hand_in` and `outbox` are written by the game; `staff`, `keys` and `reports` by staff; `data` holds
    the optional `school.yaml`.
    """

    data: Path
    hand_in: Path
    outbox: Path
    staff: Path
    keys: Path
    reports: Path

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

    def make(self) -> None:
        """Make the folders that are not there yet. CannotRunError if that cannot be done.

        Only for folders of our own: a school's hand-in folder that is missing is a share that is away.
        """
        try:
            for private in (self.data, self.staff, self.keys):
                private.mkdir(mode=0o700, parents=True, exist_ok=True)
            for other in (self.hand_in, self.outbox, self.reports):
                other.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or "no reason given").lower()
            raise CannotRunError(
                f"The folder {self.data} cannot be made or written ({reason}). Name another one with --data."
            ) from None

    @property
    def settings_file(self) -> Path:
        """How the game looks and sounds on this PC."""
        return self.data / "settings.json"

    @property
    def school_file(self) -> Path:
        """The optional file that describes the school."""
        return self.data / "school.yaml"

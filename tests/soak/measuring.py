"""What a process holds: memory, handles, threads; only where Linux tells."""

import gc
import os
import statistics
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ROLLUP = Path("/proc/self/smaps_rollup")
_HANDLES = Path("/proc/self/fd")


@dataclass(frozen=True)
class Held:
    """One look: memory in KiB, of which `pss` counts what is shared with other processes only in part."""

    at: int
    pss: int
    rss: int
    handles: int
    threads: int
    objects: int


def hide() -> None:
    """Play in a window that nobody sees, and be heard by nobody."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"


def look(at: int) -> Held:
    """What this process holds now, after `at` plays or events."""
    gc.collect()
    rows = dict(row.split(":", 1) for row in _ROLLUP.read_text().splitlines() if ":" in row)
    return Held(
        at=at,
        pss=int(rows["Pss"].split()[0]),
        rss=int(rows["Rss"].split()[0]),
        handles=len(list(_HANDLES.iterdir())),
        threads=threading.active_count(),
        objects=len(gc.get_objects()),
    )


@dataclass(frozen=True)
class Growth:
    """How much more is held at the end than after the warm-up, as a share: 0.05 is 5 %."""

    pss: float
    rss: float
    handles: int

    @classmethod
    def of(cls, looks: Sequence[Held], warm: int) -> "Growth":
        """The last fifth of what comes after `warm` plays against the first fifth, each by its median."""
        after = [held for held in looks if held.at >= warm]
        part = max(1, len(after) // 5)

        def more(sizes: Sequence[int]) -> float:
            return statistics.median(sizes[-part:]) / statistics.median(sizes[:part]) - 1

        return cls(
            more([held.pss for held in after]),
            more([held.rss for held in after]),
            max(held.handles for held in after[-part:]) - max(held.handles for held in after[:part]),
        )

"""The guards, each with how to switch it off: by patching, as the program has no switch for it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from smart_game.progress import files, sealing
from smart_game.progress.counts import Counts
from smart_game.progress.sealing import HandIn, new_id
from smart_game.reports import bands, differencing, shares, shown
from smart_game.reports.bands import Band, Span
from smart_game.reports.shares import Answers, Share
from smart_game.reports.shown import Memory

Off = Callable[[pytest.MonkeyPatch], None]


def bands_off(patch: pytest.MonkeyPatch) -> None:
    """A class is shown in percentages."""
    kept = shares.shares_of

    def shares_in_numbers(
        classes: Mapping[str, Answers],
        threshold: int,
        memory: Memory | None = None,
        key: str = "",
        *,
        exact: bool = True,
    ) -> tuple[Share, ...] | None:
        found = kept(classes, threshold, memory, key, exact=exact)
        if found is None:
            return None
        plays = sum(each.plays for each in classes.values())
        counts = [sum(column) for column in zip(*(each.chose for each in classes.values()), strict=True)]
        return tuple(
            replace(share, percent=round(100 * count / plays))
            for share, count in zip(found, counts, strict=True)
        )

    patch.setattr("smart_game.reports.figures.shares_of", shares_in_numbers)


def all_or_none_off(patch: pytest.MonkeyPatch) -> None:
    """Nobody and everybody have words of their own, and no count is moved to hide another."""

    def spans(plays: int) -> dict[Band, Span]:
        edges = [0, plays // 3, 2 * plays // 3]
        return {
            Band.VERY_FEW: (0, 0),
            Band.SOME: (1, edges[1]),
            Band.ABOUT_HALF: (edges[1] + 1, edges[2]),
            Band.MOST: (edges[2] + 1, plays - 1),
            Band.NEARLY_ALL: (plays, plays),
        }

    patch.setattr(bands, "spans", spans)
    patch.setattr(differencing, "spans", spans)
    patch.setattr(bands, "gives_away", lambda *_: False)


def differencing_off(patch: pytest.MonkeyPatch) -> None:
    """A report does not know what earlier ones have shown: words."""
    patch.setattr(shown, "keeps", lambda *_: True)


def totals_off(patch: pytest.MonkeyPatch) -> None:
    """A percentage of all classes is renewed whatever it differs by from the one before."""
    patch.setattr(shares, "_apart_is_safe", lambda *_: True)


def complement_off(patch: pytest.MonkeyPatch) -> None:
    """Every part of a table that may be exact is, whatever is left over from the total."""
    patch.setattr(shares, "_rest_is_safe", lambda *_: True)


def padding_off(patch: pytest.MonkeyPatch) -> None:
    """A hand-in is as long as what is in it."""
    from nacl.public import PublicKey, SealedBox

    def seal(counts: Counts, public_key: bytes) -> bytes:
        inside = HandIn(format=1, id=new_id(), counts=counts).model_dump_json().encode()
        return b"SMART Game hand-in 1\n" + SealedBox(PublicKey(public_key)).encrypt(inside)

    patch.setattr(sealing, "seal", seal)


def sealing_off(patch: pytest.MonkeyPatch) -> None:
    """A hand-in is padded, but anybody can read it."""

    def plain(counts: Counts, public_key: bytes) -> bytes:
        return HandIn(format=1, id=new_id(), counts=counts).model_dump_json().encode().ljust(4165)

    patch.setattr(sealing, "seal", plain)


def midnight_off(patch: pytest.MonkeyPatch, clock: Callable[[], float]) -> None:
    """A file's time is when it was written."""
    patch.setattr(files, "midnight", lambda _day: clock())

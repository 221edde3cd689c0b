"""Sizes for the back row: the same screens with letters as large as the board allows."""

from collections.abc import Iterator
from dataclasses import replace

from smart_game.engine.easel import Easel

LARGE = 1.75
"""How much larger than on a pupil's screen things are read on the board."""

MOST = 2.4
"""No text size makes them larger than this."""

_LEAST = 0.95
_STEPS = 12


def scale_of(easel: Easel) -> float:
    """How large things are read: the text size that is set counts here too."""
    return min(MOST, LARGE * max(1.0, easel.metrics.text_scale))


def large(easel: Easel, scale: float | None = None) -> Easel:
    """An easel that makes what is read this much larger."""
    wanted = scale_of(easel) if scale is None else scale
    return replace(easel, metrics=replace(easel.metrics, text_scale=wanted))


def easels(easel: Easel, most: float = 0.0) -> Iterator[Easel]:
    """Easels from the largest letters down to those of a pupil's screen, for things that have to fit.

    `most` says how large to begin, where that is larger than usual.
    """
    most = max(most, scale_of(easel))
    for step in range(_STEPS + 1):
        part = step / _STEPS
        spacing = 1 + (easel.metrics.line_spacing - 1) * (1 - part)
        made = large(easel, most - (most - _LEAST) * part)
        yield replace(made, metrics=replace(made.metrics, line_spacing=spacing))

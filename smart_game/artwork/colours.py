"""Sums with colours: darker, lighter, and how well one shows on another."""

import re

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_DEEP = "#3A1240"
_WHITE = "#FFFFFF"


def is_colour(text: str) -> bool:
    """Whether this is a colour in the one spelling that the renderer takes: # and six hex digits."""
    return _HEX.fullmatch(text) is not None


def mix(colour: str, other: str, share: float) -> str:
    """The colour with a share (0 to 1) of the other one stirred in."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02X}" for one, two in pairs)


def shade(colour: str) -> str:
    """The second, darker tone of a flat drawing."""
    return mix(colour, _DEEP, 0.18)


def lighten(colour: str) -> str:
    """A lighter tone, for a shine."""
    return mix(colour, _WHITE, 0.22)


def contrast(one: str, two: str) -> float:
    """WCAG 2.2 contrast ratio, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_to_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

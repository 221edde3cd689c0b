"""Colours, type sizes and shapes, read from a theme file and scaled to a window."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from smart_game.errors import SmartGameError

REFERENCE = (1024, 768)
LARGE = 1.25
_COLORS = (
    *("paper", "panel", "ink", "soft_ink", "shadow", "focus", "focus_gap"),
    *("choice", "choice_over", "main", "main_over", "on_main"),
    *("tell", "tell_over", "on_tell", "plain", "plain_over"),
    *("safer", "unsure", "risky"),
)
_TYPE = ("small", "body", "heading", "title")
_SHAPE = ("unit", "line", "round", "target")


@dataclass(frozen=True)
class Theme:
    """What a theme file says: colours as `#RRGGBB`, the rest in pixels at 768 lines."""

    colors: Mapping[str, str]
    type: Mapping[str, int]
    shape: Mapping[str, int]

    @classmethod
    def load(cls, path: Path) -> "Theme":
        """Read a theme; SmartGameError says which file lacks what."""
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            raise SmartGameError(
                f"The theme {path} cannot be read ({fault}). Install the game again."
            ) from fault
        for table, names in (("colors", _COLORS), ("type", _TYPE), ("shape", _SHAPE)):
            missing = [name for name in names if name not in raw.get(table, {})]
            if missing:
                raise SmartGameError(f"The theme {path} has no {', '.join(missing)} in [{table}]. Add it.")
        return cls(colors=raw["colors"], type=raw["type"], shape=raw["shape"])


@dataclass(frozen=True)
class Metrics:
    """A theme's sizes for one window and one text size."""

    theme: Theme
    width: int
    height: int
    text_scale: float = 1.0
    line_spacing: float = 1.0

    @cached_property
    def scale(self) -> float:
        """How much larger than the reference window this one is."""
        return min(self.width / REFERENCE[0], self.height / REFERENCE[1])

    def px(self, length: float) -> int:
        """A length of the reference window in this one, in pixels."""
        return max(1, round(length * self.scale))

    def units(self, count: float) -> int:
        """A number of spacing units in pixels."""
        return self.px(self.theme.shape["unit"] * count)

    def text(self, name: str) -> int:
        """A type size in pixels. Text that is read grows with the text size, headings half as much.

        Titles do not, nor does `bar`, the size of the words in the bar, which have one place on all screens.
        """
        grown = {"small": self.text_scale, "body": self.text_scale, "heading": (1 + self.text_scale) / 2}
        return max(
            1, round(self.theme.type["body" if name == "bar" else name] * self.scale * grown.get(name, 1))
        )

    @property
    def large(self) -> bool:
        """Whether text is so large that screens give it the room of their pictures."""
        return self.text_scale >= LARGE

    def color(self, name: str) -> str:
        """A colour of the theme as `#RRGGBB`."""
        return self.theme.colors[name]


@lru_cache(256)
def contrast(one: str, other: str) -> float:
    """The WCAG 2.2 contrast ratio of two `#RRGGBB` colours, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

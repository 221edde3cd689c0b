"""The game's pictures inside a page: each drawn once, and shown wherever the page refers to it."""

import re
from pathlib import Path

from markupsafe import Markup

from smart_game.artwork.cast import Cast, Crop
from smart_game.errors import CannotRunError

UNKNOWN = "unknown"
"""Whose picture stands for somebody without a face."""

_WHOLE = re.compile(r'<svg\b[^>]*?viewBox="([^"]*)"[^>]*>(.*)</svg>', re.DOTALL)


class Drawings:
    """Pictures by their names; what a page has asked for stands in its `sheet`."""

    def __init__(self, pictures: Path, cast: Cast) -> None:
        self.cast = cast
        self._pictures = pictures
        self._kept: dict[str, tuple[str, str]] = {}

    def file(self, name: str, css: str = "", *, cover: bool = False) -> Markup:
        """The picture in this file of the pictures folder, without `.svg`; `cover` fills its place."""
        if name not in self._kept:
            path = self._pictures / f"{name}.svg"
            try:
                self._keep(name, path.read_text(encoding="utf-8"))
            except OSError as fault:
                raise CannotRunError(
                    f"The picture {path} cannot be read ({fault.strerror}). Install the game again."
                ) from fault
        return self._shown(name, css, "xMidYMid slice" if cover else "xMidYMid meet")

    def person(self, who: str, mood: str = "happy", crop: Crop = "head", css: str = "") -> Markup:
        """Somebody of the cast; anybody else has no face."""
        known = who if who in self.cast.members else UNKNOWN
        name = f"cast/{known}/{mood}/{crop}"
        if name not in self._kept:
            self._keep(name, self.cast.svg(known, mood, crop))
        return self._shown(name, css, "xMidYMax meet")

    def height(self, who: str) -> float:
        """How tall somebody stands, where a child is 1.0."""
        return self.cast.members[who if who in self.cast.members else UNKNOWN].height

    @property
    def sheet(self) -> Markup:
        """All that was shown so far, to stand once in the page."""
        symbols = "".join(
            f'<symbol id="{_id(name)}" viewBox="{box}">{shapes}</symbol>'
            for name, (box, shapes) in sorted(self._kept.items())
        )
        return Markup(f'<svg width="0" height="0" class="sheet" aria-hidden="true">{symbols}</svg>')  # noqa: S704

    def _keep(self, name: str, svg: str) -> None:
        found = _WHOLE.search(svg)
        if found is None:
            raise CannotRunError(f"The picture {name} has no viewBox, so it cannot be printed. Mend it.")
        self._kept[name] = (found[1], re.sub(r"\s*\n\s*", " ", found[2]).strip())

    def _shown(self, name: str, css: str, fit: str) -> Markup:
        box = self._kept[name][0]
        return Markup(  # noqa: S704 - the game's own pictures, under names that are ids
            f'<svg class="{css}" viewBox="{box}" preserveAspectRatio="{fit}" aria-hidden="true">'
            f'<use href="#{_id(name)}" width="100%" height="100%" x="{box.split()[0]}" y="{box.split()[1]}"/>'
            "</svg>"
        )


def _id(name: str) -> str:
    return "p-" + re.sub(r"[^a-z0-9]+", "-", name.lower())

"""Comparing what is drawn with a picture kept from before, with a little tolerance for other renderers."""

from dataclasses import dataclass
from pathlib import Path

import pygame

SIZE = (683, 384)
MOST_DIFFERENCE = 2.0
"""How far apart the channels may be on average, of 255."""

MOST_CHANGED = 0.02
"""Which share of the pixels may look different."""

_SEEN = 40
"""How far a channel has to be off for a pixel to look different, of 255."""


@dataclass(frozen=True)
class Difference:
    """How far apart two pictures are."""

    average: float
    changed: float

    @property
    def small(self) -> bool:
        return self.average <= MOST_DIFFERENCE and self.changed <= MOST_CHANGED


def shrink(canvas: pygame.Surface) -> pygame.Surface:
    """A window's picture in the size in which it is kept."""
    plain = pygame.Surface(canvas.get_size(), depth=24)
    plain.blit(canvas, (0, 0))
    return pygame.transform.smoothscale(plain, SIZE)


def compare(one: pygame.Surface, other: pygame.Surface) -> Difference:
    """Two pictures of the same size."""
    apart = difference_picture(one, other)
    channels = pygame.image.tobytes(apart, "RGB")
    alike = pygame.mask.from_threshold(apart, (0, 0, 0), (_SEEN, _SEEN, _SEEN)).count()
    width, height = apart.get_size()
    return Difference(sum(channels) / len(channels), 1 - alike / (width * height))


def difference_picture(one: pygame.Surface, other: pygame.Surface) -> pygame.Surface:
    """Black where two pictures are the same, brighter the further they are apart."""
    apart, back = one.copy(), other.copy()
    apart.blit(other, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    back.blit(one, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    apart.blit(back, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    return apart


def assert_golden(canvas: pygame.Surface, golden: Path, out: Path, *, renew: bool) -> None:
    """Fail, with a side-by-side picture in `out`, if the canvas differs from the golden picture.

    `renew` writes the golden picture instead.
    """
    drawn = shrink(canvas)
    if renew:
        pygame.image.save(drawn, golden)
        return
    assert golden.exists(), f"{golden} is missing: look at the screen, then run pytest with --new-golden"
    kept = shrink(pygame.image.load(golden))
    found = compare(drawn, kept)
    if not found.small:
        beside = out / f"{golden.stem}-golden-drawn-difference.png"
        pygame.image.save(side_by_side(kept, drawn), beside)
        raise AssertionError(
            f"{golden.stem} looks different: {found.average:.2f} a channel (at most {MOST_DIFFERENCE}), "
            f"{found.changed:.1%} of the pixels (at most {MOST_CHANGED:.0%}). Look at {beside}; "
            "if it is meant to be so, run pytest with --new-golden."
        )


def side_by_side(kept: pygame.Surface, drawn: pygame.Surface) -> pygame.Surface:
    """The golden picture, the drawn one, and where they differ."""
    width, height = kept.get_size()
    row = pygame.Surface((3 * width + 20, height))
    row.fill("#FFFFFF")
    for at, picture in enumerate((kept, drawn, difference_picture(kept, drawn))):
        row.blit(picture, (at * (width + 10), 0))
    return row

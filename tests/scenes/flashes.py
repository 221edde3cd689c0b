"""Counts flashes as WCAG 2.2 defines a general flash, in pictures of a window as they follow each other.

A place flashes when its relative luminance changes by a tenth of the greatest there is and back again, and
the darker of the two is below 0.80. It counts where more than a quarter of any block of 341 by 256 pixels
of a window of 1024 by 768 does so, at the same moment or not: stricter than the definition, which only joins
what flashes together. No second may have more than three.
"""

from collections import Counter, deque
from collections.abc import Iterator
from functools import cache

import pygame

MOST_FLASHES = 3
"""That are allowed in a second."""

_STEP = 16
"""Every so many pixels, across and down, one is looked at."""

_CHANGE, _BRIGHT = 0.1, 0.8
_BLOCK, _SHARE = (341, 256), 0.25
_BLOCK_STEP = 2
_SECOND = 1.0


@cache
def luminance(red: int, green: int, blue: int) -> float:
    """The relative luminance of WCAG, from 0 to 1."""
    parts = [part / 255 for part in (red, green, blue)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class FlashMeter:
    """Looks at one picture after another. `worst` is the most flashes there were in any second."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._across, self._down = size[0] // _STEP, size[1] // _STEP
        count = self._across * self._down
        self._pixels = b""
        self._extreme = [0.0] * count
        self._way = [0] * count
        self._swung: list[deque[float]] = [deque() for _ in range(count)]
        self._masks = tuple(self._blocks())
        self.worst = 0
        self.worst_at = 0.0

    def see(self, picture: pygame.Surface, now: float) -> None:
        """A picture that came onto the screen at this time, in seconds."""
        small = pygame.transform.scale(picture, (self._across, self._down))
        swings = self._swings(pygame.image.tobytes(small, "RGB"))
        for at in swings:
            self._swung[at].append(now)
        if swings and (flashes := self._flashes(now)) > self.worst:
            self.worst, self.worst_at = flashes, now

    def _flashes(self, now: float) -> int:
        """The most that more than a quarter of some block has had in the second before now."""
        places: Counter[int] = Counter()
        for at, times in enumerate(self._swung):
            while times and now - times[0] >= _SECOND:
                times.popleft()
            for flashes in range(1, len(times) // 2 + 1):
                places[flashes] |= 1 << at
        return max((flashes for flashes, mask in places.items() if self._fills(mask)), default=0)

    def _fills(self, places: int) -> bool:
        return any((places & mask).bit_count() > mask.bit_count() * _SHARE for mask in self._masks)

    def _swings(self, pixels: bytes) -> list[int]:
        """Which places have just become so much lighter or darker, after they last did the opposite."""
        before, self._pixels = self._pixels, pixels
        swings = []
        for at in range(len(self._extreme)):
            color = pixels[3 * at : 3 * at + 3]
            if color == before[3 * at : 3 * at + 3]:
                continue
            light, extreme = luminance(*color), self._extreme[at]
            if not before or (light - extreme) * self._way[at] > 0:
                self._extreme[at] = light
            elif abs(light - extreme) >= _CHANGE and min(light, extreme) < _BRIGHT:
                self._extreme[at] = light
                self._way[at] = 1 if light > extreme else -1
                swings.append(at)
        return swings

    def _blocks(self) -> Iterator[int]:
        wide, tall = _BLOCK[0] // _STEP, _BLOCK[1] // _STEP
        row = (1 << wide) - 1
        first = sum(row << (line * self._across) for line in range(tall))
        lefts = range(0, self._across - wide + 1, _BLOCK_STEP)
        tops = range(0, self._down - tall + 1, _BLOCK_STEP)
        return (first << (top * self._across + left) for top in tops for left in lefts)

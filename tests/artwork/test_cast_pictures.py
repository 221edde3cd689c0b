"""Every picture of the cast, drawn by the game's own renderer."""

import io
import itertools
from typing import Literal

import pygame
import pytest

from smart_game.artwork.cast import Cast
from smart_game.artwork.lint import lint_svg

MOODS = ("happy", "excited", "thinking", "worried", "sad", "cross")
PAPER = "#DCE9F2"


def draw(svg: str, size: tuple[int, int]) -> pygame.Surface:
    return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), size)


def draw_small(cast: Cast, who: str, mood: str) -> bytes:
    """A 100-pixel-high picture on plain paper, as bytes."""
    width, height = cast.members[who].size
    picture = draw(cast.svg(who, mood), (round(100 * width / height), 100))
    paper = pygame.Surface((80, 100))
    paper.fill(PAPER)
    paper.blit(picture, ((80 - picture.get_width()) // 2, 0))
    return pygame.image.tobytes(paper, "RGB")


def differ(one: bytes, two: bytes) -> float:
    """Mean difference of a colour channel, 0 to 255."""
    return sum(abs(a - b) for a, b in zip(one, two, strict=True)) / len(one)


def test_differ_tells_same_from_opposite() -> None:
    assert differ(b"\x00\x10", b"\x00\x10") == 0
    assert differ(b"\x00\x00", b"\xff\xff") == 255


@pytest.mark.parametrize(("crop", "most"), [("full", 0.80), ("head", 0.86)])
def test_every_picture_passes_the_linter_and_is_drawn(
    cast: Cast, crop: Literal["full", "head"], most: float
) -> None:
    for who, mood in itertools.product(cast.members, MOODS):
        svg = cast.svg(who, mood, crop)
        assert lint_svg(svg) == [], f"{who} {mood}"
        assert len(svg) < 20_000
        assert "{" not in svg
        width, height = (100, 100) if crop == "head" else cast.members[who].size
        picture = draw(svg, (round(100 * width / height), 100))
        opaque = pygame.mask.from_surface(picture, 127).count()
        share = opaque / (picture.get_width() * picture.get_height())
        assert 0.08 <= share <= most, f"{who} {mood}: {share:.2f} of the picture is filled"


def test_a_full_figure_keeps_clear_of_the_edges(cast: Cast) -> None:
    """Nothing of a standing figure may be cut off by its own box, in any mood."""
    for who, mood in itertools.product(cast.members, MOODS):
        width, height = cast.members[who].size
        picture = draw(cast.svg(who, mood), (round(width), round(height)))
        box = picture.get_bounding_rect(min_alpha=127)
        assert box.left >= 1, f"{who} {mood}: left"
        assert box.top >= 1, f"{who} {mood}: top"
        assert box.right <= round(width) - 1, f"{who} {mood}: right"
        assert box.bottom <= round(height) - 1, f"{who} {mood}: bottom"


def test_people_differ_from_each_other_at_100_pixels(cast: Cast) -> None:
    for mood in ("happy", "sad"):
        pictures = {who: draw_small(cast, who, mood) for who in cast.members}
        for one, two in itertools.combinations(pictures, 2):
            difference = differ(pictures[one], pictures[two])
            assert difference > 9, f"{one} and {two} look too much alike ({difference:.1f})"


def test_moods_differ_from_each_other_at_100_pixels(cast: Cast) -> None:
    for who in cast.members:
        if cast.members[who].kind == "unknown":
            continue
        pictures = {mood: draw_small(cast, who, mood) for mood in MOODS}
        for one, two in itertools.combinations(MOODS, 2):
            difference = differ(pictures[one], pictures[two])
            assert difference > 4, f"{who}: {one} and {two} look too much alike ({difference:.1f})"


def test_moods_differ_in_the_face_alone(cast: Cast) -> None:
    """In a head crop the arms are mostly out of sight: the face must carry the mood."""
    face = pygame.Rect(30, 40, 60, 40)
    for who in cast.members:
        if cast.members[who].kind == "unknown":
            continue
        pictures = {}
        for mood in MOODS:
            paper = pygame.Surface((120, 120))
            paper.fill(PAPER)
            paper.blit(draw(cast.svg(who, mood, "head"), (120, 120)), (0, 0))
            pictures[mood] = pygame.image.tobytes(paper.subsurface(face), "RGB")
        for one, two in itertools.combinations(MOODS, 2):
            difference = differ(pictures[one], pictures[two])
            assert difference > 4, f"{who}: {one} and {two} have much the same face ({difference:.1f})"


def test_the_white_rim_keeps_dark_hair_apart_from_a_dark_wall(cast: Cast) -> None:
    """The outermost visible pixels of a picture are light, whatever is behind it."""
    picture = draw(cast.svg("kofi", "happy"), (300, 408))
    for y in (60, 100, 250):
        left = next(x for x in range(300) if picture.get_at((x, y)).a > 250)
        assert min(picture.get_at((left, y))[:3]) > 230, f"row {y}"

"""Every picture that comes with the game: drawn as meant, small, and told apart without its colours."""

import itertools
from functools import cache
from pathlib import Path

import pygame
import pytest

from smart_game import places
from smart_game.app import font_files
from smart_game.artwork.lint import lint_svg
from smart_game.engine.easel import Easel
from smart_game.engine.pictures import Pictures
from smart_game.engine.problems import Problems
from smart_game.engine.text import Typesetter
from smart_game.engine.theme import Metrics, Theme, contrast
from smart_game.engine.widgets import draw_picture

PICTURES = places.assets() / "pictures"
FILES = sorted(PICTURES.rglob("*.svg"))
BADGES = sorted((PICTURES / "badges").glob("*.svg"))
SYMBOLS = sorted((PICTURES / "symbols").glob("*.svg"))
OUTCOMES = [PICTURES / "symbols" / f"outcome-{name}.svg" for name in ("safer", "unsure", "risky")]
THEMES = sorted((places.assets() / "themes").glob("*.toml"))

MOST_BYTES = 40 * 1024
ON_BUTTON = 44
ON_TRAIL = 104
GROUNDS = (
    "paper",
    "panel",
    "choice",
    "choice_over",
    "plain",
    "tell",
    "tell_over",
    "safer",
    "unsure",
    "risky",
)
LEAST_EDGE = 0.9
how_far = cache(contrast)
MEANT_TO_BE_SEEN = [path for path in SYMBOLS if path.stem != "star-empty"]
"""A star that is not earned is meant to be faint."""


def draw(path: Path, side: int, ground: str = "#FFFFFF") -> pygame.Surface:
    """The picture in the middle of a square of one colour."""
    canvas = pygame.Surface((side, side))
    canvas.fill(ground)
    picture = pygame.image.load_sized_svg(path, (side, side))
    canvas.blit(picture, picture.get_rect(center=canvas.get_rect().center))
    return canvas


def easel_of(theme: Path) -> Easel:
    problems = Problems()
    fonts = font_files(places.assets())
    metrics = Metrics(Theme.load(theme), 1366, 768)
    return Easel(Typesetter(fonts, problems), Pictures(PICTURES, problems), metrics)


def place_on(easel: Easel, path: Path, side: int, ground: str) -> pygame.Surface:
    """The picture on a ground of the theme, as every screen draws it."""
    canvas = pygame.Surface((side + 8, side + 8))
    canvas.fill(easel.color(ground))
    place = pygame.Rect(4, 4, side, side)
    draw_picture(canvas, easel, path.relative_to(PICTURES).as_posix(), place, ground)
    return canvas


def behind(easel: Easel, ground: str) -> str:
    """The colour that a picture stands on: the ground, or the light disc that is put on a dark one."""
    canvas = pygame.Surface((60, 60))
    canvas.fill(easel.color(ground))
    clear = pygame.Surface((1, 1), pygame.SRCALPHA)
    draw_picture(canvas, easel, lambda _: clear, pygame.Rect(0, 0, 60, 60), ground)
    return hex_of(canvas.get_at((30, 30)))


def hex_of(color: pygame.Color) -> str:
    return f"#{color.r:02X}{color.g:02X}{color.b:02X}"


@cache
def outline_of(path: Path, side: int) -> list[tuple[str, str]]:
    """For each pixel of a shape's edge, the darkest and the lightest colour of its rim and outline there."""
    reach = max(2, side // 16)
    picture = pygame.image.load_sized_svg(path, (side, side))
    shape = pygame.mask.from_surface(picture, 160)
    width, height = shape.get_size()
    inside = {(x, y) for x in range(width) for y in range(height) if shape.get_at((x, y))}
    edge = [(x, y) for x, y in inside if {(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)} - inside]
    near = range(-reach, reach + 1)
    found = []
    for x, y in edge:
        beside = {(x + across, y + down) for across in near for down in near} & inside
        colors = sorted(
            (picture.get_at(at) for at in beside), key=lambda color: color.r + 2 * color.g + color.b
        )
        found.append((hex_of(colors[0]), hex_of(colors[-1])))
    return found


def share_that_stands_out(path: Path, side: int, ground: str) -> float:
    """How much of a picture's edge has an outline, or a rim, of 3 to 1 with the ground."""
    edge = outline_of(path, side)
    return sum(max(how_far(color, ground) for color in colors) >= 3 for colors in edge) / len(edge)


def grey(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(pygame.transform.grayscale(surface), "RGB")[::3]


def differ(one: bytes, other: bytes) -> float:
    """The mean difference of a pixel, 0 to 255."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def silhouette(path: Path, side: int) -> bytes:
    """Nothing but the shape."""
    canvas = pygame.Surface((side, side))
    picture = pygame.image.load_sized_svg(path, (side, side))
    shape = pygame.mask.from_surface(picture, 127).to_surface(setcolor="#FFFFFF", unsetcolor="#000000")
    canvas.blit(shape, shape.get_rect(center=canvas.get_rect().center))
    return pygame.image.tobytes(canvas, "RGB")[::3]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PICTURES).as_posix())
def test_a_picture_is_drawn_as_meant_has_no_words_and_is_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert lint_svg(text) == []
    assert "<text" not in text
    assert "<image" not in text
    assert len(text.encode()) < MOST_BYTES
    picture = pygame.image.load_sized_svg(path, (200, 200))
    assert pygame.mask.from_surface(picture, 127).count() > 400, "there is next to nothing to see"


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_badges_and_symbols_stand_out_from_every_ground(theme: Path) -> None:
    """A2: nearly all of the edge, as drawn; a sound wave may be paler."""
    easel = easel_of(theme)
    grounds = {behind(easel, ground) for ground in GROUNDS}
    sized = [(path, ON_TRAIL) for path in BADGES] + [(path, ON_BUTTON) for path in MEANT_TO_BE_SEEN]
    shares = {
        (path.stem, ground): share_that_stands_out(path, side, ground)
        for path, side in sized
        for ground in grounds
    }
    assert not {where: round(share, 2) for where, share in shares.items() if share < LEAST_EDGE}


@pytest.mark.parametrize(("fill", "share"), [("#F7E0B0", 0.0), ("#2B2440", 1.0)])
def test_a_picture_without_an_outline_would_be_found(tmp_path: Path, fill: str, share: float) -> None:
    path = tmp_path / "dot.svg"
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    path.write_text(f'{head}<circle cx="4.5" cy="4.5" r="4" fill="{fill}"/></svg>', encoding="utf-8")
    assert share_that_stands_out(path, ON_BUTTON, "#FFF3DC") == share


@pytest.mark.parametrize(
    ("paths", "side", "least"),
    [(OUTCOMES, 46, 30), (BADGES, ON_TRAIL, 30), (BADGES, 64, 30)],
    ids=["outcomes", "badges on the trail", "badges in the bar"],
)
def test_signs_are_told_apart_without_colours(paths: list[Path], side: int, least: float) -> None:
    """A3: in grey, and side by side, each looks unlike every other."""
    drawn = {path.stem: grey(draw(path, side)) for path in paths}
    near = {
        (one, other): round(differ(drawn[one], drawn[other]))
        for one, other in itertools.combinations(drawn, 2)
        if differ(drawn[one], drawn[other]) < least
    }
    assert not near


def test_the_outcomes_differ_in_their_shape_alone() -> None:
    shapes = {path.stem: silhouette(path, 46) for path in OUTCOMES}
    for one, other in itertools.combinations(shapes, 2):
        assert differ(shapes[one], shapes[other]) > 12, f"{one} and {other} have the same outline"


def test_no_two_symbols_look_alike_on_a_button() -> None:
    """A child who cannot read yet goes by them; grey, as a colour-blind child may see them."""
    drawn = {path.stem: grey(draw(path, ON_BUTTON)) for path in SYMBOLS}
    near = {
        (one, other): round(differ(drawn[one], drawn[other]), 1)
        for one, other in itertools.combinations(drawn, 2)
        if differ(drawn[one], drawn[other]) < 16
    }
    assert not near


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_a_whole_feedback_differs_without_colours(theme: Path) -> None:
    """The ground together with its sign, in grey."""
    easel = easel_of(theme)
    sheets = {
        path.stem: grey(place_on(easel, path, 46, path.stem.removeprefix("outcome-"))) for path in OUTCOMES
    }
    for one, other in itertools.combinations(sheets, 2):
        assert differ(sheets[one], sheets[other]) > 20, f"{one} and {other}"

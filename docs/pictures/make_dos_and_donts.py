"""Makes the pictures of `docs/art-direction.md`: `python docs/pictures/make_dos_and_donts.py`.

What to do is drawn by the game; what not to do is drawn badly on purpose, with the game's own parts.
"""

import os
import re
import tempfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame
from make_screens import HERE, squeeze

from smart_game.cli.common import packs_in
from smart_game.engine.easel import Easel
from smart_game.engine.text import Style
from smart_game.engine.widgets import Look, Widget
from smart_game.gallery.screens import Place, wordiest_feedback
from smart_game.gallery.studio import Studio
from smart_game.scenario.parts import Person, Screen, Setting
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.vocabulary import Device, Mood, Outcome
from smart_game.scenes.picture import picture_of
from smart_game.scenes.story import StoryScreen

SIZE = (480, 420)
AREA = pygame.Rect(0, 0, *SIZE)
RED = "#D33A2C"
PAGE = Screen(app="gem-gem", title="A prize for you!", lines=("Type your password.",), button="Go")
KOFI = Setting(
    backdrop="living-room", cast=(Person(who="kofi", mood=Mood.THINKING),), device=Device.TABLET, screen=PAGE
)
CLUB = Setting(backdrop="club", cast=(Person(who="mei"), Person(who="finn", mood=Mood.EXCITED)))


def main() -> None:
    """Six pairs."""
    pairs: dict[str, tuple[Callable[[Studio], pygame.Surface], Callable[[Studio], pygame.Surface]]] = {
        "words": (words_live, words_drawn),
        "line": (line_bold, line_thin),
        "face": (words_live, face_hidden),
        "form": (form_as_story, form_as_office),
        "outcome": (outcome_in_shapes, outcome_in_colour),
        "backdrop": (backdrop_quiet, backdrop_loud),
    }
    with tempfile.TemporaryDirectory() as folder, Studio(packs_in()[0], (1024, 768)) as studio:
        for name, drawers in pairs.items():
            for verdict, draw in zip(("do", "dont"), drawers, strict=True):
                raw = Path(folder) / f"{verdict}-{name}.png"
                pygame.image.save(draw(studio), raw)
                squeeze(raw, HERE / raw.name)


def words_live(studio: Studio) -> pygame.Surface:
    """Words set by the game, on a device above the face."""
    return paint(studio, KOFI)


def words_drawn(studio: Studio) -> pygame.Surface:
    """Words baked into the drawing: crooked, blurred, never translated, never read aloud."""
    canvas = paint(studio, KOFI.model_copy(update={"screen": None}))
    style = Style(17, RED, bold=True)
    word = pygame.Surface((150, 60), pygame.SRCALPHA)
    for line, top in (("YOU WON A", 4), ("FREE PRIZE!!", 26)):
        studio.typesetter.draw(word, studio.typesetter.wrap(line, style, 150), (0, top), "center")
    blurred = pygame.transform.smoothscale(pygame.transform.smoothscale(word, (60, 24)), (150, 60))
    turned = pygame.transform.rotate(blurred, 8)
    canvas.blit(turned, turned.get_rect(center=(SIZE[0] // 2, 86)))
    return canvas


def line_bold(studio: Studio) -> pygame.Surface:
    """A bold outline and a white rim."""
    return figures(studio, lambda svg: svg)


def line_thin(studio: Studio) -> pygame.Surface:
    """The same people in a thin line, without the rim."""

    def thin(svg: str) -> str:
        rim, shapes = svg.split("\n", 2)[1:]
        assert rim.startswith("<g"), "the rim is the first group"
        return svg.replace(rim, "").replace(
            shapes, re.sub(r'stroke-width="[^"]*"', 'stroke-width="1.2"', shapes)
        )

    return figures(studio, thin)


def figures(studio: Studio, change: Callable[[str], str]) -> pygame.Surface:
    """Kofi and Nia in the library, drawn by a changed SVG."""
    canvas = paint(studio, Setting(backdrop="library"))
    for who, left in (("kofi", 70), ("nia", 240)):
        svg = change(studio.backstage.cast.svg(who, "happy"))
        picture = pygame.image.load_sized_svg(BytesIO(svg.encode()), (200, 275))
        canvas.blit(picture, picture.get_rect(bottomleft=(left, SIZE[1] - 6)))
    return canvas


def face_hidden(studio: Studio) -> pygame.Surface:
    """The device in front of the face: nobody can see how Kofi feels."""
    widgets = pictured(studio, KOFI)
    backdrop, device, people = widgets
    device.move(0, 150)
    return paint_widgets(studio, [backdrop, people, device])


def form_as_story(studio: Studio) -> pygame.Surface:
    """A sign-up page that belongs to a story: short lines, round boxes, a child who thinks."""
    place = place_of(studio, "form")
    return crop_picture(show(studio, place.begin(), place))


def form_as_office(studio: Studio) -> pygame.Surface:
    """A form as in an office: grey, small, stars for what must be filled in, nobody there."""
    canvas = pygame.Surface(SIZE)
    canvas.fill("#ECECEC")
    head, small = Style(17, "#222222", bold=True), Style(12, "#444444")
    rows = ("Forename", "Surname", "Date of birth", "Postal address", "E-mail address", "School attended")
    text(studio, canvas, "Account registration: section 1 of 3", head, (16, 14))
    for number, row in enumerate(rows):
        top = 52 + number * 46
        text(studio, canvas, f"{row} *", small, (16, top + 4))
        pygame.draw.rect(canvas, "#FFFFFF", (170, top, 290, 24))
        pygame.draw.rect(canvas, "#999999", (170, top, 290, 24), 1)
    text(
        studio,
        canvas,
        "* Mandatory field. See the terms of use, clause 4.2.",
        Style(11, "#666666"),
        (16, 336),
    )
    for left, label in ((170, "Submit"), (290, "Reset")):
        pygame.draw.rect(canvas, "#D4D4D4", (left, 370, 90, 26))
        pygame.draw.rect(canvas, "#888888", (left, 370, 90, 26), 1)
        text(studio, canvas, label, small, (left + 26, 375))
    return canvas


def outcome_in_shapes(studio: Studio) -> pygame.Surface:
    """A shape, a word, a reason and a way on."""
    place, question, choice = wordiest_feedback(studio.packs)[Outcome.RISKY]
    play = place.begin()
    play.pick(choice, question)
    screen = show(studio, play, place)
    right = pygame.Rect(screen.get_width() * 46 // 100, 88, 0, 0)
    right.size = (screen.get_width() - right.left - 8, 560)
    return fitted(screen.subsurface(right))


def outcome_in_colour(studio: Studio) -> pygame.Surface:
    """A mark in red: colour alone, a verdict, and no way on."""
    canvas = pygame.Surface(SIZE)
    canvas.fill(studio.easel.color("paper"))
    pygame.draw.aacircle(canvas, RED, (SIZE[0] // 2, 130), 70)
    style = Style(44, RED, bold=True)
    for line, top in (("WRONG!", 226), ("Score: 0 of 10", 300)):
        studio.typesetter.draw(canvas, studio.typesetter.wrap(line, style, SIZE[0]), (0, top), "center")
    return canvas


def backdrop_quiet(studio: Studio) -> pygame.Surface:
    """A pale place with thin lines, behind bright people with bold ones."""
    return paint(studio, CLUB)


def backdrop_loud(studio: Studio) -> pygame.Surface:
    """The place as bright and busy as the people: nobody stands out."""
    backdrop, people = pictured(studio, CLUB)
    canvas = paint_widgets(studio, [backdrop])
    canvas.fill("#C06A50", special_flags=pygame.BLEND_RGB_MULT)
    for at in range(60):
        middle, radius = (at * 97 % SIZE[0], at * 61 % SIZE[1]), 9 + at % 4 * 5
        pygame.draw.circle(canvas, ("#FF3D81", "#FFD400", "#00B7FF", "#3FA34D")[at % 4], middle, radius)
        pygame.draw.circle(canvas, "#2B2440", middle, radius, 4)
    people.draw(canvas, studio.easel, Look.PLAIN)
    return canvas


def place_of(studio: Studio, kind: str) -> Place:
    """The first card of a kind that has a picture with a page in it."""
    return next(
        Place(pack, scenario, id)
        for pack in studio.packs
        for scenario in pack.scenarios
        for id, card in scenario.cards.items()
        if card.kind == kind
    )


def show(studio: Studio, play: Playthrough, place: Place) -> pygame.Surface:
    """The whole screen of a play."""
    screen = StoryScreen(studio.backstage, place.pack.info.id, place.scenario)
    screen.playthrough = play
    return studio.show(screen)


def crop_picture(screen: pygame.Surface) -> pygame.Surface:
    """The left side of a card's screen."""
    return fitted(screen.subsurface(pygame.Rect(16, 92, screen.get_width() * 44 // 100, 664)))


def fitted(picture: pygame.Surface) -> pygame.Surface:
    """The picture, as large as fits, on paper."""
    share = min(SIZE[0] / picture.get_width(), SIZE[1] / picture.get_height())
    size = (round(picture.get_width() * share), round(picture.get_height() * share))
    canvas = pygame.Surface(SIZE)
    canvas.fill("#FFF3DC")
    scaled = pygame.transform.smoothscale(picture, size)
    canvas.blit(scaled, scaled.get_rect(center=AREA.center))
    return canvas


def pictured(studio: Studio, setting: Setting) -> list[Widget]:
    """The widgets of a card's picture."""
    return picture_of(studio.easel, AREA, setting, studio.backstage.cast, studio.backstage.apps)


def paint(studio: Studio, setting: Setting) -> pygame.Surface:
    """A card's picture."""
    return paint_widgets(studio, pictured(studio, setting))


def paint_widgets(studio: Studio, widgets: Sequence[Widget]) -> pygame.Surface:
    """Widgets on paper."""
    canvas = pygame.Surface(SIZE)
    canvas.fill("#FFF3DC")
    easel: Easel = studio.easel
    for widget in widgets:
        widget.draw(canvas, easel, Look.PLAIN)
    return canvas


def text(studio: Studio, canvas: pygame.Surface, line: str, style: Style, at: tuple[int, int]) -> None:
    """One line of words."""
    studio.typesetter.draw(canvas, studio.typesetter.wrap(line, style, SIZE[0]), at)


if __name__ == "__main__":
    main()

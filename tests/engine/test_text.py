from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smart_game import places
from smart_game.app import font_files
from smart_game.engine.problems import Problems
from smart_game.engine.text import Paragraph, Style, Typesetter

FONTS = font_files(places.assets())
BODY = Style(28, "#000000")
LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.lists(st.text(LETTERS, max_size=60), max_size=12).map(" ".join) | st.text(
    st.sampled_from("aMil .,“”’é\n"), max_size=300
)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    pygame.font.init()
    return Typesetter(FONTS, Problems())


def words_of(paragraph: Paragraph) -> str:
    """Every letter in order, without the spaces."""
    return "".join("".join(paragraph.lines).split())


@given(text=TEXTS, width=st.integers(1, 900), size=st.integers(12, 60), bold=st.booleans())
@example(text="Supercalifragilisticexpialidocious" * 3, width=100, size=28, bold=True)
@example(text="", width=50, size=20, bold=False)
def test_no_line_is_wider_than_the_room_and_nothing_is_lost(
    typesetter: Typesetter, text: str, width: int, size: int, bold: bool
) -> None:
    """Only a single letter may be wider than the room."""
    style = Style(size, "#000000", bold)
    paragraph = typesetter.wrap(text, style, width)
    for line in paragraph.lines:
        assert typesetter.width_of(line, style) <= width or len(line) == 1
    assert words_of(paragraph) == "".join(text.split())


def test_words_are_kept_whole_where_they_fit(typesetter: Typesetter) -> None:
    text = "What could they do? You decide, and then we see what happens next."
    lines = typesetter.wrap(text, BODY, 260).lines
    assert len(lines) > 2
    assert " ".join(lines) == text


def test_lines_are_filled_before_the_next_begins(typesetter: Typesetter) -> None:
    """The first word of a line would not have fitted on the line before."""
    lines = typesetter.wrap("one two three four five six seven eight nine ten " * 4, BODY, 300).lines
    for before, after in pairwise(lines):
        assert typesetter.width_of(f"{before} {after.split()[0]}", BODY) > 300


def test_a_line_break_in_the_text_stays(typesetter: Typesetter) -> None:
    assert typesetter.wrap("One.\nTwo.\n\nThree.", BODY, 800).lines == ("One.", "Two.", "", "Three.")


def test_part_of_a_paragraph_is_its_lines(typesetter: Typesetter) -> None:
    whole = typesetter.wrap("a b c d e f g h i j k l m n o p", BODY, 60)
    part = whole.part(1, 3)
    assert part.lines == whole.lines[1:3]
    assert part.height == 2 * whole.line_height


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_a_paragraph_is_drawn_inside_its_room(typesetter: Typesetter, align: str) -> None:
    paragraph = typesetter.wrap("Jolly gypsum, ÅÇ, quiz: jump high, dig deep.", BODY, 200)
    canvas = pygame.Surface((400, 400), pygame.SRCALPHA)
    room = pygame.Rect(100, 100, paragraph.width, paragraph.height)
    typesetter.draw(canvas, paragraph, room.topleft, align)
    drawn = canvas.get_bounding_rect()
    assert drawn.width > 150
    assert room.inflate(2, 2).contains(drawn)
    spare = (drawn.left - room.left, room.right - drawn.right)
    assert {"left": spare[0] < 5, "right": spare[1] < 5, "center": abs(spare[0] - spare[1]) < 5}[align]


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_without_its_font_the_game_still_speaks_and_says_one_sentence(tmp_path: Path, damage: str) -> None:
    pygame.font.init()
    font = tmp_path / "Andika-Regular.ttf"
    if damage == "broken":
        font.write_bytes(b"not a font" * 100)
    problems = Problems()
    typesetter = Typesetter({False: font, True: FONTS[True]}, problems)
    for size in (20, 28, 28, 40):
        paragraph = typesetter.wrap("Hello there", Style(size, "#000000"), 300)
        canvas = pygame.Surface((400, 100), pygame.SRCALPHA)
        typesetter.draw(canvas, paragraph, (0, 0))
        assert canvas.get_bounding_rect().width > 50
    assert len(problems.said) == 1
    assert "Andika-Regular.ttf" in problems.said[0]
    assert problems.said[0].endswith("a plainer one is used. Install the game again to mend it.")


def test_what_was_drawn_is_kept_but_not_without_end(typesetter: Typesetter) -> None:
    canvas = pygame.Surface((2000, 400))
    for number in range(400):
        paragraph = typesetter.wrap(f"line number {number} " * 8, Style(60, "#000000"), 1900)
        typesetter.draw(canvas, paragraph, (0, 0))
    assert 0 < typesetter._drawn.weight <= 16 * 1024 * 1024
    for number in range(3000):
        typesetter.wrap(str(number), BODY, 100)
    assert len(typesetter._paragraphs) <= 2000


def test_both_weights_have_every_letter_of_the_stories() -> None:
    """A letter that the font lacks would show as an empty box."""
    pygame.font.init()
    for file in FONTS.values():
        font = pygame.font.Font(file, 20)
        lacking = [
            letter for letter, metrics in zip(SIGNS, font.metrics(SIGNS), strict=True) if metrics is None
        ]
        assert lacking == []


SIGNS = "ABCXYZabcxyz0123456789“”‘’—–…!?.,:;()&%+-×£éèêëáàâäíìîïóòôöúùûüñçŵŷłśążęćńßøåæ"

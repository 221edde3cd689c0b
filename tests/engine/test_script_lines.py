"""Paragraphs in several scripts: lines broken, aligned and stacked, and nothing of them cut."""

from itertools import pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smart_game.engine.fonts import Script
from smart_game.engine.text import Style
from tests.engine.lettering import FONTS, INK, SAMPLES, drawn, holds, ink_of, picture, setter

URDU = (
    "اگر کوئی بات آپ کو پریشان کرے تو کسی بڑے کو بتائیں۔",
    "اپنا پاس ورڈ کسی کو نہ دیں، دوستوں کو بھی نہیں۔",
    "سمجھنے کی کوشش کیجیے، پہچاننا مشکل ہے",
    "محفوظ رہنے کے پانچ اصول",
)


@pytest.mark.parametrize(
    ("language", "begins"), [("en", "left"), ("bn", "left"), ("ar", "right"), ("ur", "right")]
)
@pytest.mark.parametrize("text", ["Stop and think", "سلام", "বলো"])
def test_a_line_begins_where_lines_of_the_language_begin(language: str, begins: str, text: str) -> None:
    typesetter = setter(language)
    paragraph = typesetter.wrap(text, Style(28, INK), 400)
    ink = {
        align: drawn(typesetter, paragraph, align).get_bounding_rect()
        for align in ("left", "center", "right")
    }
    ends = "left" if begins == "right" else "right"
    assert abs(getattr(ink["left"], begins) - {"left": 100, "right": 500}[begins]) < 6
    assert abs(getattr(ink["right"], ends) - {"left": 100, "right": 500}[ends]) < 6
    assert abs(ink["center"].centerx - 300) < 6
    assert typesetter.rtl == (begins == "right")


WORDS = " ".join(SAMPLES.values()).split()
LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
MIXED = st.lists(st.sampled_from(WORDS) | st.text(LETTERS, max_size=12), max_size=25).map(" ".join)


class TestWrapping:
    @given(
        text=MIXED,
        width=st.integers(1, 700),
        size=st.integers(12, 50),
        language=st.sampled_from(sorted(SAMPLES)),
    )
    def test_no_line_is_wider_than_the_room_and_nothing_is_lost(
        self, text: str, width: int, size: int, language: str
    ) -> None:
        """Only a single character may be wider; what is drawn is as wide as what was measured."""
        typesetter, style = setter(language), Style(size, INK)
        paragraph = typesetter.wrap(text, style, width)
        assert "".join("".join(paragraph.lines).split()) == "".join(text.split())
        for line in paragraph.lines:
            measured = typesetter.width_of(line, style)
            assert measured <= width or len(line) == 1
            assert typesetter._render(line, style).surface.get_width() == measured

    @pytest.mark.parametrize("language", ["ar", "ur", "pa", "bn"])
    def test_words_are_kept_whole_and_lines_are_full(self, language: str) -> None:
        typesetter, style = setter(language), Style(28, INK)
        text = " ".join(word for word in SAMPLES[language].split() if len(word) < 20)  # not the alphabet
        lines = typesetter.wrap(text, style, 300).lines
        assert len(lines) > 3
        assert " ".join(lines) == text
        for before, after in pairwise(lines):
            assert typesetter.width_of(f"{before} {after.split()[0]}", style) > 300

    @pytest.mark.parametrize(("language", "letters"), [("bn", "ক্ষি"), ("ar", "بَ"), ("pa", "ਕਿੰ"), ("ur", "بّ")])
    def test_a_long_word_is_broken_between_letters_with_their_marks(
        self, language: str, letters: str
    ) -> None:
        for width in range(60, 160, 7):
            lines = setter(language).wrap(letters * 40, Style(28, INK), width).lines
            assert len(lines) > 1
            for line in lines:
                assert line == letters * (len(line) // len(letters))

    def test_line_breaks_stay(self) -> None:
        paragraph = setter("ar").wrap("سلام.\nHello.\n\nسلام", Style(28, INK), 400)
        assert paragraph.lines == ("سلام.", "Hello.", "", "سلام")

    def test_a_range_is_read_alike_wherever_the_line_breaks(self) -> None:
        """The levels are those of the paragraph: what comes before on another line still counts."""
        typesetter, style = setter("ar"), Style(40, INK)
        text = "العمر 7-9"
        whole = typesetter.wrap(text, style, 1000)
        broken = typesetter.wrap(text, style, typesetter.width_of("العمر", style) + 5)
        assert broken.lines == ("العمر", "7-9")
        assert holds(drawn(typesetter, whole), drawn(typesetter, broken.part(1, 2)))
        assert not holds(drawn(typesetter, whole), picture(setter("en"), "7-9", style))

    def test_a_part_keeps_what_its_lines_are_drawn_by(self) -> None:
        whole = setter("ur").wrap(" ".join(URDU), Style(28, INK), 200)
        part = whole.part(1, 3)
        assert (part.lines, part.line_height, part.height) == (
            whole.lines[1:3],
            whole.line_height,
            2 * whole.line_height,
        )
        assert drawn(setter("ur"), part).get_bounding_rect().width > 100


class TestLines:
    def test_each_script_has_the_line_height_it_needs(self) -> None:
        style = Style(100, INK)
        heights = {
            code: setter(code).wrap(SAMPLES[code], style, 900).line_height
            for code in ("en", "cy", "uk", "bn", "pa", "ar", "ur")
        }
        assert heights["en"] == heights["cy"] == heights["uk"] == 136
        assert heights["en"] < heights["bn"] == heights["pa"] < heights["ar"] < heights["ur"]
        assert heights["ur"] >= 1.5 * heights["en"]
        assert setter("ur").wrap("Still in English", style, 900).line_height == heights["en"]

    def test_lines_that_are_far_apart_already_are_moved_by_less(self) -> None:
        """Spacing of 2 is twice as far in Latin; in Nastaliq it is less, or a page would hold two lines."""

        def heights(spacing: float) -> list[int]:
            style = Style(50, INK, spacing=spacing)
            return [setter("ur").wrap(text, style, 900).line_height for text in ("Tell", "بتائیں")]

        (latin, nastaliq), (latin_far, nastaliq_far) = heights(1.0), heights(2.0)
        assert latin_far == 2 * latin
        assert 1.25 * nastaliq < nastaliq_far < 1.5 * nastaliq

    @pytest.mark.parametrize("bold", [False, True])
    @pytest.mark.parametrize("size", [22, 40])
    @pytest.mark.parametrize("language", ["ar", "pa", "bn"])
    def test_ink_stays_in_the_paragraph(self, language: str, size: int, bold: bool) -> None:
        paragraph = setter(language).wrap(SAMPLES[language], Style(size, INK, bold), 500)
        ink = drawn(setter(language), paragraph).get_bounding_rect()
        assert pygame.Rect(100, 100, paragraph.width, paragraph.height).inflate(4, 4).contains(ink)

    @pytest.mark.parametrize("bold", [False, True])
    @pytest.mark.parametrize("size", [22, 40])
    @pytest.mark.parametrize("text", URDU)
    def test_nastaliq_is_whole_and_hardly_leaves_its_line(self, text: str, size: int, bold: bool) -> None:
        """The steepest words rise a little above their line; none of their ink is cut."""
        typesetter, style = setter("ur"), Style(size, INK, bold)
        paragraph = typesetter.wrap(text, style, 2000)
        ink = drawn(typesetter, paragraph).get_bounding_rect()
        assert ink.top >= 100 - 0.5 * size
        assert ink.bottom <= 100 + paragraph.height + 2
        large = Style(4 * size, INK, bold)
        taller = drawn(typesetter, typesetter.wrap(text, large, 8000)).get_bounding_rect()
        assert ink.height == pytest.approx(taller.height / 4, rel=0.05, abs=2)
        line = typesetter._render(paragraph.lines[0], style).surface
        assert line.get_bounding_rect().height == ink.height

    def test_nastaliq_keeps_a_little_away_from_latin_letters(self) -> None:
        typesetter, style = setter("ur"), Style(40, INK)
        apart = typesetter.width_of("میں Box", style)
        assert apart == sum(typesetter.width_of(part, style) for part in ("میں ", "Box")) + 6

    def test_a_word_deeper_than_its_font_says_stands_no_lower(self) -> None:
        """The picture grows below the letters by a pixel; they stay where they are."""
        typesetter, style = setter("ur"), Style(40, INK, bold=True)
        font = typesetter._fonts.get(Script.ARABIC, 40, True, rtl=True)
        line = typesetter._render("رہنے", style)
        assert line.surface.get_height() > font.get_height()
        assert line.baseline == font.get_ascent()

    def test_a_word_taller_than_its_font_says_is_drawn_whole(self) -> None:
        """This one is: all of the ink of its letters, and the room of the font would have cut it."""
        typesetter, style = setter("ur"), Style(40, INK)
        font = typesetter._fonts.get(Script.ARABIC, 40, False, rtl=True)
        word = "پھچجیحمممچ"
        assert ink_of(picture(typesetter, word, style)).get_height() > font.get_height() + 10

    @pytest.mark.parametrize("language", ["ar", "ur", "bn"])
    def test_latin_words_stand_level_on_every_line(self, language: str) -> None:
        typesetter, style = setter(language), Style(40, INK)
        mixed = {"ar": "سلام Box", "ur": "نستعلیق Box", "bn": "বলো Box"}[language]
        paragraph = typesetter.wrap(f"Box\n{mixed}\nBox", style, 600)
        canvas, word = drawn(typesetter, paragraph), picture(setter("en"), "Box", style)
        ink = word.get_bounding_rect()
        tops = []
        for number in range(3):
            line = pygame.Surface((800, paragraph.line_height + 40), pygame.SRCALPHA)
            typesetter.draw(line, paragraph.part(number, number + 1), (100, 20))
            looked_for = pygame.mask.from_surface(ink_of(word))
            inside = pygame.mask.from_surface(line)
            tops += [
                y
                for y in range(line.get_height() - ink.height)
                for x in range(line.get_width() - ink.width)
                if inside.overlap_area(looked_for, (x, y)) == looked_for.count()
            ]
        assert len(tops) == 3
        assert len(set(tops)) == 1
        assert canvas.get_bounding_rect().width > 0

    def test_light_letters_have_no_dark_edges(self) -> None:
        """White on white cannot be seen, however a line is put together."""
        paragraph = setter("ar").wrap("سلام ChatterBox 12 (Box)", Style(28, "#FFFFFF"), 500)
        canvas = pygame.Surface((600, 200))
        canvas.fill("#FFFFFF")
        setter("ar").draw(canvas, paragraph, (20, 20))
        assert pygame.mask.from_threshold(canvas, (255, 255, 255), (1, 1, 1)).count() == 600 * 200


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", ["en", "cy", "ar", "bn"])
@pytest.mark.parametrize("text", ["What could they do?", "Zażółć gęślą jaźń", "Tŷ a môr, ŵy!", "7-9, 50%"])
def test_plain_text_is_what_its_font_draws(text: str, language: str, bold: bool) -> None:
    """Nothing of all this changes a Latin text, pixel by pixel."""
    style = Style(28, "#123456", bold)
    typesetter = setter(language)
    font = pygame.font.Font(FONTS / f"Andika-{'Bold' if bold else 'Regular'}.ttf", 28)
    expected = font.render(text, True, "#123456")
    paragraph = typesetter.wrap(text, style, expected.get_width())
    canvas, bare = (pygame.Surface((500, 80)) for _ in range(2))
    typesetter.draw(canvas, paragraph, (10, 10))
    bare.blit(expected, (10, 10 + (round(28 * 1.36) - expected.get_height()) // 2))
    assert pygame.image.tobytes(canvas, "RGB") == pygame.image.tobytes(bare, "RGB")

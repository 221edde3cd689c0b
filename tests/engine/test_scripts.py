"""Text in several scripts, from the right and mixed: which font draws what, and in which order."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from unicodedata import category

import pygame
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from smart_game.engine.bidi import order, resolve
from smart_game.engine.fonts import Family, Fonts, Script
from smart_game.engine.problems import Problems
from smart_game.engine.text import Style, Typesetter
from tests.engine.lettering import FONTS, INK, SAMPLES, holds, ink_of, picture, setter

LATIN_FONTS = ("Andika", "AtkinsonHyperlegibleNext")


def drawn_by(family: Family, text: str) -> Iterator[tuple[str, Script]]:
    for run in order(resolve(text, rtl=family.rtl)):
        yield from family.split(text[run.start : run.end], rtl=run.rtl)


@lru_cache
def letters_in(file: Path) -> frozenset[int]:
    return frozenset(TTFont(file).getBestCmap())


def lacking(text: str, language: str, reading: str, bold: bool) -> set[str]:
    """What would show as an empty box."""
    family = Family.for_language(FONTS, language, reading)
    return {
        sign
        for part, script in drawn_by(family, text)
        for sign in part
        if category(sign) != "Cf" and ord(sign) not in letters_in(family.faces[script].files[bold])
    }


class TestCoverage:
    @pytest.mark.parametrize("bold", [False, True])
    @pytest.mark.parametrize("reading", LATIN_FONTS)
    @pytest.mark.parametrize("language", SAMPLES)
    def test_every_letter_is_in_the_font_that_draws_it(self, language: str, reading: str, bold: bool) -> None:
        """A30: in the fonts of its own language, and of English."""
        assert lacking(SAMPLES[language], language, reading, bold) == set()
        assert lacking(SAMPLES[language], "en", reading, bold) == set()

    def test_a_letter_that_no_font_has_is_noticed(self) -> None:
        assert lacking("Hello 世", "en", "Andika", False) == {"世"}

    def test_each_font_file_has_its_licence_and_its_credit(self) -> None:
        named = (FONTS / "CREDITS.md").read_text(encoding="utf-8")
        files = sorted(FONTS.glob("*.ttf"))
        assert len(files) == 12
        for file in files:
            assert file.name in named
            assert (FONTS / "licences" / f"{file.stem.split('-')[0]}-OFL.txt").is_file()


class TestFamily:
    @pytest.mark.parametrize(
        ("language", "rtl", "lead", "name"),
        [
            ("ar", True, Script.ARABIC, "NotoNaskhArabic-Regular.ttf"),
            ("ur-PK", True, Script.ARABIC, "NotoNastaliqUrdu-Regular.ttf"),
            ("pa", False, Script.GURMUKHI, "NotoSansGurmukhi-Regular.ttf"),
            ("bn_BD", False, Script.BENGALI, "NotoSansBengali-Regular.ttf"),
            ("cy", False, Script.LATIN, "Andika-Regular.ttf"),
        ],
    )
    def test_a_language_has_a_direction_and_a_font(
        self, language: str, rtl: bool, lead: Script, name: str
    ) -> None:
        family = Family.for_language(FONTS, language)
        assert (family.rtl, family.lead, family.faces[lead].files[False].name) == (rtl, lead, name)

    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("বাংলা Roblox বাংলা", ["বাংলা ", "Roblox ", "বাংলা"]),
            ("বয়স (7-9) বছর", ["বয়স (", "7-9", ") বছর"]),
            ("ਕਿਹਾ “Hi!” ਹੈ", ["ਕਿਹਾ “", "Hi!", "” ਹੈ"]),
            ("Roblox। ਹੈ", ["Roblox", "। ਹੈ"]),
            ("“বলো”", ["“বলো”"]),
        ],
    )
    def test_signs_go_with_the_words_they_belong_to(self, text: str, parts: list[str]) -> None:
        family = Family.for_language(FONTS, "pa" if "ਹ" in text else "bn")
        assert [part for part, _ in family.split(text, rtl=False)] == parts

    def test_signs_alone_are_drawn_in_the_font_of_their_direction(self) -> None:
        family = Family.for_language(FONTS, "ur")
        assert list(family.split(" !", rtl=True)) == [(" !", Script.ARABIC)]
        assert list(family.split(" !", rtl=False)) == [(" !", Script.LATIN)]

    def test_cyrillic_is_drawn_in_andika_where_the_reading_font_lacks_it(self) -> None:
        family = Family.for_language(FONTS, "uk", "AtkinsonHyperlegibleNext")
        assert list(family.split("Roblox для дітей!", rtl=False)) == [
            ("Roblox ", Script.LATIN),
            ("для дітей!", Script.CYRILLIC),
        ]

    def test_a_font_is_opened_when_it_is_first_needed(self, tmp_path: Path) -> None:
        """With only Andika there, everything in English is well, and Arabic says one sentence."""
        pygame.font.init()
        for name in ("Andika-Regular.ttf", "Andika-Bold.ttf"):
            (tmp_path / name).write_bytes((FONTS / name).read_bytes())
        problems = Problems()
        typesetter = Typesetter.for_language(tmp_path, "ar", problems)
        for bold in (False, True):
            picture(typesetter, "Tell someone.", Style(28, INK, bold))
        assert list(problems.said) == []
        assert picture(typesetter, "سلام", Style(28, INK)).get_bounding_rect().width > 5
        assert len(problems.said) == 1
        assert "NotoNaskhArabic-Regular.ttf" in problems.said[0]

    def test_nastaliq_is_opened_twice_for_all_sizes_and_each_size_is_drawn_as_if_it_were_the_only_one(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each opening takes longer than a frame, and the board tries many sizes for a page."""
        pygame.font.init()
        read, opened = Fonts._read, []

        def counted(fonts: Fonts, path: Path, size: int) -> pygame.font.Font:
            opened.append(path.name)
            return read(fonts, path, size)

        monkeypatch.setattr(Fonts, "_read", counted)
        typesetter = Typesetter.for_language(FONTS, "ur", Problems())
        sizes = (20, 34, 48, 62, 20)
        seen = [picture(typesetter, "محفوظ رہنے", Style(size, INK)) for size in sizes]
        assert opened == ["NotoNastaliqUrdu-Regular.ttf"] * 2
        for size, drawn in zip(sizes, seen, strict=True):
            alone = Typesetter.for_language(FONTS, "ur", Problems())
            expected = picture(alone, "محفوظ رہنے", Style(size, INK))
            assert drawn.get_buffer().raw == expected.get_buffer().raw


class TestShaping:
    @pytest.mark.parametrize(("language", "word"), [("ar", "سلام"), ("ur", "محفوظ"), ("ar", "بيتنا")])
    def test_arabic_letters_are_joined(self, language: str, word: str) -> None:
        """Apart, they take more room, and there is a gap between any two of them."""
        style, apart = Style(40, INK), "\u200c".join(word)
        joined, isolated = (picture(setter(language), text, style) for text in (word, apart))
        assert setter(language).width_of(word, style) < 0.9 * setter(language).width_of(apart, style)
        pieces = [len(pygame.mask.from_surface(each).connected_components(4)) for each in (joined, isolated)]
        assert pieces[0] < pieces[1]

    @pytest.mark.parametrize(("language", "word"), [("pa", "ਕਿ"), ("bn", "কি")])
    def test_a_vowel_that_is_written_before_its_letter_is_drawn_before_it(
        self, language: str, word: str
    ) -> None:
        """The letter's right side, below the line that joins letters, is the right side of the word."""
        letter, shaped = (picture(setter(language), text, Style(60, INK)) for text in (word[0], word))
        assert ink_of(shaped).get_width() > ink_of(letter).get_width() + 5
        rows = letter.get_bounding_rect()
        sides = [
            pygame.image.tobytes(
                each.subsurface((each.get_bounding_rect().right - 20, rows.centery, 20, 40)), "RGBA"
            )
            for each in (letter, shaped)
        ]
        assert sides[0] == sides[1]


@pytest.mark.parametrize("size", [22, 40])
@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("ar", "قال في ", " لا"),
        ("ur", "میں ", " کیا"),
        ("bn", "এই ", " কি"),
        ("pa", "ਇਹ ", " ਹੈ"),
        ("ar", "قال ", "."),
    ],
)
class TestMixedLine:
    @pytest.mark.parametrize("run", ["ChatterBox 12", "0800 1111", "12/03/2026", "@sam_42", "Gem-Gem"])
    def test_latin_letters_and_digits_stand_as_they_do_alone(
        self, language: str, before: str, after: str, size: int, run: str
    ) -> None:
        style = Style(size, INK)
        assert holds(
            picture(setter(language), before + run + after, style), picture(setter("en"), run, style)
        )

    def test_and_not_the_other_way_round(self, language: str, before: str, after: str, size: int) -> None:
        """So the search above can fail."""
        style = Style(size, INK)
        whole = picture(setter(language), f"{before}ChatterBox 12{after}", style)
        assert not holds(whole, picture(setter("en"), "21 xoBrettahC", style))


def points_left(surface: pygame.Surface) -> bool:
    """Whether a bracket's middle is left of its top."""
    mask = pygame.mask.from_surface(ink_of(surface))
    wide, tall = mask.get_size()
    middle, top = (
        [x for x in range(wide) if any(mask.get_at((x, y)) for y in rows)]
        for rows in (range(tall // 2 - 1, tall // 2 + 2), range(3))
    )
    return sum(middle) / len(middle) < sum(top) / len(top)


class TestOrder:
    @pytest.mark.parametrize("sign", ["£", "+", "*"])
    def test_what_another_font_draws_between_arabic_words_stands_between_them(self, sign: str) -> None:
        style = Style(40, INK)
        whole, last = (ink_of(picture(setter("ar"), text, style)) for text in (f"س {sign} ضضضضض", "ضضضضض"))
        begun = whole.subsurface((0, 0, last.get_width(), whole.get_height()))
        assert pygame.image.tobytes(ink_of(begun), "RGBA") == pygame.image.tobytes(last, "RGBA")

    def test_marks_that_only_settle_the_order_are_not_drawn(self) -> None:
        style = Style(40, INK)
        bare = setter("ar").width_of("سلام سلام", style)
        for mark in "\u061c\u200e\u200f\u202a\u202c\u2066\u2067\u2069":
            marked = setter("ar").width_of(f"سلام {mark}سلام", style)
            assert marked == pytest.approx(bare, abs=1), ascii(mark)

    def test_a_full_stop_after_latin_letters_is_left_of_them(self) -> None:
        plain, stopped = (
            ink_of(picture(setter("ar"), f"سلام Box{stop}", Style(40, INK))) for stop in ("", ".")
        )
        more = stopped.get_width() - plain.get_width()
        assert more > 3
        begun = stopped.subsurface((0, 0, 8, stopped.get_height())).get_bounding_rect()
        assert begun.height < 10
        assert begun.top > stopped.get_height() // 2
        assert holds(
            picture(setter("ar"), "سلام Box.", Style(40, INK)), picture(setter("en"), "Box", Style(40, INK))
        )

    @pytest.mark.parametrize("pair", ["()", "[]", "«»"])
    @pytest.mark.parametrize("inside", ["سلام", "Box", "12"])
    def test_brackets_open_towards_what_is_in_them(self, pair: str, inside: str) -> None:
        """From the right, the opening one looks as the closing one does from the left."""
        style, marked = Style(60, INK), f"{pair[0]}{inside}{pair[1]}"
        last, first = (
            ink_of(picture(setter("ar"), text, style)) for text in (f"سلام {marked}", f"{marked} سلام")
        )
        assert points_left(last.subsurface((0, 0, 9, last.get_height())))
        assert not points_left(first.subsurface((first.get_width() - 9, 0, 9, first.get_height())))

    @pytest.mark.parametrize("text", ["Stop. Think (7-9)!", "বলো (7-9)!"])
    def test_a_text_still_in_another_language_runs_from_the_left(self, text: str) -> None:
        style = Style(28, INK)
        one, other = (
            pygame.image.tobytes(picture(setter(code), text, style), "RGBA") for code in ("en", "ar")
        )
        assert one == other

    def test_arabic_alone_in_an_english_game_runs_from_the_right(self) -> None:
        """Its full stop is at the left, where it ends."""
        one, other = (
            pygame.image.tobytes(ink_of(picture(setter(code), "سلام.", Style(28, INK))), "RGBA")
            for code in ("en", "ar")
        )
        assert one == other

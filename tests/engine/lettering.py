"""Samples in the game's languages, and lines of them drawn on a clear ground."""

from functools import lru_cache

import pygame

from smart_game import places
from smart_game.engine.problems import Problems
from smart_game.engine.text import Paragraph, Style, Typesetter

FONTS = places.assets() / "fonts"
INK = "#000000"

SAMPLES = {
    "en": "“What could they do?” – Tell someone you trust… (0800 1111) £5, 50%, 7-9!",
    "cy": "Paid â rhannu dy gyfrinair (ŵy, tŷ, môr, ï, ẁ, ẃ, ẅ, Ŵ, Ŷ, ÿ)!",
    "pl": "Zażółć gęślą jaźń: ĄĆĘŁŃÓŚŹŻ „tak”.",
    "ro": "Spune-i unui adult: ăâîșț ĂÂÎȘȚ „da”.",
    "uk": "Скажи дорослому: їжак, єнот, ґудзик — «так»! Ї Є І Ґ",
    "ar": "قالت بريا: «إذا أزعجك شيء في ChatterBox 12، أخبِر شخصًا كبيرًا (تثق به)؛ هل فهمت؟» 50٪ ٠١٢٣٤٥٦٧٨٩ "
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءآأؤإئىة ـ السَّلَامُ عَلَيْكُمْ! 0800 1111 [7-9].",
    "ur": "پریا نے کہا: ”اگر ChatterBox 12 میں کوئی بات پریشان کرے (ذرا رکیں)، تو بڑوں کو بتائیں!“"
    " کیا یہ سچ ہے؟ آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےۓئؤۂۃ ۰۱۲۳۴۵۶۷۸۹ 0800 1111 [7-9] 50%۔",
    "pa": "ਪ੍ਰਿਆ ਨੇ ਕਿਹਾ: “ਜੇ ChatterBox 12 ਵਿੱਚ ਕੋਈ ਗੱਲ ਪਰੇਸ਼ਾਨ ਕਰੇ, ਕਿਸੇ ਵੱਡੇ ਨੂੰ ਦੱਸੋ!” (7-9)। "
    "ੳਅੲਸਹਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਸ਼ਖ਼ਗ਼ਜ਼ਫ਼ਲ਼ ੦੧੨੩੪੫੬੭੮੯ Roblox। 50%",
    "bn": "প্রিয়া বলল: “ChatterBox 12-এ কিছু খারাপ লাগলে বড় কাউকে বলো!” (7-9)। স্ত্রী কিন্তু দ্বন্দ্ব "
    "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎংঃঁ ০১২৩৪৫৬৭৮৯ Roblox। 50%",
}
"""Drafts for these tests, with every letter of the alphabets that are new to the game."""


@lru_cache
def setter(language: str, reading: str = "Andika") -> Typesetter:
    pygame.font.init()
    return Typesetter.for_language(FONTS, language, Problems(), reading)


def picture(typesetter: Typesetter, text: str, style: Style) -> pygame.Surface:
    """One line on a clear ground, with room round it."""
    paragraph = typesetter.wrap(text, style, typesetter.width_of(text, style))
    assert len(paragraph.lines) == 1
    return drawn(typesetter, paragraph)


def drawn(typesetter: Typesetter, paragraph: Paragraph, align: str = "left") -> pygame.Surface:
    """A paragraph 100 pixels from each side of a clear ground."""
    canvas = pygame.Surface((paragraph.width + 200, paragraph.height + 200), pygame.SRCALPHA)
    typesetter.draw(canvas, paragraph, (100, 100), align)
    return canvas


def ink_of(surface: pygame.Surface) -> pygame.Surface:
    return surface.subsurface(surface.get_bounding_rect())


def holds(whole: pygame.Surface, part: pygame.Surface) -> bool:
    """Whether the ink of `part` stands somewhere in `whole` as it is, with nothing else among it."""
    inside, looked_for = pygame.mask.from_surface(whole), pygame.mask.from_surface(ink_of(part))
    wide, tall = looked_for.get_size()
    blank = pygame.mask.Mask((wide, tall), fill=True)
    return any(
        inside.overlap_area(looked_for, (x, y)) == looked_for.count() == inside.overlap_area(blank, (x, y))
        for x in range(inside.get_size()[0] - wide)
        for y in range(inside.get_size()[1] - tall)
        if inside.overlap(looked_for, (x, y))
    )

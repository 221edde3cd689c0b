"""Pictures of settings that show the thing itself: real letters, real colours, and series that grow."""

from collections.abc import Sequence
from functools import partial
from math import cos, pi, sin

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.text import Style, Typesetter
from smart_game.engine.theme import Theme
from smart_game.engine.widgets import OUTLINE, Picture, draw_picture
from smart_game.scenes.option import Art

_TEAL, _AMBER, _PAPER, _SKIN = "#1F8A8A", "#F7B733", "#FFFDF6", "#C98C62"
_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="120" height="120">'
_LINES = f'<g fill="none" stroke="{OUTLINE}" stroke-width="6" stroke-linejoin="round" stroke-linecap="round">'

GREETINGS = {
    "ar": "مرحبا",
    "bn": "নমস্কার",
    "cy": "Helo",
    "en": "Hello",
    "pa": "ਸਤ ਸ੍ਰੀ ਅਕਾਲ",
    "pl": "Cześć",
    "ro": "Salut",
    "uk": "Привіт",
    "ur": "سلام",
}
"""How children greet each other in each language."""

_LETTERS = {"ar": "أب", "ur": "اب", "bn": "কখ", "pa": "ਕਖ", "uk": "Аа"}


def letters_of(language: str) -> str:
    """Two letters of a language's script."""
    return _LETTERS.get(language, "Aa")


def letters(text: str, share: float, typesetter: Typesetter | None = None) -> Art:
    """Letters as high as this share of the place; in the screen's own font if no other is given."""
    return partial(_paint_letters, text=text, share=share, typesetter=typesetter)


def _paint_letters(
    canvas: pygame.Surface,
    easel: Easel,
    place: pygame.Rect,
    *,
    text: str,
    share: float,
    typesetter: Typesetter | None,
    color: str = "ink",
) -> None:
    setter = typesetter or easel.typesetter
    style = Style(max(1, round(place.height * share)), easel.color(color), bold=False)
    wide = setter.width_of(text, style)
    if wide > place.width:
        style = Style(max(1, style.size * place.width // wide), style.color, bold=False)
        wide = setter.width_of(text, style)
    line = setter.wrap(text, style, wide + 2)
    room = pygame.Rect(0, 0, line.width, line.height)
    room.center = place.center
    setter.draw(canvas, line, room.topleft, "center")


def swatch(theme: Theme, text: str) -> Art:
    """A small screen in the colours of a theme."""
    return partial(_paint_swatch, theme=theme, text=text)


def _paint_swatch(
    canvas: pygame.Surface, easel: Easel, place: pygame.Rect, *, theme: Theme, text: str
) -> None:
    screen = pygame.Rect(0, 0, min(place.width, place.height * 7 // 4), place.height)
    screen.center = place.center
    px = easel.metrics.px
    pygame.draw.rect(canvas, theme.colors["paper"], screen, border_radius=px(8))
    pygame.draw.rect(canvas, theme.colors["ink"], screen, px(3), border_radius=px(8))
    bar = pygame.Rect(screen.left + px(8), screen.top + px(8), screen.width - px(16), px(12))
    for left, name, part in ((0.0, "plain", 0.4), (0.6, "tell", 0.4)):
        button = pygame.Rect(0, bar.top, round(bar.width * part), bar.height)
        button.left = bar.left + round(bar.width * left)
        pygame.draw.rect(canvas, theme.colors[name], button, border_radius=px(4))
        pygame.draw.rect(canvas, theme.colors["ink"], button, px(2), border_radius=px(4))
    below = pygame.Rect(bar.left, bar.bottom + px(4), bar.width, screen.bottom - bar.bottom - px(11))
    words, button = below.copy(), below.copy()
    words.width = below.width * 11 // 20
    button.update(words.right + px(4), below.top, below.right - words.right - px(4), below.height)
    _paint_letters(canvas, easel, words, text=text, share=0.72, typesetter=None, color=theme.colors["ink"])
    pygame.draw.rect(canvas, theme.colors["main"], button, border_radius=px(6))


def greeting(language: str, typesetter: Typesetter) -> Art:
    """A speech bubble with a greeting, in the letters of its language."""
    text = GREETINGS.get(language, language)
    return partial(_paint_greeting, text=text, typesetter=typesetter)


def _paint_greeting(
    canvas: pygame.Surface, easel: Easel, place: pygame.Rect, *, text: str, typesetter: Typesetter
) -> None:
    line = easel.metrics.px(3)
    bubble = pygame.Rect(0, 0, min(place.width, place.height * 7 // 4), place.height * 5 // 6)
    bubble.midtop = place.midtop
    foot = bubble.left + bubble.width // 3
    tail = [
        (foot, bubble.bottom - line),
        (foot, place.bottom),
        (foot + place.height // 3, bubble.bottom - line),
    ]
    pygame.draw.polygon(canvas, _PAPER, tail)
    pygame.draw.polygon(canvas, OUTLINE, tail, line)
    pygame.draw.rect(canvas, _PAPER, bubble, border_radius=bubble.height // 3)
    pygame.draw.rect(canvas, OUTLINE, bubble, line, border_radius=bubble.height // 3)
    room = bubble.inflate(-4 * line, -2 * line)
    _paint_letters(canvas, easel, room, text=text, share=0.62, typesetter=typesetter, color=OUTLINE)


def drawn(name: str, shapes: str) -> Art:
    """A picture that is put together here, of shapes in a square of 120 by 120."""

    def art(canvas: pygame.Surface, easel: Easel, place: pygame.Rect) -> None:
        draw_picture(canvas, easel, _kept(easel, name, shapes), place, "choice")

    return art


def svg_of(shapes: str) -> str:
    """Shapes with the outlines of all pictures, as SVG."""
    return f"{_HEAD}{_LINES}{shapes}</g></svg>"


def spaced_lines(percent: int) -> str:
    """Lines of a text, as far apart as they will be."""
    step = 17 * percent / 100
    tops = [60 + step * at for at in (-1.5, -0.5, 0.5, 1.5)]
    ends = (104, 92, 104, 76)
    paths = "".join(f"M16 {top:g}H{end}" for top, end in zip(tops, ends, strict=True))
    return f'<path d="{paths}" stroke-width="9"/>'


def volume(percent: int) -> str:
    """A loudspeaker with as many waves as it is loud."""
    waves = "".join(
        f"M{48 + 12 * at} {60 - 11 * at}A{6 + 13 * at} {6 + 13 * at} 0 0 1 {48 + 12 * at} {60 + 11 * at}"
        for at in range(1, percent // 25 + 1)
    )
    speaker = "M8 46H20L42 26V94L20 74H8Z"
    return f'<path d="{speaker}" fill="{_TEAL}"/><path d="{waves}" stroke-width="8"/>'


def loud_mouth(percent: int) -> str:
    """A mouth that opens wider, with more waves, the louder it speaks."""
    steps = percent // 25
    tall = 5 + 6 * steps
    mouth = f'<ellipse cx="32" cy="60" rx="26" ry="{tall + 7}" fill="#F2714F"/>'
    mouth += f'<ellipse cx="32" cy="60" rx="15" ry="{tall - 1}" fill="{OUTLINE}" stroke="none"/>'
    waves = "".join(
        f"M{54 + 11 * at} {60 - 10 * at}A{6 + 12 * at} {6 + 12 * at} 0 0 1 {54 + 11 * at} {60 + 10 * at}"
        for at in range(1, steps + 1)
    )
    return f'{mouth}<path d="{waves}" stroke-width="8"/>'


def waiting(share: float) -> str:
    """A clock whose hand has gone as far round as the wait is long."""
    angle = 2 * pi * share
    at = (60 + 40 * sin(angle), 60 - 40 * cos(angle))
    face = f'<circle cx="60" cy="60" r="50" fill="{_PAPER}"/>'
    if share < 1:
        pie = f'<path d="M60 60V20A40 40 0 {int(share > 0.5)} 1 {at[0]:.1f} {at[1]:.1f}Z" fill="{_AMBER}"/>'
    else:
        pie = f'<circle cx="60" cy="60" r="40" fill="{_AMBER}"/><path d="M60 60V20"/>'
    return face + pie


def resting(dots: int) -> str:
    """A hand, and the dots of how long it rests."""
    fingers = "M40 46V16M55 44V10M70 44V12M85 48V22M30 74L18 54"
    palm = "M32 44H92V62Q92 88 66 88H58Q44 88 34 74Z"
    hand = (
        f'<path d="{fingers}" stroke-width="16"/><path d="{palm}" stroke-width="6" fill="{_SKIN}"/>'
        f'<path d="{fingers}" stroke="{_SKIN}" stroke-width="8"/>'
        f'<path d="M35 46H89V60Q89 85 66 85H58Q46 85 37 73Z" fill="{_SKIN}" stroke="none"/>'
    )
    marks = "".join(
        f'<circle cx="{21 + 26 * at}" cy="106" r="11" '
        f'fill="{_AMBER if at < dots else _PAPER}" stroke-width="5"/>'
        for at in range(4)
    )
    return hand + marks


def arrow(easel: Easel, quarter_turns: int) -> Picture:
    """An arrow that points up, or right, down, left after as many quarter turns."""
    points = [(60, 14), (104, 62), (78, 62), (78, 106), (42, 106), (42, 62), (16, 62)]
    for _ in range(quarter_turns):
        points = [(120 - down, across) for across, down in points]
    corners = " ".join(f"{across},{down}" for across, down in points)
    return _kept(easel, f"arrow {quarter_turns}", f'<polygon points="{corners}" fill="{_TEAL}"/>')


def cross(easel: Easel) -> Picture:
    """One less, or none."""
    shapes = '<circle cx="60" cy="60" r="50" fill="#B3261E"/>'
    shapes += '<path d="M42 42L78 78M78 42L42 78" stroke="#FFFFFF" stroke-width="13"/>'
    return _kept(easel, "cross", shapes)


def _kept(easel: Easel, name: str, shapes: str) -> Picture:
    """A picture of shapes that is drawn once for each size."""
    return lambda size: easel.pictures.text(f"setting {name}", size, lambda: svg_of(shapes))


def page(voices: Sequence[int], ringed: int | None = None, *, crossed: bool = False) -> str:
    """A page of three lines: those that are heard have waves, one may be ringed; crossed out if none is."""
    shapes = f'<rect x="8" y="10" width="72" height="100" rx="8" fill="{_PAPER}"/>'
    for at in range(3):
        top = 34 + 26 * at
        if at == ringed:
            box = f'x="14" y="{top - 12}" width="60" height="24" rx="7"'
            shapes += f'<rect {box} fill="{_AMBER}" stroke-width="5"/>'
        shapes += f'<path d="M22 {top}H66" stroke="#5B6785" stroke-width="7"/>'
        if at in voices:
            shapes += (
                f'<path d="M88 {top - 5}A8 8 0 0 1 88 {top + 5}M100 {top - 9}A14 14 0 0 1 100 {top + 9}"/>'
            )
    if crossed:
        shapes += '<path d="M70 76L110 116M110 76L70 116" stroke="#FFFDF6" stroke-width="18"/>'
        shapes += '<path d="M70 76L110 116M110 76L70 116" stroke="#B3261E" stroke-width="9"/>'
    return shapes

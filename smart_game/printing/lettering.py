"""The game's letters inside a page, so that children read the shapes that they are taught on any printer.

A font is packed as WOFF, whose tables are compressed each by itself.
"""

import base64
import re
import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

_LATIN = "Andika"
_WRITTEN_IN = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug"), "NotoNaskhArabic"),
    "ur": "NotoNastaliqUrdu",
    "bn": "NotoSansBengali",
    "pa": "NotoSansGurmukhi",
}
_WEIGHTS = (("Regular", 400), ("Bold", 700))


def families_for(language: str) -> Sequence[str]:
    """The fonts that a language is printed with, the first for all that it has."""
    own = _WRITTEN_IN.get(re.split(r"[-_]", language.lower())[0])
    return (_LATIN, own) if own else (_LATIN,)


def font_faces(fonts: Path, language: str) -> Markup:
    """The style rules that carry the fonts of a language."""
    rules = [
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{_packed(fonts / f'{family}-{style}.ttf')}) format('woff')}}"
        for family in families_for(language)
        for style, weight in _WEIGHTS
    ]
    stack = ", ".join(f'"{family}"' for family in families_for(language))
    return Markup("\n".join([*rules, f"html {{ font-family: {stack}, sans-serif; }}"]))  # noqa: S704


@lru_cache
def _packed(path: Path) -> str:
    return base64.b64encode(woff(path.read_bytes())).decode("ascii")


def woff(font: bytes) -> bytes:
    """A TrueType font as a WOFF file (W3C WOFF 1.0): the same tables, each compressed where that helps."""
    flavour, count = struct.unpack(">4sH", font[:6])
    tables = [struct.unpack(">4sLLL", font[12 + 16 * at : 28 + 16 * at]) for at in range(count)]
    offset = 44 + 20 * count
    directory, body = b"", b""
    whole = 12 + 16 * count
    for tag, checksum, start, length in sorted(tables):
        raw = font[start : start + length]
        packed = min(raw, zlib.compress(raw, 9), key=len)
        directory += struct.pack(">4sLLLL", tag, offset + len(body), len(packed), length, checksum)
        body += packed + b"\0" * (-len(packed) % 4)
        whole += length + -length % 4
    head = struct.pack(
        ">4s4sLHHLHHLLLLL", b"wOFF", flavour, offset + len(body), count, 0, whole, 1, 0, *[0] * 5
    )
    return head + directory + body

"""Catalogues: read from and written to .po files, which people edit, and compiled as gettext reads them.

It imports nothing but Babel, so that the wheel can be built with it (`hatch_build.py`).
"""

import gettext
import re
from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from smart_game.errors import SmartGameError

DRAFT, SIGNED_OFF = "draft", "signed off"
"""What a catalogue says of itself under `X-Status`."""

_WIDTH = 100
_STATUS = re.compile(r'^"X-Status: *(.*?) *(?:\\n)?"', re.MULTILINE)
_MADE_FROM = "X-Made-From"
_NUMBERS = (*range(201), 1000, 1_000_000)
"""Enough to tell one language's plural forms from another's."""


class Unreadable(SmartGameError):  # noqa: N818
    """A .po file that is not one; `line` is where."""

    def __init__(self, line: int, cause: str) -> None:
        super().__init__(f"line {line}: {cause}")
        self.line = line
        self.cause = cause


class Catalogue(Catalog):
    """The texts of one domain; a language's, or without a locale the template for all languages.

    Its header holds no dates, so that nothing changes in a file where no text has changed.
    """

    status = ""
    made_from = ""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header of the file."""
        rows = [("Project-Id-Version", "SMART Game")]
        if self.locale_identifier:
            rows += [("Language", self.locale_identifier), ("Plural-Forms", self.plural_forms)]
        rows += [
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        rows += [("X-Status", self.status)] if self.status else []
        return rows + ([(_MADE_FROM, self.made_from)] if self.made_from else [])

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        kept = list(headers)
        self._set_mime_headers(kept)
        self.status = next((value for name, value in kept if name.lower() == "x-status"), "")


def new(language: str | None, domain: str) -> Catalogue:
    """An empty catalogue."""
    whose = f"{Locale.parse(language).english_name} translation" if language else "Template"
    catalogue = Catalogue(locale=language, domain=domain, fuzzy=False)
    catalogue.header_comment = f"# {whose} of SMART Game, {domain}. See docs/translating.md."
    catalogue.status = DRAFT if language else ""
    return catalogue


def parse(source: bytes, domain: str) -> Catalogue:
    """A catalogue from the bytes of its file. Unreadable if they are not a .po file's."""
    try:
        text = source.decode()
    except UnicodeDecodeError as fault:
        line = source[: fault.start].count(b"\n") + 1
        raise Unreadable(line, "this is not UTF-8 text") from fault
    catalogue = Catalogue(domain=domain, fuzzy=False)
    catalogue.header_comment = ""
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(text.splitlines(keepends=True))
    except PoFileError as fault:
        raise Unreadable((fault.lineno or 0) + 1, str(fault)) from fault
    except (ValueError, IndexError, AttributeError) as fault:  # odd headers and odd quotation marks
        raise Unreadable(1, str(fault)) from fault
    return catalogue


def read(path: Path) -> Catalogue:
    """A catalogue from its file. SmartGameError, with the line, if it is not a .po file."""
    try:
        return parse(path.read_bytes(), path.stem)
    except Unreadable as fault:
        raise SmartGameError(
            f"The language file {path} cannot be read from line {fault.line} on ({fault.cause}). "
            "Mend that line."
        ) from fault


def write(path: Path, catalogue: Catalogue) -> None:
    """Replace a file by a catalogue; the old one stays whole until the new one is."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=_WIDTH, include_lineno=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.write_bytes(buffer.getvalue().rstrip() + b"\n")
    unfinished.replace(path)


def has_plurals_of(language: str, catalogue: Catalog) -> bool:
    """Whether a catalogue tells numbers apart as its language does (CLDR), however its header writes it."""
    tag = Locale.parse(language).plural_form
    try:
        form = gettext.c2py(catalogue.plural_expr)
        pairs = {(tag(number), form(number)) for number in _NUMBERS}
    except (ValueError, ZeroDivisionError):
        return False
    return len(pairs) == len({each for each, _ in pairs}) == catalogue.num_plurals


def status_of(path: Path) -> str:
    """Whether a language file is a draft or signed off, without reading all of it."""
    with path.open(encoding="utf-8", errors="replace") as opened:
        found = _STATUS.search(opened.read(4000))
    return found[1] if found else DRAFT


def compile_po(source: bytes, domain: str) -> bytes:
    """A .po file's bytes as a .mo file's, which say what they were made from.

    Fuzzy texts are left out, and those that lack a plural form: they are shown in English.
    """
    catalogue = parse(source, domain)
    for message in catalogue:
        if message.pluralizable and not all(message.string or ()):
            message.string = ()
    catalogue.made_from = sha256(source).hexdigest()
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def is_made_from(compiled: gettext.GNUTranslations, source: bytes) -> bool:
    """Whether compiled texts are those of this .po file as it is now."""
    return compiled.info().get(_MADE_FROM.lower()) == sha256(source).hexdigest()

"""What is the matter with a language's catalogue, against the English texts as they are now."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from unicodedata import category

from babel.messages.catalog import Catalog, Message

from smart_game.scenario.model import Pack
from smart_game.scenario.wording import reworded
from smart_game.words.extracting import is_short, placeholders, room
from smart_game.words.po import DRAFT, SIGNED_OFF, Catalogue, Unreadable, has_plurals_of, parse

_SHORTEST_LIMIT = 160
"""No text of a pack has less room than this in its model, so shorter ones need not be tried."""


class Kind(Enum):
    """A kind of fault."""

    UNREADABLE = "unreadable"
    HEADER = "header"
    STATUS = "status"
    PLACEHOLDER = "placeholder"
    PLURAL = "plural"
    REFUSED = "refused"
    GLYPH = "glyph"
    NO_FILE = "no-file"
    ORPHAN = "orphan"
    MISSING = "missing"
    FUZZY = "fuzzy"
    STALE = "stale"
    LONG = "long"


@dataclass(frozen=True)
class Fault:
    """A fault at a line of a catalogue; `values` fill the sentence that is said about it."""

    kind: Kind
    line: int
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """One domain of a language: how much of it there is, and what is the matter with it."""

    domain: str
    texts: int
    translated: int = 0
    status: str = DRAFT
    faults: tuple[Fault, ...] = ()


Lacking = Callable[[str], str]
"""Gives the signs of a text that no font has."""


def check_catalogue(
    source: bytes, template: Catalogue, language: str, lacking: Lacking, pack: Pack | None = None
) -> Checked:
    """Check the bytes of a .po file against the template of its domain; `pack` is what it translates."""
    texts = sum(1 for message in template if message.id)
    domain = template.domain or ""
    try:
        catalogue = parse(source, domain)
    except Unreadable as fault:
        unreadable = Fault(Kind.UNREADABLE, fault.line, {"cause": fault.cause})
        return Checked(domain, texts, faults=(unreadable,))
    check = _Check(source, catalogue, template, language, lacking)
    faults = [*check.header(), *check.missing(), *check.entries()]
    faults += _refused(pack, catalogue) if pack else []
    return Checked(domain, texts, check.translated, catalogue.status, tuple(faults))


class _Check:
    def __init__(
        self, source: bytes, catalogue: Catalogue, template: Catalogue, language: str, lacking: Lacking
    ) -> None:
        self._lines = source.decode().splitlines()
        self._catalogue = catalogue
        self._template = template
        self._language = language
        self._lacking = lacking
        self.translated = 0

    def header(self) -> Iterator[Fault]:
        expected = Catalog(locale=self._language).plural_forms
        for name, is_so, right in (
            ("Language", self._language, self._header("Language") == self._language),
            ("Plural-Forms", expected, has_plurals_of(self._language, self._catalogue)),
        ):
            written = self._header(name)
            if not (written and right):
                values = {"name": name, "written": written, "expected": is_so}
                yield Fault(Kind.HEADER, self._line_of(name), values)
        if self._catalogue.status not in (DRAFT, SIGNED_OFF):
            values = {"written": self._catalogue.status}
            yield Fault(Kind.STATUS, self._line_of("X-Status"), values)

    def missing(self) -> Iterator[Fault]:
        """One fault for each row of texts without a translation, where the first is or should be."""
        line, row, at = 1, [""][:0], 1
        for message in self._template:
            if not message.id:
                continue
            own = self._own(message)
            if own is not None and (_strings(own) or own.fuzzy):
                yield from _missing(row, at)
                row = []
                self.translated += not own.fuzzy
            else:
                at = at if row else (own.lineno or line) if own else line
                row.append(message.context or _english(message))
            line = (own.lineno or line) if own else line
        yield from _missing(row, at)

    def entries(self) -> Iterator[Fault]:
        """What is the matter with each text that there is."""
        for message in self._catalogue:
            if not message.id:
                continue
            line, name = message.lineno or 1, message.context or _english(message)
            if self._template.get(message.id, message.context) is None:
                yield Fault(Kind.STALE, line, {"name": name})
            elif message.fuzzy:
                yield Fault(Kind.FUZZY, line, {"name": name})
            elif _strings(message):
                yield from self._words(message, line, name)

    def _words(self, message: Message, line: int, name: str) -> Iterator[Fault]:
        forms = _forms(message)
        without = [str(number) for number, form in enumerate(forms) if not form]
        if without:
            values = {"name": name, "forms": ", ".join(without), "expected": str(len(forms))}
            yield Fault(Kind.PLURAL, line, values)
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        filled = placeholders(english[-1])
        for form in filter(None, forms):
            has = placeholders(form)
            one_number = len(forms) > 1 and form is not forms[-1]  # a form for one number may spell it out
            if has - filled or (filled - has and not one_number):
                values = {"name": name, "written": _listed(has), "expected": _listed(filled)}
                yield Fault(Kind.PLACEHOLDER, line, values)
            if is_short(message.context, self._template.domain) and _length(form) > room(english[-1]):
                values = {"name": name, "length": str(_length(form)), "most": str(room(english[-1]))}
                yield Fault(Kind.LONG, line, values)
            controls = "".join(sorted({sign for sign in form if category(sign) == "Cc"}))
            if signs := controls or self._lacking(form):
                yield Fault(Kind.GLYPH, line, {"name": name, "signs": " ".join(signs)})

    def _own(self, message: Message) -> Message | None:
        return self._catalogue.get(message.id, message.context)

    def _header(self, name: str) -> str:
        start = f'"{name}:'
        found = next((line for line in self._lines if line.startswith(start)), "")
        rest = self._lines[self._line_of(name) :]
        while found and not found.endswith('\\n"') and rest and rest[0].startswith('"'):
            found = found[:-1] + rest.pop(0)[1:]
        return found[len(start) :].removesuffix('"').removesuffix("\\n").strip()

    def _line_of(self, name: str) -> int:
        start = f'"{name}:'
        return next((at for at, line in enumerate(self._lines, start=1) if line.startswith(start)), 1)


def _missing(row: list[str], line: int) -> Iterator[Fault]:
    if row:
        more = f" and the next {len(row) - 1}" if len(row) > 1 else ""
        has = "have" if more else "has"
        yield Fault(Kind.MISSING, line, {"name": row[0], "more": more, "has": has})


def _refused(pack: Pack, catalogue: Catalogue) -> list[Fault]:
    """The texts that a pack may not have, such as those that are far too long."""
    words = {message.context: message for message in catalogue if message.id and not message.fuzzy}

    def fits(only: str | None = None) -> bool:
        def say(name: str, english: str) -> str:
            message = words.get(name) if only in {None, name} else None
            return str(message.string or english) if message and message.id == english else english

        refused: list[str] = []
        other = reworded(pack, say, refused.append)
        for _ in (other.info, other.quick_check, *other.scenarios):
            pass  # what is inside is reworded, and may be refused, when it is read
        return not refused

    if fits():
        return []
    tried = [
        message
        for message in words.values()
        if len(str(message.string)) > _SHORTEST_LIMIT or not str(message.string).strip()
    ]
    found = [message for message in tried if message.string and not fits(message.context)]
    return [
        Fault(
            Kind.REFUSED,
            message.lineno or 1,
            {"name": str(message.context), "length": str(len(str(message.string)))},
        )
        for message in found
    ]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _strings(message: Message) -> bool:
    return any(_forms(message))


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _listed(names: frozenset[str]) -> str:
    return " ".join(sorted(names)) or "none"


def _length(text: str) -> int:
    """How many characters take up room: marks on letters do not."""
    return sum(1 for sign in text if category(sign) not in ("Mn", "Me", "Cf"))

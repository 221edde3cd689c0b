"""YAML files from anybody, read as plain data that still knows its lines.

The reader follows the parser's events, so a file is refused while it is read and not after it has filled
the memory. It takes the same texts for words, numbers and yes-or-no as every YAML 1.1 reader does, and says
so where a text was probably meant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from smart_game.packs import diagnostics
from smart_game.packs.findings import Diagnostic, Finding, Where
from smart_game.packs.text_files import RefusedError, read_text

DEEPEST = 20
MOST_NOTICED = 50

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_YAML_TAG = "tag:yaml.org,2002:"
_RESOLVER = yaml.resolver.Resolver()
_SMALL_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_TRUE = {"yes", "true", "on"}
_FOUND = {
    "bool": "yes-or-no",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
}
_CAUSES = (
    ("mapping values are not allowed", "a colon stands in a text without quotes, or a line is too far in"),
    ("unexpected end of stream", "a quotation mark is opened here and never closed"),
    (r"',' or '\]'|',' or '\}'|flow node", "a bracket is opened here and never closed"),
    ("escape", "a backslash stands in a text in double quotes"),
    ("cannot start any token", "a text begins with a sign such as @, % or ` and has no quotes"),
    ("expected key|<block end>", "a line is out of line, or a quotation mark stands inside a quoted text"),
)
_OPENED_AT = ("a quotation mark", "a bracket")


@dataclass(frozen=True)
class Document:
    """A YAML file as plain data, with the line of every key and list item, and how it was written."""

    file: Path
    data: dict[str, Any]
    lines: Mapping[Where, int]
    written: Mapping[Where, str]

    def line(self, where: Where) -> int:
        """The line of a place, or of the nearest thing around it that is in the file."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def read_document(file: Path, folder: Path) -> tuple[Document | None, list[Finding]]:
    """A file of a folder as a document, and what is the matter with it; no document where it is refused."""
    try:
        builder = _Builder(file, _events(read_text(file, folder)))
    except RefusedError as refused:
        return None, [refused.finding(file)]
    try:
        data = builder.build()
    except RefusedError as refused:
        return None, [*builder.noticed, refused.finding(file)]
    except yaml.YAMLError as error:
        return None, [*builder.noticed, _broken(error).finding(file)]
    return Document(file, data, builder.lines, builder.written), builder.noticed


class _Builder:
    """Builds data from parser events; `noticed` is what is wrong but can be read past, up to a point."""

    def __init__(self, file: Path, events: Iterator[Any]) -> None:
        self._file = file
        self._events = events
        self.lines: dict[Where, int] = {}
        self.written: dict[Where, str] = {}
        self.noticed: list[Finding] = []

    def build(self) -> dict[str, Any]:
        first = self._next(yaml.DocumentStartEvent, yaml.StreamEndEvent)
        if isinstance(first, yaml.StreamEndEvent):
            raise RefusedError(diagnostics.EMPTY_FILE)
        data = self._value(next(self._events), ())
        after = self._next(yaml.DocumentStartEvent, yaml.StreamEndEvent)
        if isinstance(after, yaml.DocumentStartEvent):
            raise RefusedError(diagnostics.SEVERAL_DOCUMENTS, _line(after))
        if data is None:
            raise RefusedError(diagnostics.EMPTY_FILE)
        if not isinstance(data, dict):
            raise RefusedError(diagnostics.NOT_KEYS)
        return data

    def _next(self, *kinds: type) -> Any:  # noqa: ANN401 - the library's events have no common type
        return next(event for event in self._events if isinstance(event, kinds))

    def _notice(self, diagnostic: Diagnostic, line: int, **values: str) -> None:
        if len(self.noticed) == MOST_NOTICED:
            raise RefusedError(diagnostic, line, **values)
        self.noticed.append(Finding(diagnostic, self._file, line, values))

    def _value(self, event: Any, where: Where) -> Any:  # noqa: ANN401 - plain data of any shape
        self._refuse_pointers(event)
        if len(where) > DEEPEST:
            raise RefusedError(diagnostics.TOO_DEEP, _line(event), most=str(DEEPEST))
        self.lines.setdefault(where, _line(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(where)
        return self._mapping(where)

    def _refuse_pointers(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor is not None:
            raise RefusedError(diagnostics.ALIAS, _line(event))
        if event.tag is not None:
            tag = event.tag.replace(_YAML_TAG, "!!")
            self._notice(diagnostics.TAG, _line(event), tag=tag)

    def _list(self, where: Where) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*where, len(items))))
        return items

    def _mapping(self, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            line, place = _line(event), (*where, key)
            if key in found:
                self._notice(diagnostics.DUPLICATE_KEY, line, name=key, first=str(self.lines[place]))
                self._skip(place)
            else:
                self.lines[place] = line
                found[key] = self._value(next(self._events), place)
        return found

    def _key(self, event: Any) -> str:  # noqa: ANN401
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse_pointers(event)
            cause = "a list or brackets stand where a key should be"
            raise RefusedError(diagnostics.BROKEN_YAML, _line(event), cause=cause)
        self._refuse_pointers(event)
        kind = _kind(event)
        if kind not in {"str", "merge", "value"}:
            self._notice(diagnostics.WANTS_QUOTES, _line(event), written=event.value, found=_FOUND[kind])
        return str(event.value)

    def _skip(self, place: Where) -> None:
        """Read past the value of a key that is here twice; nothing that is found in it counts."""
        lines, written, noticed = self.lines, self.written, self.noticed
        self.lines, self.written, self.noticed = {}, {}, []
        self._value(next(self._events), place)
        self.lines, self.written, self.noticed = lines, written, noticed

    def _scalar(self, event: Any, where: Where) -> str | int | bool | None:  # noqa: ANN401
        text = str(event.value)
        self.written[where] = text
        kind = _kind(event)
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() in _TRUE
        if kind == "int" and _SMALL_NUMBER.fullmatch(text):
            return int(text)
        if kind in _FOUND:
            self._notice(diagnostics.WANTS_QUOTES, _line(event), written=text, found=_FOUND[kind])
        return text


def found_as(value: object) -> str:
    """What the reader took a value for, in words for a sentence; empty for text, lists and keys."""
    if value is None:
        return _FOUND["null"]
    return {"bool": _FOUND["bool"], "int": _FOUND["int"]}.get(type(value).__name__, "")


def _kind(event: Any) -> str:  # noqa: ANN401
    """What a YAML 1.1 reader takes a text for: str, bool, int, null and so on."""
    return "str" if event.style or event.tag is not None else _kind_of_plain(event.value)


@lru_cache(4096)
def _kind_of_plain(text: str) -> str:
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag.removeprefix(_YAML_TAG)


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=LOADER))


def _line(event: Any) -> int:  # noqa: ANN401
    return int(event.start_mark.line) + 1


def _broken(error: yaml.YAMLError) -> RefusedError:
    """A parser's complaint in plain words, the same ones for either parser."""
    said = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', error)}"
    cause = next(
        (plain for pattern, plain in _CAUSES if re.search(pattern, said)), "it does not fit what is before it"
    )
    mark = getattr(error, "problem_mark", None)
    if cause.startswith(_OPENED_AT):
        mark = getattr(error, "context_mark", None) or mark
    return RefusedError(diagnostics.BROKEN_YAML, mark.line + 1 if mark else 1, cause=cause)

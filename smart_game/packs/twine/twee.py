"""Twee 3: a story as one text file, as Twine exports it and other tools read it."""

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from smart_game.packs.twine.story import Note, Passage, Story

_HEADER = re.compile(r"^::", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")
_PARTS = re.compile(r"((?:[^\\\[\]{}]|\\.)*)(?:\[((?:[^\\\[\]]|\\.)*)\])?\s*(\{.*\})?\s*", re.DOTALL)


def read_twee(text: str) -> Story:
    """The story in a text; passages of a name that was there before are left out, with a note."""
    notes: list[Note] = []
    passages: dict[str, Passage] = {}
    starts = [found.start() for found in _HEADER.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        line = text.count("\n", 0, start) + 1
        passage = _passage(text[start:end], line, notes)
        if passage.name in passages:
            notes.append(Note(line, f"a second passage called {passage.name!r}"))
        passages.setdefault(passage.name, passage)
    title, told = passages.get("StoryTitle"), passages.get("StoryData")
    about = _object(told.text, told.line, notes) if told else {}
    kept = tuple(each for name, each in passages.items() if name not in ("StoryTitle", "StoryData"))
    start_name = about.get("start")
    return Story(
        passages=kept,
        title=title.text.strip() if title else "",
        start=start_name if isinstance(start_name, str) else "",
        ifid=str(about.get("ifid", "")),
        written_for=" ".join(str(about[key]) for key in ("format", "format-version") if key in about),
        notes=tuple(notes),
    )


def write_twee(story: Story) -> str:
    """A story as Twee 3; the same passages are read from it again."""
    name, _, version = story.written_for.rpartition(" ")
    about = {"ifid": story.ifid, "format": name or "Harlowe", "format-version": version or "3.3.9"}
    about |= {"start": story.start}
    parts = [f":: StoryTitle\n{_body(story.title)}", f":: StoryData\n{_json(about, indent=2)}"]
    for passage in story.passages:
        header = f":: {_escape(passage.name)}"
        header += f" [{' '.join(map(_escape, passage.tags))}]" if passage.tags else ""
        header += f" {_json(passage.metadata)}" if passage.metadata else ""
        parts.append(f"{header}\n{_body(passage.text)}")
    return "\n\n\n".join(parts) + "\n"


def _passage(block: str, line: int, notes: list[Note]) -> Passage:
    header, _, body = block.partition("\n")
    parts = _PARTS.fullmatch(header[2:].strip())
    if parts is None:
        notes.append(Note(line, "brackets in the passage's name that are not closed, or not escaped"))
        name, tags, told = header[2:].strip(), "", None
    else:
        name, tags, told = parts[1].strip(), parts[2] or "", parts[3]
    metadata = _object(told, line, notes) if told else {}
    text = re.sub(r"^\\::", "::", body, flags=re.MULTILINE)
    return Passage(_plain(name), text.rstrip(), line + 1, tuple(map(_plain, tags.split())), metadata)


def _object(text: str, line: int, notes: list[Note]) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        notes.append(Note(line, "details in braces that are not JSON"))
        return {}
    return found


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))


def _plain(name: str) -> str:
    return _ESCAPED.sub(r"\1", name)


def _escape(name: str) -> str:
    return re.sub(r"([\\\[\]{}])", r"\\\1", name)


def _body(text: str) -> str:
    return re.sub(r"^::", r"\\::", text, flags=re.MULTILINE)

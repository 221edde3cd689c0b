"""A passage's text: its links, its plain words, and what of it a story card cannot have.

A card's words become a passage's by writing as `&#91;` whatever Twine would take for more than words; read
back, they are the same words.
"""

import html
import re
from dataclasses import dataclass

from smart_game.packs.twine.story import Note

# Everything that has an end has it soon: a hostile passage takes no more time than a long one.
_LINK = re.compile(r"\[\[(?!\[)(?P<inside>[^\[\]\n]{1,400}?)\](?:\[[^\]\n]*\])?\]")
_LINK_MACRO = re.compile(
    r"""\(link-goto:\s*(["'])(?P<text>.{0,200}?)\1\s*(?:,\s*(["'])(?P<goto>.{0,200}?)\3\s*)?\)"""
    r"""|<<(?:link|button)\s+(["'])(?P<said>.{0,200}?)\5\s+(["'])(?P<to>.{0,200}?)\7\s*>>(?:\s*<</(?:link|button)>>)?""",
)
_DETAILS = re.compile(r"<!-- smart-game\n(.*?)\n-->", re.DOTALL)
_CONDITION = r"if|unless|else-?if|else|for|loop|live|event|hidden|hide|for-each"
_DROPPED = tuple(
    re.compile(pattern, re.DOTALL | re.IGNORECASE)
    for pattern in (
        r"<!--.{0,2000}?-->",
        r"/\*.{0,2000}?\*/",
        r"/%.{0,2000}?%/",
        r"<(script|style)\b.{0,2000}?</\1\s*>",
        r"\[img\[[^\]]{0,500}\](?:\[[^\]]{0,500}\]){0,2}\]",
        r"<<(if|for|switch|script|silently|nobr|timed|repeat|done)\b(?:(?!<<\1\b).){0,1000}?<</\1>>",
        r"<<.{0,300}?>>",
    )
)
_HARLOWE = re.compile(r"\((?P<name>[a-z][a-z0-9-]*):", re.IGNORECASE)
_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\[\[.{0,300}?\]\]",
        r"</?[a-z][^<>\n]{0,500}>",
        r"[$](?:[a-z_]\w*)(?:(?:\.\w+)|\[[^\]\n]*\])*|(?<![\w&])_[a-z]\w*",
    )
)
_STYLED = re.compile(r"(''|//|__|~~|\*\*|\^\^)(?=\S)(.{1,300}?)(?<=\S)\1")
_SPECIAL = re.compile(
    r"[&<>\[\]$|\r]|\n(?=\n\n)|[ \t]+(?=\n)|(?<=\n)[ \t]+"
    r"|(['/_~*^%])(?=\1)|/(?=[*%])|(?<![^\W_])_(?=\w)|\((?=[a-zA-Z][\w-]*:)"
)
_SPACE = "\x00"
_MOST_SHOWN = 60


@dataclass(frozen=True)
class Link:
    """Words to press, and the name of the passage that they lead to."""

    text: str
    goto: str


@dataclass(frozen=True)
class Read:
    """What was found in a passage; `details` is the text between the marks of our own comment."""

    text: str
    links: tuple[Link, ...]
    details: str | None
    notes: tuple[Note, ...]


def read_markup(text: str, line: int) -> Read:
    """Take a passage's text apart; every line that loses something gets a note."""
    return _Reading(text, line).read()


def write_words(text: str) -> str:
    """A card's words, so that Twine shows them as they are."""
    return _SPECIAL.sub(lambda found: "".join(f"&#{ord(each)};" for each in found[0]), text)


class _Reading:
    """One passage, which loses its parts one after the other and keeps its lines meanwhile."""

    def __init__(self, text: str, line: int) -> None:
        self._text = text
        self._line = line
        self._links: list[Link] = []
        self._lost: dict[int, list[str]] = {}

    def read(self) -> Read:
        details = _DETAILS.search(self._text)
        if details:
            self._text = self._text.replace(details[0], self._gap(details[0]), 1)
        for pattern in _DROPPED[:4]:
            self._text = pattern.sub(self._drop, self._text)
        self._text = _LINK_MACRO.sub(self._link_macro, self._text)
        for pattern in _DROPPED[4:]:
            self._text = pattern.sub(self._drop, self._text)
        self._drop_harlowe()
        self._text = re.sub(r"<br\s*/?>", " ", self._text, flags=re.IGNORECASE)
        self._text = "\n".join(self._take_links(line) for line in self._text.split("\n"))
        for pattern in _MARKS:
            self._text = pattern.sub(self._drop, self._text)
        self._text = _STYLED.sub(self._unstyle, self._text)
        notes = tuple(Note(self._line + at, ", ".join(lost)) for at, lost in sorted(self._lost.items()))
        return Read(self._words(), tuple(self._links), details[1] if details else None, notes)

    def _words(self) -> str:
        lines = self._text.split("\n")
        gone = {line for line in lines if _SPACE in line and not line.strip(" \t" + _SPACE)}
        kept = [line.replace(_SPACE, "").strip(" \t") for line in lines if line not in gone]
        return html.unescape(re.sub(r"\n{3,}", "\n\n", "\n".join(kept).strip(" \t\n")))

    def _gap(self, lost: str) -> str:
        """What stands for something taken out: it keeps the lines, and its line goes if it is alone on it."""
        return "\n".join([_SPACE] * (lost.count("\n") + 1))

    def _lose(self, at: int, lost: str) -> None:
        shown = " ".join(lost.replace(_SPACE, "").split())
        if shown:
            short = shown if len(shown) <= _MOST_SHOWN else shown[: _MOST_SHOWN - 1] + "…"
            self._lost.setdefault(self._text.count("\n", 0, at), []).append(short)

    def _drop(self, found: "re.Match[str]") -> str:
        if re.fullmatch(r"<br\s*/?>", found[0], re.IGNORECASE):
            return found[0]
        self._lose(found.start(), found[0])
        return self._gap(found[0])

    def _unstyle(self, found: "re.Match[str]") -> str:
        self._lose(found.start(), f"the style {found[1]}")
        return found[2]

    def _link_macro(self, found: "re.Match[str]") -> str:
        text = found["text"] or found["said"] or ""
        goto = found["goto"] or found["to"] or text
        return f"[[{text}->{goto}]]" if "]" not in text + goto and text else found[0]

    def _take_links(self, line: str) -> str:
        words = _LINK.sub(self._take_link, line)
        alone = words != line and not _LINK.sub("", line).strip(" \t-*•·|.,/" + _SPACE)
        return _SPACE if alone else words

    def _take_link(self, found: "re.Match[str]") -> str:
        """Keep a link; its words stay where they are part of a sentence."""
        text, goto = _split(found["inside"])
        at = self._text.find(found[0])
        for pattern in _MARKS:
            for lost in pattern.findall(text):
                self._lose(at, lost)
            text = pattern.sub("", text).strip()
        setter = found[0][len(found["inside"]) + 2 : -1]
        if setter != "]":
            self._lose(at, setter.removeprefix("]"))
        self._links.append(Link(html.unescape(text), goto))
        return text

    def _drop_harlowe(self) -> None:
        """Macros in round brackets with what they depend on: the hook after a condition goes too."""
        position = 0
        while found := _HARLOWE.search(self._text, position):
            end = _closing(self._text, found.start(), "()")
            if end is None:
                position = found.end()
                continue
            conditional = re.fullmatch(_CONDITION, found["name"], re.IGNORECASE)
            hook = re.match(r"\s*\[(?!\[)", self._text[end:])
            hook_end = _closing(self._text, end + hook.end() - 1, "[]") if hook else None
            if hook and hook_end is not None and not conditional:
                inside = self._text[end + hook.end() : hook_end - 1]
                self._lose(found.start(), self._text[found.start() : end])
                gap = self._gap(self._text[found.start() : end + hook.end()])
                self._text = self._text[: found.start()] + gap + inside + self._text[hook_end:]
            else:
                lost = self._text[found.start() : hook_end or end]
                self._lose(found.start(), lost)
                self._text = self._text[: found.start()] + self._gap(lost) + self._text[hook_end or end :]
            position = found.start()


def _closing(text: str, start: int, brackets: str) -> int | None:
    """Where the bracket that opens at a place has been closed."""
    depth = 0
    for at in range(start, min(len(text), start + 1000)):
        depth += (text[at] == brackets[0]) - (text[at] == brackets[1])
        if depth == 0:
            return at + 1
    return None


def _split(inside: str) -> tuple[str, str]:
    """A link's words and where it leads, in each of the ways in which Twine writes it."""
    if "->" in inside:
        text, _, goto = inside.rpartition("->")
    elif "<-" in inside:
        goto, _, text = inside.partition("<-")
    elif "|" in inside:
        text, _, goto = inside.partition("|")
    else:
        text = goto = inside
    return text.strip(), goto.strip()

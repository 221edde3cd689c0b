"""One passage made into a card, or put together again with what the game once wrote into it."""

from collections.abc import Iterator
from typing import Any, Protocol

from smart_game.packs.to_dos import MARK
from smart_game.packs.twine.details import mappings
from smart_game.packs.twine.ids import make_id
from smart_game.packs.twine.markup import Link, Read
from smart_game.packs.twine.story import Note, Passage

OUTCOMES = ("safer", "unsure", "risky")
PUTS_RIGHT = "puts-right"
KINDS = ("story", "choice", "ending")
ASKING = ("choice", "chat")
"""The kinds of card whose choices are a passage's links."""

_MOODS = {"safer": "happy", "risky": "worried"}
_WORDS_OF_AN_ID = 5
_FIRST = ("kind", "setting", "id", "title", "text", "outcome", "misconception", "puts_right")
_LAST = ("feedback", "items", "choices", "goto")


class Names:
    """The cards' ids by the names of their passages, and the passages' tags."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()
        self.tags: dict[str, tuple[str, ...]] = {}

    def keep(self, name: str, id: str) -> None:
        """Give a passage the id that it had, if that is free."""
        if id not in self._taken:
            self._ids[name] = id
            self._taken.add(id)

    def make(self, name: str) -> str:
        """The id of a passage, made where it has none."""
        if name not in self._ids:
            self.keep(name, make_id(name, "card", self._taken))
        return self._ids[name]

    def id_of(self, name: str) -> str:
        """The id of a passage, or what it would be if there were such a passage."""
        return self._ids.get(name) or make_id(name, "missing")


class Settings(Protocol):
    """What a card without a setting begins with."""

    backdrops: frozenset[str]

    def setting(self, backdrop: str) -> dict[str, Any]:
        """A setting with this backdrop, or with one to do."""


def make_card(
    passage: Passage, read: Read, details: dict[str, Any], names: Names, settings: Settings, notes: list[Note]
) -> dict[str, Any]:
    """A card's data from what stands in its passage and, where it has been a card before, its details."""
    told = {key: value for key, value in details.items() if key not in {"id", "choices"}}
    kind = told.pop("kind", None) or _kind(passage, read)
    backdrop = next((tag for tag in passage.tags if tag in settings.backdrops), "")
    card: dict[str, Any] = {"kind": kind}
    card |= {"setting": settings.setting(backdrop), **told} if "setting" not in told else told
    card["text"] = read.text or MARK
    if kind == "ending":
        card.setdefault("title", passage.name)
        _leave(read.links, "an ending leads nowhere", passage, notes)
    elif kind in ASKING:
        card["choices"] = list(_choices(read.links, mappings(details.get("choices")), names, passage, notes))
    else:
        _lead_on(card, read.links, names, passage, notes)
    return _in_order(card)


def _kind(passage: Passage, read: Read) -> str:
    tagged = next((tag for tag in passage.tags if tag in KINDS), "")
    if tagged:
        return tagged
    return ("ending", "story", "choice")[min(len(read.links), 2)]


def _lead_on(
    card: dict[str, Any], links: tuple[Link, ...], names: Names, passage: Passage, notes: list[Note]
) -> None:
    if not links:
        card.setdefault("goto", MARK)
        return
    first, *others = links
    had_goto = "goto" in card
    card["goto"] = names.id_of(first.goto)
    if not had_goto and first.text != first.goto:
        note = f"the words of the one link, {first.text!r}: the game has a button for reading on"
        notes.append(Note(passage.line, note))
    _leave(tuple(others), "a story card leads to one card", passage, notes)


def _leave(links: tuple[Link, ...], why: str, passage: Passage, notes: list[Note]) -> None:
    notes += [Note(passage.line, f"the link {link.text!r}: {why}") for link in links]


def _choices(
    links: tuple[Link, ...], kept: list[dict[str, Any]], names: Names, passage: Passage, notes: list[Note]
) -> Iterator[dict[str, Any]]:
    """The choices of a card: those that it had with their links of now, then those that are new."""
    waiting = list(links)
    linked = [choice for choice in kept if "text" not in choice]
    in_step = len(linked) == len(links)
    taken = {str(choice.get("id")) for choice in kept}
    for choice in kept:
        if "text" in choice:
            yield _in_order(choice)
            continue
        link = waiting[0] if in_step else _same_way(waiting, choice, names)
        if link is None:
            notes.append(Note(passage.line, f"the choice {choice.get('id')!r}, which has no link any more"))
            continue
        waiting.remove(link)
        yield _in_order({**choice, "text": link.text, "goto": names.id_of(link.goto)})
    for link in waiting:
        choice = _new_choice(link, names, taken)
        taken.add(choice["id"])
        yield choice


def _same_way(links: list[Link], choice: dict[str, Any], names: Names) -> Link | None:
    return next((link for link in links if names.id_of(link.goto) == choice.get("goto")), None)


def _new_choice(link: Link, names: Names, taken: set[str]) -> dict[str, Any]:
    tags = names.tags.get(link.goto, ())
    outcome = next((tag for tag in tags if tag in OUTCOMES), MARK)
    id = make_id(" ".join(link.text.split()[:_WORDS_OF_AN_ID]), "choice", taken)
    choice: dict[str, Any] = {"id": id, "text": link.text or MARK, "outcome": outcome}
    if outcome != "safer":
        choice["misconception"] = MARK
    if PUTS_RIGHT in tags:
        choice["puts_right"] = True
    feedback = {"happened": MARK, "why": MARK, "now": MARK, "mood": _MOODS.get(outcome, "thinking")}
    return _in_order({**choice, "feedback": feedback, "goto": names.id_of(link.goto)})


def _in_order(told: dict[str, Any]) -> dict[str, Any]:
    """A card or a choice with its keys in one order, wherever they came from."""
    middle = [key for key in told if key not in (*_FIRST, *_LAST)]
    return {key: told[key] for key in (*_FIRST, *middle, *_LAST) if key in told}

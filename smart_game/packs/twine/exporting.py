"""A scenario's data made into a Twine story: words and ways as passages and links, the rest as comments."""

import re
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from smart_game.packs.twine.cards import ASKING
from smart_game.packs.twine.details import mappings, write_details
from smart_game.packs.twine.markup import write_words
from smart_game.packs.twine.story import FACTS, Passage, Story

_SPACE_BETWEEN = 200
_ACROSS = 5
_NAMESPACE = uuid.UUID("6f1c3b54-6c0f-5d0e-9a53-2f7f5d7d4f10")
_NO_NAME = re.compile(r"->|<-|[|\[\]\n<>$]|^\s|\s$")
"""What the name of a passage cannot have if links are to lead to it in every story format."""


def make_story(data: dict[str, Any], known: Mapping[str, Passage], imported: Story) -> Story:
    """A story from a scenario's data, with what is known of the passages and the story it came from."""
    names = _names(data, known)
    placed = not imported.ifid or any("position" in passage.metadata for passage in known.values())
    passages = [_facts(data, placed=placed)]
    for number, (id, card) in enumerate(data["cards"].items()):
        before = known.get(id)
        metadata = dict(before.metadata) if before else {}
        across, down = number % _ACROSS, number // _ACROSS + 1
        if placed:
            metadata.setdefault("position", f"{100 + across * _SPACE_BETWEEN},{100 + down * _SPACE_BETWEEN}")
        text = _body(id, card, names)
        passages.append(Passage(names[id], text, tags=before.tags if before else (), metadata=metadata))
    ifid = imported.ifid or str(uuid.uuid5(_NAMESPACE, str(data["id"]))).upper()
    title = " ".join(str(data["title"]).split())
    start = names.get(data["start"], str(data["start"]))
    return Story(tuple(passages), title, start, ifid, imported.written_for)


def _names(data: dict[str, Any], known: Mapping[str, Passage]) -> dict[str, str]:
    names: dict[str, str] = {}
    led_to = set(_gotos(data["cards"]))
    for id in data["cards"]:
        before = known[id].name if id in known else id
        usable = before not in names.values() and (before == id or before not in data["cards"])
        usable = usable and not (id in led_to and _NO_NAME.search(before))
        names[id] = before if usable else id
    return names


def _gotos(value: object) -> Iterator[str]:
    """Every id that something leads to."""
    if isinstance(value, dict):
        yield from (goto for goto in [value.get("goto")] if isinstance(goto, str))
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inside:
        yield from _gotos(part)


def _facts(data: dict[str, Any], *, placed: bool) -> Passage:
    kept = {key: value for key, value in data.items() if key not in {"title", "start", "cards"}}
    text = "What SMART Game knows of this story. Leave this passage as it is.\n\n" + write_details(kept)
    return Passage(FACTS, text, metadata={"position": "100,100"} if placed else {})


def _body(id: str, card: dict[str, Any], names: Mapping[str, str]) -> str:
    details = {"id": id, **{key: value for key, value in card.items() if key not in {"text", "choices"}}}
    links: list[str] = []
    if card["kind"] in ASKING:
        details["choices"] = []
        for choice in mappings(card.get("choices")):
            linked = isinstance(choice.get("goto"), str) and _fits(str(choice.get("text", "")))
            details["choices"].append(_without_text(choice) if linked else choice)
            links += [_link(str(choice["text"]), choice["goto"], names)] if linked else []
    elif isinstance(card.get("goto"), str):
        links.append(_link("Read on", card["goto"], names))
    parts = (write_words(str(card["text"]).strip()), "\n".join(links), write_details(details))
    return "\n\n".join(part for part in parts if part)


def _fits(text: str) -> bool:
    """Whether a link can say this and be read again as it is."""
    return bool(text.strip()) and text == " ".join(text.split(" ")) and "\n" not in text


def _without_text(choice: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in choice.items() if key != "text"}


def _link(text: str, goto: str, names: Mapping[str, str]) -> str:
    return f"[[{write_words(text.strip())}->{names.get(goto, goto)}]]"

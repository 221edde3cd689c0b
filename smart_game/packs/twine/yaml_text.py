"""A scenario's data as the text of its file, with the Twine names as comments that an export reads again."""

import json
import re
from typing import Any

import yaml

from smart_game.packs.to_dos import MARK
from smart_game.packs.twine.importing import Imported
from smart_game.packs.twine.story import Passage, Story

_CAME_FROM = "# From Twine: "
_CARD = re.compile(r"^  ([a-z0-9-]+):(?:  # in Twine: (\{.*\}))?$", re.MULTILINE)
_HINTS = {
    "rule": "safe, meeting, accepting, reliable, tell, age, kind or school",
    "sensitivity": "gentle, standard or sensitive",
    "outcome": "safer, unsure or risky",
    "misconception": "what makes it tempting; delete this line if it is safer",
    "backdrop": "a picture of assets/pictures/backdrops",
}


def write_yaml(imported: Imported) -> str:
    """The scenario's file: what is to do is marked TO DO, with a hint."""
    story = imported.story
    about = {"ifid": story.ifid, "format": story.written_for}
    text = yaml.dump(imported.data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    head, _, cards = text.partition("\ncards:\n")
    cards = _CARD.sub(lambda found: _commented(found[1], imported.passages.get(found[1])), cards)
    written = f"{_CAME_FROM}{json.dumps(about)}\n{head}\ncards:\n{cards}"
    return re.sub(rf"^( *(?:- )?(\w+): {MARK})$", _hinted, written, flags=re.MULTILINE)


def read_comments(text: str) -> tuple[dict[str, Passage], Story]:
    """The passages and the story that a file's comments tell of; a comment that was spoilt tells nothing."""
    passages: dict[str, Passage] = {}
    _, _, cards = text.partition("\ncards:\n")
    for found in _CARD.finditer(cards):
        told = _object(found[2] or "{}")
        name, tags = told.pop("name", found[1]), told.pop("tags", [])
        if isinstance(name, str) and isinstance(tags, list):
            passages[found[1]] = Passage(name, "", tags=tuple(map(str, tags)), metadata=told)
    line = next((line for line in text.splitlines()[:5] if line.startswith(_CAME_FROM)), "")
    about = _object(line.removeprefix(_CAME_FROM)) if line else {}
    story = Story((), ifid=str(about.get("ifid", "")), written_for=str(about.get("format", "")))
    return passages, story


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and lists with their items further in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401 - the reader takes no aliases
        return True


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _write_text)


def _commented(id: str, passage: Passage | None) -> str:
    if passage is None:
        return f"  {id}:"
    told: dict[str, Any] = {"name": passage.name} if passage.name != id else {}
    told |= {"tags": list(passage.tags)} if passage.tags else {}
    told |= {key: value for key, value in passage.metadata.items() if key in {"position", "size"}}
    said = json.dumps(told, ensure_ascii=False)
    return f"  {id}:  # in Twine: {said}" if told and said.isprintable() else f"  {id}:"


def _hinted(found: "re.Match[str]") -> str:
    hint = _HINTS.get(found[2])
    return f"{found[1]}  # {hint}" if hint else found[1]


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

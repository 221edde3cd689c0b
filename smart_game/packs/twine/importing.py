"""A Twine story made into a scenario's data, with TO DO wherever Twine cannot say."""

import re
from dataclasses import dataclass, field
from typing import Any

from smart_game.packs.to_dos import MARK, marked_places
from smart_game.packs.twine.cards import Names, make_card
from smart_game.packs.twine.details import read_details
from smart_game.packs.twine.ids import make_id
from smart_game.packs.twine.markup import Read, read_markup
from smart_game.packs.twine.story import FACTS, Note, Passage, Story, TwineError

MOST_PASSAGES = 100

_SPECIAL = re.compile(
    r"Story(Author|Banner|Caption|Display\w*|Init|Interface|Menu|Settings|Share|Subtitle)|Passage(Done|Footer|Header|Ready)"
)
_SPECIAL_TAGS = re.compile(
    r"script|stylesheet|widget|init|annotation|Twine\.\w+|(debug-)?(header|footer|startup)", re.IGNORECASE
)
_CITED = ("policy", "nc", "rshe", "efcw", "pshe")


@dataclass(frozen=True)
class Wishes:
    """What the teacher says beside the story; empty where it is to do."""

    rule: str = ""
    hero: str = ""
    id: str = ""
    backdrops: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Imported:
    """A scenario's data, the passage behind each card, and what was left out."""

    data: dict[str, Any]
    passages: dict[str, Passage]
    story: Story
    notes: list[Note] = field(default_factory=list)

    @property
    def to_dos(self) -> int:
        """How many places are to do."""
        return sum(1 for _ in marked_places(self.data))

    @property
    def choices(self) -> int:
        """How many choices there are."""
        return sum(_count_choices(card) for card in self.data["cards"].values())


def make_scenario(story: Story, called: str, wishes: Wishes) -> Imported:
    """A scenario's data from a story; `called` is the file's name, for one without a title."""
    notes = list(story.notes)
    facts = _read_facts(story, notes)
    told = [passage for passage in story.passages if _is_told(passage, notes)]
    if len(told) < 2:
        raise TwineError("It has fewer than two passages with a story in them. Export it from Twine again.")
    if len(told) > MOST_PASSAGES:
        raise TwineError(
            f"It has {len(told)} passages; a scenario of more than {MOST_PASSAGES} cannot be played."
        )
    read = {passage.name: read_markup(passage.text, passage.line) for passage in told}
    details = {
        name: _read_own(found, told_at, notes)
        for (name, found), told_at in zip(read.items(), told, strict=True)
    }
    names = _name_cards(told, details)
    names.tags = {passage.name: passage.tags for passage in told}
    data = _head(story, called, wishes, facts)
    data["start"] = names.id_of(_start(story, told, notes))
    data["cards"] = {
        names.id_of(passage.name): make_card(
            passage, read[passage.name], details[passage.name], names, _Hero(data["hero"], wishes), notes
        )
        for passage in told
    }
    notes += [note for found in read.values() for note in found.notes]
    passages = {names.id_of(passage.name): passage for passage in told}
    return Imported(data, passages, story, sorted(notes, key=lambda note: note.line))


class _Hero:
    """The setting that a card without one begins with."""

    def __init__(self, hero: object, wishes: Wishes) -> None:
        self._hero = str(hero)
        self.backdrops = wishes.backdrops

    def setting(self, backdrop: str) -> dict[str, Any]:
        """A backdrop, and the hero where it is known who that is."""
        people = [] if self._hero == MARK else [{"who": self._hero, "mood": "thinking"}]
        return {"backdrop": backdrop or MARK} | ({"cast": people} if people else {})


def _head(story: Story, called: str, wishes: Wishes, facts: dict[str, Any]) -> dict[str, Any]:
    title = story.title or called
    blank = {
        "format": 1,
        "id": make_id(title, "story"),
        "title": title or MARK,
        "rule": MARK,
        "sensitivity": MARK,
        "hero": MARK,
        "aim": MARK,
        "cites": {source: [MARK] for source in _CITED},
        "talk": [MARK] * 3,
        "home": MARK,
        "remember": MARK,
    }
    kept = {key: value for key, value in facts.items() if key not in {"title", "start", "cards"}}
    wished = {key: getattr(wishes, key) for key in ("rule", "hero", "id") if getattr(wishes, key)}
    return {**blank, **kept, **wished}


def _read_facts(story: Story, notes: list[Note]) -> dict[str, Any]:
    passage = next((each for each in story.passages if each.name == FACTS), None)
    if passage is None:
        return {}
    return _read_own(read_markup(passage.text, passage.line), passage, notes)


def _read_own(read: Read, passage: Passage, notes: list[Note]) -> dict[str, Any]:
    if read.details is None:
        return {}
    found = read_details(read.details)
    if found is None:
        notes.append(Note(passage.line, "our own comment, which is no longer as it was written"))
    return found or {}


def _is_told(passage: Passage, notes: list[Note]) -> bool:
    if passage.name == FACTS:
        return False
    tag = next((tag for tag in passage.tags if _SPECIAL_TAGS.fullmatch(tag)), "")
    if tag or _SPECIAL.fullmatch(passage.name):
        why = f"it is tagged {tag}" if tag else "it is not part of the story"
        notes.append(Note(passage.line - 1, f"the passage {passage.name!r}: {why}"))
        return False
    return True


def _name_cards(told: list[Passage], details: dict[str, dict[str, Any]]) -> Names:
    names = Names()
    for passage in told:
        kept = details[passage.name].get("id")
        if isinstance(kept, str) and kept == make_id(kept, "card"):
            names.keep(passage.name, kept)
    for passage in told:
        names.make(passage.name)
    return names


def _start(story: Story, told: list[Passage], notes: list[Note]) -> str:
    there = [passage.name for passage in told]
    for name in filter(None, (story.start, "Start")):
        if name in there:
            return name
    if story.start:
        notes.append(Note(1, f"the start {story.start!r}, which is not there: the first passage is taken"))
    return there[0]


def _count_choices(card: object) -> int:
    if isinstance(card, dict):
        here = card.get("choices")
        return (len(here) if isinstance(here, list) else 0) + sum(
            _count_choices(part) for key, part in card.items() if key != "choices"
        )
    return sum(map(_count_choices, card)) if isinstance(card, list) else 0

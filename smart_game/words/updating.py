"""A language's catalogue brought up to date with the English texts; no translation is thrown away."""

import difflib
from dataclasses import dataclass

from babel.messages.catalog import Message

from smart_game.words.po import Catalogue, new

_ALIKE = 0.7

Id = str | tuple[str, ...]
Key = tuple[str | None, Id]


@dataclass(frozen=True)
class Change:
    """What became of a catalogue's texts."""

    new: int
    reworded: int
    gone: int


def update(old: Catalogue | None, template: Catalogue, language: str) -> tuple[Catalogue, Change]:
    """The template's texts with the old catalogue's translations.

    Where only the English of a text has changed, its translation stays, marked as fuzzy, until somebody
    has looked at it; what is no longer needed is kept at the end of the file.
    """
    catalogue = new(language, template.domain or "")
    known = _translated(old)
    if old:
        catalogue.header_comment = old.header_comment
        catalogue.status = old.status or catalogue.status
    wanted = {_key(message) for message in template if message.id}
    gone = {key: message for key, message in known.items() if key not in wanted}
    live = {_key(message) for message in old or () if message.id}
    new_ones = reworded = 0
    for message in template:
        if not message.id:
            continue
        same = known.get(_key(message))
        nearest = None if same else _nearest(message, gone)
        taken = same or (gone.pop(nearest) if nearest else None)
        flags = set(taken.flags) if taken else set()
        if nearest:
            flags.add("fuzzy")
        new_ones += taken is None and _key(message) not in live
        reworded += nearest is not None
        catalogue.add(
            message.id,
            taken.string if taken else None,
            message.locations,
            flags & {"fuzzy"},
            message.auto_comments,
            taken.user_comments if taken else (),
            context=message.context,
        )
    for message in gone.values():
        catalogue.obsolete[catalogue._key_for(message.id, message.context)] = message  # noqa: SLF001
    return catalogue, Change(new_ones, reworded, len(gone.keys() & live))


def _translated(old: Catalogue | None) -> dict[Key, Message]:
    if old is None:
        return {}
    messages = [*old.obsolete.values(), *(message for message in old if message.id)]
    return {_key(message): message for message in messages if _has_words(message)}


def _has_words(message: Message) -> bool:
    return any(message.string) if isinstance(message.string, tuple) else bool(message.string)


def _nearest(message: Message, gone: dict[Key, Message]) -> Key | None:
    """The text that this one was before: in a pack under the same name, on the screens one much like it."""
    alike = {
        key: _first(other)
        for key, other in gone.items()
        if other.context == message.context and other.pluralizable == message.pluralizable
    }
    if message.context is not None:
        return next(iter(alike), None)
    found = difflib.get_close_matches(_first(message), alike.values(), n=1, cutoff=_ALIKE)
    return next((key for key, text in alike.items() if found and text == found[0]), None)


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _key(message: Message) -> Key:
    return (message.context, message.id if isinstance(message.id, str) else tuple(message.id))

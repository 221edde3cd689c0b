"""Whether a scenario says how much care it needs: its notes, and more than "gentle" where they ask for it."""

from collections.abc import Iterator
from typing import Any

from smart_game.packs import wording_diagnostics as diagnostics
from smart_game.packs.catalogues import AvoidedWords
from smart_game.packs.findings import Fault
from smart_game.packs.language import is_read, pattern_of
from smart_game.packs.walking import texts
from smart_game.scenario.vocabulary import Note, Sensitivity

NOT_GENTLE = frozenset({Note.SECRETS, Note.MEETING_UP, Note.UNKIND_WORDS, Note.SCARY_PICTURE})
"""With one of these in it, no scenario is gentle."""


def faults(data: dict[str, Any], avoided: AvoidedWords) -> Iterator[Fault]:
    """A fault for each note that is missing, or that asks for more care than the scenario says."""
    notes = data.get("notes")
    listed = notes if isinstance(notes, list) else []
    for index, note in enumerate(listed):
        if note in NOT_GENTLE and data.get("sensitivity") == Sensitivity.GENTLE:
            yield Fault(diagnostics.TOO_GENTLE, ("notes", index), {"name": str(note)})
    missing = {note: pattern_of(words) for note, words in avoided.noted.items() if note not in listed}
    for where, text in texts(data):
        for note, pattern in list(missing.items()):
            found = pattern.search(text) if is_read(where) else None
            if found:
                del missing[note]
                yield Fault(diagnostics.NOTE_MISSING, where, {"found": found.group(), "name": note.value})

"""Recordings of texts: `sounds/LANGUAGE/NAME.ogg` (or `.wav`) in a pack's folder.

The name comes from the language and the words, so that a text that was edited never gets an old sound.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FOLDER = "sounds"
SUFFIXES = (".ogg", ".wav")
_NAME_LENGTH = 12


def recording_name(language: str, text: str) -> str:
    """What the recording of a text is called, without its suffix.

    Spaces do not count: a screen breaks a text into lines, and a long word where a line is short.
    """
    words = "".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(f"{language}\n{words}".encode(errors="replace")).hexdigest()[:_NAME_LENGTH]


def recordings_folder(pack_folder: Path, language: str) -> Path:
    """Where the recordings of a pack in one language are."""
    return pack_folder / FOLDER / language


def find_recording(pack_folders: Iterable[Path], language: str, text: str) -> Path | None:
    """The recording of a text in the first of these packs that has one."""
    name = recording_name(language, text)
    for pack_folder in pack_folders:
        for suffix in SUFFIXES:
            path = recordings_folder(pack_folder, language) / f"{name}{suffix}"
            with suppress(OSError):  # a folder that may not be looked into has no recordings
                if path.is_file():
                    return path
    return None

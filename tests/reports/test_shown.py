from datetime import date
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.reports.shown import FILE, Memory, read_shown, write_shown

DAY = date(2026, 11, 22)


def test_there_is_nothing_before_the_first_report(tmp_path: Path) -> None:
    assert read_shown(tmp_path, "2026-27").empty


def test_what_was_shown_is_kept_beside_the_class_progress(tmp_path: Path) -> None:
    memory = Memory()
    memory.bands("owls", "q", (7, 3), 10)
    write_shown(tmp_path, memory, "2026-27", DAY)
    assert read_shown(tmp_path, "2026-27").to_bytes("2026-27") == memory.to_bytes("2026-27")
    assert (tmp_path / FILE).stat().st_mtime % (24 * 60 * 60) == 0


def test_it_holds_the_words_and_not_how_many_chose(tmp_path: Path) -> None:
    """Seven and eight of ten look alike in it."""
    books = []
    for count in (7, 8):
        memory = Memory()
        memory.bands("owls", "q", (count, 10 - count), 10)
        books.append(memory.to_bytes("2026-27"))
    assert books[0] == books[1]


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": 2, "year": "2026-27"}', b"\xff" * 40])
def test_a_damaged_memory_stops_the_report(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(CannotRunError, match=r"shown\.json is damaged.*backup"):
        read_shown(tmp_path, "2026-27")

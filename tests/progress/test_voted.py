"""What a board remembers: which class has voted on which story in this school year, and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest

from smart_game.progress.files import midnight
from smart_game.progress.voted import Voted
from tests.progress.classroom import DAY

STORY = ("otters", "explorers", "two-doors")


def open_again(path: Path, said: list[str], day: date = DAY) -> Voted:
    return Voted(path, lambda: day, said.append)


def test_it_knows_year_class_and_story_and_no_more(tmp_path: Path) -> None:
    """Neither the order of the votes nor their number is in the file, and its time is a midnight."""
    one, other, said = tmp_path / "one.json", tmp_path / "other.json", list[str]()
    stories = [STORY, ("owls", "explorers", "two-doors"), ("otters", "explorers", "a-loop")]
    for path, order in ((one, stories), (other, [*reversed(stories), STORY, STORY])):
        voted = open_again(path, said)
        assert not any(voted.before(*story) for story in stories)
        for story in order:
            voted.keep(*story)
            assert voted.before(*story)
    assert one.read_bytes() == other.read_bytes()
    assert json.loads(one.read_text()) == {
        "format": 1,
        "year": "2026-27",
        "classes": {"otters": ["explorers/a-loop", "explorers/two-doors"], "owls": ["explorers/two-doors"]},
    }
    assert one.stat().st_mtime == midnight(DAY)
    assert said == []


def test_a_new_school_year_begins_anew_even_while_the_game_is_open(tmp_path: Path) -> None:
    day = date(2027, 8, 31)
    voted = Voted(tmp_path / "voted.json", lambda: day, print)
    voted.keep(*STORY)
    assert voted.before(*STORY)
    day = date(2027, 9, 1)
    assert not voted.before(*STORY)
    assert not open_again(tmp_path / "voted.json", [], day).before(*STORY)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 2, "year": "2026-27"}',
        b'{"format": 1, "year": "2026-27", "classes": {"otters": ["../x"]}}',
        b'{"format": 1, "year": "2026-27", "pupils": []}',
        b"\xff" * 300_000,
    ],
)
def test_a_damaged_memory_is_said_once_and_stops_nothing(tmp_path: Path, content: bytes) -> None:
    path, said = tmp_path / "voted.json", list[str]()
    path.write_bytes(content)
    voted = open_again(path, said)
    assert not voted.before(*STORY)
    (sentence,) = said
    assert sentence.startswith(f"{path} cannot be read (it is damaged): a second vote")


def test_a_folder_that_is_away_is_said_and_the_open_game_remembers(tmp_path: Path) -> None:
    said = list[str]()
    voted = open_again(tmp_path / "away" / "voted.json", said)
    voted.keep(*STORY)
    assert voted.before(*STORY)
    assert len(said) == 1
    assert "cannot be kept" in said[0]

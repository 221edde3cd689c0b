from pathlib import Path

import pygame
import pytest

from smart_game import places
from smart_game.app import font_files
from smart_game.engine.problems import Problems
from smart_game.engine.recordings import find_recording, recording_name
from smart_game.engine.speech import Utterance
from smart_game.engine.text import Style, Typesetter
from smart_game.engine.widgets import Words
from tests.engine.speaking import english, record


def test_the_name_of_a_recording_depends_on_the_words_and_the_language_only() -> None:
    name = recording_name("en", "Are you  there?\n Yes.")
    assert name == recording_name("en", "Are you there? Yes.")
    assert recording_name("cy", "Caf\u00e9") == recording_name("cy", "Cafe\u0301")
    others = {recording_name("cy", "Are you there? Yes."), recording_name("en", "Are you there? yes.")}
    assert len({name, *others}) == 3


def test_the_first_pack_with_a_recording_gives_it_and_ogg_goes_before_wav(tmp_path: Path) -> None:
    [line] = english("Hello.")
    packs = [tmp_path / "a", tmp_path / "b", tmp_path / "c"]
    assert find_recording(packs, *line) is None
    record(packs[2], line, b"", ".ogg")
    wav = record(packs[1], line, b"", ".wav")
    assert find_recording(packs, *line) == wav
    ogg = record(packs[1], line, b"", ".ogg")
    assert find_recording(packs, *line) == ogg


@pytest.mark.parametrize("width", [40, 140, 300, 900])
def test_a_text_that_was_broken_into_lines_finds_its_recording(tmp_path: Path, width: int) -> None:
    """However narrow it stands on a card: even words that are broken."""
    text = "Unbelievable! Rowan’s submarine\nhas a  windscreen wiper."
    recording = record(tmp_path, Utterance("en", text), b"")
    pygame.font.init()
    setter = Typesetter(font_files(places.assets()), Problems())
    card = Words("text", setter.wrap(text, Style(28, "#000000"), width))
    assert find_recording([tmp_path], "en", card.speech) == recording
    assert find_recording([tmp_path], "en", f"{card.speech} Again.") is None

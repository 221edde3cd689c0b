from pathlib import Path

from smart_game.engine.recordings import find_recording, recording_name
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

"""English texts become catalogues, and catalogues follow the English texts without losing a translation."""

from pathlib import Path

from smart_game.scenario.model import Pack
from smart_game.scenario.wording import wordings
from smart_game.words import po
from smart_game.words.extracting import extract_pack, extract_print_outs, extract_screens, is_short
from smart_game.words.updating import update
from tests.words.samples import of_screens


def test_every_text_of_a_pack_is_extracted_under_its_name(tmp_path: Path, explorers: Pack) -> None:
    """Written and read again, nothing is lost: text, name, note, place."""
    template = extract_pack(explorers)
    po.write(tmp_path / "explorers.pot", template)
    again = po.read(tmp_path / "explorers.pot")
    texts = {(wording.name, wording.text) for wording in wordings(explorers)}
    assert {(message.context, message.id) for message in again if message.id} == texts
    for message in again:
        if message.id:
            told = template.get(message.id, message.context)
            assert told is not None
            assert " ".join(message.auto_comments).startswith(told.auto_comments[0][:40])
            assert message.locations[0][0].startswith("scenarios/explorers/")


def test_the_screens_texts_are_found_by_their_marks(tmp_path: Path) -> None:
    scenes = tmp_path / "game" / "scenes"
    scenes.mkdir(parents=True)
    (scenes / "one.py").write_text(
        "_ = words.gettext\n"
        'a = turn.say("Go on")\n'
        "# Translators: on a button\n"
        'b = self.words.gettext("Back")\n'
        'c = words.ngettext("{count} star", "{count} stars", 3)\n'
        'd = _("That’s all") if a else other("Not this")\n',
        encoding="utf-8",
    )
    found = {message.id: message for message in extract_screens(scenes) if message.id}
    assert set(found) == {"Go on", "Back", ("{count} star", "{count} stars"), "That’s all"}
    assert found["Back"].auto_comments[0] == "on a button"
    assert "keep {count} as it is" in " ".join(found["{count} star", "{count} stars"].auto_comments)
    assert found["Go on"].locations[0][0] == "game/scenes/one.py"


def test_print_outs_have_room_and_do_not_repeat_the_screens(tmp_path: Path) -> None:
    for folder, text in (("scenes", 'say("Safe")'), ("printing", 'say("Safe"); say("Ring {number} now.")')):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.py").write_text(f"{text}\n", encoding="utf-8")
    template = extract_print_outs(tmp_path / "printing", extract_screens(tmp_path / "scenes"))
    (message,) = [message for message in template if message.id]
    assert message.id == "Ring {number} now."
    assert message.auto_comments == ["keep {number} as it is: the game fills it in"]
    assert is_short(message.context)
    assert not is_short(message.context, template.domain)


def test_updating_twice_changes_nothing(tmp_path: Path) -> None:
    sample = of_screens(tmp_path)
    before = sample.path.read_bytes()
    catalogue, change = update(po.read(sample.path), sample.template, "pl")
    po.write(sample.path, catalogue)
    assert sample.path.read_bytes() == before
    assert (change.new, change.reworded, change.gone) == (0, 0, 0)


def test_a_reworded_text_keeps_its_translation_as_fuzzy(tmp_path: Path) -> None:
    """In a pack the name tells which text it was, however much of it has changed."""
    old, new = po.new(None, "tiny"), po.new(None, "tiny")
    old.add("She is thrilled.", context="tiny/cards.one.text")
    old.add("Bye", context="tiny/cards.two.text")
    new.add("What a day!", context="tiny/cards.one.text")
    translated, _ = update(None, old, "pl")
    for message in translated:
        if message.id:
            message.string = f"PL {message.id}"
    updated, change = update(translated, new, "pl")
    (message,) = [message for message in updated if message.id]
    assert (message.string, message.fuzzy) == ("PL She is thrilled.", True)
    assert (change.reworded, change.gone) == (1, 1)

    again, _ = update(updated, old, "pl")
    assert [(message.string, message.fuzzy) for message in again if message.id] == [
        ("PL She is thrilled.", True),
        ("PL Bye", False),
    ], "what was gone comes back with its translation"


def test_a_screens_text_is_followed_if_it_is_much_like_the_old_one(tmp_path: Path) -> None:
    sample = of_screens(tmp_path)
    template = po.new(None, "smart_game")
    template.add("Go on!")
    template.add("Stop here")
    updated, change = update(po.read(sample.path), template, "pl")
    assert {message.id: (message.string or "", message.fuzzy) for message in updated if message.id} == {
        "Go on!": ("Dalej", True),
        "Stop here": ("", False),
    }
    assert (change.new, change.reworded, change.gone) == (1, 1, 2)


def test_what_a_translator_wrote_is_kept(tmp_path: Path) -> None:
    sample = of_screens(tmp_path)
    sample.change("X-Status: draft", "X-Status: signed off")
    sample.change('msgid "Go on"', '# not a noun\nmsgid "Go on"')
    sample.change("# Polish translation", "# Read by a speaker\n# Polish translation")
    catalogue, _ = update(po.read(sample.path), sample.template, "pl")
    po.write(sample.path, catalogue)
    text = sample.path.read_text(encoding="utf-8")
    assert "X-Status: signed off" in text
    assert "# not a noun\n" in text
    assert text.startswith("# Read by a speaker\n# Polish translation")

"""Whatever is the matter with a translation is found, at its file and line."""

from pathlib import Path

import pytest

from smart_game.scenario.model import Pack
from smart_game.words.po import SIGNED_OFF
from tests.words.samples import Sample, of_pack, of_screens


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return of_screens(tmp_path)


def test_a_whole_translation_has_no_faults(sample: Sample) -> None:
    checked = sample.check()
    assert checked.faults == ()
    assert (checked.texts, checked.translated, checked.status) == (3, 3, "draft")


def test_a_text_that_was_taken_out(sample: Sample) -> None:
    """Found at the text that stands before it."""
    before = sample.line_of('msgid "Go on"')
    sample.change('msgid "Remember: {line}"\nmsgstr "Pamiętaj: {line}"\n', "")
    assert sample.faults() == [("missing", before)]
    assert sample.check().translated == 2


def test_a_row_of_empty_texts_is_told_of_once(sample: Sample) -> None:
    line = sample.change('msgstr "Dalej"', 'msgstr ""') - 1
    sample.change('msgstr "Pamiętaj: {line}"', 'msgstr ""')
    (fault,) = sample.check().faults
    assert (fault.line, fault.values["name"], fault.values["more"]) == (line, "Go on", " and the next 1")


@pytest.mark.parametrize("broken", ["{linia}", "{line", "{line} {line2}", ""])
def test_a_broken_placeholder(sample: Sample, broken: str) -> None:
    line = sample.change("Pamiętaj: {line}", f"Pamiętaj: {broken}") - 1
    assert sample.faults() == [("placeholder", line)]


def test_a_plural_form_may_spell_out_its_number_but_the_last_may_not(sample: Sample) -> None:
    sample.change("{count} historia", "jedna historia")
    assert sample.faults() == []
    sample.change("{count} historii", "wiele historii")
    assert sample.faults() == [("placeholder", sample.line_of('msgid "{count}'))]


@pytest.mark.parametrize("instead", ['msgstr[2] ""\n', ""])
def test_a_missing_plural_form(sample: Sample, instead: str) -> None:
    sample.change('msgstr[2] "{count} historii"\n', instead)
    assert sample.faults() == [("plural", sample.line_of('msgid "{count}'))]


def test_a_fuzzy_entry_is_not_counted(sample: Sample) -> None:
    sample.change('msgid "Go on"', '#, fuzzy\nmsgid "Go on"')
    assert sample.faults() == [("fuzzy", sample.line_of('msgid "Go on"'))]
    assert sample.check().translated == 2


def test_a_text_whose_english_has_changed(sample: Sample) -> None:
    line = sample.change('msgid "Go on"', 'msgid "Carry on"')
    assert sorted(sample.faults()) == [("missing", 1), ("stale", line)]


def test_a_button_that_is_too_long(sample: Sample) -> None:
    """1.6 times the English and 6: fourteen characters for "Go on"."""
    sample.change("Dalej", "Dalej Dalej Da")
    assert sample.faults() == []
    line = sample.change("Dalej Dalej Da", "Dalej Dalej Dal") - 1
    assert sample.faults() == [("long", line)]


def test_a_tab_in_a_text(sample: Sample) -> None:
    """Nobody sees it in a text editor, and on the screen it is an empty box."""
    line = sample.change("Dalej", "go-on\\tDalej") - 1
    assert ("glyph", line) in sample.faults()


def test_a_wrong_header(sample: Sample) -> None:
    line = sample.change("Language: pl", "Language: cs")
    assert ("header", line) in sample.faults()


def test_other_plural_forms_than_the_language_has(sample: Sample) -> None:
    line = sample.change("plural=n == 1 ?", "plural=n == 2 ?")
    assert sample.faults() == [("header", line)]


def test_the_same_plural_forms_in_other_signs(sample: Sample) -> None:
    """As older tools and other editors write them."""
    sample.change("plural=n == 1 ? 0 :", "plural=(n==1) ? 0 :")
    assert sample.faults() == []


def test_plural_forms_that_nothing_can_work_out(sample: Sample) -> None:
    line = sample.change("plural=n == 1 ?", "plural=n == ?")
    assert sample.faults() == [("header", line)]


def test_a_language_is_a_draft_until_it_is_signed_off(sample: Sample) -> None:
    sample.change("X-Status: draft", f"X-Status: {SIGNED_OFF}")
    assert sample.check().status == SIGNED_OFF
    line = sample.change(SIGNED_OFF, "nearly")
    assert sample.faults() == [("status", line)]


def test_a_file_that_is_no_po_file(sample: Sample) -> None:
    line = sample.change('msgid "Go on"', 'message "Go on"')
    assert sample.faults() == [("unreadable", line)]
    sample.path.write_bytes(b'msgid ""\nmsgstr ""\n\nmsgid "\xff"\n')
    assert sample.faults() == [("unreadable", 4)]


class TestPacks:
    def test_a_text_that_a_pack_may_not_have(self, tmp_path: Path, explorers: Pack) -> None:
        sample = of_pack(tmp_path, explorers)
        assert [kind for kind, _ in sample.faults(explorers) if kind != "long"] == []
        line = sample.change('msgstr "PL Clue Jigsaw"', f'msgstr "{"za długo " * 30}"') - 1
        assert ("refused", line) in sample.faults(explorers)

    def test_a_choice_has_limited_room_and_a_story_has_not(self, tmp_path: Path, explorers: Pack) -> None:
        sample = of_pack(tmp_path, explorers)
        text = next(
            str(message.id)
            for message in sample.template
            if message.context and message.context.endswith(".choices.rub-out-day.text")
        )
        sample.translate({text: text * 3, "Clue Jigsaw": "Clue Jigsaw " * 5})
        assert [kind for kind, _ in sample.faults() if kind != "missing"] == ["long"]

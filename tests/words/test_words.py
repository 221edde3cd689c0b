"""What is shown: a translation where there is one, English text by text where there is none."""

from pathlib import Path

import pytest

from smart_game.errors import SmartGameError
from smart_game.scenario.dated import with_facts
from smart_game.scenario.model import Pack
from smart_game.scenario.wording import wordings
from smart_game.words import po
from smart_game.words.catalogue import Words, _compiled, is_draft, languages_in
from smart_game.words.extracting import placeholders
from tests.words.pseudo import pseudo_words
from tests.words.samples import Sample, of_pack, of_screens


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return of_screens(tmp_path)


def polish(sample: Sample) -> Words:
    return Words.load(sample.locales, "pl")


def story_counts(words: Words) -> list[str]:
    return [
        words.ngettext("{count} story", "{count} stories", count).format(count=count) for count in (1, 2, 5)
    ]


class TestFallback:
    def test_a_missing_text_is_shown_in_english_and_the_others_are_not(self, sample: Sample) -> None:
        sample.change('msgstr "Dalej"', 'msgstr ""')
        words = polish(sample)
        assert words.gettext("Go on") == "Go on"
        assert words.gettext("Remember: {line}") == "Pamiętaj: {line}"
        assert words.gettext("Never heard of") == "Never heard of"

    def test_a_fuzzy_text_is_shown_in_english(self, sample: Sample) -> None:
        assert polish(sample).gettext("Go on") == "Dalej"
        sample.change('msgid "Go on"', '#, fuzzy\nmsgid "Go on"')
        assert polish(sample).gettext("Go on") == "Go on"

    def test_a_text_that_counts_is_whole_or_english(self, sample: Sample) -> None:
        """Not the wrong English form, where one of the language's is missing."""
        assert story_counts(polish(sample)) == ["1 historia", "2 historie", "5 historii"]
        sample.change('msgstr[2] "{count} historii"', 'msgstr[2] ""')
        assert story_counts(polish(sample)) == ["1 story", "2 stories", "5 stories"]

    def test_a_stale_text_of_a_pack_is_shown_in_english(self, tmp_path: Path, explorers: Pack) -> None:
        sample = of_pack(tmp_path, explorers)
        sample.change('msgid "Clue Jigsaw"', 'msgid "Another title"')
        titles = [scenario.title for scenario in polish(sample).pack(explorers).scenarios]
        assert titles.count("Clue Jigsaw") == 1
        assert sum(title.startswith("PL ") for title in titles) == len(titles) - 1

    def test_the_language_of_what_is_shown_is_known_text_by_text(self, sample: Sample) -> None:
        """So that English is read aloud as English."""
        sample.change('msgstr "Dalej"', 'msgstr ""')
        words = polish(sample)
        on, line = words.gettext("Go on"), words.gettext("Remember: {line}")
        never = words.gettext("Never heard of {who}.")
        assert [words.language_of(text) for text in (on, line, never.format(who="Ayaan"))] == [
            "en",
            "pl",
            "en",
        ]
        assert words.language_of(f"{on}. {never.format(who='Ayaan')}") == "en"
        assert words.language_of(f"{on} {line}") == words.language_of("Otters") == "pl"

    def test_a_scenario_stays_in_english_if_a_text_does_not_fit_its_model(
        self, tmp_path: Path, explorers: Pack
    ) -> None:
        sample = of_pack(tmp_path, explorers)
        sample.change('msgstr "PL Clue Jigsaw"', f'msgstr "{"x" * 1000}"')
        said, english = polish(sample).pack(explorers), with_facts(explorers)
        assert said.scenario("clue-jigsaw") == english.scenario("clue-jigsaw")
        assert said.cover.stories[0].title == "Clue Jigsaw"
        others = [story.title for story in said.stories if story.id != "clue-jigsaw"]
        assert all(title.startswith("PL ") for title in others)


class TestFiles:
    def test_compiled_texts_are_used_if_they_are_of_this_very_file(self, sample: Sample) -> None:
        source = sample.path.read_bytes()
        built = sample.path.with_suffix(".mo")
        built.write_bytes(po.compile_po(source.replace(b"Dalej", b"Wio"), "smart_game"))
        assert polish(sample).gettext("Go on") == "Dalej", "compiled from another file"
        _compiled.cache_clear()
        built.write_bytes(po.compile_po(source, "smart_game").replace(b"Dalej", b"Halo!"))
        assert polish(sample).gettext("Go on") == "Halo!"

    def test_a_broken_file_is_named_with_its_line(self, sample: Sample) -> None:
        line = sample.change('msgid "Go on"', 'message "Go on"')
        with pytest.raises(SmartGameError, match=rf"smart_game\.po cannot be read from line {line} on"):
            polish(sample)

    def test_a_language_that_is_not_there(self, sample: Sample) -> None:
        assert languages_in(sample.locales) == ["en", "pl"]
        with pytest.raises(SmartGameError, match=r"There is no language 'cy'\. There are: en, pl"):
            Words.load(sample.locales, "cy")

    def test_a_language_is_a_draft_until_all_its_files_are_signed_off(self, sample: Sample) -> None:
        assert is_draft(sample.locales, "pl")
        sample.change("X-Status: draft", "X-Status: signed off")
        assert not is_draft(sample.locales, "pl")
        assert not is_draft(sample.locales, "en")


class TestPseudo:
    """The languages that tests of screens can use."""

    @pytest.mark.parametrize("rtl", [False, True])
    def test_every_text_of_a_pack_is_other_and_it_is_still_that_pack(
        self, explorers: Pack, rtl: bool
    ) -> None:
        words = pseudo_words(rtl=rtl)
        said = words.pack(explorers)
        pairs = list(zip(wordings(with_facts(explorers)), wordings(said), strict=True))
        assert all(english.name == other.name for english, other in pairs)
        assert all(
            english.text != other.text
            for english, other in pairs
            if english.text.upper() != english.text.lower()
        )
        assert words.right_to_left is rtl
        if not rtl:
            assert all(len(other.text) > len(english.text) for english, other in pairs)

    @pytest.mark.parametrize("rtl", [False, True])
    def test_what_the_game_fills_in_stays(self, rtl: bool) -> None:
        said = pseudo_words(rtl=rtl).gettext("{pack}, ages {ages}")
        assert placeholders(said) == {"{pack}", "{ages}"}

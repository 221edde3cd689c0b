"""`smart-game languages`, and the languages that come with the game."""

import json
import re
import shutil
from pathlib import Path

import pytest

from smart_game import places
from smart_game.cli import main
from smart_game.scenario.model import Pack
from smart_game.scenario.wording import wordings
from smart_game.words.catalogue import FOLDER, Words, languages_in

SHIPPED = languages_in(places.locales())[1:]
LARGEST = 800_000


def run(*arguments: str, locales: Path | None = None) -> int:
    return main(["languages", *arguments, *(["--locales", str(locales)] if locales else [])])


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of languages in which Welsh has been started; nobody changes it."""
    folder = tmp_path_factory.mktemp("begun")
    assert run("--update", "cy", locales=folder) == 0
    return folder


@pytest.fixture
def welsh(tmp_path: Path, begun: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The file of the screens in a copy of it."""
    shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    capsys.readouterr()
    return tmp_path / "cy" / FOLDER / "smart_game.po"


class TestShipped:
    def test_there_are_languages(self) -> None:
        assert {"ar", "cy", "pl", "ur"} <= set(SHIPPED)

    def test_none_has_an_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Drafts and gaps are allowed; what would be shown wrongly is not."""
        assert run("--json", "--glyphs") == 0
        told = json.loads(capsys.readouterr().out)
        assert [language["language"] for language in told] == list(SHIPPED)

    @pytest.mark.parametrize("language", SHIPPED)
    def test_a_pack_in_other_words_is_the_same_pack(self, language: str, shipped: tuple[Pack, ...]) -> None:
        """Same names of texts, same ids, same counts; and the model has accepted it."""
        words = Words.load(places.locales(), language)
        for pack in shipped:
            said = words.pack(pack)
            assert [text.name for text in wordings(said)] == [text.name for text in wordings(pack)]
            for english, other in zip(pack.scenarios, said.scenarios, strict=True):
                assert (other.id, list(other.cards), other.start) == (
                    english.id,
                    list(english.cards),
                    english.start,
                )

    @pytest.mark.parametrize("language", SHIPPED)
    def test_the_explorers_are_translated(self, language: str, explorers: Pack) -> None:
        said = Words.load(places.locales(), language).pack(explorers)
        assert said.info.title != explorers.info.title
        pairs = list(zip(wordings(explorers), wordings(said), strict=True))
        other = sum(1 for english, text in pairs if english.text != text.text)
        assert other > 0.9 * len(pairs)

    def test_the_files_are_small(self) -> None:
        sizes = {str(path): path.stat().st_size for path in places.locales().rglob("*.po")}
        assert {path: size for path, size in sizes.items() if size > LARGEST} == {}


class TestCommand:
    def test_a_new_language_is_all_missing_and_no_problem(
        self, welsh: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("cy", locales=welsh.parents[2]) == 0
        said = capsys.readouterr().out
        assert re.search(rf"{re.escape(str(welsh))}:\d+: SG112 ", said)
        assert "cy   Cymraeg: 0 % (smart_game 0 of " in said
        assert "draft." in said
        assert run("cy", "--strict", locales=welsh.parents[2]) == 1

    def test_updating_writes_templates_and_keeps_translations(
        self, welsh: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = welsh.read_text(encoding="utf-8").replace(
            'msgid "Go on"\nmsgstr ""', 'msgid "Go on"\nmsgstr "Ymlaen"'
        )
        welsh.write_text(text, encoding="utf-8")
        locales = welsh.parents[2]
        assert run("--update", locales=locales) == 0
        assert f"{welsh}: 0 new, 0 changed, 0 gone." in capsys.readouterr().out
        assert welsh.read_text(encoding="utf-8") == text
        assert (locales / "smart_game.pot").is_file()
        assert (locales / "explorers.pot").is_file()
        assert Words.load(locales, "cy").gettext("Go on") == "Ymlaen"

    def test_an_error_is_printed_with_its_line_and_the_exit_code_is_1(
        self, welsh: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = welsh.read_text(encoding="utf-8")
        old = 'msgid "Remember: {line}"\nmsgstr ""'
        line = text[: text.index(old)].count("\n") + 1
        welsh.write_text(text.replace(old, old[:-1] + 'Cofia: {llinell}"'), encoding="utf-8")
        assert run("cy", locales=welsh.parents[2]) == 1
        assert (
            f'{welsh}:{line}: SG104 "Remember: {{line}}" has {{llinell}} to fill in'
            in capsys.readouterr().out
        )

    def test_signs_that_no_font_has_are_found(self, welsh: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """By the fonts that draw Welsh: Chinese signs are not in them, and ŵ is."""
        text = welsh.read_text(encoding="utf-8")
        text = text.replace('msgid "Go on"\nmsgstr ""', 'msgid "Go on"\nmsgstr "世ŵ"')
        welsh.write_text(text, encoding="utf-8")
        assert run("cy", locales=welsh.parents[2]) == 0
        assert run("cy", "--glyphs", locales=welsh.parents[2]) == 1
        assert 'SG107 "Go on" has signs that no font of the game has: 世. ' in capsys.readouterr().out

    def test_a_missing_file_and_one_too_many(self, welsh: Path, capsys: pytest.CaptureFixture[str]) -> None:
        welsh.with_name("explorers.po").rename(welsh.with_name("swimmers.po"))
        run("cy", locales=welsh.parents[2])
        said = capsys.readouterr().out
        assert f"{welsh.with_name('explorers.po')}:1: SG110 " in said
        assert f"{welsh.with_name('swimmers.po')}:1: SG111 There is no pack called swimmers" in said

    @pytest.mark.parametrize(
        "arguments", [["fr"], ["en"], ["--update", "../cy"], ["--update", "zz"], ["--no"]]
    )
    def test_what_cannot_be_run_is_said_in_one_sentence(
        self, arguments: list[str], welsh: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(*arguments, locales=welsh.parents[2]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1

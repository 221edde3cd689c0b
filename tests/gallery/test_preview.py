"""`smart-game preview`: what it says to a person, and that it opens the game where it was asked to."""

from pathlib import Path

import pygame
import pytest

from smart_game.cli import COMMANDS, main
from smart_game.cli.preview import find_card
from smart_game.errors import CannotRunError
from smart_game.gallery.live import FindingsScreen, Live
from smart_game.gallery.moods import FACES
from smart_game.scenario.model import Pack
from smart_game.scenes.story import StoryScreen


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Name a scenario to look at, or a folder for the gallery: --gallery FOLDER."),
        (["gem-gem-showr"], "There is no scenario 'gem-gem-showr'. Did you mean 'gem-gem-shower'?"),
        (["zzz"], "There is no scenario 'zzz'. There are: "),
        (["gem-gem-shower", "--card", "popop"], "gem-gem-shower has no card 'popop'. Did you mean 'popup'?"),
        (["gem-gem-shower", "--grey"], "Add --gallery FOLDER."),
        (["--gallery", "x", "--card", "popup"], "--card is for one scenario."),
        (["gem-gem-shower", "--size", "big"], "'big' is not a size"),
    ],
)
def test_a_mistake_is_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", *arguments]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.startswith("smart-game preview: ")
    assert said.count("\n") == 1


def test_it_is_listed() -> None:
    assert "preview" in COMMANDS


def test_without_a_card_it_begins_at_the_first(shipped: tuple[Pack, ...]) -> None:
    pack, scenario, card = find_card(shipped, "gem-gem-shower", None)
    assert (pack.info.id, card) == ("explorers", scenario.start)
    with pytest.raises(CannotRunError):
        find_card(shipped, "gem-gem-shower", "nowhere")


def test_it_opens_the_real_game_at_the_card_and_hands_in_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, explorers: Pack
) -> None:
    """The loop is the real one; only its waiting is replaced, by a choice and the closing of the window."""
    seen: list[str] = []
    wanted = list(explorers.scenario("gem-gem-shower").cards)[2]
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    def play(live: Live) -> None:
        loop = live._loop
        live.look()
        story = loop.stack.top
        assert isinstance(story, StoryScreen)
        loop.draw()
        seen.append(story.playthrough.state.card)
        question = story.playthrough.question
        assert question
        loop.view.find(f"choice-{question.choices[0].id}").press()  # type: ignore[misc]
        assert story.playthrough.state.made
        pygame.event.post(pygame.Event(pygame.QUIT))
        while loop.running:
            loop.step(0)

    monkeypatch.setattr(Live, "run", play)
    assert main(["preview", "gem-gem-shower", "--card", wanted]) == 0
    assert seen == [wanted]
    assert list(tmp_path.rglob("*")) == []


def test_a_blind_test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", "--gallery", str(tmp_path), "--moods", "5"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"moods-5.png", "moods-5-key.txt"}
    assert len((tmp_path / "moods-5-key.txt").read_text(encoding="utf-8").splitlines()) == FACES
    assert "moods-5.png" in capsys.readouterr().out


@pytest.mark.parametrize("broken_at_first", [False, True])
def test_the_card_follows_its_file_and_what_is_amiss_stands_there_until_it_is_mended(
    broken_at_first: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    main(["new", "pack", "ours", "--band", "7-9", "--folder", str(tmp_path)])
    file = tmp_path / "ours" / "first-story.yaml"
    good = file.read_text(encoding="utf-8")
    broken = good.replace("goto: together", "goto: togther")
    file.write_text(broken if broken_at_first else good, encoding="utf-8")
    seen: list[str] = []

    def save(text: str) -> None:
        file.write_text(text + "#" * len(seen), encoding="utf-8")

    def follow(live: Live) -> None:
        def look() -> None:
            live._loop.let_pass(1)
            live.look()
            live._loop.draw()
            top = live._loop.stack.top
            if isinstance(top, FindingsScreen):
                seen.append(str(top.findings[0].diagnostic.code))
            else:
                assert isinstance(top, StoryScreen)
                seen.append(f"{top.playthrough.state.card}: {top.playthrough.card.text}")

        look()
        for text in (good, good.replace("does not like this now", "frowns"), broken, good):
            save(text)
            look()

    monkeypatch.setattr(Live, "run", follow)
    assert main(["preview", str(file), "--card", "mend"]) == 0
    usual = "mend: Mei does not like this now. What could Mei do?"
    first = "SG041" if broken_at_first else usual
    assert seen == [first, usual, "mend: Mei frowns. What could Mei do?", "SG041", usual]


def test_it_looks_at_the_files_twice_a_second_at_most(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    main(["new", "pack", "ours", "--band", "7-9", "--folder", str(tmp_path)])
    looks: list[Path] = []

    def times(folder: Path) -> dict[Path, tuple[int, int]]:
        looks.append(folder)
        return {}

    def follow(live: Live) -> None:
        monkeypatch.setattr(live._loop, "_clock", lambda: 100.0 + len(waits) / 10)
        monkeypatch.setattr("smart_game.gallery.live._times", times)
        waits: list[int] = []
        for _ in range(30):
            live.look()
            waits.append(1)

    monkeypatch.setattr(Live, "run", follow)
    assert main(["preview", str(tmp_path / "ours" / "first-story.yaml")]) == 0
    assert 6 <= len(looks) <= 7

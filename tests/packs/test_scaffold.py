"""`smart-game new`: what it writes passes the check and plays, and it writes over nothing."""

import re
from pathlib import Path

import pytest

from smart_game import places
from smart_game.cli import main
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.vocabulary import Band, Outcome, Rule


def play(playthrough: Playthrough, wish: Outcome) -> str:
    """Play to the end, with the outcome that is wished for where it is offered and not tried yet."""
    for _ in range(40):
        if playthrough.ended:
            return playthrough.state.card
        if playthrough.question is None:
            playthrough.go_on()
            continue
        tried = {(fact.card, fact.choice) for fact in playthrough.state.made}
        card = playthrough.state.card
        new = [choice for choice in playthrough.offered if (card, choice.id) not in tried]
        playthrough.pick(next((each for each in new if each.outcome is wish), new[0]).id)
    raise AssertionError("it does not come to an end")


@pytest.mark.parametrize("band", list(Band))
def test_a_new_pack_with_a_story_for_every_rule_has_nothing_the_matter(
    band: Band, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "pack", "our-pack", "--band", band, "--title", "Our “own” pack"]) == 0
    for rule in Rule:
        assert main(["new", "scenario", f"about-{rule}", "--pack", "our-pack", "--rule", rule]) == 0
    assert main(["check", "--strict", "our-pack"]) == 0, capsys.readouterr().out
    pack = check_pack(tmp_path / "our-pack", Known.load(places.assets())).pack
    assert pack is not None
    assert [story.id for story in pack.scenarios] == ["first-story", *(f"about-{rule}" for rule in Rule)]
    assert (pack.info.title, pack.info.band) == ("Our “own” pack", band)
    for story in pack.scenarios:
        ends = {play(Playthrough(story), wish) for wish in Outcome}
        endings = {id for id, card in story.cards.items() if isinstance(card, EndingCard)}
        assert ends == endings
    for file in (tmp_path / "our-pack").glob("*.yaml"):
        schema = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))
        assert schema
        assert (file.parent / schema[1]).is_file()


def test_the_list_keeps_its_comments_and_its_form(tmp_path: Path) -> None:
    main(["new", "pack", "ours", "--band", "5-7", "--folder", str(tmp_path)])
    file = tmp_path / "ours" / "pack.yaml"
    changed = file.read_text(encoding="utf-8").replace("  - first-story", "    - first-story  # mine")
    file.write_text(changed + "\n# The end.\n", encoding="utf-8")
    assert main(["new", "scenario", "second", "--pack", str(file.parent), "--rule", "tell"]) == 0
    expected = changed.replace("# mine\n", "# mine\n    - second\n") + "\n# The end.\n"
    assert file.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pack", "Our Pack", "--band", "5-7"], "'Our Pack' cannot be an id: use small letters"),
        (["pack", "../out", "--band", "5-7"], "'../out' cannot be an id"),
        (["pack", "there", "--band", "5-7"], "There is something at there already."),
        (["pack", "nul", "--band", "5-7"], "The id 'nul' means something else already."),
        (["pack", "new", "--band", "5-8"], "argument --band: invalid Band value: '5-8'"),
        (["pack", "new", "--band", "5-7", "--title", 'a"b'], "has a sign that cannot be in it"),
        (["pack", "new", "--band", "5-7", "--title", " "], "A title has from 1 to 160 characters."),
        (["scenario", "first-story", "--pack", "there", "--rule", "safe"], "is there already. Take another"),
        (["scenario", "pack", "--pack", "there", "--rule", "safe"], "The id 'pack' means something else"),
        (["scenario", "x", "--pack", "nowhere", "--rule", "safe"], "There is no pack in nowhere"),
        (["scenario", "x", "--pack", "there"], "the following arguments are required: --rule"),
        ([], "the following arguments are required: pack|scenario"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_written(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "pack", "there", "--band", "7-9"])
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.*")}
    assert main(["new", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.*")} == before


@pytest.mark.parametrize("listed", ["scenarios: [first-story]", 'scenarios:\n  ["first-story"]'])
def test_a_list_that_cannot_be_lengthened_is_left_alone(
    listed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "pack", "ours", "--band", "5-7", "--folder", str(tmp_path)])
    file = tmp_path / "ours" / "pack.yaml"
    head = file.read_text(encoding="utf-8").partition("scenarios:")[0]
    file.write_text(f"{head}{listed}\n", encoding="utf-8")
    assert main(["new", "scenario", "second", "--pack", str(file.parent), "--rule", "tell"]) == 2
    assert "is not one below the other" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == f"{head}{listed}\n"
    assert not (file.parent / "second.yaml").exists()

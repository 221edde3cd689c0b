"""The commands as a teacher types them: a story from Twine into a pack, checked, and back."""

import shutil
from pathlib import Path

import pytest
import yaml

from smart_game.cli.exits import COULD_NOT_RUN, FINE, PROBLEMS
from smart_game.places import scenarios
from tests.end_to_end.command import MadeUpPC

STORY = Path(__file__).parents[1] / "packs" / "twine" / "sugarcube.twee"


@pytest.fixture
def pc(tmp_path: Path) -> MadeUpPC:
    return MadeUpPC(tmp_path)


def test_a_story_is_imported_checked_exported_and_imported_again(pc: MadeUpPC) -> None:
    ran = pc.run("import", STORY, "--pack", "mine", "--rule", "tell", "--hero", "priya")
    assert (ran.code, ran.err) == (FINE, "")
    assert "Written: mine/the-kite-quiz.yaml, with 6 cards, 9 choices and 47 to-dos" in ran.out
    assert f"{STORY}:31: left out <<set $trust += 1>>" in ran.out
    file = pc.home / "mine" / "the-kite-quiz.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert (data["rule"], data["hero"]) == ("tell", "priya")
    assert yaml.safe_load((file.parent / "pack.yaml").read_text(encoding="utf-8"))["scenarios"] == [
        "the-kite-quiz"
    ]
    checked = pc.run("check", "mine")
    assert checked.code == PROBLEMS
    assert 'mine/the-kite-quiz.yaml:6: SG037 This file has "sensitivity" to do.' in checked.out
    assert pc.run("export", "mine/the-kite-quiz.yaml", "--out", "back.twee").code == FINE
    assert pc.run("import", "back.twee", "--pack", "again").code == FINE
    again = pc.home / "again" / "the-kite-quiz.yaml"
    assert again.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def test_nothing_is_written_over(pc: MadeUpPC) -> None:
    assert pc.run("import", STORY, "--pack", "mine").code == FINE
    file = pc.home / "mine" / "the-kite-quiz.yaml"
    file.write_text("a teacher's work", encoding="utf-8")
    again = pc.run("import", STORY, "--pack", "mine")
    assert again.code == COULD_NOT_RUN
    assert "is there already" in again.err
    assert file.read_text(encoding="utf-8") == "a teacher's work"
    story = scenarios() / "explorers" / "gem-gem-shower.yaml"
    (pc.home / "out.twee").write_text("mine", encoding="utf-8")
    assert pc.run("export", story, "--out", "out.twee").code == COULD_NOT_RUN
    assert (pc.home / "out.twee").read_text(encoding="utf-8") == "mine"


def test_a_story_joins_the_list_of_a_pack_that_is_there(pc: MadeUpPC) -> None:
    pack = Path(shutil.copytree(scenarios() / "sprouts", pc.home / "mine"))
    before = (pack / "pack.yaml").read_text(encoding="utf-8")
    assert pc.run("import", STORY, "--pack", "mine", "--id", "kites").code == FINE
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == f"{before.rstrip()}\n  - kites\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "nowhere.twee", "--pack", "mine"], "nowhere.twee is not a file"),
        (["import", STORY], "--pack"),
        (["import", STORY, "--pack", "mine", "--hero", "nobody"], "no 'nobody' in the cast"),
        (["import", STORY, "--pack", "mine", "--id", "../up"], "cannot be an id"),
        (["import", STORY, "--pack", "mine", "--id", "pack"], "--id"),
        (["export", "nowhere.yaml"], "is not a scenario"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(pc: MadeUpPC, arguments: list[str], said: str) -> None:
    ran = pc.run(*arguments)
    assert ran.code == COULD_NOT_RUN
    assert said in ran.err
    assert len(ran.sentences) == 1
    assert not (pc.home / "mine").exists()

"""The catalogues that came with the game, and what is said of a damaged one."""

import re
from pathlib import Path

import pytest

from smart_game import places
from smart_game.errors import CannotRunError
from smart_game.packs.catalogues import Citations, Misconceptions
from smart_game.packs.known import Known
from smart_game.scenario.vocabulary import Band, Rule

SHIPPED = places.assets() / "catalogues"


def test_every_rule_has_misconceptions_in_every_band() -> None:
    beliefs = Misconceptions.load(SHIPPED).root.values()
    covered = {(each.rule, band) for each in beliefs for band in each.bands}
    assert covered == {(rule, band) for rule in Rule for band in Band}


def test_a_belief_is_said_as_a_child_and_as_a_report_would() -> None:
    for name, belief in Misconceptions.load(SHIPPED).root.items():
        assert re.match(r"they think that .*[^.]$", belief.report), name
        assert belief.belief.endswith((".", '"')), name
        assert belief.teach.endswith((".", "?", '"')), name


def test_the_citations_cover_the_sources_that_a_scenario_cites() -> None:
    citations = Citations.load(SHIPPED)
    assert set(citations.root) == {"policy", "nc", "rshe", "efcw", "pshe"}
    assert {f"10.1-{letter}" for letter in "SMART"} <= citations.codes()["policy"]
    assert all(re.fullmatch(r"KS[12]-[HRL]\d+", code) for code in citations.codes()["pshe"])
    assert citations.codes()["rshe"] == {f"OSA{n}" for n in range(1, 7)} | {f"WO{n}" for n in range(1, 12)}
    strands = ("SI", "OR", "RP", "OB", "MI", "HW", "PS", "CO")
    assert citations.codes()["efcw"] == {f"{strand}-{year}" for strand in strands for year in "R123456"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "misconceptions.yaml:1: SG008 This file is empty."),
        ("a: &b c\n", "misconceptions.yaml:1: SG011 This line has an anchor"),
        (
            'shy:\n  rule: saef\n  bands: ["7-9"]\n  belief: a\n  report: b\n  teach: c\n',
            'misconceptions.yaml:2: SG031 There is no rule called "saef". Did you mean "safe"?',
        ),
    ],
)
def test_a_damaged_catalogue_stops_the_game_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "misconceptions.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CannotRunError) as caught:
        Misconceptions.load(tmp_path)
    assert said in str(caught.value)


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match=r"citations\.yaml:1: SG001 There is nothing"):
        Citations.load(tmp_path)


def test_known_names_without_a_pictures_folder_are_none(tmp_path: Path) -> None:
    (tmp_path / "catalogues").symlink_to(SHIPPED)
    known = Known.load(tmp_path)
    assert known.backdrops == known.cast == known.apps == known.symbols == frozenset()
    assert "be-quick" in known.misconceptions


def test_known_names_are_those_of_the_pictures(tmp_path: Path) -> None:
    (tmp_path / "catalogues").symlink_to(SHIPPED)
    drawn = tmp_path / "pictures" / "backdrops"
    drawn.mkdir(parents=True)
    (drawn / "attic.svg").touch()
    (drawn / "notes.txt").touch()
    assert Known.load(tmp_path).backdrops == {"attic"}

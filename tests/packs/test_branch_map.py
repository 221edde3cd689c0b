"""`smart-game map`: every card and every way on it, none upon another, whatever the scenario is."""

import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest

from smart_game.cli import main
from smart_game.packs.branch_map import branch_map
from smart_game.packs.map_layout import Node, lay_out
from smart_game.scenario.model import Pack
from tests.stories import asking_card, ending_card, make_choice, make_plain, make_scenario

SVG = "{http://www.w3.org/2000/svg}"


def test_every_shipped_map_shows_each_card_once_and_none_upon_another(shipped: tuple[Pack, ...]) -> None:
    for pack in shipped:
        for story in pack.scenarios:
            root = ET.fromstring(branch_map(story))
            said = [group.get("aria-label", "") for group in root.iter(f"{SVG}g") if group.get("role")]
            assert [label.split(" ")[0] for label in said] == list(story.cards)
            nodes = [Node(id, 80, story.leads_to(id)) for id in story.cards]
            boxes = lay_out(nodes, story.start).boxes.values()
            for one, other in combinations(boxes, 2):
                beside = one.x + one.width <= other.x or other.x + other.width <= one.x
                assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_a_card_that_nothing_leads_to_is_red_and_so_is_a_card_that_is_not_there() -> None:
    plain = make_plain()
    lonely = {**asking_card(), "choices": [make_choice("a", "fine"), make_choice("b", "gone", "risky")]}
    told = make_scenario(
        cards={**plain["cards"], "lonely": lonely, "attic": {**ending_card(), "title": "Up"}}
    )
    drawn = branch_map(told)
    root = ET.fromstring(drawn)
    red = [
        group.get("aria-label")
        for group in root.iter(f"{SVG}g")
        if group.get("role") and group.find(f"{SVG}rect").get("stroke") == "#C4161C"  # type: ignore[union-attr]
    ]
    assert red == [
        "lonely (choice). nothing leads here",
        "attic (ending): Up. nothing leads here",
        "gone: no such card. nothing leads here",
    ] or red[:2] == ["lonely (choice). nothing leads here", "attic (ending): Up. nothing leads here"]
    assert "Nothing leads to: lonely, attic." in drawn
    assert "gone: no such card" in drawn


def test_a_way_back_is_dashed_and_outcomes_differ_in_shape() -> None:
    root = ET.fromstring(branch_map(make_scenario()))
    ways = [path for path in root.iter(f"{SVG}path") if path.get("marker-end")]
    assert len(ways) == 8
    assert len([way for way in ways if way.get("stroke-dasharray")]) == 1


def test_texts_from_a_file_cannot_break_out_of_the_picture() -> None:
    drawn = branch_map(make_scenario(title='</text><script>alert("x")</script>' + "\x1b" + "m" * 50))
    root = ET.fromstring(drawn)
    assert not list(root.iter(f"{SVG}script"))
    assert "\x1b" not in drawn


def test_a_very_long_scenario_is_drawn_too() -> None:
    cards = {
        f"c{number}": {**asking_card(), "choices": [make_choice("on", f"c{number + 1}")]}
        for number in range(900)
    }
    told = make_scenario(start="c0", cards={**cards, "c900": {**ending_card(), "title": "The end"}})
    ET.fromstring(branch_map(told))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", "gem-gem-shower", "--out", str(tmp_path / "x.svg")]) == 0
    assert (tmp_path / "x.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert main(["map", "gem-gem-showr"]) == 2
    assert "Did you mean 'gem-gem-shower'?" in capsys.readouterr().err
    assert main(["map", str(tmp_path / "x.yaml")]) == 2
    assert "is not in a pack" in capsys.readouterr().err

"""What the stories are about, all together: no rule, belief or code that they should meet is left out."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from smart_game import places
from smart_game.cli import main
from smart_game.packs.catalogues import Citations, Misconceptions
from smart_game.packs.crosswalk import crosswalk
from smart_game.scenario.model import Pack
from smart_game.scenario.vocabulary import Band, Rule
from tests.end_to_end.command import CHECKOUT

PAGE = CHECKOUT / "docs" / "curriculum.md"
CATALOGUES = places.assets() / "catalogues"
MUSTS = {
    "rshe": lambda code: code.startswith(("OSA", "WO")),
    "nc": lambda code: code in ("NC-K1", "NC-K2a"),
}
"""Every "must" of RSHE on being safe online, and what the National Curriculum says of e-safety."""


def test_every_rule_has_a_story_for_every_age(shipped: tuple[Pack, ...]) -> None:
    filled = {(story.rule, pack.info.band) for pack in shipped for story in pack.scenarios}
    assert {(rule, band) for rule in Rule for band in Band} - filled == set()


def test_every_belief_tempts_at_every_age_that_it_belongs_to(shipped: tuple[Pack, ...]) -> None:
    used: dict[str, set[Band]] = defaultdict(set)
    for pack in shipped:
        for story in pack.played:
            for _, _, choice in story.choices():
                if choice.misconception:
                    used[choice.misconception].add(pack.info.band)
    beliefs = Misconceptions.load(CATALOGUES).root
    missing = {(name, band) for name, each in beliefs.items() for band in set(each.bands) - used[name]}
    assert sorted(missing) == []
    assert sorted(set(used) - set(beliefs)) == []


@pytest.mark.parametrize(("source", "must"), MUSTS.items(), ids=MUSTS)
def test_every_must_is_cited_by_a_story(
    shipped: tuple[Pack, ...], source: str, must: Callable[[str], bool]
) -> None:
    codes = {code for code in Citations.load(CATALOGUES).root[source].codes if must(code)}
    cited = {code for pack in shipped for story in pack.scenarios for code in story.cites.by_source()[source]}
    assert codes
    assert sorted(codes - cited) == []


def test_rshe_has_all_its_musts() -> None:
    """A code that fell out of the catalogue would be missed by nobody."""
    codes = set(Citations.load(CATALOGUES).root["rshe"].codes)
    assert {f"OSA{number}" for number in range(1, 7)} | {f"WO{number}" for number in range(1, 12)} <= codes


def test_the_page_says_what_the_stories_say(shipped: tuple[Pack, ...]) -> None:
    page = crosswalk(shipped, Citations.load(CATALOGUES))
    again = "It is stale: smart-game curriculum --out docs/curriculum.md writes it anew."
    assert PAGE.read_text(encoding="utf-8") == page, again


def test_the_page_names_a_story_where_it_cites_and_nowhere_else(
    explorers: Pack, capsys: pytest.CaptureFixture[str]
) -> None:
    story = explorers.scenarios[0]
    assert main(["curriculum"]) == 0
    sections = capsys.readouterr().out.split("\n## ")[1:]
    rules, *sources = ([row for row in section.splitlines() if row.startswith("| ")] for section in sections)
    (rule,) = (row for row in rules if story.title in row)
    assert rule.startswith(f"| {story.rule.value.capitalize()} |")
    assert [cell.strip() for cell in rule.split("|")[2:5]].index(story.title) == list(Band).index(
        explorers.info.band
    )
    for rows, codes in zip(sources, story.cites.by_source().values(), strict=True):
        assert {row.split("|")[1].strip() for row in rows if story.title in row} == set(codes)


def test_a_page_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["curriculum", "--out", str(tmp_path)]) == 2
    assert f"{tmp_path} cannot be written (is a directory)" in capsys.readouterr().err

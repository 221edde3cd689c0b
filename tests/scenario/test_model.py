from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from smart_game.scenario.model import Pack, Scenario
from tests.stories import make_pack, make_plain, make_scenario


def parts_of(value: object) -> list[BaseModel]:
    """A model and every model inside it."""
    if isinstance(value, BaseModel):
        return [value, *(part for _, inner in value for part in parts_of(inner))]
    if isinstance(value, dict):
        return [part for inner in value.values() for part in parts_of(inner)]
    if isinstance(value, tuple):
        return [part for inner in value for part in parts_of(inner)]
    return []


def test_nothing_in_a_pack_can_be_changed() -> None:
    pack = make_pack()
    with pytest.raises(FrozenInstanceError):
        setattr(pack, "facts", {})  # noqa: B010 - that it is refused is what is tested
    parts = parts_of((pack.info, *pack.scenarios))
    assert len({type(part) for part in parts}) >= 9
    for part in parts:
        name = next(iter(type(part).model_fields))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(part, name, getattr(part, name))


def tables_in(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(table for inner in value.values() for table in tables_in(inner))]
    if isinstance(value, list):
        return [table for inner in value for table in tables_in(inner)]
    return []


def test_a_key_that_nobody_knows_is_refused_wherever_it_stands() -> None:
    count = len(tables_in(make_plain()))
    refused = 0
    for at in range(count):
        plain = make_plain()
        table = tables_in(plain)[at]
        if table is plain["cards"]:
            continue
        table["colour"] = "pink"
        with pytest.raises(ValidationError, match=r"colour[\s\S]*Extra inputs are not permitted"):
            Scenario.model_validate(plain)
        refused += 1
    assert refused > 15


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"id": "Two Doors"}, "id"),
        ({"id": "two-doors-" * 5}, "id"),
        ({"rule": "brave"}, "rule"),
        ({"format": 2}, "format"),
        ({"talk": ["Only one?"]}, "talk"),
        ({"title": "   "}, "title"),
        ({"remember": "x" * 161}, "remember"),
        ({"cards": {}}, "cards"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_value_that_cannot_be_is_refused_where_it_stands(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_scenario(**changes)
    assert complaint in {str(error["loc"][0]) for error in refusal.value.errors()}


def test_a_card_of_an_unknown_kind_is_refused() -> None:
    plain = make_plain()
    plain["cards"]["popup"]["kind"] = "duel"
    with pytest.raises(ValidationError, match="duel"):
        Scenario.model_validate(plain)


def test_choices_are_listed_in_the_authors_order_with_their_cards() -> None:
    listed = [(card, question.id, choice.id) for card, question, choice in make_scenario().choices()]
    assert listed[:5] == [("popup", "choice", id) for id in ("type", "wait", "ask", "close")] + [
        ("mend", "choice", "tell")
    ]
    assert len(listed) == 7


def test_the_cards_that_follow_are_named_once_each() -> None:
    scenario = make_scenario()
    assert scenario.leads_to("begin") == ("popup",)
    assert scenario.leads_to("popup") == ("mend", "fine")
    assert scenario.leads_to("mend") == ("told", "mend", "fine")
    assert scenario.leads_to("told") == ()


def test_a_pack_finds_its_scenarios_by_id() -> None:
    pack = make_pack(make_scenario(), make_scenario(id="three-doors"))
    assert pack.scenario("three-doors").id == "three-doors"
    with pytest.raises(KeyError, match="four-doors"):
        pack.scenario("four-doors")


def test_a_pack_goes_to_json_and_back(explorers: Pack) -> None:
    for part in (explorers.info, *explorers.scenarios):
        assert type(part).model_validate_json(part.model_dump_json()) == part


def test_a_pack_tells_on_its_cover_what_is_inside(explorers: Pack) -> None:
    assert explorers.cover.title == explorers.info.title
    assert [story.id for story in explorers.stories] == list(explorers.info.scenarios)
    for story, scenario in zip(explorers.stories, explorers.scenarios, strict=True):
        assert (story.title, story.rule, story.hero) == (scenario.title, scenario.rule, scenario.hero)
    some = explorers.only(explorers.stories[2:4])
    assert [each.id for each in some.scenarios] == list(explorers.info.scenarios[2:4])
    with pytest.raises(KeyError):
        some.scenario(explorers.stories[0].id)

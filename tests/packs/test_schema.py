"""The JSON Schema that editors get: right about every shipped file, and about what is amiss in one."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from smart_game import places
from smart_game.cli import main
from smart_game.cli.schema import shipped_names
from smart_game.packs.schema import FileKind, schema_of
from smart_game.packs.schema_help import KEYS

FILES = sorted(places.scenarios().glob("*/*.yaml"))
STORY = places.scenarios() / "explorers" / "gem-gem-shower.yaml"


def kind_of(file: Path) -> FileKind:
    return FileKind(file.stem) if file.stem in set(FileKind) else FileKind.SCENARIO


@pytest.fixture(scope="module")
def schemas() -> dict[FileKind, dict[str, Any]]:
    names = shipped_names()
    return {kind: schema_of(kind, names) for kind in FileKind}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_shipped_file_is_valid(file: Path, schemas: dict[FileKind, dict[str, Any]]) -> None:
    schema = schemas[kind_of(file)]
    jsonschema.Draft7Validator.check_schema(schema)
    found = jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(file.read_text(encoding="utf-8")))
    assert [error.message for error in found] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rule: accepting", "rule: accepted", "'accepted' is not one of"),
        ("misconception: be-quick", "misconception: be-quik", "'be-quik'"),
        ("backdrop: bedroom", "backdrop: bathroom", "'bathroom' is not one of"),
        ("hero: priya", "hero: pria", "'pria' is not one of"),
        ("WO6", "WO66", "'WO66' is not one of"),
        ("remember:", "remembr:", "'remembr' was unexpected"),
        ("kind: ending", "kind: endin", "'endin' is not one of"),
        ("mood: worried", "mood: worryed", "'worryed' is not one of"),
    ],
)
def test_a_slip_is_told_at_its_place(
    old: str, new: str, said: str, schemas: dict[FileKind, dict[str, Any]]
) -> None:
    text = STORY.read_text(encoding="utf-8")
    assert old in text
    validator = jsonschema.Draft7Validator(schemas[FileKind.SCENARIO])
    found = list(validator.iter_errors(yaml.safe_load(text.replace(old, new, 1))))
    assert any(said in error.message for error in found), [error.message for error in found]


def test_every_key_is_explained(schemas: dict[FileKind, dict[str, Any]]) -> None:
    keys = {
        key
        for schema in schemas.values()
        for part in (schema, *schema["$defs"].values())
        for key in part.get("properties", {})
    }
    assert keys - set(KEYS) == {"a", "b", "button", "goodbye", "hello", "lines", "name"}


def test_names_come_with_their_meanings(schemas: dict[FileKind, dict[str, Any]]) -> None:
    belief = schemas[FileKind.SCENARIO]["$defs"]["Choice"]["properties"]["misconception"]["anyOf"][0]
    at = belief["enum"].index("be-quick")
    assert belief["enumDescriptions"][at] == "I must be quick or I'll miss it. (accepting, ages 7-9, 9-11)"


def test_the_command_prints_one_or_writes_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "pack"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "pack.yaml of SMART Game"
    assert main(["schema", "--out", str(tmp_path)]) == 0
    written = sorted(file.name for file in tmp_path.iterdir())
    assert written == ["pack.schema.json", "quick-check.schema.json", "scenario.schema.json"]
    assert main(["schema", "--out", str(tmp_path / "nowhere" / "x.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err

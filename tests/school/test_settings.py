"""What is kept of the settings: every one of them, and nothing about anybody (A16)."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from smart_game.errors import SmartGameError
from smart_game.school.settings import Settings, Volume, read_settings, write_settings

OTHERS: dict[str, Any] = {
    "format": 1,
    "language": "cy",
    "text_size": 150,
    "line_spacing": 200,
    "theme": "dark",
    "letters": "AtkinsonHyperlegibleNext",
    "motion": False,
    "calm": True,
    "symbols": True,
    "sound": True,
    "sound_volume": 25,
    "read_aloud": "always",
    "speech_speed": 75,
    "voice_volume": 100,
    "scanning": "one-switch",
    "scan_seconds": 3.0,
    "cool_down": 2.0,
    "keys": {"press": ["x", "return"]},
}
"""Another value for every setting that there is."""


def test_these_are_all_the_settings_and_none_is_as_at_first() -> None:
    assert set(OTHERS) == {each.name for each in fields(Settings)}
    usual = Settings()
    assert [name for name, value in OTHERS.items() if getattr(usual, name) == value] == ["format"]


@pytest.mark.parametrize("name", OTHERS)
def test_every_setting_is_kept_and_found_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / "settings.json"
    wished = Settings.checked({name: OTHERS[name]})
    write_settings(path, wished)
    assert read_settings(path) == wished
    assert getattr(read_settings(path), name) == OTHERS[name]


def test_the_file_holds_the_settings_and_nothing_else(tmp_path: Path) -> None:
    """Numbers, yes or no, and words from closed lists; a language has a pattern, keys are named."""
    path = tmp_path / "settings.json"
    write_settings(path, Settings.checked(OTHERS))
    assert json.loads(path.read_text(encoding="utf-8")) == OTHERS
    assert [each.name for each in tmp_path.iterdir()] == ["settings.json"]
    for name, kind in get_type_hints(Settings).items():
        free = kind is str or str in get_args(kind)
        assert not free or name in ("language", "keys"), f"{name} takes any text"


@pytest.mark.parametrize("name", ["pupil", "user", "computer", "last_played"])
def test_what_is_no_setting_is_neither_kept_nor_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({name: "Sam"}), encoding="utf-8")
    settings = read_settings(path)
    write_settings(path, settings)
    assert "Sam" not in path.read_text(encoding="utf-8")


def test_a_file_from_before_has_the_new_settings_as_they_begin(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"format": 1, "theme": "dark", "sound": true}', encoding="utf-8")
    assert read_settings(path) == Settings(theme="dark", sound=True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sound_volume": 500},
        {"sound_volume": True},
        {"language": "Sam Smith"},
        {"language": "en\n"},
        {"calm": "maybe"},
        {"cool_down": 2.5},
        {"cool_down": False},
        {"scan_seconds": "1"},
        {"theme": ["day"]},
        {"keys": {"press": "x"}},
        ["calm"],
    ],
)
def test_a_value_that_cannot_be_is_one_sentence(tmp_path: Path, wrong: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(SmartGameError, match=r"The settings in .* cannot be used \(.*delete the file"):
        read_settings(path)


def test_nothing_is_ever_mute_by_its_volume() -> None:
    assert min(get_args(Volume)) > 0
    assert max(get_args(Volume)) == 100

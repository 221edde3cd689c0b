"""A pack is opened from what was kept of it, and never otherwise than its files are now."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from smart_game.cli.start_cache import StartCache
from smart_game.errors import SmartGameError
from smart_game.packs import diagnostics
from smart_game.packs.findings import Finding
from smart_game.packs.loading import CheckedPack
from smart_game.packs.shelf import Places, packs_on
from smart_game.scenario.model import PackInfo, Scenario
from smart_game.scenario.pack import Pack
from tests.stories import make_plain


class Shelf:
    """A folder with one pack of three scenarios, and how often all of it was read."""

    def __init__(self, root: Path) -> None:
        self.root = root / "packs"
        self.pack = self.root / "small"
        self.data = root / "data"
        self.data.mkdir()
        self.pack.mkdir(parents=True)
        self.read = 0
        names = ["one", "two", "three"]
        info = {"format": 1, "id": "small", "title": "Small", "band": "7-9", "about": "A small pack."}
        self.write("pack", {**info, "scenarios": names})
        for name in names:
            self.write(name, {**make_plain(), "id": name, "title": name.title()})

    def write(self, name: str, told: dict[str, Any]) -> None:
        (self.pack / f"{name}.yaml").write_text(json.dumps(told), encoding="utf-8")

    def change(self, name: str, **changed: object) -> None:
        file = self.pack / f"{name}.yaml"
        self.write(name, {**json.loads(file.read_text(encoding="utf-8")), **changed})

    def whole(self) -> Pack:
        self.read += 1
        told = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in self.pack.glob("*.yaml")}
        info = PackInfo.model_validate(told["pack"])
        return Pack(info=info, scenarios=[Scenario.model_validate(told[name]) for name in info.scenarios])

    def check(self, _folder: Path) -> CheckedPack:
        try:
            pack = self.whole()
        except ValueError:
            finding = Finding(diagnostics.NO_SAFE_ROUTE, self.pack / "one.yaml", 1, {})
            return CheckedPack(None, (), (finding,))
        return CheckedPack(pack, pack.scenarios, ())

    def load(self) -> Places:
        return [(self.pack, self.whole())]

    def open(self) -> Pack:
        """As a start of the game does it, which keeps what is new."""
        cache = StartCache(self.data)
        ((_, pack),) = packs_on("packs", [self.root], cache, "as ever", self.load, self.check)
        cache.keep()
        return pack


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_the_second_start_reads_no_pack_and_gives_the_same(shelf: Shelf) -> None:
    first, second = shelf.open(), shelf.open()
    assert shelf.read == 1
    assert second.cover == first.cover
    assert second.scenarios == first.scenarios
    assert second.info == first.info
    assert second.quick_check is None
    assert shelf.read == 1, "its files are as they were checked"


def test_a_story_is_read_when_it_is_chosen_and_no_other_with_it(shelf: Shelf) -> None:
    shelf.open()
    pack = shelf.open()
    (shelf.pack / "two.yaml").unlink()
    assert pack.scenario("one").title == "One"
    with pytest.raises(SmartGameError):
        pack.scenario("two")


@pytest.mark.parametrize("changed", [{"title": "Another title"}, {"title": "Eno"}, {"rule": "tell"}])
def test_an_edit_is_seen_at_the_next_start(shelf: Shelf, changed: dict[str, str]) -> None:
    shelf.open()
    shelf.change("one", **changed)
    pack = shelf.open()
    (name, value), *_ = changed.items()
    assert getattr(pack.stories[0], name) == getattr(pack.scenario("one"), name) == value
    assert shelf.read == 2


def test_a_scenario_that_comes_or_goes_is_seen_at_the_next_start(shelf: Shelf) -> None:
    shelf.open()
    shelf.write("four", {**make_plain(), "id": "four"})
    shelf.change("pack", scenarios=["one", "four"])
    assert [story.id for story in shelf.open().stories] == ["one", "four"]


def test_an_edit_that_hides_behind_the_old_size_and_time_is_seen_when_it_is_played(shelf: Shelf) -> None:
    shelf.open()
    file = shelf.pack / "one.yaml"
    before = file.stat()
    shelf.change("one", title="Eno")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert shelf.open().scenario("one").title == "Eno"
    assert shelf.read == 2, "all of it was checked again"


def test_a_story_that_became_wrong_under_the_game_is_one_sentence(shelf: Shelf) -> None:
    shelf.open()
    pack = shelf.open()
    shelf.change("one", cards={})
    with pytest.raises(SmartGameError, match="was changed, and cannot be played any more"):
        pack.scenario("one")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-20]),
        lambda file: file.write_bytes(os.urandom(400)),
        lambda file: file.write_text("[" * 100_000, encoding="utf-8"),
        lambda file: file.write_text('{"format": 1, "kept": []}', encoding="utf-8"),
        lambda file: file.write_text("[1, 2]", encoding="utf-8"),
        lambda file: file.unlink(),
    ],
)
def test_whatever_is_the_matter_with_what_was_kept_the_packs_are_read(
    shelf: Shelf, spoil: Callable[[Path], object]
) -> None:
    whole = shelf.open()
    spoil(shelf.data / "cache" / "start.json")
    assert shelf.open().cover == whole.cover
    assert shelf.read == 2
    shelf.open()
    assert shelf.read == 2, "and kept again"


def test_another_version_of_the_game_reads_them_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.open()
    monkeypatch.setattr("smart_game.cli.start_cache.__version__", "99.0")
    shelf.open()
    assert shelf.read == 2


def test_a_folder_in_which_nothing_can_be_kept_stops_nothing(shelf: Shelf) -> None:
    (shelf.data / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert shelf.open().cover == shelf.open().cover
    assert shelf.read == 2
    assert [each.name for each in shelf.data.iterdir()] == ["cache"]


def test_two_games_that_start_at_once_both_leave_a_whole_file(shelf: Shelf) -> None:
    one, two = StartCache(shelf.data), StartCache(shelf.data)
    one.recall_by("first", 1, lambda: "of one")
    two.recall_by("second", 2, lambda: "of two")
    one.keep()
    two.keep()
    found = StartCache(shelf.data)
    assert found.recall_by("second", 2, lambda: "made anew") == "of two"
    assert [each.name for each in (shelf.data / "cache").iterdir()] == ["start.json"]


def test_what_is_kept_is_data_and_no_program(shelf: Shelf) -> None:
    shelf.open()
    told = json.loads((shelf.data / "cache" / "start.json").read_text(encoding="utf-8"))
    assert set(told) == {"format", "made_by", "kept"}
    assert str(shelf.root) not in json.dumps(told), "a path may hold a person's name"
    assert "A door." not in json.dumps(told), "what children read in a story comes from its own file"

"""Set before pygame is imported: no window, no sound, no greeting; and no school of this PC's own."""

import os

os.environ["SMART_GAME_MACHINE"] = "/no-such-folder/machine.yaml"  # else tests would hand in to a real school
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import compileall
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import smart_game
from smart_game import places
from smart_game.cli import common
from smart_game.packs import loading
from smart_game.packs.known import Known
from smart_game.packs.loading import CheckedPack, load_packs
from smart_game.scenario.model import Pack
from tests.game import Game, OpenGame, open_test_game


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--new-golden", action="store_true", help="write the golden pictures anew from what is drawn now"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Compile the game once: hundreds of its commands are run, each of which would do it again."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(smart_game.__file__).parent, quiet=2)


@pytest.fixture(scope="session", autouse=True)
def _shipped_packs_are_checked_once_a_day() -> Iterator[None]:
    """By each worker: they are loaded again and again, and stay what they are while tests run."""
    kept: list[tuple[tuple[object, ...], CheckedPack]] = []
    check = loading.check_pack

    def check_once(
        folder: Path, known: Known, looks: Sequence[loading.Look] = (), *, advice: bool = True
    ) -> CheckedPack:
        if folder.parent != places.scenarios():
            return check(folder, known, looks, advice=advice)
        asked = (folder, known, len(looks), advice, common.today())
        found = next((checked for before, checked in kept if before == asked), None)
        if found is None:
            found = check(folder, known, looks, advice=advice)
            kept.append((asked, found))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "check_pack", check_once)
        yield


@pytest.fixture(scope="session")
def shipped() -> tuple[Pack, ...]:
    """Every pack that comes with the game."""
    packs, _ = load_packs([places.scenarios()], Known.load(places.assets()))
    assert packs, "no pack that comes with the game can be played"
    return tuple(packs)


@pytest.fixture(scope="session")
def explorers(shipped: tuple[Pack, ...]) -> Pack:
    """The pack for ages 7-9."""
    return next(pack for pack in shipped if pack.info.id == "explorers")


@pytest.fixture
def open_game() -> Iterator[OpenGame]:
    """Opens the real game in a window that nobody sees; closed again after the test."""
    opened: list[Game] = []

    def opener(*packs: Pack, size: tuple[int, int] = (1024, 768), cool_down: float = 0.0) -> Game:
        opened.append(open_test_game(packs, size=size, cool_down=cool_down))
        return opened[-1]

    yield opener
    for game in opened:
        game.close()

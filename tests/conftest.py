"""Set before pygame is imported: no window, no sound, no greeting."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import compileall
from collections.abc import Iterator
from pathlib import Path

import pytest

import smart_game
from smart_game import places
from smart_game.packs.known import Known
from smart_game.packs.loading import load_packs
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

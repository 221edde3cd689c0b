from dataclasses import dataclass
from pathlib import Path

import pytest

from smart_game.scenario.model import Pack
from tests.end_to_end.command import WATCHED_PC, MadeUpPC, Ran


@dataclass(frozen=True)
class Demo:
    """A demo that was run: where, on which PC, and what it printed."""

    pc: MadeUpPC
    out: Path
    ran: Ran

    @property
    def data(self) -> Path:
        return self.out / "data"


def run_demo(folder: Path, pupils: int) -> Demo:
    pc = MadeUpPC(folder)
    out = folder / "out"
    size = "--size=640x480"
    arguments = ("demo", "--headless", "--pupils", str(pupils), size, "--out", out)
    return Demo(pc, out, pc.run(*arguments, before=WATCHED_PC))


@pytest.fixture(scope="session")
def stories(shipped: tuple[Pack, ...]) -> int:
    """How many stories every robot plays: those of the first pack."""
    return len(shipped[0].scenarios)


@pytest.fixture
def tried(shipped: tuple[Pack, ...]) -> int:
    """How many stories of other packs the last robot tries, alone."""
    return sum(len(pack.scenarios) for pack in shipped[1:])


@pytest.fixture
def pc(tmp_path: Path) -> MadeUpPC:
    return MadeUpPC(tmp_path)


@pytest.fixture(scope="session")
def class_of_28(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A usual class; tests only look at it."""
    return run_demo(tmp_path_factory.mktemp("class-of-28"), 28)


@pytest.fixture(scope="session")
def class_of_9(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A class too small to be counted; tests only look at it."""
    return run_demo(tmp_path_factory.mktemp("class-of-9"), 9)

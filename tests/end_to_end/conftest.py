import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from filelock import FileLock

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


def demo_of(factory: pytest.TempPathFactory, pupils: int) -> Demo:
    """A demo that all workers look at: whoever needs it first runs it, and the others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"class-of-{pupils}"
    folder.mkdir(exist_ok=True)
    kept = folder.with_suffix(".json")
    with FileLock(folder.with_suffix(".lock")):
        pc, out = MadeUpPC(folder), folder / "out"
        if not kept.exists():
            size = "--size=640x480"
            arguments = ("demo", "--headless", "--pupils", str(pupils), size, "--out", out)
            kept.write_text(json.dumps(asdict(pc.run(*arguments, before=WATCHED_PC))), encoding="utf-8")
        return Demo(pc, out, Ran(**json.loads(kept.read_text(encoding="utf-8"))))


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
    return demo_of(tmp_path_factory, 28)


@pytest.fixture(scope="session")
def class_of_9(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A class too small to be counted; tests only look at it."""
    return demo_of(tmp_path_factory, 9)

import os
import shutil
from pathlib import Path

import pytest

from smart_game import places
from smart_game.packs.catalogues import AvoidedWords
from smart_game.packs.known import Known
from smart_game.scenario.vocabulary import Band, Device

HERE = Path(__file__).parent


@pytest.fixture
def good_pack(tmp_path: Path) -> Path:
    """A copy of the pack without a fault, to break."""
    return Path(shutil.copytree(HERE / "good", tmp_path / "good"))


@pytest.fixture(scope="session")
def known() -> Known:
    """The few names that the good pack uses."""
    return Known(
        backdrops=frozenset({"bedroom", "playground"}),
        cast=frozenset({"leila", "mum"}),
        devices=frozenset(Device),
        apps=frozenset({"chatternest", "tumbleden"}),
        symbols=frozenset({"type", "close", "send", "ask", "tell", "wait", "kite"}),
        misconceptions={
            "only-address-counts": list(Band),
            "quizzes-are-private": list(Band),
            "i-can-sort-it-alone": list(Band),
            "cute-means-safe": [Band.FIVE_TO_SEVEN],
        },
        citations={
            "policy": frozenset({"10.1-S"}),
            "nc": frozenset({"NC-K2a"}),
            "rshe": frozenset({"OSA4"}),
            "efcw": frozenset({"PS-4"}),
            "pshe": frozenset({"KS2-L15"}),
        },
        alts=frozenset({"type", "close", "send", "ask", "tell", "wait"}),
        avoided=AvoidedWords.load(places.assets() / "catalogues"),
    )


@pytest.fixture
def locks_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files without any permission cannot be opened, even where the tests run as an administrator."""
    really_stat = Path.stat

    def guarded(file: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        status = really_stat(file, follow_symlinks=follow_symlinks)
        if status.st_mode & 0o777 == 0:
            raise PermissionError(13, "Permission denied", str(file))
        return status

    monkeypatch.setattr(Path, "stat", guarded)

import subprocess
import sys
from pathlib import Path

import pytest

import smart_game

CHECKOUT = Path(smart_game.__file__).parents[1]


@pytest.mark.parametrize(
    "tool",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_the_code_passes(tool: list[str]) -> None:
    """One strict gate, its rules in pyproject.toml: plain `pytest` runs all of it."""
    done = subprocess.run(
        [sys.executable, "-m", *tool], cwd=CHECKOUT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"{' '.join(tool)} says:\n{done.stdout}{done.stderr}"

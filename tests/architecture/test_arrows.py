from pathlib import Path

import pytest

import smart_game
from tests.architecture.arrows import broken_arrows

PACKAGE = Path(smart_game.__file__).parent


def test_every_import_follows_an_arrow() -> None:
    """Who may import whom is written in docs/architecture.md and in arrows.py."""
    broken = broken_arrows(PACKAGE)
    assert not broken, "\n" + "\n".join(broken)


@pytest.mark.parametrize(
    ("file", "source", "said"),
    [
        ("scenario/x.py", "\nfrom pathlib import Path\n", "scenario/x.py:2: scenario imports pathlib"),
        ("scenario/x.py", "import pygame", "scenario imports the library pygame"),
        ("packs/x.py", "def f():\n    import pygame.font", "x.py:2: packs imports the library pygame"),
        ("progress/x.py", "import yaml", "progress imports the library yaml"),
        ("reports/x.py", "from smart_game.packs.loading import a", "no arrow leads from reports to packs"),
        ("school/x.py", "from smart_game import places", "no arrow leads from school to places"),
        (
            "engine/x.py",
            "if True:\n    from smart_game.scenario.model import Pack\n",
            "no arrow leads from engine to",
        ),
        ("engine/x.py", "from ..scenario import model", "no arrow leads from engine to"),
        ("scenes/x.py", "from smart_game.app import open_game", "build it in app.py"),
        ("scenes/x.py", "try:\n    import yaml\nexcept ImportError:\n    pass", "x.py:2: scenes imports"),
        ("words/x.py", "class A:\n    def f(self):\n        import socket", "the game has no network"),
        ("cli/x.py", "import pygame", "Import it inside the function"),
        ("cli/x.py", "from smart_game.scenes.trail import TrailScreen", "Import it inside the function"),
        ("attic/x.py", "", "no arrows for the part 'attic'"),
    ],
)
def test_a_broken_arrow_is_named(tmp_path: Path, file: str, source: str, said: str) -> None:
    """With file and line, the arrow, and what to do."""
    path = tmp_path / file
    path.parent.mkdir()
    path.write_text(source, encoding="utf-8")
    assert [said.lower() in broken.lower() for broken in broken_arrows(tmp_path)] == [True]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("cli/x.py", "def run(arguments):\n    import pygame\n    from smart_game.app import open_game"),
        ("cli/x.py", "import typing\nif typing.TYPE_CHECKING:\n    from smart_game.engine.loop import Loop"),
        ("packs/x.py", "from smart_game.artwork.cast import Cast\nimport yaml"),
        ("words/x.py", "from smart_game import __version__"),
    ],
)
def test_an_arrow_that_is_there_may_be_used(tmp_path: Path, file: str, source: str) -> None:
    """Commands load the screen when they run; what is only for type checking never runs."""
    path = tmp_path / file
    path.parent.mkdir()
    path.write_text(source, encoding="utf-8")
    assert broken_arrows(tmp_path) == []

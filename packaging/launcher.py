"""What the programs of the folder begin with: `smart-game`, and on Windows `SMART Game` without a console."""

import io
import os
import sys

from smart_game.cli import main


def run() -> int:
    """Run the command; where there is no console, what it said about a failure is shown in a small window."""
    use_own_libraries_of_the_system()
    if sys.stderr is not None:
        return main()
    said = io.StringIO()
    sys.stdout = sys.stderr = said
    code = main()
    if code:
        show(said.getvalue())
    return code


def use_own_libraries_of_the_system() -> None:
    """Let programs that the game starts, such as a voice or a browser, load their own libraries.

    PyInstaller's start makes them load those of the folder, and keeps what was said before it.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif sys.platform.startswith("linux"):
        os.environ.pop("LD_LIBRARY_PATH", None)


def show(text: str) -> None:
    """Show text in a window of the system, if it has any."""
    import pygame

    try:
        pygame.display.message_box("SMART Game", text, "error")
    except pygame.error:
        return


if __name__ == "__main__":
    sys.exit(run())

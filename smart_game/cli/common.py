"""What several commands need: exit codes, a parser that complains in one sentence, packs, the day."""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from smart_game import places
from smart_game.errors import CannotRunError
from smart_game.scenario.pack import Pack

if TYPE_CHECKING:
    from smart_game.packs.findings import Finding
    from smart_game.packs.loading import Look


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        """CannotRunError instead of the usage text."""
        raise CannotRunError(f"{message}. See {self.prog} --help.")


def window_size(text: str) -> tuple[int, int]:
    """`1366x768` as numbers of pixels."""
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size: write it like 1366x768")
    size = (int(width), int(height))
    if not (640 <= size[0] <= 7680 and 480 <= size[1] <= 4320):
        raise argparse.ArgumentTypeError(f"{text} is too small or too large: 640x480 up to 7680x4320")
    return size


def packs_in(folder: Path | None = None) -> "tuple[tuple[Pack, ...], list[Finding]]":
    """The packs in a folder, or those that came with the game, and what is the matter with them.

    CannotRunError, with the first finding, if none can be played.
    """
    from smart_game.packs.known import Known
    from smart_game.packs.loading import load_packs
    from smart_game.school.facts import read_facts

    looked_in = folder or places.scenarios()
    facts = read_facts(places.assets() / "catalogues")
    packs, findings = load_packs([looked_in], Known.load(places.assets()), looks_of_today(), advice=False)
    if not packs:
        first = next((str(finding) for finding in findings if finding.is_error), "there is no pack in it")
        raise CannotRunError(f"No story can be played from {looked_in}: {first}")
    shown = facts.shown(today())
    return tuple(pack.with_facts(shown) for pack in packs), findings


def looks_of_today() -> "Sequence[Look]":
    """What `check` sees in a scenario beyond its pack, as it is today."""
    from smart_game.cli.looks import looks_at
    from smart_game.school.facts import read_facts

    return looks_at(read_facts(places.assets() / "catalogues"), today())


def today() -> date:
    """The day on this PC."""
    return datetime.now().astimezone().date()

"""`smart-game curriculum`: which story rehearses what of the curriculum and of the policy, as a page."""

from collections.abc import Sequence
from pathlib import Path

from smart_game import places
from smart_game.cli.common import Parser, packs_in
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError
from smart_game.packs.catalogues import Citations
from smart_game.packs.crosswalk import crosswalk


def run(arguments: Sequence[str]) -> int:
    """Print the page, or write it to a file."""
    parser = Parser(
        prog="smart-game curriculum",
        description="Print which story is about what of each curriculum, as a page of Markdown.",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it to this file")
    parser.add_argument("--packs", type=Path, metavar="DIR", help="the folder of other packs")
    asked = parser.parse_args(arguments)
    page = crosswalk(packs_in(asked.packs)[0], Citations.load(places.assets() / "catalogues"))
    if asked.out is None:
        print(page, end="")
        return FINE
    try:
        asked.out.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CannotRunError(f"{asked.out} cannot be written ({reason}). Name another with --out.") from None
    print(asked.out)
    return FINE

"""`smart-game map`: the branches of a scenario as a picture."""

from collections.abc import Sequence
from pathlib import Path

from smart_game import places
from smart_game.cli.common import Parser
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError
from smart_game.packs.branch_map import branch_map
from smart_game.packs.findings import nearest
from smart_game.packs.known import Known
from smart_game.packs.loading import PACK_FILE, check_pack, find_packs
from smart_game.scenario.model import Scenario


def run(arguments: Sequence[str]) -> int:
    """Print the map, or write it to a file."""
    options = _parser().parse_args(arguments)
    drawn = branch_map(_scenario(options.scenario))
    if options.out is None:
        print(drawn, end="")
        return FINE
    try:
        options.out.write_text(drawn, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CannotRunError(
            f"{options.out} cannot be written ({reason}). Name another with --out."
        ) from None
    print(options.out)
    return FINE


def _scenario(named: str) -> Scenario:
    """The scenario in a file, or of that id among those that came with the game; with faults too."""
    known, file = Known.load(places.assets()), Path(named)
    if file.suffix == ".yaml":
        if not (file.is_file() and (file.parent / PACK_FILE).is_file()):
            raise CannotRunError(f"{file} is not in a pack: a scenario is a .yaml file beside a {PACK_FILE}.")
        folders, id = [file.parent], file.stem
    else:
        folders, id = find_packs([places.scenarios()]), named
    checked = [check_pack(folder, known) for folder in folders]
    found = {scenario.id: scenario for each in checked for scenario in each.scenarios}
    if id in found:
        return found[id]
    for finding in (finding for each in checked for finding in each.findings):
        if finding.file.stem == id:
            raise CannotRunError(f"There is too much amiss to draw it. First: {finding}")
    near = nearest(id, found)
    raise CannotRunError(
        f"There is no scenario {id!r}. " + (f"Did you mean {near!r}?" if near else "Name its file.")
    )


def _parser() -> Parser:
    parser = Parser(prog="smart-game map", description="Draw the branches of a scenario, as SVG.")
    parser.add_argument("scenario", help="the file of a scenario, or the id of one that came with the game")
    parser.add_argument("--out", type=Path, metavar="FILE.svg", help="write it here instead of printing it")
    return parser

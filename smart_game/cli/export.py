"""`smart-game export`: a scenario as a story for Twine, which `import` makes the same scenario of again."""

from collections.abc import Sequence
from pathlib import Path

from smart_game import places
from smart_game.cli.common import Parser
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError
from smart_game.packs.findings import Finding
from smart_game.packs.known import Known
from smart_game.packs.loading import PACK_FILE, check_pack
from smart_game.packs.reading import read_document
from smart_game.packs.twine.exporting import make_story
from smart_game.packs.twine.twee import write_twee
from smart_game.packs.twine.yaml_text import read_comments

_SHAPE = "SG033"
"""Up to this number a finding says that a file cannot be read as a scenario."""


def run(arguments: Sequence[str]) -> int:
    """Write one scenario as a Twee file; the exit code."""
    options = _parser().parse_args(arguments)
    scenario: Path = options.scenario
    if scenario.suffix != ".yaml" or scenario.name == PACK_FILE or not scenario.is_file():
        raise CannotRunError(f"{scenario} is not a scenario: name a .yaml file of a pack.")
    checked = check_pack(scenario.parent, Known.load(places.assets()))
    broken = next((each for each in checked.findings if each.file == scenario and _spoils(each)), None)
    document, _ = read_document(scenario, scenario.parent)
    if broken or document is None or not isinstance(document.data.get("cards"), dict):
        raise CannotRunError(f"{broken or scenario}: mend this first, then export it.")
    known, imported = read_comments(scenario.read_text(encoding="utf-8"))
    story = make_story(document.data, known, imported)
    out: Path = options.out or Path(f"{scenario.stem}.twee")
    try:
        with out.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(write_twee(story))
    except FileExistsError:
        raise CannotRunError(f"{out} is there already. Name another file with --out.") from None
    except OSError as error:
        raise CannotRunError(f"{out} cannot be written: {error.strerror}.") from error
    print(f"Written: {out}, with {len(story.passages)} passages. In Twine: Library, Import.")
    return FINE


def _parser() -> Parser:
    parser = Parser(prog="smart-game export", description="Write a scenario as a story for Twine.")
    parser.add_argument("scenario", type=Path, help="the scenario's .yaml file, in its pack")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the Twee file to write; never over another")
    return parser


def _spoils(finding: Finding) -> bool:
    return finding.is_error and finding.diagnostic.code <= _SHAPE

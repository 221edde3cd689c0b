"""`smart-game new`: a pack or a scenario from a template that already plays."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from smart_game.cli.common import Parser
from smart_game.cli.exits import FINE
from smart_game.cli.schema import shipped_names
from smart_game.packs.scaffold import FIRST_SCENARIO, checked_id, new_pack, new_scenario
from smart_game.scenario.vocabulary import Band, Rule


def run(arguments: Sequence[str]) -> int:
    """Write the files, and say what to do next."""
    options = _parser().parse_args(arguments)
    return _pack(options) if options.what == "pack" else _scenario(options)


def _pack(options: argparse.Namespace) -> int:
    folder = options.folder / checked_id(options.id)
    for file in new_pack(folder, options.band, options.rule, shipped_names(), options.title):
        print(file)
    story = folder / f"{FIRST_SCENARIO}.yaml"
    print(f"\nIt plays already. See it: smart-game preview {story}")
    print(f"Write your own story over {story}, then: smart-game check --strict {folder}")
    return FINE


def _scenario(options: argparse.Namespace) -> int:
    for file in new_scenario(options.pack, options.id, options.rule, shipped_names(), options.title):
        print(file)
    story = options.pack / f"{options.id}.yaml"
    print(f"\nIt plays already. See it: smart-game preview {story}")
    return FINE


def _parser() -> Parser:
    parser = Parser(prog="smart-game new", description="Begin a pack, or a scenario in a pack.")
    kinds = parser.add_subparsers(dest="what", required=True, metavar="pack|scenario", parser_class=Parser)
    pack = kinds.add_parser("pack", help="a folder with pack.yaml and a first scenario")
    pack.add_argument("--band", type=Band, choices=list(Band), required=True, metavar="|".join(Band))
    pack.add_argument(
        "--folder", type=Path, default=Path(), metavar="DIR", help="make it in this folder instead of here"
    )
    scenario = kinds.add_parser("scenario", help="one more story in a pack")
    scenario.add_argument("--pack", type=Path, default=Path(), metavar="DIR", help="the pack's folder")
    for each, rule in ((pack, Rule.SAFE), (scenario, None)):
        each.add_argument("id", help="small letters, digits and hyphens, like lost-kite")
        each.add_argument("--title", help="what is shown above it")
        each.add_argument(
            "--rule",
            type=Rule,
            choices=list(Rule),
            default=rule,
            required=rule is None,
            metavar="|".join(Rule),
        )
    return parser

"""`smart-game preview`: open the game at one card, or draw everything it can show onto sheets."""

import argparse
import os
import random
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from smart_game import places
from smart_game.cli.box import Box
from smart_game.cli.common import Parser, packs_in, window_size
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.cli.play import open_for
from smart_game.errors import CannotRunError
from smart_game.packs.findings import nearest
from smart_game.packs.known import Known
from smart_game.packs.loading import PACK_FILE, check_pack, find_packs
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.playthrough import Playthrough, State
from smart_game.school.school import School
from smart_game.school.settings import Settings


def run(arguments: Sequence[str]) -> int:
    """Open the window at a card, and follow its file; or write the gallery without a window."""
    options = _parser().parse_args(arguments)
    if bool(options.scenario) == bool(options.gallery):
        raise CannotRunError("Name a scenario to look at, or a folder for the gallery: --gallery FOLDER.")
    if options.scenario and (options.grey or options.moods is not None):
        raise CannotRunError("--grey and --moods are for the gallery. Add --gallery FOLDER.")
    if options.gallery and options.card:
        raise CannotRunError("--card is for one scenario. Name it, and leave out --gallery.")
    if options.gallery:
        packs, _ = packs_in(options.pack)
        return _draw(packs, options)
    return _open(options)


class Nowhere(Box):
    """A hand-in box without a bottom."""

    def __init__(self) -> None:
        """It needs no folder and no key."""

    def __call__(self, pack_id: str, class_id: str, playthrough: Playthrough, *, first: bool) -> None:
        """Keep nothing: an author who tries a card is no pupil."""


def find_card(packs: Sequence[Pack], scenario_id: str, card_id: str | None) -> tuple[Pack, Scenario, str]:
    """The card of that id, or the first of the scenario; CannotRunError names what comes near."""
    stories = {scenario.id: (pack, scenario) for pack in packs for scenario in pack.scenarios}
    if scenario_id not in stories:
        raise CannotRunError(f"There is no scenario {scenario_id!r}. {_hint(scenario_id, stories)}")
    pack, scenario = stories[scenario_id]
    card = card_id or scenario.start
    if card not in scenario.cards:
        raise CannotRunError(f"{scenario_id} has no card {card!r}. {_hint(card, scenario.cards)}")
    return pack, scenario, card


def _hint(name: str, known: Iterable[str]) -> str:
    ids = list(known)
    near = nearest(name, ids)
    return f"Did you mean {near!r}?" if near else f"There are: {', '.join(ids)}."


def _open(options: argparse.Namespace) -> int:
    from smart_game.gallery.live import Live
    from smart_game.scenes.screen import Screen

    known = Known.load(places.assets())
    folder, scenario_id = _place_of(options)
    check = partial(check_pack, folder, known)
    pack = check().pack
    packs = (pack,) if pack else packs_in()[0]
    card = find_card(packs, scenario_id, options.card)[2] if pack else options.card or ""
    loop = open_for(
        School(),
        packs,
        Nowhere(),
        chance=random.SystemRandom(),
        size=options.size,
        settings=_settings(options, motion=True),
    )
    top = loop.stack.top
    assert isinstance(top, Screen)
    where = State(scenario_id, card, random.SystemRandom().getrandbits(16))
    try:
        Live(loop, top.backstage, folder, check, where).run()
    finally:
        loop.quit()
        loop.window.close()
    return FINE


def _place_of(options: argparse.Namespace) -> tuple[Path, str]:
    """The pack's folder and the scenario's id: of a file, or of an id in a folder of packs."""
    file = Path(options.scenario)
    if file.suffix == ".yaml":
        if not (file.is_file() and (file.parent / PACK_FILE).is_file()):
            raise CannotRunError(f"{file} is not in a pack: a scenario is a .yaml file beside a {PACK_FILE}.")
        return file.parent, file.stem
    for folder in find_packs([options.pack or places.scenarios()]):
        if (folder / f"{options.scenario}.yaml").is_file():
            return folder, options.scenario
    packs, _ = packs_in(options.pack)
    find_card(packs, options.scenario, options.card)
    raise CannotRunError(f"{options.scenario} has no file of its own, so it cannot be followed.")


def _draw(packs: tuple[Pack, ...], options: argparse.Namespace) -> int:
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    from smart_game.gallery.studio import Studio
    from smart_game.gallery.writing import write_blind_test, write_gallery

    folder: Path = options.gallery
    with Studio(packs, options.size, _settings(options, motion=False)) as studio:
        if options.moods is None:
            written = write_gallery(studio, folder, grey=options.grey)
        else:
            written = write_blind_test(studio, folder, options.moods)
        for sentence in studio.problems.said:
            print(sentence)
    for path in written:
        print(path)
    return PROBLEMS if studio.problems.said else FINE


def _settings(options: argparse.Namespace, *, motion: bool) -> Settings:
    """Those of a new PC, in the language and theme asked for."""
    try:
        return Settings.checked({"language": options.language, "theme": options.theme, "motion": motion})
    except ValueError as fault:
        raise CannotRunError(f"--{fault}.") from fault


def _parser() -> Parser:
    parser = Parser(
        prog="smart-game preview",
        description="Open the game at one card; or draw everything it can show onto sheets.",
    )
    parser.add_argument("scenario", nargs="?", help="the scenario to open: its file, or its id")
    parser.add_argument("--card", help="begin at this card of it")
    parser.add_argument("--pack", type=Path, metavar="FOLDER", help="look in this folder of packs")
    parser.add_argument("--size", type=window_size, default=(1366, 768), help="the window, like 1366x768")
    parser.add_argument("--language", default="en")
    parser.add_argument("--theme", default="day", help="day, cream, dark or high-contrast")
    parser.add_argument("--gallery", type=Path, metavar="FOLDER", help="draw onto sheets in this folder")
    parser.add_argument("--grey", action="store_true", help="the gallery without colours")
    parser.add_argument(
        "--moods", type=int, metavar="SEED", help="only a blind test of faces, and its key in another file"
    )
    return parser

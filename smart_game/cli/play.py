"""`smart-game play`: the game."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from smart_game import places
from smart_game.cli.common import Parser, packs_in, today, window_size
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError, SmartGameError
from smart_game.progress.counts import count_play
from smart_game.progress.handing_in import HandedIn, Sender
from smart_game.scenario.model import Pack
from smart_game.scenario.playthrough import Playthrough
from smart_game.school.facts import read_facts
from smart_game.school.folders import Folders
from smart_game.school.keys import public_key
from smart_game.school.school import School, read_school
from smart_game.school.settings import Settings, read_settings, write_settings

if TYPE_CHECKING:
    from smart_game.engine.loop import Loop


def run(arguments: Sequence[str]) -> int:
    """Open the window and play until somebody quits."""
    options = _parser().parse_args(arguments)
    packs = _chosen(options.pack, options.scenario)
    folders = Folders.under(options.data)
    folders.make()
    school = read_school(folders.school_file)
    box = Box(Sender(folders.hand_in, folders.outbox, today), public_key(folders.keys))

    box.send_waiting()
    loop = open_for(
        school,
        packs,
        box,
        chance=random.SystemRandom(),
        size=options.size,
        settings=_settings(folders.settings_file, options.language, reduce_motion=options.reduce_motion),
        keep_settings=partial(_keep, folders.settings_file),
        full_screen=options.full_screen,
        scenario=options.scenario,
    )
    try:
        loop.run()
    finally:
        loop.quit()
        loop.window.close()
    return FINE


def open_for(
    school: School,
    packs: tuple[Pack, ...],
    box: "Box",
    *,
    chance: random.Random,
    size: tuple[int, int],
    settings: Settings,
    keep_settings: Callable[[Settings], None] | None = None,
    full_screen: bool = False,
    scenario: str | None = None,
) -> "Loop":
    """The game of a school, in a window."""
    from smart_game.app import Opening, keep_nothing, open_game
    from smart_game.engine.problems import Problems
    from smart_game.scenes.backstage import Helper, SchoolClass

    return open_game(
        Opening(
            size=size,
            packs=packs,
            classes=[SchoolClass(each.id, each.name) for each in school.classes],
            helpers=tuple(Helper(each.role, each.name or "", each.picture) for each in school.adults),
            childline=read_facts(places.assets() / "catalogues").childline.value,
            hand_in=box,
            problems=Problems(_say),
            clock=time.monotonic,
            chance=chance,
            settings=settings,
            keep_settings=keep_settings or keep_nothing,
            full_screen=full_screen,
            scenario=scenario,
        )
    )


class Box:
    """Where scenes put a play that is over: it is counted, sealed and handed in."""

    def __init__(self, sender: Sender, key: bytes) -> None:
        self._sender = sender
        self._key = key
        self._said: str | None = None

    def __call__(self, pack_id: str, class_id: str, playthrough: Playthrough, *, first: bool) -> None:
        """Hand in; what a person should know is said on the error stream, once as long as it lasts."""
        counts = count_play(pack_id, class_id, playthrough, first=first)
        self._report(self._sender.hand_in(counts, self._key))

    def send_waiting(self) -> None:
        """Try again what could not be handed in before."""
        self._report(self._sender.send_waiting())

    def _report(self, result: object) -> None:
        sentence = None if isinstance(result, HandedIn) else str(getattr(result, "sentence", result))
        if sentence and sentence != self._said:
            _say(sentence)
        self._said = sentence


def _settings(path: Path, language: str | None, *, reduce_motion: bool) -> Settings:
    """The settings of this PC, with what the command line says instead."""
    try:
        settings = read_settings(path)
    except SmartGameError as fault:
        _say(str(fault))
        settings = Settings()
    said = {"language": language} if language else {}
    return settings.model_copy(update=said | ({"motion": False} if reduce_motion else {}))


def _keep(path: Path, settings: Settings) -> None:
    try:
        write_settings(path, settings)
    except SmartGameError as fault:
        _say(str(fault))


def _chosen(pack: str | None, scenario: str | None) -> tuple[Pack, ...]:
    """The packs to play: the one named (by id, or by its folder), or all that came with the game."""
    folder = Path(pack) if pack and Path(pack).is_dir() else None
    packs, _ = packs_in(folder)
    if pack and not folder:
        packs = tuple(each for each in packs if each.info.id == pack)
        if not packs:
            raise CannotRunError(
                f"There is no pack {pack!r}. Name one that came with the game, or its folder."
            )
    known = [each.id for one in packs for each in one.scenarios]
    if scenario and scenario not in known:
        raise CannotRunError(f"There is no scenario {scenario!r}. There are: {', '.join(known)}.")
    return packs


def _parser() -> Parser:
    parser = Parser(prog="smart-game play", description="Play.")
    parser.add_argument("--pack", help="a pack's id, or its folder")
    parser.add_argument("--scenario", help="begin with this scenario")
    parser.add_argument("--size", type=window_size, default=(1366, 768), help="the window, like 1366x768")
    parser.add_argument("--full-screen", action="store_true")
    parser.add_argument("--reduce-motion", action="store_true", help="nothing moves")
    parser.add_argument("--language", help="like cy; else the one in the settings")
    parser.add_argument("--data", type=Path, help="keep everything in this folder")
    return parser


def _say(sentence: str) -> None:
    print(f"smart-game: {sentence}", file=sys.stderr)

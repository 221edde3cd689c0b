"""`smart-game play`: the game."""

import random
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from smart_game import __version__, places
from smart_game.cli.box import Box, say, waiting_box
from smart_game.cli.common import Parser, today, window_size
from smart_game.cli.desk import desk_for
from smart_game.cli.exits import FINE
from smart_game.cli.shelves import facts_of_today, packs_to_play
from smart_game.cli.start_cache import FOLDER as CACHE
from smart_game.cli.start_cache import StartCache
from smart_game.errors import CannotRunError, SmartGameError
from smart_game.scenario.pack import Pack
from smart_game.school.at_play import AtPlay, at_play_here
from smart_game.school.folders import Folders
from smart_game.school.lesson_watch import LessonWatch, News
from smart_game.school.machine_place import is_there, machine_file
from smart_game.school.settings import Settings, read_settings, write_settings

if TYPE_CHECKING:
    from smart_game.artwork.plain import Recall
    from smart_game.engine.crash import CrashLog
    from smart_game.engine.loop import Loop
    from smart_game.progress.voted import Voted
    from smart_game.scenario.quick_check import Moment
    from smart_game.scenes.backstage import VotedBefore
    from smart_game.scenes.teacher.desk import Desk
    from smart_game.school.kiosk import Kiosk
    from smart_game.school.kiosk import Lock as QuitLock
    from smart_game.school.school import School


CRASH_LOG = "what-went-wrong.txt"
"""In the data folder: no child and no path of this PC is in it."""


def run(arguments: Sequence[str]) -> int:
    """Open the window and play until somebody quits."""
    options = _parser().parse_args(arguments)
    folders = folders_to_play_in(options.data)
    folders.make()
    cache = StartCache(folders.data)
    packs = _chosen(folders, options.pack, options.scenario, cache)
    school = at_play_here(folders, say, cache.recall)
    box = waiting_box(folders)
    _stop_at_damaged_keys(folders, box, cache)
    kiosk = _kiosk()
    watch = LessonWatch(folders, time.monotonic)

    def move(folders: Folders) -> None:
        """A teacher has chosen where the school's work is kept."""
        box.become(waiting_box(folders))
        watch.move_to(folders)

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
        quick_check=_moment(options.quick_check, packs),
        board=options.board,
        voted=VotedAtBoards(folders.voted_file),
        desk=desk_for(folders, options.data, move),
        news=watch.news,
        crash_log=crash_log_in(folders.data),
        facts=facts_of_today(cache),
        recall=cache.recall,
        pictures=folders.data / CACHE / "pictures",
        kiosk=kiosk is not None,
        lock=kiosk.lock if kiosk else None,
    )
    signal.signal(signal.SIGTERM, lambda *_: loop.end_soon())
    from smart_game.engine.loop import LEAST_REST

    loop.least_rest = LEAST_REST
    Thread(target=_settle_in, args=(folders, box, cache), name="settle-in", daemon=True).start()
    try:
        loop.run()
    finally:
        loop.quit()
        loop.window.close()
    return FINE


def _stop_at_damaged_keys(folders: Folders, box: Box, cache: StartCache) -> None:
    """CannotRunError where this PC's own keys cannot be used: what is played would wait for nothing."""
    if folders.shared is None and any(file.exists() for file in folders.key_files):

        def check() -> bool:
            box.find_key()
            return True

        cache.recall("keys", folders.key_files, check)


def _settle_in(folders: Folders, box: Box, cache: StartCache) -> None:
    """What need not hold up the first screen: keeping the cache, the box, and importing the stories' code."""
    cache.keep()
    if box.get_ready():
        _stop_at_damaged_keys(folders, box, cache)  # now there are keys: the next start need not look
        cache.keep()
    from smart_game.engine.picture_store import PictureStore

    PictureStore(folders.data / CACHE / "pictures").tidy(time.time())
    import smart_game.scenes.stumble  # noqa: F401 - with all that a story needs


class VotedAtBoards:
    """On which stories classes have voted, read when a board asks for the first time."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    @cached_property
    def _voted(self) -> "Voted":
        from smart_game.progress.voted import Voted

        return Voted(self._file, today, say)

    def before(self, class_id: str, pack_id: str, scenario_id: str) -> bool:
        """Whether a class has voted on a story."""
        return self._voted.before(class_id, pack_id, scenario_id)

    def keep(self, class_id: str, pack_id: str, scenario_id: str) -> None:
        """From now on it has."""
        self._voted.keep(class_id, pack_id, scenario_id)


def _kiosk() -> "Kiosk | None":
    if not is_there(machine_file()):
        return None
    from smart_game.school.kiosk import kiosk_here

    return kiosk_here(time.monotonic)


def crash_log_in(folder: Path) -> "CrashLog":
    """Where a technician finds what went wrong in a scene."""
    from smart_game.engine.crash import CrashLog

    package = Path(places.__file__).parent
    return CrashLog(folder / CRASH_LOG, package, f"SMART Game {__version__}", today)


def folders_to_play_in(data: Path | None) -> Folders:
    """The folders of this PC; a lesson starts even where the machine-wide settings cannot be used."""
    try:
        return Folders.of_this_pc(data)
    except CannotRunError as fault:
        say(f"{fault} Until then this PC does not know its school, and plays wait on it.")
        return Folders.unknown()


def open_for(
    school: "School | AtPlay",
    packs: tuple[Pack, ...],
    box: Box,
    *,
    chance: random.Random,
    size: tuple[int, int],
    settings: Settings,
    keep_settings: Callable[[Settings], None] | None = None,
    full_screen: bool = False,
    scenario: str | None = None,
    quick_check: "Moment | None" = None,
    board: bool = False,
    voted: "VotedBefore | None" = None,
    desk: "Desk | None" = None,
    news: Callable[[], News | None] | None = None,
    crash_log: "CrashLog | None" = None,
    facts: Mapping[str, str] | None = None,
    recall: "Recall | None" = None,
    pictures: Path | None = None,
    kiosk: bool = False,
    lock: "QuitLock | None" = None,
) -> "Loop":
    """The game of a school, in a window; `facts` as they may be shown today, if they are known already.

    `pictures` is a folder for those that were drawn once.
    """
    from smart_game.app import Opening, keep_nothing, open_game
    from smart_game.artwork.plain import make_anew
    from smart_game.engine.picture_store import PictureStore
    from smart_game.engine.problems import Problems
    from smart_game.scenes.backstage import Helper, SchoolClass

    return open_game(
        Opening(
            size=size,
            packs=packs,
            classes=[SchoolClass(each.id, each.name) for each in school.classes],
            helpers=tuple(Helper(each.role, each.name or "", each.picture) for each in school.adults),
            childline=(_facts() if facts is None else facts).get("childline", ""),
            hand_in=box,
            voted=voted or VotedAtBoards(None),
            problems=Problems(say),
            clock=time.monotonic,
            chance=chance,
            settings=settings,
            keep_settings=keep_settings or keep_nothing,
            full_screen=full_screen,
            scenario=scenario,
            quick_check=quick_check,
            board=board,
            rules=school.rules,
            desk=desk,
            news=news,
            crash_log=crash_log,
            recall=recall or make_anew,
            store=PictureStore(pictures) if pictures else None,
            kiosk=kiosk,
            lock=lock,
        )
    )


def _facts() -> Mapping[str, str]:
    from smart_game.school.facts import read_facts

    return read_facts(places.assets() / "catalogues").shown(today())


def _settings(path: Path, language: str | None, *, reduce_motion: bool) -> Settings:
    """The settings of this PC, with what the command line says instead."""
    try:
        settings = read_settings(path)
    except SmartGameError as fault:
        say(str(fault))
        settings = Settings()
    said = {"language": language} if language else {}
    return settings.model_copy(update=said | ({"motion": False} if reduce_motion else {}))


def _keep(path: Path, settings: Settings) -> None:
    try:
        write_settings(path, settings)
    except SmartGameError as fault:
        say(str(fault))


def _chosen(folders: Folders, pack: str | None, scenario: str | None, cache: StartCache) -> tuple[Pack, ...]:
    """The packs to play: the one named (by id, or by its folder), or all of the game and of the school."""
    folder = Path(pack) if pack and Path(pack).is_dir() else None
    packs = packs_to_play(folders, folder, cache, say)
    if pack and not folder:
        packs = tuple(each for each in packs if each.id == pack)
        if not packs:
            raise CannotRunError(
                f"There is no pack {pack!r}. Name one of the game or of the school, or its folder."
            )
    known = [each.id for one in packs for each in one.stories]
    if scenario and scenario not in known:
        raise CannotRunError(f"There is no scenario {scenario!r}. There are: {', '.join(known)}.")
    return packs


def _moment(asked: str | None, packs: Sequence[Pack]) -> "Moment | None":
    """The moment of the quick check that was asked for. CannotRunError if no pack has a check."""
    if asked is None:
        return None
    from smart_game.scenario.quick_check import Moment

    if not any(pack.quick_check for pack in packs):
        raise CannotRunError("None of these packs has a quick check: it needs a file quick-check.yaml.")
    return Moment(asked)


def _parser() -> Parser:
    parser = Parser(prog="smart-game play", description="Play.")
    parser.add_argument("--pack", help="a pack's id, or its folder")
    parser.add_argument("--scenario", help="begin with this scenario")
    parser.add_argument(
        "--quick-check",
        choices=("before", "after", "later"),
        metavar="before|after|later",
        help="begin with six questions",
    )
    parser.add_argument("--board", action="store_true", help="for the projector: a class votes by hands")
    parser.add_argument("--size", type=window_size, default=(1366, 768), help="the window, like 1366x768")
    parser.add_argument("--full-screen", action="store_true")
    parser.add_argument("--reduce-motion", action="store_true", help="nothing moves")
    parser.add_argument("--language", help="like cy; else the one in the settings")
    parser.add_argument("--data", type=Path, help="keep everything in this folder")
    return parser

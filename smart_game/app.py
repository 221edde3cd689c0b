"""Builds the parts of the game and joins them: the only place that knows them all."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from smart_game import places
from smart_game.artwork.apps import load_apps
from smart_game.artwork.cast import Cast
from smart_game.artwork.plain import Recall, make_anew
from smart_game.engine.caching import Cache
from smart_game.engine.controls import Controls
from smart_game.engine.easel import Easel
from smart_game.engine.loop import Loop
from smart_game.engine.pictures import Pictures
from smart_game.engine.problems import Problems
from smart_game.engine.scene import SceneStack
from smart_game.engine.sound import Device, Sounds
from smart_game.engine.speech import Speech
from smart_game.engine.text import Typesetter
from smart_game.engine.theme import Metrics, Theme
from smart_game.engine.window import Window
from smart_game.packs.finding import find_packs
from smart_game.scenario.pack import Pack
from smart_game.scenario.vocabulary import Rule
from smart_game.scenes.backstage import (
    Backstage,
    HandIn,
    Helper,
    Preferences,
    SchoolClass,
    Sitting,
    VotedBefore,
)
from smart_game.scenes.reading_aloud import Reader
from smart_game.scenes.title import TitleScreen
from smart_game.school.settings import Settings
from smart_game.words.catalogue import Words, languages_in

if TYPE_CHECKING:
    from smart_game.engine.crash import CrashLog
    from smart_game.engine.picture_store import PictureStore
    from smart_game.scenario.quick_check import Moment
    from smart_game.scenes.stumble import Stumble
    from smart_game.scenes.teacher.desk import Desk
    from smart_game.school.kiosk import Lock
    from smart_game.school.lesson_watch import News

CAPTION = "SMART Game"
_MOST_TYPESETTERS = 2
"""Those of one language: its two kinds of letters stand beside each other on the settings."""


def keep_nothing(_settings: Settings) -> None:
    """Forget settings with the program."""


@dataclass(frozen=True)
class Opening:
    """How a game starts: window, packs, people, settings, and what is done with a play that is over."""

    size: tuple[int, int]
    packs: tuple[Pack, ...]
    classes: Sequence[SchoolClass]
    helpers: tuple[Helper, ...]
    childline: str
    hand_in: HandIn
    voted: VotedBefore
    problems: Problems
    clock: Callable[[], float]
    chance: random.Random
    settings: Settings = field(default_factory=Settings)
    keep_settings: Callable[[Settings], None] = keep_nothing
    full_screen: bool = False
    scenario: str | None = None
    quick_check: "Moment | None" = None
    board: bool = False
    rules: Mapping[Rule, str] = field(default_factory=dict)
    desk: "Desk | None" = None
    news: "Callable[[], News | None] | None" = None
    crash_log: "CrashLog | None" = None
    recall: Recall = make_anew
    store: "PictureStore | None" = None
    kiosk: bool = False
    lock: "Lock | None" = None


def open_game(opening: Opening) -> Loop:
    """The window, with the title or the scenario asked for on the screen, ready to run or to step."""
    assets = places.assets()
    settings = opening.settings
    window = Window(opening.size, CAPTION, full_screen=opening.full_screen or opening.kiosk)
    window.stays_full = opening.kiosk
    words = Words.load(places.locales(), settings.language)
    device = Device()
    speech = Speech(find_packs([places.scenarios()]), device, opening.problems)
    look = Look(assets, opening.problems, settings, opening.store)

    window.wear(look.pictures.file("scene/companion-cheer.svg", (64, 64)))

    def apply(settings: Settings) -> None:
        if settings.language != backstage.words.language:
            backstage.words = Words.load(places.locales(), settings.language)
            backstage.sitting.reword([backstage.words.pack(pack) for pack in opening.packs])
        set_volumes(settings, backstage.sounds, speech)
        look.take(settings)
        loop.motion, loop.cool_down = settings.moves, settings.cool_down
        loop.controls = controls_for(settings, opening.problems)
        loop.refit()

    backstage = Backstage(
        stack=SceneStack(),
        words=words,
        cast=Cast.load(assets / "pictures" / "cast", opening.recall),
        apps=load_apps(assets / "pictures" / "apps", opening.recall),
        helpers=opening.helpers,
        childline=opening.childline,
        sitting=Sitting(opening.classes, [words.pack(pack) for pack in opening.packs], opening.chance),
        hand_in=opening.hand_in,
        voted=opening.voted,
        sounds=Sounds(assets / "sounds", opening.problems, device),
        reader=Reader(speech),
        preferences=Preferences(settings, languages_in(places.locales()), apply, opening.keep_settings),
        samples=look,
        quit=window.ask_to_quit,
        desk=opening.desk,
        rules=opening.rules,
    )
    backstage.sitting.moment = opening.quick_check
    set_volumes(settings, backstage.sounds, speech)
    if opening.scenario or opening.board:
        look.pictures.leave_no_trace()
    _open_scenes(backstage, opening.scenario, board=opening.board)
    loop = Loop(
        window,
        backstage.stack,
        look.easel,
        look.metrics,
        opening.clock,
        cool_down=settings.cool_down,
        motion=settings.moves,
        controls=controls_for(settings, opening.problems),
    )
    look.pictures.leave_no_trace()  # what is drawn from now on would tell what is played
    if opening.news:
        from smart_game.scenes.teacher.following import Follower

        loop.tick = Follower(backstage, opening.news, opening.problems).tick
    if opening.lock:
        from smart_game.scenes.teacher.way_out import WayOut

        loop.may_quit = WayOut(backstage, opening.lock).is_open
    if opening.crash_log:
        loop.rescue = _RescueWhenNeeded(backstage, opening.crash_log, opening.problems)
    return loop


class _RescueWhenNeeded:
    """A `Stumble` that is imported when something goes wrong, and not before the first screen."""

    def __init__(self, backstage: Backstage, log: "CrashLog", problems: Problems) -> None:
        self._made_of = (backstage, log, problems)

    @cached_property
    def _stumble(self) -> "Stumble":
        from smart_game.scenes.stumble import Stumble

        return Stumble(*self._made_of)

    def note(self, fault: Exception) -> None:
        self._stumble.note(fault)

    def show(self) -> None:
        self._stumble.show()


def controls_for(settings: Settings, problems: Problems) -> Controls:
    """How settings say that the game is steered."""
    return Controls.made(settings.scanning, settings.scan_seconds, settings.keys, problems.say)


def set_volumes(settings: Settings, sounds: Sounds, speech: Speech) -> None:
    """Let sounds and the voice be heard as settings say: whether, how loud, and how quick."""
    if sounds.on != settings.sounds:
        sounds.on = settings.sounds
    sounds.volume = settings.sound_volume / 100
    speech.on, speech.speed = settings.read_aloud != "off", settings.speech_speed / 100
    speech.volume = settings.voice_volume / 100


class Look:
    """What settings mean for the eye: the theme, the letters, and their sizes.

    Themes and letters are kept, so that the settings can show the others too.
    """

    def __init__(
        self, assets: Path, problems: Problems, settings: Settings, store: "PictureStore | None" = None
    ) -> None:
        self._assets = assets
        self._problems = problems
        self.pictures = Pictures(assets / "pictures", problems, store)
        self._settings = settings
        self._themes: dict[str, Theme] = {}
        self._typesetters: Cache[tuple[str, str], Typesetter] = Cache(_MOST_TYPESETTERS, lambda _: 1)

    def take(self, settings: Settings) -> None:
        """Look as these settings say from now on."""
        self._settings = settings

    def easel(self, metrics: Metrics) -> Easel:
        """What screens of this size are made with."""
        settings = self._settings
        return Easel(self.typesetter(settings.language, settings.letters), self.pictures, metrics)

    def metrics(self, width: int, height: int) -> Metrics:
        """The sizes of things in a window."""
        settings = self._settings
        theme = self.theme(settings.theme)
        return Metrics(theme, width, height, settings.text_size / 100, settings.line_spacing / 100)

    def theme(self, name: str) -> Theme:
        """The colours and sizes of a theme."""
        if name not in self._themes:
            self._themes[name] = Theme.load(self._assets / "themes" / f"{name}.toml")
        return self._themes[name]

    def typesetter(self, language: str, letters: str) -> Typesetter:
        """The fonts of a language; `letters` names those of Latin letters."""
        fonts = self._assets / "fonts"
        return self._typesetters.get(
            (language, letters),
            lambda: Typesetter.for_language(fonts, language, self._problems, letters),
        )


def _open_scenes(backstage: Backstage, scenario_id: str | None, *, board: bool) -> None:
    backstage.stack.push(TitleScreen(backstage))
    if board:
        from smart_game.scenes.board import open_board

        open_board(backstage, backstage.sitting.pack)
        backstage.stack.settle()
        return
    if scenario_id is not None:
        _open_story(backstage, scenario_id)
    elif backstage.desk and backstage.desk.is_new():
        from smart_game.scenes.teacher.wizard import first_screen

        backstage.stack.push(first_screen(backstage, backstage.desk))
    backstage.stack.settle()


def _open_story(backstage: Backstage, scenario_id: str) -> None:
    from smart_game.scenes.story import StoryScreen
    from smart_game.scenes.trail import TrailScreen

    for pack in backstage.sitting.packs:
        if any(story.id == scenario_id for story in pack.stories):
            backstage.sitting.pack = pack
            backstage.stack.push(TrailScreen(backstage, pack))
            backstage.stack.push(StoryScreen(backstage, pack.id, pack.scenario(scenario_id)))


def font_files(assets: Path) -> dict[bool, Path]:
    """The first font: regular under False, bold under True."""
    fonts = assets / "fonts"
    return {False: fonts / "Andika-Regular.ttf", True: fonts / "Andika-Bold.ttf"}

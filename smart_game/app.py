"""Builds the parts of the game and joins them: the only place that knows them all."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from smart_game import places
from smart_game.artwork.apps import load_apps
from smart_game.artwork.cast import Cast
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
from smart_game.packs.loading import find_packs
from smart_game.scenario.model import Pack
from smart_game.scenes.backstage import Backstage, HandIn, Helper, Preferences, SchoolClass, Sitting
from smart_game.scenes.reading_aloud import Reader
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import TrailScreen
from smart_game.school.settings import Settings
from smart_game.words.catalogue import Words, languages_in

CAPTION = "SMART Game"


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
    problems: Problems
    clock: Callable[[], float]
    chance: random.Random
    settings: Settings = field(default_factory=Settings)
    keep_settings: Callable[[Settings], None] = keep_nothing
    full_screen: bool = False
    scenario: str | None = None


def open_game(opening: Opening) -> Loop:
    """The window, with the title or the scenario asked for on the screen, ready to run or to step."""
    assets = places.assets()
    settings = opening.settings
    window = Window(opening.size, CAPTION, full_screen=opening.full_screen)
    words = Words.load(places.locales(), settings.language)
    device = Device()
    speech = Speech(find_packs([places.scenarios()]), device, opening.problems)
    look = Look(assets, opening.problems, settings)

    window.wear(look.pictures.file("scene/companion-cheer.svg", (64, 64)))

    def apply(settings: Settings) -> None:
        if settings.language != backstage.words.language:
            backstage.words = Words.load(places.locales(), settings.language)
            backstage.sitting.reword([backstage.words.pack(pack) for pack in opening.packs])
        if backstage.sounds.on != settings.sound:
            backstage.sounds.on = settings.sound
        speech.on, speech.speed = settings.read_aloud != "off", settings.speech_speed / 100
        look.take(settings)
        loop.motion, loop.cool_down = settings.motion, settings.cool_down
        loop.controls = controls_for(settings, opening.problems)
        loop.refit()

    backstage = Backstage(
        stack=SceneStack(),
        words=words,
        cast=Cast.load(assets / "pictures" / "cast"),
        apps=load_apps(assets / "pictures" / "apps"),
        helpers=opening.helpers,
        childline=opening.childline,
        sitting=Sitting(opening.classes, [words.pack(pack) for pack in opening.packs], opening.chance),
        hand_in=opening.hand_in,
        sounds=Sounds(assets / "sounds", opening.problems, device),
        reader=Reader(speech),
        preferences=Preferences(settings, languages_in(places.locales()), apply, opening.keep_settings),
        quit=window.ask_to_quit,
    )
    backstage.sounds.on = settings.sound
    speech.on, speech.speed = settings.read_aloud != "off", settings.speech_speed / 100
    _open_scenes(backstage, opening.scenario)
    loop = Loop(
        window,
        backstage.stack,
        look.easel,
        look.metrics,
        opening.clock,
        cool_down=settings.cool_down,
        motion=settings.motion,
        controls=controls_for(settings, opening.problems),
    )
    return loop


def controls_for(settings: Settings, problems: Problems) -> Controls:
    """How settings say that the game is steered."""
    return Controls.made(settings.scanning, settings.scan_seconds, settings.keys, problems.say)


class Look:
    """What settings mean for the eye: the theme, the letters, and their sizes."""

    def __init__(self, assets: Path, problems: Problems, settings: Settings) -> None:
        self._assets = assets
        self._problems = problems
        self.pictures = Pictures(assets / "pictures", problems)
        self._settings = settings
        self._theme = self._load_theme()
        self._typesetter = self._load_typesetter()

    def take(self, settings: Settings) -> None:
        """Look as these settings say from now on."""
        before, self._settings = self._settings, settings
        if before.theme != settings.theme:
            self._theme = self._load_theme()
        if (before.language, before.letters) != (settings.language, settings.letters):
            self._typesetter = self._load_typesetter()

    def easel(self, metrics: Metrics) -> Easel:
        """What screens of this size are made with."""
        return Easel(self._typesetter, self.pictures, metrics)

    def metrics(self, width: int, height: int) -> Metrics:
        """The sizes of things in a window."""
        settings = self._settings
        return Metrics(self._theme, width, height, settings.text_size / 100, settings.line_spacing / 100)

    def _load_theme(self) -> Theme:
        return Theme.load(self._assets / "themes" / f"{self._settings.theme}.toml")

    def _load_typesetter(self) -> Typesetter:
        settings = self._settings
        fonts = self._assets / "fonts"
        return Typesetter.for_language(fonts, settings.language, self._problems, settings.letters)


def _open_scenes(backstage: Backstage, scenario_id: str | None) -> None:
    backstage.stack.push(TitleScreen(backstage))
    for pack in backstage.sitting.packs:
        for scenario in pack.scenarios:
            if scenario.id == scenario_id:
                backstage.sitting.pack = pack
                backstage.stack.push(TrailScreen(backstage, pack))
                backstage.stack.push(StoryScreen(backstage, pack.info.id, scenario))
    backstage.stack.settle()


def font_files(assets: Path) -> dict[bool, Path]:
    """The first font: regular under False, bold under True."""
    fonts = assets / "fonts"
    return {False: fonts / "Andika-Regular.ttf", True: fonts / "Andika-Bold.ttf"}

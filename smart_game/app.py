"""Builds the parts of the game and joins them: the only place that knows them all."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from smart_game import places
from smart_game.artwork.apps import load_apps
from smart_game.artwork.cast import Cast
from smart_game.engine.easel import Easel
from smart_game.engine.loop import Loop
from smart_game.engine.pictures import Pictures
from smart_game.engine.problems import Problems
from smart_game.engine.scene import SceneStack
from smart_game.engine.sound import Sounds
from smart_game.engine.text import Typesetter
from smart_game.engine.theme import Metrics, Theme
from smart_game.engine.window import Window
from smart_game.scenario.model import Pack
from smart_game.scenes.backstage import Backstage, HandIn, Helper, SchoolClass, Sitting
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import TrailScreen
from smart_game.words.catalogue import Words

CAPTION = "SMART Game"


@dataclass(frozen=True)
class Opening:
    """How a game starts: window, language, packs, people, and what is done with a play that is over.

    `cool_down`: how long a new screen ignores presses, in seconds, so that a double tap skips nothing.
    """

    size: tuple[int, int]
    packs: tuple[Pack, ...]
    classes: Sequence[SchoolClass]
    helpers: tuple[Helper, ...]
    childline: str
    hand_in: HandIn
    problems: Problems
    clock: Callable[[], float]
    chance: random.Random
    language: str = "en"
    full_screen: bool = False
    scenario: str | None = None
    text_scale: float = 1.0
    cool_down: float = 0.0
    motion: bool = False


def open_game(opening: Opening) -> Loop:
    """The window, with the title or the scenario asked for on the screen, ready to run or to step."""
    assets = places.assets()
    theme = Theme.load(assets / "themes" / "day.toml")
    window = Window(opening.size, CAPTION, full_screen=opening.full_screen)
    stack = SceneStack()
    words = Words.load(places.locales(), opening.language)
    backstage = Backstage(
        stack=stack,
        words=words,
        cast=Cast.load(assets / "pictures" / "cast"),
        apps=load_apps(assets / "pictures" / "apps"),
        helpers=opening.helpers,
        childline=opening.childline,
        sitting=Sitting(opening.classes, [words.pack(pack) for pack in opening.packs], opening.chance),
        hand_in=opening.hand_in,
        sounds=Sounds(assets / "sounds", opening.problems),
        quit=window.ask_to_quit,
    )
    _open_scenes(backstage, opening.scenario)
    typesetter = Typesetter(font_files(assets), opening.problems)
    pictures = Pictures(assets / "pictures", opening.problems)
    return Loop(
        window,
        stack,
        partial(Easel, typesetter, pictures),
        lambda width, height: Metrics(theme, width, height, opening.text_scale),
        opening.clock,
        cool_down=opening.cool_down,
        motion=opening.motion,
    )


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
    """The regular font under False, the bold one under True."""
    fonts = assets / "fonts"
    return {False: fonts / "Andika-Regular.ttf", True: fonts / "Andika-Bold.ttf"}

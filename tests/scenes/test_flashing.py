"""A12: nothing flashes, neither what moves by itself nor what a child makes by pressing very fast."""

from collections.abc import Iterator
from itertools import cycle

import pygame
import pytest

from smart_game.engine import loop as engine
from smart_game.engine.loop import LEAST_REST
from smart_game.engine.motion import Motion
from smart_game.engine.wave import Wave
from smart_game.scenario.model import Pack
from smart_game.school.settings import Settings
from tests.game import Game, open_test_game
from tests.scenes.flashes import MOST_FLASHES, FlashMeter
from tests.scenes.playing import ON, next_press

SIZE = (1024, 768)
FRAME = 1 / 60
SOME_THEMES = (
    "day",
    "high-contrast",
    *(pytest.param(theme, marks=pytest.mark.slow) for theme in ("cream", "dark")),
)
"""Every run tries the usual one, and the one whose parts differ most in lightness."""

MOVING = Settings(read_aloud="off", cool_down=0)


class Film:
    """A game whose every frame is looked at, sixty times a second."""

    def __init__(self, packs: tuple[Pack, ...], settings: Settings, least_rest: float = LEAST_REST) -> None:
        self.game: Game = open_test_game(packs, size=SIZE, settings=settings, cool_down=settings.cool_down)
        self.game.loop.least_rest = least_rest
        self.meter = FlashMeter(SIZE)
        self.moved: set[str] = set()
        self.pilot = self.game.pilot()
        self.frames(1)

    def frames(self, count: int) -> None:
        for _ in range(count):
            loop = self.game.loop
            loop.step(0)
            if loop._moving:
                ways = loop._moving.ways if isinstance(loop._moving, Motion) else set()
                self.moved |= {type(loop._moving).__name__, *(way.name for way in ways)}
            self.meter.see(loop.window.canvas, self.game.clock.now)
            self.game.clock.now += FRAME

    def press(self, id: str, frames: int) -> None:
        """Press something as a mouse does, down in one frame and up in the next, and look on."""
        at = self.game.loop.view.find(id).rect.center
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            pygame.event.post(pygame.Event(kind, pos=at, button=1, touch=False))
            self.frames(1)
        self.frames(max(0, frames - 2))

    def worst(self) -> int:
        self.game.close()
        return self.meter.worst


@pytest.fixture(scope="module")
def both(shipped: tuple[Pack, ...]) -> tuple[Pack, ...]:
    return tuple(sorted(shipped, key=lambda pack: pack.info.id))


def play(film: Film, stop: str, pace: int, presses: int) -> None:
    """Through a story to its end and to the next player, with a press every `pace` frames."""
    for _ in range(presses):
        ids = film.pilot.ids()
        if "start" in ids:
            film.press("start", pace)
        elif f"stop-{stop}" in ids:
            film.press(f"stop-{stop}", pace)
        elif "next-player" in ids:
            film.press("next-player", pace)
        elif any(id.startswith(("choice-", "item-")) or id in ON for id in ids):
            film.press(next_press(ids), pace)
        else:
            film.press(next(id for id in (*ids, "back") if id.startswith("story-") or id == "back"), pace)


@pytest.mark.parametrize("pace", [14, 31], ids=["four a second", "two a second"])
@pytest.mark.parametrize("theme", SOME_THEMES)
def test_a_story_from_start_to_next_player_never_flashes(
    both: tuple[Pack, ...], theme: str, pace: int
) -> None:
    film = Film(both, MOVING.model_copy(update={"theme": theme}))
    play(film, "reliable", pace, presses=40)
    moved = film.moved
    assert film.worst() <= MOST_FLASHES, f"{film.meter.worst} flashes at {film.meter.worst_at:.2f} s"
    if pace == 31:
        assert {"Motion", "Wave", "RISE", "FROM_RIGHT", "POP"} <= moved


@pytest.mark.parametrize("theme", SOME_THEMES)
def test_no_screen_flashes_when_back_next_and_the_bar_are_pressed_twenty_times_a_second(
    both: tuple[Pack, ...], theme: str
) -> None:
    film = Film(both, MOVING.model_copy(update={"theme": theme}))
    wanted = cycle(("start", "settings", "back", "stop-reliable", "tell", "back", "go-on", "settings"))
    pressed = set()
    for _ in range(80):
        id = next(wanted)
        ids = film.pilot.ids()
        if id in ids and not (id == "back" and "start" in ids):  # there it would quit
            pressed.add(id)
            film.press(id, 3)
    assert {"settings", "back", "tell"} <= pressed
    assert film.worst() <= MOST_FLASHES, f"{film.meter.worst} flashes at {film.meter.worst_at:.2f} s"


KEYS = {
    "Tab": (pygame.K_TAB,),
    "arrows": (pygame.K_DOWN, pygame.K_UP),
    "Enter and Esc": (pygame.K_RETURN, pygame.K_ESCAPE),
    "R and T": (pygame.K_r, pygame.K_t, pygame.K_ESCAPE),
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS.keys())
def test_nothing_flashes_while_keys_are_hammered_in_every_frame(
    both: tuple[Pack, ...], keys: tuple[int, ...]
) -> None:
    film = Film(both, MOVING)
    play(film, "reliable", 40, presses=3)
    hammered: Iterator[int] = cycle(keys)
    for _ in range(150):
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=next(hammered), mod=0, unicode="", scancode=0))
        film.frames(1)
    assert film.worst() <= MOST_FLASHES


def test_nothing_flashes_while_the_theme_is_changed_as_fast_as_it_can_be(both: tuple[Pack, ...]) -> None:
    film = Film(both, MOVING)
    film.press("settings", 40)
    for theme in cycle(("dark", "day")):
        if film.game.clock.now > 4:
            break
        loop = film.game.loop
        if not loop.press_wait:
            film.game.backstage.preferences.change(theme=theme)
        film.frames(3)
    assert film.worst() <= MOST_FLASHES


def test_what_protects_is_missed_where_it_is_left_out(
    both: tuple[Pack, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the quiet between motions, or without the rest between presses, there are flashes."""
    film = Film(both, MOVING, least_rest=0.0)
    play(film, "reliable", 3, presses=60)
    assert film.worst() > MOST_FLASHES
    monkeypatch.setattr(engine, "_QUIET", 0.0)
    film = Film(both, MOVING)
    play(film, "reliable", 15, presses=40)
    assert film.worst() > MOST_FLASHES


def flashes(dark: str, light: str, share: float, changes: int) -> int:
    """What the meter counts of two colours taking turns in so much of a block, so often in a second."""
    meter = FlashMeter(SIZE)
    picture = pygame.Surface(SIZE)
    picture.fill(light)
    for number in range(changes + 1):
        picture.fill(dark if number % 2 else light, (0, 0, 341, round(256 * share)))
        meter.see(picture, number / (changes + 1))
    return meter.worst


def test_the_meter_counts_what_flashes_and_only_that() -> None:
    assert flashes("#000000", "#FFFFFF", 0.5, changes=8) == 4
    assert flashes("#000000", "#FFFFFF", 0.5, changes=6) == 3
    assert flashes("#808080", "#909090", 1.0, changes=20) == 0, "less than a tenth"
    assert flashes("#E8E8E8", "#FFFFFF", 1.0, changes=20) == 0, "both are bright"
    assert flashes("#000000", "#FFFFFF", 0.2, changes=20) == 0, "less than a quarter of a block"


def test_a_wave_is_over_in_its_time_and_counts_as_one_motion() -> None:
    """From black to white and with its white crests, no place of it flashes more than once."""
    before, after, canvas = (pygame.Surface(SIZE) for _ in range(3))
    after.fill("#FFFFFF")
    wave, meter = Wave(before, after, 0.0), FlashMeter(SIZE)
    for frame in range(30):
        wave.draw(canvas, frame * FRAME)
        meter.see(canvas, frame * FRAME)
    assert wave.over(29 * FRAME)
    assert meter.worst <= 1

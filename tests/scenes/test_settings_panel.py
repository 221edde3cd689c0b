"""The settings in pictures: all of them, each option shown and heard at once, forgotten with the seat."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import get_args, get_type_hints

import pygame
import pytest

from smart_game import places
from smart_game.artwork.lint import lint_svg
from smart_game.engine.pilot import Hand, Pilot
from smart_game.engine.sound import Sound
from smart_game.scenes import setting_pictures as pictures
from smart_game.scenes.option import PICTURE, paint
from smart_game.scenes.setting_rows import Row, Rows
from smart_game.scenes.settings import SettingsScreen
from smart_game.scenes.title import TitleScreen
from smart_game.school.settings import Settings, read_settings, write_settings
from smart_game.words.catalogue import Words, languages_in
from tests.game import STILL, Game, open_test_game
from tests.kinds import make_kinds
from tests.scenes.crawling import every_screen
from tests.scenes.playing import begin, finish

EVERYTHING = STILL.model_copy(update={"sound": True, "read_aloud": "asked", "scanning": "one-switch"})
"""With these, every row there is is shown."""

MOST_PAGES = 20
THEMES = ("day", "cream", "dark", "high-contrast")

Open = Callable[..., Game]


@pytest.fixture
def open_with() -> Iterator[Open]:
    opened: list[Game] = []

    def opener(settings: Settings = STILL, size: tuple[int, int] = (1024, 768)) -> Game:
        opened.append(open_test_game((make_kinds(),), settings=settings, size=size))
        return opened[-1]

    yield opener
    for game in opened:
        game.close()


def rows_of(game: Game) -> list[Row]:
    return [row for group in Rows(game.backstage).groups() for line in group for row in line]


def option_id(row: Row, value: object) -> str:
    return f"{row.name}-{value}".replace(".", "-")


def turn_to(pilot: Pilot, id: str) -> None:
    """Turn the pages until something is there."""
    for _ in range(MOST_PAGES):
        if "page-back" in pilot.ids():
            pilot.press("page-back")
    for _ in range(MOST_PAGES):
        if id not in pilot.ids():
            pilot.press("page-more")


def choose(pilot: Pilot, id: str) -> None:
    turn_to(pilot, id)
    pilot.press(id)


def test_every_setting_but_the_keys_has_a_row_and_every_value_an_option(open_with: Open) -> None:
    rows = {row.name: row for row in rows_of(open_with(EVERYTHING))}
    kinds = get_type_hints(Settings)
    assert set(rows) == set(kinds) - {"format", "keys"}
    for name, row in rows.items():
        kind = kinds[name]
        values = [option.value for option in row.options]
        if kind is bool:
            assert values == [True, False]
        elif get_args(kind):
            assert values == list(get_args(kind)), name
        for value in values:
            assert getattr(Settings.checked({name: value}), name) == value


@pytest.mark.parametrize("theme", THEMES)
def test_every_option_and_every_row_has_a_picture_of_its_own(open_with: Open, theme: str) -> None:
    """It is drawn, and told apart from those beside it."""
    game = open_with(EVERYTHING.model_copy(update={"theme": theme}))
    easel = game.loop.easel
    place = pygame.Rect(0, 0, 2 * PICTURE, PICTURE)

    def drawn(art: object) -> bytes:
        canvas = pygame.Surface(place.size)
        canvas.fill(easel.color("choice"))
        paint(canvas, easel, art, place, "choice", mirrored=False)  # type: ignore[arg-type]
        return pygame.image.tobytes(canvas, "RGB")

    for row in rows_of(game):
        assert len(set(drawn(row.art))) > 3, f"{row.name} has no picture"
        shown = {option.value: drawn(option.art) for option in row.options}
        for value, picture in shown.items():
            assert len(set(picture)) > 3, f"{row.name} {value} has no picture"
        for one, other in combinations(shown, 2):
            pairs = zip(shown[one], shown[other], strict=True)
            apart = sum(abs(a - b) > 30 for a, b in pairs)
            assert apart > 60, f"{row.name}: {one} and {other} look alike ({apart})"
    assert game.problems.said == ()


def test_pictures_that_are_put_together_are_drawn_as_meant() -> None:
    steps = (25, 50, 75, 100)
    made = [*map(pictures.volume, steps), *map(pictures.loud_mouth, steps), *map(pictures.resting, range(5))]
    made += [pictures.spaced_lines(100), pictures.waiting(0.1), pictures.waiting(1)]
    made += [pictures.page((), crossed=True), pictures.page((1,), 1), pictures.page((0, 1, 2))]
    assert [lint_svg(pictures.svg_of(shapes)) for shapes in made] == [[] for _ in made]


def test_a_swatch_has_the_colours_of_its_theme_and_no_language_is_a_flag(open_with: Open) -> None:
    game = open_with(EVERYTHING)
    for name in THEMES:
        theme = game.backstage.samples.theme(name)
        canvas = pygame.Surface((140, 80))
        pictures.swatch(theme, "Aa")(canvas, game.loop.easel, canvas.get_rect())  # type: ignore[operator]
        colours = {tuple(canvas.get_at((x, y)))[:3] for x in range(140) for y in range(80)}
        for part in ("paper", "ink", "main", "tell"):
            assert tuple(pygame.Color(theme.colors[part]))[:3] in colours, (name, part)
    assert set(languages_in(places.locales())) <= set(pictures.GREETINGS)
    assert not [path.name for path in (places.assets() / "pictures").rglob("*flag*")]


def test_an_option_of_every_row_is_pressed_kept_and_found_again(open_with: Open, tmp_path: Path) -> None:
    game = open_with(EVERYTHING.model_copy(update={"scanning": "off"}))
    pilot = game.pilot()
    pilot.press("settings")
    names = [row.name for row in rows_of(game) if row.name not in ("scanning", "language")]
    for name in names:
        row = next(row for row in rows_of(game) if row.name == name)
        was = getattr(game.backstage.preferences.now, name)
        value = next(option.value for option in row.options if option.value not in (was, "off"))
        choose(pilot, option_id(row, value))
        now = game.backstage.preferences.now
        assert getattr(now, name) == value
        write_settings(tmp_path / "settings.json", now)
        assert read_settings(tmp_path / "settings.json") == now
        if name == "sound":
            pilot.press("sound-True")


def test_the_next_player_begins_as_all_begin(open_with: Open) -> None:
    game = open_with()
    pilot = game.pilot()
    pilot.press("settings")
    for id in ("text_size-150", "theme-dark", "sound-True", "calm-True", "sound_volume-100", "symbols-True"):
        choose(pilot, id)
    changed = game.backstage.preferences.now
    assert (changed.text_size, changed.theme, changed.calm, changed.symbols) == (150, "dark", True, True)
    choose(pilot, "keys")
    choose(pilot, "add-read")
    pilot.key(pygame.K_q)
    assert game.backstage.preferences.now.keys
    pilot.press("back")
    pilot.press("back")
    pilot.press("start")
    turn_to(pilot, "next-player")
    pilot.press("next-player")
    assert isinstance(pilot.scene, TitleScreen)
    assert game.backstage.preferences.now == STILL
    assert game.backstage.sounds.volume == STILL.sound_volume / 100


def test_what_is_kept_is_kept_for_everybody_and_can_be_undone_before(open_with: Open) -> None:
    game = open_with()
    pilot = game.pilot()
    pilot.press("settings")
    choose(pilot, "theme-dark")
    choose(pilot, "as-before")
    assert game.backstage.preferences.now == STILL
    choose(pilot, "theme-cream")
    choose(pilot, "keep")
    assert isinstance(pilot.scene, TitleScreen)
    assert game.backstage.preferences.start.theme == "cream"


def test_sounds_and_the_voice_have_volumes_of_their_own(
    open_with: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A15."""
    game = open_with(EVERYTHING.model_copy(update={"scanning": "off"}))
    pilot, sounds, reader = game.pilot(), game.backstage.sounds, game.backstage.reader
    assert (sounds.volume, reader.speech.volume) == (0.5, 0.75)
    played: list[Sound] = []
    said: list[str] = []
    monkeypatch.setattr(sounds, "play", played.append)
    monkeypatch.setattr(reader.speech, "say", lambda texts: said.extend(text for _, text in texts))
    pilot.press("settings")
    choose(pilot, "sound_volume-25")
    assert (sounds.volume, reader.speech.volume) == (0.25, 0.75)
    assert played == [Sound.PICK], "it is heard at once"
    choose(pilot, "voice_volume-100")
    assert (sounds.volume, reader.speech.volume) == (0.25, 1.0)
    assert said == ["Very loud"]


@pytest.mark.parametrize(
    ("row", "turned_on"),
    [
        ("sound_volume", {"sound": True}),
        ("voice_volume", {"read_aloud": "asked"}),
        ("speech_speed", {"read_aloud": "focus"}),
        ("scan_seconds", {"scanning": "one-switch"}),
    ],
)
def test_what_changes_nothing_is_not_shown(open_with: Open, row: str, turned_on: dict[str, object]) -> None:
    assert row not in {each.name for each in rows_of(open_with())}
    assert row in {each.name for each in rows_of(open_with(STILL.model_copy(update=turned_on)))}


@pytest.mark.parametrize("language", languages_in(places.locales()))
def test_seconds_are_said_in_the_language_of_the_screen(language: str) -> None:
    said = Words.load(places.locales(), language).seconds(0.5)
    expected = {"en": "0.5 sec", "pl": "0,5 sek.", "cy": "0.5 eil", "ar": "0.5 ث", "ur": "0.5 سیکنڈ"}
    assert said == expected[language]


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_what_children_want_most_is_on_the_first_page(open_with: Open, size: tuple[int, int]) -> None:
    pilot = open_with(size=size).pilot()
    pilot.press("settings")
    ids = pilot.ids()
    wanted = ("text_size-200", "theme-dark", "read_aloud-always", "sound-True", "calm-True")
    assert [id for id in wanted if id not in ids] == []


@pytest.mark.parametrize(
    "large", [pytest.param(125, marks=pytest.mark.slow), 150, pytest.param(200, marks=pytest.mark.slow)]
)
def test_what_was_pressed_stays_in_sight_when_everything_grows(open_with: Open, large: int) -> None:
    pilot = open_with().pilot(Hand.KEYBOARD)
    pilot.press("settings")
    pilot.press(f"text_size-{large}")
    assert f"text_size-{large}" in pilot.ids()
    assert pilot.loop.view.focus == f"text_size-{large}"
    choose(pilot, "language-ur")
    assert "language-ur" in pilot.ids()
    choose(pilot, "language-en")
    assert "language-en" in pilot.ids()


def test_the_settings_are_one_press_away_from_everywhere(open_with: Open) -> None:
    for shown in every_screen(open_with(), (make_kinds(),)):
        assert shown.find("settings").press, shown.name
    pilot = open_with().pilot()

    def look() -> None:
        below = pilot.scene
        pilot.press("settings")
        assert isinstance(pilot.scene, SettingsScreen)
        pilot.press("back")
        assert pilot.scene is below

    look()
    pilot.press("tell")
    look()
    pilot.press("back")
    begin(pilot, make_kinds().scenarios[0])
    look()
    finish(pilot)
    look()
    pilot.press("settings")
    choose(pilot, "keys")
    pilot.press("settings")
    assert isinstance(pilot.scene, SettingsScreen)


@pytest.mark.parametrize("hand", Hand, ids=lambda hand: hand.name.lower())
def test_a_setting_is_changed_with_any_hand(open_with: Open, hand: Hand) -> None:
    game = open_with(STILL.model_copy(update={"scanning": "one-switch" if hand is Hand.SWITCH else "off"}))
    pilot = game.pilot(hand)
    pilot.press("settings")
    choose(pilot, "motion-True")
    assert game.backstage.preferences.now.motion
    choose(pilot, "scanning-two-switches")
    assert game.backstage.preferences.now.scanning == "two-switches"


def test_an_option_that_has_the_focus_is_read_with_the_name_of_its_row(
    open_with: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = open_with(STILL.model_copy(update={"read_aloud": "focus"}))
    said: list[list[str]] = []
    monkeypatch.setattr(game.backstage.reader.speech, "say", lambda texts: said.append([t for _, t in texts]))
    pilot = game.pilot()
    pilot.press("settings")
    pilot.key(pygame.K_TAB)
    pilot.key(pygame.K_RIGHT)
    assert said[-2:] == [["Words", "Normal"], ["Words", "Big"]]

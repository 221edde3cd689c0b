"""What every screen has to keep to, at the four window sizes of schools (A4, A6, A10, A24, A27)."""

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

import pygame
import pytest

from smart_game import places
from smart_game.engine.actions import Asked, Command
from smart_game.engine.easel import Easel
from smart_game.engine.scene import Scene
from smart_game.engine.view import View
from smart_game.engine.widgets import Widget
from smart_game.scenario.model import Pack
from smart_game.scenes.companion import Companion
from smart_game.scenes.glass import DeviceWidget
from smart_game.scenes.people import Figures
from smart_game.school.settings import Settings
from smart_game.words.catalogue import languages_in
from tests.game import STILL, Game, open_test_game
from tests.kinds import make_kinds
from tests.scenes.crawling import Shown, every_screen, rooms, title_and_board, wordiest

SIZES = ((1024, 768), (1280, 720), (1366, 768), (1920, 1080))
BODY = frozenset(("text", "calm"))
BODY_BEGINS = (
    "text-",
    "choice-",
    "feedback",
    "prompt",
    "mail-text",
    "notes",
    "word-",
    "begin",
    "again",
    "childline",
    "remember",
)
"""Ids of what is read, and how others of them begin: body text."""


Crawl = Callable[[Game, tuple[Pack, ...]], Iterator[Shown]]


class Hall:
    """All the screens of one window size, or some of them."""

    def __init__(self, game: Game, packs: tuple[Pack, ...], crawl: Crawl = every_screen) -> None:
        self.packs = packs
        self.whole = crawl is every_screen
        self.window = pygame.Rect((0, 0), game.loop.window.size)
        self.easel: Easel = game.loop.easel
        self.screens = list(crawl(game, packs))
        self.problems = game.problems

    def px(self, length: float) -> int:
        return self.easel.metrics.px(length)

    def faults(self, find: Callable[[Shown], Iterator[str]]) -> list[str]:
        return [f"{shown.name}: {fault}" for shown in self.screens for fault in find(shown)]


LANGUAGES = languages_in(places.locales())[1:]
LOOKS = [
    *((size, STILL) for size in SIZES),
    *((size, STILL.model_copy(update={"text_size": large})) for size in SIZES for large in (150, 200)),
    ((1024, 768), STILL.model_copy(update={"text_size": 125, "letters": "AtkinsonHyperlegibleNext"})),
    *(
        ((1366, 768), STILL.model_copy(update={"text_size": 200, "line_spacing": 200, "language": code}))
        for code in ("en", "ur")
    ),
    *(
        (size, STILL.model_copy(update={"calm": True, "symbols": True, "text_size": large, "language": code}))
        for size, large, code in (
            ((1024, 768), 100, "en"),
            ((1366, 768), 150, "en"),
            ((1366, 768), 100, "ar"),
            ((1024, 768), 150, "ar"),
        )
    ),
    *(
        ((1024, 768), STILL.model_copy(update={"symbols": True, "text_size": large, "language": code}))
        for large in (100, 150)
        for code in ("en", "ar")
    ),
    *(((1366, 768), STILL.model_copy(update={"language": code})) for code in LANGUAGES),
    *(((1024, 768), STILL.model_copy(update={"language": code, "text_size": 150})) for code in LANGUAGES),
]
"""Window sizes (A27), with text sizes (A5), letters and line spacing (A28), languages (A30),
calm (A25), and large pictures (A19)."""


def called(look: tuple[tuple[int, int], Settings]) -> str:
    (width, height), settings = look
    text = f"{settings.text_size}-{settings.line_spacing}-{settings.letters}"
    set_apart = "-calm" * settings.calm + "-symbols" * settings.symbols
    return f"{settings.language}-{width}x{height}-{text}{set_apart}"


WHOLE = "-every-story"
"""The looks that show every story are slow: the others show those that are hardest to fit."""

TALL = ((1366, 768), STILL.model_copy(update={"language": "ur"}))
"""Lines in Nastaliq are the tallest: every run tries them where they are hardest to fit."""


def is_hard(size: tuple[int, int], settings: Settings) -> bool:
    """Whether a look is among those that every run tries: two sizes, and large text in the least room."""
    plain = settings.text_size == 100 and settings.language == "en" and not settings.symbols
    hard = settings.text_size == 150 and settings.language == "ar" and size == (1024, 768)
    smallest_and_largest = plain and size in ((1024, 768), (1920, 1080))
    spaced = settings.line_spacing == 200 and settings.language == "en"
    return smallest_and_largest or spaced or (hard and not settings.symbols)


def hardest(packs: tuple[Pack, ...]) -> tuple[Pack, ...]:
    return (*wordiest(packs), make_kinds())


def first_of_the_hardest(packs: tuple[Pack, ...]) -> tuple[Pack, ...]:
    return wordiest(packs)[:1]


def every_story(packs: tuple[Pack, ...]) -> tuple[Pack, ...]:
    return (*packs, make_kinds())


@pytest.fixture(
    scope="module",
    params=[
        *(pytest.param((look, hardest, every_screen), id=called(look)) for look in LOOKS if is_hard(*look)),
        pytest.param((TALL, first_of_the_hardest, title_and_board), id=called(TALL) + "-title-and-board"),
        *(
            pytest.param((look, every_story, every_screen), id=called(look) + WHOLE, marks=pytest.mark.slow)
            for look in LOOKS
        ),
    ],
)
def hall(request: pytest.FixtureRequest, shipped: tuple[Pack, ...]) -> Iterator[Hall]:
    (size, settings), some, crawl = request.param
    packs = some(shipped)
    game = open_test_game(packs, size=size, settings=settings)
    yield Hall(game, packs, crawl)
    game.close()


def told(faults: list[str]) -> str:
    return f"{len(faults)} faults:\n" + "\n".join(faults[:25])


def test_every_kind_of_screen_is_among_them(hall: Hall) -> None:
    cards = sum(len(scenario.cards) for pack in hall.packs for scenario in pack.scenarios)
    choices = sum(len(list(scenario.choices())) for pack in hall.packs for scenario in pack.scenarios)
    assert len(hall.screens) >= cards + choices * 0.8
    names = {shown.name for shown in hall.screens}
    child = {"tell", "explorers trail", "explorers trail with stars"} if hall.whole else set[str]()
    assert {"title", "explorers board", *child} <= names
    assert hall.problems.said == ()


def test_no_text_is_wider_or_taller_than_its_room(hall: Hall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        for widget in shown.widgets:
            for paragraph, room in widget.words():
                widest = max(
                    hall.easel.typesetter.width_of(line, paragraph.style) for line in paragraph.lines
                )
                if widest > room.width or paragraph.height > room.height:
                    yield f"{widget.id} needs {widest}x{paragraph.height}, has {room.size}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_every_text_is_inside_its_widget_and_the_window(hall: Hall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        for widget, room, *_ in rooms(shown):
            if not hall.window.contains(room):
                yield f"the text of {widget.id} at {room} leaves the window"
            elif not widget.rect.contains(room):
                yield f"the text of {widget.id} at {room} leaves {widget.rect}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_no_text_lies_on_another(hall: Hall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        for (one, room, *_), (other, other_room, *_) in combinations(list(rooms(shown)), 2):
            if room.colliderect(other_room):
                yield f"{one.id} at {room} and {other.id} at {other_room}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_nothing_to_press_and_nobody_stands_in_front_of_a_text(hall: Hall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        for at, front in enumerate(shown.widgets):
            if not front.press and not isinstance(front, Figures):
                continue
            for widget in shown.widgets[:at]:
                for paragraph, room in widget.words():
                    if any(paragraph.lines) and room.colliderect(front.rect):
                        yield f"{front.id} covers “{paragraph.lines[0]}” of {widget.id}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_the_companion_sits_in_front_of_nobody_and_of_no_device(hall: Hall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        devices = [widget for widget in shown.widgets if isinstance(widget, DeviceWidget)]
        people = [widget for widget in shown.widgets if isinstance(widget, Figures)]
        companions = [widget for widget in shown.widgets if isinstance(widget, Companion)]
        for companion in companions:
            for place in (place for figures in people for place in figures.places()):
                if place.inflate(-place.width // 3, 0).colliderect(companion.rect):
                    yield f"it sits at {companion.rect}, before somebody at {place}"
            for device in devices:
                if device.rect.colliderect(companion.rect):
                    yield f"it sits at {companion.rect}, before the device at {device.rect}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_everything_to_press_is_inside_the_window(hall: Hall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        for widget in shown.pressable:
            if not hall.window.contains(widget.rect):
                yield f"{widget.id} at {widget.rect}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_nothing_is_laid_out_outside_the_window(hall: Hall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        for widget in shown.widgets:
            if not hall.window.contains(widget.rect):
                yield f"{widget.id} at {widget.rect}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def distance(one: pygame.Rect, other: pygame.Rect) -> int:
    """The gap between two rectangles in pixels, the larger of the two ways; below 0 if they overlap."""
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return max(across, down)


def test_things_to_press_keep_apart(hall: Hall) -> None:
    """A6: at least 8 pixels of the reference window."""

    def find(shown: Shown) -> Iterator[str]:
        for one, other in combinations(shown.pressable, 2):
            if distance(one.rect, other.rect) < hall.px(8):
                yield f"{one.id} at {one.rect} and {other.id} at {other.rect}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_everything_to_press_is_large_enough(hall: Hall) -> None:
    """A6: at least 44 pixels each way, a choice at least 72 tall."""

    def find(shown: Shown) -> Iterator[str]:
        for widget in shown.pressable:
            tall = 72 if widget.id.startswith("choice-") else 44
            if widget.rect.width < 44 or widget.rect.height < tall:
                yield f"{widget.id} is {widget.rect.size}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_all_text_can_be_read_from_where_a_child_sits(hall: Hall) -> None:
    """A4: at 720 lines at least 20 pixels, and 24 for what is read."""
    lines = hall.window.height / 720

    def find(shown: Shown) -> Iterator[str]:
        for widget, _, _, size, _ in rooms(shown):
            least = 24 if widget.id in BODY or widget.id.startswith(BODY_BEGINS) else 20
            if size < least * lines:
                yield f"{widget.id} has {size} px, needs {least * lines:.1f}"

    faults = hall.faults(find)
    assert not faults, told(faults)


@pytest.mark.parametrize("id", ["back", "tell"])
def test_back_and_tell_are_in_the_same_place_everywhere(hall: Hall, id: str) -> None:
    """A24."""
    places = {shown.name: tuple(shown.find(id).rect) for shown in hall.screens}
    assert len(set(places.values())) == 1, {place: name for name, place in places.items()}


def read_along(widgets: list[Widget]) -> bool:
    """Whether these are the stops of the trail, which are read along the road."""
    return bool(widgets) and all(widget.id.startswith("stop-") for widget in widgets)


def comes_before(one: Widget, other: Widget) -> bool:
    """Whether `one` is read before `other` wherever it stands: above it, or before it in the same row."""
    above = one.rect.bottom <= other.rect.top
    first, second = (other, one) if one.mirrored else (one, other)
    left = first.rect.right <= second.rect.left
    same_column = one.rect.left < other.rect.right and other.rect.left < one.rect.right
    same_row = one.rect.top < other.rect.bottom and other.rect.top < one.rect.bottom
    return (above and same_column) or (left and same_row)


def test_the_focus_goes_in_reading_order(hall: Hall) -> None:
    """A10: Back first; then down and to the right; what stands beside Tell, and Tell last."""

    def find(shown: Shown) -> Iterator[str]:
        order = [widget.id for widget in shown.pressable]
        body = [widget.id for widget in shown.body()]
        if order[0] != "back" or order[-1] != "tell" or order[1 : len(body) + 1] != body:
            yield f"the bar and the body are mixed: {order}"
        bar = [widget for widget in shown.pressable if widget.id not in body]
        road = any(widget.id == "road" for widget in shown.widgets)
        for group in (shown.body(), bar):
            if read_along(group) and (road or group == bar):
                yield from (
                    f"{after.id} is not further along the road than {before.id}"
                    for before, after in pairwise(group)
                    if (after.rect.centerx <= before.rect.centerx) != after.mirrored
                )
                continue
            for earlier, later in combinations(group, 2):
                if comes_before(later, earlier):
                    yield f"{earlier.id} has the focus before {later.id}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_arrows_alone_come_to_everything_to_press(hall: Hall) -> None:
    """A7: from where the focus begins, by some way."""

    def find(shown: Shown) -> Iterator[str]:
        view = View(Scene())
        view.widgets, view.ring_shown = shown.widgets, True
        reached = {next((widget.id for widget in shown.pressable if widget.lead), shown.pressable[0].id)}
        ahead = list(reached)
        while ahead:
            start = ahead.pop()
            for arrow in (Command.UP, Command.DOWN, Command.LEFT, Command.RIGHT):
                view.focus = start
                view.act(Asked(arrow))
                if view.focus not in reached:
                    reached.add(view.focus)
                    ahead.append(view.focus)
        if left := {widget.id for widget in shown.pressable} - reached:
            yield f"no arrow leads to {sorted(left)}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_choices_are_numbered_from_the_top(hall: Hall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        numbers = [widget.number for widget in shown.pressable if widget.number is not None]
        if any(after != before + 1 for before, after in pairwise(numbers)):
            yield f"numbered {numbers}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_the_focus_begins_below_the_bar(hall: Hall) -> None:
    """Where there is something to do; not at Back, nor at Tell."""

    def find(shown: Shown) -> Iterator[str]:
        leads = [widget.id for widget in shown.pressable if widget.lead]
        body = [widget.id for widget in shown.body()]
        if body and (not leads or leads[0] not in body):
            yield f"it begins at {(leads or [shown.pressable[0].id])[0]}, not among {body}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_what_can_be_pressed_has_words_to_be_read_aloud(hall: Hall) -> None:
    """A18."""

    def find(shown: Shown) -> Iterator[str]:
        for widget in shown.pressable:
            if not widget.speech.strip():
                yield widget.id

    faults = hall.faults(find)
    assert not faults, told(faults)

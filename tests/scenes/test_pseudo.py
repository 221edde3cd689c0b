"""A30: every screen and every card in languages that nobody speaks, whose texts are longer by 40 per cent.

What is too long for its place, and what never went through gettext, shows here before there is a language
that needs it.
"""

from collections.abc import Callable, Iterator

import pytest

from smart_game.engine.widgets import Widget
from smart_game.gallery.desk import PaperDesk
from smart_game.scenario.model import Pack
from smart_game.scenes.board.pieces import Row, Sign
from smart_game.scenes.companion import Companion
from smart_game.scenes.people import Figures
from tests.game import STILL, Game, open_test_game
from tests.scenes import test_layout as layout
from tests.scenes.crawling import Shown, rooms, wordiest
from tests.scenes.test_layout import WHOLE, Hall, told
from tests.words.pseudo import pseudo_words, untranslated

LOOKS = [
    (rtl, size, text_size)
    for rtl in (False, True)
    for size in ((1024, 768), (1366, 768))
    for text_size in (100, 150)
]

HARD = (False, (1024, 768), 150)

CHECKS: tuple[Callable[[Hall], None], ...] = (
    layout.test_no_text_is_wider_or_taller_than_its_room,
    layout.test_every_text_is_inside_its_widget_and_the_window,
    layout.test_no_text_lies_on_another,
    layout.test_nothing_to_press_and_nobody_stands_in_front_of_a_text,
    layout.test_nothing_is_laid_out_outside_the_window,
    layout.test_things_to_press_keep_apart,
    layout.test_everything_to_press_is_large_enough,
    layout.test_the_focus_goes_in_reading_order,
    layout.test_what_can_be_pressed_has_words_to_be_read_aloud,
)

NAMES = (
    *("class", "kept-class", "helper-", "letters-", "language-", "take-", "cool_down-", "scan_seconds-"),
    *("name", "role-", "rule-", "path-", "folder-", "line-", "problem-", "report"),
)
"""Ids of what shows a school's own words, and what its folders came to; names of letters, languages and keys;
times as Babel has them."""

NAMING = ("title", "board")
"""Ids of what may name a class amid its words."""

MARKS = {mark for letter in "ABCD" for mark in (letter, f"{letter}.")}
"""What is on the signs by which a class votes: marks, as the digits of other choices are."""


class PseudoHall(Hall):
    """All the screens of one window size in a language that nobody speaks."""

    def __init__(self, game: Game, packs: tuple[Pack, ...], *, rtl: bool) -> None:
        super().__init__(game, packs)
        self.rtl = rtl
        self.services = {word for app in game.backstage.apps.values() for word in app.name.split()}
        here, staff = game.backstage.sitting.classes, PaperDesk().school().classes
        names = [each.name for each in here] + [each.name for each in staff]
        self.classes = {word for name in names for word in name.split()}

    def own(self, widget: Widget) -> set[str]:
        """The words that this widget may show as they are: names of services and classes, and marks."""
        classes = self.classes if widget.id in NAMING else set[str]()
        return self.services | classes | (MARKS if isinstance(widget, Row | Sign) else set())


def called(look: tuple[bool, tuple[int, int], int]) -> str:
    rtl, (width, height), text_size = look
    return f"{'from the right' if rtl else 'longer'}-{width}x{height}-{text_size}"


@pytest.fixture(
    scope="module",
    params=[
        *(
            pytest.param((look, False), id=called(look))
            for look in LOOKS
            if look == (False, (1024, 768), 150)
        ),
        *(pytest.param((look, True), id=called(look) + WHOLE, marks=pytest.mark.slow) for look in LOOKS),
    ],
)
def hall(request: pytest.FixtureRequest, shipped: tuple[Pack, ...]) -> Iterator[PseudoHall]:
    (rtl, size, text_size), whole = request.param
    words = pseudo_words(rtl=rtl)
    settings = STILL.model_copy(update={"language": words.language, "text_size": text_size})
    chosen = shipped if whole else wordiest(shipped)
    game = open_test_game(chosen, size=size, settings=settings)
    packs = tuple(words.pack(pack) for pack in chosen)
    game.backstage.words = words
    game.backstage.sitting.reword(packs)
    yield PseudoHall(game, packs, rtl=rtl)
    game.close()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("test_"))
def test_every_screen_keeps_to_what_screens_keep_to(hall: PseudoHall, check: Callable[[Hall], None]) -> None:
    check(hall)


def test_no_text_on_any_screen_misses_gettext(hall: PseudoHall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        for widget in shown.widgets:
            if widget.id.startswith(NAMES):
                continue
            seen = [" ".join(paragraph.lines) for paragraph, _ in widget.words()]
            heard = [] if isinstance(widget, Figures) else [widget.speech]
            for text in (*seen, *heard):
                lost = {word.strip(":") for word in untranslated(text, rtl=hall.rtl)} - hall.own(widget)
                if lost:
                    yield f"{widget.id} says {sorted(lost)} in “{text}”"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_every_line_is_drawn_inside_its_room(hall: PseudoHall) -> None:
    """From the right, a line begins where its paragraph ends: that must not be beyond the room."""

    def find(shown: Shown) -> Iterator[str]:
        for widget, room, *_ in rooms(shown):
            for paragraph, own in widget.words():
                if own == room and paragraph.width > room.width:
                    yield f"{widget.id}: “{paragraph.lines[0]}” is wider than {room.size}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_the_companion_hides_behind_nothing(hall: PseudoHall) -> None:
    def find(shown: Shown) -> Iterator[str]:
        companions = [widget for widget in shown.widgets if isinstance(widget, Companion)]
        for companion in companions:
            for button in shown.pressable:
                if button.rect.colliderect(companion.rect) or button.rect.colliderect(companion._place):
                    yield f"it stands at {companion._place}, behind {button.id}"

    faults = hall.faults(find)
    assert not faults, told(faults)


def test_whole_texts_begin_and_end_with_their_brackets(hall: PseudoHall) -> None:
    """Nothing is cut off at its end, and nothing is put together from parts without gettext."""

    def find(shown: Shown) -> Iterator[str]:
        for widget in shown.pressable:
            if widget.id.startswith(NAMES):
                continue
            for paragraph, _ in widget.words():
                text = " ".join(paragraph.lines)
                if text.count("[") != text.count("]"):
                    yield f"{widget.id} shows “{text}”"

    faults = hall.faults(find)
    assert not faults, told(faults)

from itertools import pairwise

import pygame
from hypothesis import given
from hypothesis import strategies as st

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Button, Widget, Words
from tests.engine.parts import make_easel

EASEL = make_easel()
TEXTS = st.lists(st.text(st.sampled_from("abcdefghij .,!“”é"), max_size=400), min_size=1, max_size=6)


def words_on(pages: list[list[Widget]]) -> str:
    """Every letter in the order of the pages, without the spaces."""
    lines = [
        line
        for page in pages
        for widget in page
        for paragraph, _ in widget.words()
        for line in paragraph.lines
    ]
    return "".join("".join(lines).split())


def button_block(number: int, *, together: bool = False) -> Made:
    return Made(
        lambda width: [Button(EASEL, f"b{number}", f"Button {number}", lambda: None, width=width)],
        together=together,
    )


def assert_all_fits(pages: list[list[Widget]], room: pygame.Rect) -> None:
    for page in pages:
        assert page
        for widget in page:
            assert room.contains(widget.rect), f"{widget.id} at {widget.rect} leaves {room}"
        for above, below in pairwise(page):
            assert below.rect.top >= above.rect.bottom


@given(
    texts=TEXTS,
    width=st.integers(120, 900),
    height=st.integers(200, 700),
    filled=st.booleans(),
    size=st.sampled_from(["small", "body", "heading"]),
)
def test_nothing_is_lost_over_the_pages_and_every_page_fits(
    texts: list[str], width: int, height: int, filled: bool, size: str
) -> None:
    area = pygame.Rect(30, 70, width, height)
    fill = "panel" if filled else None
    blocks = [Text(f"t{at}", text, size=size, fill=fill) for at, text in enumerate(texts)]
    pages = Flow(EASEL, area, 14).pages(blocks, pager_height=80)
    assert words_on(pages) == "".join("".join(texts).split())
    free = area if len(pages) == 1 else pygame.Rect(area.topleft, (width, height - 80))
    assert_all_fits(pages, free)
    ids = [widget.id for page in pages for widget in page]
    assert len(ids) == len(set(ids))


@given(texts=TEXTS, height=st.integers(260, 700), count=st.integers(1, 5))
def test_buttons_come_after_the_text_each_once_and_whole(texts: list[str], height: int, count: int) -> None:
    area = pygame.Rect(0, 0, 500, height)
    blocks: list[Block] = [Text(f"t{at}", text) for at, text in enumerate(texts)]
    blocks += [button_block(number) for number in range(count)]
    pages = Flow(EASEL, area, 14).pages(blocks, pager_height=80)
    buttons = [widget for page in pages for widget in page if isinstance(widget, Button)]
    assert [button.id for button in buttons] == [f"b{number}" for number in range(count)]
    assert_all_fits(pages, area)


def test_what_fits_on_one_page_is_not_turned() -> None:
    pages = Flow(EASEL, pygame.Rect(0, 0, 600, 500), 14).pages([Text("t", "Short.")], pager_height=490)
    assert len(pages) == 1


def test_things_laid_out_together_stay_together() -> None:
    def pair(width: int) -> list[Widget]:
        upper, lower = (Button(EASEL, name, name, lambda: None, width=width) for name in ("upper", "lower"))
        lower.rect.top = upper.rect.bottom + 10
        return [upper, lower]

    text = EASEL.wrap("x", 100).line_height * 3
    for height in range(160, 400, 7):
        blocks: list[Block] = [Text("t", "one\ntwo\nthree", fill=None), Made(pair)]
        pages = Flow(EASEL, pygame.Rect(0, 0, 300, height), 10).pages(blocks, pager_height=0)
        by_page = [{widget.id for widget in page} for page in pages]
        assert any({"upper", "lower"} <= page for page in by_page), by_page
        assert (len(pages) == 1) == (text + 10 + 2 * 64 + 10 <= height)


def test_widgets_stand_where_the_area_is() -> None:
    area = pygame.Rect(111, 222, 300, 300)
    (page,) = Flow(EASEL, area, 10).pages([Text("t", "Hello", fill=None), button_block(1)], pager_height=0)
    assert page[0].rect.topleft == (111, 222)
    assert page[1].rect.left == 111
    assert page[1].rect.top == page[0].rect.bottom + 10


def ids(widgets: list[Widget]) -> list[str]:
    return [widget.id for widget in widgets]


def test_the_pager_offers_only_the_turns_that_there_are() -> None:
    turned: list[int] = []
    pager = Pager(lambda: turned.append(pager.page))
    area = pygame.Rect(0, 0, 500, 400)

    def buttons(easel: Easel = EASEL) -> list[Widget]:
        return pager.buttons(easel, area, 3, "Back a bit", "More")

    assert ids(buttons()) == ["page-more"]
    press(buttons()[0])
    assert ids(buttons()) == ["page-back", "page-more"]
    assert not buttons()[0].rect.colliderect(buttons()[1].rect)
    press(buttons()[1])
    assert ids(buttons()) == ["page-back"]
    press(buttons()[0])
    assert turned == [1, 2, 1]
    assert all(area.contains(button.rect) for button in buttons())
    assert max(button.rect.height for button in buttons()) <= pager.height(EASEL)


def test_the_pager_never_stays_behind_the_last_page() -> None:
    pager = Pager(lambda: None)
    pager.page = 4
    assert ids(pager.buttons(EASEL, pygame.Rect(0, 0, 500, 400), 1, "Back", "More")) == []
    assert pager.page == 0


def press(widget: Widget) -> None:
    assert widget.press
    widget.press()


def test_a_button_has_room_for_its_words_at_every_width() -> None:
    text = "Show the grown-up next door what it says, and ask."
    for width in range(90, 700, 17):
        for icon in (None, "symbols/tell.svg"):
            button = Button(EASEL, "b", text, lambda: None, width=width, icon=icon)
            for paragraph, room in button.words():
                assert button.rect.contains(room)
                assert paragraph.height <= room.height


def test_words_on_a_sheet_keep_clear_of_its_edge() -> None:
    paragraph = EASEL.wrap("Hello there", 200)
    words = Words("w", paragraph, fill="panel", padding=(20, 10))
    words.move(5, 6)
    ((_, room),) = words.words()
    assert room == pygame.Rect(25, 16, paragraph.width, paragraph.height)


def test_blocks_that_belong_together_share_a_page_where_one_holds_them_all() -> None:
    """So that a child sees every choice before picking one."""
    choices = [button_block(at, together=True) for at in range(3)]
    tall = choices[0].make(400)[0].rect.height
    text = Text("text", "What could Finn do? " * 12)
    for room, shared in ((3 * tall + 28, True), (3 * tall + 27, False)):
        area = pygame.Rect(0, 0, 400, room)
        pages = Flow(EASEL, area, 14).pages([text, *choices], pager_height=0)
        assert_all_fits(pages, area)
        holding = [[widget.id for widget in page if widget.id.startswith("b")] for page in pages]
        assert (["b0", "b1", "b2"] in holding) is shared

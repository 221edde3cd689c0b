"""Which way each part of a line runs, against another program's answers and by example."""

import random
import re

import pytest
from bidi import get_display  # type: ignore[import-untyped]

from smart_game.engine.bidi import HANDLE, PHONE, has_letters, order, resolve

LINES = 28_000
SIGNS = (
    *("abcXYZ", "abcXYZ", "אבג", "سلامقکے", "سلامقکے", "سلامقکے", "\u064e\u064f\u0651\u0654", "\u0301"),
    *("0123456789", "0123456789", "٠٧٩۵۶", " ", "()[]{}"),
    *(" .,:;!?-+/%£$#@*&'\"…–—«»“”،؛؟٪\u00a0",) * 3,
    "\u200c\u200d\u200e\u200f",
)
"""Latin, Hebrew and Arabic letters, marks, three kinds of digits, brackets, signs, and invisible joiners."""

UNASKED = re.compile(f"{PHONE.pattern}|{HANDLE.pattern}")
"""What runs otherwise here than by UAX #9, on purpose, and is tested by example below."""

LAST_JOINERS = re.compile("[\u200c\u200d]+(?=[ \u200e]|$)")
"""Joiners with no letter after them: invisible, and the other program does not move them with the spaces.

Tabs and line ends are not asked about either (wrapping takes them out), nor embeddings and isolates
(left out of `bidi` by design).
"""


def seen(text: str, *, rtl: bool) -> str:
    """The characters from left to right on the screen, brackets not mirrored."""
    runs = order(resolve(text, rtl=rtl))
    return "".join(text[run.start : run.end][:: -1 if run.rtl else 1] for run in runs)


def random_line(chance: random.Random) -> str:
    return "".join(chance.choice(chance.choice(SIGNS)) for _ in range(chance.randint(1, 24)))


def test_random_lines_come_out_in_the_order_that_another_program_finds() -> None:
    """A30: the run oracle."""
    chance = random.Random(9)
    asked = 0
    while asked < LINES:
        line = LAST_JOINERS.sub("", random_line(chance))
        if UNASKED.search(line):
            continue
        rtl = bool(asked % 2)
        assert seen(line, rtl=rtl) == get_display(line, base_dir="R" if rtl else "L"), ascii(line)
        asked += 1


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [
        ("سلام ChatterBox 12!", "!ChatterBox 12 مالس"),
        ("سلام (abc) سلام", "مالس )abc( مالس"),
        ("سلام (سلام) abc", "abc )مالس( مالس"),
        ("abc (x سلام) abc", "abc )مالس x( abc"),
        ("سلام «abc»", "»abc« مالس"),
        ("سلام 12/03/2026", "12/03/2026 مالس"),
        ("سلام 9:30", "9:30 مالس"),
        ("سلام 50%", "%50 مالس"),
        ("50%", "50%"),
        ("سلام 7-9", "9-7 مالس"),
        ("سلام a-b", "a-b مالس"),
        ("٧٩ سلام", "مالس ٧٩"),
        ("", ""),
    ],
)
def test_a_line_from_right_to_left_by_example(text: str, right_to_left: str) -> None:
    """In Arabic a range and a percentage are read from the right, as UAX #9 has it: 7, then 9."""
    assert seen(text, rtl=True) == right_to_left


@pytest.mark.parametrize("number", ["0800 1111", "116 123", "07700 900 123", "+44 800 1111", "020 7946 0000"])
def test_the_groups_of_a_phone_number_stay_in_order(number: str) -> None:
    assert seen(f"سلام {number} سلام", rtl=True) == f"مالس {number} مالس"
    assert seen(number, rtl=True) == number


@pytest.mark.parametrize("count", ["7 9", "12 34"])
def test_two_short_numbers_are_no_phone_number(count: str) -> None:
    first, second = count.split()
    assert seen(f"سلام {count}", rtl=True) == f"{second} {first} مالس"


def test_the_sign_of_a_user_name_stays_before_it() -> None:
    assert seen("سلام @sam_42 سلام", rtl=True) == "مالس @sam_42 مالس"
    assert seen("سلام #fun", rtl=True) == "#fun مالس"


def test_an_invisible_mark_settles_a_sign_at_the_end_of_latin_letters() -> None:
    """What a translator can do about a password that ends in a sign."""
    assert seen("سلام Sun42! سلام", rtl=True) == "مالس !Sun42 مالس"
    assert seen("سلام Sun42!\u200e سلام", rtl=True) == "مالس Sun42!\u200e مالس"


def test_levels_of_a_paragraph_hold_for_its_lines() -> None:
    """A range at the start of a line is read as in the middle of one, for Arabic letters came before it."""
    text = "سلام 7-9"
    levels = resolve(text, rtl=True)[5:]
    assert [text[5:][run.start : run.end] for run in order(levels)] == ["9", "-", "7"]


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [("abc", True, False), ("سلام", False, True), ("a س", True, True), ("12 (7-9) ٧!", False, False)],
)
def test_letters_have_a_direction_and_digits_have_none(text: str, left: bool, right: bool) -> None:
    assert (has_letters(text, rtl=False), has_letters(text, rtl=True)) == (left, right)

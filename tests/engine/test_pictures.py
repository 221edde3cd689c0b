from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smart_game.engine.caching import Cache
from smart_game.engine.pictures import _MOST_BYTES, Pictures
from smart_game.engine.problems import Problems

RED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}">'
    '<rect width="{w}" height="{h}" fill="#FF0000"/></svg>'
)
STRIPES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    '<rect width="100" height="100" fill="#FF0000"/><rect x="100" width="100" height="100" fill="#00FF00"/>'
    '<rect x="200" width="100" height="100" fill="#0000FF"/></svg>'
)


@pytest.fixture
def problems() -> Problems:
    return Problems()


@pytest.fixture
def pictures(tmp_path: Path, problems: Problems) -> Pictures:
    (tmp_path / "wide.svg").write_text(RED.format(w=160, h=90))
    (tmp_path / "stripes.svg").write_text(STRIPES)
    (tmp_path / "broken.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rect')
    (tmp_path / "no-picture.svg").write_text("Dear reader, this is a letter.")
    return Pictures(tmp_path, problems)


def test_a_picture_is_drawn_as_large_as_fits(pictures: Pictures) -> None:
    assert pictures.file("wide.svg", (320, 400)).get_size() == (320, 180)
    assert pictures.file("wide.svg", (800, 90)).get_size() == (160, 90)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(width=st.integers(1, 700), height=st.integers(1, 500))
def test_a_covering_picture_fills_its_room_to_every_corner(
    pictures: Pictures, width: int, height: int
) -> None:
    drawn = pictures.file("wide.svg", (width, height), cover=True)
    assert drawn.get_size() == (width, height)
    for corner in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)):
        red, green, blue, alpha = drawn.get_at(corner)
        assert red >= 250, f"{corner} of {width}x{height} is {drawn.get_at(corner)}"
        assert max(green, blue) <= 5
        assert alpha >= 250


def test_a_covering_picture_keeps_its_middle(pictures: Pictures) -> None:
    drawn = pictures.file("stripes.svg", (60, 90), cover=True)
    assert [drawn.get_at((across, 45))[:3] for across in (2, 30, 57)] == [(0, 255, 0)] * 3


@pytest.mark.parametrize("name", ["broken.svg", "gone.svg", "no-picture.svg", "../outside.svg"])
def test_a_picture_that_cannot_be_shown_is_a_frame_and_one_sentence(
    pictures: Pictures, problems: Problems, name: str
) -> None:
    for size in ((100, 50), (100, 50), (30, 30)):
        frame = pictures.file(name, size)
        assert frame.get_size() == size
        assert frame.get_bounding_rect().size == size
    assert len(problems.said) == 1
    assert f"The picture {name} in " in problems.said[0]
    assert problems.said[0].endswith("Install the game again to mend it.")


def test_a_picture_made_from_text_is_made_once_a_size(pictures: Pictures, problems: Problems) -> None:
    made = []

    def svg() -> str:
        made.append(1)
        return RED.format(w=10, h=10)

    for size in ((40, 40), (40, 40), (20, 20)):
        assert pictures.text("head", size, svg).get_size() == size
    assert len(made) == 2
    assert problems.said == ()


def test_room_of_no_size_is_no_fault(pictures: Pictures, problems: Problems) -> None:
    assert pictures.file("wide.svg", (0, -5)).get_width() >= 1
    assert problems.said == ()


def test_pictures_are_kept_but_not_without_end(pictures: Pictures) -> None:
    first = pictures.file("wide.svg", (160, 90))
    assert pictures.file("wide.svg", (160, 90)) is first
    for width in range(1600, 1640):
        pictures.file("wide.svg", (width, 900))
    assert 0 < pictures._kept.weight <= _MOST_BYTES
    assert pictures.file("wide.svg", (160, 90)) is not first


def test_a_cache_drops_what_was_used_longest_ago() -> None:
    cache: Cache[str, str] = Cache(6, len)
    for key in ("aa", "bb", "cc", "aa", "dd"):
        cache.get(key, lambda key=key: key)  # type: ignore[misc]
    assert list(cache._kept) == ["cc", "aa", "dd"]
    assert cache.weight == 6


def test_a_cache_keeps_one_thing_however_heavy() -> None:
    cache: Cache[str, str] = Cache(3, len)
    assert cache.get("x", lambda: "much too heavy") == "much too heavy"
    assert len(cache) == 1
    cache.get("y", lambda: "y")
    assert (len(cache), cache.weight) == (1, 1)


def test_a_problem_is_heard_once() -> None:
    heard: list[str] = []
    problems = Problems(heard.append)
    for sentence in ("One.", "Two.", "One."):
        problems.say(sentence)
    assert heard == ["One.", "Two."]
    assert problems.said == ("One.", "Two.")

"""Pictures that were drawn once: the same pixels at the next start, and drawn where they cannot be had."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from smart_game.engine.picture_store import PictureStore
from smart_game.engine.pictures import Pictures
from smart_game.engine.problems import Problems

SIZE = (120, 90)
RED, BLUE = "#cc2233", "#2233cc"


def svg(color: str) -> str:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90">'
    return f'{head}<rect width="120" height="90" fill="{color}"/><circle cx="60" cy="45" r="30"/></svg>'


class Studio:
    """A folder of pictures and the store beside it; `start` is a new start of the game."""

    def __init__(self, root: Path) -> None:
        self.source = root / "pictures" / "one.svg"
        self.kept = root / "kept"
        self.source.parent.mkdir()
        self.source.write_text(svg(RED), encoding="utf-8")
        self.problems = Problems()

    def start(self, *, cover: bool = False) -> bytes:
        """The picture's pixels, as a new start of the game has them."""
        store = PictureStore(self.kept)
        picture = Pictures(self.source.parent, self.problems, store).file("one.svg", SIZE, cover=cover)
        store.settle()
        assert not self.problems.said
        return pygame.image.tobytes(picture, "RGBA")

    @property
    def files(self) -> list[Path]:
        return sorted(self.kept.iterdir())


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.display.set_mode((200, 150))
    yield Studio(tmp_path)
    pygame.display.quit()


@pytest.mark.parametrize("cover", [False, True])
def test_the_next_start_has_the_same_pixels_without_drawing(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, cover: bool
) -> None:
    drawn = studio.start(cover=cover)
    monkeypatch.setattr(pygame.image, "load_sized_svg", lambda *_: pytest.fail("it was drawn again"))
    assert studio.start(cover=cover) == drawn


def test_a_changed_drawing_is_drawn(studio: Studio) -> None:
    red = studio.start()
    studio.source.write_text(svg(BLUE), encoding="utf-8")
    assert studio.start()[:3] == bytes.fromhex(BLUE[1:]) != red[:3]
    assert len(studio.files) == 2


@pytest.mark.parametrize("content", [b"", b"SGP1", b"SGP1" + bytes(9), b"SGP1" + b"\xff" * 40, b"no picture"])
def test_a_damaged_file_is_drawn_and_kept_anew(studio: Studio, content: bytes) -> None:
    drawn = studio.start()
    (file,) = studio.files
    whole = file.read_bytes()
    for spoiled in (content, whole[:-9], whole[:20] + b"\0" * 9 + whole[29:]):
        file.write_bytes(spoiled)
        assert studio.start() == drawn
        assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_stops_nothing(studio: Studio) -> None:
    studio.kept.write_text("a file where the folder should be", encoding="utf-8")
    assert studio.start() == studio.start()


def test_two_games_may_keep_the_same_picture(studio: Studio) -> None:
    stores = [PictureStore(studio.kept) for _ in range(2)]
    drawn = [Pictures(studio.source.parent, studio.problems, each).file("one.svg", SIZE) for each in stores]
    for store in stores:
        store.settle()
    assert len(studio.files) == 1
    assert studio.start() == pygame.image.tobytes(drawn[0], "RGBA") == pygame.image.tobytes(drawn[1], "RGBA")


def test_the_folder_stays_small_and_what_a_killed_game_left_goes(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.start()
    studio.source.write_text(svg(BLUE), encoding="utf-8")
    studio.start()
    first, second = sorted(studio.files, key=lambda file: file.stat().st_mtime_ns)
    half = studio.kept / ".part-0123"
    half.write_bytes(b"half")
    written = half.stat().st_mtime
    PictureStore(studio.kept).tidy(written + 60)
    assert len(studio.files) == 3, "somebody may be writing it"
    PictureStore(studio.kept).tidy(written + 7200)
    assert half not in studio.files
    os.utime(first, (1, 1))
    monkeypatch.setattr("smart_game.engine.picture_store.MOST_BYTES", second.stat().st_size)
    PictureStore(studio.kept).tidy(written)
    assert studio.files == [second]


def test_what_is_drawn_while_somebody_plays_leaves_no_trace(studio: Studio) -> None:
    store = PictureStore(studio.kept)
    pictures = Pictures(studio.source.parent, studio.problems, store)
    pictures.leave_no_trace()
    pictures.file("one.svg", SIZE)
    store.settle()
    assert not studio.kept.exists()


class Places:
    """A studio with two places, and games that show the first of them."""

    def __init__(self, studio: Studio) -> None:
        self.folder = studio.source.parent
        (self.folder / "backdrops").mkdir()
        for name, color in (("park", RED), ("bus", BLUE)):
            (self.folder / "backdrops" / f"{name}.svg").write_text(svg(color), encoding="utf-8")
        self.store = PictureStore(studio.kept)
        self.pictures = Pictures(self.folder, studio.problems, self.store)
        self.pictures.leave_no_trace()

    def show(self, name: str, size: tuple[int, int] = SIZE) -> bytes:
        return pygame.image.tobytes(self.pictures.file(f"backdrops/{name}.svg", size, cover=True), "RGB")

    def settle(self) -> None:
        for thread in threading.enumerate():
            if thread.name == "places":
                thread.join()


def test_of_places_all_are_kept_in_the_first_size_or_none(studio: Studio) -> None:
    first = Places(studio)
    first.show("bus")
    first.settle()
    both = studio.files
    assert len(both) == 2
    first.show("park", (240, 180))
    first.settle()
    assert studio.files == both, "a window of another size leaves nothing"


def test_a_place_that_was_kept_is_not_drawn_again(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Places(studio)
    drawn = [first.show("bus"), first.show("park")]
    first.settle()
    second = Pictures(first.folder, studio.problems, first.store)
    second.leave_no_trace()
    monkeypatch.setattr(pygame.image, "load_sized_svg", lambda *_: pytest.fail("it was drawn again"))
    first.pictures = second
    assert [first.show("bus"), first.show("park")] == drawn


def test_a_folder_that_answers_late_is_not_asked_for_a_second_place(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def slow(key: str) -> None:
        asked.append(key)
        time.sleep(0.06)

    game = Places(studio)
    monkeypatch.setattr(game.store, "load", slow)
    assert game.show("bus") != game.show("park")
    assert len(asked) == 1


def test_where_nothing_can_be_written_places_are_drawn_each_time(studio: Studio) -> None:
    studio.kept.write_text("a file where the folder should be", encoding="utf-8")
    game = Places(studio)
    assert game.show("bus") != game.show("park")
    game.settle()
    assert not game.store.writable


def test_a_damaged_place_is_kept_anew(studio: Studio) -> None:
    first = Places(studio)
    drawn = [first.show("bus"), first.show("park")]
    first.settle()
    whole = [file.read_bytes() for file in studio.files]
    for file in studio.files:
        file.write_bytes(b"no picture")
    first.pictures = Pictures(first.folder, studio.problems, first.store)
    assert [first.show("bus"), first.show("park")] == drawn
    first.store.settle()
    assert [file.read_bytes() for file in studio.files] == whole

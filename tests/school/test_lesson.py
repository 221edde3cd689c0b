"""Today's lesson: its file, and the eye that a PC keeps on it."""

import threading
import time
from pathlib import Path

import pytest

from smart_game.errors import CannotRunError
from smart_game.scenario.quick_check import Moment
from smart_game.school.folders import Folders
from smart_game.school.lesson import (
    Lesson,
    LessonSettings,
    lesson_text,
    read_lesson,
    write_lesson,
)
from smart_game.school.lesson_watch import LessonWatch, Looker, News
from smart_game.school.settings import Settings

FULL = Lesson(
    number=7,
    class_id="3a",
    packs=("explorers",),
    stories=("clue-jigsaw",),
    sensitive=True,
    quick_check=Moment.AFTER,
    settings=LessonSettings(language="cy", text_size=150, motion=False),
    paused=True,
)


@pytest.mark.parametrize("lesson", [FULL, Lesson(class_id="our-class")])
def test_a_lesson_is_read_as_it_was_written(tmp_path: Path, lesson: Lesson) -> None:
    path = tmp_path / "lesson.yaml"
    write_lesson(path, lesson)
    assert read_lesson(path) == lesson
    assert "class: " in path.read_text("utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["lesson.yaml"]


def test_what_a_lesson_leaves_open_is_as_on_each_pc() -> None:
    own = Settings(text_size=200, sound=True, theme="dark")
    begun = FULL.settings.over(own)
    assert (begun.language, begun.text_size, begun.motion) == ("cy", 150, False)
    assert (begun.sound, begun.theme) == (True, "dark")


def test_the_same_lesson_again_is_another_one() -> None:
    again = FULL.after(FULL)
    assert (again.number, again.paused, again.ended) == (8, False, False)
    assert not again.plays_as(FULL)
    assert FULL.changed(paused=False, ended=True).plays_as(FULL)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the file: it should be keys with values"),
        ("format: 2\nclass: 3a", "format: .*written by a newer SMART Game.*update the game"),
        ("format: 1\npaused: true", "class: it is missing"),
        ("class: ../../etc", "class: it should be small letters"),
        ("class: 3a\npaused: 'yes please'", "paused: "),
        ("class: 3a\nsettings: {text_size: 5000}", "settings.text_size"),
        ("class: 3a\nrun: rm", "run: this key is not known"),
        ("class: &a 3a\npacks: [*a]", "aliases"),
        ("class: 3a\npacks: [" + "a," * 40_000, "too large"),
        ("class: 3a\nclass: 3b", "twice"),
        ("class: !!python/object/apply:os.system ['true']", "class: |cannot be understood"),
        ("class: 3a\npaus", "cannot be understood"),
    ],
)
def test_a_hostile_or_half_written_or_newer_lesson_is_refused_with_a_sentence(
    tmp_path: Path, text: str, sentence: str
) -> None:
    path = tmp_path / "lesson.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRunError, match=sentence) as refused:
        read_lesson(path)
    assert str(refused.value).startswith(str(path))


def test_a_lesson_that_cannot_be_written_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lesson.yaml"
    write_lesson(path, FULL)

    def refuse(*_: object) -> None:
        raise OSError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(CannotRunError, match=r"cannot be written.*permission denied"):
            write_lesson(path, FULL.changed(paused=False))
    assert read_lesson(path) == FULL
    assert [each.name for each in tmp_path.iterdir()] == ["lesson.yaml"]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Eye:
    """A watch whose looks are waited for, so that a test knows when each is over."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.folders = Folders.under(folder)
        self.watch = LessonWatch(self.folders, self.clock)

    def see(self) -> News | None:
        self.clock.now += 2
        self.watch.news()
        for thread in threading.enumerate():
            if thread.name == "look":
                thread.join(5)
        return self.watch.news()


def test_news_is_what_has_changed(tmp_path: Path) -> None:
    eye = Eye(tmp_path)
    assert eye.see() is None
    write_lesson(eye.folders.lesson_file, FULL)
    seen = eye.see()
    assert seen
    assert seen.lesson == FULL
    assert eye.see() is None
    write_lesson(eye.folders.lesson_file, FULL.changed(paused=False))
    seen = eye.see()
    assert seen
    assert seen.lesson
    assert not seen.lesson.paused


def test_the_last_good_lesson_stays_while_its_file_is_wrong_or_away(tmp_path: Path) -> None:
    eye = Eye(tmp_path)
    write_lesson(eye.folders.lesson_file, FULL)
    eye.see()
    whole = lesson_text(FULL)
    for wrong in (whole[: len(whole) // 2] + "\n  -", "format: 9\nclass: 3a", "\x00"):
        eye.folders.lesson_file.write_text(wrong, encoding="utf-8")
        seen = eye.see()
        assert seen
        assert seen.lesson is None
        assert seen.problems
        assert seen.problems[0].endswith("Until then the lesson is as it was.")
        assert eye.watch.lesson == FULL
    eye.folders.lesson_file.unlink()
    assert eye.see() is None
    assert eye.watch.lesson == FULL
    write_lesson(eye.folders.lesson_file, FULL)
    assert eye.see() is None, "it came back as it was"


def test_a_share_that_hangs_holds_nothing_up_and_is_asked_once() -> None:
    clock, hanging, looks = Clock(), threading.Event(), []

    def look() -> int:
        looks.append(1)
        hanging.wait(10)
        return len(looks)

    looker = Looker(look, clock)
    began = time.monotonic()
    for _ in range(50):
        clock.now += 2
        assert looker.take() is None
    assert time.monotonic() - began < 1
    assert len(looks) == 1
    hanging.set()
    end = time.monotonic() + 5
    found = None
    while found is None and time.monotonic() < end:
        found = looker.take()
    assert found == 1


def test_it_looks_at_most_every_two_seconds() -> None:
    clock, looks = Clock(), []
    looker = Looker(lambda: looks.append(1), clock)
    for _ in range(100):
        clock.now += 0.1
        looker.take()
        time.sleep(0.001)
    assert 4 <= len(looks) <= 5

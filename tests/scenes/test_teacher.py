"""The teacher's corner and what it does to the PCs of a lesson, in the real loop."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from smart_game.cli.desk import FolderDesk
from smart_game.engine.pilot import Hand, Pilot
from smart_game.gallery.desk import PaperDesk
from smart_game.gallery.teacher import teacher_screens
from smart_game.scenario.model import Pack
from smart_game.scenario.vocabulary import Rule, Sensitivity
from smart_game.scenes.screen import Screen
from smart_game.scenes.story import StoryScreen
from smart_game.scenes.teacher.corner import CornerScreen
from smart_game.scenes.teacher.door import open_door
from smart_game.scenes.teacher.everyone import PausedScreen, ThankYouScreen
from smart_game.scenes.teacher.following import Follower
from smart_game.scenes.teacher.pin import PinScreen
from smart_game.scenes.title import TitleScreen
from smart_game.scenes.trail import StopScreen, TrailScreen
from smart_game.school.lesson import Lesson, LessonSettings
from smart_game.school.lesson_watch import News
from smart_game.school.school import School, SchoolClass
from tests.game import Game, open_test_game
from tests.scenes.teaching import desk_in, press_through, settle, write

LESSON = Lesson(class_id="otters")


@pytest.fixture
def desk(tmp_path: Path) -> FolderDesk:
    return desk_in(tmp_path / "own")


@pytest.fixture
def game(shipped: tuple[Pack, ...]) -> Iterator[Game]:
    opened = open_test_game(shipped, classes=("Foxes", "Otters"))
    yield opened
    opened.close()


class Told:
    """What the shared folder says, told by a test."""

    def __init__(self, game: Game) -> None:
        self.next: News | None = None
        self.follower = Follower(game.backstage, lambda: self.next, game.problems)
        self.game = game

    def __call__(self, lesson: Lesson | None = None, school: School | None = None) -> None:
        self.next = News(school, lesson)
        self.follower.tick()
        self.game.loop.stack.settle()
        self.next = None
        self.game.loop.step(0)


@pytest.fixture
def told(game: Game) -> Told:
    return Told(game)


def begin_story(pilot: Pilot) -> StoryScreen:
    pilot.press("start")
    pilot.press("stop-reliable")
    assert isinstance(pilot.scene, StoryScreen)
    pilot.press(next(id for id in pilot.ids() if id.startswith("choice-")))
    return pilot.scene


def test_a_pause_covers_whatever_is_shown_and_nothing_is_lost(game: Game, told: Told) -> None:
    pilot = game.pilot()
    told(LESSON)
    story = begin_story(pilot)
    state = story.playthrough.state
    told(LESSON.changed(paused=True))
    assert isinstance(pilot.scene, PausedScreen)
    assert pilot.ids() == ["read", "settings", "tell"]
    pilot.key(pygame.K_ESCAPE)
    pilot.press("tell")
    told()
    told(LESSON)
    pilot.press("back")
    assert game.loop.stack.top is story
    assert story.playthrough.state == state
    assert game.box.plays == []


def test_the_end_hands_in_as_far_as_it_went_and_the_next_lesson_begins_at_the_title(
    game: Game, told: Told
) -> None:
    pilot = game.pilot()
    told(LESSON)
    begin_story(pilot)
    told(LESSON.changed(ended=True))
    assert isinstance(pilot.scene, ThankYouScreen)
    (play,) = game.box.plays
    assert (play.class_id, play.ended) == ("otters", False)
    told(LESSON.after(LESSON).changed(class_id="foxes"))
    assert isinstance(pilot.scene, TitleScreen)
    assert game.backstage.sitting.of.id == "foxes"


def test_a_lesson_that_was_over_before_this_pc_began_is_nothing_to_it(game: Game, told: Told) -> None:
    told(LESSON.changed(ended=True, packs=("explorers",)))
    assert isinstance(game.pilot().scene, TitleScreen)
    assert len(game.backstage.sitting.packs) == len(game.backstage.sitting.every_pack)


def test_sensitive_stories_are_played_only_where_a_teacher_has_opened_them(
    game: Game, told: Told, shipped: tuple[Pack, ...]
) -> None:
    def offered() -> set[str]:
        return {each.id for pack in game.backstage.sitting.packs for each in pack.scenarios}

    every = [each for pack in shipped for each in pack.scenarios]
    sensitive = {each.id for each in every if each.sensitivity is Sensitivity.SENSITIVE}
    told(LESSON)
    assert offered() == {each.id for each in every} - sensitive
    told(LESSON.changed(sensitive=True))
    assert offered() == {each.id for each in every}
    told(LESSON.changed(stories=("clue-jigsaw",)))
    assert offered() == {"clue-jigsaw"}
    told(LESSON.changed(stories=("no-such-story",)))
    assert offered() == {each.id for each in every} - sensitive, "a lesson that names nothing here leaves all"


def test_a_lesson_says_how_seats_begin_and_a_child_may_change_it(game: Game, told: Told) -> None:
    told(LESSON.changed(settings=LessonSettings(text_size=150, language="cy")))
    assert game.backstage.preferences.now.text_size == 150
    assert game.backstage.words.language == "cy"
    game.backstage.preferences.change(text_size=100)
    game.backstage.preferences.reset()
    assert game.backstage.preferences.now.text_size == 150


def test_who_plays_already_when_the_lesson_comes_plays_on_for_its_class(game: Game, told: Told) -> None:
    pilot = game.pilot()
    story = begin_story(pilot)
    told(LESSON)
    assert pilot.scene is story
    pilot.press("back")
    assert isinstance(pilot.scene, TrailScreen)
    assert game.box.plays[0].class_id == "otters"


def test_a_school_that_is_found_later_brings_its_classes_and_its_grown_ups(game: Game, told: Told) -> None:
    told(LESSON.changed(class_id="4a"))
    assert "The lesson is for the class '4a'" in game.problems.said[0]
    told(school=School(classes=(SchoolClass(id="4b", name="4B"), SchoolClass(id="4a", name="4A"))))
    assert game.backstage.sitting.of.id == "4a"
    assert game.backstage.helpers[0].role == "class teacher"


def test_a_pause_never_covers_the_teacher(game: Game, told: Told) -> None:
    desk = PaperDesk()
    game.backstage.stack.push(CornerScreen(game.backstage, desk))
    settle(game)
    told(LESSON.changed(paused=True))
    pilot = game.pilot()
    assert isinstance(pilot.scene, CornerScreen)
    pilot.press("back")
    told()
    assert isinstance(pilot.scene, PausedScreen)


def test_pupils_see_just_the_stories_that_the_teacher_ticked(
    game: Game, told: Told, desk: FolderDesk
) -> None:
    """Two of explorers, and all of another pack; from the corner, through the file, to the trails."""
    backstage, pilot = game.backstage, game.pilot()
    backstage.desk = desk
    backstage.stack.push(CornerScreen(backstage, desk))
    settle(game)
    every = {pack.info.id: [each.id for each in pack.scenarios] for pack in backstage.sitting.every_pack}
    pilot.press("pack-navigators")
    pilot.press("stories-explorers")
    assert game.loop.view.find("title").speech == "Explorers, ages 7–9"
    pilot.press("none")
    for story in ("clue-jigsaw", "friend-of-a-friend"):
        press_through(pilot, f"pick-{story}")
    pilot.press("ticked")
    pilot.press("start-lesson")
    lesson = desk.lesson()
    assert lesson is not None
    assert (lesson.packs, lesson.stories) == (
        ("explorers", "sprouts"),
        ("clue-jigsaw", "friend-of-a-friend", *every["sprouts"]),
    )
    told(lesson)
    assert isinstance(pilot.scene, TitleScreen)
    pilot.press("start")
    assert [id for id in pilot.ids() if id.startswith("stop-")] == ["stop-safe", "stop-meeting"]
    pilot.press("stop-safe")
    assert isinstance(pilot.scene, StoryScreen)


def test_an_open_list_of_stories_follows_the_lesson(game: Game, told: Told) -> None:
    pilot = game.pilot()
    pilot.press("start")
    pilot.press("stop-tell")
    assert isinstance(pilot.scene, StopScreen)
    shown = [id for id in pilot.ids() if id.startswith("story-")]
    told(LESSON.changed(stories=(shown[1].removeprefix("story-"),)))
    assert [id for id in pilot.ids() if id.startswith("story-")] == shown[1:2]
    told(LESSON.changed(stories=("clue-jigsaw",)))


def test_a_lesson_needs_a_story(game: Game, desk: FolderDesk) -> None:
    """Sensitive ones alone are none while they are off."""
    backstage, pilot = game.backstage, game.pilot()
    backstage.stack.push(CornerScreen(backstage, desk))
    settle(game)
    for pack in backstage.sitting.every_pack:
        pilot.press(f"pack-{pack.info.id}")
    pilot.press("start-lesson")
    assert isinstance(pilot.scene, CornerScreen)
    assert pilot.scene.said == "Choose at least one story."
    assert desk.lesson() is None
    sensitive = next(
        (pack.info.id, each.id)
        for pack in backstage.sitting.every_pack
        for each in pack.scenarios
        if each.sensitivity is Sensitivity.SENSITIVE
    )
    pilot.press(f"stories-{sensitive[0]}")
    tile = f"pick-{sensitive[1]}"
    while tile not in {widget.id for widget in game.loop.view.widgets}:
        pilot.press("page-more")
    assert tile not in pilot.ids(), "what is off cannot be ticked"
    while "sensitive" not in pilot.ids():
        pilot.press("page-back")
    pilot.press("sensitive")
    press_through(pilot, tile)
    pilot.press("ticked")
    pilot.press("start-lesson")
    lesson = desk.lesson()
    assert lesson is not None
    assert (lesson.stories, lesson.sensitive) == ((sensitive[1],), True)


def test_a_wrong_pin_does_not_open_and_the_next_try_waits(game: Game, desk: FolderDesk) -> None:
    desk.pin.choose("2468")
    open_door(game.backstage, desk)
    settle(game)
    pilot = game.pilot()
    for pin, said in (("1111", "That is not the PIN."), ("2468", "Wait 1 second")):
        write(game, pin)
        pilot.key(pygame.K_RETURN)
        assert isinstance(pilot.scene, PinScreen)
        assert pilot.scene.said.startswith(said)
        assert pilot.scene.lines["pin"].text == ""


def shown_at(game: Game, screen: Screen) -> Pilot:
    game.loop.stack.start_over(screen)
    settle(game)
    return game.pilot(Hand.KEYBOARD)


def test_tab_alone_comes_to_everything_on_every_screen_of_the_teacher(game: Game) -> None:
    """At 1024x768, forwards and backwards, on all pages; lines to write in let it go on."""
    backstage = game.backstage
    backstage.desk = PaperDesk()
    for name, screen in teacher_screens(backstage):
        pilot = shown_at(game, screen)
        while True:
            every = set(pilot.ids())
            for shift in (0, pygame.KMOD_LSHIFT):
                seen = set()
                for _ in every:
                    seen.add(game.loop.view.focus)
                    pygame.event.post(pygame.Event(pygame.KEYDOWN, {"key": pygame.K_TAB, "mod": shift}))
                    game.loop.step(0)
                seen.add(game.loop.view.focus)
                assert seen == every, (name, shift)
            if "page-more" not in every:
                break
            pilot.press("page-more")


def test_the_schools_words_for_a_rule_are_where_a_child_sees_the_rule(game: Game, told: Told) -> None:
    told(
        LESSON, School(classes=(SchoolClass(id="otters", name="Otters"),), rules={Rule.TELL: "Tell at once!"})
    )
    pilot = game.pilot()

    def says_it(id: str) -> bool:
        widget = game.loop.view.find(id)
        return "Tell at once!" in " ".join(line for words, _ in widget.words() for line in words.lines)

    pilot.press("tell")
    assert says_it("school-rule")
    pilot.press("back")
    pilot.press("start")
    assert says_it("stop-tell")
    game.backstage.preferences.change(calm=True)
    game.loop.step(0)
    assert says_it("stop-tell"), "in the list, too"
    pilot.press("stop-tell")
    assert says_it("school-rule")

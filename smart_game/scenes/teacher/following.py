"""Does on this PC what the lesson asks of all of them: begin, pause, go on, end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from smart_game.engine.problems import Problems
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen
from smart_game.school.lesson_watch import News

if TYPE_CHECKING:
    from smart_game.school.lesson import Lesson
    from smart_game.school.school import School


class Follower:
    """Asked about once a second; while a teacher's screen is open here, nothing covers or closes it."""

    def __init__(self, backstage: Backstage, news: Callable[[], News | None], problems: Problems) -> None:
        self._backstage = backstage
        self._news = news
        self._problems = problems
        self._lesson: Lesson | None = None

    def tick(self) -> None:
        """Take up what is new."""
        news = self._news()
        if news:
            for problem in news.problems:
                self._problems.say(problem)
            if news.school:
                self._take_school(news.school)
            if news.lesson:
                before, self._lesson = self._lesson, news.lesson
                self._take_lesson(before, news.lesson)
        if self._lesson is not None:
            self._hold_up()
        top = self._backstage.stack.top
        if isinstance(top, Screen):
            top.tick()

    def _take_school(self, school: "School") -> None:
        self._backstage.know(school, self._lesson.class_id if self._lesson else None)
        self._refresh()

    def _take_lesson(self, before: "Lesson | None", lesson: "Lesson") -> None:
        """A lesson that was over when this PC began is nothing to it: it plays as it likes."""
        sitting = self._backstage.sitting
        if lesson.class_id not in {each.id for each in sitting.classes}:
            told = (
                f"The lesson is for the class {lesson.class_id!r}, which school.yaml does not have: this PC "
                f"plays as {sitting.of.name}. Choose a class of the school for the lesson."
            )
            self._problems.say(told)
        if before is not None and before.plays_as(lesson):
            if lesson.ended and not before.ended:
                self._end(lesson)
            elif before.ended and not lesson.ended:
                self._begin(lesson, start_over=True)
        elif lesson.ended:
            if before is not None and not before.ended:
                self._end(lesson)
        else:
            self._begin(lesson, start_over=before is not None)

    def _begin(self, lesson: "Lesson", *, start_over: bool) -> None:
        """Somebody who plays already plays on, if what they play is in the lesson."""
        sitting, preferences = self._backstage.sitting, self._backstage.preferences
        pack = sitting.pack.id
        sitting.attend(lesson)
        if lesson.quick_check is not None or start_over:
            sitting.moment = lesson.quick_check
        preferences.start = lesson.settings.over(preferences.own)
        at_title = len(self._backstage.stack) == 1
        if start_over or (sitting.pack.id != pack and not at_title):
            self._start_over(None)
        elif at_title:
            preferences.reset()
        self._refresh()

    def _end(self, lesson: "Lesson") -> None:
        """Whoever plays is handed in as far as they went."""
        from smart_game.scenes.teacher.everyone import ThankYouScreen

        sitting, preferences = self._backstage.sitting, self._backstage.preferences
        sitting.attend(lesson)
        sitting.moment = None
        preferences.start = preferences.own
        self._start_over(ThankYouScreen(self._backstage))

    def _start_over(self, last: Screen | None) -> None:
        """Leave every screen of the children for the title; a teacher's own stay on top of it."""
        from smart_game.scenes.teacher.page import TeacherScreen
        from smart_game.scenes.title import TitleScreen

        stack = self._backstage.stack
        if self._teacher_is_here():
            for scene in list(stack)[1:]:
                if not isinstance(scene, TeacherScreen):
                    stack.remove(scene)
        else:
            stack.start_over(TitleScreen(self._backstage))
            if last:
                stack.push(last)
        stack.settle()
        self._backstage.sitting.next_player()
        self._backstage.preferences.reset()

    def _hold_up(self) -> None:
        """Cover the screen while the lesson is paused; uncover it when it goes on."""
        from smart_game.scenes.teacher.everyone import PausedScreen

        stack = self._backstage.stack
        covers = [scene for scene in stack if isinstance(scene, PausedScreen)]
        paused = self._lesson is not None and self._lesson.paused and not self._lesson.ended
        if paused and not covers and not self._teacher_is_here():
            stack.push(PausedScreen(self._backstage))
        elif not paused:
            for cover in covers:
                stack.remove(cover)

    def _teacher_is_here(self) -> bool:
        from smart_game.scenes.teacher.page import TeacherScreen

        return any(isinstance(scene, TeacherScreen) for scene in self._backstage.stack)

    def _refresh(self) -> None:
        for scene in self._backstage.stack:
            scene.refresh()

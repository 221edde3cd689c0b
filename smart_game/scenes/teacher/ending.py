"""The end of a lesson: everybody hands in, then it is collected, and the report opens."""

from collections.abc import Sequence

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Text
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.teacher.desk import Desk, Gathered
from smart_game.scenes.teacher.page import TeacherScreen
from smart_game.school.lesson import Lesson


class EndScreen(TeacherScreen):
    """Asks, waits for the PCs, and says what was collected: never how many."""

    def __init__(self, backstage: Backstage, desk: Desk, lesson: Lesson) -> None:
        super().__init__(backstage, desk)
        self._lesson = lesson
        self._count: int | None = None
        self._gathered: Gathered | None = None

    def tick(self) -> None:
        """Show how many are in the box by now."""
        count = self.desk.handed_in()
        if count != self._count:
            self._count = count
            self.refresh()

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """Three steps."""
        if self._gathered:
            return self._told(easel, self._gathered)
        return self._waiting(easel) if self._lesson.ended else self._asking(easel)

    def _asking(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        told = _("Every PC hands in what was played, as far as it went, and says thank you.")
        return [
            Text("text", _("End the lesson?"), size="heading", bold=True, fill=None),
            Text("told", told),
            self.press(easel, "end-now", _("End the lesson"), self._end, icon="log-off", main=True),
        ]

    def _waiting(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        count = "…" if self._count is None else str(self._count)
        told = _("The PCs hand in now. When this number stays the same, collect.")
        return [
            Text("text", _("Handed in so far: {count}").format(count=count), size="heading", fill=None),
            Text("told", told),
            self.press(
                easel, "collect", _("Collect, and open the report"), self.gather, icon="save", main=True
            ),
        ]

    def _told(self, easel: Easel, gathered: Gathered) -> list[Block]:
        _ = self.backstage.words.gettext
        opened = _("The report: {file}").format(file=gathered.report) if gathered.report else ""
        return [
            Text("text", _("What was collected"), size="heading", bold=True, fill=None),
            *(Text(f"line-{at}", each) for at, each in enumerate(gathered.sentences)),
            *(Text(f"problem-{at}", each, fill="unsure") for at, each in enumerate(gathered.problems)),
            *([Text("report", opened, fill=None)] if opened else []),
            self.press(easel, "done", _("OK"), self.backstage.stack.pop, icon="check", main=True),
        ]

    def _end(self) -> None:
        ended = self._lesson.changed(ended=True, paused=False)

        def keep() -> None:
            self.desk.keep_lesson(ended)
            self._lesson = ended

        self.attempt(keep)

    def gather(self) -> None:
        """Collect, and show what came of it."""

        def gather() -> None:
            self._gathered = self.desk.gather(self._lesson.class_id)

        self.attempt(gather)

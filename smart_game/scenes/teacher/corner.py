"""The teacher's corner: today's lesson, chosen and begun; how far it is; a pause; its end."""

from collections.abc import Callable, Sequence
from functools import partial

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Text
from smart_game.engine.widgets import Widget
from smart_game.scenario.model import Pack
from smart_game.scenario.quick_check import Moment
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.board.stories import BoardStoriesScreen
from smart_game.scenes.teacher.desk import Desk
from smart_game.scenes.teacher.ending import EndScreen
from smart_game.scenes.teacher.page import TeacherScreen
from smart_game.scenes.teacher.starting import Starting
from smart_game.school.lesson import Lesson, LessonSettings


class CornerScreen(TeacherScreen):
    """Before a lesson: what it will be, and Start. During it: the count, a pause, the end."""

    def __init__(self, backstage: Backstage, desk: Desk) -> None:
        super().__init__(backstage, desk)
        self._now: Lesson | None = None
        self._count: int | None = None
        self.attempt(self._read)
        school = desk.school()
        usual = Lesson(class_id=school.classes[0].id)
        self._next = self._now or usual
        if self._next.class_id not in school.class_names():
            self._next = self._next.changed(class_id=usual.class_id)
        self._classes = school.class_names()

    def _read(self) -> None:
        self._now = self.desk.lesson()

    def tick(self) -> None:
        """Show how many are in the box by now."""
        count = self.desk.handed_in()
        if count != self._count:
            self._count = count
            self.refresh()

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """A lesson that runs, or the next one."""
        now = self._now
        return self._choosing(easel) if now is None or now.ended else self._running(easel, now)

    # A lesson that runs

    def _running(self, easel: Easel, lesson: Lesson) -> list[Block]:
        _ = self.backstage.words.gettext
        name = self._classes.get(lesson.class_id, lesson.class_id)
        told = _("The lesson is paused.") if lesson.paused else _("The lesson is running.")
        pause = (
            self.press(easel, "go-on", _("Go on"), partial(self._hold, paused=False), icon="play", main=True)
            if lesson.paused
            else self.press(
                easel,
                "pause",
                _("Eyes to the front"),
                partial(self._hold, paused=True),
                icon="eye",
                main=True,
            )
        )
        return [
            Text("text", f"{name}. {told}", size="heading", bold=True, fill=None),
            Text("count", self.count_words()),
            pause,
            self.press(
                easel,
                "board",
                _("On the board: {class_name}").format(class_name=name),
                self._board,
                icon="hand-up",
            ),
            self.press(easel, "end", _("End the lesson"), self._end, icon="log-off"),
        ]

    def count_words(self) -> str:
        """How many plays are in the box."""
        words = self.backstage.words
        if self._count is None:
            return words.gettext("Handed in so far: not known yet.")
        return words.gettext("Handed in so far: {count}").format(count=self._count)

    def _hold(self, *, paused: bool) -> None:
        assert self._now is not None
        self._write(self._now.changed(paused=paused))

    def _write(self, lesson: Lesson) -> bool:
        def keep() -> None:
            self.desk.keep_lesson(lesson)
            self._now = lesson

        return self.attempt(keep)

    def _board(self) -> None:
        """In the place of the corner: Back on the board leads nobody in here."""
        self.backstage.stack.replace(BoardStoriesScreen(self.backstage, self.backstage.sitting.pack))

    def _end(self) -> None:
        assert self._now is not None
        self.backstage.stack.replace(EndScreen(self.backstage, self.desk, self._now))

    # The next lesson

    def _choosing(self, easel: Easel) -> list[Block]:
        _ = self.backstage.words.gettext
        starting = Starting(self.backstage, self._next.settings)
        return [
            self.row(
                easel,
                [self._class(easel, id, name) for id, name in self._classes.items()],
                ("text", _("Who plays today?")),
            ),
            self.press(easel, "start-lesson", _("Start the lesson"), self._start, icon="play", main=True),
            self.row(
                easel,
                [self._pack(easel, pack.info.id, pack.info.title) for pack in self._packs()],
                ("packs", _("What they play")),
            ),
            self.row(
                easel,
                [
                    self._option(easel, "sensitive", self._sensitive_words(), self._turn_sensitive),
                    self._option(easel, "quick-check", self._check_words(), self._turn_check),
                ],
            ),
            self.row(
                easel,
                [
                    self._option(easel, f"set-{name}", text, partial(self._settle, settings))
                    for name, text, settings in starting.options()
                ],
                ("settings-head", _("How it begins")),
            ),
        ]

    def _packs(self) -> Sequence[Pack]:
        return self.backstage.sitting.every_pack

    def _option(
        self, easel: Easel, id: str, text: str, does: Callable[[], None], *, chosen: bool = False
    ) -> Callable[[int], Widget]:
        return lambda width: self.button(easel, id, text, does, width, chosen=chosen)

    def _class(self, easel: Easel, id: str, name: str) -> Callable[[int], Widget]:
        choose = partial(self._change, class_id=id)
        return self._option(easel, f"class-{id}", name, choose, chosen=id == self._next.class_id)

    def _pack(self, easel: Easel, id: str, title: str) -> Callable[[int], Widget]:
        chosen = not self._next.packs or id in self._next.packs
        return self._option(easel, f"pack-{id}", title, partial(self._turn_pack, id), chosen=chosen)

    def _turn_pack(self, id: str) -> None:
        """One pack more or less; all of them when none is left."""
        every = [pack.id for pack in self.backstage.sitting.every_pack]
        now = set(self._next.packs or every) ^ {id}
        left = tuple(each for each in every if each in now)
        self._change(packs=None if not left or len(left) == len(every) else left)

    def _sensitive_words(self) -> str:
        _ = self.backstage.words.gettext
        return _("Sensitive stories: on") if self._next.sensitive else _("Sensitive stories: off")

    def _turn_sensitive(self) -> None:
        self._change(sensitive=not self._next.sensitive)

    def _check_words(self) -> str:
        _ = self.backstage.words.gettext
        return {
            None: _("Quick check: none"),
            Moment.BEFORE: _("Quick check: before the lessons"),
            Moment.AFTER: _("Quick check: after the lessons"),
            Moment.LATER: _("Quick check: weeks later"),
        }[self._next.quick_check]

    def _turn_check(self) -> None:
        moments = [None, *Moment]
        self._change(quick_check=moments[(moments.index(self._next.quick_check) + 1) % len(moments)])

    def _settle(self, settings: LessonSettings) -> None:
        self._change(settings=settings)

    def _change(self, **changed: object) -> None:
        self._next = self._next.changed(**changed)
        self.refresh()

    def _start(self) -> None:
        """Every PC takes it up within seconds; here the title is next."""
        if self._write(self._next.after(self._now)):
            self.backstage.stack.pop()

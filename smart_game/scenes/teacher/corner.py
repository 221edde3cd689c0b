"""The teacher's corner: today's lesson, chosen and begun; how far it is; a pause; its end."""

from collections.abc import Callable, Sequence
from functools import partial

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Widget, Words
from smart_game.scenario.pack import Pack
from smart_game.scenario.quick_check import Moment
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.board.stories import BoardStoriesScreen
from smart_game.scenes.teacher.desk import Desk
from smart_game.scenes.teacher.ending import EndScreen
from smart_game.scenes.teacher.our_school import OurSchoolScreen
from smart_game.scenes.teacher.page import TeacherScreen
from smart_game.scenes.teacher.plan import Plan, ages
from smart_game.scenes.teacher.starting import Starting
from smart_game.scenes.teacher.stories import StoriesScreen, sensitive_words
from smart_game.scenes.tile import Tile
from smart_game.school.lesson import Lesson, LessonSettings

_CLASSES_A_BLOCK = 12
"""So many classes stand together: a school with more of them has them on several pages."""


class CornerScreen(TeacherScreen):
    """Before a lesson: what it will be, and Start. During it: the count, a pause, the end."""

    widest = 984

    def __init__(self, backstage: Backstage, desk: Desk) -> None:
        super().__init__(backstage, desk)
        self._now: Lesson | None = None
        self._count: int | None = None
        self.attempt(self._read)
        school = desk.school()
        usual = Lesson(class_id=school.classes[0].id)
        planned = self._now or usual
        if planned.class_id not in school.class_names():
            planned = planned.changed(class_id=usual.class_id)
        self._plan = Plan(backstage, planned)
        self._classes = school.class_names()

    def _read(self) -> None:
        self._now = self.desk.lesson()

    @property
    def _runs(self) -> Lesson | None:
        """The lesson that runs now."""
        return None if self._now is None or self._now.ended else self._now

    def tick(self) -> None:
        """Show how many are in the box by now."""
        count = self.desk.handed_in()
        if count != self._count:
            self._count = count
            self.refresh()

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """A lesson that runs, or the next one."""
        return self._running(easel, self._runs) if self._runs else self._choosing(easel)

    @property
    def onward_always(self) -> bool:
        """It is the one thing to press, whatever else is looked at."""
        return True

    def onward(self, easel: Easel, most: int) -> Button | None:
        """Start, where no lesson runs."""
        if self._runs:
            return None
        say = self.backstage.words.gettext
        return self.foot_button(easel, "start-lesson", say("Start the lesson"), self._start, most, "play")

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
        played = Plan(self.backstage, lesson)
        stories = [
            f"{pack.cover.title}: {played.count_words(pack)}"
            for pack in played.packs
            if played.counts(pack)[0]
        ]
        return [
            Text("class-plays", f"{name}. {told}", size="heading", bold=True, fill=None),
            Text("count", self.count_words(), bold=True),
            *(Text(f"text-played-{at}", each, fill=None) for at, each in enumerate(stories)),
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
        starting = Starting(self.backstage, self._plan.lesson.settings)
        classes = [self._class(easel, id, name) for id, name in self._classes.items()]
        rows = [classes[at : at + _CLASSES_A_BLOCK] for at in range(0, len(classes), _CLASSES_A_BLOCK)]
        settings = [
            self._option(easel, f"set-{name}", text, partial(self._settle, settings))
            for name, text, settings in starting.options()
        ]
        across = 1 if easel.metrics.large else 2
        lines = [settings[at : at + across] for at in range(0, len(settings), across)]
        return [
            self.row(easel, rows[0], ("text", _("Who plays today?"))),
            *(self.row(easel, row) for row in rows[1:]),
            Made(partial(self._first_pack, easel, ("packs", _("What they play")))),
            *(Made(partial(self._pack, easel, pack)) for pack in self._plan.packs[1:]),
            self.row(
                easel,
                [
                    self._option(
                        easel, "sensitive", sensitive_words(self.backstage, self._plan), self._turn_sensitive
                    ),
                    self._option(easel, "quick-check", self._check_words(), self._turn_check),
                ],
            ),
            self.row(easel, lines[0], ("settings-head", _("How it begins"))),
            *(self.row(easel, line) for line in lines[1:]),
            self.press(easel, "our-school", _("Your school"), self._our_school, icon="home"),
        ]

    def _our_school(self) -> None:
        def open_it() -> None:
            corner = partial(CornerScreen, self.backstage, self.desk)
            self.backstage.stack.replace(OurSchoolScreen(self.backstage, self.desk, corner))

        self.attempt(open_it)

    def _option(
        self, easel: Easel, id: str, text: str, does: Callable[[], None], *, chosen: bool = False
    ) -> Callable[[int], Widget]:
        return lambda width: self.button(easel, id, text, does, width, chosen=chosen)

    def _class(self, easel: Easel, id: str, name: str) -> Callable[[int], Widget]:
        choose = partial(self._change, class_id=id)
        return self._option(easel, f"class-{id}", name, choose, chosen=id == self._plan.lesson.class_id)

    def _first_pack(self, easel: Easel, heading: tuple[str, str], width: int) -> list[Widget]:
        """The heading stays with what it is the heading of."""
        head = Words(heading[0], easel.wrap(heading[1], width, bold=True))
        row = self._pack(easel, self._plan.packs[0], width)
        for widget in row:
            widget.move(0, head.rect.bottom + easel.metrics.units(1.5))
        return [head, *row]

    def _pack(self, easel: Easel, pack: Pack, width: int) -> list[Widget]:
        """All of a pack or none of it; and beside it, the way to its single stories."""
        words, gap = self.backstage.words, easel.metrics.units(1.5)
        title = words.gettext("{pack}, ages {ages}").format(pack=pack.cover.title, ages=ages(pack.cover.band))
        some = self._plan.counts(pack)[0]
        counted = self._plan.count_words(pack)
        stories = self.button(
            easel, f"stories-{pack.id}", counted, partial(self._open, pack), width // 2, icon="book"
        )
        stories.speech = f"{pack.cover.title}. {counted}"
        tile = Tile(
            easel,
            f"pack-{pack.id}",
            width - width // 2 - gap,
            [(title, True)],
            press=partial(self._turn_pack, pack),
            done=some > 0,
            least_height=stories.rect.height,
        )
        tile.speech = f"{title}. {words.gettext('On') if some else words.gettext('Off')}"
        tall = max(tile.rect.height, stories.rect.height)
        tile.rect.height = tall
        stories.rect.midleft = (tile.rect.right + gap, tall // 2)
        return [tile, stories]

    def _open(self, pack: Pack) -> None:
        self.backstage.stack.push(StoriesScreen(self.backstage, self.desk, self._plan, pack.id))

    def uncover(self) -> None:
        """Stories were ticked meanwhile."""
        self.refresh()

    def _turn_pack(self, pack: Pack) -> None:
        """All of a pack, or none of it."""
        picks = self._plan.picks
        self._plan.picks = picks.none_of(pack) if self._plan.counts(pack)[0] else picks.all_of(pack)
        self.refresh()

    def _turn_sensitive(self) -> None:
        self._change(sensitive=not self._plan.lesson.sensitive)

    def _check_words(self) -> str:
        _ = self.backstage.words.gettext
        return {
            None: _("Quick check: none"),
            Moment.BEFORE: _("Quick check: before the lessons"),
            Moment.AFTER: _("Quick check: after the lessons"),
            Moment.LATER: _("Quick check: weeks later"),
        }[self._plan.lesson.quick_check]

    def _turn_check(self) -> None:
        moments = [None, *Moment]
        at = moments.index(self._plan.lesson.quick_check)
        self._change(quick_check=moments[(at + 1) % len(moments)])

    def _settle(self, settings: LessonSettings) -> None:
        self._change(settings=settings)

    def _change(self, **changed: object) -> None:
        self._plan.change(**changed)
        self.refresh()

    def _start(self) -> None:
        """Every PC takes it up within seconds; here the title is next."""
        if not any(self._plan.counts(pack)[0] for pack in self._plan.packs):
            self.say(self.backstage.words.gettext("Choose at least one story."))
            return
        lesson = self._plan.whole().after(self._now)
        if self._write(lesson):
            self.backstage.sitting.attend(lesson)
            self.backstage.stack.pop()

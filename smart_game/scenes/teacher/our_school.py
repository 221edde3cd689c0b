"""The school once more, from the teacher's corner: what was set up at the first start can be changed."""

from collections.abc import Callable
from functools import partial

from smart_game.scenes.backstage import Backstage
from smart_game.scenes.frame import Corner
from smart_game.scenes.screen import Screen
from smart_game.scenes.teacher.desk import Desk
from smart_game.scenes.teacher.school_steps import SchoolSteps
from smart_game.school.setting_up import first_lines, school_of


class OurSchoolScreen(SchoolSteps):
    """Three pages, each kept when it is left forwards. Where the folders are is for the technician."""

    def __init__(self, backstage: Backstage, desk: Desk, back: Callable[[], Screen]) -> None:
        """`back` makes the screen that it came from, anew."""
        super().__init__(backstage, desk, first_lines(desk.school()))
        self._back = back
        self._go_to(0)

    def title(self) -> tuple[str, str | None]:
        """How far it is."""
        return self._progress(self._step + 1, len(self._steps)), None

    def corner(self) -> Corner | None:
        """The page before; from the first one, the corner."""
        back = partial(self._go_to, self._step - 1) if self._step else self._leave
        return Corner(self.backstage.words.gettext("Back"), back)

    def _next(self) -> None:
        self.written()
        if not self.attempt(self._keep):
            return
        if self._step + 1 < len(self._steps):
            self._go_to(self._step + 1)
        else:
            self._leave()

    def _keep(self) -> None:
        self.desk.keep_school(school_of(self._values, self.desk.school()))
        self.backstage.know(self.desk.school())

    def _leave(self) -> None:
        self.backstage.stack.replace(self._back())

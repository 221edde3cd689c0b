"""The PIN: typed, or pressed on a pad of digits; and choosing one."""

import math
from collections.abc import Callable, Sequence
from functools import partial

from smart_game.engine.easel import Easel
from smart_game.engine.field import Line
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.widgets import Button, Widget
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.teacher.desk import Desk
from smart_game.scenes.teacher.page import TeacherScreen
from smart_game.school.kiosk import Lock
from smart_game.school.pin import LONGEST, is_pin

_PAD = "1234567890"


class _Digits(TeacherScreen):
    """A hidden line and a pad."""

    def __init__(self, backstage: Backstage, desk: Desk | None = None) -> None:
        super().__init__(backstage, desk)
        self._empty()

    def _empty(self) -> None:
        self.lines = {"pin": Line(most=LONGEST, hidden=True, digits=True)}
        self.at = "pin"

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """Wherever the focus is."""
        return True

    def asked(self) -> str:
        """What is to be typed."""
        raise NotImplementedError

    def take(self, pin: str) -> None:
        """Go on with what was typed."""
        raise NotImplementedError

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """What to do, the line, the pad, and OK."""
        _ = self.backstage.words.gettext
        return [
            Text("text", self.asked(), bold=True, fill=None),
            self.field(easel, "pin", _("PIN")),
            Made(partial(self._pad, easel)),
            self.press(easel, "enter", _("OK"), self.entered, icon="go-on", main=True),
        ]

    def _pad(self, easel: Easel, width: int) -> list[Widget]:
        """Two lines of five digits, and the last one away."""
        gap = easel.metrics.units(1.5)
        rub = self.button(
            easel, "rub-out", self.backstage.words.gettext("Rub out"), self._rub_out, width, icon="delete"
        )
        each = min((width - 4 * gap) // 5, easel.metrics.px(110))
        made: list[Widget] = []
        for at, digit in enumerate(_PAD):
            key = Button(easel, f"digit-{digit}", digit, partial(self.typed, digit), width=each, tone="plain")
            key.rect.topleft = ((at % 5) * (each + gap), (at // 5) * (key.rect.height + gap))
            made.append(key)
        rub.rect.topleft = (0, made[-1].rect.bottom + gap)
        return [*made, rub]

    def typed(self, text: str) -> None:
        """Digits are taken wherever the focus is."""
        self.lines["pin"].write(text)
        self.refresh()

    def has_to_wait(self, lock: Lock) -> bool:
        """Whether it is too early for the next try; then it is said for how long."""
        wait = math.ceil(lock.wait())
        if wait:
            said = self.backstage.words.ngettext(
                "Wait {count} second, then try again.", "Wait {count} seconds, then try again.", wait
            )
            self.said = said.format(count=wait)
        return wait > 0

    def _rub_out(self) -> None:
        self.lines["pin"].rub_out()
        self.refresh()

    def entered(self) -> None:
        """What was typed is looked at, and the line is empty again."""
        pin = self.lines["pin"].text
        self._empty()
        self.attempt(lambda: self.take(pin))


class PinScreen(_Digits):
    """Asks for the PIN; the corner opens in its place."""

    def asked(self) -> str:
        """The PIN."""
        return self.backstage.words.gettext("Type the teacher's PIN.")

    def take(self, pin: str) -> None:
        """Right: in. Wrong: a sentence, and a wait before the next try is looked at."""
        from smart_game.scenes.teacher.corner import CornerScreen

        words = self.backstage.words
        if self.has_to_wait(self.desk.pin):
            return
        if self.desk.pin.check(pin):
            self.backstage.stack.replace(CornerScreen(self.backstage, self.desk))
        else:
            self.said = words.gettext(
                "That is not the PIN. Each wrong try makes the wait longer. If it is forgotten, a technician "
                "can help: smart-game setup --reset-pin"
            )


class NewPinScreen(_Digits):
    """Chooses a PIN: it is typed twice."""

    def __init__(self, backstage: Backstage, desk: Desk) -> None:
        super().__init__(backstage, desk)
        self._first = ""

    def asked(self) -> str:
        """A PIN, then the same again."""
        _ = self.backstage.words.gettext
        if self._first:
            return _("Type the same PIN again.")
        return _("Choose a PIN for teachers: 4 to 8 digits that children will not guess.")

    def take(self, pin: str) -> None:
        """Twice the same is kept."""
        from smart_game.scenes.teacher.corner import CornerScreen

        _ = self.backstage.words.gettext
        if not self._first:
            if is_pin(pin):
                self._first = pin
            else:
                self.said = _("A PIN is 4 to 8 digits. Type another one.")
        elif pin != self._first:
            self._first = ""
            self.said = _("The two were not the same. Choose a PIN again.")
        else:
            self.desk.pin.choose(pin)
            self.backstage.stack.replace(CornerScreen(self.backstage, self.desk))


class LeaveScreen(_Digits):
    """Asks for the PIN before the game is closed; Back leads to where somebody was."""

    def __init__(self, backstage: Backstage, lock: Lock, leave: Callable[[], None]) -> None:
        super().__init__(backstage)
        self._lock = lock
        self._leave = leave

    def title(self) -> tuple[str, str | None]:
        """Closing."""
        return (self.backstage.words.gettext("Closing the game"), None)

    def asked(self) -> str:
        """The PIN for leaving."""
        return self.backstage.words.gettext("A grown-up can close the game with a PIN. Back: play on.")

    def take(self, pin: str) -> None:
        """Right: the game ends. Wrong: a sentence, and a wait before the next try is looked at."""
        if self.has_to_wait(self._lock):
            return
        if self._lock.check(pin):
            self._leave()
        else:
            self.said = self.backstage.words.gettext(
                "That is not the PIN for closing the game. Each wrong try makes the wait longer."
            )

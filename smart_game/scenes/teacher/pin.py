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
_ACROSS = 6
"""Keys in a line of the pad."""


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
        """What to do, the line, and the pad."""
        _ = self.backstage.words.gettext
        return [
            Text("text", self.asked(), bold=True, fill=None),
            Made(
                lambda width: [self.field(easel, "pin", _("PIN"), min(width, self._pad_width(easel, width)))]
            ),
            Made(partial(self._pad, easel)),
        ]

    def onward(self, easel: Easel, most: int) -> Button | None:
        """OK."""
        say = self.backstage.words.gettext
        return self.foot_button(easel, "enter", say("OK"), self.entered, most, "go-on")

    def _key_width(self, easel: Easel, width: int) -> int:
        return min((width - (_ACROSS - 1) * easel.metrics.units(1.5)) // _ACROSS, easel.metrics.px(110))

    def _pad_width(self, easel: Easel, width: int) -> int:
        return _ACROSS * self._key_width(easel, width) + (_ACROSS - 1) * easel.metrics.units(1.5)

    def _pad(self, easel: Easel, width: int) -> list[Widget]:
        """Two lines of digits, and at the end of the first what takes the last one away."""
        gap, each = easel.metrics.units(1.5), self._key_width(easel, width)
        rub = Button(
            easel,
            "rub-out",
            "",
            self._rub_out,
            width=each,
            icon="symbols/delete.svg",
            tone="plain",
            speech=self.backstage.words.gettext("Rub out"),
        )
        digits = [
            Button(easel, f"digit-{digit}", digit, partial(self.typed, digit), width=each, tone="plain")
            for digit in _PAD
        ]
        keys = [*digits[: _ACROSS - 1], rub, *digits[_ACROSS - 1 :]]
        tall = max(key.rect.height for key in keys)
        for at, key in enumerate(keys):
            row, place = divmod(at, _ACROSS)
            key.rect.update(place * (each + gap), row * (tall + gap), each, tall)
        return list(keys)

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

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """And what to do if it is forgotten."""
        say = self.backstage.words.gettext
        told = say("Is it forgotten? A technician can help: smart-game setup --reset-pin")
        return [*super().blocks(easel), Text("forgotten", told, size="small", fill=None)]

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
            self.said = words.gettext("That is not the PIN. Each wrong try makes the wait longer.")


class NewPinScreen(_Digits):
    """Chooses a PIN: it is typed twice. `heading` stands in the bar where it is a step of something."""

    def __init__(self, backstage: Backstage, desk: Desk, heading: str | None = None) -> None:
        super().__init__(backstage, desk)
        self._first = ""
        self._heading = heading

    def title(self) -> tuple[str, str | None]:
        """The step, or for teachers."""
        return (self._heading, None) if self._heading else super().title()

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

"""How the game looks, sounds and is played: a child's own choices, in pictures, until the next player."""

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.sound import Sound
from smart_game.engine.widgets import Button, Widget
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.option import Head, OptionButton, option_width
from smart_game.scenes.screen import Screen
from smart_game.scenes.setting_rows import Line, Row, Rows

_HEARD = ("voice_volume", "speech_speed")


class SettingsScreen(Screen):
    """One row a setting; the option that holds now has a thick outline and a dot."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._pager = Pager(self._turn)
        self._pressed: str | None = None
        self._heads: dict[str, Head] = {}

    def title(self) -> tuple[str, str | None]:
        """What this screen is for."""
        return (self.backstage.words.gettext("Look and sound"), "symbols/settings.svg")

    def open_settings(self) -> None:
        """Already here."""

    def focused(self, widget: Widget) -> None:
        """Read an option together with the name of its row, if what has the focus is to be read."""
        if self.backstage.preferences.now.read_aloud == "focus":
            head = self._heads.get(widget.id)
            widgets = [head, widget] if head else [widget]
            self.backstage.reader.read(self.backstage.words.language_of, widgets)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The rows, a group of them after the other, and the way to keep them for everybody."""
        _ = self.backstage.words.gettext
        self._heads = {}
        groups: list[list[Block]] = [
            [block for line in group for block in self._blocks(easel, line)]
            for group in Rows(self.backstage).groups()
        ]
        groups[-1] += self._end(easel)
        room = area.copy()
        room.height -= self._pager.height(easel)
        flow = Flow(easel, room, easel.metrics.units(1.5))
        pages = [page for group in groups for page in flow.pages(group, 0)]
        self._stay(pages)
        turning = self._pager.buttons(easel, area, len(pages), _("Back a bit"), _("More"))
        return [*pages[self._pager.page], *turning]

    def _stay(self, pages: Sequence[Sequence[Widget]]) -> None:
        """Show what was pressed last, wherever a change of sizes or words has moved it."""
        for number, page in enumerate(pages):
            if self._pressed in {widget.id for widget in page}:
                self._pager.page = number

    def _turn(self) -> None:
        self._pressed = None
        self.refresh()

    def _blocks(self, easel: Easel, line: Line) -> list[Block]:
        """One block where the rows of a line fit beside each other, else one for each."""
        each = self._share(easel, line, easel.metrics.width - easel.metrics.units(5))
        if len(line) > 1 and all(self._fits(easel, row, each) for row in line):
            return [Made(partial(self._beside, easel, line))]
        return [Made(partial(self._row, easel, row)) for row in line]

    def _share(self, easel: Easel, line: Line, width: int) -> int:
        return (width - easel.metrics.units(3) * (len(line) - 1)) // len(line)

    def _start(self, easel: Easel, row: Row, width: int) -> int:
        """Where the options of a row begin: beside its name."""
        least, wished = Head.least_width(easel, row.label), easel.metrics.px(220)
        return max(least, min(wished, width * 46 // 100)) + easel.metrics.units(1.5)

    def _fits(self, easel: Easel, row: Row, width: int) -> bool:
        """Whether all options of a row stand in one line beside its name."""
        room, gap = width - self._start(easel, row, width), easel.metrics.units(1.5)
        texts = [option.label for option in row.options]
        return room > 0 and option_width(easel, texts, room, gap)[1] == len(texts)

    def _beside(self, easel: Easel, line: Line, width: int) -> list[Widget]:
        gap = easel.metrics.units(3)
        each = self._share(easel, line, width)
        widgets: list[Widget] = []
        for number, row in enumerate(line):
            for widget in self._row(easel, row, each):
                widget.move(number * (each + gap), 0)
                widgets.append(widget)
        return widgets

    def _row(self, easel: Easel, row: Row, width: int) -> list[Widget]:
        """The name of a setting, and its options beside it, or below it where letters are large."""
        gap = easel.metrics.units(1.5)
        stacked = not self._fits(easel, row, width)
        start = 0 if stacked else self._start(easel, row, width)
        head = Head(easel, f"row-{row.name}", row.label, row.art, width if stacked else start - gap)
        each, _ = option_width(easel, [option.label for option in row.options], width - start, gap)
        options = self._options(easel, row, each)
        self._heads.update({option.id: head for option in options})
        tall = max(option.rect.height for option in options)
        left, top = start, head.rect.bottom + gap // 2 if stacked else 0
        for option in options:
            if left + each > width and left > start:
                left, top = start, top + tall + gap
            option.rect.update(left, top, each, tall)
            left += each + gap
        if not stacked:
            head.rect.centery = max(head.rect.height, tall) // 2
        return [head, *options]

    def _options(self, easel: Easel, row: Row, width: int) -> list[OptionButton]:
        now = getattr(self.backstage.preferences.now, row.name)
        return [
            OptionButton(
                easel,
                id := f"{row.name}-{option.value}".replace(".", "-"),
                option.label,
                option.art,
                self._choose(id, row.name, option.value),
                width=width,
                chosen=option.value == now,
            )
            for option in row.options
        ]

    def _end(self, easel: Easel) -> list[Block]:
        """Other keys; how long all this lasts; and the ways to keep it, or to go back to how it was."""
        _ = self.backstage.words.gettext

        def ways(width: int) -> list[Widget]:
            buttons = [
                self._button(easel, width, "keys", _("Keys"), "setting-keys", self._open_keys),
                self._button(easel, width, "as-before", _("As it was before"), "replay", self._undo),
                self._button(
                    easel, width, "keep", _("Keep them for everyone on this computer"), "save", self._keep
                ),
            ]
            gap = easel.metrics.units(1.5)
            left = top = tall = 0
            for button in buttons:
                if left and left + button.rect.width > width:
                    left, top = 0, tall + gap
                button.rect.topleft = (left, top)
                left = button.rect.right + gap
                tall = max(tall, button.rect.bottom)
            return list(buttons)

        lasting = _("These are yours until the next player.")
        return [Made(ways), Text("how-long", lasting, size="small", fill=None)]

    def _button(
        self, easel: Easel, width: int, id: str, text: str, icon: str, press: Callable[[], None]
    ) -> Button:
        """As wide as its words, which take two lines where they are wider than the screen."""
        make = partial(Button, easel, id, text, press, icon=f"symbols/{icon}.svg", tone="plain", size="small")
        button = make()
        return button if button.rect.width <= width else make(width=width)

    def _choose(self, id: str, name: str, value: object) -> Callable[[], None]:
        return lambda: self._change(id, name, value)

    def _change(self, id: str, name: str, value: object) -> None:
        """Take an option up; one that is heard is heard at once."""
        self._pressed = id
        self.backstage.preferences.change(**{name: value})
        if name in ("sound", "sound_volume"):
            self.backstage.sounds.play(Sound.PICK)
        elif name in _HEARD:
            heard = [widget for widget in self._widgets if widget.id == id]
            self.backstage.reader.read(self.backstage.words.language_of, heard)

    def _open_keys(self) -> None:
        from smart_game.scenes.keys import KeysScreen

        self.backstage.stack.push(KeysScreen(self.backstage))

    def _undo(self) -> None:
        self.backstage.preferences.reset()

    def _keep(self) -> None:
        self.backstage.preferences.keep()
        self.backstage.stack.pop()

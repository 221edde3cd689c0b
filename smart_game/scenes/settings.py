"""How the game looks, sounds and is played: a child's own choices, in pictures, until the next player."""

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Button, Widget
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen
from smart_game.words.catalogue import own_name

Options = Sequence[tuple[object, str]]
"""Values of a setting, and the words for each."""


class SettingsScreen(Screen):
    """One row a setting; the option that holds now has a thick outline and a dot."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._pager = Pager(self.refresh)

    def title(self) -> tuple[str, str | None]:
        """What this screen is for."""
        return (self.backstage.words.gettext("Look and sound"), "symbols/settings.svg")

    def open_settings(self) -> None:
        """Already here."""

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The rows, a page at a time, and the way to keep them for everybody."""
        _ = self.backstage.words.gettext
        blocks: list[Block] = []
        for name, label, options in self._rows():
            blocks.append(Made(partial(self._row, easel, name, label, options)))
        blocks.append(Text("how-long", _("These are yours until the next player."), size="small", fill=None))
        blocks.append(Made(lambda width: [self._keep_button(easel, width)]))
        pages = Flow(easel, area, easel.metrics.units(1.5)).pages(blocks, self._pager.height(easel))
        turning = self._pager.buttons(easel, area, len(pages), _("Back a bit"), _("More"))
        return [*pages[self._pager.page], *turning]

    def _rows(self) -> list[tuple[str, str, Options]]:
        _ = self.backstage.words.gettext
        onoff = ((True, _("On")), (False, _("Off")))
        scanning = self.backstage.preferences.now.scanning == "one-switch"
        languages = [(code, own_name(code)) for code in self.backstage.preferences.languages]
        return [
            (
                "text_size",
                _("Words"),
                ((100, _("Normal")), (125, _("Big")), (150, _("Bigger")), (200, _("Biggest"))),
            ),
            (
                "theme",
                _("Colours"),
                (
                    ("day", _("Day")),
                    ("cream", _("Cream")),
                    ("dark", _("Dark")),
                    ("high-contrast", _("Strong")),
                ),
            ),
            ("letters", _("Letters"), (("Andika", "Andika"), ("AtkinsonHyperlegibleNext", "Atkinson"))),
            ("line_spacing", _("Lines"), ((100, _("Close")), (150, _("Apart")), (200, _("Far apart")))),
            ("motion", _("Moving things"), onoff),
            ("sound", _("Sound"), onoff),
            (
                "read_aloud",
                _("Reading aloud"),
                (
                    ("off", _("Off")),
                    ("asked", _("When asked")),
                    ("focus", _("What I am on")),
                    ("always", _("Always")),
                ),
            ),
            ("speech_speed", _("Voice"), ((75, _("Slow")), (100, _("Normal")), (125, _("Quick")))),
            (
                "scanning",
                _("Switches"),
                (("off", _("None")), ("one-switch", _("One switch")), ("two-switches", _("Two switches"))),
            ),
            *([("scan_seconds", _("Wait"), _seconds(0.5, 1.0, 1.5, 2.0, 3.0, 5.0))] if scanning else []),
            ("cool_down", _("Rest between presses"), _seconds(0.0, 0.25, 0.5, 1.0, 2.0)),
            *([("language", _("Language"), languages)] if len(languages) > 1 else []),
        ]

    def _row(self, easel: Easel, name: str, label: str, options: Options, width: int) -> list[Widget]:
        """The name of a setting, and its options beside it, as many in a line as fit."""
        gap = easel.metrics.units(1.5)
        head = min(width // 4, easel.metrics.px(260))
        words = Text(f"row-{name}", label, bold=True, fill=None)
        title = Flow(easel, pygame.Rect(0, 0, head, 10_000), gap).pages([words], 0)[0][0]
        now = getattr(self.backstage.preferences.now, name)
        buttons: list[Widget] = [title]
        left, top, tall = head + gap, 0, title.rect.height
        for value, text in options:
            button = Button(
                easel,
                f"{name}-{value}".replace(".", "-"),
                text,
                self._choose(name, value),
                tone="plain",
                least_height=easel.metrics.px(52),
                chosen=value == now,
            )
            button.lead = value == now
            if left + button.rect.width > width and left > head + gap:
                left, top = head + gap, tall + gap
            button.rect.topleft = (left, top)
            left = button.rect.right + gap
            tall = max(tall, button.rect.bottom)
            buttons.append(button)
        title.rect.centery = max(title.rect.height // 2, buttons[1].rect.centery)
        return buttons

    def _keep_button(self, easel: Easel, width: int) -> Widget:
        text = self.backstage.words.gettext("Keep them for everyone on this computer")
        return Button(easel, "keep", text, self._keep, icon="symbols/save.svg", tone="plain", size="small")

    def _choose(self, name: str, value: object) -> Callable[[], None]:
        return lambda: self.backstage.preferences.change(**{name: value})

    def _keep(self) -> None:
        self.backstage.preferences.keep()
        self.backstage.stack.pop()


def _seconds(*options: float) -> Options:
    return [(seconds, f"{seconds:g} s") for seconds in options]

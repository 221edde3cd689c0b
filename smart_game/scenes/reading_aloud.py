"""Reading a screen aloud: what is said, in which order, and where on the screen it stands."""

from collections.abc import Callable, Iterator, Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.sentences import sentence_spans
from smart_game.engine.speech import Speech, Utterance
from smart_game.engine.text import Paragraph, Span
from smart_game.engine.widgets import Look, Widget

_BAR = ("back", "read", "settings", "tell", "sound")
"""What is on every screen is not read each time."""


class Reader:
    """Reads widgets aloud, and knows which of them is being heard."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self._texts: list[Widget] = []

    def read(self, language_of: Callable[[str], str], widgets: Sequence[Widget]) -> None:
        """Read these in their order, instead of whatever is being read; the bar is left out.

        `language_of` tells the language of a text: one that is not translated yet is in English.
        """
        self._texts = [widget for widget in widgets if widget.speech and widget.id not in _BAR]
        self.speech.say(Utterance(language_of(widget.speech), widget.speech) for widget in self._texts)

    def stop(self) -> None:
        """Silence at once."""
        if self.speech.speaking is not None or self._texts:
            self._texts = []
            self.speech.stop()

    def heard(self) -> tuple[str, Span] | None:
        """The widget that is being heard (its id), and which part of its speech; None in silence."""
        heard = self.speech.speaking
        if heard is None or heard.utterance >= len(self._texts):
            return None
        text = self._texts[heard.utterance].speech
        spans = sentence_spans(text)
        whole = heard.sentence is None or heard.sentence >= len(spans)
        return (self._texts[heard.utterance].id, (0, len(text)) if whole else spans[heard.sentence or 0])


class Underline(Widget):
    """A line below the words that are being heard; it changes with the voice and is never built anew."""

    def __init__(self, reader: Reader, widgets: Sequence[Widget]) -> None:
        super().__init__("heard", pygame.Rect(0, 0, 0, 0))
        self._reader = reader
        self._widgets = {widget.id: widget for widget in widgets}
        self._painted = False

    @property
    def roams(self) -> bool:
        """Whether it is, or was, somewhere on the screen."""
        return self._painted or self._reader.heard() is not None

    def mirror(self, width: int) -> None:
        """It follows the widgets, which mirror themselves."""

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Below each line that a part of the sentence stands on."""
        heard = self._reader.heard()
        if heard is None or heard[0] not in self._widgets:
            return
        self._painted = True
        thick = easel.metrics.px(4)
        for left, bottom, width in places_of(easel, self._widgets[heard[0]], heard[1]):
            place = (left, bottom - thick, width, thick)
            pygame.draw.rect(canvas, easel.color("ink"), place, border_radius=thick)


def places_of(easel: Easel, widget: Widget, part: Span) -> list[tuple[int, int, int]]:
    """Where a part of what a widget says stands in it: left, bottom and width of each line, in pixels."""
    setter = easel.typesetter
    found = []
    for paragraph, room, number, spoken in _lines(widget):
        line = paragraph.lines[number]
        inside = [at for at, place in enumerate(spoken) if place is not None and part[0] <= place < part[1]]
        if not inside:
            continue
        left = room.left + setter.indent(paragraph, setter.width_of(line, paragraph.style), widget.align)
        bottom = room.top + (number + 1) * paragraph.line_height
        for start, end in setter.part_of(line, paragraph.style, inside[0], inside[-1] + 1):
            found.append((left + start, bottom, end - start))
    return found


def _lines(widget: Widget) -> Iterator[tuple[Paragraph, pygame.Rect, int, list[int | None]]]:
    """Each line that a widget shows, and where in its speech each character of the line is, if anywhere.

    Spaces and capital letters do not count: lines are broken at spaces, and a role may begin large.
    """
    told = [(_small(sign), at) for at, sign in enumerate(widget.speech) if not sign.isspace()]
    speech = "".join(sign for sign, _ in told)
    reached = 0
    for paragraph, room in widget.words():
        for number, line in enumerate(paragraph.lines):
            shown = "".join(_small(sign) for sign in line if not sign.isspace())
            at = speech.find(shown, reached)
            if not shown or at < 0:
                continue
            reached = at + len(shown)
            places = iter(place for _, place in told[at:reached])
            yield paragraph, room, number, [None if sign.isspace() else next(places) for sign in line]


def _small(sign: str) -> str:
    """A sign as a small letter, if it is one: one sign for one, whatever the alphabet."""
    return sign.lower()[:1]

"""Reading a screen aloud: what is said, in which order, and where on the screen it stands."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.sentences import sentence_spans
from smart_game.engine.speech import Speech, Utterance
from smart_game.engine.widgets import Look, Widget

_BAR = ("back", "read", "settings", "tell", "sound")
"""What is on every screen is not read each time."""


class Reader:
    """Reads widgets aloud, and knows which of them is being heard."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self._texts: list[Widget] = []

    def read(self, language: str, widgets: Sequence[Widget]) -> None:
        """Read these in their order, instead of whatever is being read; the bar is left out."""
        self._texts = [widget for widget in widgets if widget.speech and widget.id not in _BAR]
        self.speech.say(Utterance(language, widget.speech) for widget in self._texts)

    def stop(self) -> None:
        """Silence at once."""
        if self.speech.speaking is not None or self._texts:
            self._texts = []
            self.speech.stop()

    def heard(self) -> tuple[str, str] | None:
        """The widget that is being heard (its id), and the sentence of it; None in silence."""
        heard = self.speech.speaking
        if heard is None or heard.utterance >= len(self._texts):
            return None
        text = self._texts[heard.utterance].speech
        spans = sentence_spans(text)
        if heard.sentence is None or heard.sentence >= len(spans):
            return (self._texts[heard.utterance].id, text)
        start, end = spans[heard.sentence]
        return (self._texts[heard.utterance].id, text[start:end])


class Underline(Widget):
    """A line below the words that are being heard; it changes with the voice and is never built anew."""

    def __init__(self, reader: Reader, widgets: Sequence[Widget]) -> None:
        super().__init__("heard", pygame.Rect(0, 0, 0, 0))
        self._reader = reader
        self._widgets = {widget.id: widget for widget in widgets}

    def mirror(self, width: int) -> None:
        """It follows the widgets, which mirror themselves."""

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Below each line that a part of the sentence stands on."""
        heard = self._reader.heard()
        if heard is None or heard[0] not in self._widgets:
            return
        thick = easel.metrics.px(4)
        for left, bottom, width in lines_of(easel, self._widgets[heard[0]], heard[1]):
            pygame.draw.rect(
                canvas, easel.color("ink"), (left, bottom - thick, width, thick), border_radius=thick
            )


def lines_of(easel: Easel, widget: Widget, sentence: str) -> list[tuple[int, int, int]]:
    """Where a sentence stands in a widget: left, bottom and width of each line of it, in pixels."""
    wanted = set(sentence.split())
    said = " ".join(sentence.split())
    found = []
    for paragraph, room in widget.words():
        for number, line in enumerate(paragraph.lines):
            words = " ".join(line.split())
            if (
                words
                and (words in said or said in words or _overlaps(words, said))
                and wanted & set(words.split())
            ):
                width = easel.typesetter.width_of(line, paragraph.style)
                left = room.right - width if easel.typesetter.rtl else room.left
                found.append((left, room.top + (number + 1) * paragraph.line_height, width))
    return found


def _overlaps(line: str, sentence: str) -> bool:
    """Whether a line ends with the beginning of the sentence, or begins with the end of it."""
    most = min(len(line), len(sentence))
    return any(
        line.endswith(" " + sentence[:size]) or line.startswith(sentence[-size:] + " ")
        for size in range(1, most + 1)
    )

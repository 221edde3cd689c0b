"""What a child reads after choosing: what happened, one reason, and what now."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made, Text
from smart_game.engine.text import Paragraph
from smart_game.engine.widgets import Image, Look, Widget, Words, WordsInRoom, draw_picture
from smart_game.scenario.vocabulary import Outcome
from smart_game.scenes.turn import Turn, main_button
from smart_game.words.catalogue import Words as Language

_SIGNS = ("symbols/eye.svg", "symbols/bulb.svg", "symbols/arrow-now.svg")


class SignedLines(Widget):
    """A sheet of paragraphs below each other, each with a sign before it."""

    def __init__(
        self, easel: Easel, id: str, width: int, fill: str, lines: Sequence[tuple[str, Paragraph]]
    ) -> None:
        """`lines` are signs (paths in the pictures folder) and paragraphs wrapped for `room_for(width)`."""
        metrics = easel.metrics
        pad, side, gap = _spacing(easel)
        self._fill = fill
        self._placed: list[tuple[str, pygame.Rect, Paragraph, pygame.Rect]] = []
        top = metrics.units(2)
        for sign, paragraph in lines:
            sign_room = pygame.Rect(pad, top, side, side)
            words = pygame.Rect(pad + side + gap, top, paragraph.width, paragraph.height)
            if paragraph.height < side:
                words.centery = sign_room.centery
            self._placed.append((sign, sign_room, paragraph, words))
            top += max(side, paragraph.height) + metrics.units(1.5)
        height = top - metrics.units(1.5) + metrics.units(2)
        said = " ".join(" ".join(paragraph.lines) for _, paragraph in lines)
        super().__init__(id, pygame.Rect(0, 0, width, height), speech=said)

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """The sheet, then each sign with its words."""
        easel.sheet(canvas, self.rect, self._fill)
        for sign, place, _, _ in self._placed:
            draw_picture(
                canvas,
                easel,
                sign,
                self.inside(place.move(self.rect.topleft)),
                self._fill,
                mirrored=self.mirrored,
            )
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft)

    def words(self) -> WordsInRoom:
        """Each paragraph, beside its sign."""
        return tuple(
            (paragraph, self.inside(room.move(self.rect.topleft))) for _, _, paragraph, room in self._placed
        )

    @staticmethod
    def room_for(easel: Easel, width: int) -> int:
        """How wide the paragraphs of a sheet of `width` pixels are."""
        pad, side, gap = _spacing(easel)
        return width - 2 * pad - side - gap


def _spacing(easel: Easel) -> tuple[int, int, int]:
    """The padding, the side of a sign, and the gap between the two, in pixels."""
    return easel.metrics.units(2.5), easel.metrics.px(46), easel.metrics.units(2)


def feedback_blocks(turn: Turn) -> list[Block]:
    """What was picked, a word for how it went, the three parts of the feedback, and Go on."""
    choice = turn.playthrough.last_choice
    assert choice is not None
    easel, feedback = turn.easel, choice.feedback

    def lines(width: int) -> list[tuple[str, Paragraph]]:
        room = SignedLines.room_for(easel, width)
        headline = easel.wrap(_headline(turn.backstage.words, choice.outcome), room, bold=True)
        said = (feedback.happened, feedback.why, feedback.now)
        parts = [(sign, easel.wrap(text, room)) for sign, text in zip(_SIGNS, said, strict=True)]
        return [(f"symbols/outcome-{choice.outcome}.svg", headline), *parts]

    def sheet(width: int) -> list[Widget]:
        return [SignedLines(easel, "feedback", width, choice.outcome.value, lines(width))]

    first = 2 if turn.calm else 1

    def beginning(width: int) -> list[Widget]:
        return [SignedLines(easel, "feedback", width, choice.outcome.value, lines(width)[:first])]

    parts = (("happened", feedback.happened), ("why", feedback.why), ("now", feedback.now))[first - 1 :]
    column = [Made(beginning), *(Text(name, text, fill=choice.outcome.value) for name, text in parts)]
    return [
        Made(lambda width: _caption(easel, width, choice.text, choice.picture)),
        *(column if turn.in_column else [Made(sheet)]),
        main_button(turn, "go-on", turn.say("Go on"), turn.presses.go_on),
    ]


def _caption(easel: Easel, width: int, picked: str, picture: str | None) -> list[Widget]:
    """What was picked, quietly, with its picture."""
    side = easel.metrics.px(40) if picture else 0
    left = side + easel.metrics.units(1.5) if picture else 0
    words = Words("picked", easel.wrap(picked, width - left, "small", "soft_ink"))
    words.rect.topleft = (left, max(0, (side - words.rect.height) // 2))
    if not picture:
        return [words]
    return [Image("picked-picture", (side, side), f"symbols/{picture}.svg"), words]


def _headline(language: Language, outcome: Outcome) -> str:
    _ = language.gettext
    if outcome is Outcome.SAFER:
        return _("That helps!")
    return _("Hmm, not sure yet.") if outcome is Outcome.UNSURE else _("Oh! Look what happens.")

"""What the board shows of a story: the card, the question, the votes, the feedback, the ending."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Text
from smart_game.engine.widgets import Button, Press, Widget
from smart_game.scenario.cards import (
    ChatCard,
    ChoiceCard,
    EndingCard,
    InboxCard,
    SortCard,
    SpotCard,
)
from smart_game.scenario.parts import Question
from smart_game.scenes.board.counting import foot_button
from smart_game.scenes.board.large import LARGE, easels, large
from smart_game.scenes.board.pieces import Row
from smart_game.scenes.board.words import letters, share_of, talk_prompt, text_of
from smart_game.scenes.feedback import feedback_blocks
from smart_game.scenes.picture import picture_of
from smart_game.scenes.tile import Tile
from smart_game.scenes.turn import Presses, Turn

if TYPE_CHECKING:
    from smart_game.scenes.board.play import BoardScreen

_PICTURE = 0.34
_ENOUGH = 0.7
"""A card's text stays above its choices if the letters need not be smaller than this share of the largest."""


Rows = Callable[[Easel, int], list[Widget]]
"""Makes the choices with letters of an easel's size, for a width in pixels."""

Way = tuple[Sequence[Block], Rows]
"""What stands above the choices, and how they stand."""

Foot = Callable[[int], Sequence[Widget]]
"""Makes what is pressed at the foot, for the width in pixels that is left there."""


@dataclass(frozen=True)
class Sheet:
    """The pages of what is shown now, and what is pressed on the last.

    `beside` stands beside all of them; `column` is where they stand, if that is not the whole width.
    """

    pages: Sequence[Sequence[Widget]]
    foot: Foot
    beside: Sequence[Widget] = ()
    column: pygame.Rect | None = None


def sheet_for(screen: "BoardScreen", easel: Easel, area: pygame.Rect) -> Sheet:
    """The pages of the story as it stands."""
    from smart_game.scenes.board.play import Stage

    play = screen.playthrough
    if play.state.in_feedback:
        return _read(screen, easel, area, feedback_blocks(_turn(screen, large(easel)))[:-1], screen.go_on)
    if play.ended:
        return _ending(screen, easel, area)
    if screen.stage is Stage.ASK:
        return _ask(screen, easel, area)
    if screen.stage is Stage.RESULT:
        return _result(screen, easel, area)
    return _tell(screen, easel, area)


def _tell(screen: "BoardScreen", easel: Easel, area: pygame.Rect) -> Sheet:
    """The card, with its picture while that leaves room for large letters."""
    card = screen.playthrough.card
    blocks: list[Block] = []
    shown = card.setting.screen
    if isinstance(card, ChatCard):
        blocks += [
            Text(f"message-{at}", f"{each.name}: {each.text}", fill="plain")
            for at, each in enumerate(card.messages, start=1)
        ]
    elif shown:
        app = screen.backstage.apps[shown.app].name
        lines = [app, shown.title, *shown.lines, shown.button or ""]
        blocks.append(Text("device-text", "\n".join(filter(None, lines)), fill="plain"))
    blocks.append(Text("text", card.text))
    column, beside = area, []
    if not easel.metrics.large and not screen.backstage.preferences.now.calm:
        left = pygame.Rect(area.left, area.top, round(area.width * _PICTURE), area.height)
        bare = card.setting.model_copy(update={"device": None, "screen": None})
        beside = picture_of(easel, left, bare, screen.backstage.cast, screen.backstage.apps)
        gap = easel.metrics.units(2.5)
        column = pygame.Rect(left.right + gap, area.top, area.right - left.right - gap, area.height)
    made = _read(screen, easel, column, blocks, screen.to_question)
    return Sheet(made.pages, made.foot, beside, column)


def _read(
    screen: "BoardScreen", easel: Easel, area: pygame.Rect, blocks: Sequence[Block], press: Press
) -> Sheet:
    say = screen.backstage.words.gettext
    on = partial(foot_button, easel, "go-on", say("Go on"), press, "go-on", "main")
    return Sheet(_flow(easel, area).pages(blocks, 0), partial(_at_the_foot, easel, area, [on]))


def _ending(screen: "BoardScreen", easel: Easel, area: pygame.Rect) -> Sheet:
    """How it went, what to remember, what to talk about, and what is kept."""
    card, say = screen.playthrough.card, screen.backstage.words.gettext
    assert isinstance(card, EndingCard)
    remember = say("Remember: {line}").format(line=screen.scenario.remember)
    told: list[Block] = [
        Text("ending-title", card.title, size="heading", bold=True, fill=None),
        Text("text", card.text),
        Text("remember", remember, color="on_tell", bold=True, fill="tell_over"),
    ]
    talk: list[Block] = [Text("prompt", say("Talk about it:"), bold=True, fill=None)]
    talk += [Text(f"talk-{at}", each) for at, each in enumerate(screen.scenario.talk, start=1)]
    if screen.votes.counted():
        kept = say("Kept of this story: how many hands each choice had. No names.")
        talk.append(Text("kept", kept, size="small", fill=None))
    stories = say("More stories")
    more = partial(foot_button, easel, "to-stories", stories, screen.to_stories, "home-trail", "main")
    pages = [*_on_a_page(easel, area, told), *_on_a_page(easel, area, talk)]
    return Sheet(pages, partial(_at_the_foot, easel, area, [more]))


def _on_a_page(easel: Easel, area: pygame.Rect, blocks: Sequence[Block]) -> Sequence[Sequence[Widget]]:
    """Blocks on a page if some size of letters lets them fit; else on several, in the largest."""
    whole = (_flow(each, area, largest=False).pages(blocks, 0) for each in easels(easel))
    return next((pages for pages in whole if len(pages) == 1), None) or _flow(easel, area).pages(blocks, 0)


def _ask(screen: "BoardScreen", easel: Easel, area: pygame.Rect) -> Sheet:
    """What is asked about, and the choices, all of them on one page."""
    say, question = screen.backstage.words.gettext, screen.playthrough.question
    assert question is not None
    count, without = say("Count the hands"), say("Without a vote")
    vote = partial(foot_button, easel, "vote", count, screen.begin_counting, "hand-up", "main")
    skip = partial(foot_button, easel, "no-vote", without, screen.show_result, "more", "plain")
    foot = partial(_at_the_foot, easel, area, [skip, vote])
    card = screen.playthrough.card
    rows: Rows = partial(_rows, screen, question, result=False)
    heading = Text("prompt", say("What could they do?"), bold=True, fill=None)
    about = _about(screen, question, easel)
    for each in easels(easel):
        if each.metrics.text_scale < _ENOUGH * LARGE:
            break
        pages = _flow(each, area, largest=False).pages([*about, Made(partial(rows, each))], 0)
        if len(pages) == 1 and _fits(pages[0], area, easel):
            return Sheet(pages, foot)
    if isinstance(card, ChoiceCard | ChatCard):
        return Sheet(_fitted(easel, area, [([heading], rows)]), foot)
    first = _flow(easel, area).pages(about, 0)
    return Sheet([*first, *_fitted(easel, area, [([heading], rows)])], foot)


def _result(screen: "BoardScreen", easel: Easel, area: pygame.Rect) -> Sheet:
    """How many hands each choice had, something to talk about, and the choices to go on with."""
    say, question = screen.backstage.words.gettext, screen.playthrough.question
    assert question is not None
    prompt = talk_prompt(screen.backstage.words, len(screen.playthrough.state.made))
    recount = say("Count again")
    again = partial(foot_button, easel, "count-again", recount, screen.begin_counting, "replay", "plain")
    blocks = [Text("prompt", prompt, bold=True, fill=None)]
    hint = Text("hint", say("Then tap the way the story goes on."), fill=None)
    below: Rows = partial(_rows, screen, question, result=True)
    beside: Rows = partial(_rows, screen, question, result=True, in_line=True)
    pages = _fitted(easel, area, [*product([[*blocks, hint], blocks], [below, beside])])
    return Sheet(pages, partial(_at_the_foot, easel, area, [again]))


def _about(screen: "BoardScreen", question: Question, easel: Easel) -> list[Block]:
    """What a question is about: the card's text, or the one thing of several that is asked about."""
    card = screen.playthrough.card
    if isinstance(card, InboxCard):
        mail = next(mail for mail in card.items if mail.id == question.id)
        heading = Text("mail-from", f"{mail.name}: {mail.subject}", bold=True, fill=None)
        return [heading, Text("mail-text", mail.text)]
    if isinstance(card, SortCard | SpotCard):
        thing = next(each for each in card.items if each.id == question.id)

        def tile(width: int) -> list[Widget]:
            big, tall = large(easel), easel.metrics.px(130)
            picture = _turn(screen, big).picture_of(thing.who, thing.picture)
            lines = [(thing.text, True)]
            return [Tile(big, "thing", width, lines, picture=picture, size="body", least_height=tall)]

        return [Made(tile)]
    if question.prompt:
        return [Text("prompt", question.prompt, bold=True, fill=None)]
    return [Text("text", card.text)]


def _rows(
    screen: "BoardScreen",
    question: Question,
    easel: Easel,
    width: int,
    *,
    result: bool,
    in_line: bool = False,
) -> list[Widget]:
    """Each choice with its letter; with its part of the hands, and to press, where the result is shown."""
    words, asked = screen.backstage.words, screen.asked
    turn = _turn(screen, easel)
    spot = isinstance(screen.playthrough.card, SpotCard)
    offered = screen.playthrough.offered_for(question)
    total = screen.votes.total(asked) if asked and result else 0
    parts = [screen.votes.hands(asked, each.id) / total if asked and total else None for each in offered]
    told = ["" if part is None else share_of(words, part) for part in parts]
    texts = [text_of(words, choice, spot=spot) for choice in offered]
    made: list[Widget] = []
    top = 0
    for number, choice in enumerate(offered):
        row = Row(
            easel,
            f"choice-{choice.id}",
            width,
            number,
            letters(words)[number],
            texts[number],
            picture=None if spot else turn.picture_of(choice.who, choice.picture),
            part=parts[number],
            said=told[number],
            beside=told,
            in_line=texts if in_line else (),
            press=partial(screen.pick, choice.id) if result else None,
        )
        if result:
            row.number, row.lead = number + 1, number == 0
        row.rect.top = top
        top = row.rect.bottom + easel.metrics.units(1.5)
        made.append(row)
    return made


def _fitted(easel: Easel, area: pygame.Rect, ways: Sequence[Way]) -> Sequence[Sequence[Widget]]:
    """What is above the choices, and the choices, on one page with the largest letters that let them fit.

    The first of the ways is taken in which the letters are large enough; if none is, that in which they are
    largest. What is too much for a page in the smallest letters goes to several.
    """
    sizes = list(easels(easel))
    large_enough = [each for each in sizes if each.metrics.text_scale >= _ENOUGH * LARGE]
    smaller = product(sizes[len(large_enough) :], ways)
    for each, (head, rows) in (*((each, way) for way in ways for each in large_enough), *smaller):
        pages = _flow(each, area, largest=False).pages([*head, Made(partial(rows, each))], 0)
        if len(pages) == 1 and _fits(pages[0], area, easel):
            return pages
    (head, rows), least = ways[0], sizes[-1]
    choices = [Made(partial(_placed, row), together=True) for row in rows(least, area.width)]
    return _flow(least, area, largest=False).pages([*head, *choices], 0)


def _placed(row: Widget, _width: int) -> list[Widget]:
    """A choice that is laid out already, to be put on a page by itself."""
    row.rect.topleft = (0, 0)
    return [row]


def _fits(page: Sequence[Widget], area: pygame.Rect, easel: Easel) -> bool:
    low = area.bottom - _foot_height(easel)
    return max(widget.rect.bottom for widget in page) <= low and all(
        widget.fits for widget in page if isinstance(widget, Row)
    )


def _flow(easel: Easel, area: pygame.Rect, *, largest: bool = True) -> Flow:
    """What is read, above the room of the buttons."""
    room = pygame.Rect(area.topleft, (area.width, area.height - _foot_height(easel)))
    return Flow(large(easel) if largest else easel, room, easel.metrics.units(1.75))


def _foot_height(easel: Easel) -> int:
    return easel.metrics.px(64) + easel.metrics.units(2)


def _at_the_foot(
    easel: Easel, area: pygame.Rect, makers: Sequence[Callable[..., Button]], room: int
) -> list[Widget]:
    """Buttons at the bottom right, the last of them outermost; the focus begins at that.

    Where they are wider than `room` all become narrower, and their letters smaller.
    """
    gap = easel.metrics.units(2)
    buttons = [make() for make in makers]
    free, wide = room - gap * (len(buttons) - 1), sum(button.rect.width for button in buttons)
    if wide > free:
        widths = [button.rect.width * free // wide for button in buttons]
        buttons = [make(width=width) for make, width in zip(makers, widths, strict=True)]
    right = area.right
    for button in reversed(buttons):
        button.rect.bottomright = (right, area.bottom)
        right = button.rect.left - gap
        button.lead = False
    buttons[-1].lead = buttons[-1].id != "count-again"
    return list(buttons)


def _turn(screen: "BoardScreen", easel: Easel) -> Turn:
    """What cards' own blocks ask for; nothing in them is pressed on the board."""

    def nothing(*_: object) -> None:
        """The board has buttons of its own."""

    presses = Presses(nothing, nothing, nothing, nothing, nothing, nothing, nothing)
    return Turn(easel, screen.backstage, screen.playthrough, 0, None, presses)

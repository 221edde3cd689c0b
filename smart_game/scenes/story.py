"""One scenario, played card by card."""

from collections.abc import Sequence
from functools import partial

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Pager
from smart_game.engine.sound import Sound
from smart_game.engine.widgets import Button, Widget
from smart_game.scenario.cards import ChatCard
from smart_game.scenario.glossary import texts_after, texts_on, words_in
from smart_game.scenario.model import Scenario
from smart_game.scenario.parts import HardWord
from smart_game.scenario.vocabulary import Band, Outcome
from smart_game.scenes.arrivals import arrange_arrivals
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.calm import calm_pages, in_calm_order
from smart_game.scenes.companion import Companion
from smart_game.scenes.device import TURN_HEIGHT, Thread
from smart_game.scenes.faces import blocks_for, picture_for
from smart_game.scenes.frame import Corner
from smart_game.scenes.glass import DeviceWidget
from smart_game.scenes.glossary import GlossaryScreen
from smart_game.scenes.kinds.board import lead_to_first
from smart_game.scenes.people import Figures
from smart_game.scenes.screen import Screen
from smart_game.scenes.turn import Presses, Turn
from smart_game.scenes.what_we_keep import keep_button

_OUTCOMES = {Outcome.SAFER: Sound.HELPS, Outcome.UNSURE: Sound.UNSURE, Outcome.RISKY: Sound.OH}
_PICTURE, _PICTURE_BESIDE_LARGE_TEXT = 0.45, 0.28
"""The share of the width that the picture has."""

_STARS = (Sound.STAR_1, Sound.STAR_2, Sound.STAR_3)


class StoryScreen(Screen):
    """Plays a scenario from its first card to an ending, and hands it in when it is over or left."""

    def __init__(self, backstage: Backstage, pack_id: str, scenario: Scenario) -> None:
        super().__init__(backstage)
        self.pack_id = pack_id
        self.scenario = scenario
        self.playthrough = backstage.sitting.seat.begin(scenario)
        self._over = False
        self._pager = Pager(self.refresh)
        self._thread_page = 0
        self._item: str | None = None

    def leave(self) -> None:
        """A play that is left is handed in as far as it went."""
        self._close()
        super().leave()

    def reads_itself(self) -> bool:
        """The youngest cannot read much yet."""
        wish = self.backstage.preferences.now.read_aloud
        return wish != "off" and self.backstage.sitting.pack.info.band is Band.FIVE_TO_SEVEN

    def title(self) -> tuple[str, str | None]:
        """The story's title, with the badge of its rule."""
        return (self.scenario.title, f"badges/{self.scenario.rule}.svg")

    def beside_tell(self, easel: Easel) -> Sequence[Button]:
        """The meanings of the hard words on this screen, if there are any; at the end, what was kept."""
        written = self.backstage.sitting.written
        kept = [keep_button(self.backstage, easel)] if self.playthrough.ended and written else []
        if not self._hard_words():
            return kept
        speech = self.backstage.words.gettext("Tricky words")
        height = easel.metrics.px(64)
        icon = "symbols/words.svg"
        open_words = self._open_words
        return [
            *kept,
            Button(
                easel, "words", "", open_words, icon=icon, tone="plain", least_height=height, speech=speech
            ),
        ]

    def _hard_words(self) -> tuple[HardWord, ...]:
        """The glossary's words that stand on this screen."""
        glossary = self.backstage.sitting.pack.info.glossary
        choice = self.playthrough.last_choice
        if self.playthrough.state.in_feedback and choice:
            return words_in(glossary, texts_after(choice))
        remember = (self.scenario.remember,) if self.playthrough.ended else ()
        return words_in(glossary, (*texts_on(self.playthrough.card), *remember))

    def _open_words(self) -> None:
        self.backstage.stack.push(GlossaryScreen(self.backstage, self._hard_words()))

    def corner(self) -> Corner:
        """Back to the trail."""
        return Corner(self.backstage.words.gettext("Back"), self._to_trail)

    def build(self, easel: Easel) -> Sequence[Widget]:
        """In the words of now: the language may have changed."""
        self.scenario = self.backstage.sitting.scenario(self.pack_id, self.scenario.id)
        self.playthrough.scenario = self.scenario
        return super().build(easel)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The picture on the left; on the right what is read and pressed, a page at a time."""
        gap = easel.metrics.units(2.5)
        turn = self._turn(easel)
        share = _PICTURE_BESIDE_LARGE_TEXT if turn.in_column else _PICTURE
        left = pygame.Rect(area.topleft, (round(area.width * share), area.height))
        right = pygame.Rect(left.right + gap, area.top, area.width - left.width - gap, area.height)
        picture = self._picture(turn, left)
        pages = self._pages(turn, right)
        _ = self.backstage.words.gettext
        on = _("Next") if turn.calm else _("More")
        turning = self._pager.buttons(easel, right, len(pages), _("Back a bit"), on)
        page = pages[self._pager.page]
        if not any(widget.lead for widget in page):
            lead_to_first(page)
        if turn.calm:
            _stand_at_the_foot(page, right, beside=False)
            return [*picture, *in_calm_order(page, turning)]
        arrange_arrivals(picture, page)
        foot = _stand_at_the_foot(page, right, beside=bool(turning)) if page is pages[-1] else []
        above = [widget for widget in page if widget not in foot]
        companion = self._companion(easel, left, right, page, paged=bool(turning))
        companion = [each for each in companion if not _hides_something(each, picture, left, easel)]
        return [*picture, *self._thread_buttons(easel, picture), *above, *companion, *turning, *foot]

    def _pages(self, turn: Turn, column: pygame.Rect) -> list[list[Widget]]:
        """What is read and pressed; where all is calm, one thing a page, above the room of the buttons."""
        easel, foot = turn.easel, self._pager.height(turn.easel)
        gap = easel.metrics.units(1.75)
        if not turn.calm:
            return _without_a_lone_button(
                Flow(easel, column, gap).pages(self._blocks(turn), foot), column, foot
            )
        column = pygame.Rect(column.topleft, (column.width, column.height - foot))
        return calm_pages(Flow(easel, column, gap), self._blocks(turn), column.width)

    def _picture(self, turn: Turn, area: pygame.Rect) -> list[Widget]:
        return picture_for(turn, area)

    def _blocks(self, turn: Turn) -> list[Block]:
        return blocks_for(turn)

    def _companion(
        self,
        easel: Easel,
        picture: pygame.Rect,
        column: pygame.Rect,
        page: Sequence[Widget],
        *,
        paged: bool,
    ) -> list[Widget]:
        """The companion: it asks where something is to be decided, and looks on after a choice."""
        choice = self.playthrough.last_choice
        if not self.playthrough.waiting and not (self.playthrough.state.in_feedback and choice):
            return []
        above = [widget.rect.bottom for widget in page if widget.id != "go-on"]
        room = column.copy()
        room.top = max(above, default=column.top) + easel.metrics.units(1)
        room.height = 0 if paged else max(0, column.bottom - room.top)
        if self.playthrough.waiting:
            says = self.backstage.words.gettext("What could they do?")
            return [Companion(easel, "companion", room, picture, pose="companion-think", says=says)]
        glad = choice is not None and choice.outcome is Outcome.SAFER
        pose = "companion-cheer" if glad else "companion"
        return [Companion(easel, "companion", room, picture, pose=pose, says="")]

    def _turn(self, easel: Easel) -> Turn:
        return Turn(
            easel=easel,
            backstage=self.backstage,
            playthrough=self.playthrough,
            thread_page=self._thread_page,
            item=self._item,
            presses=Presses(
                pick=self._pick,
                leave_rest=self._leave_rest,
                go_on=self._go_on,
                open_item=self._open_item,
                again=self._again,
                to_trail=self._to_trail,
                next_player=self._hand_over,
            ),
        )

    def _thread_buttons(self, easel: Easel, picture: Sequence[Widget]) -> list[Widget]:
        """Where a thread is longer than its device: earlier and later messages, at the device's foot."""
        thread = next((widget for widget in picture if isinstance(widget, Thread)), None)
        if thread is None or thread.pages == 1:
            return []
        _ = self.backstage.words.gettext
        later = self._thread_page + 1 < thread.pages
        text = _("Later messages") if later else _("First messages")
        turn = partial(self._show_thread, thread.pages)
        height = easel.metrics.px(TURN_HEIGHT)
        button = Button(easel, "thread-page", text, turn, tone="plain", size="small", least_height=height)
        button.rect.midbottom = (thread.glass.centerx, thread.glass.bottom - easel.metrics.units(1))
        return [button]

    def _show_thread(self, pages: int) -> None:
        self._thread_page = (self._thread_page + 1) % pages
        self.refresh()

    def _pick(self, choice_id: str, question_id: str | None) -> None:
        self.playthrough.pick(choice_id, question_id)
        self._sound_feedback()
        self._changed()

    def _leave_rest(self) -> None:
        self.playthrough.leave_rest()
        self._sound_feedback()
        self._changed()

    def _open_item(self, item: str | None) -> None:
        self._item = item
        self._pager.page = 0
        self.refresh()

    def _go_on(self) -> None:
        self.playthrough.go_on()
        if self.playthrough.ended:
            self._close()
            self._sound(_STARS[self.playthrough.stars - 1])
        else:
            chat = isinstance(self.playthrough.card, ChatCard)
            self._sound(Sound.BUBBLE if chat else Sound.CARD)
        self._changed()

    def _changed(self) -> None:
        self._pager.page = self._thread_page = 0
        if not self.playthrough.state.in_feedback:
            self._item = None
        self.refresh()

    def _again(self) -> None:
        self.backstage.stack.replace(StoryScreen(self.backstage, self.pack_id, self.scenario))

    def _to_trail(self) -> None:
        self.backstage.stack.pop()

    def _hand_over(self) -> None:
        self._close()
        self.next_player()

    def _sound_feedback(self) -> None:
        choice = self.playthrough.last_choice
        if choice and self.playthrough.state.in_feedback:
            self._sound(_OUTCOMES[choice.outcome])

    def _sound(self, sound: Sound) -> None:
        if not self.backstage.preferences.now.calm:
            self.backstage.sounds.play(sound)

    def _close(self) -> None:
        """Once a play is over, finished or left: its stars to the seat, its counts to the box."""
        if self._over:
            return
        self._over = True
        sitting = self.backstage.sitting
        first = sitting.seat.close(self.pack_id, self.playthrough)
        if self.playthrough.state.made:
            sitting.written = self.backstage.hand_in(
                self.pack_id, sitting.of.id, self.playthrough, first=first
            )


def _hides_something(companion: Widget, picture: Sequence[Widget], area: pygame.Rect, easel: Easel) -> bool:
    """Whether the companion sits in the picture, in front of one of the people or of a device."""
    place = companion.rect.copy()
    if easel.typesetter.rtl:  # it will go to the other side of the picture, while the people stay
        place.left = area.left + area.right - place.right
    people = [widget for widget in picture if isinstance(widget, Figures)]
    devices = [widget for widget in picture if isinstance(widget, DeviceWidget)]
    return any(widget.meet(place) for widget in people) or any(
        widget.rect.colliderect(companion.rect) for widget in devices
    )


def _without_a_lone_button(pages: list[list[Widget]], column: pygame.Rect, foot: int) -> list[list[Widget]]:
    """Nobody turns a page to find nothing but Go on: it stands at the foot of the page before, for More."""
    *others, last = pages
    alone = [widget.id for widget in last] == ["go-on"]
    if others and alone and last[0].rect.height <= foot and last[0].rect.width <= column.width // 2:
        return [*others[:-1], [*others[-1], *last]]
    return pages


def _stand_at_the_foot(page: Sequence[Widget], column: pygame.Rect, *, beside: bool) -> list[Widget]:
    """Put Go on at the bottom right of the column, so that it is in the same place on every card.

    With something `beside` it there, it stays under the words if it is wider than half of the column.
    """
    most = column.width // 2 if beside else column.width
    standing = [widget for widget in page if widget.id == "go-on" and widget.rect.width <= most]
    for widget in standing:
        widget.move(column.right - widget.rect.right, column.bottom - widget.rect.bottom)
    return standing

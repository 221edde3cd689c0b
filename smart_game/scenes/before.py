"""Before a sensitive story: what is in it, kindly, and the way to another story."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Button, Press, Widget
from smart_game.scenario.model import Scenario
from smart_game.scenario.vocabulary import Note, Sensitivity
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.screen import Screen
from smart_game.scenes.story import StoryScreen
from smart_game.words.catalogue import Words as Language


def opening(backstage: Backstage, pack_id: str, scenario: Scenario) -> Screen:
    """The first screen of a story: its first card; of a sensitive one, what to know before."""
    if scenario.sensitivity is Sensitivity.SENSITIVE:
        return BeforeScreen(backstage, pack_id, scenario)
    return StoryScreen(backstage, pack_id, scenario)


class BeforeScreen(Screen):
    """Nothing is hidden, and nothing has to be played."""

    def __init__(self, backstage: Backstage, pack_id: str, scenario: Scenario) -> None:
        super().__init__(backstage)
        self._pack_id = pack_id
        self._scenario = scenario
        self._pager = Pager(self.refresh)

    def title(self) -> tuple[str, str | None]:
        """The story's title, with the badge of its rule."""
        return (self._now.title, f"badges/{self._now.rule}.svg")

    @property
    def _now(self) -> Scenario:
        """The scenario, in the words of now."""
        return self.backstage.sitting.scenario(self._pack_id, self._scenario.id)

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """What the story has in it, that help is near, and the two ways on."""
        say = self.backstage.words.gettext
        found = [note_words(self.backstage.words, note) for note in self._now.notes]
        listed = "\n".join(f"• {each}" for each in found)
        told: list[Block] = [Text("notes", listed)] if found else []
        blocks: list[Block] = [
            Text("text", say("Some things in this story can feel hard."), bold=True, fill=None),
            *told,
            Text(
                "calm",
                say("You can stop at any time. Press Back to leave, or Tell to talk to someone."),
                fill=None,
            ),
            Made(lambda width: self._ways(easel, width)),
        ]
        column = pygame.Rect(0, area.top, min(area.width, easel.metrics.px(760)), area.height)
        column.centerx = area.centerx
        pages = Flow(easel, column, easel.metrics.units(2.5)).pages(blocks, self._pager.height(easel))
        turning = self._pager.buttons(easel, column, len(pages), say("Back a bit"), say("More"))
        return [*pages[self._pager.page], *turning]

    def _ways(self, easel: Easel, width: int) -> list[Widget]:
        """Another story has the focus first: to play this one is a decision."""
        say, gap = self.backstage.words.gettext, easel.metrics.units(2)

        def button(id: str, text: str, press: Press, icon: str) -> Button:
            return Button(easel, id, text, press, width=width, icon=f"symbols/{icon}.svg", tone="plain")

        other = button("other-story", say("Pick another story"), self.backstage.stack.pop, "home-trail")
        other.lead = True
        begin = button("begin-story", say("Play this story"), self._begin, "play")
        begin.rect.top = other.rect.bottom + gap
        return [other, begin]

    def _begin(self) -> None:
        self.backstage.stack.replace(StoryScreen(self.backstage, self._pack_id, self._scenario))


def note_words(language: Language, note: Note) -> str:
    """What a note says to a child."""
    _ = language.gettext
    return {
        Note.UNKIND_WORDS: _("Somebody says unkind words."),
        Note.LEFT_OUT: _("Somebody feels left out."),
        Note.SOMEBODY_NEW: _("Somebody new wants to chat or call."),
        Note.SECRETS: _("Somebody asks for a secret."),
        Note.MEETING_UP: _("Somebody from a game wants to meet up."),
        Note.LOSING_THINGS: _("Somebody loses something that matters to them."),
        Note.SCARY_PICTURE: _("Somebody sees a scary picture."),
        Note.PRESSURE: _("Somebody is pushed to do something."),
        Note.FAMILY_CHANGE: _("Something changes in a family."),
        Note.ILLNESS: _("Somebody is ill."),
    }[note]

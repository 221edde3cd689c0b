"""Help to tell somebody: who is there, how to begin, and Childline. Nothing here is ever counted."""

from collections.abc import Sequence

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Image, Look, Sheet, Widget, Words, WordsInRoom
from smart_game.scenario.parts import Person
from smart_game.scenario.vocabulary import Mood, Rule
from smart_game.scenes.backstage import Backstage, Helper
from smart_game.scenes.people import portrait
from smart_game.scenes.screen import Screen


class TellScreen(Screen):
    """Calm: no counting, no hurry, nothing to get right."""

    def __init__(self, backstage: Backstage) -> None:
        super().__init__(backstage)
        self._pager = Pager(self.refresh)

    def title(self) -> tuple[str, str | None]:
        """What this screen is for."""
        return (self.backstage.words.gettext("Tell someone"), "badges/tell.svg")

    def tell(self) -> None:
        """Already here."""

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """You are not in trouble; who can help; how to begin; and Childline."""
        _ = self.backstage.words.gettext
        blocks: list[Block] = [
            Text(
                "calm",
                _("Telling is always OK. You are not in trouble."),
                bold=True,
                fill=None,
                align="center",
            ),
            Made(lambda width: self._helpers(easel, width)),
            Text(
                "begin",
                _(
                    "You can start like this: “Can I tell you something? Something happened online. "
                    "I feel wobbly about it. Can you help me?”"
                ),
            ),
            Text(
                "again",
                _("Are they busy? Say it is important, or ask another grown-up."),
                fill=None,
                align="center",
            ),
            Made(lambda width: self._childline(easel, width)),
        ]
        pages = self._laid_out(easel, area, blocks)
        turning = self._pager.buttons(easel, area, len(pages), _("Back a bit"), _("More"))
        return [*pages[self._pager.page], *turning]

    def _laid_out(self, easel: Easel, area: pygame.Rect, blocks: list[Block]) -> list[list[Widget]]:
        """With the school's own wording of the rule, unless that would move help to a further page."""
        flow, foot = Flow(easel, area, easel.metrics.units(2)), self._pager.height(easel)
        pages = flow.pages(blocks, foot)
        said = self.backstage.rules.get(Rule.TELL)
        if said:
            school = Text("school-rule", said, fill=None, align="center")
            worded = flow.pages([blocks[0], school, *blocks[1:]], foot)
            pages = worded if len(worded) == len(pages) else pages
        return pages

    def _helpers(self, easel: Easel, width: int) -> list[Widget]:
        """A picture, a role and a name for each, side by side."""
        helpers = self.backstage.helpers
        gap = easel.metrics.units(2)
        each = min((width - gap * (len(helpers) - 1)) // len(helpers), easel.metrics.px(300))
        left = (width - each * len(helpers) - gap * (len(helpers) - 1)) // 2
        cards = [
            HelperCard(easel, self.backstage, helper, number, each) for number, helper in enumerate(helpers)
        ]
        tall = max(card.rect.height for card in cards)
        for number, card in enumerate(cards):
            card.rect.update(left + number * (each + gap), 0, each, tall)
        return list(cards)

    def _childline(self, easel: Easel, width: int) -> list[Widget]:
        _ = self.backstage.words.gettext
        side, pad = easel.metrics.px(56), easel.metrics.units(1.5)
        said = _("You can also ring Childline. Ask a grown-up to help you.")
        if self.backstage.childline:
            said = _("You can also ring Childline: {number}. It is free.").format(
                number=self.backstage.childline
            )
        paragraph = easel.wrap(said, width - side - 3 * pad, "body", "on_tell", bold=True)
        height = max(side, paragraph.height) + 2 * pad
        sign = Image("childline-sign", (side, side), "symbols/childline-phone.svg", ground="tell_over")
        sign.rect.midleft = (pad, height // 2)
        words = Words("childline", paragraph)
        words.rect.midleft = (side + 2 * pad, height // 2)
        return [Sheet("childline-sheet", pygame.Rect(0, 0, width, height), "tell_over"), sign, words]


class HelperCard(Widget):
    """One person who helps."""

    align = "center"

    def __init__(self, easel: Easel, backstage: Backstage, helper: Helper, number: int, width: int) -> None:
        self._cast = backstage.cast
        self._helper = helper
        self._pad = easel.metrics.units(1)
        self._face = min(width - 2 * self._pad, easel.metrics.px(150))
        room = width - 2 * self._pad
        role = helper.role[:1].upper() + helper.role[1:]
        self._lines = [easel.wrap(role, room, "small", bold=True)]
        if helper.name:
            self._lines.append(easel.wrap(helper.name, room, "small"))
        height = self._face + 3 * self._pad + sum(line.height for line in self._lines)
        super().__init__(
            f"helper-{number}", pygame.Rect(0, 0, width, height), speech=f"{helper.role} {helper.name}"
        )

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """A kind face, and who it is."""
        easel.sheet(canvas, self.rect, "panel")
        person = Person(who=self._helper.picture, mood=Mood.HAPPY)
        picture = portrait(easel, self._cast, person, (self._face, self._face), "head")
        canvas.blit(picture, picture.get_rect(midtop=(self.rect.centerx, self.rect.top + self._pad)))
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)

    def words(self) -> WordsInRoom:
        """The role, and the name if the school gives one."""
        top = self.rect.top + self._face + 2 * self._pad
        found = []
        for line in self._lines:
            found.append((line, pygame.Rect(self.rect.left + self._pad, top, line.width, line.height)))
            top += line.height
        return tuple(found)

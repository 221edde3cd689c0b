"""The stories of a pack, to tick for today's lesson: what each is about, for the teacher."""

from collections.abc import Callable, Sequence
from functools import partial

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Made
from smart_game.engine.widgets import Button, Widget, Words
from smart_game.scenario.pack import Outline, Pack
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.rules import rule_name
from smart_game.scenes.teacher.desk import Desk
from smart_game.scenes.teacher.page import TeacherScreen
from smart_game.scenes.teacher.plan import Plan, ages
from smart_game.scenes.tile import Tile
from smart_game.school.picking import Picks, is_open


class StoriesScreen(TeacherScreen):
    """Pressing a story ticks it, or takes its tick away; sensitive ones have a switch of their own."""

    widest = 1240

    def __init__(self, backstage: Backstage, desk: Desk, plan: Plan, pack_id: str) -> None:
        super().__init__(backstage, desk)
        self._plan = plan
        self._pack_id = pack_id

    @property
    def pack(self) -> Pack:
        """The pack, in the words of now."""
        return next(pack for pack in self._plan.packs if pack.id == self._pack_id)

    def title(self) -> tuple[str, str | None]:
        """The pack, and its ages."""
        say = self.backstage.words.gettext
        return (
            say("{pack}, ages {ages}").format(pack=self.pack.cover.title, ages=ages(self.pack.cover.band)),
            None,
        )

    @property
    def onward_always(self) -> bool:
        """It is the one thing to press, whatever else is looked at."""
        return True

    def onward(self, easel: Easel, most: int) -> Button | None:
        """Back to the lesson, with how many are ticked."""
        say = self.backstage.words.gettext
        return self.foot_button(easel, "ticked", say("OK"), self.backstage.stack.pop, most, "check")

    def blocks(self, easel: Easel) -> Sequence[Block]:
        """All or none, and the stories, two beside each other where there is room."""
        _ = self.backstage.words.gettext
        pack, plan = self.pack, self._plan
        some, every = plan.counts(pack)
        told = _("Today: {stories}").format(stories=plan.count_words(pack))
        makers: list[Callable[[int], Widget]] = [
            lambda width: self._told(easel, told, width),
            self._option(easel, "all", _("All"), partial(self._pick, plan.picks.all_of(pack)), some == every),
            self._option(easel, "none", _("None"), partial(self._pick, plan.picks.none_of(pack)), some == 0),
        ]
        if any(not is_open(each, sensitive=False) for each in pack.stories):
            makers.append(
                self._option(easel, "sensitive", sensitive_words(self.backstage, plan), self._turn_sensitive)
            )
        across = 1 if easel.metrics.large else 2
        rows = [pack.stories[at : at + across] for at in range(0, len(pack.stories), across)]
        return [
            self.row(easel, makers),
            *(Made(partial(self._row, easel, row, across)) for row in rows),
        ]

    def _told(self, easel: Easel, text: str, width: int) -> Widget:
        """How many are ticked, as tall as the buttons beside it."""
        style = easel.style("body", bold=True)
        wide = min(easel.typesetter.width_of(text, style) + 1, width)
        paragraph = easel.wrap(text, wide, bold=True)
        pad = max(0, easel.metrics.px(64) - paragraph.height) // 2
        return Words("text", paragraph, padding=(0, pad))

    def _option(
        self, easel: Easel, id: str, text: str, does: Callable[[], None], chosen: bool = False
    ) -> Callable[[int], Widget]:
        return lambda width: self.button(easel, id, text, does, width, chosen=chosen)

    def _row(self, easel: Easel, stories: Sequence[Outline], across: int, width: int) -> list[Widget]:
        gap = easel.metrics.units(1.75)
        each = (width - gap * (across - 1)) // across
        tiles = [self._tile(easel, story, each) for story in stories]
        tall = max(tile.rect.height for tile in tiles)
        for at, tile in enumerate(tiles):
            tile.rect.update(at * (each + gap), 0, each, tall)
        return list(tiles)

    def _tile(self, easel: Easel, story: Outline, width: int) -> Tile:
        """A story with its aim; a sensitive one that is not open cannot be ticked."""
        words, pack = self.backstage.words, self.pack
        opened = is_open(story, sensitive=self._plan.lesson.sensitive)
        ticked = opened and self._plan.picks.has(pack, story)
        aim = pack.scenario(story.id).aim if opened else words.gettext("Sensitive: off today")
        tile = Tile(
            easel,
            f"pick-{story.id}",
            width,
            [(story.title, True), (aim, False)],
            picture=f"badges/{story.rule}.svg",
            press=partial(self._turn, story) if opened else None,
            done=ticked,
            least_height=easel.metrics.px(80),
        )
        state = words.gettext("On") if ticked else words.gettext("Off")
        tile.speech = f"{story.title}. {state}. {rule_name(words, story.rule)}. {aim}"
        return tile

    def _turn(self, story: Outline) -> None:
        self._pick(self._plan.picks.turned(self.pack, story))

    def _pick(self, picks: Picks) -> None:
        self._plan.picks = picks
        self.refresh()

    def _turn_sensitive(self) -> None:
        self._plan.change(sensitive=not self._plan.lesson.sensitive)
        self.refresh()


def sensitive_words(backstage: Backstage, plan: Plan) -> str:
    """Whether sensitive stories are played."""
    _ = backstage.words.gettext
    return _("Sensitive stories: on") if plan.lesson.sensitive else _("Sensitive stories: off")

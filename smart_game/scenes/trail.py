"""The trail: a road with one stop a rule, its story, and the stars that this seat has earned."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Block, Flow, Made, Pager, Text
from smart_game.engine.widgets import Button, Press, Widget
from smart_game.scenario.pack import Outline, Pack
from smart_game.scenario.parts import Person
from smart_game.scenario.vocabulary import Rule
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.before import opening
from smart_game.scenes.landscape import Landscape
from smart_game.scenes.people import portrait
from smart_game.scenes.road import Road, Stop
from smart_game.scenes.rules import rule_name
from smart_game.scenes.screen import Screen
from smart_game.scenes.tile import Tile
from smart_game.scenes.what_we_keep import keep_button

_HIGH, _LOW = 0.27, 0.73
"""How far down the odd and the even stops stand, as a share of the area."""

_HALF_A_STOP = 104
"""How far from the sides the first and the last stop are, in pixels of the reference window."""


_LEAST_APART = 8
"""How far stops are from each other at least, in pixels of the reference window."""


class TrailScreen(Screen):
    """Pressing a stop begins its story."""

    def __init__(self, backstage: Backstage, pack: Pack) -> None:
        super().__init__(backstage)
        self._pack_id = pack.id
        self._pager = Pager(self.refresh)

    @property
    def pack(self) -> Pack:
        """The pack, in the words of now."""
        return next(pack for pack in self.backstage.sitting.packs if pack.id == self._pack_id)

    def uncover(self) -> None:
        """Show the stars that have been earned meanwhile."""
        self.refresh()

    def behind(self, easel: Easel) -> Sequence[Widget]:
        """The landscape."""
        return _landscape(self.backstage, easel)

    def title(self) -> tuple[str, str | None]:
        """What to do here."""
        return (self.backstage.words.gettext("Pick a story"), None)

    def beside_tell(self, easel: Easel) -> Sequence[Button]:
        """Somebody else's turn; and what was written down, after a play."""
        text = self.backstage.words.gettext("Next player")
        icon = "symbols/next-player.svg"
        written = self.backstage.sitting.written
        return [
            Button(
                easel,
                "next-player",
                text,
                self.next_player,
                icon=icon,
                tone="plain",
                size="bar",
                least_height=easel.metrics.px(64),
                one_line=True,
            ),
            *([keep_button(self.backstage, easel, picture_only=True)] if written else []),
        ]

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The road with its stops in the order of the rules; a list where words need it, or all is calm."""
        if easel.metrics.large or self.backstage.preferences.now.calm:
            return self._list(easel, area)
        said = any(self.backstage.rules.get(rule) for rule in Rule if self._stories(rule))
        for told in (True, False) if said else (False,):
            points, stops = self._road(easel, area, told=told)
            apart = easel.metrics.px(_LEAST_APART)
            if not any(
                one.rect.inflate(2 * apart, 2 * apart).colliderect(two.rect) for one, two in pairwise(stops)
            ):
                if stops:
                    stops[0].lead = True
                return [Road("road", area, points), *stops]
        return self._list(easel, area)  # words too long for a road

    def _road(
        self, easel: Easel, area: pygame.Rect, *, told: bool
    ) -> tuple[list[tuple[int, int]], list[Stop]]:
        """The places of the stops, and the stops; `told` shows the school's own wording on them."""
        rules = [rule for rule in Rule if self._stories(rule)]
        margin = easel.metrics.px(_HALF_A_STOP)
        step = (area.width - 2 * margin) / max(1, len(rules) - 1)
        high, low = (round(area.top + area.height * share) for share in (_HIGH, _LOW))
        points = [
            (round(area.left + margin + step * at), low if at % 2 else high) for at in range(len(rules))
        ]
        most = round(min(step * 2 - easel.metrics.units(3), easel.metrics.px(250)))
        stops = [
            self._stop(easel, rule, point, most, told=told) for rule, point in zip(rules, points, strict=True)
        ]
        for stop in stops:
            stop.rect.clamp_ip(area)
        return points, stops

    def _list(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """The stops below each other, a page at a time."""
        stops = [Made(partial(self._tile, easel, rule)) for rule in Rule if self._stories(rule)]
        pages = Flow(easel, area, easel.metrics.units(2)).pages(stops, self._pager.height(easel))
        say = self.backstage.words.gettext
        turning = self._pager.buttons(easel, area, len(pages), say("Back a bit"), say("More"))
        page = pages[self._pager.page]
        page[0].lead = True
        return [*page, *turning]

    def _tile(self, easel: Easel, rule: Rule, width: int) -> list[Widget]:
        stories = self._stories(rule)
        title, press = self._title_and_press(rule, stories)
        said = self.backstage.rules.get(rule)
        return [
            Tile(
                easel,
                f"stop-{rule}",
                width,
                [
                    (rule_name(self.backstage.words, rule), True),
                    *([(said, False)] if said else []),
                    (title, False),
                ],
                picture=f"badges/{rule}.svg",
                press=press,
                stars=self._earned(stories),
                least_height=easel.metrics.px(96),
            )
        ]

    def _earned(self, stories: Sequence[Outline]) -> int:
        return max(stars_shown(self.backstage, self.pack.id, story.id) for story in stories)

    def _title_and_press(self, rule: Rule, stories: Sequence[Outline]) -> tuple[str, Press]:
        """What a stop says below its rule, and what pressing it does."""
        if len(stories) == 1:
            return stories[0].title, partial(self._begin, stories[0])
        title = self.backstage.words.ngettext("{count} story", "{count} stories", len(stories))
        return title.format(count=len(stories)), partial(self._open, rule)

    def _stories(self, rule: Rule) -> list[Outline]:
        return [story for story in self.pack.stories if story.rule is rule]

    def _stop(self, easel: Easel, rule: Rule, point: tuple[int, int], most: int, *, told: bool) -> Stop:
        stories = self._stories(rule)
        title, press = self._title_and_press(rule, stories)
        name, said = rule_name(self.backstage.words, rule), self.backstage.rules.get(rule, "")
        stop = Stop(
            easel, rule, name, title, self._earned(stories), most, press, wording=said if told else ""
        )
        stop.speech = ". ".join(part for part in (name, said, title) if part)
        stop.rect.center = point
        return stop

    def _begin(self, story: Outline) -> None:
        scenario = self.pack.scenario(story.id)
        self.backstage.stack.push(opening(self.backstage, self.pack.id, scenario))

    def _open(self, rule: Rule) -> None:
        self.backstage.stack.push(StopScreen(self.backstage, self.pack, rule))


class StopScreen(Screen):
    """The stories of one rule, where a pack has several; the trail is below it."""

    def __init__(self, backstage: Backstage, pack: Pack, rule: Rule) -> None:
        super().__init__(backstage)
        self._pack_id = pack.id
        self.rule = rule
        self._pager = Pager(self.refresh)

    @property
    def pack(self) -> Pack:
        """The pack, in the words of now and with the stories of today's lesson."""
        return next(pack for pack in self.backstage.sitting.packs if pack.id == self._pack_id)

    def behind(self, easel: Easel) -> Sequence[Widget]:
        """The landscape."""
        return _landscape(self.backstage, easel)

    def title(self) -> tuple[str, str | None]:
        """The rule, with its badge."""
        return (rule_name(self.backstage.words, self.rule), f"badges/{self.rule}.svg")

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """How the school says the rule, and a tile for each story, with its hero's face, in the middle."""
        width = min(area.width, easel.metrics.px(560))
        column = pygame.Rect(0, area.top, width, area.height)
        column.centerx = area.centerx
        said = self.backstage.rules.get(self.rule)
        blocks: list[Block] = [Text("school-rule", said, align="center")] if said else []
        stories = [story for story in self.pack.stories if story.rule is self.rule]
        blocks += [Made(partial(self._tiles, easel, story)) for story in stories]
        gap = easel.metrics.units(3)
        pages = Flow(easel, column, gap).pages(blocks, self._pager.height(easel))
        say = self.backstage.words.gettext
        turning = self._pager.buttons(easel, column, len(pages), say("Back a bit"), say("More"))
        page = pages[self._pager.page]
        if len(pages) == 1 and page:
            down = max(0, area.bottom - gap - max(widget.rect.bottom for widget in page)) // 3
            for widget in page:
                widget.move(0, down)
        tiles = [widget for widget in page if widget.press]
        for tile in tiles[:1]:
            tile.lead = True
        return [*page, *turning]

    def _tiles(self, easel: Easel, story: Outline, width: int) -> list[Widget]:
        return [self._tile(easel, story, width)]

    def _tile(self, easel: Easel, story: Outline, width: int) -> Tile:
        pack_id, cast = self.pack.id, self.backstage.cast
        earned = stars_shown(self.backstage, pack_id, story.id)
        return Tile(
            easel,
            f"story-{story.id}",
            width,
            [(story.title, True)],
            picture=lambda size: portrait(easel, cast, Person(who=story.hero), size, "head"),
            press=partial(self._begin, story),
            stars=earned,
            size="body",
            least_height=easel.metrics.px(104),
        )

    def _begin(self, story: Outline) -> None:
        scenario = self.pack.scenario(story.id)
        self.backstage.stack.replace(opening(self.backstage, self.pack.id, scenario))


def _landscape(backstage: Backstage, easel: Easel) -> list[Widget]:
    """The picture behind the stops; none where all is calm."""
    if backstage.preferences.now.calm:
        return []
    size = (easel.metrics.width, easel.metrics.height)
    return [Landscape("landscape", pygame.Rect((0, 0), size), "trail/trail.svg")]


def stars_shown(backstage: Backstage, pack_id: str, story_id: str) -> int:
    """The stars to show beside a story; none where all is calm."""
    return 0 if backstage.preferences.now.calm else backstage.sitting.seat.stars(pack_id, story_id)

"""The trail: a road with one stop a rule, its story, and the stars that this seat has earned."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pygame

from smart_game.engine.easel import Easel
from smart_game.engine.flow import Flow, Made, Pager
from smart_game.engine.widgets import Button, Look, Press, Widget, WordsInRoom
from smart_game.scenario.pack import Outline, Pack
from smart_game.scenario.parts import Person
from smart_game.scenario.score import MOST_STARS
from smart_game.scenario.vocabulary import Rule
from smart_game.scenes.backstage import Backstage
from smart_game.scenes.before import opening
from smart_game.scenes.landscape import Landscape
from smart_game.scenes.people import portrait
from smart_game.scenes.screen import Screen
from smart_game.scenes.tile import Tile
from smart_game.scenes.what_we_keep import keep_button
from smart_game.words.catalogue import Words as Language

_HIGH, _LOW = 0.27, 0.73
"""How far down the odd and the even stops stand, as a share of the area."""

SMART = dict(zip((Rule.SAFE, Rule.MEETING, Rule.ACCEPTING, Rule.RELIABLE, Rule.TELL), "SMART", strict=True))
"""The rules whose first letters the road spells, in a language in which they do."""

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
        rules = [rule for rule in Rule if self._stories(rule)]
        margin = easel.metrics.px(_HALF_A_STOP)
        step = (area.width - 2 * margin) / max(1, len(rules) - 1)
        high, low = (round(area.top + area.height * share) for share in (_HIGH, _LOW))
        points = [
            (round(area.left + margin + step * at), low if at % 2 else high) for at in range(len(rules))
        ]
        most = round(min(step * 2 - easel.metrics.units(3), easel.metrics.px(250)))
        stops = [self._stop(easel, rule, point, most) for rule, point in zip(rules, points, strict=True)]
        for stop in stops:
            stop.rect.clamp_ip(area)
        apart = easel.metrics.px(_LEAST_APART)
        if any(one.rect.inflate(2 * apart, 2 * apart).colliderect(two.rect) for one, two in pairwise(stops)):
            return self._list(easel, area)  # words too long for a road
        if stops:
            stops[0].lead = True
        return [Road("road", area, points), *stops]

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
        return [
            Tile(
                easel,
                f"stop-{rule}",
                width,
                [(rule_name(self.backstage.words, rule), True), (title, False)],
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

    def _stop(self, easel: Easel, rule: Rule, point: tuple[int, int], most: int) -> "Stop":
        stories = self._stories(rule)
        title, press = self._title_and_press(rule, stories)
        earned = self._earned(stories)
        name = rule_name(self.backstage.words, rule)
        stop = Stop(easel, rule, name, title, earned, most, press)
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
        self.pack = pack
        self.rule = rule

    def behind(self, easel: Easel) -> Sequence[Widget]:
        """The landscape."""
        return _landscape(self.backstage, easel)

    def title(self) -> tuple[str, str | None]:
        """The rule, with its badge."""
        return (rule_name(self.backstage.words, self.rule), f"badges/{self.rule}.svg")

    def body(self, easel: Easel, area: pygame.Rect) -> Sequence[Widget]:
        """A tile for each story, with its hero's face, in the middle of the screen."""
        stories = [story for story in self.pack.stories if story.rule is self.rule]
        gap = easel.metrics.units(3)
        width = min(area.width, easel.metrics.px(560))
        tiles = [self._tile(easel, story, width) for story in stories]
        top = area.top + max(0, area.height - sum(tile.rect.height + gap for tile in tiles)) // 3
        for tile in tiles:
            tile.rect.midtop = (area.centerx, top)
            top = tile.rect.bottom + gap
        tiles[0].lead = True
        return tiles

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


class Stop(Widget):
    """A stop on the road: the badge of a rule, its name, a story's title, and stars earned."""

    align = "center"

    def __init__(
        self, easel: Easel, rule: Rule, name: str, title: str, earned: int, most: int, press: Press
    ) -> None:
        """`most` is the greatest width in pixels."""
        metrics = easel.metrics
        self._badge, self._star = metrics.px(104), metrics.px(28)
        self._lap = metrics.px(26)
        self._earned = earned
        self._rule = rule
        pad = metrics.units(1.5)
        bold, plain = easel.style("body", bold=True), easel.style("small")
        setter = easel.typesetter
        letter = name[0] if SMART.get(rule) == name[0] else ""
        big = easel.style("heading", "main", bold=True)
        first = setter.width_of(letter, big) if letter else 0
        widest = max(first + setter.width_of(name[len(letter) :], bold), setter.width_of(title, plain)) + 2
        width = min(max(widest, self._badge), most - 2 * pad)
        self._letter = setter.wrap(letter, big, first + 1)
        rest = name[len(letter) :]
        self._rest = setter.wrap(rest, bold, min(setter.width_of(rest, bold) + 1, width - first))
        self._title = setter.wrap(title, plain, width)
        text = max(self._letter.height, self._rest.height) + self._title.height
        stars = self._star + metrics.units(1) if earned else 0
        sheet = self._lap + metrics.units(0.5) + text + stars + pad
        size = (width + 2 * pad, self._badge - self._lap + sheet)
        super().__init__(f"stop-{rule}", pygame.Rect((0, 0), size), press=press, speech=f"{name}. {title}")

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """A sheet with the words, and the badge standing on it."""
        sheet = self.rect.copy()
        sheet.top += self._badge - self._lap
        sheet.height -= self._badge - self._lap
        easel.sheet(canvas, sheet, "panel" if look is Look.PLAIN else "choice_over")
        picture = easel.pictures.file(f"badges/{self._rule}.svg", (self._badge, self._badge))
        canvas.blit(picture, picture.get_rect(midtop=self.rect.midtop))
        for paragraph, room in self.words():
            easel.typesetter.draw(canvas, paragraph, room.topleft, self.align)
        if self._earned:
            self._draw_stars(canvas, easel, sheet)

    def words(self) -> WordsInRoom:
        """The name of the rule, its first letter large where the road spells SMART, and the title below."""
        tall = max(self._letter.height, self._rest.height)
        top = self.rect.top + self._badge + self._lap // 8
        room = pygame.Rect(0, top, self._title.width, tall)
        room.centerx = self.rect.centerx
        letter = pygame.Rect(0, top, self._letter.width, self._letter.height)
        letter.left = room.centerx - (letter.width + self._rest.width) // 2
        after = pygame.Rect(letter.right, 0, self._rest.width, self._rest.height)
        after.centery = top + tall // 2 + (self._lap // 13 if letter.width > 1 else 0)
        letter, after = self.inside(letter), self.inside(after)
        below = pygame.Rect(room.left, room.bottom, self._title.width, self._title.height)
        return ((self._letter, letter), (self._rest, after), (self._title, below))

    def _draw_stars(self, canvas: pygame.Surface, easel: Easel, sheet: pygame.Rect) -> None:
        gap = self._star // 6
        left = sheet.centerx - (MOST_STARS * self._star + (MOST_STARS - 1) * gap) // 2
        top = sheet.bottom - self._star - easel.metrics.units(1)
        for place in range(MOST_STARS):
            name = "star" if place < self._earned else "star-empty"
            picture = easel.pictures.file(f"symbols/{name}.svg", (self._star, self._star))
            canvas.blit(picture, (left + place * (self._star + gap), top))


class Road(Widget):
    """A winding road through the stops, from one side of the window to the other."""

    def __init__(self, id: str, area: pygame.Rect, points: Sequence[tuple[int, int]]) -> None:
        super().__init__(id, area)
        self._points = points

    def draw(self, canvas: pygame.Surface, easel: Easel, look: Look) -> None:
        """Sand with an edge, and a broken line along the middle."""
        size = (easel.metrics.width, easel.metrics.height)
        points = [(size[0] - left if self.mirrored else left, top) for left, top in self._points]
        svg = partial(_road_svg, size, points, easel.metrics.scale)
        canvas.blit(easel.pictures.text(f"road/{points}", size, svg), (0, 0))


def _road_svg(size: tuple[int, int], points: Sequence[tuple[int, int]], scale: float) -> str:
    """A curve that is level at each stop, drawn three times: its edge, its sand, its middle line."""
    points = sorted(points)
    ends = [(-80, points[0][1]), *points, (size[0] + 80, points[-1][1])] if points else [(0, 0)]
    path = f"M{ends[0][0]} {ends[0][1]}"
    for (left, top), (right, bottom) in pairwise(ends):
        middle = (left + right) / 2
        path += f"C{middle} {top} {middle} {bottom} {right} {bottom}"
    strokes = (
        ("#B9A27C", 58, ""),
        ("#FBEBCB", 50, ""),
        ("#E0C48F", 4, f' stroke-dasharray="{22 * scale} {26 * scale}"'),
    )
    drawn = "".join(
        f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width * scale}"{dash}/>'
        for color, width, dash in strokes
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}">'
    return f"{head}{drawn}</svg>"


def _landscape(backstage: Backstage, easel: Easel) -> list[Widget]:
    """The picture behind the stops; none where all is calm."""
    if backstage.preferences.now.calm:
        return []
    size = (easel.metrics.width, easel.metrics.height)
    return [Landscape("landscape", pygame.Rect((0, 0), size), "trail/trail.svg")]


def stars_shown(backstage: Backstage, pack_id: str, story_id: str) -> int:
    """The stars to show beside a story; none where all is calm."""
    return 0 if backstage.preferences.now.calm else backstage.sitting.seat.stars(pack_id, story_id)


def rule_name(language: Language, rule: Rule) -> str:
    """What a child calls a rule."""
    _ = language.gettext
    return {
        Rule.SAFE: _("Safe"),
        Rule.MEETING: _("Meeting"),
        Rule.ACCEPTING: _("Accepting"),
        Rule.RELIABLE: _("Reliable"),
        Rule.TELL: _("Tell"),
        Rule.AGE: _("Age rules"),
        Rule.KIND: _("Kind"),
        Rule.SCHOOL: _("School"),
    }[rule]

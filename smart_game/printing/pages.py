"""Print-outs of a pack as HTML for A4 paper: no script, nothing from outside, pictures and letters inside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from smart_game.artwork.apps import App, load_apps
from smart_game.artwork.cast import Cast
from smart_game.packs.catalogues import Citations, Misconceptions
from smart_game.printing import guidance, phrases
from smart_game.printing.cut_out import CutOut, cut_outs
from smart_game.printing.dated import day_in, printed
from smart_game.printing.drawings import Drawings
from smart_game.printing.guide import Guide
from smart_game.printing.lettering import font_faces
from smart_game.printing.plan import Plan
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.vocabulary import Band, Rule
from smart_game.school.facts import read_facts
from smart_game.school.school import School, TrustedAdult
from smart_game.words.catalogue import SOURCE, Words

KINDS = ("guide", "plan", "cards", "certificate", "home")
"""What can be printed."""

A_SHEET = 4
"""Cards on a sheet of paper."""

_TEMPLATES = Path(__file__).parent / "templates"
_FULL, _CROWDED = 290, 380
_FULL_BEHIND, _CROWDED_BEHIND = 430, 620


@dataclass(frozen=True)
class Printer:
    """What print-outs are made of: the assets folder, the language, the school, and the day."""

    assets: Path
    words: Words
    school: School
    today: date

    def print_out(self, pack: Pack, kind: str, scenarios: Sequence[Scenario]) -> str:
        """One kind of print-out for these scenarios of a pack, as a page."""
        make: Mapping[str, Callable[[Pack, Sequence[Scenario]], str]] = {
            "guide": self._guide,
            "plan": self._plan,
            "cards": self._cards,
            "certificate": self._certificate,
            "home": self._home,
        }
        return make[kind](pack, scenarios)

    def _guide(self, pack: Pack, scenarios: Sequence[Scenario]) -> str:
        catalogues = self.assets / "catalogues"
        beliefs, sources = Misconceptions.load(catalogues), Citations.load(catalogues)
        return self._page(
            "guide.html.j2",
            pack,
            t=guidance.guide_texts(self.words.gettext),
            p=guidance.plan_texts(self.words.gettext),
            notes=guidance.note_names(self.words.gettext),
            guide=Guide.of(pack, scenarios, beliefs, sources),
            rules=[rule for rule in Rule if rule in {scenario.rule for scenario in scenarios}],
        )

    def _plan(self, pack: Pack, scenarios: Sequence[Scenario]) -> str:
        catalogues = self.assets / "catalogues"
        beliefs, sources = Misconceptions.load(catalogues), Citations.load(catalogues)
        return self._page(
            "plan.html.j2",
            pack,
            t=guidance.plan_texts(self.words.gettext),
            staff=guidance.staff_texts(self.words.gettext),
            notes=guidance.note_names(self.words.gettext),
            young=pack.info.band is Band.FIVE_TO_SEVEN,
            plans=[Plan.of(pack, scenario, beliefs, sources) for scenario in scenarios],
        )

    def _cards(self, pack: Pack, scenarios: Sequence[Scenario]) -> str:
        sets = [(scenario, cut_outs(scenario)) for scenario in scenarios]
        return self._page(
            "cards.html.j2",
            pack,
            t=phrases.card_texts(self.words.gettext),
            young=pack.info.band is Band.FIVE_TO_SEVEN,
            sets=[(scenario, cards, _sheets(cards)) for scenario, cards in sets],
            size=_size,
            size_behind=_size_behind,
        )

    def _certificate(self, pack: Pack, scenarios: Sequence[Scenario]) -> str:
        rules = {scenario.rule for scenario in scenarios}
        return self._page(
            "certificate.html.j2",
            pack,
            t=phrases.certificate_texts(self.words.gettext),
            rules=[rule for rule in Rule if rule in rules],
        )

    def _home(self, pack: Pack, scenarios: Sequence[Scenario]) -> str:
        return self._page("home.html.j2", pack, t=phrases.home_texts(self.words.gettext), scenarios=scenarios)

    def _page(self, template: str, pack: Pack, **given: object) -> str:
        """The body is made first: it is what says which pictures the page needs."""
        pictures = self.assets / "pictures"
        drawings = Drawings(pictures, Cast.load(pictures / "cast"))
        apps = load_apps(pictures / "apps")
        facts = read_facts(self.assets / "catalogues")
        environment = self._environment(drawings, apps)
        members = drawings.cast.members
        shared: dict[str, object] = {
            "pack": pack,
            "adults": [_called(each) for each in self.school.adults],
            "school": self.school,
            "childline": printed(facts.childline, self.today, self.words),
            "age": printed(facts.social_media_age, self.today, self.words),
            "day": day_in(self.words, self.today),
            "hero_name": lambda story: members[story.hero].name,
            "rule_names": phrases.rule_names(self.words.gettext),
            "rule_lines": {**phrases.rule_lines(self.words.gettext), **self.school.rules},
        }
        body = environment.get_template(template).render(**shared, **given)
        title = given["t"]["title"] if isinstance(given["t"], Mapping) else pack.info.title
        return environment.get_template("page.html.j2").render(
            body=Markup(body),  # noqa: S704 - what the template above has escaped
            title=f"{title}: {pack.info.title}",
            fonts=font_faces(self.assets / "fonts", self.words.language),
            kind=template.partition(".")[0],
            language="en-GB" if self.words.language == SOURCE else self.words.language,
            direction="rtl" if self.words.right_to_left else "ltr",
        )

    def _environment(self, drawings: Drawings, apps: Mapping[str, App]) -> Environment:
        environment = Environment(
            autoescape=True,
            loader=FileSystemLoader(_TEMPLATES),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["draw"] = drawings
        environment.globals["apps"] = apps
        environment.filters["s"] = self._said
        return environment

    def _said(self, text: str, **filled: object) -> Markup:
        """A text with what is filled in; one that fell back to English says that it is English."""
        whole = escape(text.format(**filled) if filled else text)
        if self.words.language_of(text) == self.words.language:
            return whole
        return Markup('<span lang="en-GB" dir="ltr">{}</span>').format(whole)


def _called(adult: TrustedAdult) -> str:
    return f"{adult.role} ({adult.name})" if adult.name else adult.role


def _sheets(cards: Sequence[CutOut]) -> list[list[CutOut | None]]:
    """Four cards a sheet, the last one filled up with gaps."""
    padded: list[CutOut | None] = [*cards, *[None] * (-len(cards) % A_SHEET)]
    return [padded[at : at + A_SHEET] for at in range(0, len(padded), A_SHEET)]


def _size(card: CutOut) -> str:
    return _named(card.crowd, _FULL, _CROWDED)


def _size_behind(card: CutOut) -> str:
    return _named(card.crowd_behind, _FULL_BEHIND, _CROWDED_BEHIND)


def _named(crowd: int, full: int, crowded: int) -> str:
    """How close the words have to stand."""
    return "crowded" if crowd > crowded else "full" if crowd > full else "roomy"

"""Print-outs of every shipped story: whole, inside one file, and fit for a child's hands."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from smart_game import places
from smart_game.cli import main
from smart_game.cli.common import packs_in
from smart_game.cli.print_outs import find_pack
from smart_game.packs.catalogues import Citations, Misconceptions
from smart_game.printing.cut_out import CutOut, cut_outs
from smart_game.printing.guide import Guide
from smart_game.printing.lettering import woff
from smart_game.printing.pages import KINDS, Printer
from smart_game.printing.plan import Plan
from smart_game.scenario.model import Pack, Scenario
from smart_game.scenario.vocabulary import Rule, Sensitivity
from smart_game.school.facts import read_facts
from smart_game.school.school import School, SchoolClass, TrustedAdult
from smart_game.words.catalogue import Words

DAY = date(2026, 11, 30)
VOID = {"meta", "br"}
STORIES = [(pack, scenario) for pack in packs_in()[0] for scenario in pack.scenarios]
NAMED = [f"{pack.info.id}/{scenario.id}" for pack, scenario in STORIES]


def printer(language: str = "en", day: date = DAY, school: School | None = None) -> Printer:
    return Printer(places.assets(), Words.load(places.locales(), language), school or School(), day)


@dataclass
class Page(HTMLParser):
    """Reads a page, and holds that every element that is opened is closed in order."""

    tags: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), f"<{tag}> has a program in {name}"
            if name in ("href", "src"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("pack", packs_in()[0], ids=lambda pack: pack.info.id)
def test_a_page_is_whole_and_needs_nothing_from_outside(pack: Pack, language: str, kind: str) -> None:
    made = printer(language)
    html = made.print_out(made.words.pack(pack), kind, made.words.pack(pack).scenarios)
    page = read(html)
    assert {"script", "img", "link", "iframe", "input", "form", "textarea"} & set(page.tags) == set()
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert "://" not in re.sub(r'xmlns="[^"]*"', "", html)
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in html[:80]


def reachable(cards: dict[str, CutOut]) -> set[str]:
    seen: set[str] = set()
    waiting = ["1"]
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            card = cards[number]
            waiting += [way.goes_to for way in card.ways] + ([card.goes_to] if card.goes_to else [])
    return seen


@pytest.mark.parametrize(("pack", "scenario"), STORIES, ids=NAMED)
def test_every_way_on_paper_leads_to_a_card_and_every_card_is_reached(pack: Pack, scenario: Scenario) -> None:
    cards = {card.number: card for card in cut_outs(scenario)}
    assert reachable(cards) == set(cards)
    for card in cards.values():
        assert card.is_ending == (not card.ways and not card.goes_to)


@pytest.mark.parametrize(("pack", "scenario"), STORIES, ids=NAMED)
def test_paper_offers_what_the_game_offers(pack: Pack, scenario: Scenario) -> None:
    played = sorted(choice.id for _, _, choice in scenario.choices())
    spotted = [piece for card in cut_outs(scenario) for piece in card.pieces for _ in range(2)]
    assert len(played) == len(spotted) + sum(len(card.ways) for card in cut_outs(scenario))
    numbers = {id(card.card): card.number for card in cut_outs(scenario) if not card.is_item}
    for card in cut_outs(scenario):
        for way in card.ways:
            if way.choice.goto:
                assert way.goes_to == numbers[id(scenario.cards[way.choice.goto])]


def fronts(html: str) -> Iterator[str]:
    yield from re.findall(r'<article class="card front.*?</article>', html, re.DOTALL)


@pytest.mark.parametrize(("pack", "scenario"), STORIES, ids=NAMED)
def test_a_front_shows_each_choice_and_neither_outcome_nor_feedback(pack: Pack, scenario: Scenario) -> None:
    html = printer().print_out(pack, "cards", [scenario])
    shown = list(fronts(html))
    cards = cut_outs(scenario)
    assert len(shown) == len(cards)
    for front, card in zip(shown, cards, strict=True):
        words = re.sub(r"<[^>]*>", " ", front)
        assert re.search(r"\b(safer|unsure|risky|A clue|No clue)\b", words) is None
        assert not re.search(r'class="[^"]*(safer|unsure|risky)', front)
        for way in card.ways:
            assert f"Go to {way.goes_to}" in words
            assert way.feedback.why not in words


def test_no_letter_is_always_the_safest() -> None:
    ways = [
        way for _, story in STORIES for card in cut_outs(story) if len(card.ways) == 3 for way in card.ways
    ]
    letters = [way.letter for way in ways if way.choice.outcome == "safer"]
    assert min(letters.count(letter) for letter in "ABC") > len(letters) / 6


def test_the_certificate_has_no_place_for_a_name() -> None:
    pack = find_pack("explorers")
    words = re.sub(
        r"<[^>]*>", " ", printer().print_out(pack, "certificate", pack.scenarios).partition("<body")[2]
    )
    assert "No name on it" in words
    assert re.search(r"_{3}|\.{4}|[Nn]ame:|[Cc]lass:|[Dd]ate:", words) is None


@pytest.mark.parametrize("kind", ["plan", "home"])
def test_a_fact_is_printed_with_its_day_and_never_once_it_is_due(kind: str) -> None:
    fact = read_facts(places.assets() / "catalogues").childline
    pack = find_pack("explorers")
    fresh = printer(day=fact.checked).print_out(pack, kind, pack.scenarios)
    stale = printer(day=fact.review_by).print_out(pack, kind, pack.scenarios)
    assert fact.value in fresh
    assert fact.value not in stale
    assert f"last checked on {fact.checked.day} {fact.checked:%B %Y}" in stale


def test_a_plan_has_its_minutes_its_prompts_its_rules_and_what_to_do_when_a_child_tells() -> None:
    pack = find_pack("explorers")
    html = printer().print_out(pack, "plan", [pack.scenarios[5]])
    assert re.findall(r'class="clock"><h3>[^<]*</h3><b>(\d+)</b>', html) == ["5", "15", "15"]
    assert all(prompt in html for prompt in pack.scenarios[5].talk)
    for said in ("Ground rules", "Keep a distance", "Do not promise to keep it secret", "the same day"):
        assert said in html


@pytest.mark.parametrize(("pack", "young"), [("sprouts", True), ("explorers", False)])
def test_plans_say_when_to_ask_the_quick_check_and_help_who_cannot_read_yet(pack: str, young: bool) -> None:
    found = find_pack(pack)
    html = printer().print_out(found, "plan", found.scenarios)
    assert "<b>Quick check.</b>" in html
    assert ("<b>For who cannot read yet.</b>" in html) is young


def test_a_plan_asks_again_after_one_lesson_and_after_four() -> None:
    pack, folder = find_pack("explorers"), places.assets() / "catalogues"
    beliefs, sources = Misconceptions.load(folder), Citations.load(folder)
    plans = [Plan.of(pack, each, beliefs, sources) for each in pack.scenarios]
    asked = [[pack.scenarios.index(each) for each in plan.again] for plan in plans]
    assert asked[:6] == [[], [0], [1], [2], [3, 0], [4, 1]]


def test_a_school_s_own_adults_are_named_and_their_names_are_no_markup() -> None:
    adults = (TrustedAdult(role="class teacher", name="Ms <b>Owl</b>", picture="teacher"),) * 2
    school = replace(
        printer(), school=School(name="Elm & Ash", classes=(SchoolClass(id="a", name="A"),), adults=adults)
    )
    html = school.print_out(find_pack("explorers"), "home", find_pack("explorers").scenarios)
    assert "class teacher (Ms &lt;b&gt;Owl&lt;/b&gt;)" in html
    assert "At Elm &amp; Ash:" in html


def spoken(html: str) -> str:
    """The words of a page."""
    return unescape(re.sub(r"<[^>]*>", " ", html.partition("<body")[2]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_school_s_own_wording_and_adults_are_on_every_kind(kind: str) -> None:
    """Ours stand there where the school has none; the certificate tells of rules, not of grown-ups."""
    own, pack = "Ask before you open a thing.", find_pack("explorers")
    adults = (TrustedAdult(role="Learning mentor", picture="teacher"),) * 2
    school = School(rules={Rule.ACCEPTING: own}, adults=adults)
    stories = pack.scenarios[3:4]
    html = spoken(printer(school=school).print_out(pack, kind, stories))
    assert own in html
    assert "Open things from people you know." not in html
    assert kind == "certificate" or "Learning mentor" in html
    plain = spoken(printer().print_out(pack, kind, stories))
    assert own not in plain
    assert kind == "home" or "Open things from people you know." in plain


@pytest.mark.parametrize("pack", packs_in()[0], ids=lambda pack: pack.info.id)
def test_a_guide_tells_a_teacher_what_is_in_the_pack(pack: Pack) -> None:
    """Each story with rule, aim and week; each belief with its stories; each code cited; what is hard."""
    folder = places.assets() / "catalogues"
    beliefs, sources = Misconceptions.load(folder), Citations.load(folder)
    guide = Guide.of(pack, pack.scenarios, beliefs, sources)
    said = " ".join(spoken(printer().print_out(pack, "guide", pack.scenarios)).split())
    for week, story in enumerate(pack.scenarios, start=1):
        assert f"{story.title} Week {week} · " in said
        assert story.aim in said
        assert story.remember in said
        named = {choice.misconception for _, _, choice in story.choices() if choice.misconception}
        for name in named:
            (held,) = [
                each
                for _, all_held in guide.beliefs
                for each in all_held
                if each.belief == beliefs.root[name]
            ]
            assert story in held.stories
            assert f"“{held.belief.belief}” {held.belief.teach} In: " in said
        cited = {code for codes in story.cites.by_source().values() for code in codes}
        taught = {each.code for aims in guide.aims for each in aims.codes if story in each.stories}
        assert taught == cited
        assert (story in guide.sensitive) == (story.sensitivity is Sensitivity.SENSITIVE)
        assert not story.notes or f"{story.title} : " in said
    assert f"Weeks 1 to {len(pack.scenarios)}: one story a week" in said
    assert {story.rule for story in guide.short} == {story.rule for story in pack.scenarios}
    assert "Before week 1: the quick check" in said


def test_a_guide_plans_no_quick_check_that_the_pack_does_not_have() -> None:
    pack = find_pack("explorers").model_copy(update={"quick_check": None})
    assert "quick check" not in spoken(printer().print_out(pack, "guide", pack.scenarios))


def test_the_command_takes_the_school_of_this_pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "smart-game").mkdir()
    (tmp_path / "smart-game" / "school.yaml").write_text(
        "name: Elm School\nrules: {safe: Keep it to yourself.}\n", encoding="utf-8"
    )
    story = ["--story", "clue-jigsaw", "--what", "cards"]
    assert main(["print", "explorers", *story, "--out", str(tmp_path)]) == 0
    html = (tmp_path / "explorers-clue-jigsaw-cards.html").read_text(encoding="utf-8")
    assert "The rule: Keep it to yourself." in html


@pytest.mark.parametrize("language", ["cy", "pl", "ur", "ar"])
def test_the_fixed_words_of_each_page_are_translated(language: str) -> None:
    """What stays English is marked so: names of services, the catalogues, and what a school has written."""
    made = printer(language)
    pack = made.words.pack(find_pack("explorers"))
    for kind in KINDS:
        html = made.print_out(pack, kind, pack.scenarios[:1])
        for english in ("Teacher’s guide", "Who helps", "Ground rules", "Cards to cut out", "No name on it"):
            assert english not in html


def test_a_packed_font_has_the_same_tables() -> None:
    raw = (places.assets() / "fonts" / "Andika-Regular.ttf").read_bytes()
    packed, plain = TTFont(BytesIO(woff(raw))).reader, TTFont(BytesIO(raw)).reader
    assert packed is not None
    assert plain is not None
    assert len(woff(raw)) < len(raw) * 0.6
    assert [tag for tag in plain.keys() if packed[tag] != plain[tag]] == []  # noqa: SIM118 - it is no dict


def test_the_command_prints_a_school_s_own_pack_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = shutil.copytree(places.scenarios() / "explorers", tmp_path / "ours")
    assert (
        main(
            ["print", str(own), "--story", "change-the-year", "--what", "cards,home", "--out", str(tmp_path)]
        )
        == 0
    )
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == [
        "explorers-change-the-year-cards.html",
        "explorers-change-the-year-home.html",
    ]
    assert "Go to 2a" in (tmp_path / "explorers-change-the-year-cards.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["nothing"], "There is no pack 'nothing'"),
        (["explorers", "--story", "change-the-yeer"], "Did you mean 'change-the-year'?"),
        (["explorers", "--what", "poster"], "--what takes guide, plan, cards, certificate, home"),
        (["explorers", "--language", "xx"], "There is no language 'xx'"),
        (["explorers", "--school", "no-such-folder"], "There is no school.yaml"),
    ],
)
def test_what_cannot_be_printed_is_said(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", *given]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium is not here to make a PDF of the pages")
def test_a_plan_is_one_page_a_story_and_cards_fill_their_sheets(tmp_path: Path) -> None:
    pack = find_pack("explorers")
    cards = sum(2 * -(-len(cut_outs(story)) // 4) + 1 for story in pack.scenarios)
    wanted = {"guide": 6, "plan": 2 + len(pack.scenarios), "cards": cards, "certificate": 1, "home": 1}
    for kind in KINDS:
        (tmp_path / f"{kind}.html").write_text(
            printer().print_out(pack, kind, pack.scenarios), encoding="utf-8"
        )
        assert pages_of(tmp_path / f"{kind}.html") == wanted[kind], kind


def pages_of(page: Path) -> int:
    """How many pages Chromium prints of a file."""
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    )
    more = "--disable-component-update --disable-sync --no-pdf-header-footer"
    profile = f"--user-data-dir={page.parent / 'profile'}"
    pdf = page.with_suffix(".pdf")
    command = ["chromium", *flags.split(), *more.split(), profile, f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))

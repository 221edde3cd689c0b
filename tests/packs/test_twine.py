import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from smart_game import places
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack
from smart_game.packs.reading import read_document
from smart_game.packs.to_dos import is_to_do
from smart_game.packs.twine import twee
from smart_game.packs.twine.archive import read_archive
from smart_game.packs.twine.exporting import make_story
from smart_game.packs.twine.files import MOST_KILOBYTES, MOST_PASSAGE_LETTERS, read_story
from smart_game.packs.twine.ids import make_id
from smart_game.packs.twine.importing import MOST_PASSAGES, Wishes, make_scenario
from smart_game.packs.twine.markup import Link, read_markup, write_words
from smart_game.packs.twine.story import Passage, Story, TwineError
from smart_game.packs.twine.yaml_text import read_comments, write_yaml
from smart_game.scenario.model import Scenario
from smart_game.scenario.playthrough import Playthrough

STORIES = sorted((Path(__file__).parent / "twine").glob("*.twee"))
SHIPPED = sorted(
    file for file in places.scenarios().glob("*/*.yaml") if file.name not in ("pack.yaml", "quick-check.yaml")
)
FILLED = {
    "outcome": "safer",
    "backdrop": "park",
    "sensitivity": "gentle",
    "rule": "safe",
    "hero": "priya",
    "policy": "10.1-A",
    "nc": "NC-K2a",
    "rshe": "WO6",
    "efcw": "MI-4",
    "pshe": "KS2-R28",
}


def export(text: str, data: dict[str, Any]) -> str:
    return twee.write_twee(make_story(data, *read_comments(text)))


def import_text(text: str, called: str = "story") -> str:
    return write_yaml(make_scenario(twee.read_twee(text), called, Wishes()))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_scenario_is_the_same_after_export_and_import(file: Path) -> None:
    """Nothing is left out, no to-do is left, and a second time round the text is the same as well."""
    document, _ = read_document(file, file.parent)
    assert document is not None
    written = export(file.read_text(encoding="utf-8"), document.data)
    imported = make_scenario(twee.read_twee(written), "story", Wishes())
    assert (imported.notes, imported.to_dos) == ([], 0)
    assert max(len(passage.text) for passage in imported.story.passages) < MOST_PASSAGE_LETTERS
    assert Scenario.model_validate(imported.data) == Scenario.model_validate(document.data)
    once = write_yaml(imported)
    assert import_text(export(once, yaml.safe_load(once))) == once


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_a_story_from_twine_is_the_same_after_export_and_import(file: Path) -> None:
    """To-dos, names, tags, positions and the story's number included."""
    once = write_yaml(make_scenario(read_story(file), file.stem, Wishes()))
    assert import_text(export(once, yaml.safe_load(once))) == once


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_a_story_plays_when_its_to_dos_are_filled(file: Path, tmp_path: Path) -> None:
    imported = make_scenario(read_story(file), file.stem, Wishes())
    pack = tmp_path / "pack"
    pack.mkdir()
    name = imported.data["id"]
    (pack / "pack.yaml").write_text(
        f'format: 1\nid: pack\ntitle: P\nband: "9-11"\nabout: A pack.\nscenarios: ["{name}"]\n',
        encoding="utf-8",
    )
    (pack / f"{name}.yaml").write_text(write_yaml(imported), encoding="utf-8")
    known = Known.load(places.assets())
    before = check_pack(pack, known)
    assert before.pack is None
    to_do = [each for each in before.findings if "SG034" <= each.diagnostic.code <= "SG037"]
    assert {each.diagnostic.code for each in before.findings if each.is_error} <= {
        "SG034",
        "SG035",
        "SG036",
        "SG037",
        "SG064",
    }
    lines = [each.line for each in to_do]
    assert lines == sorted(lines)
    assert len(to_do) >= 10
    filled = fill(imported.data)
    (pack / f"{name}.yaml").write_text(yaml.safe_dump(filled, allow_unicode=True), encoding="utf-8")
    after = check_pack(pack, known)
    assert [str(each) for each in after.findings if each.is_error] == []
    assert after.pack is not None
    assert len(after.pack.scenarios[0].cards) == len(imported.data["cards"])
    for order in range(8):
        play = Playthrough(after.pack.scenarios[0], order)
        for _ in range(50):
            if play.ended:
                break
            play.pick(play.offered[0].id) if play.question else play.go_on()
        assert play.ended


def fill(value: Any, key: str = "") -> Any:  # noqa: ANN401
    """The data as a teacher might complete it: tells mends everything, and nothing tempting is safer."""
    if isinstance(value, list):
        return [fill(each, key) for each in value]
    if isinstance(value, dict):
        told = {name: fill(each, name) for name, each in value.items()}
        if "outcome" in told:
            told["puts_right"] = told["outcome"] == "safer"
            if told["outcome"] == "safer":
                told.pop("misconception", None)
            else:
                told["misconception"] = "be-quick"
        return told
    return FILLED.get(key, "A few plain words.") if is_to_do(value) else value


def test_what_a_story_says_is_where_it_belongs() -> None:
    data = make_scenario(read_story(STORIES[2]), "x", Wishes(backdrops=frozenset({"bedroom"}))).data
    assert STORIES[2].stem == "sugarcube"
    card = data["cards"][data["start"]]
    assert (data["title"], data["start"]) == ("The Kite Quiz", "a-quiz")
    assert card["setting"] == {"backdrop": "bedroom"}
    assert card["text"] == "A quiz drops down on the tablet. It asks for a name."
    told = [(each["text"], each["goto"], each["outcome"]) for each in card["choices"]]
    assert told == [
        ("Type the name in", "oh-no-1-2", "risky"),
        ("Mum & me", "told-mum", "safer"),
        ("Close the quiz", "told-mum", "safer"),
    ]
    assert data["cards"]["sulking"]["kind"] == "ending"


def test_what_is_left_out_is_said_with_its_line() -> None:
    file = STORIES[2]
    lines = file.read_text(encoding="utf-8").splitlines()
    notes = make_scenario(read_story(file), "x", Wishes()).notes
    said = {note.text: lines[note.line - 1] for note in notes}
    for lost in ("<<set $trust += 1>>", '<img src="quiz.png">', "[$trust to 1]", "/* make this longer */"):
        assert lost in said[lost]
    assert any("StoryInit" in text and line.startswith(":: StoryInit") for text, line in said.items())


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("[[a b]]", Link("a b", "a b")),
        ("[[a->b]]", Link("a", "b")),
        ("[[a->b->c]]", Link("a->b", "c")),
        ("[[b<-a]]", Link("a", "b")),
        ("[[a|b]]", Link("a", "b")),
        ("[[a|b][$x to 1]]", Link("a", "b")),
        ('(link-goto: "a", "b")', Link("a", "b")),
        ("(link-goto: 'a')", Link("a", "a")),
        ('<<link "a" "b">><<set $x to 1>><</link>>', Link("a", "b")),
        ('<<button "a" "b">><</button>>', Link("a", "b")),
    ],
)
def test_a_link_is_read_however_it_is_written(written: str, link: Link) -> None:
    read = read_markup(f"Words.\n\n* {written}", 1)
    assert read.links == (link,)
    assert read.text == "Words."


@pytest.mark.parametrize(
    "text",
    [
        "[[a]] <<b>> (if: c)[d] $e _f <b>g</b> <!-- h -->",
        "''bold'' //italic// __u__ 5 * 3 = 15 & &amp; &#65;",
        ":: not a header\n\n\n\n:: nor this  \n  nor this",
        "/* a */ /% b %/ C:\\new -> <- | 100% ~~ ^^ **",
        "żółw 宝石 🐢 “quoted” – ‘dash’\u00a0",
    ],
)
def test_any_words_are_the_same_after_twine(text: str) -> None:
    passages = (Passage("One", write_words(text) + "\n\n[[Two]]"), Passage("Two", "End"))
    read = twee.read_twee(twee.write_twee(Story(passages, "T", "One")))
    found = read_markup(read.passages[0].text, 1)
    assert (found.text, found.notes) == (text, ())


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Łódź & Straße", "lodz-strasse"),
        ("Don’t!", "dont"),
        ("买宝石", "card-2"),
        ("../../etc/passwd", "etc-passwd"),
        ("taken", "taken-2"),
        ("a long name of very many words that has no room", "a-long-name-of-very-many-words-that-has"),
        ("x" * 60, "x" * 40),
    ],
)
def test_a_name_makes_an_id(name: str, id: str) -> None:
    assert make_id(name, "card", {"taken", "card-1"}) == id


def test_a_published_page_is_read_as_its_twee_is() -> None:
    page = (
        '<html><tw-storydata name="T" startnode="2" ifid="I" format="Harlowe" format-version="3.3.9">'
        '<tw-passagedata pid="1" name="B &amp; C" tags="ending" position="1,2">Fin &lt;3</tw-passagedata>\n'
        '<tw-passagedata pid="2" name="A" tags="">Go [[on-&gt;B &amp; C]]</tw-passagedata></tw-storydata>'
    )
    story = read_archive(page)
    assert (story.title, story.start, story.written_for) == ("T", "A", "Harlowe 3.3.9")
    data = make_scenario(story, "x", Wishes()).data
    assert (data["start"], data["cards"]["a"]["goto"]) == ("a", "b-c")
    assert data["cards"]["b-c"]["text"] == "Fin <3"


def test_edits_in_twine_are_kept_and_new_choices_are_to_do() -> None:
    file = next(file for file in SHIPPED if file.stem == "gem-gem-shower")
    text = file.read_text(encoding="utf-8")
    written = export(text, yaml.safe_load(text))
    edited = written.replace(
        "[[Close the box. Build a pond.->mei-asks]]", "[[Shut it.->mei-asks]]\n[[Shout->mei-out]]"
    )
    assert edited != written
    before = yaml.safe_load(text)["cards"]["popup"]["choices"]
    after = make_scenario(twee.read_twee(edited), "x", Wishes()).data["cards"]["popup"]["choices"]
    assert [choice["id"] for choice in after] == ["type-it", "close-it", "did-mei", "shout"]
    assert after[1]["text"] == "Shut it."
    assert after[1]["feedback"] == before[1]["feedback"]
    assert is_to_do(after[3]["outcome"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no Twine passage"),
        (b"Only words.", "no Twine passage"),
        (b"\x89PNG\r\n\x1a\n\xff", "not UTF-8"),
        (b":: a\n\0", "not a text file"),
        (b":: a\n" + b"x" * (MOST_KILOBYTES * 1024), "more than"),
        (b":: a\n" + b"x" * 30_000, "30000 letters"),
        (b":: only\n[[only]]", "fewer than two"),
        (b"".join(b":: p%d\n[[p1]]\n" % number for number in range(MOST_PASSAGES + 1)), "passages"),
    ],
)
def test_a_file_that_is_no_story_is_refused_in_a_sentence(content: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "story.twee"
    file.write_bytes(content)
    with pytest.raises(TwineError, match=said) as refused:
        make_scenario(read_story(file), "story", Wishes())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "body",
    [
        "[[" * 9000,
        "(if: " * 3000,
        "<<if $a>>" * 1500,
        "<!--" * 4000,
        "''" * 9000,
        "<" * 19000,
        "/*" * 9000,
        '(link-goto: "' * 1200,
        "<!-- smart-game\n" + "[" * 15000 + "\n-->",
        '<!-- smart-game\n{"kind": "\\ud800", "choices": [1, {"id": []}], "text": {}}\n-->[[b]][[a]]',
    ],
    ids=lambda body: re.sub(r"\s.*", "", body[:12]),
)
def test_a_hostile_passage_takes_no_time_and_makes_nothing_fall(body: str) -> None:
    text = f":: a\n{body}\n\n:: b\nEnd\n"
    written = import_text(text)
    assert "cards:" in written


def test_a_loop_is_a_story_too() -> None:
    cards = make_scenario(twee.read_twee(":: a\n[[b]]\n:: b\n[[a]]\n"), "x", Wishes()).data["cards"]
    assert (cards["a"]["goto"], cards["b"]["goto"]) == ("b", "a")

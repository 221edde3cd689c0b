import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import smart_game
from smart_game import places
from smart_game.cli.common import today
from smart_game.cli.exits import COULD_NOT_RUN, FINE
from smart_game.cli.record_list import COLUMNS, NARRATOR, slots_of
from smart_game.engine.recordings import find_recording
from smart_game.scenario.dated import with_facts
from smart_game.scenario.model import Pack
from smart_game.school.facts import read_facts

CHECKOUT = Path(smart_game.__file__).parents[1]

RUN = """
import json, sys
from smart_game.cli import record_list
from smart_game.errors import CannotRunError
try:
    code = record_list.run(sys.argv[1:])
except CannotRunError as fault:
    print(fault, file=sys.stderr)
    code = 2
loaded = [name for name in sys.modules if name.partition(".")[0] == "pygame"]
print(json.dumps([code, loaded]))
"""

WELSH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: cy\\n"

msgctxt "{context}"
msgid "{english}"
msgstr "{welsh}"
"""


class Ran:
    """A command that has ended: its exit code, what it printed, and what it complained about."""

    def __init__(self, done: "subprocess.CompletedProcess[str]") -> None:
        *lines, last = done.stdout.splitlines()
        self.out, self.err = "\n".join(lines), done.stderr
        self.code, self.pygame = json.loads(last)


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def runner(*arguments: str | Path, root: Path | None = None) -> Ran:
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        env.pop("SMART_GAME_ROOT", None)
        env |= {"SMART_GAME_ROOT": str(root)} if root else {}
        done = subprocess.run(
            [sys.executable, "-c", RUN, *map(str, arguments)],
            env=env,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return Ran(done)

    return runner


@pytest.fixture
def pack_folder(tmp_path: Path) -> Path:
    """A copy of the pack for ages 7-9, to put recordings in."""
    return Path(shutil.copytree(places.scenarios() / "explorers", tmp_path / "explorers"))


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_each_text_of_a_pack_is_listed_once_with_the_file_name_that_is_looked_for(
    run: Run, pack_folder: Path, tmp_path: Path, explorers: Pack
) -> None:
    """Whoever saves a sound under a name in the list has it found by the game."""
    ran = run(pack_folder, "--out", tmp_path / "lines.csv")
    assert (ran.code, ran.err, ran.pygame) == (FINE, "", [])
    rows = read_table(tmp_path / "lines.csv")
    assert tuple(rows[0]) == COLUMNS
    facts = read_facts(places.assets() / "catalogues").shown(today())
    explorers = explorers.model_copy(update={"facts": facts})
    assert {row["text"] for row in rows} == {
        " ".join(slot.text.split()) for slot in slots_of(with_facts(explorers))
    }
    assert len({row["file name"] for row in rows}) == len(rows) == len({row["text"] for row in rows})
    for row in rows[:: len(rows) // 20]:
        assert find_recording([pack_folder], "en", row["text"]) is None
        sound = pack_folder / "sounds" / "en" / row["file name"]
        sound.parent.mkdir(parents=True, exist_ok=True)
        sound.touch()
        assert find_recording([pack_folder], "en", row["text"]) == sound


def test_what_a_child_comes_upon_is_in_the_list_and_what_is_for_teachers_is_not(explorers: Pack) -> None:
    slots = list(slots_of(explorers))
    texts = {slot.text for slot in slots}
    for scenario in explorers.scenarios:
        assert {scenario.title, scenario.remember} <= texts
        assert not {scenario.aim, scenario.home, *scenario.talk} & texts
        for card_id, card in scenario.cards.items():
            here = {slot.text for slot in slots if (slot.story, slot.card) == (scenario.id, card_id)}
            assert card.text in here
        for card_id, question, choice in scenario.choices():
            here = {slot.text for slot in slots if (slot.story, slot.card) == (scenario.id, card_id)}
            feedback = choice.feedback
            assert {choice.text, feedback.happened, feedback.why, feedback.now} <= here
            assert not question.prompt or question.prompt in here


def test_messages_are_read_by_whoever_wrote_them(explorers: Pack) -> None:
    chat = {slot.slot: slot.reader for slot in slots_of(explorers) if slot.card == "mei-asks"}
    assert chat["messages.1.text"] == "Mei"
    assert chat["messages.1.name"] == chat["text"] == NARRATOR


def test_recorded_lines_are_ticked_and_left_over_ones_are_named(run: Run, pack_folder: Path) -> None:
    before = run(pack_folder).out
    name = next(line.split()[2] for line in before.splitlines() if line.startswith("  [ ]"))
    folder = pack_folder / "sounds" / "en"
    folder.mkdir(parents=True)
    (folder / f"{name}.wav").touch()
    (folder / "0123456789ab.ogg").touch()
    after = run(pack_folder).out
    assert f"[x] {name}  " in after
    assert "1 of them recorded" in after
    assert "no longer says what is in 0123456789ab.ogg" in " ".join(after.split())


def test_the_printed_list_has_every_line_and_fits_a_page(run: Run, tmp_path: Path) -> None:
    ran = run("explorers", "--out", tmp_path)
    assert ran.code == FINE
    page = (tmp_path / "record-explorers.txt").read_text(encoding="utf-8")
    boxes = [line.split()[2] for line in page.splitlines() if line.startswith("  [ ]")]
    rows = read_table(tmp_path / "record-explorers.csv")
    assert [f"{name}.ogg" for name in boxes] == [row["file name"] for row in rows]
    assert max(len(line) for line in page.splitlines()) <= 96
    assert run("explorers").out.strip() == page.strip()


def test_a_translated_pack_lists_what_is_translated(run: Run, tmp_path: Path, explorers: Pack) -> None:
    """What is not translated yet is shown in English, so nobody is asked to record it in Welsh."""
    root = tmp_path / "root"
    for name in ("assets", "scenarios"):
        root.mkdir(exist_ok=True)
        (root / name).symlink_to(places.root() / name, target_is_directory=True)
    catalogue = root / "locales" / "cy" / "LC_MESSAGES" / "packs.po"
    catalogue.parent.mkdir(parents=True)
    scenario = explorers.scenarios[0]
    context = f"{scenario.id}/title"
    catalogue.write_text(
        WELSH.format(context=context, english=scenario.title, welsh="Jig-so"), encoding="utf-8"
    )
    ran = run("explorers", "--language", "cy", "--out", tmp_path / "cy.csv", root=root)
    assert (ran.code, ran.err) == (FINE, "")
    [row] = read_table(tmp_path / "cy.csv")
    assert (row["story"], row["card"], row["slot"], row["text"]) == (scenario.id, "", "title", "Jig-so")
    assert find_recording([tmp_path], "cy", "Jig-so") is None
    sound = tmp_path / "sounds" / "cy" / row["file name"]
    sound.parent.mkdir(parents=True)
    sound.touch()
    assert find_recording([tmp_path], "cy", "Jig-so") == sound


def test_a_spreadsheet_takes_no_text_for_a_formula(run: Run, pack_folder: Path, tmp_path: Path) -> None:
    story = pack_folder / "clue-jigsaw.yaml"
    title = 'title: "Clue Jigsaw"'
    text = story.read_text(encoding="utf-8")
    assert title in text
    story.write_text(text.replace(title, 'title: "=1+1"', 1), encoding="utf-8")
    assert run(pack_folder, "--out", tmp_path / "lines.csv").code == FINE
    assert "'=1+1" in {row["text"] for row in read_table(tmp_path / "lines.csv")}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "There is no pack 'nowhere'. Name one of explorers"),
        (["explorers", "--language", "zz"], "There is no language 'zz'"),
        (["explorers", "--out", "no/such/folder/lines.csv"], "cannot be written"),
        ([], "record-list --help"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run: Run, arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert ran.code == COULD_NOT_RUN
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_broken_pack_is_refused_with_its_first_finding(run: Run, pack_folder: Path) -> None:
    (pack_folder / "clue-jigsaw.yaml").write_text("format: 1\n", encoding="utf-8")
    ran = run(pack_folder)
    assert ran.code == COULD_NOT_RUN
    assert "clue-jigsaw.yaml:" in ran.err

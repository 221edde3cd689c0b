"""`smart-game check`: what it prints, and its exit code."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smart_game import places
from smart_game.cli import check, main
from smart_game.packs.known import Known

_CODE = 'Did you mean "OSA4"? Use a code from assets/catalogues/citations.yaml.'
_CARD = 'no card has that id. Did you mean "message"? Use the id of a card in this file.'
_LEVEL = (
    "good: reading grade not worked out (it needs the extra smart-game[reading]); 4.2 words a sentence; "
    "longest screen 12 words."
)
_RULES = "Use one of: safe, meeting, accepting, reliable, tell, age, kind, school."

Check = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def run(known: Known, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs the command with the few names of the good pack: exit code, lines, complaint."""
    monkeypatch.setattr(Known, "load", lambda _assets: known)
    monkeypatch.setattr(check, "find_grade", lambda: None)

    def run_it(*arguments: object) -> tuple[int, list[str], str]:
        code = main(["check", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run_it


def test_a_good_pack(run: Check, good_pack: Path) -> None:
    assert run(good_pack) == (0, [_LEVEL, "1 pack, 2 scenarios, 12 cards: no problems."], "")
    assert run(good_pack.parent) == (0, [_LEVEL, "1 pack, 2 scenarios, 12 cards: no problems."], "")
    assert run(good_pack / "pack.yaml") == (0, [_LEVEL, "1 pack, 2 scenarios, 12 cards: no problems."], "")
    assert run(good_pack / "odd-mail.yaml") == (0, ["1 pack, 1 scenario, 6 cards: no problems."], "")


def test_problems_are_printed_by_file_and_line(run: Check, good_pack: Path) -> None:
    _replace(good_pack / "odd-mail.yaml", "rule: safe", "rule: saef")
    _replace(good_pack / "kite-club.yaml", "goto: message", "goto: mesage")
    _replace(good_pack / "kite-club.yaml", "[OSA4]", "[OSA9]")
    code, lines, _ = run(good_pack)
    assert code == 1
    assert lines == [
        f'{good_pack}/kite-club.yaml:8: SG046 "OSA9" is not a code of "rshe". {_CODE}',
        f'{good_pack}/kite-club.yaml:34: SG041 The choice "leave-blank" leads to "mesage", but {_CARD}',
        f'{good_pack}/odd-mail.yaml:4: SG031 There is no rule called "saef". Did you mean "safe"? {_RULES}',
        "3 problems in 2 files.",
    ]


def test_one_file_is_judged_alone(run: Check, good_pack: Path) -> None:
    _replace(good_pack / "odd-mail.yaml", "rule: safe", "rule: saef")
    assert run(good_pack / "kite-club.yaml")[:2] == (0, ["1 pack, 1 scenario, 6 cards: no problems."])
    assert run(good_pack / "odd-mail.yaml")[1][-1] == "1 problem in 1 file."


def test_a_warning_is_a_problem_only_when_strict(run: Check, good_pack: Path) -> None:
    _replace(good_pack / "kite-club.yaml", '"Nothing gets better."', '"That was naughty."')
    code, lines, _ = run(good_pack)
    assert (code, lines[-1]) == (0, "1 pack, 2 scenarios, 12 cards: no problems, 1 warning.")
    assert 'SG084 The word "naughty"' in lines[0]
    code, lines, _ = run(good_pack, "--strict")
    assert (code, lines[-1]) == (1, "1 problem in 1 file.")


def test_json_says_the_same(run: Check, good_pack: Path) -> None:
    _replace(good_pack / "kite-club.yaml", "goto: message", "goto: mesage")
    code, lines, _ = run("--json", good_pack)
    told = json.loads("\n".join(lines))
    assert code == 1
    assert (told["errors"], told["warnings"], told["packs"]) == (1, 0, 1)
    assert told["findings"] == [
        {
            "file": f"{good_pack}/kite-club.yaml",
            "line": 34,
            "code": "SG041",
            "name": "unknown-goto",
            "severity": "error",
            "sentence": 'The choice "leave-blank" leads to "mesage", but no card has that id.',
            "nearest": "message",
            "remedy": "Use the id of a card in this file.",
        }
    ]


def test_two_packs_with_one_id(run: Check, good_pack: Path) -> None:
    shutil.copytree(good_pack, good_pack.parent / "twin")
    code, lines, _ = run(good_pack.parent)
    assert code == 1
    assert lines[0].startswith(f'{good_pack.parent}/twin/pack.yaml:1: SG054 Another pack has the id "good"')
    assert run(good_pack, good_pack.parent / "good")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "smart-game check: There is nothing at nowhere. Check the name."),
        (["."], "smart-game check: There is no pack in .: a pack is a folder with a pack.yaml."),
        (
            ["loose.yaml"],
            "smart-game check: loose.yaml is not in a pack: a scenario is a .yaml file beside a pack.yaml.",
        ),
        (["--loud"], "smart-game check: unrecognized arguments: --loud. See smart-game check --help."),
    ],
)
def test_what_cannot_be_checked_is_said_in_one_line(
    arguments: list[str], said: str, run: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loose.yaml").touch()
    assert run(*arguments) == (2, [], said + "\n")


def test_without_a_path_the_shipped_packs_are_checked(
    run: Check, good_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "scenarios", lambda: good_pack.parent)
    assert run() == (0, [_LEVEL, "1 pack, 2 scenarios, 12 cards: no problems."], "")


def test_the_reading_level_is_printed_and_is_a_finding_where_it_is_too_high(
    run: Check, good_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "find_grade", lambda: lambda _: 2.24)
    said = (
        "good: reading grade 2.2 (ages 7-9: 2.0, at most 3.0); 4.2 words a sentence; longest screen 12 words."
    )
    assert run(good_pack)[1][0] == said
    monkeypatch.setattr(check, "find_grade", lambda: lambda _: 3.1)
    code, lines, _ = run(good_pack, "--strict")
    assert (code, lines[0].partition("SG109")[1], lines[-1]) == (1, "SG109", "1 problem in 1 file.")
    told = json.loads("\n".join(run(good_pack, "--json")[1]))
    (level,) = told["reading"]
    assert (level["pack"], level["band"], level["grade"], level["longest_screen"]) == ("good", "7-9", 3.1, 12)


def test_a_fact_past_its_day_is_a_warning(
    run: Check, good_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _replace(
        good_pack / "kite-club.yaml",
        '"Nothing gets better."',
        '"You must be {social-media-age: #|old enough}."',
    )
    monkeypatch.setattr(check, "today", lambda: date(2027, 2, 28))
    assert run(good_pack, "--strict")[0] == 0
    monkeypatch.setattr(check, "today", lambda: date(2027, 3, 1))
    code, lines, _ = run(good_pack, "--strict")
    assert (code, lines[0].partition("SG104")[1], '"old enough"' in lines[0]) == (
        1,
        "SG104",
        True,
    )


def test_never_loads_pygame(good_pack: Path) -> None:
    script = (
        "import sys; from smart_game.cli.check import run; "
        f"run([{str(good_pack)!r}]); sys.exit(7 if 'pygame' in sys.modules else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=places.root(), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")

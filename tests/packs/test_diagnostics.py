"""Every diagnostic has a broken sample in `broken`: how to break the good pack, and what is printed."""

import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from smart_game.cli.looks import looks_at
from smart_game.packs import reading
from smart_game.packs.diagnostics import every_diagnostic
from smart_game.packs.findings import Diagnostic
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack, load_packs
from smart_game.packs.reading_level import findings as reading_findings
from smart_game.packs.reading_level import level_of
from smart_game.school.facts import Facts


def _fact(kind: str, value: str, review_by: date) -> dict[str, object]:
    checked = date(2026, 1, 1)
    return {
        "kind": kind,
        "value": value,
        "says": value,
        "source": "a test",
        "checked": checked,
        "review_by": review_by,
    }


HERE = Path(__file__).parent
TODAY = date(2027, 2, 1)
FACTS = Facts.model_validate(
    {
        "format": 1,
        "childline": _fact("helpline", "0800 1111", date(2027, 1, 1)),
        "social_media_age": _fact("age", "13", date(2027, 3, 1)),
    }
)
"""Childline's number is due, the age is not."""

SAMPLES = sorted((HERE / "broken").glob("*.yaml"))


@dataclass(frozen=True)
class Sample:
    """What to break, and every line that a check then prints."""

    breaks: list[dict[str, Any]]
    prints: list[str]
    grade: float | None = None

    @classmethod
    def read(cls, file: Path) -> "Sample":
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        return cls(told["break"], told["prints"], told.get("grade"))

    def break_pack(self, folder: Path) -> None:
        for change in self.breaks:
            _break(folder, change)


def _break(folder: Path, change: dict[str, Any]) -> None:
    file = folder / change["file"]
    match change:
        case {"replace": old, "with": new}:
            text = file.read_text(encoding="utf-8")
            assert text.count(old) == change.get("times", 1), f"{old!r} is there {text.count(old)} times"
            file.write_text(text.replace(old, new), encoding="utf-8")
        case {"write": text}:
            file.write_bytes(text.encode(change.get("encoding", "utf-8")))
        case {"kilobytes": size}:
            os.truncate(file, size * 1024)
        case {"folder": True}:
            file.unlink()
            file.mkdir()
        case {"link": target}:
            file.unlink()
            file.symlink_to(target)
        case {"locked": True}:
            file.chmod(0)
        case {"delete": True}:
            file.unlink()
        case {"copy": source}:
            shutil.copytree(folder / source, file)
        case _:
            raise AssertionError(f"A sample cannot do this: {change}")


def test_every_diagnostic_has_a_sample_named_after_it() -> None:
    assert [file.stem for file in SAMPLES] == [f"{each.code}-{each.name}" for each in every_diagnostic()]


def test_no_number_or_name_is_used_twice() -> None:
    every = every_diagnostic()
    assert len({each.code for each in every}) == len({each.name for each in every}) == len(every)


@pytest.mark.parametrize("diagnostic", every_diagnostic(), ids=lambda each: each.code)
def test_says_what_is_wrong_and_what_to_do_in_sentences(diagnostic: Diagnostic) -> None:
    for said in (diagnostic.sentence, diagnostic.remedy):
        words = "".join(text for text, *_ in Formatter().parse(said))
        assert words.rstrip('"').endswith((".", '".', ":")), said


@pytest.mark.parametrize("loader", [reading.LOADER, yaml.SafeLoader], ids=["fast", "plain"])
@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
@pytest.mark.usefixtures("locks_hold")
def test_broken_sample(
    file: Path, loader: type, good_pack: Path, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the two YAML parsers is there, each fault is printed once, with nothing around it."""
    monkeypatch.setattr(reading, "LOADER", loader)
    sample = Sample.read(file)
    sample.break_pack(good_pack)
    packs, findings = load_packs([good_pack.parent], known, looks_at(FACTS, TODAY))
    if (grade := sample.grade) is not None:
        level = level_of("good", packs[0].info.band, packs[0].scenarios, lambda _: grade)
        findings += reading_findings(good_pack, level)
    assert [_printed(str(finding), good_pack) for finding in findings] == sample.prints
    assert file.stem.partition("-")[0] in {finding.diagnostic.code for finding in findings}


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
@pytest.mark.usefixtures("locks_hold")
def test_without_advice_what_keeps_a_pack_from_being_played_is_still_found(
    file: Path, good_pack: Path, known: Known
) -> None:
    """As a game starts: it plays no pack that `check` refuses, and refuses none that `check` lets pass."""
    Sample.read(file).break_pack(good_pack)
    looks = looks_at(FACTS, TODAY)
    packs, findings = load_packs([good_pack.parent], known, looks)
    played, told = load_packs([good_pack.parent], known, looks, advice=False)
    assert [pack.id for pack in played] == [pack.id for pack in packs]
    assert [each for each in told if each.is_error] == [each for each in findings if each.is_error]


def test_the_good_pack_has_nothing_the_matter(good_pack: Path, known: Known) -> None:
    checked = check_pack(good_pack, known)
    assert checked.findings == ()
    assert checked.pack is not None
    assert [scenario.id for scenario in checked.pack.scenarios] == ["kite-club", "odd-mail"]


def _printed(line: str, pack: Path) -> str:
    """A printed line without the test's own folder."""
    return line.replace(f"{pack.as_posix()}/", "").replace(f"{pack.parent.as_posix()}/", "")

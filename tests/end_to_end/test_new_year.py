"""`smart-game new-year`, by the real command, on a PC whose clock is moved on."""

import re
from pathlib import Path

import pytest

from tests.end_to_end.command import MARK, WATCHED_PC, MadeUpPC
from tests.reports.test_staff_commands import hand_in

SEPTEMBER = """
import datetime, smart_game.cli.common
smart_game.cli.common.today = lambda: datetime.date(2199, 9, 2)
"""


@pytest.fixture
def data(pc: MadeUpPC) -> Path:
    """A year's work: a class that was counted and reported, and three plays that are too few."""
    folder = pc.home.parent / "data"
    hand_in(folder, 12)
    (folder / "hand-in" / "odd.sealed").write_text("odd")
    pc.run("collect", "--data", folder)
    hand_in(folder, 3)
    pc.run("collect", "--data", folder)
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "reports" / "our-class-2025-01-20.html").write_text("a report")
    return folder


def files(data: Path) -> dict[str, bytes]:
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in sorted(data.rglob("*"))
        if path.is_file() and path.name != ".collecting"
    }


def test_it_only_tells_until_it_is_asked_to(pc: MadeUpPC, data: Path) -> None:
    before = files(data)
    ran = pc.run("new-year", "--data", data, before=SEPTEMBER)
    assert (ran.code, ran.err) == (0, "")
    assert "This would be done:" in ran.out
    assert re.search(r"Class progress of 1 class, 20\d\d-\d\d: put into the archive\.", ran.out)
    assert "Reports: 1 file put into the archive." in ran.out
    assert "run smart-game collect first" in ran.out
    assert ran.out.endswith("Nothing was changed. To do it, add --yes.\n")
    assert files(data) == before


@pytest.mark.parametrize("delete", [[], ["--delete"]])
def test_done_twice_is_done_once(pc: MadeUpPC, data: Path, delete: list[str]) -> None:
    asked = ["new-year", "--yes", "--role", "computing lead", *delete, "--data", str(data)]
    ran = pc.run(*asked, before=WATCHED_PC + SEPTEMBER)
    assert (ran.code, ran.err) == (0, "")
    after = files(data)
    assert not [name for name in after if name.startswith(("hand-in/", "staff/rejected/", "reports/"))]
    archived = [name for name in after if name.startswith("staff/archive/")]
    assert bool(archived) is not bool(delete)
    again = pc.run(*asked, before=SEPTEMBER)
    assert (again.code, again.out.splitlines()[1:]) == (0, ["Nothing is left of past school years."])
    assert files(data) == after
    assert pc.sockets() == []


def test_the_receipt_holds_nothing_of_a_child(pc: MadeUpPC, data: Path) -> None:
    """No number of plays, no clock time, no machine, no user; who did it only by the role."""
    pc.run("new-year", "--yes", "--role", "headteacher", "--data", data, before=WATCHED_PC + SEPTEMBER)
    (receipt,) = (data / "staff" / "receipts").iterdir()
    assert receipt.name == "new-year-2199-09-02.txt"
    text = receipt.read_text("utf-8")
    assert text.startswith("SMART Game: receipt of a clear-out\nDay: 2199-09-02 (school year 2199-00)\n")
    assert "By: headteacher\n" in text
    assert "Single plays of past years that were never counted, still sealed or set aside: deleted." in text
    numbers = re.findall(r"\d+", re.sub(r"\d{4}-\d\d(-\d\d)?|SMART Game [\d.]+", "", text))
    assert numbers == ["1", "1"], "one class and one file"
    assert not re.search(r"\d:\d\d", text)
    assert MARK not in text
    assert receipt.stat().st_mtime % 86_400 == 0
    assert str(data) not in text


def test_nothing_to_clear_is_said(pc: MadeUpPC) -> None:
    data = pc.home / "data"
    assert pc.run("new-year", "--data", data).code == 2, "there is no staff folder"
    assert not data.exists()
    (data / "staff").mkdir(parents=True)
    ran = pc.run("new-year", "--yes", "--data", data)
    assert (ran.code, "Nothing is left" in ran.out) == (0, True)
    assert files(data) == {}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--keep-years", "many"], "write how many past years stay, 0 to 10"),
        (["--keep-years", "11"], "write how many past years stay, 0 to 10"),
        (["--role", "Mrs Smith"], "invalid choice: 'Mrs Smith'"),
    ],
)
def test_a_wrong_argument_is_one_sentence(pc: MadeUpPC, arguments: list[str], said: str) -> None:
    ran = pc.run("new-year", *arguments)
    assert (ran.code, len(ran.sentences)) == (2, 1)
    assert said in ran.err


def test_years_can_be_kept(pc: MadeUpPC, data: Path) -> None:
    before = files(data)
    for path in (data / "reports").iterdir():
        path.unlink()
    now = SEPTEMBER.replace("2199, 9, 2", "2028, 9, 2")
    ran = pc.run("new-year", "--yes", "--keep-years", "10", "--data", data, before=now)
    assert (ran.code, "Nothing is left" in ran.out) == (0, True)
    assert {name for name in before if not name.startswith("reports/")} <= set(files(data))

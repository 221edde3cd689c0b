import re
import shutil
import subprocess
from pathlib import Path

import pytest

import smart_game

CHECKOUT = Path(smart_game.__file__).parents[1]
TOP = {
    ".ci",
    ".github",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "assets",
    "docs",
    "hatch_build.py",
    "locales",
    "packaging",
    "pyproject.toml",
    "scenarios",
    "smart_game",
    "tests",
}
LONGEST = 400
BY_THEMSELVES = {"tests/benchmarks/measure.py"}
"""Programs in one file, so that they can be copied to where they are needed."""
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:root|work|home|Users)/\w|[A-Za-z]:\\Users\\\w")


def kept_files() -> list[Path]:
    """What git keeps, or would keep with the next commit."""
    if shutil.which("git") is None or not (CHECKOUT / ".git").exists():
        pytest.skip("this is not a git checkout, so what is kept cannot be told from what is not")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [path for name in listed.split("\0") if name and (path := CHECKOUT / name).is_file()]


def test_the_top_of_the_checkout_holds_what_the_architecture_names() -> None:
    """A new thing at the top is a decision: write it into docs/architecture.md and into TOP here."""
    assert {path.relative_to(CHECKOUT).parts[0] for path in kept_files()} - TOP == set()
    assert {name for name in TOP if not name.startswith(".") and not (CHECKOUT / name).exists()} == set()


def test_no_file_is_longer_than_400_lines() -> None:
    """A file that passes 400 lines wants to be two."""
    code = [
        path for folder in ("smart_game", "tests", "packaging") for path in (CHECKOUT / folder).rglob("*.py")
    ]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    longer = {path.relative_to(CHECKOUT).as_posix() for path, lines in lengths.items() if lines > LONGEST}
    assert longer - BY_THEMSELVES == set()


def test_no_file_names_a_path_of_one_machine() -> None:
    """Paths are found when the program runs, never written down."""
    found: list[str] = []
    for path in kept_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        for number, line in enumerate(text.splitlines(), start=1):
            if MACHINE_PATH.search(line):
                found.append(f"{path}:{number}: {line.strip()[:120]}")
    assert found == []


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("open('" + "/home" + "/jo/x')", True),
        ("at C:" + "\\Users" + "\\jo", True),
        ("https://example.org/home/page", False),
        ("reports/home/sheet", False),
    ],
)
def test_a_path_of_a_machine_is_recognised(line: str, is_one: bool) -> None:
    assert bool(MACHINE_PATH.search(line)) is is_one


def test_licence_and_credits_are_there() -> None:
    """Every folder of assets says who made what is in it, and under which licence."""
    assert "MIT" in (CHECKOUT / "LICENSE").read_text(encoding="utf-8")
    folders = sorted(path for path in (CHECKOUT / "assets").iterdir() if path.is_dir())
    assert folders
    without = [folder.name for folder in folders if not (folder / "CREDITS.md").is_file()]
    assert without == [], "add a CREDITS.md: what is in the folder, who made it, under which licence"
    for folder in folders:
        credit = (folder / "CREDITS.md").read_text(encoding="utf-8")
        assert re.search(r"CC BY|OFL|Open Font|MIT|CC0", credit), f"{folder}/CREDITS.md names no licence"


def test_every_test_that_the_robustness_page_names_is_there() -> None:
    """What a page promises is held by something."""
    page = (CHECKOUT / "docs" / "robustness.md").read_text(encoding="utf-8")
    named = re.findall(r"`(\w+/test_\w+\.py)(?:::(\w+))?`", page)
    assert len(named) > 15
    gone = [
        f"{file}::{test}"
        for file, test in named
        if f"def {test}" not in (CHECKOUT / "tests" / file).read_text(encoding="utf-8")
    ]
    assert gone == []

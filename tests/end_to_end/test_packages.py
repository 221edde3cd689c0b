"""What is built beside the wheel: the folder with everything in it, its icon, its entry in the menu.

The folder takes a minute to build and needs PyInstaller, so those tests are slow. SMART_GAME_BUILT names a
folder that is built already.
"""

import importlib.util
import io
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pygame
import pytest
import yaml

from smart_game import places
from smart_game.cli import COMMANDS
from tests.end_to_end.command import CHECKOUT

PACKAGING = CHECKOUT / "packaging"
NOBODY = 65534
NAME = "Größe – łąka – 学校 und Leerzeichen"
"""A folder as somebody somewhere calls it."""

pytestmark = pytest.mark.skipif(not PACKAGING.is_dir(), reason="this is not a checkout")


def load(name: str) -> ModuleType:
    """A script of the packaging folder."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The icon, the entry, the scripts


def test_the_icon_is_drawn_from_our_own_picture(tmp_path: Path) -> None:
    """Each size is a PNG with something on it and nothing behind it; the containers say the same sizes."""
    load("icon").write_icons(places.assets(), tmp_path)
    picture = pygame.image.load(tmp_path / "smart-game.png")
    assert picture.get_size() == (256, 256)
    assert picture.get_at((0, 0)).a == 0
    assert picture.get_at((128, 128)).a == 255
    ico = (tmp_path / "smart-game.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", ico)
    assert (kind, count) == (1, 7)
    for number in range(count):
        side, _, _, _, _, _, length, at = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * number)
        drawn = pygame.image.load(io.BytesIO(ico[at : at + length]), "icon.png")
        assert drawn.get_size() == (side or 256, side or 256)
        assert pygame.mask.from_surface(drawn).count() > drawn.get_width() ** 2 / 5
    icns = (tmp_path / "smart-game.icns").read_bytes()
    assert struct.unpack_from(">4sI", icns) == (b"icns", len(icns))


def test_the_entry_of_the_menu_starts_the_folder_where_it_lies(tmp_path: Path) -> None:
    """With a path that has to be quoted; and it goes out again."""
    folder = tmp_path / 'a "quoted" $HOME 100% \\ path'
    folder.mkdir()
    for name in ("smart-game.desktop", "add-to-menu.sh"):
        shutil.copy(PACKAGING / "desktop" / name, folder)
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "id").write_text("#!/bin/sh\necho 1000\n")
    (tools / "id").chmod(0o755)
    home = tmp_path / "home"
    env = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": str(home)}
    line: list[str | Path] = ["sh", folder / "add-to-menu.sh"]
    done = subprocess.run([*line, "--desktop"], env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    entry = home / ".local/share/applications/smart-game.desktop"
    said = dict(row.split("=", 1) for row in entry.read_text("utf-8").splitlines() if "=" in row)
    assert words_of(said["Exec"]) == str(folder / "smart-game")
    assert said["Icon"].replace("\\\\", "\\") == str(folder / "smart-game.png")
    assert (said["Name"], said["Terminal"]) == ("SMART Game", "false")
    assert subprocess.run([*line, "--remove"], env=env, capture_output=True).returncode == 0
    assert not entry.exists()
    assert not list(home.rglob("*.desktop"))


def words_of(line: str) -> str:
    """The one quoted word of an Exec line, read as the desktop entry specification says: text, then words."""
    text = line.replace("\\\\", "\\")
    assert text[0] == text[-1] == '"'
    return re.sub(r"\\([\\\"`$])", r"\1", text[1:-1]).replace("%%", "%")


def test_programs_that_the_folder_starts_load_their_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyInstaller points them at the folder's libraries, with which a voice or a browser may not start."""
    launcher = load("launcher")
    monkeypatch.setattr(sys, "platform", "linux")
    for before, after in (("/opt/lib", "/opt/lib"), (None, None)):
        monkeypatch.setenv("LD_LIBRARY_PATH", "/folder/_internal")
        if before:
            monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
        launcher.use_own_libraries_of_the_system()
        assert os.environ.get("LD_LIBRARY_PATH") == after
        assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_without_a_console_a_failure_is_shown_in_a_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As `SMART Game.exe` starts on Windows: there is nothing to print on."""
    launcher = load("launcher")
    shown: list[str] = []
    monkeypatch.setattr(pygame.display, "message_box", lambda *said: shown.append(said[1]))
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["SMART Game", "check", str(tmp_path / "not-there")])
    code = launcher.run()
    assert code == 2
    assert len(shown) == 1
    assert "not-there" in shown[0]
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["SMART Game", "--version"])
    assert launcher.run() == 0
    assert len(shown) == 1


def test_the_script_for_windows_can_be_read_by_windows() -> None:
    """A batch file has Windows line ends and plain letters, and runs what is there."""
    content = (PACKAGING / "build_folder.bat").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 5
    said = content.decode("ascii")
    assert "Not yet run on Windows" in said
    for script in re.findall(r"packaging\\(\w+\.py)", said):
        assert (PACKAGING / script).is_file()


def test_the_release_workflow_says_that_it_was_not_run_and_runs_what_is_there() -> None:
    path = CHECKOUT / ".github" / "workflows" / "release.yml"
    text = path.read_text("utf-8")
    assert "NOT YET RUN" in text
    jobs = yaml.safe_load(text)["jobs"]
    systems = jobs["folder"]["strategy"]["matrix"]["os"]
    assert [name.split("-")[0] for name in systems] == ["windows", "macos", "ubuntu"]
    for script in re.findall(r"python (packaging/\S+\.py)", text):
        assert (CHECKOUT / script).is_file()


def test_the_technicians_page_names_only_what_there_is() -> None:
    """Commands, links, and files of the checkout."""
    page = CHECKOUT / "docs" / "technician.md"
    text = page.read_text("utf-8")
    for command in re.findall(r"smart-game ([a-z][a-z-]+)(?=[ `])", text):
        assert command in COMMANDS, command
    for link in re.findall(r"\]\(([^)#:]+)[^)]*\)", text):
        assert (page.parent / link).exists(), link
    for named in re.findall(r"`(packaging/[\w./-]+)`", text):
        assert (CHECKOUT / named).exists(), named


# The folder itself


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder built from this checkout."""
    named = os.environ.get("SMART_GAME_BUILT")
    if named:
        return Path(named).resolve()
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip("building the folder needs PyInstaller: pip install '.[package]'")
    out = tmp_path_factory.mktemp("built")
    line = [sys.executable, PACKAGING / "build_folder.py", "--out", out, "--no-archive"]
    done = subprocess.run(list(map(str, line)), capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return out / "smart-game"


@pytest.fixture
def away() -> Iterator[Path]:
    """A folder that everybody may enter, which the folders of pytest are not."""
    folder = Path(tempfile.mkdtemp(prefix="smart-game-away-"))
    folder.chmod(0o755)
    yield folder
    subprocess.run(["chmod", "-R", "u+w", folder], check=True)
    shutil.rmtree(folder)


@pytest.mark.slow
def test_the_folder_does_everything_on_an_empty_environment(built: Path) -> None:
    done = subprocess.run(
        [sys.executable, PACKAGING / "try_folder.py", built], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(re.findall(r"^ok ", done.stdout, re.MULTILINE)) == 7


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="changes the user as Linux does")
def test_it_runs_read_only_under_an_odd_name_as_a_user_without_rights_and_without_a_home(
    built: Path, away: Path
) -> None:
    """Nothing is written beside the program; without a place to write at all there is one sentence."""
    copy = away / NAME / "SMART Game"
    shutil.copytree(built, copy, symlinks=True)
    subprocess.run(["chmod", "-R", "a-w", away / NAME], check=True)
    before = listing(copy)
    home = away / "data of üser"
    home.mkdir()
    user: list[str] = []
    if os.geteuid() == 0:
        os.chown(home, NOBODY, NOBODY)
        user = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    tried = load("try_folder")
    folder = tried.Folder(copy, home, user)
    for attempt in (folder.doctor, folder.packs, folder.prints, folder.lesson, folder.game):
        assert attempt()
    assert listing(copy) == before
    refused = subprocess.run(
        [*user, copy / "smart-game", "--data", copy / "data"],
        env={**folder.env},
        cwd="/",
        capture_output=True,
        text=True,
    )
    assert refused.returncode == 2
    assert "cannot be made or written" in refused.stderr.splitlines()[-1]


def listing(folder: Path) -> list[tuple[str, int, int]]:
    """Every file, how large it is and when it changed."""
    return sorted((str(path), path.lstat().st_size, path.lstat().st_mtime_ns) for path in folder.rglob("*"))


@pytest.mark.slow
def test_the_folder_holds_the_licences_of_what_is_in_it(built: Path) -> None:
    there = {path.name.lower() for path in (built / "licences").iterdir()}
    assert {"smart-game.txt", "python.txt"} <= there
    for library in ("pygame-ce-lgpl.txt", "pynacl-license.txt", "pyyaml-license.txt", "babel-license.txt"):
        assert library in there

"""The wheel carries pictures, fonts, stories and languages, and plays without a checkout."""

import importlib.util
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.end_to_end.command import CHECKOUT, MadeUpPC

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    missing = [name for name in ("hatchling", "pip") if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"building the wheel without a network needs {', '.join(missing)} installed here")
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [*PIP, "wheel", CHECKOUT, "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel was installed into."""
    folder = tmp_path_factory.mktemp("installed")
    done = subprocess.run(
        [*PIP, "install", wheel, "--no-deps", "--no-index", "--no-compile", "--target", folder],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def pc(tmp_path: Path, installed: Path) -> MadeUpPC:
    """A PC that has the installed game, and no checkout."""
    made = MadeUpPC(tmp_path)
    made.env["PYTHONPATH"] = str(installed)
    return made


def test_everything_that_is_shipped_is_in_the_wheel(wheel: Path) -> None:
    """Each file of assets, scenarios and locales, the languages compiled too, and nothing of the tests."""
    with zipfile.ZipFile(wheel) as opened:
        inside = opened.namelist()
    shipped = {
        f"smart_game/_shipped/{path.relative_to(CHECKOUT).as_posix()}"
        for folder in ("assets", "scenarios", "locales")
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".mo")
    }
    shipped |= {f"{name[:-3]}.mo" for name in shipped if name.endswith(".po")}
    assert shipped - set(inside) == set()
    assert {name for name in inside if "/_shipped/" in name} - shipped == set()
    assert len(inside) == len(set(inside))
    assert not [name for name in inside if name.startswith(("tests/", "docs/"))]
    assert [name for name in inside if name.endswith("licenses/LICENSE")]


def test_the_installed_game_checks_its_own_packs(pc: MadeUpPC, installed: Path) -> None:
    ran = pc.run("check", "--strict")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("no problems.\n")
    said = pc.run("doctor", "--data", pc.home / "data").out
    assert f"{installed / 'smart_game' / '_shipped'}\n" in said


def test_the_installed_command_runs_a_demo(pc: MadeUpPC, installed: Path) -> None:
    """By the name `smart-game`, in a folder with nothing of ours around it."""
    command = (
        next(path for path in (installed / "bin", installed / "Scripts") if path.is_dir()) / "smart-game"
    )
    out = pc.home / "out"
    done = subprocess.run(
        [command, "demo", "--headless", "--pupils", "2", "--size", "640x480", "--out", out],
        env=pc.env,
        cwd=pc.home,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((out / "screens").glob("*.png"))) >= 8
    assert list(out.glob("our-class-*.html"))


def test_the_sdist_holds_all_that_the_wheel_is_built_from(wheel: Path, tmp_path: Path) -> None:
    """The wheel that is built from it holds the same files."""
    build = [sys.executable, "-m", "hatchling", "build"]
    subprocess.run([*build, "-t", "sdist", "-d", tmp_path], cwd=CHECKOUT, check=True, capture_output=True)
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as opened:
        opened.extractall(tmp_path, filter="data")
    root = tmp_path / sdist.name.removesuffix(".tar.gz")
    subprocess.run([*build, "-t", "wheel", "-d", tmp_path], cwd=root, check=True, capture_output=True)
    (again,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as first, zipfile.ZipFile(again) as second:
        assert set(second.namelist()) == set(first.namelist())


@pytest.mark.slow
def test_readme_runs_on_from_a_fresh_venv_into_which_nothing_is_written(wheel: Path, tmp_path: Path) -> None:
    """Away from the checkout, in a path with spaces and other letters: README's line, its second half."""
    fresh = tmp_path / "Schüler łąka 学校" / ".venv"
    venv.create(fresh, symlinks=os.name != "nt")
    scripts = Path(sysconfig.get_path("scripts", vars={"base": str(fresh)}))
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(fresh)}))
    (packages / "what-this-python-has.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [*PIP, "--python", str(scripts / "python"), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True, timeout=120)
    before = sorted(fresh.rglob("*"))
    home = tmp_path / "home"
    home.mkdir()
    env = MadeUpPC(tmp_path).env
    del env["PYTHONPATH"]
    ran = [
        subprocess.run(
            line, env=env, cwd=home, capture_output=True, encoding="utf-8", timeout=240, check=True
        ).stdout
        for line in (
            [str(scripts / "python"), "-c", "import smart_game; print(smart_game.__file__)"],
            [str(scripts / "smart-game"), "demo", "--pupils", "12", "--size", "640x480"],
        )
    ]
    assert ran[0].startswith(str(fresh))
    assert "Done in" in ran[1]
    assert list(home.rglob("our-class-*.html"))
    assert sorted(fresh.rglob("*")) == before

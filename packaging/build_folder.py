"""Build a folder with everything in it, Python too, for this system: `python packaging/build_folder.py`.

What goes in is the wheel of this checkout. The folder is tried before it is packed (try_folder.py).
"""

import argparse
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from importlib import metadata
from pathlib import Path

from try_folder import program_of

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
NEEDED = ("PyInstaller", "hatchling", "babel", "pygame", "nacl", "pydantic", "yaml", "xlsxwriter", "jinja2")
_SEE = "see its own text"
_LICENCES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "LGPL")


def main() -> int:
    """Build, try and pack: 0 it works, 1 it was built and does not work, 2 it could not be built."""
    parser = argparse.ArgumentParser(description="Build the folder for this system, try it, and pack it.")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "dist", help="where the folder goes (dist)")
    parser.add_argument("--no-archive", action="store_true", help="only the folder")
    asked = parser.parse_args()
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        print(f"Not installed here: {', '.join(missing)}. Run: python -m pip install '.[package]'")
        return 2
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="smart-game-folder-") as work:
        try:
            folder = build(asked.out.resolve(), Path(work))
        except subprocess.CalledProcessError as fault:
            print(f"This step failed, and said why above: {' '.join(map(str, fault.cmd))}")
            return 2
    print(f"\n{folder}: {megabytes(folder)} MB, built in {time.monotonic() - begun:.0f} s\n", flush=True)
    try:
        call(HERE / "try_folder.py", folder, cwd=HERE)
    except subprocess.CalledProcessError:
        return 1
    if not asked.no_archive:
        packed = pack(folder)
        print(f"\n{packed}: {packed.stat().st_size / 1e6:.0f} MB")
    return 0


def build(out: Path, work: Path) -> Path:
    """Make the wheel, unpack it, let PyInstaller collect it, and add what lies beside the program."""
    call("-m", "hatchling", "build", "-t", "wheel", "-d", work / "wheel", cwd=CHECKOUT)
    (wheel,) = (work / "wheel").glob("*.whl")
    unpacked = work / "unpacked"
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(unpacked)
    from icon import write_icons

    write_icons(unpacked / "smart_game" / "_shipped" / "assets", work / "icons")
    folder = out / "smart-game"
    if folder.exists():
        shutil.rmtree(folder)
    places = {"--distpath": out, "--workpath": work / "made"}
    call(
        *("-m", "PyInstaller", HERE / "smart-game.spec", "--noconfirm", "--log-level", "WARN"),
        *(each for place in places.items() for each in place),
        cwd=work,
        SMART_GAME_UNPACKED=unpacked,
        SMART_GAME_ICONS=work / "icons",
        PYINSTALLER_CONFIG_DIR=work / "config",
    )
    if sys.platform == "darwin":
        shutil.rmtree(folder)
        folder.mkdir()
        (out / "SMART Game.app").rename(folder / "SMART Game.app")
    elif sys.platform.startswith("linux"):
        shutil.copy(work / "icons" / "smart-game.png", folder)
        for name in ("smart-game.desktop", "add-to-menu.sh"):
            shutil.copy(HERE / "desktop" / name, folder)
    copy_licences(folder / "licences")
    return folder


def call(*line: str | Path, cwd: Path, **more: Path) -> None:
    """Run this Python."""
    env = {**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1", **{name: str(more[name]) for name in more}}
    subprocess.run([sys.executable, *line], cwd=cwd, env=env, check=True)  # noqa: S603 - our own lines


def copy_licences(to: Path) -> None:
    """Put the game's licence, and those of every library that is in the folder, beside the program."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copy(CHECKOUT / "LICENSE", to / "SMART-Game.txt")
    for name in sorted(libraries()):
        found = metadata.distribution(name)
        for path in found.files or []:
            if path.suffix != ".py" and path.name.upper().startswith(_LICENCES):
                shutil.copy(path.locate(), to / f"{name}-{path.name.removesuffix('.txt')}.txt")
        said = found.metadata.json.get("license_expression") or found.metadata.json.get("license") or _SEE
        (to / f"{name}.txt").write_text(f"{name} {found.version}\nLicence: {said}\n", encoding="utf-8")
    of_python = [Path(sys.base_prefix, "LICENSE.txt"), Path(os.__file__).with_name("LICENSE.txt")]
    there = [path.read_text(encoding="utf-8") for path in of_python if path.is_file()]
    text = there[0] if there else f"Python {platform.python_version()}\n{sys.copyright}\n"
    (to / "Python.txt").write_text(text, encoding="utf-8")


def libraries() -> set[str]:
    """The installed libraries that the game needs, and what those need."""
    found: set[str] = set()
    todo = ["smart-game"]
    while todo:
        name = todo.pop()
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # needed on another system only
            found.discard(name)
            continue
        named = {re.split(r"[^\w.-]", need, maxsplit=1)[0] for need in needs if "extra ==" not in need}
        todo += named - found
        found |= named
    return found


def pack(folder: Path) -> Path:
    """An archive of the folder, named after the version and the system."""
    version = subprocess.run(  # noqa: S603 - the program that was just built
        [program_of(folder), "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
    name = f"smart-game-{version}-{system}-{platform.machine().lower()}"
    kind = "zip" if sys.platform == "win32" else "gztar"
    return Path(shutil.make_archive(str(folder.parent / name), kind, folder.parent, folder.name))


def megabytes(folder: Path) -> int:
    """The size of all files in a folder."""
    return round(sum(path.lstat().st_size for path in folder.rglob("*")) / 1e6)


if __name__ == "__main__":
    sys.exit(main())

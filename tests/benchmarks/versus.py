"""How fast the game is beside the floor and its peers: `python -m tests.benchmarks.versus`.

Every program plays the same ten cards at 1366x768 under Xvfb, drawn by the processor, one after the other
and round after round, so that what else the PC does falls on all of them. Needs Linux, Xvfb and openbox;
pygame_gui and Ren'Py are left out, with the reason, where they are not installed.
"""

import argparse
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from smart_game import places
from tests.benchmarks import renpy
from tests.benchmarks.cards import MARK, draw_cards, make_story, write_pack

FLOOR, OURS, CARDS = "floor, tuned", "SMART Game", "SMART Game, ten cards"
COLUMNS = ("start_ms", "first_reply_ms", "idle_cpu_s", "pss_mb", "reply_ms", "turn_ms")
STEPS = ["key:1", "key:Return"]
TURNS = 9
"""Turns from the first of ten cards to the last."""

START = "560,690,#17696B"
"""A pixel by which the title is known: the ground of its Start button."""

PACKS = (10, 1000)
"""Packs of so many scenarios, whose titles should be there equally soon."""

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]


def programs(folder: Path) -> Iterator[dict[str, Any]]:
    """What is measured, with the pictures and packs that it needs made in a folder."""
    story = make_story()
    cards = folder / "cards"
    font = places.assets() / "fonts" / "Andika-Regular.ttf"
    draw_cards(cards, story, font)
    (cards / "story.json").write_text(json.dumps(story), encoding="utf-8")
    mark = [f"30,300,{MARK}"]
    on_picture = {"ready": mark, "steps": STEPS}
    program = _HERE / "programs"
    python = [sys.executable]
    yield {"name": FLOOR, "cmd": [*python, str(program / "floor.py"), str(cards)], **on_picture}
    yield from _ours(folder, write_pack(folder / "ten-cards", story))
    tutorial = [*python, str(program / "tutorial.py"), str(cards), str(font)]
    yield {"name": "pygame-ce as in tutorials", "cmd": tutorial, **on_picture}
    if importlib.util.find_spec("pygame_gui"):
        yield {"name": "pygame_gui", "cmd": [*python, str(program / "gui.py"), str(cards)], **on_picture}
    else:
        print("pygame_gui is left out: it is not installed (pip install pygame_gui)")
    command = shutil.which("renpy") or shutil.which("renpy", path="/usr/games")
    if command:
        yield renpy.program(command, folder / "renpy", cards, story)
    else:
        print("Ren'Py is left out: there is no command renpy here")


def _ours(folder: Path, pack: Path) -> Iterator[dict[str, Any]]:
    """The game as a class starts it, at its title; and a story of it, opened at its first card."""
    data = folder / "data"
    data.mkdir()
    draft = {"step": 0, "declined": True, "lines": {}}
    (data / "setting-up.json").write_text(json.dumps(draft), encoding="utf-8")
    play = [sys.executable, "-m", "smart_game", "play", "--data", str(data)]
    environment = {"PYTHONPATH": str(_ROOT)}
    titled: dict[str, Any] = {"ready": [START], "steps": ["key:Tab"], "env": environment}
    yield {"name": OURS, "cmd": play, **titled}
    story = [*play, "--pack", str(pack), "--scenario", "story-1"]
    yield {"name": CARDS, "cmd": story, "ready": ["painted:0.9"], "steps": STEPS, "env": environment}


def _packs(folder: Path, ours: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The game at the title of a small pack, and of a large one."""
    for number in PACKS:
        large = write_pack(folder / f"pack-of-{number}", make_story(), number)
        yield {**ours, "name": f"SMART Game, {number:,} stories", "cmd": [*ours["cmd"], "--pack", str(large)]}


def warm_up(program: Mapping[str, Any]) -> float | None:
    """Start one of ours once, until it has kept what the next start needs; the seconds that this took."""
    environment = {**os.environ, **program.get("env", {}), "SDL_VIDEODRIVER": "dummy"}
    command = program["cmd"]
    if "--data" not in command:
        return None
    cache = Path(command[command.index("--data") + 1]) / "cache" / "start.json"
    before = cache.stat().st_mtime_ns if cache.exists() else 0
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as first:
        while first.poll() is None and (not cache.exists() or cache.stat().st_mtime_ns == before):
            time.sleep(0.01)
        seconds = time.perf_counter() - begun
        time.sleep(2)
        first.terminate()
    return seconds


def measure(suite: Path, rows: Path, arguments: Sequence[str]) -> None:
    """Run the suite, round after round."""
    line = [sys.executable, str(_HERE / "measure.py"), "--suite", str(suite), "--out", str(rows), *arguments]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the table, as Markdown."""
    parser = argparse.ArgumentParser(prog="versus", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--idle", type=float, default=20, metavar="SECONDS")
    parser.add_argument("--only", metavar="NAME", action="append", help="measure these programs only")
    parser.add_argument("--start-only", action="store_true", help="only how long a start takes")
    parser.add_argument("--packs", action="store_true", help="also packs of 10 and 1,000 scenarios")
    parser.add_argument("--shots", metavar="DIR", help="keep a picture of what counts as ready")
    asked = parser.parse_args(arguments)
    missing = [name for name in ("Xvfb", "openbox") if not shutil.which(name)]
    if missing:
        print(f"This needs {' and '.join(missing)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="versus-") as made:
        folder = Path(made)
        every = list(programs(folder))
        if asked.packs:
            every += _packs(folder, next(each for each in every if each["name"] == OURS))
        chosen = [each for each in every if not asked.only or each["name"] in asked.only]
        for each in chosen:
            seconds = warm_up(each)
            if seconds is not None:
                print(f"{each['name']}: the very first start, with all packs checked, took {seconds:.1f} s")
        suite, rows = folder / "suite.json", folder / "rows.jsonl"
        suite.write_text(json.dumps({"programs": chosen, "home": str(folder / "home")}), encoding="utf-8")
        more = ["--rounds", str(asked.rounds), "--idle", str(asked.idle), "--turns", str(TURNS)]
        more += ["--start-only"] if asked.start_only else []
        more += ["--shot", asked.shots] if asked.shots else []
        measure(suite, rows, more)
        print(table([json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]))
    return 0


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Medians, and in brackets how many times the floor."""
    named: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        named.setdefault(row["name"], []).append(row)
    heads = ("first frame, ms", "first reply, ms", "idle CPU, s in 20 s", "PSS, MB", "key to pixel, ms")
    lines = [f"| program | {' | '.join((*heads, 'CPU a card, ms'))} |", "|---" * (len(COLUMNS) + 1) + "|"]
    floor = [_median(named.get(FLOOR, []), column) for column in COLUMNS]
    for name, of_one in named.items():
        cells = [
            _cell(_median(of_one, column), beside, column)
            for column, beside in zip(COLUMNS, floor, strict=True)
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
        lines += [f"{name}: {row['error']}" for row in of_one if "error" in row]
    return "\n".join(lines)


def _median(rows: Sequence[Mapping[str, Any]], column: str) -> float | None:
    values = [row[column] for row in rows if row.get(column) is not None]
    flat = [statistics.median(value) if isinstance(value, list) else value for value in values if value != []]
    return statistics.median(flat) if flat else None


def _cell(value: float | None, beside: float | None, column: str) -> str:
    if value is None:
        return "-"
    said = f"{value:.2f}" if column == "idle_cpu_s" else f"{value:.1f}"
    return f"{said} ({value / beside:.1f})" if beside and column != "idle_cpu_s" else said


if __name__ == "__main__":
    sys.exit(main())

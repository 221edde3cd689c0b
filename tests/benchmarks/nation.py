"""Makes a nation of schools, and measures the report on it: `python -m tests.benchmarks.nation FOLDER`.

Every school gets a staff folder with a progress file a class, as `collect` would have written it: classes
of 10 to 33, one to six stories played in the autumn, beliefs that differ by school. Nobody stands behind it.
"""

import argparse
import os
import random
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from smart_game import places
from smart_game.cli.common import today
from smart_game.packs.known import Known
from smart_game.packs.loading import load_packs
from smart_game.progress.class_progress import (
    ClassProgress,
    ScenarioProgress,
    Tally,
    Term,
    YearProgress,
    school_year,
)
from smart_game.progress.progress_files import progress_path
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Scenario
from smart_game.scenario.parts import Choice
from smart_game.scenario.vocabulary import Outcome

SCHOOLS = 16_764
"""About as many as there are state-funded primary schools in England."""

CLASSES = 200_000
WORKERS = 2


def make_nation(folder: Path, schools: int, classes: int, seed: int = 1) -> None:
    """Write the staff folders of that many schools, with that many classes shared out among them."""
    jobs = [
        (folder, first, range(first, schools, WORKERS), classes / schools, seed) for first in range(WORKERS)
    ]
    with ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(_make_schools, jobs))


def _make_schools(job: tuple[Path, int, Sequence[int], float, int]) -> None:
    folder, worker, numbers, classes_each, seed = job
    chance = random.Random(f"{seed}-{worker}")
    stories = [(pack, story) for pack, story in _stories()]
    year = school_year(today())
    for number in numbers:
        staff = folder / f"region-{number % 150:03}" / f"school-{number:05}" / "staff"
        (staff / "progress").mkdir(parents=True, exist_ok=True)
        safer = chance.uniform(0.35, 0.85)
        for place in range(_shared_out(number, classes_each)):
            class_id = f"class-{place + 1}"
            progress = _class(class_id, stories, year, safer, chance)
            progress_path(staff, class_id).write_bytes(progress.model_dump_json(indent=1).encode())


def _shared_out(number: int, each: float) -> int:
    return int((number + 1) * each) - int(number * each)


def _stories() -> Iterator[tuple[str, Scenario]]:
    packs, _ = load_packs([places.scenarios()], Known.load(places.assets()))
    for pack in packs:
        yield from ((pack.info.id, scenario) for scenario in pack.scenarios)


def _class(
    class_id: str, stories: Sequence[tuple[str, Scenario]], year: str, safer: float, chance: random.Random
) -> ClassProgress:
    seats = chance.randint(10, 33)
    played = chance.sample(stories, chance.randint(1, min(6, len(stories))))
    terms = {
        f"{pack}/{story.id}": ScenarioProgress(first=_tally(story, seats, safer, chance))
        for pack, story in played
    }
    folded = tuple(sorted(secrets.token_hex(16) for _ in range(seats * len(played))))
    return ClassProgress(
        class_id=class_id,
        years={year: YearProgress(folded=folded, terms={Term.AUTUMN: dict(sorted(terms.items()))})},
    )


def _tally(story: Scenario, seats: int, safer: float, chance: random.Random) -> Tally:
    """Every seat answers every question once: the counters are as large as they can be."""
    answered: dict[str, int] = {}
    chose: dict[str, int] = {}
    for card_id, card in story.cards.items():
        for question in card.questions():
            answered[f"{card_id}/{question.id}"] = seats
            for choice_id, times in _split(question.choices, seats, safer, chance).items():
                chose[f"{card_id}/{question.id}/{choice_id}"] = times
    ending = next(name for name, card in story.cards.items() if isinstance(card, EndingCard))
    well = sum(chance.random() < safer for _ in range(seats))
    return Tally(
        plays=seats,
        finished=seats,
        stars={"2": seats - well, "3": well},
        answered=answered,
        chose=chose,
        endings={ending: seats},
    )


def _split(choices: Sequence[Choice], seats: int, safer: float, chance: random.Random) -> Mapping[str, int]:
    """How often each choice was picked: the safer ones by their share, the rest among the others."""
    good = [choice.id for choice in choices if choice.outcome is Outcome.SAFER]
    other = [choice.id for choice in choices if choice.outcome is not Outcome.SAFER]
    picks = dict.fromkeys([*good, *other], 0)
    for _ in range(seats):
        among = good if good and (not other or chance.random() < safer) else other
        picks[among[int(chance.random() * len(among))]] += 1
    return {name: times for name, times in picks.items() if times}


def measure(command: Sequence[str]) -> tuple[float, float]:
    """Run a command: wall seconds, and the most MB that it and its children held at once (PSS)."""
    begun = time.perf_counter()
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(_pss(pid) for pid in _family(process.pid)))
            time.sleep(0.1)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - begun, most


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(found for child in children for found in _family(int(child)))]


def _pss(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


def main() -> None:
    """Make the nation where it is not there yet, report on it, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--schools", type=int, default=SCHOOLS)
    parser.add_argument("--classes", type=int, default=CLASSES)
    asked = parser.parse_args()
    schools = asked.folder / "schools"
    if not schools.is_dir():
        begun = time.perf_counter()
        make_nation(schools, asked.schools, asked.classes)
        print(f"made {asked.schools} schools, {asked.classes} classes: {time.perf_counter() - begun:.0f} s")
    report = [
        sys.executable,
        "-m",
        "smart_game",
        "report",
        "--from",
        str(schools),
        "--out",
        str(asked.folder),
    ]
    seconds, most = measure(report)
    print(f"report: {seconds:.1f} s, {most:.0f} MB at most, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()

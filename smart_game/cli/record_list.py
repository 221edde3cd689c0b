"""`smart-game record-list`: what somebody can read aloud for a pack, and what to call each recording."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from smart_game import places
from smart_game.cli.common import Parser, today
from smart_game.cli.exits import FINE
from smart_game.errors import CannotRunError, SmartGameError
from smart_game.packs.known import Known
from smart_game.packs.loading import check_pack, find_packs
from smart_game.progress.files import why, write_whole
from smart_game.scenario.model import Pack
from smart_game.scenario.wording import wordings
from smart_game.school.facts import read_facts
from smart_game.words.catalogue import SOURCE, Words

NARRATOR = "narrator"
COLUMNS = ("file name", "story", "card", "slot", "who reads", "text", "recorded")

_FOR_ADULTS = frozenset(("about", "aim", "home", "talk"))
_PAGE = 96
"""Letters on a line of the printed list."""

_FORMULA = ("=", "+", "-", "@", "|", "%")
_UTF_8_MARK = "\ufeff"


def run(arguments: Sequence[str]) -> int:
    """Print the list, or write it as two files; the exit code."""
    options = _parser().parse_args(arguments)
    folder = _find(options.pack)
    script = _write_script(_load(folder), folder, options.language)
    if options.out is None:
        print(_page(script))
        return FINE
    out = options.out / f"record-{folder.name}" if options.out.is_dir() else options.out
    table, page = out.with_suffix(".csv"), out.with_suffix(".txt")
    _save(table, _UTF_8_MARK + _table(script.lines))
    _save(page, _page(script))
    print(f"{_summary(script)} Written: {table} for a spreadsheet, {page} to print.")
    return FINE


@dataclass(frozen=True)
class Slot:
    """One text of a pack: where it stands, and who says it."""

    story: str
    card: str
    slot: str
    reader: str
    text: str


@dataclass(frozen=True)
class Line:
    """One text to record, under the file name that the game looks for, without its suffix."""

    name: str
    at: Slot
    recorded: bool

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(self.at.text.split())


@dataclass(frozen=True)
class Script:
    """All lines of a pack in one language, each text once."""

    pack: Pack
    folder: Path
    language: str
    lines: tuple[Line, ...]
    left_over: tuple[str, ...]
    """Recordings in the folder whose text is no longer in the pack."""


def _parser() -> Parser:
    parser = Parser(
        prog="smart-game record-list",
        description="List the texts of a pack for somebody to record, with a file name for each.",
    )
    parser.add_argument("pack", help="a pack's id, or its folder")
    parser.add_argument("--language", default=SOURCE, help="the language to record: en, cy, pl, …")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write FILE.csv, and FILE.txt to print")
    return parser


def _find(pack: str) -> Path:
    for folder in (Path(pack), places.scenarios() / pack):
        if find_packs([folder]) == [folder]:
            return folder
    known = ", ".join(folder.name for folder in find_packs([places.scenarios()]))
    raise CannotRunError(f"There is no pack {pack!r}. Name one of {known}, or a pack's folder.")


def _load(folder: Path) -> Pack:
    checked = check_pack(folder, Known.load(places.assets()))
    if checked.pack is None:
        first = next(finding for finding in checked.findings if finding.is_error)
        raise CannotRunError(f"{folder} cannot be played: {first}. smart-game check {folder} says it all.")
    facts = read_facts(places.assets() / "catalogues").shown(today())
    return checked.pack.with_facts(facts)


def _write_script(pack: Pack, folder: Path, language: str) -> Script:
    from smart_game.engine.recordings import (
        SUFFIXES,
        find_recording,
        recording_name,
        recordings_folder,
    )

    try:
        plain = Words.load(places.locales(), SOURCE).pack(pack)
        said = Words.load(places.locales(), language).pack(pack)
    except SmartGameError as fault:
        raise CannotRunError(str(fault)) from fault
    lines: dict[str, Line] = {}
    for english, at in zip(slots_of(plain), slots_of(said), strict=True):
        if language != SOURCE and english.text == at.text:
            continue  # not translated: the game shows and says the English
        name = recording_name(language, at.text)
        recorded = find_recording([folder], language, at.text) is not None
        lines.setdefault(name, Line(name, at, recorded))
    if not lines:
        raise CannotRunError(f"{pack.info.title!r} has no text in the language {language!r} yet.")
    there = recordings_folder(folder, language).glob("*.*")
    left_over = sorted(path.name for path in there if path.suffix in SUFFIXES and path.stem not in lines)
    return Script(pack, folder, language, tuple(lines.values()), tuple(left_over))


def slots_of(pack: Pack) -> Iterator[Slot]:
    """Every text of a pack that a child can come upon, in the order of its files."""
    texts = {wording.name: wording.text for wording in wordings(pack)}
    for name, text in texts.items():
        story, _, place = name.partition("/")
        if place.partition(".")[0] in _FOR_ADULTS:
            continue
        within, _, card_and_slot = place.partition(".")
        card, _, slot = card_and_slot.partition(".") if within == "cards" else ("", "", place)
        above, _, key = name.rpartition(".")
        reader = texts.get(f"{above}.name", NARRATOR) if key == "text" else NARRATOR
        yield Slot(story, card, slot, reader, text)


def _table(lines: Iterable[Line]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for line in lines:
        at = line.at
        row = (f"{line.name}.ogg", at.story, at.card, at.slot, at.reader, line.text)
        writer.writerow([*map(_harmless, row), "yes" if line.recorded else ""])
    return written.getvalue()


def _harmless(cell: str) -> str:
    """With a quote in front where a spreadsheet could take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _page(script: Script) -> str:
    info, folder = script.pack.info, f"sounds/{script.language}"
    rows = [f"{info.title} (ages {info.band}), language {script.language}: lines to record", ""]
    rows += wrap(
        f"Read one line at a time, and save each as OGG or WAV in the folder {folder} inside the pack's "
        f"folder, under the name in front of it: {script.lines[0].name}.ogg. A cross in the box: recorded "
        "already. The computer's own voice reads what is not recorded. A text that is edited gets a new "
        "name: make this list again then.",
        _PAGE,
    )
    story = card = ""
    for line in script.lines:
        if line.at.story != story:
            rows += ["", "", line.at.story.upper()]
            story, card = line.at.story, ""
        if line.at.card != card:
            rows += ["", f"  {line.at.card}"]
            card = line.at.card
        box = f"  [{'x' if line.recorded else ' '}] {line.name}  "
        who = "" if line.at.reader == NARRATOR else f"{line.at.reader.upper()}: "
        indent = " " * len(box)
        rows += wrap(who + line.text, _PAGE, initial_indent=box, subsequent_indent=indent)
    return "\n".join([*rows, "", "", *wrap(_summary(script), _PAGE), ""])


def _summary(script: Script) -> str:
    recorded = sum(line.recorded for line in script.lines)
    said = f"{len(script.lines)} lines, {recorded} of them recorded."
    if script.left_over:
        said += f" The pack no longer says what is in {', '.join(script.left_over)}: they can be deleted."
    return said


def _save(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode(), today())
    except OSError as error:
        raise CannotRunError(f"{path} cannot be written ({why(error)}). Name another with --out.") from None

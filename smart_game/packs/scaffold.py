"""New packs and scenarios from a template that already plays. Nothing that is there is ever written over."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from smart_game.errors import CannotRunError
from smart_game.packs import quick_checks
from smart_game.packs.beginnings import BEGINNINGS, CURRICULUM, SAYS_NOTHING, STRAND_YEAR
from smart_game.packs.loading import PACK_FILE
from smart_game.packs.reading import read_document
from smart_game.packs.schema import FileKind, Names, schema_text
from smart_game.packs.templates import PACK, SCENARIO
from smart_game.packs.wording import LENGTHS
from smart_game.scenario.parts import Id, Short
from smart_game.scenario.quick_check import Moment
from smart_game.scenario.vocabulary import Band, Rule, Sensitivity

FIRST_SCENARIO = "first-story"

_ID, _SHORT = TypeAdapter(Id), TypeAdapter(Short)
_LIST = re.compile(r"^scenarios:[ \t]*(#.*)?$")
_ITEM = re.compile(r"^( *)- ")
_COMMENT_AT = 29
"""The column at which a comment stands beside a key."""


def new_pack(folder: Path, band: Band, rule: Rule, names: Names, title: str | None = None) -> list[Path]:
    """Make the folder of a pack, with a first scenario; the files written. CannotRunError says why not."""
    id = checked_id(folder.name)
    title = _checked_title(title or _title_of(id))
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise CannotRunError(f"There is something at {folder} already. Take another id, or another --folder.")
    fields = {"id": id, "title": title, "band": band.value, "scenarios": f"  - {FIRST_SCENARIO}"}
    schema = FileKind.PACK.file_name
    files = {
        PACK_FILE: _lined_up(PACK.format(schema=schema, **fields)),
        f"{FIRST_SCENARIO}.yaml": scenario_text(FIRST_SCENARIO, band, rule, names),
        **_schemas(names),
    }
    return _write(folder, files)


def new_scenario(pack: Path, id: str, rule: Rule, names: Names, title: str | None = None) -> list[Path]:
    """Put a scenario into a pack and on its list; the files written. CannotRunError says why not."""
    checked_id(id)
    told, band = _read_pack(pack)
    if (pack / f"{id}.yaml").exists():
        raise CannotRunError(f"{pack / id}.yaml is there already. Take another id.")
    listed = _with_line(told, id)
    shown = _checked_title(title) if title else None
    missing = {name: text for name, text in _schemas(names).items() if not (pack / name).exists()}
    written = _write(pack, {f"{id}.yaml": scenario_text(id, band, rule, names, shown), **missing})
    _replace(pack / PACK_FILE, listed)
    return [*written, pack / PACK_FILE]


def scenario_text(id: str, band: Band, rule: Rule, names: Names, title: str | None = None) -> str:
    """A scenario about a rule, with comments that explain its keys."""
    begun, lengths = BEGINNINGS[rule], LENGTHS[band]
    text = SCENARIO.format(
        schema=FileKind.SCENARIO.file_name,
        id=id,
        title=title or begun.title,
        band=band.value,
        sentence=lengths.sentence,
        screen=lengths.screen,
        choice=lengths.choice,
        rule=rule.value,
        rules=", ".join(Rule),
        sensitivity=(Sensitivity.STANDARD if begun.notes else Sensitivity.GENTLE).value,
        notes=f"notes: [{begun.notes}]" if begun.notes else "# notes: [somebody-new]",
        policy=begun.policy,
        nc=CURRICULUM[band],
        rshe=begun.rshe,
        efcw=f"{begun.strand}-{STRAND_YEAR[band]}",
        pshe=begun.pshe_code(band),
        app=begun.app,
        page=begun.page,
        line=begun.line,
        text=begun.text,
        risky=begun.risky,
        belief=begun.belief(band),
        others="\n".join(_others(names, rule, band, begun.belief(band))),
        picture=begun.picture,
        happened=begun.happened,
        why=begun.why,
        quiet=SAYS_NOTHING[band],
    )
    return _lined_up(text)


def checked_id(id: str) -> str:
    """The id, if it can be one; CannotRunError says what an id looks like."""
    try:
        _ID.validate_python(id)
    except ValidationError:
        raise CannotRunError(
            f"{id!r} cannot be an id: use small letters, digits and single hyphens, 40 characters at most, "
            "like lost-kite."
        ) from None
    taken = {"pack", Path(quick_checks.FILE).stem, *(moment.scenario for moment in Moment)}
    if id in taken or id in _DEVICES:
        raise CannotRunError(f"The id {id!r} means something else already. Take another.")
    return id


_DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
"""Names that no file can have on Windows."""


def _checked_title(title: str) -> str:
    if any(sign in title for sign in '"\\') or not title.isprintable():
        raise CannotRunError(f'The title {title!r} has a sign that cannot be in it. Leave out " and \\.')
    try:
        return _SHORT.validate_python(title)
    except ValidationError:
        raise CannotRunError("A title has from 1 to 160 characters. Give another with --title.") from None


def _title_of(id: str) -> str:
    return id.replace("-", " ").capitalize()


def _others(names: Names, rule: Rule, band: Band, taken: str) -> Iterator[str]:
    for name, told in names.misconceptions.root.items():
        if told.rule is rule and band in told.bands and name != taken:
            yield f"        #   {name}: {told.belief}"


def _schemas(names: Names) -> dict[str, str]:
    return {kind.file_name: schema_text(kind, names) for kind in FileKind}


def _lined_up(text: str) -> str:
    """With the comments of the head in one column, however long the values before them are."""
    lines = []
    for line in text.splitlines():
        value, mark, comment = line.partition("  # ")
        beside = mark and value.strip() and len(value.rstrip()) < _COMMENT_AT
        lines.append(f"{value.rstrip():<{_COMMENT_AT}}# {comment.strip()}" if beside else line.rstrip())
    return "\n".join(lines) + "\n"


def _read_pack(pack: Path) -> tuple[str, Band]:
    """The text of `pack.yaml`, and the band it says."""
    file = pack / PACK_FILE
    if not file.is_file():
        raise CannotRunError(
            f"There is no pack in {pack}: make one with smart-game new pack, or name its folder."
        )
    document, findings = read_document(file, pack)
    if document is None or findings:
        raise CannotRunError(f"{findings[0]}")
    if document.data.get("band") not in list(Band):
        raise CannotRunError(f"{file} names no band: write one of {', '.join(Band)}.")
    return file.read_text(encoding="utf-8-sig"), Band(document.data["band"])


def _with_line(text: str, id: str) -> str:
    """`pack.yaml` with one more scenario at the end of its list, and nothing else changed."""
    lines = text.splitlines()
    head = next((at for at, line in enumerate(lines) if _LIST.match(line)), None)
    last = head
    for at in range((head or 0) + 1, len(lines)):
        if head is None or not (lines[at].strip() == "" or lines[at].startswith((" ", "#", "-"))):
            break
        if _ITEM.match(lines[at]):
            last = at
    if head is None or last is None or last == head:
        raise CannotRunError(
            f"The list of scenarios in {PACK_FILE} is not one below the other. Write it "
            f'with a line for each: "scenarios:", and below it "  - {id}".'
        )
    indent = (_ITEM.match(lines[last]) or re.compile("( *)").match(""))[1]  # type: ignore[index]
    return "\n".join([*lines[: last + 1], f"{indent}- {id}", *lines[last + 1 :]]) + "\n"


def _write(folder: Path, files: Mapping[str, str]) -> list[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with (folder / name).open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
    except OSError as error:
        raise CannotRunError(f"{folder} cannot be written ({_reason(error)}). Name another folder.") from None
    return [folder / name for name in files]


def _replace(file: Path, text: str) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotRunError(
            f"{file} cannot be written ({_reason(error)}). Add the scenario to its list."
        ) from None


def _reason(error: OSError) -> str:
    return (error.strerror or "no reason given").lower()

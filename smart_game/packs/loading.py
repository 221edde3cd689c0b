"""Packs from disk: found, read, and checked with everything that is wrong reported at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from smart_game.packs import (
    balance,
    care,
    diagnostics,
    language,
    names,
    picturing,
    quick_checks,
    structure,
    to_dos,
    translation,
    wording,
)
from smart_game.packs.finding import PACK_FILE as PACK_FILE  # for whoever reads packs
from smart_game.packs.finding import find_packs as find_packs
from smart_game.packs.findings import Diagnostic, Fault, Finding
from smart_game.packs.known import Known
from smart_game.packs.mending import mended
from smart_game.packs.reading import Document, read_document
from smart_game.packs.translation import MOST_TOLD
from smart_game.scenario import glossary
from smart_game.scenario.model import Pack, PackInfo, Scenario
from smart_game.scenario.parts import Id
from smart_game.scenario.quick_check import QuickCheck
from smart_game.scenario.vocabulary import Band

_ID = TypeAdapter(Id)
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class CheckedPack:
    """A folder that was read as a pack: the scenarios that could be read, and all that is the matter.

    `pack` is there where nothing keeps it from being played.
    """

    pack: Pack | None
    scenarios: tuple[Scenario, ...]
    findings: tuple[Finding, ...]


Look = Callable[[str, Mapping[str, Any], Scenario], Iterable[Fault]]
"""Another look at a scenario, for what packs do not know of: the pack's id, the file's data, the scenario."""


def check_pack(folder: Path, known: Known, looks: Sequence[Look] = (), *, advice: bool = True) -> CheckedPack:
    """Read a pack and say all that is the matter with it.

    Without `advice` only what keeps it from being played is looked for, which takes a third of the time.
    """
    loader = _Loader(folder, known, advice=advice)
    info = loader.read_info()
    read = {name: scenario for name in loader.listed() if (scenario := loader.read_scenario(name))}
    check = loader.read_check()
    if info is not None:
        loader.look_at_all(info, tuple(read.values()), looks)
    if info is not None and advice:
        loader.look_for_words(info, (*read.values(), *(quick_checks.checks_of(check) if check else ())))
    findings = tuple(sorted(loader.findings, key=Finding.in_order))
    if info is None or any(finding.is_error for finding in findings):
        return CheckedPack(None, tuple(read.values()), findings)
    scenarios = tuple(read[name] for name in info.scenarios)
    return CheckedPack(Pack(info=info, scenarios=scenarios, quick_check=check), scenarios, findings)


def load_pack(
    folder: Path, known: Known, looks: Sequence[Look] = (), *, advice: bool = True
) -> tuple[Pack | None, list[Finding]]:
    """A pack and all that is the matter with it; no pack where one of the findings is an error."""
    checked = check_pack(folder, known, looks, advice=advice)
    return checked.pack, list(checked.findings)


def load_packs(
    folders: Iterable[Path], known: Known, looks: Sequence[Look] = (), *, advice: bool = True
) -> tuple[list[Pack], list[Finding]]:
    """Every pack in these folders that may be played, and what is the matter with all of them."""
    places, findings = load_places(folders, known, looks, advice=advice)
    return [pack for _, pack in places], findings


def load_places(
    folders: Iterable[Path], known: Known, looks: Sequence[Look] = (), *, advice: bool = True
) -> tuple[list[tuple[Path, Pack]], list[Finding]]:
    """The same, each pack with its folder."""
    findings: list[Finding] = []
    playable: list[tuple[Path, Pack]] = []
    for folder in find_packs(folders):
        pack, found = load_pack(folder, known, looks, advice=advice)
        findings += found
        if pack is not None:
            playable.append((folder, pack))
    first = {pack.id: (folder, pack) for folder, pack in reversed(playable)}
    places = [(folder, pack) for folder, pack in playable if first[pack.id][0] == folder]
    return places, findings + repeated_packs(playable)


def repeated_packs(packs: Iterable[tuple[Path, Pack]]) -> list[Finding]:
    """A finding for each pack with the id of one before it."""
    first: dict[str, Path] = {}
    findings: list[Finding] = []
    for folder, pack in packs:
        before = first.setdefault(pack.info.id, folder)
        if before != folder:
            values = {"name": pack.info.id, "first": before.as_posix()}
            findings.append(Finding(diagnostics.PACK_TWICE, folder / PACK_FILE, 1, values))
    return findings


class _Loader:
    """The reading of one pack: `findings` grows as its files are read."""

    def __init__(self, folder: Path, known: Known, *, advice: bool) -> None:
        self.findings: list[Finding] = []
        self._advice = advice
        self._folder = folder
        self._known = known
        self._pack_file = folder / PACK_FILE
        self._document: Document | None = None
        self._band: Band | None = None
        self._documents: dict[str, Document] = {}

    def read_info(self) -> PackInfo | None:
        """What `pack.yaml` says."""
        document = self._document = self._read(self._pack_file)
        if document is None:
            return None
        if document.data.get("band") in list(Band):
            self._band = Band(document.data["band"])
        self._report(document, _ids_twice(document.data.get("scenarios")))
        info, error = _validate(PackInfo, document.data)
        shape = translation.faults(error, document, PackInfo) if error else []
        self._report(document, to_dos.without_marked(shape, document.data))
        self._report(document, to_dos.faults(document.data))
        return info

    def listed(self) -> list[str]:
        """The scenarios to read: those on the list that have a file, or every file where there is no list."""
        others = (PACK_FILE, quick_checks.FILE)
        present = sorted(file.stem for file in self._folder.glob("*.yaml") if file.name not in others)
        document = self._document
        on_list = document.data.get("scenarios") if document else None
        if document is None or not isinstance(on_list, list):
            return present
        wanted: dict[str, int] = {}
        for index, name in enumerate(on_list):
            if _is_id(name):
                wanted.setdefault(name, document.line(("scenarios", index)))
        self._report_absent(wanted, present)
        return [name for name in present if name in wanted]

    def _report_absent(self, wanted: dict[str, int], present: list[str]) -> None:
        for name, line in wanted.items():
            if name not in present:
                self._found(diagnostics.SCENARIO_MISSING, self._pack_file, line, name=name)
        for name in present:
            if name not in wanted:
                self._found(diagnostics.SCENARIO_NOT_LISTED, self._folder / f"{name}.yaml", 1, name=name)

    def read_scenario(self, name: str) -> Scenario | None:
        """One scenario, checked."""
        document = self._read(self._folder / f"{name}.yaml")
        if document is None:
            return None
        self._documents[name] = document
        scenario, error = _validate(Scenario, document.data)
        shape = translation.faults(error, document, Scenario) if error else []
        shown = mended(document.data, error) if error else scenario
        shape = [*to_dos.faults(document.data), *to_dos.without_marked(shape, document.data)]
        said = {fault.where for fault in shape} | set(to_dos.marked_places(document.data))
        self._report(document, shape)
        self._report(document, (fault for fault in self._look(document, shown) if fault.where not in said))
        return scenario

    def read_check(self) -> QuickCheck | None:
        """The quick check, if the pack has one, checked."""
        file = self._folder / quick_checks.FILE
        document = self._read(file) if file.exists() or file.is_symlink() else None
        if document is None:
            return None
        check, faults = quick_checks.read_check(document, self._known, self._band)
        self._report(document, faults)
        return check

    def look_at_all(self, info: PackInfo, scenarios: Sequence[Scenario], looks: Sequence[Look]) -> None:
        """Report what is seen over all scenarios together, and what others see in each."""
        if self._document is not None:
            self._report(self._document, self._words_of(self._document.data))
            if self._advice:
                self._report(self._document, balance.pack_faults(scenarios))
        for scenario in scenarios:
            document = self._documents.get(scenario.id)
            if document is not None:
                for look in looks:
                    self._report(document, look(info.id, document.data, scenario))

    def look_for_words(self, info: PackInfo, scenarios: Iterable[Scenario]) -> None:
        """Report the glossary's words that none of these scenarios uses."""
        document = self._document
        if document is not None and info.glossary:
            used = glossary.ids_used(info.glossary, scenarios)
            unused = {id: hard for id, hard in info.glossary.items() if id not in used}
            for id, hard in unused.items():
                told = Fault(diagnostics.UNUSED_GLOSSARY_WORD, ("glossary", id), {"name": hard.word})
                self._report(document, [told])

    def _look(self, document: Document, scenario: Scenario | None) -> Iterator[Fault]:
        yield from _same_id(document)
        yield from quick_checks.reserved(document.data.get("id"))
        yield from islice(names.faults(document.data, self._known, self._band), MOST_TOLD)
        yield from islice(self._words_of(document.data), MOST_TOLD)
        if scenario is not None:
            yield from islice(structure.faults(scenario), MOST_TOLD)
        if self._advice:
            yield from self._advise(document, scenario)

    def _words_of(self, data: dict[str, Any]) -> Iterable[Fault]:
        return language.faults(data, self._known) if self._advice else language.unknown_facts(data)

    def _advise(self, document: Document, scenario: Scenario | None) -> Iterator[Fault]:
        """What keeps no pack from being played."""
        if self._known.avoided is not None:
            yield from islice(care.faults(document.data, self._known.avoided), MOST_TOLD)
        if scenario is not None:
            yield from balance.faults(scenario)
        if self._band is not None:
            yield from islice(wording.faults(document.data, self._band), MOST_TOLD)
            yield from islice(picturing.faults(document.data, self._band, self._known), MOST_TOLD)

    def _read(self, file: Path) -> Document | None:
        document, findings = read_document(file, self._folder)
        self.findings += findings
        return document

    def _report(self, document: Document, faults: Iterable[Fault]) -> None:
        for fault in faults:
            first = {} if fault.first is None else {"first": str(document.line(fault.first))}
            line = document.line(fault.where)
            self._found(fault.diagnostic, document.file, line, **fault.values, **first)

    def _found(self, diagnostic: Diagnostic, file: Path, line: int, **values: str) -> None:
        self.findings.append(Finding(diagnostic, file, line, values))


def _validate(model: type[_Model], data: dict[str, Any]) -> tuple[_Model | None, ValidationError | None]:
    try:
        return model.model_validate(data), None
    except ValidationError as error:
        return None, error


def _is_id(name: object) -> bool:
    try:
        _ID.validate_python(name)
    except ValidationError:
        return False
    return True


def _ids_twice(listed: object) -> Iterator[Fault]:
    first: dict[object, int] = {}
    for index, name in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(name, str) and name in first:
            values = {"owner": 'The list "scenarios"', "name": name}
            where = ("scenarios", index)
            yield Fault(diagnostics.DUPLICATE_ID, where, values, first=("scenarios", first[name]))
        elif isinstance(name, str):
            first[name] = index


def _same_id(document: Document) -> Iterator[Fault]:
    name = document.data.get("id")
    if isinstance(name, str) and name != document.file.stem:
        values = {"name": name, "called": document.file.name}
        yield Fault(diagnostics.ID_DIFFERS, ("id",), values)

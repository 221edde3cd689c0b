"""`smart-game languages`: how much of each language there is, and what is the matter with it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from babel.localedata import exists

from smart_game import places
from smart_game.cli.common import Parser, packs_in
from smart_game.cli.exits import FINE, PROBLEMS
from smart_game.errors import CannotRunError
from smart_game.packs.findings import Diagnostic, Finding, Severity
from smart_game.scenario.model import Pack
from smart_game.words import po
from smart_game.words.catalogue import FOLDER, SOURCE, languages_in, own_name
from smart_game.words.checking import Checked, Fault, Kind, Lacking, check_catalogue
from smart_game.words.extracting import extract_pack, extract_print_outs, extract_screens
from smart_game.words.updating import update

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_READING = ("Andika", "AtkinsonHyperlegibleNext")
_CODE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?")

_TOLD = {
    Kind.UNREADABLE: (
        "SG101",
        _ERROR,
        "From here on this is not a .po file: {cause}.",
        "Mend this line; every text stands in straight quotation marks.",
    ),
    Kind.HEADER: (
        "SG102",
        _ERROR,
        'The header says {name}: "{written}", but it is "{expected}".',
        'Write that, or let "smart-game languages --update" do it.',
    ),
    Kind.STATUS: (
        "SG103",
        _ERROR,
        'The header says X-Status: "{written}".',
        f'Write "{po.DRAFT}", or "{po.SIGNED_OFF}" once a speaker has read it all.',
    ),
    Kind.PLACEHOLDER: (
        "SG104",
        _ERROR,
        '"{name}" has {written} to fill in, but the game fills in {expected}.',
        "Copy what stands in braces from the English, letter by letter.",
    ),
    Kind.PLURAL: (
        "SG105",
        _ERROR,
        '"{name}" lacks the plural form {forms}; this language has {expected} of them.',
        "Fill every msgstr[…], even if two are the same.",
    ),
    Kind.REFUSED: (
        "SG106",
        _ERROR,
        '"{name}" has {length} characters, which a pack may not have there.',
        "Make it shorter, and leave none empty.",
    ),
    Kind.GLYPH: (
        "SG107",
        _ERROR,
        '"{name}" has signs that no font of the game has: {signs}.',
        "Write it with others, or ask for a font.",
    ),
    Kind.NO_FILE: (
        "SG110",
        _WARNING,
        "This language has no file for {texts} texts of {domain}: they are shown in English.",
        'Run "smart-game languages --update".',
    ),
    Kind.ORPHAN: (
        "SG111",
        _WARNING,
        "There is no pack called {domain} to translate.",
        "Delete this file, or give it the name of its pack.",
    ),
    Kind.MISSING: (
        "SG112",
        _WARNING,
        '"{name}"{more} {has} no translation: English is shown.',
        "Translate it below msgid; if it is not there, update the file first.",
    ),
    Kind.FUZZY: (
        "SG113",
        _WARNING,
        'The English of "{name}" has changed: it is shown until the translation is looked at.',
        'Make the translation fit, then delete the word "fuzzy" above it.',
    ),
    Kind.STALE: (
        "SG114",
        _WARNING,
        '"{name}" does not say this in English any more, so its translation is not shown.',
        'Run "smart-game languages --update", which marks what has changed.',
    ),
    Kind.LONG: (
        "SG115",
        _WARNING,
        '"{name}" has {length} characters; there is room for about {most}.',
        "Say it in fewer words, and look at it on the screen.",
    ),
}
_DIAGNOSTICS = {
    kind: Diagnostic(code, kind.value, severity, sentence, remedy)
    for kind, (code, severity, sentence, remedy) in _TOLD.items()
}


def run(arguments: Sequence[str]) -> int:
    """Check, or update, the languages that the arguments name, or all that there are; the exit code."""
    options = _parser().parse_args(arguments)
    locales: Path = options.locales or places.locales()
    there = languages_in(locales)[1:]
    chosen = list(dict.fromkeys(options.language)) or list(there)
    for language in chosen:
        _refuse_unknown(language, there, starting=options.update)
    packs, faulty = packs_in()
    broken = sorted({finding.file for finding in faulty if finding.is_error})
    if broken and options.update:
        raise CannotRunError(f"{broken[0]} has faults, so its texts would be lost. Run smart-game check.")
    sources = _Sources(packs)
    if options.update:
        return _update(locales, chosen, sources)
    outcome = [
        _check(locales, language, sources, _coverage(language) if options.glyphs else _nothing)
        for language in chosen
    ]
    return _tell(outcome, strict=options.strict, as_json=options.json)


class _Sources:
    """The English texts as they are now, by domain, and the packs that they belong to."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        package = Path(__file__).parents[1]
        screens = extract_screens(package / "scenes")
        print_outs = extract_print_outs(package / "printing", screens)
        self.packs = {pack.info.id: pack for pack in packs}
        self.templates = {
            template.domain or "": template
            for template in (screens, print_outs, *(extract_pack(pack) for pack in packs))
        }


@dataclass(frozen=True)
class _Language:
    code: str
    parts: tuple[Checked, ...]
    findings: tuple[Finding, ...]

    @property
    def status(self) -> str:
        signed = all(part.status == po.SIGNED_OFF for part in self.parts)
        return po.SIGNED_OFF if signed else po.DRAFT

    def __str__(self) -> str:
        parts = ", ".join(f"{part.domain} {part.translated} of {part.texts}" for part in self.parts)
        done, texts = sum(part.translated for part in self.parts), sum(part.texts for part in self.parts)
        return f"{self.code:<4} {own_name(self.code)}: {100 * done // texts} % ({parts}); {self.status}."

    def to_dict(self) -> dict[str, object]:
        return {
            "language": self.code,
            "status": self.status,
            "domains": {
                part.domain: {"texts": part.texts, "translated": part.translated} for part in self.parts
            },
            "findings": [finding.to_dict() for finding in self.findings],
        }


def _parser() -> Parser:
    parser = Parser(prog="smart-game languages", description="Say how much of each language there is.")
    parser.add_argument("language", nargs="*", help="a language code, such as cy or pl")
    parser.add_argument("--strict", action="store_true", help="count warnings as problems")
    parser.add_argument("--json", action="store_true", help="print the outcome for another program")
    parser.add_argument(
        "--update",
        action="store_true",
        help="bring the files up to date with the English texts, or start one",
    )
    parser.add_argument(
        "--glyphs", action="store_true", help="look for signs that no font has, too (needs fontTools)"
    )
    parser.add_argument("--locales", type=Path, help="another folder of languages")
    return parser


def _refuse_unknown(language: str, there: Sequence[str], *, starting: bool) -> None:
    if language == SOURCE:
        raise CannotRunError("English is in the code and in the packs: it is mended there.")
    if not starting and language not in there:
        known = ", ".join(there) or "none"
        raise CannotRunError(
            f"There is no language {language!r}. There are: {known}. Start one with --update {language}."
        )
    if not (_CODE.fullmatch(language) and exists(language)):
        raise CannotRunError(f"{language!r} is not the code of a language, such as cy or pl.")


def _update(locales: Path, languages: Sequence[str], sources: _Sources) -> int:
    for domain, template in sources.templates.items():
        po.write(locales / f"{domain}.pot", template)
        for language in languages:
            path = locales / language / FOLDER / f"{domain}.po"
            old = po.read(path) if path.exists() else None
            catalogue, change = update(old, template, language)
            po.write(path, catalogue)
            print(f"{_near(path)}: {change.new} new, {change.reworded} changed, {change.gone} gone.")
    return FINE


def _check(locales: Path, language: str, sources: _Sources, lacking: Lacking) -> _Language:
    folder = _near(locales / language / FOLDER)
    parts: list[Checked] = []
    findings: list[Finding] = []
    for domain, template in sources.templates.items():
        path = folder / f"{domain}.po"
        if path.exists():
            part = check_catalogue(path.read_bytes(), template, language, lacking, sources.packs.get(domain))
        else:
            texts = sum(1 for message in template if message.id)
            fault = Fault(Kind.NO_FILE, 1, {"texts": str(texts), "domain": domain})
            part = Checked(domain, texts, faults=(fault,))
        parts.append(part)
        findings += [_finding(path, fault) for fault in part.faults]
    for path in sorted(folder.glob("*.po")):
        if path.stem not in sources.templates:
            findings.append(_finding(path, Fault(Kind.ORPHAN, 1, {"domain": path.stem})))
    return _Language(language, tuple(parts), tuple(sorted(findings, key=Finding.in_order)))


def _finding(path: Path, fault: Fault) -> Finding:
    return Finding(_DIAGNOSTICS[fault.kind], path, fault.line, fault.values)


def _tell(outcome: Sequence[_Language], *, strict: bool, as_json: bool) -> int:
    findings = [finding for language in outcome for finding in language.findings]
    problems = [finding for finding in findings if strict or finding.is_error]
    if as_json:
        print(json.dumps([language.to_dict() for language in outcome], indent=2))
    else:
        for line in (*findings, *outcome):
            print(line)
        print(f"Languages: {len(outcome)}; problems: {len(problems)}; to look at: {len(findings)}.")
    return PROBLEMS if problems else FINE


def _coverage(language: str) -> Lacking:
    """What the fonts lack that draw this language in the game; no window is opened."""
    try:
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    except ImportError as fault:
        raise CannotRunError('--glyphs needs fontTools: pip install "smart-game[test]".') from fault
    from smart_game.engine.bidi import order, resolve
    from smart_game.engine.fonts import Family

    folder = places.assets() / "fonts"
    families = [Family.for_language(folder, language, reading) for reading in _READING]

    @lru_cache
    def letters_in(file: Path) -> frozenset[int]:
        with TTFont(file) as font:
            return frozenset(font.getBestCmap())

    def lacking(text: str) -> str:
        found: dict[str, None] = {}
        for family in families:
            for run in order(resolve(text, rtl=family.rtl)):
                for part, script in family.split(text[run.start : run.end], rtl=run.rtl):
                    known = [letters_in(file) for file in family.faces[script].files.values()]
                    missing = {ord(sign) for sign in part} - frozenset.intersection(*known)
                    found |= {sign: None for sign in map(chr, sorted(missing)) if category(sign) != "Cf"}
        return "".join(found)

    return lacking


def _nothing(_text: str) -> str:
    return ""


def _near(path: Path) -> Path:
    """A path as seen from here, which is shorter to read, where it is inside here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path

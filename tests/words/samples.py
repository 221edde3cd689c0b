"""A folder with a Polish translation of a little of the game, to break, and the command that looks at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from smart_game.scenario.model import Pack
from smart_game.words import po
from smart_game.words.checking import Checked, check_catalogue
from smart_game.words.extracting import extract_pack
from smart_game.words.updating import update


def no_glyph_is_lacking(text: str) -> str:
    return ""


def screens() -> po.Catalogue:
    """The template of a screen with three texts."""
    template = po.new(None, "smart_game")
    template.add("Go on")
    template.add("Remember: {line}")
    template.add(("{count} story", "{count} stories"))
    return template


@dataclass
class Sample:
    """A .po file in a folder of languages, as lines that a test changes."""

    locales: Path
    template: po.Catalogue

    @property
    def path(self) -> Path:
        return self.locales / "pl" / "LC_MESSAGES" / f"{self.template.domain}.po"

    def translate(self, words: dict[str, str | Sequence[str]]) -> None:
        """Write the file, with these words for the English texts."""
        catalogue, _ = update(None, self.template, "pl")
        for message in catalogue:
            english = message.id if isinstance(message.id, str) else message.id[0]
            if english and english in words:
                found = words[english]
                message.string = found if isinstance(found, str) else tuple(found)
        po.write(self.path, catalogue)

    def change(self, old: str, new: str) -> int:
        """Change the file by hand; the line on which the text stood."""
        text = self.path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        self.path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def line_of(self, start: str) -> int:
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return next(at for at, line in enumerate(lines, start=1) if line.startswith(start))

    def check(self, pack: Pack | None = None) -> Checked:
        source = self.path.read_bytes()
        return check_catalogue(source, self.template, "pl", no_glyph_is_lacking, pack)

    def faults(self, pack: Pack | None = None) -> list[tuple[str, int]]:
        return [(fault.kind.value, fault.line) for fault in self.check(pack).faults]


def of_screens(folder: Path) -> Sample:
    """A whole translation of the three texts."""
    sample = Sample(folder, screens())
    sample.translate(
        {
            "Go on": "Dalej",
            "Remember: {line}": "Pamiętaj: {line}",
            "{count} story": ("{count} historia", "{count} historie", "{count} historii"),
        }
    )
    return sample


def of_pack(folder: Path, pack: Pack) -> Sample:
    """A pack in which every text is said twice over, where there is room."""
    sample = Sample(folder, extract_pack(pack))
    ids = [message.id for message in sample.template if message.id]
    sample.translate({text: f"PL {text}" for text in ids if isinstance(text, str)})
    return sample

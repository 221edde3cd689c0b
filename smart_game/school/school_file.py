"""Writes a school's first `school.yaml`, for people to go on with."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from smart_game.errors import CannotRunError
from smart_game.school.keys import write_new
from smart_game.school.school import School, SchoolClass

_HEAD = """\
# The school, for SMART Game. Pupils' PCs read this file; only staff should be able to change it.
# An id is used in the names of files: once a class has played, leave its id as it is.
"""


def classes_named(names: Sequence[str], year: int | None) -> list[SchoolClass]:
    """Classes with these names, each with an id made from it. CannotRunError where none can be made."""
    found = []
    for name in names:
        class_id = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
        if not class_id:
            raise CannotRunError(f"The class name {name!r} has no letter a-z or digit in it: add one.")
        found.append(SchoolClass(id=class_id, name=name, year=year))
    return found


def school_text(name: str, classes: Sequence[SchoolClass]) -> str:
    """The file's text; trusted adults and the batch size are shown as they are without a word."""
    usual = School()
    rows = []
    for each in classes:
        year = "" if each.year is None else f", year: {each.year}"
        rows.append(f"  - {{id: {_quoted(each.id)}, name: {_quoted(each.name)}{year}}}")
    adults = [
        f"  - {{role: {_quoted(each.role)}, picture: {each.picture}}}  # name: may be added"
        for each in usual.adults
    ]
    return "\n".join(
        (
            f"{_HEAD}format: 1",
            f"name: {_quoted(name)}",
            "classes:",
            *rows,
            "adults:",
            *adults,
            f"threshold: {usual.threshold}",
            "",
        )
    )


def whole_text(school: School) -> str:
    """A whole school as its file holds it."""
    told = school.model_dump(mode="json", exclude_none=True)
    lines = [f"format: {told['format']}", f"name: {_quoted(school.name)}"]
    for key in ("classes", "adults"):
        lines += [f"{key}:", *(f"  - {json.dumps(each, ensure_ascii=False)}" for each in told[key])]
    lines.append(f"threshold: {school.threshold}")
    if school.rules:
        lines.append("rules:")
        lines += [f"  {rule}: {_quoted(said)}" for rule, said in told["rules"].items()]
    return "\n".join((_HEAD + lines[0], *lines[1:], ""))


def write_school(path: Path, text: str) -> bool:
    """Write the file where there is none; whether it was written. CannotRunError if it cannot be."""
    try:
        write_new(path, text.encode(), 0o644)
    except FileExistsError:
        return False
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise CannotRunError(f"{path} cannot be written ({reason}). Do it as somebody who may.") from None
    return True


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

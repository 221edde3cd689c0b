"""A school as it is typed: lines by their names, and the school that they make."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain, count

from pydantic import ValidationError

from smart_game.errors import CannotRunError
from smart_game.scenario.vocabulary import Rule
from smart_game.school.school import School, SchoolClass, TrustedAdult
from smart_game.school.school_file import classes_named

ADULTS = 4
"""How many grown-ups can be named while setting up; the file takes up to eight."""

RULES = (Rule.SAFE, Rule.MEETING, Rule.ACCEPTING, Rule.RELIABLE, Rule.TELL)


def first_lines(school: School | None = None) -> dict[str, str]:
    """The lines of a school, or of the usual one."""
    shown = school or School()
    lines = {
        "name": shown.name if school else "",
        "classes": ", ".join(each.name for each in shown.classes) if school else "",
    }
    lines |= {f"rule-{rule}": shown.rules.get(rule, "") for rule in RULES}
    for at in range(ADULTS):
        adult = shown.adults[at] if at < len(shown.adults) else None
        lines[f"role-{at}"] = adult.role if adult else ""
        lines[f"name-{at}"] = (adult.name or "") if adult else ""
        lines[f"picture-{at}"] = adult.picture if adult else "teacher"
    return lines


def school_of(lines: Mapping[str, str], before: School | None = None) -> School:
    """The school that lines make; what is empty is as usual. CannotRunError if they make none.

    What no line tells stays as it was `before`; and so do the ids of its classes, which files are named by.
    """
    usual = School()
    names = [name.strip() for name in re.split("[,،]", lines["classes"]) if name.strip()]
    adults = [
        TrustedAdult(role=role, name=lines[f"name-{at}"].strip() or None, picture=lines[f"picture-{at}"])
        for at in range(ADULTS)
        if (role := lines[f"role-{at}"].strip())
    ]
    rules = {rule: said for rule in RULES if (said := lines[f"rule-{rule}"].strip())}
    kept = before or usual
    try:
        return School(
            name=lines["name"].strip() or usual.name,
            classes=_as_before(classes_named(names, None), before.classes if before else ()) or usual.classes,
            adults=(*adults, *kept.adults[ADULTS:]),
            threshold=kept.threshold,
            rules={**{rule: said for rule, said in kept.rules.items() if rule not in RULES}, **rules},
        )
    except ValidationError as fault:
        said = fault.errors()[0]["msg"].removeprefix("Value error, ")
        where = str(fault.errors()[0]["loc"][0])
        if where == "adults":
            said = "children need at least two grown-ups whom they can tell: write another role"
        raise CannotRunError(f"{said[:1].upper()}{said[1:]}. Mend it, then go on.") from None


def _as_before(now: Sequence[SchoolClass], before: Sequence[SchoolClass]) -> tuple[SchoolClass, ...]:
    """Classes that were there already keep their id and year, by their name.

    Where one name is new and one is gone, that class has been named anew. A new class that would be called as
    a class with another name was called before gets an id of its own.
    """
    known = {each.name: each for each in before}
    gone = [each for each in before if each.name not in {one.name for one in now}]
    new = [each for each in now if each.name not in known]
    if len(gone) == len(new) == 1:
        known[new[0].name] = gone[0].model_copy(update={"name": new[0].name})
    kept = [known[each.name] for each in now if each.name in known]
    taken = {each.id for each in kept} - {
        each.id for each in classes_named([each.name for each in kept], None)
    }
    return tuple(known.get(each.name) or _with_free_id(each, taken) for each in now)


def _with_free_id(new: SchoolClass, taken: set[str]) -> SchoolClass:
    ids = chain([new.id], (f"{new.id}-{at}" for at in count(2)))
    free = next(id for id in ids if id not in taken)
    return new.model_copy(update={"id": free})

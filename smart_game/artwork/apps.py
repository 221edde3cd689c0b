"""How the made-up services of the stories look: a name, colours and an icon each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from smart_game.artwork.plain import NotYamlError, Recall, make_anew, read_yaml
from smart_game.errors import SmartGameError


@dataclass(frozen=True, slots=True)
class App:
    """One service: colours as `#RRGGBB`; `icon` is a path in the pictures folder."""

    id: str
    name: str
    header: str
    on_header: str
    mine: str
    theirs: str
    icon: str


def load_apps(folder: Path, recall: Recall = make_anew) -> Mapping[str, App]:
    """The services in `apps.yaml`, by id; SmartGameError names the file and what is amiss.

    `recall` may know what is in the file.
    """
    path = folder / "apps.yaml"
    try:
        raw = recall("apps", [path], partial(read_yaml, path))
        return {id: _read_app(id, entry) for id, entry in raw.items()}
    except (OSError, NotYamlError, KeyError, TypeError, AttributeError) as fault:
        raise SmartGameError(
            f"{path}: the services cannot be read ({fault!r}). Install the game again."
        ) from fault


def _read_app(id: str, entry: Mapping[str, str]) -> App:
    return App(
        id=id,
        name=entry["name"],
        header=entry["header"],
        on_header=entry["header_text"],
        mine=entry["hero_bubble"],
        theirs=entry["other_bubble"],
        icon=f"apps/{id}.svg",
    )

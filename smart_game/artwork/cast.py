"""Who is who in the stories, and a picture of each in every mood, put together from parts.

A picture is a stack of layers. Each part (a body, a hair style, a pose, a mood) gives shapes to some of
them; colours are put in by substitution. See `assets/pictures/cast/README.md` for drawing new parts.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

from smart_game.artwork.colours import is_colour, lighten, shade
from smart_game.artwork.plain import NotYamlError, Recall, make_anew, read_yaml
from smart_game.artwork.sticker import put_on_sticker
from smart_game.errors import SmartGameError

Kind = Literal["child", "adult", "unknown"]
Crop = Literal["full", "head"]
Box = tuple[float, float, float, float]

HEAD_LAYERS = ("ears", "head", "face", "hair", "wear", "brows", "over")
LAYERS = ("chair-behind", "hair-behind", "arms-ink", "legs", "torso", "arms", *HEAD_LAYERS, "chair", "hands")
_ON_HEAD = frozenset((*HEAD_LAYERS, "hair-behind"))
_ON_FACE = frozenset(("face", "brows"))
_LAYER_MARK = re.compile(r"<!-- layer: ([a-z-]+) -->")
_SLOT = re.compile(r"\{([a-z_]+)\}")


class CastError(SmartGameError):
    """A cast file is broken, or somebody asked for a member or mood that does not exist."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the cast, as the game needs to know them.

    `height` is the picture's height where a child's is 1.0; `size` is its width and height in drawing units.
    """

    id: str
    name: str
    kind: Kind
    height: float
    looks: str
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Figure:
    """How a kind of body is laid out: its boxes, where the head sits, which parts all share.

    Without `poses` it has one picture for every mood.
    """

    box: Box
    crop: Box
    head: str
    face: str
    line: float
    poses: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Recipe:
    figure: str
    parts: tuple[str, ...]
    colours: Mapping[str, str]


class Cast:
    """The members, and a picture of each in every mood."""

    def __init__(
        self,
        members: Mapping[str, Member],
        moods: Mapping[str, str],
        figures: Mapping[str, _Figure],
        recipes: Mapping[str, _Recipe],
        parts: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.members = members
        self.moods = tuple(moods)
        self._tilts = moods
        self._figures = figures
        self._recipes = recipes
        self._parts = parts

    @classmethod
    def load(cls, folder: Path, recall: Recall = make_anew) -> "Cast":
        """Read `cast.yaml` and every part beside it; `recall` may know what is in the file."""
        path = folder / "cast.yaml"
        try:
            data = recall("cast", [path], partial(read_yaml, path))
            figures = {name: _read_figure(item) for name, item in data["figures"].items()}
            members = {who: _read_member(who, item, figures) for who, item in data["members"].items()}
            recipes = {who: _read_recipe(item, data["palette"]) for who, item in data["members"].items()}
        except OSError as error:
            raise CastError(
                f"{path}: the cast list cannot be read ({error}). Install the game again."
            ) from error
        except NotYamlError as error:
            raise CastError(f"{path}: the cast list is not YAML ({error}). Mend that line.") from error
        except (KeyError, TypeError, ValueError) as error:
            raise CastError(
                f"{path}: the cast list lacks something or spells it wrong: {error!r}. "
                "Compare the entry with the one above it."
            ) from error
        parts = {
            file.relative_to(folder).with_suffix("").as_posix(): _read_layers(file)
            for file in sorted(folder.rglob("*.svgpart"))
        }
        return cls(members, data["moods"], figures, recipes, parts)

    def svg(self, who: str, mood: str, crop: Crop = "full") -> str:
        """A complete SVG of one member in one mood; "head" shows head and shoulders in a square."""
        _must_be_one_of(who, self.members, "member of the cast")
        _must_be_one_of(mood, self.moods, "mood")
        _must_be_one_of(crop, get_args(Crop), "crop")
        recipe = self._recipes[who]
        figure = self._figures[recipe.figure]
        face, pose = (f"moods/{mood}",), (f"{figure.poses}/{mood}",)
        names = (*figure.parts, *face, *recipe.parts, *pose) if figure.poses else figure.parts
        shapes = "".join(self._draw_layer(layer, names, figure, self._tilts[mood]) for layer in LAYERS)
        box = figure.crop if crop == "head" else figure.box
        return put_on_sticker(self._colour(shapes, recipe, who), box, recipe.colours["ink"])

    def colours(self, who: str) -> Mapping[str, str]:
        """The colours that one member's picture is drawn with, by what they colour."""
        _must_be_one_of(who, self.members, "member of the cast")
        return self._recipes[who].colours

    def _draw_layer(self, layer: str, names: Iterable[str], figure: _Figure, tilt: str) -> str:
        shapes = "".join(self._part(name).get(layer, "") for name in names)
        if not shapes.strip():
            return ""
        moves, width = "", 5.0
        if layer in _ON_HEAD:
            moves, width = f"{figure.head} {tilt}", figure.line
        if layer in _ON_FACE:
            moves += f" {figure.face}"
        moved = f' transform="{moves.strip()}"' if moves.strip() else ""
        return (
            f'<g{moved} fill="none" stroke="{{ink}}" stroke-width="{width:g}" '
            f'stroke-linejoin="round" stroke-linecap="round">{shapes}</g>\n'
        )

    def _part(self, name: str) -> Mapping[str, str]:
        _must_be_one_of(name, self._parts, "part of the cast's drawings")
        return self._parts[name]

    def _colour(self, shapes: str, recipe: _Recipe, who: str) -> str:
        def fill_in(slot: re.Match[str]) -> str:
            try:
                return recipe.colours[slot[1]]
            except KeyError:
                raise CastError(
                    f'cast.yaml: {who} has no colour "{slot[1]}", which one of their parts needs. Add it.'
                ) from None

        return _SLOT.sub(fill_in, shapes)


def _must_be_one_of(name: str, known: Iterable[str], what: str) -> None:
    known = tuple(known)
    if name in known:
        return
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(sorted(known))}."
    raise CastError(f'There is no {what} called "{name}". {hint}')


def _read_layers(file: Path) -> Mapping[str, str]:
    pieces = _LAYER_MARK.split(file.read_text(encoding="utf-8"))
    layers = dict(zip(pieces[1::2], (piece.strip() for piece in pieces[2::2]), strict=True))
    for layer in layers:
        if layer not in LAYERS:
            raise CastError(f'{file}: there is no layer called "{layer}". There are: {", ".join(LAYERS)}.')
    return layers


def _read_box(numbers: Iterable[float]) -> Box:
    left, top, width, height = (float(number) for number in numbers)
    return left, top, width, height


def _read_figure(item: Mapping[str, Any]) -> _Figure:
    return _Figure(
        box=_read_box(item["box"]),
        crop=_read_box(item["crop"]),
        head=item.get("head", ""),
        face=item.get("face", ""),
        line=float(item.get("line", 5)),
        poses=item.get("poses", ""),
        parts=tuple(item["parts"]),
    )


def _read_member(who: str, item: Mapping[str, Any], figures: Mapping[str, _Figure]) -> Member:
    if item["kind"] not in get_args(Kind):
        raise ValueError(f"{who}: kind {item['kind']}")
    return Member(
        id=who,
        name=item["name"],
        kind=item["kind"],
        height=float(item["height"]),
        looks=item["looks"],
        size=figures[item["figure"]].box[2:],
    )


def _read_recipe(item: Mapping[str, Any], palette: Mapping[str, Any]) -> _Recipe:
    colours: dict[str, str] = {
        **palette["all"],
        **palette["skins"][item["skin"]],
        **palette["hairs"][item["hair"]],
        **item["colours"],
    }
    for name, colour in tuple(colours.items()):
        if not is_colour(colour):
            raise ValueError(f"{name}: {colour} is not a colour like #A1B2C3")
        colours.setdefault(f"{name}_shade", shade(colour))
        colours.setdefault(f"{name}_light", lighten(colour))
    _colour_arms(colours, bare=item.get("sleeves", "long") == "short")
    return _Recipe(item["figure"], tuple(item["parts"]), colours)


def _colour_arms(colours: dict[str, str], *, bare: bool) -> None:
    """Sleeves take the top's colour unless told otherwise; short ones have a hem, long ones a cuff."""
    for tone in ("", "_shade"):
        colours.setdefault(f"sleeve{tone}", colours.get(f"top{tone}", colours[f"skin{tone}"]))
        colours[f"forearm{tone}"] = colours[f"skin{tone}"] if bare else colours[f"sleeve{tone}"]
    colours["hem"], colours["cuff"] = (colours["ink"], "none") if bare else ("none", colours["ink"])

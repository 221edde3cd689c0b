from pathlib import Path

import pytest

from smart_game import places
from smart_game.engine.theme import Metrics, Theme, contrast
from smart_game.errors import SmartGameError

THEMES = sorted((places.assets() / "themes").glob("*.toml"))
DAY = places.assets() / "themes" / "day.toml"

TEXT_ON = {
    "ink": ("paper", "panel", "choice", "choice_over", "plain", "plain_over", "safer", "unsure", "risky"),
    "soft_ink": ("paper", "panel"),
    "main": ("panel", "choice_over"),
    "on_main": ("main", "main_over"),
    "on_tell": ("tell", "tell_over"),
}
"""Every colour that text has, and every ground on which it may stand."""

FILLS = (
    *("panel", "choice", "choice_over", "main", "main_over", "plain", "plain_over"),
    *("tell", "tell_over", "safer", "unsure", "risky"),
)
"""What sheets and buttons are filled with; all have an outline in ink."""

GROUNDS = ("paper", "panel", "choice", "main", "tell", "plain", "shadow")
"""What may be beside the focus ring."""


def day() -> Theme:
    return Theme.load(DAY)


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(color, ground) for color, grounds in table.items() for ground in grounds]


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
class TestShippedTheme:
    def test_text_can_be_read_on_each_of_its_grounds(self, path: Path) -> None:
        """A1: at least 4.5 to 1."""
        colors = Theme.load(path).colors
        found = {(text, on): contrast(colors[text], colors[on]) for text, on in pairs(TEXT_ON)}
        assert not {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < 4.5}

    def test_edges_stand_out_from_what_is_beside_them(self, path: Path) -> None:
        """A2: at least 3 to 1, by the outline or by what it encloses."""
        colors = Theme.load(path).colors
        for ground in ("paper", "panel"):
            for fill in FILLS:
                by = (contrast(colors[edge], colors[ground]) for edge in ("ink", fill))
                assert max(by) >= 3, f"{fill} on {ground}"

    def test_one_half_of_the_ring_stands_out_on_any_ground(self, path: Path) -> None:
        """A2: and the two halves from each other."""
        colors = Theme.load(path).colors
        assert contrast(colors["focus"], colors["focus_gap"]) >= 3
        for ground in GROUNDS:
            halves = (contrast(colors[half], colors[ground]) for half in ("focus", "focus_gap"))
            assert max(halves) >= 3, ground

    def test_every_colour_has_been_thought_of_here(self, path: Path) -> None:
        """A new colour has to be put into one of the tables above."""
        grounds = {ground for each in TEXT_ON.values() for ground in each}
        thought_of = {*TEXT_ON, *FILLS, *GROUNDS, *grounds, "focus", "focus_gap"}
        assert set(Theme.load(path).colors) == thought_of


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#000000", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("ink =", "has no ink in [colors]. Add it."),
        ("body =", "has no body in [type]. Add it."),
        ("unit =", "has no unit in [shape]. Add it."),
        ("[colors]", "cannot be read"),
    ],
)
def test_a_theme_that_lacks_something_says_what_and_where(tmp_path: Path, line: str, sentence: str) -> None:
    lines = DAY.read_text(encoding="utf-8").splitlines()
    broken = "= 5" if line == "[colors]" else ""
    path = tmp_path / "odd.toml"
    path.write_text("\n".join(broken if each.startswith(line) else each for each in lines), encoding="utf-8")
    with pytest.raises(SmartGameError) as refusal:
        Theme.load(path)
    assert sentence in str(refusal.value)
    assert str(path) in str(refusal.value)


def test_a_theme_that_is_not_there_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(SmartGameError, match=r"gone\.toml cannot be read .*Install the game again\."):
        Theme.load(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1024, 768), 1.0), ((1366, 768), 1.0), ((2048, 1536), 2.0), ((512, 900), 0.5)],
)
def test_sizes_follow_the_side_of_the_window_that_is_short_of_room(
    size: tuple[int, int], scale: float
) -> None:
    metrics = Metrics(day(), *size)
    assert metrics.scale == scale
    assert metrics.px(100) == 100 * scale
    assert metrics.text("body") == round(metrics.theme.type["body"] * scale)
    assert metrics.px(0.001) == 1


def test_a_larger_text_size_grows_what_is_read_and_leaves_titles_and_the_bar() -> None:
    plain, large = (Metrics(day(), 1024, 768, scale) for scale in (1.0, 2.0))
    assert large.text("body") == 2 * plain.text("body")
    assert large.text("small") == 2 * plain.text("small")
    assert large.text("heading") == 1.5 * plain.text("heading")
    assert large.text("title") == plain.text("title")
    assert large.text("bar") == plain.text("bar") == plain.text("body")
    assert large.px(10) == plain.px(10)

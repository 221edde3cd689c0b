"""The branches of a scenario as a picture: every card, and where each choice leads.

Outcomes differ in shape, colour and words, so that the map can be read in grey too. It is one SVG file that
prints on a sheet of A4.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from smart_game.packs.map_layout import GAP, Drawing, Node, Route, lay_out
from smart_game.scenario.cards import EndingCard
from smart_game.scenario.model import Scenario
from smart_game.scenario.vocabulary import Outcome

_INK, _PAPER, _RED, _GREY = "#2B2440", "#FFFFFF", "#C4161C", "#6B667A"
_COLOURS = {Outcome.SAFER: "#1B7A4B", Outcome.UNSURE: "#946200", Outcome.RISKY: "#B3261E"}
_LINE = 17
_LETTERS_ON_LINE = 33
_MOST_LINES = 3
_HEAD = 92
_PAGES = {True: ("277mm", "190mm"), False: ("190mm", "277mm")}
"""What is left of A4 inside its margins: landscape, portrait."""


@dataclass(frozen=True)
class Row:
    """One way on from a card: its letter, what it is, and where it leads."""

    letter: str
    outcomes: tuple[Outcome, ...]
    lines: tuple[str, ...]
    goto: str
    puts_right: bool = False


def branch_map(scenario: Scenario) -> str:
    """The map of a scenario, as the text of an SVG file."""
    rows = {id: tuple(_rows(scenario, id)) for id in scenario.cards}
    titles = {id: _title(scenario, id) for id in scenario.cards}
    lost = {row.goto for told in rows.values() for row in told} | {scenario.start}
    titles |= {id: _short(f"{id}: no such card") for id in sorted(lost - set(scenario.cards))}
    nodes = [
        Node(id, _height(title, rows.get(id, ())), tuple(row.goto for row in rows.get(id, ())))
        for id, title in titles.items()
    ]
    drawing = lay_out(nodes, scenario.start)
    body = [
        *(_edge(rows[route.start][route.row], route) for route in drawing.routes),
        *(_box(scenario, id, titles[id], rows.get(id, ()), drawing) for id in titles),
        *(_mark(rows[route.start][route.row], route) for route in drawing.routes),
    ]
    return _sheet(scenario, drawing, body)


def _rows(scenario: Scenario, card_id: str) -> Iterator[Row]:
    card = scenario.cards[card_id]
    questions = card.questions()
    if len(questions) == 1 and card.onward() is None:
        for number, choice in enumerate(questions[0].choices):
            said = _short(choice.text)
            goto = choice.goto or card_id
            yield Row(_letter(number), (choice.outcome,), said, goto, choice.puts_right)
        return
    ways: dict[str, list[tuple[Outcome, bool]]] = {}
    for question in questions:
        for choice in question.choices:
            leads = choice.goto or card.onward()
            if leads:
                ways.setdefault(leads, []).append((choice.outcome, choice.puts_right))
    if onward := card.onward():
        ways.setdefault(onward, [])
    for number, (way, picked) in enumerate(ways.items()):
        said = (f"{len(picked)} {'answer' if len(picked) == 1 else 'answers'}",) if picked else ("read on",)
        outcomes = tuple(each for each in Outcome if each in {outcome for outcome, _ in picked})
        yield Row(_letter(number), outcomes, said, way, any(right for _, right in picked))


def _letter(number: int) -> str:
    return chr(ord("A") + number % 26)


def _title(scenario: Scenario, card_id: str) -> tuple[str, ...]:
    card = scenario.cards[card_id]
    ending = f": {card.title}" if isinstance(card, EndingCard) else ""
    return _short(f"{card_id} ({card.kind}){ending}")


def _short(text: str) -> tuple[str, ...]:
    """A text on a few lines; a word that is too long is broken."""
    clean = "".join(letter if letter.isprintable() else "�" for letter in text)
    lines = wrap(clean, _LETTERS_ON_LINE) or [""]
    return (
        (*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1] + " …")
        if len(lines) > _MOST_LINES
        else tuple(lines)
    )


def _height(title: tuple[str, ...], rows: tuple[Row, ...]) -> int:
    foot = 26 if rows else 14  # where the letters of the ways stand
    return foot + _LINE * (len(title) + sum(len(row.lines) for row in rows)) + 6 * len(rows)


def _box(scenario: Scenario, id: str, title: tuple[str, ...], rows: tuple[Row, ...], drawing: Drawing) -> str:
    box = drawing.boxes[id]
    missing, reached = id not in scenario.cards, id in drawing.reached
    ending = not missing and isinstance(scenario.cards[id], EndingCard)
    line = _RED if missing or not reached else _INK
    dash = ' stroke-dasharray="6 4"' if missing else ""
    fill, corner = ("#E7F3EC", 22) if ending else ("#FBE9E9" if line == _RED else _PAPER, 6)
    place = f'x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="{corner}"'
    wide = 4 if id == scenario.start else 2
    parts = [f'<rect {place} fill="{fill}" stroke="{line}" stroke-width="{wide}"{dash}/>']
    y = box.y + 4
    for text in title:
        y += _LINE
        parts.append(_text(box.x + 12, y, text, weight="bold", colour=line))
    for row in rows:
        y += 6
        for number, text in enumerate(row.lines):
            y += _LINE
            if number == 0:
                parts += [
                    _shape(outcome, box.x + 20 + 15 * at, y - 5) for at, outcome in enumerate(row.outcomes)
                ]
                label = f"{row.letter}  {text}"
            else:
                label = text
            parts.append(_text(box.x + 32 + 15 * max(0, len(row.outcomes) - 1), y, label))
        if row.puts_right:
            parts.append(_text(box.x + box.width - 10, y, "↺", colour=_COLOURS[Outcome.SAFER], anchor="end"))
    told = "nothing leads here" if not reached and not missing else ""
    said = ". ".join(filter(None, [" ".join(title), told]))
    red = _text(box.x + box.width / 2, box.y - 6, told, colour=_RED, anchor="middle") if told else ""
    return f'<g role="img" aria-label="{escape(said)}">{"".join(parts)}{red}</g>'


def _edge(row: Row, route: Route) -> str:
    colour = _COLOURS[row.outcomes[-1]] if row.outcomes else _GREY
    dash = ' stroke-dasharray="7 5"' if route.back else ""
    return (
        f'<path d="{route.path}" fill="none" stroke="{colour}" stroke-width="2.5"{dash} '
        f'marker-end="url(#arrow)"/>'
    )


def _mark(row: Row, route: Route) -> str:
    """The letter of a way, where it leaves its card."""
    x, y = route.points[0]
    colour = _COLOURS[row.outcomes[-1]] if row.outcomes else _GREY
    ring = f'<circle cx="{x}" cy="{y}" r="9" fill="{_PAPER}" stroke="{colour}" stroke-width="2"/>'
    return ring + _text(x, y + 5, row.letter, weight="bold", anchor="middle", size=12)


def _shape(outcome: Outcome, x: float, y: float) -> str:
    colour = _COLOURS[outcome]
    if outcome is Outcome.SAFER:
        return f'<circle cx="{x}" cy="{y}" r="6" fill="{colour}"/>'
    if outcome is Outcome.UNSURE:
        return f'<rect x="{x - 6}" y="{y - 6}" width="12" height="12" fill="{colour}"/>'
    return f'<path d="M{x} {y - 7}l7 13h-14z" fill="{colour}"/>'


def _text(
    x: float,
    y: float,
    text: str,
    *,
    weight: str = "normal",
    colour: str = _INK,
    anchor: str = "start",
    size: int = 13,
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )


def _sheet(scenario: Scenario, drawing: Drawing, body: list[str]) -> str:
    width, height = max(drawing.width, 720), drawing.height + _HEAD + GAP
    page = _PAGES[width > height]
    endings = sum(isinstance(card, EndingCard) for card in scenario.cards.values())
    lost = [id for id in scenario.cards if id not in drawing.reached]
    told = f"{len(scenario.cards)} cards, {endings} endings, begins with {scenario.start}."
    told += f" Nothing leads to: {', '.join(lost)}." if lost else ""
    legend = "".join(
        _shape(outcome, 22 + 110 * at, 74) + _text(34 + 110 * at, 79, outcome.value)
        for at, outcome in enumerate(Outcome)
    )
    legend += _text(352, 79, "↺ puts it right")
    legend += '<path d="M470 75h30" stroke-width="2.5" stroke-dasharray="7 5"'
    legend += f' stroke="{_INK}"/>' + _text(508, 79, "back") + _text(566, 79, "red: not reached", colour=_RED)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{page[0]}" '
        f'height="{page[1]}" role="img" aria-labelledby="title desc" '
        'font-family="Andika, Verdana, DejaVu Sans, sans-serif">\n'
        f'<title id="title">{escape(" ".join(["Branch map:", *_short(scenario.title)]))}</title>\n'
        f'<desc id="desc">{escape(told)}</desc>\n'
        '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="{_INK}"/></marker>'
        "</defs>\n"
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>\n'
        f"{_text(16, 30, ' '.join(_short(scenario.title)), weight='bold', size=20)}\n"
        f"{_text(16, 54, ' '.join(wrap(told, 90)[:1]), colour=_GREY)}\n{legend}\n"
        f'<g transform="translate(0 {_HEAD})">\n' + "\n".join(body) + "\n</g>\n</svg>\n"
    )

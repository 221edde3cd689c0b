"""What the board shows is large enough for the back row, and nothing of it lies on another."""

from itertools import pairwise

from smart_game.scenario.cards import ChoiceCard
from smart_game.scenario.model import Pack
from smart_game.scenes.board.pieces import Row
from smart_game.scenes.board.play import Stage
from tests.game import STILL, OpenGame, open_test_game
from tests.scenes.voting import asked, count_hands, turn_to


def test_what_is_read_is_large_enough_for_the_back_row(explorers: Pack) -> None:
    """At 1920 by 1080, with text and choices on one page: 44 pixels or more; a card alone has 69."""
    game = open_test_game((explorers,), size=(1920, 1080))
    _, screen = asked(game, explorers)
    sizes = {
        widget.id: paragraph.style.size
        for widget in game.loop.view.widgets
        for paragraph, _ in widget.words()
        if widget.id.startswith(("text", "choice-"))
    }
    game.close()
    assert screen.stage is Stage.ASK
    assert sizes
    assert min(sizes.values()) >= 0.7 * 64


def test_bars_that_are_compared_have_one_length(open_game: OpenGame, explorers: Pack) -> None:
    """The words beside them do not: “most”, “very few”."""
    game = open_game(explorers)
    pilot, _ = asked(game, explorers)
    count_hands(pilot, (17, 8, 3))
    rows = [widget for widget in game.loop.view.widgets if isinstance(widget, Row)]
    said = [row.speech.rpartition(". ")[2] for row in rows]
    assert said == ["most", "some", "very few"]
    assert len({row.bar().width for row in rows}) == 1


def test_where_lines_are_tall_bars_stand_beside_the_words_and_letters_stay_large(explorers: Pack) -> None:
    """In Urdu; below the words, as in other languages, they took the room of the letters."""
    game = open_test_game(
        (explorers,), size=(1366, 768), settings=STILL.model_copy(update={"language": "ur"})
    )
    pilot, _ = asked(game, explorers)
    count_hands(pilot)
    rows = [widget for widget in game.loop.view.widgets if isinstance(widget, Row)]
    game.close()
    assert len({row.bar().width for row in rows}) == 1
    for row in rows:
        bar = row.inside(row.bar())
        assert bar.width >= 200
        assert row.rect.contains(bar)
        for paragraph, room in row.words():
            assert not room.colliderect(bar)
            assert paragraph.style.size >= 0.7 * 49 or len(paragraph.lines[0]) == 1  # but a sign's letter


def test_the_line_of_all_hands_is_large_enough_for_the_back_row(explorers: Pack) -> None:
    """As what is read; and it keeps to its room beside the button."""
    game = open_test_game((explorers,), size=(1920, 1080))
    pilot, _ = asked(game, explorers)
    turn_to(pilot, "vote")
    pilot.press("vote")
    ((paragraph, room),) = game.loop.view.find("total").words()
    on = game.loop.view.find("next-count").rect
    game.close()
    assert paragraph.style.size >= 0.7 * 64
    assert len(paragraph.lines) == 1
    assert room.right < on.left


def wordy(pack: Pack) -> Pack:
    """A story whose first question has choices in Urdu, each as long as a choice may be."""
    story = pack.scenario("gem-gem-shower")
    id, card = next((id, card) for id, card in story.cards.items() if isinstance(card, ChoiceCard))
    long = [f"{number} " + "اپنا پاس ورڈ کسی کو نہ دیں، " * 9 for number in range(4)]
    choices = [card.choices[0].model_copy(update={"id": text[0], "text": text[:160]}) for text in long]
    cards = {**story.cards, id: card.model_copy(update={"choices": tuple(choices)})}
    story = story.model_copy(update={"cards": cards, "start": id})
    return pack.model_copy(update={"scenarios": (story,)})


def test_choices_too_long_for_one_page_go_on_to_the_next_one(explorers: Pack) -> None:
    """None lies on another, and each can be picked."""
    pack = wordy(explorers)
    game = open_test_game((pack,), settings=STILL.model_copy(update={"language": "ur"}))
    pilot, screen = asked(game, pack)
    count_hands(pilot)
    found: list[list[Row]] = []
    while not found or "page-more" in pilot.ids():
        if found:
            pilot.press("page-more")
        found.append([widget for widget in game.loop.view.widgets if isinstance(widget, Row)])
    low = game.loop.view.find("count-again").rect.top
    game.close()
    rows = [row for page in found for row in page]
    assert [row.id for row in rows] == [f"choice-{choice.id}" for choice in screen.playthrough.offered]
    assert all(row.press and row.rect.bottom < low for row in rows)
    assert all(one.rect.bottom < other.rect.top for page in found for one, other in pairwise(page))
    assert len(found) == 2

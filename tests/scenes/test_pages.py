"""Where what is read takes several pages."""

from smart_game.engine.pilot import Pilot
from tests.game import STILL, open_test_game
from tests.kinds import LONG, setting
from tests.scenes.playing import begin
from tests.stories import ending_card, make_pack, make_scenario

LENGTHS = range(120, 480, 12)


def test_nobody_turns_a_page_to_find_nothing_but_go_on() -> None:
    """However long a text is; Go on stands at the foot of the last page, in one place."""
    names = [f"read-{length}" for length in LENGTHS]
    cards = {
        name: {
            "kind": "story",
            "setting": setting("tablet"),
            "text": (LONG * 4)[:length].strip(),
            "goto": goto,
        }
        for name, length, goto in zip(names, LENGTHS, [*names[1:], "end"], strict=True)
    }
    scenario = make_scenario(start=names[0], cards=cards | {"end": ending_card() | {"title": "Done"}})
    settings = STILL.model_copy(update={"text_size": 150})
    game = open_test_game((make_pack(scenario),), settings=settings)
    pilot, turned, places = Pilot(game.loop), 0, set()
    play = begin(pilot, scenario)
    while not play.ended:
        while "page-more" in pilot.ids():
            pilot.press("page-more")
            turned += 1
        assert any(widget.id.startswith("text") for widget in game.loop.view.widgets), play.state.card
        places.add(game.loop.view.find("go-on").rect.bottomright)
        pilot.press("go-on")
    assert turned > 3
    assert len(places) == 1
    game.close()

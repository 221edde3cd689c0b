import random

from smart_game.scenario.playthrough import Playthrough
from smart_game.scenario.seat import Seat
from tests.stories import make_scenario


def new_seat() -> Seat:
    return Seat(random.Random(1))


def played(seat: Seat, *picks: str) -> Playthrough:
    """A play that picks these and goes on after each."""
    play = seat.begin(make_scenario())
    play.go_on()
    for choice in picks:
        play.pick(choice)
        play.go_on()
    return play


def test_only_the_first_play_of_a_scenario_is_the_first() -> None:
    seat = new_seat()
    assert [seat.close("small", played(seat, "ask")) for _ in range(3)] == [True, False, False]


def test_the_same_scenario_in_another_pack_is_another_one() -> None:
    seat = new_seat()
    assert seat.close("small", played(seat, "ask"))
    assert seat.close("other", played(seat, "ask"))


def test_a_play_that_was_left_after_a_pick_was_the_first() -> None:
    seat = new_seat()
    left = played(seat, "type")
    assert not left.ended
    assert seat.close("small", left)
    assert not seat.close("small", played(seat, "ask"))


def test_a_play_in_which_nothing_was_picked_does_not_count_as_one() -> None:
    seat = new_seat()
    seat.close("small", played(seat))
    assert seat.close("small", played(seat, "ask"))


def test_a_seat_keeps_its_best_stars() -> None:
    seat = new_seat()
    stars = []
    for picks in (["type", "mope"], ["wait"], ["type", "tell"], ["type", "mope"]):
        seat.close("small", played(seat, *picks))
        stars.append(seat.stars("small", "two-doors"))
    assert stars == [1, 2, 3, 3]


def test_there_are_no_stars_before_an_ending() -> None:
    seat = new_seat()
    seat.close("small", played(seat, "type"))
    assert seat.stars("small", "two-doors") == 0


def test_each_play_has_an_order_of_its_own_from_the_seats_chance() -> None:
    orders = [new_seat().begin(make_scenario()).state.order for _ in range(2)]
    assert orders[0] == orders[1]
    seat = new_seat()
    assert len({seat.begin(make_scenario()).state.order for _ in range(50)}) == 50


def test_a_new_seat_knows_nothing_of_the_one_before() -> None:
    seat = new_seat()
    seat.close("small", played(seat, "ask"))
    following = new_seat()
    assert following.stars("small", "two-doors") == 0
    assert following.close("small", played(following, "ask"))

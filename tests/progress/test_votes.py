"""Hands raised at the board become ballots that hold exactly them, and join nothing."""

import random
from collections import Counter
from collections.abc import Sequence

import pytest

from smart_game.progress.counts import count_play
from smart_game.progress.votes import MOST_HANDS, Asked, Votes, ballots
from smart_game.scenario.playthrough import Playthrough
from tests.progress.classroom import make_story

POPUP, MEND = Asked(0, "popup", "choice"), Asked(1, "mend", "choice")


def vote(**hands: tuple[int, int]) -> Votes:
    votes = Votes()
    for asked, ids, counts in ((POPUP, ("type", "ask"), "popup"), (MEND, ("tell", "again"), "mend")):
        for id, count in zip(ids, hands.get(counts, (0, 0)), strict=True):
            votes.count(asked, id, count)
    return votes


def picked(plays: Sequence[Playthrough]) -> Counter[str]:
    return Counter(f"{made.card}/{made.choice}" for play in plays for made in play.state.made)


def test_ballots_hold_exactly_the_votes() -> None:
    found = ballots(make_story(), vote(popup=(19, 9), mend=(20, 3)), random.Random(1))
    assert len(found) == 28
    assert picked(found) == {"popup/type": 19, "popup/ask": 9, "mend/tell": 20, "mend/again": 3}
    assert all(len({made.card for made in play.state.made}) == len(play.state.made) for play in found)


def test_without_hands_there_is_no_ballot() -> None:
    assert not ballots(make_story(), vote(), random.Random(1))
    assert not ballots(make_story(), Votes(), random.Random(1))


def test_a_ballot_has_no_ending_and_no_stars() -> None:
    for play in ballots(make_story(), vote(popup=(4, 2), mend=(1, 0)), random.Random(1)):
        counts = count_play("explorers", "our-class", play, first=True)
        assert (counts.finished, counts.stars, counts.ending) == (False, 0, None)


def test_which_hands_meet_on_a_ballot_is_chance() -> None:
    """Of the ten who typed and the ten who told, about half meet: it is neither all nor none of them."""
    story, met = make_story(), []
    for seed in range(400):
        found = ballots(story, vote(popup=(10, 10), mend=(10, 10)), random.Random(seed))
        both = {("popup", "type"), ("mend", "tell")}
        met.append(sum(both == {(made.card, made.choice) for made in play.state.made} for play in found))
    assert 4.8 < sum(met) / len(met) < 5.2
    assert len(set(met)) > 5


def test_which_hands_were_fewer_is_chance_too() -> None:
    """Whoever did not vote at the second question is not always the same as who was counted last."""
    without = Counter[str]()
    for seed in range(200):
        for play in ballots(make_story(), vote(popup=(5, 5), mend=(9, 0)), random.Random(seed)):
            if len(play.state.made) == 1:
                without[play.state.made[0].choice] += 1
    assert without["type"] > 60
    assert without["ask"] > 60


def test_counting_again_takes_the_place_of_a_count() -> None:
    votes = vote(popup=(19, 9))
    votes.count(POPUP, "type", 18)
    assert votes.counted()["popup", "choice"] == {"type": 18, "ask": 9}


@pytest.mark.parametrize(("hands", "kept"), [(-3, 0), (0, 0), (99, MOST_HANDS), (4000, MOST_HANDS)])
def test_a_count_is_a_possible_one(hands: int, kept: int) -> None:
    votes = Votes()
    votes.count(POPUP, "type", hands)
    assert votes.hands(POPUP, "type") == kept


def test_of_a_question_that_comes_back_the_first_vote_counts() -> None:
    votes = Votes()
    votes.count(Asked(2, "popup", "choice"), "ask", 28)
    votes.count(POPUP, "type", 28)
    assert votes.counted() == {("popup", "choice"): {"type": 28}}

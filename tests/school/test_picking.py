"""Which stories a lesson offers."""

import random

from smart_game.scenario.model import Pack
from smart_game.school.lesson import Lesson
from smart_game.school.picking import Picks, is_open, offered

LESSON = Lesson(class_id="otters")


def ids(packs: tuple[Pack, ...]) -> dict[str, set[str]]:
    return {pack.info.id: {each.id for each in pack.scenarios} for pack in packs}


def opened(packs: tuple[Pack, ...]) -> dict[str, set[str]]:
    return {
        pack.info.id: {each.id for each in pack.stories if is_open(each, sensitive=False)} for pack in packs
    }


def test_a_lesson_that_names_nothing_is_everything_and_says_so(shipped: tuple[Pack, ...]) -> None:
    picks = Picks.of(LESSON, shipped)
    assert picks.into(LESSON, shipped) == LESSON
    assert ids(offered(shipped, LESSON)) == opened(shipped)
    assert ids(offered(shipped, LESSON.changed(sensitive=True))) == ids(shipped)


def test_one_pack_is_named_without_its_stories(shipped: tuple[Pack, ...]) -> None:
    picks = Picks.of(LESSON, shipped)
    for pack in shipped[1:]:
        picks = picks.none_of(pack)
    lesson = picks.into(LESSON, shipped)
    assert (lesson.packs, lesson.stories) == ((shipped[0].info.id,), None)
    assert set(ids(offered(shipped, lesson))) == {shipped[0].info.id}


def test_whatever_is_ticked_is_what_pupils_are_offered_and_what_the_corner_shows_again(
    shipped: tuple[Pack, ...],
) -> None:
    chance = random.Random(6)
    for _ in range(60):
        picks = Picks.of(LESSON, shipped)
        for pack in shipped:
            picks = picks.none_of(pack) if chance.random() < 0.3 else picks
            for story in pack.stories:
                picks = picks.turned(pack, story) if chance.random() < 0.5 else picks
        lesson = picks.into(LESSON.changed(sensitive=True), shipped)
        ticked = {pack: set(stories) for pack, stories in picks.ticked.items() if stories}
        assert ticked == ids(offered(shipped, lesson))
        assert Picks.of(lesson, shipped) == picks
        calm = ids(offered(shipped, lesson.changed(sensitive=False)))
        kept = {pack: stories & opened(shipped)[pack] for pack, stories in ticked.items()}
        assert calm == {pack: stories for pack, stories in kept.items() if stories}


def test_where_nothing_is_left_sensitive_stories_stay_closed_all_the_same(shipped: tuple[Pack, ...]) -> None:
    closed = next(each.id for pack in shipped for each in pack.stories if not is_open(each, sensitive=False))
    for stories in ((closed,), ("not-on-this-pc",)):
        assert ids(offered(shipped, LESSON.changed(stories=stories))) == opened(shipped)

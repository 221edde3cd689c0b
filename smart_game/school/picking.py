"""Which stories a lesson offers: all of a pack, or single ones; sensitive ones only where they are opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smart_game.scenario.pack import Outline, Pack
from smart_game.scenario.vocabulary import Sensitivity

if TYPE_CHECKING:
    from smart_game.school.lesson import Lesson


@dataclass(frozen=True)
class Picks:
    """The stories that a teacher has ticked, by the ids of their packs."""

    ticked: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, lesson: "Lesson", packs: Sequence[Pack]) -> "Picks":
        """Those that a lesson names; all of them where it names none that there are."""
        found = {pack.id: _named(pack, lesson) for pack in packs}
        return cls(found if any(found.values()) else {pack.id: _every(pack) for pack in packs})

    def has(self, pack: Pack, story: Outline) -> bool:
        """Whether a story is ticked."""
        return story.id in self.ticked.get(pack.id, frozenset())

    def turned(self, pack: Pack, story: Outline) -> "Picks":
        """With one story more, or less."""
        return self._with(pack, self.ticked.get(pack.id, frozenset()) ^ {story.id})

    def all_of(self, pack: Pack) -> "Picks":
        """With every story of a pack."""
        return self._with(pack, _every(pack))

    def none_of(self, pack: Pack) -> "Picks":
        """Without any story of a pack."""
        return self._with(pack, frozenset())

    def into(self, lesson: "Lesson", packs: Sequence[Pack]) -> "Lesson":
        """A lesson with these stories: it names only what is left out of the whole."""
        some = [pack for pack in packs if self.ticked.get(pack.id)]
        whole = all(self.ticked[pack.id] == _every(pack) for pack in some)
        stories = tuple(each.id for pack in some for each in pack.stories if self.has(pack, each))
        return lesson.changed(
            packs=None if len(some) == len(packs) else tuple(pack.id for pack in some),
            stories=None if whole else stories,
        )

    def _with(self, pack: Pack, stories: frozenset[str]) -> "Picks":
        return Picks({**self.ticked, pack.id: stories})


def is_open(story: Outline, *, sensitive: bool) -> bool:
    """Whether a story may be played: always, unless it is sensitive."""
    return sensitive or story.sensitivity is not Sensitivity.SENSITIVE


def offered(packs: Sequence[Pack], lesson: "Lesson") -> tuple[Pack, ...]:
    """The packs with the stories of a lesson.

    Where that would leave none, all there are but the sensitive ones that the lesson does not open.
    """
    ids = {pack.id: _named(pack, lesson) for pack in packs}
    return (
        _kept(packs, ids, sensitive=lesson.sensitive)
        or _kept(packs, {pack.id: _every(pack) for pack in packs}, sensitive=lesson.sensitive)
        or tuple(packs)
    )


def _kept(packs: Sequence[Pack], ids: Mapping[str, frozenset[str]], *, sensitive: bool) -> tuple[Pack, ...]:
    found = []
    for pack in packs:
        named = [each for each in pack.stories if each.id in ids[pack.id]]
        stories = tuple(each for each in named if is_open(each, sensitive=sensitive))
        if stories:
            found.append(pack.only(stories))
    return tuple(found)


def _named(pack: Pack, lesson: "Lesson") -> frozenset[str]:
    if lesson.packs and pack.id not in lesson.packs:
        return frozenset()
    return frozenset(each for each in _every(pack) if not lesson.stories or each in lesson.stories)


def _every(pack: Pack) -> frozenset[str]:
    return frozenset(each.id for each in pack.stories)

"""The next lesson while a teacher chooses it, and the words that say what is played in one."""

from smart_game.scenario.pack import Pack
from smart_game.scenario.vocabulary import Band
from smart_game.scenes.backstage import Backstage
from smart_game.school.lesson import Lesson
from smart_game.school.picking import Picks, is_open


class Plan:
    """A lesson and the stories ticked for it, which the corner and the list of stories both change."""

    def __init__(self, backstage: Backstage, lesson: Lesson) -> None:
        self._backstage = backstage
        self.lesson = lesson
        self.picks = Picks.of(lesson, self.packs)

    @property
    def packs(self) -> tuple[Pack, ...]:
        """All the packs of this PC, in the words of now."""
        return self._backstage.sitting.every_pack

    def change(self, **changed: object) -> None:
        """Choose something else for the lesson."""
        self.lesson = self.lesson.changed(**changed)

    def whole(self) -> Lesson:
        """The lesson with its stories."""
        return self.picks.into(self.lesson, self.packs)

    def counts(self, pack: Pack) -> tuple[int, int]:
        """How many stories of a pack are played, and of how many."""
        stories = [each for each in pack.stories if is_open(each, sensitive=self.lesson.sensitive)]
        return sum(self.picks.has(pack, each) for each in stories), len(stories)

    def count_words(self, pack: Pack) -> str:
        """How many stories of a pack are played, in words."""
        words = self._backstage.words
        some, every = self.counts(pack)
        if some == 0:
            return words.gettext("No stories")
        if some == every:
            return words.ngettext("All: {count} story", "All {count} stories", every).format(count=every)
        return words.gettext("{some} of {count} stories").format(some=some, count=every)


def ages(band: Band) -> str:
    """A band as people write it."""
    return band.replace("-", "–")

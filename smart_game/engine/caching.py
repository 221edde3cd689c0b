"""A bounded memory of things that are costly to make."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Keeps what was used last, up to a total weight."""

    def __init__(self, most: int, weigh: Callable[[V], int]) -> None:
        self._most = most
        self._weigh = weigh
        self._kept: OrderedDict[K, V] = OrderedDict()
        self.weight = 0

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The thing under this key, made now if it is not kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = make()
        self._kept[key] = made
        self.weight += self._weigh(made)
        while self.weight > self._most and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self.weight -= self._weigh(dropped)
        return made

    def __len__(self) -> int:
        return len(self._kept)

"""What an analysis remembers from run to run: objects in memory, bytes in a store handed in.

Every entry is keyed by the content it was made from, so that a hit can never change a result, and
everything may be thrown away at any time.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, MutableMapping
from typing import TypeVar

Made = TypeVar("Made")
Store = MutableMapping[str, bytes]

MOST_OBJECTS = 4000
"""Objects remembered; the least lately used go first. 200 texts and 40 topics fit."""


class Memory:
    """Remembers objects of this process; `store` (None = none) keeps bytes beyond it."""

    def __init__(self, store: Store | None = None, most: int = MOST_OBJECTS) -> None:
        self.store = store
        self._most = most
        self._objects: OrderedDict[tuple[object, ...], object] = OrderedDict()
        self._names: OrderedDict[int, tuple[object, str]] = OrderedDict()

    def name_of(self, row: object, make: Callable[[], str]) -> str:
        """The short name of some content, made once for this very object.

        Rows are frozen: the same object always has the same content.
        """
        known = self._names.get(id(row))
        if known is None:
            known = self._names[id(row)] = (row, make())
            if len(self._names) > self._most:
                self._names.popitem(last=False)
        return known[1]

    def recall(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """The object remembered under `key`, made now if there is none.

        A key names what is made and all it is made from.
        """
        if key in self._objects:
            self._objects.move_to_end(key)
            return self._objects[key]  # type: ignore[return-value]
        made = make()
        self._objects[key] = made
        while len(self._objects) > self._most:
            self._objects.popitem(last=False)
        return made

    def clear(self) -> None:
        """Forgets the objects; the store stays."""
        self._objects.clear()


def memory_of(cache: Memory | Store | None) -> Memory:
    """`cache` itself, or a new memory before the store given, or one without a store."""
    return cache if isinstance(cache, Memory) else Memory(cache)


def content_key(*parts: str) -> str:
    """A short name for some content: 32 hex digits, the same in every process."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()[:32]

"""The window's side of opening texts: orders to the import process, one after the other.

Whatever was read or failed is kept as `arrivals`, which the list of what was read shows.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perspectives.desktop.jobs import WorkerProcess
    from perspectives.model.documents import Document, Passage
    from perspectives.model.errors import PerspectivesError, Problem
    from perspectives.reading.pieces import Options


@dataclass(frozen=True)
class Arrival:
    """What became of one text that was asked for.

    `document` is its id, "" where it is not read (yet). `is_stopped` says that the person stopped
    before it was read. `same` is the text that it repeats.
    """

    name: str
    document: str = ""
    problems: tuple[Problem, ...] = ()
    error: PerspectivesError | None = None
    is_stopped: bool = False
    same: str = ""

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be read."""
        return not (self.document or self.error or self.is_stopped)

    @property
    def is_trouble(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.error or self.problems or self.same or self.is_stopped)


Texts = tuple["Document", "tuple[Passage, ...]", int]
"""A text, its passages and its place among the names, from 0."""


@dataclass
class Order:
    """Texts to read and what is then done with them.

    `take` is called with each text as it comes, `finish` at the end with whether it was cancelled.
    `contents` has by place the bytes of texts that are in no file.
    """

    names: Sequence[str]
    choices: Options
    take: Callable[[Document, tuple[Passage, ...], int], object]
    finish: Callable[[bool], None]
    contents: Mapping[int, bytes] = field(default_factory=dict)
    opens_folders: bool = False
    is_listed: bool = True
    fail: Callable[[PerspectivesError], object] | None = None


class Importer(QObject):
    """Reads what it is told to, in a process of its own.

    `changed` says that `arrivals` have; `progressed(done, total)` how far the order is. `rested`
    comes when all orders are done.
    """

    changed = Signal()
    progressed = Signal(int, int)
    rested = Signal()
    broken = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.arrivals: tuple[Arrival, ...] = ()
        self._orders: deque[Order] = deque()
        self._order: Order | None = None
        self._process: WorkerProcess | None = None
        self._done = 0
        self._total = 0

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._order is not None

    def read(self, order: Order) -> None:
        """Read the texts of an order, once those before it are done."""
        if order.is_listed and not self.is_reading:
            self._list_anew(order)
        self._orders.append(order)
        if self._order is None:
            self._start()

    def begin(self) -> None:
        """Begin a new list, unless an order is under way."""
        if not self.is_reading:
            self.arrivals = ()

    def note(self, path: str, documents: Sequence[Document], problems: Sequence[Problem]) -> None:
        """List a text that was read on the spot, or why it was not."""
        from perspectives.model.errors import ReadingError

        if documents:
            row = self._not_twice(Arrival(path, documents[0].id, tuple(problems)))
        else:
            what = problems[0]
            row = Arrival(path, error=ReadingError(what.message, what.hint))
        self.arrivals = (*self.arrivals, row)
        self.changed.emit()

    def settle(self, row: Arrival) -> None:
        """Say something else of a text that is listed already; a new one joins the list."""
        places = [at for at, old in enumerate(self.arrivals) if old.name == row.name]
        if places:
            rows = list(self.arrivals)
            rows[places[-1]] = row
            self.arrivals = tuple(rows)
        else:
            self.arrivals = (*self.arrivals, row)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop reading; what was read so far stays."""
        self._orders.clear()
        if self._process is not None:
            self._process.send("cancel")

    def stop(self) -> None:
        """End the process at once: the window closes."""
        self._orders.clear()
        self._order = None
        if self._process is not None:
            self._process.stop()
            self._process = None

    def _list_anew(self, order: Order) -> None:
        """A list of its own for a new order; texts that are read again keep their rows."""
        known = {row.name for row in self.arrivals}
        if not known.issuperset(order.names):
            self.arrivals = ()

    def _start(self) -> None:
        from perspectives.desktop.import_worker import serve
        from perspectives.desktop.jobs import WorkerProcess

        order = self._order = self._orders.popleft()
        self._done, self._total = 0, len(order.names)
        process = self._process = WorkerProcess(self, serves=serve)
        process.received.connect(self._take)
        process.died.connect(self._lose)
        process.start()
        process.send(
            "read", list(order.names), order.choices, dict(order.contents), order.opens_folders
        )
        self.progressed.emit(0, 0)

    def _take(self, message: tuple[Any, ...]) -> None:
        order = self._order
        if order is None:
            return
        kind = message[0]
        if kind == "named":
            self._total = len(message[1])
            if order.is_listed:
                for name in message[1]:
                    self.settle(Arrival(name))
            self.progressed.emit(0, self._total)
        elif kind == "outcome":
            self._take_outcome(order, message[1], message[2])
        elif kind == "broken":
            self.broken.emit(message[1])
            self._lose()
        elif kind == "ended":
            self._end(is_cancelled=message[1])

    def _take_outcome(self, order: Order, outcome: Any, passages: tuple[Passage, ...]) -> None:
        self._done += 1
        if outcome.error is not None:
            if order.is_listed:
                self.settle(Arrival(outcome.name, error=outcome.error))
            if order.fail is not None:
                order.fail(outcome.error)
        elif outcome.reading is not None:
            document = outcome.reading.document
            if order.is_listed:
                row = Arrival(outcome.name, document.id, outcome.reading.problems)
                self.settle(self._not_twice(row))
            order.take(document, passages, outcome.place)
        self.progressed.emit(self._done, self._total)

    def _not_twice(self, row: Arrival) -> Arrival:
        for other in self.arrivals:
            if other.document == row.document and other.name != row.name:
                return replace(row, same=other.name, problems=())
        return row

    def _end(self, *, is_cancelled: bool) -> None:
        order, self._order = self._order, None
        if self._process is not None:
            self._process.stop()
            self._process.deleteLater()
            self._process = None
        if is_cancelled:
            self.arrivals = tuple(
                replace(row, is_stopped=True) if row.is_waiting else row for row in self.arrivals
            )
            self.changed.emit()
        if order is not None:
            order.finish(is_cancelled)
        if self._orders:
            self._start()
        elif self._order is None:
            self.rested.emit()

    def _lose(self) -> None:
        """The process is gone unasked: what it had not read yet is said to be so."""
        from perspectives.model.errors import ReadingError
        from perspectives.texts import later

        if self._order is None:
            return
        message = later("Reading stopped before this text was read.")
        lost = ReadingError(message, later("Open it again."))
        self.arrivals = tuple(
            replace(row, error=lost) if row.is_waiting else row for row in self.arrivals
        )
        self.changed.emit()
        self._end(is_cancelled=False)

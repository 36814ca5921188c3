"""What runs in the worker process: it reads large files and compares texts. No Qt in here.

Messages are tuples. To the worker: ("project", generation, Project, first), ("edits", generation,
edits, first), ("cancel",), ("read", token, path, encoding, language),
("codebook", token, topics, documents), ("ask", token, kind, what), ("stop",). From it:
("ready",), ("progress", generation, stage, done, total), ("rows", generation, field, rows),
("comparison", generation, Comparison without rows), ("cancelled", generation),
("failed", generation, message, hint), ("broken", generation, report),
("text", token, Reading), ("no_text", token, message, hint), ("choice", token, Choice),
("answer", token, value), ("bug", report).

A comparison travels in slices of a few hundred rows, so that the window, which unpickles them one
a turn of its loop, never misses a frame.
"""

from __future__ import annotations

import os
import time
import traceback
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from perspectives.desktop.answering import QUICK, Answers
from perspectives.model.edits import apply
from perspectives.model.errors import Cancelled, PerspectivesError
from perspectives.model.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from perspectives.model.comparison import Comparison, Progress
    from perspectives.model.documents import Document
    from perspectives.model.edits import Edit

FIELDS = ("passages", "taggings", "links", "coverage", "problems")
"""The tables of a comparison, in the order they are sent."""

SLICE = 150
"""Rows a message: links with full evidence unpickle at about 20 microseconds each."""

POLITENESS = 10
"""Added to the process's niceness: the window then keeps its frames on a busy machine."""

LEAST_S = 0.1
"""Seconds between two reports of progress: ten a second look smooth and cost nothing."""

PARTIAL_S = 0.5
"""Seconds between two partial comparisons: each is drawn in every pane."""

DERIVING_TABLES = frozenset({"head", "documents", "topics", "names", "judgements"})
"""What a comparison depends on; edits of other tables derive nothing anew."""

Message = tuple[Any, ...]


class Inbox:
    """The messages that wait, read early so that newer work can stop older work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: deque[Message] = deque()
        self.is_quick: Callable[[Message], bool] = lambda _message: False
        self.answer: Callable[[Message], None] = self._waiting.append

    def take(self) -> Message:
        """The next message; waits for one. Raises EOFError where the window is gone."""
        return self._waiting.popleft() if self._waiting else self._connection.recv()

    def is_superseded(self) -> bool:
        """Whether a message waits that makes the comparison under way useless."""
        self._look()
        quick = [row for row in self._waiting if self.is_quick(row)]
        for row in quick:
            self._waiting.remove(row)
        for row in {row[2]: row for row in quick}.values():
            self.answer(row)
        return any(row[0] in ("project", "edits", "cancel", "stop") for row in self._waiting)

    def has(self, kind: str, question: str) -> bool:
        """Whether a question of this kind waits: it is newer than the one being answered."""
        self._look()
        return any(row[0] == kind and row[2] == question for row in self._waiting)

    def _look(self) -> None:
        while self._connection.poll():
            self._waiting.append(self._connection.recv())


class Worker:
    """Holds the project between messages, and the caches that make the next comparison cheap."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._inbox = Inbox(connection)
        self._inbox.is_quick = lambda row: row[0] == "ask" and row[2] in QUICK
        self._inbox.answer = lambda row: self._answer(*row[1:])
        self._answers = Answers()
        self._project = Project()
        self._table: Any = None
        self._cache: Any = None
        self._reported = 0.0
        self._shown = 0.0

    def run(self) -> None:
        """Answer messages until told to stop, or until the window is gone."""
        self._connection.send(("ready",))
        while True:
            try:
                message = self._inbox.take()
            except (EOFError, OSError):
                return
            if message[0] == "stop":
                return
            if message[0] == "read":
                self._read(*message[1:])
            elif message[0] == "codebook":
                self._choose(*message[1:])
            elif message[0] == "ask":
                self._answer(*message[1:])
            elif message[0] in ("project", "edits"):
                self._derive(*message)

    def _choose(self, token: int, topics: str, documents: tuple[Document, ...]) -> None:
        from perspectives.opening import find_codebook

        self._connection.send(("choice", token, find_codebook(topics, documents)))

    def _answer(self, token: int, kind: str, what: Any) -> None:
        late = self._inbox.is_superseded if kind == "try" else lambda: self._inbox.has("ask", kind)
        try:
            value = self._answers.answer(kind, what, self._memory, late)
        except (Cancelled, PerspectivesError):
            value = None
        except Exception:
            self._connection.send(("bug", traceback.format_exc()))
            value = None
        self._connection.send(("answer", token, value))

    def _memory(self) -> Any:
        from perspectives.analysis.caching import Memory
        from perspectives.storage.cache import DiskCache, cache_folder

        if self._cache is None:
            self._cache = Memory(DiskCache(cache_folder()))
        return self._cache

    def _read(self, token: int, path: str, encoding: str, language: str) -> None:
        from perspectives.reading import read_safely

        try:
            reading = read_safely(path, encoding=encoding, language=language)
        except PerspectivesError as error:
            self._connection.send(("no_text", token, error.message, error.hint))
        else:
            self._connection.send(("text", token, reading))

    def _derive(self, kind: str, generation: int, what: Any, first: tuple[str, ...]) -> None:
        try:
            if kind == "project":
                self._project = what
            elif not self._take(what):
                self._connection.send(("unchanged", generation))
                return
            if self._inbox.is_superseded():
                raise Cancelled
            self._send(generation, self._compare(generation, first))
        except Cancelled:
            self._connection.send(("cancelled", generation))
        except PerspectivesError as error:
            self._connection.send(("failed", generation, error.message, error.hint))
        except Exception:
            self._connection.send(("broken", generation, traceback.format_exc()))

    def _take(self, edits: tuple[Edit, ...]) -> bool:
        for edit in edits:
            self._project = apply(self._project, edit)
        return any(row.table in DERIVING_TABLES for edit in edits for row in edit.changes)

    def _compare(self, generation: int, first: tuple[str, ...]) -> Comparison:
        # One thread: the products are small, and waking a second costs more than it saves.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from perspectives.analysis.compare import compare
        from perspectives.opening import embedding_table

        if self._table is None:
            self._table = embedding_table()
        self._answers.project = self._project
        self._reported = 0.0
        self._shown = time.monotonic()

        def report(progress: Progress) -> None:
            self._report(generation, progress)

        made = compare(
            self._project,
            table=self._table,
            cache=self._memory(),
            progress=report,
            cancelled=self._inbox.is_superseded,
            first=first,
        )
        self._answers.comparison = made
        return made

    def _report(self, generation: int, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._reported >= LEAST_S:
            self._reported = now
            row = ("progress", generation, progress.stage, progress.done, progress.total)
            self._connection.send(row)
        # New taggings are shown at once: they are what an edit of a topic is waited for.
        is_due = progress.stage == "topics" or now - self._shown >= PARTIAL_S
        if progress.partial is not None and is_due:
            self._shown = now
            self._send(generation, progress.partial)

    def _send(self, generation: int, comparison: Comparison) -> None:
        for name in FIELDS:
            rows = getattr(comparison, name)
            for at in range(0, len(rows), SLICE):
                self._connection.send(("rows", generation, name, rows[at : at + SLICE]))
        bare = replace(comparison, **{name: () for name in FIELDS})
        self._connection.send(("comparison", generation, bare))


def serve(connection: Connection) -> None:
    """The whole life of the worker process."""
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    Worker(connection).run()

"""What a window works on: opens texts, keeps the comparison up to date, says what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from perspectives.desktop.adding_texts import AddingTexts
from perspectives.desktop.asking import Asking
from perspectives.model.comparison import Comparison
from perspectives.model.project import Project, new_project
from perspectives.model.rows import replace
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from perspectives.desktop.jobs import WorkerProcess
    from perspectives.desktop.workspace import Workspace
    from perspectives.model.documents import Document
    from perspectives.model.edits import Edit
    from perspectives.model.errors import Problem
    from perspectives.model.topics import Codebook
    from perspectives.opening import Choice

AFTER_PAINT_MS = 40
"""Two frames: what was opened is painted before anything else is begun."""

LARGE = 5_000
"""Taggings from which a comparison takes so long to hand over that it waits for a rest."""

REST_MS = 700
"""How long a person decides nothing more before a large comparison follows: what they decided is
shown already (at_once), and a series of decisions is then compared once."""

DERIVING = frozenset({"head", "documents", "topics", "names", "judgements"})
"""Tables that a comparison depends on; edits of others leave it as it is."""


class Session(AddingTexts):
    """Compares in the worker process, and tells the window by the signals of `OpeningTexts`."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.problems: tuple[Problem, ...] = ()
        self.codebook_sentence = ""
        self.is_comparing = False
        self._made: WorkerProcess | None = None
        self._generation = 0
        self._sent: Project | None = None
        self._rows: dict[str, list[Any]] = {}
        self._deaths = 0
        self._order: tuple[Any, ...] | None = None
        self.asking = Asking()
        self.held_edits: tuple[Edit, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.compare)
        self._unsent: tuple[Edit, ...] = ()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._send_edits)
        workspace.edited.connect(self._take_edit)
        self.read.connect(self._ask_for_topics)

    # Opening

    def _ask_for_topics(self, topics: str) -> None:
        documents = self.workspace.project.ordered_documents()
        self._order = ("codebook", self._generation, topics, documents)
        self._worker.send(*self._order)

    def _take_choice(self, choice: Choice) -> None:
        self._order = None
        self.codebook_sentence = choice.sentence
        self._set_problems((*self.problems, *choice.problems))
        if choice.codebook is not None:
            self.take_codebook(choice.codebook)
        self.compare()

    def start_comparison(
        self,
        documents: Sequence[Document],
        codebook: Codebook | None,
        *,
        question: str = "",
        proposition: str = "",
    ) -> None:
        """Open a comparison that was put together on the start page, and compare."""
        project = new_project(documents, codebook, question=question, proposition=proposition)
        self.leaving.emit()
        self.forget_opening()
        self._set_problems(())
        self._show_project(project, self.workspace.view)
        self.compare()

    def take_codebook(self, codebook: Codebook) -> None:
        """Use the topics and names of `codebook`; question and proposition fill empty ones."""
        project = self.workspace.project
        if project.revision:
            # The person was quicker: from their first edit on everything is a step of the history.
            from perspectives.model.codebook_edits import import_codebook

            self._do(import_codebook(project, codebook))
            return
        made = new_project(
            project.ordered_documents(),
            codebook,
            name=project.head.name,
            question=project.head.question,
            proposition=project.head.proposition,
        )
        head = replace(made.head, reference=project.head.reference)
        changed = replace(project, head=head, topics=made.topics, names=made.names)
        self.workspace.open_project(changed, self.workspace.comparison, self.workspace.view)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show these instead of what was doubtful in the material before."""
        self._set_problems(problems)

    # Comparing

    @property
    def _worker(self) -> WorkerProcess:
        """The worker process, started when it is first asked for: after the first paint."""
        if self._made is None:
            from perspectives.desktop.jobs import WorkerProcess

            self._made = WorkerProcess(self)
            self._made.received.connect(self._take)
            self._made.died.connect(self._restart)
        if not self._made.is_running:
            self._made.start()
        return self._made

    def compare_soon(self) -> None:
        """Compare once the frame under way is painted: handing over a large project takes time."""
        self._generation += 1  # what still comes is of the project that was open before
        self._rows = {}
        self._sent = None
        self.is_comparing = True
        self._soon.start(AFTER_PAINT_MS)

    def compare(self) -> None:
        """Compare the whole project in the worker process; what is visible is done first."""
        self._soon.stop()
        self._generation += 1
        self._rows = {}
        self.is_comparing = True
        self._rest.stop()
        self.held_edits = self._unsent = ()
        self._sent = self.workspace.project
        self._worker.send("project", self._generation, self._sent, self._visible())
        self.progressed.emit(_("Comparing"), 0, 0)

    def ask(self, kind: str, what: Any, answered: Callable[[Any], None]) -> None:
        """Ask the worker (answering.Answers); a newer question of a kind replaces the older."""
        if self._sent is None:
            self.compare()
        self._send_edits()
        self.asking.ask(self._worker.send, kind, what, answered)

    @property
    def is_held(self) -> bool:
        """Whether the comparison stays as it is while edits are made."""
        return self.workspace.view.is_held

    def hold(self, is_held: bool) -> None:
        """Keep the comparison as it is while edits are made, or compare with them now."""
        self.workspace.show(is_held=is_held)
        if self.held_edits and not is_held:
            self.compare()

    def cancel(self) -> None:
        """Stop reading, else the comparison; what was found so far stays."""
        if self.is_reading:
            self.cancel_reading()
        elif self.is_comparing:
            self._soon.stop()
            if self._unsent:
                # The worker never hears of these: it is given the whole project next time.
                self._rest.stop()
                self._unsent, self._sent = (), None
            self._worker.send("cancel")
            self._generation += 1
            self.is_comparing = False
            self.finished.emit()

    def stop(self) -> None:
        """End the processes: the window closes."""
        self.forget_opening()
        self._soon.stop()
        self._rest.stop()
        if self._made is not None:
            self._made.stop()

    def _visible(self) -> tuple[str, ...]:
        lookup = self.workspace.lookup
        return tuple(row.id for text in self.workspace.view.open for row in lookup.content_of(text))

    def _take_edit(self, edit: Edit) -> None:
        if not any(row.table in DERIVING for row in edit.changes):
            return
        if self.is_held and all(row.table != "documents" for row in edit.changes):
            self.held_edits += (edit,)
            return
        is_behind = self._sent is None or bool(self.held_edits)
        if self._made is None or not self._made.is_running or is_behind:
            self.compare()
            return
        self._generation += 1
        self._rows = {}
        self.is_comparing = True
        self._unsent += (edit,)
        is_shown = all(row.table == "judgements" for row in edit.changes)
        if is_shown and len(self.workspace.comparison.taggings) > LARGE:
            self._rest.start()
        else:
            self._send_edits()

    def _send_edits(self) -> None:
        """Have the worker compare with the edits that wait."""
        self._rest.stop()
        edits, self._unsent = self._unsent, ()
        if edits:
            self._worker.send("edits", self._generation, edits, self._visible())

    def _take(self, message: tuple[Any, ...]) -> None:
        kind = message[0]
        if kind == "choice":
            self._take_choice(message[2])
        elif kind == "answer":
            self.asking.take(message[1], message[2])
        elif kind == "bug":
            self.broken.emit(message[1])
        elif kind != "ready" and message[1] == self._generation:
            self._take_derived(message)

    def _take_derived(self, message: tuple[Any, ...]) -> None:
        """What belongs to the comparison that was asked for last."""
        kind = message[0]
        if kind == "progress":
            self.progressed.emit(message[2], message[3], message[4])
        elif kind == "rows":
            self._rows.setdefault(message[2], []).extend(message[3])
        elif kind == "comparison":
            self._finish(message[2])
        elif kind == "unchanged":
            self._end()
        elif kind == "failed":
            self.failed.emit(f"{message[2]} {message[3]}".strip())
            self._end()
        elif kind == "broken":
            self.broken.emit(message[2])
            self._end()

    def _finish(self, bare: Comparison) -> None:
        rows = {name: tuple(found) for name, found in self._rows.items()}
        self._rows = {}
        comparison = replace(bare, **rows)
        if not comparison.is_complete and not comparison.links:
            # Links come last: until then those of the passages that stay are shown on.
            known = {row.id for row in comparison.passages}
            links = self.workspace.comparison.links
            kept = tuple(row for row in links if row.left in known and row.right in known)
            comparison = replace(comparison, links=kept)
        self.workspace.take_comparison(comparison)
        if comparison.is_complete:
            self._deaths = 0
            self._end()

    def _end(self) -> None:
        self.is_comparing = False
        self.finished.emit()

    def _restart(self) -> None:
        """The worker is gone unasked: start another one, twice at most."""
        self._deaths += 1
        if self._order is not None and self._deaths <= 2:
            self._worker.send(*self._order)
        if not self.is_comparing and not self.asking.is_waiting:
            return
        if self._deaths > 2:
            self.failed.emit(_("The comparison stopped three times, so it is not started again."))
            self._end()
        else:
            self.compare()
            self.asking.again(self._worker.send)


def passages_of_project(project: Project) -> Comparison:
    """The texts' passages without any analysis: what the panes show at once."""
    from perspectives.analysis.segmenting import passages_of

    rows = tuple(passage for text in project.ordered_documents() for passage in passages_of(text))
    return Comparison(rows, is_complete=False)

"""What a window works on: opens texts, keeps the comparison up to date, says what went wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from perspectives.desktop.workspace import View, ViewState, Workspace
from perspectives.model.comparison import Comparison
from perspectives.model.errors import Problem, ReadingError
from perspectives.model.project import Project, new_project
from perspectives.texts import _, later, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.desktop.jobs import WorkerProcess
    from perspectives.model.documents import Document
    from perspectives.model.edits import Edit
    from perspectives.model.topics import Codebook
    from perspectives.opening import Choice

FIRST_TEXTS = 2
"""Texts read before the window is painted: as many panes as fit in most windows."""

DERIVING = frozenset({"head", "documents", "topics", "names", "judgements"})
"""Tables that a comparison depends on; edits of others leave it as it is."""


class Session(QObject):
    """Reads, compares in the worker process, and tells the window by signals.

    `progressed(stage, done, total)`, `finished()`, `problems_changed()`, `failed(sentence)`.
    """

    progressed = Signal(str, int, int)
    finished = Signal()
    problems_changed = Signal()
    failed = Signal(str)
    broken = Signal(str)
    leaving = Signal()
    """Another comparison takes the place of this one, which is still shown."""

    opened = Signal()
    """The first texts are shown; `go_on` reads the others, once they are painted."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.problems: tuple[Problem, ...] = ()
        self.codebook_sentence = ""
        self.is_comparing = False
        self._made: WorkerProcess | None = None
        self._waiting: tuple[list[str], dict[str, str], str] | None = None
        self._generation = 0
        self._sent: Project | None = None
        self._rows: dict[str, list[Any]] = {}
        self._deaths = 0
        self._order: tuple[Any, ...] | None = None
        workspace.edited.connect(self._take_edit)

    # Opening

    def open_paths(
        self,
        paths: Sequence[str],
        *,
        topics: str = "",
        encoding: str = "",
        language: str = "",
        password: str = "",
        theme: str = "light",
        text_px: float = 17.0,
    ) -> None:
        """Show the first texts at once, then read the others and compare; raises ReadingError."""
        from perspectives.desktop.kept_readings import read

        options = {"encoding": encoding, "language": language, "password": password}
        head, rest = list(paths[:FIRST_TEXTS]), list(paths[FIRST_TEXTS:])
        documents, problems = read(head, options)
        while not documents and rest:
            head.append(rest.pop(0))
            documents, problems = read(head, options)
        if not documents:
            from perspectives.opening import nothing_left

            raise nothing_left(problems)
        self.leaving.emit()
        self._set_problems(problems)
        project = new_project(documents)
        view = replace(self.workspace.view, view=View.READ, theme=theme, text_px=text_px)
        self._show_project(project, view)
        self._waiting = (rest, options, topics)
        self.opened.emit()

    def go_on(self) -> None:
        """Read the texts that wait and compare: called once the first ones are painted."""
        if self._waiting is not None:
            rest, options, topics = self._waiting
            self._waiting = None
            self._read_rest(rest, options, topics)

    def _show_project(self, project: Project, view: ViewState) -> None:
        texts = tuple(row.id for row in project.ordered_documents())
        fresh = replace(
            view, view=View.READ, open=texts[:FIRST_TEXTS], working_set=texts, lit=(), hover=""
        )
        # Passages come with the other texts: the first frame is drawn without them.
        self.workspace.open_project(project, Comparison(is_complete=False), fresh)

    def _read_rest(self, paths: list[str], options: dict[str, str], topics: str) -> None:
        """Read one text a turn of the loop, so that the window stays alive; then find topics."""
        if paths:
            self._add_read([paths.pop(0)], options)
            QTimer.singleShot(0, self, lambda: self._read_rest(paths, options, topics))
            return
        self._replace(self.workspace.project)
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

    def _add_read(self, paths: list[str], options: dict[str, str]) -> None:
        from perspectives.desktop.kept_readings import read

        documents, problems = read(paths, options)
        self._set_problems((*self.problems, *problems))
        self._put_documents(documents)

    def _put_documents(self, documents: Iterable[Document]) -> None:
        """Put read texts into the project without an entry in the history: they were asked for."""
        project = self.workspace.project
        order = len(project.documents)
        rows = dict(project.documents)
        for document in documents:
            if document.id in rows:
                message = later("“{title}” is here already and is taken once.")
                message = message.format(title=document.title)
                self._set_problems((*self.problems, Problem(document.source.path, message)))
            else:
                rows[document.id] = replace(document, order=order)
                order += 1
        if len(rows) != len(project.documents):
            self._replace(replace(project, documents=rows))

    def add_paths(self, paths: Sequence[str]) -> None:
        """Add texts to what is open; nothing restarts and no pane moves."""
        if not self.workspace.project.documents:
            try:
                view = self.workspace.view
                self.open_paths(paths, theme=view.theme, text_px=view.text_px)
            except ReadingError as error:
                self.failed.emit(told(str(error)))
            return
        from perspectives.desktop.kept_readings import read
        from perspectives.model.document_edits import add_documents
        from perspectives.opening import same_text

        project = self.workspace.project
        documents, problems = read(list(paths), {})
        # The reference stands already: that the first new text cannot be it is no trouble.
        trouble = [row for row in problems if "is the reference" not in row.message]
        for row in documents:
            if row.id in project.documents:
                first = project.documents[row.id].source.path
                trouble.append(same_text(row.source.path, first))
        self._set_problems((*self.problems, *trouble))
        if trouble:
            self.failed.emit(f"{trouble[-1].message} {trouble[-1].hint}".strip())
        new = [row for row in documents if row.id not in project.documents]
        if new:
            self.workspace.do(add_documents(project, new))

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
        self._set_problems(())
        self._show_project(project, self.workspace.view)
        self.compare()

    def take_codebook(self, codebook: Codebook) -> None:
        """Use the topics and names of `codebook`; question and proposition fill empty ones."""
        project = self.workspace.project
        made = new_project(
            project.ordered_documents(),
            codebook,
            name=project.head.name,
            question=project.head.question,
            proposition=project.head.proposition,
        )
        head = replace(made.head, reference=project.head.reference)
        self._replace(replace(project, head=head, topics=made.topics, names=made.names))

    def _replace(self, project: Project) -> None:
        view = self.workspace.view
        inside = tuple(dict.fromkeys((*view.working_set, *project.documents)))
        comparison = replace(
            self.workspace.comparison, passages=passages_of_project(project).passages
        )
        self.workspace.open_project(project, comparison, replace(view, working_set=inside))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show these instead of what was doubtful in the material before."""
        self._set_problems(problems)

    def _set_problems(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        self.problems_changed.emit()

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

    def compare(self) -> None:
        """Compare the whole project in the worker process; what is visible is done first."""
        self._generation += 1
        self._rows = {}
        self.is_comparing = True
        self._sent = self.workspace.project
        self._worker.send("project", self._generation, self._sent, self._visible())
        self.progressed.emit(_("Comparing"), 0, 0)

    def cancel(self) -> None:
        """Stop the comparison; what was found so far stays."""
        if self.is_comparing:
            self._worker.send("cancel")
            self._generation += 1
            self.is_comparing = False
            self.finished.emit()

    def stop(self) -> None:
        """End the worker process: the window closes."""
        if self._made is not None:
            self._made.stop()

    def _visible(self) -> tuple[str, ...]:
        lookup = self.workspace.lookup
        return tuple(row.id for text in self.workspace.view.open for row in lookup.content_of(text))

    def _take_edit(self, edit: Edit) -> None:
        if not any(row.table in DERIVING for row in edit.changes):
            return
        if self._made is None or not self._made.is_running or self._sent is None:
            self.compare()
            return
        self._generation += 1
        self._rows = {}
        self.is_comparing = True
        self._worker.send("edits", self._generation, (edit,), self._visible())

    def _take(self, message: tuple[Any, ...]) -> None:
        kind = message[0]
        if kind == "ready":
            return
        if kind == "choice":
            self._take_choice(message[2])
            return
        if message[1] != self._generation:
            return
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
        if not self.is_comparing:
            return
        if self._deaths > 2:
            self.failed.emit(_("The comparison stopped three times, so it is not started again."))
            self._end()
        else:
            self.compare()


def passages_of_project(project: Project) -> Comparison:
    """The texts' passages without any analysis: what the panes show at once."""
    from perspectives.analysis.segmenting import passages_of

    rows = tuple(passage for text in project.ordered_documents() for passage in passages_of(text))
    return Comparison(rows, is_complete=False)

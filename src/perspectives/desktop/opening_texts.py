"""How a window opens texts: what can be read at once, then the rest as it comes.

Plain text is read on the spot where that takes no time a person notices; everything else by the
import process (`importing`). What fails never stops the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from perspectives.desktop.workspace import WORKING_SET, View, ViewState, Workspace
from perspectives.model.comparison import Comparison
from perspectives.model.documents import DocumentId
from perspectives.model.errors import PasswordNeeded, Problem
from perspectives.model.project import Project, new_project
from perspectives.model.rows import replace
from perspectives.texts import told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perspectives.desktop.importing import Importer
    from perspectives.model.documents import Document, Passage
    from perspectives.model.errors import PerspectivesError

FIRST_TEXTS = 2
"""Texts read before the window is painted: as many panes as fit in most windows."""

SMALL = 64_000
"""Bytes of plain text that are read between two frames, once the window is painted."""

GATHER_MS = 120
"""Texts that come within this time are shown together: eight times a second looks like at once."""


class Opening:
    """A comparison that is being opened: what is still to be read, and what has come."""

    def __init__(
        self,
        names: list[str],
        choices: Mapping[str, Any],
        topics: str,
        *,
        contents: Mapping[int, bytes] | None = None,
        opens_folders: bool = False,
    ) -> None:
        self.names, self.choices, self.topics = names, choices, topics
        self.contents: Mapping[int, bytes] = contents or {}
        self.waiting: list[tuple[int, str]] = []
        self.slow: list[tuple[int, str]] = []
        self.came: list[tuple[int, Document, tuple[Passage, ...]]] = []
        self.told: list[tuple[str, tuple[Document, ...], tuple[Problem, ...]]] = []
        self.opens_folders = opens_folders
        self.is_last = False


class OpeningTexts(QObject):
    """The part of a session that opens texts; `Session` is the part that compares.

    `progressed(stage, done, total)`, `finished()`, `problems_changed()`, `failed(sentence)`,
    `arrived(is_adding)`: reading is over, so what was read can be told.
    """

    progressed = Signal(str, int, int)
    finished = Signal()
    problems_changed = Signal()
    failed = Signal(str)
    broken = Signal(str)
    arrived = Signal(bool)
    read = Signal(str)
    """All texts of a comparison are read; with the codebook that was named for it, or ""."""

    leaving = Signal()
    """Another comparison takes the place of this one, which is still shown."""

    opened = Signal()
    """The first texts are shown; `go_on` reads the others, once they are painted."""

    workspace: Workspace
    problems: tuple[Problem, ...]
    is_comparing: bool

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._importer: Importer | None = None
        self._opening: Opening | None = None
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(GATHER_MS)
        self._gathering.timeout.connect(self._show_what_came)

    @property
    def importer(self) -> Importer:
        """What reads files that cannot be read on the spot."""
        if self._importer is None:
            from perspectives.desktop.importing import Importer

            self._importer = Importer(self)
            self._importer.broken.connect(self.broken)
            self._importer.progressed.connect(lambda *at: self.progressed.emit("reading", *at))
        return self._importer

    @property
    def is_reading(self) -> bool:
        """Whether texts are still to come."""
        is_importing = self._importer is not None and self._importer.is_reading
        return self._opening is not None or is_importing

    # Opening a comparison

    def open_paths(
        self,
        paths: Sequence[str],
        *,
        topics: str = "",
        theme: str = "light",
        text_px: float = 17.0,
        **choices: Any,
    ) -> None:
        """Show the first texts at once, then read the others and compare.

        `choices` are those of `opening.read_texts`. Raises ReadingError where it can be told at
        once that none of the texts can be read.
        """
        from perspectives.desktop.kept_readings import read_at_once

        opening = Opening(list(paths), choices, topics)
        shown: list[tuple[int, Document]] = []
        problems: list[Problem] = []
        for place, path in enumerate(paths):
            is_first = place < FIRST_TEXTS or not shown
            found = read_at_once(path, choices) if is_first and len(shown) < FIRST_TEXTS else None
            if found is None:
                opening.waiting.append((place, path))
            else:
                shown += [(place, row) for row in found[0]]
                problems += found[1]
                opening.told.append((path, *found))
        if not shown and not opening.waiting:
            from perspectives.opening import nothing_left

            raise nothing_left(problems)
        self.leaving.emit()
        self.forget_opening()
        self._set_problems(tuple(problems))
        view = replace(self.workspace.view, view=View.READ, theme=theme, text_px=text_px)
        self._opening = opening
        self._show_project(_placed_project(shown), view)
        self.opened.emit()

    def forget_opening(self) -> None:
        """Read no more of what was being opened: something else takes its place."""
        self._opening = None
        self._gathering.stop()
        if self._importer is not None:
            self._importer.stop()
            self._importer.arrivals = ()

    def _show_project(self, project: Project, view: ViewState) -> None:
        texts = tuple(row.id for row in project.ordered_documents())
        fresh = replace(
            view,
            view=View.READ,
            open=texts[:FIRST_TEXTS],
            working_set=texts[:WORKING_SET],
            lit=(),
            hover="",
            active="",
            leading="",
            is_arranged_by_hand=False,
        )
        # Passages come with the other texts: the first frame is drawn without them.
        self.workspace.open_project(project, Comparison(is_complete=False), fresh)

    def go_on(self) -> None:
        """Read the texts that wait and compare: called once the first ones are painted."""
        opening = self._opening
        if opening is None or opening.is_last:
            return
        for row in opening.told:
            self.importer.note(*row)
        opening.told.clear()
        if opening.waiting:
            self._read_next(opening)
            QTimer.singleShot(0, self, self.go_on)
            return
        if opening.slow or opening.contents or opening.opens_folders:
            self._order_slow(opening)
            return
        opening.is_last = True
        self._finish_opening(opening, is_cancelled=False)

    def _read_next(self, opening: Opening) -> None:
        """Read one small text on the spot, or leave it to the import process."""
        from perspectives.desktop.kept_readings import read_at_once

        place, path = opening.waiting.pop(0)
        found = read_at_once(path, opening.choices, SMALL)
        if found is None:
            opening.slow.append((place, path))
            return
        from perspectives.analysis.segmenting import passages_of

        self._set_problems((*self.problems, *found[1]))
        self.importer.note(path, *found)
        for row in found[0]:
            self._gather(opening, row, passages_of(row), place)

    def _order_slow(self, opening: Opening) -> None:
        from perspectives.desktop.importing import Order
        from perspectives.reading.pieces import Options

        opening.is_last = True
        places = [place for place, _name in opening.slow]
        names = [name for _place, name in opening.slow] or opening.names

        def take(document: Document, passages: tuple[Passage, ...], at: int) -> None:
            place = places[at] if at < len(places) else at
            self._gather(opening, document, passages, place)

        self.importer.read(
            Order(
                names,
                Options(**{"asks": True, **opening.choices}),
                take,
                lambda is_cancelled: self._finish_opening(opening, is_cancelled=is_cancelled),
                opening.contents,
                opening.opens_folders,
            )
        )

    def _gather(
        self, opening: Opening, document: Document, passages: tuple[Passage, ...], place: int
    ) -> None:
        if opening is not self._opening:
            return
        opening.came.append((place, document, passages))
        if not self.workspace.project.documents:
            self._show_what_came()
        elif not self._gathering.isActive():
            self._gathering.start()

    def _show_what_came(self) -> None:
        """Put the texts that came into the project.

        They were asked for when the comparison was opened, so the history has no entry for them;
        unless the person has changed something meanwhile, which must stand before them.
        """
        opening = self._opening
        if opening is None or not opening.came:
            return
        came, opening.came = sorted(opening.came, key=lambda row: row[0]), []
        project = self.workspace.project
        new = [row for row in came if row[1].id not in project.documents]
        if project.revision:
            from perspectives.model.document_edits import add_documents

            self.workspace.do(add_documents(project, [row[1] for row in new]))
            return
        rows = dict(project.documents)
        for place, document, _passages in new:
            rows.setdefault(document.id, replace(document, order=place))
        first = min(rows.values(), key=lambda row: row.order)
        head = replace(project.head, reference=first.id)
        passages = [row for _place, _document, rows in new for row in rows]
        self._show_more(replace(project, head=head, documents=rows), passages)

    def _show_more(self, project: Project, passages: Sequence[Passage]) -> None:
        """Show a project that has more texts; what is read on screen stays where it is."""
        before, view = self.workspace.project, self.workspace.view
        texts = [row.id for row in project.ordered_documents()]
        inside = set(texts[:WORKING_SET])
        if view.is_arranged_by_hand:
            more = [row for row in texts if row not in view.working_set]
            inside = {*view.working_set, *more[: max(0, WORKING_SET - len(view.working_set))]}
        shown = view.open
        if project.reference != before.reference or not shown:
            others = [row for row in (*shown, *texts) if row != project.reference]
            count = max(1, len(shown), FIRST_TEXTS) - 1
            shown = (project.reference, *dict.fromkeys(others[:count]))
        set_now = tuple(row for row in texts if row in inside or row in shown)
        comparison = _with_passages(self.workspace.comparison, project, passages)
        where = view.view if before.documents else View.READ
        self.workspace.open_project(
            project, comparison, replace(view, view=where, open=shown, working_set=set_now)
        )

    def _finish_opening(self, opening: Opening, *, is_cancelled: bool) -> None:
        if opening is not self._opening:
            return
        self._gathering.stop()
        self._show_what_came()
        self._opening = None
        self._take_problems()
        project = self.workspace.project
        if project.documents:
            # The first texts were shown before they were parted into passages.
            self._show_more(project, ())
        if not project.documents:
            from perspectives.opening import nothing_left

            self.finished.emit()
            self.workspace.show(view=View.START)
            if self.problems:
                self.failed.emit(told(str(nothing_left(self.problems))))
            self.arrived.emit(True)
            return
        reference = project.documents[DocumentId(project.reference)]
        is_named_first = reference.source.path == opening.names[0]
        if not (is_named_first or is_cancelled or opening.opens_folders or opening.contents):
            from perspectives.opening import other_reference

            self._set_problems((*self.problems, other_reference(opening.names[0], reference)))
        self.progressed.emit("topics", 0, 0)
        self.read.emit(opening.topics)
        self.arrived.emit(opening.opens_folders)

    def cancel_reading(self) -> None:
        """Stop reading; the texts that were read stay."""
        if self._opening is not None:
            self._opening.waiting.clear()
            if not self._opening.is_last:
                self._opening.slow.clear()
        if self._importer is not None:
            self._importer.cancel()

    def _take_problems(self) -> None:
        """Everything that was wrong with texts, as the window lists it."""
        if self._importer is None:
            return
        from perspectives.opening import same_text

        known = {(row.where, row.message) for row in self.problems}
        out: list[Problem] = []
        for row in self._importer.arrivals:
            error: PerspectivesError | None = row.error
            rows: tuple[Problem, ...] = row.problems
            if error is not None:
                # The window asks for passwords; the hint is for the terminal.
                hint = "" if isinstance(error, PasswordNeeded) else error.hint
                rows = (Problem(row.name, error.message, hint),)
            elif row.same:
                rows = (same_text(row.name, row.same),)
            out += [one for one in rows if (one.where, one.message) not in known]
        if out:
            self._set_problems((*self.problems, *out))

    def _set_problems(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        self.problems_changed.emit()


def _with_passages(old: Comparison, project: Project, new: Sequence[Passage]) -> Comparison:
    """A comparison with the passages `new`, and with those of texts that have none yet."""
    from perspectives.analysis.segmenting import passages_of

    known = {row.document for row in (*old.passages, *new)}
    rest = [row for row in project.ordered_documents() if row.id not in known]
    more = [passage for row in rest for passage in passages_of(row)]
    return replace(old, passages=(*old.passages, *more, *new)) if more or new else old


def _placed_project(shown: Sequence[tuple[int, Document]]) -> Project:
    """A project of texts, each at its own place among all that were named."""
    project = new_project([row for _place, row in shown])
    places = {row.id: place for place, row in reversed(shown)}
    rows = {row.id: replace(row, order=places[row.id]) for row in project.ordered_documents()}
    return replace(project, documents=rows)

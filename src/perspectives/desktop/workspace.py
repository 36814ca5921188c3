"""What the window shows, as one value, and the one signal that says it changed."""

from collections import deque
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perspectives.desktop.found import FOUND, NOTHING_FOUND, Found
from perspectives.model.comparison import Comparison
from perspectives.model.documents import DocumentId, PassageId
from perspectives.model.edits import Edit, apply
from perspectives.model.lookup import Lookup
from perspectives.model.project import Project
from perspectives.model.rows import frozen_row, replace
from perspectives.model.topics import TopicId

if TYPE_CHECKING:
    from collections.abc import Callable

NO_DOCUMENT = DocumentId("")
NO_PASSAGE = PassageId("")

MOST_LIT = 4
"""At most four topics are lit at once: more tints cannot be told apart (VISUAL.md 2.2)."""

WORKING_SET = 12
"""Texts that fill panes, folded strips, shelf and bring together (CONTRACT.md, Scale)."""


class ScrollMode(StrEnum):
    """How the other panes move with the leading one."""

    FOLLOW = "follow"
    PROPORTIONAL = "proportional"
    FREE = "free"


class View(StrEnum):
    """The main views."""

    START = "start"
    READ = "read"
    MATRIX = "matrix"
    CHARTS = "charts"
    REPORT = "report"


@frozen_row(slots=False)
class ViewState:
    """Everything about the window that is not the project: what is shown, lit, active, and how.

    `open` are the documents in full panes, left to right; `working_set` those in panes and strips,
    in strip order. `is_arranged_by_hand` says that a person opened more or fewer texts than fit;
    until then the window opens as many as fit. `last_opened` is the text whose place the next one
    takes. `lit` are the topics in the light, at most four. `active` and `hover` are passages or
    "". `leading` is the document where the person acts. `text_px` is the size of the reading font
    in logical pixels, `typesetting` its face and spacing (typography.TypeChoice). `found` is lit
    beside the topics until it is put out. `is_held`: the comparison stays as it is while edits are
    made.
    """

    view: View = View.START
    open: tuple[DocumentId, ...] = ()
    working_set: tuple[DocumentId, ...] = ()
    pinned: frozenset[DocumentId] = frozenset()
    leading: DocumentId = NO_DOCUMENT
    active: PassageId = NO_PASSAGE
    hover: PassageId = NO_PASSAGE
    lit: tuple[TopicId, ...] = ()
    scroll_mode: ScrollMode = ScrollMode.FOLLOW
    theme: str = "light"
    text_px: float = 17.0
    typesetting: tuple[bool, float, float, float] = (True, 1.5, 0.0, 0.0)
    is_rail_folded: bool = False
    shows_ribbons: bool = True
    lines_only_for_lit: bool = False
    reduced_motion: bool = False
    is_arranged_by_hand: bool = False
    last_opened: DocumentId = NO_DOCUMENT
    is_held: bool = False
    shows_outline: bool = False
    found: Found = NOTHING_FOUND


@frozen_row(slots=False)
class Scene:
    """One state of everything: project, what was derived from it, and the view of both."""

    project: Project
    comparison: Comparison
    view: ViewState

    @cached_property
    def lookup(self) -> Lookup:
        """The comparison by passage, document and topic."""
        return Lookup(self.comparison)


@frozen_row(slots=False)
class Update:
    """A change of scene.

    Widgets compare what they use by identity: `before.view.lit is not after.view.lit`.
    """

    before: Scene
    after: Scene

    @property
    def has_new_project(self) -> bool:
        """Whether the project was edited or replaced."""
        return self.before.project is not self.after.project

    @property
    def has_new_comparison(self) -> bool:
        """Whether passages, taggings or links were derived anew."""
        return self.before.comparison is not self.after.comparison


class Workspace(QObject):
    """Holds the scene.

    Every widget draws itself from it and asks it for changes; widgets never call each other.
    """

    updated = Signal(object)
    """Carries an Update, after every change of project, comparison or view."""

    edited = Signal(object)
    """Carries each Edit as it is applied: what the project file saves."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene(Project(), Comparison(), ViewState())
        self.keeps: Callable[[Edit], None] = _keep_nowhere
        """Puts an edit on disk before it is shown; what it raises, nothing is shown of."""
        self._untold: deque[Update] = deque()
        self._is_telling = False

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self.scene.project

    @property
    def comparison(self) -> Comparison:
        """The newest comparison; it may be older than the project while analysis runs."""
        return self.scene.comparison

    @property
    def view(self) -> ViewState:
        """What is shown, lit and active."""
        return self.scene.view

    @property
    def lookup(self) -> Lookup:
        """The newest comparison by passage, document and topic."""
        return self.scene.lookup

    def show(self, **changes: object) -> None:
        """Change fields of the view; nothing happens where all are as they were."""
        view = replace(self.scene.view, **changes)  # type: ignore[arg-type]
        if view != self.scene.view:
            scene = Scene(self.scene.project, self.scene.comparison, view)
            if "lookup" in self.scene.__dict__:
                scene.__dict__["lookup"] = self.scene.lookup
            self._move(scene)

    def do(self, edit: Edit) -> None:
        """Keep an edit and apply it. Raises StaleEdit, StorageError; nothing is changed then."""
        from perspectives.desktop.at_once import at_once

        project = apply(self.scene.project, edit)
        self.keeps(edit)
        scene = Scene(project, self.scene.comparison, self.scene.view)
        if "lookup" in self.scene.__dict__:
            scene.__dict__["lookup"] = self.scene.lookup
        self._move(at_once(scene, edit))
        self.edited.emit(edit)

    def open_project(self, project: Project, comparison: Comparison, view: ViewState) -> None:
        """Replace everything: another project was opened."""
        self._move(Scene(project, comparison, view))

    def take_comparison(self, comparison: Comparison) -> None:
        """Show a new comparison of the same project."""
        self._move(Scene(self.scene.project, comparison, self.scene.view))

    def light(self, topic: TopicId, *, adds: bool = False) -> None:
        """Light one topic, or put it out where it is lit; `adds` keeps the others, four at most."""
        if topic == FOUND:
            self.show(found=NOTHING_FOUND)
            return
        lit = self.scene.view.lit
        if topic in lit:
            rest = tuple(row for row in lit if row != topic) if adds or len(lit) == 1 else (topic,)
        elif adds:
            rest = (*lit, topic)[-MOST_LIT:]
        else:
            rest = (topic,)
        self.show(lit=rest)

    def _move(self, scene: Scene) -> None:
        """Take the next scene and tell it.

        A change that a listener makes while it is told of another is told after it, so that all
        listeners hear of changes in the order they were made.
        """
        self._untold.append(Update(self.scene, scene))
        self.scene = scene
        if self._is_telling:
            return
        self._is_telling = True
        try:
            while self._untold:
                self.updated.emit(self._untold.popleft())
        finally:
            self._is_telling = False


def _keep_nowhere(edit: Edit) -> None:
    """What keeps edits of a workspace that has no file."""

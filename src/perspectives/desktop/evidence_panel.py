"""Why: everything that speaks for the active passage's topics and links, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of, topic_name
from perspectives.model.documents import CONTENT
from perspectives.reporting.wording import STATE_NAMES, excerpt, place, quoted, relation

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Scene, Update, Workspace
    from perspectives.model.comparison import Link, Tagging
    from perspectives.model.documents import Passage

WIDTH = 330
"""Logical pixels (INTERACTION.md 2)."""

MOST_LINKS = 12
"""Links explained at once: the working set has one best for each text."""


class Line(tuple[str, str]):
    """Words and how they are meant: heading, plain or quiet."""

    __slots__ = ()


def evidence_lines(scene: Scene) -> list[Line]:
    """What the panel says about the active passage, line by line."""
    passage = scene.lookup.passages.get(scene.view.active)
    if passage is None or passage.role not in CONTENT:
        return [Line(("Choose a passage to see why it carries its topics and links.", "quiet"))]
    text = scene.project.documents[passage.document].text
    lines = [
        Line((f"{number_of(scene, passage.document)} {place(passage)}", "heading")),
        Line((quoted(excerpt(passage.span.of(text), 200)), "plain")),
    ]
    taggings = scene.lookup.taggings_of(passage.id)
    lines.append(Line(("Topics" if taggings else "No topic", "heading")))
    for tagging in taggings:
        lines += _tagging_lines(scene, tagging, text)
    links = scene.lookup.links_of(passage.id)
    lines.append(Line(("Counterparts" if links else "No counterpart in any text", "heading")))
    for link in links[:MOST_LINKS]:
        lines += _link_lines(scene, link, passage)
    if len(links) > MOST_LINKS:
        lines.append(Line((f"{len(links) - MOST_LINKS} weaker links more.", "quiet")))
    return lines


def _tagging_lines(scene: Scene, tagging: Tagging, text: str) -> list[Line]:
    name = topic_name(scene, tagging.topic)
    lines = [Line((f"{name}  {tagging.score:.2f}, {STATE_NAMES[tagging.state]}", "plain"))]
    for row in tagging.evidence:
        words = excerpt(row.span.of(text), 60)
        where = f", at {row.span.start}: “{words}”" if row.kind == "term" else ""
        lines.append(Line((f"{row.amount:+.2f}  {row.why}{where}", "quiet")))
    return lines


def _link_lines(scene: Scene, link: Link, passage: Passage) -> list[Line]:
    other = scene.lookup.passages[link.other(passage.id)]
    document = scene.project.documents[other.document]
    sign = number_of(scene, other.document)
    lines = [
        Line(
            (
                f"{sign} {relation(link)}  {link.score:.2f}, {STATE_NAMES[link.state]}",
                "plain",
            )
        ),
        Line((f"{place(other)}: {quoted(excerpt(other.span.of(document.text), 120))}", "quiet")),
    ]
    evidence = link.evidence
    if evidence.parts:
        parts = "  ".join(f"{part.name} {part.value:+.2f}" for part in evidence.parts)
        lines.append(Line((f"{parts}  = {evidence.raw:.2f}", "quiet")))
    texts = scene.project.documents
    left = texts[scene.lookup.passages[link.left].document].text
    right = texts[scene.lookup.passages[link.right].document].text
    pairs = [
        f"{pair.left.of(left)} – {pair.right.of(right)} {pair.amount:.2f}"
        for pair in evidence.words
    ]
    if pairs:
        lines.append(Line(("Words: " + ", ".join(pairs), "quiet")))
    if evidence.shared:
        lines.append(Line(("Both name: " + ", ".join(evidence.shared), "quiet")))
    lines += [
        Line((f"{run.equal} of {run.words} words equal: {quoted(run.left.of(left))}", "quiet"))
        for run in evidence.reuse
    ]
    if evidence.note:
        lines.append(Line((evidence.note, "quiet")))
    return lines


class EvidencePanel(QScrollArea):
    """Draws itself from the workspace while it is shown."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Evidence")
        self.lines: list[Line] = []
        workspace.updated.connect(self._take)

    def draw(self) -> None:
        """Say why, for the passage that is active now."""
        self.lines = evidence_lines(self.workspace.scene)
        look = theme(self.workspace.view.theme)
        body = QWidget()
        body.setPalette(look.palette())
        body.setAutoFillBackground(True)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 12, 14)
        column.setSpacing(5)
        for words, tone in self.lines:
            column.addWidget(_label(words, tone))
        column.addStretch(1)
        self.setWidget(body)

    def _take(self, update: Update) -> None:
        before, after = update.before.view, update.after.view
        changed = update.has_new_comparison or update.has_new_project
        if self.isVisible() and (
            changed or (before.active, before.theme) != (after.active, after.theme)
        ):
            self.draw()


def _label(words: str, tone: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    font = QFont(label.font())
    font.setBold(tone == "heading")
    label.setFont(font)
    if tone == "quiet":
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label

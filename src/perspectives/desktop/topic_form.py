"""One topic of the codebook: name, colour, place, definition, note, and what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from perspectives.desktop.fields import Line, Prose
from perspectives.desktop.inks import inks
from perspectives.desktop.term_form import NARROW
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.model.codebook_edits import colour_problem, free_colour, hanging_on_topic, lineage
from perspectives.model.palette import SLOT_STYLES
from perspectives.model.topics import Topic, TopicId, topic_letter
from perspectives.texts import _, later, ngettext, told

if TYPE_CHECKING:
    from perspectives.desktop.theme import Theme
    from perspectives.desktop.workspace import Scene
    from perspectives.model.codebook_edits import Hanging

COLOURS = (
    later("blue"),
    later("rust"),
    later("green"),
    later("plum"),
    later("olive"),
    later("navy"),
    later("teal"),
    later("crimson"),
    later("violet"),
    later("ochre"),
    later("pink"),
    later("slate"),
)
"""The names of the twelve colour slots."""

SWATCH = QSize(44, 16)
"""A colour as it is offered, in logical pixels: tint with the topic's line under it."""


class TopicForm(QWidget):
    """Shows one topic; its signals carry what the person wants."""

    renamed = Signal(str)
    recoloured = Signal(int)
    nested = Signal(str)
    defined = Signal(str)
    noted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topic: Topic | None = None
        self.name = Line()
        self.name.setAccessibleName(_("Name of the topic"))
        self.colour = QComboBox()
        self.colour.setAccessibleName(_("Colour"))
        self.colour.setIconSize(SWATCH)
        self.colour.setSizeAdjustPolicy(NARROW)
        self.colour.setMinimumContentsLength(14)
        self.parent_topic = QComboBox()
        self.parent_topic.setAccessibleName(_("Under which topic"))
        self.parent_topic.setSizeAdjustPolicy(NARROW)
        self.parent_topic.setMinimumContentsLength(14)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.safe_button = QPushButton()
        self.safe_button.setAutoDefault(False)
        self.definition = Prose(_("Definition"), 3)
        self.definition.setPlaceholderText(_("what belongs here, and what does not"))
        self.note = Prose(_("Note"), 2)
        self.note.setPlaceholderText(_("for people only; the analysis does not read it"))
        self.hanging = QLabel()
        self.hanging.setWordWrap(True)
        self._safe = 0
        self._lay_out()
        self.name.editingFinished.connect(self.take_name)
        self.colour.activated.connect(self.recoloured)
        self.safe_button.clicked.connect(lambda: self.recoloured.emit(self._safe))
        self.parent_topic.activated.connect(
            lambda at: self.nested.emit(self.parent_topic.itemData(at))
        )
        self.definition.left.connect(self.take_words)
        self.note.left.connect(self.take_words)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_("Name"), self.name)
        places = QHBoxLayout()
        places.addWidget(self.colour, 1)
        words = QLabel(_("Under"))
        words.setBuddy(self.parent_topic)
        places.addWidget(words)
        places.addWidget(self.parent_topic, 1)
        form.addRow(_("Colour"), places)
        self.warnings = QWidget()
        row = QHBoxLayout(self.warnings)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.warning, 1)
        row.addWidget(self.safe_button)
        form.addRow("", self.warnings)
        form.addRow(_("Definition"), self.definition)
        form.addRow(_("Note"), self.note)
        self.hanging.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        form.addRow("", self.hanging)

    def show_topic(self, scene: Scene, topic: str) -> None:
        """Show a topic of the scene; fields a person is writing in are left alone."""
        row = scene.project.topics.get(topic)
        is_same = self.topic is not None and row is not None and self.topic.id == row.id
        older, self.topic = self.topic, row
        self.setEnabled(row is not None)
        if row is None:
            return
        if not is_same or older is None or older.name != row.name:
            self.name.setText(row.name)
        if not is_same or older is None or older.definition != row.definition:
            self.definition.setPlainText(row.definition)
        if not is_same or older is None or older.note != row.note:
            self.note.setPlainText(row.note)
        self._offer_colours(scene, row)
        self._offer_parents(scene, row)
        self._warn(scene, row)
        self.hanging.setText(self._hanging(scene, row))

    def take_name(self) -> None:
        """Take the name as it is written; an empty one goes back to what it was."""
        if self.topic is None:
            return
        name = self.name.text().strip()
        if not name:
            self.name.setText(self.topic.name)
        elif name != self.topic.name:
            self.renamed.emit(name)

    def take_words(self) -> None:
        """Take definition and note as they are written."""
        if self.topic is None:
            return
        definition, note = (row.toPlainText().strip() for row in (self.definition, self.note))
        if definition != self.topic.definition:
            self.defined.emit(definition)
        if self.topic is not None and note != self.topic.note:
            self.noted.emit(note)

    def _offer_colours(self, scene: Scene, row: Topic) -> None:
        look = theme(scene.view.theme)
        place = [other.id for other in scene.project.ordered_topics()].index(row.id)
        worn = {other.colour: other.name for other in scene.project.topics.values() if other != row}
        self.colour.clear()
        for slot, (name, style) in enumerate(zip(COLOURS, SLOT_STYLES, strict=True)):
            words = _("{colour}, {style} line").format(colour=_(name), style=_(style.value))
            if slot in worn:
                words = _("{colour} (worn by “{topic}”)").format(colour=words, topic=worn[slot])
            self.colour.addItem(QIcon(swatch(look, slot, place)), words, slot)
        self.colour.setCurrentIndex(row.colour)

    def _offer_parents(self, scene: Scene, row: Topic) -> None:
        self.parent_topic.clear()
        self.parent_topic.addItem(_("no topic: at the top"), "")
        for place, other in enumerate(scene.project.ordered_topics()):
            if other.id != row.id and row.id not in lineage(scene.project, other.id):
                self.parent_topic.addItem(f"{topic_letter(place)}  {other.name}", other.id)
        self.parent_topic.setCurrentIndex(max(0, self.parent_topic.findData(row.parent)))

    def _warn(self, scene: Scene, row: Topic) -> None:
        problem = colour_problem(scene.project, TopicId(row.id), row.colour)
        self.warnings.setVisible(problem is not None)
        if problem is None:
            return
        self._safe = free_colour(scene.project)
        is_free = all(other.colour != self._safe for other in scene.project.topics.values())
        self.warning.setText("⚠ " + told(problem.message))
        self.safe_button.setVisible(is_free)
        self.safe_button.setText(_("Use {colour}").format(colour=_(COLOURS[self._safe])))

    def _hanging(self, scene: Scene, row: Topic) -> str:
        passages = [len(scene.lookup.tagged(text, row.id)) for text in scene.project.documents]
        count, texts = sum(passages), sum(1 for number in passages if number)
        told_count = ngettext(
            "{count} passage is on it, in {texts} of the texts.",
            "{count} passages are on it, in {texts} of the texts.",
            count,
        ).format(count=count, texts=texts)
        hanging = hanging_on_topic(scene.project, TopicId(row.id))
        return f"{told_count} {told_hanging(hanging)}"


def told_hanging(hanging: Hanging) -> str:
    """What people made that hangs on a topic, as a sentence."""
    if not hanging.total:
        return _("Nobody has decided or noted anything on it.")
    decisions = ngettext("{count} decision", "{count} decisions", hanging.decisions)
    stances = ngettext("{count} stance", "{count} stances", hanging.stances)
    notes = ngettext("{count} note", "{count} notes", hanging.notes)
    return _("On it hang {decisions}, {stances} and {notes}.").format(
        decisions=decisions.format(count=hanging.decisions),
        stances=stances.format(count=hanging.stances),
        notes=notes.format(count=hanging.notes),
    )


def swatch(look: Theme, slot: int, place: int) -> QPixmap:
    """A colour slot as a topic at `place` wears it: its tint over its line."""
    ink = look.ink(slot, place)
    ratio = 2.0
    picture = QPixmap(round(SWATCH.width() * ratio), round(SWATCH.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    painter.fillRect(QRectF(0, 0, SWATCH.width(), SWATCH.height() - 5), ink.tint)
    painter.fillRect(QRectF(0, 0, 10, SWATCH.height() - 5), ink.stroke)
    pictures = inks(look, Typography(17.0), ratio)
    height = pictures.thickness(ink.style, is_thick=True)
    line = pictures.line(ink, is_thick=True)
    area = QRectF(0, 0, SWATCH.width() * ratio, height * ratio)
    painter.drawPixmap(QRectF(0, SWATCH.height() - 4, SWATCH.width(), height), line, area)
    painter.end()
    return picture

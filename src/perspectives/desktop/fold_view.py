"""Fold all: the lit topic as a table, the reference's passages down, the texts across."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.fold_model import Folded, FoldModel
from perspectives.desktop.opening_table import OpeningTable
from perspectives.desktop.shelf_cards import Kind
from perspectives.desktop.theme import Theme, theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.workspace import Update, View, Workspace
from perspectives.model.documents import Role
from perspectives.model.topics import TopicId, topic_letter
from perspectives.texts import _, ngettext, number

LEAST_COLUMN = 150
"""Logical pixels: a column under this width holds too few words a line to be read."""

QUOTE_PX = 15.0
HEAD, FOOT, SIDE = 26, 24, 10


class FoldDelegate(QStyledItemDelegate):
    """Paints one cell: sign and word, words, place; silent is hatched and written."""

    def __init__(self, model: FoldModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = model
        self.look: Theme = theme("light")
        self.stroke = self.look.accent
        self.tint = self.look.page
        self.quote = Typography(QUOTE_PX).style(Role.PARAGRAPH).font

    def height(self, cell: Folded, width: int) -> int:
        """Pixels a cell needs at a column's width."""
        box = QFontMetrics(self.quote).boundingRect(
            0, 0, max(40, width - 2 * SIDE), 4000, int(Qt.TextFlag.TextWordWrap), cell.quote
        )
        return HEAD + box.height() + FOOT + 6

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The size of a cell in its column."""
        cell = self.model.cell(index)
        return QSize(LEAST_COLUMN, self.height(cell, LEAST_COLUMN) if cell else 60)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell at `index` in the rectangle of `option`."""
        cell = self.model.cell(index)
        if cell is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        is_first = index.column() == 0
        painter.fillRect(rect, self.look.chrome if is_first else self.look.page)
        painter.setPen(QPen(self.look.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        if is_chosen:
            painter.setPen(QPen(self.look.focus, 2))
            painter.setBrush(self.tint)
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), 6, 6)
        if cell.kind is Kind.ANSWER:
            self._answer(painter, rect, cell, is_first=is_first)
        else:
            self._nothing(painter, rect, cell)
        painter.restore()

    def _answer(self, painter: QPainter, rect: QRectF, cell: Folded, *, is_first: bool) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        inside = rect.adjusted(SIDE, 4, -SIDE, -4)
        if is_first:
            painter.fillRect(
                QRectF(rect.left() + 3, rect.top() + 8, 4, rect.height() - 16), self.stroke
            )
            head = 6
        else:
            head = HEAD
            painter.setPen(self.stroke)
            painter.setFont(_sized(self.parent(), 1.1, is_bold=True))
            top = QRectF(inside.left(), inside.top(), inside.width(), HEAD)
            painter.drawText(top, left, cell.sign)
            painter.setPen(self.look.text)
            painter.setFont(_sized(self.parent(), 0.9))
            painter.drawText(top.adjusted(20, 0, 0, 0), left, f"{cell.word}  {cell.score:.2f}")
        painter.setPen(self.look.text)
        painter.setFont(self.quote)
        words = inside.adjusted(0, head, 0, -FOOT)
        painter.drawText(
            words, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), cell.quote
        )
        painter.setPen(self.look.muted)
        painter.setFont(_sized(self.parent(), 0.8))
        foot = QRectF(inside.left(), inside.bottom() - FOOT, inside.width(), FOOT)
        state = f" · {cell.state}" if cell.state else ""
        shown = painter.fontMetrics().elidedText(
            cell.place + state, Qt.TextElideMode.ElideRight, round(foot.width())
        )
        painter.drawText(foot, left, shown)

    def _nothing(self, painter: QPainter, rect: QRectF, cell: Folded) -> None:
        if cell.kind is Kind.SILENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(self.look.line, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(rect.adjusted(8, 8, -8, -8))
        painter.setFont(_sized(self.parent(), 0.95))
        words = _("silent") if cell.kind is Kind.SILENT else _("—\nno counterpart")
        size = painter.fontMetrics().boundingRect(0, 0, 400, 80, 0, words)
        plate = QRectF(size.adjusted(-8, -4, 8, 4))
        plate.moveCenter(rect.center())
        painter.fillRect(plate, self.look.page)
        painter.setPen(self.look.muted)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


class FoldView(QWidget):
    """Draws the lit topic of the workspace; Enter opens the pair side by side."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.model = FoldModel()
        self.table = OpeningTable(self)
        self.delegate = FoldDelegate(self.model, self.table)
        self.heading, self.about = QLabel(), QLabel()
        self.heading.setFont(_sized(self, 1.2, is_bold=True))
        self.table.setModel(self.model)
        self.table.setItemDelegate(self.delegate)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName(_("All texts folded to the lit topic"))
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setFixedHeight(36)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addSpacing(16)
        self.about.setWordWrap(True)
        top.addWidget(self.about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 8, 4)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.table.opened.connect(self.open_pair)
        self.table.doubleClicked.connect(lambda _index: self.open_pair())
        self.topic = TopicId("")
        self.is_stale = True
        workspace.updated.connect(self._take)

    def draw(self) -> None:
        """Show the first lit topic, or the first of all where none is lit."""
        scene = self.workspace.scene
        self.is_stale = False
        look = theme(scene.view.theme)
        palette = QPalette(look.palette())
        palette.setColor(QPalette.ColorRole.Window, look.page)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.table.setPalette(palette)
        topics = [row.id for row in scene.project.ordered_topics()]
        lit = [row for row in scene.view.lit if row in topics]
        if not topics:
            return
        self.topic = TopicId(lit[0] if lit else topics[0])
        row = scene.project.topics[self.topic]
        ink = look.ink(row.colour, topics.index(self.topic))
        self.delegate.look, self.delegate.stroke, self.delegate.tint = look, ink.stroke, ink.tint
        self.model.show(scene, self.topic)
        self.heading.setText(f"{topic_letter(topics.index(self.topic))}  {row.name}")
        count = len(self.model.documents)
        more = len(scene.project.documents) - count
        words = ngettext(
            "{count} text folded to this topic, a row for each passage of the reference.",
            "{count} texts folded to this topic, a row for each passage of the reference.",
            count,
        ).format(count=count)
        if more > 0:
            others = ngettext(
                "{count} more in the matrix.", "{count} more in the matrix.", more
            ).format(count=number(more))
            words = f"{words} {others}"
        self.about.setText(
            words if self.model.rows else _("The reference is silent on this topic.")
        )
        self._fit()
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, min(1, count - 1)))

    def _fit(self) -> None:
        """Columns share the width; rows are as high as their longest cell."""
        count = max(1, self.model.columnCount())
        width = max(LEAST_COLUMN, (self.table.viewport().width() - 2) // count)
        for column in range(count):
            self.table.setColumnWidth(column, width)
        for place, row in enumerate(self.model.rows):
            self.table.setRowHeight(place, max(self.delegate.height(cell, width) for cell in row))

    def open_pair(self) -> None:
        """Open the reference and the chosen text side by side, at the pair."""
        index = self.table.currentIndex()
        cell = self.model.cell(index)
        if cell is None:
            return
        own = self.model.rows[index.row()][0]
        others = tuple(
            t for t in self.workspace.view.open if t not in (own.document, cell.document)
        )
        shown = tuple(dict.fromkeys((own.document, cell.document, *others)))
        self.workspace.show(
            open=shown[: max(2, len(self.workspace.view.open))],
            lit=(self.topic,),
            active=own.passage,
            leading=own.document,
        )
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit()

    def _take(self, update: Update) -> None:
        before, after = update.before.view, update.after.view
        changed = update.has_new_project or update.has_new_comparison
        if changed or (before.lit, before.theme) != (after.lit, after.theme):
            self.is_stale = True
        if self.is_stale and self.isVisible() and after.view is View.READ:
            self.draw()


def _sized(widget: object, share: float, *, is_bold: bool = False) -> QFont:
    assert isinstance(widget, QWidget)
    font = QFont(widget.font())
    font.setPointSizeF(max(7.0, font.pointSizeF() * share))
    font.setBold(is_bold)
    return font

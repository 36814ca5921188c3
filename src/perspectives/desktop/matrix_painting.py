"""How the matrix looks: cells with shape, count, share and bar; heads with discs, chips, lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perspectives.analysis.summarising import Cell
from perspectives.desktop.inks import Inks, inks
from perspectives.desktop.matrix_model import SHAPES, MatrixModel
from perspectives.desktop.theme import Ink, Theme, theme
from perspectives.desktop.typography import Typography
from perspectives.model.states import State
from perspectives.texts import _

ROW_HEIGHT, COLUMN_WIDTH, HEAD_WIDTH = 48, 98, 228
"""Logical pixels of a cell and of the topics' head at the window's usual font (15 px)."""

USUAL_FONT = 15
"""Pixels of the font those sizes are for; they grow with the system's font."""

GROUP_HEIGHT = 20
"""Logical pixels of the line over the texts that names their group."""

BAR = 7
"""Height of the bar that shows a text's share of words."""


class Look:
    """Theme, fonts and pictures of the matrix, in one place."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget
        self.theme: Theme = theme("light")
        self._fonts: dict[object, QFont] = {}

    @property
    def scale(self) -> float:
        """How much larger than usual the system's font is, never under 1."""
        return max(1.0, self.widget.fontMetrics().height() / (USUAL_FONT * 1.35))

    def pictures(self) -> Inks:
        """Chips and lines for the theme and the screen."""
        typography = Typography(17.0 * self.scale)
        return inks(self.theme, typography, self.widget.devicePixelRatioF())

    def font(self, share: float = 1.0, *, is_bold: bool = False) -> QFont:
        """The window's font at `share` of its size."""
        key = (share, is_bold, self.widget.font().key())
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = self._sized(share, is_bold=is_bold)
        return found

    def _sized(self, share: float, *, is_bold: bool) -> QFont:
        font = QFont(self.widget.font())
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * share))
        else:
            font.setPointSizeF(font.pointSizeF() * share)
        font.setBold(is_bold)
        return font


class CellDelegate(QStyledItemDelegate):
    """Paints one cell; a silent one is hatched and says so."""

    def __init__(self, look: Look, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.look, self.model = look, model
        self.shows_share = True
        self._silence: tuple[object, QPixmap] | None = None

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One size for all cells, so that bars compare."""
        return QSize(round(COLUMN_WIDTH * self.look.scale), round(ROW_HEIGHT * self.look.scale))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell at `index` in the rectangle of `option`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        box = QRectF(rect.adjusted(4, 4, -4, -4))
        cell = self.model.cell(index)
        if cell is not None:
            self._topic_cell(painter, box, cell)
        elif index.column() < len(self.model.documents):
            self._words_tagged(painter, box, self.model.tagged_share(index.column()))
        else:
            painter.setPen(self.look.theme.text)
            painter.setFont(self.look.font())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, index.data() or "")
        if self.model.starts_group(index.column()):
            painter.setPen(QPen(self.look.theme.control, 1))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.theme.focus, 2))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 6, 6)
        painter.restore()

    def _topic_cell(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        look = self.look.theme
        painter.setPen(QPen(look.line, 1) if look.is_high_contrast else Qt.PenStyle.NoPen)
        if cell.is_silent:
            painter.drawPixmap(box.topLeft(), self._silent(box.size().toSize()))
            return
        painter.setBrush(look.chrome)
        painter.drawRoundedRect(box, 5, 5)
        words = box.adjusted(8, 3, -8, -BAR - 4)
        shape = f"{SHAPES[cell.attitude]} " if cell.attitude else ""
        painter.setPen(look.text)
        painter.setFont(self.look.font(1.05, is_bold=True))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, left, f"{shape}{len(cell.passages)}")
        if self.shows_share:
            painter.setPen(look.muted)
            painter.setFont(self.look.font(0.88))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, right, f"{cell.share:.0%}")
            largest = self.model.largest or 1.0
            width = max(3.0, (box.width() - 4) * cell.share / largest)
            bar = QRectF(box.left() + 2, box.bottom() - BAR - 1, width, BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ink(cell.topic).stroke)
            painter.drawRoundedRect(bar, 2, 2)

    def _silent(self, size: QSize) -> QPixmap:
        """The picture of a silent cell: hatched, with the word; painted once for a size."""
        ratio = self.look.widget.devicePixelRatioF()
        key = (size.width(), size.height(), ratio, self.look.theme.name, self.look.font().key())
        if self._silence is None or self._silence[0] != key:
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_silence(painter, QRectF(0, 0, size.width(), size.height()))
            painter.end()
            self._silence = (key, picture)
        return self._silence[1]

    def _paint_silence(self, painter: QPainter, box: QRectF) -> None:
        look = self.look.theme
        painter.setPen(QPen(look.line, 1))
        painter.setBrush(QBrush(look.line, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(self.look.font(0.9))
        plate = painter.fontMetrics().boundingRect(_("silent")).adjusted(-8, -3, 8, 3)
        plate.moveCenter(box.center().toPoint())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.page)
        painter.drawRoundedRect(plate, 3, 3)
        painter.setPen(look.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("silent"))

    def _words_tagged(self, painter: QPainter, box: QRectF, share: float) -> None:
        look = self.look.theme
        track = QRectF(box.left() + 2, box.center().y() - 4, box.width() * 0.5, 8)
        painter.setPen(QPen(look.control, 1))
        painter.setBrush(look.chrome)
        painter.drawRoundedRect(track, 3, 3)
        painter.setBrush(look.muted)
        painter.drawRoundedRect(
            QRectF(track.topLeft(), track.bottomRight()).adjusted(
                0, 0, -track.width() * (1 - share), 0
            ),
            3,
            3,
        )
        painter.setPen(look.text)
        painter.setFont(self.look.font(0.92))
        right = box.adjusted(track.width() + 10, 0, 0, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(right, left, f"{share:.0%}")

    def ink(self, topic: str) -> Ink:
        """What draws a topic."""
        place = list(self.model.topics).index(topic)
        return self.look.theme.ink(self.model.topics[topic].colour, place)


class TextHeader(QHeaderView):
    """The texts: a disc with the number over the title."""

    def __init__(self, look: Look, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.look, self.matrix = look, model
        self.setSectionsClickable(True)
        self.setAccessibleName(_("Texts"))

    def sizeHint(self) -> QSize:
        """Room for the disc and one line of title, and for the name of a group over them."""
        group = GROUP_HEIGHT if any(self.matrix.groups) else 0
        return QSize(0, round((62 + group) * self.look.scale))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the head of one text."""
        look = self.look.theme
        painter.save()
        painter.fillRect(rect, look.page)
        if any(self.matrix.groups):
            rect = self._paint_group(painter, rect, logicalIndex)
        painter.setFont(self.look.font(0.9, is_bold=logicalIndex == 0))
        if logicalIndex < len(self.matrix.documents):
            document = self.matrix.documents[logicalIndex]
            badge = self.look.pictures().badge(self.matrix.numbers[document.id], look.text)
            width = badge.width() / badge.devicePixelRatio()
            painter.drawPixmap(round(rect.center().x() - width / 2), rect.top() + 8, badge)
            words = rect.adjusted(5, round(8 + width + 2), -5, -4)
            title = document.party or document.title
        else:
            words, title = rect.adjusted(5, 0, -5, -4), _("Speak / silent")
        painter.setPen(look.text if logicalIndex < len(self.matrix.documents) else look.muted)
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, words.width())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(words, flags, shown)
        painter.setPen(QPen(look.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, column: int) -> QRect:
        """The name of a group over its first column, a line before it; returns what is left."""
        look, high = self.look.theme, round(GROUP_HEIGHT * self.look.scale)
        groups = self.matrix.groups
        if column < len(groups) and groups[column]:
            first = last = column
            while not self.matrix.starts_group(first):
                first -= 1
            while last + 1 < len(groups) and groups[last + 1] == groups[column]:
                last += 1
            if first == column:
                painter.setPen(QPen(look.control, 1))
                painter.drawLine(rect.topLeft(), rect.bottomLeft())
            left = rect.left() - sum(self.sectionSize(at) for at in range(first, column))
            wide = sum(self.sectionSize(at) for at in range(first, last + 1))
            painter.setFont(self.look.font(0.88, is_bold=True))
            painter.setPen(look.text)
            box = QRect(left + 6, rect.top(), wide - 10, high)
            side = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(groups[column], side, box.width())
            painter.save()
            painter.setClipRect(rect)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
            painter.restore()
        return rect.adjusted(0, high, 0, 0)


class TopicHeader(QHeaderView):
    """The topics: letter chip, name, line style."""

    def __init__(self, look: Look, delegate: CellDelegate, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.look, self.delegate, self.matrix = look, delegate, delegate.model
        self.setSectionsClickable(True)
        self.setAccessibleName(_("Topics"))

    def sizeHint(self) -> QSize:
        """Room for a topic's name."""
        return QSize(round(HEAD_WIDTH * self.look.scale), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the head of one topic."""
        look = self.look.theme
        painter.save()
        painter.fillRect(rect, look.page)
        painter.setFont(self.look.font())
        painter.setPen(look.text)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if logicalIndex >= len(self.matrix.rows):
            painter.setFont(self.look.font(is_bold=True))
            painter.drawText(rect.adjusted(36, 0, -4, 0), middle, _("Words tagged"))
        else:
            topic = self.matrix.rows[logicalIndex].topic
            ink, pictures = self.delegate.ink(topic), self.look.pictures()
            letter = self.matrix.letters[topic]
            chip = pictures.chip(letter, ink, State.PROPOSED, is_filled=True)
            height = chip.height() / chip.devicePixelRatio()
            painter.drawPixmap(rect.left() + 6, round(rect.center().y() - height / 2), chip)
            words = rect.adjusted(round(14 + height), 4, -6, -14)
            name = painter.fontMetrics().elidedText(
                self.matrix.topics[topic].name, Qt.TextElideMode.ElideRight, words.width()
            )
            painter.drawText(words, middle, name)
            line = pictures.line(ink, is_thick=True)
            size = pictures.thickness(ink.style, is_thick=True)
            ratio = line.devicePixelRatio()
            target = QRect(words.left(), rect.bottom() - 14, 58, size)
            painter.drawPixmap(target, line, QRect(0, 0, round(58 * ratio), round(size * ratio)))
        painter.setPen(QPen(look.line, 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.restore()

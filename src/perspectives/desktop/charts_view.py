"""The charts: each a picture with its table one key away, saved as SVG and PNG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPaintEvent, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.theme import Theme, theme
from perspectives.desktop.workspace import Update, View, Workspace
from perspectives.model.errors import ReportError
from perspectives.reporting.charts import Chart, all_charts
from perspectives.reporting.saving import write_whole
from perspectives.reporting.svg import Colours
from perspectives.texts import _, later, told

PRINT_SCALE = 2
"""Pixels of a saved PNG for each pixel of the drawing: sharp on paper at twice its screen size."""


class ChartsView(QWidget):
    """Draws itself from the workspace; charts are made when they are first looked at."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.charts: tuple[Chart, ...] = ()
        self.is_stale = True
        self.names = QListWidget()
        self.names.setAccessibleName(_("Charts"))
        self.names.setFixedWidth(260)
        self.names.setWordWrap(True)
        self.names.setSpacing(3)
        self.names.setFrameShape(QListWidget.Shape.NoFrame)
        self.picture = Picture()
        self.table = QTableWidget()
        self.table.setAccessibleName(_("The numbers of the chart"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self._lay_out()
        self.names.currentRowChanged.connect(lambda _row: self._show())
        workspace.updated.connect(self._take)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.picture)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.pages = QStackedWidget()
        self.pages.addWidget(scroll)
        self.pages.addWidget(self.table)
        self.swap = QPushButton(_("Show as table"))
        self.swap.clicked.connect(self.toggle_table)
        save_svg, save_png = QPushButton(_("Save as SVG…")), QPushButton(_("Save as PNG…"))
        save_svg.clicked.connect(lambda: self._ask("SVG", ".svg"))
        save_png.clicked.connect(lambda: self._ask("PNG", ".png"))
        buttons = QHBoxLayout()
        for widget in (self.swap, save_svg, save_png):
            buttons.addWidget(widget)
        buttons.addWidget(self.message, 1)
        right = QVBoxLayout()
        right.addWidget(self.pages, 1)
        right.addLayout(buttons)
        outer = QHBoxLayout(self)
        outer.addWidget(self.names)
        outer.addLayout(right, 1)

    def draw(self) -> None:
        """Make the charts of the scene anew; the chosen one stays chosen."""
        scene = self.workspace.scene
        look = theme(scene.view.theme)
        self.is_stale = False
        palette = QPalette(look.palette())
        palette.setColor(QPalette.ColorRole.Window, look.page)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.charts = all_charts(scene.project, scene.comparison, colours_of(look))
        kept = self.names.currentRow()
        self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems([chart.title for chart in self.charts])
        self.names.setCurrentRow(min(max(kept, 0), len(self.charts) - 1))
        self.names.blockSignals(False)
        self._show()

    def toggle_table(self) -> None:
        """Show the numbers in place of the picture, or the picture again."""
        is_table = self.pages.currentIndex() == 0
        self.pages.setCurrentIndex(int(is_table))
        self.swap.setText(_("Show as picture") if is_table else _("Show as table"))

    def chart(self) -> Chart | None:
        """The chosen chart; None where there is nothing to draw."""
        row = self.names.currentRow()
        return self.charts[row] if 0 <= row < len(self.charts) else None

    def save(self, path: Path) -> None:
        """Write the chosen chart to `path`, as its suffix says. Raises ReportError."""
        chart = self.chart()
        if chart is None:
            raise ReportError(later("There is no chart to save yet."), later("Open texts first."))
        if path.suffix.lower() == ".svg":
            write_whole(chart.svg.encode(), path)
        else:
            write_whole(png_of(chart.svg), path)

    def _show(self) -> None:
        chart = self.chart()
        if chart is None:
            return
        self.picture.show_svg(chart.svg, chart.title)
        columns, rows = chart.table.columns, chart.table.rows
        self.table.clear()
        self.table.setRowCount(len(rows))
        self.table.setColumnCount(len(columns))
        self.table.setHorizontalHeaderLabels(list(columns))
        self.table.verticalHeader().hide()
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                self.table.setItem(line, column, QTableWidgetItem(cell.text))
        self.table.resizeColumnsToContents()

    def _ask(self, kind: str, suffix: str) -> None:
        chart = self.chart()
        if chart is None:
            return
        name, _kind = QFileDialog.getSaveFileName(
            self,
            _("Save the chart as {kind}").format(kind=kind),
            f"{chart.name}{suffix}",
            f"{kind} (*{suffix})",
        )
        if not name:
            return
        try:
            self.save(Path(name).with_suffix(suffix))
        except ReportError as error:
            self.message.setText(told(str(error)))
        else:
            self.message.setText(_("Saved “{name}”.").format(name=Path(name).name))

    def _take(self, update: Update) -> None:
        changed = update.has_new_project or update.has_new_comparison
        if changed or update.before.view.theme != update.after.view.theme:
            self.is_stale = True
        if self.is_stale and update.after.view.view is View.CHARTS:
            self.draw()


class Picture(QWidget):
    """Paints one SVG at its own size."""

    def __init__(self) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(self)

    def show_svg(self, svg: str, title: str) -> None:
        """Show `svg`; `title` is read to those who do not see it."""
        self._renderer.load(QByteArray(svg.encode()))
        self.setFixedSize(self._renderer.defaultSize())
        self.setAccessibleName(title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart."""
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()


def colours_of(look: Theme) -> Colours:
    """The colours of charts in a theme of the window."""
    strokes = tuple(look.ink(slot).stroke.name() for slot in range(12))
    ground = (look.page, look.text, look.muted, look.line)
    page, text, muted, line = (colour.name() for colour in ground)
    return Colours(page, text, muted, line, strokes, look.ink(0).on_stroke.name())


def png_of(svg: str) -> bytes:
    """The bytes of a PNG of `svg` at twice its size."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(renderer.defaultSize() * PRINT_SCALE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())

"""The charts: each a picture with its table one key away, saved as SVG and PNG."""

from pathlib import Path

from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.answers_bar import AnswersBar
from perspectives.desktop.cells_model import CellsModel
from perspectives.desktop.chart_picture import Picture, png_of
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.theme import Theme, theme
from perspectives.desktop.workspace import Update, View, Workspace
from perspectives.model.errors import ReportError
from perspectives.reporting.canvas import PRINT, Canvas, Chart
from perspectives.reporting.charts import available, chart, label
from perspectives.reporting.saving import write_whole
from perspectives.reporting.svg import Colours
from perspectives.texts import _, later, told

NAMES_WIDTH, NARROW = 240, 850
"""Logical pixels of the list of charts, and of a view that is too narrow for it."""


class ChartsView(QWidget):
    """Draws itself from the workspace; a chart is made when it is first looked at."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.available: tuple[str, ...] = ()
        self.is_stale = True
        self._canvas: Canvas | None = None
        self._made: dict[str, Chart | None] = {}
        self.names = QListWidget()
        self.names.setAccessibleName(_("Charts"))
        self.names.setFixedWidth(NAMES_WIDTH)
        self.names.setWordWrap(True)
        self.names.setSpacing(3)
        self.names.setFrameShape(QListWidget.Shape.NoFrame)
        self.picture = Picture()
        self.cells, self.table = CellsModel(), QTableView()
        self.table.setModel(self.cells)
        self.table.setAccessibleName(_("The numbers of the chart"))
        self.table.verticalHeader().hide()
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self._lay_out()
        self.names.currentRowChanged.connect(lambda _row: self._show())
        workspace.updated.connect(self._take)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.picture)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName(_("The chart"))
        self.area = scroll
        self.pages = QStackedWidget()
        self.pages.addWidget(scroll)
        self.pages.addWidget(self.table)
        look = theme(self.workspace.view.theme)
        self.swap = FlatButton("", look)
        self.swap.clicked.connect(self.toggle_table)
        save_svg = FlatButton(_("Save as SVG…"), look)
        save_png = FlatButton(_("Save as PNG…"), look)
        save_svg.clicked.connect(lambda: self._ask("SVG", ".svg"))
        save_png.clicked.connect(lambda: self._ask("PNG", ".png"))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 8)
        for widget in (self.swap, save_svg, save_png):
            buttons.addWidget(widget)
        buttons.addWidget(self.message, 1)
        self.answers = AnswersBar(self.workspace)
        right = QVBoxLayout()
        right.addWidget(self.pages, 1)
        right.addWidget(self.answers)
        right.addLayout(buttons)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(8, 8, 0, 0)
        outer.addWidget(self.names)
        outer.addLayout(right, 1)
        self._say_swap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of charts leaves a narrow window to the chart."""
        super().resizeEvent(event)
        self.names.setFixedWidth(NAMES_WIDTH if self.width() >= NARROW else NAMES_WIDTH * 2 // 3)

    def draw(self) -> None:
        """Draw the scene anew; the chosen chart stays chosen."""
        scene = self.workspace.scene
        look = theme(scene.view.theme)
        self.forget()
        palette = QPalette(look.palette())
        palette.setColor(QPalette.ColorRole.Window, look.page)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        for button in self.findChildren(FlatButton):
            button.set_theme(look)
        kept = self.chosen()
        self.available = available(self._drawn_on())
        self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems([label(name) for name in self.available])
        place = self.available.index(kept) if kept in self.available else 0
        self.names.setCurrentRow(place if self.available else -1)
        self.names.blockSignals(False)
        self._show()

    def forget(self) -> None:
        """Make every chart anew when it is next looked at."""
        self.is_stale = False
        self._canvas = None
        self._made = {}

    def _drawn_on(self) -> Canvas:
        if self._canvas is None:
            scene = self.workspace.scene
            colours = colours_of(theme(scene.view.theme))
            self._canvas = Canvas(scene.project, scene.comparison, colours, lookup=scene.lookup)
        return self._canvas

    def toggle_table(self) -> None:
        """Show the numbers in place of the picture, or the picture again."""
        is_table = self.pages.currentIndex() == 0
        self.pages.setCurrentIndex(int(is_table))
        self._say_swap()
        self._show()

    def _say_swap(self) -> None:
        is_table = self.pages.currentIndex() == 1
        told = _("Show as picture  (Ctrl+T)") if is_table else _("Show as table  (Ctrl+T)")
        self.swap.setText(told)
        self.swap.updateGeometry()

    def chosen(self) -> str:
        """The name of the chosen chart; "" where there is nothing to draw."""
        row = self.names.currentRow()
        return self.available[row] if 0 <= row < len(self.available) else ""

    def chart(self) -> Chart | None:
        """The chosen chart; None where there is nothing to draw."""
        name = self.chosen()
        if name and name not in self._made:
            self._made[name] = chart(self._drawn_on(), name)
        return self._made.get(name)

    def save(self, path: Path) -> None:
        """Write the chosen chart to `path`, as its suffix says. Raises ReportError.

        It is saved as a report prints it: the very picture, in the colours of paper.
        """
        scene, name = self.workspace.scene, self.chosen()
        paper = Canvas(scene.project, scene.comparison, PRINT, lookup=scene.lookup)
        made = chart(paper, name) if name else None
        if made is None:
            raise ReportError(later("There is no chart to save yet."), later("Open texts first."))
        is_svg = path.suffix.lower() == ".svg"
        write_whole(made.svg.encode() if is_svg else png_of(made.drawing), path)

    def _show(self) -> None:
        is_answers = self.chosen() == "answers"
        self.answers.setVisible(is_answers)
        if is_answers:
            self.answers.draw()
        made = self.chart()
        if made is None:
            return
        if self.pages.currentIndex() == 0:
            self.picture.show_drawing(made.drawing)
            self.area.verticalScrollBar().setValue(0)
        else:
            self.cells.show(made.table)
            self.table.setColumnWidth(0, 240)

    def _ask(self, kind: str, suffix: str) -> None:
        name = self.chosen()
        if not name:
            return
        path, _kind = QFileDialog.getSaveFileName(
            self,
            _("Save the chart as {kind}").format(kind=kind),
            f"{name}{suffix}",
            f"{kind} (*{suffix})",
        )
        if not path:
            return
        try:
            self.save(Path(path).with_suffix(suffix))
        except ReportError as error:
            self.message.setText(told(str(error)))
        else:
            self.message.setText(_("Saved “{name}”.").format(name=Path(path).name))

    def _take(self, update: Update) -> None:
        changed = update.has_new_project or update.has_new_comparison
        if changed or update.before.view.theme != update.after.view.theme:
            self.is_stale = True
        if self.is_stale and update.after.view.view is View.CHARTS:
            self.draw()


def colours_of(look: Theme) -> Colours:
    """The colours of charts in a theme of the window."""
    strokes = tuple(look.ink(slot).stroke.name() for slot in range(12))
    ground = (look.page, look.text, look.muted, look.line)
    page, text, muted, line = (colour.name() for colour in ground)
    return Colours(page, text, muted, line, strokes, look.ink(0).on_stroke.name())

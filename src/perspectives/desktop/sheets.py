"""Plain windows that show something: keys, links, outline, problems, a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.actions import ACTIONS
from perspectives.desktop.keys import working_keys
from perspectives.desktop.wording import number_of, passage_name, topic_name, why
from perspectives.reporting.wording import STATE_NAMES, place, relation
from perspectives.texts import _, ngettext, number, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.desktop.commands import Commands


class Sheet(QDialog):
    """A window over the main one with a body and a Close button; Esc closes it."""

    def __init__(self, window: Commands, title: str, body: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = body
        column = QVBoxLayout(self)
        column.addWidget(body, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.resize(760, 520)
        self.show()


def show_keys(window: Commands) -> Sheet:
    """The keys of all actions that have some."""
    rows = [
        (_(row.menu), told(row.text).rstrip("…"), keys, _(row.context.value))
        for row in ACTIONS
        if (keys := ", ".join(working_keys(row, window.settings)))
    ]
    table = _table((_("Menu"), _("What it does"), _("Keys"), _("Where")), rows, _("Keys"))
    return Sheet(window, _("Keys"), table)


def show_links(window: Commands) -> Sheet:
    """All links as a plain table; Enter opens the left passage."""
    scene = window.workspace.scene
    lookup = scene.lookup
    links = sorted(scene.comparison.links, key=lambda row: -row.score)
    rows: list[Sequence[str]] = []
    for link in links:
        left, right = lookup.passages[link.left], lookup.passages[link.right]
        topics = ", ".join(topic_name(scene, row) for row in link.topics)
        rows.append(
            (
                f"{number_of(scene, left.document)} {place(left)}",
                f"{number_of(scene, right.document)} {place(right)}",
                relation(link),
                number(link.score, 2),
                _(STATE_NAMES[link.state]),
                topics,
                why(scene, link),
            )
        )
    heads = (
        _("Passage"),
        _("Counterpart"),
        _("Relation"),
        _("Score"),
        _("Reviewed"),
        _("Topics"),
        _("Why"),
    )
    table = _table(heads, rows, _("All links"))
    title = ngettext("{count} link", "{count} links", len(rows)).format(count=number(len(rows)))
    sheet = Sheet(window, title, table)

    def visit(row: int, column: int) -> None:
        window.show_passage(links[row].right if column == 1 else links[row].left)
        sheet.accept()

    table.cellActivated.connect(visit)
    sheet.resize(1000, 600)
    return sheet


def show_outline(window: Commands) -> Sheet:
    """The passages of the current text, each with topics and counterparts; Enter goes there."""
    scene = window.workspace.scene
    document = window.board.current()
    rows = QListWidget()
    rows.setAccessibleName(_("Passages"))
    rows.setWordWrap(True)
    for passage in scene.lookup.passages_of(document):
        item = QListWidgetItem(passage_name(scene, passage))
        item.setData(Qt.ItemDataRole.UserRole, passage.id)
        rows.addItem(item)
    sheet = Sheet(window, _("Outline"), rows)

    def visit(item: QListWidgetItem) -> None:
        window.show_passage(item.data(Qt.ItemDataRole.UserRole))
        sheet.accept()

    rows.itemActivated.connect(visit)
    return sheet


def show_problems(window: Commands) -> Sheet:
    """What was doubtful in the material, with what to do next."""
    problems = (*window.session.problems, *window.workspace.comparison.problems)
    rows = [(row.where, told(row.message), told(row.hint)) for row in problems]
    table = _table(
        (_("Where"), _("What"), _("What to do")),
        rows or [("", _("No problems."), "")],
        _("Problems"),
    )
    return Sheet(window, _("Problems"), table)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> QTableWidget:
    table = QTableWidget(len(rows), len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(heads))
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    for line, row in enumerate(rows):
        for column, words in enumerate(row):
            table.setItem(line, column, QTableWidgetItem(words))
    table.resizeColumnsToContents()
    table.horizontalHeader().setStretchLastSection(True)
    return table

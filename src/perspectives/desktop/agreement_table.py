"""How far two people agree, topic by topic, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from perspectives.model.topics import topic_letter
from perspectives.texts import _, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perspectives.desktop.decisions import Decisions
    from perspectives.model.project import Project, Reliability

NONE = "—"
"""What stands for a figure that is not defined, as where both always judged alike."""


def show(window: Decisions) -> None:
    """Show the figures that were kept when another person's decisions were merged."""
    from perspectives.desktop.field_outlines import dress
    from perspectives.desktop.sheets import Sheet
    from perspectives.desktop.theme import theme

    project = window.workspace.project
    rows = [row for row in project.head.reliability if row.topic in project.topics]
    if not rows:
        window.status_line.say(
            _("Agreement is measured when another person’s decisions are merged.")
        )
        return
    sheet = Sheet(window, _("Agreement of two people"), figures_table(project, rows))
    dress(sheet, theme(window.workspace.view.theme))


def figures_table(project: Project, rows: Sequence[Reliability]) -> QTableWidget:
    """The table: topic, what was judged, who, on how many passages, and the three figures."""
    heads = (
        _("Topic"),
        _("What"),
        _("Who"),
        _("Judged by both"),
        _("% alike"),
        _("Cohen’s κ"),
        _("Krippendorff’s α"),
    )
    table = QTableWidget(len(rows), len(heads))
    table.setAccessibleName(_("Agreement by topic"))
    table.setHorizontalHeaderLabels(list(heads))
    table.verticalHeader().hide()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    letters: dict[str, str] = {
        topic.id: topic_letter(at) for at, topic in enumerate(project.ordered_topics())
    }
    names: dict[str, str] = {topic.id: topic.name for topic in project.topics.values()}
    for line, row in enumerate(rows):
        topic = f"{letters[row.topic]}  {names[row.topic]}"
        for column, words in enumerate((topic, *_cells(row))):
            table.setItem(line, column, QTableWidgetItem(words))
    table.resizeColumnsToContents()
    table.horizontalHeader().setStretchLastSection(True)
    return table


def _cells(row: Reliability) -> Iterator[str]:
    yield _("topics") if row.what == "topics" else _("stances")
    yield _("{first} and {second}").format(first=row.first, second=row.second)
    yield number(row.units)
    yield NONE if row.percent is None else number(row.percent)
    for value in (row.kappa, row.alpha):
        yield NONE if value is None else number(value, 2)

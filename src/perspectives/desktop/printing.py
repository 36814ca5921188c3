"""Prints what is brought together, or folded to a topic: black on white, without colour."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QFont, QPageLayout, QTextDocument

from perspectives.desktop.fold_view import FoldView
from perspectives.desktop.marked_words import marked_words
from perspectives.desktop.shelf_cards import Kind
from perspectives.desktop.together_view import Gathered, TogetherView, gathered
from perspectives.desktop.typography import Typography
from perspectives.model.documents import Role
from perspectives.reporting.wording import quoted
from perspectives.texts import _, number

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.fold_model import Folded
    from perspectives.desktop.workspace import Scene

SIZE = 10
"""Points of printed text: read at arm's length."""

MARGIN_MM = 14

ACROSS = Qt.Orientation.Horizontal

CARDS_A_ROW = 3
"""Cards side by side on a landscape page: about 38 characters a line each."""


def show(window: Decisions) -> None:
    """Ask for a printer and print what is shown; say what can be printed where nothing is."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    html = html_of(window)
    if not html:
        told = _("Bring a passage together (T) or fold all texts to a topic (F8), then print it.")
        window.message_bar.say(told)
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(window.windowTitle())
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(_("Print"))
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        print_on(html, printer)
        window.status_line.say(_("Sent to the printer."))


def html_of(window: Decisions) -> str:
    """What is shown now as a page of HTML; "" where it is nothing that is printed."""
    shown = window.texts.currentWidget()
    scene = window.workspace.scene
    if isinstance(shown, TogetherView):
        return together_html(scene)
    if isinstance(shown, FoldView) and shown.model.rows:
        return fold_html(scene, shown)
    return ""


def print_on(html: str, device: QPagedPaintDevice) -> None:
    """Print a page of HTML, landscape."""
    device.setPageOrientation(QPageLayout.Orientation.Landscape)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    font = QFont(Typography(16.0).style(Role.PARAGRAPH).font.families())
    font.setPointSizeF(SIZE)
    document.setDefaultFont(font)
    document.setHtml(html)
    document.print_(device)


def together_html(scene: Scene) -> str:
    """The active passage and its counterparts, CARDS_A_ROW beside one another."""
    rows, missing = gathered(scene)
    lines = [rows[at : at + CARDS_A_ROW] for at in range(0, len(rows), CARDS_A_ROW)]
    body = "".join(
        f"<tr>{''.join(_card(row) for row in line)}{'<td></td>' * (CARDS_A_ROW - len(line))}</tr>"
        for line in lines
    )
    silent = f"<p>{escape('; '.join(missing))}</p>" if missing else ""
    return f"{_title(scene, '')}<table width='100%' cellspacing='8'>{body}</table>{silent}"


def fold_html(scene: Scene, view: FoldView) -> str:
    """The table of the folded topic: a row for each passage of the reference."""
    model = view.model
    heads = "".join(
        f"<th align='left'>{escape(str(model.headerData(at, ACROSS)))}</th>"
        for at in range(model.columnCount())
    )
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in model.rows)
    title = _title(scene, view.heading.text())
    return (
        f"{title}<table width='100%' border='1' cellspacing='0' cellpadding='5'"
        f" style='border-collapse: collapse'><thead><tr>{heads}</tr></thead>{body}</table>"
    )


def _title(scene: Scene, words: str) -> str:
    head = scene.project.head
    question = head.question or head.name
    parts = [f"<h3>{escape(question)}</h3>"] if question else []
    return "".join([*parts, *([f"<h4>{escape(words)}</h4>"] if words else [])])


def _card(row: Gathered) -> str:
    """One text's card: whose, sign, context in italics, the words with what differs underlined."""
    words = marked_words(row.words, row.words, shows_deleted=False, marks=row.marked)
    sign = f"{row.sign} {row.word}".strip() or _("this passage")
    before = f"<p><i>{escape(row.before)}</i></p>" if row.before else ""
    after = f"<p><i>{escape(row.after)}</i></p>" if row.after else ""
    return (
        f"<td width='{100 // CARDS_A_ROW}%' valign='top'><p><b>{escape(row.number)}  "
        f"{escape(row.title)}</b><br>{escape(sign)}</p>{before}<p>{words}</p>{after}"
        f"<p>{escape(row.place)}</p></td>"
    )


def _cell(cell: Folded) -> str:
    """One cell: sign, words and place; silence and "no counterpart" are written."""
    if cell.kind is not Kind.ANSWER:
        return f"<td valign='top' align='center'>{escape(_(cell.kind.value))}</td>"
    head = (
        f"<b>{cell.sign}</b> {escape(cell.word)} {number(cell.score, 2)}<br>" if cell.sign else ""
    )
    state = f" · {cell.state}" if cell.state else ""
    foot = escape(f"{cell.place}{state}")
    return f"<td valign='top'>{head}{escape(quoted(cell.quote))}<br><small>{foot}</small></td>"

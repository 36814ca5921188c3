"""An outline to PDF by Qt's printing, for machines without typst: readable, but without tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.reporting.to_markdown import markdown_report

if TYPE_CHECKING:
    from perspectives.reporting.outline import Outline

MARGIN_MM = 18
SIZE = 10
"""Points of the text."""


def printed_report(outline: Outline) -> bytes:
    """The bytes of the PDF. Qt is started off the screen where no window is open."""
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
    from PySide6.QtGui import (
        QFont,
        QGuiApplication,
        QPageLayout,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    application = QGuiApplication.instance() or QGuiApplication(["", "-platform", "offscreen"])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(outline.title)
    writer.setCreator(f"Perspectives, run {outline.run}")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(QFont("Noto Serif", SIZE))
    document.setMarkdown(markdown_report(outline))
    document.print_(writer)
    buffer.close()
    assert application is not None
    return bytes(buffer.data().data())

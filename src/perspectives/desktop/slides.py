"""Pages for a room to a file: PDF slides by Qt, PPTX by reporting/to_pptx.py."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, QUuid
from PySide6.QtGui import QFontInfo, QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from perspectives.desktop.page_painting import parts_of, slide_of
from perspectives.desktop.slide_painting import paint_slide
from perspectives.desktop.wall_look import wall_font
from perspectives.model.errors import ReportError
from perspectives.reporting.to_pptx import pptx_slides
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from perspectives.analysis.pages import Page
    from perspectives.desktop.wall_look import Look
    from perspectives.reporting.slides import Slide

DOTS_A_INCH = 144
"""Pixels of the wall to an inch of a PDF page: 1920 are 13.33 inches, a wide-screen slide."""


_TIMES = re.compile(
    rb'(/(?:Creation|Mod)Date \(D:)\d{14}Z|(?<=:)((?:Create|Modify|Metadata)Date=")[-+T:\d]{25}'
)
"""Where Qt writes the time of making."""

_kept: list[object] = []
"""The application that `start` made: Qt ends with the last reference to it."""


def start() -> None:
    """Start Qt without a display, where it does not run already."""
    if QGuiApplication.instance() is None:
        platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
        _kept.append(QGuiApplication(["perspectives", *platform]))


def slides_of(pages: Iterable[Page], look: Look, *, has_notes: bool = True) -> tuple[Slide, ...]:
    """The pages as this room shows them, numbered; hidden ones are left out."""
    parts = parts_of(pages, look)
    slides = [
        slide_of(part, replace(look, number=at, count=len(parts)))
        for at, part in enumerate(parts, 1)
    ]
    return tuple(slides if has_notes else (replace(row, notes="") for row in slides))


def slides_file(suffix: str, slides: Sequence[Slide], title: str) -> bytes:
    """The bytes of a file of slides; raises ReportError for a suffix not in SLIDE_WRITERS."""
    writer = SLIDE_WRITERS.get(suffix.lower())
    if writer is None:
        raise ReportError(
            _("Slides are written as .pdf or .pptx, not as “{suffix}”.").format(suffix=suffix),
            _("End the file's name in one of these."),
        )
    if not slides:
        raise ReportError(
            _("There is no page to show."), _("Add a text, or show a page that is hidden.")
        )
    return writer(slides, title)


def pdf_slides(slides: Sequence[Slide], title: str) -> bytes:
    """The bytes of a PDF with a page for each slide; its words can be searched and copied."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    # Equal slides are equal files: neither chance nor the clock goes in.
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), repr((slides, title)).encode()))
    writer.setTitle(title)
    writer.setCreator("Perspectives")
    writer.setResolution(DOTS_A_INCH)
    size = QSizeF(slides[0].width, slides[0].height) / DOTS_A_INCH
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Inch))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Inch)
    painter = QPainter(writer)
    for at, slide in enumerate(slides):
        if at:
            writer.newPage()
        paint_slide(painter, QRectF(0, 0, slide.width, slide.height), slide)
    painter.end()
    buffer.close()
    return _TIMES.sub(_untimed, bytes(buffer.data().data()))


def _untimed(found: re.Match[bytes]) -> bytes:
    """A time of making as the first second of 2000, in as many bytes, since a PDF counts them."""
    if found[1]:
        return found[1] + b"20000101000000Z"
    return found[2] + b"2000-01-01T00:00:00+00:00"


def face() -> str:
    """The font that the slides are measured in, as it is installed here."""
    return QFontInfo(wall_font(20)).family()


def _pptx(slides: Sequence[Slide], title: str) -> bytes:
    return pptx_slides(slides, face=face(), title=title)


SLIDE_WRITERS: Mapping[str, Callable[[Sequence[Slide], str], bytes]] = {
    ".pdf": pdf_slides,
    ".pptx": _pptx,
}
"""Suffix to writer of slides."""

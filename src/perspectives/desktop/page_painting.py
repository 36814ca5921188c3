"""Pages to the wall: laid out for a room, then painted.

`paint_page` depends on its arguments alone. Nothing on a page is smaller than what the back row
can read, labels and page number included; `parts_of` splits what would not fit.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from perspectives.analysis.pages import Page, PageKind
from perspectives.desktop.page_passages import draw_passages, has_two_columns, plan_of
from perspectives.desktop.page_sheet import Sheet
from perspectives.desktop.page_tables import (
    draw_matrix,
    draw_silences,
    matrix_parts,
    silence_parts,
)
from perspectives.desktop.page_votes import draw_vote, vote_parts
from perspectives.desktop.page_words import (
    draw_question,
    draw_words,
    question_parts,
    words_parts,
)
from perspectives.desktop.slide_painting import paint_slide, paint_spotlight
from perspectives.reporting.slides import Side, Slide
from perspectives.texts import language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from perspectives.desktop.wall_look import Look

DRAWN = {
    PageKind.QUESTION: draw_question,
    PageKind.MATRIX: draw_matrix,
    PageKind.SILENCES: draw_silences,
    PageKind.PAIR: draw_passages,
    PageKind.PASSAGE: draw_passages,
    PageKind.VOTE: draw_vote,
    PageKind.WORDS: draw_words,
}
"""What lays out each kind of page."""

PARTED = {
    PageKind.QUESTION: question_parts,
    PageKind.MATRIX: matrix_parts,
    PageKind.SILENCES: silence_parts,
    PageKind.VOTE: vote_parts,
    PageKind.WORDS: words_parts,
}
"""What splits a page that does not fit a room into pages that do."""


def paint_page(painter: QPainter, rect: QRectF, page: Page, look: Look) -> None:
    """Paint a page into `rect`, as large as fits; a smaller `rect` gives the same, smaller."""
    paint_slide(painter, rect, slide_of(page, look))
    if look.spotlight is not None:
        paint_spotlight(painter, rect, *look.spotlight)


def slide_of(page: Page, look: Look) -> Slide:
    """The drawing of a page in a room, in the language spoken now."""
    return _drawn(page, replace(look, spotlight=None), language())


@lru_cache(maxsize=128)
def _drawn(page: Page, look: Look, _language: str) -> Slide:
    sheet = DRAWN[page.kind](page, look)
    ground = look.colours().page.name()
    return Slide(
        float(look.width), float(look.height), ground, sheet.drawn(), page.title, page.notes
    )


def parts_of(pages: Iterable[Page], look: Look) -> tuple[Page, ...]:
    """The pages as this room shows them: too large ones split, passages shortened to what fits.

    Each part is told by its `key`; hidden pages are left out.
    """
    out: list[Page] = []
    # Parts are the same whatever is switched while presenting, and leave room for page numbers.
    plain = replace(
        look, is_swapped=False, zoomed=-1, spotlight=None, number=999, count=999,
        are_marks_shown=True, are_names_hidden=False,
    )  # fmt: skip
    for page in pages:
        if page.is_hidden:
            continue
        parts = _parts(page, plain)
        if len(parts) > 1:
            parts = tuple(
                replace(part, part=at, parts=len(parts)) for at, part in enumerate(parts, 1)
            )
        out += parts
    return tuple(out)


def _parts(page: Page, look: Look) -> tuple[Page, ...]:
    if page.kind in PARTED:
        return PARTED[page.kind](page, look)
    if page.kind is PageKind.PAIR and not has_two_columns(look):
        alone = [replace(page, alone=at) for at in range(len(page.passages))]
        return tuple(_shortened(part, look) for part in alone)
    return (_shortened(page, look),)


def _shortened(page: Page, look: Look) -> Page:
    """The page with its passages as short as they are on the wall, so that it can be told."""
    shown = {row.passage: row for row in plan_of(page, look).excerpts}
    return replace(page, passages=tuple(shown.get(row.passage, row) for row in page.passages))


def paint_letters(painter: QPainter, rect: QRectF, letters: str, look: Look) -> None:
    """Paint the back-row test: a line of letters at the least size, in the middle of the wall."""
    sheet = Sheet(look)
    y = look.height / 2 - look.least / 2
    sheet.words(letters, sheet.left, y, sheet.width, look.least, side=Side.CENTRE)
    ground = look.colours().page.name()
    slide = Slide(float(look.width), float(look.height), ground, sheet.drawn())
    paint_slide(painter, rect, slide)

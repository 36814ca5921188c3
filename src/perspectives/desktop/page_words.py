"""Pages of words: the question with its texts, and what a teacher writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.desktop.page_sheet import Sheet
from perspectives.desktop.page_tables import evenly
from perspectives.desktop.typesetting import LEADING, TIGHT, fitted
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.analysis.pages import Page
    from perspectives.desktop.wall_look import Look

BODY = 0.66
"""Size of what stands under a question, in parts of the question's."""

QUESTION, TEXTS = 0, 1
"""What stands alone on a part of the first page (`Page.alone`)."""


def draw_question(page: Page, look: Look) -> Sheet:
    """What is disputed, what "for" means, and who speaks."""
    sheet = Sheet(look)
    sheet.footer(page.prompt)
    if page.alone == TEXTS:
        _head(sheet, _("Who speaks?"))
        _draw_texts(sheet, page, sheet.room)
        return sheet
    page = _bounded(sheet, page)
    below = 0.0 if page.alone == QUESTION else _texts_height(sheet, page)
    size = _question_size(sheet, page, below) or sheet.small
    spare = sheet.room - below - _question_height(sheet, page, size)
    sheet.y += max(0.0, spare * (0.2 if below else 0.32))
    sheet.y += sheet.words(
        page.title, sheet.left, sheet.y, sheet.width, size, is_bold=True, is_title=True
    )
    if page.body:
        sheet.y += sheet.small * 0.5
        part = max(sheet.small, round(size * BODY))
        sheet.y += sheet.words(page.body, sheet.left, sheet.y, sheet.width, part, leading=LEADING)
    if below:
        sheet.y = sheet.bottom - below
        _draw_texts(sheet, page, below)
    return sheet


def _bounded(sheet: Sheet, page: Page) -> Page:
    """The page without its proposition, then with its title cut, where they fit no wall."""
    for body in dict.fromkeys((page.body, "")):
        shorter = replace(page, body=body)
        if _question_size(sheet, shorter, 0.0):
            return shorter
    lines = int(sheet.room / (sheet.small * TIGHT))
    # Ragged lines hold less than their width: nine tenths leave room for every break.
    title = fitted(page.title, sheet.width * lines * 0.9, sheet.small, True)
    return replace(page, title=title, body="")


def question_parts(page: Page, look: Look) -> tuple[Page, ...]:
    """The first page; where the texts do not fit below the question, they follow it."""
    sheet = Sheet(look)
    sheet.footer(page.prompt)
    texts = page.standings
    if not texts:
        return (replace(page, standings=(), alone=QUESTION),)
    below = _texts_height(sheet, page)
    if _question_size(sheet, page, below) >= look.target:
        return (page,)
    _head(sheet, _("Who speaks?"))
    rows = max(1, int(sheet.room / (sheet.small * 1.7)))
    parts = [replace(page, standings=part, alone=TEXTS) for part in evenly(texts, rows)]
    return (replace(page, alone=QUESTION), *parts)


def draw_words(page: Page, look: Look) -> Sheet:
    """A teacher's own words: a title, and what it says below; a title alone is set large."""
    sheet = Sheet(look)
    sheet.footer(page.prompt)
    if not page.body:
        page = _bounded(sheet, page)
        size = _question_size(sheet, page, 0.0) or sheet.small
        high = sheet.lines(page.title, sheet.width, size, is_bold=True) * size * TIGHT
        sheet.y += max(0.0, (sheet.room - high) * 0.4)
        sheet.words(page.title, sheet.left, sheet.y, sheet.width, size, is_bold=True, is_title=True)
        return sheet
    _head(sheet, page.title)
    size = _body_size(sheet, page.body, look.least) or look.least
    for paragraph in page.body.splitlines():
        if paragraph.strip():
            sheet.y += sheet.words(
                paragraph, sheet.left, sheet.y, sheet.width, size, leading=LEADING
            )
        sheet.y += size * 0.3
    return sheet


def words_parts(page: Page, look: Look) -> tuple[Page, ...]:
    """A teacher's words in as many pages as they need at the size meant for reading."""
    if not page.body:
        return (page,)
    sheet = Sheet(look)
    sheet.footer(page.prompt)
    _head(sheet, page.title)
    if _body_size(sheet, page.body, look.target):
        return (page,)
    parts: list[str] = []
    for paragraph in page.body.splitlines():
        for words in _pieces(sheet, paragraph.strip(), look.target):
            both = f"{parts[-1]}\n{words}" if parts else words
            if parts and _body_size(sheet, both, look.target):
                parts[-1] = both
            elif words:
                parts.append(words)
    return tuple(replace(page, body=part) for part in parts)


def _pieces(sheet: Sheet, paragraph: str, size: int) -> list[str]:
    """A paragraph in pieces that fit a page, parted at blanks."""
    if _body_size(sheet, paragraph, size) or len(paragraph.split()) < 2:
        return [paragraph]
    words = paragraph.split()
    low, high = 1, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        fits = _body_size(sheet, " ".join(words[:middle]), size)
        low, high = (middle, high) if fits else (low, middle - 1)
    return [" ".join(words[:low]), *_pieces(sheet, " ".join(words[low:]), size)]


def _head(sheet: Sheet, title: str) -> None:
    if title:
        sheet.heading(title, None, sheet.width)
        sheet.y += sheet.small * 0.25
        sheet.across(sheet.y)
        sheet.y += sheet.small * 0.5


def _body_size(sheet: Sheet, body: str, floor: int) -> int:
    """The largest size at which paragraphs fit below one another, from `floor` up; 0 = none."""
    rows = [row for row in body.splitlines() if row.strip()]

    def fits(size: int) -> bool:
        high = sum(sheet.lines(row, sheet.width, size) * size * LEADING for row in rows)
        return high + len(rows) * size * 0.3 <= sheet.room

    size = 0
    for wanted in range(floor, sheet.look.target * 2 + 1):
        if not fits(wanted):
            break
        size = wanted
    return size


def _question_height(sheet: Sheet, page: Page, size: int) -> float:
    title = sheet.lines(page.title, sheet.width, size, is_bold=True) * size * TIGHT
    if not page.body:
        return title
    part = max(sheet.small, round(size * BODY))
    return title + sheet.small * 0.5 + sheet.lines(page.body, sheet.width, part) * part * LEADING


def _question_size(sheet: Sheet, page: Page, below: float) -> int:
    """The largest size of the question that leaves `below` for the texts; 0 = none."""
    for size in range(sheet.look.target * 2, sheet.small - 1, -1):
        if _question_height(sheet, page, size) + below <= sheet.room:
            return size
    return 0


def _texts_columns(sheet: Sheet, page: Page) -> int:
    """Two columns of texts where all names fit into half the width."""
    widest = max((sheet.wide(row.name, sheet.small) for row in page.standings), default=0.0)
    fits = widest + sheet.small * 2.2 <= sheet.width / 2
    return 2 if fits and len(page.standings) > 3 else 1


def _texts_height(sheet: Sheet, page: Page) -> float:
    if sheet.look.are_names_hidden or not page.standings:
        return 0.0
    rows = -(-len(page.standings) // _texts_columns(sheet, page))
    return rows * sheet.small * 1.7 + sheet.small * 0.6


def _draw_texts(sheet: Sheet, page: Page, room: float) -> None:
    """The signs of the texts and who speaks in each."""
    if sheet.look.are_names_hidden:
        return
    columns = _texts_columns(sheet, page) if page.alone != TEXTS else 1
    rows = -(-len(page.standings) // columns)
    step = sheet.small * 1.7
    top = sheet.y + max(0.0, room - rows * step) / (2 if page.alone == TEXTS else 1)
    width = sheet.width / columns
    for at, row in enumerate(page.standings):
        x = sheet.left + (at // rows) * width
        y = top + (at % rows) * step
        left = x + sheet.ring(row.sign, x, y) + sheet.small * 0.45
        inner = y + sheet.small * (1.45 - TIGHT) / 2
        sheet.label(row.name, left, inner, x + width - left - sheet.small * 0.3)

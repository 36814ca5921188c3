"""The page of a show of hands: the passage, and how many stood where before and after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from perspectives.analysis.excerpts import trimmed
from perspectives.desktop.page_passages import (
    CUT_STEPS,
    WORD_STEPS,
    Column,
    bar_width,
    draw_passage,
    excerpt_runs,
    grown,
    has_two_columns,
    name_height,
    name_line,
    whole_sentences,
)
from perspectives.desktop.page_sheet import Sheet
from perspectives.desktop.typesetting import TIGHT
from perspectives.reporting.slides import FIGURE_WORDS, Figure, Side
from perspectives.texts import _, number

if TYPE_CHECKING:
    from perspectives.analysis.excerpts import Excerpt
    from perspectives.analysis.pages import Page
    from perspectives.desktop.wall_look import Look

SIDES = (Figure.FOR, Figure.AGAINST, Figure.MIXED, Figure.NEUTRAL)
"""The order of the counts in a vote."""

PASSAGE, BARS = 0, 1
"""What stands alone on a part of the page (`Page.alone`)."""


class Counts(NamedTuple):
    """The hands of one side; `after` is -1 where there was no second vote."""

    figure: Figure
    before: int
    after: int


def counts_of(page: Page) -> tuple[Counts, ...]:
    """The hands for each side of a page's vote."""
    before = page.vote.before if page.vote else (0, 0, 0, 0)
    after = page.vote.after if page.vote else (0, 0, 0, 0)
    voted = any(after)
    return tuple(
        Counts(figure, old, new if voted else -1)
        for figure, old, new in zip(SIDES, before, after, strict=True)
    )


def draw_vote(page: Page, look: Look) -> Sheet:
    """The passage at the left, the bars at the right; one of them alone in a large room."""
    sheet = Sheet(look)
    sheet.footer(page.prompt)
    sheet.heading(page.title, page.topic, sheet.width)
    sheet.y += sheet.small * 0.25
    sheet.across(sheet.y)
    sheet.y += sheet.small * 0.4
    alone = page.alone if page.alone >= 0 or has_two_columns(look) else BARS
    left, right = float(sheet.left), float(sheet.right)
    if alone < 0:
        middle = sheet.left + sheet.width * 0.54
        small = sheet.small
        _draw_bars(sheet, page, middle + small * 0.6, right)
        sheet.small = small
        right = middle - sheet.small * 0.3
    elif alone == BARS:
        _draw_bars(sheet, page, left, right)
        return sheet
    bar = bar_width(sheet) * 3.4
    column = Column(left + bar, right - left - bar)
    name_line(sheet, replace(page.passages[0], attitude=None), column)
    sheet.y += name_height(sheet)
    excerpt, size = _fitted(sheet, page.passages[0], column)
    draw_passage(sheet, page, excerpt, column, size)
    return sheet


def vote_parts(page: Page, look: Look) -> tuple[Page, ...]:
    """The vote on one page; where the room is too large for both, the passage comes first."""
    if has_two_columns(look):
        return (page,)
    return (replace(page, alone=PASSAGE), replace(page, alone=BARS))


def _fitted(sheet: Sheet, row: Excerpt, column: Column) -> tuple[Excerpt, int]:
    """The passage as long and as large as fits."""
    look = sheet.look
    for floor in (look.target, look.least):
        for words in WORD_STEPS:
            short = whole_sentences(row, words)
            if size := _size(sheet, short, column, floor):
                return short, size
    for words in CUT_STEPS:
        short = trimmed(row, words)
        if size := _size(sheet, short, column, look.least):
            return short, size
    return trimmed(row, 1), look.least


def _size(sheet: Sheet, row: Excerpt, column: Column, floor: int) -> int:
    text = "".join(run.text for run in excerpt_runs(row, sheet.look))
    return grown(sheet, [(text, column.width)], sheet.room, floor)


def _draw_bars(sheet: Sheet, page: Page, x: float, right: float) -> None:
    """A bar for each side, before in outline and after in full; numbers at their ends."""
    rows = counts_of(page)
    has_after = any(row.after >= 0 for row in rows)
    size = sheet.small = _bars_size(sheet, right - x)
    is_double = has_after and len(rows) * size * 3.1 + size * 1.4 <= sheet.room
    words = [_(FIGURE_WORDS[row.figure]) for row in rows]
    label = max(sheet.wide(word, size) for word in words) + size * 1.7
    # A narrow column keeps the shapes, whose words stand in the legend of every matrix.
    has_words = label < (right - x) * 0.45
    start = x + (label if has_words else size * 1.5)
    ends = [_end_words(row, is_double) for row in rows]
    taken = max(sheet.wide(end, size, is_bold=True) for _bar, end in ends) + size * 0.5
    most = max((max(row.before, row.after) for row in rows), default=0) or 1
    scale = max(size, right - start - taken) / most
    top = sheet.y
    if is_double:
        top += _key(sheet, x, right)
    step = min((sheet.bottom - top) / len(rows), size * (3.4 if is_double else 2.4))
    for at, row in enumerate(rows):
        y = top + at * step
        sheet.figure(row.figure, x, y + size * 0.25, size)
        if has_words:
            width = sheet.wide(words[at], size) + 1
            sheet.words(words[at], x + size * 1.25, y + size * 0.12, width, size)
        shown = [(row.before, False), (row.after, True)] if is_double else [ends[at][0]]
        for line, (value, is_full) in enumerate(shown):
            told = number(value) if is_double else ends[at][1]
            _bar(sheet, start, y + line * size * 1.4, value * scale, told, is_full=is_full)


def _bars_size(sheet: Sheet, width: float) -> int:
    """The size of words beside the bars: as large as reading text where there is room."""
    fits = int(min(sheet.room / 14, width / 14))
    return max(sheet.small, min(sheet.target, fits))


def _end_words(row: Counts, is_double: bool) -> tuple[tuple[int, bool], str]:
    """What one bar shows where there is one a side, and the words at its end."""
    if row.after < 0:
        return (row.before, True), number(row.before)
    if is_double:
        return (row.after, True), number(max(row.before, row.after))
    told = _("{before} → {after}")
    return (row.after, True), told.format(before=number(row.before), after=number(row.after))


def _bar(sheet: Sheet, x: float, y: float, length: float, words: str, *, is_full: bool) -> None:
    size = sheet.small
    sheet.box(
        x, y + size * 0.12, max(length, sheet.weight(3)), size * 1.15,
        fill=sheet.accent if is_full else "", stroke=sheet.accent, stroke_width=sheet.weight(3),
    )  # fmt: skip
    sheet.words(
        words, x + length + size * 0.3, y + size * 0.12, sheet.wide(words, size, is_bold=True) + 2,
        size, is_bold=True,
    )  # fmt: skip


def _key(sheet: Sheet, x: float, right: float) -> float:
    """What outline and full mean; gives the height used."""
    size = sheet.small
    for word, is_full in ((_("before"), False), (_("after"), True)):
        sheet.box(
            x, sheet.y + size * 0.3, size * 0.7, size * 0.7,
            fill=sheet.accent if is_full else "", stroke=sheet.accent,
            stroke_width=sheet.weight(3),
        )  # fmt: skip
        width = sheet.wide(word, size) + 2
        sheet.words(word, x + size, sheet.y, min(width, right - x - size), size, side=Side.LEFT)
        x += size * 1.8 + width
    return size * (TIGHT + 0.3)

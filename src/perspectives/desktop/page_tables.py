"""The pages that are tables: who says what, and who is silent on what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from perspectives.desktop.page_sheet import TITLE, Sheet, figure_of
from perspectives.desktop.typesetting import TIGHT, breaks_words
from perspectives.reporting.slides import FIGURE_WORDS, Figure, Rule, Side
from perspectives.texts import _, number

if TYPE_CHECKING:
    from perspectives.analysis.pages import Line, Page, Silence, TopicMark
    from perspectives.desktop.wall_look import Look

T = TypeVar("T")

ROW = 1.75
"""Least height of a line of a table in parts of the least size: a chip with air around it."""

TALL_ROW = 2.55
"""The same where a topic's name takes two lines."""

CELL = 1.7
"""Least width of a column of signs, in the same measure."""

NAMES = 0.42
"""The part of the width that topics' names may take."""

MOST_FLOW = 3
"""Lines of topics beside a text; more are shown by their letters alone."""


def draw_matrix(page: Page, look: Look) -> Sheet:
    """Who says what: topics by texts, a shape for each stance, ∅ for silence."""
    sheet = _matrix_frame(page, look, _matrix_size(page, look))
    top = sheet.y
    head = sheet.small * TIGHT
    cell = _cell_width(sheet, page)
    x = sheet.right - cell * len(page.standings)
    for at, row in enumerate(page.standings):
        sheet.words(row.sign, x + at * cell, top, cell, sheet.small, is_bold=True, side=Side.CENTRE)
    sheet.y += head
    if has_names(sheet, page):
        for at, row in enumerate(page.standings):
            sheet.label(row.name, x + at * cell, sheet.y, cell, side=Side.CENTRE)
        sheet.y += head
    sheet.y += sheet.small * 0.15
    most = max(sheet.look.height * 0.125, sheet.small * TALL_ROW)
    high = min(sheet.room / max(1, len(page.lines)), most)
    for line in page.lines:
        sheet.across(sheet.y, colour=sheet.hairline)
        _line(sheet, line, x, cell, high)
        sheet.y += high
    if sheet.room > sheet.small:
        sheet.across(sheet.y, colour=sheet.hairline)
    return sheet


def matrix_parts(page: Page, look: Look) -> tuple[Page, ...]:
    """The matrix in pages whose lines and columns the back row can tell apart.

    Each part of the columns has the reference too.
    """
    return _matrix_parts(page, look, look.least)


def _matrix_size(page: Page, look: Look) -> int:
    """The largest size of its words at which a part of the matrix stands on one page."""
    for size in range(look.target, look.least, -1):
        sheet = _matrix_frame(page, look, size)
        whole = [row for row in page.lines if not _wraps(sheet, row, page)]
        if len(whole) == len(page.lines) and len(_matrix_parts(page, look, size)) == 1:
            return size
    return look.least


def _matrix_parts(page: Page, look: Look, size: int) -> tuple[Page, ...]:
    sheet = _matrix_frame(page, look, size)
    names = sheet.small * TIGHT if has_names(sheet, page) else 0.0
    room = sheet.room - sheet.small * TIGHT - names
    wraps = any(_wraps(sheet, line, page) for line in page.lines)
    rows = max(1, int(room / (sheet.small * (TALL_ROW if wraps else ROW))))
    columns = max(2, int(sheet.width * (1 - NAMES) / (sheet.small * CELL)))
    out: list[Page] = []
    for lines in evenly(page.lines, rows):
        for cells in _columns(len(page.standings), columns):
            part = tuple(
                replace(line, cells=tuple(line.cells[at] for at in cells)) for line in lines
            )
            heads = tuple(page.standings[at] for at in cells)
            out.append(replace(page, lines=part, standings=heads))
    return tuple(out) or (page,)


def draw_silences(page: Page, look: Look) -> Sheet:
    """Who is silent on what: each text with the topics it says nothing on."""
    sheet = _silence_frame(page, look, _silence_size(page, look))
    spare = sheet.room - sum(_silence_height(sheet, row) for row in page.silences)
    gap = min(sheet.small * 0.5, max(0.0, spare / max(1, len(page.silences))))
    for row in page.silences:
        _silence(sheet, row)
        sheet.y += _silence_height(sheet, row) + gap
    return sheet


def silence_parts(page: Page, look: Look) -> tuple[Page, ...]:
    """The page of silences in as many pages as its texts need."""
    sheet = _silence_frame(page, look, look.least)
    heights = [_silence_height(sheet, row) for row in page.silences]
    parts = _filled(page.silences, heights, sheet.room)
    # As many pages with as much on each: no text is left alone on the last.
    even = _filled(
        page.silences, heights, sum(heights) / len(parts) + max(heights, default=0.0) / 2
    )
    if len(even) == len(parts) and sum(heights) > sheet.room:
        fits = all(sum(_silence_height(sheet, row) for row in part) <= sheet.room for part in even)
        parts = even if fits else parts
    return tuple(replace(page, silences=part) for part in parts)


def _filled(
    rows: tuple[Silence, ...], heights: list[float], room: float
) -> list[tuple[Silence, ...]]:
    """The rows in pages of at most `room`, at least one row a page."""
    parts: list[tuple[Silence, ...]] = [()]
    used = 0.0
    for row, high in zip(rows, heights, strict=True):
        if parts[-1] and used + high > room:
            parts.append(())
            used = 0.0
        parts[-1] = (*parts[-1], row)
        used += high
    return parts


def _silence_size(page: Page, look: Look) -> int:
    """The largest size of its words at which a part of the silences stands on one page."""
    for size in range(look.target, look.least, -1):
        sheet = _silence_frame(page, look, size)
        width = _name_width(sheet)
        is_named = all(
            _names_fit(sheet, row) and not breaks_words(row.text.name, width, size, True)
            for row in page.silences
        )
        if is_named and sum(_silence_height(sheet, row) for row in page.silences) <= sheet.room:
            return size
    return look.least


def _silence_frame(page: Page, look: Look, size: int) -> Sheet:
    sheet = Sheet(look)
    sheet.footer("" if _is_tight(look) else page.prompt)
    sheet.small = size
    _title(sheet, page)
    return sheet


def evenly(rows: tuple[T, ...], most: int) -> list[tuple[T, ...]]:
    """The rows in as few groups of at most `most` as can be, the groups as alike as can be."""
    if not rows:
        return []
    groups = -(-len(rows) // most)
    size = -(-len(rows) // groups)
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def has_names(sheet: Sheet, page: Page) -> bool:
    """Whether who speaks fits under each sign."""
    if sheet.look.are_names_hidden:
        return False
    cell = _cell_width(sheet, page) - sheet.small * 0.3
    return all(sheet.wide(row.name, sheet.small) <= cell for row in page.standings)


def _matrix_frame(page: Page, look: Look, size: int) -> Sheet:
    """A sheet with title, legend and foot, ready for lines whose words have this size."""
    sheet = Sheet(look)
    sheet.footer("" if _is_tight(look) else page.prompt)
    sheet.small = size
    legend = _legend(page)
    taken = sum(_legend_width(sheet, figure, word) for figure, word in legend)
    title = sheet.wide(page.title, round(look.height * TITLE), is_bold=True)
    top = sheet.y
    if title + taken <= sheet.width:
        sheet.heading(page.title, None, sheet.width - taken)
        y = top + (sheet.y - top - sheet.small * TIGHT) / 2
        _draw_legend(sheet, legend, sheet.right - taken, y)
    else:
        sheet.heading(page.title, None, sheet.width)
        sheet.y = _draw_legend(sheet, legend, float(sheet.left), sheet.y) + sheet.small * TIGHT
    sheet.y += sheet.small * 0.2
    return sheet


def _is_tight(look: Look) -> bool:
    """Whether lines are so high that the question under a table has to give way."""
    return look.least * 16 > look.height


def _legend(page: Page) -> list[tuple[Figure | None, str]]:
    """The shapes that the lines use, in their order; None = a number of passages."""
    cells = [cell for line in page.lines for cell in line.cells]
    used = {figure_of(cell) for cell in cells}
    legend: list[tuple[Figure | None, str]] = [
        (figure, _(word)) for figure, word in FIGURE_WORDS.items() if figure in used
    ]
    if None in used:
        legend.append((None, _("1, 2 … passages")))
    return legend


def _legend_width(sheet: Sheet, figure: Figure | None, word: str) -> float:
    shape = sheet.small if figure else 0.0
    return shape + sheet.wide(word, sheet.small) + sheet.small * 0.8


def _draw_legend(
    sheet: Sheet, legend: list[tuple[Figure | None, str]], x: float, y: float
) -> float:
    """Draw the shapes with their words from `x` on, in as many lines as needed; gives the last."""
    begin = x
    for figure, word in legend:
        width = _legend_width(sheet, figure, word)
        if x > begin and x + width > sheet.right + 1:
            x, y = begin, y + sheet.small * TIGHT
        # On a line of its own the legend begins at the margin, beside a title after a gap.
        at = x + (0.0 if begin == sheet.left else sheet.small * 0.8)
        if figure:
            sheet.figure(figure, at, y + sheet.small * 0.2, sheet.small * 0.8)
            at += sheet.small
        sheet.words(word, at, y, sheet.wide(word, sheet.small) + 1, sheet.small)
        x += width
    return y


def _cell_width(sheet: Sheet, page: Page) -> float:
    """The width of a column: what the longest name of a topic leaves, but not too wide."""
    count = max(1, len(page.standings))
    longest = max((sheet.wide(row.topic.name, sheet.small) for row in page.lines), default=0.0)
    most = max(sheet.width * NAMES, sheet.width - count * sheet.small * CELL)
    names = min(most, longest + sheet.small * 2.4)
    return min((sheet.width - names) / count, sheet.width * 0.16)


def _wraps(sheet: Sheet, line: Line, page: Page) -> bool:
    """Whether a topic's name needs two lines."""
    columns = max(2, int(sheet.width * (1 - NAMES) / (sheet.small * CELL)))
    count = min(columns, len(page.standings))
    cell = _cell_width(sheet, replace(page, standings=page.standings[:count]))
    room = sheet.width - cell * count - sheet.small * 2.1
    return sheet.wide(line.topic.name, sheet.small) > room


def _columns(count: int, most: int) -> list[tuple[int, ...]]:
    if count <= most:
        return [tuple(range(count))]
    rest = tuple(range(1, count))
    return [(0, *part) for part in evenly(rest, most - 1)]


def _line(sheet: Sheet, line: Line, x: float, cell: float, high: float) -> None:
    """A topic with its letter and line, and a shape for each text."""
    size = sheet.small
    chip_y = sheet.y + (high - size * 1.34) / 2
    left = sheet.left + sheet.chip(line.topic, sheet.left, chip_y, size) + size * 0.45
    width = x - left - size * 0.3
    name = line.topic.name
    larger = size
    while larger < size * 1.35 and sheet.wide(name, larger + 1) <= width:
        larger += 1
    is_long = sheet.wide(name, size) > width and high >= size * TIGHT * 2
    used = size * TIGHT * 2 if is_long else larger * TIGHT
    top = sheet.y + (high - used) / 2
    if is_long and sheet.lines(name, width, size) <= 2:
        sheet.words(name, left, top, width, size)
    else:
        sheet.label(name, left, sheet.y + (high - larger * TIGHT) / 2, width, size=larger)
        ink = sheet.look.ink(line.topic.slot, line.topic.place)
        under = sheet.y + (high + larger * TIGHT) / 2 + size * 0.06
        length = min(width, sheet.wide(name, larger)) * 0.6
        sheet.items.append(
            Rule(left, under, left + length, under, ink.stroke.name(), sheet.weight(5), ink.style)
        )
    for at, row in enumerate(line.cells):
        figure = figure_of(row)
        shape = min(high * 0.62, size * 1.25, cell * 0.8)
        middle = x + at * cell + cell / 2
        if figure:
            sheet.figure(figure, middle - shape / 2, sheet.y + (high - shape) / 2, shape)
        else:
            top = sheet.y + (high - size * TIGHT) / 2
            sheet.words(number(row.passages), x + at * cell, top, cell, size, side=Side.CENTRE)


def _title(sheet: Sheet, page: Page) -> None:
    sheet.heading(page.title, None, sheet.width)
    sheet.y += sheet.small * 0.2
    sheet.across(sheet.y)
    sheet.y += sheet.small * 0.4


def _silence(sheet: Sheet, row: Silence) -> None:
    """A text at the left, its topics beside it."""
    size = sheet.small
    x = sheet.left + sheet.ring(row.text.sign, sheet.left, sheet.y) + size * 0.4
    start = _topics_left(sheet)
    if not sheet.look.are_names_hidden:
        top = sheet.y + (size * 1.45 - size * TIGHT) / 2
        width = _name_width(sheet)
        if 1 < sheet.lines(row.text.name, width, size, is_bold=True) <= MOST_FLOW:
            sheet.words(row.text.name, x, top, width, size, is_bold=True)
        else:
            sheet.label(row.text.name, x, top, width, is_bold=True)
    y = sheet.y + size * 0.05
    for line in _flow(sheet, row.topics, has_names=_names_fit(sheet, row)):
        x = start
        for mark, name, width in line:
            chip = sheet.chip(mark, x, y, size) + size * 0.3
            if name:
                sheet.label(name, x + chip, y + size * 0.1, width - chip)
            x += width
        y += size * 1.6


def _name_width(sheet: Sheet) -> float:
    """What is left for a text's name between its sign and its topics."""
    return _topics_left(sheet) - sheet.left - sheet.small * 2.35


def _topics_left(sheet: Sheet) -> float:
    """Where the topics of a silent text begin."""
    share = 0.08 if sheet.look.are_names_hidden else 0.38
    return sheet.left + max(sheet.small * 2.2, sheet.width * share)


def _flow(
    sheet: Sheet, topics: tuple[TopicMark, ...], *, has_names: bool
) -> list[list[tuple[TopicMark, str, float]]]:
    """The topics in lines, each with the name and the width it takes."""
    size = sheet.small
    room = sheet.right - _topics_left(sheet)
    lines: list[list[tuple[TopicMark, str, float]]] = [[]]
    used = 0.0
    for mark in topics:
        chip = max(size * 1.34, sheet.wide(mark.letter, size, is_bold=True) + size * 0.5)
        name = mark.name if has_names else ""
        wide = sheet.wide(name, size) + size * 1.1 if name else size * 0.35
        width = min(room, chip + wide)
        if lines[-1] and used + width > room + size * 0.8:
            lines.append([])
            used = 0.0
        lines[-1].append((mark, name, width))
        used += width
    return lines


def _names_fit(sheet: Sheet, row: Silence) -> bool:
    return len(_flow(sheet, row.topics, has_names=True)) <= MOST_FLOW


def _silence_height(sheet: Sheet, row: Silence) -> float:
    lines = _flow(sheet, row.topics, has_names=_names_fit(sheet, row))
    size = sheet.small
    width = _name_width(sheet)
    names = sheet.lines(row.text.name, width, size, is_bold=True)
    names = 1 if sheet.look.are_names_hidden or names > MOST_FLOW else names
    return max(len(lines) * 1.6, names * TIGHT + 0.42) * size

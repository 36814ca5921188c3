"""Lines of a PDF with their places: columns put in order, running heads and page numbers removed.

Lengths are in points, y grows upwards; a page's lines come in the order of its content stream,
which in real documents is the order of reading (measured: better than any order by place).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

EDGE_LINES = 4
"""Lines at the top and at the bottom of a page that may be running heads."""

SAME_PLACE = 8.0
"""Points by which a running head may wander from page to page."""

APART = 1.5
"""Distance of a running head from the body, in heights of its type (1 = lines set solid)."""

MOST_RUNNING = 0.4
"""Share of a page's letters that running heads have at most: pages of forms are alike in more."""

JUMP = 2.0
"""How far up the text goes on, in heights of its type, where a new column begins."""

COLUMN_LETTERS = 24
"""Letters a side of a gap has on average where the sides are columns of prose, not of a table."""

STRETCHED = 3
"""Lines of a column from which it is known where its lines end."""

WIDEST_BLANK = 5.0
"""Width of a blank in a spread line at most, in heights of its type."""

MOST_STRETCHED = 2
"""Lines in a row that may be spread to full width."""

_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|strana|str\.?|faqe|faqja|p\.?)\s*)?(\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|od|nga|von|\|)\s*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, or one cell of a table's row.

    `size` is the height its font sets it in. `cell` counts the parts of a row from 1; 0 = a line of
    text. `column` numbers the columns of a page in their order.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int
    is_bold: bool = False
    cell: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page: each the parts that wide gaps leave of one line of the content."""

    number: int
    height: float
    rows: list[list[Line]]


def ordered(page: Page) -> list[Line]:
    """The lines of a page in the order of reading.

    Where rows are parted by one gap at one place, and both sides are prose, the left sides are read
    before the right ones. Other parted rows are rows of a table.
    """
    out: list[Line] = []
    at, column = 0, 0
    rows = _without_stretched(page.rows)
    while at < len(rows):
        if len(rows[at]) == 1:
            out.append(_placed(rows[at][0], column))
            at += 1
            continue
        end = _end_of_block(rows, at)
        block = rows[at:end]
        if _are_columns(block):
            for side in range(2):
                column += 1
                out += [_placed(row[side], column) for row in block if len(row) > side]
            column += 1
        else:
            out += [
                Line(
                    cell.text,
                    cell.left,
                    cell.right,
                    cell.bottom,
                    cell.top,
                    cell.size,
                    cell.page,
                    cell.is_bold,
                    place if len(row) > 1 else 0,
                    column,
                )
                for row in block
                for place, cell in enumerate(row, 1)
            ]
        at = end
    return _with_columns(_merged(out))


def _without_stretched(rows: list[list[Line]]) -> list[list[Line]]:
    """`rows` with those put together again that are one line of prose, spread to full width.

    In narrow columns a line of few words has gaps as wide as those of a table; but they are all
    alike, and the line begins and ends where the lines of its column do.
    """
    single = [row[0] for row in rows if len(row) == 1]
    out: list[list[Line]] = []
    for is_parted, run in groupby(rows, key=lambda row: len(row) > 1):
        block = list(run)
        # Rows of a table come in numbers; lines that are spread so far are few and far between.
        may_be = is_parted and len(block) <= MOST_STRETCHED
        for row in block:
            is_line = may_be and _has_even_gaps(row) and _fills_a_column(row, single)
            out.append([_joined(row)] if is_line else row)
    return out


def _has_even_gaps(row: list[Line]) -> bool:
    gaps = [after.left - before.right for before, after in pairwise(row)]
    size = row[0].size
    return max(gaps) - min(gaps) < 0.5 * size and max(gaps) < WIDEST_BLANK * size


def _fills_a_column(row: list[Line], lines: list[Line]) -> bool:
    """Whether a row ends where some lines end that begin where it does, or indented."""
    size = row[0].size
    alike = (
        abs(line.right - row[-1].right) < 0.25 * size and abs(line.left - row[0].left) < 2.5 * size
        for line in lines
    )
    return sum(alike) >= STRETCHED


def _joined(row: list[Line]) -> Line:
    """The parts of a row as one line."""
    first, last = row[0], row[-1]
    return Line(
        " ".join(line.text.strip() for line in row),
        first.left,
        last.right,
        min(line.bottom for line in row),
        max(line.top for line in row),
        first.size,
        first.page,
        all(line.is_bold for line in row),
    )


def _merged(lines: list[Line]) -> list[Line]:
    """`lines` with raised and lowered ones (marks of notes, powers) put back into their line."""
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if before is None or line.cell or before.cell or not _is_beside(before, line):
            out.append(line)
            continue
        larger = before if len(before.text) >= len(line.text) else line
        out[-1] = Line(
            text=f"{before.text.rstrip()} {line.text.lstrip()}",
            left=min(before.left, line.left),
            right=max(before.right, line.right),
            bottom=larger.bottom,
            top=larger.top,
            size=larger.size,
            page=line.page,
            is_bold=before.is_bold and line.is_bold,
            column=before.column,
        )
    return out


def _is_beside(line: Line, after: Line) -> bool:
    """Whether `after` stands right of `line`, close to it and on its height."""
    shared = min(line.top, after.top) - max(line.bottom, after.bottom)
    least = 0.3 * min(line.top - line.bottom, after.top - after.bottom)
    gap = after.left - line.right
    size = max(line.size, after.size)
    return shared > least and -0.3 * size < gap < 0.8 * size


def _with_columns(lines: list[Line]) -> list[Line]:
    """`lines` with a new column wherever the next line of prose stands well above the last."""
    out: list[Line] = []
    extra = 0
    for line in lines:
        before = out[-1] if out else line
        if not (line.cell or before.cell) and line.bottom > before.top + JUMP * line.size:
            extra += 1
        out.append(_placed(line, line.column + extra))
    return out


def without_running_heads(pages: list[Page]) -> list[Page]:
    """`pages` without the lines that their top and bottom share, and without page numbers."""
    edges = [_edges(page) for page in pages]
    found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, rows in zip(pages, edges, strict=True):
        for at in rows:
            found[_shape(page.rows[at])].append((page.number, _height_of(page.rows[at])))
    least = 2 if len(pages) <= 3 else 3
    running = {
        shape: [y for _, y in places]
        for shape, places in found.items()
        if _recur(places, least) and shape
    }
    size = body_size(pages)
    out: list[Page] = []
    for page, rows in zip(pages, edges, strict=True):
        alike = {at for at in rows if _is_alike(page, at, running)}
        gone = _outside(page, alike, size) | {at for at in rows if _is_page_number(page, at)}
        kept = [row for at, row in enumerate(page.rows) if at not in gone]
        out.append(Page(page.number, page.height, kept))
    return out


def body_size(pages: list[Page]) -> float:
    """The size most letters are set in, in steps of half a point."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            for line in row:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _placed(line: Line, column: int) -> Line:
    if line.column == column:
        return line
    return Line(
        line.text,
        line.left,
        line.right,
        line.bottom,
        line.top,
        line.size,
        line.page,
        line.is_bold,
        line.cell,
        column,
    )


def _end_of_block(rows: list[list[Line]], start: int) -> int:
    """Where the run of parted rows ends, with the single lines in it that keep to one side."""
    gap = rows[start][0].right, rows[start][1].left
    end = at = start + 1
    while at < len(rows):
        row = rows[at]
        if len(row) > 1:
            left, right = max(gap[0], row[0].right), min(gap[1], row[1].left)
            gap = (left, right) if left < right else (row[0].right, row[1].left)
            at += 1
            end = at
        elif row[0].right <= gap[1] or row[0].left >= gap[0]:
            at += 1
            if at - end > 3:
                break
        else:
            break
    return end


def _are_columns(block: list[list[Line]]) -> bool:
    parted = [row for row in block if len(row) == 2]
    if len(parted) < 3 or len(parted) < 0.7 * len([row for row in block if len(row) > 1]):
        return False
    lefts = [len(row[0].text) for row in parted]
    rights = [len(row[1].text) for row in parted]
    edge = max(row[0].right for row in parted)
    crossing = sum(row[1].left < edge for row in parted)
    return (
        sum(lefts) / len(parted) >= COLUMN_LETTERS
        and sum(rights) / len(parted) >= COLUMN_LETTERS
        and crossing <= 0.1 * len(parted)
    )


def _edges(page: Page) -> list[int]:
    """The places of the rows nearest to the top and to the bottom of the page."""
    by_height = sorted(range(len(page.rows)), key=lambda at: -_height_of(page.rows[at]))
    return list(dict.fromkeys(by_height[:EDGE_LINES] + by_height[-EDGE_LINES:]))


def _height_of(row: list[Line]) -> float:
    return (row[0].top + row[0].bottom) / 2


def _text_of(row: list[Line]) -> str:
    return " ".join(line.text.strip() for line in row).strip()


def _shape(row: list[Line]) -> str:
    """The text of a row with its numbers made alike."""
    return " ".join(_DIGITS.sub("#", _text_of(row).lower()).split())[:200]


def _recur(places: list[tuple[int, float]], least: int) -> bool:
    """Whether one text stands at about the same height on enough pages."""
    if len({page for page, _ in places}) < least:
        return False
    middle = median(y for _, y in places)
    near = {page for page, y in places if abs(y - middle) <= SAME_PLACE}
    return len(near) >= max(least, len(places) // 2)


def _is_alike(page: Page, at: int, running: dict[str, list[float]]) -> bool:
    """Whether a row says what rows at its place say on other pages."""
    heights = running.get(_shape(page.rows[at]), [])
    y = _height_of(page.rows[at])
    return any(abs(y - other) <= SAME_PLACE for other in heights)


def _outside(page: Page, alike: set[int], size: float) -> set[int]:
    """Those of the rows in `alike` that stand apart from the body: outside a gap, or in small type.

    Pages of forms share whole lines of their body; those do not stand apart.
    """
    letters = [len(_text_of(row)) for row in page.rows]
    order = sorted(range(len(page.rows)), key=lambda at: -_height_of(page.rows[at]))
    gone: set[int] = set()
    for sequence in (order, order[::-1]):
        run: list[int] = []
        for at, following in zip(sequence, [*sequence[1:], -1], strict=True):
            run.append(at)
            if at not in alike or sum(letters[row] for row in run) > MOST_RUNNING * sum(letters):
                break
            gap = (
                abs(_height_of(page.rows[at]) - _height_of(page.rows[following]))
                if following >= 0
                else page.height
            )
            if gap > APART * page.rows[at][0].size or page.rows[at][0].size < 0.95 * size:
                gone.update(run)
    return gone


def _is_page_number(page: Page, at: int) -> bool:
    """Whether a row is a number alone, outside of all else, at the edge of the page."""
    row = page.rows[at]
    y = _height_of(row)
    if not _NUMBER.fullmatch(_text_of(row)):
        return False
    inside = [
        _height_of(other)
        for place, other in enumerate(page.rows)
        if place != at and not _NUMBER.fullmatch(_text_of(other))
    ]
    is_edge = y < 0.1 * page.height or y > 0.9 * page.height
    return is_edge and (not inside or y < min(inside) or y > max(inside))

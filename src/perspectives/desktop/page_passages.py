"""Pages of passages: a pair face to face, or one alone; as large as fits, shortened as need be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from perspectives.analysis.excerpts import Excerpt, clipped, trimmed
from perspectives.analysis.legibility import LEAST_CHARACTERS
from perspectives.desktop.page_sheet import FIGURES, Sheet
from perspectives.desktop.typesetting import LEADING, TIGHT, breaks_words, characters
from perspectives.model.lookup import SIGNS
from perspectives.model.spans import Span
from perspectives.model.states import Relation
from perspectives.reporting.slides import FIGURE_WORDS, Figure, Rule, Run
from perspectives.texts import _, later

if TYPE_CHECKING:
    from perspectives.analysis.pages import Page
    from perspectives.desktop.wall_look import Look

LARGEST = 2
"""Text grows up to this many times its target size: beyond it a line holds too few words."""

WORD_STEPS = (60, 50, 40, 30, 25)
"""Words a side that are tried at the target size; under 25 an excerpt loses its sense."""

WAYS = ((True, True), (False, True), (False, False))
"""What stands around the passages: how all texts stand, and the foot; the first gives way first."""

CUT_STEPS = (25, 20, 16, 12, 9, 6, 4, 2, 1)
"""Words a side that are tried at the least size, cut within the sentence."""

RELATION_WORDS = {
    Relation.NEAR_VERBATIM: later("nearly the same words"),
    Relation.SAME_CLAIM: later("the same claim"),
    Relation.RELATED: later("related"),
    Relation.CONTRARY: later("contrary"),
}
"""How a class is told what the sign between two passages says."""

GAP = "____"
"""What stands in place of the name of who speaks, for the class to fill in."""

NO_COUNTERPART = later("no counterpart")
"""How a class is told that two passages do not answer each other."""


class Column(NamedTuple):
    """Where the words of a passage stand; `x` is right of the topic's bar."""

    x: float
    width: float


class Frame(NamedTuple):
    """A sheet with head and foot, the columns for words on it, and how high they are."""

    sheet: Sheet
    columns: tuple[Column, ...]
    room: float


@dataclass(frozen=True, slots=True)
class Plan:
    """How a page of passages is set: which passages, at what size, with what around them."""

    excerpts: tuple[Excerpt, ...]
    size: int
    has_standings: bool
    has_footer: bool


def chosen(page: Page, look: Look) -> tuple[Excerpt, ...]:
    """The passages that stand on the wall, left to right."""
    rows = page.passages[::-1] if look.is_swapped else page.passages
    alone = look.zoomed if look.zoomed >= 0 else page.alone
    if alone < 0 and len(rows) > 1 and not has_two_columns(look):
        alone = 0
    return rows if alone < 0 else rows[min(alone, len(rows) - 1) :][:1]


def has_two_columns(look: Look) -> bool:
    """Whether the room lets two passages stand side by side: lines of 22 characters at least."""
    sheet = Sheet(look)
    return characters(_columns(sheet, 2)[0].width, look.target) >= LEAST_CHARACTERS


def plan_of(page: Page, look: Look) -> Plan:
    """The best way to set a page's passages in this room.

    Whole sentences at the target size come first, then whole sentences at any size that can be
    read, then as many words as fit. What stands around the passages gives way before they do.
    """
    rows = chosen(page, look)
    frames = {
        (standings, footer): _frame(page, look, rows, standings, footer)
        for standings, footer in WAYS
    }
    # Most steps give the same sentences: each choice is tried once, the longest first.
    choices = list(
        dict.fromkeys(tuple(whole_sentences(row, words) for row in rows) for words in WORD_STEPS)
    )
    tries = [(look.target, way, choice) for way in WAYS for choice in choices]
    tries += [(look.least, way, choice) for choice in reversed(choices) for way in WAYS]
    for floor, way, excerpts in tries:
        if size := _size(frames[way], look, excerpts, floor):
            return Plan(_lengthened(frames[way], look, excerpts, choices, size), size, *way)
    for words in CUT_STEPS:
        excerpts = tuple(trimmed(row, words) for row in rows)
        if size := _size(frames[False, False], look, excerpts, look.least):
            return Plan(excerpts, size, False, False)
    return Plan(tuple(trimmed(row, 1) for row in rows), look.least, False, False)


def _lengthened(
    frame: Frame,
    look: Look,
    excerpts: tuple[Excerpt, ...],
    choices: list[tuple[Excerpt, ...]],
    size: int,
) -> tuple[Excerpt, ...]:
    """The excerpts, each as long as fits without making the words smaller."""
    for at in range(len(excerpts)):
        for choice in choices:
            if choice[at].words <= excerpts[at].words:
                break
            longer = (*excerpts[:at], choice[at], *excerpts[at + 1 :])
            if fits(frame.sheet, _texts(frame, look, longer), frame.room, size):
                excerpts = longer
                break
    return excerpts


def draw_passages(page: Page, look: Look) -> Sheet:
    """The sheet of a page of passages."""
    plan = plan_of(page, look)
    sheet = _framed(page, look, plan.excerpts, plan.has_standings, plan.has_footer)
    columns = _columns(sheet, len(plan.excerpts))
    top = sheet.y
    for row, column in zip(plan.excerpts, columns, strict=True):
        name_line(sheet, row, column)
    sheet.y += name_height(sheet)
    for row, column in zip(plan.excerpts, columns, strict=True):
        draw_passage(sheet, page, row, column, plan.size)
    if len(columns) == 2:
        _between(sheet, page, top)
    return sheet


def excerpt_runs(row: Excerpt, look: Look) -> tuple[Run, ...]:
    """The words shown, with an ellipsis at either end that was cut, and marks where they are shown.

    A whole sentence is parted from the ellipsis by a blank that no line breaks at.

    Where names are hidden, the words by which a passage says who speaks are left as a gap.
    """
    runs: list[Run] = []
    at = row.shown.start
    for mark in clipped(row.marks, row.shown) if look.are_marks_shown else ():
        runs += [Run(_plain(row, Span(at, mark.start), look))] if mark.start > at else []
        runs.append(Run(_plain(row, mark, look), is_marked=True))
        at = mark.end
    if at < row.shown.end:
        runs.append(Run(_plain(row, Span(at, row.shown.end), look)))
    if row.is_cut_before:
        begins = any(sentence.start == row.shown.start for sentence in row.sentences)
        runs.insert(0, Run("…\u00a0" if begins else "…"))
    if row.is_cut_after:
        ends = any(sentence.end == row.shown.end for sentence in row.sentences)
        runs.append(Run("\u00a0…" if ends else "…"))
    return tuple(runs)


def _plain(row: Excerpt, span: Span, look: Look) -> str:
    """The words of a span with line feeds as blanks: a wall has its own lines."""
    words, at = "", span.start
    for name in row.names if look.are_names_hidden else ():
        if name.overlaps(span):
            # A mark may begin inside a name: the gap stands once, where the name begins.
            gap = GAP if name.start >= span.start else ""
            words += row.text[at : max(at, name.start)] + gap
            at = max(at, min(name.end, span.end))
    return (words + row.text[at : span.end]).replace("\n", " ")


def whole_sentences(row: Excerpt, words: int) -> Excerpt:
    """The excerpt in whole sentences: about `words`, more only where its sentence is longer."""
    short = trimmed(row, words)
    if all(short.shown.start != part.start for part in row.sentences) or all(
        short.shown.end != part.end for part in row.sentences
    ):
        home = next((part for part in row.sentences if part.overlaps(short.shown)), row.shown)
        return replace(row, shown=home)
    return short


def _frame(
    page: Page, look: Look, rows: tuple[Excerpt, ...], has_standings: bool, has_footer: bool
) -> Frame:
    """What a page leaves for its passages."""
    sheet = _framed(page, look, rows, has_standings, has_footer)
    return Frame(sheet, _columns(sheet, len(rows)), sheet.room - name_height(sheet))


def _size(frame: Frame, look: Look, excerpts: tuple[Excerpt, ...], floor: int) -> int:
    """The largest size at which the excerpts fit, from `floor` up; 0 = they do not."""
    return grown(frame.sheet, _texts(frame, look, excerpts), frame.room, floor)


def _texts(frame: Frame, look: Look, excerpts: tuple[Excerpt, ...]) -> list[tuple[str, float]]:
    return [
        ("".join(run.text for run in excerpt_runs(row, look)), column.width)
        for row, column in zip(excerpts, frame.columns, strict=True)
    ]


def fits(sheet: Sheet, texts: list[tuple[str, float]], room: float, size: int) -> bool:
    """Whether each text fits its width and `room`; words are broken at the least size only."""
    look = sheet.look
    return all(
        sheet.lines(text, width, size) * size * LEADING <= room
        and (size == look.least or not breaks_words(text, width, size, look.is_boosted))
        for text, width in texts
    )


def grown(sheet: Sheet, texts: list[tuple[str, float]], room: float, floor: int) -> int:
    """The largest size from `floor` up at which each text fits its width and `room`; 0 = none."""
    if not fits(sheet, texts, room, floor):
        return 0
    low, high = floor, sheet.look.target * LARGEST
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(sheet, texts, room, middle) else (low, middle - 1)
    return low


def _framed(
    page: Page, look: Look, excerpts: tuple[Excerpt, ...], has_standings: bool, has_footer: bool
) -> Sheet:
    """A sheet with head and foot, ready for the passages."""
    sheet = Sheet(look)
    if has_footer:
        sheet.footer(_foot_words(sheet, page, len(excerpts)))
    top = sheet.y
    shown = tuple(row.document for row in excerpts)
    taken = sheet.standings(page, shown) if has_standings else 0.0
    if not has_footer:
        taken = sheet.corner(sheet.number())
    sheet.heading(page.title, page.topic, sheet.width - taken - (sheet.small if taken else 0))
    if taken and has_standings:
        sheet.y = max(sheet.y, top + sheet.small * 2.05)
    sheet.y += sheet.small * 0.25
    sheet.across(sheet.y)
    sheet.y += sheet.small * 0.4
    return sheet


def _foot_words(sheet: Sheet, page: Page, passages: int) -> str:
    """The question under the page; once the marks are shown, how the two stand to each other."""
    sign = _joining(page)
    if not sign or passages < 2 or not sheet.look.are_marks_shown:
        return page.prompt
    words = f"{sign} {_(RELATION_WORDS[page.relation] if page.relation else NO_COUNTERPART)}"
    if not page.is_reviewed:
        told = _("{relation}, not reviewed")
        words = told.format(relation=words)
    both = f"{page.prompt}  {words}" if page.prompt else words
    room = sheet.width - sheet.wide(sheet.number(), sheet.small) - sheet.small
    return both if sheet.lines(both, room, sheet.small, is_bold=True) <= 1 else page.prompt


def name_height(sheet: Sheet) -> float:
    """The pixels that the line of who speaks takes, with the air below it."""
    return sheet.small * 1.45 + sheet.small * 0.35


def bar_width(sheet: Sheet) -> float:
    """The width of the topic's bar beside a passage."""
    return max(8.0, 8 * sheet.unit)


def _columns(sheet: Sheet, count_of: int) -> tuple[Column, ...]:
    """One or two columns for words; between two there is room for the sign."""
    bar = bar_width(sheet) * 3.4
    if count_of < 2:
        return (Column(sheet.left + bar, sheet.width - bar),)
    middle = sheet.small * 1.45 + sheet.small * 0.7
    width = (sheet.width - middle) / 2
    return (
        Column(sheet.left + bar, width - bar),
        Column(sheet.left + width + middle + bar, width - bar),
    )


def name_line(sheet: Sheet, row: Excerpt, column: Column) -> None:
    """Who speaks: sign, name and place, and on the right the stance."""
    left = column.x - bar_width(sheet) * 3.4
    size = sheet.small
    x = left + sheet.ring(row.sign, left, sheet.y) + size * 0.4
    right = column.x + column.width
    top = sheet.y + (size * 1.45 - size * TIGHT) / 2
    if row.attitude and sheet.look.are_marks_shown:
        right = _stance(sheet, row, x, right, top)
    hidden = sheet.look.are_names_hidden
    name = _("Who says this?") if hidden else row.name
    place_width = sheet.wide(row.place, size) + size * 0.4 if row.place and not hidden else 0.0
    name_width = min(sheet.wide(name, size, is_bold=True), right - x)
    sheet.label(name, x, top, right - x, is_bold=True)
    if place_width and x + name_width + place_width <= right:
        at = x + name_width + size * 0.4
        sheet.label(row.place, at, top, place_width, colour=sheet.muted)


def _stance(sheet: Sheet, row: Excerpt, x: float, right: float, top: float) -> float:
    """Draw shape and word of a stance up to `right`; gives where they begin."""
    assert row.attitude
    size, figure = sheet.small, FIGURES[row.attitude]
    word = _(FIGURE_WORDS[figure])
    width = sheet.wide(word, size)
    has_word = width + size * 1.4 < (right - x) / 2
    if has_word:
        sheet.words(word, right - width, top, width + 1, size)
        right -= width + size * 0.2
    sheet.figure(figure, right - size * 0.9, top + size * 0.15, size * 0.9)
    return right - size * 1.4


def draw_passage(sheet: Sheet, page: Page, row: Excerpt, column: Column, size: int) -> None:
    """The words of a passage beside its topic's bar, or that there are none."""
    if row.is_silent:
        sheet.figure(Figure.SILENT, column.x, sheet.y + size * 0.1, size)
        told = _("says nothing on this.") if page.topic else _("says nothing.")
        sheet.words(
            told, column.x + size * 1.4, sheet.y, column.width - size * 1.4, size,
            colour=sheet.muted, leading=LEADING,
        )  # fmt: skip
        return
    height = sheet.words(
        excerpt_runs(row, sheet.look),
        column.x, sheet.y, column.width, size,
        leading=LEADING, topic=page.topic, language=row.language,
    )  # fmt: skip
    if not sheet.look.are_marks_shown:
        return
    bar = bar_width(sheet)
    x, colour = column.x - bar * 2.9, sheet.accent
    if page.topic is not None:
        colour = sheet.look.ink(page.topic.slot, page.topic.place).stroke.name()
    sheet.items.append(Rule(x, sheet.y, x, sheet.y + height, colour, bar))


def _between(sheet: Sheet, page: Page, top: float) -> None:
    """The line between two passages, and on it the sign of how they stand to each other."""
    middle = sheet.look.width / 2
    side = sheet.small * 1.45
    sheet.items.append(Rule(middle, top, middle, sheet.bottom, sheet.hairline, sheet.weight(2)))
    sign = _joining(page)
    if not sign or not sheet.look.are_marks_shown:
        return
    y = top + (sheet.bottom - top - side) / 2
    sheet.ring(sign, middle - side / 2, y, is_dashed=not page.is_reviewed)


def _joining(page: Page) -> str:
    """The sign between two passages: — where nothing joins them, none where one is silent."""
    if any(row.is_silent for row in page.passages):
        return ""
    return SIGNS[page.relation] if page.relation else "—"

"""Pages for the wall, and what a person does to them: each function gives the edit for one thing.

`pages` are the ids of all pages as they stand now, in order; analysis/pages.py gives them. Pages
that follow from the comparison get a row only when a person moves, hides or writes on them.
"""

from collections.abc import Sequence
from dataclasses import replace

from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.judgements import Page
from perspectives.model.project import Project

UNPLACED = -1
"""The order of a row whose page stands where it comes by itself."""


def insert_page(
    project: Project,
    pages: Sequence[str],
    kind: str,
    *,
    shows: str = "",
    words: str = "",
    notes: str = "",
    after: str = "",
) -> Edit:
    """Add a page of a person's own after the page `after`, last where that is "" or gone.

    `kind` is "words", "pair" (`shows`: a topic and two passages, or two passages), "passage"
    (a topic and a passage, or a passage) or "vote" (a passage).
    """
    number = 1
    while f"page {number}" in project.pages:
        number += 1
    row = Page(f"page {number}", kind, shows, notes, 0, words)
    order = list(pages)
    at = order.index(after) + 1 if after in order else len(order)
    order.insert(at, row.id)
    rows = {**_rows(project, pages), row.id: row}
    return Edit("Add a page for the wall", _placed(project, rows, order))


def arrange_pages(project: Project, pages: Sequence[str], order: Sequence[str]) -> Edit:
    """Bring the pages into this order; those of `pages` not named follow as they were.

    Raises StaleEdit for the id of no page.
    """
    for name in order:
        if name not in pages:
            raise StaleEdit("This page is no longer in the comparison.", "Do it again.")
    named = set(order)
    wanted = [*dict.fromkeys(order), *(name for name in pages if name not in named)]
    return Edit("Reorder the pages for the wall", _placed(project, _rows(project, pages), wanted))


def move_page(project: Project, pages: Sequence[str], page: str, by: int) -> Edit:
    """Move a page `by` places, later where positive; it stops at either end."""
    order = [name for name in pages if name != page]
    if len(order) == len(pages):
        raise StaleEdit("This page is no longer in the comparison.", "Do it again.")
    at = min(len(order), max(0, list(pages).index(page) + by))
    order.insert(at, page)
    return arrange_pages(project, pages, order)


def show_page(project: Project, page: str, *, is_shown: bool) -> Edit:
    """Leave a page out of the show, or take it in again; nothing is lost either way."""
    label = "Show a page on the wall" if is_shown else "Hide a page from the wall"
    return _changed(project, label, replace(_row(project, page), is_hidden=not is_shown))


def note_page(project: Project, page: str, notes: str) -> Edit:
    """Write the teacher's notes of a page; the wall never shows them."""
    return _changed(
        project, "Write notes for a page", replace(_row(project, page), notes=notes.strip())
    )


def word_page(project: Project, page: str, words: str) -> Edit:
    """Write what a page says to the class: the question under it, or a page's own words."""
    return _changed(
        project, "Write on a page for the wall", replace(_row(project, page), words=words.strip())
    )


def reset_pages(project: Project) -> Edit:
    """Bring all pages back to what follows from the comparison; pages of one's own go."""
    changes = tuple(Change("pages", row, None) for row in project.pages.values())
    return Edit("Start the pages for the wall anew", changes)


def _row(project: Project, page: str) -> Page:
    return project.pages.get(page) or Page(page, page.partition(" ")[0], order=UNPLACED)


def _rows(project: Project, pages: Sequence[str]) -> dict[str, Page]:
    return {name: _row(project, name) for name in pages}


def _placed(project: Project, rows: dict[str, Page], order: Sequence[str]) -> tuple[Change, ...]:
    """The changes that make each page of `order` a row that stands at its place there."""
    out: list[Change] = []
    for place, name in enumerate(order):
        before, after = project.pages.get(name), replace(rows[name], order=place)
        if before != after:
            out.append(Change("pages", before, after))
    return tuple(out)


def _changed(project: Project, label: str, row: Page) -> Edit:
    """The edit that makes `row` stand; one that says nothing any more is dropped."""
    before = project.pages.get(row.id)
    is_plain = row == Page(row.id, row.kind, order=UNPLACED)
    after = None if is_plain else row
    return Edit(label, () if before == after else (Change("pages", before, after),))

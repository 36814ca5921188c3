"""Which texts are open, which folded, and in what order: pure functions of project and view.

Most return the fields of the view to change, for `Workspace.show`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from perspectives.desktop.workspace import (
    NO_DOCUMENT,
    NO_PASSAGE,
    WORKING_SET,
    Scene,
    ViewState,
)
from perspectives.model.documents import DocumentId
from perspectives.model.edits import Change, Edit
from perspectives.model.rows import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.model.documents import Block, PassageId
    from perspectives.model.project import Project

Changes = dict[str, object]


def how_many_fit(width: int, texts: int, pane: int, gutter: int, strip: int) -> int:
    """How many of `texts` can be open in `width` pixels, at least one where there are any.

    An open text takes `pane` pixels and a `gutter` to its neighbour, a folded one a `strip`.
    """
    for count in range(texts, 1, -1):
        if count * pane + (count - 1) * gutter + (texts - count) * strip <= width:
            return count
    return min(texts, 1)


def arranged(
    project: Project, view: ViewState, fitting: int, added: Sequence[DocumentId] = ()
) -> Changes:
    """The open texts and the working set as the project and the room allow them.

    Texts that are gone are dropped; `added` ones join the working set while it has room. Unless a
    person has arranged the panes, as many as fit are open: the reference first, then in order.
    The leading text and the reference are the last to fold.
    """
    known = [row.id for row in project.ordered_documents()]
    chosen = [row for row in view.working_set if row in project.documents]
    if not chosen:
        chosen = known[:WORKING_SET]
    chosen += [row for row in added if row not in chosen][: max(0, WORKING_SET - len(chosen))]
    if project.reference and project.reference not in chosen:
        chosen = [project.reference, *chosen[: WORKING_SET - 1]]
    open_texts = [row for row in view.open if row in chosen]
    if not view.is_arranged_by_hand or not open_texts:
        open_texts = _fitted(open_texts, chosen, project.reference, view.leading, fitting)
    return {"open": tuple(open_texts), "working_set": tuple(chosen)}


def revised(before: Project, after: Project, view: ViewState) -> Changes:
    """A newer version of a text stands where the older one stood, and the other way on Undo."""
    instead: dict[DocumentId, DocumentId] = {}
    for row in after.documents.values():
        if row.id not in before.documents and row.revises in before.documents:
            instead[DocumentId(row.revises)] = row.id
    for row in before.documents.values():
        if row.id not in after.documents and row.revises in after.documents:
            instead[row.id] = DocumentId(row.revises)
    instead = {old: new for old, new in instead.items() if old not in after.documents}
    if not instead:
        return {}

    def swap(rows: tuple[DocumentId, ...]) -> tuple[DocumentId, ...]:
        return tuple(dict.fromkeys(instead.get(row, row) for row in rows))

    return {
        "open": swap(view.open),
        "working_set": swap(view.working_set),
        "pinned": frozenset(swap(tuple(view.pinned))),
        "leading": instead.get(view.leading, view.leading),
    }


def _fitted(
    open_texts: list[DocumentId],
    chosen: list[DocumentId],
    reference: DocumentId,
    leading: DocumentId,
    fitting: int,
) -> list[DocumentId]:
    open_texts = list(open_texts)
    if not open_texts and reference:
        open_texts = [reference]
    kept = (reference, leading)
    for text in reversed(open_texts[:]):
        if len(open_texts) > fitting and text not in kept:
            open_texts.remove(text)
    while len(open_texts) > max(1, fitting):
        open_texts.remove(reference if open_texts[0] == leading else open_texts[0])
    for text in chosen:
        if len(open_texts) < fitting and text not in open_texts:
            open_texts.append(text)
    return open_texts


def opened(project: Project, view: ViewState, text: DocumentId) -> Changes:
    """Open `text` in place of the last opened one; the reference stays, and so does their number.

    The last opened is the one a person opened last, else the rightmost that is not the reference.
    """
    if text in view.open or text not in project.documents:
        return {}
    rest = [row for row in view.open if row != project.reference]
    gone = view.last_opened if view.last_opened in rest else (rest[-1] if rest else NO_DOCUMENT)
    changes = into_working_set(view, text)
    if not gone:
        return changes | {"open": (*view.open, text), "last_opened": text}
    open_texts = tuple(text if row == gone else row for row in view.open)
    leading = text if view.leading == gone else view.leading
    return changes | {"open": open_texts, "last_opened": text, "leading": leading}


def opened_beside(view: ViewState, text: DocumentId) -> Changes:
    """Open `text` as one more pane, whether it fits or not."""
    if text in view.open:
        return {}
    return into_working_set(view, text) | {
        "open": (*view.open, text),
        "last_opened": text,
        "is_arranged_by_hand": True,
    }


def swapped(view: ViewState, shown: DocumentId, text: DocumentId) -> Changes:
    """Show `text` in the pane of `shown`; where it is open already, the two change places."""
    if shown not in view.open or shown == text:
        return {}
    other = {shown: text, text: shown}
    open_texts = tuple(other.get(row, row) for row in view.open)
    leading = text if view.leading == shown else view.leading
    return into_working_set(view, text) | {
        "open": open_texts,
        "last_opened": text,
        "leading": leading,
    }


def folded(view: ViewState, text: DocumentId) -> Changes:
    """Fold `text` away; the last open one stays."""
    if text not in view.open or len(view.open) == 1:
        return {}
    rest = tuple(row for row in view.open if row != text)
    leading = NO_DOCUMENT if view.leading == text else view.leading
    return {"open": rest, "leading": leading, "is_arranged_by_hand": True}


def moved(view: ViewState, text: DocumentId, place: int) -> Changes:
    """Put the pane of `text` to `place` (0 = leftmost, kept within bounds)."""
    if text not in view.open:
        return {}
    rest = [row for row in view.open if row != text]
    rest.insert(max(0, min(place, len(rest))), text)
    return {"open": tuple(rest)}


def pinned(view: ViewState, text: DocumentId) -> Changes:
    """Pin a pane, so that it follows no more, or let it follow again."""
    return {"pinned": view.pinned ^ {text}}


def made_reference(project: Project, text: DocumentId) -> Edit | None:
    """The edit that makes `text` the reference; None where it is that already.

    Links and decisions hang on passages, so nothing is lost.
    """
    row = project.documents.get(text)
    if row is None or project.reference == text:
        return None
    after = replace(project.head, reference=text)
    label = f"Make “{row.title}” the reference"
    return Edit(label, (Change("head", project.head, after),))


def stepped(scene: Scene, text: DocumentId, direction: int) -> PassageId:
    """The next passage of `text` in the light, towards its end (1) or its start (-1).

    In the light: on a lit topic or found, or, where nothing is lit, answered in another text. ""
    where there is none.
    """
    view, lookup = scene.view, scene.lookup
    rows = lookup.content_of(text)
    lit = {row for topic in view.lit for row in lookup.tagged(text, topic)}
    lit.update(view.found.of(text))
    is_lit = bool(view.lit or view.found.passages)
    order = {row.id: place for place, row in enumerate(rows)}
    at = order.get(view.active, -1 if direction > 0 else len(rows))
    ahead = rows[at + 1 :] if direction > 0 else tuple(reversed(rows[:at]))
    for row in ahead:
        if row.id in lit or (not is_lit and lookup.links_of(row.id)):
            return row.id
    return NO_PASSAGE


def into_working_set(view: ViewState, text: DocumentId) -> Changes:
    """Take `text` into the working set; where it is full, the last folded text makes room."""
    if text in view.working_set:
        return {}
    kept = [row for row in view.working_set if row in view.open]
    rest = [row for row in view.working_set if row not in view.open]
    room = max(0, WORKING_SET - len(kept) - 1)
    inside = {*kept, *rest[:room]}
    return {"working_set": (*(row for row in view.working_set if row in inside), text)}


def out_of_working_set(project: Project, view: ViewState, text: DocumentId) -> Changes:
    """Take `text` out of the working set; the reference and the last open text stay."""
    open_texts = tuple(row for row in view.open if row != text)
    if text == project.reference or not open_texts:
        return {}
    leading = NO_DOCUMENT if view.leading == text else view.leading
    rest = tuple(row for row in view.working_set if row != text)
    return {"working_set": rest, "open": open_texts, "leading": leading}


def carried(
    anchor: tuple[int, float] | None, before: Sequence[Block], after: Sequence[Block]
) -> tuple[int, float] | None:
    """An anchor (a row and a share of it) at the same words once blocks were cut or joined."""
    if anchor is None or before is after or not after or anchor[0] >= len(before):
        return anchor
    span = before[anchor[0]].span
    place = span.start + anchor[1] * span.length
    row = max(0, bisect_right(after, place, key=lambda block: block.span.start) - 1)
    new = after[row].span
    return row, min(1.0, max(0.0, (place - new.start) / max(1, new.length)))

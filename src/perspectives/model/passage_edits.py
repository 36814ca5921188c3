"""Passages cut in two, joined, or given another role; decisions follow their words."""

from dataclasses import replace

from perspectives.model.carrying import carry
from perspectives.model.citing import cite, document_with
from perspectives.model.documents import Block, Document, PassageId, Role, passage_id, span_of
from perspectives.model.drafting import Draft
from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.project import Project
from perspectives.model.spans import Span


def split_passage(project: Project, passage: PassageId, at: int) -> Edit:
    """Cut a passage in two before the code point `at` of its document.

    White space at the cut belongs to neither part. Raises StaleEdit where one part has no words.
    """
    document = document_with(project, passage)
    place, block = _block(document, passage)
    left, right = _halves(document.text, block.span, at)
    parts = tuple(
        replace(block, span=span, furniture=_clipped(block.furniture, span))
        for span in (left, right)
    )
    blocks = (*document.blocks[:place], *parts, *document.blocks[place + 1 :])
    return _reblocked(
        project,
        replace(document, blocks=blocks),
        {passage: tuple(passage_id(document.id, part.span) for part in parts)},
        f"Split {cite(project, passage)}",
    )


def merge_passages(project: Project, first: PassageId, second: PassageId) -> Edit:
    """Join two passages that follow each other; the role is that of the first.

    Raises StaleEdit where they are not neighbours.
    """
    document = document_with(project, first)
    place, block = _block(document, first)
    after = document.blocks[place + 1 : place + 2]
    if not after or passage_id(document.id, after[0].span) != second:
        raise StaleEdit(
            "Only passages that follow each other can be merged.", "Choose two neighbours."
        )
    whole = replace(
        block,
        span=Span(block.span.start, after[0].span.end),
        furniture=(*block.furniture, *after[0].furniture),
    )
    blocks = (*document.blocks[:place], whole, *document.blocks[place + 2 :])
    new = passage_id(document.id, whole.span)
    return _reblocked(
        project,
        replace(document, blocks=blocks),
        {first: (new,), second: (new,)},
        f"Merge {cite(project, first)} with the next passage",
    )


def set_role(project: Project, passage: PassageId, role: Role) -> Edit:
    """Say what a block is (a title, a paragraph, furniture); decisions on it stay."""
    document = document_with(project, passage)
    place, block = _block(document, passage)
    label = f"Make {cite(project, passage)} a {role.replace('_', ' ')}"
    if block.role is role:
        return Edit(label, ())
    blocks = (*document.blocks[:place], replace(block, role=role), *document.blocks[place + 1 :])
    return Edit(label, (Change("documents", document, replace(document, blocks=blocks)),))


def _block(document: Document, passage: PassageId) -> tuple[int, Block]:
    span = span_of(passage)
    return next((at, block) for at, block in enumerate(document.blocks) if block.span == span)


def _halves(text: str, span: Span, at: int) -> tuple[Span, Span]:
    left = text[span.start : at].rstrip() if span.start < at < span.end else ""
    right = text[at : span.end].lstrip() if left.strip() else ""
    if not right.strip():
        raise StaleEdit("There are no words on one side of the cut.", "Choose another place.")
    return Span(span.start, span.start + len(left)), Span(span.end - len(right), span.end)


def _clipped(furniture: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    return tuple(
        Span(max(row.start, span.start), min(row.end, span.end))
        for row in furniture
        if row.overlaps(span)
    )


def _reblocked(
    project: Project, document: Document, parts: dict[str, tuple[PassageId, ...]], label: str
) -> Edit:
    draft = Draft(project)
    draft.put("documents", document)
    carry(draft, document, parts, lambda span: span)
    return draft.edit(label)

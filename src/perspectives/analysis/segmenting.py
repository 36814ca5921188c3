"""Documents to passages, passages to sentences."""

import re

from perspectives.model.documents import CONTENT, Document, Passage, passage_id
from perspectives.model.spans import Span

_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+")


def sentence_spans(text: str, span: Span, language: str = "") -> tuple[Span, ...]:
    """The sentences of `text` inside `span`, in order, without the blanks between them."""
    out: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        end = match.start() + len(match.group().rstrip())
        out.append(Span(start, end))
        start = match.end()
    if start < span.end:
        out.append(Span(start, span.end))
    return tuple(out)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """A passage for every block of `document`, in order; content roles are numbered from 1."""
    out: list[Passage] = []
    number = 0
    for block in document.blocks:
        is_content = block.role in CONTENT
        number += is_content
        out.append(
            Passage(
                passage_id(document.id, block.span),
                document.id,
                block.span,
                block.role,
                number if is_content else 0,
                block.level,
                block.page,
                sentence_spans(document.text, block.span, document.language),
                block.furniture,
            )
        )
    return tuple(out)

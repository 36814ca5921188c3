"""Passages to quotations with their exact places and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.spans import Span
from perspectives.reporting.outline import Quotation
from perspectives.reporting.record import SHORT
from perspectives.reporting.scope import CitationStyle, Scope
from perspectives.reporting.wording import place, stance

if TYPE_CHECKING:
    from perspectives.model.documents import Document, Passage
    from perspectives.model.states import Attitude

SCHEME = "perspectives"
"""What begins the address of a place in the program: perspectives://run/document/start-end."""


def quotation(
    document: Document,
    passage: Passage,
    sign: str,
    scope: Scope,
    *,
    span: Span | None = None,
    attitude: Attitude | None = None,
    run: str = "",
) -> Quotation:
    """The words of `passage`, or of `span` inside it, cut where the scope says so.

    `attitude` is the passage's stance as a person set it; `run` is the run id for the deep link.
    """
    chosen = span or passage.span
    words = chosen.of(document.text)
    is_cut = 0 < scope.excerpt < len(words)
    if is_cut:
        head = words[: scope.excerpt]
        kept = head.rsplit(None, 1)[0] if any(map(str.isspace, head.strip())) else head
        chosen = Span(chosen.start, chosen.start + len(kept))
        words = f"{kept}…"
    return Quotation(
        words,
        document.id,
        sign,
        _place(passage, chosen),
        chosen.start,
        chosen.end,
        document.language,
        is_cut,
        citation(document, passage, sign, scope.citation),
        passage.id,
        stance(attitude) if attitude else "",
        deep_link(run, document.id, chosen),
    )


def deep_link(run: str, document: str, span: Span) -> str:
    """The address that opens a place in the program; "" where the run is not known."""
    return f"{SCHEME}://{run[:SHORT]}/{document}/{span.start}-{span.end}" if run else ""


def citation(document: Document, passage: Passage, sign: str, style: CitationStyle) -> str:
    """The passage as a reader cites it: author, title, date and place.

    FULL: 'Aidan Author, “Title”, 2023-10-20, ¶9, 2471–2705'; SHORT: 'Author 2023, ¶9'; SIGN:
    'R ¶9'.
    """
    speaker = document.author or document.party
    if style is CitationStyle.SIGN:
        return f"{sign} ¶{passage.number}"
    if style is CitationStyle.SHORT:
        name = speaker.rsplit(" ", 1)[-1] if document.author else speaker
        lead = " ".join(part for part in (name or document.title, document.date[:4]) if part)
        page = f", p. {passage.page}" if passage.page else ""
        return f"{lead}{page}, ¶{passage.number}"
    parts = (speaker, f"“{document.title}”", document.date, place(passage))
    return ", ".join(part for part in parts if part)


def text_citation(document: Document) -> str:
    """A whole text as a reader cites it: author, title, date, and where it was found."""
    speaker = document.author or document.party
    parts = (speaker, f"“{document.title}”", document.date)
    return ", ".join(part for part in parts if part)


def _place(passage: Passage, span: Span) -> str:
    page = f"p. {passage.page} · " if passage.page else ""
    number = f"¶{passage.number} · " if passage.number else ""
    return f"{page}{number}{span.start}–{span.end}"

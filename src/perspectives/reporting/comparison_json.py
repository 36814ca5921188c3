"""A comparison as plain data for machines: schema "perspectives-comparison/1"."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perspectives.analysis.summarising import count_words
from perspectives.model.documents import FURNITURE
from perspectives.model.lookup import Lookup
from perspectives.model.topics import topic_letter
from perspectives.reporting.record import run_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.model.comparison import Comparison, Link, Tagging
    from perspectives.model.documents import Document, Passage
    from perspectives.model.errors import Problem
    from perspectives.model.project import Project
    from perspectives.model.spans import Span

SCHEMA = "perspectives-comparison/1"

DIGITS = 6
"""Decimal places kept of scores and parts: beyond these, floats differ between machines."""


def comparison_data(
    project: Project,
    comparison: Comparison,
    problems: Iterable[Problem] = (),
    *,
    codebook: str = "",
) -> dict[str, Any]:
    """Everything a machine needs of a comparison, as JSON types, in a stable order.

    `problems` stand before the comparison's own. Spans are half-open code points of the text whose
    document they are in. `codebook` is the name under which the codebook was asked for or chosen.
    """
    lookup = Lookup(comparison)
    texts = project.documents
    return {
        "schema": SCHEMA,
        "engine": comparison.engine,
        "run": run_id(project, comparison.engine),
        "project": {
            "name": project.head.name,
            "question": project.head.question,
            "proposition": project.head.proposition,
            "codebook": codebook,
        },
        "reference": project.reference,
        "documents": [_document(row, lookup) for row in project.ordered_documents()],
        "topics": [
            {
                "id": row.id,
                "name": row.name,
                "letter": topic_letter(place),
                "definition": row.definition,
                "parent": row.parent,
            }
            for place, row in enumerate(project.ordered_topics())
        ],
        "passages": [
            _passage(row, texts[row.document].text, lookup) for row in comparison.passages
        ],
        "links": [_link(row) for row in comparison.links],
        "coverage": [
            {
                "topic": row.topic,
                "document": row.document,
                "passages": row.passages,
                "words": row.words,
                "share": _round(row.share),
            }
            for row in comparison.coverage
        ],
        "silences": [
            {"document": document, "topic": topic} for document, topic in comparison.silences()
        ],
        "near_misses": [
            {"passage": row.passage, **_tagging(row)} for row in comparison.near_misses
        ],
        "stances": [
            {
                "topic": row.topic,
                "passage": row.passage,
                "document": row.document,
                "attitude": row.attitude.value,
                "by": row.by,
            }
            for row in sorted(project.stances.values(), key=lambda row: row.id)
        ],
        "notes": [
            {"target": row.target, "text": row.text, "by": row.by}
            for row in sorted(project.notes.values(), key=lambda row: row.id)
        ],
        "pins": [
            {"target": row.target, "note": row.note, "translation": row.translation}
            for row in sorted(project.pins.values(), key=lambda row: (row.order, row.id))
        ],
        "problems": [
            {"where": row.where, "message": row.message, "hint": row.hint}
            for row in (*problems, *comparison.problems)
        ],
    }


def comparison_text(data: dict[str, Any]) -> str:
    """The JSON text of `comparison_data`, UTF-8 safe, ending in a line feed."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _document(row: Document, lookup: Lookup) -> dict[str, Any]:
    words = sum(count_words(part.span.of(row.text)) for part in lookup.content_of(row.id))
    return {
        "id": row.id,
        "path": row.source.path,
        "title": row.title,
        "author": row.author,
        "party": row.party,
        "date": row.date,
        "language": row.language,
        "words": words,
        "sha256": row.source.sha256,
        "media_type": row.source.media_type,
        "importer": row.source.importer,
        "encoding": row.source.encoding,
    }


def _passage(row: Passage, text: str, lookup: Lookup) -> dict[str, Any]:
    return {
        "id": row.id,
        "document": row.document,
        "start": row.span.start,
        "end": row.span.end,
        "text": row.span.of(text),
        "role": row.role.value,
        "is_furniture": row.role in FURNITURE,
        "number": row.number,
        "level": row.level,
        "page": row.page,
        "sentences": [_span(span) for span in row.sentences],
        "furniture": [_span(span) for span in row.furniture],
        "taggings": [_tagging(tagging) for tagging in lookup.taggings_of(row.id)],
    }


def _tagging(row: Tagging) -> dict[str, Any]:
    return {
        "topic": row.topic,
        "start": row.span.start,
        "end": row.span.end,
        "score": _round(row.score),
        "state": row.state.value,
        "evidence": [
            {
                "start": reason.span.start,
                "end": reason.span.end,
                "why": reason.why,
                "kind": reason.kind,
                "amount": _round(reason.amount),
            }
            for reason in row.evidence
        ],
    }


def _link(row: Link) -> dict[str, Any]:
    evidence = row.evidence
    return {
        "left": row.left,
        "right": row.right,
        "topics": list(row.topics),
        "score": _round(row.score),
        "relation": row.relation.value,
        "state": row.state.value,
        "evidence": {
            "raw": _round(evidence.raw),
            "parts": [{"name": part.name, "value": _round(part.value)} for part in evidence.parts],
            "words": [
                {
                    "left": _span(pair.left),
                    "right": _span(pair.right),
                    "amount": _round(pair.amount),
                    "exact": pair.exact,
                }
                for pair in evidence.words
            ],
            "shared": list(evidence.shared),
            "reuse": [
                {
                    "left": _span(run.left),
                    "right": _span(run.right),
                    "equal": run.equal,
                    "words": run.words,
                }
                for run in evidence.reuse
            ],
            "rank_left": evidence.rank_left,
            "rank_right": evidence.rank_right,
            "note": evidence.note,
        },
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _round(value: float) -> float:
    return round(float(value), DIGITS) + 0.0

"""Topics on passages and links as W3C Web Annotations (JSON-LD), with quote and position."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from perspectives.model.judgements import link_judgement_id, tagging_judgement_id
from perspectives.model.lookup import Lookup
from perspectives.model.states import State
from perspectives.reporting.qdpx_rows import MACHINE, guid

if TYPE_CHECKING:
    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import Document
    from perspectives.model.judgements import Judgement
    from perspectives.model.project import Project
    from perspectives.model.spans import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quotation that tell it from the same words elsewhere."""


def web_annotations(project: Project, comparison: Comparison) -> str:
    """The JSON text of an annotation collection; equal comparisons give equal text.

    Positions are code points of the NFC text, half-open. Rejected rows are left out.
    """
    items = [
        *(
            _annotation(project, f"tagging {row.passage} {row.topic}", "tagging", row.state)
            | {
                "body": {
                    "type": "TextualBody",
                    "purpose": "tagging",
                    "value": project.topics[row.topic].name,
                    "format": "text/plain",
                },
                "target": _target(_document(project, row.passage), row.span),
            }
            for row in comparison.taggings
            if row.state is not State.REJECTED and row.topic in project.topics
        ),
        *_links(project, comparison),
    ]
    collection = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{guid('annotations', project.head.name)}",
        "type": "AnnotationCollection",
        "label": project.head.question or project.head.name,
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _links(project: Project, comparison: Comparison) -> list[dict[str, Any]]:
    lookup = Lookup(comparison)
    out: list[dict[str, Any]] = []
    for link in comparison.links:
        if link.state is State.REJECTED:
            continue
        ends = [
            _target(_document(project, end), lookup.passages[end].span)
            for end in (link.left, link.right)
        ]
        made = _annotation(project, f"link {link.left} {link.right}", "linking", link.state)
        relation = {"type": "TextualBody", "purpose": "classifying", "value": link.relation.value}
        body = [{"type": "SpecificResource", "purpose": "linking", **ends[1]}, relation]
        out.append(made | {"body": body, "target": ends[0]})
    return out


def _annotation(project: Project, key: str, motivation: str, state: State) -> dict[str, Any]:
    """What all annotations say: id, motivation, and who made it."""
    kind, first, second = key.split(" ", 2)
    name = link_judgement_id if kind == "link" else tagging_judgement_id
    judgement = project.judgements.get(name(first, second))
    made: dict[str, Any] = {
        "id": f"urn:uuid:{guid('annotation', key)}",
        "type": "Annotation",
        "motivation": motivation,
        "creator": _creator(judgement),
    }
    if judgement is not None and judgement.when:
        made["created"] = judgement.when
    if state is State.PROPOSED:
        made["audience"] = {"type": "Audience", "name": "not reviewed"}
    return made


def _creator(judgement: Judgement | None) -> dict[str, str]:
    if judgement is None:
        return {"type": "Software", "name": MACHINE}
    return {"type": "Person", "name": judgement.by} if judgement.by else {"type": "Person"}


def _document(project: Project, passage: str) -> Document:
    return project.documents[passage.rpartition(":")[0]]


def _target(document: Document, span: Span) -> dict[str, Any]:
    text = document.text
    digest = document.source.sha256
    return {
        "source": f"urn:sha256:{digest}" if digest else f"urn:perspectives:{document.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }

"""An outline to a tagged PDF (PDF/UA-1) by typst; all words are passed as data, never as markup."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives import assets
from perspectives.model.errors import ReportError
from perspectives.reporting.outline import (
    Bars,
    Heading,
    Listing,
    Pairs,
    Panes,
    Paragraph,
    Quotation,
    Table,
)
from perspectives.reporting.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.reporting.outline import Outline, Pair, Part

WIDEST_COLUMN = 40
"""Characters: longer cells do not get a wider column, they wrap."""


def is_available() -> bool:
    """Whether typst is installed; without it reports are printed by Qt, with a warning."""
    from importlib.util import find_spec

    return find_spec("typst") is not None


def pdf_report(outline: Outline) -> bytes:
    """The bytes of the PDF: tagged, with bookmarks, rows kept whole and heads repeated.

    Raises ReportError where typst is absent or refuses the document.
    """
    if not is_available():
        raise ReportError("PDF reports need the typst package.", "Install it, or write HTML.")
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = assets.resources() / "report" / "report.typ"
        main = Path(folder) / "report.typ"
        main.write_bytes(source.read_bytes())
        data = json.dumps(report_data(outline), ensure_ascii=False)
        (main.parent / "report.json").write_text(data, encoding="utf-8")
        try:
            made = typst.compile(
                str(main), format="pdf", pdf_standards="ua-1", timestamp=0, root=folder
            )
        except RuntimeError as error:
            raise ReportError(f"The PDF cannot be set: {error}", "Write HTML instead.") from error
    assert isinstance(made, bytes)
    return made


def report_data(outline: Outline) -> dict[str, Any]:
    """The outline as JSON types for the template."""
    return {
        "title": outline.title,
        "subtitle": outline.subtitle,
        "language": outline.language,
        "run": outline.run,
        "words": {
            "contents": "Contents",
            "note": "Note:",
            "columns": ["Reference", "Relation", "Counterpart"],
        },
        "parts": [row for part in outline.parts for row in _part(part)],
    }


def _part(part: Part) -> Iterator[dict[str, Any]]:
    match part:
        case Heading():
            yield {"kind": "Heading", "level": part.level, "text": part.text}
        case Paragraph():
            yield {"kind": "Paragraph", "tone": part.tone.value, "text": part.text}
        case Listing():
            yield {"kind": "Listing", "items": list(part.items)}
        case Quotation():
            yield {"kind": "Quotation", **_quotation(part)}
        case Bars():
            bars = [{"label": b.label, "share": b.share, "words": b.words} for b in part.bars]
            yield {"kind": "Bars", "caption": part.caption, "stroke": part.stroke, "bars": bars}
        case Table():
            yield {
                "kind": "Table",
                "caption": part.caption,
                "columns": list(part.columns),
                "widths": _widths(part),
                "rows": [
                    [{"text": cell.text, "tone": cell.tone.value} for cell in row]
                    for row in part.rows
                ],
            }
        case Pairs():
            yield {"kind": "Pairs", "caption": part.caption, "rows": list(_pairs(part))}
        case Panes():
            yield from _texts(part)


def _texts(part: Panes) -> Iterator[dict[str, Any]]:
    for text in part.texts:
        yield {"kind": "Heading", "level": 2, "text": f"{text.sign}  {text.title}"}
        for role, _, _, _, _, words, letters in text.parts:
            tone = "strong" if role == "heading" else "plain"
            lead = f"[{' '.join(letters)}] " if letters else ""
            yield {"kind": "Paragraph", "tone": tone, "text": lead + words}


def _quotation(row: Quotation) -> dict[str, Any]:
    # The primary tag only: typst knows languages of two or three letters.
    language = row.language.partition("-")[0] or "en"
    return {"text": quoted(row.text), "sign": row.sign, "place": row.place, "language": language}


def _pairs(part: Pairs) -> Iterator[dict[str, Any]]:
    before = ""
    for pair in part.rows:
        yield {
            "left": _quotation(pair.left),
            "right": _quotation(pair.right) if pair.right else None,
            "is_new": pair.left.target != before,
            "sign": pair.sign,
            "word": pair.word,
            "review": _review(pair),
        }
        before = pair.left.target


def _review(pair: Pair) -> str:
    if pair.right is None:
        return ""
    score = f"{pair.score:.2f}" if pair.score is not None else ""
    return f"{score}, reviewed" if pair.is_reviewed else f"{score}, not reviewed"


def _widths(table: Table) -> list[int]:
    """Relative column widths: the longest cell of each, bounded on both sides."""
    longest = [len(name) for name in table.columns]
    for row in table.rows:
        longest = [max(was, len(cell.text)) for was, cell in zip(longest, row, strict=True)]
    return [max(6, min(WIDEST_COLUMN, width)) for width in longest]

"""An outline to a tagged PDF (PDF/UA-1) by typst; all words are passed as data, never as markup."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives import __version__, assets
from perspectives.model.documents import CONTENT
from perspectives.model.errors import ReportError
from perspectives.model.palette import STROKES
from perspectives.reporting.absence import MOST_TEXTS, absent, too_many_texts
from perspectives.reporting.outline import (
    Bars,
    Heading,
    Lines,
    Listing,
    Pairs,
    Panes,
    Paragraph,
    Picture,
    Quotation,
    Table,
    column_widths,
    parted,
)
from perspectives.reporting.record import SHORT
from perspectives.reporting.wording import quoted
from perspectives.texts import _, number, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.reporting.outline import Cell, FullText, Outline, Pair, Part

MOST_COLUMNS = 13
"""Columns of a table on a page: a topic and twelve texts; wider tables come in parts."""

PAGE_PIXELS = 940
"""Pixels of a chart that fill the width of a page with its words still 7 points high."""

LONG = 1400
"""Characters of a quotation that may be parted by a page: it would fill half a page."""

BREAKING = ("panes", "standing", "topic-")
"""How the anchors of chapters begin that begin a page."""


def is_available() -> bool:
    """Whether typst is installed; without it reports are printed by Qt, with a warning."""
    from importlib.util import find_spec

    return find_spec("typst") is not None


def pdf_report(outline: Outline) -> bytes:
    """The bytes of the PDF: tagged, with bookmarks, rows kept whole and heads repeated.

    Raises ReportError where typst is absent or refuses the document.
    """
    made = _compiled(outline, format="pdf", pdf_standards="ua-1", timestamp=0)
    assert isinstance(made, bytes)
    return made


def page_pictures(outline: Outline, ppi: float) -> list[bytes]:
    """The pages of the PDF as PNG pictures of `ppi` pixels an inch; raises as `pdf_report`."""
    made = _compiled(outline, format="png", ppi=ppi)
    return [made] if isinstance(made, bytes) else list(made or ())


def _compiled(outline: Outline, **choices: Any) -> Any:
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
            compiled: Any = typst.compile
            return compiled(str(main), root=folder, **choices)
        except RuntimeError as error:
            raise ReportError(f"The PDF cannot be set: {error}", "Write HTML instead.") from error


def report_data(outline: Outline) -> dict[str, Any]:
    """The outline as JSON types for the template."""
    with speaking(outline.language):
        panes = [part for part in outline.parts if isinstance(part, Panes)]
        anchors = [row.anchor for row in outline.parts if isinstance(row, Heading)]
        for part in panes:
            for text in part.texts if len(part.texts) <= MOST_TEXTS else ():
                anchors += [f"text-{text.document}", *(row[2] for row in text.parts)]
        footer = (
            "Perspectives " + __version__,
            outline.made[:10],
            f"{_('run')} {outline.run[:SHORT]}",
        )
        return {
            "title": outline.title,
            "kind": outline.kind,
            "counts": outline.counts,
            "language": outline.language.partition("-")[0],
            "keywords": [
                outline.run,
                *(value for _name, value in outline.record if len(value) == 64),
            ],
            "footer": " · ".join(part for part in footer if part),
            "anchors": anchors,
            "strokes": {row[0]: STROKES[row[2]] for part in panes for row in part.topics},
            "words": {"note": _("Note:"), "why": _("Why:")},
            "parts": list(_parts(outline)),
        }


def _parts(outline: Outline) -> Iterator[dict[str, Any]]:
    chapters = sum(isinstance(row, Heading) and row.level == 1 for row in outline.parts)
    for at, part in enumerate(outline.parts):
        is_standing = isinstance(part, Heading) and part.anchor == "standing"
        if is_standing and chapters > 3 and at:
            yield {"kind": "Contents"}
        yield from _part(part)


def _part(part: Part) -> Iterator[dict[str, Any]]:  # noqa: C901 (one case a kind of part)
    match part:
        case Heading():
            yield {
                "kind": "Heading",
                "level": part.level,
                "text": part.title,
                "anchor": part.anchor,
                "chip": part.chip,
                "stroke": part.stroke,
                "breaks": part.anchor.startswith(BREAKING),
            }
        case Paragraph():
            yield {"kind": "Paragraph", "tone": part.tone.value, "text": part.text}
        case Listing():
            yield {"kind": "Listing", "items": [_cell(item) for item in part.items]}
        case Lines():
            yield {"kind": "Lines", "count": part.count}
        case Quotation():
            yield {"kind": "Quotation", **_quotation(part)}
        case Bars():
            bars = [{"label": b.label, "share": b.share, "words": b.words} for b in part.bars]
            yield {"kind": "Bars", "stroke": part.stroke, "bars": bars}
        case Picture():
            yield {
                "kind": "Picture",
                "svg": part.svg,
                "alternative": part.alternative,
                "width": min(1.0, part.width / PAGE_PIXELS),
            }
        case Table() if part.is_for_sheets:
            return
        case Table():
            yield from (_table(row) for row in parted(part, MOST_COLUMNS))
        case Pairs():
            yield {"kind": "Pairs", "caption": part.caption, "groups": list(_groups(part))}
        case Panes() if len(part.texts) > MOST_TEXTS:
            yield {"kind": "Paragraph", "tone": "quiet", "text": too_many_texts()}
        case Panes():
            for text in part.texts:
                yield from _text(text)


def _table(part: Table) -> dict[str, Any]:
    return {
        "kind": "Table",
        "caption": part.caption,
        "columns": list(part.columns),
        "widths": column_widths(part),
        "even": part.is_even,
        "rows": [[_cell(cell) for cell in row] for row in part.rows],
    }


def _cell(cell: Cell) -> dict[str, str]:
    return {
        "text": cell.text,
        "tone": cell.tone.value,
        "target": cell.target,
        "chip": cell.chip,
        "stroke": cell.stroke,
    }


def _text(text: FullText) -> Iterator[dict[str, Any]]:
    title = f"{text.sign}  {text.title}"
    head = {"kind": "Heading", "level": 2, "text": title, "anchor": f"text-{text.document}"}
    yield {**head, "chip": "", "stroke": "", "breaks": False}
    content = {role.value for role in CONTENT}
    rows: list[dict[str, Any]] = []
    place = 0
    for role, _level, identity, _start, _end, words, letters in text.parts:
        place += role in content
        rows.append(
            {
                "role": role,
                "id": identity,
                "text": words,
                "letters": list(letters),
                "number": f"¶{place}" if role in content else "",
                "quiet": role not in content and role != "heading",
            }
        )
    yield {"kind": "Text", "language": _language(text.language), "rows": rows}


def _language(tag: str) -> str:
    """The primary tag only: typst knows languages of two or three letters."""
    return tag.partition("-")[0] or "en"


def _quotation(row: Quotation) -> dict[str, Any]:
    return {
        "text": quoted(row.text),
        "place": row.where,
        "passage": row.passage,
        "link": row.link,
        "language": _language(row.language),
        "is-long": len(row.text) > LONG,
    }


def _groups(part: Pairs) -> Iterator[dict[str, Any]]:
    for group in part.groups:
        yield {
            "left": _quotation(group.left),
            "note": group.note,
            "pairs": [_pair(pair) for pair in group.pairs],
            "absent": list(absent(group)),
        }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "right": _quotation(pair.right),
        "sign": pair.sign,
        "word": pair.word,
        "score": number(pair.score, 2),
        "review": "" if pair.is_reviewed else _("not reviewed"),
        "why": pair.why,
        "note": pair.note,
    }

"""An outline to Markdown (CommonMark with pipe tables): plain, portable, every mark escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perspectives.reporting.outline import (
    Bars,
    Heading,
    Listing,
    Pairs,
    Panes,
    Paragraph,
    Quotation,
    Table,
    Tone,
)
from perspectives.reporting.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.reporting.outline import Outline, Pair, Part

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def markdown_report(outline: Outline) -> str:
    """The whole report as Markdown, without the linked panes (a page cannot light)."""
    lines = [f"# {escaped(outline.title)}", ""]
    if outline.subtitle:
        lines += [escaped(outline.subtitle), ""]
    for part in outline.parts:
        lines += [*_lines(part), ""]
    lines.append(f"Run {outline.run}")
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """`text` on one line with every Markdown mark escaped."""
    line = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)]\s)", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", line))


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading():
            yield f"{'#' * (part.level + 1)} {escaped(part.text)}"
        case Paragraph():
            text = escaped(part.text)
            yield f"**Note:** {text}" if part.tone is Tone.NOTE else text
        case Listing():
            yield from (f"- {escaped(item)}" for item in part.items)
        case Quotation():
            yield from _quotation(part)
        case Bars():
            yield escaped(part.caption)
            yield ""
            yield from (f"- {escaped(bar.label)}: {escaped(bar.words)}" for bar in part.bars)
        case Table():
            yield f"*{escaped(part.caption)}*"
            yield ""
            yield "| " + " | ".join(escaped(name) for name in part.columns) + " |"
            yield "|" + " --- |" * len(part.columns)
            for row in part.rows:
                yield "| " + " | ".join(escaped(cell.text) for cell in row) + " |"
        case Pairs():
            yield f"*{escaped(part.caption)}*"
            yield ""
            yield from _pairs(part)
        case Panes():
            yield "The linked panes are in the HTML report."


def _quotation(row: Quotation) -> Iterator[str]:
    yield f"> {escaped(quoted(row.text))}  "
    yield f"> {escaped(f'{row.sign} {row.place}')}"


def _pairs(part: Pairs) -> Iterator[str]:
    before = ""
    for pair in part.rows:
        if pair.left.target != before:
            before = pair.left.target
            yield from _quotation(pair.left)
            yield ""
        yield from _counterpart(pair)
        yield ""


def _counterpart(pair: Pair) -> Iterator[str]:
    if pair.right is None:
        yield f"- {escaped(pair.sign)} {pair.word}"
        return
    score = f", {pair.score:.2f}" if pair.score is not None else ""
    review = "" if pair.is_reviewed else ", not reviewed"
    yield f"- {escaped(pair.sign)} {pair.word}{score}{review}:"
    yield ""
    yield from (f"  {line}" for line in _quotation(pair.right))
    if pair.note:
        yield f"  **Note:** {escaped(pair.note)}"

"""An outline to Markdown (CommonMark with pipe tables): plain, portable, every mark escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perspectives.model.documents import CONTENT
from perspectives.reporting.absence import absent
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
    Tone,
)
from perspectives.reporting.wording import quoted
from perspectives.texts import _, number, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.reporting.outline import FullText, Group, Outline, Pair, Part

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def markdown_report(outline: Outline) -> str:
    """The whole report as Markdown, the texts in full after the chapters."""
    with speaking(outline.language):
        lines = [escaped(outline.kind), "", f"# {escaped(outline.title)}", ""]
        lines += [escaped(outline.counts), ""]
        for part in outline.parts:
            lines += [*_lines(part), ""]
        lines.append(f"{_('run')} {outline.run}  ")
        lines.append(f"{_('body')} {outline.digest()}  ")
        lines.append(outline.made[:10])
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """`text` on one line with every Markdown mark escaped."""
    line = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)]\s)", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", line))


def _lines(part: Part) -> Iterator[str]:  # noqa: C901 (one case a kind of part)
    match part:
        case Heading():
            yield f"{'#' * (part.level + 1)} {escaped(part.title)}"
        case Paragraph():
            text = escaped(part.text)
            yield f"**{_('Note:')}** {text}" if part.tone is Tone.NOTE else text
        case Listing():
            yield from (f"- {escaped(item.plain)}" for item in part.items)
        case Lines():
            yield from ("\\_" * 40 + "  " for _line in range(part.count))
        case Quotation():
            yield from _quotation(part)
        case Bars():
            yield from (f"- {escaped(bar.label)}: {escaped(bar.words)}" for bar in part.bars)
        case Picture():
            yield from _table(part.table)
        case Table() if part.is_for_sheets:
            return
        case Table():
            yield from _table(part)
        case Pairs():
            yield f"*{escaped(part.caption)}*"
            for group in part.groups:
                yield ""
                yield from _group(group)
        case Panes():
            for text in part.texts:
                yield from _full_text(text)


def _table(part: Table) -> Iterator[str]:
    yield f"*{escaped(part.caption)}*"
    yield ""
    yield "| " + " | ".join(escaped(name) for name in part.columns) + " |"
    yield "|" + " --- |" * len(part.columns)
    for row in part.rows:
        yield "| " + " | ".join(escaped(cell.plain) for cell in row) + " |"


def _quotation(row: Quotation) -> Iterator[str]:
    yield f"> {escaped(quoted(row.text))}  "
    yield f"> {escaped(row.where)}"


def _group(group: Group) -> Iterator[str]:
    yield from _quotation(group.left)
    yield ""
    if group.note:
        yield f"**{_('Note:')}** {escaped(group.note)}"
        yield ""
    for pair in group.pairs:
        yield from _counterpart(pair)
        yield ""
    yield from (f"- {escaped(line)}" for line in absent(group))


def _counterpart(pair: Pair) -> Iterator[str]:
    review = "" if pair.is_reviewed else f", {_('not reviewed')}"
    yield f"- {escaped(pair.sign)} {pair.word}, {number(pair.score, 2)}{review}:"
    yield ""
    yield from (f"  {line}" for line in _quotation(pair.right))
    if pair.why:
        yield ""
        yield f"  {_('Why:')} {escaped(pair.why)}"
    if pair.note:
        yield ""
        yield f"  **{_('Note:')}** {escaped(pair.note)}"


def _full_text(text: FullText) -> Iterator[str]:
    yield f"### {escaped(f'{text.sign}  {text.title}')}"
    content = {role.value for role in CONTENT}
    place = 0
    for role, _level, _id, _start, _end, words, letters in text.parts:
        yield ""
        if role == "heading":
            yield f"#### {escaped(words)}"
            continue
        place += role in content
        lead = f"¶{place} " if role in content else ""
        chips = f"\\[{' '.join(letters)}\\] " if letters else ""
        yield f"{lead}{chips}{escaped(words)}"
    yield ""

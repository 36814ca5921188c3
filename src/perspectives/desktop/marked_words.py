"""Words as HTML in which what differs from other words is underlined and heavier."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from perspectives.analysis.differences import DifferenceKind, word_differences

if TYPE_CHECKING:
    from collections.abc import Sequence


def marked_words(
    first: str,
    other: str,
    *,
    shows_deleted: bool,
    marks: Sequence[tuple[int, int]] | None = None,
) -> str:
    """`other` as HTML: what `first` lacks underlined and heavier, what it has alone struck out.

    `marks` are the stretches to underline where these are known already; nothing is compared then.
    """
    if marks is None:
        rows = word_differences(first, other)
        parts = [
            (row.right.start, row.right.end, row.left.of(first) if shows_deleted else "")
            for row in rows
            if row.kind is not DifferenceKind.EQUAL
        ]
    else:
        parts = [(start, end, "") for start, end in marks]
    out, at = "", 0
    for start, end, gone in parts:
        out += escape(other[at:start])
        out += f"<s>{escape(gone)}</s> " if gone else ""
        out += f"<u><b>{escape(other[start:end])}</b></u>" if end > start else ""
        at = end
    return out + escape(other[at:])

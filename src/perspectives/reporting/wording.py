"""The sentences that say why: the same in window, terminal and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.lookup import SIGNS
from perspectives.model.states import Relation, State

if TYPE_CHECKING:
    from perspectives.model.comparison import Link, Tagging
    from perspectives.model.documents import Passage

RELATION_NAMES = {
    Relation.NEAR_VERBATIM: "near-verbatim",
    Relation.SAME_CLAIM: "same claim",
    Relation.RELATED: "related",
    Relation.CONTRARY: "contrary",
}

STATE_NAMES = {
    State.PROPOSED: "not reviewed",
    State.CONFIRMED: "confirmed",
    State.REJECTED: "rejected",
    State.MANUAL: "made by hand",
}

MOST_WORDS = 4
"""Word pairs named in one sentence: more are not read."""


def place(passage: Passage) -> str:
    """Where a passage stands: "¶9, 2471-2705", with "p. 7" where the text has pages."""
    span = f"{passage.span.start}–{passage.span.end}"
    page = f"p. {passage.page}, " if passage.page else ""
    return f"{page}¶{passage.number}, {span}" if passage.number else f"{page}{span}"


def relation(link: Link) -> str:
    """The sign and the word of a link: "≈ same claim"."""
    return f"{SIGNS[link.relation]} {RELATION_NAMES[link.relation]}"


def tagging_reason(tagging: Tagging, most: int = 0) -> str:
    """Why a passage carries a topic, in one sentence part for each reason, none twice.

    No more than `most` of them, the strongest, where that is above 0; then how many more there are.
    """
    amounts: dict[str, float] = {}
    for row in tagging.evidence:
        amounts[row.why] = amounts.get(row.why, 0.0) + abs(row.amount)
    reasons = list(amounts)
    if not reasons:
        return STATE_NAMES[tagging.state]
    if most and len(reasons) > most:
        kept = set(sorted(reasons, key=lambda why: -amounts[why])[:most])
        more = f"{len(reasons) - most} more"
        return "; ".join([*(why for why in reasons if why in kept), more])
    return "; ".join(reasons)


def link_reason(link: Link, left_text: str, right_text: str) -> str:
    """Why two passages are linked: shared wording, names and dates, then the words that met.

    The texts are the whole texts of the link's left and right documents.
    """
    parts: list[str] = []
    for run in link.evidence.reuse[:1]:
        parts.append(f"{run.equal} of {run.words} words equal: “{excerpt(run.left.of(left_text))}”")
    if link.evidence.shared:
        parts.append("both name " + ", ".join(link.evidence.shared[:MOST_WORDS]))
    words: list[str] = []
    for pair in link.evidence.words:
        left, right = pair.left.of(left_text), pair.right.of(right_text)
        word = left if left.casefold() == right.casefold() else f"{left}/{right}"
        if word.casefold() not in (known.casefold() for known in words):
            words.append(word)
    if words:
        parts.append("words that meet: " + ", ".join(words[:MOST_WORDS]))
    if link.evidence.note:
        parts.append(link.evidence.note)
    return "; ".join(parts) or STATE_NAMES[link.state]


def excerpt(text: str, longest: int = 120) -> str:
    """`text` on one line, cut at a word with an ellipsis where it is over `longest` characters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def quoted(text: str) -> str:
    """`text` in quotation marks, unless it already stands in its own."""
    inner = text.strip()
    return inner if inner[:1] in '“„«"' and inner[-1:] in '”“»"' else f"“{inner}”"

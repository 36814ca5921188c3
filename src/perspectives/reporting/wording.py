"""The sentences that say why: the same in window, terminal and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.lookup import SIGNS
from perspectives.model.states import Attitude, Relation, State
from perspectives.texts import _, later, ngettext, number, told

if TYPE_CHECKING:
    from perspectives.model.comparison import Link, Tagging
    from perspectives.model.documents import Passage

RELATION_NAMES = {
    Relation.NEAR_VERBATIM: later("near-verbatim"),
    Relation.SAME_CLAIM: later("same claim"),
    Relation.RELATED: later("related"),
    Relation.CONTRARY: later("contrary"),
}

STATE_NAMES = {
    State.PROPOSED: later("not reviewed"),
    State.CONFIRMED: later("confirmed"),
    State.REJECTED: later("rejected"),
    State.MANUAL: later("made by hand"),
}

SHAPES = {
    Attitude.FOR: "▲",
    Attitude.AGAINST: "▼",
    Attitude.MIXED: "◆",
    Attitude.NEUTRAL: "○",
}
"""The shape of each stance; colour says nothing."""

STANCE_NAMES = {
    Attitude.FOR: later("for"),
    Attitude.AGAINST: later("against"),
    Attitude.MIXED: later("mixed"),
    Attitude.NEUTRAL: later("neutral"),
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
    return f"{SIGNS[link.relation]} {_(RELATION_NAMES[link.relation])}"


def stance(attitude: Attitude) -> str:
    """The shape and the word of a stance: "▲ for"."""
    return f"{SHAPES[attitude]} {_(STANCE_NAMES[attitude])}"


def percent(share: float) -> str:
    """A share 0..1 as whole per cent."""
    return f"{number(share * 100)}%"


def passages_count(count: int) -> str:
    """A number of passages in words."""
    return ngettext("{count} passage", "{count} passages", count).format(count=number(count))


def tagging_reason(tagging: Tagging, most: int = 0) -> str:
    """Why a passage carries a topic, in one sentence part for each reason, none twice.

    No more than `most` of them, the strongest, where that is above 0; then how many more there are.
    """
    amounts: dict[str, float] = {}
    for row in tagging.evidence:
        amounts[row.why] = amounts.get(row.why, 0.0) + abs(row.amount)
    reasons = list(amounts)
    if not reasons:
        return _(STATE_NAMES[tagging.state])
    if most and len(reasons) > most:
        kept = set(sorted(reasons, key=lambda why: -amounts[why])[:most])
        more = _("{count} more").format(count=len(reasons) - most)
        return "; ".join([*(told(why) for why in reasons if why in kept), more])
    return "; ".join(map(told, reasons))


def link_reason(link: Link, left_text: str, right_text: str) -> str:
    """Why two passages are linked: shared wording, names and dates, then the words that met.

    The texts are the whole texts of the link's left and right documents.
    """
    parts: list[str] = []
    for run in link.evidence.reuse[:1]:
        words_equal = _("{equal} of {words} words equal: “{quote}”")
        quote = excerpt(run.left.of(left_text))
        parts.append(words_equal.format(equal=run.equal, words=run.words, quote=quote))
    if link.evidence.shared:
        names = ", ".join(link.evidence.shared[:MOST_WORDS])
        parts.append(_("both name {names}").format(names=names))
    words: list[str] = []
    for pair in link.evidence.words:
        left, right = pair.left.of(left_text), pair.right.of(right_text)
        word = left if left.casefold() == right.casefold() else f"{left}/{right}"
        if word.casefold() not in (known.casefold() for known in words):
            words.append(word)
    if words:
        parts.append(_("words that meet: {words}").format(words=", ".join(words[:MOST_WORDS])))
    if link.evidence.note:
        parts.append(told(link.evidence.note))
    return "; ".join(parts) or _(STATE_NAMES[link.state])


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

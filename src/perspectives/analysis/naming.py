"""Names, dates and numbers of a passage, written so that other languages' notations meet.

"24 September", "24. septembra", "24 shtator" and "24.9.2023" give one mark; so do Бањска and
Banjskë, by the space's `Names`.
"""

import re
from collections.abc import Callable

from perspectives.analysis.bridging import bare, pivots
from perspectives.analysis.normalising import WORD, fold
from perspectives.model.spans import Span

_MONTH_NAMES = """
january february march april may june july august september october november december
"""
MONTHS = _MONTH_NAMES.split()
MONTH_NAMES = frozenset(MONTHS)

NUMERIC_DATE = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(?:(\d{4})\b)?|\b(\d{4})-(\d\d)-(\d\d)\b")
"""24.9.2023, 24. 9. 2023., 24.9. and 2023-09-24."""

Marks = dict[str, Span]
"""The marks of a text and where each first stands."""


def marks_of(
    text: str, language: str, common: frozenset[str], joined: Callable[[str], str]
) -> Marks:
    """The marks of a text: names as compared words, dates as "24 september", numbers as digits.

    `common` are folded words that are no names; `joined` says which word stands for another.
    """
    out: Marks = {}
    before: tuple[str, Span] | None = None
    for match in WORD.finditer(text):
        span = Span(*match.span())
        meaning = meaning_of(match.group(), language, common, joined)
        if meaning:
            out.setdefault(meaning, span)
            if before is not None:
                date = _date(before[0], meaning)
                if date:
                    out.setdefault(date, Span(before[1].start, span.end))
        before = (meaning, span)
    for match in NUMERIC_DATE.finditer(text):
        date = numeric_date(match)
        if date:
            out.setdefault(date, Span(*match.span()))
    return out


def meaning_of(
    word: str, language: str, common: frozenset[str], joined: Callable[[str], str]
) -> str:
    """The mark of one running word; "" for a word that is neither name, month nor number."""
    if word[0].islower():
        found = pivots(word, language)
        meaning = bare(joined(found[0])) if found else ""
        return meaning if meaning in MONTH_NAMES else ""
    folded = fold(word)
    if folded.isdigit():
        return folded.lstrip("0") or "0"
    found = pivots(word, language)
    if not found:
        return ""
    meaning = bare(joined(found[0]))
    is_name = word[:1].isupper() and folded not in common
    return meaning if is_name or meaning in MONTHS else ""


def date_mark(day: int, month: str) -> str:
    """Day and month as one mark."""
    return f"{day} {month}"


def numeric_date(match: re.Match[str]) -> str:
    """The mark of a date in figures; "" where there is no such month."""
    day, month, _, _, month_iso, day_iso = match.groups()
    number = int(month or month_iso)
    return date_mark(int(day or day_iso), MONTHS[number - 1]) if 1 <= number <= 12 else ""


def _date(before: str, after: str) -> str:
    """Day and month as one mark, in either order; "" for anything else."""
    for day, month in ((before, after), (after, before)):
        if month in MONTHS and day.isdigit() and len(day) <= 2 and 1 <= int(day) <= 31:
            return date_mark(int(day), month)
    return ""

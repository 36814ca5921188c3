"""Names, dates and numbers of a passage, written so that other languages' notations meet.

"24 September", "24. septembra", "24 shtator" and "24.9.2023" give one mark; so do Бањска and
Banjskë, by the space's `Names`.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from perspectives.analysis.bridging import bare, pivots
from perspectives.analysis.normalising import WORD, fold
from perspectives.model.spans import Span

_MONTH_NAMES = """
january february march april may june july august september october november december
"""
MONTHS = _MONTH_NAMES.split()

NUMERIC_DATE = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(?:(\d{4})\b)?|\b(\d{4})-(\d\d)-(\d\d)\b")
"""24.9.2023, 24. 9. 2023., 24.9. and 2023-09-24."""

Marks = dict[str, Span]
"""The marks of a text and where each first stands."""


def common_words(texts: Iterable[Sequence[str]]) -> frozenset[str]:
    """The folded words that stand in small letters somewhere: no names, even with a capital."""
    return frozenset(
        fold(word) for words in texts for word in dict.fromkeys(words) if word[:1].islower()
    )


def marks_of(
    text: str, language: str, common: frozenset[str], joined: Callable[[str], str]
) -> Marks:
    """The marks of a text: names as compared words, dates as "24 september", numbers as digits."""
    out: Marks = {}
    before: tuple[str, Span] | None = None
    for match in WORD.finditer(text):
        word, span = match.group(), Span(*match.span())
        meaning = _meaning(word, language, common, joined)
        if meaning:
            out.setdefault(meaning, span)
            if before is not None:
                date = _date(before[0], meaning)
                if date:
                    out.setdefault(date, Span(before[1].start, span.end))
        before = (meaning, span)
    for match in NUMERIC_DATE.finditer(text):
        day, month, _, _, month_iso, day_iso = match.groups()
        number = int(month or month_iso)
        if 1 <= number <= 12:
            date = f"{int(day or day_iso)} {MONTHS[number - 1]}"
            out.setdefault(date, Span(*match.span()))
    return out


def _meaning(word: str, language: str, common: frozenset[str], joined: Callable[[str], str]) -> str:
    """The mark of one word; "" for a word that is neither name, month nor number."""
    folded = fold(word)
    if folded.isdigit():
        return str(int(folded)) if len(folded) < 12 else folded
    is_name = word[:1].isupper() and folded not in common
    found = pivots(word, language)
    if not found:
        return ""
    meaning = bare(joined(found[0]))
    return meaning if is_name or meaning in MONTHS else ""


def _date(before: str, after: str) -> str:
    """Day and month as one mark, in either order; "" for anything else."""
    for day, month in ((before, after), (after, before)):
        if month in MONTHS and day.isdigit() and 1 <= int(day) <= 31:
            return f"{int(day)} {month}"
    return ""

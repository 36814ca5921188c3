"""Dates and cited documents in running text, by rule: one key for all notations of one thing.

"24 September 2023", "24. septembra 2023.", "the 24th September" and "24.9.2023" are one date;
"Article 14", "члан 14" and "neni 14" are one article.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from perspectives.analysis.naming import MONTHS
from perspectives.analysis.normalising import WORD, fold, is_inflection
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MONTH_STEMS = {
    "januar": 1, "februar": 2, "mart": 3, "april": 4, "maj": 5, "jun": 6, "jul": 7, "avgust": 8,
    "septemb": 9, "oktob": 10, "novemb": 11, "decemb": 12, "janar": 1, "shkurt": 2, "mars": 3,
    "prill": 4, "qershor": 6, "korrik": 7, "gusht": 8, "shtator": 9, "tetor": 10, "nentor": 11,
    "dhjetor": 12,
}  # fmt: skip
"""Serbian and Albanian months without their endings; English ones are whole words."""

SHORT_MONTHS = {name[:3]: place for place, name in enumerate(MONTHS, 1)} | {"sept": 9}
"""English abbreviations."""

NUMERIC = re.compile(
    r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)\b"
    r"|\b(?P<uk_day>\d{1,2})/(?P<uk_month>\d{1,2})/(?P<uk_year>(?:19|20)\d\d)\b"
)
"""24.9.2023, 2023-09-24 and 24/09/2023, the day before the month as Europe writes it."""

HEADS = {
    "article": "article", "articles": "article", "art": "article", "clan": "article",
    "neni": "article", "resolution": "resolution", "rezolucij": "resolution",
    "rezolut": "resolution", "law": "law", "zakon": "law", "ligj": "law", "annex": "annex",
    "aneks": "annex", "chapter": "chapter", "poglavlj": "chapter", "kapitull": "chapter",
    "protocol": "protocol", "protokol": "protocol", "decision": "decision", "odluk": "decision",
    "vendim": "decision", "directive": "directive", "regulation": "regulation",
}  # fmt: skip
"""What a cited document is called, folded, without endings, to its kind."""

NUMBER_WORDS = frozenset({"no", "nr", "br", "number", "broj", "numer"})
"""Words that may stand between a document's name and its number."""

CITED_NUMBER = re.compile(r"\d+(?:[/\-–]\w+)*")
CASE = re.compile(r"\b[A-Z]{1,5}[/ ]?\d{1,4}/\d{2,4}\b|\b[SA]/RES/\d+(?:/\d+)?\b")
"""Cases and resolutions by sign: KO130/15, S/RES/1244."""

BETWEEN = frozenset({"of", "the", "e", "te", "i", "se"})
"""Words that may stand between a day and its month: "24th of September", "24 e shtatorit"."""


class Named(NamedTuple):
    """Something found: its kind (date, document), a key equal for all notations, its place."""

    kind: str
    key: tuple[str, ...]
    span: Span


class _Word(NamedTuple):
    folded: str
    span: Span


def named_in(text: str, start: int, end: int) -> list[Named]:
    """The dates and cited documents of a stretch of text, in order, none inside another."""
    words = [_Word(fold(m[0]), Span(*m.span())) for m in WORD.finditer(text, start, end)]
    found = [*_numeric_dates(text, start, end), *_written_dates(text, words)]
    found += _cited(text, words, end)
    found += [
        Named("document", ("case", match[0].replace(" ", "")), Span(*match.span()))
        for match in CASE.finditer(text, start, end)
    ]
    found.sort(key=lambda row: (row.span.start, -row.span.length))
    out: list[Named] = []
    for row in found:
        if not out or row.span.start >= out[-1].span.end:
            out.append(row)
    return out


def month_of(folded: str) -> int:
    """The number of a month named in English, Serbian or Albanian; 0 for any other word."""
    if folded in MONTHS:
        return MONTHS.index(folded) + 1
    if folded in SHORT_MONTHS:
        return SHORT_MONTHS[folded]
    for stem, month in MONTH_STEMS.items():
        if folded.startswith(stem[:4]) and is_inflection(folded, stem):
            return month
    return 0


def date_key(year: int, month: int, day: int) -> tuple[str, ...]:
    """Year, month and day as a key; 0 = not said."""
    return (f"{year:04}", f"{month:02}", f"{day:02}")


def _numeric_dates(text: str, start: int, end: int) -> Iterator[Named]:
    for match in NUMERIC.finditer(text, start, end):
        groups = match.groupdict()
        parts = [
            int(groups[name] or groups[f"iso_{name}"] or groups[f"uk_{name}"])
            for name in ("year", "month", "day")
        ]
        if 1 <= parts[1] <= 12 and 1 <= parts[2] <= 31:
            yield Named("date", date_key(*parts), Span(*match.span()))


def _written_dates(text: str, words: Sequence[_Word]) -> Iterator[Named]:
    """A day beside a month, a year after them; a month with a year alone is a month's date."""
    for at, word in enumerate(words):
        month = month_of(word.folded)
        if not month:
            continue
        before = at - 1
        while before >= 0 and words[before].folded in BETWEEN and before > at - 3:
            before -= 1
        day, first, last = 0, at, at
        if before >= 0 and _is_near(text, words, before, at) and _day(words[before].folded):
            day, first = _day(words[before].folded), before
        elif at + 1 < len(words) and _is_near(text, words, at, at + 1):
            day = _day(words[at + 1].folded)
            last = at + 1 if day else at
        year = 0
        if last + 1 < len(words) and _is_near(text, words, last, last + 1):
            year = _year(words[last + 1].folded)
            last += bool(year)
        if day or year:
            span = Span(words[first].span.start, words[last].span.end)
            yield Named("date", date_key(year, month, day), span)


def _is_near(text: str, words: Sequence[_Word], left: int, right: int) -> bool:
    """Whether only blanks, a comma or a full stop of an ordinal part two words."""
    between = text[words[left].span.end : words[left + 1].span.start]
    parts = [text[a.span.end : b.span.start] for a, b in pairwise(words[left : right + 1])]
    return all(part.strip(" \u00a0\n") in ("", ",", ".") for part in (between, *parts))


def _day(folded: str) -> int:
    value = int(folded) if folded.isdigit() and len(folded) <= 2 else 0
    return value if 1 <= value <= 31 else 0


def _year(folded: str) -> int:
    value = int(folded) if folded.isdigit() and len(folded) == 4 else 0
    return value if 1900 <= value <= 2100 else 0


def _cited(text: str, words: Sequence[_Word], end: int) -> Iterator[Named]:
    for at, word in enumerate(words):
        kind = _document_kind(word.folded)
        if not kind:
            continue
        number = at + 1
        while number < len(words) and words[number].folded in NUMBER_WORDS:
            number += 1
        if number >= len(words) or not _is_near(text, words, at, number):
            continue
        match = CITED_NUMBER.match(text, words[number].span.start, end)
        if match:
            span = Span(word.span.start, match.end())
            yield Named("document", (kind, match[0]), span)


def _document_kind(folded: str) -> str:
    found = HEADS.get(folded)
    if found:
        return found
    for stem, kind in HEADS.items():
        if len(stem) >= 4 and folded.startswith(stem) and len(folded) <= len(stem) + 4:
            return kind
    return ""

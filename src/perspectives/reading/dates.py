"""Dates as people write them to ISO 8601, in English, Albanian, Serbian and their neighbours."""

from __future__ import annotations

import re
from typing import NamedTuple

from perspectives.model.spans import Span
from perspectives.reading.folding import folded

_MONTHS = (
    "january jan janar janari janarit januar januara januari sijecanj sijecnja gennaio "
    "janvier enero ocak",
    "february feb febr shkurt shkurti shkurtit februar februara februari veljaca veljace "
    "febbraio fevrier febrero subat",
    "march mar mars marsi marsit mart marta ozujak ozujka marz marzo",
    "april apr prill prilli prillit aprila travanj travnja aprile avril abril nisan",
    "may maj maji majit maja svibanj svibnja mai maggio mayo mayis",
    "june jun qershor qershori qershorit juna juni lipanj lipnja giugno juin junio haziran",
    "july jul korrik korriku korrikut jula juli srpanj srpnja luglio juillet julio temmuz",
    "august aug gusht gushti gushtit avg avgust avgusta augusta kolovoz kolovoza agosto aout "
    "agustos",
    "september sep sept shtator shtatori shtatorit septembar septembra septembri rujan rujna "
    "settembre septembre septiembre eylul",
    "october oct okt tetor tetori tetorit oktobar oktobra oktober listopad listopada ottobre "
    "octobre octubre ekim",
    "november nov nentor nentori nentorit novembar novembra studeni studenoga novembre "
    "noviembre kasim",
    "december dec dhjetor dhjetori dhjetorit decembar decembra dezember prosinac prosinca "
    "dicembre decembre diciembre aralik",
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = re.compile(r"[12]\d{3}")
_WORD = r"[^\W\d_]{3,12}"
_DATE = re.compile(
    rf"""(?<![\w./-])(?:
      (?P<y1>[12]\d{{3}})-(?P<m1>\d\d?)-(?P<d1>\d\d?)(?:[T ]\d\d:\d\d(?::\d\d)?\S*)?
    | (?P<d2>\d\d?)(?:st|nd|rd|th|-?t[ëe]|\.)?\s*(?:of\s+|de\s+)?(?P<m2>{_WORD})\.?,?
      \s+(?:de\s+)?(?P<y2>[12]\d{{3}})
    | (?P<m3>{_WORD})\.?\s+(?P<d3>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y3>[12]\d{{3}})
    | (?P<d4>\d\d?)(?P<sign>[./-])\s?(?P<m4>\d\d?)(?P=sign)\s?(?P<y4>[12]\d{{3}})
    | (?P<m5>{_WORD})\.?,?\s+(?P<y5>[12]\d{{3}})
    )(?![\w/-])(?:\.?\s*(?:godine|god|г|године|год)\b\.?|\.(?=\s|$|[,–—-]))?""",
    re.VERBOSE,
)


class Found(NamedTuple):
    """A date in a text: ISO 8601 (YYYY-MM-DD, or YYYY-MM without a day) and where it stands."""

    iso: str
    span: Span


def find_date(text: str) -> Found | None:
    """The first date in `text`; years 1000 to 2999, days that exist.

    Numbers alone are read day before month, but for 10/20/2023, which can only be the other way.
    """
    if not _YEAR.search(text):
        return None
    for match in _DATE.finditer(text):
        if iso := _iso(match):
            return Found(iso, Span(*match.span()))
    return None


def date_of(text: str) -> str:
    """The date that a metadata value says, in ISO 8601; a year alone is a date here; "" = none."""
    text = text.strip()
    if len(text) == 4 and text.isdigit():
        return text
    if len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdecimal():
        return _valid(int(text[:4]), int(text[5:7]), int(text[8:]))
    if len(text) == 7 and text[:4].isdigit() and text[4] == "-" and text[5:].isdigit():
        return text if 1 <= int(text[5:]) <= 12 else ""
    found = find_date(text)
    return found.iso if found else ""


def _iso(match: re.Match[str]) -> str:
    rows = match.groupdict()
    if rows["m5"]:
        month = _month(rows["m5"])
        return f"{rows['y5']}-{month:02}" if month else ""
    for place in "1234":
        if year := rows["y" + place]:
            month, day = rows["m" + place], int(rows["d" + place])
            number = int(month) if month.isdigit() else _month(month)
            if rows["sign"] == "/" and number > 12:
                number, day = day, number
            return _valid(int(year), number, day)
    return ""


def is_month(word: str) -> bool:
    """Whether `word` is the name of a month in one of the languages."""
    return folded(word) in _MONTH


def _month(word: str) -> int:
    return _MONTH.get(folded(word), 0)


def _valid(year: int, month: int, day: int) -> str:
    """The ISO date, "" where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS_OF_MONTHS[month - 1]:
        return ""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return "" if (month, day) == (2, 29) and not is_leap else f"{year}-{month:02}-{day:02}"

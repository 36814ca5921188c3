"""Single lines above and below an article: title, byline, date line, and dates that open prose."""

from __future__ import annotations

import re
from typing import NamedTuple

from perspectives.reading.dates import find_date
from perspectives.reading.folding import folded
from perspectives.reading.front_matter import FIELDS
from perspectives.reading.page_lines import LABELS
from perspectives.reading.rules import Rule

TITLE_WORDS = 25
"""Words up to which a first line may be a title; newspapers rarely go beyond 18."""

_BRACKET = re.compile(r"\[([^\[\]]{2,30})\]\s*[:|–—-]?\s*")
_BEFORE_MARK = re.compile(r"([^:|–—/]{2,24}?)\s*(?:[:|–—/]|\s-\s)\s*(?=\S)")
_CLOSED = re.compile(r"[.,;:]$")
_SALUTATION = Rule(
    r"(?:dear|mr|mrs|madam|your excellenc\w+|excellenc\w+|ladies|friends|colleagues|honou?rable"
    r"|postovan\w+|drag[aei]\b|dame i|gospodine|gospodo|drugovi|prijatelji|i nderuar|e nderuar"
    r"|te nderuar\w*|zonja|zoti|i dashur|te dashur|miq)\b"
)
_LABELLED = re.compile(r"(?:\*\*)?([\w ]{2,20}?)\s*:(?:\*\*)?\s+(\S.*)")
_ABOUT_DATE = Rule(
    r"\W*(?:(?:first |last )?(?:published|updated|posted|modified|date|issued|publication date)"
    r"(?: on| at)?|objavljeno|azurirano|datum|poslednja izmena|publikuar|botuar|perditesuar|data"
    r"|me|dana|on)?\s*:?\s*"
)
_DAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
ponedeljak ponedjeljak utorak sreda srijeda cetvrtak petak subota nedelja nedjelja
e hene marte merkure enjte premte shtune diel
"""
_SMALL = frozenset(_DAYS.split()) | frozenset(
    ["at", "u", "ne", "me", "dana", "on", "am", "pm", "cet", "gmt", "utc", "est", "h", "casova"]
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?h?")
_DASH = re.compile(
    r"[\s,.:;]*(?:\([^()]{2,40}\)|\[[^\[\]]{2,40}\])?[\s,.]*(?:[–—:|]|-{1,2})+[\s,]*"
)


class Dateline(NamedTuple):
    """A date that opens a paragraph: ISO 8601, and the end of what belongs to it."""

    iso: str
    end: int


def without_label(title: str) -> str:
    """`title` without the kind of text in front: "[Opinion] : X", "Op-ed: X", "ANALYSIS | X"."""
    line = " ".join(title.split())
    if (bracket := _BRACKET.match(line)) and bracket.end() < len(line):
        return line[bracket.end() :]
    mark = _BEFORE_MARK.match(line)
    if mark and folded(mark[1]).strip() in LABELS:
        return line[mark.end() :]
    return line


def is_label(text: str) -> bool:
    """Whether `text` says only what kind of text this is: "OPINION", "[Analysis]"."""
    return len(text) <= 40 and folded(text).strip(" []:|–—-/.") in LABELS


def may_be_title(text: str) -> bool:
    """Whether a text's first line `text` may be its title, by itself."""
    words = text.split()
    if not words or len(words) > TITLE_WORDS or text.count("\n") > 1 or len(text) > 220:
        return False
    first = next((char for char in text if char.isalpha()), "")
    if not first or first.islower() or _CLOSED.search(text.rstrip("”\"'»")):
        return False
    is_quoted = text[0] in '“"„«' and text[-1] in '”"“»'
    return not (is_quoted and len(words) > 14) and not _SALUTATION.match(folded(text))


def labelled(text: str) -> tuple[str, str] | None:
    """Field and value of a line such as "Author: Jane Doe" or "Datum: 5. maj 2023"; else None."""
    if len(text) > 200 or ":" not in text[:26]:
        return None
    match = _LABELLED.fullmatch(text)
    field = FIELDS.get(folded(match[1]).strip()) if match else None
    return (field, match[2].strip()) if match and field else None


def date_line(text: str) -> str:
    """The ISO date of a line that holds a date, with a place, a day or a time at most; else ""."""
    if len(text) > 90 or not any(char.isdigit() for char in text):
        return ""
    found = find_date(text)
    if not found:
        return ""
    rest = text[: found.span.start] + " " + text[found.span.end :]
    if re.search(r"[.!?]\s*$", rest.rstrip(' ”"')) and len(rest.split()) > 4:
        return ""
    about = _ABOUT_DATE.match(folded(rest))
    rest = rest[about.end() :] if about else rest
    words = [word.strip(" ,.;:|()–—·•/[]-") for word in _TIME.sub(" ", rest).split()]
    other = [word for word in words if word and folded(word) not in _SMALL]
    is_place = len(other) <= 4 and all(word[0].isupper() or not word.isalpha() for word in other)
    return found.iso if is_place else ""


def dateline(text: str) -> Dateline | None:
    """The date that opens `text` and is parted from its first sentence by a dash or a colon.

    "20 October 2023, – The talks …" has one; "20 October 2023 – a day to remember" has none, since
    the sentence goes on in small letters.
    """
    found = find_date(text[:100])
    if not found:
        return None
    before = text[: found.span.start].strip(" (")
    words = [word.strip(",.()") for word in before.replace("/", " ").split()]
    known = [word for word in words if word and folded(word) not in _SMALL]
    if len(known) > 4 or not all(word[0].isupper() for word in known):
        return None
    if before and before[-1] not in ",/–—-)" and any(folded(word) in ("on",) for word in words):
        return None
    dash = _DASH.match(text, found.span.end + (text[found.span.end : found.span.end + 1] == ")"))
    if not dash or dash.end() >= len(text) or text[dash.end()].islower():
        return None
    return Dateline(found.iso, len(text[: dash.end()].rstrip()))


def is_article_number(text: str) -> bool:
    """Whether `text` opens with the number of an article, as no title does."""
    return bool(re.match(r"(?:article|art\.|neni|clan|section|§)\s*\d|\d{1,3}[.)]\s", folded(text)))

"""Which of the titles that a web page offers is the title of its text.

A page names itself in its structured data, in its title element (with the site's name hung on) and
in its headings, of which the first may be the site's. The heading that a reader sees is preferred,
as long as the page elsewhere vouches for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.reading.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 300
ALIKE = 0.5
"""Share of words two titles have in common (twice the common ones by all) from which one may be the
other in short: below it pages name different things."""

_SEPARATORS = re.compile(r"\s+[|»«·•–—\-:/\\~›>]+\s+|\s*[|»•]\s*|\s::\s|:\s+(?=[^:]*$)")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page; `is_named` says that its markup calls it the article's title."""

    text: str
    level: int
    is_named: bool = False


def choose_title(
    stated: str, element: str, headings: Sequence[Heading], sites: Sequence[str]
) -> str:
    """The title of the text; "" where the page offers none.

    `stated` is what structured data say, `element` the title element, `sites` names of the site.
    """
    known = {_bare(site) for site in sites if _bare(site)}
    heads = [row for row in headings if _bare(row.text) and _bare(row.text) not in known]
    tops = [row for row in heads if row.level == 1 or row.is_named]
    stated = without_site(stated, known, heads)
    element = without_site(element, known, heads)
    for name in filter(None, (stated, element)):
        if found := _vouched(name, tops) or _vouched(name, heads, least=2):
            return found[:LONGEST]
    named = [row.text for row in tops if row.is_named and len(row.text) <= LONGEST]
    if len(named) == 1 or (named and not stated):
        return named[0]
    if len(tops) == 1 and (not stated or _bare(stated) in known) and len(tops[0].text) <= LONGEST:
        return tops[0].text
    return (stated or element or next((row.text for row in tops), ""))[:LONGEST]


def same_title(left: str, right: str) -> bool:
    """Whether two titles or names have the same letters and digits; empty ones are like none."""
    return bool(_bare(left)) and _bare(left) == _bare(right)


def without_site(title: str, known: set[str], headings: Sequence[Heading]) -> str:
    """`title` without the name of the site that many pages hang on it.

    A part goes when it is a name in `known`, or when what is left is a heading of the page.
    """
    heads = {_bare(heading.text) for heading in headings}
    for _ in range(3):
        cuts = list(_SEPARATORS.finditer(title))
        if not cuts or _bare(title) in heads:
            return title
        first, last = cuts[0], cuts[-1]
        before, after = title[: last.start()].rstrip(), title[first.end() :].lstrip()
        if _bare(title[last.end() :]) in known or _bare(before) in heads:
            title = before
        elif _bare(title[: first.start()]) in known or _bare(after) in heads:
            title = after
        else:
            return title
    return title


def _vouched(name: str, headings: Sequence[Heading], *, least: int = 1) -> str:
    """The heading that says the same as `name`, word for word, in part or nearly."""
    bare = _bare(name)
    if not bare:
        return ""
    for heading in headings:
        if _bare(heading.text) == bare:
            return heading.text
    for heading in headings:
        text = _bare(heading.text)
        words = len(heading.text.split())
        if words >= least and (text in bare or bare in text) and len(text) < 3 * len(bare):
            return heading.text
    best = max(headings, key=lambda row: _alike(name, row.text), default=None)
    return best.text if best and _alike(name, best.text) >= ALIKE + 0.1 * (least - 1) else ""


def _alike(left: str, right: str) -> float:
    """Twice the common words by all words, 0..1."""
    one, two = set(_WORDS.findall(folded(left))), set(_WORDS.findall(folded(right)))
    return 2 * len(one & two) / max(1, len(one) + len(two))


def _bare(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())

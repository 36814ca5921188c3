"""Tells the lines that say who wrote a text."""

from __future__ import annotations

import re

from perspectives.reading.folding import folded
from perspectives.reading.rules import Rule

LONGEST = 900
"""Characters up to which a block may be a biography: about 140 words."""

LONGEST_UNKNOWN = 450
"""The same for somebody whose name the text does not give as its author's."""

_ABOUT = Rule(
    r"about the authors?"
    r"|the (?:author|writer|speaker)s? (?:is|was|are|teaches|works|writes|has|lives)\b"
    r"|o autor(?:u|ki|ima|ici)\b"
    r"|autor(?:ka|ica)?(?: (?:teksta|kolumne))? (?:je|radi|predaje|zivi)\b"
    r"|rreth (?:autorit|autores|autoreve)|per autor(?:in|en)"
    r"|autor(?:i|ja) (?:i ketij shkrimi )?(?:eshte|punon|jep|ka)\b",
    words="author writer speaker autor",
)
_DOES = Rule(
    r"'s (?:\w+ ){0,3}(?:books?|research|work|articles?|novel|column)\b"
    r"|\s*(?:,[^.]{3,80},|\([^)]{1,40}\)|@\w+)?\s*"
    r"(?:is|was|are|has been|teaches|works|writes|serves|heads|leads|directs|lives|holds|covers"
    r"|currently|recently|je|su|bio je|bila je|radi|predaje|pise|zivi|vodi|eshte|ishte|jane|punon"
    r"|jep|shkruan|drejton|ligjeron|jeton|ka qene)\b"
)
_POSTS = """
professor lecturer reader researcher fellow author writer journalist analyst columnist editor
director lawyer historian scientist scholar diplomat ambassador economist activist doctoral student
chair consultant expert correspondent reporter founder adviser advisor
profesor docent predavac istrazivac novinar kolumnist knjizevn analiticar politikolo pravnik advokat
istoricar urednik direktor ekonomist sociolog aktivist saradnik
ligjerues pedagog studiues hulumtues gazetar shkrimtar analist publicist jurist avokat redaktor
drejtor
"""
_POST = tuple(_POSTS.split())
_GOES_ON = Rule(
    r"(?:he|she|they|his|her|their|on|ona|oni|njegov\w*|njen\w*|njihov\w*|ai|ajo|ata)\b"
    r"(?:\W+\w+){0,6}\W+"
    r"(?:is|are|was|has|have|includes?|wrote|teaches|works|holds|lives|tweets|je|su|ima|radi"
    r"|eshte|jane|ka|kane|punon)\b"
)
_SOMEBODY = Rule(
    r"[^\W\d_]+(?:[-.'][^\W\d_]+)*\.?(?: [^\W\d_]+(?:[-.'][^\W\d_]+)*\.?){1,3}?"
    r"(?=,| \(| (?:is|je|eshte|teaches|works|radi|predaje|punon|jep)\b)"
)
_FORMS_OF_ADDRESS = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|sir|professor|ambassador|judge|profesor(?:ka)?)\.? )+"
)
_TOGETHER = re.compile(r"\s*(?:,|;|\band\b|&|\bi\b|\bdhe\b)\s*")


def opens_about(text: str) -> bool:
    """Whether `text` opens as a note about the author, whoever that is: "About the author"."""
    return len(text) <= LONGEST and bool(_ABOUT.match(folded(text[:80]).strip(" -–—*")))


def is_about(text: str, author: str) -> bool:
    """Whether `text` says who `author` is: it opens with the name and says what they do.

    `author` may hold several names.
    """
    if not author or len(text) > LONGEST:
        return False
    line = _FORMS_OF_ADDRESS.sub("", " ".join(folded(text[:300]).split()).lstrip("*–—- "))
    for name in _TOGETHER.split(folded(author)):
        known = _FORMS_OF_ADDRESS.sub("", " ".join(name.split()))
        for form in (known, known.rpartition(" ")[2], known.partition(" ")[0]):
            if len(form) > 2 and line.startswith(form) and _DOES.match(line[len(form) :]):
                return True
    return False


def is_about_somebody(text: str, body: str) -> bool:
    """Whether `text` says what somebody is by profession whom `body` never speaks of.

    For texts whose author is not known; to be asked of their last lines only.
    """
    if len(text) > LONGEST_UNKNOWN:
        return False
    plain = " ".join(text.split()).lstrip("*–—- ")
    line = folded(plain)
    if not any(post in line for post in _POST):
        return False
    names = _SOMEBODY.match(line)
    does = _DOES.match(line[names.end() :]) if names else None
    if not names or not does:
        return False
    words = plain[: names.end()].split()
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return False
    said = line[names.end() : names.end() + 160].split()
    return any(word.startswith(_POST) for word in said) and words[-1] not in body


def goes_on(text: str) -> bool:
    """Whether `text` carries a biography on: "Her research interests include …"."""
    return len(text) <= LONGEST and bool(_GOES_ON.match(folded(text[:120]).strip()))

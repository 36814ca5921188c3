"""Tells lines that name people; by spelling alone, without lists of names."""

from __future__ import annotations

import re

from perspectives.reading.dates import find_date
from perspectives.reading.folding import folded
from perspectives.reading.rules import Rule

_SMALL_WORDS = """
de da di van von der den bin ibn al el la le e dr prof mr mrs ms sir phd mag ing akad doc amb
president prime minister ambassador professor madam secretary general bishop judge deputy mayor
chair chairman predsednik predsednica premijer ministar ministarka profesor profesorka presidenti
presidentja kryetari kryetare kryeministri ministri ministrja profesori
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Parts of a name that may be written small, and forms of address before it."""

_NO_NAMES = """
a an the this that these those in on at of for to from with and or but not no as by about after
before between how why what when who where is are was were will would should must can could my our
your his her its their new two three ten once summary introduction background conclusion conclusions
executive chapter part section article annex appendix note notes question questions answer answers
contents overview foreword preface epilogue statement speech letter report interview monday tuesday
wednesday thursday friday saturday sunday uvod zakljucak rezime sazetak predgovor pitanja odgovori
hyrje perfundim permbledhje parathenie pyetje pergjigje posle pre nakon zasto kako sta ko gde pas
para pse si cfare kush ku nje dear postovani postovana dragi draga nderuar
"""
_NEVER = frozenset(_NO_NAMES.split())
_TOGETHER = re.compile(r"\s*(?:,|&|;|\band\b|\bund\b|\bet\b|\bi\b|\bи\b|\bdhe\b)\s*")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
_STAFF = Rule(
    r"(?:the )?(?:staff|editors?|editorial board|agenc(?:y|ies)|reuters|afp|ap|anadolu"
    r"|our correspondent|redakcija|agencije|redaksia|redaksi|agjencite)"
    r"(?: (?:staff|reporters?|and agencies))?",
    words="staff editor agenc reuters afp ap anadolu correspondent redak agjenc",
)
_WROTE = Rule(
    r"\W*(?:(?:written |posted |published |words |text |story )?by|authors?|autori"
    r"|autor(?:ja|ka|ica)?|pise|pisu|napisa(?:o|la)|tekst|nga|shkruan|shkruar nga|shkroi|od|from"
    r"|speaker|govornik|folesi)(?:\s*:\s*|\s+)",
    words="by author autor pis tekst nga shkr od from speaker govornik folesi",
)
_SURELY_WROTE = Rule(
    r"\W*(?:written by|authors?\s*:|autor\w*\s*:|pisu?e?\s*:|napisa\w+\s*:|shkruan\s*:"
    r"|shkruar nga)",
    words="written author autor pis shkrua",
)
_BODY = Rule(
    r"the (?:[\w'-]+ ){0,4}?(?:committee|board|council|editors|friends|association|union|institute"
    r"|team|ministry|government|network|movement|initiative|party|office|foundation)"
    r"(?: (?:of|for)(?: [\w'-]+){1,6})?",
    words="committee board council editors friends association union institute team ministry "
    "government network movement initiative party office foundation",
)
"""A body that signs as author: "By the Committee of the Lower Valley"."""

_APART = ("on", "at", "in", "for", "dana", "më")
_STOP = re.compile(r"\s*[@|•·(\[–—/<]|\s-\s|\s*,?\s*\d|\s(?:on|at|in|for|dana|më)\s")


def is_name(text: str) -> bool:
    """Whether `text` is spelt as one person's name: two to five words with capitals."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or len(text) > 50:
        return False
    real = [token for token in tokens if not _is_small(token)]
    return (
        len(real) >= 2
        and all(_TOKEN.fullmatch(token) for token in tokens)
        and all(token[0].isupper() for token in real)
        and not any(folded(token) in _NEVER for token in tokens)
        and any(len(token) > 2 for token in real)
    )


def _is_small(token: str) -> bool:
    word = folded(token).rstrip(".")
    return word in _SMALL


def leading_names(text: str) -> tuple[str, str]:
    """The names that `text` begins with, as written, and what follows them; ("", text) = none."""
    head, rest = text, ""
    if stop := _STOP.search(text):
        head, rest = text[: stop.start()], text[stop.start() :]
    head = head.strip(" ,;.")
    if folded(head) and _STAFF.fits(folded(head)):
        return head, rest
    end = 0
    for part in _parts(head):
        if not is_name(head[part[0] : part[1]]):
            break
        end = part[1]
    return (head[:end], head[end:] + rest) if end else ("", text)


def _parts(text: str) -> list[tuple[int, int]]:
    starts = [0]
    ends: list[int] = []
    for match in _TOGETHER.finditer(text):
        ends.append(match.start())
        starts.append(match.end())
    return list(zip(starts, [*ends, len(text)], strict=True))


def byline(text: str) -> tuple[str, str] | None:
    """Author and ISO date that a byline says; None where `text` is no byline.

    A byline opens with "By" or its like in English, Serbian or Albanian, names people, and says
    little else: a handle, a post, a place, a date.
    """
    if len(text) > 180:
        return None
    line = " ".join(text.split())
    wrote = _WROTE.match(folded(line))
    if not wrote:
        return None
    names, rest = leading_names(line[wrote.end() :])
    if not names and _BODY.fits(folded(line[wrote.end() :])):
        names, rest = line[wrote.end() :].strip(" ,.").removeprefix("the "), ""
    if not names and _SURELY_WROTE.match(folded(line)):
        names, rest = line[wrote.end() :].strip(" ,."), ""
        if len(names.split()) > 6:
            return None
    if not names or not _is_little(rest):
        return None
    found = find_date(rest)
    return names, found.iso if found else ""


def dated_byline(text: str) -> tuple[str, str] | None:
    """Author and ISO date of a byline that opens with its date: "12 May 2023, by Jane Doe"."""
    found = find_date(text) if len(text) <= 120 else None
    if not found or found.span.start > 24:
        return None
    wrote = byline(text[found.span.end :].lstrip(" ,|·•–—-/"))
    return (wrote[0], found.iso) if wrote else None


def _is_little(rest: str) -> bool:
    """Whether what follows a name is a byline's: short, parted from the name, no sentence."""
    words = rest.split()
    if not words:
        return True
    is_apart = words[0][0] in ",@|•·(–—-/[;." or words[0] in _APART
    is_sentence = re.search(r"[.!?]\s+\w+\s+\w+", rest)
    return len(words) <= 14 and is_apart and not is_sentence

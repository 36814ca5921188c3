"""Documents to passages, passages to sentences.

Sentences end at a full stop, question or exclamation mark or an ellipsis, with the quotation marks
that follow, before a blank; unless what stands before or after says otherwise: an abbreviation, an
initial, an ordinal, a small letter. The language decides which abbreviations there are.
"""

import re
from functools import cache

from perspectives.analysis.abbreviations import (
    ARTICLES,
    CLOSING,
    LAWS,
    MONTHS,
    NEVER,
    NUMBERED,
    OPENERS,
)
from perspectives.model.documents import CONTENT, Document, Passage, passage_id
from perspectives.model.spans import Span

_MARK = re.compile("[.!?…؟۔।]+|[。！？]+")
"""Where a sentence may end: looked for alone, since few places are, and _END only there."""

_END = re.compile(
    r"(([.!?…؟۔।]++)(?:[\"'”’“»«)\]}]|\[\d{1,3}\])*+)\s+(?=[\"'“”‘’„«»(\[{¿¡–—-]*\s?(\S))"
    r"|([。！？]+[」』”）]*)"
)
"""1 = the mark and what closes with it, 2 = the mark, 3 = the first sign of what follows; or 4 = an
end in a script that puts no blank after it."""

_TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*$")
_REACH = 24
"""Code points before a full stop that are looked at for an abbreviation."""

_LONGEST = 7
"""Letters of the longest abbreviation; a longer word before a full stop ends its sentence."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_ORDINAL_LANGUAGES = frozenset({"sr", "sl", "mk", "de", "cs", "tr", "hu", ""})
_AND_OTHERS = ("dr", "др")
"""Serbian for "others" after "and", for "doctor" elsewhere."""

_LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s+$")


def sentence_spans(text: str, span: Span, language: str = "") -> tuple[Span, ...]:
    """The sentences of `text` inside `span`, in order, without the blanks between them.

    `language` is a BCP 47 tag; "" takes the abbreviations of all languages. An empty or blank span
    has none; what has no end mark is one sentence.
    """
    start = _skip_blanks(text, span.start, span.end)
    stop = span.end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    rules = _rules(language.partition("-")[0].lower())
    out: list[Span] = []
    for mark in _MARK.finditer(text, start, stop):
        match = _END.match(text, mark.start(), stop)
        if match is None or (match[4] is None and not rules.is_end(text, start, match)):
            continue
        out.append(Span(start, match.end(4) if match[4] else match.end(1)))
        start = _skip_blanks(text, match.end(), stop)
    if start < stop:
        out.append(Span(start, stop))
    return tuple(out)


def passages_of(document: Document, *, has_sentences: bool = True) -> tuple[Passage, ...]:
    """A passage for every block of `document`, in order; content roles are numbered from 1.

    Sentences leave out furniture that opens the block, such as a date line; finding them is nearly
    all of the work, and what only shows a text can do without.
    """
    out: list[Passage] = []
    text, language = document.text, document.language
    number = 0
    for block in document.blocks:
        is_content = block.role in CONTENT
        number += is_content
        span = block.span
        if block.furniture and block.furniture[0].start == span.start:
            span = Span(block.furniture[0].end, span.end)
        out.append(
            Passage(
                passage_id(document.id, block.span),
                document.id,
                block.span,
                block.role,
                number if is_content else 0,
                block.level,
                block.page,
                sentence_spans(text, span, language) if has_sentences else (),
                block.furniture,
            )
        )
    return tuple(out)


def _skip_blanks(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at


class _Rules:
    """What may stand before and after the end of a sentence in one language."""

    def __init__(self, language: str) -> None:
        language = {"bs": "sr", "hr": "sr", "cnr": "sr", "sh": "sr"}.get(language, language)
        self._language = language if language in NEVER else ""
        self._never = self._words(NEVER)
        self._numbered = self._words(NUMBERED)
        self._closing = self._words(CLOSING)
        self._doubtful = self._never | self._numbered | self._closing | set(_AND_OTHERS)

    def _words(self, table: dict[str, str]) -> frozenset[str]:
        rows = table.values() if not self._language else (table.get(self._language, ""),)
        return frozenset(word for row in rows for word in row.split())

    def is_end(self, text: str, start: int, match: re.Match[str]) -> bool:
        """Whether the mark that `match` found ends the sentence that began at `start`."""
        if match[3].islower():
            return False
        if match[1] != ".":
            return True
        mark = match.start()
        before = text[max(start, mark - _REACH) : mark]
        last = before[before.rfind(" ") + 1 :]
        if len(last) > 1 and last.isalpha() and last.lower() not in self._doubtful:
            return True
        token = _TOKEN.search(before, before.rfind(" ") + 1)
        if not token or (len(token[0]) > _LONGEST and "." not in token[0]):
            return True
        word = token[0].lower()
        at = mark - len(word)
        if word.isdigit():
            return self._ends_with_number(text, start, at, match)
        if word in _AND_OTHERS and text.endswith((" i ", " и "), start, at):
            return True
        return self._ends_with(word, at == start, text, match)

    def _ends_with(self, word: str, is_first: bool, text: str, match: re.Match[str]) -> bool:
        """Whether `word` with its full stop ends a sentence, given what follows."""
        following = _WORD.match(text, match.start(3))
        said = following.group().lower() if following else ""
        if word in self._closing:
            return self._language in ("sr", "sq") or said in OPENERS
        if word in self._never:
            return False
        if word in self._numbered and match[3].isdigit():
            return False
        if word == "i" and self._language == "en":
            return True
        letters = word.replace(".", "")
        if len(letters) == 1 or (len(word) == 2 * len(letters) - 1 and len(letters) < 5):
            return said in OPENERS and not is_first
        return True

    def _ends_with_number(self, text: str, start: int, at: int, match: re.Match[str]) -> bool:
        """Whether the number at `at` with its full stop ends a sentence: not as an ordinal."""
        if at == start:
            return False
        if self._language not in _ORDINAL_LANGUAGES:
            return True
        is_small = match.start() - at <= 2
        following = _WORD.match(text, match.start(3))
        said = following.group().lower() if following else ""
        if said in MONTHS or (is_small and (match[3].isdigit() or self._language == "de")):
            return False
        before = _LAST_WORD.search(text, start, at)
        is_article = before is not None and before[1].lower().startswith(ARTICLES)
        return not (is_article and said.startswith(LAWS))


@cache
def _rules(language: str) -> _Rules:
    return _Rules(language)

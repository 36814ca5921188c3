"""Tells pull quotes: a sentence of the article, set apart to be read first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.reading.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.reading.pieces import Piece

SHARE = 0.9
"""Share of a pull quote's words that one passage must have, in order (CONTRACT.md)."""

UNMARKED_SHARE = 0.95
"""The same where no quotation mark vouches for it: parallel clauses of a treaty share 0.9."""

LONGEST = 90
LONGEST_UNMARKED = 50
FEWEST = 6
FEWEST_UNMARKED = 9
"""Words a pull quote has at most and at least, with quotation marks and without: short sentences
that return are refrains, long ones are paragraphs."""

PROSE = 20
"""Words above which a passage is an argument of its own: the last of them may end on a refrain."""

PROBE = 4
"""Words in a row that are looked for before a passage is compared in full."""

LARGEST_TEXT = 30_000
"""Words up to which a text is searched: pull quotes belong to articles, not to books."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”„«»‘'].*[\"“”«»’'][.,!?]?(?:\s*[–—-]\s*\S.{0,60})?", re.DOTALL)
_ATTRIBUTION = re.compile(r"(?<=[\"“”«»’'])\s*[–—-]\s*\S.{0,60}$")
_HOSTS = (Role.PARAGRAPH, Role.QUOTE, Role.ITEM)


def pull_quotes(pieces: Sequence[Piece]) -> frozenset[int]:
    """The places among `pieces` of those that repeat one other passage and stand apart."""
    if sum(len(piece.text) for piece in pieces) > LARGEST_TEXT * 7:
        return frozenset()
    candidates = [
        at
        for at, piece in enumerate(pieces)
        if piece.role in (Role.PARAGRAPH, Role.QUOTE)
        and FEWEST
        <= piece.text.count(" ") + 1
        <= (LONGEST if _is_marked(piece) else LONGEST_UNMARKED)
        and not (at and pieces[at - 1].text.endswith(":"))
    ]
    candidates = _repeated(candidates, pieces)
    if not candidates:
        return frozenset()
    hosts = _Hosts(pieces)
    last = max((at for at, words in hosts.words.items() if len(words) > PROSE), default=-1)
    return frozenset(
        at for at in candidates if _is_pulled(at, pieces[at], hosts, is_last=at >= last)
    )


def _repeated(candidates: Sequence[int], pieces: Sequence[Piece]) -> list[int]:
    """Those of `candidates` whose beginning, middle or end stands twice in the text.

    A tenth of the words may differ, but hardly in all three places.
    """
    if not candidates:
        return []
    text = " ".join(_WORD.findall(folded(" ".join([piece.text for piece in pieces]))))
    out: list[int] = []
    for at in candidates:
        words = _WORD.findall(folded(_ATTRIBUTION.sub("", pieces[at].text)))
        middle = len(words) // 2 - PROBE // 2
        probes = (words[:PROBE], words[middle : middle + PROBE], words[-PROBE:])
        if any(text.count(" ".join(probe)) > 1 for probe in probes):
            out.append(at)
    return out


def _is_marked(piece: Piece) -> bool:
    return piece.role is Role.QUOTE or bool(_QUOTED.fullmatch(piece.text))


def _is_pulled(at: int, piece: Piece, hosts: _Hosts, *, is_last: bool) -> bool:
    is_marked = _is_marked(piece)
    text = _ATTRIBUTION.sub("", piece.text) if is_marked else piece.text
    words = _WORD.findall(folded(text))
    if len(words) < (FEWEST if is_marked else FEWEST_UNMARKED):
        return False
    if not is_marked and text[:1].islower():
        return False
    share = SHARE if is_marked else UNMARKED_SHARE
    fewest = SHARE * len(words) if is_marked else len(words) + 4
    return any(
        len(hosts.words[place]) >= fewest
        and (is_marked or place > at or not is_last)
        and common_words(words, hosts.words[place]) >= share * len(words)
        for place in hosts.holding(words)
        if place != at
    )


class _Hosts:
    """The passages that may be quoted, found by their words."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.words = {
            at: _WORD.findall(folded(piece.text))
            for at, piece in enumerate(pieces)
            if piece.role in _HOSTS
        }
        self._places: dict[str, list[int]] = {}
        for at, words in self.words.items():
            for word in set(words):
                self._places.setdefault(word, []).append(at)

    def holding(self, words: list[str]) -> set[int]:
        """The passages that may hold the share of `words` that makes a pull quote.

        Such a passage lacks at most a tenth of them, so it has one of any larger number: here of
        the rarest.
        """
        distinct = sorted(set(words), key=lambda word: len(self._places.get(word, ())))
        lacking = int((1 - SHARE) * len(words)) + 1
        return {place for word in distinct[:lacking] for place in self._places.get(word, ())}


def common_words(words: Sequence[str], host: Sequence[str]) -> int:
    """How many of `words` stand in `host` in order: the longest common subsequence.

    Bit-parallel: H. Hyyrö, Bit-parallel LCS-length computation revisited, 2004; each of `words` is
    a bit, each word of `host` a step.
    """
    masks: dict[str, int] = {}
    for place, word in enumerate(words):
        masks[word] = masks.get(word, 0) | 1 << place
    full = (1 << len(words)) - 1
    row = full
    for word in host:
        if mask := masks.get(word):
            met = row & mask
            row = ((row + met) | (row - met)) & full
    return len(words) - row.bit_count()

"""Tells pull quotes: a sentence of the article, set apart to be read first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
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
FEWEST = 6
FEWEST_UNMARKED = 9
"""Words a pull quote has: at most, at least, at least without quotation marks (short sentences
that return are refrains)."""

LARGEST_TEXT = 30_000
"""Words up to which a text is searched: pull quotes belong to articles, not to books."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”„«»‘'].*[\"“”«»’'][.,!?]?(?:\s*[–—-]\s*\S.{0,60})?", re.DOTALL)
_ATTRIBUTION = re.compile(r"(?<=[\"“”«»’'])\s*[–—-]\s*\S.{0,60}$")
_HOSTS = (Role.PARAGRAPH, Role.QUOTE, Role.ITEM)


@dataclass(slots=True)
class _Host:
    """The words of a passage that may be quoted."""

    words: list[str]
    counts: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.counts = Counter(self.words)


def pull_quotes(pieces: Sequence[Piece]) -> frozenset[int]:
    """The places among `pieces` of those that repeat one other passage and stand apart."""
    if sum(len(piece.text) for piece in pieces) > LARGEST_TEXT * 7:
        return frozenset()
    hosts = {
        at: _Host(_WORD.findall(folded(piece.text)))
        for at, piece in enumerate(pieces)
        if piece.role in _HOSTS
    }
    body = [at for at in hosts if len(hosts[at].words) > LONGEST // 2]
    last = max(body, default=-1)
    return frozenset(
        at
        for at in hosts
        if pieces[at].role is not Role.ITEM
        and not (at and pieces[at - 1].text.rstrip().endswith(":"))
        and _is_pulled(at, pieces[at], hosts, is_last=at >= last)
    )


def _is_pulled(at: int, piece: Piece, hosts: dict[int, _Host], *, is_last: bool) -> bool:
    is_marked = piece.role is Role.QUOTE or bool(_QUOTED.fullmatch(piece.text))
    text = _ATTRIBUTION.sub("", piece.text) if is_marked else piece.text
    words = _WORD.findall(folded(text))
    if not (FEWEST if is_marked else FEWEST_UNMARKED) <= len(words) <= LONGEST:
        return False
    share = SHARE if is_marked else UNMARKED_SHARE
    for place, host in hosts.items():
        fewest = SHARE * len(words) if is_marked else len(words) + 4
        if place == at or len(host.words) < fewest:
            continue
        if place < at and is_last and not is_marked:
            continue
        if _common(words, host) >= share * len(words):
            return True
    return False


def _common(words: list[str], host: _Host) -> int:
    """How many of `words` stand in `host` in order: the longest common subsequence.

    0 without counting where too few are there at all. Bit-parallel: H. Hyyrö, Bit-parallel LCS-
    length computation revisited, 2004; a word is a bit, a passage one pass.
    """
    need = Counter(words)
    if sum((need & host.counts).values()) < SHARE * len(words):
        return 0
    masks: dict[str, int] = {}
    for place, word in enumerate(words):
        masks[word] = masks.get(word, 0) | 1 << place
    full = (1 << len(words)) - 1
    row = full
    for word in host.words:
        if mask := masks.get(word):
            met = row & mask
            row = ((row + met) | (row - met)) & full
    return len(words) - row.bit_count()

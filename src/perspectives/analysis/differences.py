"""Word differences between two passages, by diff-match-patch over words.

The only importer of diff_match_patch. One word with the blanks after it is one code point of two
made-up texts (the library's own trick for lines), so that a difference never cuts a word.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from diff_match_patch import diff_match_patch  # pyright: ignore[reportMissingTypeStubs]

from perspectives.analysis.normalising import WORD
from perspectives.model.spans import Span

MOST_WORDS = 2000
"""Words a side: time grows with their product, and a time limit would make results depend on the
machine. What lies beyond is one difference."""

FIRST_SIGN = 0x100
SURROGATES = range(0xD800, 0xE000)
"""Code points that stand for words begin above Latin and pass over the surrogates."""


class DifferenceKind(StrEnum):
    """What became of the words of the left side."""

    EQUAL = "equal"
    LEFT_ONLY = "left_only"
    RIGHT_ONLY = "right_only"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of both sides, in code points; the side without words has an empty span."""

    kind: DifferenceKind
    left: Span
    right: Span


def word_differences(left: str, right: str) -> tuple[Difference, ...]:
    """The two sides part by part, in order; joined they give both texts in full.

    Case counts, blanks do not. Two empty texts have no parts.
    """
    signs: dict[str, str] = {}
    left_spans, right_spans = _word_spans(left), _word_spans(right)
    left_signs = _signs(left, left_spans[:MOST_WORDS], signs)
    right_signs = _signs(right, right_spans[:MOST_WORDS], signs)
    matcher: Any = diff_match_patch()
    matcher.Diff_Timeout = 0
    steps: list[tuple[int, str]] = matcher.diff_main(left_signs, right_signs, False)
    out: list[Difference] = []
    i = j = 0
    for operation, words in steps:
        ahead = (len(words) if operation <= 0 else 0, len(words) if operation >= 0 else 0)
        kind = {
            0: DifferenceKind.EQUAL,
            -1: DifferenceKind.LEFT_ONLY,
            1: DifferenceKind.RIGHT_ONLY,
        }[operation]
        out.append(
            Difference(
                kind,
                _stretch(left, left_spans, i, i + ahead[0]),
                _stretch(right, right_spans, j, j + ahead[1]),
            )
        )
        i, j = i + ahead[0], j + ahead[1]
    return _joined([*out, *_rest(left, right, left_spans, right_spans)])


def _word_spans(text: str) -> list[Span]:
    """Each word with what stands around it up to the next word; together they are the text."""
    starts = [match.start() for match in WORD.finditer(text)]
    if not starts:
        return [Span(0, len(text))] if text else []
    starts[0] = 0
    return [Span(*ends) for ends in zip(starts, [*starts[1:], len(text)], strict=True)]


def _signs(text: str, spans: list[Span], signs: dict[str, str]) -> str:
    out: list[str] = []
    for span in spans:
        word = " ".join(span.of(text).split())
        sign = signs.get(word)
        if sign is None:
            number = FIRST_SIGN + len(signs)
            sign = chr(number + len(SURROGATES) if number >= SURROGATES.start else number)
            signs[word] = sign
        out.append(sign)
    return "".join(out)


def _stretch(text: str, spans: list[Span], start: int, end: int) -> Span:
    """The code points of words `start` to `end`; empty before word `start` where there are none."""
    if start < end:
        return Span(spans[start].start, spans[end - 1].end)
    at = spans[start].start if start < len(spans) else len(text)
    return Span(at, at)


def _rest(left: str, right: str, lefts: list[Span], rights: list[Span]) -> list[Difference]:
    """What lies beyond MOST_WORDS on either side."""
    beyond = (
        _stretch(left, lefts, min(len(lefts), MOST_WORDS), len(lefts)),
        _stretch(right, rights, min(len(rights), MOST_WORDS), len(rights)),
    )
    if not beyond[0].length and not beyond[1].length:
        return []
    return [Difference(DifferenceKind.CHANGED, *beyond)]


def _joined(parts: list[Difference]) -> tuple[Difference, ...]:
    """A deletion next to an insertion becomes one change; parts without words go."""
    out: list[Difference] = []
    for part in parts:
        if not part.left.length and not part.right.length:
            continue
        last = out[-1] if out else None
        if last and last.kind is not DifferenceKind.EQUAL and part.kind is not DifferenceKind.EQUAL:
            left = Span(last.left.start, part.left.end)
            right = Span(last.right.start, part.right.end)
            kind = DifferenceKind.CHANGED
            if not left.length or not right.length:
                kind = last.kind
            out[-1] = Difference(kind, left, right)
        else:
            out.append(part)
    return tuple(out)

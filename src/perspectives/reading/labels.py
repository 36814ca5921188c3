"""The numbers and letters that office formats compute for list items and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
LARGEST = 30_000
"""Counts above this are printed as digits: a forged one would make a Roman number of megabytes."""

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How items of one depth are numbered.

    `kind` is decimal, zero (01), letter, LETTER, roman, ROMAN, none or bullet. `pattern` has %1 to
    %9 for the numbers of the levels, for example "%1.%2)".
    """

    kind: str = "bullet"
    pattern: str = ""
    start: int = 1


@dataclass(slots=True)
class Counts:
    """The numbers reached in one list."""

    numbers: dict[int, int] = field(default_factory=dict[int, int])

    def next(self, levels: Sequence[Level], depth: int, *, restart: int | None = None) -> str:
        """The label of the next item at `depth` (0 = top); "" for bullets. Deeper ones restart."""
        level = levels[depth] if depth < len(levels) else Level()
        before = self.numbers.get(depth)
        if restart is not None or before is None:
            self.numbers[depth] = level.start if restart is None else restart
        else:
            self.numbers[depth] = before + 1
        for deeper in [row for row in self.numbers if row > depth]:
            del self.numbers[deeper]
        if level.kind == "bullet":
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shape = levels[at] if at < len(levels) else Level("decimal")
            return formatted(self.numbers.get(at, shape.start), shape.kind)

        return _PLACE.sub(number, level.pattern).strip()


def formatted(number: int, kind: str) -> str:
    """`number` as a list of that kind prints it; digits where it cannot."""
    if kind in ("none", "bullet"):
        return ""
    if not 1 <= number <= LARGEST:
        return str(number)
    if kind == "zero":
        return f"{number:02}"
    if kind in ("letter", "LETTER"):
        letter = chr(ord("a") + (number - 1) % 26) * min(9, (number - 1) // 26 + 1)
        return letter.upper() if kind == "LETTER" else letter
    if kind in ("roman", "ROMAN"):
        return _roman(number).upper() if kind == "ROMAN" else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    out: list[str] = []
    for value, letters in _ROMAN:
        out.append(letters * (number // value))
        number %= value
    return "".join(out)

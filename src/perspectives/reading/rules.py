"""Patterns that cost nothing until a text has the words they are about."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rule:
    """A pattern over folded text, tried only where one of its words is there.

    The words are parts of what the pattern asks for, so they never change the answer; they save
    compiling some forty patterns for texts that need none. No words = always tried.
    """

    def __init__(self, *parts: str, words: str = "") -> None:
        self._source = "".join(parts)
        self._words = tuple(words.split())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def _may(self, line: str) -> bool:
        return not self._words or any(word in line for word in self._words)

    def match(self, line: str) -> re.Match[str] | None:
        """The match at the start of `line`, which is folded."""
        return self._pattern.match(line) if self._may(line) else None

    def search(self, line: str) -> re.Match[str] | None:
        """The first match anywhere in `line`, which is folded."""
        return self._pattern.search(line) if self._may(line) else None

    def findall(self, text: str) -> list[str]:
        """All matches in `text`."""
        return self._pattern.findall(text) if self._may(text) else []

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in `text`, in order."""
        return self._pattern.finditer(text) if self._may(text) else iter(())

    def sub(self, to: str, text: str) -> str:
        """`text` with every match replaced."""
        return self._pattern.sub(to, text) if self._may(text) else text

    def fits(self, line: str) -> bool:
        """Whether all of `line`, which is folded, matches."""
        return self._may(line) and self._pattern.fullmatch(line) is not None

"""Regular expressions on the texts as they are written, bounded so that none holds a search up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perspectives.model.spans import Span
from perspectives.texts import later

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_HITS = 5_000
"""Hits of one expression that are kept: one that finds more is not a search."""

LONGEST_PASSAGE = 20_000
"""Characters of a passage an expression is tried on: longer ones could hold it up."""

ENDLESS = re.compile(r"[*+]|\{\d*,\d*\}")
"""A repeat without a fixed count."""

UNREADABLE = later("The expression /{pattern}/ cannot be read: {why}.")
NESTED = later("The expression /{pattern}/ repeats what repeats already: take one repeat away.")


class SearchError(ValueError):
    """A regular expression that cannot be used; the message says why."""


def compiled(pattern: str) -> re.Pattern[str]:
    """The expression, ready to use. Raises SearchError where it cannot be read or would not end."""
    try:
        made = re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise SearchError(UNREADABLE.format(pattern=pattern, why=error)) from error
    if repeats_a_repeat(pattern):
        raise SearchError(NESTED.format(pattern=pattern))
    return made


def repeats_a_repeat(pattern: str) -> bool:
    """Whether a group that holds an open repeat is itself repeated, as in (a+)*.

    Such expressions take time that doubles with each character; all others take at most a power of
    the passage's length (Davis et al. 2018, "The impact of regular expression denial of service").
    """
    groups: list[bool] = [False]
    at = 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 2
            continue
        if sign == "[":
            at = _after_class(pattern, at)
            continue
        if sign == "(":
            groups.append(False)
        elif sign == ")" and len(groups) > 1:
            has_repeat = groups.pop()
            if has_repeat and ENDLESS.match(pattern, at + 1):
                return True
            groups[-1] = groups[-1] or has_repeat
        elif repeat := ENDLESS.match(pattern, at):
            groups[-1] = True
            at = repeat.end()
            continue
        at += 1
    return False


def _after_class(pattern: str, at: int) -> int:
    """The place after a class of characters that opens at `at`."""
    at += 2 if pattern[at + 1 : at + 2] == "^" else 1
    first = at
    while at < len(pattern) and (pattern[at] != "]" or at == first):
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def found_by(
    expression: re.Pattern[str], passages: Iterable[tuple[str, Span]]
) -> dict[int, list[Span]]:
    """Number of a passage, counted as given, to what was found in it; MOST_HITS in all.

    A passage is a text and its span in it.
    """
    out: dict[int, list[Span]] = {}
    count = 0
    for at, (text, span) in enumerate(passages):
        end = min(span.end, span.start + LONGEST_PASSAGE)
        for match in expression.finditer(text, span.start, end):
            if match.end() > match.start():
                out.setdefault(at, []).append(Span(match.start(), match.end()))
                count += 1
                if count >= MOST_HITS:
                    return out
    return out

"""Decisions follow their words when passages are cut, joined or revised."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from perspectives.model.documents import Document, PassageId, passage_id, span_of
from perspectives.model.drafting import Draft
from perspectives.model.judgements import (
    Judgement,
    Note,
    Pin,
    Stance,
    Vote,
    link_judgement_id,
    tagging_judgement_id,
)
from perspectives.model.spans import Span
from perspectives.model.states import State
from perspectives.model.topic_merging import joined

Orphan = Judgement | Stance | Note | Pin | Vote
"""A row whose words or passage have no place any more."""


def carry(
    draft: Draft,
    document: Document,
    parts: Mapping[str, tuple[PassageId, ...]],
    move: Callable[[Span], Span | None],
) -> tuple[Orphan, ...]:
    """Move every row about a passage named in `parts` to where its words are now.

    `document` is the text as it is to be (in `draft` already). `parts` gives for each old passage
    the new ones that hold its words, in order, the best first where only one can be meant; () =
    none. `move` gives for tagged words in the old text their place in the new one; None = gone.

    A positive decision goes to the passages that hold its words. A rejection goes to every part, so
    that it never comes back by itself. A stance goes to the parts that are tagged with its topic,
    or to all of them. Note, pin and vote go to the first part. What cannot be carried stays as it
    is and is returned.
    """
    carried = _Carrying(draft, document, parts, move)
    for row in draft.rows("judgements"):
        carried.judgement(row)
    for row in draft.rows("stances"):
        if row.passage in parts:
            carried.stance(row)
    for table in ("notes", "pins"):
        for row in draft.rows(table):
            carried.target(table, row)
    for row in draft.rows("votes"):
        if row.passage in parts:
            carried.vote(row)
    for row in draft.rows("pages"):
        carried.page(row)
    return tuple(carried.orphans)


class _Carrying:
    def __init__(
        self,
        draft: Draft,
        document: Document,
        parts: Mapping[str, tuple[PassageId, ...]],
        move: Callable[[Span], Span | None],
    ) -> None:
        self.draft = draft
        self.document = document
        self.parts = parts
        self.move = move
        self.orphans: list[Orphan] = []

    def judgement(self, row: Judgement) -> None:
        if row.topic and row.passage in self.parts:
            self.tagging(row)
        elif row.passage in self.parts or row.other in self.parts:
            self.link(row)

    def tagging(self, row: Judgement) -> None:
        span = self.move(Span(row.start, row.end)) if row.end else None
        parts = self.parts[row.passage]
        targets: dict[PassageId, Span] = {}
        if row.state is State.REJECTED or not row.end:
            targets = {part: span_of(part) for part in parts}
        if span is not None:
            for block in self.document.blocks:
                words = self._words(span, block.span)
                if words:
                    targets[passage_id(self.document.id, block.span)] = words
        if not targets:
            self.orphans.append(row)
            return
        self.draft.drop("judgements", row.id)
        for passage, words in targets.items():
            is_whole = not row.end
            self._decide(
                replace(
                    row,
                    id=tagging_judgement_id(passage, row.topic),
                    passage=passage,
                    start=0 if is_whole else words.start,
                    end=0 if is_whole else words.end,
                    quote=words.of(self.document.text),
                )
            )

    def link(self, row: Judgement) -> None:
        lefts = self.parts.get(row.passage, (PassageId(row.passage),))
        rights = self.parts.get(row.other, (PassageId(row.other),))
        if row.state is not State.REJECTED:
            lefts, rights = self._best(lefts, rights), self._best(rights, lefts)
        if not lefts or not rights:
            self.orphans.append(row)
            return
        self.draft.drop("judgements", row.id)
        for left in lefts:
            for right in rights:
                first, second = sorted((left, right))
                self._decide(
                    replace(
                        row,
                        id=link_judgement_id(first, second),
                        passage=first,
                        other=second,
                        quote=self._text(first),
                        other_quote=self._text(second),
                    )
                )

    def stance(self, row: Stance) -> None:
        parts = self.parts[row.passage]
        if not parts:
            self.orphans.append(row)
            return
        tagged = [part for part in parts if self._is_tagged(part, row.topic)]
        self.draft.drop("stances", row.id)
        for part in tagged or parts:
            name = f"stance {part} {row.topic}"
            if self.draft.get("stances", name) is None:
                self.draft.put("stances", replace(row, id=name, passage=part))

    def target(self, table: str, row: Any) -> None:
        kind, *names = row.target.split(" ")
        if kind not in ("passage", "link") or not any(name in self.parts for name in names):
            return
        moved = [self.parts[name][:1] if name in self.parts else (name,) for name in names]
        if not all(moved):
            self.orphans.append(row)
            return
        target = " ".join((kind, *(name for (name,) in moved)))
        if table == "pins" and any(
            old.target == target for old in self.draft.rows("pins") if old.id != row.id
        ):
            self.draft.drop("pins", row.id)
        else:
            self.draft.put(table, replace(row, target=target))

    def vote(self, row: Vote) -> None:
        parts = self.parts[row.passage]
        if not parts:
            self.orphans.append(row)
            return
        self.draft.drop("votes", row.id)
        name = f"vote {parts[0]}"
        if self.draft.get("votes", name) is None:
            self.draft.put("votes", replace(row, id=name, passage=parts[0]))

    def page(self, row: Any) -> None:
        names = row.shows.split()
        if any(name in self.parts for name in names):
            moved = [part for name in names for part in self.parts.get(name) or (name,)]
            row = replace(row, shows=" ".join(dict.fromkeys(moved)))
            self.draft.put("pages", row)
        kind, _space, passage = row.id.partition(" ")
        parts = self.parts.get(passage, ()) if kind == "vote" else ()
        if parts:
            # A vote's page is named by its passage.
            self.draft.drop("pages", row.id)
            self.draft.put("pages", replace(row, id=f"vote {parts[0]}"))

    def _decide(self, row: Judgement) -> None:
        mine = self.draft.get("judgements", row.id)
        both = joined(mine, row)
        if mine is not None and both.end:
            both = replace(both, quote=self.document.text[both.start : both.end])
        self.draft.put("judgements", both)

    def _words(self, span: Span, block: Span) -> Span | None:
        """The part of `span` inside `block` without white space at its ends; None = no word."""
        start, end = max(span.start, block.start), min(span.end, block.end)
        words = self.document.text[start:end] if start < end else ""
        if not words.strip():
            return None
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))

    def _best(
        self, parts: tuple[PassageId, ...], others: tuple[PassageId, ...]
    ) -> tuple[PassageId, ...]:
        """The part that shares most words with the other side; the first of equals."""
        if len(parts) < 2:
            return parts
        theirs = {word for other in others for word in _words_in(self._text(other))}
        shared = [len(theirs & set(_words_in(self._text(part)))) for part in parts]
        return (parts[shared.index(max(shared))],)

    def _text(self, passage: str) -> str:
        row = self.draft.get("documents", passage.rpartition(":")[0])
        return span_of(passage).of(row.text) if row else ""

    def _is_tagged(self, passage: str, topic: str) -> bool:
        row = self.draft.get("judgements", tagging_judgement_id(passage, topic))
        return row is not None and row.state is not State.REJECTED


def _words_in(text: str) -> list[str]:
    return [word for word in text.casefold().split() if len(word) > 3]

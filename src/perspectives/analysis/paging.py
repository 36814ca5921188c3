"""A project and its comparison to the pages for the wall."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from perspectives.analysis.excerpts import Excerpt, clipped, joined, named_in, trimmed
from perspectives.analysis.pages import (
    Line,
    Page,
    PageKind,
    Silence,
    Standing,
    TopicMark,
    merge_rows,
    passages_named,
    topic_marks,
)
from perspectives.analysis.summarising import Row, matrix
from perspectives.model.documents import PassageId, document_of
from perspectives.model.lookup import Lookup, link_order
from perspectives.model.spans import Span, cover
from perspectives.model.states import Relation, State
from perspectives.texts import _, later, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Collection

    from perspectives.model.comparison import Comparison, Link
    from perspectives.model.documents import Document, DocumentId
    from perspectives.model.judgements import Page as PageRow
    from perspectives.model.project import Project
    from perspectives.model.states import Attitude

MATRIX_TOPICS = 6
"""Topics on a page of the matrix (PROJECTION 1.4): the lines that fit an ordinary room."""

MOST_TEXTS = 12
"""Texts that the wall shows: the working set of a window. More cannot be told apart there."""

PROMPTS = {
    Relation.NEAR_VERBATIM: later("Which words differ?"),
    Relation.SAME_CLAIM: later("Do the two say the same?"),
    Relation.RELATED: later("Where do the two part ways?"),
    Relation.CONTRARY: later("Which words carry the disagreement?"),
}
"""The question under two passages, until the teacher writes another."""


def pages_of(
    project: Project,
    comparison: Comparison,
    lookup: Lookup | None = None,
    texts: Collection[str] = (),
) -> tuple[Page, ...]:
    """All pages of a project in their order, hidden ones too; none where there is no text.

    Of more texts than a wall can tell apart, those of `texts` are shown, else the first.
    """
    return Pages(project, lookup or Lookup(comparison), texts).all()


class Pages:
    """The pages of one state of a project; each is made when asked for."""

    def __init__(self, project: Project, lookup: Lookup, texts: Collection[str] = ()) -> None:
        self.project, self.lookup = project, lookup
        reference = project.documents.get(project.reference)
        rows = (reference, *project.positions()) if reference else ()
        self.names = {row.id: _name(row, at) for at, row in enumerate(rows)}
        self.signs = {row.id: _sign(at) for at, row in enumerate(rows)}
        if len(rows) > MOST_TEXTS and texts:
            rows = tuple(row for row in rows if row.id in texts or row is reference)
        self.documents: tuple[Document, ...] = rows[:MOST_TEXTS]
        self.topics: dict[str, TopicMark] = topic_marks(
            (row.id, row.name, row.colour) for row in project.ordered_topics()
        )
        self._stances: dict[tuple[str, str], Attitude] = {
            (row.passage, row.topic): row.attitude
            for row in project.stances.values()
            if row.passage
        }
        self.lines = tuple(self._line(row) for row in matrix(project, lookup))

    def all(self) -> tuple[Page, ...]:
        """Every page, in the order of the report, with what a person made of them."""
        if not self.documents:
            return ()
        pages = [self.question(), *self.matrices(), *self.silences()]
        for topic in self.topics:
            pages += self.of_topic(topic)
        there = {frozenset(row.passage for row in page.passages) for page in pages}
        pages += [
            page
            for page in self.pinned()
            if frozenset(row.passage for row in page.passages) not in there
        ]
        pages += [
            self.vote("vote " + row.passage, PassageId(row.passage))
            for row in sorted(self.project.votes.values(), key=self._place)
            if self._has(row.passage)
        ]
        rows = self.project.pages.values()
        natural = {page.id for page in pages}
        own = [page for row in rows if row.id not in natural for page in self._own(row)]
        return merge_rows(pages, rows, own)

    def question(self) -> Page:
        """What is disputed, what "for" and "against" refer to, and the texts."""
        head = self.project.head
        body = ""
        if head.proposition:
            told = _("“For” and “against” refer to: {proposition}")
            body = told.format(proposition=head.proposition)
        texts = tuple(
            Standing(row.id, self.signs[row.id], self.names[row.id]) for row in self.documents
        )
        title = head.question or head.name or _("Positions compared")
        return Page("question", PageKind.QUESTION, title, body, standings=texts)

    def matrices(self) -> list[Page]:
        """Who says what, six topics a page."""
        return [
            Page(
                f"matrix {at // MATRIX_TOPICS + 1}",
                PageKind.MATRIX,
                _("Who says what?"),
                lines=self.lines[at : at + MATRIX_TOPICS],
                standings=self.lines[at].cells,
            )
            for at in range(0, len(self.lines), MATRIX_TOPICS)
        ]

    def silences(self) -> list[Page]:
        """Who is silent on what: one page of the texts that are silent on something."""
        rows: list[Silence] = []
        for at, document in enumerate(self.documents):
            silent = tuple(line.topic for line in self.lines if line.cells[at].is_silent)
            if silent:
                told = Standing(document.id, self.signs[document.id], self.names[document.id])
                rows.append(Silence(told, silent))
        title = _("Who is silent on what?")
        return [Page("silences", PageKind.SILENCES, title, silences=tuple(rows))] if rows else []

    def of_topic(self, topic: str) -> list[Page]:
        """The reference with each text that answers it on a topic, in the texts' order.

        Where nothing answers, the one text's passage that says most stands alone; where all are
        silent there is no page.
        """
        pages: list[Page] = []
        for document in self.documents[1:]:
            if link := self._best_link(topic, document.id):
                pages.append(self.facing(topic, document.id, link))
        speaking = [row for row in self.documents if not self.lookup.is_silent(row.id, topic)]
        if not pages and speaking:
            passage = self._strongest(topic, speaking[0].id)
            pages.append(self.alone(f"passage {topic}", passage, topic))
        return pages

    def facing(self, topic: str, document: DocumentId | str, link: Link | None = None) -> Page:
        """The page of the reference and one text on a topic, whether or not it is in the show.

        Where nothing joins them, each says its strongest on the topic; a silent text says so.
        """
        reference = self.documents[0].id
        link = link or self._best_link(topic, document)
        name = f"pair {topic} {reference} {document}"
        if link is None:
            sides = [self._strongest(topic, row) for row in (reference, document)]
            excerpts = tuple(
                self.excerpt(side, topic) if side else self.silent(row)
                for side, row in zip(sides, (reference, document), strict=True)
            )
            return self._pair(name, topic, excerpts, None)
        left = link.left if document_of(link.left) == reference else link.right
        return self._pair(name, topic, self._sides(left, link, topic), link)

    def alone(self, name: str, passage: PassageId, topic: str = "") -> Page:
        """A page of one passage."""
        excerpt = self.excerpt(passage, topic)
        mark = self.topics.get(topic)
        title = mark.name if mark else excerpt.name
        standings = self._standings(topic)
        return Page(
            name, PageKind.PASSAGE, title, topic=mark, passages=(excerpt,), standings=standings
        )

    def pinned(self) -> list[Page]:
        """A page for each pinned quote, in the order of the basket."""
        pages: list[Page] = []
        for row in sorted(self.project.pins.values(), key=lambda row: (row.order, row.id)):
            ends = [PassageId(name) for name in row.target.split()[1:] if self._has(name)]
            if row.target.startswith("passage ") and len(ends) == 1:
                pages.append(self.alone(row.id, ends[0], self._topic_of(ends[0])))
            elif row.target.startswith("link ") and len(ends) == 2:
                pages.append(self._of_ends(row.id, ends[0], ends[1], ""))
        return pages

    def vote(self, name: str, passage: PassageId) -> Page:
        """The show of hands on a passage, zero where nobody has raised one."""
        from perspectives.model.judgements import Vote

        topic = self._topic_of(passage)
        kept = self.project.votes.get(f"vote {passage}") or Vote(f"vote {passage}", passage)
        return Page(
            name,
            PageKind.VOTE,
            _("How does the class stand?"),
            topic=self.topics.get(topic),
            passages=(self.excerpt(passage, topic),),
            vote=kept,
        )

    def excerpt(self, passage: PassageId, topic: str = "", link: Link | None = None) -> Excerpt:
        """A passage trimmed around what speaks for a topic, or for the link."""
        row = self.lookup.passages[passage]
        document = self.project.documents[row.document]
        start = row.span.start
        sentences = row.sentences or (row.span,)
        marks = clipped(self._marks(passage, topic, link), row.span)
        attitude = self._stances.get((passage, topic))
        return trimmed(
            Excerpt(
                passage,
                document.id,
                self.signs[document.id],
                self.names[document.id],
                f"¶{row.number}" if row.number else "",
                row.span.of(document.text),
                cover(sentences).shifted(-start),
                tuple(span.shifted(-start) for span in sentences),
                joined(marks, document.text, start),
                attitude,
                document.language,
                named_in(row.span.of(document.text), (document.party, document.author)),
            )
        )

    def silent(self, document: DocumentId | str) -> Excerpt:
        """What stands in place of a passage where a text says nothing."""
        row = self.project.documents[document]
        return Excerpt("", row.id, self.signs[row.id], self.names[row.id])

    def _pair(self, name: str, topic: str, sides: tuple[Excerpt, ...], link: Link | None) -> Page:
        mark = self.topics.get(topic)
        reviewed = link is None or link.state in (State.CONFIRMED, State.MANUAL)
        return Page(
            name,
            PageKind.PAIR,
            mark.name if mark else _("Two passages"),
            topic=mark,
            passages=sides,
            relation=link.relation if link else None,
            is_reviewed=reviewed,
            standings=self._standings(topic),
            prompt=_(PROMPTS[link.relation]) if link else "",
        )

    def _of_ends(self, name: str, left: PassageId, right: PassageId, topic: str) -> Page:
        """A pair page of any two passages; the reference, or else the earlier text, stands left."""
        place = {row.id: at for at, row in enumerate(self.documents)}
        if place.get(document_of(right), MOST_TEXTS) < place.get(document_of(left), MOST_TEXTS):
            left, right = right, left
        links = self.lookup.counterparts(left, document_of(right))
        link = next((row for row in links if row.other(left) == right), None)
        shared = [row.topic for row in self.lookup.taggings_of(left)]
        theirs = {row.topic for row in self.lookup.taggings_of(right)}
        topic = topic or next((row for row in shared if row in theirs), "")
        if link:
            return self._pair(name, topic, self._sides(left, link, topic), link)
        sides = (self.excerpt(left, topic), self.excerpt(right, topic))
        return self._pair(name, topic, sides, None)

    def _sides(self, left: PassageId, link: Link, topic: str) -> tuple[Excerpt, ...]:
        ends = (left, link.other(left))
        return tuple(self.excerpt(end, topic, link) for end in ends)

    def _own(self, row: PageRow) -> list[Page]:
        """The page of a row that is a person's own; none where what it shows is gone."""
        from dataclasses import replace

        names = row.shows.split()
        topic = next((name for name in names if name in self.topics), "")
        ends = [name for name in passages_named(row.shows) if self._has(name)]
        page: Page | None = None
        if row.kind == PageKind.WORDS:
            title, _rest, body = row.words.partition("\n")
            page = Page(row.id, PageKind.WORDS, title.strip(), body.strip())
        elif row.kind == PageKind.VOTE and len(ends) == 1:
            page = self.vote(row.id, ends[0])
        elif row.kind == PageKind.PAIR and len(ends) == 2:
            page = self._of_ends(row.id, ends[0], ends[1], topic)
        elif row.kind in (PageKind.PASSAGE, PageKind.PAIR) and len(ends) == 1:
            page = self.alone(row.id, ends[0], topic or self._topic_of(ends[0]))
        if page is None:
            return []
        prompt = page.prompt if row.kind == PageKind.WORDS else row.words or page.prompt
        return [replace(page, prompt=prompt, notes=row.notes, is_hidden=row.is_hidden, is_own=True)]

    def _best_link(self, topic: str, document: DocumentId | str) -> Link | None:
        """The first of the links between the reference and a text that are about a topic."""
        found = [
            link
            for passage in self.lookup.tagged(self.documents[0].id, topic)
            for link in self.lookup.counterparts(passage, document)
            if topic in link.topics
            or any(row.topic == topic for row in self.lookup.taggings_of(link.other(passage)))
        ]
        return min(found, key=link_order, default=None)

    def _strongest(self, topic: str, document: DocumentId | str) -> PassageId:
        """The passage that a text speaks most clearly on a topic with; "" = it is silent."""
        best, score = PassageId(""), -1.0
        for passage in self.lookup.tagged(document, topic):
            for row in self.lookup.taggings_of(passage):
                if row.topic == topic and row.score > score:
                    best, score = passage, row.score
        return best

    def _marks(self, passage: PassageId, topic: str, link: Link | None) -> list[Span]:
        """The words that speak for a topic; the tagged span where no words do; shared wording."""
        spans: list[Span] = []
        for row in self.lookup.taggings_of(passage):
            if row.topic == topic:
                terms = [part.span for part in row.evidence if part.kind == "term"]
                spans += [row.span] if row.state is State.MANUAL else terms or [row.span]
        if link and link.relation is Relation.NEAR_VERBATIM:
            is_left = link.left == passage
            spans += [run.left if is_left else run.right for run in link.evidence.reuse]
        return spans

    def _standings(self, topic: str) -> tuple[Standing, ...]:
        return next((line.cells for line in self.lines if line.topic.topic == topic), ())

    def _line(self, row: Row) -> Line:
        cells = {cell.document: cell for cell in row.cells}
        standings = tuple(
            Standing(
                document.id,
                self.signs[document.id],
                self.names[document.id],
                len(cells[document.id].passages),
                cells[document.id].attitude,
            )
            for document in self.documents
        )
        return Line(self.topics[row.topic], standings)

    def _topic_of(self, passage: PassageId) -> str:
        rows = self.lookup.taggings_of(passage)
        return max(rows, key=lambda row: row.score).topic if rows else ""

    def _has(self, passage: str) -> bool:
        return passage in self.lookup.passages

    def _place(self, row: object) -> tuple[int, int]:
        """Where a row's passage stands: its text, then its place there."""
        passage = PassageId(getattr(row, "passage", ""))
        order = {document.id: at for at, document in enumerate(self.documents)}
        found = self.lookup.passages.get(passage)
        return (order.get(document_of(passage), MOST_TEXTS), found.span.start if found else 0)


def remarks(page: Page) -> tuple[str, ...]:
    """What a teacher should know of a page that the wall does not say in words."""
    out: list[str] = []
    for row in page.passages:
        if row.is_cut_before or row.is_cut_after:
            told = ngettext(
                "{sign} {place} is shortened: {shown} of its {count} word is on the wall.",
                "{sign} {place} is shortened: {shown} of its {count} words are on the wall.",
                row.all_words,
            )
            counts = {"shown": number(row.words), "count": number(row.all_words)}
            out.append(told.format(sign=row.sign, place=row.place, **counts))
    if page.relation is not None and not page.is_reviewed:
        out.append(_("Nobody has reviewed how these two passages stand to each other."))
    if page.kind is PageKind.PAIR and page.relation is None:
        out.append(_("Nothing joins these two passages; they are not answers to each other."))
    return tuple(out)


def _sign(place: int) -> str:
    return "R" if place == 0 else str(place)


def _name(document: Document, place: int) -> str:
    """Who speaks, else the title; a name that is only the file's never goes to the wall."""
    name = document.party or document.title
    stem = PurePath(document.source.path).stem
    plain = stem.replace("-", " ").replace("_", " ").casefold()
    if not document.party and name.casefold() in (stem.casefold(), plain):
        return _("Text {sign}").format(sign=_sign(place)) if place else _("Reference")
    return name

"""A tiny comparison that holds every hard case: scripts, injected markup, silence, notes, pins."""

from dataclasses import replace

from perspectives.analysis.segmenting import passages_of
from perspectives.model.comparison import Comparison, Coverage, Link, LinkEvidence, Reuse, Tagging
from perspectives.model.documents import Block, Document, DocumentId, Role, Source, passage_id
from perspectives.model.judgements import Note, Pin, Stance
from perspectives.model.project import Project, new_project, table_of
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, Relation, State
from perspectives.model.topics import Codebook, Term, Topic, TopicId
from perspectives.reporting.outline import Outline, Pairs, Quotation

LAW, LAND = TopicId("law"), TopicId("land")
INJECTED = (
    "</script><script>document.title='gone'</script> {{7*7}} <b>bold</b> #set *x* `y` | &amp;"
)


def document(name: str, *paragraphs: str, language: str = "en") -> Document:
    """A document of plain paragraphs."""
    spans, at = [], 0
    for words in paragraphs:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    blocks = tuple(Block(span, Role.PARAGRAPH) for span in spans)
    text = "\n\n".join(paragraphs)
    source = Source(name, sha256=name.encode().hex().ljust(64, "0"))
    return Document(DocumentId(name), name.upper(), text, blocks, source, language=language)


REFERENCE = document(
    "r", "Një marrëveshje 🕊 e nënshkruar.", "Other words of the reference.", language="sq"
)
REPLY = document("s", f"Добро {INJECTED}", "=SUM(A1) is said here.", language="sr-Cyrl")
MUTE = document("m", "Nothing on it.")


def ids(text: Document) -> list[str]:
    """The passages of a text."""
    return [passage_id(text.id, block.span) for block in text.blocks]


def made(
    state: State = State.PROPOSED, relation: Relation = Relation.SAME_CLAIM
) -> tuple[Project, Comparison]:
    """A reference, a reply that answers its first passage, and a mute text."""
    terms = (Term("law", "en"), Term("ligj*", "sq"))
    topics = (
        Topic(LAW, "Law & order", definition="What is <law>.", terms=terms),
        Topic(LAND, "Land", 1),
    )
    book = Codebook("Book", topics, question="Is it <law>?", proposition="It is law.")
    project = new_project([REFERENCE, REPLY, MUTE], book)
    left, right = ids(REFERENCE)[0], ids(REPLY)[0]
    notes = (
        Note("n", f"link {right} {left}", "=A note with <marks>"),
        Note("c", f"cell {LAW} s", "It says so twice."),
    )
    stance = Stance("st", LAW, Attitude.AGAINST, passage=right, by="Ana")
    pin = Pin("p", f"link {left} {right}", note="Begin here", translation="A signed agreement.")
    project = replace(
        project, notes=table_of(notes), stances=table_of([stance]), pins=table_of([pin])
    )
    evidence = LinkEvidence(0.2, reuse=(Reuse(Span(0, 5), Span(0, 5), 6, 7),), note="made by hand")
    taggings = tuple(
        Tagging(row, LAW, block.span, 0.9)
        for text in (REFERENCE, REPLY)
        for row, block in zip(ids(text), text.blocks, strict=True)
    )
    passages = tuple(row for text in (REFERENCE, REPLY, MUTE) for row in passages_of(text))
    link = Link(left, right, (LAW,), 0.8, relation, evidence, state)
    coverage = (Coverage(LAW, REFERENCE.id, 2, 9, 1.0), Coverage(LAW, REPLY.id, 2, 9, 1.0))
    near = (Tagging(ids(MUTE)[0], LAW, MUTE.blocks[0].span, 0.2),)
    comparison = Comparison(passages, taggings, (link,), coverage, engine="1", near_misses=near)
    return project, comparison


def quotations(outline: Outline) -> list[Quotation]:
    """Every quotation of a report."""
    rows = [part for part in outline.parts if isinstance(part, Quotation)]
    for part in outline.parts:
        if isinstance(part, Pairs):
            for group in part.groups:
                rows += [group.left, *(pair.right for pair in group.pairs)]
    return rows

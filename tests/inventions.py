"""Invented disputes, and things an invented person does to them, for tests of edits and files."""

import hashlib
from dataclasses import replace

from perspectives.model import annotating, codebook_edits, deciding, document_edits, passage_edits
from perspectives.model.comparison import Link, LinkEvidence, Tagging
from perspectives.model.documents import Block, Document, DocumentId, Role, Source, passage_id
from perspectives.model.edits import Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.judgements import tagging_judgement_id
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, Relation, State
from perspectives.model.topic_merging import merge_topics
from perspectives.model.topics import Codebook, Name, Term, TermKind, Topic, TopicId

SENTENCE = (
    "the lake road should be closed to cars because noise keeps people awake and shops would lose "
    "trade while buses carry more visitors than parking ever could Ç š Љ 🚲 under budget council"
)
WORDS = SENTENCE.split()


def text(title, *paragraphs):
    """A document whose first block is its title, the others paragraphs."""
    whole = "\n\n".join((title, *paragraphs))
    blocks, start = [], 0
    for place, part in enumerate((title, *paragraphs)):
        role = Role.PARAGRAPH if place else Role.TITLE
        blocks.append(Block(Span(start, start + len(part)), role))
        start += len(part) + 2
    digest = hashlib.sha256(whole.encode()).hexdigest()
    source = Source(f"{title}.md", "text/markdown", hashlib.sha256(title.encode()).hexdigest())
    return Document(DocumentId(f"d{digest[:12]}"), title, whole, tuple(blocks), source)


def invented(random, title, paragraphs=4, words=12):
    """A text of invented paragraphs."""
    return text(
        title,
        *(
            " ".join(random.choice(WORDS) for _ in range(random.randint(2, words))) + "."
            for _ in range(paragraphs)
        ),
    )


def dispute(random, texts=3, topics=3, paragraphs=4):
    """A project of invented texts and topics, without any decision."""
    book = Codebook(
        "Lake",
        tuple(
            Topic(TopicId(f"t{at}"), f"Topic {at}", at, terms=(Term(WORDS[at], "en"),))
            for at in range(topics)
        ),
        (Name("lake", "Lake Ohrid", "place", ("Ohridsko ezero",)),),
        "Close it?",
        "It is closed.",
    )
    return new_project((invented(random, f"Text {at}", paragraphs) for at in range(texts)), book)


def passages(project):
    """The ids of all blocks of all texts, in order."""
    return [
        passage_id(row.id, block.span)
        for row in project.ordered_documents()
        for block in row.blocks
    ]


def link(left, right):
    """A link as the machine proposes it."""
    return Link(left, right, (), 0.5, Relation.RELATED, LinkEvidence(0.5))


def some_edit(project, random, when="2027-01-01T00:00:00Z"):
    """Anything a person can do to the project as it stands, chosen by `random`."""
    kinds = [
        on_tagging,
        on_tagging,
        on_link,
        on_stance,
        on_note,
        on_pin,
        on_page,
        on_vote,
        on_topic,
        on_terms,
        on_name,
        on_topic_tree,
        on_passage,
        on_document,
        on_head,
    ]
    if not project.documents:
        kinds = [on_document]
    try:
        edit = random.choice(kinds)(project, random, when)
    except StaleEdit:
        return Edit("Nothing", ())
    return edit


def on_tagging(project, random, when):
    passage = random.choice(passages(project))
    topic = random.choice([*project.topics, ""])
    start, end = map(int, passage.rpartition(":")[2].split("-"))
    first = random.randint(start, end - 1)
    span = Span(first, random.randint(first + 1, end))
    proposed = Tagging(passage, TopicId(topic), span, 0.5)
    return random.choice(
        [
            lambda: deciding.confirm_tagging(project, proposed, by="Ana", when=when),
            lambda: deciding.reject_tagging(project, proposed, by="Ana", when=when),
            lambda: deciding.tag(project, passage, topic, by="Ana", when=when),
            lambda: deciding.tag(project, passage, topic, span, by="Ana", when=when),
            lambda: deciding.untag(project, passage, topic, by="Ana", when=when),
            lambda: deciding.forget_tagging(project, passage, topic),
        ]
    )()


def on_link(project, random, when):
    left, right = (random.choice(passages(project)) for _ in range(2))
    relation = random.choice(list(Relation))
    return random.choice(
        [
            lambda: deciding.link_passages(project, left, right, relation, by="Ana", when=when),
            lambda: deciding.confirm_link(project, link(left, right), by="Ana", when=when),
            lambda: deciding.reject_link(project, link(left, right), by="Ana", when=when),
            lambda: deciding.unlink(project, left, right, by="Ana", when=when),
            lambda: deciding.set_relation(project, left, right, relation, by="Ana", when=when),
            lambda: deciding.forget_link(project, left, right),
        ]
    )()


def on_stance(project, random, when):
    topic = random.choice([*project.topics, ""])
    attitude = random.choice([*Attitude, None])
    if random.random() < 0.3:
        document = random.choice(list(project.documents))
        return annotating.set_text_stance(project, document, topic, attitude, when=when)
    passage = random.choice(passages(project))
    return annotating.set_stance(project, passage, topic, attitude, by="Ana", when=when)


def targets(project, random):
    rows = passages(project)
    topic = random.choice([*project.topics, "gone"])
    document = random.choice(list(project.documents))
    return [
        f"passage {random.choice(rows)}",
        f"link {random.choice(rows)} {random.choice(rows)}",
        f"document {document}",
        f"topic {topic}",
        f"cell {topic} {document}",
    ]


def on_note(project, random, when):
    if project.notes and random.random() < 0.3:
        row = random.choice(list(project.notes.values()))
        words = random.choice(["", "Anew, “quoted”\nand more"])
        return annotating.write_note(project, row.target, words, note=row.id, when=when)
    target = random.choice(targets(project, random))
    return annotating.write_note(project, target, "A note", by="Ana", when=when)


def on_pin(project, random, when):
    target = random.choice(targets(project, random)[:2])
    return random.choice(
        [
            lambda: annotating.pin(project, target, note=random.choice(["", "Mark this"])),
            lambda: annotating.unpin(project, target),
            lambda: annotating.order_pins(project, tuple(sorted(project.pins))),
        ]
    )()


def on_page(project, random, when):
    shows = " ".join(random.sample(passages(project), 2) + sorted(project.topics)[:1])
    page = random.choice([*project.pages, ""])
    return random.choice(
        [
            lambda: annotating.add_page(project, "pair", shows, "Ask the class"),
            lambda: annotating.change_page(project, page, shows=shows),
            lambda: annotating.remove_page(project, page),
            lambda: annotating.order_pages(project, tuple(reversed(sorted(project.pages)))),
        ]
    )()


def on_vote(project, random, when):
    passage = random.choice(passages(project))
    counts = tuple(random.randint(0, 30) for _ in range(4))
    return random.choice(
        [
            lambda: annotating.record_vote(project, passage, before=counts),
            lambda: annotating.record_vote(project, passage, after=counts),
            lambda: annotating.delete_vote(project, passage),
        ]
    )()


def on_topic(project, random, when):
    topic = random.choice([*project.topics, ""])
    return random.choice(
        [
            lambda: codebook_edits.add_topic(project, random.choice(["Noise", "Ç Љ", "Trade"])),
            lambda: codebook_edits.rename_topic(project, topic, "Renamed"),
            lambda: codebook_edits.recolour_topic(project, topic, random.randint(0, 11)),
            lambda: codebook_edits.set_definition(project, topic, "What belongs."),
            lambda: codebook_edits.set_topic_note(project, topic, "For people."),
            lambda: codebook_edits.delete_topic(project, topic),
        ]
    )()


def on_terms(project, random, when):
    topic = random.choice([*project.topics, ""])
    term = Term(random.choice(WORDS), random.choice(["", "en"]), random.choice([1.0, 0.1]))
    exclusion = replace(term, kind=TermKind.EXCLUDE, near="road", within=4)
    return random.choice(
        [
            lambda: codebook_edits.add_term(project, topic, term),
            lambda: codebook_edits.add_term(project, topic, exclusion),
            lambda: codebook_edits.remove_term(project, topic, term),
            lambda: codebook_edits.set_terms(project, topic, (term, exclusion, term)),
        ]
    )()


def on_name(project, random, when):
    name = Name(random.choice(["lake", "town"]), "Struga", "place", (random.choice(WORDS),))
    if random.random() < 0.3:
        return codebook_edits.remove_name(project, name.id)
    return codebook_edits.set_name(project, name)


def on_topic_tree(project, random, when):
    names = [*project.topics, "", "gone"]
    topic, other, third = (random.choice(names) for _ in range(3))
    order = tuple(sorted(project.topics, key=lambda _: random.random()))
    places = tuple((name, random.choice(["", *project.topics])) for name in order)
    return random.choice(
        [
            lambda: codebook_edits.nest_topic(project, topic, other),
            lambda: codebook_edits.nest_topic(project, topic, other),
            lambda: merge_topics(project, topic, (other, third)),
            lambda: codebook_edits.order_topics(project, order),
            lambda: codebook_edits.arrange_topics(project, places, topic),
        ]
    )()


def on_passage(project, random, when):
    rows = passages(project)
    at = random.randrange(len(rows))
    passage, after = rows[at], rows[(at + 1) % len(rows)]
    start, end = map(int, passage.rpartition(":")[2].split("-"))
    return random.choice(
        [
            lambda: passage_edits.split_passage(project, passage, random.randint(start, end)),
            lambda: passage_edits.split_passage(project, passage, random.randint(start, end)),
            lambda: passage_edits.merge_passages(project, passage, after),
            lambda: passage_edits.set_role(project, passage, random.choice(list(Role))),
        ]
    )()


def on_document(project, random, when):
    names = [*project.documents, "gone"]
    document = random.choice(names)
    order = tuple(sorted(project.documents, key=lambda _: random.random()))
    added = invented(random, random.choice("XYZ"))
    return random.choice(
        [
            lambda: document_edits.add_documents(project, (added, added)),
            lambda: document_edits.remove_document(project, document),
            lambda: document_edits.make_reference(project, document),
            lambda: document_edits.set_language(project, document, random.choice(["en", "sq", ""])),
            lambda: document_edits.describe_document(
                project, document, party="Council", date="2027"
            ),
            lambda: document_edits.order_documents(project, order),
        ]
    )()


def on_head(project, random, when):
    return document_edits.describe_project(project, name=random.choice(["A", "B"]), question="Why?")


def rejections(project):
    """The (passage, topic) pairs that a person has rejected."""
    return {
        (row.passage, row.topic)
        for row in project.judgements.values()
        if row.topic and row.state is State.REJECTED
    }


def is_rejected(project, passage, topic):
    """Whether the last word on a pair is a rejection."""
    row = project.judgements.get(tagging_judgement_id(passage, topic))
    return row is not None and row.state is State.REJECTED

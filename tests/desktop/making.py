"""Makes small comparisons from a notation, so that a test shows its texts.

A text is paragraphs parted by blank lines. "# " opens a heading, "- " an item, "> " a quotation,
"~ " a biography. "[A: words]" tags these words with topic A. "@key " before all that links the
paragraph with every paragraph of another text that has the same key; "@key=" near-verbatim,
"@key!" contrary.
"""

import re
from itertools import combinations

from perspectives.model.comparison import (
    Comparison,
    Evidence,
    Link,
    LinkEvidence,
    ScorePart,
    Tagging,
)
from perspectives.model.documents import (
    CONTENT,
    Block,
    Document,
    DocumentId,
    Passage,
    Role,
    Source,
    passage_id,
)
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Relation
from perspectives.model.topics import Codebook, Topic, TopicId

ROLES = {"# ": Role.HEADING, "- ": Role.ITEM, "> ": Role.QUOTE, "~ ": Role.BIOGRAPHY}
RELATIONS = {"=": Relation.NEAR_VERBATIM, "!": Relation.CONTRARY, "": Relation.SAME_CLAIM}
TAG = re.compile(r"\[([A-Z]): ([^\]]*)\]")
KEY = re.compile(r"@(\w+)([=!]?) ")
NAMES = ("Territorial integrity", "Association powers", "Duty to implement", "Mediators")


def compared(*texts, titles=(), language="en", names=NAMES, score=0.8):
    """Project and comparison of texts in the notation; topics are A, B, C..."""
    documents, passages, taggings, keyed = [], [], [], {}
    for place, source in enumerate(texts):
        title = titles[place] if place < len(titles) else f"Text {place}"
        document, rows, tags, keys = _read(DocumentId(f"d{place}"), title, source, language)
        documents.append(document)
        passages += rows
        taggings += tags
        for key, passage, relation in keys:
            keyed.setdefault(key, []).append((place, passage, relation))
    links = []
    topics_of = {}
    for tag in taggings:
        topics_of.setdefault(tag.passage, []).append(tag.topic)
    for group in keyed.values():
        for (left_text, left, one), (right_text, right, other) in combinations(group, 2):
            if left_text != right_text:
                shared = [row for row in topics_of.get(left, ()) if row in topics_of.get(right, ())]
                evidence = LinkEvidence(0.4, (ScorePart("wording", 0.4),), shared=("plan",))
                relation = RELATIONS[one or other]
                links.append(Link(left, right, tuple(shared), score, relation, evidence))
    topics = tuple(
        Topic(TopicId(chr(65 + at)), name, colour=at % 12, order=at)
        for at, name in enumerate(names)
    )
    project = new_project(documents, Codebook("Test", topics))
    return project, Comparison(tuple(passages), tuple(taggings), tuple(links), engine="test")


def _read(identity, title, source, language):
    text, blocks, passages, taggings, keys = "", [], [], [], []
    number = 0
    for paragraph in re.split(r"\n\s*\n", source.strip()):
        paragraph = re.sub(r"\s*\n\s*", " ", paragraph.strip())
        key = KEY.match(paragraph)
        paragraph = paragraph[key.end() :] if key else paragraph
        role = ROLES.get(paragraph[:2], Role.PARAGRAPH)
        paragraph = paragraph if role is Role.PARAGRAPH else paragraph[2:]
        text += "\n\n" if text else ""
        start, tags = len(text), []
        at = 0
        for tag in TAG.finditer(paragraph):
            text += paragraph[at : tag.start()]
            tags.append((tag[1], Span(len(text), len(text) + len(tag[2]))))
            text += tag[2]
            at = tag.end()
        text += paragraph[at:]
        span = Span(start, len(text))
        number += role in CONTENT
        passage = Passage(
            passage_id(identity, span),
            identity,
            span,
            role,
            number if role in CONTENT else 0,
            level=1 if role in (Role.HEADING, Role.ITEM) else 0,
        )
        blocks.append(Block(span, role, passage.level))
        passages.append(passage)
        for topic, words in tags:
            why = (Evidence("term", words, "it names the topic", 0.5),)
            taggings.append(Tagging(passage.id, TopicId(topic), words, 0.7, why))
        if key:
            keys.append((key[1], passage.id, key[2]))
    document = Document(
        identity,
        title,
        text,
        tuple(blocks),
        Source(f"{identity}.md"),
        party="Speaker",
        date="2023-10-20",
        language=language,
    )
    return document, passages, taggings, keys

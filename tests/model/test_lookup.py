"""A comparison is looked up by passage, document and topic."""

from perspectives.model.comparison import Comparison, Coverage, Link, LinkEvidence, Tagging
from perspectives.model.documents import DocumentId, Passage, Role, passage_id
from perspectives.model.lookup import Lookup
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State
from perspectives.model.topics import TopicId

A, B = DocumentId("a"), DocumentId("b")
TOPIC = TopicId("t")


def passage(document: DocumentId, start: int) -> Passage:
    span = Span(start, start + 5)
    return Passage(passage_id(document, span), document, span, Role.PARAGRAPH, 1)


LEFT, NEAR, FAR = passage(A, 0), passage(B, 0), passage(B, 9)


def link(right: Passage, score: float, state: State = State.PROPOSED) -> Link:
    return Link(LEFT.id, right.id, (TOPIC,), score, Relation.RELATED, LinkEvidence(score), state)


def test_decided_links_stand_before_stronger_ones():
    rows = (link(NEAR, 0.9), link(FAR, 0.4, State.CONFIRMED))
    lookup = Lookup(Comparison((LEFT, NEAR, FAR), (), rows))
    assert [row.right for row in lookup.counterparts(LEFT.id, B)] == [FAR.id, NEAR.id]


def test_rejected_rows_are_left_out():
    tagging = Tagging(LEFT.id, TOPIC, LEFT.span, 0.9, state=State.REJECTED)
    lookup = Lookup(Comparison((LEFT, NEAR), (tagging,), (link(NEAR, 0.9, State.REJECTED),)))
    assert lookup.links_of(LEFT.id) == ()
    assert lookup.is_silent(A, TOPIC)


def test_a_link_is_found_from_both_ends():
    lookup = Lookup(Comparison((LEFT, NEAR), (), (link(NEAR, 0.9),)))
    assert lookup.counterparts(NEAR.id, A)[0].other(NEAR.id) == LEFT.id


def test_a_text_without_a_passage_on_a_topic_is_silent_on_it():
    coverage = (Coverage(TOPIC, A, 1, 5, 0.5), Coverage(TOPIC, B, 0, 0, 0.0))
    assert Comparison(coverage=coverage).silences() == ((B, TOPIC),)

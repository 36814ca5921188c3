"""The numbers of matrix, charts and reports come from one place and add up."""

from dataclasses import replace

from perspectives.analysis.resembling import alike_by_stance, alike_by_topics
from perspectives.analysis.summarising import (
    answering,
    by_contest,
    combined_attitude,
    contest,
    matrix,
    tagged_share,
    together,
    untagged,
)
from perspectives.model.comparison import Comparison, Coverage, Link, LinkEvidence, Tagging
from perspectives.model.documents import Document, DocumentId, Passage, Role, Source, passage_id
from perspectives.model.judgements import Stance
from perspectives.model.lookup import Lookup
from perspectives.model.project import Project, new_project, table_of
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, Relation
from perspectives.model.topics import Codebook, Topic, TopicId

LAW, LAND = TopicId("law"), TopicId("land")
WORDS = "one two three four"


def document(name: str, passages: int = 2) -> tuple[Document, tuple[Passage, ...]]:
    text = "\n\n".join([WORDS] * passages)
    spans = [Span(at * 20, at * 20 + 18) for at in range(passages)]
    text_id = DocumentId(name)
    rows = tuple(
        Passage(passage_id(text_id, span), text_id, span, Role.PARAGRAPH, place + 1)
        for place, span in enumerate(spans)
    )
    return Document(text_id, name, text, (), Source(name)), rows


REFERENCE, ASKED = document("r")
REPLY, SAID = document("s")
MUTE, UNSAID = document("m")


def project(*stances: Stance) -> Project:
    book = Codebook("", (Topic(LAW, "Law"), Topic(LAND, "Land")))
    made = new_project([REFERENCE, REPLY, MUTE], book)
    return Project(made.head, made.documents, made.topics, stances=table_of(stances))


def lookup(relation: Relation = Relation.RELATED) -> Lookup:
    taggings = (
        Tagging(ASKED[0].id, LAW, ASKED[0].span, 0.9),
        Tagging(ASKED[0].id, LAND, ASKED[0].span, 0.9),
        Tagging(ASKED[1].id, LAND, ASKED[1].span, 0.9),
        Tagging(SAID[0].id, LAW, Span(0, 7), 0.9),
    )
    link = Link(ASKED[0].id, SAID[0].id, (LAW,), 0.8, relation, LinkEvidence(0.2))
    coverage = (Coverage(LAW, REPLY.id, 1, 2, 0.25), Coverage(LAW, REFERENCE.id, 1, 4, 0.5))
    return Lookup(Comparison(ASKED + SAID + UNSAID, taggings, (link,), coverage))


def test_a_text_without_a_passage_on_a_topic_is_silent_in_the_matrix():
    law = matrix(project(), lookup())[0]
    assert [cell.is_silent for cell in law.cells] == [False, False, True]
    assert law.speaking == 2


def test_the_stance_of_a_text_follows_from_its_passages():
    rows = matrix(
        project(
            Stance("1", LAND, Attitude.FOR, passage=ASKED[0].id),
            Stance("2", LAND, Attitude.AGAINST, passage=ASKED[1].id),
        ),
        lookup(),
    )
    assert rows[1].cells[0].attitude is Attitude.MIXED
    assert not rows[1].cells[0].is_set


def test_a_stance_set_for_the_text_wins_over_its_passages():
    rows = matrix(
        project(
            Stance("1", LAND, Attitude.FOR, passage=ASKED[0].id),
            Stance("2", LAND, Attitude.AGAINST, document=REFERENCE.id),
        ),
        lookup(),
    )
    assert rows[1].cells[0].attitude is Attitude.AGAINST
    assert rows[1].cells[0].is_set


def test_nobody_decided_is_not_neutral():
    assert combined_attitude(()) is None
    assert combined_attitude([Attitude.NEUTRAL]) is Attitude.NEUTRAL
    assert combined_attitude([Attitude.NEUTRAL, Attitude.FOR]) is Attitude.FOR


def test_an_even_split_is_the_most_contested():
    assert contest([Attitude.FOR, Attitude.AGAINST, None]) == 1.0
    assert contest([Attitude.FOR, Attitude.FOR, Attitude.AGAINST]) < 1.0
    assert contest([Attitude.FOR, Attitude.NEUTRAL]) == 0.0


def test_contested_topics_come_first():
    rows = matrix(
        project(
            Stance("1", LAND, Attitude.FOR, document=REFERENCE.id),
            Stance("2", LAND, Attitude.AGAINST, document=REPLY.id),
        ),
        lookup(),
    )
    assert [row.topic for row in by_contest(rows)] == [LAND, LAW]


def test_no_counterpart_and_silence_are_told_apart():
    reply, mute = answering(project(), lookup(Relation.CONTRARY))
    assert reply.answered == (ASKED[0].id,)
    assert reply.contradicted == (ASKED[0].id,)
    assert reply.ignored == (ASKED[1].id,)
    assert reply.unmentioned == (SAID[1].id,)
    assert mute.ignored == (ASKED[0].id, ASKED[1].id)


def test_the_tagged_share_counts_overlapping_topics_once():
    assert tagged_share(project(), lookup(), REFERENCE.id) == 1.0
    assert tagged_share(project(), lookup(), REPLY.id) == 0.25
    assert untagged(project(), lookup(), REPLY.id) == (SAID[1].id,)


def test_topics_on_one_passage_meet_once():
    assert together(project(), lookup()) == {(LAW, LAND): 1}


def test_resemblance_is_one_with_itself_and_nothing_with_a_silent_text():
    rows = matrix(project(), lookup())
    twice = [replace(row, cells=(row.cells[0], row.cells[0], row.cells[2])) for row in rows]
    topics = alike_by_topics(twice, 3)
    assert topics[0] == [None, 1.0, 0.0]
    assert topics[1][0] == topics[0][1]
    assert alike_by_stance(rows, 3)[0][1] is None

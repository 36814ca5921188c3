from dataclasses import replace

import pytest
from notation import document, project, topic

from perspectives.analysis.caching import Memory
from perspectives.analysis.compare import compare
from perspectives.analysis.engine import default_table
from perspectives.model.errors import Cancelled
from perspectives.model.judgements import Judgement, link_judgement_id, tagging_judgement_id
from perspectives.model.lookup import Lookup
from perspectives.model.project import table_of
from perspectives.model.states import Relation, State

LEFT = document(
    "The government must build the tram line to the harbour before the winter.",
    "Bread has become dear, and nobody in the ministry can say why the price of flour rises.",
)
RIGHT = document(
    "Flour costs twice what it did; the ministry owes the bakers an answer about bread.",
    "A tram to the harbour would be built by winter if the government wanted it.",
)
TRAM = topic("Tram", "tram", "harbour")
CASE = project(LEFT, RIGHT, topics=(TRAM,))


def run(case, **options):
    return compare(case, table=default_table(), **options)


def test_a_passage_finds_its_counterpart():
    lookup = Lookup(run(CASE))
    about_tram = lookup.passages_of(LEFT.id)[0].id
    assert lookup.counterparts(about_tram, RIGHT.id)[0].other(about_tram) == (
        lookup.passages_of(RIGHT.id)[1].id
    )


def test_coverage_names_the_silent_text():
    other = document("Nothing here speaks of transport at all.")
    comparison = run(project(LEFT, other, topics=(TRAM,)))
    assert (other.id, TRAM.id) in comparison.silences()


def test_a_silent_text_names_its_nearest_passage_and_a_decided_one_is_none():
    other = document("The railway station needs new benches.", "Bread is dear.")
    case = project(LEFT, other, topics=(topic("Tram", "tram", "harbour", "railway line"),))
    comparison = run(case)
    near = comparison.near_misses
    assert [row.topic for row in near] == [case.ordered_topics()[0].id] * len(near)
    speaking = {row.passage for row in comparison.taggings}
    assert not speaking & {row.passage for row in near}
    assert len({row.passage for row in near}) == len(near) <= 1


def test_parts_sum_to_the_raw_score():
    for link in run(CASE).links:
        assert sum(part.value for part in link.evidence.parts) == pytest.approx(link.evidence.raw)


def test_memory_changes_nothing():
    memory = Memory()
    assert run(CASE, cache=memory) == run(CASE, cache=memory) == run(CASE)


def test_work_can_be_cancelled():
    with pytest.raises(Cancelled):
        run(CASE, cancelled=lambda: True)


def test_progress_shows_passages_then_topics_then_links():
    partial = []
    run(CASE, progress=lambda step: partial.append(step) if step.partial else None)
    assert [step.stage for step in partial][:3] == ["passages", "topics", "links"]
    assert partial[0].partial.passages
    assert partial[1].partial.taggings


def test_a_rejected_tagging_stays_rejected():
    passage = run(CASE).taggings[0].passage
    judgement = Judgement(
        tagging_judgement_id(passage, TRAM.id), passage, TRAM.id, state=State.REJECTED
    )
    case = replace(CASE, judgements=table_of([judgement]))
    states = {row.passage: row.state for row in run(case).taggings}
    assert states[passage] is State.REJECTED


def test_a_link_made_by_hand_is_kept():
    lookup = Lookup(run(CASE))
    left, right = lookup.passages_of(LEFT.id)[0].id, lookup.passages_of(RIGHT.id)[0].id
    judgement = Judgement(
        link_judgement_id(left, right), left, other=right, state=State.MANUAL, by="me"
    )
    case = replace(CASE, judgements=table_of([judgement]))
    assert any(link.state is State.MANUAL for link in run(case).links)


def test_texts_without_words_are_no_trouble():
    assert run(project(document(""), document("Hello."))).links == ()
    assert run(project()).passages == ()


def test_texts_without_names_and_numbers_meet_a_topic_that_has_some():
    plain = [document("the road is closed."), document("the shops need the road.")]
    comparison = run(
        project(*plain, topics=(topic("EU 2030", "road", definition="The EU, 2030."),))
    )
    assert len(comparison.taggings) == 2


def test_the_passages_wanted_first_change_nothing_but_the_order_of_work():
    wanted = run(CASE).passages[-1].id
    assert run(CASE, first=[wanted]) == run(CASE)


def test_the_order_of_texts_changes_no_score():
    def scores(case):
        return {frozenset((row.left, row.right)): row.evidence.raw for row in run(case).links}

    turned = replace(
        CASE,
        documents={
            key: replace(row, order=-row.order) for key, row in reversed(CASE.documents.items())
        },
    )
    assert scores(turned) == pytest.approx(scores(CASE), abs=1e-3)


def test_evidence_lies_inside_its_passage():
    comparison = run(CASE)
    spans = {row.id: row.span for row in comparison.passages}
    for tagging in comparison.taggings:
        assert spans[tagging.passage].contains(tagging.span)
        for row in tagging.evidence:
            assert spans[tagging.passage].contains(row.span)
    for link in comparison.links:
        for row in (*link.evidence.words, *link.evidence.reuse):
            assert spans[link.left].contains(row.left)
            assert spans[link.right].contains(row.right)


def test_amounts_of_a_tagging_explain_its_score():
    for tagging in run(CASE).taggings:
        assert sum(row.amount for row in tagging.evidence) > 0


def test_a_line_before_a_list_is_nobodys_counterpart():
    left = document("The harbour tram is late.", "Of the tram:", LEFT.text.split("\n")[0])
    links = run(project(left, RIGHT, topics=(TRAM,))).links
    lead = Lookup(run(project(left, RIGHT))).passages_of(left.id)[1].id
    assert all(lead not in (link.left, link.right) for link in links)


def test_copied_wording_is_near_verbatim():
    words = LEFT.text.split("\n")[0]
    other = document(words.replace("must", "has to"), "Something else is said here about fish.")
    links = run(project(LEFT, other)).links
    assert links[0].relation is Relation.NEAR_VERBATIM
    assert links[0].evidence.reuse


def test_what_both_mention_is_named():
    left = document("On 24 September the police came to Banjska with two cars in the morning.")
    right = document(
        "24. septembra je policija došla u Banjsku, ujutro, dvama kolima.", language="sr"
    )
    case = project(left, right, document("Bread is dear."), document("It rains on fish."))
    shared = run(case).links[0].evidence.shared
    assert "24 September" in shared
    assert "Banjska" in shared


ALIKE = (
    "The ferry across the lake is late again and the passengers wait in the rain.",
    "Passengers of the ferry waited in the rain by the lake, since it was late again.",
    "The orchestra will play three pieces by a young composer on Friday.",
)


def test_a_decision_speaks_for_passages_like_it_until_it_is_taken_back():
    plain = project(document(ALIKE[0]), document(*ALIKE[1:]), topics=(topic("Fees"),))
    first = compare(plain, table=default_table())
    judgement = Judgement("j1", first.passages[0].id, "fees", state=State.CONFIRMED)
    taught = compare(replace(plain, judgements={"j1": judgement}), table=default_table())
    found = {row.passage: row for row in taught.taggings if row.state is State.PROPOSED}
    assert list(found) == [first.passages[1].id]
    assert "confirmed" in {row.kind for row in found[first.passages[1].id].evidence}
    assert [row for row in first.taggings if row.topic == "fees"] == []
    rejected = replace(judgement, state=State.REJECTED)
    told = compare(replace(plain, judgements={"j1": rejected}), table=default_table())
    assert [row for row in told.taggings if row.state is State.PROPOSED] == []

from dataclasses import replace

import pytest
from making import compared

from perspectives.desktop.wording import (
    Answer,
    answer_of,
    describe,
    edge_words,
    facts,
    header_note,
    number_of,
    passage_name,
    strength,
    why,
)
from perspectives.desktop.workspace import Scene, ViewState

TEXTS = (
    "@one [A: The plan breaks the town.]\n\nA word between.\n\n[A: It breaks it twice.]",
    "@one [A: It mends the town.]",
    "[A: The town is whole.]\n\n[B: The office has keys.]",
    "[B: The office has a seal.]",
)
TITLES = ("Column", "Opinion", "Letter", "Memo")


@pytest.fixture
def scene():
    return Scene(*compared(*TEXTS, titles=TITLES), ViewState())


def at(scene, place, document="d0", **view):
    passage = scene.lookup.content_of(document)[place].id
    return replace(scene, view=replace(scene.view, active=passage, leading=document, **view))


def test_an_active_passage_is_described_with_its_topic_and_counterparts(scene):
    assert describe(at(scene, 0)) == (
        "Territorial integrity: passage 1 of 2 in the reference; 1 counterpart in 3 texts, 1 silent"
    )


def test_a_passage_of_another_text_names_it(scene):
    assert "passage 1 of 1 in “Opinion”" in describe(at(scene, 0, "d1"))


def test_a_passage_on_no_topic_says_so(scene):
    assert describe(at(scene, 1)) == (
        "Passage 2 of the reference: on no topic; 0 counterparts in 3 texts"
    )


def test_a_lit_topic_is_described_with_its_silences(scene):
    lit = replace(scene, view=replace(scene.view, lit=("A",)))
    assert describe(lit) == "Territorial integrity: 4 passages in 3 of 4 texts, 1 silent"


def test_at_rest_the_comparison_is_counted(scene):
    assert describe(scene) == "4 texts, 4 topics, 1 link"


def test_silence_and_no_counterpart_are_told_apart(scene):
    active = at(scene, 0)
    assert [answer_of(active, name) for name in ("d0", "d1", "d2", "d3")] == [
        Answer.NOT_ASKED,
        Answer.ANSWERS,
        Answer.NO_COUNTERPART,
        Answer.SILENT,
    ]
    assert header_note(active, "d2") == "No counterpart here"
    assert header_note(active, "d3") == "Silent on Territorial integrity"
    assert header_note(active, "d1") == ""


def test_before_analysis_no_text_is_called_silent(scene):
    bare = replace(scene.comparison, taggings=(), links=())
    assert answer_of(Scene(scene.project, bare, at(scene, 0).view), "d3") is Answer.NOT_ASKED


def test_a_lit_topic_alone_names_silent_texts(scene):
    lit = replace(scene, view=replace(scene.view, lit=("A",)))
    assert header_note(lit, "d3") == "Silent on Territorial integrity"
    assert header_note(lit, "d2") == ""


def test_a_tagging_says_why(scene):
    tagging = scene.comparison.taggings[0]
    assert why(scene, tagging) == (
        "Territorial integrity, 70% sure, not reviewed: it names the topic."
    )


def test_a_link_says_why(scene):
    assert why(scene, scene.comparison.links[0]) == (
        "≈ same claim on Territorial integrity, 80% sure, not reviewed: both name plan."
    )


def test_names_for_screen_readers_have_content_first_and_place_last(scene):
    passage = scene.lookup.content_of("d0")[0]
    assert passage_name(scene, passage) == (
        "The plan breaks the town. Territorial integrity, 1 counterpart: Opinion strong, "
        "Letter no counterpart, Memo silent. Passage 1 of 3."
    )


def test_edge_chips_quote_the_first_words(scene):
    passage = scene.lookup.content_of("d2")[0].id
    assert edge_words(scene, 2, passage) == ("2 more on Territorial integrity: The town is whole.")


def test_headers_give_the_facts(scene):
    document = scene.project.documents["d0"]
    assert facts(document, 1043) == "Speaker · 2023-10-20 · 1,043 words · English"
    assert facts(document, 0) == "Speaker · 2023-10-20 · English"


def test_the_reference_is_r_and_the_others_are_numbered(scene):
    assert [number_of(scene, row) for row in ("d0", "d1", "d3", "none")] == ["R", "1", "3", ""]


def test_strengths_have_words():
    assert [strength(score) for score in (0.9, 0.5, 0.1)] == ["strong", "fair", "weak"]

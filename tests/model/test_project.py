"""Projects hold their rows in order; edits make the next project and can be taken back."""

from dataclasses import replace

import pytest

from perspectives.model.documents import Document, DocumentId, Source
from perspectives.model.edits import Change, Edit, apply
from perspectives.model.errors import StaleEdit
from perspectives.model.project import new_project
from perspectives.model.topics import Codebook, Topic, TopicId, topic_letter


def text(name: str) -> Document:
    return Document(DocumentId(name), name, "", (), Source(name))


def test_the_first_text_is_the_reference_and_order_is_kept():
    project = new_project([text("b"), text("a"), text("c")])
    assert project.reference == "b"
    assert [row.id for row in project.ordered_documents()] == ["b", "a", "c"]
    assert [row.id for row in project.positions()] == ["a", "c"]


def test_the_same_text_twice_is_taken_once_at_its_first_place():
    project = new_project([text("a"), text("b"), text("a")])
    assert [row.id for row in project.ordered_documents()] == ["a", "b"]


def test_a_codebook_brings_topics_question_and_proposition():
    book = Codebook("Dam", (Topic(TopicId("t"), "T"),), question="Build?", proposition="Build it.")
    project = new_project([text("a")], book)
    assert project.head.proposition == "Build it."
    assert [row.id for row in project.ordered_topics()] == ["t"]


def test_an_edit_and_its_inverse_give_the_equal_tables_back():
    project = new_project([text("a")])
    row = project.documents["a"]
    edit = Edit("Rename", (Change("documents", row, replace(row, title="New")),))
    there = apply(project, edit)
    back = apply(there, edit.inverse())
    assert there.documents["a"].title == "New"
    assert back.documents == project.documents
    assert back.revision == 2


def test_an_edit_made_for_a_changed_row_is_stale():
    project = new_project([text("a")])
    row = project.documents["a"]
    edit = Edit("Rename", (Change("documents", replace(row, title="Other"), row),))
    with pytest.raises(StaleEdit):
        apply(project, edit)


def test_an_edit_of_the_head_changes_the_reference_and_nothing_else():
    project = new_project([text("a"), text("b")])
    head = replace(project.head, reference="b")
    turned = apply(project, Edit("Make “b” the reference", (Change("head", project.head, head),)))
    assert turned.reference == "b"
    assert turned.documents is project.documents


@pytest.mark.parametrize(
    ("order", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")]
)
def test_topic_letters_go_on_after_z(order, letter):
    assert topic_letter(order) == letter

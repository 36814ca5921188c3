"""The roles of blocks, changed by a person."""

from perspectives.model.document_edits import set_roles
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.edits import apply
from perspectives.model.project import new_project
from perspectives.model.spans import Span

BLOCKS = (Block(Span(0, 3), Role.PARAGRAPH), Block(Span(5, 8), Role.HEADING, 2))
PROJECT = new_project([Document(DocumentId("d1"), "T", "One\n\nTwo", BLOCKS, Source("a.txt"))])


def test_a_heading_gets_a_level_and_a_paragraph_loses_it():
    edit = set_roles(PROJECT, DocumentId("d1"), {0: Role.HEADING, 1: Role.PARAGRAPH})
    blocks = apply(PROJECT, edit).documents["d1"].blocks
    assert [(row.role, row.level) for row in blocks] == [(Role.HEADING, 1), (Role.PARAGRAPH, 0)]


def test_roles_that_stand_already_are_no_edit():
    assert not set_roles(PROJECT, DocumentId("d1"), {0: Role.PARAGRAPH}).changes


def test_the_inverse_brings_the_roles_back():
    edit = set_roles(PROJECT, DocumentId("d1"), {0: Role.NAVIGATION})
    assert apply(apply(PROJECT, edit), edit.inverse()).documents == PROJECT.documents

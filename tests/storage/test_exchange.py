"""A project goes to JSON and comes back equal."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventions import dispute, some_edit
from perspectives.model.edits import apply
from perspectives.model.errors import StorageError
from perspectives.model.merging import merge
from perspectives.storage.exchange import project_from_json, project_to_json


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 25))
def test_a_project_comes_back_equal_and_the_same_project_gives_the_same_bytes(chance, count):
    project = dispute(chance)
    for _ in range(count):
        project = apply(project, some_edit(project, chance))
    text = project_to_json(project)
    back = project_from_json(text, "it.json")
    assert back == project
    assert project_to_json(back) == text


def test_decisions_without_texts_are_enough_to_merge():
    from random import Random

    from inventions import passages
    from perspectives.model import deciding

    project = dispute(Random(3))
    theirs = apply(project, deciding.tag(project, passages(project)[1], "t0", by="Ben"))
    text = project_to_json(theirs, has_texts=False)
    assert all(
        "text" not in row or not row["text"] for row in json.loads(text)["tables"]["documents"]
    )
    merged = merge(project, project_from_json(text, "it.json"))
    assert apply(project, merged.edit).judgements == theirs.judgements


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "perspectives-project/1"}', '{"format": 7}', "null"]
)
def test_what_is_no_export_is_named(text):
    with pytest.raises(StorageError, match=r"“it\.json” is"):
        project_from_json(text, "it.json")


def test_a_format_of_the_future_is_named():
    with pytest.raises(StorageError, match="perspectives-project/2, which is not known"):
        project_from_json('{"format": "perspectives-project/2"}', "it.json")

"""Rows go to columns and JSON and come back equal."""

import json
import types
import typing
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.model.documents import Block, Document, Source
from perspectives.model.judgements import Judgement
from perspectives.model.project import TABLES
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State
from perspectives.storage import loading, rows, schema

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WHOLE = st.integers(-(2**40), 2**40)
SPANS = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(lambda row: Span(*sorted(row)))


def made(hint):
    """Values of a field's type."""
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    known = {
        str: TEXTS,
        int: WHOLE,
        bool: st.booleans(),
        float: st.floats(allow_nan=False),
        Span: SPANS,
    }
    if hint in known:
        return known[hint]
    if isinstance(hint, types.UnionType):
        return st.one_of(st.none(), *(made(row) for row in typing.get_args(hint)[:1]))
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)
        if inner[-1] is Ellipsis:
            return st.lists(made(inner[0]), max_size=3).map(tuple)
        return st.tuples(*(made(row) for row in inner))
    if issubclass(hint, str):
        return st.sampled_from(list(hint))
    hints = typing.get_type_hints(hint)
    return st.builds(hint, **{row.name: made(hints[row.name]) for row in fields(hint)})


@pytest.mark.parametrize("table", TABLES)
def test_every_row_comes_back_equal(table):
    @settings(max_examples=60, deadline=None)
    @given(made(rows.ROW_CLASSES[table]))
    def holds(row):
        values = rows.encode_row(table, row)
        assert all(type(value) in (str, int, float, type(None)) for value in values.values())
        texts = {rows.text_sum(row.text): row.text} if table == "documents" else {}
        assert rows.decode_row(table, values, texts) == row
        if table != "documents":
            assert rows.decoder(table, list(values))(list(values.values())) == row

    holds()


def test_every_table_of_a_project_has_a_class_and_a_word_for_damage():
    assert tuple(rows.ROW_CLASSES) == TABLES
    assert set(loading._WORDS) == {*TABLES, *schema.OWN_TABLES}


def test_spans_are_pairs_and_blocks_leave_their_defaults_out():
    block = Block(Span(3, 9), "paragraph", furniture=(Span(3, 5),))
    document = Document("d", "T", "a text", (block,), Source("a.md"))
    values = rows.encode_row("documents", document)
    assert json.loads(values["blocks"]) == [
        {"span": [3, 9], "role": "paragraph", "furniture": [[3, 5]]}
    ]
    assert values["text"] == rows.text_sum("a text")


def test_an_absent_relation_is_null_and_a_chosen_one_its_word():
    row = Judgement("j", "p", other="q", relation=Relation.CONTRARY, state=State.MANUAL)
    assert rows.encode_row("judgements", row)["relation"] == "contrary"
    assert rows.encode_row("judgements", Judgement("j", "p"))["relation"] is None


def test_columns_that_an_older_file_lacks_stand_at_their_default():
    read = rows.decode_row("judgements", {"id": "j", "passage": "p"}, {})
    assert read == Judgement("j", "p")
    assert rows.decoder("judgements", ["id", "passage"])(("j", "p")) == Judgement("j", "p")


def test_a_column_that_is_not_known_is_left_out_and_an_unknown_word_is_an_error():
    assert rows.decode_row("pins", {"id": "p", "target": "t", "shape": "x"}, {}).target == "t"
    with pytest.raises(KeyError):
        rows.decode_row("judgements", {"id": "j", "passage": "p", "state": "doubted"}, {})


@given(st.lists(st.one_of(TEXTS, WHOLE, st.floats(allow_nan=False), st.none()), min_size=1))
def test_a_checksum_depends_on_table_and_values(values):
    one = rows.checksum("notes", values)
    assert one == rows.checksum("notes", tuple(values))
    assert one != rows.checksum("pins", values)

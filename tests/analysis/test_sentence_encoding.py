import sys
from types import SimpleNamespace

import numpy as np
import pytest
from notation import document, project

from perspectives.analysis.bridging import carried
from perspectives.analysis.compare import compare
from perspectives.analysis.embedding import with_encoder
from perspectives.analysis.encoders import ModelError
from perspectives.analysis.engine import default_table
from perspectives.analysis.sentence_encoding import OnnxEncoder, encoded, load_encoder, model_file

LETTERS = "abcdefgh"


class Tokenizer:
    """Cuts a text into the letters it knows; pads to the longest of a batch."""

    def encode_batch(self, texts):
        rows = [[LETTERS.index(sign) + 1 for sign in text if sign in LETTERS] for text in texts]
        longest = max(map(len, rows))
        return [
            SimpleNamespace(
                ids=row + [0] * (longest - len(row)),
                attention_mask=[1] * len(row) + [0] * (longest - len(row)),
                type_ids=[0] * longest,
            )
            for row in rows
        ]


class Session:
    """A model whose hidden state of a piece is the piece's own direction."""

    def __init__(self):
        self.fed = []

    def get_inputs(self):
        return [SimpleNamespace(name="input_ids"), SimpleNamespace(name="attention_mask")]

    def run(self, _wanted, fed):
        self.fed.append(fed)
        return [np.eye(9, dtype=np.float32)[fed["input_ids"]]]


def encoder(*, takes_first=False):
    return OnnxEncoder("made", Session(), Tokenizer(), takes_first=takes_first)


def test_a_text_is_the_mean_of_its_pieces_without_padding():
    found = encoder().encode(["ab", "abcd", "a"])
    assert found[0].tolist() == [0, 0.5, 0.5, 0, 0, 0, 0, 0, 0]
    assert found[2].tolist() == [0, 1, 0, 0, 0, 0, 0, 0, 0]


def test_the_first_piece_stands_for_the_text_where_the_folder_says_so():
    assert encoder(takes_first=True).encode(["ba"])[0].argmax() == 2


def test_a_model_is_fed_what_it_asks_for():
    made = encoder()
    made.encode(["ab"])
    assert set(made._session.fed[0]) == {"input_ids", "attention_mask"}


def test_vectors_are_remembered_by_content():
    store: dict[str, bytes] = {}
    first, second = encoder(), encoder()
    found = encoded(first, ["ab", "cd", "ab", " "], store)
    assert np.array_equal(encoded(second, ["cd", "ab"], store), found[[1, 0]])
    assert second._session.fed == []
    assert not found[3].any()


def test_an_encoder_joins_the_table_for_words():
    table = with_encoder(default_table(), encoder())
    left = document("A bad cab came late to the harbour.", "He had eggs for breakfast, he said.")
    right = document("The harbour waits for a bad cab.", "The orchestra plays on Friday night.")
    found = compare(project(left, right), table=table)
    assert found.links
    assert found.links[0].evidence.words
    assert table.name != default_table().name


def test_files_of_a_folder_tell_which_kind_it_is():
    assert model_file({"onnx/model.onnx": b"", "tokenizer.json": b""}) == "onnx/model.onnx"
    assert model_file({"model.safetensors": b""}) == ""


def test_a_folder_without_a_tokenizer_says_so():
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        load_encoder({"model.onnx": b""})


def test_missing_libraries_are_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match="onnxruntime and tokenizers"):
        load_encoder({"model.onnx": b"", "tokenizer.json": b"{}"})


def test_a_broken_model_is_named(monkeypatch):
    def broken(*_args, **_options):
        raise RuntimeError("no graph")

    monkeypatch.setitem(sys.modules, "onnxruntime", SimpleNamespace(InferenceSession=broken))
    monkeypatch.setitem(sys.modules, "tokenizers", SimpleNamespace())
    with pytest.raises(ModelError, match="no graph"):
        load_encoder({"model.onnx": b"", "tokenizer.json": b"{}"})


def test_an_english_model_is_given_other_languages_carried_to_english():
    found = carried("Sporazum iz 2013. o opštinama.", "sr").split()
    assert found[0] == "agreement"
    assert "2013" in found
    assert carried("The agreement.", "en") == "The agreement."

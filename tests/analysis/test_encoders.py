import json

import numpy as np
import pytest
from notation import document, project

from perspectives.analysis.compare import compare
from perspectives.analysis.encoders import MODEL, TOKENIZER, ModelError, load_model


def safetensors(values):
    data = values.tobytes()
    kind = {"float32": "F32", "float16": "F16", "int8": "I8"}[values.dtype.name]
    row = {"dtype": kind, "shape": list(values.shape), "data_offsets": [0, len(data)]}
    header = json.dumps({"embeddings": row}).encode()
    return len(header).to_bytes(8, "little") + header + data


def tokenizer(kind, vocabulary):
    return json.dumps({"model": {"type": kind, "vocab": vocabulary}}).encode()


VECTORS = np.array([[0, 0], [1, 0], [0, 1], [0.5, 0.5]], np.float32)
WORD_PIECES = {"[UNK]": 0, "tram": 1, "harbour": 2, "##s": 3}
UNIGRAMS = [["<unk>", 0.0], ["▁tram", -2.0], ["▁лука", -3.0], ["s", -1.0]]


@pytest.mark.parametrize("kind", [np.float32, np.float16])
def test_a_folder_of_word_pieces_is_read(kind):
    table = load_model(
        {MODEL: safetensors(VECTORS.astype(kind)), TOKENIZER: tokenizer("WordPiece", WORD_PIECES)}
    )
    assert table.pieces("trams") == (1, 3)
    assert not table.is_multilingual


def test_a_multilingual_folder_cuts_words_of_any_script():
    table = load_model({MODEL: safetensors(VECTORS), TOKENIZER: tokenizer("Unigram", UNIGRAMS)})
    assert table.is_multilingual
    assert table.pieces("trams") == (1, 3)
    assert table.pieces("лука") == (2,)
    assert table.pieces("zz") == ()


def test_a_model_takes_the_place_of_the_shipped_table():
    table = load_model({MODEL: safetensors(VECTORS), TOKENIZER: tokenizer("Unigram", UNIGRAMS)})
    left, right = document("The tram is late again today."), document("No tram came today at all.")
    assert compare(project(left, right), table=table).passages


@pytest.mark.parametrize(
    "files",
    [
        {},
        {MODEL: safetensors(VECTORS)},
        {MODEL: safetensors(VECTORS), TOKENIZER: tokenizer("BPE", {})},
        {MODEL: safetensors(VECTORS[:2]), TOKENIZER: tokenizer("WordPiece", WORD_PIECES)},
    ],
)
def test_a_folder_that_is_no_model_says_why(files):
    with pytest.raises(ModelError):
        load_model(files)

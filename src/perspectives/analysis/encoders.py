"""Static models a user points to: folders in the format of model2vec, read without its libraries.

Such a folder holds model.safetensors (a vector a piece, under "embeddings") and tokenizer.json (how
words are cut: WordPiece, or Unigram as in multilingual models). Numbers are brought to int8, like
the shipped table; on the shipped one that costs nothing measurable.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perspectives.analysis.embedding import EmbeddingTable

MODEL, TOKENIZER = "model.safetensors", "tokenizer.json"
"""The files of a model folder."""

KINDS = {"F32": np.float32, "F16": np.float16, "I8": np.int8}
"""Number formats of safetensors that static models come in."""

LARGEST = 99.99
"""Percentile of the numbers that becomes 127: outliers are cut rather than all made coarse."""

WORD_START = "▁"
"""Stands before a word in the vocabulary of a Unigram model."""

UNKNOWN_COST = 20.0
"""What a letter without a piece costs, in natural logarithms: more than any known piece."""


class ModelError(ValueError):
    """A folder holds no static model that can be read; the message says what is missing."""


class UnigramTable(EmbeddingTable):
    """A table whose words are cut into the likeliest pieces (Kudo 2018), in any language."""

    is_multilingual = True

    def __init__(self, array: NDArray[np.int8], pieces: Sequence[tuple[str, float]]) -> None:
        super().__init__(array, [piece for piece, _ in pieces])
        self._scores = [score for _, score in pieces]
        self._longest = max((len(piece) for piece, _ in pieces), default=1)

    def _cut(self, folded: str) -> tuple[int, ...]:
        word = WORD_START + folded
        best = [0.0] + [-np.inf] * len(word)
        back: list[tuple[int, int]] = [(0, -1)] * (len(word) + 1)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - self._longest), end):
                row = self._rows.get(word[start:end], -1)
                if row < 0 and end - start > 1:
                    continue
                score = best[start] + (self._scores[row] if row >= 0 else -UNKNOWN_COST)
                if score > best[end]:
                    best[end], back[end] = score, (start, row)
        rows: list[int] = []
        at = len(word)
        while at > 0:
            at, row = back[at]
            if row >= 0:
                rows.append(row)
        return tuple(reversed(rows))


def load_model(files: Mapping[str, bytes]) -> EmbeddingTable:
    """The table of a model folder, given its files by name.

    Raises ModelError where one is missing or of a kind that is not known.
    """
    for name in (MODEL, TOKENIZER):
        if name not in files:
            raise ModelError(f"The folder has no “{name}”.")
    array = as_int8(tensor(files[MODEL], "embeddings"))
    model: dict[str, Any] = json.loads(files[TOKENIZER])["model"]
    kind = model.get("type", "")
    if kind == "Unigram":
        pieces = [(str(piece), float(score)) for piece, score in model["vocab"]]
        rows: list[str] = [piece for piece, _ in pieces]
    elif kind == "WordPiece":
        pieces = []
        vocabulary: dict[str, int] = model["vocab"]
        rows = sorted(vocabulary, key=lambda piece: vocabulary[piece])
    else:
        raise ModelError(f"Models cut by “{kind}” are not known; WordPiece and Unigram are.")
    if len(rows) != len(array):
        raise ModelError(f"The model has {len(array)} vectors for {len(rows)} pieces.")
    return UnigramTable(array, pieces) if pieces else EmbeddingTable(array, rows)


def tensor(data: bytes, name: str) -> NDArray[np.float32]:
    """One matrix of a safetensors file: eight bytes of length, a JSON header, then the numbers."""
    size = int.from_bytes(data[:8], "little")
    header: dict[str, Any] = json.loads(data[8 : 8 + size])
    row = header.get(name)
    if row is None or row["dtype"] not in KINDS or len(row["shape"]) != 2:
        raise ModelError(f"“{MODEL}” has no matrix “{name}” of a known kind.")
    begin, end = row["data_offsets"]
    numbers = np.frombuffer(data[8 + size + begin : 8 + size + end], KINDS[row["dtype"]])
    return numbers.reshape(row["shape"]).astype(np.float32)


def as_int8(values: NDArray[np.float32]) -> NDArray[np.int8]:
    """The numbers as whole ones from -127 to 127, all on one scale."""
    largest = float(np.percentile(np.abs(values), LARGEST)) if values.size else 1.0
    scaled = np.rint(values * (127 / max(largest, 1e-9)))
    return np.clip(scaled, -127, 127).astype(np.int8)

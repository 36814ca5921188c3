"""The static embedding: a vector for each word piece, summed for words and texts.

The shipped table is a ridge distillation of a sentence transformer (its NOTICE names it); a text's
vector is the mean of its pieces. Word pieces are cut greedily, longest first, as in BERT (Wu et
al. 2016; Devlin et al. 2019), here on words that are folded already.
"""

import hashlib
import io
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from perspectives.analysis.arrays import Doubles, Floats, Integers

SCALE = 4000
"""Length of a vector after `quantised`. Products of such integers stay under 2**24, where float32
is exact: a matrix product is then the same whatever the machine, its threads and their order."""

CHUNK = 8192


class Encoder(Protocol):
    """What makes vectors of whole passages, where a user points to a model that does.

    One that is not multilingual is given other languages carried to English, word by word.
    """

    name: str
    is_multilingual: bool

    def encode(self, texts: Sequence[str]) -> Floats:
        """A vector a text, of any length; the same text gives the same vector."""
        ...


class EmbeddingTable:
    """A vector a word piece: `array` is pieces x dimensions, int8; one vocabulary entry a row.

    `is_multilingual` tells a table that reads running words of any language; the shipped one reads
    English. `encoder` makes the vectors of passages where a user pointed to one.
    """

    is_multilingual = False
    encoder: Encoder | None = None

    def __init__(self, array: NDArray[np.int8], vocabulary: Sequence[str]) -> None:
        self.array = array
        self.vocabulary = vocabulary
        self._rows = {piece: row for row, piece in enumerate(vocabulary)}
        self._unknown = self._rows.get("[UNK]", 0)
        self._cache: dict[str, tuple[int, ...]] = {}

    @cached_property
    def name(self) -> str:
        """A short name for the table's content, for keys of what was made with it."""
        words = hashlib.sha256(self.array.tobytes()).hexdigest()[:16]
        return f"{words} {self.encoder.name}" if self.encoder else words

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""
        return int(self.array.shape[1])

    def has_word(self, folded: str) -> bool:
        """Whether the word is a piece of its own, that is, a common English word."""
        return folded in self._rows

    def pieces(self, folded: str) -> tuple[int, ...]:
        """The rows of the pieces of a folded word; the unknown piece where it cannot be cut."""
        known = self._cache.get(folded)
        if known is None:
            known = self._cut(folded)
            self._cache[folded] = known
        return known

    def _cut(self, folded: str) -> tuple[int, ...]:
        whole = self._rows.get(folded)
        if whole is not None:
            return (whole,)
        rows: list[int] = []
        for part in folded.split("'"):
            start = 0
            while start < len(part):
                end = len(part)
                while end > start:
                    piece = part[start:end] if start == 0 else "##" + part[start:end]
                    row = self._rows.get(piece)
                    if row is not None:
                        break
                    end -= 1
                else:
                    rows.append(self._unknown)
                    break
                rows.append(row)
                start = end
        return tuple(rows)

    def sums(self, words: Sequence[str]) -> tuple[Integers, Integers]:
        """For each folded word the sum of its pieces (words x dimensions) and their number."""
        cut = [self.pieces(word) for word in words]
        counts = np.fromiter(map(len, cut), np.int32, len(cut))
        out = np.zeros((len(words), self.dimensions), np.int32)
        for begin in range(0, len(words), CHUNK):
            part = cut[begin : begin + CHUNK]
            rows = np.fromiter(chain.from_iterable(part), np.int64)
            if not len(rows):
                continue
            owner = np.repeat(np.arange(len(part)), counts[begin : begin + CHUNK])
            starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
            sums = np.add.reduceat(self.array[rows].astype(np.int32), starts, axis=0)
            out[begin + owner[starts]] = sums
        return out, counts


def with_encoder(table: EmbeddingTable, encoder: Encoder) -> EmbeddingTable:
    """The same table for words, with an encoder for passages."""
    made = EmbeddingTable(table.array, table.vocabulary)
    made.encoder = encoder
    return made


def load_table(array: bytes, vocabulary: str) -> EmbeddingTable:
    """The table from the bytes of an .npy file (int8) and its vocabulary, a piece a line.

    Raises ValueError where the two do not fit one another.
    """
    rows = vocabulary.split("\n")
    if rows and not rows[-1]:
        rows.pop()
    values = np.load(io.BytesIO(array), allow_pickle=False)
    if values.ndim != 2 or values.dtype != np.int8 or len(values) != len(rows):
        raise ValueError(f"an embedding of {values.shape} for a vocabulary of {len(rows)} pieces")
    return EmbeddingTable(values, rows)


def quantised(vectors: Doubles | Floats) -> Floats:
    """Each row at length SCALE, rounded to whole numbers, as float32; zero rows stay zero."""
    scaled = vectors.astype(np.float64)
    lengths = np.sqrt(np.einsum("ij,ij->i", scaled, scaled))
    factors = np.divide(SCALE, lengths, out=np.zeros(len(lengths)), where=lengths > 1e-9)
    scaled *= factors.reshape(-1, 1)
    return np.rint(scaled, out=scaled).astype(np.float32)


def cosines(left: Floats, right: Floats) -> Floats:
    """Cosines of all rows of `left` with all of `right`, both from `quantised`; about -1..1."""
    return np.matmul(left, right.T) / np.float32(SCALE * SCALE)

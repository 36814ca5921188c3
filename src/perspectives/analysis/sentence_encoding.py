"""Sentence encoders a user points to: ONNX models run by onnxruntime, where it is installed.

A folder as sentence-transformers writes them: an ONNX model, tokenizer.json, and perhaps how its
vectors are pooled. The encoder gives the vectors of whole passages; words are still compared by the
static table, which the evidence needs. Vectors are remembered in a store by content, since an
encoder reads some dozens of passages in the time a static table reads thousands.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np

from perspectives.analysis.embedding import quantised
from perspectives.analysis.encoders import TOKENIZER, ModelError
from perspectives.assets import ONNX_FILES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from perspectives.analysis.arrays import Floats
    from perspectives.analysis.caching import Store
    from perspectives.analysis.embedding import Encoder

POOLING = "1_Pooling/config.json"
"""Says whether the first piece stands for the text or the mean of all; the mean where missing."""

LONGEST = 256
"""Word pieces of a text that are read: a paragraph of two hundred words."""

MANY_PIECES = 60_000
"""Pieces of a vocabulary from which a model counts as multilingual: those of one language have some
thirty thousand, those of many at least a hundred thousand."""

BATCH = 16
"""Texts encoded at once: of like length, so that little is padded."""

MOST_KEPT = 20_000
"""Vectors kept in a store, 15 MB at 384 numbers; the oldest go first."""


class OnnxEncoder:
    """An ONNX model with its tokenizer; `session` and `tokenizer` are those of the libraries."""

    def __init__(
        self,
        name: str,
        session: Any,
        tokenizer: Any,
        *,
        takes_first: bool,
        is_multilingual: bool = False,
    ) -> None:
        self.name = name
        self.is_multilingual = is_multilingual
        self._session = session
        self._tokenizer = tokenizer
        self._takes_first = takes_first
        self._inputs = [row.name for row in session.get_inputs()]

    def encode(self, texts: Sequence[str]) -> Floats:
        """A vector a text, from the model's hidden states or its own pooled output."""
        if not texts:
            return np.zeros((0, 1), np.float32)
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        out: list[Floats] = []
        for begin in range(0, len(order), BATCH):
            out.append(self._batch([texts[at] for at in order[begin : begin + BATCH]]))
        found = np.concatenate(out)
        placed = np.zeros_like(found)
        placed[np.array(order)] = found
        return placed

    def _batch(self, texts: list[str]) -> Floats:
        rows = self._tokenizer.encode_batch(texts)
        arrays = {
            "input_ids": np.array([row.ids for row in rows], np.int64),
            "attention_mask": np.array([row.attention_mask for row in rows], np.int64),
            "token_type_ids": np.array([row.type_ids for row in rows], np.int64),
        }
        fed = {name: arrays[name] for name in self._inputs if name in arrays}
        hidden: NDArray[np.float32] = np.asarray(self._session.run(None, fed)[0], np.float32)
        if hidden.ndim == 2:
            return hidden
        if self._takes_first:
            return hidden[:, 0]
        mask = arrays["attention_mask"][:, :, None].astype(np.float32)
        return (hidden * mask).sum(axis=1) / np.maximum(mask.sum(axis=1), np.float32(1))


def model_file(files: Mapping[str, bytes]) -> str:
    """The name of a folder's ONNX model; "" where it has none."""
    return next((name for name in ONNX_FILES if name in files), "")


def load_encoder(files: Mapping[str, bytes]) -> OnnxEncoder:
    """The encoder of a model folder, given its files by name.

    Raises ModelError where a file is missing or broken, or the libraries are not installed.
    """
    if TOKENIZER not in files:
        raise ModelError(f"The folder has no “{TOKENIZER}”.")
    try:
        runtime: Any = importlib.import_module("onnxruntime")
        tokenizers: Any = importlib.import_module("tokenizers")
    except ImportError as error:
        raise ModelError(
            "ONNX models need the packages onnxruntime and tokenizers (the extra “onnx”)."
        ) from error
    data = files[model_file(files)]
    try:
        session = runtime.InferenceSession(data, providers=["CPUExecutionProvider"])
        tokenizer = tokenizers.Tokenizer.from_str(files[TOKENIZER].decode("utf-8"))
    except Exception as error:  # both libraries raise their own kinds, and bare Exception
        raise ModelError(f"The ONNX model cannot be read: {error}") from error
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding()
    pooling: dict[str, Any] = json.loads(files.get(POOLING, b"{}"))
    name = hashlib.sha256(data).hexdigest()[:16]
    takes_first = bool(pooling.get("pooling_mode_cls_token"))
    return OnnxEncoder(
        name,
        session,
        tokenizer,
        takes_first=takes_first,
        is_multilingual=tokenizer.get_vocab_size() >= MANY_PIECES,
    )


def encoded(encoder: Encoder, texts: Sequence[str], store: Store | None) -> Floats:
    """The vectors of some texts, `quantised`; those a store has are not made again."""
    keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16] for text in texts]
    known = _kept(store, encoder.name)
    new = {
        key: text
        for key, text in zip(keys, texts, strict=True)
        if key not in known and text.strip()
    }
    if new:
        made = quantised(encoder.encode(list(new.values()))).astype(np.int16)
        known.update(zip(new, made, strict=True))
        _keep(store, encoder.name, known)
    size = len(next(iter(known.values()))) if known else 1
    nothing = np.zeros(size, np.int16)
    rows = [known.get(key, nothing) for key in keys]
    return np.array(rows, np.float32).reshape(len(rows), size)


def _kept(store: Store | None, name: str) -> dict[bytes, NDArray[np.int16]]:
    data = None if store is None else store.get(f"vectors-{name}")
    if not data:
        return {}
    size = int.from_bytes(data[:4], "little")
    rows = np.frombuffer(data, np.uint8, offset=4).reshape(-1, 16 + 2 * size)
    return {row[:16].tobytes(): np.frombuffer(row[16:].tobytes(), "<i2") for row in rows}


def _keep(store: Store | None, name: str, known: dict[bytes, NDArray[np.int16]]) -> None:
    if store is None:
        return
    rows = list(known.items())[-MOST_KEPT:]
    size = len(rows[0][1])
    body = b"".join(key + vector.astype("<i2").tobytes() for key, vector in rows)
    store[f"vectors-{name}"] = size.to_bytes(4, "little") + body

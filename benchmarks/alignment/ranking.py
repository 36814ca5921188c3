"""Counterparts: the engine beside simpler scores, all in one run."""

import importlib.util

import numpy as np
from benchmarks.alignment.data import Labelled
from benchmarks.alignment.measures import average_precision, mean_average_precision
from numpy.typing import NDArray

from perspectives.analysis.aligning import corrected, letters_of, scores
from perspectives.analysis.embedding import EmbeddingTable, cosines
from perspectives.analysis.engine import default_table, ranked
from perspectives.analysis.forms import key
from perspectives.analysis.normalising import WORD, fold, is_stop_word
from perspectives.analysis.space import Space
from perspectives.model.topics import Codebook

Scores = NDArray[np.float64]


def bags(data: Labelled, *, is_stemmed: bool) -> list[list[str]]:
    """The words of each passage that are no stop words, folded or in dictionary form."""
    return [
        [
            key(word, row.language) if is_stemmed else fold(word)
            for word in WORD.findall(row.text)
            if not is_stop_word(fold(word), row.language)
        ]
        for row in data.rows
    ]


def tf_idf(rows: list[list[str]]) -> Scores:
    """Cosines of (1 + ln tf) idf."""
    ids: dict[str, int] = {}
    for row in rows:
        for word in row:
            ids.setdefault(word, len(ids))
    counts = np.zeros((len(rows), len(ids)))
    for at, row in enumerate(rows):
        for word in row:
            counts[at, ids[word]] += 1
    documents = (counts > 0).sum(axis=0)
    values = np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0)
    values *= np.log((1 + len(rows)) / (1 + documents))
    values /= np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-9)
    return values @ values.T


def bm25(rows: list[list[str]]) -> Scores:
    """BM25 with each passage as the query (rank-bm25)."""
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([row or ["-"] for row in rows])
    return np.array([index.get_scores(row) for row in rows])


def static_alone(data: Labelled) -> Scores:
    """Cosines of the passages' static vectors less their mean."""
    space = Space(data.words, [row.language for row in data.rows], default_table())
    return cosines(space.fitted.sentences, space.fitted.sentences).astype(float)


def letters_alone(data: Labelled) -> Scores:
    """Cosines of 4-grams of the words carried to English."""
    space = Space(data.words, [row.language for row in data.rows], default_table())
    return letters_of(space, space.fitted, space.fitted).astype(float)


def without_hubs(data: Labelled, *, is_corrected: bool) -> Scores:
    """The three scores weighted, with and without the correction for hubs."""
    space = Space(data.words, [row.language for row in data.rows], default_table())
    groups = np.array([row.document for row in data.rows])
    base = scores(space, space.fitted, space.fitted, groups).base
    return (corrected(base, list(groups), list(groups)) if is_corrected else base).astype(float)


def engine(data: Labelled, table: EmbeddingTable, *, has_topics: bool) -> Scores:
    """`perspectives.rank`, with the set's codebook or without, by a table of choice."""
    project = data.project
    book = Codebook("", project.ordered_topics(), tuple(project.names.values()))
    found = ranked(
        data.words,
        data.words,
        query_texts=data.texts,
        candidate_texts=data.texts,
        languages=data.languages,
        codebook=book if has_topics else None,
        table=table,
    )
    return found.astype(float)


def encoder_alone(data: Labelled, table: EmbeddingTable, *, is_centred: bool) -> Scores:
    """Cosines of a named model's vectors, as everybody uses them or less their mean."""
    vectors = alone(data.words, table)
    if is_centred:
        vectors = vectors - vectors.mean(axis=0)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return (vectors @ vectors.T).astype(float)


def alone(texts: list[str], table: EmbeddingTable) -> NDArray[np.float64]:
    """The vectors a table's encoder, or the table itself, gives whole texts; of length one."""
    if table.encoder is not None:
        vectors = table.encoder.encode(texts).astype(np.float64)
    else:
        words = [[fold(word) for word in WORD.findall(text)] or [""] for text in texts]
        vectors = np.array([table.sums(row)[0].sum(axis=0) for row in words], np.float64)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def table(sets: list[Labelled], encoder: EmbeddingTable | None) -> None:
    """Prints mean average precision of each way by set, with grades 1 and 2 and 2 alone."""
    ways = {
        "tf-idf, words": lambda data: tf_idf(bags(data, is_stemmed=False)),
        "tf-idf, stems": lambda data: tf_idf(bags(data, is_stemmed=True)),
        "static vectors alone": static_alone,
        "letters alone, carried to English": letters_alone,
        "hybrid, no hub correction": lambda data: without_hubs(data, is_corrected=False),
        "hybrid": lambda data: without_hubs(data, is_corrected=True),
        "engine (names, dates)": lambda data: engine(data, default_table(), has_topics=False),
        "engine with codebook": lambda data: engine(data, default_table(), has_topics=True),
    }
    if importlib.util.find_spec("rank_bm25"):
        ways = {"BM25, stems": lambda data: bm25(bags(data, is_stemmed=True)), **ways}
    else:
        print("BM25 is not installed (rank-bm25, group bench) and is left out.")
    if encoder is not None:
        ways |= {
            "named model alone": lambda data: encoder_alone(data, encoder, is_centred=False),
            "named model alone, centred": lambda data: encoder_alone(
                data, encoder, is_centred=True
            ),
            "engine with named model": lambda data: engine(data, encoder, has_topics=False),
            "engine with it and codebook": lambda data: engine(data, encoder, has_topics=True),
        }
    else:
        print("No other model: name a folder (model2vec, or an ONNX encoder) with --encoder.")
    print("\nCounterparts: mean average precision (grade 2 alone) [reference; pairs of all texts]")
    print(f"{'':36}" + "".join(f"{data.name:>32}" for data in sets))
    for label, way in ways.items():
        cells = [_cell(data, way(data)) for data in sets]
        print(f"{label:36}" + "".join(f"{cell:>32}" for cell in cells), flush=True)


def _cell(data: Labelled, found: Scores) -> str:
    right = data.grades >= 1
    all_of = mean_average_precision(right, found, data.texts)
    direct = mean_average_precision(data.grades >= 2, found, data.texts)
    rows = data.reference
    only = np.where(rows[:, None], right, False)
    reference = mean_average_precision(only, found, data.texts)
    names = np.array(data.texts)
    apart = np.triu(names[:, None] != names[None, :], 1)
    pairs = average_precision(right[apart], np.maximum(found, found.T)[apart])
    return f"{all_of:.3f} ({direct:.3f}) [{reference:.3f}; {pairs:.3f}]"

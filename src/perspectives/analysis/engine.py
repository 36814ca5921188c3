"""The engine by itself: rank, tag and find_reuse, as `perspectives.rank` and so on.

The same functions as the window's, on plain lists of texts. Statistics come only from the texts
passed in. The shipped embedding is loaded on first use.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from perspectives.analysis.aligning import NAMES, corrected, groups_of, scores, weighted
from perspectives.analysis.arrays import Floats, integers
from perspectives.analysis.embedding import EmbeddingTable, load_table
from perspectives.analysis.language import detect_language
from perspectives.analysis.normalising import WORD, primary
from perspectives.analysis.quoting import find_reuse_spans
from perspectives.analysis.space import Space
from perspectives.analysis.tagging import found_terms, parts_of_topic
from perspectives.analysis.terms import Matcher
from perspectives.analysis.topical import topic_vectors, topics_of
from perspectives.assets import embedding
from perspectives.model.topics import Codebook, Term, Topic, TopicId

FEWEST_WORDS = 6
"""Words a passage needs for its own language to be told; shorter ones follow the others."""

Languages = str | Mapping[str, str] | Sequence[str] | tuple[Sequence[str], Sequence[str]] | None
TopicLike = Topic | tuple[str, str, Sequence[Term | str]]


@cache
def default_table() -> EmbeddingTable:
    """The shipped embedding, loaded once."""
    return load_table(*embedding())


def rank(
    queries: Sequence[str],
    candidates: Sequence[str],
    *,
    query_texts: Sequence[str] | None = None,
    candidate_texts: Sequence[str] | None = None,
    languages: Languages = None,
    codebook: Codebook | None = None,
) -> Floats:
    """How directly each candidate answers each query: queries x candidates, higher = better.

    `query_texts` and `candidate_texts` say which text each passage is from, so that the correction
    for hubs is worked out per pair of texts; without them each side is one text. `languages` is
    one tag for all, a mapping of text name to tag, tags for queries then candidates in one
    sequence, or a pair of sequences; None = found out. `codebook` joins its topics.

    Where passages are compared with themselves (both sides are equal), each counts once in all
    statistics, and what it has in common with itself is not what is usual for it.
    """
    return ranked(
        queries,
        candidates,
        query_texts=query_texts,
        candidate_texts=candidate_texts,
        languages=languages,
        codebook=codebook,
        table=default_table(),
    )


def ranked(
    queries: Sequence[str],
    candidates: Sequence[str],
    *,
    query_texts: Sequence[str] | None = None,
    candidate_texts: Sequence[str] | None = None,
    languages: Languages = None,
    codebook: Codebook | None = None,
    table: EmbeddingTable,
) -> Floats:
    """As `rank`, by a table of choice."""
    passages = [*queries, *candidates]
    sides = [f"q {name}" for name in query_texts] if query_texts else ["q"] * len(queries)
    sides += (
        [f"c {name}" for name in candidate_texts] if candidate_texts else (["c"] * len(candidates))
    )
    spoken = spoken_languages(passages, sides, languages, len(queries))
    if not queries or not candidates:
        return np.zeros((len(queries), len(candidates)), np.float32)
    split = len(queries)
    is_same = passages[:split] == passages[split:] and query_texts == candidate_texts
    names = {name: number for number, name in enumerate(dict.fromkeys(sides))}
    numbers = [names[name] for name in sides]
    begin = split if is_same else 0
    space = Space(passages[begin:], spoken[begin:], table)
    right = space.fitted.taken(np.arange(split - begin, len(passages) - begin))
    left = right if is_same else space.fitted.taken(np.arange(split))
    found = scores(space, left, right, np.array(numbers[split:], np.int64))
    usual = found.base
    if is_same:
        np.fill_diagonal(usual, 0)
    raw = corrected(found.base, numbers[:split], numbers[split:], usual)
    raw = weighted((1, raw), (NAMES, found.names))
    if codebook is not None and codebook.topics:
        tags = _tag(codebook.topics, passages[begin:], spoken[begin:], space)
        vectors = topic_vectors(tags.astype(np.float64))
        mine = vectors if is_same else vectors[:split]
        raw = weighted((1, raw), (1, topics_of(mine, vectors[split - begin :])))
    return raw


def tag(
    topics: Sequence[TopicLike], passages: Sequence[str], *, languages: Languages = None
) -> Floats:
    """The raw score of each topic on each passage: topics x passages; tagged from `tagging.CUT`.

    A topic is a Topic or (name, definition, terms), a term a Term or a pattern. `languages` as in
    `rank`, for the passages.
    """
    rows = [_topic(number, topic) for number, topic in enumerate(topics)]
    if not rows or not passages:
        return np.zeros((len(rows), len(passages)), np.float32)
    spoken = spoken_languages(passages, ["p"] * len(passages), languages, len(passages))
    return _tag(rows, passages, spoken, Space(passages, spoken, default_table()))


def _tag(
    topics: Sequence[Topic], passages: Sequence[str], spoken: Sequence[str], space: Space
) -> Floats:
    out = np.zeros((len(topics), len(passages)), np.float32)
    for at, topic in enumerate(topics):
        matchers = {language: Matcher([topic], language) for language in dict.fromkeys(spoken)}
        found = found_terms(matchers, passages, spoken)
        out[at] = parts_of_topic(space, space.fitted, passages, spoken, topic, found).raw
    return out


def _topic(number: int, topic: TopicLike) -> Topic:
    if isinstance(topic, Topic):
        return topic
    name, definition, terms = topic
    made = tuple(term if isinstance(term, Term) else Term(term) for term in terms)
    return Topic(TopicId(f"t{number}"), name, definition=definition, terms=made)


def find_reuse(reference: str, host: str) -> list[tuple[int, int, int, int]]:
    """Wording of `reference` found in `host`.

    Each row is (reference start, reference end, host start, host end) in code points, half-open, by
    place in the reference.
    """
    return [
        (row.left.start, row.left.end, row.right.start, row.right.end)
        for row in find_reuse_spans(reference, host)
    ]


def spoken_languages(
    passages: Sequence[str], sides: Sequence[str], languages: Languages, split: int
) -> list[str]:
    """The primary language of each passage, given in any of the ways `rank` takes or found out.

    Found out per text where texts are named, else per passage; a passage too short to tell takes
    the language most of its side has.
    """
    if isinstance(languages, str):
        return [primary(languages)] * len(passages)
    if isinstance(languages, Mapping):
        return [primary(languages.get(side[2:], "")) for side in sides]
    if languages is not None:
        flat = [row for part in languages for row in ([part] if isinstance(part, str) else part)]
        if len(flat) == len(passages):
            return [primary(row) for row in flat]
        if len(flat) == 2:
            return [primary(flat[0])] * split + [primary(flat[1])] * (len(passages) - split)
        raise ValueError(f"{len(flat)} languages for {len(passages)} passages")
    return found_languages(passages, sides)


def found_languages(passages: Sequence[str], sides: Sequence[str]) -> list[str]:
    """The primary language of each passage, found out; English where nothing tells.

    Passages of a named side (a letter, a blank, a name) share the language of their text.
    """
    out = ["en"] * len(passages)
    for places in groups_of(sides):
        rows = [passages[place] for place in integers(places)]
        if " " in sides[int(places[0])]:
            found = [primary(detect_language("\n\n".join(rows)))] * len(rows)
        else:
            found = [_told(row) for row in rows]
            usual = Counter(language for language in found if language).most_common(1)
            found = [language or (usual[0][0] if usual else "") for language in found]
        for place, language in zip(integers(places), found, strict=True):
            out[place] = language or "en"
    return out


def _told(passage: str) -> str:
    if len(WORD.findall(passage)) < FEWEST_WORDS:
        return ""
    return primary(detect_language(passage))

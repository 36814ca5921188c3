"""The codebooks that ship are sound, and find what they were written to find."""

import json
import tomllib
from pathlib import Path

import pytest

from perspectives.analysis.terms import Matcher
from perspectives.model.topics import LAST_SLOT, Codebook, TermKind
from perspectives.reading.codebook import read_codebook

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "resources/codebooks").glob("*.toml"))
CODEBOOKS = [*SHIPPED, ROOT / "benchmarks/data/dam/dam.toml"]
CASES = json.loads((ROOT / "benchmarks/data/hard-cases.json").read_text(encoding="utf-8"))["cases"]

FIRST_TOPICS = ["territorial-integrity", "agreement-compliance", "banjska"]
ENOUGH = 0.999
"""Weights that add up to one plain hit; a thousandth is left for rounding."""


@pytest.fixture(scope="module")
def asm() -> Codebook:
    return read_codebook(ROOT / "resources/codebooks/asm.toml")


@pytest.mark.parametrize("path", CODEBOOKS, ids=lambda path: path.stem)
def test_codebook_is_read_without_complaint(path: Path) -> None:
    codebook = read_codebook(path)
    assert codebook.name
    assert codebook.question.endswith("?")
    assert codebook.proposition.endswith(".")
    assert all(topic.definition and topic.terms for topic in codebook.topics)


@pytest.mark.parametrize("path", CODEBOOKS, ids=lambda path: path.stem)
def test_topics_have_colours_of_their_own(path: Path) -> None:
    colours = [topic.colour for topic in read_codebook(path).topics]
    assert colours == list(range(len(colours)))
    assert max(colours) < LAST_SLOT


@pytest.mark.parametrize("path", CODEBOOKS, ids=lambda path: path.stem)
def test_no_term_stands_twice_in_a_list(path: Path) -> None:
    for topic in tomllib.loads(path.read_text(encoding="utf-8"))["topics"]:
        for lists in (topic["terms"], topic.get("exclude", {})):
            for language, items in lists.items():
                rows = [json.dumps(item, sort_keys=True, ensure_ascii=False) for item in items]
                doubled = {row for row in rows if rows.count(row) > 1}
                assert not doubled, (topic["id"], language)


def test_the_three_topics_come_first(asm: Codebook) -> None:
    assert [topic.id for topic in asm.topics[:3]] == FIRST_TOPICS


def test_each_topic_has_terms_in_three_languages(asm: Codebook) -> None:
    for topic in asm.topics:
        spoken = {term.language for term in topic.terms if term.kind is TermKind.ANY}
        assert {"en", "sq", "sr"} <= spoken, topic.id


def test_names_have_the_forms_of_all_languages(asm: Codebook) -> None:
    forms = {name.id: {name.name, *name.forms} for name in asm.names}
    assert {"Radoičić", "Radoičiq", "Radoicic"} <= forms["radoicic"]
    assert {"Banjska", "Banjskë"} <= forms["banjska-village"]
    assert {"ASM", "CSM", "ZSO", "AKS"} <= forms["association"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['case']} {case['number']}")
def test_terms_decide_hard_case(case: dict[str, object], asm: Codebook) -> None:
    weights: dict[str, dict[str, float]] = {}
    for hit in Matcher(asm.topics, str(case["language"])).hits(str(case["text"])):
        weights.setdefault(hit.topic, {})[hit.term.pattern] = hit.term.weight
    found = {topic for topic, terms in weights.items() if sum(terms.values()) >= ENOUGH}
    assert set(case["topics"]) <= found  # type: ignore[call-overload]
    assert not set(case.get("not_topics", ())) & found  # type: ignore[call-overload]

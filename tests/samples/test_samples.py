"""The samples are what they say they are: front matter, length, dates, languages, own words."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASM = sorted((ROOT / "samples/asm").glob("*.md"))
CARFREE = sorted((ROOT / "samples/carfree").glob("*.md"))
DAM = sorted((ROOT / "benchmarks/data/dam").glob("*.md"))
OPINION = ROOT.parent / "shared/op-ed.txt"

KEYS = {"title", "author", "party", "date", "language", "sample"}
LATEST = date(2023, 10, 20)
"""The samples on the Association speak before the European draft statute of 21 October 2023."""

SHARED_WORDS = 8
"""So many words in a row are a sentence taken over; fewer meet in names of bodies and in dates."""

OWN = re.compile(r"written for this project|napisan za ovaj projekat|shkruar për këtë projekt")
OWN_CYRILLIC = re.compile("написан за овај пројекат")


def front_matter(path: Path) -> dict[str, str]:
    head = path.read_text(encoding="utf-8").split("---\n", 2)[1]
    return dict(line.split(": ", 1) for line in head.strip().splitlines())


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n", 2)[2]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + SHARED_WORDS]) for at in range(len(found) - SHARED_WORDS + 1)}


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", ASM + CARFREE + DAM, ids=name_of)
def test_each_sample_has_all_keys(path: Path) -> None:
    assert set(front_matter(path)) == KEYS


@pytest.mark.parametrize("path", ASM + CARFREE + DAM, ids=name_of)
def test_each_sample_says_that_it_is_one(path: Path) -> None:
    said = front_matter(path)["sample"]
    assert OWN.search(said) or OWN_CYRILLIC.search(said)


@pytest.mark.parametrize("path", ASM, ids=name_of)
def test_positions_on_the_association_are_500_to_1200_words(path: Path) -> None:
    assert 500 <= len(words(body(path))) <= 1200


@pytest.mark.parametrize("path", CARFREE + DAM, ids=name_of)
def test_other_positions_are_400_to_700_words(path: Path) -> None:
    assert 400 <= len(words(body(path))) <= 700


@pytest.mark.parametrize("path", ASM, ids=name_of)
def test_no_position_on_the_association_is_later_than_the_op_ed(path: Path) -> None:
    assert date.fromisoformat(front_matter(path)["date"]) <= LATEST


@pytest.mark.parametrize("path", ASM, ids=name_of)
def test_paragraphs_are_no_longer_than_120_words(path: Path) -> None:
    longest = max(re.split(r"\n\s*\n", body(path)), key=lambda part: len(words(part)))
    assert len(words(longest)) <= 120 or longest.lstrip().startswith(("-", "1.")), longest


def test_positions_and_languages_are_there() -> None:
    assert len(ASM) >= 7
    assert {front_matter(path)["language"] for path in ASM} == {"en", "sr-Latn", "sq"}
    assert len({front_matter(path)["party"] for path in ASM}) == len(ASM)
    assert front_matter(ASM[0])["party"].startswith("Opponent")


def test_some_text_is_silent_on_each_of_two_topics() -> None:
    labels = json.loads((ROOT / "benchmarks/data/asm.json").read_text(encoding="utf-8"))
    spoken: dict[str, set[str]] = {key: set() for key in labels["texts"]}
    for row in labels["passages"]:
        spoken[row["text"]].update(row["topics"])
    silent = {
        topic
        for topic in set().union(*spoken.values())
        for text in spoken.values()
        if topic not in text
    }
    assert {"banjska", "territorial-integrity"} <= silent


def test_two_texts_quote_the_same_article_in_their_own_way() -> None:
    blocking = re.compile("Article 14|[Pp]oint (14|fourteen)|Neni 14")
    assert len([path for path in ASM if "full overview of the areas" in body(path)]) == 2
    assert len([path for path in ASM if blocking.search(body(path))]) >= 3


@pytest.mark.parametrize("path", ASM, ids=name_of)
def test_no_sentence_is_taken_from_another_text(path: Path) -> None:
    others = [OPINION] if OPINION.exists() else []
    other_words = {run for other in others for run in runs(other.read_text(encoding="utf-8"))}
    assert not runs(body(path)) & other_words


def test_samples_share_no_wording_but_what_they_quote() -> None:
    """A sentence of the mediator and two of the agreements stand in two texts each."""
    shared = [
        " ".join(run)
        for at, left in enumerate(ASM)
        for right in ASM[at + 1 :]
        for run in runs(body(left)) & runs(body(right))
    ]
    quoted = " ".join(
        (
            "every article binds both sides and none of them waits for another",
            "an appropriate level of self management for the serbian community",
            "have full overview of the areas of economic development education health urban"
            " and rural planning",
        )
    )
    assert shared
    assert [run for run in shared if run not in quoted] == []

"""What stands out: up to five sentences made from counts by fixed rules; no generated prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perspectives.analysis.summarising import by_contest
from perspectives.model.documents import document_of
from perspectives.model.states import Attitude, State
from perspectives.reporting.wording import percent
from perspectives.texts import _, ngettext, number

if TYPE_CHECKING:
    from perspectives.reporting.material import Material


class Finding(NamedTuple):
    """A sentence, and the anchor of the chapter that holds its evidence."""

    sentence: str
    target: str


def findings(material: Material) -> tuple[Finding, ...]:
    """The findings that the counts support, in the order of the rules; fewer where they do not.

    Rules: sharpest split (most contested topic with stances on both sides); common ground (spoken
    of by every text, most links); only here (a topic of one text alone, most passages); most words
    (largest share of tagged words); most shared wording (longest run of equal words).
    """
    rules = (_sharpest_split, _common_ground, _only_here, _most_words, _most_shared_wording)
    found = (rule(material) for rule in rules)
    return tuple(row for row in found if row is not None)


def _named(material: Material, topic: str) -> str:
    return material.project.topics[topic].name


def _sharpest_split(material: Material) -> Finding | None:
    best = next(iter(by_contest(material.rows)), None)
    if best is None or not best.contest:
        return None
    attitudes = [cell.attitude for cell in best.cells]
    told = _("Sharpest split: on “{topic}”, {ours} for, {theirs} against, {both} mixed.")
    sentence = told.format(
        topic=_named(material, best.topic),
        ours=attitudes.count(Attitude.FOR),
        theirs=attitudes.count(Attitude.AGAINST),
        both=attitudes.count(Attitude.MIXED),
    )
    return Finding(sentence, f"topic-{best.topic}")


def _common_ground(material: Material) -> Finding | None:
    rows = material.rows
    counts = {row.topic: 0 for row in rows if len(row.cells) > 1 and row.speaking == len(row.cells)}
    for link in material.lookup.comparison.links:
        if link.state is State.REJECTED:
            continue
        if material.shows(link.left) and material.shows(link.right):
            for topic in link.topics:
                if topic in counts:
                    counts[topic] += 1
    if not counts:
        return None
    topic = max(counts, key=lambda row: counts[row])
    told = ngettext(
        "Common ground of talk: all {texts} texts speak on “{topic}”, with {count} link between "
        "their passages.",
        "Common ground of talk: all {texts} texts speak on “{topic}”, with {count} links between "
        "their passages.",
        counts[topic],
    )
    sentence = told.format(
        texts=len(rows[0].cells), topic=_named(material, topic), count=number(counts[topic])
    )
    return Finding(sentence, f"topic-{topic}")


def _only_here(material: Material) -> Finding | None:
    alone = [row for row in material.rows if row.speaking == 1 and len(row.cells) > 1]
    if not alone:
        return None
    row = max(alone, key=lambda row: max(len(cell.passages) for cell in row.cells))
    only = next(cell for cell in row.cells if not cell.is_silent)
    told = ngettext(
        "Only here: text {sign} alone speaks on “{topic}”, in {count} passage.",
        "Only here: text {sign} alone speaks on “{topic}”, in {count} passages.",
        len(only.passages),
    )
    sentence = told.format(
        sign=material.signs[only.document],
        topic=_named(material, row.topic),
        count=number(len(only.passages)),
    )
    return Finding(sentence, f"topic-{row.topic}")


def _most_words(material: Material) -> Finding | None:
    words = {row.topic: sum(cell.words for cell in row.cells) for row in material.rows}
    total = sum(words.values())
    if not total:
        return None
    topic = max(words, key=lambda row: words[row])
    told = _("Most words: “{topic}” takes {count} of {total} tagged words ({share}).")
    sentence = told.format(
        topic=_named(material, topic),
        count=number(words[topic]),
        total=number(total),
        share=percent(words[topic] / total),
    )
    return Finding(sentence, f"topic-{topic}")


def _most_shared_wording(material: Material) -> Finding | None:
    runs = [
        (run.equal, link)
        for link in material.lookup.comparison.links
        for run in link.evidence.reuse
        if link.state is not State.REJECTED
        and material.shows(link.left)
        and material.shows(link.right)
    ]
    if not runs:
        return None
    equal, link = max(runs, key=lambda row: (row[0], row[1].left, row[1].right))
    left, right = (material.signs[document_of(end)] for end in (link.left, link.right))
    told = _("Most shared wording: texts {left} and {right} share a run of {count} equal words.")
    return Finding(told.format(left=left, right=right, count=equal), "overlaps")

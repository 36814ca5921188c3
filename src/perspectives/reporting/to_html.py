"""An outline to one self-contained HTML file: the linked panes, no network, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from perspectives import assets
from perspectives.model.documents import CONTENT
from perspectives.model.palette import DARK_STROKES, SLOT_STYLES, STROKES, LineStyle
from perspectives.reporting.absence import absent
from perspectives.reporting.outline import Heading, Panes
from perspectives.reporting.wording import quoted
from perspectives.texts import _, number, speaking

if TYPE_CHECKING:
    from perspectives.reporting.outline import Outline, Picture

CSS_STYLES = {
    LineStyle.SOLID: "solid",
    LineStyle.DASHED: "dashed",
    LineStyle.DOTTED: "dotted",
    LineStyle.DOUBLE: "double",
    LineStyle.WAVY: "ridge",
    LineStyle.DASH_DOT: "groove",
}
"""The nearest line that a border can be: six that differ, in the order of the window's."""

OTHER = "#1F5FA8"
"""A stroke of no topic: the accent."""


def html_report(outline: Outline) -> str:
    """The whole report as HTML 5; the same outline gives the same text.

    The content policy allows this page's one style and one script by their hashes and nothing else:
    no request leaves the page. Without JavaScript all is readable, and each passage names the
    passages that answer it.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = assets.resources() / "report"
    style = (folder / "report.css").read_text(encoding="utf-8") + _slot_rules()
    script = (folder / "report.js").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined
    )
    template = environment.get_template("report.html.j2")
    panes = next((part for part in outline.parts if isinstance(part, Panes)), None)

    def drawn(part: Picture) -> Markup:
        """The chart's SVG, made by this program with every word escaped; its alternative added."""
        named = f'aria-label="{Markup.escape(part.alternative)}"'
        return Markup(part.svg.replace(part.svg[_label(part.svg)], named, 1))

    with speaking(outline.language):
        return template.render(
            outline=outline,
            chapters=[row for row in outline.parts if isinstance(row, Heading) and row.level == 1],
            panes=panes,
            anchors=_anchors(outline, panes),
            style=Markup(style),
            script=Markup(script),
            style_hash=_hash(style),
            script_hash=_hash(script),
            digest=outline.digest(),
            content=[role.value for role in CONTENT],
            slots={OTHER: "accent", **{row: f"k{at}" for at, row in enumerate(STROKES)}},
            topics={letter: f"k{slot}" for letter, _name, slot in panes.topics} if panes else {},
            names=_names(panes),
            answers=_answers(panes),
            quoted=quoted,
            absent=absent,
            score=lambda value: number(value, 2),  # pyright: ignore
            drawn=drawn,
            _=_,
            kind=lambda part: type(part).__name__,  # pyright: ignore
        )


def _slot_rules() -> str:
    """Colour and line of each topic slot; dark pages have strokes of their own."""
    rules = ["\n.accent { --stroke: var(--accent); } .ink { fill: var(--stroke); }"]
    for slot, stroke in enumerate(STROKES):
        rules.append(
            f".k{slot} {{ --stroke: {stroke}; --style: {CSS_STYLES[SLOT_STYLES[slot]]}; }}"
        )
    dark = " ".join(f".k{at} {{ --stroke: {row}; }}" for at, row in enumerate(DARK_STROKES))
    rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}")
    return "\n".join(rules) + "\n"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _label(svg: str) -> slice:
    """Where the aria-label of a drawing stands."""
    start = svg.index('aria-label="')
    return slice(start, svg.index('"', start + len('aria-label="')) + 1)


def _anchors(outline: Outline, panes: Panes | None) -> set[str]:
    """Every place of the page that a link may lead to."""
    anchors = {row.anchor for row in outline.parts if isinstance(row, Heading)}
    for text in panes.texts if panes else ():
        anchors.add(f"text-{text.document}")
        anchors.update(part[2] for part in text.parts)
    return anchors


def _answers(panes: Panes | None) -> dict[str, list[tuple[str, str, str, bool]]]:
    """Passage id to its counterparts: (passage id, sign, word, is_reviewed), in text order."""
    answers: dict[str, list[tuple[str, str, str, bool]]] = {}
    for text in panes.texts if panes else ():
        for part in text.parts:
            answers[part[2]] = []
    for left, right, sign, word, _letters, is_reviewed in panes.links if panes else ():
        answers[left].append((right, sign, word, is_reviewed))
        answers[right].append((left, sign, word, is_reviewed))
    order = {identity: place for place, identity in enumerate(answers)}
    for rows in answers.values():
        rows.sort(key=lambda row: order[row[0]])
    return answers


def _names(panes: Panes | None) -> dict[str, str]:
    """Passage id to what a link calls it: sign and paragraph of its text."""
    content = {role.value for role in CONTENT}
    names: dict[str, str] = {}
    for text in panes.texts if panes else ():
        number_of = 0
        for role, _level, identity, *_rest in text.parts:
            number_of += role in content
            names[identity] = f"{text.sign} ¶{number_of}"
    return names

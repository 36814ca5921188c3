"""A codebook as TOML, in the layout a person would choose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.topics import TermKind
from perspectives.reading.codebook_rows import FORMAT, NEAR_WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.model.topics import Codebook, Name, Term, Topic

WIDTH = 100
"""Columns a list may take on one line."""

_ESCAPES = {
    **{code: f"\\u{code:04x}" for code in (*range(32), 127)},
    8: "\\b",
    9: "\\t",
    10: "\\n",
    12: "\\f",
    13: "\\r",
    34: '\\"',
    92: "\\\\",
}


def toml_of(codebook: Codebook) -> str:
    """`codebook` in the format of resources/codebooks/README.md, ready to be read again."""
    lines = [
        f"format = {FORMAT}",
        *_texts(name=codebook.name, question=codebook.question, proposition=codebook.proposition),
    ]
    for topic in codebook.topics:
        lines += ["", "[[topics]]", *_topic(topic)]
    for name in codebook.names:
        lines += ["", "[[names]]", *_name(name)]
    return "\n".join(lines) + "\n"


def grouped(terms: Iterable[Term]) -> list[tuple[Term, tuple[str, ...]]]:
    """`terms` with their `near` patterns: those that differ in `near` alone become one."""
    out: list[tuple[Term, tuple[str, ...]]] = []
    for term in terms:
        bare = replace(term, near="")
        if term.near and out and out[-1][1] and out[-1][0] == bare:
            out[-1] = (bare, (*out[-1][1], term.near))
        else:
            out.append((bare, (term.near,) if term.near else ()))
    return out


def _topic(topic: Topic) -> list[str]:
    lines = _texts(id=topic.id, name=topic.name)
    lines.append(f"colour = {topic.colour}")
    lines += _texts(definition=topic.definition, note=topic.note, parent=topic.parent)
    for key, kind in (("terms", TermKind.ANY), ("exclude", TermKind.EXCLUDE)):
        terms = [term for term in topic.terms if term.kind is kind]
        for language in dict.fromkeys(term.language for term in terms):
            items = [_item(*row) for row in grouped(t for t in terms if t.language == language)]
            lines.append(_list(f"{key}.{language or 'any'}", items))
    return lines


def _name(name: Name) -> list[str]:
    lines = _texts(id=name.id, name=name.name, kind=name.kind)
    return [*lines, _list("forms", [quoted(form) for form in name.forms])]


def _item(term: Term, nears: Sequence[str]) -> str:
    parts = [f"pattern = {quoted(term.pattern)}"]
    if term.weight != 1:
        parts.append(
            f"weight = {term.weight:g}"
            if float(f"{term.weight:g}") == term.weight
            else f"weight = {term.weight!r}"
        )
    parts += [
        f"{key} = true"
        for key, flag in (("case", term.case_sensitive), ("exact", term.exact))
        if flag
    ]
    if nears:
        near = ", ".join(quoted(near) for near in nears)
        parts.append(f"near = {near}" if len(nears) == 1 else f"near = [{near}]")
        if term.within != NEAR_WITHIN:
            parts.append(f"within = {term.within}")
    return quoted(term.pattern) if len(parts) == 1 else "{ " + ", ".join(parts) + " }"


def quoted(text: str) -> str:
    """`text` as a TOML string on one line."""
    return '"' + text.translate(_ESCAPES) + '"'


def _texts(**values: str) -> list[str]:
    return [f"{key} = {quoted(value)}" for key, value in values.items() if value]


def _list(key: str, items: Sequence[str]) -> str:
    line = f"{key} = [{', '.join(items)}]"
    if len(line) <= WIDTH:
        return line
    return "\n".join((f"{key} = [", *(f"  {item}," for item in items), "]"))

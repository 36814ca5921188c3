"""Styles and numbering of a Word document: what a paragraph is by its style, and its label."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.reading.labels import Counts, Level
from perspectives.reading.style_roles import role_of_style

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_CHAIN = 20
"""Styles based on one another that are followed; forged ones go in circles."""

_KINDS = {
    "decimalZero": "zero",
    "lowerLetter": "letter",
    "upperLetter": "LETTER",
    "lowerRoman": "roman",
    "upperRoman": "ROMAN",
    "bullet": "bullet",
    "none": "none",
}

NO_LIST = "0"
"""The list id that takes a paragraph out of the list of its style."""


def number_in(text: str | None, otherwise: int) -> int:
    """The whole number in an attribute; `otherwise` where there is none or a forged one."""
    digits = (text or "").removeprefix("-")
    return (
        int(text or 0) if digits.isascii() and digits.isdigit() and len(digits) < 9 else otherwise
    )


@dataclass(slots=True)
class Style:
    """A paragraph style; "" and -1 = not said here."""

    name: str = ""
    based_on: str = ""
    outline: int = -1
    list_id: str = ""
    depth: int = -1
    is_bold: bool = False

    def note(self, name: str, value: str) -> None:
        """Take up what the element `name` says about the style."""
        if name == "w:name":
            self.name = value
        elif name == "w:basedOn":
            self.based_on = value
        elif name == "w:outlineLvl":
            self.outline = number_in(value, -1)
        elif name == "w:numId":
            self.list_id = value
        elif name == "w:ilvl":
            self.depth = number_in(value, 0)
        elif name == "w:b":
            self.is_bold = value not in ("0", "false", "off")


class Styles:
    """The styles of a document; takes the events of its styles part."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._now: Style | None = None
        self._default = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        value = attributes.get("w:val", "")
        if name == "w:style":
            self._now = Style()
            if attributes.get("w:type", "paragraph") == "paragraph":
                self._styles[attributes.get("w:styleId", "")] = self._now
                if attributes.get("w:default") in ("1", "true", "on"):
                    self._default = attributes.get("w:styleId", "")
        elif self._now is not None:
            self._now.note(name, value)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "w:style":
            self._now = None

    def text(self, text: str) -> None:
        """Text has no meaning in this part."""

    def chain(self, style: str) -> list[Style]:
        """The style and those it is based on, nearest first."""
        out: list[Style] = []
        style = style or self._default
        while style in self._styles and len(out) < _LONGEST_CHAIN:
            out.append(self._styles[style])
            style = out[-1].based_on
        return out

    def role(self, style: str) -> tuple[Role, int] | None:
        """Role and level that the style tells; None where it tells none."""
        for row in self.chain(style) or [Style(name=style)]:
            if found := role_of_style(row.name):
                return found
            if 0 <= row.outline <= 8:
                return Role.HEADING, row.outline + 1
        return None

    def is_bold(self, style: str) -> bool:
        """Whether text of the style is bold where nothing else is said."""
        return any(row.is_bold for row in self.chain(style))

    def list_of(self, style: str) -> tuple[str, int]:
        """The list a style puts its paragraphs in, and the depth (-1 = not said)."""
        for row in self.chain(style):
            if row.list_id or row.depth >= 0:
                return row.list_id, row.depth
        return "", -1


@dataclass(slots=True)
class _List:
    """A list (w:num) of an abstract one: where its levels start anew, and levels of its own."""

    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict[int, int])


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level] = field(default_factory=dict[int, Level])
    styles: dict[str, int] = field(default_factory=dict[str, int])
    link: str = ""


class Numbering:
    """The lists of a document and the numbers reached; takes the events of its numbering part."""

    def __init__(self) -> None:
        self._abstracts: dict[str, _Abstract] = {}
        self._defined: dict[str, _Abstract] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, Counts] = {}
        self._begun: set[tuple[str, int]] = set()
        self._abstract: _Abstract | None = None
        self._list: _List | None = None
        self._depth = 0
        self._kind, self._pattern, self._start, self._style = "decimal", "", 1, ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        value = attributes.get("w:val", "")
        if name == "w:abstractNum":
            self._abstract = _Abstract()
            self._abstracts[attributes.get("w:abstractNumId", "")] = self._abstract
        elif name == "w:num":
            self._list = _List()
            self._lists[attributes.get("w:numId", "")] = self._list
        elif name == "w:abstractNumId" and self._list is not None:
            self._list.abstract = value
        elif name in ("w:lvl", "w:lvlOverride"):
            self._depth = number_in(attributes.get("w:ilvl"), 0)
            self._kind, self._pattern, self._start, self._style = "decimal", "", 1, ""
        elif name == "w:startOverride" and self._list is not None:
            self._list.starts[self._depth] = number_in(value, 1)
        elif name == "w:numStyleLink" and self._abstract is not None:
            self._abstract.link = value
        elif name == "w:styleLink" and self._abstract is not None:
            self._defined[value] = self._abstract
        else:
            self._note_level(name, value)

    def _note_level(self, name: str, value: str) -> None:
        if name == "w:start":
            self._start = number_in(value, 1)
        elif name == "w:numFmt":
            self._kind = _KINDS.get(value, "decimal")
        elif name == "w:lvlText":
            self._pattern = value[:40]
        elif name == "w:pStyle":
            self._style = value

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "w:lvl" and self._abstract is not None:
            self._abstract.levels[self._depth] = Level(self._kind, self._pattern, self._start)
            if self._style:
                self._abstract.styles[self._style] = self._depth
        elif name == "w:abstractNum":
            self._abstract = None
        elif name == "w:num":
            self._list = None

    def text(self, text: str) -> None:
        """Text has no meaning in this part."""

    def depth_of(self, list_id: str, style: str) -> int:
        """The depth that a list gives to paragraphs of `style`; 0 where it says none."""
        return self._abstract_of(list_id).styles.get(style, 0)

    def is_numbered(self, list_id: str, depth: int) -> bool:
        """Whether items of that list and depth have numbers or letters."""
        level = self._abstract_of(list_id).levels.get(depth)
        return level is not None and level.kind not in ("bullet", "none")

    def label(self, list_id: str, depth: int) -> str:
        """The label of the next item of a list; "" for bullets."""
        row = self._lists.get(list_id)
        if row is None:
            return ""
        found = self._abstract_of(list_id)
        levels = [found.levels.get(at, Level()) for at in range(9)]
        counts = self._counts.setdefault(row.abstract, Counts())
        restart = None if (list_id, depth) in self._begun else row.starts.get(depth)
        self._begun.add((list_id, depth))
        return counts.next(levels, min(depth, 8), restart=restart)

    def _abstract_of(self, list_id: str) -> _Abstract:
        row = self._lists.get(list_id)
        found = self._abstracts.get(row.abstract) if row else None
        if found is None:
            return _Abstract()
        return self._defined.get(found.link, found) if found.link else found

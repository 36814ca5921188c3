"""Styles and list styles of an OpenDocument text: what a paragraph is, how items are numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.reading.docx_styles import number_in
from perspectives.reading.labels import Level
from perspectives.reading.style_roles import role_of_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.model.documents import Role

_LONGEST_CHAIN = 20
_KINDS = {"1": "decimal", "a": "letter", "A": "LETTER", "i": "roman", "I": "ROMAN", "": "none"}
_DEEPEST = 10
"""Levels that a list style defines (OpenDocument 1.3, 19.880)."""


class Styles:
    """Takes the events of a part and keeps its styles; `content.xml` and `styles.xml` share one."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._bold: set[str] = set()
        self._hidden: set[str] = set()
        self._style = ""
        self._list = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "style:style":
            self._style = attributes.get("style:name", "")
            self._parents[self._style] = attributes.get("style:parent-style-name", "")
            self._shown[self._style] = attributes.get("style:display-name", self._style)
            if numbered := attributes.get("style:list-style-name"):
                self._lists[self._style] = numbered
        elif name == "style:text-properties" and self._style:
            if attributes.get("fo:font-weight", "") in ("bold", "700", "800", "900"):
                self._bold.add(self._style)
            if attributes.get("text:display") == "none":
                self._hidden.add(self._style)
        elif name in ("text:list-style", "text:outline-style"):
            self._list = attributes.get("style:name", "")
            self._levels[self._list] = {}
        elif name in ("text:list-level-style-number", "text:outline-level-style"):
            self._number(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "style:style":
            self._style = ""

    def text(self, text: str) -> None:
        """Styles have no text."""

    def role(self, style: str) -> tuple[Role, int] | None:
        """Role and level by the names of the style and those it is made from; None = none told."""
        for name in self._chain(style):
            if found := role_of_style(self._shown.get(name, name)):
                return found
        return None

    def is_bold(self, style: str) -> bool:
        """Whether the style itself makes text bold."""
        return style in self._bold

    def is_hidden(self, style: str) -> bool:
        """Whether text of the style is not shown."""
        return style in self._hidden

    def list_of(self, style: str) -> str:
        """The list style that a paragraph style brings; "" for none."""
        return next((self._lists[name] for name in self._chain(style) if name in self._lists), "")

    def levels(self, list_style: str) -> list[Level]:
        """The levels of a list style, from the top; bullets where it says nothing."""
        found = self._levels.get(list_style, {})
        return [found.get(at, Level()) for at in range(_DEEPEST)]

    def _chain(self, style: str) -> list[str]:
        out: list[str] = []
        while style and len(out) < _LONGEST_CHAIN:
            out.append(style)
            style = self._parents.get(style, "")
        return out

    def _number(self, attributes: Mapping[str, str]) -> None:
        depth = number_in(attributes.get("text:level"), 1)
        if not 1 <= depth <= _DEEPEST or self._list not in self._levels:
            return
        kind = _KINDS.get(attributes.get("style:num-format", ""), "decimal")
        shown = min(depth, max(1, number_in(attributes.get("text:display-levels"), 1)))
        places = ".".join(f"%{at}" for at in range(depth - shown + 1, depth + 1) if at <= 9)
        before = attributes.get("style:num-prefix", "")[:20]
        after = attributes.get("style:num-suffix", "")[:20]
        pattern = f"{before}{places}{after}" if kind != "none" else ""
        start = number_in(attributes.get("text:start-value"), 1)
        self._levels[self._list][depth - 1] = Level(kind, pattern, start)

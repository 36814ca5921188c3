"""A drawing as SVG text: what the charts are made of. Text stays text; nothing is fetched."""

from __future__ import annotations

from html import escape
from typing import NamedTuple


class Colours(NamedTuple):
    """The colours of a drawing, #RRGGBB: page, text, muted text, hairlines, and topic strokes."""

    page: str
    text: str
    muted: str
    line: str
    strokes: tuple[str, ...]
    on_stroke: str


class Drawing:
    """Collects shapes in user units (pixels at 100 %) and writes them as one SVG element."""

    def __init__(self, width: float, height: float, title: str, colours: Colours) -> None:
        self.width, self.height, self.title, self.colours = width, height, title, colours
        self._shapes: list[str] = []

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        *,
        outline: str = "",
        radius: float = 0,
        is_dashed: bool = False,
    ) -> None:
        """A rectangle; nothing is drawn for a width or height of 0."""
        if width <= 0 or height <= 0:
            return
        edge = f' stroke="{outline}"' if outline else ""
        dash = ' stroke-dasharray="3 2"' if is_dashed else ""
        round_ = f' rx="{radius:g}"' if radius else ""
        self._shapes.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
            f'{round_} fill="{fill}"{edge}{dash}/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = "") -> None:
        """A hairline."""
        self._shapes.append(
            f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
            f' stroke="{colour or self.colours.line}"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        colour: str = "",
        size: float = 13,
        anchor: str = "start",
        is_bold: bool = False,
        turned: float = 0,
    ) -> None:
        """Words on the baseline `y`; `anchor` is start, middle or end; `turned` in degrees."""
        weight = ' font-weight="600"' if is_bold else ""
        turn = f' transform="rotate({turned:g} {_n(x)} {_n(y)})"' if turned else ""
        self._shapes.append(
            f'<text x="{_n(x)}" y="{_n(y)}" fill="{colour or self.colours.text}"'
            f' font-size="{size:g}" text-anchor="{anchor}"{weight}{turn}>{escape(words)}</text>'
        )

    def chip(self, x: float, y: float, letter: str, stroke: str, side: float = 18) -> None:
        """A topic's letter on its colour, the top left corner at x, y."""
        self.rect(x, y, side, side, stroke, radius=4)
        self.text(
            x + side / 2,
            y + side * 0.74,
            letter,
            colour=self.colours.on_stroke,
            size=side * 0.68,
            anchor="middle",
            is_bold=True,
        )

    def written(self) -> str:
        """The SVG element; equal drawings give equal text."""
        title = escape(self.title)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} '
            f'{_n(self.height)}" width="{_n(self.width)}" height="{_n(self.height)}" role="img" '
            f'aria-label="{title}" font-family="Noto Sans, Segoe UI, Helvetica Neue, DejaVu Sans, '
            f'sans-serif"><title>{title}</title>'
            f'<rect width="{_n(self.width)}" height="{_n(self.height)}" '
            f'fill="{self.colours.page}"/>'
            f"{''.join(self._shapes)}</svg>"
        )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def shortened(words: str, longest: int) -> str:
    """`words` cut to `longest` characters, the last one an ellipsis where something is lost."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"

"""A drawing of shapes in user units, and its SVG text. Text stays text; nothing is fetched.

The window paints the same shapes itself, so that what is seen and what is saved cannot differ.
"""

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


class Rect(NamedTuple):
    """A rectangle; no `outline` for ""."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    outline: str = ""
    radius: float = 0
    is_dashed: bool = False

    def written(self) -> str:
        """As SVG."""
        edge = f' stroke="{self.outline}"' if self.outline else ""
        dash = ' stroke-dasharray="3 2"' if self.is_dashed else ""
        round_ = f' rx="{self.radius:g}"' if self.radius else ""
        return (
            f'<rect x="{_n(self.x)}" y="{_n(self.y)}" width="{_n(self.width)}"'
            f' height="{_n(self.height)}"{round_} fill="{self.fill}"{edge}{dash}/>'
        )

    @property
    def extent(self) -> tuple[float, float]:
        """Top and bottom."""
        return self.y, self.y + self.height


class Line(NamedTuple):
    """A hairline."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str

    def written(self) -> str:
        """As SVG."""
        return (
            f'<line x1="{_n(self.x1)}" y1="{_n(self.y1)}" x2="{_n(self.x2)}" y2="{_n(self.y2)}"'
            f' stroke="{self.colour}"/>'
        )

    @property
    def extent(self) -> tuple[float, float]:
        """Top and bottom."""
        return min(self.y1, self.y2), max(self.y1, self.y2)


class Text(NamedTuple):
    """Words on the baseline `y`; `anchor` is start, middle or end; `size` in pixels."""

    x: float
    y: float
    words: str
    colour: str
    size: float = 13
    anchor: str = "start"
    is_bold: bool = False

    def written(self) -> str:
        """As SVG."""
        weight = ' font-weight="600"' if self.is_bold else ""
        return (
            f'<text x="{_n(self.x)}" y="{_n(self.y)}" fill="{self.colour}"'
            f' font-size="{self.size:g}" text-anchor="{self.anchor}"{weight}>'
            f"{escape(self.words)}</text>"
        )

    @property
    def extent(self) -> tuple[float, float]:
        """Top and bottom, a line of letters around the baseline."""
        return self.y - self.size, self.y + self.size / 2


class Bars(NamedTuple):
    """Many upright bars of one colour on the base line `y`: x, width and height of each."""

    y: float
    bars: tuple[tuple[float, float, float], ...]
    fill: str

    def written(self) -> str:
        """As SVG: one path, since thousands of rectangles are slow everywhere."""
        parts = (
            f"M{_n(x)} {_n(self.y)}v{_n(-tall)}h{_n(wide)}v{_n(tall)}z"
            for x, wide, tall in self.bars
        )
        return f'<path d="{"".join(parts)}" fill="{self.fill}"/>'

    @property
    def extent(self) -> tuple[float, float]:
        """Top and bottom."""
        return self.y - max((bar[2] for bar in self.bars), default=0), self.y


Shape = Rect | Line | Text | Bars


class Drawing:
    """Collects shapes in user units (pixels at 100 %); later ones lie over earlier ones."""

    def __init__(self, width: float, height: float, title: str, colours: Colours) -> None:
        self.width, self.height, self.title, self.colours = width, height, title, colours
        self.shapes: list[Shape] = []

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
        if width > 0 and height > 0:
            self.shapes.append(Rect(x, y, width, height, fill, outline, radius, is_dashed))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = "") -> None:
        """A hairline."""
        self.shapes.append(Line(x1, y1, x2, y2, colour or self.colours.line))

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
    ) -> None:
        """Words on the baseline `y`; `anchor` is start, middle or end."""
        chosen = colour or self.colours.text
        self.shapes.append(Text(x, y, words, chosen, size, anchor, is_bold))

    def bars(self, y: float, bars: tuple[tuple[float, float, float], ...], fill: str) -> None:
        """Upright bars on the base line `y`; nothing is drawn of none."""
        if bars:
            self.shapes.append(Bars(y, bars, fill))

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
            f"{''.join(shape.written() for shape in self.shapes)}</svg>"
        )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def shortened(words: str, longest: int) -> str:
    """`words` cut to `longest` characters, the last one an ellipsis where something is lost."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"

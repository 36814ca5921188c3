"""Charts as PNG, drawn by typst from their SVG, for formats that hold no SVG."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from perspectives.model.errors import ReportError

RESOLUTION = 144
"""Points per inch: twice what a chart's pixels are, sharp on paper and small in a file."""

TEMPLATE = """#set page(width: auto, height: auto, margin: 0pt)
#image("chart.svg", alt: "")
"""


def is_available() -> bool:
    """Whether charts can be drawn here."""
    return find_spec("typst") is not None


def png_of(svg: str) -> bytes:
    """The PNG of a chart; raises ReportError where it cannot be drawn."""
    import typst

    files: Any = {"main": TEMPLATE.encode(), "chart.svg": svg.encode()}
    try:
        made = typst.compile(files, format="png", ppi=RESOLUTION)
    except RuntimeError as error:
        raise ReportError(f"A chart cannot be drawn: {error}", "Write HTML instead.") from error
    assert isinstance(made, bytes)
    return made

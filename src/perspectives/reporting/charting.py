"""The charts of a report as parts of its outline, each with its alternative text and numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.reporting.charts import all_charts
from perspectives.reporting.outline import Heading, Paragraph, Picture, Tone
from perspectives.reporting.wording import excerpt
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.reporting.charts import Chart
    from perspectives.reporting.material import Material
    from perspectives.reporting.outline import Part

MOST_PIXELS = 1900
"""Pixels beyond which a chart's words are under 4 points on a page: about twenty texts."""

TALLEST = 2 * MOST_PIXELS
"""Pixels of height beyond which the same holds: about a hundred lines."""

MOST_ROWS = 12
"""Rows of numbers in an alternative text: the whole table stands below the chart."""


def charts(material: Material) -> Iterator[Part]:
    """Every chart the material supports, with the numbers it shows."""
    found = all_charts(material.project, material.lookup.comparison, chosen=material)
    shown = [chart for chart in found if _says_something(chart)]
    if not shown:
        return
    yield Heading(1, _("Charts"), "charts")
    for chart in shown:
        if chart.width <= MOST_PIXELS and chart.height <= TALLEST:
            yield Picture(chart.title, alternative(chart), chart.svg, chart.width, chart.table)
        else:
            told = _("“{title}” is too wide for a page; its numbers are in the .xlsx and the .zip.")
            yield Paragraph(told.format(title=chart.title), Tone.QUIET)
            yield replace(chart.table, is_for_sheets=True)


def alternative(chart: Chart) -> str:
    """What a chart shows, in words: its title and its rows."""
    rows = [
        f"{row[0].text}: "
        + ", ".join(f"{name} {cell.text}" for name, cell in zip(columns, row[1:], strict=True))
        for columns in (chart.table.columns[1:],)
        for row in chart.table.rows[:MOST_ROWS]
    ]
    return excerpt(f"{chart.title}. " + "; ".join(rows), 1200)


def _says_something(chart: Chart) -> bool:
    """Whether any cell holds more than the dash of "not known"."""
    return any(cell.text != "–" for row in chart.table.rows for cell in row[1:])

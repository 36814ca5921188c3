"""The charts of a report as parts of its outline, each with its alternative text and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.reporting.charts import all_charts
from perspectives.reporting.outline import Heading, Picture
from perspectives.reporting.wording import excerpt
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.reporting.charts import Chart
    from perspectives.reporting.material import Material
    from perspectives.reporting.outline import Part

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
        yield Picture(chart.title, alternative(chart), chart.svg, chart.width, chart.table)


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

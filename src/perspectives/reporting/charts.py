"""Charts of a comparison: each a drawing with the table of its numbers.

Readable in black and white: every mark carries its letter, shape or number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.reporting.canvas import PRINT, Canvas, Chart, Chosen
from perspectives.reporting.charts_of_texts import (
    answering_chart,
    stance_chart,
    topics_chart,
    wording_chart,
)
from perspectives.reporting.charts_of_topics import (
    coverage_chart,
    portrait_chart,
    time_chart,
    together_chart,
)
from perspectives.texts import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perspectives.model.comparison import Comparison
    from perspectives.model.project import Project
    from perspectives.reporting.svg import Colours

CHARTS: Mapping[str, tuple[str, Callable[[Canvas], Chart | None]]] = {
    "answers": (later("Who answers the reference"), answering_chart),
    "coverage": (later("How much each text says on each topic"), coverage_chart),
    "portraits": (later("Portraits: topics in reading order"), portrait_chart),
    "resemblance-topics": (later("Texts alike by topics"), topics_chart),
    "resemblance-wording": (later("Texts alike by shared wording"), wording_chart),
    "resemblance-stance": (later("Texts alike by stance"), stance_chart),
    "time": (later("Positions over time"), time_chart),
    "together": (later("Topics that stand together"), together_chart),
}
"""Every chart by its name: what a list calls it, and what makes it (None: nothing to show)."""


def all_charts(
    project: Project,
    comparison: Comparison,
    colours: Colours = PRINT,
    chosen: Chosen | None = None,
) -> tuple[Chart, ...]:
    """Every chart that the material supports, in the order they are shown.

    `chosen` are the topics and texts to chart; left out: all.
    """
    canvas = Canvas(project, comparison, colours, chosen)
    return tuple(made for name in available(canvas) if (made := chart(canvas, name)) is not None)


def available(canvas: Canvas) -> tuple[str, ...]:
    """The names of the charts that the material supports, without making any."""
    dates = {row.date for row in canvas.documents if row.date}
    return tuple(name for name in CHARTS if canvas.documents and (name != "time" or len(dates) > 1))


def chart(canvas: Canvas, name: str) -> Chart | None:
    """One chart; None where the material has nothing for it."""
    return CHARTS[name][1](canvas)


def label(name: str) -> str:
    """What a list calls a chart."""
    return _(CHARTS[name][0])

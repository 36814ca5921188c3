"""Reports to files: the writer by the file's suffix, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.model.errors import ReportError
from perspectives.reporting.saving import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perspectives.model.comparison import Comparison
    from perspectives.model.project import Project
    from perspectives.reporting.outline import Outline
    from perspectives.reporting.scope import Scope


@dataclass(frozen=True, slots=True)
class Source:
    """What a report is made from: the comparison, the scope, and when it is made (ISO 8601)."""

    project: Project
    comparison: Comparison
    scope: Scope
    made: str = ""

    def outline(self) -> Outline:
        """The outline of the report."""
        from perspectives.reporting.building import build_outline

        return build_outline(self.project, self.comparison, self.scope, made=self.made)


def _html(source: Source) -> bytes:
    from perspectives.reporting.to_html import html_report

    return html_report(source.outline()).encode()


def _markdown(source: Source) -> bytes:
    from perspectives.reporting.to_markdown import markdown_report

    return markdown_report(source.outline()).encode()


def _pdf(source: Source) -> bytes:
    from perspectives.reporting.to_pdf import pdf_report

    return pdf_report(source.outline())


def _docx(source: Source) -> bytes:
    from perspectives.reporting.to_docx import docx_report

    return docx_report(source.outline())


def _xlsx(source: Source) -> bytes:
    from perspectives.reporting.to_sheets import workbook

    return workbook(source.outline())


def _csv(source: Source) -> bytes:
    from perspectives.reporting.to_sheets import csv_report

    return csv_report(source.outline()).encode("utf-8-sig")


def _json(source: Source) -> bytes:
    from perspectives.reporting.comparison_json import comparison_data, comparison_text

    return comparison_text(comparison_data(source.project, source.comparison)).encode()


WRITERS: dict[str, Callable[[Source], bytes]] = {
    ".html": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".json": _json,
    ".md": _markdown,
}
"""Suffix to writer; a new format is one more module and one more line here."""


def write_report(source: Source, path: Path) -> None:
    """Write the report to `path` in the format of its suffix; an old file stays whole on failure.

    Raises ReportError for an unknown suffix or a place that cannot be written.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise ReportError(f"“{path.name}” is no report format.", f"End its name in one of {known}.")
    write_whole(writer(source), path)

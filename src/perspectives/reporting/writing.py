"""Reports to files: the writer by the file's suffix, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import Cancelled, Problem, ReportError
from perspectives.reporting.saving import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from perspectives.model.comparison import Comparison
    from perspectives.model.project import Project
    from perspectives.reporting.outline import Outline
    from perspectives.reporting.scope import Scope


@dataclass(frozen=True, slots=True)
class Source:
    """What a report is made from: the comparison, the scope, and when it is made (ISO 8601).

    `previous` is the JSON of an earlier run, for annex D. `own` is what an exchange file keeps for
    this program. `problems` are told in the JSON.
    """

    project: Project
    comparison: Comparison
    scope: Scope
    made: str = ""
    previous: Mapping[str, Any] | None = None
    own: str = ""
    problems: tuple[Problem, ...] = field(default=())

    def outline(self) -> Outline:
        """The outline of the report."""
        from perspectives.reporting.building import build_outline

        return build_outline(
            self.project, self.comparison, self.scope, made=self.made, previous=self.previous
        )


def _html(outline: Outline) -> bytes:
    from perspectives.reporting.to_html import html_report

    return html_report(outline).encode()


def _markdown(outline: Outline) -> bytes:
    from perspectives.reporting.to_markdown import markdown_report

    return markdown_report(outline).encode()


def _pdf(outline: Outline) -> bytes:
    from perspectives.reporting import to_pdf

    if to_pdf.is_available():
        return to_pdf.pdf_report(outline)
    from perspectives.reporting.print import printed_report

    return printed_report(outline)


def _docx(outline: Outline) -> bytes:
    from perspectives.reporting.to_docx import docx_report

    return docx_report(outline)


def _xlsx(outline: Outline) -> bytes:
    from perspectives.reporting.to_sheets import workbook

    return workbook(outline)


def _csv(outline: Outline) -> bytes:
    from perspectives.reporting.to_sheets import csv_report

    return csv_report(outline).encode("utf-8-sig")


def _zip(outline: Outline) -> bytes:
    from perspectives.reporting.to_folder import folder_report

    return folder_report(outline)


def _json(source: Source) -> bytes:
    from perspectives.reporting.comparison_json import comparison_data, comparison_text

    data = comparison_data(source.project, source.comparison, source.problems)
    return comparison_text(data).encode()


def _annotations(source: Source) -> bytes:
    from perspectives.reporting.to_jsonld import web_annotations

    return web_annotations(source.project, source.scope.reviewed(source.comparison)).encode()


def _qdpx(source: Source) -> bytes:
    from perspectives.reporting.qdpx import qdpx_package

    return qdpx_package(source.project, source.scope.reviewed(source.comparison), source.own)


def _qdc(source: Source) -> bytes:
    from perspectives.reporting.qdpx import qdc_codebook

    return qdc_codebook(source.project)


OUTLINE_WRITERS: dict[str, Callable[[Outline], bytes]] = {
    ".html": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".md": _markdown,
    ".zip": _zip,
}
"""Suffix to writer of an outline; a new format is one more module and one more line here."""

DATA_WRITERS: dict[str, Callable[[Source], bytes]] = {
    ".json": _json,
    ".jsonld": _annotations,
    ".qdpx": _qdpx,
    ".qdc": _qdc,
}
"""Suffix to writer of the comparison itself, for machines and other programs."""

WRITERS: dict[str, Callable[[Source], bytes]] = {
    **{
        suffix: lambda source, write=write: write(source.outline())
        for suffix, write in OUTLINE_WRITERS.items()
    },
    **DATA_WRITERS,
}
"""Suffix to writer of every format."""


def write_report(
    source: Source, path: Path, cancelled: Callable[[], bool] | None = None
) -> tuple[Problem, ...]:
    """Write the report to `path` in the format of its suffix; an old file stays whole on failure.

    Returns what the format had to leave out. Raises ReportError for an unknown suffix or a place
    that cannot be written, Cancelled where `cancelled` says so before the file is touched.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise no_format(path, WRITERS)
    data = writer(source)
    if cancelled is not None and cancelled():
        raise Cancelled
    write_whole(data, path)
    return warnings(source.project, path)


def write_outline(outline: Outline, path: Path) -> None:
    """Write an outline, such as a handout, in the format of the suffix of `path`.

    Raises ReportError.
    """
    writer = OUTLINE_WRITERS.get(path.suffix.lower())
    if writer is None:
        raise no_format(path, OUTLINE_WRITERS)
    write_whole(writer(outline), path)


def warnings(project: Project, path: Path) -> tuple[Problem, ...]:
    """What the format of `path` cannot hold of a project, told before or after writing."""
    if path.suffix.lower() == ".qdpx":
        from perspectives.reporting.qdpx import losses

        return tuple(Problem(path.name, sentence) for sentence in losses(project))
    if path.suffix.lower() == ".pdf":
        from perspectives.reporting.to_pdf import is_available

        if not is_available():
            message = "This PDF is printed without bookmarks and tags, since typst is missing."
            return (Problem(path.name, message, "Install it with: pip install typst"),)
    return ()


def no_format(path: Path, writers: Mapping[str, Any]) -> ReportError:
    """The error for a file whose suffix is none of `writers`."""
    known = ", ".join(writers)
    hint = f"End its name in one of {known}."
    if path.suffix.lower() == ".odt":
        hint = "Write .docx, which every office program opens and can save as .odt."
    return ReportError(f"“{path.name}” is no report format.", hint)

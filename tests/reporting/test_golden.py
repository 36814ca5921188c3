"""Golden files of the outline and of each text format; `python tests/reporting/test_golden.py`
writes them anew, and a commit that changes one says why."""

import json
import sys
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from made import made

from perspectives.model.states import State
from perspectives.reporting.building import build_outline
from perspectives.reporting.outline import Outline, Picture
from perspectives.reporting.qdpx import qdc_codebook
from perspectives.reporting.scope import Scope
from perspectives.reporting.to_html import html_report
from perspectives.reporting.to_jsonld import web_annotations
from perspectives.reporting.to_markdown import markdown_report
from perspectives.reporting.to_sheets import csv_report
from perspectives.reporting.writing import WRITERS, Source

GOLDEN = Path(__file__).parent / "golden"


def plain(value):
    """A part of an outline as JSON types, its kind named; drawings are tested by themselves."""
    if is_dataclass(value):
        named = {row.name: plain(getattr(value, row.name)) for row in fields(value)}
        if isinstance(value, Picture):
            del named["svg"]
        return {"kind": type(value).__name__, **{key: row for key, row in named.items() if row}}
    if isinstance(value, Enum):
        return value.value
    return [plain(row) for row in value] if isinstance(value, tuple | list) else value


def outline() -> Outline:
    return build_outline(*made(State.CONFIRMED), made="2026-12-02")


def body(page: str) -> str:
    """A page without its style and script, which have their own tests."""
    head, _, rest = page.partition("<style>")
    inner, _, tail = rest.partition("</style>")[2].rpartition("<script>")
    return "\n".join(
        line
        for line in (head + inner + tail.partition("</script>")[2]).splitlines()
        if "Content-Security" not in line
    )


def golden() -> dict[str, str]:
    """Name to content of every golden file."""
    row = outline()
    source = Source(*made(State.CONFIRMED), Scope())
    return {
        "outline.json": json.dumps(plain(row), ensure_ascii=False, indent=1) + "\n",
        "report.md": markdown_report(row),
        "report.csv": csv_report(row).replace("\r\n", "\n"),
        "report.html": body(html_report(row)),
        "report.sr-Latn.md": markdown_report(build_outline(*made(), Scope(language="sr-Latn"))),
        "report.json": WRITERS[".json"](source).decode(),
        "annotations.jsonld": web_annotations(*made(State.CONFIRMED)),
        "codebook.qdc": qdc_codebook(made()[0]).decode(),
    }


@pytest.mark.parametrize("name", sorted(golden()))
def test_a_report_is_as_it_was(name):
    assert golden()[name] == (GOLDEN / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, content in golden().items():
        (GOLDEN / name).write_text(content, encoding="utf-8")

"""An outline's tables and charts as separate files in one package: CSV, SVG and PNG."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from perspectives.reporting.outline import Picture
from perspectives.reporting.pictures import is_available, png_of
from perspectives.reporting.to_sheets import csv_table, tables_of

if TYPE_CHECKING:
    from perspectives.reporting.outline import Outline

MADE = (2000, 1, 1, 0, 0, 0)
"""The time of every file, so that equal reports are equal byte for byte."""


def folder_report(outline: Outline) -> bytes:
    """The bytes of a ZIP with a CSV file for each table and SVG and PNG for each chart."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:

        def add(name: str, data: bytes) -> None:
            package.writestr(zipfile.ZipInfo(name, MADE), data, zipfile.ZIP_DEFLATED)

        for table in tables_of(outline):
            add(f"tables/{_plain(table.name)}.csv", csv_table(table).encode("utf-8-sig"))
        for part in outline.parts:
            if isinstance(part, Picture):
                name = f"charts/{_plain(part.table.name)}"
                add(f"{name}.svg", part.svg.encode())
                if is_available():
                    add(f"{name}.png", png_of(part.svg))
        add("run.txt", f"{outline.run}\n".encode())
    return buffer.getvalue()


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")

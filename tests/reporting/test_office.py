"""LibreOffice opens the office formats, and every script and quotation is in them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from made import REFERENCE, made
from pypdf import PdfReader

from perspectives.reporting.scope import Scope
from perspectives.reporting.writing import Source, write_report

pytestmark = pytest.mark.office

WORDS = (REFERENCE.text[:14], "Добро", "same claim", "not reviewed", "silent")

CSV = ("--infilter=CSV:44,34,76",)
"""Commas, quotation marks and UTF-8: what its dialogue proposes and the command line does not."""


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".csv"])
def test_libreoffice_opens_a_report(tmp_path: Path, suffix: str):
    path = tmp_path / f"r{suffix}"
    write_report(Source(*made(), Scope()), path)
    program = shutil.which("soffice") or "soffice"
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    options = (home, *(CSV if suffix == ".csv" else ()), "--headless", "--convert-to", "pdf")
    subprocess.run(
        [program, *options, "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pages = PdfReader(tmp_path / "r.pdf").pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert [words for words in WORDS if words not in text] == []

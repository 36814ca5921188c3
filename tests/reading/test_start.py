"""Importing the readers' room costs nothing: libraries come when a file needs them."""

import subprocess
import sys

from perspectives.reading import processes

HEAVY = ("trafilatura", "lxml", "pypdfium2", "urllib3", "charset_normalizer", "markdown_it")


def test_no_library_is_loaded_before_a_file_needs_it():
    code = (
        "import sys, perspectives.reading.batch, perspectives.opening; "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=processes.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"

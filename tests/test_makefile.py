import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    # The variables of a make that runs these tests are not for the make under test.
    variables = {name: row for name, row in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", "UV=", *arguments],
        cwd=TOP,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def python_without(words: str, folder: Path) -> str:
    """A stand-in for Python that fails when asked to run code with these words in it."""
    file = folder / "python"
    file.write_text(
        f'#!/bin/sh\ncase "$2" in *"{words}"*) exit 1;; esac\nexec "{sys.executable}" "$@"\n',
        encoding="utf-8",
    )
    file.chmod(0o755)
    return str(file)


def test_a_python_that_is_too_old_or_missing_is_said_with_the_remedy(tmp_path: Path):
    for target in ("run", "test"):
        done = make(target, f"VENV={tmp_path}/venv", "PYTHON=")
        assert done.returncode != 0
        assert done.stdout.count("\n") == 1
        assert "needs Python 3.11 or newer" in done.stdout
        assert "apt install python3" in done.stdout
    old = python_without("version_info", tmp_path)
    assert "needs Python 3.11" in make("run", f"VENV={tmp_path}/venv", f"PYTHON={old}").stdout


def test_a_missing_venv_module_is_said_with_the_remedy(tmp_path: Path):
    python = python_without("ensurepip", tmp_path)
    done = make("run", f"VENV={tmp_path}/venv", f"PYTHON={python}")
    assert done.returncode != 0
    assert done.stdout == (
        "Python's venv module is missing: install it (Debian, Ubuntu: apt install python3-venv).\n"
    )


def test_every_target_of_the_house_is_there():
    for target in ("run", "test", "test-all", "bench", "shots", "fuzz", "torture"):
        assert make("--dry-run", target).returncode == 0, target

"""Runs every benchmark, one after the other: `python -m benchmarks`, or some by name.

A benchmark is a module benchmarks/NAME.py, or a package benchmarks/NAME with a __main__.py, that
measures and prints one table when run as `python -m benchmarks.NAME`. Each runs in a process of
its own, so that none warms up or slows down the next.
"""

import argparse
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
NOT_MEASURING = {"__main__", "shots"}


def names() -> list[str]:
    """The benchmarks there are, in order of name."""
    modules = {path.stem for path in FOLDER.glob("*.py") if _is_program(path)}
    packages = {path.parent.name for path in FOLDER.glob("*/__main__.py")}
    return sorted((modules | packages) - NOT_MEASURING)


def about(name: str) -> str:
    """The first line of what a benchmark says of itself."""
    module = FOLDER / f"{name}.py"
    path = module if module.is_file() else FOLDER / name / "__main__.py"
    return path.read_text(encoding="utf-8").lstrip('"').split("\n", 1)[0].strip('"')


def main() -> int:
    """Run the benchmarks named, or all; 1 where one of them failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Run benchmarks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(names())}")
    chosen = parser.parse_args().names or names()
    if unknown := sorted(set(chosen) - set(names())):
        parser.error(f"there is no benchmark called {', '.join(unknown)}")
    failed: list[str] = []
    for name in chosen:
        print(f"\n== {name}: {about(name)}", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}"], cwd=FOLDER.parent, check=False
        )
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _is_program(path: Path) -> bool:
    return "__main__" in path.read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

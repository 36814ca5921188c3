import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent


def benchmarks(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=TOP,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_runner_knows_every_benchmark():
    programs = {
        path.stem
        for path in (TOP / "benchmarks").glob("*.py")
        if 'if __name__ == "__main__"' in path.read_text(encoding="utf-8")
    } - {"__main__", "shots"}
    listed = benchmarks("--help").stdout.replace(",", " ").split()
    assert programs <= set(listed)


def test_every_benchmark_says_what_it_measures():
    for path in (TOP / "benchmarks").glob("[a-z]*.py"):
        assert path.read_text(encoding="utf-8").startswith('"""'), path.name


def test_a_benchmark_that_is_not_there_is_named():
    done = benchmarks("nothing")
    assert done.returncode == 2
    assert "no benchmark called nothing" in done.stderr

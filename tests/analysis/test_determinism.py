"""The same project gives the same comparison, in every process."""

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent.parent

PROGRAM = """
import hashlib, sys
sys.path[:0] = ["src", "tests/analysis"]
from notation import document, project, topic
from perspectives.analysis.compare import compare
from perspectives.analysis.engine import default_table
texts = [
    document(
        "The tram to the harbour must be built before winter, the council of Aldhaven says.",
        "Bread and flour are dear in 2023, and nobody at the ministry in Belgrade knows why.",
    ),
    document(
        "Tramvaj do luke mora da se izgradi pre zime, kaže gradsko veće.",
        "Hleb i brašno su skupi, a ministarstvo u Beogradu ne zna zašto.",
        language="sr",
    ),
    document("Tramvaji deri në port duhet të ndërtohet para dimrit.", language="sq"),
]
case = project(*texts, topics=(topic("Tram", "tram", "tramvaj*"), topic("Bread", "bread")))
comparison = compare(case, table=default_table())
print(hashlib.sha256(repr(comparison).encode()).hexdigest())
"""


def run(seed: str, threads: str) -> str:
    environment = dict(os.environ, PYTHONHASHSEED=seed, OPENBLAS_NUM_THREADS=threads)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=TOP,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_neither_hash_seed_nor_threads_change_a_comparison():
    assert run("1", "1") == run("2", "2")

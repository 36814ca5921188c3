"""A program killed while it edits loses nothing that it said was on disk."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import crashing
import pytest

from inventions import dispute
from perspectives.model.project import TABLES
from perspectives.storage.opening import create, open_file

HERE = Path(__file__).parent
SOURCES = os.pathsep.join(str(row) for row in (HERE.parent.parent / "src", HERE.parent))


def tables(project):
    return {name: getattr(project, name) for name in TABLES}


def killed(path, seed, chance):
    """Run the editing program, kill it at a random moment, give the steps it had acknowledged."""
    program = subprocess.Popen(
        [sys.executable, str(HERE / "crashing.py"), str(path), str(seed)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": SOURCES},
    )
    first = program.stdout.readline()
    assert first == b"1\n"
    time.sleep(chance.uniform(0, 0.12))
    program.kill()
    rest = program.stdout.read()
    program.stdout.close()
    program.wait()
    whole = (first + rest).rpartition(b"\n")[0]
    return int(whole.rpartition(b"\n")[2])


def check_a_kill(path, start, seed, chance):
    acknowledged = killed(path, seed, chance)
    was_cut_off = path.with_name(f"{path.name}-journal").exists()
    open_file(path, reads_only=True).close()
    file = open_file(path)
    assert any("ended without closing" in row.message for row in file.problems)
    walk = list(crashing.states(start, seed, acknowledged + 1))
    after = None
    for project in walk[acknowledged:]:
        if tables(project) == tables(file.project):
            after = project
    assert after is not None, f"step {acknowledged} was acknowledged and is not there"
    while file.can_undo:
        file.undo()
    assert tables(file.project) == tables(start)
    while file.can_redo:
        file.redo()
    file.close()
    open_file(path).close()
    return acknowledged, was_cut_off


def check_kills(folder, count):
    chance = random.Random(20270101)
    acknowledged = journals = 0
    for seed in range(count):
        start = dispute(chance)
        path = folder / f"Killed {seed}.perspectives"
        create(path, start).close()
        steps, was_cut_off = check_a_kill(path, start, seed, chance)
        acknowledged += steps
        journals += was_cut_off
        path.unlink()
    return acknowledged, journals


def test_twenty_kills_lose_nothing(tmp_path):
    acknowledged, _ = check_kills(tmp_path, 20)
    assert acknowledged > 20


@pytest.mark.torture
def test_two_hundred_kills_lose_nothing(tmp_path):
    acknowledged, journals = check_kills(tmp_path, 200)
    print(f"200 kills, {acknowledged} acknowledged steps, {journals} cut off, none lost")
    assert journals > 0

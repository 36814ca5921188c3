"""A program that edits a project as fast as it can until it is killed; run by test_crashes.py.

    python crashing.py FILE SEED

After each step that is on disk it writes the number of steps to its output.
"""

import random
import sys

from inventions import some_edit
from perspectives.model.edits import apply
from perspectives.storage.opening import open_file


def next_move(chance):
    """What is done next: mostly a new edit, at times a step back or forward."""
    return chance.choices(["do", "undo", "redo"], [8, 1, 1])[0]


def states(project, seed, count):
    """The states after 0 to `count` moves, as the program goes through them."""
    chance = random.Random(seed)
    line, at = [], 0
    yield project
    for _ in range(count):
        move = next_move(chance)
        if move == "do":
            edit = some_edit(project, chance)
            if edit.changes:
                line[at:] = [edit]
                project, at = apply(project, edit), at + 1
        elif move == "undo" and at:
            project, at = apply(project, line[at - 1].inverse()), at - 1
        elif move == "redo" and at < len(line):
            project, at = apply(project, line[at]), at + 1
        yield project


def main(path, seed):
    file = open_file(path)
    chance = random.Random(seed)
    done = 0
    while True:
        move = next_move(chance)
        if move == "do":
            file.do(some_edit(file.project, chance))
        else:
            getattr(file, move)()
        done += 1
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

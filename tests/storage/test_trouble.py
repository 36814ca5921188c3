"""Full disks, folders that refuse, files that vanish, two programs on one file."""

import os
import re
import shutil
import stat
import subprocess
import sys
import textwrap
from pathlib import Path
from random import Random

import pytest

from inventions import dispute, some_edit
from perspectives.model import document_edits
from perspectives.model.errors import StorageError
from perspectives.storage import locking
from perspectives.storage.opening import create, open_file

TOP = Path(__file__).parent.parent.parent
SOURCES = os.pathsep.join(str(TOP / row) for row in ("src", "tests"))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Lake.perspectives"
    create(path, dispute(Random(3)), author="Ana").close()
    return path


def program(text, *arguments, prefix=()):
    """A Python program run to its end: what it printed."""
    done = subprocess.run(
        [*prefix, sys.executable, "-c", textwrap.dedent(text), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def renamed(file, name):
    return document_edits.describe_project(file.project, name=name)


FILLING = """
import sys
from pathlib import Path
from random import Random
from inventions import dispute, invented
from perspectives.model.document_edits import add_documents
from perspectives.model.errors import StorageError
from perspectives.storage.opening import create, open_file

path, copy, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
file = create(path, dispute(Random(3)))
chance = Random(1)
for number in range(10_000):
    before = file.project
    try:
        file.do(add_documents(before, [invented(chance, f"Long {number}", 40)]))
    except StorageError as error:
        assert file.project is before
        print(error)
        break
file.save_a_copy(copy, replaces=True)
file.close()
for place in (path, copy):
    file = open_file(place)
    assert len(file.project.documents) == 3 + number
    assert len(file.history()) == 1 + number
    file.close()
"""


def test_a_file_that_may_not_grow_keeps_the_last_step_and_can_be_saved_elsewhere(tmp_path):
    path, copy = tmp_path / "Lake.perspectives", tmp_path / "Copy.perspectives"
    said = program(FILLING, path, copy, 400_000)
    assert said == (
        "“Lake.perspectives” cannot be written: the disk is full, at its limit, or failing. "
        "Nothing of this step was kept; save the project in another place to go on.\n"
    )


def test_a_full_disk_keeps_the_last_step_and_the_project_can_be_saved_elsewhere(tmp_path):
    """On a file system of 600 KB where one can be mounted, else under a limit on file sizes."""
    small = tmp_path / "small"
    small.mkdir()
    mount = 'mount -t tmpfs -o size=600k tmpfs "$0" && exec "$@"'
    prefix = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, str(small)]
    can_mount = (
        shutil.which("unshare")
        and not subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode
    )
    path, copy = small / "Lake.perspectives", tmp_path / "Copy.perspectives"
    if can_mount:
        said = program(FILLING, path, copy, 0, prefix=prefix)
        assert said.startswith("The disk is full, so “Lake.perspectives” cannot be written.")
    else:
        assert "the disk is full" in program(FILLING, path, copy, 600_000)
    open_file(copy).close()


def test_a_place_without_room_for_a_new_file_is_named_and_left_clean(tmp_path):
    said = program(
        """
        import resource, sys
        from pathlib import Path
        from random import Random
        from inventions import dispute
        from perspectives.model.errors import StorageError
        from perspectives.storage.opening import create
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        try:
            create(Path(sys.argv[1]), dispute(Random(3)))
        except StorageError as error:
            print(error.message)
        """,
        tmp_path / "Lake.perspectives",
    )
    assert said.startswith("“Lake.perspectives” cannot be written: the disk is full")
    assert list(tmp_path.iterdir()) == []


AS_SOMEONE = """
import os, sys
from random import Random
from inventions import dispute
from perspectives.model.document_edits import describe_project
from perspectives.model.errors import StorageError
from perspectives.storage.opening import create, open_file

if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
file = open_file(sys.argv[1])
print(file.is_read_only, file.why_read_only)
try:
    file.do(describe_project(file.project, name="New"))
except StorageError as error:
    print(error)
file.close()
try:
    create(sys.argv[1] + "2.perspectives", file.project)
except StorageError as error:
    print(error.message)
"""


def open_to_all(folder):
    """Let anyone reach a folder of pytest's, which is for its owner alone."""
    for row in (folder, *folder.parents):
        if row.stat().st_uid == os.geteuid() and row.is_relative_to("/tmp"):
            row.chmod(row.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)


def test_in_a_read_only_folder_a_project_opens_for_reading_and_says_why(path):
    open_to_all(path.parent)
    path.chmod(0o666)
    path.parent.chmod(0o555)
    out = program(AS_SOMEONE, path).splitlines()
    path.parent.chmod(0o755)
    why = "The folder of “Lake.perspectives” may not be changed, so the project is open for reading"
    assert out[0] == f"True {why} only."
    assert out[1] == f"{why} only. Save it in another place to work on it."
    assert out[2].startswith("“Lake.perspectives2.perspectives” cannot be written")


def test_a_read_only_file_opens_for_reading_and_says_why(path):
    open_to_all(path.parent)
    path.chmod(0o444)
    out = program(AS_SOMEONE, path).splitlines()
    assert out[0] == (
        "True “Lake.perspectives” may not be changed here, so it is open for reading only."
    )


def test_a_file_removed_while_open_takes_no_step_and_can_be_saved_elsewhere(path, tmp_path):
    file = open_file(path)
    file.do(renamed(file, "Kept"))
    path.unlink()
    with pytest.raises(StorageError, match="moved or deleted while it was open") as caught:
        file.do(renamed(file, "Lost"))
    assert "another place" in caught.value.hint
    copy = tmp_path / "Copy.perspectives"
    file.save_a_copy(copy)
    file.close()
    again = open_file(copy)
    assert again.project.head.name == "Kept"
    assert len(again.history()) == 2
    again.close()


def test_a_file_put_in_the_place_of_an_open_one_is_not_written_to(path):
    file = open_file(path)
    other = path.with_name("Other.perspectives")
    create(other, dispute(Random(4))).close()
    data = other.read_bytes()
    other.replace(path)
    with pytest.raises(StorageError, match="moved or deleted"):
        file.do(renamed(file, "Lost"))
    file.close()
    assert path.read_bytes() == data


def test_the_second_to_open_a_file_reads_and_learns_who_has_it(path):
    first = open_file(path, clock=lambda: "2027-03-01T09:30:00Z")
    second = open_file(path)
    assert second.is_read_only
    assert re.fullmatch(
        r"“Lake.perspectives” is in use by \S+ on \S+ since 2027-03-01 09:30:00 UTC, so it is open "
        r"for reading only\.",
        second.why_read_only,
    )
    first.do(renamed(first, "Written meanwhile"))
    with pytest.raises(StorageError, match="in use by"):
        second.do(renamed(second, "No"))
    second.close()
    first.close()
    third = open_file(path)
    assert not third.is_read_only
    assert third.project.head.name == "Written meanwhile"
    third.close()


HOLDING = """
import sys, time
from perspectives.storage.opening import open_file
file = open_file(sys.argv[1])
print("open", flush=True)
time.sleep(60)
"""


def test_another_program_on_one_file_and_the_lock_of_a_killed_one(path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": SOURCES},
    )
    holder.stdout.readline()
    mine = open_file(path)
    assert mine.is_read_only
    mine.close()
    assert locking.holder_of(path).pid == holder.pid
    holder.kill()
    holder.communicate()
    after = open_file(path)
    assert not after.is_read_only
    assert "ended without closing" in after.problems[0].message
    after.close()
    assert not locking.lock_path(path).exists()


def test_two_programs_editing_in_turns_see_each_others_steps(path):
    for name in ("A", "B", "C"):
        program(
            """
            import sys
            from perspectives.model.document_edits import describe_project
            from perspectives.storage.opening import open_file
            file = open_file(sys.argv[1])
            file.do(describe_project(file.project, name=sys.argv[2]))
            file.close()
            """,
            path,
            name,
        )
    file = open_file(path)
    assert [file.project.head.name, file.undo().head.name] == ["C", "B"]
    file.close()


def test_a_lock_of_another_machine_is_believed_until_a_person_knows_better(path):
    beside = locking.lock_path(path)
    beside.write_text('{"pid": 7, "host": "elsewhere", "user": "Ben", "since": "2027-01-01"}')
    file = open_file(path)
    assert "in use by Ben on elsewhere" in file.why_read_only
    file.close()
    assert beside.exists()
    file = open_file(path, takes_over=True)
    assert not file.is_read_only
    file.close()
    assert not beside.exists()


def test_a_lock_that_says_nothing_is_no_obstacle(path):
    locking.lock_path(path).write_text("")
    file = open_file(path)
    assert (file.is_read_only, file.problems) == (False, ())
    file.close()


def test_every_edit_is_refused_while_another_program_writes(path, monkeypatch):
    import sqlite3

    from perspectives.storage import schema

    monkeypatch.setattr(schema, "BUSY_MS", 50)
    file = open_file(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError, match="Another program holds"):
        file.do(renamed(file, "No"))
    other.execute("ROLLBACK")
    other.close()
    assert file.do(renamed(file, "Yes")).head.name == "Yes"
    file.close()


def test_edits_stay_readable_by_others_while_the_file_is_open(path):
    """A copy made by another program between two steps is whole."""
    file = open_file(path)
    chance = Random(5)
    for _ in range(5):
        file.do(some_edit(file.project, chance))
        copy = path.with_name("Copied.perspectives")
        copy.write_bytes(path.read_bytes())
        other = open_file(copy)
        assert other.project == file.project
        other.close()
    file.close()

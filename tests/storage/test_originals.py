from dataclasses import replace
from hashlib import sha256

from inventions import text
from perspectives.model.project import new_project
from perspectives.storage.opening import create
from perspectives.storage.originals import LargeFile, changed_files, originals


def read_from(path):
    document = text("Letter", "Words.")
    digest = sha256(path.read_bytes()).hexdigest()
    return replace(document, source=replace(document.source, path=str(path), sha256=digest))


def test_a_file_that_is_as_it_was_gives_its_bytes_and_a_changed_one_is_named(tmp_path):
    path = tmp_path / "letter.md"
    path.write_bytes(b"Words.")
    document = read_from(path)
    assert originals([document]) == {document.id: b"Words."}
    assert changed_files([document]) == ()
    path.write_bytes(b"Other words.")
    assert originals([document]) == {}
    assert changed_files([document]) == (document,)
    path.unlink()
    assert (originals([document]), changed_files([document])) == ({}, ())


def test_addresses_and_the_clipboard_are_no_files():
    document = text("Letter", "Words.")
    for path in ("https://example.org/letter", "", "\0"):
        row = replace(document, source=replace(document.source, path=path))
        assert (originals([row]), changed_files([row])) == ({}, ())


def test_a_large_file_is_copied_into_the_project_byte_by_byte(tmp_path):
    path = tmp_path / "large.bin"
    path.write_bytes(bytes(range(256)) * 20_000)
    document = read_from(path)
    found = originals([document])
    assert isinstance(found[document.id], LargeFile)
    file = create(tmp_path / "p.perspectives", new_project([document]), found)
    assert file.original(document.id) == path.read_bytes()
    assert file.check() == ()
    file.close()


def test_a_large_file_that_changes_while_it_is_copied_is_left_out(tmp_path):
    path = tmp_path / "large.bin"
    path.write_bytes(bytes(3 << 20))
    document = read_from(path)
    found = originals([document])
    for other in (bytes(2 << 20), bytes(4 << 20), b"\x01" * (3 << 20)):
        path.write_bytes(other)
        name = tmp_path / f"{len(other)}{other[0]}.perspectives"
        file = create(name, new_project([document]), found)
        assert file.original(document.id) is None
        assert file.check() == ()
        file.close()

from dataclasses import replace
from hashlib import sha256

from inventions import text
from perspectives.storage.originals import changed_files, originals


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

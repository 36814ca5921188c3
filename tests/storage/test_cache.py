import os

import pytest

from perspectives.storage.cache import DiskCache


def test_what_is_put_in_comes_out(tmp_path):
    cache = DiskCache(tmp_path / "made on demand")
    cache["name"] = b"bytes"
    assert cache["name"] == b"bytes"
    assert DiskCache(tmp_path / "made on demand").get("name") == b"bytes"


def test_a_name_never_put_in_is_missing(tmp_path):
    with pytest.raises(KeyError):
        DiskCache(tmp_path)["name"]


def test_a_damaged_entry_is_no_entry(tmp_path):
    cache = DiskCache(tmp_path)
    cache["name"] = b"a long enough entry"
    (path,) = tmp_path.glob("*.entry")
    path.write_bytes(path.read_bytes()[:-3])
    assert "name" not in cache


def test_the_least_lately_used_go_when_it_outgrows_its_bound(tmp_path):
    cache = DiskCache(tmp_path, bound=1000)
    for number in range(6):
        cache[f"entry {number}"] = bytes(150)
        os.utime(max(tmp_path.glob("*.entry"), key=os.path.getmtime), (number, number))
    assert sum(path.stat().st_size for path in tmp_path.glob("*.entry")) <= 1000
    assert "entry 5" in cache


def test_a_folder_that_cannot_be_written_forgets(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = DiskCache(tmp_path / "file")
    cache["name"] = b"bytes"
    assert cache.get("name") is None


def test_deleting_the_folder_is_safe(tmp_path):
    cache = DiskCache(tmp_path / "cache")
    cache["name"] = b"bytes"
    for path in (tmp_path / "cache").iterdir():
        path.unlink()
    (tmp_path / "cache").rmdir()
    assert cache.get("name") is None
    cache["name"] = b"again"
    assert cache["name"] == b"again"

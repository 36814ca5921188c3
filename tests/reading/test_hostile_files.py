"""Hostile files end in a sentence or a text: nothing hangs, is fetched, or is written."""

import re

import pytest

from perspectives.model.errors import ReadingError
from perspectives.reading.batch import read_many
from perspectives.reading.cleaning import is_clean
from reading.hostile import EITHER, FILES, HEAVY, READ, REFUSED, reaching_out
from reading.making import PROSE
from reading.serving import serving

_SENTENCE = re.compile(r"“[^”]+” [^\n]+[.?!]( [A-Z“][^\n]+\.)?")


def judged(folder, makers):
    """Read the files of `makers` in one batch; say of each what must not be."""
    for name, (make, _) in makers.items():
        (folder / name).write_bytes(make())
    before = sorted(path.name for path in folder.rglob("*"))
    found = read_many([str(folder / name) for name in makers])
    assert sorted(path.name for path in folder.rglob("*")) == before, "something was written"
    return {
        name: fault
        for (name, (_, wanted)), outcome in zip(makers.items(), found, strict=True)
        if (fault := fault_of(outcome, wanted))
    }


def fault_of(outcome, wanted):
    if outcome.error is not None:
        if wanted is READ:
            return f"refused: {outcome.error}"
        is_plain = _SENTENCE.fullmatch(str(outcome.error)) and "Error" not in str(outcome.error)
        return "" if is_plain else f"no plain sentence: {outcome.error}"
    if wanted is REFUSED:
        return f"read: {outcome.reading.document.text[:80]!r}"
    return "" if is_clean(outcome.reading.document.text) else "unclean text"


@pytest.mark.parametrize("suffix", sorted({name.rpartition(".")[2] for name in FILES}))
def test_each_hostile_file_is_read_or_refused_in_a_sentence(tmp_path, suffix):
    makers = {name: row for name, row in FILES.items() if name.endswith(f".{suffix}")}
    makers["good.txt"] = (PROSE.encode, READ)
    assert judged(tmp_path, makers) == {}


@pytest.mark.torture
@pytest.mark.parametrize("name", HEAVY)
def test_heavy_files_end_too(tmp_path, name):
    assert judged(tmp_path, {name: HEAVY[name], "good.txt": (PROSE.encode, EITHER)}) == {}


def test_nothing_is_fetched_whatever_a_file_wants(tmp_path):
    with serving() as served:
        files = reaching_out(served.address)
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        found = read_many([str(tmp_path / name) for name in files])
        assert served.asked == []
    refused = {row.name.rpartition("/")[2] for row in found if row.error is not None}
    assert refused == {"entity.docx", "entity.odt", "entity.epub", "flat.fodt"}


def test_deep_pages_lose_no_text(tmp_path):
    from perspectives.reading import read_safely

    for name in ("deep.html", "abyss.html"):
        (tmp_path / name).write_bytes(FILES[name][0]())
        assert PROSE in read_safely(tmp_path / name).document.text, name


def test_a_file_that_is_too_large_is_not_even_read(tmp_path):
    from perspectives.reading import read_safely

    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(600 << 20)
    with pytest.raises(ReadingError, match="has 600 MB; at most 50 MB are read"):
        read_safely(path)

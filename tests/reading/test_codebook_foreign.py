import pytest

from perspectives.model.errors import CodebookError
from perspectives.reading.codebook import read_codebook

TAGUETTE = """"tag","description","number of highlights"
"bread","What is eaten, daily",3
"tram.line","",0
"""
CODES = "Code;Category;Memo;Color\nLaw;Order;Of courts;#04569D\nLand;Order;;\n"
QDC = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook origin="Other" xmlns="urn:QDA-XML:codebook:1.0"><Codes>
 <Code guid="a" name="Law" isCodable="false"><Description>Of courts</Description>
  <Code guid="b" name="Land" isCodable="true" color="#8A480C"/></Code>
</Codes></CodeBook>
"""


def read(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_codebook(path)


def test_a_table_of_tags_is_read(tmp_path):
    topics = read(tmp_path, "tags.csv", TAGUETTE).topics
    assert [(row.name, row.definition) for row in topics] == [
        ("bread", "What is eaten, daily"),
        ("tram.line", ""),
    ]
    assert [term.pattern for row in topics for term in row.terms] == ["bread", "tram.line"]


def test_categories_become_topics_above(tmp_path):
    order, law, land = read(tmp_path, "codes.csv", CODES).topics
    assert (law.parent, land.parent, order.parent) == (order.id, order.id, "")
    assert (law.colour, law.definition) == (0, "Of courts")


def test_a_refi_qda_codebook_is_read(tmp_path):
    law, land = read(tmp_path, "codes.qdc", QDC).topics
    assert (law.name, law.definition, land.parent, land.colour) == ("Law", "Of courts", law.id, 1)


def test_what_is_no_codebook_is_one_sentence(tmp_path):
    with pytest.raises(CodebookError, match="no REFI-QDA"):
        read(tmp_path, "codes.qdc", "<Other/>")
    with pytest.raises(CodebookError, match="no codes"):
        read(tmp_path, "tags.csv", "tag,description\n")

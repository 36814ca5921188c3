"""Word documents: what a reader of the printed page sees, with roles from styles."""

import pytest

from perspectives.model.documents import Role
from perspectives.model.errors import ReadingError
from perspectives.reading.pieces import Options
from perspectives.reading.reading import read_bytes, read_with
from reading.making import (
    PROSE,
    STRICT_W,
    W,
    docx,
    paragraph,
    relations,
    zipped,
)


def blocks_of(data, **options):
    document = read_with(data, Options("a.docx", **options)).document
    return [(row.role, document.text[row.span.start : row.span.end]) for row in document.blocks]


def text_of(body, **parts):
    named = {f"{name}.xml": data for name, data in parts.items()}
    return "\n".join(text for _, text in blocks_of(docx(body, parts=named)))


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>
<w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
"""


def test_styles_are_roles_in_any_language_and_through_their_bases():
    body = (
        paragraph("On bridges", "berschrift1")
        + paragraph("Where we stand 3", "TOC1")
        + paragraph(PROSE)
        + paragraph("What it costs", "Mine")
        + paragraph("Nobody asked us.", "Zitat")
        + paragraph(PROSE.replace("Monday", "Friday"))
    )
    roles = [role for role, _ in blocks_of(docx(body, parts={"styles.xml": STYLES}))]
    assert roles == [
        Role.TITLE,
        Role.NAVIGATION,
        Role.PARAGRAPH,
        Role.HEADING,
        Role.QUOTE,
        Role.PARAGRAPH,
    ]


def test_strict_documents_are_read_too():
    assert blocks_of(docx(paragraph(PROSE), namespace=STRICT_W)) == [(Role.PARAGRAPH, PROSE)]


def test_the_main_part_is_found_by_its_relation():
    data = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(officeDocument="/else/where.xml"),
            "else/where.xml": f'<w:document xmlns:w="{W}"><w:body>{paragraph(PROSE)}</w:body>'
            "</w:document>",
        }
    )
    assert blocks_of(data) == [(Role.PARAGRAPH, PROSE)]


CHANGED = (
    "<w:p>"
    + run("The ")
    + f"<w:del>{run('').replace('w:t>', 'w:delText>').replace('></', '>old </')}</w:del>"
    + f"<w:ins>{run('new ')}</w:ins>"
    + f"<w:moveFrom>{run('gone ')}</w:moveFrom><w:moveTo>{run('moved ')}</w:moveTo>"
    + run("bridge")
    + "</w:p>"
)


def test_insertions_stand_and_deletions_are_gone():
    assert text_of(CHANGED) == "The new moved bridge"


def test_deleted_text_may_be_shown_and_is_not_matched():
    document = read_with(docx(CHANGED), Options("a.docx", with_deleted=True)).document
    assert document.text == "The old new gone moved bridge"
    aside = [document.text[row.start : row.end] for row in document.blocks[0].furniture]
    assert aside == ["old ", "gone "]


def test_a_deleted_paragraph_end_joins_the_paragraphs():
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>"
    assert text_of(first + paragraph("two")) == "One two"


def test_the_first_choice_of_alternatives_counts_and_boxes_follow_their_paragraph():
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        f"<w:p>{run('Before and ')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run('after.')}</w:p>"
    )
    assert text_of(body) == "Before and after.\n\nIn the box.".replace("\n\n", "\n")


def test_notes_stand_at_the_end_with_their_marks():
    body = (
        f'<w:p>{run(PROSE)}<w:r><w:endnoteReference w:id="2"/></w:r>{run(" two")}'
        '<w:r><w:footnoteReference w:id="5"/></w:r></w:p>'
    )
    found = blocks_of(
        docx(
            body,
            parts={
                "footnotes.xml": f'<w:footnote w:id="5">{paragraph("Foot.")}</w:footnote>'
                f'<w:footnote w:id="0" w:type="separator">{paragraph("---")}</w:footnote>',
                "endnotes.xml": f'<w:endnote w:id="2">{paragraph("End.")}</w:endnote>',
            },
        )
    )
    assert found == [
        (Role.PARAGRAPH, f"{PROSE}[1] two[2]"),
        (Role.FOOTNOTE, "[1] End."),
        (Role.FOOTNOTE, "[2] Foot."),
    ]


def test_marks_of_notes_stay_in_their_line_where_a_head_is_taken_apart():
    note = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    head = f"<w:p>{run('By Ana Berg')}<w:r><w:br/></w:r>{run('20 October 2023')}{note}</w:p>"
    data = docx(head + paragraph(PROSE) * 2)
    document = read_with(data, Options("a.docx")).document
    assert document.author == "Ana Berg"
    for block in document.blocks:
        for span in block.furniture:
            assert document.text[span.start : span.end] == "[1]"
            assert block.span.start <= span.start <= span.end <= block.span.end


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">'
    '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)


def item(text, depth):
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        f"{run(text)}</w:p>"
    )


def test_list_numbers_are_counted_as_word_does():
    body = item("one", 0) + item("first", 1) + item("second", 1) + item("two", 0) + item("new", 1)
    assert text_of(body, numbering=NUMBERING).split("\n") == [
        "1. one",
        "1a) first",
        "1b) second",
        "2. two",
        "2a) new",
    ]


def test_tables_are_cells_but_a_table_of_one_column_is_a_frame():
    def table(columns):
        cells = "".join(f"<w:tc>{paragraph(PROSE)}</w:tc>" for _ in range(columns))
        return (
            f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
        )

    assert [role for role, _ in blocks_of(docx(table(2)))] == [Role.CELL, Role.CELL]
    assert [role for role, _ in blocks_of(docx(table(1)))] == [Role.PARAGRAPH]


def test_characters_that_are_elements():
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        '<w:t>d</w:t><w:softHyphen/><w:sym w:font="Symbol" w:char="F061"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    )
    assert text_of(body) == "a b\nc\u2011dα✓"


def test_hidden_text_and_field_codes_are_left_out():
    body = (
        f"<w:p>{run('seen')}{run('unseen', '<w:vanish/>')}<w:r><w:instrText> PAGE </w:instrText>"
        "</w:r></w:p>"
    )
    assert text_of(body) == "seen"


def test_a_document_that_breaks_off_keeps_what_came_before():
    data = docx(paragraph(PROSE) + "</w:body></w:document><")
    reading = read_bytes(data, "a.docx")
    assert reading.document.text == PROSE
    assert "breaks off" in reading.problems[0].message


def test_a_spreadsheet_in_disguise_is_named():
    data = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(officeDocument="book.xml"),
            "book.xml": "<workbook/>",
        }
    )
    with pytest.raises(ReadingError, match="it is a spreadsheet"):
        read_bytes(data, "a.docx")

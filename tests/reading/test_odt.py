"""OpenDocument texts: white space, lists, notes, changes and styles as the standard says."""

from perspectives.model.documents import Role
from perspectives.reading.pieces import Options
from perspectives.reading.reading import read_with
from reading.making import PROSE, odt


def document_of(body, *, with_deleted=False, **parts):
    return read_with(odt(body, **parts), Options("a.odt", with_deleted=with_deleted)).document


def blocks_of(body, **parts):
    document = document_of(body, **parts)
    return [(row.role, document.text[row.span.start : row.span.end]) for row in document.blocks]


def text_of(body, **parts):
    return "\n".join(text for _, text in blocks_of(body, **parts))


def test_white_space_is_what_the_standard_says():
    body = "<text:p>a\n  b<text:s/>c<text:tab/>d<text:line-break/>e</text:p>"
    assert text_of(body) == "a b c d\ne"


def test_headings_have_levels_and_quotations_are_quotes():
    styles = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    body = (
        f'<text:p>{PROSE}</text:p><text:h text:outline-level="2">What it costs</text:h>'
        f'<text:p text:style-name="P1">Nobody asked us, she said.</text:p>'
    )
    document = document_of(body, styles=styles)
    assert [row.role for row in document.blocks] == [Role.PARAGRAPH, Role.HEADING, Role.QUOTE]
    assert document.blocks[1].level == 2


LIST = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def test_lists_are_numbered_by_their_style():
    def item(text, inner=""):
        return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"

    inner = f"<text:list>{item('first')}{item('second')}</text:list>"
    body = f'<text:list text:style-name="L1">{item("one", inner)}{item("two")}</text:list>'
    assert text_of(body, styles=LIST).split("\n") == ["1. one", "a) first", "b) second", "2. two"]


def test_notes_stand_at_the_end_with_their_marks():
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>See page 4.</text:p></text:note-body></text:note>"
    )
    assert blocks_of(f"<text:p>{PROSE}{note} Two.</text:p>") == [
        (Role.PARAGRAPH, f"{PROSE}[1] Two."),
        (Role.FOOTNOTE, "[1] See page 4."),
    ]


CHANGES = (
    '<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion><text:p>old </text:p>'
    "</text:deletion></text:changed-region></text:tracked-changes>"
    '<text:p>The <text:change text:change-id="c1"/>bridge</text:p>'
)


def test_deleted_text_is_gone_or_set_aside():
    assert text_of(CHANGES) == "The bridge"
    document = document_of(CHANGES, with_deleted=True)
    assert document.text == "The old bridge"
    assert [document.text[row.start : row.end] for row in document.blocks[0].furniture] == ["old "]


def test_contents_are_furniture_and_comments_are_gone():
    body = (
        "<text:table-of-content><text:index-body><text:p>What it costs 3</text:p>"
        f"</text:index-body></text:table-of-content><text:p>{PROSE}"
        "<office:annotation><text:p>Check this!</text:p></office:annotation></text:p>"
    )
    assert blocks_of(body) == [(Role.NAVIGATION, "What it costs 3"), (Role.PARAGRAPH, PROSE)]


def test_frames_follow_their_paragraph():
    frame = "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
    assert text_of(f"<text:p>Before {frame}and after.</text:p>") == "Before and after.\nIn the box."

"""Laws of all reports, tried on projects by chance."""

import csv
import io
import re
import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from made import document, quotations

from perspectives.analysis.segmenting import passages_of
from perspectives.exchanging import own_note, project_of
from perspectives.model.comparison import Comparison, Link, LinkEvidence, Tagging
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State
from perspectives.model.topics import Codebook, Topic, TopicId
from perspectives.reading.qdpx_positions import Selection, normal, placed
from perspectives.reporting.building import build_outline
from perspectives.reporting.qdpx import qdpx_package
from perspectives.reporting.scope import Reviewed, Scope
from perspectives.reporting.to_html import html_report
from perspectives.reporting.to_markdown import markdown_report
from perspectives.reporting.to_sheets import csv_report

SIGNS = "ab =+-@<>&\"'“”#*_|`\\{}ëçžљ🕊\u0301"
WORDS = (
    st.text(SIGNS, min_size=1, max_size=40)
    .map(lambda words: unicodedata.normalize("NFC", words).strip())
    .filter(bool)
)
TOPICS = (Topic(TopicId("t0"), "=One"), Topic(TopicId("t1"), "<Two>", 1))


@st.composite
def comparisons(draw):
    """A project of two to four texts with topics and links by chance."""
    texts = []
    for place in range(draw(st.integers(2, 4))):
        paragraphs = draw(st.lists(WORDS, min_size=1, max_size=3))
        text = document(f"d{place}", *paragraphs)
        texts.append(replace(text, title=draw(WORDS)))
    project = new_project(texts, Codebook("Book", TOPICS, question=draw(WORDS)))
    rows = [row for text in texts for row in passages_of(text)]
    taggings = tuple(
        Tagging(row.id, topic.id, row.span, 0.5, state=draw(st.sampled_from(State)))
        for row in rows
        for topic in TOPICS
        if draw(st.booleans())
    )
    links = tuple(
        Link(
            left.id,
            right.id,
            (TOPICS[draw(st.integers(0, 1))].id,),
            0.5,
            draw(st.sampled_from(Relation)),
            LinkEvidence(0.1),
            draw(st.sampled_from(State)),
        )
        for left in rows
        for right in rows
        if left.document < right.document and draw(st.integers(0, 3)) == 0
    )
    return project, Comparison(tuple(rows), taggings, links, engine="1")


SCOPES = st.builds(
    Scope,
    states=st.sampled_from(Reviewed),
    excerpt=st.sampled_from((0, 1, 7, 20)),
    counterparts=st.integers(1, 3),
    language=st.sampled_from(("en", "sq", "sr-Latn", "sr-Cyrl")),
)


@settings(max_examples=60, deadline=None)
@given(comparisons(), SCOPES)
def test_every_quotation_in_every_report_equals_the_text_at_its_place(case, scope):
    project, comparison = case
    outline = build_outline(project, comparison, scope)
    page, pages = html_report(outline), markdown_report(outline)
    for row in quotations(outline):
        words = project.documents[row.document].text[row.start : row.end]
        assert row.text == (f"{words}…" if row.is_cut else words)
        assert row.where.partition(" · ")[0] in pages
    assert page.count("<script>") == 1
    assert len(re.findall(r"<h1[ >]", page)) == 1


@settings(max_examples=40, deadline=None)
@given(comparisons())
def test_no_cell_is_ever_a_formula(case):
    text = csv_report(build_outline(*case))
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


@settings(max_examples=40, deadline=None)
@given(comparisons())
def test_a_project_survives_exchange(case):
    project, comparison = case
    proposed = tuple(replace(row, state=State.PROPOSED) for row in comparison.links)
    comparison = replace(comparison, links=proposed)
    again, problems = project_of(qdpx_package(project, comparison, own_note(project)), "x.qdpx")
    assert again == project
    assert problems == ()


def test_a_mark_after_a_line_end_of_two_characters_moves_no_position():
    raw = "a\r\n\u0301b"
    (row,) = placed(raw, [Selection(0, len(raw), "")])
    assert row.span == Span(0, len(normal(raw)))


@settings(max_examples=80, deadline=None)
@given(st.text("ab \n\r🕊é\u0301ж", max_size=60), st.data())
def test_positions_as_the_standard_counts_them_are_kept(raw, data):
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    text = normal(raw)
    (row,) = placed(raw, [Selection(start, end, "")])
    assert row.span is None or Span(0, len(text)).contains(row.span)

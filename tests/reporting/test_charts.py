"""Charts draw the numbers of the comparison, carry a table, and read without colour."""

import xml.etree.ElementTree as ElementTree

from perspectives.model.comparison import Comparison, Coverage, Link, LinkEvidence, Reuse, Tagging
from perspectives.model.documents import Document, DocumentId, Passage, Role, Source, passage_id
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Relation
from perspectives.model.topics import Codebook, Topic, TopicId
from perspectives.reporting.charts import all_charts

LAW, LAND = TopicId("law"), TopicId("land")


def document(name: str, date: str) -> Document:
    text = "One sentence on <law> & land."
    return Document(DocumentId(name), f"“{name}” <b>", text, (), Source(name), date=date)


TEXTS = [document("a", "2023-01-01"), document("b", "2023-06-01")]


def passage(text: Document) -> Passage:
    span = Span(0, 29)
    return Passage(passage_id(text.id, span), text.id, span, Role.PARAGRAPH, 1)


ROWS = tuple(passage(text) for text in TEXTS)


def charts():
    book = Codebook("", (Topic(LAW, "Law"), Topic(LAND, "Land", colour=1)))
    run = Reuse(Span(0, 12), Span(0, 12), 7, 8)
    link = Link(
        ROWS[0].id, ROWS[1].id, (LAW,), 0.9, Relation.CONTRARY, LinkEvidence(0.3, reuse=(run,))
    )
    taggings = (
        Tagging(ROWS[0].id, LAW, Span(0, 12), 0.9),
        Tagging(ROWS[1].id, LAW, Span(0, 12), 0.9),
        Tagging(ROWS[1].id, LAND, Span(0, 29), 0.9),
    )
    coverage = (
        Coverage(LAW, TEXTS[0].id, 1, 2, 0.4),
        Coverage(LAW, TEXTS[1].id, 1, 2, 0.4),
        Coverage(LAND, TEXTS[1].id, 1, 5, 1.0),
        Coverage(LAND, TEXTS[0].id, 0, 0, 0.0),
    )
    comparison = Comparison(ROWS, taggings, (link,), coverage)
    return {row.name: row for row in all_charts(new_project(TEXTS, book), comparison)}


def cells(name: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in charts()[name].table.rows]


def test_every_chart_is_wellformed_with_a_name_and_a_table():
    for chart in charts().values():
        tree = ElementTree.fromstring(chart.svg)
        assert tree.get("role") == "img"
        assert tree.get("aria-label") == chart.title
        assert chart.table.rows


def test_silence_is_written_in_the_coverage_chart_and_its_table():
    assert cells("coverage")[1] == ["B  Land", "silent", "100%"]
    assert ">silent</text>" in charts()["coverage"].svg


def test_contrary_answers_are_counted():
    assert cells("answers") == [["1  “b” <b>", "1", "1", "0", "0", "1"]]


def test_shared_wording_is_counted_in_words():
    assert cells("resemblance-wording") == [["R  “a” <b>", "–", "7"], ["1  “b” <b>", "7", "–"]]


def test_topics_that_meet_are_counted_both_ways():
    assert cells("together") == [["A  Law", "–", "1"], ["B  Land", "1", "–"]]


def test_positions_over_time_need_two_dates():
    assert "time" in charts()
    same = new_project([TEXTS[0], document("c", "2023-01-01")])
    assert "time" not in {row.name for row in all_charts(same, Comparison())}


def test_nothing_is_drawn_of_nothing():
    assert all_charts(new_project([]), Comparison()) == ()


def many(count: int = 40):
    texts = [document(f"d{at}", f"2023-01-{1 + at % 28:02}") for at in range(count)]
    book = Codebook("", (Topic(LAW, "Law"), Topic(LAND, "Land", colour=1)))
    rows = tuple(passage(text) for text in texts)
    taggings = tuple(Tagging(row.id, LAW, Span(0, 12), 0.9) for row in rows[::2])
    coverage = tuple(Coverage(LAW, text.id, 1, 2, 0.4) for text in texts[::2])
    comparison = Comparison(rows, taggings, (), coverage)
    return {row.name: row for row in all_charts(new_project(texts, book), comparison)}


def test_many_texts_are_bars_on_a_line_and_their_numbers_in_the_table():
    made = many()["coverage"]
    assert made.width < 1400
    assert [cell.text for cell in made.table.rows[0][1:4]] == ["40%", "silent", "40%"]
    assert ">20 speak, 20 silent</text>" in made.svg


def test_many_texts_are_each_shown_with_those_nearest_to_them():
    made = many()["resemblance-topics"]
    assert [cell.text for cell in made.table.rows[0][1:3]] == ["2: 1.00", "4: 1.00"]
    assert [cell.text for cell in made.table.rows[1][1:]] == ["–"] * 5

"""Evidence and bring together say why, in words, from the scene alone."""

from PySide6.QtCore import Qt

from perspectives.desktop.evidence_panel import EvidencePanel, evidence_lines
from perspectives.desktop.together_view import TogetherView, gathered
from perspectives.desktop.workspace import View, ViewState, Workspace
from perspectives.model.comparison import (
    Comparison,
    Evidence,
    Link,
    LinkEvidence,
    Reuse,
    ScorePart,
    Tagging,
    WordPair,
)
from perspectives.model.documents import Document, DocumentId, Passage, Role, Source, passage_id
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Relation
from perspectives.model.topics import Codebook, Topic, TopicId

LAW = TopicId("law")
OWN = "The court said no and the law stands."
SAME = "The court said yes and the law stands."


def text(name: str, words: str) -> tuple[Document, tuple[Passage, ...]]:
    body = f"Before.\n\n{words}\n\nAfter <b>it</b>."
    starts = [0, 9, 11 + len(words)]
    spans = [Span(0, 7), Span(9, 9 + len(words)), Span(starts[2], len(body))]
    name_id = DocumentId(name)
    rows = tuple(
        Passage(passage_id(name_id, span), name_id, span, Role.PARAGRAPH, place + 1)
        for place, span in enumerate(spans)
    )
    return Document(name_id, name, body, (), Source(name)), rows


def scene_of() -> Workspace:
    reference, asked = text("r", OWN)
    reply, said = text("s", SAME)
    mute, unsaid = text("m", "Nothing.")
    evidence = LinkEvidence(
        0.3,
        (ScorePart("wording", 0.2), ScorePart("meaning", 0.1)),
        (WordPair(Span(13, 18), Span(13, 18), 0.1, True),),
        ("Article 14",),
        (Reuse(Span(9, 20), Span(9, 20), 6, 8),),
    )
    link = Link(asked[1].id, said[1].id, (LAW,), 0.9, Relation.NEAR_VERBATIM, evidence)
    reason = Evidence("term", Span(13, 18), "the term “court”", 0.5)
    taggings = tuple(Tagging(row[1].id, LAW, row[1].span, 0.8, (reason,)) for row in (asked, said))
    made = Workspace()
    project = new_project([reference, reply, mute], Codebook("", (Topic(LAW, "Law"),)))
    ids = (reference.id, reply.id, mute.id)
    view = ViewState(view=View.READ, open=ids[:2], working_set=ids, active=asked[1].id)
    made.open_project(project, Comparison((*asked, *said, *unsaid), taggings, (link,)), view)
    return made


def test_the_panel_names_terms_with_places_words_that_met_and_sums():
    words = "\n".join(line for line, _ in evidence_lines(scene_of().scene))
    assert "+0.50  the term “court”, at 13: “court”" in words
    assert "wording +0.20  meaning +0.10  = 0.30" in words
    assert "Both name: Article 14" in words
    assert "court – court 0.10" in words
    assert "not reviewed" in words


def test_without_an_active_passage_the_panel_asks_for_one():
    made = scene_of()
    made.show(active="")
    assert evidence_lines(made.scene)[0][0].startswith("Choose a passage")


def test_the_panel_draws_every_line(qtbot):
    panel = EvidencePanel(scene_of())
    qtbot.addWidget(panel)
    panel.draw()
    assert len(panel.lines) > 5


def test_a_card_has_the_whole_counterpart_with_its_context_and_what_differs():
    rows, missing = gathered(scene_of().scene)
    assert [row.words for row in rows] == [OWN, SAME]
    assert rows[1].before == "Before."
    assert [rows[1].words[a:b].strip() for a, b in rows[1].marked] == ["yes"]
    assert missing == ("2 m: silent",)


def test_arrows_step_through_the_passages_and_escape_leaves(qtbot):
    made = scene_of()
    view = TogetherView(made)
    qtbot.addWidget(view)
    view.draw()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert made.lookup.passages[made.view.active].number == 3
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_words_that_are_left_out_are_shown_on_request(qtbot):
    from PySide6.QtWidgets import QLabel

    view = TogetherView(scene_of())
    qtbot.addWidget(view)
    view.show()
    view.draw()

    def words():
        return " ".join(label.text() for label in view.area.widget().findChildren(QLabel))

    assert "<u><b>" in words()
    assert "<s>no</s>" not in words()
    view.deleted.setFocus()
    qtbot.keyClick(view.deleted, Qt.Key.Key_Space)
    assert "<s>" in words()

"""A text replaced by a newer version keeps what people decided about it."""

from dataclasses import replace
from random import Random

import pytest
from revisions import KINDS, Draft, everything

from inventions import dispute, passages, text
from perspectives import assets
from perspectives.analysis.revising import changed_words, replace_document
from perspectives.model import annotating, deciding, document_edits, page_edits
from perspectives.model.comparison import Tagging
from perspectives.model.documents import document_of, passage_id, span_of
from perspectives.model.edits import apply
from perspectives.model.errors import StaleEdit
from perspectives.model.orphans import drop_orphan, lost_passages, orphans, settle
from perspectives.model.project import TABLES
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, State

OLD = text(
    "Letter",
    "We accept the plan for the lake road as it stands. Shops will lose trade all the same.",
    "Buses carry more visitors than parking ever could.",
    "The council decides in May.",
)
NEW = text(
    "Letter, revised",
    "The council decides in May.",
    "We accept the plan for the lake road as it now stands.",
    "Shops will lose trade all the same.",
)
OTHER = text("Reply", "The council will close the lake road.")
PROJECT = dispute(Random(7), texts=0)
PROJECT = apply(PROJECT, document_edits.add_documents(PROJECT, (OLD, OTHER)))
PLAN, BUSES, MAY = passages(PROJECT)[1:4]
REPLY = passages(PROJECT)[5]


def worked(*edits):
    project = PROJECT
    for edit in edits:
        project = apply(project, edit(project))
    return project


def here(quote):
    """The passage of the new text that begins with `quote`."""
    (block,) = [row for row in NEW.blocks if row.span.of(NEW.text).startswith(quote)]
    return passage_id(NEW.id, block.span)


def test_the_newer_version_takes_the_place_of_the_old_one():
    project = worked(
        lambda row: document_edits.describe_document(row, OLD.id, party="Shopkeepers"),
        lambda row: annotating.set_text_stance(row, OLD.id, "t0", Attitude.MIXED),
        lambda row: annotating.write_note(row, f"cell t0 {OLD.id}", "Says little."),
    )
    revision = replace_document(project, OLD.id, NEW)
    after = apply(project, revision.edit)
    row = after.documents[NEW.id]
    assert (row.party, row.order, row.revises, row.title) == (
        "Shopkeepers",
        0,
        OLD.id,
        "Letter, revised",
    )
    assert (after.reference, OLD.id in after.documents) == (NEW.id, False)
    assert [stance.document for stance in after.stances.values()] == [NEW.id]
    assert [note.target for note in after.notes.values()] == [f"cell t0 {NEW.id}"]
    assert revision.orphans == ()


def test_decisions_follow_their_words_into_other_passages():
    start = OLD.text.index("Shops will")
    shops = Span(start, start + len("Shops will lose trade"))
    project = worked(
        lambda row: deciding.tag(row, PLAN, "t0", shops, by="Ana"),
        lambda row: deciding.link_passages(row, MAY, REPLY),
        lambda row: annotating.set_stance(row, PLAN, "t0", Attitude.AGAINST),
        lambda row: annotating.pin(row, f"passage {MAY}"),
        lambda row: deciding.reject_tagging(row, Tagging(PLAN, "t1", span_of(PLAN), 0.5)),
    )
    after = apply(project, replace_document(project, OLD.id, NEW).edit)
    tagging = after.judgements[f"tagging {here('Shops')} t0"]
    assert (tagging.quote, tagging.by) == ("Shops will lose trade", "Ana")
    assert [row.passage for row in after.stances.values()] == [here("Shops")]
    assert [row.target for row in after.pins.values()] == [f"passage {here('The council')}"]
    rejected = {row.passage for row in after.judgements.values() if row.state is State.REJECTED}
    assert rejected == {here("We accept"), here("Shops")}
    assert {here("The council"), REPLY} in [
        {row.passage, row.other} for row in after.judgements.values()
    ]


def test_what_cannot_be_carried_stays_and_is_settled_one_by_one():
    project = worked(
        lambda row: deciding.tag(row, BUSES, "t0", by="Ana"),
        lambda row: annotating.write_note(row, f"passage {BUSES}", "Count them."),
        lambda row: deciding.link_passages(row, BUSES, REPLY),
        lambda row: annotating.set_stance(row, BUSES, "t0", Attitude.FOR),
    )
    revision = replace_document(project, OLD.id, NEW)
    after = apply(project, revision.edit)
    assert set(revision.orphans) == set(orphans(after)) == set(orphans(after))
    assert len(revision.orphans) == 4
    there = here("Shops")
    for row in orphans(after):
        (lost,) = lost_passages(after, row)
        after = apply(after, settle(after, row, lost, there))
    assert orphans(after) == ()
    assert after.judgements[f"tagging {there} t0"].quote == "Shops will lose trade all the same."
    assert after.judgements[f"tagging {there} t0"].by == "Ana"


def test_an_orphan_can_be_given_up_and_taken_back():
    project = worked(lambda row: deciding.tag(row, BUSES, "t0"))
    after = apply(project, replace_document(project, OLD.id, NEW).edit)
    (row,) = orphans(after)
    edit = drop_orphan(after, row)
    gone = apply(after, edit)
    assert gone.judgements == {}
    assert apply(gone, edit.inverse()).judgements == after.judgements
    with pytest.raises(StaleEdit):
        drop_orphan(gone, row)


def test_replacing_is_undone_in_one_step():
    project = worked(lambda row: deciding.tag(row, PLAN, "t0"))
    edit = replace_document(project, OLD.id, NEW).edit
    back = apply(apply(project, edit), edit.inverse())
    assert all(getattr(back, name) == getattr(project, name) for name in TABLES)


def test_the_same_text_or_one_that_is_there_is_no_newer_version():
    with pytest.raises(StaleEdit, match="has not changed"):
        replace_document(PROJECT, OLD.id, replace(OLD, title="Other"))
    with pytest.raises(StaleEdit, match="in the comparison already"):
        replace_document(PROJECT, OLD.id, OTHER)


@pytest.mark.parametrize("kind", [*KINDS, "everything at once"])
def test_no_decision_is_lost_and_all_carried_ones_quote_their_words(kind):
    chance = Random(kind)
    for path in sorted(assets.samples().glob("*/*.md"))[:4]:
        draft = Draft.of(path.read_text(encoding="utf-8"))
        vocabulary = [word.text for row in draft.paragraphs for line in row for word in line]
        newer = (KINDS.get(kind) or everything)(draft, chance, vocabulary)
        check_revision(
            *(text(path.stem, *row.written()[0].split("\n\n")) for row in (draft, newer)), chance
        )


def check_revision(old, new, chance):
    project = dispute(chance, texts=0)
    project = apply(project, document_edits.add_documents(project, (old, OTHER)))
    rows = [row for row in passages(project) if document_of(row) == old.id]
    for _ in range(60):
        passage, topic = chance.choice(rows), chance.choice(list(project.topics))
        if chance.random() < 0.3:
            edit = deciding.link_passages(project, passage, REPLY)
        else:
            edit = deciding.tag(project, passage, topic)
        project = apply(project, edit)
    revision = replace_document(project, old.id, new)
    after = apply(project, revision.edit)
    there = {
        passage_id(row.id, block.span) for row in after.documents.values() for block in row.blocks
    }
    assert set(revision.orphans) == set(orphans(after))
    assert set(revision.orphans) <= set(project.judgements.values())
    for row in after.judgements.values():
        if row not in revision.orphans:
            assert {row.passage, row.other} - {""} <= there
            span = Span(row.start, row.end) if row.end else span_of(row.passage)
            assert row.quote == span.of(after.documents[document_of(row.passage)].text)


def test_what_moved_has_no_changed_words_and_what_is_new_or_gone_has():
    changed = changed_words(OLD, NEW)
    gone = [span.of(OLD.text) for span in changed.gone]
    assert gone == ["Letter", "Buses carry more visitors than parking ever could."]
    assert [span.of(NEW.text) for span in changed.new] == ["Letter, revised", "now"]
    assert changed.pairs[MAY] == here("The council decides")


def test_pages_for_the_wall_keep_their_notes_and_places():
    pair = f"pair t0 {OLD.id} {OTHER.id}"
    names = ["question", f"vote {PLAN}", pair]
    project = worked(
        lambda row: page_edits.arrange_pages(row, names, names[::-1]),
        lambda row: page_edits.note_page(row, pair, "Read both aloud."),
        lambda row: page_edits.show_page(row, f"vote {PLAN}", is_shown=False),
    )
    revised = apply(project, replace_document(project, OLD.id, NEW).edit)
    moved = revised.pages[f"pair t0 {NEW.id} {OTHER.id}"]
    assert (moved.notes, moved.order) == ("Read both aloud.", 0)
    assert revised.pages[f"vote {here('We accept')}"].is_hidden
    assert len(revised.pages) == 3

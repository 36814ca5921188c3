"""Pages on the wall: nothing too small, nothing lost, colours that a lit room leaves readable."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import compared
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from recording import painted_texts
from test_theme import luminance

from perspectives.analysis.legibility import LEAST_ARC, Room, arc_minutes
from perspectives.analysis.pages import Page, PageKind
from perspectives.analysis.paging import Pages, pages_of
from perspectives.desktop.page_painting import paint_letters, paint_page, parts_of, slide_of
from perspectives.desktop.wall_look import PROBE_PX, THEMES, Look, wall_font, x_ratio
from perspectives.model.annotating import record_vote, set_stance
from perspectives.model.documents import PassageId
from perspectives.model.edits import apply
from perspectives.model.lookup import Lookup
from perspectives.model.page_edits import insert_page
from perspectives.model.states import Attitude, Relation
from perspectives.reporting.slides import Box, Rule, Sign, Text
from perspectives.texts import speaking

ROOMS = {
    "6 m": Room(6, 1.5),
    "8 m": Room(8, 1.6),
    "9 m": Room(9, 1.5),
    "9 m, 70 inch": Room(9, 0.87),
    "18 m": Room(18, 2.6),
}
NAMES = (
    "Unity of the town",
    "Office powers",
    "Duty to open the crossing",
    "Mediators’ pressure",
    "Families of the banks",
    "The district",
    "September flood",
    "Western plan",
)


def show(*texts, titles=(), names=NAMES):
    """All pages of a debate, with a vote, a stance and a page of words."""
    project, comparison = compared(*texts, titles=titles, names=names)
    lookup = Lookup(comparison)
    first = lookup.content_of("d0")[0].id
    project = apply(project, record_vote(project, first, before=(12, 9, 3, 2), after=(8, 13, 4, 0)))
    for tagging in comparison.taggings[::2]:
        topic = tagging.topic
        project = apply(project, set_stance(project, tagging.passage, topic, Attitude.AGAINST))
    ids = [page.id for page in pages_of(project, comparison)]
    words = "Work in pairs\nRead both aloud.\nFind the verb that each side uses."
    project = apply(project, insert_page(project, ids, "words", words=words))
    return project, comparison


@pytest.fixture(scope="module")
def debate(qapp):
    from debate import DEBATE, TITLES

    project, comparison = show(*DEBATE, titles=TITLES)
    return pages_of(project, comparison)


def smallest(page, look):
    """The size in pixels of the smallest text that is painted, measured on the device."""
    texts = painted_texts(lambda painter, rect: paint_page(painter, rect, page, look))
    return min((size for _text, size in texts), default=math.inf)


def arc_of(size, look):
    return arc_minutes(look.room, size, look.height, x_ratio())


prose = st.lists(
    st.text("abcdefghij клмнопë–,'", min_size=1, max_size=14), min_size=1, max_size=90
).map(lambda row: " ".join(" ".join(row).split()).strip() or "a")
rooms = st.builds(
    lambda height, ratio: Room(height * ratio, height), st.floats(0.8, 4), st.floats(1.5, 16)
)
looks = st.builds(
    Look,
    room=rooms,
    theme=st.sampled_from(THEMES),
    scale=st.sampled_from((0.4, 0.8, 1.0, 1.3, 2.0)),
    is_boosted=st.booleans(),
    are_marks_shown=st.booleans(),
    are_names_hidden=st.booleans(),
    is_swapped=st.booleans(),
    zoomed=st.sampled_from((-1, -1, 0, 1)),
    number=st.integers(1, 200),
    count=st.just(200),
)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data(), looks)
def test_nothing_is_painted_under_the_least_size(qapp, data, look):
    texts = [data.draw(prose) for _ in range(3)]
    tagged = [f"@k [A: {row[: len(row) // 2] or 'a'}] {row}. And more [B: {row}]." for row in texts]
    titles = tuple(data.draw(prose)[:60] for _ in range(3))
    project, comparison = show(*tagged, titles=titles)
    for page in parts_of(pages_of(project, comparison), look):
        size = smallest(page, look)
        assert arc_of(size, look) >= LEAST_ARC - 1e-6, page.key


def assert_apart(slide, key):
    """All texts lie on the wall, and none on another."""
    texts = [row for row in slide.items if isinstance(row, Text)]
    boxes = [QRectF(row.x, row.y, row.width, row.height).adjusted(1, 1, -1, -1) for row in texts]
    for text, box in zip(texts, boxes, strict=True):
        assert QRectF(0, 0, slide.width, slide.height).contains(box), (key, text.plain)
    for one, other in combinations(zip(texts, boxes, strict=True), 2):
        assert not one[1].intersects(other[1]), (key, one[0].plain, other[0].plain)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data(), looks.filter(lambda look: look.room.heights <= 10))
def test_random_texts_stay_on_the_wall_and_apart(qapp, data, look):
    texts = [data.draw(prose) for _ in range(3)]
    tagged = [f"@k [A: {row[: len(row) // 2] or 'a'}] {row}. And more [B: {row}]." for row in texts]
    names = tuple(data.draw(prose)[:50] for _ in range(3))
    project, comparison = show(*tagged, names=names)
    parts = parts_of(pages_of(project, comparison), look)
    assert len({page.key for page in parts}) == len(parts)
    for page in parts:
        assert_apart(slide_of(page, look), page.key)


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize("switches", [{}, {"are_names_hidden": True, "is_boosted": True}])
def test_nothing_leaves_the_wall_or_lies_on_other_words(debate, name, switches):
    look = Look(room=ROOMS[name], number=1, count=9, **switches)
    for page in parts_of(debate, look):
        assert_apart(slide_of(page, look), page.key)


@pytest.mark.parametrize("language", ["sq", "sr-Cyrl", "sr-Latn"])
@pytest.mark.parametrize("name", ROOMS)
def test_other_languages_have_room_too(qapp, name, language):
    from debate import DEBATE, TITLES

    look = Look(room=ROOMS[name], number=1, count=9)
    with speaking(language):
        project, comparison = show(*DEBATE, titles=TITLES)
        for page in parts_of(pages_of(project, comparison), look):
            slide = slide_of(page, look)
            assert_apart(slide, page.key)
            if page.kind is PageKind.MATRIX:
                assert "Who says what?" not in [
                    row.plain for row in slide.items if isinstance(row, Text)
                ]


@pytest.mark.parametrize("name", ROOMS)
def test_passages_stand_at_the_target_size_or_say_why_not(debate, name):
    look = Look(room=ROOMS[name], number=1, count=9)
    for page in parts_of(debate, look):
        if page.kind in (PageKind.PAIR, PageKind.PASSAGE):
            bodies = [
                row for row in slide_of(page, look).items if isinstance(row, Text) and row.language
            ]
            assert bodies
            assert {row.size for row in bodies} == {bodies[0].size}
            assert look.least <= bodies[0].size <= 2 * look.target


def test_a_preview_is_the_wall_made_small(debate):
    look = Look(number=2, count=9)
    page = next(row for row in debate if row.kind is PageKind.PAIR)
    wall = painted_texts(lambda painter, rect: paint_page(painter, rect, page, look))
    small = painted_texts(lambda painter, rect: paint_page(painter, rect, page, look), 480, 270)
    assert [text for text, _size in small] == [text for text, _size in wall]
    assert small[0][1] == pytest.approx(wall[0][1] / 4)


def test_the_bare_texts_come_first_and_marks_after(debate):
    page = next(row for row in debate if row.relation is Relation.CONTRARY)
    bare = slide_of(page, Look(are_marks_shown=False))
    marked = slide_of(page, Look())
    assert not any(run.is_marked for row in bare.items if isinstance(row, Text) for run in row.runs)
    assert any(run.is_marked for row in marked.items if isinstance(row, Text) for run in row.runs)
    assert not any(isinstance(row, Sign) for row in bare.items)
    words = [row.plain for row in bare.items if isinstance(row, Text)]
    assert "≠" not in words
    assert "≠" in [row.plain for row in marked.items if isinstance(row, Text)]
    sizes = [
        {row.plain: row.size for row in slide.items if isinstance(row, Text) and row.language}
        for slide in (bare, marked)
    ]
    assert sizes[0] == sizes[1]


def test_hidden_names_are_nowhere_on_the_wall(debate):
    look = Look(are_names_hidden=True)
    from debate import TITLES

    for page in parts_of(debate, look):
        told = " ".join(row.plain for row in slide_of(page, look).items if isinstance(row, Text))
        assert not any(title in told for title in TITLES)
        assert "Speaker" not in told


def test_a_passage_that_names_its_speaker_has_a_gap_while_names_are_hidden(qapp):
    told = "@a We, the speaker of [A: the Speaker’s town], say Speakers are many."
    page = pages_of(*compared(told, told))[-1]

    def words(**switches):
        slide = slide_of(page, Look(**switches))
        return {row.plain for row in slide.items if isinstance(row, Text) and row.language}

    gap = "We, the ____ of the ____’s town, say Speakers are many."
    assert words() == {"We, the speaker of the Speaker’s town, say Speakers are many."}
    assert words(are_names_hidden=True) == {gap}
    assert words(are_names_hidden=True, are_marks_shown=False) == {gap}


def test_swapping_and_zooming_choose_what_stands_where(debate):
    page = next(row for row in debate if row.kind is PageKind.PAIR)

    def bodies(**switches):
        slide = slide_of(page, Look(**switches))
        rows = [row for row in slide.items if isinstance(row, Text) and row.language]
        return [row.plain.strip("…\u00a0") for row in sorted(rows, key=lambda row: row.x)]

    left, right = bodies()
    assert bodies(is_swapped=True) == [right, left]
    assert bodies(zoomed=0)[0].startswith(left[:20])
    assert bodies(zoomed=1)[0].startswith(right[:20])
    assert bodies(zoomed=0, is_swapped=True)[0].startswith(right[:20])


def test_a_room_too_large_for_two_columns_shows_one_passage_after_the_other(debate):
    look = Look(room=ROOMS["9 m, 70 inch"])
    parts = [row for row in parts_of(debate, look) if row.kind is PageKind.PAIR][:2]
    assert [(row.part, row.parts, row.alone) for row in parts] == [(1, 2, 0), (2, 2, 1)]
    assert parts[0].id == parts[1].id
    assert parts[0].key != parts[1].key


def test_what_the_room_shortens_is_told(qapp):
    long = "@k " + "The [A: town] has many words to say about its bridge. " * 12
    project, comparison = compared(long, long)
    look = Look(room=Room(18, 2.0))
    pages = [row for row in pages_of(project, comparison) if row.kind is PageKind.PAIR]
    part = parts_of(pages, look)[0]
    shown = part.passages[0]
    assert shown.words < pages[0].passages[0].words
    assert shown.is_cut_after
    body = next(row for row in slide_of(part, look).items if isinstance(row, Text) and row.language)
    assert body.plain.endswith("…")
    assert len(body.plain.split()) <= shown.words + 2


def test_a_silent_text_says_so_beside_the_reference(qapp):
    project, comparison = compared("[A: Town] here.", "Nothing on it.")
    page = Pages(project, Lookup(comparison)).facing("A", "d1")
    slide = slide_of(page, Look())
    words = [row.plain for row in slide.items if isinstance(row, Text)]
    assert "says nothing on this." in words
    assert "≈" not in words


def test_bars_of_a_vote_are_as_long_as_its_counts(debate):
    page = next(row for row in debate if row.kind is PageKind.VOTE)
    slide = slide_of(page, Look())
    words = [row.plain for row in slide.items if isinstance(row, Text)]
    assert [word for word in words if word.isdigit()] == ["12", "8", "9", "13", "3", "4", "2", "0"]
    boxes = [row for row in slide.items if isinstance(row, Box) and not row.radius]
    bars = [row.width for row in boxes[-8:]]
    assert bars[1] / bars[3] == pytest.approx(8 / 13, abs=0.02)


def test_the_back_row_test_is_set_at_the_least_size(qapp):
    look = Look(room=Room(9, 1.5))
    texts = painted_texts(lambda painter, rect: paint_letters(painter, rect, "H K V N", look))
    assert {size for _text, size in texts} == {look.least}


def test_the_face_of_titles_is_no_lower_than_that_of_texts(qapp):
    bold = QFontMetricsF(wall_font(PROBE_PX, is_bold=True)).xHeight() / PROBE_PX
    assert bold >= x_ratio() * 0.99


def room_contrast(one, other, room):
    """The contrast that reaches the eye in a room that gives `room` : 1 (VISUAL 2.3)."""
    veil = 1 / (room - 1)
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + veil) / (low + veil)


def test_colours_of_the_wall_hold_in_a_lit_room(debate):
    """As shared/palette.py measures: 15:1 and 7:1 rooms, all that is really painted."""
    look = Look(number=1, count=9)
    for page in parts_of(debate, look):
        slide = slide_of(page, look)
        ground = QColor(slide.ground)
        for row in slide.items:
            if isinstance(row, Text):
                letter = row.is_bold and row.colour.upper() == "#FFFFFF"
                if letter:
                    continue
                assert room_contrast(row.colour, ground, 7) >= 4.5
                if row.tint:
                    assert room_contrast(row.colour, row.tint, 15) >= 7
                    assert room_contrast(row.colour, row.tint, 7) >= 4.5
                    assert room_contrast(row.stroke, ground, 7) >= 3
            elif isinstance(row, Rule | Sign):
                assert room_contrast(row.colour, ground, 7) >= 3
            elif row.fill and row.fill.upper() != "#FFFFFF":
                assert room_contrast(row.fill, "#FFFFFF", 7) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("is_boosted", [False, True])
def test_words_are_seen_on_their_tints_in_every_theme(debate, name, is_boosted):
    from test_theme import contrast

    look = Look(theme=name, is_boosted=is_boosted)
    for page in debate[:8]:
        slide = slide_of(page, look)
        for row in (item for item in slide.items if isinstance(item, Text)):
            if row.tint:
                assert contrast(row.colour, row.tint) >= 7
        assert slide.ground.upper() == look.colours().page.name().upper()
        if is_boosted:
            colours = {
                item.colour.upper() for item in slide.items if isinstance(item, Text | Rule | Sign)
            }
            assert colours <= {"#000000", "#FFFFFF", look.colours().accent.name().upper()}


def test_the_spotlight_darkens_all_but_its_circle(debate):
    look = Look(spotlight=(0.5, 0.5))
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    plain = QImage(960, 540, QImage.Format.Format_RGB32)
    for target, given_look in ((image, look), (plain, replace(look, spotlight=None))):
        painter = QPainter(target)
        paint_page(painter, QRectF(0, 0, 960, 540), debate[0], given_look)
        painter.end()
    assert image.pixelColor(480, 270) == plain.pixelColor(480, 270)
    assert image.pixelColor(5, 5).lightness() < plain.pixelColor(5, 5).lightness() / 2


def test_long_words_of_a_teacher_go_over_several_pages(qapp):
    body = "\n".join("A line that says what to do next, and why. " * 3 for _ in range(12))
    look = Look(room=Room(9, 1.5))
    parts = parts_of([Page("page 1", PageKind.WORDS, "Work", body)], look)
    assert len(parts) > 1
    assert " ".join(" ".join(row.body.split()) for row in parts) == " ".join(body.split())
    for part in parts:
        assert arc_of(smallest(part, look), look) >= LEAST_ARC


@pytest.mark.parametrize("kind", [PageKind.QUESTION, PageKind.WORDS])
def test_a_title_longer_than_a_wall_is_cut(qapp, kind):
    page = Page("long", kind, "Should the town close its bridge, and if so when? " * 40)
    for name, room in ROOMS.items():
        look = Look(room=room, number=1, count=1)
        for part in parts_of(
            [replace(page, body="Yes. " * 90 if kind == "question" else "")], look
        ):
            assert_apart(slide_of(part, look), name)


def test_parts_are_the_same_whatever_is_switched(debate):
    room = Room(9, 1.2)
    plain = [row.key for row in parts_of(debate, Look(room=room))]
    for switches in (
        {"are_marks_shown": False},
        {"are_names_hidden": True},
        {"is_swapped": True, "zoomed": 1},
        {"number": 3, "count": 20},
    ):
        assert [row.key for row in parts_of(debate, Look(room=room, **switches))] == plain


def test_a_hidden_page_is_not_shown(debate):
    hidden = replace(debate[0], is_hidden=True)
    assert parts_of([hidden, debate[1]], Look())[0].id == debate[1].id


def test_the_passage_that_is_painted_is_the_text_verbatim(debate):
    page = next(row for row in debate if row.kind is PageKind.PAIR)
    row = page.passages[0]
    assert PassageId(row.passage)
    texts = [item.plain for item in slide_of(page, Look()).items if isinstance(item, Text)]
    assert any(row.shown.of(row.text) in text for text in texts)

from perspectives.analysis.choosing import best_codebook
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.spans import Span
from perspectives.model.topics import Codebook, Name, Term, TermKind, Topic, TopicId


def text(words: str) -> Document:
    block = Block(Span(0, len(words)), Role.PARAGRAPH)
    return Document(DocumentId(words[:12]), "", words, (block,), Source("x.txt"))


def book(name: str, *patterns: str, names: tuple[str, ...] = ()) -> Codebook:
    topics = tuple(
        Topic(TopicId(str(at)), pattern, terms=(Term(pattern),))
        for at, pattern in enumerate(patterns)
    )
    rows = tuple(Name(form, form, "place") for form in names)
    return Codebook(name, topics, rows)


LAKE = book("lake", "noise", "night rest", names=("Ohrid", "Struga"))
ROAD = book("road", "parking", "cyclists")


def chosen(*texts: str, books: tuple[Codebook, ...] = (LAKE, ROAD)) -> str:
    best = best_codebook(books, [text(words) for words in texts])
    return best[0].name if best else ""


def test_the_codebook_whose_topics_speak_in_most_texts_is_chosen():
    assert chosen("Noise in Ohrid and Struga.", "The night rest.") == "lake"
    assert chosen("Noise in Ohrid and Struga.", "Parking.", "Cyclists.") == "road"


def test_a_topic_without_the_names_of_the_dispute_is_not_enough():
    assert chosen("There was noise and no night rest.") == ""
    assert chosen("There was noise in Ohrid.") == ""


def test_names_without_a_topic_are_not_enough():
    assert chosen("From Ohrid to Struga.") == ""


def test_a_codebook_without_names_needs_two_topics():
    assert chosen("Parking everywhere.") == ""
    assert chosen("Parking everywhere.", "Cyclists too.") == "road"


def test_inflected_and_cyrillic_words_are_found():
    lake = book("lake", "Banjska", names=("Priština", "Zvečan"))
    assert chosen("У Бањској, Приштини и Звечану.", books=(lake,)) == "lake"


def test_a_phrase_must_stand_side_by_side():
    lake = book("lake", "night rest", "quiet*")
    assert chosen("A night without rest. Quietness.", books=(lake,)) == ""
    assert chosen("The night rest. Quietness.", books=(lake,)) == "lake"


def test_exclusions_and_weak_terms_do_not_count():
    weak = (Term("noise", weight=0.5), Term("rest", kind=TermKind.EXCLUDE))
    lake = Codebook("lake", (Topic(TopicId("a"), "A", terms=weak), *LAKE.topics[:1]))
    assert chosen("The rest is noise.", books=(lake,)) == ""


def test_no_text_and_no_codebook_choose_nothing():
    assert best_codebook((), [text("Noise.")]) is None
    assert best_codebook((LAKE,), []) is None

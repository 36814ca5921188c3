"""Invented revisions of a text in which every word is known again."""

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Word:
    """A word; words of old and new text with one `name` are the same word."""

    text: str
    name: int


class Draft:
    """Paragraphs of sentences of words, which can be revised and written out."""

    def __init__(self, paragraphs):
        self.paragraphs = paragraphs

    @classmethod
    def of(cls, text):
        names = iter(range(10**9))
        return cls(
            [
                [
                    [Word(word, next(names)) for word in sentence.split()]
                    for sentence in paragraph.replace("! ", "!|").replace(". ", ".|").split("|")
                ]
                for paragraph in text.split("\n\n")
                if paragraph.strip()
            ]
        )

    def written(self):
        """The text, and for each word in order its name, start and end."""
        parts, places, at = [], [], 0
        for number, paragraph in enumerate(self.paragraphs):
            if number:
                parts.append("\n\n")
                at += 2
            words = [word for sentence in paragraph for word in sentence]
            for place, word in enumerate(words):
                if place:
                    parts.append(" ")
                    at += 1
                parts.append(word.text)
                places.append((word.name, at, at + len(word.text)))
                at += len(word.text)
        return "".join(parts), places


def new_words(chance, vocabulary, count):
    return [Word(chance.choice(vocabulary), -chance.randrange(1, 10**12)) for _ in range(count)]


def words_changed(draft, chance, vocabulary, share=0.08):
    return Draft(
        [
            [
                [
                    new_words(chance, vocabulary, 1)[0] if chance.random() < share else word
                    for word in sentence
                ]
                for sentence in paragraph
            ]
            for paragraph in draft.paragraphs
        ]
    )


def words_inserted_and_deleted(draft, chance, vocabulary, share=0.05):
    def revised(sentence):
        out = []
        for word in sentence:
            if chance.random() < share:
                out += new_words(chance, vocabulary, chance.randint(1, 3))
            if chance.random() >= share:
                out.append(word)
        return out

    return Draft([[revised(row) for row in paragraph] for paragraph in draft.paragraphs])


def sentences_moved(draft, chance, vocabulary, count=6):
    paragraphs = [list(row) for row in draft.paragraphs]
    for _ in range(count):
        source = chance.choice([row for row in paragraphs if len(row) > 1])
        sentence = source.pop(chance.randrange(len(source)))
        target = chance.choice(paragraphs)
        target.insert(chance.randint(0, len(target)), sentence)
    return Draft(paragraphs)


def paragraphs_inserted(draft, chance, vocabulary, count=4):
    paragraphs = list(draft.paragraphs)
    for _ in range(count):
        made = [new_words(chance, vocabulary, chance.randint(5, 25)) for _ in range(3)]
        paragraphs.insert(chance.randint(0, len(paragraphs)), made)
    return Draft(paragraphs)


def paragraphs_deleted(draft, chance, vocabulary, count=3):
    paragraphs = list(draft.paragraphs)
    for _ in range(min(count, len(paragraphs) - 2)):
        paragraphs.pop(chance.randrange(len(paragraphs)))
    return Draft(paragraphs)


def sections_reordered(draft, chance, vocabulary, count=4):
    rows = draft.paragraphs
    cuts = sorted({0, len(rows), *(chance.randrange(len(rows)) for _ in range(count))})
    sections = [rows[start:end] for start, end in pairwise(cuts)]
    chance.shuffle(sections)
    return Draft([row for section in sections for row in section])


def paragraphs_joined_and_cut(draft, chance, vocabulary):
    out = []
    for paragraph in draft.paragraphs:
        if out and chance.random() < 0.2:
            out[-1] = out[-1] + paragraph
        elif len(paragraph) > 2 and chance.random() < 0.3:
            out += [paragraph[:1], paragraph[1:]]
        else:
            out.append(paragraph)
    return Draft(out)


KINDS = {
    "words changed": words_changed,
    "words inserted and deleted": words_inserted_and_deleted,
    "sentences moved": sentences_moved,
    "paragraphs inserted": paragraphs_inserted,
    "paragraphs deleted": paragraphs_deleted,
    "sections reordered": sections_reordered,
    "paragraphs joined and cut": paragraphs_joined_and_cut,
}


def everything(draft, chance, vocabulary):
    for revise in KINDS.values():
        draft = revise(draft, chance, vocabulary)
    return draft

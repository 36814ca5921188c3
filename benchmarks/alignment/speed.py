"""Seconds of work (CPU) for large projects of made-up texts, and after small edits."""

import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.alignment.data import Labelled

from perspectives.analysis.caching import Memory
from perspectives.analysis.compare import compare
from perspectives.analysis.engine import default_table
from perspectives.analysis.terms import Matcher
from perspectives.model.comparison import Progress
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.errors import Cancelled
from perspectives.model.project import Project, new_project
from perspectives.model.spans import Span
from perspectives.model.topics import Codebook, Term

PASSAGES, WORDS = 60, 105


def made_up(texts: int, sentences: list[str], passages: int = PASSAGES) -> Project:
    """Texts of passages of about WORDS words, put together from sentences with a fixed seed."""
    random_numbers = random.Random(1)
    documents: list[Document] = []
    for number in range(texts):
        paragraphs: list[str] = []
        for _ in range(passages):
            words: list[str] = []
            while len(words) < WORDS:
                words += random_numbers.choice(sentences).split()
            random_numbers.shuffle(words)
            paragraphs.append(" ".join(words) + ".")
        documents.append(_document(number, paragraphs))
    return new_project(documents)


def _document(number: int, paragraphs: list[str]) -> Document:
    blocks: list[Block] = []
    at = 0
    for row in paragraphs:
        blocks.append(Block(Span(at, at + len(row)), Role.PARAGRAPH))
        at += len(row) + 1
    text = "\n".join(paragraphs)
    name = DocumentId(f"d{number:04}")
    return Document(name, name, text, tuple(blocks), Source(f"{name}.txt"), language="en")


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of `work`."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


class _Clock:
    """Notes the CPU seconds at each partial comparison; stops after the reference if asked."""

    def __init__(self, *, stops: bool) -> None:
        self.begin = time.process_time()
        self.marks: dict[str, float] = {}
        self.is_stopped = False
        self._stops = stops

    def step(self, progress: Progress) -> None:
        if progress.partial is not None and progress.stage not in self.marks:
            self.marks[progress.stage] = time.process_time() - self.begin
            self.is_stopped = self._stops and progress.stage == "links"

    def stopped(self) -> bool:
        return self.is_stopped


def growth(sentences: list[str], sizes: tuple[int, ...], largest_whole: int) -> None:
    """Prints how the work grows with the number of texts of sixty passages."""
    print("\nGrowth: CPU seconds until passages, topics and words, first links, all links; peak MB")
    for size in sizes:
        project = made_up(size, sentences)
        clock = _Clock(stops=size > largest_whole)
        try:
            compare(project, table=default_table(), progress=clock.step, cancelled=clock.stopped)
            whole = f"{time.process_time() - clock.begin:7.2f}"
        except Cancelled:
            whole = "      –"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        marks = "".join(
            f"{clock.marks.get(key, 0):8.2f}" for key in ("passages", "topics", "links")
        )
        print(f"{size:5} texts {marks} {whole} {peak:6}", flush=True)


def small(sentences: list[str], data: Labelled) -> None:
    """Prints the work after an edit of a term, and of tagging a hundred texts."""
    topics = data.project.ordered_topics()
    names = tuple(data.project.names.values())
    project = made_up(8, sentences, passages=10)
    book = new_project(project.ordered_documents(), Codebook("", topics, names))
    memory = Memory()
    first = seconds(lambda: compare(book, table=default_table(), cache=memory))
    edited = replace(topics[0], terms=(*topics[0].terms, Term("harbour")))
    changed = replace(book, topics={**book.topics, edited.id: edited})
    again = seconds(lambda: compare(changed, table=default_table(), cache=memory))
    print(f"\n8 texts of 1,000 words: at first {first * 1000:.0f} ms", end="")
    print(f", a term edited {again * 1000:.0f} ms")
    texts = [row.text for row in made_up(100, sentences, passages=10).ordered_documents()]
    three = topics[:3]

    def tag_all() -> None:
        matcher = Matcher(three, "en")
        for text in texts:
            for paragraph in text.split("\n"):
                matcher.hits(paragraph)

    print(f"100 texts of 1,000 words, terms of three topics found: {seconds(tag_all):.3f} s")

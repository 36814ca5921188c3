"""Names, dates and cited documents across texts: what is mentioned where, under all its forms.

Names of the codebook's gazetteer come first; other names are runs of words with a capital that the
texts do not also write small. Inflections and other spellings of a name meet by the same rules as
in comparing (bridging.Names). No network, no list of the world's names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from perspectives.analysis.bridging import Names, key_of, pivots
from perspectives.analysis.dating import Named, month_of, named_in
from perspectives.analysis.normalising import WORD, fold, is_stop_word, primary
from perspectives.analysis.sharing import topics_of_names
from perspectives.analysis.terms import Matcher
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perspectives.model.documents import Document, Passage, PassageId
    from perspectives.model.lookup import Lookup
    from perspectives.model.project import Project

LONGEST_NAME = 4
"""Words of one name; a longer run of capitals is a heading."""

MOST_FORMS = 6
"""Ways of writing that are listed of one thing, the commonest first."""

OPENING = frozenset('“„"«‘')
"""What may stand before a word that begins a sentence in a sentence."""

NAME, DATE, DOCUMENT = "name", "date", "document"


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing under all its forms.

    `kind` is date, document, or of a name: person, place, body, document or name (found by rule).
    `label` is how it is listed, `forms` how it is written, commonest first. `places` maps passages,
    in the texts' order, to spans.
    """

    kind: str
    label: str
    forms: tuple[str, ...]
    places: Mapping[PassageId, tuple[Span, ...]]

    @property
    def count(self) -> int:
        """How often it is mentioned."""
        return sum(map(len, self.places.values()))


class _Run(NamedTuple):
    passage: PassageId
    text: str
    words: tuple[tuple[str, Span, bool], ...]
    """Pivot, span, and whether the word only begins a sentence."""


Places = dict[tuple[str, ...], list[tuple["PassageId", Span, str]]]


class Mentions:
    """Takes passages in one after the other, then lists what they mention."""

    def __init__(self, project: Project) -> None:
        rows = project.names.values()
        self._topics = topics_of_names(rows)
        self._known = {row.id: row for row in rows}
        self._matchers: dict[str, Matcher] = {}
        self._found: Places = defaultdict(list)
        self._kinds: dict[tuple[str, ...], str] = {}
        self._runs: list[_Run] = []
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._inside: set[str] = set()
        self._order: dict[PassageId, int] = {}

    def add(self, document: Document, passage: Passage) -> None:
        """Take the words of one passage in."""
        text, span = document.text, passage.span
        self._order[passage.id] = len(self._order)
        language = primary(document.language)
        taken: list[Span] = []
        for row in self._named(document, passage, language):
            if not any(row.span.overlaps(old) for old in taken):
                taken.append(row.span)
                key = (row.kind, *row.key)
                self._kinds[key] = row.kind
                self._found[key].append((passage.id, row.span, row.span.of(text)))
        starts = [sentence.start for sentence in passage.sentences] or [span.start]
        run: list[tuple[str, Span, bool]] = []
        end, sentence = -1, 0
        for match in WORD.finditer(text, span.start, span.end):
            word, place = match[0], Span(*match.span())
            is_first = sentence < len(starts) and place.start >= starts[sentence]
            is_first = is_first or text[place.start - 1 : place.start] in OPENING
            while sentence < len(starts) and place.start >= starts[sentence]:
                sentence += 1
            is_name = self._count(word, language, is_first=is_first) and not any(
                place.overlaps(old) for old in taken
            )
            if run and (not is_name or text[end : place.start] not in (" ", "-", "\n", "\u00a0")):
                self._keep(passage.id, text, run)
                run = []
            if is_name:
                run.append((pivots(word, language)[0], place, is_first))
            end = place.end
        self._keep(passage.id, text, run)

    def _named(self, document: Document, passage: Passage, language: str) -> Iterator[Named]:
        """Gazetteer names, then dates and cited documents."""
        span = passage.span
        if self._topics:
            matcher = self._matchers.get(language)
            if matcher is None:
                matcher = self._matchers[language] = Matcher(self._topics, language)
            for hit in matcher.hits(span.of(document.text)):
                place = Span(span.start + hit.span.start, span.start + hit.span.end)
                words = place.of(document.text)
                # An ending may make a common word of a name: "bio" is not BiH, "part" not Parteš.
                if words[:1].islower() and " " not in words:
                    continue
                yield Named("known", (str(hit.topic),), place)
        yield from named_in(document.text, span.start, span.end)

    def _count(self, word: str, language: str, *, is_first: bool) -> bool:
        """Whether a word may be of a name; how it is written is counted on the way."""
        folded = fold(word)
        if len(folded) < 2 or not word[0].isalpha():
            return False
        if not word[0].isupper():
            self._small[folded] += 1
            return False
        if is_stop_word(folded, language or "en") or month_of(folded):
            return False
        self._capital[folded] += 1
        if not is_first:
            self._inside.add(folded)
        return bool(pivots(word, language))

    def _keep(self, passage: PassageId, text: str, run: list[tuple[str, Span, bool]]) -> None:
        if run:
            self._runs.append(_Run(passage, text, tuple(run)))

    def listed(self) -> tuple[Mention, ...]:
        """Everything mentioned, the most mentioned first."""
        found = dict(self._found)
        for key, rows in self._names().items():
            found[NAME, *key] = rows
        _join_years(found)
        mentions = [self._mention(key, rows) for key, rows in found.items()]
        return tuple(sorted(mentions, key=lambda row: (-row.count, row.label)))

    def _names(self) -> Places:
        """Names found by rule: what begins a sentence counts only where others stand inside one."""
        names = Names(pivot for run in self._runs for pivot, _, _ in run.words)
        out: Places = defaultdict(list)
        for run in self._runs:
            words = [row for row in run.words if self._is_name(fold(row[1].of(run.text)))]
            if not words or len(run.words) > LONGEST_NAME:
                continue
            key = tuple(key_of(names.joined(pivot)) for pivot, _, _ in words)
            span = Span(words[0][1].start, words[-1][1].end)
            out[key].append((run.passage, span, span.of(run.text)))
        return _surnames_joined(out)

    def _is_name(self, folded: str) -> bool:
        return folded in self._inside and self._capital[folded] > self._small[folded]

    def _mention(self, key: tuple[str, ...], rows: list[tuple[PassageId, Span, str]]) -> Mention:
        forms = Counter(" ".join(form.split()) for _, _, form in rows)
        written = tuple(form for form, _ in forms.most_common(MOST_FORMS))
        kind, label = key[0], written[0]
        if kind == "known":
            name = self._known[key[1]]
            kind, label = name.kind, name.name
        elif kind == NAME:
            label = max(written, key=lambda form: form.count(" "))
        elif kind == DATE and key[1] != "0000":
            label = "-".join(part for part in key[1:] if part != "00")
        places: dict[PassageId, list[Span]] = {}
        for passage, span, _ in sorted(rows, key=lambda row: self._order[row[0]]):
            places.setdefault(passage, []).append(span)
        ordered = {passage: tuple(sorted(set(spans))) for passage, spans in places.items()}
        return Mention(kind, label, written, ordered)


def mentions(project: Project, lookup: Lookup) -> tuple[Mention, ...]:
    """What the content passages of all texts mention, the most mentioned first."""
    found = Mentions(project)
    for _step in mentioning(found, project, lookup):
        pass
    return found.listed()


def mentioning(found: Mentions, project: Project, lookup: Lookup) -> Iterator[None]:
    """Take all content passages in, in the texts' order, with a rest after each text."""
    for document in project.ordered_documents():
        for passage in lookup.content_of(document.id):
            found.add(document, passage)
        yield


def _surnames_joined(found: Places) -> Places:
    """A name of one word joins the only longer name that ends with it: Vučić, Aleksandar Vučić."""
    ending: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in found:
        if len(key) > 1:
            ending[key[-1]].append(key)
    out: Places = defaultdict(list)
    for key, rows in found.items():
        longer = ending.get(key[0], []) if len(key) == 1 else []
        out[longer[0] if len(longer) == 1 else key] += rows
    return out


def _join_years(found: Places) -> None:
    """A day without its year joins that day of the only year in which it is mentioned."""
    years: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in found:
        if key[0] == DATE and key[1] != "0000":
            years[key[2:]].append(key)
    for key in [key for key in found if key[0] == DATE and key[1] == "0000"]:
        known = years.get(key[2:], [])
        if len(known) == 1:
            found[known[0]] = [*found[known[0]], *found.pop(key)]

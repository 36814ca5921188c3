"""Dictionary forms of words, each worked out once, and kept beyond the program where wanted.

Stemming and looking up lemmas is what costs most of a text's words; the results depend on the word
and the language alone, so that they may be kept for ever, in memory and in a store handed in.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from perspectives.analysis.caching import Store
from perspectives.analysis.english_stems import english_stem
from perspectives.analysis.normalising import fold, transliterate

DICTIONARIES = {"sr": "hbs", "sq": "sq"}
"""simplemma's name of the dictionary for a primary language."""

FORMS_VERSION = 1
"""Raised when words can get other forms; part of the names in a store."""

MOST_FORMS = 200_000
"""Words kept for a language: beyond, all are forgotten and worked out again as they come."""

WORTH_KEEPING = 200
"""New words from which the store is written again."""


class _Keys(dict[str, str]):
    """The form of each word of one language under which its inflections meet."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.kept = 0

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_FORMS:
            self.clear()
        dictionary = DICTIONARIES.get(self._language)
        if self._language == "en":
            found = english_stem(word)
        elif dictionary is None:
            found = fold(word)
        else:
            found = fold(_lemma()(word, dictionary))
        self[word] = found
        return found


class _Known(dict[str, bool]):
    """Whether the dictionary of one language has a form."""

    def __init__(self, dictionary: str) -> None:
        super().__init__()
        self._dictionary = dictionary

    def __missing__(self, word: str) -> bool:
        if len(self) >= MOST_FORMS:
            self.clear()
        found = self[word] = _is_known()(word, self._dictionary)
        return found


@cache
def _keys(language: str) -> _Keys:
    return _Keys(language)


@cache
def _known(language: str) -> _Known:
    return _Known(DICTIONARIES[language])


def key(word: str, language: str) -> str:
    """The form under which inflections of one word meet, folded.

    English: the Snowball stem (Porter 1980, 2001). Serbian and Albanian: simplemma's lemma, the
    word itself where its dictionary has none. Any other language: the folded word.
    """
    form = fold(word) if language == "en" else transliterate(word).lower()
    return _keys(language)[form]


def is_known(word: str, language: str) -> bool:
    """Whether the dictionary of Serbian or Albanian has this form; False for other languages."""
    return language in DICTIONARIES and _known(language)[transliterate(word).lower()]


def recall_forms(language: str, store: Store | None) -> None:
    """Takes over the forms a store has for a language; what is broken there is left alone."""
    keys = _keys(language)
    if store is None or keys.kept:
        return
    data = store.get(_name(language))
    if data is None:
        return
    rows: dict[str, dict[str, Any]] = json.loads(data)
    keys.update(rows["keys"])
    keys.kept = len(keys)
    if language in DICTIONARIES:
        _known(language).update(rows["known"])


def keep_forms(language: str, store: Store | None) -> None:
    """Writes the forms of a language to a store where enough of them are new."""
    keys = _keys(language)
    if store is None or len(keys) < keys.kept + WORTH_KEEPING:
        return
    known = dict(_known(language)) if language in DICTIONARIES else {}
    rows = {"keys": dict(keys), "known": known}
    store[_name(language)] = json.dumps(rows, ensure_ascii=False).encode()
    keys.kept = len(keys)


def _name(language: str) -> str:
    return f"forms-{FORMS_VERSION}-{language or 'any'}"


@cache
def _lemma() -> Callable[[str, str], str]:
    from simplemma import lemmatize

    return lambda word, dictionary: lemmatize(word, lang=dictionary)


@cache
def _is_known() -> Callable[[str, str], bool]:
    from simplemma import is_known as is_in

    return lambda word, dictionary: is_in(word, lang=dictionary)

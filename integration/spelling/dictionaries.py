"""The Speller of the heart, over simplemma's lists of inflected words and short lists of our own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from integration.spelling.forms import LANGUAGES, is_word
from integration.spelling.suggesting import closest

_WORDS = Path(__file__).with_name("words")
_MOST_KEPT = 20_000  # words looked up of each language: agents use the same few thousand


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a language's dictionary lacks, and what it should not have, each with what is meant."""

    right: frozenset[str]
    wrong: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """Reads a language's words when it is first asked about them, and remembers what it looked up."""

    _own: dict[str, OwnWords] = field(default_factory=dict)
    _asked: dict[str, dict[str, str | None]] = field(default_factory=dict)

    def unknown(self, words: frozenset[str], locale: str) -> Mapping[str, str]:
        """The misspelt words, each with the likely word, or "". Says nothing about a language it does not know."""
        if locale not in LANGUAGES:
            return {}
        asked = self._asked.setdefault(locale, {})
        if len(asked) > _MOST_KEPT:
            asked.clear()
        found: dict[str, str] = {}
        for word in words:
            meant = asked[word] if word in asked else asked.setdefault(word, self._look_up(word, locale))
            if meant is not None:
                found[word] = meant
        return found

    def _look_up(self, word: str, locale: str) -> str | None:
        """None for a word that is spelt right."""
        own = self._own.get(locale)
        if own is None:
            own = self._own.setdefault(locale, own_words(locale))
        low = word.lower().replace("\u2019", "'")
        if low in own.wrong:
            return _cased(own.wrong[low], word)
        if is_word(low if low in own.right else word, locale, own.right):
            return None
        return _cased(closest(low, locale, own.right), word)


def own_words(locale: str) -> OwnWords:
    """A line is a word or several, or a misspelt word, an arrow and what is meant; a # begins a remark."""
    right: set[str] = set()
    wrong: dict[str, str] = {}
    path = _WORDS / f"{locale}.txt"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        said = line.partition("#")[0].strip()
        misspelt, arrow, meant = said.partition("→")
        if arrow:
            wrong[misspelt.strip().lower()] = meant.strip()
        else:
            right.update(said.lower().split())
    return OwnWords(frozenset(right), wrong)


def _cased(meant: str, word: str) -> str:
    return meant[0].upper() + meant[1:] if meant and word[0].isupper() else meant

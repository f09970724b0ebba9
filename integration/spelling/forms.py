"""Whether something is a word of a language: as it stands, or as words and endings put together."""

from functools import cache

from simplemma.strategies.clitic_decomposition import CliticDecompositionStrategy
from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY
from simplemma.strategies.dictionary_lookup import DictionaryLookupStrategy
from spellchecker import SpellChecker

# The frugal dictionaries: a tenth of the memory, and some µs more for a word that was not asked for before.
_DICTIONARY = DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)
_ENDINGS = CliticDecompositionStrategy(_DICTIONARY)

LANGUAGES = frozenset({"en", "es", "fr", "de", "pt"})
# Its French lacks words that have no other forms: au, pas, temps, colis. These come from a second dictionary.
_WITH_SECOND = frozenset({"fr"})
# What may stand before an apostrophe, or behind it.
_BEFORE = {
    "fr": frozenset(["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"]),
    "pt": frozenset(["d"]),
}
_BEHIND = {"en": frozenset(["s", "t", "ll", "ve", "re", "d", "m"]), "de": frozenset(["s", "n"])}
_SHORTEST_PART = 4  # letters of a word that is part of a compound
_JOINTS = ("", "s", "es", "n", "en", "er", "e")  # what joins two German words to one
_COMPOUNDING = frozenset({"de"})
_ADVERBS = {"fr": "ment", "es": "mente", "pt": "mente"}  # behind an adjective: infelizmente, gratuitement
_SHORT = 3  # letters of a pronoun behind a hyphen: lo, lhe, nos


def is_word(word: str, locale: str, own: frozenset[str]) -> bool:
    """`own` are words of ours, in lower case, that count as words of the language."""
    if _is_listed(word, locale, own):
        return True
    if "-" in word:
        head, *rest = (part for part in word.split("-") if part)
        # dir-lhe-ei is direi with a pronoun in the middle
        is_head = _is_single(head, locale, own) or (len(rest) > 1 and _is_listed(head + rest[-1], locale, own))
        return is_head and all(len(part) <= _SHORT or _is_single(part, locale, own) for part in rest)
    return _is_single(word, locale, own)


def _is_listed(word: str, locale: str, own: frozenset[str]) -> bool:
    return (
        word.lower() in own
        or _DICTIONARY.get_lemma(word, locale) is not None
        or _ENDINGS.get_lemma(word.lower(), locale) is not None
        or _is_adverb(word, locale)
        or (locale in _WITH_SECOND and word.lower() in _second(locale))
    )


@cache
def _second(locale: str) -> frozenset[str]:
    """Only the words: how frequent they are is not asked, and takes as much room again."""
    return frozenset(SpellChecker(language=locale).word_frequency.words())


def _is_adverb(word: str, locale: str) -> bool:
    ending = _ADVERBS.get(locale)
    if ending is None or not word.endswith(ending) or len(word) < len(ending) + _SHORTEST_PART:
        return False
    return _DICTIONARY.get_lemma(word.removesuffix(ending).lower(), locale) is not None


def _is_single(word: str, locale: str, own: frozenset[str]) -> bool:
    plain = word.replace("\u2019", "'")
    if "'" in plain:
        return _is_joined(plain, locale, own)
    return _is_listed(plain, locale, own) or (locale in _COMPOUNDING and _is_compound(plain, locale, own))


def _is_joined(word: str, locale: str, own: frozenset[str]) -> bool:
    """Words that meet at an apostrophe: l'envoi, team's, don't."""
    head, _, tail = word.rpartition("'")
    if head.lower() in _BEFORE.get(locale, ()):
        return _is_listed(tail, locale, own)
    if tail.lower() not in _BEHIND.get(locale, ()):
        return False
    return _is_listed(head, locale, own) or _is_listed(head.removesuffix("n"), locale, own)


def _is_compound(word: str, locale: str, own: frozenset[str]) -> bool:
    """Ersatz and Lampe make Ersatzlampe; the last part may be a compound itself."""
    low = word.lower()
    for cut in range(len(low) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        head, tail = low[:cut], low[cut:]
        if not _is_listed(tail, locale, own) and not (
            len(tail) > 2 * _SHORTEST_PART and _is_compound(tail, locale, own)
        ):
            continue
        for joint in _JOINTS:
            stem = head.removesuffix(joint)
            if len(stem) >= _SHORTEST_PART and head.endswith(joint) and _is_listed(stem, locale, own):
                return True
    return False

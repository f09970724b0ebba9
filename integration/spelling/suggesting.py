"""What a misspelt word was meant to be: the nearest word that one slip of the hand or one forgotten accent explains."""

from collections.abc import Iterator

from integration.spelling.forms import is_word

_ACCENTED = {
    "a": "áàâãä", "e": "éèêë", "i": "íîï", "o": "óôõö", "u": "úùûü", "c": "ç", "n": "ñ", "s": "ß",
}  # fmt: skip
_LETTERS = "esarintoulcdmpvghbfqxyjzkwéóáíçêãõúèàäöüßñ"  # the frequent first
_LONGEST = 24  # letters; a longer one is no slip


def closest(word: str, locale: str, own: frozenset[str]) -> str:
    """In lower case; "" where nothing is near enough."""
    if len(word) > _LONGEST:
        return ""
    return next((near for near in _near(word) if near != word and is_word(near, locale, own)), "")


def _near(word: str) -> Iterator[str]:
    """The likeliest slips first; the first letter is rarely wrong."""
    places = range(1, len(word))
    yield from _accents(word)
    for place in places:
        yield word[:place] + word[place - 1] + word[place:]  # a letter that should be there twice
        if word[place] == word[place - 1]:
            yield word[:place] + word[place + 1 :]
    for place in range(1, len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in range(1, len(word) + 1):
        yield from (word[:place] + letter + word[place:] for letter in _LETTERS)
    for place in places:
        yield word[:place] + word[place + 1 :]
    for place in places:
        yield from (word[:place] + letter + word[place + 1 :] for letter in _LETTERS)
    yield word[1:2] + word[:1] + word[2:]


def _accents(word: str) -> Iterator[str]:
    for place, letter in enumerate(word):
        yield from (word[:place] + other + word[place + 1 :] for other in _ACCENTED.get(letter, ""))
    if "ss" in word:
        yield word.replace("ss", "ß", 1)

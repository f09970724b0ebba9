"""Finds goods and services by name in a text: a word from our lists, with plain words before it that describe it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from integration.reading.goods.lexicon import Head, Lexicon, load_lexicon

MOST_DESCRIBING = 3
MOST_WORDS = 5

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
BRAND = re.compile(r"[A-Z][a-zà-ÿ]{2,14}|[A-Z]{1,3}-?\d{1,4}|\d{1,3}V")
ACRONYMS = {
    "tv": "TV", "cd": "CD", "dvd": "DVD", "lp": "LP", "bbq": "BBQ", "sim": "SIM", "usb": "USB", "led": "LED",
    "gps": "GPS", "3d": "3D", "pc": "PC", "ps4": "PS4", "ps5": "PS5", "ac": "AC", "iphone": "iPhone", "ipad": "iPad",
    "macbook": "MacBook", "playstation": "PlayStation", "wifi": "Wi-Fi", "wi-fi": "Wi-Fi", "ssd": "SSD",
    "xbox": "Xbox", "kindle": "Kindle", "airpods": "AirPods",
}  # fmt: skip
DETERMINERS = frozenset(
    [
        "a", "an", "the", "my", "our", "your", "this", "that", "these", "those", "one", "two", "three", "four", "five",
        "six", "seven", "eight", "nine", "ten", "twelve", "both", "some", "another", "each", "first", "second", "third",
        "fourth", "half", "all", "new", "replacement",
    ]
)  # fmt: skip
# A thing after these is where something stands or what it is like, not what it is about.
ASIDE = frozenset(
    [
        "in", "on", "into", "onto", "under", "behind", "beside", "near", "against", "at", "with", "without", "by",
        "like", "than", "as", "for", "to", "from", "off", "over", "around", "through", "inside", "above", "below",
        "beneath", "between", "via", "using", "no", "any", "every", "matching", "use", "per", "since", "until",
    ]
)  # fmt: skip
# "A refund for the lamp", "trouble with the lamp": after these the thing is the matter all the same.
MATTERS = frozenset(
    [
        "refund", "refunded", "charged", "charge", "paid", "pay", "order", "waiting", "waited", "money", "replacement",
        "problem", "problems", "issue", "issues", "trouble", "wrong", "fault", "happy", "disappointed", "happened",
        "reimbursement", "compensation", "claim", "damage", "crack", "scratch", "dent", "hole", "complaint", "invoice",
        "asked", "left", "twice", "wait",
    ]
)  # fmt: skip
OTHERS = frozenset(
    ["old", "previous", "other", "spare", "second-hand", "his", "her", "their", "its", "instead", "wrong", "different"]
)
FOLLOWING = frozenset(
    [
        "is", "isn't", "was", "wasn't", "were", "weren't", "are", "aren't", "has", "hasn't", "have", "haven't", "had",
        "does", "doesn't", "did", "didn't", "do", "don't", "will", "won't", "can", "can't", "cannot", "could", "would",
        "should", "still", "never", "just", "came", "comes", "come", "broke", "works", "fell", "keeps", "kept", "died",
        "got", "went", "goes", "leaks", "smells", "stinks", "makes", "made", "looks", "burst", "split", "shows", "says",
        "said", "starts", "needs", "now", "from", "for", "on", "at", "in", "with", "without", "that", "which", "who",
        "and", "or", "but", "because", "so", "as", "to", "by", "than", "before", "after", "when", "where", "while",
        "since", "i", "we", "you", "it", "they", "he", "she", "off", "online", "last", "this", "these", "yesterday",
        "today", "about", "via", "through", "only", "back", "out", "over", "up", "down", "missing", "leaking", "not",
        "broken", "bent", "torn", "late", "dark", "dead", "if", "then", "until", "be", "been", "if", "again", "there",
        "here", "too", "also", "took", "left", "sent", "into", "onto", "under", "due", "gone", "stuck", "lost", "my",
        "your", "the", "a", "no", "nor", "please", "thanks", "faulty", "defective", "arriving", "delivery", "order",
        "every", "each", "all", "his", "her", "our", "being", "may", "might", "must", "let", "shall", "ever", "already",
        "both", "either", "wasnt", "isnt", "doesnt", "didnt", "wont", "cant", "hasnt", "havent", "tomorrow", "tonight",
        "cold", "warm", "wet", "instead", "anymore", "any", "more", "less", "yet", "worth", "costing", "cost", "costs",
        "cancels", "stops", "breaks", "turns", "gives", "arrives", "gets", "runs", "feels", "seems", "refuses", "wont",
        "along", "around", "against", "behind", "inside", "between", "per", "plus", "such", "like", "twice", "once",
    ]
)  # fmt: skip
TIMES = frozenset(
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
)  # fmt: skip
SIGNS_OF_CODE = re.compile(r"[<>{}\[\]@#|\\=_$%/]")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing in a text. `sure` and `determined` ("the", "my", "two" before it) say how far to trust the name."""

    name: str
    start: int
    end: int
    sure: bool
    determined: bool


@dataclass(frozen=True, slots=True)
class _Word:
    low: str
    written: str
    start: int
    end: int


def things(text: str) -> Iterator[Thing]:
    """The goods and services named in an English text, left out where they are only part of another name."""
    words = [
        _Word(match[0].lower().replace("\u2019", "'"), match[0], match.start(), match.end())
        for match in WORD.finditer(text)
    ]
    lexicon = load_lexicon()
    for last, word in enumerate(words):
        head = _head(lexicon, text, words, last)
        if head is None or not _may_end(lexicon, text, words, last):
            continue
        first = last - len(head.words) + 1
        start = _start(lexicon, text, words, first, MOST_WORDS - len(head.words))
        before = _before(text, words, start)
        if not _is_aside(before) and not _is_title(words, start, last):
            name = " ".join(_spelt(text, word, lexicon) for word in words[start : last + 1])
            determined = bool(before) and (before[0] in DETERMINERS or before[0].isdigit())
            yield Thing(name, words[start].start, word.end, head.sure, determined)


def _head(lexicon: Lexicon, text: str, words: list[_Word], last: int) -> Head | None:
    for head in lexicon.heads.get(words[last].low, ()):
        first = last - len(head.words) + 1
        spoken = words[max(0, first) : last + 1]
        if tuple(word.low for word in spoken) == head.words and all(
            _adjoin(text, one, other) for one, other in pairwise(spoken)
        ):
            return head
    return None


def _adjoin(text: str, one: _Word, other: _Word) -> bool:
    return text[one.end : other.start] in (" ", "\n")


def _may_end(lexicon: Lexicon, text: str, words: list[_Word], last: int) -> bool:
    """Whether nothing behind shows that the word only describes another one: "lamp shade", "<b>lamp</b>"."""
    behind = text[words[last].end : words[last].end + 2]
    if SIGNS_OF_CODE.search(behind) or last + 1 == len(words) or not _adjoin(text, words[last], words[last + 1]):
        return not SIGNS_OF_CODE.search(behind)
    following = words[last + 1].low
    if following in FOLLOWING:
        return True
    if lexicon.is_thing(following):
        return False
    return following.endswith(("ed", "n't")) or any(character.isdigit() for character in following)


def _start(lexicon: Lexicon, text: str, words: list[_Word], first: int, room: int) -> int:
    """The index of the first word that describes the thing."""
    start = first
    while start > 0 and first - start < min(MOST_DESCRIBING, room) and _adjoin(text, words[start - 1], words[start]):
        if not _describes(lexicon, text, words[start - 1]):
            break
        start -= 1
    return start


def _describes(lexicon: Lexicon, text: str, word: _Word) -> bool:
    return word.low in lexicon.describing or lexicon.is_thing(word.low) or _is_brand(text, word)


def _is_brand(text: str, word: _Word) -> bool:
    """A capital inside a sentence; in a headline capitals mean nothing."""
    space = text[max(0, word.start - 3) : word.start].rstrip(" \"'(\u2018\u201c")
    begins = not space or space[-1] in ".!?:;\n"
    known = word.low in FOLLOWING or word.low in DETERMINERS or word.low in ASIDE or word.low in OTHERS
    return not begins and not known and word.low not in TIMES and BRAND.fullmatch(word.written) is not None


def _before(text: str, words: list[_Word], start: int) -> list[str]:
    """Up to four words before the thing in its clause, the nearest first."""
    near: list[str] = []
    at = start
    while at > 0 and len(near) < 4 and _adjoin(text, words[at - 1], words[at]):
        at -= 1
        near.append(words[at].low)
    if SIGNS_OF_CODE.search(text[max(0, words[start].start - 1) : words[start].start]):
        near.append("instead")
    return near


def _is_aside(before: list[str]) -> bool:
    """Whether the words before, the nearest first, show that the thing is not the matter."""
    for at, word in enumerate(before[:3]):
        if word in OTHERS or word.endswith(("'s", "s'")):
            return True
        if word in ASIDE:
            return not any(further in MATTERS for further in before[at + 1 :])
        if word not in DETERMINERS and at > 0:
            return False
    return False


def _is_title(words: list[_Word], start: int, last: int) -> bool:
    """ "The Pale Lanterns" in the middle of a line is a band."""
    return start > 1 and words[start - 1].written == "The" and words[last].written.istitle()


def _spelt(text: str, word: _Word, lexicon: Lexicon) -> str:
    if word.low in ACRONYMS:
        return ACRONYMS[word.low]
    is_plain = word.low in lexicon.describing or word.low in lexicon.heads
    return word.written if not is_plain and _is_brand(text, word) else word.low

"""The lists of goods made ready to look up: which words end the name of a thing, and which may stand before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from integration.reading.goods import described, household, personal

SURE = (
    household.FURNITURE, household.SOFT_FURNISHING, household.LIGHT_AND_DECORATION, household.KITCHEN,
    household.APPLIANCE, household.GARDEN_AND_TOOLS, personal.CLOTHES, personal.SHOES_AND_JEWELLERY,
    personal.BAGS_AND_TRAVEL, personal.BABY_AND_CHILD, personal.ELECTRONICS, personal.SPORT_AND_MUSIC,
    personal.BOOKS_AND_CRAFT, personal.FOOD_AND_CARE,
)  # fmt: skip
UNSURE = (described.UNSURE, described.SERVICES)
DESCRIBING = (described.COLOURS, described.MATERIALS, described.KINDS)
IRREGULAR = {"knife": "knives", "shelf": "shelves", "bookshelf": "bookshelves", "scarf": "scarves"}


@dataclass(frozen=True, slots=True)
class Head:
    """The words that name a thing; `sure` if they hardly mean anything else."""

    words: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`heads`: by their last word, the longest first."""

    heads: dict[str, tuple[Head, ...]]
    describing: frozenset[str]

    def is_thing(self, word: str) -> bool:
        """Whether the word alone names a thing, as "kettle" does and "machine" after "coffee" does not."""
        return any(len(head.words) == 1 for head in self.heads.get(word, ()))


@cache
def load_lexicon() -> Lexicon:
    """All lists, with the plural of each thing."""
    heads: dict[str, list[Head]] = {}
    for lists, sure in ((SURE, True), (UNSURE, False)):
        for words in _entries(lists):
            for last in {words[-1], plural(words[-1])}:
                heads.setdefault(last, []).append(Head((*words[:-1], last), sure))
    ordered = {last: tuple(sorted(found, key=lambda head: -len(head.words))) for last, found in heads.items()}
    return Lexicon(ordered, frozenset(word for entry in _entries(DESCRIBING) for word in entry))


def plural(noun: str) -> str:
    """The plural of a noun that forms it by rule or is in `IRREGULAR`; a plural gains an ending that does no harm."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _entries(lists: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for written in lists:
        for entry in written.split(","):
            if entry.strip():
                yield tuple(entry.split())

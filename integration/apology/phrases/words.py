"""Word lists that are quick to find absent: patterns behind the plain letters they cannot do without."""

import re
from collections.abc import Iterator, Sequence

_WILL = r"(?:will|'ll|am|are|going to|is|shall)(?: (?:\w+ly|also|now|then|soon|be|all|both|of course|have))* "
_GROUP = re.compile(r"\((?:\?[:!=])?[^()]*\)[?*+]?(?:\{[\d,]*\})?\??")
_OPTIONAL = re.compile(r"\[[^\]]*\][?*+]?|\\.[?*+]?|.[?*]|[.{}+^$]")


class Words:
    """A list of wordings, each a small pattern, sought in lower case between word boundaries.

    Most letters hold none of them, so each list first asks for the letters its wordings cannot do without.
    """

    __slots__ = ("_pattern", "_stems")

    def __init__(self, *wordings: str, verbs: Sequence[str] = ()) -> None:
        """`verbs` are sought only where something is announced: "I am refunding", "you will be refunded"."""
        announced = [rf"{_WILL}(?:{'|'.join(verbs)})"] if verbs else []
        self._pattern = re.compile(rf"\b(?:{'|'.join([*announced, *wordings])})\b")
        stems = {_stem(wording) for wording in (*verbs, *wordings)}
        self._stems = () if "" in stems else tuple(sorted(stems))

    def find(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(text) if self._may_be_in(text) else None

    def find_all(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text) if self._may_be_in(text) else iter(())

    def _may_be_in(self, text: str) -> bool:
        return not self._stems or any(stem in text for stem in self._stems)


def _stem(wording: str) -> str:
    """The longest run of plain letters that every match of the wording holds; "" where it has none."""
    outside = wording
    while outside != (outside := _GROUP.sub("\0", outside)):
        continue
    return max(_OPTIONAL.sub("\0", outside).split("\0"), key=len)

"""Word lists that are quick to find absent: patterns behind the plain letters they cannot do without."""

import re
from collections.abc import Iterator, Sequence

from integration.apology.phrases.stems import stems


class Words:
    """A list of wordings, each a small pattern, sought in lower case between word boundaries.

    Most letters hold none of them, so each list first asks for the letters its wordings cannot do without. A list
    without wordings is never found, and false: its rule is not for that language.
    """

    __slots__ = ("_pattern", "_stems")

    def __init__(self, *wordings: str, verbs: Sequence[str] = (), will: str = "") -> None:
        """`verbs` are sought only behind `will`, the pattern that announces a deed: "I am refunding", "werde … senden".

        It ends where the verb begins, so with a space or whatever may stand between: `werde\\b[^.!?]{0,80}? `.
        """
        announced = [rf"(?:{will})(?:{'|'.join(verbs)})"] if verbs else []
        patterns = [*announced, *wordings]
        self._pattern = re.compile(rf"\b(?:{'|'.join(patterns)})\b") if patterns else None
        found = {stem for wording in (*verbs, *wordings) for stem in stems(wording)}
        shortest = {stem for stem in found if not any(other in stem for other in found if other != stem)}
        self._stems = () if "" in found else tuple(sorted(shortest))

    def __bool__(self) -> bool:
        return self._pattern is not None

    def find(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(text) if self._pattern and self.may_be_in(text) else None

    def find_all(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text) if self._pattern and self.may_be_in(text) else iter(())

    def may_be_in(self, text: str) -> bool:
        """Quickly, whether it is worth looking; not whether it is there."""
        if self._pattern is None:
            return False
        for stem in self._stems:  # not any(): a generator takes twice as long, and a letter asks thousands of times
            if stem in text:
                return True
        return not self._stems

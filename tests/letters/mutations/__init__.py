"""What an agent may do to a good letter, by language: sentences that break a rule wherever they stand.

Each language is one file with one `Mutations`. The letter they are tried on is about `item` in order 4471, which came
damaged and is ours to answer for; decided are a replacement by Friday 27 November 2026 and 20 % off with the code
K7QX-20. Nothing else is known, offered or on record. There are at least ten for each rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Rules that a sentence behind the first paragraph breaks.
ADDED = ("C-3", "C-5", "C-9", "C-31", "C-34", "C-35", "C-36", "C-38", "C-42", "admissions")
# Rules that another first paragraph breaks.
INSTEAD = ("C-1", "C-3", "C-11")


@dataclass(frozen=True, slots=True)
class Mutations:
    """`added` are sentences by rule, each put behind the first paragraph; `instead` paragraphs put in its place.

    `added`: C-3 says sorry twice more; C-38 is tried on a grave letter; C-42 on one about an identity check;
    `admissions` on letters where the fault is not settled (C-10), or sympathy is all that is approved (C-41).
    `instead`: C-1 owns nothing, and says sorry about the item in order 4471; C-3 names them and is not sorry; C-11
    owns the failure and is sorry, and could be about anything. `greetings` have no name where one should be (C-33).
    """

    item: str
    added: Mapping[str, tuple[str, ...]]
    instead: Mapping[str, tuple[str, ...]]
    greetings: tuple[str, ...] = ()

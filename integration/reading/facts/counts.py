"""How many days late, and how often the customer had to get in touch before."""

import re
from collections.abc import Iterator

from integration.apology.reading import FactKind
from integration.reading.facts.numerals import ORDINAL, ORDINALS, WORD, number
from integration.reading.facts.passage import Candidate, Passage

MOST_DAYS_LATE = 400
MOST_CONTACTS = 50

_COUNT = rf"(?P<n>\d{{1,3}}|{WORD})"
DAYS_LATE = re.compile(
    rf"\b{_COUNT} (?:working |business |whole |full |calendar )?(?P<unit>days?|weeks?|months?) (?:late"
    rf"|overdue|behind schedule"
    rf"|past (?:the |its |your )?(?:due|delivery|promised) date)\b",
    re.IGNORECASE,
)
LATE_BY = re.compile(rf"\b(?:late|overdue|delayed) by {_COUNT} (?P<unit>days?|weeks?|months?)\b", re.IGNORECASE)
LATENESS = ("late", "overdue", "behind", "past", "delayed")
HOW_OFTEN = ("times", "once", "twice", "thrice")
DAYS_IN = {"day": 1, "week": 7, "month": 30}

_CONTACT = (
    r"(?:called|rung|rang|phoned|telephoned|e-?mailed|written|wrote|messaged|contacted (?:you|support)"
    r"|complained|chased)"
)
CONTACTED = re.compile(
    rf"\b(?:i|we)(?:'ve|\u2019ve| have|'d| had)?(?: already| now| also)? {_CONTACT}(?: (?:you|your|in|up"
    rf"|to|back|support|customer|service"
    rf"|team|line|helpline|help|about|this|it|the|shop|them)){{0,4}} (?P<n>once|twice|thrice"
    rf"|(?:\d{{1,2}}|{WORD}) times)\b",
    re.IGNORECASE,
)
NTH_CONTACT = re.compile(
    rf"\b(?:this is |it's |its |that's )?(?:now )?(?:my |the )?(?P<nth>{ORDINAL}) (?:e-?mail|message"
    rf"|letter|call|phone call|complaint"
    rf"|time (?:that )?(?:i|we|i'm|i am|i've|i have|we've)(?: am|'m| have|'ve|'m)? (?:{_CONTACT}"
    rf"|writ(?:e|ing)|call(?:ing)?|e-?mail(?:ing)?"
    rf"|contact(?:ing)?|phon(?:e|ing)|ring(?:ing)?|messag(?:e|ing)|chas(?:e|ing)|ask(?:ed|ing)?"
    rf"|(?:having|had) to (?:write|call|ring|ask)))\b",
    re.IGNORECASE,
)
MINE = re.compile(r"\b(?:this is|it's|its|that's|now|my)\b|time", re.IGNORECASE)


def days_late(passage: Passage) -> Iterator[Candidate]:
    """ "Ten days late", "two weeks overdue": whole days."""
    if not passage.has_any(LATENESS):
        return
    for pattern in (DAYS_LATE, LATE_BY):
        for match in pattern.finditer(passage.text):
            count = number(match["n"])
            days = count * DAYS_IN[match["unit"].lower().rstrip("s")] if count else 0
            if 0 < days <= MOST_DAYS_LATE:
                yield Candidate(FactKind.DAYS_LATE, days, match.start(), match.end())


def prior_contacts(passage: Passage) -> Iterator[Candidate]:
    """ "I have called twice" is 2; "this is my third e-mail" is 2 as well: the one at hand does not count."""
    for match in CONTACTED.finditer(passage.text) if passage.has_any(HOW_OFTEN) else ():
        count = number(match["n"].split()[0])
        if count and count <= MOST_CONTACTS:
            yield Candidate(FactKind.PRIOR_CONTACTS, count, match.start(), match.end())
    for match in NTH_CONTACT.finditer(passage.text) if passage.has_any(ORDINALS) else ():
        nth = number(match["nth"])
        if nth and MINE.search(match[0]):
            yield Candidate(FactKind.PRIOR_CONTACTS, nth - 1, match.start(), match.end())

"""What the customer needed it for, said back to them: "my son's birthday" becomes "your son's birthday"."""

import re
from collections.abc import Iterator

from integration.apology.reading import FactKind
from integration.reading.facts.passage import Candidate, Passage

RELATIVE = (
    r"(?:(?:grand|step|god)?(?:son|daughter|mother|father|child|parents)|mum|mom|dad|nan|gran|grandma"
    r"|grandad|granddad|wife|husband"
    r"|partner|brother|sister|niece|nephew|aunt|uncle|cousin|friend|best friend|boss|colleague|fiancée?"
    r"|girlfriend|boyfriend"
    r"|boy|girl|baby|little one|twins|kids|in-laws)"
)
OCCASION = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)|first|eighteenth|fiftieth|golden|silver|diamond|wedding|surprise"
    r"|final|university|driving|job"
    r"|summer|birthday|leaving|hen|stag|baby|house) ){0,2}"
    r"(?:birthday(?: party)?|wedding(?: day| anniversary| reception)?|anniversary"
    r"|graduation(?: ceremony)?|christening|baptism"
    r"|funeral|exams?|interview|honeymoon|holiday|move|retirement(?: party)?|engagement party|communion"
    r"|recital|baby shower|hen do"
    r"|stag do|leaving do|house ?warming|quinceañera|bar mitzvah|bat mitzvah|prom)"
)
OCCASION_STEMS = (
    "birthday", "wedding", "anniversary", "graduation", "christening", "baptism", "funeral", "exam", "interview",
    "honeymoon", "holiday", "move", "retirement", "party", "communion", "recital", "shower", "hen do", "stag do",
    "leaving do", "warming", "quinceañera", "mitzvah", "prom",
)  # fmt: skip
WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
OWN_EVENT = rf"(?P<whose>my|our) (?:(?P<who>{RELATIVE})(?:['\u2019]s|s['\u2019]) )?(?P<what>{OCCASION})\b"
NEEDED = re.compile(
    rf"\b(?:for|before|in time for|missed|miss|ruined|ruin|until|wear (?:it |them )?to|it(?:'s| is| was)"
    rf"|attend) {OWN_EVENT}(?! (?:present|gift|dress"
    rf"|cake|party|card|suit|shoes|ring|season|cottage|let|home|photos?|album|trip|film|video|list|money|bike|pictures"
    rf"|insurance|purchases?|shopping|spending|booking|accommodation|rental|flights?|tickets?|plans?|wish"
    rf"|outfit)\b)(?:(?: is"
    rf"|,)? on (?P<day>{WEEKDAY})\b)?",
    re.IGNORECASE,
)
COMING = re.compile(
    rf"\b{OWN_EVENT} (?:is|was|'s) (?:on (?P<day>{WEEKDAY})\b|this {WEEKDAY}|tomorrow|today|yesterday"
    rf"|next week|in \w+ days)",
    re.IGNORECASE,
)
CURLY = str.maketrans("\u2019", "'")


def events(passage: Passage) -> Iterator[Candidate]:
    """Occasions of the customer's own, in the second person; English only."""
    if passage.language not in ("en", "") or not passage.has_any(OCCASION_STEMS):
        return
    for pattern in (NEEDED, COMING):
        for match in pattern.finditer(passage.text):
            who = f"{match['who'].lower()}{_genitive(match)} " if match["who"] else ""
            day = f" on {match['day'].capitalize()}" if match["day"] else ""
            said_back = f"your {who}{match['what'].lower()}{day}"
            yield Candidate(FactKind.EVENT, said_back, match.start("whose"), match.end())


def _genitive(match: re.Match[str]) -> str:
    return match[0][match.end("who") - match.start() :].split(" ")[0].translate(CURLY)

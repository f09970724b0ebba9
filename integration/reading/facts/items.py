"""What it is about, as a short noun phrase that can stand after "the" or "your"; English only, silence elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from integration.apology.reading import FactKind, Where
from integration.reading.facts.passage import Candidate, Passage
from integration.reading.facts.things import Thing, things

# How strong the claim to be the item is; `settle` takes the strongest, and none where two things are equal.
FAILED, BOUGHT, NEAR_A_FAULT, NAMED = 4, 3, 2, 1

DETERMINERS = (
    r"(?:(?:from you|the|my|our|this|that|these|those|a|an|one|some|new|two|three|four|five|six|eight|\d{1,2}) )*"
)
BUY = r"(?:pre-?order|order|buy|purchase)"
BOUGHT_THIS = r"(?:pre-?ordered|ordered|bought|purchased|paid (?:[€£$]?[\d.,]+ (?:\w{{3}} )?)?for|booked)"
ASKED_BACK = r"(?:refund(?:ed|ing)?|money back|charged(?: (?:me|us))?(?: twice)?) (?:for|on|of)"
BOUGHT_BEFORE = re.compile(rf"\b(?:{BOUGHT_THIS}|{ASKED_BACK}) {DETERMINERS}$", re.IGNORECASE)
NOT_BOUGHT = re.compile(rf"\b(?:not|n't|nt|never|nor|without) (?:\w+ )?{BUY}\w*|nobody ordered", re.IGNORECASE)
BOUGHT_AFTER = re.compile(
    rf" (?:that |which )?(?:i|we)(?:'ve| have|'d| had)?(?: just| recently)? {BOUGHT_THIS}\b", re.IGNORECASE
)
DEFECT = (
    r"(?:broken?|broke|cracked|smashed|shattered|chipped|scratched|dented|damaged|torn|ripped|bent|leak(?:s|ing|ed)?"
    r"|faulty|defective|dead|in (?:\w+ )?(?:pieces|bits)|fell apart|falling apart|came apart|stopped|snapped|burst"
    r"|split|melted|stained|ruined|never (?:came|arrived|turned up)|(?:has|have)(?: not|n't|nt) (?:come|arrived)"
    r"|(?:is|are) (?:still )?(?:not here|missing|late)|(?:does|do|will|wo|did)(?: not|n't|nt|'nt) "
    r"(?:\w+ )?(?:work|turn|start|charge|heat|fit|switch|connect|close|open)|won't (?:work|turn|start|charge|switch)"
    r"|not working|overheats|days? late|weeks? late)"
)
FAILED_AFTER = re.compile(rf"(?: (?!and\b|but\b|because\b|while\b)[\w'\u2019-]+){{0,3}}? {DEFECT}\b", re.IGNORECASE)
FAULT = re.compile(
    rf"\b(?:{DEFECT}|arriv\w+|came|come|deliver\w*|turned up|missing|late|cancel\w*|refund\w*|return\w*|replac\w*"
    r"|exchang\w*|charged?|paid|order\w*|bought|purchas\w*|dispatch\w*|wait\w*|sen[dt]|collect\w*|due|booked"
    r"|damages?|cracks?|dents?|wobbl\w+|rust\w*|peel\w*)\b",
    re.IGNORECASE,
)  # fmt: skip
HAPPENED_AFTER = re.compile(
    r"(?: (?!and\b|but\b|because\b|while\b)[\w'\u2019-]+){0,3}? (?:arriv\w+|came|come|deliver\w+|turned up"
    r"|cancel\w+|dispatch\w+|refund\w+|due)\b",
    re.IGNORECASE,
)
NEARBY = 45  # characters on each side, within the sentence
THE = re.compile(r"\b(?:the|your)(?: [\w-]+){0,2} $", re.IGNORECASE)
OPENING = 60  # characters: who begins with a thing writes about it
# "You sent a kettle instead": which of the things is the one ordered is for a person to say.
MIXED_UP = re.compile(
    r"\binstead\b|\brather than\b|\bwrong (?:item|one|thing|product|colou?r|size|model|order|parcel)\b"
    r"|\bnot (?:what|the \w+(?: \w+)?) (?:i|we)(?:'d| had)? ordered|\b(?:never|didn't|did not) order"
    r"|\bbut (?:i |we )?(?:got|received|was sent)\b|\bsomebody else's|\bsomeone else's|\bwrong [a-z]+\b|\bnot a \w+\b",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"(?:,? (?:and|or|plus|nor|as well as)|,| ?[&/+])(?: (?:the|my|our|a|an|some|one|two|three|four))? ?"
)


@dataclass(frozen=True, slots=True)
class _Claim:
    thing: Thing
    rank: int


def items(passage: Passage) -> Iterator[Candidate]:
    """The things named, each with the strength of its claim."""
    if passage.language not in ("en", ""):
        return
    found = list(_named_in_full(list(things(passage.text))))
    claims = [_Claim(thing, rank) for thing in found if (rank := _rank(passage, thing))]
    is_mixed_up = len({claim.thing.name for claim in claims}) > 1 and MIXED_UP.search(passage.text)
    for claim in _equalled(passage.text, claims):
        if not is_mixed_up or claim.rank == BOUGHT:
            yield Candidate(FactKind.ITEM, claim.thing.name, claim.thing.start, claim.thing.end, claim.rank)


def _named_in_full(found: list[Thing]) -> Iterator[Thing]:
    """ "The machine" after "a coffee machine" is that one; after two kinds of machine it may be either."""
    names = {thing.name for thing in found}
    for thing in found:
        fuller = [name for name in names if name.endswith(f" {thing.name}")]
        if len(fuller) <= 1:
            yield replace(thing, name=fuller[0]) if fuller else thing


def _rank(passage: Passage, thing: Thing) -> int:
    before, after = passage.before(thing.start), passage.after(thing.end)
    is_headline = passage.where is Where.SUBJECT
    if not thing.sure and not thing.determined and not (is_headline and thing.start == 0):
        return 0
    if FAILED_AFTER.match(after):
        return FAILED
    if (BOUGHT_BEFORE.search(before) and not NOT_BOUGHT.search(before)) or BOUGHT_AFTER.match(after):
        return BOUGHT
    if not thing.sure:
        return NEAR_A_FAULT if HAPPENED_AFTER.match(after) else 0
    if is_headline or FAULT.search(before[-NEARBY:]) or FAULT.search(after[:NEARBY]):
        return NEAR_A_FAULT
    return NAMED if thing.start < OPENING and not THE.search(before) else 0


def _equalled(text: str, claims: list[_Claim]) -> Iterator[_Claim]:
    """Of two things joined by "and" neither is less the item than the other."""
    joined = [
        JOINED.fullmatch(text, one.thing.end, other.thing.start) is not None
        for one, other in pairwise(claims)
    ]  # fmt: skip
    for at, claim in enumerate(claims):
        rank = claim.rank
        if at > 0 and joined[at - 1]:
            rank = max(rank, claims[at - 1].rank)
        if at < len(joined) and joined[at]:
            rank = max(rank, claims[at + 1].rank)
        yield replace(claim, rank=rank)

"""What it is about, as a short noun phrase that can stand after "the" or "your"; English only, silence elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from integration.apology.reading import FactKind, Where
from integration.reading.facts.passage import Candidate, Passage
from integration.reading.facts.things import Thing, things
from integration.reading.goods.lexicon import load_lexicon

# How strong the claim to be the item is; `settle` takes the strongest, and none where two things are equal.
FAILED, BOUGHT, NEAR_A_FAULT, NAMED = 4, 3, 2, 1

DETERMINERS = (
    r"(?:(?:from you|the|my|our|this|that|these|those|a|an|one|some|new|two|three|four|five|six|eight|\d{1,2}) )*"
)
BUY = r"(?:pre-?order|order|buy|purchase)"
BOUGHT_THIS = r"(?:pre-?ordered|ordered|bought|purchased|paid (?:[€£$]?[\d.,]+ (?:\w{3,6} )?)?for|booked)"
ASKED_BACK = r"(?:refund(?:ed|ing)?|money back|charged(?: (?:me|us))?(?: twice)?) (?:for|on|of)"
I_DID = r"(?:^|[.!?,;:\n]\s*|\b(?:i|we|i've|we've|have|just|and|then|so|already) )"
GAVE_BACK = (
    rf"{I_DID}(?:sent|brought|returned|posted|received|shipped)(?: you)?(?: back)? (?:the|my|our|your|that|those|these)"
)
LONGED_FOR = (
    r"(?:where(?:['\u2019]?s| is| are)|(?:i|we) (?:wanted|asked for|paid for)) (?:the|my|our)"
    r"|\b(?:i|we) need(?:ed)? the"
)
BOUGHT_BEFORE = re.compile(
    rf"(?:\b(?:{BOUGHT_THIS}|{ASKED_BACK}) {DETERMINERS}|(?:{GAVE_BACK}|\b{LONGED_FOR}) (?:new )?)$", re.IGNORECASE
)
NOT_BOUGHT = re.compile(rf"\b(?:not|n't|nt|never|nor|without) (?:\w+ )?{BUY}\w*|nobody ordered", re.IGNORECASE)
BOUGHT_AFTER = re.compile(
    rf" (?:that |which )?(?:(?:i|we)(?:'ve| have|'d| had)?(?: just| recently)? (?:{BOUGHT_THIS}|received)"
    r"|(?:you|your (?!website|site|app)\w+)(?:'ve| have)?(?: just| recently)? (?:sold|sent|fitted|installed"
    r"|supplied))\b",
    re.IGNORECASE,
)
DEFECT = (
    r"(?:broken?|broke|cracked|smashed|shattered|chipped|scratched|dented|damaged|torn|ripped|bent|leak(?:s|ing|ed)?"
    r"|faulty|defective|dead|in (?:\w+ )?(?:pieces|bits)|fell apart|falling apart|came apart|stopped|snapped|burst"
    r"|split|melted|stained|ruined|never (?:came|arrived|turned up)|(?:has|have)(?: not|n't|nt) (?:come|arrived)"
    r"|(?:is|are) (?:still )?(?:not here|missing|late)|(?:does|do|will|wo|did)(?: not|n't|nt|'nt) "
    r"(?:\w+ )?(?:work|turn|start|charge|heat|fit|switch|connect|close|open|print|load|boot|get past|hold|spin|drain"
    r"|cool|dry|let)"
    r"|won['\u2019]?t (?:work|turn|start|charge|switch|print|load|boot|get past|hold|spin|drain|cool|dry|let)"
    r"|(?:was|were|been|got|gets|is) (?:lost|misplaced|stolen)"
    r"|not working|overheats|days? late|weeks? late|(?:was|were|is|are|got|been|just)(?: \w+)? (?:cancell?ed|delayed)"
    r"|(?:has|have|are|is|all|just) (?:\w+ )?(?:disappeared|vanished|deleted|erased|crash\w+|frozen|down)"
    r"|disappeared|vanished|keeps? (?:crash|freez|fail|stopp|break|cutt|disconnect)ing)"
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
# "You lost my bag", "stop cancelling my flight": only of what is one's own and in the company's hands.
FAILED_BEFORE = re.compile(
    r"(?:\b(?:you|u|they|he|she|driver|courier|airline|stop)|@\w+)(?:'ve|'re| have| has| are)?(?: (?!i |we )\w+){0,6}"
    r" (?:lost|losing|misplaced|cancell?ed|cancel|cancell?ing|delayed|delaying|rescheduled|changed)"
    r"(?: all(?: of)?)? (?:my|our) $"
    r"|(?<!\bi)(?<!\bwe)(?:^|[ &])(?:deleted|erased|wiped)(?: all(?: of)?)? (?:my|our) $"
    r"|(?:\bnever|\bnot|n't|nt)(?: yet| even)? (?:received?|got|get|delivered|sent|shipped)(?: (?:me|us))? (?:my|our"
    r"|the) $",
    re.IGNORECASE,
)
FAULTY_BEFORE = re.compile(
    r"\b(?:broken|damaged|cracked|smashed|torn|faulty|defective|ruined|expired|shattered) $", re.IGNORECASE
)
NEARBY = 45  # characters on each side, within the sentence
THE = re.compile(r"\b(?:the|your)(?: [\w-]+){0,2} $", re.IGNORECASE)
OPENING = 60  # characters: who begins with a thing writes about it
# "You sent a kettle instead": which of the things is the one ordered is for a person to say.
MIXED_UP = re.compile(
    r"\binstead\b|\brather than\b|\bwrong (?:item|one|thing|product|colou?r|size|model|order|parcel)\b"
    r"|\bnot (?:what|the \w+(?: \w+)?) (?:i|we)(?:'d| had)? ordered|\b(?:never|didn't|did not) order"
    r"|\bbut (?:i |we )?(?:got|received|was sent)\b|\bsomebody else's|\bsomeone else's|\bwrong [a-z]+\b|\bnot a \w+\b"
    r"|\bcame out of the box\b|\bnever wanted\b",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"(?:,? (?:and|or|plus|nor|as well as)|,| ?[&/+])(?: (?:the|my|our|a|an|some|one|two|three|four))? ?"
)
# Bought long ago or for something else: "when we ordered 300 shirts in 2021", "bought a feeder off you one time".
LONG_AGO = re.compile(r"[^.;!?]{0,40}\b(?:in 20\d\d|one time|years? ago|last year|before|in the past)\b", re.IGNORECASE)
# Only imagined, or one of several in an "or".
IMAGINED = re.compile(
    r"\b(?:expecting|imagine|if|whether|should|would|could|do you (?:have|sell|stock|make)|thinking of|looking for"
    r"|thought|saw|hear|heard|or)"
    r"(?: \w+)? (?:a|an|the|my|your)(?: \w+)? $",
    re.IGNORECASE,
)
# "The jug of our coffee maker": the thing before "of" is meant.
PART_OF = re.compile(
    r"\b(?!(?:pair|set|box|pack|packet|half|all|both|most|some|one|two|each|any|none|front|side|top|picture|photo"
    r"|out|because|instead|refund|delivery|order) )(\w+) of (?:the|my|our|your) $",
    re.IGNORECASE,
)
SENTENCE_OPENS = re.compile(r"(?:the|my|our|this|these) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Claim:
    thing: Thing
    rank: int


def items(passage: Passage) -> Iterator[Candidate]:
    """The things named, each with the strength of its claim."""
    if passage.language not in ("en", ""):
        return
    found = list(_named_in_full(list(things(passage.text))))
    only = len({thing.name for thing in found}) == 1
    claims = [
        _Claim(thing, rank)
        for thing in found
        if (rank := _rank(passage, thing) or _rank_of_only(passage, thing, only=only))
    ]
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
    is_faulty = FAULTY_BEFORE.search(before) is not None
    is_named = thing.sure or thing.determined or is_faulty or (is_headline and thing.start == 0)
    if not is_named or _is_not_the_matter(before, after):
        return 0
    if is_faulty or FAILED_AFTER.match(after) or FAILED_BEFORE.search(before):
        return FAILED
    if (BOUGHT_BEFORE.search(before) and not NOT_BOUGHT.search(before)) or BOUGHT_AFTER.match(after):
        return BOUGHT
    if not thing.sure:
        return NEAR_A_FAULT if HAPPENED_AFTER.match(after) else 0
    if is_headline or FAULT.search(before[-NEARBY:]) or FAULT.search(after[:NEARBY]):
        return NEAR_A_FAULT
    return NAMED if thing.start < OPENING and not THE.search(before) else 0


def _rank_of_only(passage: Passage, thing: Thing, *, only: bool) -> int:
    """The only thing that is named at all, where it opens a sentence."""
    before = passage.before(thing.start)
    if not (only and thing.sure and thing.determined) or _is_not_the_matter(before, passage.after(thing.end)):
        return 0
    return NAMED if SENTENCE_OPENS.fullmatch(before.strip("\n ") + " ") else 0


def _is_not_the_matter(before: str, after: str) -> bool:
    """Imagined, bought long ago, or the whole of a part that is meant."""
    if IMAGINED.search(before) or LONG_AGO.match(after):
        return True
    part = PART_OF.search(before)
    return part is not None and load_lexicon().is_thing(part[1].lower())


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

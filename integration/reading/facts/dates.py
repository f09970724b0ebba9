"""The day it happened and the day it was promised or needed, told apart by the words around a date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from integration.apology.reading import FactKind
from integration.reading.facts.calendar import Leaning, Mention, mentions, resolve
from integration.reading.facts.dates_abroad import CUES, deadline_abroad, happened_abroad
from integration.reading.facts.passage import Candidate, Passage

OLDEST = timedelta(days=3 * 365)
FARTHEST = timedelta(days=365)
MOST_DATES = 3  # beyond, it is a story in which something happened every day

_LINK = (
    r"(?: (?:on|by|for|before|at|in|to|arrive|be|come|deliver\w*|here|ship\w*|there|is|was|the|it|them"
    r"|us|me|am|bis|zum|le|el|para|até|hasta|avant|pour))*:? ?(?:the )?$"
)
PROMISED = re.compile(
    r"(?:\b(?:promised|guaranteed|due|supposed to|sposed to|meant to|expected|scheduled|should have|should've|should of"
    r"|was to|were to|quoted|estimated delivery(?: date)?|delivery date|delivery was|deadline"
    r"|need(?:ed)?|needs|told (?:me|us) (?:it would|it'd)|told(?: me| us| here)?(?= by )"
    r"|assured|no later than|in time for|versprochen|zugesagt|geliefert werden|promis\w*|prévue?"
    r"|prometi\w*|previst[oa])\b"
    r"[^.;!?]{0,30}|\b(?:arrive|arriving|delivered|deliver|delivery|come|here|ready"
    r"|ship(?:ped)?|(?:be|get|have|it|get it|have it) (?:fixed|done)) (?:it )?(?:by|before|no later than) )"
    + _LINK.removesuffix("$")
    + "$",
    re.IGNORECASE,
)
NOT_PROMISED = re.compile(
    r"\b(?:ordered|bought|paid|placed|rang|called|wrote|email\w*|until|since|from)\b[^,;]{0,15}$", re.IGNORECASE
)
# A baby, a bill and the rent are due in another sense.
OTHERS_DUE = re.compile(
    r"\b(?:baby|child|twins|she|wife|daughter|rent|bill|payment|invoice|tax|instal\w+|premium|mortgage|loan)\b"
    r"[^.;!?]{0,15}\bdue\b",
    re.IGNORECASE,
)
# What customers did themselves, others' babies, the company's own letters and money that came back are no mishap.
NOT_OURS = re.compile(
    r"\b(?:baby|e-?mail|letter|reply|answer|refund|voucher|balance|deposit|says?|said|shows?|showing|marked|claims?"
    r"|claiming|according|heard|flights?(?: for| on)?(?= $)|(?:i|we)(?: have| had|'ve|'d)? (?:came|cancell?ed|took"
    r"|lost|broke)|take)\b[^.;!?]{0,60}$|[€£$]\S*[^.;!?]{0,12}\b(?:came|arrived)\b[^.;!?]*$",
    re.IGNORECASE,
)
ARRIVED = (
    r"(?:arrived|came(?! across| back| to )|(?:has|have) come|reached (?:us|me)|brought(?: back| in)?|delivered"
    r"|rec[ei]{2}ved"
    r"|came out of the box|turned up|showed up|angekommen|geliefert|arrivée?s?|reçue?s?"
    r"|livrée?s?|llegó|llegaron|recib(?:í|ió|imos)|entregad[oa]s?|entregaron|chegou|chegaram|receb(?:i|eu|emos)"
    r"|entregue|entregaram)"
)
WENT_WRONG = (
    r"(?:(?:over)?charged|debited|(?:you|they|u|bank) (?:\w+ )?took|taken|cancelled|canceled|broke"
    r"|stopped(?: working)?|failed|crashed"
    r"|happened|burst|leaked|disappeared|vanished|gone|went (?:down|off|dead|out)|(?:is|are|was|were|been|gone"
    r"|all) down|lost|damaged|stolen|hacked"
    r"|deleted|removed|(?:was|were|been|got) (?:told|sent|dropped|locked|refused|withdrawn|called off|missed|left"
    r"|rejected|declined|blocked|suspended|frozen|wiped|treated|unreachable|stranded|turned away|(?:so |very "
    r"|really |extremely )?(?:rude|unhelpful)|ignored|insulted|thrown out|scrapped|shut)"
    r"|collapsed|fell|exploded|froze|scrapped|thrown out|shut (?:my|our) account|not work(?:ing)?"
    r"|(?:had|such|another|experienced) (?:an? |the )?(?:\w+ )?(?:horrible|awful|terrible|bad|dreadful|appalling"
    r"|worst|shocking) (?:\w+ )?(?:experience|service|treatment)"
    r"|(?:no|nonexistent|without) (?:\w+ )?(?:wi-?fi|internet|power|water|signal|electricity|gas|broadband)"
    r"|storniert|abgebucht|kaputt|annulée?s?|débitée?s?|prélevée?s?|cancel(?:ó|aron|ado|ada|ou|aram)|cobr(?:ado|aron|ó"
    r"|aram|ou)|debitad[oa]|cass[ée]e?s?|se rompió|quebrou|tombée?s? en panne|avariou|ausgefallen|kaputtgegangen)"
)
HAPPENED = re.compile(rf"\b(?:(?P<arrived>{ARRIVED})|{WENT_WRONG})\b(?:[^.;!?]|\.\d){{0,30}}$", re.IGNORECASE)
# The day something came is when it happened only if what came was bad.
BAD = re.compile(
    r"\b(?:broken?|damaged?|crack\w*|smash\w*|shatter\w*|chipped|scratch\w*|dent\w*|torn|ripped|bent|leak\w*|pieces"
    r"|bits|wrong|missing|empty|faulty|defect\w*|stain\w*|mould\w*|wet|instead|not what|doesn't|does not|didn't work"
    r"|short|half|only|kaputt|beschädigt|defekt|falsch\w*|zerbrochen|rot[oa]s?|dañad[oa]s?|defectuos[oa]s?|cass[ée]e?s?"
    r"|abîmée?s?|endommagée?s?|défectueu\w+|quebrad[oa]s?|danificad[oa]s?|partid[oa]s?|estragad[oa]s?|errad[oa]s?)\b",
    re.IGNORECASE,
)
NOT_HAPPENED = re.compile(
    r"\b(?:ordered|(?:i|we) order|bought|buy|purchased?|placed|booked|booking|joined|signed up|subscri\w+|since"
    r"|until|till|by|before|for|next|will"
    r"|'ll|due|supposed|meant|promised|should|would|from|between|every|each"
    r"|after(?= (?:the )?$)|not|n't|never|till|to(?= (?:the )?$)"
    r"|customer|born|bestellt|commandé\w*|pedí|comprei)\b"
    r"[^.;!?]{0,30}$",
    re.IGNORECASE,
)
# What shows that a promised day has passed: in the same sentence, and anywhere.
GONE_BY = re.compile(
    r"\b(?:never|nothing|no[- ]?(?:one|body)|still|didn't|didnt|hasn't|hasnt|not|late|now|today)\b", re.IGNORECASE
)
STILL_OUT = re.compile(
    r"\bwhere(?: is|'s|s) (?:my|our|the)\b|\bstill (?:not|no|waiting|hasn't|haven't|nothing)\b|\boverdue\b"
    r"|\b(?:has|have)(?:n['\u2019]t| not) (?:come|arrived|been delivered|turned up)\b"
    r"|\bnever (?:came|arrived|turned up)\b",
    re.IGNORECASE,
)
NOT_A_DAY_AFTER = re.compile(
    r" ?(?:to|-|\u2013|until|till|through) ?\d|'s\b"
    r"|(?: \d\S*)?(?: ?[ap]m)?(?: (?:morning|afternoon|evening|night))? (?:flight|train|ferry|appointment|show"
    r"|slot)s?\b| (?:and|or|\+|&) (?:the )?\d| (?:i"
    r"|we) (?:need|leave|fly|travel|move|have)\b"
)
WILL_BE = re.compile(
    r"\b(?:is|are|will|'ll|going to|need|needs|want|please|by|next|before|before the|in time for"
    r"|until)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
PAST_PROMISE = re.compile(
    r"\b(?:was|were|promised|supposed|sposed|meant|guaranteed|should have|should've|told|said|needed"
    r"|due|expected|quoted|assured|scheduled)\b",
    re.IGNORECASE,
)


WANTED_BY = re.compile(
    r"\b(?:please|want|like|need|send|must|can you|could you|get|require|expect|reply|answer|have it"
    r"|here)\b[^.;!?]{0,50}\bby (?:the )?$",
    re.IGNORECASE,
)
EVENT_ON = re.compile(
    r"\b(?:wedding|party|birthday|funeral|christening|exam|interview|holiday|event|ceremony"
    r"|anniversary|graduation|shower)(?:'s| is| starts| begins)(?: on)? (?:the )?$",
    re.IGNORECASE,
)
CLOSE_PROMISE = re.compile(
    r"\b(?:by|for|due|until|promised|delivery|deliver(?:ed|y)?|arriv\w+|come|coming|need(?:ed)? (?:it|them|this))\s$",
    re.IGNORECASE,
)
BROKEN_SINCE = re.compile(
    r"\b(?:down|not work\w*|stopped|broken|unavailable|without|no \w+|can't|cannot|can not|nothing"
    r"|doesn't|hasn't|off|dead|locked out|outage"
    r"|power cut)\b[^.,;!?]{0,40} since (?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.? )?)?(?:the )?$",
    re.IGNORECASE,
)
HAPPENED_AFTER = re.compile(
    r"[^.;!?]{0,35}\b(?:(?P<arrived>arrived|came(?! across| back| to )|turned up|received (?!an? (?:e-?mail|letter|call"
    r"|message|text|reply|notice)))|was (?:over)?charged|you (?:over)?charged|you took|cancelled|canceled|broke|stopped"
    r"|failed|crashed|burst|disappeared|vanished|died|snapped|exploded|froze|fell apart|came apart"
    r"|(?:is|was|were|are|has|have) (?:all )?(?:gone|empty|missing|dead|frozen|withdrawn|unreachable|down)"
    r"|(?:was|were|got) (?:damaged|broken|hacked|stolen|refused|rejected|declined|blocked|locked|suspended)"
    r"|went (?:down|off|dead|out)|collapsed|fell)",
    re.IGNORECASE,
)
NOT_HAPPENED_AFTER = re.compile(
    r"\b(?:ordered|bought|booked|not|never|will|would|should|supposed|nothing|nobody|no one)\b|n't\b", re.IGNORECASE
)
LABELLED = re.compile(r"\bdate of (?:the )?(?:incident|event|loss|damage|failure|outage):? $", re.IGNORECASE)
OPENING = re.compile(r"\s*(?:on |so |and |then |but |well,? )*(?:the )?", re.IGNORECASE)


def days(passage: Passage) -> Iterator[Candidate]:
    """Deadlines and incident dates; a date of which it is unclear what happened on it is left out."""
    found = list(mentions(passage))
    for mention in found:
        before, after = passage.before(mention.start), passage.after(mention.end)
        if NOT_A_DAY_AFTER.match(after):
            continue
        day = _deadline(mention, passage, before)
        if day is None and len(found) <= MOST_DATES:
            day = _incident(mention, passage, before, after)
        if day is not None:
            yield day


def _deadline(mention: Mention, passage: Passage, before: str) -> Candidate | None:
    if passage.language in CUES:
        leaning = deadline_abroad(passage.language, before, passage.after(mention.end))
        return None if leaning is None else _candidate(FactKind.DEADLINE, mention, passage, leaning)
    if WANTED_BY.search(before) or EVENT_ON.search(before):
        return _candidate(FactKind.DEADLINE, mention, passage, Leaning.FUTURE)
    if not PROMISED.search(before) or NOT_PROMISED.search(before) or OTHERS_DUE.search(before):
        return None
    # "It is late today" after a promise: the day of writing is a deadline only right behind the promise.
    if mention.match["relative"] and not CLOSE_PROMISE.search(before):
        return None
    return _candidate(
        FactKind.DEADLINE, mention, passage, _promise_leaning(before, passage.after(mention.end), passage.text)
    )


def _incident(mention: Mention, passage: Passage, before: str, after: str) -> Candidate | None:
    if not (
        _is_told(mention, passage, before)
        or _is_opened_with(passage, before, after)
        or BROKEN_SINCE.search(before)
        or LABELLED.search(before)
    ):
        return None
    found = _candidate(FactKind.INCIDENT_DATE, mention, passage, Leaning.PAST)
    sent = passage.sent_on(mention.start)
    if found is None or not isinstance(found.value, date) or (sent is not None and found.value > sent):
        return None
    return found


def _is_told(mention: Mention, passage: Passage, before: str) -> bool:
    """ "It broke on 3 May": what went wrong, and then the day."""
    if passage.language in CUES and happened_abroad(passage.language, before, passage.after(mention.end)):
        return True
    happened = HAPPENED.search(before)
    if happened is None or NOT_HAPPENED.search(before) or WILL_BE.search(before) or NOT_OURS.search(before):
        return False
    return not happened["arrived"] or BAD.search(passage.text) is not None


def _is_opened_with(passage: Passage, before: str, after: str) -> bool:
    """ "On 3 May it broke": the day, and then what went wrong."""
    happened = HAPPENED_AFTER.match(after)
    if (
        happened is None
        or not OPENING.fullmatch(before)
        or NOT_HAPPENED_AFTER.search(after)
        or NOT_OURS.search(after[: happened.end()])
    ):
        return False
    return not happened["arrived"] or BAD.search(passage.text) is not None


def _promise_leaning(before: str, after: str, text: str) -> Leaning:
    """A promise told in the past tense of a day without a date: it has passed only if the text says so."""
    if GONE_BY.search(after) or STILL_OUT.search(text):
        return Leaning.PAST if PAST_PROMISE.search(before) else Leaning.UNKNOWN
    return Leaning.UNKNOWN if PAST_PROMISE.search(before) else Leaning.FUTURE


def _candidate(kind: FactKind, mention: Mention, passage: Passage, leaning: Leaning) -> Candidate | None:
    day = resolve(mention, passage, leaning)
    sent = passage.sent_on(mention.start)
    if day is None or (sent is not None and not sent - OLDEST <= day <= sent + FARTHEST):
        return None
    return Candidate(kind, day, mention.start, mention.end)

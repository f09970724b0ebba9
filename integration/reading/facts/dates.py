"""The day it happened and the day it was promised or needed, told apart by the words around a date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from integration.apology.reading import FactKind
from integration.reading.facts.calendar import Leaning, Mention, mentions, resolve
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
    r"|need(?:ed)?|needs|told (?:me|us) (?:it would|it'd)"
    r"|assured|no later than|in time for|versprochen|zugesagt|geliefert werden|promis\w*|prévue?"
    r"|prometi\w*|previst[oa])\b"
    r"[^.;!?]{0,30}|\b(?:arrive|arriving|delivered|deliver|delivery|come|here|ready|fixed|done"
    r"|ship(?:ped)?) (?:it )?(?:by|before|no later than) )" + _LINK.removesuffix("$") + "$",
    re.IGNORECASE,
)
NOT_PROMISED = re.compile(
    r"\b(?:ordered|bought|paid|placed|rang|called|wrote|email\w*|until|since|from)\b[^,;]{0,15}$", re.IGNORECASE
)
HAPPENED = re.compile(
    r"\b(?:arrived|came(?! across| back| to )|delivered|received|charged|debited|took|taken|cancelled"
    r"|canceled|broke|stopped(?: working)?|failed|crashed"
    r"|happened|burst|leaked|disappeared|vanished|gone|went (?:down|off|dead|out)|down|lost"
    r"|deleted|removed|turned up|showed up"
    r"|(?:was|were|been) (?:told|sent|dropped|locked|refused|withdrawn|called off|missed|left)|collapsed|fell"
    r"|angekommen|geliefert|storniert|abgebucht|kaputt|arrivée?|reçue?|annulée?|débité\w*|llegó"
    r"|recib\w+|cancel\w+|cobr\w+|chegou|receb\w+)"
    r"\b[^.;!?]{0,30}$",
    re.IGNORECASE,
)
NOT_HAPPENED = re.compile(
    r"\b(?:ordered|bought|purchased|placed|booked|booking|joined|signed up|subscri\w+|since"
    r"|until|till|by|before|for|next|will"
    r"|'ll|due|supposed|meant|promised|should|would|from|between|every|each|after|not|n't|never|till|to"
    r"|customer|born|bestellt|commandé\w*|pedí|comprei)\b"
    r"[^.;!?]{0,30}$",
    re.IGNORECASE,
)
NOT_A_DAY_AFTER = re.compile(
    r" ?(?:to|-|\u2013|until|till|through) ?\d|'s\b| (?:and|or|\+|&) (?:the )?\d| (?:i"
    r"|we) (?:need|leave|fly|travel|move|have)\b"
)
WILL_BE = re.compile(
    r"\b(?:is|are|will|'ll|going to|need|needs|want|please|by|next|before|before the|in time for|until"
    r"|leaving|flying)\b[^.;!?]{0,40}$",
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
    r"|doesn't|hasn't|off|dead|locked out)\b[^.;!?]{0,40} since (?:the )?$",
    re.IGNORECASE,
)
HAPPENED_AFTER = re.compile(
    r"[^.;!?]{0,35}\b(?:arrived|came(?! across| back| to )|received (?!an? (?:e-?mail|letter|call"
    r"|message|text|reply|notice))|was charged|you charged|cancelled|canceled|broke|stopped|failed"
    r"|crashed|burst|disappeared|turned up"
    r"|went (?:down|off|dead|out)|collapsed|fell)",
    re.IGNORECASE,
)
NOT_HAPPENED_AFTER = re.compile(
    r"\b(?:ordered|bought|booked|not|never|will|would|should|supposed|nothing|nobody|no one)\b|n't\b", re.IGNORECASE
)
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
    if WANTED_BY.search(before) or EVENT_ON.search(before):
        return _candidate(FactKind.DEADLINE, mention, passage, Leaning.FUTURE)
    if not PROMISED.search(before) or NOT_PROMISED.search(before):
        return None
    # "It is late today" after a promise: the day of writing is a deadline only right behind the promise.
    if mention.match["relative"] and not CLOSE_PROMISE.search(before):
        return None
    return _candidate(FactKind.DEADLINE, mention, passage, _promise_leaning(before, passage.after(mention.end)))


def _incident(mention: Mention, passage: Passage, before: str, after: str) -> Candidate | None:
    told = HAPPENED.search(before) and not NOT_HAPPENED.search(before) and not WILL_BE.search(before)
    opens = OPENING.fullmatch(before) and HAPPENED_AFTER.match(after) and not NOT_HAPPENED_AFTER.search(after)
    if not (told or opens or BROKEN_SINCE.search(before)):
        return None
    found = _candidate(FactKind.INCIDENT_DATE, mention, passage, Leaning.PAST)
    sent = passage.sent_on(mention.start)
    if found is None or not isinstance(found.value, date) or (sent is not None and found.value > sent):
        return None
    return found


def _promise_leaning(before: str, after: str) -> Leaning:
    """A promise told in the past tense of a day without a date: it has passed only if the text says so."""
    if re.search(
        r"\b(?:never|nothing|no[- ]?(?:one|body)|still|didn't|didnt|hasn't|hasnt|not|late|now|today)\b",
        after,
        re.IGNORECASE,
    ):
        return Leaning.PAST if PAST_PROMISE.search(before) else Leaning.UNKNOWN
    return Leaning.UNKNOWN if PAST_PROMISE.search(before) else Leaning.FUTURE


def _candidate(kind: FactKind, mention: Mention, passage: Passage, leaning: Leaning) -> Candidate | None:
    day = resolve(mention, passage, leaning)
    sent = passage.sent_on(mention.start)
    if day is None or (sent is not None and not sent - OLDEST <= day <= sent + FARTHEST):
        return None
    return Candidate(kind, day, mention.start, mention.end)

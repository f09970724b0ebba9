"""Order, invoice and tracking numbers: those with a label, and a code in brackets beside the word "order"."""

import re
from collections.abc import Iterator

import phonenumbers

from integration.apology.reading import FactKind
from integration.reading.facts.passage import Candidate, Passage

LONGEST = 28

NUMBER = (
    r"(?:(?:id|code|ref(?:erence|\.)?|confirmation|number|numbers?|nr|num|no|nummer|numéro|número|n°|nº|n\.[ºo°]"
    r"|#)[.:]?\s{0,2}){0,2}"
)
LABELS = {
    FactKind.INVOICE: r"invoices?|inv|bill(?= (?:no|nr|number|ref|#))|rechnung(?:s-?(?:nummer|nr\.?)?)?|facture"
    r"|factura|fatura|fattura|factuur",
    FactKind.TRACKING: (
        r"tracking|consignment|shipment|parcel|awb|waybill|sendung(?:s-?(?:nummer|nr\.?)?)?"
        r"|sendungsverfolgung(?:s-?nummer)?|paket(?:-?nummer)?|suivi|colis|seguimiento"
        r"|envío|rastreio|rastreamento"
    ),
    FactKind.ORDER: (
        r"(?:purchase |online |web |sales )?orders?|ord\.|ordr|p\.?o\.?|bookings?|reservations?"
        r"|confirmation|conf\.?|pnr"
        r"|bestell(?:ung|-?nr\.?|nummer)|auftrags?(?:-?nr\.?|nummer)?|buchung(?:s-?)?(?:nr\.?|nummer|code)?"
        r"|reservierung(?:s-?)?(?:nr\.?|nummer)?|commande|réservation|pedido|reserva|encomenda|ordine|bestelling"
    ),
}
JOINER = r"\.?[ \t]{0,2}(?i:is|was|ist|lautet|est|es|é)?(?:[ \t]{0,2}[:=#(\[]?|[ \t][\u2013-])[ \t]{0,2}#?"
CHUNK = r"(?=[A-Za-z/-]*\d)[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*"
TOKEN = (
    rf"(?P<ref>(?:[A-Z]{{1,4}} )?{CHUNK}"
    rf"(?:(?: \d{{3,}}(?:[-/][A-Z0-9]+)*)+(?:(?: \d{{1,2}})? [A-Z]{{2}}\b)?)?|[A-Z]{{6}})"
    r"(?![\w/-])"
)
# The letters before the dash of "PO 4500-7731" are a label; those of "PO-20771" belong to the number.
LABELLED = {
    kind: re.compile(rf"(?<![\w-])(?i:{label})(?![A-Za-z])[ \t]{{0,2}}(?i:{NUMBER}){JOINER}{TOKEN}")
    for kind, label in LABELS.items()
}
NEXT = re.compile(rf"(?:, ?|,? (?:and|&|und|et|y|e) )#?{TOKEN}")
# A hashtag has more letters than a number has; a bare number after these is another one than the order's.
HASH = re.compile(rf"(?:^|[(,:]) ?#[ ]?(?=[A-Z]{{0,4}}[-/]?\d){TOKEN}", re.MULTILINE)
NOT_AN_ORDER = re.compile(
    r"\b(?:flight|ticket|case|claim|call|store|shop|room|gate|account|acct|policy|contract|check|unit|apt|model"
    r"|step)s?\b"
    r"[^.\n]{0,40}$",
    re.IGNORECASE,
)
REF = re.compile(
    rf"(?:^|[^\w\s] ?|\b(?:my|our|the|your|under|with) )(?i:ref(?:erence)?|referenz|référence|referencia"
    rf"|referência)\b\.?"
    rf"[ ]{{0,2}}(?i:{NUMBER}){JOINER}{TOKEN}",
    re.MULTILINE,
)
BRACKETED = re.compile(
    r"\b(?:[Oo]rder(?:ed)?(?! by)|[Bb]ook(?:ed"
    r"|ing))\b[^.!?\n()]{0,60}\((?:[^()\n]{0,20}, )?(?P<ref>[A-Z]{1,4}[-/]?\d[\dA-Z/-]{2,}"
    r"|\d+-[\d-]{3,})(?=[),])"
)

DIGIT_OR_CODE = re.compile(r"\d|\b[A-Z]{6}\b")
BOOKING_LABEL = re.compile(r"booking|reservation|pnr|conf|buchung|réservation|reserva", re.IGNORECASE)
DATE_LIKE = re.compile(
    r"(?:[0-2]?\d|3[01])[/-](?:[0-2]?\d|3[01])(?:[/-](?:\d\d|(?:19|20)\d\d))?|(?:19|20)\d\d-\d\d?-\d\d?|(?:19"
    r"|20)\d\d-(?:19|20)\d\d|(?:19|20)\d\d|\d+(?:st|nd|rd|th|am"
    r"|pm|h|hrs?|x|k|m|kg|cm|mm|ml"
    r"|gb|tb|l|w|v|p)",
    re.IGNORECASE,
)
UNIT_AFTER = re.compile(
    r"\s?(?:[%€£$]|[,.:]\d|(?:days?|weeks?|months?|hours?|hrs?|minutes?|mins?|years?|times?|items?"
    r"|pieces?|pcs|of(?! \d{1,2}\b| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|x|pairs?"
    r"|pounds?|euros?|eur|usd|gbp|dollars?|quid|bucks|am|pm|people|nights?"
    r"|tagen?|wochen?|stück|jours?|semaines?|días?|semanas?|dias?)\b)", re.IGNORECASE,
)  # fmt: skip
MONEY_BEFORE = re.compile(
    r"[€£$₹]\s?$|\b(?:of|over|under|about|around|for|ending(?: in)?|ends(?: in)?)\s$", re.IGNORECASE
)


def references(passage: Passage) -> Iterator[Candidate]:
    """Every labelled reference; one after a bare "ref" or "#" counts as the order's, at a lower rank."""
    if not DIGIT_OR_CODE.search(passage.text):
        return
    for kind, pattern in LABELLED.items():
        yield from _matching(passage, pattern, kind, 3)
    yield from _matching(passage, BRACKETED, FactKind.ORDER, 2)
    yield from _matching(passage, HASH, FactKind.ORDER, 1)
    yield from _matching(passage, REF, FactKind.ORDER, 1)


def _matching(passage: Passage, pattern: re.Pattern[str], kind: FactKind, rank: int) -> Iterator[Candidate]:
    for labelled in pattern.finditer(passage.text):
        match: re.Match[str] | None = labelled
        # "Orders 10221, 10267 and 10301": all of them, so that they stand against each other.
        while match is not None and _is_reference(passage, labelled, match):
            yield Candidate(kind, match["ref"], match.start("ref"), match.end("ref"), rank)
            match = NEXT.match(passage.text, match.end())


def _is_reference(passage: Passage, labelled: re.Match[str], match: re.Match[str]) -> bool:
    written, start, end = match["ref"], match.start("ref"), match.end("ref")
    if len(written) > LONGEST or DATE_LIKE.fullmatch(written) or UNIT_AFTER.match(passage.text, end):
        return False
    if _is_of_something_else(passage, labelled, start):
        return False
    if MONEY_BEFORE.search(passage.text[max(0, start - 12) : start]):
        return False
    if written.isalpha():
        # After a shouted label any word of six letters would look like a code ("MY BOOKING PLEASE").
        return BOOKING_LABEL.match(labelled[0]) is not None and not labelled[0][:4].isupper()
    digits = sum(map(str.isdigit, written))
    if written.isdigit() and digits < (3 if "#" in labelled[0] else 4):
        return False
    return (digits >= 2 or len(written) >= 5) and not _is_phone_number(written, passage.country)


def _is_of_something_else(passage: Passage, labelled: re.Match[str], start: int) -> bool:
    """A bare "#" after a flight or a case; and abroad "(Ref.: 20931)" behind a thing is the number of the article."""
    if labelled.re is HASH:
        return NOT_AN_ORDER.search(passage.before(start)) is not None
    return labelled.re is REF and passage.language not in ("", "en") and labelled[0].startswith("(")


def _is_phone_number(written: str, country: str) -> bool:
    digits = "".join(filter(str.isdigit, written))
    if not written.replace(" ", "").replace("-", "").isdigit() or not 9 <= len(digits) <= 13:
        return False
    if not digits.startswith("0") and " " not in written:
        return False
    try:
        number = phonenumbers.parse(written, country or "GB")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)

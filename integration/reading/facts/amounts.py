"""The amount in dispute and the value of the order: only where the words around an amount say which it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from price_parser import Price

from integration.apology.reading import FactKind, Money
from integration.reading.facts.passage import Candidate, Passage

LARGEST = Decimal(1_000_000)

SYMBOLS = {"€": "EUR", "£": "GBP", "₹": "INR", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
           "nz$": "NZD", "hk$": "HKD", "r$": "BRL", "zł": "PLN", "¥": "JPY"}  # fmt: skip
WORDS = {
    "euro": "EUR", "euros": "EUR", "quid": "GBP", "pound": "GBP", "pounds": "GBP", "rs": "INR", "rupees": "INR",
    "bucks": "", "dollar": "", "dollars": "", "$": "",
}  # fmt: skip
CODES = frozenset(
    [
        "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "INR", "AED", "JPY",
        "BRL", "MXN", "ZAR", "SGD", "HKD",
    ]
)  # fmt: skip
DOLLARS = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}

NUMBER = r"\d{1,3}(?:[ ,.'\u2019]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
CODE = "|".join(sorted(CODES))
AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<before>(?:us|au?|ca?|nz|hk|r)?\$|[€£₹¥]|(?:{CODE}|rs\.?)(?= ?\d)) ?(?P<n1>{NUMBER})"
    rf"|(?P<n2>{NUMBER}) ?(?P<after>€|£|\$|zł|(?:{CODE}|euros?|quid|pounds?|dollars?|bucks|rupees)\b))"
    r"(?![\d]|[.,]\d|[ ]?(?:k|m|bn|mio|million|billion|lakh|thousand)\b)",
    re.IGNORECASE,
)
HAS_MONEY = re.compile(rf"[€£$₹¥]|(?i:\b(?:{CODE}|rs|euros?|quid|pounds?|dollars?|bucks|rupees)\b)|zł")
AMBIGUOUS = re.compile(r"\d{1,3}[.,]\d{3}")
RATE_AFTER = re.compile(
    r" ?(?:-|\u2013|to) ?[€£$]?\d|/| for (?:every|each)\b| ?(?:a|an|per|each|every|p/?m|pcm|monthly"
    r"|an?)\b(?: ?(?:day|week|month|year|hour|night|person|head|"
    r"piece|unit|pop|ticket|copy|pair|item|mo)?)|[ -]?(?:voucher|gift ?card|coupon|off\b|discount|limit"
    r"|deposit limit|fine\b)",
    re.IGNORECASE,
)
VAGUE_BEFORE = re.compile(
    r"(?:\b(?:over|under|about|around|approx\.?|approximately|roughly|nearly|almost|up to|at least"
    r"|more than|less than|only|just"
    r"|another|extra|between|from|limit of|worth of|voucher (?:for|of)|save|saved|saving|offer(?:ed|s"
    r"|ing)?(?: me| us)?(?: a)?"
    r"|x)|[~<>-]) ?[{(]?$",
    re.IGNORECASE,
)
DISPUTED_BEFORE = re.compile(
    r"\b(?:(?:over|double[- ]?|mis)?charg(?:ed?|es|ing)|(?:over)?bill(?:ed|ing)|debited|deducted|took"
    r"|taken|taking|stolen"
    r"|withdr(?:awn|ew)|(?<!you )owed?|owes|owing"
    r"|missing|(?:charge|payment|payout|withdrawal|invoice|bill|renewal|premium|penalty|hold"
    r"|credit)(?: (?:of|for|from you of))"
    r"|(?:a|the|this|that|your|my) (?:charge|fee|debit|payment)(?: (?:of|for))?|paid twice"
    r"|belastet|abgebucht|berechnet|débité\w*|prélevé\w*|facturé\w*"
    r"|cobr(?:ado|aron|ó|aram|ou)|cargo de|debitad\w*)\b[^.;:!?€£$\d]{0,35}$",
    re.IGNORECASE,
)
REFUND_BEFORE = re.compile(
    r"\b(?:refund(?:ed)?(?: (?:me|us|of|for|is|was))*|money back|reimburse(?:d|ment)?|erstatt\w*|rückerstattung"
    r"|rembours\w*|reembols\w*)\b[^.;:!?€£$\d]{0,35}$",
    re.IGNORECASE,
)
# A refund that was owed, promised or paid is in dispute; one that is only asked for ("refund me 5,000") is a wish.
AWAITED = re.compile(
    r"\b(?:(?:my|our|the|your|this|that|no|meine|unsere|die|mon|ma|notre|le|mi|nuestro|el|meu|o)"
    r" (?:[^\W\d_]+ )?(?:refund|reimburse\w*|erstatt\w*|rückerstattung|rembours\w*|reembols\w*)|wait\w*"
    r"|still|promised|agreed|confirmed"
    r"|not (?:come|arrived|been|received|yet|in)|\w+n['\u2019]t|never|overdue|outstanding|pending|only|where is"
    r"|you (?:have )?refunded|was refunded|were refunded|nicht|immer noch|pas|toujours|no ha|todavía|não|ainda)\b",
    re.IGNORECASE,
)
# Where the right price is told as well, the charge itself is not what is in dispute: the difference is.
RIGHT_PRICE = re.compile(
    r"\b(?:instead of|rather than|should(?:'ve| have)? (?:only )?(?:be(?:en)?|cost)"
    r"|agreed(?: (?:at|on|to|price(?: of)?))?|supposed to be|meant to be|quoted(?: (?:me|us))?|statt"
    r"|au lieu de|en lugar de|en vez de|em vez de)"
    r" (?:at )?(?:[€£$₹¥] ?)?\d",
    re.IGNORECASE,
)
DIFFERENCE_AFTER = re.compile(
    r" (?:too (?:high|much)|more than (?:agreed|quoted|it should|the)|over the agreed)\b", re.IGNORECASE
)
DIFFERENCE_BEFORE = re.compile(
    r"\b(?:over-?charged(?: (?:me|us))? by|difference (?:of|is)|too (?:high|much) by|overcharge of) ?$", re.IGNORECASE
)
DISPUTED_AFTER = re.compile(
    r" (?:that |which )?(?:you|they) (?:have )?(?:over)?(?:charged|took|debited|billed|deducted)\b"
    r"| ?(?:(?:has|have|had|was|were|is) )?(?:just |been |already |still )*(?:charge[ds]?|taken|debited"
    r"|deducted|billed"
    r"|went out|gone|left my|came out|wurden?|abgebucht|débités?|cobrados?)\b"
    r"| (?:has|have|had|was|were)(?: still| not| never|n't)* (?:been )?refunded\b"
    r"|[^.;!?€£$\d]{0,25}\b(?:twice|a second time"
    r"|in credit|of (?:ours|mine|my money)|i (?:don't|dont|do not|never|didn't) (?:recognis|recogniz"
    r"|authoris|authoriz|owe|agree)\w*|not recognised)",
    re.IGNORECASE,
)
VALUE_BEFORE = re.compile(
    r"(?:\b(?:i|we|i've|we've|have|who|and)(?: have| already)? (?:paid|spent|payed)|\bcost(?:s|ing)?(?: (?:me|us))?"
    r"|\bworth|\b(?:order|purchase|bought|ordered|booked|booking)\b[^.;:!?€£$]{0,40}\b(?:for|of|at"
    r"|worth|total(?:ling)?)"
    r"|\b(?:it|they|that|which) (?:was|were|cost)|\b(?:price|total) (?:was|of|is):?|\bdeposit (?:of"
    r"|was)|\border (?:total|value)(?: (?:is|was|of))?:?|\b(?:habe|haben) (?:insgesamt )?|\bpayé"
    r"|\bpag(?:ué|uei|amos)) ?$",
    re.IGNORECASE,
)
VALUE_AFTER = re.compile(
    r"[ -]?(?:order|purchase|deposit|bestellung|commande|pedido)\b| (?:was |already )?paid\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Mention:
    money: Money
    start: int
    end: int
    before: str
    after: str


def amounts(passage: Passage) -> Iterator[Candidate]:
    """Amounts whose part in the case is said; one that is only mentioned is left out."""
    if not HAS_MONEY.search(passage.text):
        return
    right_price_is_told = RIGHT_PRICE.search(passage.text) is not None
    for mention in _mentions(passage):
        if _is_difference(mention):
            yield Candidate(FactKind.AMOUNT, mention.money, mention.start, mention.end, rank=3)
            continue
        kind = _part(mention)
        if kind is not None and not (kind is FactKind.AMOUNT and right_price_is_told):
            yield Candidate(kind, mention.money, mention.start, mention.end)


def money(written: str, country: str = "", locale: str = "") -> Money | None:
    """An amount as people or fields write it ("1.234,50 €", "USD 12"), or None if it can be read in two ways."""
    bare = written.strip()
    match = AMOUNT.fullmatch(bare)
    number = (match["n1"] or match["n2"]) if match else bare
    if not re.fullmatch(NUMBER, number) or (AMBIGUOUS.fullmatch(number) and not _is_grouped(number, locale)):
        return None
    amount = Price.fromstring(number, decimal_separator=_decimal_separator(number)).amount
    if amount is None or not 0 < amount <= LARGEST:
        return None
    return Money(amount, _currency((match["before"] or match["after"]) if match else "", country))


def _mentions(passage: Passage) -> Iterator[_Mention]:
    for match in AMOUNT.finditer(passage.text):
        read = money(match[0], passage.country, passage.language or passage.locale)
        if read is not None:
            before, after = passage.before(match.start()), passage.after(match.end())
            yield _Mention(read, match.start(), match.end(), before, after)


def _is_difference(mention: _Mention) -> bool:
    return DIFFERENCE_AFTER.match(mention.after) is not None or DIFFERENCE_BEFORE.search(mention.before) is not None


def _part(mention: _Mention) -> FactKind | None:
    if RATE_AFTER.match(mention.after) or VAGUE_BEFORE.search(mention.before):
        return None
    if DISPUTED_BEFORE.search(mention.before) or DISPUTED_AFTER.match(mention.after):
        return FactKind.AMOUNT
    if REFUND_BEFORE.search(mention.before) and AWAITED.search(f"{mention.before}#{mention.after}"):
        return FactKind.AMOUNT
    if VALUE_BEFORE.search(mention.before) or VALUE_AFTER.match(mention.after):
        return FactKind.ORDER_VALUE
    return None


def _is_grouped(number: str, locale: str) -> bool:
    """Whether the only separator, before three digits, groups thousands where the customer lives."""
    comma_groups = locale.lower().startswith(("en", "ja", "zh", "ko", "he"))
    return ("," in number) == comma_groups


def _decimal_separator(number: str) -> str:
    last = re.search(r"[.,](\d{1,2})$", number)
    return number[last.start()] if last else "," if "." in number else "."


def _currency(sign: str, country: str) -> str:
    key = sign.strip(". ").lower()
    if key.upper() in CODES:
        return key.upper()
    if key in ("$", "dollar", "dollars", "bucks"):
        # A bare dollar is only a currency where we know whose.
        return DOLLARS.get(country.upper(), "")
    return SYMBOLS.get(key) or WORDS.get(key, "")

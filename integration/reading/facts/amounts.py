"""The amount in dispute and the value of the order: only where the words around an amount say which it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from price_parser import Price

from integration.apology.reading import FactKind, Money
from integration.reading.facts.passage import Candidate, Passage

LARGEST = Decimal(1_000_000)
MOST_SUMS = 5  # beyond, it is an account of many, and no single one is in dispute

SYMBOLS = {"€": "EUR", "£": "GBP", "₹": "INR", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
           "nz$": "NZD", "hk$": "HKD", "r$": "BRL", "zł": "PLN", "¥": "JPY"}  # fmt: skip
WORDS = {
    "euro": "EUR", "euros": "EUR", "quid": "GBP", "pound": "GBP", "pounds": "GBP", "rs": "INR", "rupees": "INR",
    "bucks": "", "dollar": "", "dollars": "", "$": "", "reais": "BRL", "złotych": "PLN", "franken": "CHF",
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
    rf"|(?P<n2>{NUMBER}) ?(?P<after>€|£|\$|zł|(?:{CODE}|euros?|quid|pounds?|dollars?|bucks|rupees|reais|franken)\b))"
    r"(?![\d]|[.,]\d|[ ]?(?:k|m|bn|mio|million|billion|lakh|thousand)\b)",
    re.IGNORECASE,
)
HAS_MONEY = re.compile(
    rf"[€£$₹¥]|(?i:\b(?:{CODE}|rs|euros?|quid|pounds?|dollars?|bucks|rupees|reais|franken)\b)|zł|\d[.,]\d\d"
)
AMBIGUOUS = re.compile(r"\d{1,3}[.,]\d{3}")
RATE_AFTER = re.compile(
    r" ?(?:-|\u2013|to) ?[€£$]?\d|\}?,? (?:and )?\{?[€£$]\d"
    r"|\}? (?:check|cheque)s?\b|/| for (?:every|each)\b| ?(?:a|an|per|each(?! time)|every|p/?m|pcm|monthly"
    r"|an?)\b(?: ?(?:day|week|month|year|hour|night|person|head|"
    r"piece|unit|pop|ticket|copy|pair|item|mo)?)"
    r"| (?:less|paid in\b|(?:every|each|on the first of every) |(?:pro|im|par|al|por|à l'|por)"
    r" ?(?:monat|jahr|tag|mois|an|année|mes|mês|año|ano)\b)|[ -]?(?:voucher|gift ?card|coupon|off\b|discount|limit"
    r"|deposit limit|fine\b)",
    re.IGNORECASE,
)
VAGUE_BEFORE = re.compile(
    r"(?:\b(?:over|under|about|around|approx\.?|approximately|roughly|nearly|almost|up to|at least"
    r"|more than|less than|only|just"
    r"|another|extra|between|from|ungefähr|etwa|circa|ca\.|environ|unos|unas|cerca de|aproximadamente|plus de|más de"
    r"|mais de"
    r"|mehr als|über|limit of|worth of|voucher (?:for|of)|save|saved|saving|offer(?:ed|s"
    r"|ing)?(?: me| us)?(?: a)?"
    r"|x)|[~<>-]) ?[{(]?$",
    re.IGNORECASE,
)
DISPUTED_BEFORE = re.compile(
    r"\b(?:(?:over|double[- ]?|mis)?charg(?:ed?|es|ing)|(?:over)?bill(?:ed|ing)|debited|deducted"
    r"|stolen?|stole"
    r"|withdr(?:awn|ew)|(?<!you )(?<!we )(?<!i )owed?|owes|owing"
    r"|missing|(?:charge|payment|payout|withdrawal|invoice|bill|renewal|premium|penalty|hold"
    r"|credit)(?: (?:of|for|from you of))"
    r"|(?:a|the|this|that|your|my) (?:charge|debit|payment)(?: (?:of|for))?|fee of|paid twice"
    r"|belastet|abgebucht|berechnet|débité\w*|prélevé\w*|facturé\w*|prélèvement de|débit de|abbuchung (?:von|über)"
    r"|rechnung (?:von|über)|cobr(?:ado|aron|ó|aram|ou|ar)|cobr(?:o|ança) de|cargo de|debitad\w*|debitaram|debitou)\b"
    r"[^.;:!?€£$\d]{0,35}$"
    r"|\b(?:took|taken|taking)(?! (?:that|one|it|them|back|my|our|the [a-z]))[^.,;:!?€£$\d]{0,25}$"
    r"|\b(?:invoice|bill|letter|folio)\b[^.;!?€£$]{0,30}\b(?:asking(?: for)?|demanding|demands|shows) $",
    re.IGNORECASE,
)
# Money that others took, and what is only the rest of a price.
NOT_DISPUTED_BEFORE = re.compile(
    r"\b(?:doctor|vet|dentist|plumber|garage|taxi|neighbours?|shop next door|balance)\b[^.;!?€£$]{0,30}$", re.IGNORECASE
)
# "I want my £50 back", "you agreed to send back £50", "a £75 no-show fee on my card".
MY_OWN_BEFORE = re.compile(r"\bmy $", re.IGNORECASE)
BACK_AFTER = re.compile(r" (?:\w+ )?back\b", re.IGNORECASE)
SEND_BACK = re.compile(
    r"\b(?:agreed|promised|confirmed|were|supposed|said)\b[^.;!?€£$]{0,40}\b(?:send|pay|give|transfer"
    r"|credit)(?:ing)? back $",
    re.IGNORECASE,
)
FEE_AFTER = re.compile(
    r" (?:[\w-]+ ){0,2}(?:fee|charge|surcharge|penalty|debit)\b[^.;!?€£$]{0,25} on (?:my|our) (?:card|bill|account"
    r"|statement|invoice)\b",
    re.IGNORECASE,
)
# A sum without a currency right behind what was done with it: "you charged 17.99".
BARE = re.compile(
    r"\b(?:charged|debited|billed|deducted|(?:you|they|u)(?:'ve| have| just)? (?:took|take|taken))(?: (?:me|us"
    r"|my card))?"
    rf" (?P<n>\d{{1,5}}[.,]\d\d)(?![.,]?\w| ?(?:[%€£$/]|{CODE}|[ap]\.?m\b|hours?|kg|km|a |per )"
    rf"|[^.;!?]{{0,20}} and \d)",
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
    r" (?:at )?(?:[€£$₹¥] ?)?\d|\bwas (?:[€£$₹¥] ?)?\d+(?:[.,]\d\d)?,? (?:and |but )?now\b",
    re.IGNORECASE,
)
DIFFERENCE_AFTER = re.compile(
    r" (?:(?:extra|more) than|de más|de trop|zu viel|a mais|too (?:high|much)|more than (?:agreed|quoted|it should"
    r"|the)|over the agreed)\b",
    re.IGNORECASE,
)
DIFFERENCE_BEFORE = re.compile(
    r"\b(?:over-?charged(?: (?:me|us))? by|difference (?:of|is)|too (?:high|much) by|overcharge of) ?$", re.IGNORECASE
)
DISPUTED_AFTER = re.compile(
    r" (?:that |which )?(?:you|they) (?:have )?(?:over)?(?:charged|took|debited|billed|deducted)\b"
    r"| ?(?:(?:has|have|had|was|were|is) )?(?:just |been |already |still )*(?:charge[ds]?|taken|debited"
    r"|deducted|billed"
    r"|went out|gone|left my|came out|wurden?|abgebucht|belastet|berechnet|in rechnung gestellt|débités?|prélevés?"
    r"|facturés?|cobrad[oa]s?|debitad[oa]s?)\b"
    r"| (?:has|have|had|was|were)(?: still| not| never|n't)* (?:been )?refunded\b"
    r"|[^.;!?€£$\d]{0,25}\b(?:twice|a second time"
    r"|in credit|of (?:ours|mine|my money)|i (?:don't|dont|do not|never|didn't) (?:recognis|recogniz"
    r"|authoris|authoriz|owe|agree)\w*|not recognised)",
    re.IGNORECASE,
)
VALUE_BEFORE = re.compile(
    r"(?:\b(?:i|we|i've|we've|have|who|and)(?: have| already)? (?:paid|payed)|\b(?:it|they|that|which) cost(?: (?:me"
    r"|us))?"
    r"|\bworth|\b(?:order|purchase|bought|ordered|booked|booking)\b[^.;:!?€£$]{0,40}\b(?:for|of|at|worth"
    r"|total(?:ling)?)"
    r"|\b(?:it|they|that|which) (?:was|were)|\b(?:price|order total)(?: of (?:the|my) (?:item|order))? (?:was|of|is):?"
    r"|\border (?:total|value)(?: (?:is|was|of))?:?|\b(?:habe|haben) (?:ich |wir )?(?:insgesamt )?|\bpayé|\bai payé"
    r"|\bcosté|\b(?:me|nos) (?:ha )?cost(?:ó|ado|aron)|\bcustou(?:-me)?|\b(?:he|hemos) pagado|\bcoûté"
    r"|\bpag(?:ué|uei|amos)|\b(?:pedido|compra|encomenda|commande|bestellung) (?:de|von|über|por|im wert von)) ?[({]?$",
    re.IGNORECASE,
)
VALUE_AFTER = re.compile(
    r"[ -]?(?:order|purchase|bestellung)\b| (?:was |already )?paid(?! in\b)| (?:bezahlt|gezahlt|gekostet)\b"
    r"| worth of\b",
    re.IGNORECASE,
)
NOT_VALUE_AFTER = re.compile(
    r" (?:extra|more)\b| (?:pra|para|a|à) (?:um|uma|un|una|o|a) |\}? (?:on|towards) (?:a|the|my)\b"
    r"| for (?:the )?(?:\w+ )?(?:delivery|shipping|overnight|postage)\b"
    r"| of (?:a|an|the|this) ?[€£$]| of [€£$]| on (?:the strength|surveys)\b",
    re.IGNORECASE,
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
    for match in BARE.finditer(passage.text) if not right_price_is_told else ():
        read = money(match["n"], passage.country, passage.language or passage.locale)
        if read is not None:
            yield Candidate(FactKind.AMOUNT, read, match.start("n"), match.end("n"))
    found = list(_mentions(passage))
    if len({mention.money.amount for mention in found}) > MOST_SUMS:
        found = [mention for mention in found if _is_difference(mention)]
    for mention in found:
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
    if _is_disputed(mention):
        return FactKind.AMOUNT
    if REFUND_BEFORE.search(mention.before) and AWAITED.search(f"{mention.before}#{mention.after}"):
        return FactKind.AMOUNT
    if NOT_VALUE_AFTER.match(mention.after):
        return None
    if VALUE_BEFORE.search(mention.before) or VALUE_AFTER.match(mention.after):
        return FactKind.ORDER_VALUE
    return None


def _is_disputed(mention: _Mention) -> bool:
    if NOT_DISPUTED_BEFORE.search(mention.before):
        return False
    return (
        DISPUTED_BEFORE.search(mention.before) is not None
        or DISPUTED_AFTER.match(mention.after) is not None
        or (MY_OWN_BEFORE.search(mention.before) is not None and BACK_AFTER.match(mention.after) is not None)
        or SEND_BACK.search(mention.before) is not None
        or FEE_AFTER.match(mention.after) is not None
    )


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

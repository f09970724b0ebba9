"""What it is about, as a short noun phrase that can stand after "the" or "your"; English only, silence elsewhere."""

import re
from collections.abc import Iterator

from integration.apology.reading import FactKind
from integration.reading.facts.passage import Candidate, Passage

MOST_WORDS = 5
SANE = re.compile(r"[A-Za-z0-9À-ÿ][A-Za-z0-9À-ÿ'\u2019/ -]{1,48}[A-Za-z0-9À-ÿ]")

DETERMINER = (
    r"(?:my|our|the|a|an|this|that|these|those|some|his|her|their|one|two|three|four|five|six|both|new|another|\d{1,2})"
)
PHRASE = r"(?P<item>[A-Za-zÀ-ÿ0-9][\w'\u2019À-ÿ-]*(?: [A-Za-zÀ-ÿ0-9][\w'\u2019À-ÿ-]*){0,5}?)"
# A phrase counts only if a word stands behind it that certainly is no part of it.
VERB = (
    r"(?:is|isn't|isnt|was|wasn't|wasnt|were|weren't|are|aren't|has|hasn't|hasnt|have|haven't|had"
    r"|hadn't|does|doesn't|doesnt|did"
    r"|didn't|didnt|do|don't|will|won't|can|can't|cannot|could|couldn't|would|should|still|never|just"
    r"|arrived|came|comes|broke"
    r"|stopped|works|worked|fell|failed|keeps|kept|died|turned|got|went|goes|leaks|leaked|smells"
    r"|smelled|stinks|makes|made|looks"
    r"|looked|cracked|burst|split|snapped|exploded|shows|showed|says|said|started|starts|won't|refuses|needs|now)\b"
)
EDGE = (
    rf"(?= (?:{VERB}|from|for|on|at|in|with|without|that|which|who|and|but|because|so|as|to|by|than"
    rf"|before|after|when|where|while"
    r"|since|i|we|you|your|it|they|he|she|off|online|last|this|yesterday|today|about|via|through|only|back|out|over)\b"
    r"|[.,;:!?)(\n\"\u201c\u201d]| [(]|[ ]?[-\u2013\u2014] |$)"
)
BOUGHT = r"(?:ordered|bought|purchased|pre-?ordered)"
ORDERED = re.compile(
    rf"(?:\b(?:i|we|who|i've|we've|(?:i|we) have)(?: (?:had|just|recently|only|also|then))? |(?:^"
    rf"|[.!?\n] ?)){BOUGHT} (?:from you )?"
    rf"(?:{DETERMINER} (?:new )?){{1,2}}{PHRASE}{EDGE}", re.IGNORECASE,
)  # fmt: skip
I_ORDERED = re.compile(
    rf"\b(?:the|this|that|my|these|those) {PHRASE} (?:that |which )?(?:i|we)(?:'ve| have|'d| had)? (?:{BOUGHT}|booked"
    r"|paid for|returned|sent back)\b", re.IGNORECASE,
)  # fmt: skip
FAILED = (
    r"(?:(?:has(?:n't|nt| not)|have(?:n't| not)|never|still has(?:n't| not)) (?:arrived|come|turned up"
    r"|shown up|been delivered)|arrived|came"
    r"|broke|broken|fell apart|leaks|leaked|leaking|stopped (?:work\w+|heating|charging|spinning)"
    r"|cracked|snapped|burst|overheats|won't (?:turn|switch|start|charge|connect)"
    r"|does(?:n't|nt| not) (?:work|fit|turn|start|charge|heat)|do(?:n't| not) (?:work|fit)|(?:was|were"
    r"|is|are) (?:delivered|dispatched|broken|damaged|cracked|smashed|scratched"
    r"|faulty|defective|missing|late|torn|bent|leaking|cancelled|too (?:small|big|short|long))"
    r"|keeps (?:\w+ing)|went (?:dead|off|pop)|has (?:died|broken|stopped))\b"
)
THE_FAILED = re.compile(
    rf"(?:^|[.!?,\n] ?|\b(?:and|but|then|when|because|so|that) )(?:my|our) (?:new )?{PHRASE}(?= {FAILED})",
    re.IGNORECASE,
)
RETURNED = re.compile(
    rf"\b(?:return(?:ed|ing)?|replac(?:e|ing)|sent back|sending back|exchange|unpacked|refund (?:for|on"
    rf"|of)|replacement for) (?:the|my|our|that|this) {PHRASE}{EDGE}",
    re.IGNORECASE,
)
PATTERNS = (
    (I_ORDERED, 3, ("ordered", "bought", "purchased", "booked", "paid for", "returned", "sent back")),
    (ORDERED, 3, ("ordered", "bought", "purchased")),
    (THE_FAILED, 2, ("my ", "our ")),
    (RETURNED, 2, ("return", "replac", "sent back", "sending back", "exchange", "unpacked", "refund")),
)

STOP_WORDS = frozenset(
    [
        "i", "we", "you", "he", "she", "they", "it", "me", "us", "him", "her", "them", "my", "our", "your",
        "his", "their", "its", "this", "that", "these", "those", "a", "an", "the", "and", "or", "but", "if",
        "of", "in", "on", "at", "to", "from", "for", "with", "by", "as", "than", "so", "not", "no", "nor", "yet",
        "all", "any", "each", "every", "few", "more", "most", "other", "some", "such", "what", "which", "who",
        "whom", "when", "where", "why", "how", "is", "was", "are", "were", "be", "been", "being", "am", "do",
        "does", "did", "done", "have", "has", "had", "having", "will", "would", "can", "could", "should", "may",
        "might", "must", "shall", "n't", "don't", "didn't", "isn't", "wasn't", "very", "too", "just", "only",
        "even", "still", "never", "ever", "again", "also", "already", "back", "here", "there", "now", "then",
        "up", "down", "out", "off", "over", "last", "next", "first", "yesterday", "today", "tomorrow", "got",
        "get", "went", "told", "said", "because", "since", "until", "about", "like", "actually", "really",
        "finally", "simply", "literally", "apparently", "supposedly", "probably", "whole", "entire", "same",
        "own",
    ]
)  # fmt: skip
GENERIC = frozenset(
    [
        "order", "orders", "item", "items", "product", "products", "thing", "things", "stuff", "purchase",
        "purchases", "package", "packages", "parcel", "parcels", "delivery", "deliveries", "money", "refund",
        "refunds", "payment", "payments", "account", "accounts", "card", "cards", "bank", "name", "address",
        "email", "emails", "e-mail", "phone", "number", "numbers", "complaint", "complaints", "question",
        "questions", "problem", "problems", "issue", "issues", "case", "ticket", "request", "query", "message",
        "messages", "call", "calls", "letter", "reply", "answer", "time", "times", "day", "days", "week",
        "weeks", "month", "months", "year", "years", "morning", "afternoon", "evening", "night", "life",
        "experience", "opinion", "mind", "heart", "patience", "understanding", "point", "reason", "fault",
        "mistake", "son", "daughter", "kid", "kids", "child", "children", "boy", "girl", "baby", "wife",
        "husband", "partner", "mother", "father", "mum", "mom", "dad", "parents", "brother", "sister", "friend",
        "friends", "neighbour", "neighbor", "boss", "client", "clients", "customer", "customers", "team",
        "company", "colleague", "colleagues", "family", "guests", "lot", "one", "ones", "two", "couple", "pair",
        "way", "part", "parts", "rest", "half", "side", "something", "anything", "nothing", "everything",
        "someone", "anyone", "person", "people", "man", "woman", "lady", "guy", "driver", "courier", "agent",
        "staff", "manager", "assistant", "engineer", "technician", "website", "site", "app", "page", "chat",
        "line", "hand", "hands", "eyes", "head", "face", "foot", "feet", "back", "leg", "arm", "skin", "hair",
        "doctor", "gp", "lawyer", "solicitor", "insurance", "policy", "claim", "subscription", "booking",
        "reservation", "service", "contract", "bill", "invoice", "balance", "salary", "rent", "data", "password",
        "login", "profile", "details", "photo", "photos", "picture", "pictures", "video", "first", "second",
        "third", "last", "old", "new", "box", "boxes", "situation", "matter", "concern", "concerns", "apologies",
        "apology", "word", "words", "turn", "turns", "appointment", "birthday", "wedding", "anniversary",
        "holiday", "exam", "interview", "funeral", "dog", "cat", "pet", "pets", "grandson", "granddaughter",
        "nan", "gran", "grandmother", "grandfather", "uncle", "aunt", "cousin", "nephew", "niece", "fiance",
        "girlfriend", "boyfriend", "ex", "carer", "nurse", "teacher", "tenant", "landlord", "flatmate", "lad",
        "lads", "house", "home", "flat", "street", "town", "village", "office", "work", "job", "mail", "post",
        "porch", "door", "gate", "driveway", "fine", "best", "worst", "guess", "hope", "train", "bus", "flight",
        "taxi", "party", "file", "files", "clothes", "tiler", "specialist", "printer", "hammer", "accountant",
        "internet", "score", "bot", "salesman", "resolution", "elsewhere", "pairs", "confirmation",
        "glass", "screen", "battery", "lid", "handle",
        "wheel", "motor", "cable", "bag", "language", "supplier", "counsel", "restaurant",
        "university", "wallet", "price", "amount", "sum", "fee", "fees", "charge", "charges", "deposit", "news",
    ]
)  # fmt: skip
UNFIT = re.compile(
    r"\b(?:lol|omg|wtf|broken|faulty|defective|damaged|useless|stupid|crap|crappy|shit\w*|fuck\w*"
    r"|bloody|damn\w*|fake|counterfeit|cheap|rubbish"
    r"|terrible|awful|horrible|wrong|missing|lost|stolen|late|dead|dirty|disgusting|ruined|poor"
    r"|so-called|bastard|idiot|arse|ass|hell"
    r"|dying|sex\w*|nazi|scam\w*|dildo|lovely|beautiful|favourite|favorite|beloved|precious|actual"
    r"|entire|only|brand)\b|\d{5,}|http|www",
    re.IGNORECASE,
)  # fmt: skip
POSSESSIVE = re.compile(r"\w['\u2019]s?$|\w['\u2019]s? ")


def items(passage: Passage) -> Iterator[Candidate]:
    """The things named outright as ordered, returned or broken."""
    if passage.language not in ("en", ""):
        return
    for pattern, rank, stems in PATTERNS:
        for match in pattern.finditer(passage.text) if passage.has_any(stems) else ():
            written = match["item"]
            if _is_fit(written):
                start = match.start("item")
                yield Candidate(FactKind.ITEM, written, start, start + len(written), rank)


def _is_fit(phrase: str) -> bool:
    """Whether a letter can say "the {phrase}" and nobody frowns."""
    words = phrase.lower().replace("\u2019", "'").split()
    if not 1 <= len(words) <= MOST_WORDS or not SANE.fullmatch(phrase) or phrase.isupper():
        return False
    if any(word in STOP_WORDS for word in words) or words[-1] in GENERIC or words[0] in GENERIC:
        return False
    if len(words[-1]) < 3 or words[-1][0].isdigit() or words[-1].endswith(("ed", "ing", "ly")):
        return False
    return not UNFIT.search(phrase) and not POSSESSIVE.search(phrase)

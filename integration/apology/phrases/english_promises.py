"""What commits us in English, which offers stand behind it, and the words each offer is known by."""

from integration.apology.phrases.backing import CREDITS, LOOKS, OWN, REFUNDS, SENDS, WRITES
from integration.apology.phrases.kinds import Duty
from integration.apology.phrases.words import Words
from integration.apology.policy import OfferKind

# Announces a deed: "I am also refunding", "it will then be sent".
_WILL = r"(?:will|'ll|am|are|going to|is|shall)(?: (?:\w+ly|also|now|then|soon|be|all|both|of course|have))* "

# "I am giving you 24.00 EUR back", "… giving you back what you are owed".
_GIVES_BACK = r"giv(?:e|ing) you (?:\S+ ){0,4}?back"

DUTIES = (
    Duty(
        Words("full refund", will=_WILL, verbs=(r"(?:be )?refund\w*", r"(?:be )?reimburs\w*", _GIVES_BACK)),
        REFUNDS | OWN,
    ),
    Duty(
        Words(
            "on its way to you",
            will=_WILL,
            verbs=(
                "send(?:ing)?",
                "sent",
                "ship(?:ping|ped)?",
                "post(?:ing|ed)?",
                "dispatch(?:ing|ed)?",
                "deliver(?:ing|ed)?",
            ),
        ),
        SENDS | OWN,
        by_answer=True,
    ),
    Duty(
        Words("a replacement", will=_WILL, verbs=(r"replac\w*", r"exchang\w*")),
        frozenset({OfferKind.REPLACEMENT}) | OWN,
    ),
    Duty(
        Words(
            "(?:have|get) a call", will=_WILL, verbs=("call you", "phone you", "ring you", "calling you", "phoning you")
        ),
        frozenset({OfferKind.PHONE_CALL}),
        by_call=True,
    ),
    Duty(
        Words(
            "hear from (?:me|us)",
            will=_WILL,
            verbs=(
                "write",
                "writing",
                "answer you",
                "reply",
                "get back",
                "come back to you",
                "let you know",
                "update you",
                "keep you",
                "hear",
                r"have (?:my|our|an) answer",
            ),
        ),
        WRITES | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            "traced",
            will=_WILL,
            verbs=(
                r"check\w*",
                r"look(?:ing)? (?:at|into|for)",
                r"investigat\w*",
                r"find(?:ing)? out",
                r"trac(?:e|ing)",
                r"review\w*",
            ),
        ),
        LOOKS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(r"having (?:\S+ ){1,8}?repaired", will=_WILL, verbs=(r"repair\w*", r"mend\w*", r"fix\w*")),
        frozenset({OfferKind.REPAIR}) | OWN,
    ),
    Duty(Words(will=_WILL, verbs=(r"restor\w*", r"recover\w*")), frozenset({OfferKind.DATA_RESTORE}) | OWN),
    Duty(
        Words("a credit of", "a credit to", will=_WILL, verbs=[r"credit\w*"]),
        CREDITS | {OfferKind.CREDIT_MONITORING} | OWN,
    ),
    Duty(
        Words(will=_WILL, verbs=(r"escalat\w*", r"forward\w*", "pass(?:ing)? (?:this|it) on")),
        frozenset({OfferKind.PRIORITY_HANDLING}),
        by_answer=True,
    ),
    Duty(Words(r"\d+ ?% off", "discount", "voucher"), frozenset({OfferKind.DISCOUNT_PERCENT}) | OWN),
    Duty(
        Words("free of charge", r"(?:delivery|shipping) (?:\S+ ){0,4}?(?:is|will be) free"),
        frozenset({OfferKind.FREE_SHIPPING, OfferKind.FREE_SERVICE}) | OWN,
    ),
)

MENTIONS = {
    OfferKind.REFUND_FULL: Words(r"refund\w*", r"money back", r"go(?:es)? back to", _GIVES_BACK),
    OfferKind.REFUND_PARTIAL: Words(r"refund\w*", r"money back", r"go(?:es)? back to", _GIVES_BACK),
    OfferKind.REFUND_FEE: Words(r"refund\w*", r"money back", r"go(?:es)? back to", _GIVES_BACK),
    OfferKind.REPLACEMENT: Words(r"replac\w+", r"a new (?:one|\w+)", r"again", r"another (?:one|\w+)"),
    OfferKind.REPAIR: Words(r"repair(?:ed|ing)", r"(?:a|the|this|free) repair (?:of|at|is|will)", r"mend\w*"),
    OfferKind.RESEND_MISSING: Words(r"sen[dt]\w*", r"on its way"),
    OfferKind.DISCOUNT_PERCENT: Words(r"off", r"discount", r"voucher"),
    OfferKind.STORE_CREDIT: Words(r"credit\w*"),
    OfferKind.FREE_SHIPPING: Words(r"(?:delivery|shipping|postage)"),
    OfferKind.EXPEDITED_SHIPPING: Words(r"express", r"faster", r"priority delivery"),
    OfferKind.PRIORITY_HANDLING: Words(r"trac\w+", r"ahead of", r"first", r"priority"),
    OfferKind.ALTERNATIVE_PRODUCT: Words(r"similar", r"alternative", r"instead", r"comes closest"),
    OfferKind.REORDER_LINK: Words(r"order again", r"same order", r"place it", r"reorder"),
    OfferKind.VERIFICATION_HELP: Words(r"documents?", r"steps?", r"confirm"),
    OfferKind.SERVICE_CREDIT: Words(r"credit\w*"),
    OfferKind.DATA_RESTORE: Words(r"restor\w+", r"recover\w*"),
    OfferKind.CREDIT_MONITORING: Words(r"monitoring"),
    OfferKind.CORRECTED_DOCUMENT: Words(r"correct\w*", r"right answer", r"new one"),
    OfferKind.NAMED_CONTACT: Words(r"looking after", r"your contact", r"stay(?:ing)? in touch"),
    OfferKind.PHONE_CALL: Words(
        r"call you", r"a call", r"phone you", r"(?<!or )(?:talk|speak)(?:ing)? (?:to|with) (?:you|me|us)"
    ),
    OfferKind.FREE_SERVICE: Words(r"free", r"no charge", r"at our cost"),
}

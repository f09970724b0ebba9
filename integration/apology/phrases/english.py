"""The word lists of English."""

import re

from integration.apology.phrases.kinds import Duty, Phrases
from integration.apology.phrases.words import Words
from integration.apology.policy import OfferKind

_REFUNDS = frozenset({OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL, OfferKind.REFUND_FEE})
_CREDITS = frozenset({OfferKind.STORE_CREDIT, OfferKind.SERVICE_CREDIT})
_SENDS = frozenset(
    {
        OfferKind.REPLACEMENT,
        OfferKind.RESEND_MISSING,
        OfferKind.CORRECTED_DOCUMENT,
        OfferKind.CREDIT_MONITORING,
        OfferKind.EXPEDITED_SHIPPING,
        OfferKind.ALTERNATIVE_PRODUCT,
    }
)
_LOOKS = frozenset(
    {
        OfferKind.PRIORITY_HANDLING,
        OfferKind.VERIFICATION_HELP,
        OfferKind.DATA_RESTORE,
        OfferKind.NAMED_CONTACT,
        OfferKind.ALTERNATIVE_PRODUCT,
    }
)
_WRITES = _LOOKS | {OfferKind.CORRECTED_DOCUMENT, OfferKind.PHONE_CALL}
# An offer of the admin's own may be any of these.
_OWN = frozenset({OfferKind.CUSTOM})


_DONE = (
    "refunded|reimbursed|sent|shipped|dispatched|posted|credited|replaced|restored|repaired|issued|processed|called|added"
    "|corrected|arranged|ordered|escalated|forwarded|updated|fixed|placed|applied|resolved"
)

ENGLISH = Phrases(
    months=(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    sorry=Words("sorry", "apologi[sz]e", "apologies", "regret"),
    names_failure=Words(
        r"we (?:failed|cancelled|charged|missed|lost|let you down|broke|sent you|told you|treated|kept you|gave you)",
        r"we (?:did not|didn't|could not|should have|should not have|got (?:it|this|that) wrong|left you|overcharged)",
        r"i (?:failed|missed|should have|got (?:it|this|that) wrong|let you down)",
        r"(?:is|was|are|were) (?:our|my|ours|mine)\b(?: (?:own|to))?",
        r"our (?:mistake|fault|error|failure|responsibility|job)",
        r"(?:i|we) (?:take|accept) (?:full )?responsibility",
    ),
    admits=Words(
        r"our (?:own )?(?:mistake|fault|error|failure|responsibility)",
        r"(?:mistake|error|fault|failure)(?: in it)? (?:is|was) (?:ours|mine)",
        r"we (?:failed|let you down|got (?:it|this|that) wrong|did not keep)",
        r"ours to (?:answer|keep|put right)",
        r"(?:i|we) (?:take|accept) (?:full )?(?:responsibility|the blame)",
        r"(?:i am|we are) (?:to blame|responsible|liable|at fault)",
    ),
    half_apology=Words(
        r"sorry if",
        r"apologi[sz]e if",
        r"sorry (?:that )?you (?:feel|felt|think|were offended|are upset)",
        r"sorry for how you feel",
        r"any (?:inconvenience|trouble|confusion|misunderstanding)",
        r"(?:inconvenience|trouble) (?:this |that |it )?may have",
        r"if (?:we|i) (?:have |may have )?(?:offended|upset|caused)",
        r"may have (?:caused|experienced|felt)",
        r"mistakes were made",
        r"regret that you feel",
    ),
    forgiveness=Words(r"forgive", r"forgiveness", r"beg your pardon", r"accept (?:our|my) (?:\w+ )?apolog(?:y|ies)"),
    promises_change=Words(
        r"(?:won't|will not|never|not) happen again",
        r"(?:we|i) (?:will|'ll|shall) (?:do|be) better",
        r"(?:mak|ensur)(?:e|ing) (?:sure )?(?:that )?(?:this|it|something like this) (?:does|will|won't|never|doesn't)",
        r"(?:prevent|avoid) (?:this|it|that|such \w+) (?:from happening|in (?:the )?future|again)",
        r"(?:improve|improving|change|changing) (?:our|how we)",
        r"learn(?:ed|t|ing)? from this",
    ),
    absolute=Words(
        r"never (?:\w+ ){0,2}again",
        r"will never",
        r"(?:guarantee|promise) (?:you )?(?:that )?(?:this|it) (?:will not|won't|cannot)",
    ),
    blames=Words(
        r"however,? you",
        r"but you",
        r"you (?:should|could|must) have (?!had|been able|got|received)",
        r"you (?:failed|forgot|neglected) to",
        r"as (?:per|stated in) (?:our|the) (?:terms|policy|conditions)",
        r"our policy (?:states|says|does not)",
        r"your (?:mistake|error|fault|misunderstanding)",
        r"you (?:misread|misunderstood|misused|did not read|didn't read)",
        r"as (?:we|i) (?:already |clearly )?(?:told|explained|informed) you",
        r"had you (?:\w+ )?(?:read|checked|told)",
        r"through no fault of (?:ours|our own)",
        r"(?:not|isn't) (?:our|my) (?:fault|problem|responsibility)",
        r"(?:beyond|outside) our control",
        r"unforeseen circumstances",
        r"our system automatically",
    ),
    blames_others=Words(
        r"the (?:courier|carrier|driver|post office|postal service|supplier|warehouse)(?:'s)?",
        r"the (?:manufacturer|third party|bank)(?:'s)?",
        r"(?:dhl|ups|fedex|dpd|hermes|royal mail|usps)",
        r"our (?:system|software|supplier|partner|courier|carrier)",
        r"the system",
        r"a (?:technical|computer|system) (?:error|glitch|issue|problem)",
        r"busy (?:period|season|time)",
    ),
    but=Words(r"but", r"however", r"although", r"nevertheless"),
    agentless=Words(
        r"(?:mistakes?|errors?|a mistake|an error) (?:was|were|has been|have been) made",
        r"something went wrong",
        r"it (?:was|has been) (?:overlooked|missed|mishandled)",
    ),
    done=Words(
        rf"(?:i|we)(?: have|'ve| had) (?:\w+ ){{0,2}}?(?:{_DONE})",
        r"(?:i|we) (?:already |just )?(?:refunded|reimbursed|credited|reissued|dispatched)",
        r"i (?:already |just )?(?:sent|shipped|replaced)",
        rf"(?:has|have) (?:\w+ )?been (?:\w+ )?(?:{_DONE})",
        r"is (?:already )?(?:on its|on the) way",
        r"(?:refund|replacement|credit) (?:was|has) (?:\w+ )?(?:made|sent|issued|gone|left)",
    ),
    duties=(
        Duty(Words("full refund", verbs=(r"(?:be )?refund\w*", r"(?:be )?reimburs\w*")), _REFUNDS | _OWN),
        Duty(
            Words(
                "on its way to you",
                verbs=(
                    "send(?:ing)?",
                    "sent",
                    "ship(?:ping|ped)?",
                    "post(?:ing|ed)?",
                    "dispatch(?:ing|ed)?",
                    "deliver(?:ing|ed)?",
                ),
            ),
            _SENDS | _OWN,
            by_answer=True,
        ),
        Duty(Words("a replacement", verbs=(r"replac\w*", r"exchang\w*")), frozenset({OfferKind.REPLACEMENT}) | _OWN),
        Duty(
            Words("(?:have|get) a call", verbs=("call you", "phone you", "ring you", "calling you", "phoning you")),
            frozenset({OfferKind.PHONE_CALL}),
            by_call=True,
        ),
        Duty(
            Words(
                "hear from (?:me|us)",
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
            _WRITES | _OWN,
            by_answer=True,
        ),
        Duty(
            Words(
                "traced",
                verbs=(
                    r"check\w*",
                    r"look(?:ing)? (?:at|into|for)",
                    r"investigat\w*",
                    r"find(?:ing)? out",
                    r"trac(?:e|ing)",
                    r"review\w*",
                ),
            ),
            _LOOKS | _OWN,
            by_answer=True,
        ),
        Duty(
            Words(r"having (?:\S+ ){1,8}?repaired", verbs=(r"repair\w*", r"mend\w*", r"fix\w*")),
            frozenset({OfferKind.REPAIR}) | _OWN,
        ),
        Duty(Words(verbs=(r"restor\w*", r"recover\w*")), frozenset({OfferKind.DATA_RESTORE}) | _OWN),
        Duty(
            Words("a credit of", "a credit to", verbs=[r"credit\w*"]),
            _CREDITS | {OfferKind.CREDIT_MONITORING} | _OWN,
        ),
        Duty(
            Words(verbs=(r"escalat\w*", r"forward\w*", "pass(?:ing)? (?:this|it) on")),
            frozenset({OfferKind.PRIORITY_HANDLING}),
            by_answer=True,
        ),
        Duty(Words(r"\d+ ?% off", "discount", "voucher"), frozenset({OfferKind.DISCOUNT_PERCENT}) | _OWN),
        Duty(
            Words("free of charge", r"(?:delivery|shipping) (?:\S+ ){0,4}?(?:is|will be) free"),
            frozenset({OfferKind.FREE_SHIPPING, OfferKind.FREE_SERVICE}) | _OWN,
        ),
    ),
    mentions={
        OfferKind.REFUND_FULL: Words(r"refund\w*", r"money back", r"go(?:es)? back to"),
        OfferKind.REFUND_PARTIAL: Words(r"refund\w*", r"money back", r"go(?:es)? back to"),
        OfferKind.REFUND_FEE: Words(r"refund\w*", r"money back", r"go(?:es)? back to"),
        OfferKind.REPLACEMENT: Words(r"replac\w+", r"a new (?:one|\w+)", r"again", r"another (?:one|\w+)"),
        OfferKind.REPAIR: Words(r"repair\w*", r"mend\w*"),
        OfferKind.RESEND_MISSING: Words(r"send\w*", r"on its way"),
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
        OfferKind.PHONE_CALL: Words(r"call you", r"a call", r"phone you", r"talk to you", r"speak (?:to|with) you"),
        OfferKind.FREE_SERVICE: Words(r"free", r"no charge", r"at our cost"),
    },
    counts=re.compile(
        r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty) "
        r"(?:business |working |calendar )?(day|hour|week|month|year)s?\b"
    ),
    numbers={
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "twelve": 12,
        "fourteen": 14,
        "thirty": 30,
    },
    channel=Words(r"answer (?:this|here|in)", r"reply to", r"call (?:me|us|or)", r"private message", r"write to"),
    greeting_hole=re.compile(r"\b(?:dear|hello|hi) +,|\bdear,|\bdear (?:customer|sir or madam|valued|user)\b"),
    jokes=Words(
        r"oops",
        r"whoops",
        r"our bad",
        r"my bad",
        r"lol",
        r"haha",
        r"yikes",
        r"no worries",
        r"just kidding",
        r"check out our",
        r"while you(?:'re| are) here",
        r"why not try",
        r"you might also like",
        r"treat yourself",
        r"upgrade to",
    ),
    secret=Words(
        r"kyc",
        r"aml",
        r"suspicio\w*",
        r"suspect\w*",
        r"fraud\w*",
        r"report\w*",
        r"authorit(?:y|ies)",
        r"sanction\w*",
        r"flagged",
        r"money laundering",
        r"watch ?list",
        r"blacklist\w*",
        r"risk score",
        r"law enforcement",
        r"police",
        r"investigat\w+",
    ),
    jargon=Words(
        r"kyc", r"aml", r"sla", r"rma", r"sku", r"eta", r"backend", r"downtime event", r"root cause", r"escalation tier"
    ),
    cliches=Words(
        r"we strive",
        r"valued customer",
        r"please be assured",
        r"rest assured",
        r"as per",
        r"kindly",
        r"at this time",
        r"we take this very seriously",
        r"(?:we|i) understand your (?:frustration|disappointment)",
        r"do not hesitate",
        r"thank you for your (?:patience|understanding)",
        r"your (?:satisfaction|business) is important",
    ),
    vague=Words(r"issues?", "(?:this|the|these) matters?", r"inconveniences?", r"situations?", r"circumstances"),
    strong=Words(
        r"very",
        r"deeply",
        r"truly",
        r"sincerely sorry",
        r"terribly",
        r"extremely",
        r"profoundly",
        r"incredibly",
        r"so sorry",
    ),
    stacked=Words(r"(?:very|deeply|truly|terribly|extremely|so) (?:very|deeply|truly|terribly|extremely|sincerely)"),
    checks=Words(
        r"find(?:ing)? out",
        r"look(?:ing)? into",
        r"check(?:ing)?",
        r"not (?:know|clear)",
        r"investigat\w+",
        r"trac(?:e|ed|ing)",
    ),
    first_person=Words(r"i", r"i'm", r"i'll", r"my", r"me"),
)

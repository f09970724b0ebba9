"""The word lists of English."""

import re

from integration.apology.phrases.english_examples import EXAMPLES, LAWFUL
from integration.apology.phrases.english_promises import DUTIES, MENTIONS
from integration.apology.phrases.kinds import Phrases, Readability, Script
from integration.apology.phrases.words import Words

_DONE = (
    "refunded|reimbursed|sent|shipped|dispatched|posted|credited|replaced|restored|repaired|issued|processed|called|added"
    "|corrected|arranged|ordered|escalated|forwarded|updated|fixed|placed|applied|resolved"
)

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SCRIPT = Script(
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
    dates=re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTHS})"
        rf"|(?P<month_first>{_MONTHS}) (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?![ ]?%|\d|[.,]\d))\b"
    ),
    decimal=".",
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
    readability=Readability(
        base=206.835,
        per_word=1.015,
        per_syllable=84.6,
        vowels=re.compile(r"[aeiouy]+"),
        # A final e is heard only after a vowel or an l.
        silent=re.compile(r"[b-df-hjkm-np-tv-xz]e\b"),
    ),
    abbreviations=("e.g.", "i.e.", "mr.", "mrs.", "ms.", "dr.", "approx.", "no."),
    units="per ?cent|euros?|pounds?|dollars?",
    clock=re.compile(r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?:a\.?m|(?P<pm>p\.?m))\b"),
)

ENGLISH = Phrases(
    script=_SCRIPT,
    sorry=Words("sorry", "apologi[sz]e", "apologies", "regret"),
    names_failure=Words(
        r"we (?:have )?(?:failed|cancelled|charged|missed|lost|let you down|broken?|(?:sent|sold|told) you|treated)",
        r"we (?:have )?(?:kept you|g[ai]ven? you|got the \S+(?: \S+){0,6} wrong)",
        r"we (?:did not|didn't|could not|should have|should not have|got (?:it|this|that) wrong|left you|overcharged)",
        r"we (?:messed up|were wrong|made (?:a|an|the|another) \w+|forgot|dropped|delivered)",
        r"we have made (?:a|another) mistake",
        r"i (?:failed|missed|should have|got (?:it|this|that) wrong|let you down)",
        r"(?:is|was|are|were) (?:our|my|ours|mine)\b(?: (?:own|to))?",
        r"our (?:mistake|fault|error|failure|responsibility|job)",
        r"should not have (?:had )?to (?:check|chase|ask|write|call|wait)",
        r"(?:i|we) (?:take|accept) (?:full )?responsibility",
    ),
    admits=Words(
        r"our (?:own )?(?:mistake|fault|error|failure|responsibility)",
        r"(?:mistake|error|fault|failure)(?: in it)? (?:is|was) (?:ours|mine)",
        r"we (?:have )?(?:failed|let you down|got (?:it|this|that) wrong|did not keep|messed up|were wrong)",
        r"we (?:have )?made (?:a|an|the|another) \w+",
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
        r"(?:we|i)(?: will|'ll| shall) (?:do|be) better",
        r"mak(?:e|ing) (?:sure )?(?:that )?(?:this|it|something like this) (?:does|will|won't|never|doesn't)",
        r"ensur(?:e|ing) (?:that )?(?:this|it|something like this) (?:does|will|won't|never|doesn't)",
        r"prevent(?:ing)? (?:this|it|that|such \w+) (?:from happening|in (?:the )?future|again)",
        r"avoid(?:ing)? (?:this|it|that|such \w+) (?:from happening|in (?:the )?future|again)",
        r"improv(?:e|ing) (?:our|how we)",
        r"chang(?:e|ing) (?:our|how we)",
        r"learn(?:ed|t|ing)? from this",
    ),
    absolute=Words(
        r"never (?:\w+ ){0,2}again",
        r"will never",
        r"guarantee (?:you )?(?:that )?(?:this|it) (?:will not|won't|cannot)",
        r"promise (?:you )?(?:that )?(?:this|it) (?:will not|won't|cannot)",
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
        rf"(?:i|we) have (?:\w+ ){{0,2}}?(?:{_DONE})",
        rf"(?:i|we)'ve (?:\w+ ){{0,2}}?(?:{_DONE})",
        *(
            rf"(?:i|we) (?:already |just )?{verb}"
            for verb in ("refunded", "reimbursed", "credited", "reissued", "dispatched")
        ),
        *(rf"i (?:already |just )?{verb}" for verb in ("sent", "shipped", "replaced")),
        rf"(?:has|have) (?:\w+ )?been (?:\w+ )?(?:{_DONE})",
        r"is (?:already )?(?:on its|on the) way",
        *(
            rf"{what} (?:was|has) (?:\w+ )?(?:made|sent|issued|gone|left)"
            for what in ("refund", "replacement", "credit")
        ),
    ),
    duties=DUTIES,
    mentions=MENTIONS,
    channel=Words(
        r"answer(?:ing)? (?:this|here|in)", r"reply to", r"call (?:me|us|or)", r"private message", r"write to"
    ),
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
    explains=Words("because", "due to", "what happened (?:is|was)", "the (?:cause|reason)"),
    thanks=Words("thank you (?:for|very much for)", "thanks for"),
    late=Words("sooner", "too long", r"late (?:answer|reply)", "kept you waiting"),
    personal=Words("looking after (?:this|it)", "myself", "call you", "your contact"),
    bare_thanks=Words(r"(?:many )?thanks(?! (?:for|to))", r"thank you(?! (?:for|very much for))"),
    respect=Words(
        r"(?:anything|something) else",
        r"you (?:still )?(?:need|had|have|planned|were|trusted|would rather|should|wrote|can)",
        r"your (?:plans?|time|trust|day|team)",
        r"every reason",
        r"if (?:any|it|you|this|the|there)",
        r"suits you",
        r"(?:nobody|anybody|everybody|no one) should",
    ),
    lawful=LAWFUL,
    examples=EXAMPLES,
)

"""English words of law, press, regulators and fraud. Missing one is worse than one too many."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import FICTION, Rule, joined

RULES = (
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "lawyer", "solicitor", "barrister", "attorney", "counsel", "legal", "lawsuit", "litigat", "sue", "suing",
            "law firm",
        ),
        joined(r"""
            \b(?:(?:my|our|a|an|the|council's|company's|in[- ]law who is a|and|her|his|shes a|she's a
            |he's a) (?:\w+ ){0,2}(?:lawyers?|solicitors?|barristers?|attorneys?|law firm)|(?:our|legal) counsel
            |counsel (?:is|will|has|are)|legal (?:action|proceedings|advice|steps|team|department|representati\w+
            |claim
            |matter|remed\w+|rights|consequences|route|recourse|notice)|take (?:it|this|you) legal|lawsuits?
            |litigation
            |(?:will|'ll|going to|gonna|to|could|i|we|we're|and|or|i'm) (?:be )?su(?:e|ing)\b(?! (?:from|told|at
            |has|was
            |in|and)\b))
        """),
        joined(FICTION, r"""
            |\b(?:thanks? to|thank(?:s| you)|praise|grateful|well done|kudos|lovely|brilliant|helped me)\b
            |\b(?:power of attorney|district attorney|attorney general|i'm a lawyer who|work as|as a (?:lawyer
            |solicitor)|law student|costume|outfit|dress[- ]?up|legal pad|for my (?:lawyer|solicitor)'s? (?:birthday
            |office)|my (?:lawyer
            |solicitor) (?:son|daughter))\b
        """),
    ),
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "court", "tribunal", "small claim", "magistrate", "bailiff", "damages", "liable", "liability",
            "indemnity", "clause", "contract", "breach", "letter before", "notice", "chargeback", "statute",
            "consumer act", "consumer rights", "claim",
        ),
        joined(r"""
            \b(?:(?:small claims?|county|high|federal|civil|district) court|(?:see you|you|to|in
            |through) (?:the |a )?(?:small claims?\b|courts?\b(?! \d))|tribunal|magistrates?|letter before (?:action
            |claim)|notice of (?:default|claim|legal)|formal notice|notice under|liquidated damages|(?:claim|seek|for
            |invoice|the|our) damages\b|(?:hold|held|holding) (?:you|your company
            |\w+) (?:fully |personally |legally )?(?:liable|responsible for)|(?:liability|indemnity) (?:insur\w+|cover
            |polic\w+)|penalty clauses?|(?:under|clause|section) (?:\w+ ){0,2}\d[\d.]* of (?:the|our)|under (?:clause
            |section) \d|breach of (?:contract|warranty)|repudiated|time is (?:now )?of the essence|(?:drafting
            |preparing|filing|file|filed|bring|make) (?:a|my|our) (?:\w+ )?claim against
            |accountant is drafting a claim
            |contractually due|claim under (?:schedule|clause|section)|(?:consulted|instructed|retained
            |spoken to) messrs|preserve (?:every|all) (?:log|record|evidence)\w*)
        """),
        joined(FICTION, r"""
            |\b(?:tennis|squash|food|badminton|basketball|padel|volleyball|damages the|court shoes?|court \d)\b
        """),
    ),
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "police", "law enforcement", "action fraud", "crime", "press charges", "prosecut",
        ),
        joined(r"""
            \b(?:(?:go|going|gone|went|report\w*|taking|take|call(?:ed|ing)?|told|informed?|contact(?:ed|ing)?|aware
            |involv\w+) (?:\w+ ){0,4}(?:the )?police|police (?:aware|report|are|have|know|informed|involved|officer
            |complaint)|law enforcement|action fraud|crime (?:number|reference|ref)|press(?:ing)? charges|prosecut\w+)
        """),
        joined(FICTION, r"""
            |\b(?:police (?:number|set|car|costume|figure|uniform))\b
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "ombuds", "regulator", "trading standards", "watchdog", "authority", "commissioner", "consumer ",
            "attorney general", "bbb", "better business", "cfpb", "ofcom", "ofgem", "fca", "ico", "ftc", "fda",
            "asa", "advertising standards", "data protection", "product safety", "financial conduct", "licensing",
            "environmental health", "food standards", "standards agency", "inspectorate", "mp", "senator",
            "congress", "councillor", "gdpr",
        ),
        joined(r"""
            \b(?:ombuds(?:man|woman|person)?|regulators?|trading standards|watchdog|(?:aviation|data protection
            |financial|consumer|supervisory|safety|energy|health|rail|device|medical|transport|privacy|competition
            |food
            |tax|advertising|market|gambling|housing|communications) (?:\w+ )?(?:authority|commission(?:er)?|regulator
            |agency|office|bureau|ombudsman)|consumer (?:protection|office|association
            |council|court|forum|helpline|advice|rights (?:body|group|office)|affairs|bureau|centre|center)
            |attorney general|better business bureau|bbb|cfpb|ofcom|ofgem|ofwat|the fca|the ico|the ftc|the fda
            |the asa
            |advertising standards|information commissioner|product safety (?:office|commission|authority|regulator)
            |environmental health|food standards
            |inspectorate|(?:my|our|local) mp\b|(?:my|the) senator|my (?:congress\w+|councillor)|72[- ]hour
            |licensing (?:board|body|authority))
        """),
        joined(FICTION, r"""
            |\b(?:pressure regulator|gas regulator|voltage regulator|tax authority is unlikely|local authority
            |regulator (?:valve|knob|for the)|your data protection)\b
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "journalist", "newspaper", "reporter", "press", "media", "channel", "radio", "tv ", "followers", "viral",
            "blog", "podcast", "documentary", "correspondent", "column", "publish", "consumer show", "the papers",
            "going public", "go public", "expose", "influencer", "echo", "gazette", "herald", "chronicle", "tribune",
            "report it for",
        ),
        joined(r"""
            \b(?:journalists?|(?:a|the|local|my|national) (?:news)?paper(?:s)?\b(?= (?:will|would|has|have|is|are
            |about
            |and|wants|knows|called))|reporters?|correspondent|(?:the|to|contact|local|national) (?:press
            |media)\b(?!-| (?:release|office|kit|team|plan|player|here|centre|button))|social media (?:campaign|post
            |storm)|(?:go|going|went) (?:to the (?:press|papers|media|newspapers?)|public|viral|live)
            |\d+ ?k (?:followers|subscribers|subs|viewers)|[\d,.]+ (?:followers|subscribers)|consumer (?:show
            |programme
            |program|column|champion)|(?:channel|bbc|itv|cnn|radio) (?:four|five|six|\d|news)
            |before (?:\w+ )?programme
            |documentary|the (?:\w+ )?(?:echo|gazette|herald|chronicle|tribune|courier|post|times) (?:who|is|are|will
            |has|have|would|wants)|report it for you|will be (?:publish|post|writ)(?:ing|ed) (?:about|this|it)
            |(?:tell|told|to|in|with|call|contact) (?:all )?the (?:papers|newspapers|tabloids)\b)
        """),
        joined(FICTION, r"""
            |\b(?:newspaper (?:subscription|delivery|round)|wine press|coffee press|press (?:the|button|a)
            |press cuttings)\b
        """),
    ),
    Rule(
        SignalKind.REQUESTER_FRAUD,
        (
            "ill say", "i'll say", "just say", "say it", "put down", "mark it", "nobody loses", "no one checks",
            "noone checks", "nobody checked", "between us", "between you and me", "fake", "invoice",
            "never been wet", "hypothetically", "what would i have to", "her account", "nans login", "nan's login",
            "she doesnt know", "she doesn't know", "wont notice", "won't notice", "refund anyway", "say i never",
            "claim it", "just paid out", "already sold", "keep both", "insurance", "nicked", "alerts to go",
            "photoshop", "receipt", "good review", "nice review", "5 stars", "ill sort u", "pretend",
            "someone else's card", "not my card", "chargeback anyway", "already got the refund",
        ),
        joined(r"""
            \b(?:(?:i'll|ill|i will|can i|could i|i can|if i|i could|we|you|u|i) (?:just |still |always )?(?:say
            |tell (?:them|the insur\w+|my bank)|claim|pretend|put down|write|report) (?:that )?(?:it|i|its|it's
            |they|she
            |he|none|nothing) (?:was|just|got|never|were|is|did|had|all|came|broke|stopped|arrived|lost|nicked|stolen)
            |(?:mark|put|log|record) (?:it|this|them|down)(?: down)? (?:as|that) (?:not |never |none |un|lost|stolen
            |damaged)\w*|tell u what put down|nobody loses|no ?(?:one|body) (?:ever )?check(?:s|ed)|between (?:us
            |you and me|ourselves)|(?:ill|i'll|i will) sort (?:u|you)|she (?:doesn't|doesnt|won't|wont) (?:know
            |notice)
            |he (?:doesn't|doesnt|won't|wont) (?:know i'm|know im|notice)|on my (?:nan|nans|nan's|mum|mums|mum's|gran
            |grans|gran's|dads|dad's|exs|ex's)'?s? (?:login|account|card)(?= )(?!,? she (?:asked|knows))|(?:friend
            |mate
            |cousin|i) can (?:make|do|get|print|photoshop|fake) (?:an?|the|u|you|some) (?:fake )?(?:invoice|receipt)
            |fake (?:an? |the )?(?:invoice|receipt|photo|police report)|(?:its|it's|already
            |i) (?:already )?sold (?:it )?anyway|just paid out|hypothetically|what would i have to (?:write|say|put)
            |if i (?:write|put|say) [\d,.]+|(?:say|said|saying) it got (?:nicked|stolen|lost)|(?:keep|kept) (?:both
            |it) and (?:still )?(?:get|claim|want)|you will pay anyway|(?:don't|dont) (?:bother )?(?:tell
            |ask)(?:ing)? (?:anyone|for (?:the )?(?:photo|proof))|never been wet|leave (?:you |u )?a (?:nice|good
            |5[- ]star) review if|someone else's card|do the same again)
        """),
        joined(FICTION, r"""
            |\b(?:can i just say it was (?:great|lovely|brilliant|wonderful)|i (?:must|have to) say it was)\b
        """),
    ),
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "illegal", "unlawful", "against the law", "legally", "consumer rights", "rights act", "proceedings",
            "claim form", "statutory",
        ),
        joined(r"""
            \b(?:(?:this|that|it|which|what you) (?:\w+ ){0,3}(?:illegal|unlawful|against the law)
            |consumer rights act|rights act 20\d\d
            |(?:start|issue|begin|commence|bring) (?:\w+ )?proceedings|claim form|legally (?:obliged|bound|required
            |entitled)|statutory (?:rights
            |compensation|interest|demand))\b
        """),
        FICTION,
    ),
)  # fmt: skip

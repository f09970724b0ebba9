"""How people tell of law, press, despair and fraud in passing, without the words one would list first."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import FICTION, Rule, joined

RULES = (
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "sued", "sue ", "suing", "law suit", "my brief", "cease and", "pre-action", "money claim", "moneyclaim",
            "mcol", "ccj", "class action", "group action", "arbitrat", "without prejudice", "summons", "subpoena",
            "papers", "judge", "liable", "negligen", "defam", "libel", "slander", "law centre", "legal aid",
            "in court", "court", "legally", "lawyer", "solicitor", "barrister", "attorney", "paralegal",
            "rights under",
            "pursue", "letter of claim", "the law", "next letter", "counsel", "proceedings", "compensation",
            "evidence", "writ ", "enforce",
        ),
        joined(r"""
            \b(?:(?:be|get|getting|being) sued\b|su(?:e|ing) (?:you|your|them|him|the company|for (?:the|every
            |damages))
            |law suits?|(?:hear|hearing) from (?:my|our) (?:brief|lawyers?|solicitors?|legal)|my brief (?:says|will
            |has)
            |cease and desist|pre-action|money ?claim online|mcol|(?:a|get a) ccj\b|county court judge?ment
            |(?:class|group) action|arbitration|arbitrator|without prejudice|(?:a|court) summons|subpoena\w*
            |serv(?:e|ed|ing) (?:you )?(?:with )?(?:legal |court )?papers|(?:before|let|front of|up to) (?:a
            |the) judge
            |judge (?:can |will )?(?:decide|see|hear)s?|(?:you|company|firm|shop) (?:are|is|will be
            |'re) (?:\w+ )?liable
            |(?:gross |your |of )negligence|negligent|defamation|defamatory|libel\w*|slander\w*|law centre|legal aid
            |court (?:papers|date|case|order|proceedings|action|claim)|(?:up )?in court\b|legally (?:binding|liable)
            |pursue (?:this|you|it|the matter) (?:further )?(?:legally|through|in (?:the )?court)
            |(?:is|who's|'s|am) (?:also )?an? (?:\w+ )?(?:lawyer|solicitor|barrister|attorney|paralegal|judge)\b
            |(?:through|via|by|from|to|with) (?:my|our|a) (?:\w+ )?(?:lawyers?|solicitors?|attorneys?|barristers?)
            |my (?:statutory )?rights under|enforce (?:my|our) rights|letter of claim|(?:get|lawyer|lawyering) up\b
            |the law is (?:on my|on our|clear|quite clear|very clear)|(?:issue|serve) (?:a |the )?writ
            |(?:seek|seeking|claim|claiming|demand|demanding) (?:\w+ )?(?:compensation|redress) (?:through|from
            |in court)
            |(?:next|this) letter (?:you get )?will (?:come|be) from|(?:keep|keeping|kept
            |using) (?:[\w-]+ ){0,3}as evidence|(?:instructed|retained|engaged|briefed) counsel
            |(?:start|issu|begin|commenc|bring)(?:e|ing)? (?:\w+ )?proceedings)
        """),
        joined(FICTION, r"""
            |\b(?:tennis|squash|badminton|basketball|food court|get up|wedding papers|judge a book|for my law
            |i am a (?:lawyer|solicitor|barrister)|thank|praise|grateful|gift for|present for|birthday|exam|retire\w*
            |dress|costume|robe|wig|case bag|talent show|competition)\b
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "before we", "has a page", "write for", "work for", "newsroom", "news desk", "newsdesk", "editor",
            "story",
            "article", "a piece", "a feature", "segment", "comment", "right of reply", "press ", "media enq",
            "media inq", "on air", "rip-off", "rip off", "martin lewis", "which?", "consumer reports", "tiktok",
            "youtube", "name and shame", "all over", "screenshots", "reporting", "broadcast", "on the news", "on tv",
            "go to the", "front page", "freelance",
        ),
        joined(r"""
            \b(?:before (?:we|i) (?:print|publish|broadcast|go to press|go to print|run (?:it|this|the))
            |(?:has|have|gets?|got|fill) a (?:full |whole )?page (?:on|in) |front page
            |i (?:write|report|work|freelance|edit) (?:for|at) (?:the|a) (?:\w+ ){0,2}(?:courier|echo|gazette|herald
            |chronicle|tribune|times|daily|news|observer|telegraph|journal|examiner|advertiser|argus|press|paper
            |newspaper|magazine|broadcaster|radio|bbc|(?:evening|morning|daily|sunday|weekly) \w+)\b|newsroom
            |news ?desk|(?:my|our|the) editor\b
            |(?:running|run|writing|write|filing|preparing|researching|working on|doing) (?:a|an|the|this
            |my) (?:\w+ ){0,2}
            (?:piece|story|article|feature|segment|column|investigation|report)\b
            |(?:story|article|piece|segment) (?:on|about) (?:you|your|this|how)\b|right of reply|for comment\b
            |(?:press|media) (?:enquir|inquir|deadline|request)\w*|(?:on|live) on air|(?:on
            |in) the (?:evening |local )?news\b
            |(?:go|going|be|be seen|see you|put (?:you|this|it)) on (?:tv|television|telly|the telly)\b
            |rip[- ]off britain
            |martin lewis|consumer reports|which\? magazine|name and shame|(?:my|our) (?:youtube|tiktok|podcast
            |channel|blog)
            |(?:post\w*|put\w*|share|sharing|spread\w*|plaster\w*) (?:\w+ ){0,4}(?:all over|across|on) (?:social media
            |tiktok|twitter|facebook|instagram|youtube|reddit|linkedin|the internet|every review))
        """),
        joined(FICTION, r"""
            |\b(?:video editor|photo editor|text editor|code editor|in your editor|the editor (?:crash\w*|lost|shows
            |saved|won)
            |template|saw (?:it|you|your (?:ad|advert|post)) on|follow you|connect my|link my|upload\w*)\b
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "ofsted", "care quality", "cqc", "civil aviation", "caa", "mhra", "health and safety", "weights and",
            "competition", "fcc", "department of", "osha", "public utilit", "accc", "fair trading", "report you",
            "reporting you", "reported you", "complaint with", "complaint to", "complain to", "authorities",
            "ministry", "parliament", "representative", "congress", "adr", "dispute resolution", "fos",
            "citizens adv",
            "supervisory", "commission", "state insurance", "standards", "council", "complained to", "governing body",
            "trade body", "trade association",
        ),
        joined(r"""
            \b(?:ofsted|care quality commission|the cqc|civil aviation|the caa|mhra|health (?:and|&) safety executive
            |weights and measures|competition (?:and markets )?(?:authority|commission)|the (?:fcc|cma|hse|fos|accc
            |sec)\b
            |department of (?:transportation|trade|consumer|insurance|labor|labour|health|justice)|osha\b
            |public utilit(?:y|ies) commission|accc|(?:office of )?fair trading|citizens advice|gambling commission
            |report(?:ing|ed)? (?:you|your (?:company|shop|firm|driver|branch|business)|this
            |it) to (?:the |my |your )?
            (?!manager|you|customer|support|head office|reception|staff|driver|store|shop|desk|bank)\w+
            |(?:fil(?:e|ed|ing)|lodg(?:e|ed|ing)|mak(?:e|ing)|submit(?:ted
            |ting)?) (?:an? |my )?(?:\w+ )?complaint (?:with|to)
            [ ](?:the|my|our|a) (?!manager|store|shop|team|hotel|driver|courier|company|branch|agent|restaurant
            |airline)\w+
            |(?:the|local|relevant|proper|appropriate) authorities|(?:the|a) ministry|member of parliament
            |alternative dispute resolution|through adr\b|supervisory (?:body|authority)|insurance commissioner
            |(?:governing|trade|professional|licensing) (?:body|association)|complain(?:ed|ing)? to the (?:council
            |government)
            |(?:write|writing|written|wrote) to (?:my|our|the) (?:local )?(?:mp|councillor|congress\w+
            |representative|senator))
        """),
        joined(FICTION, r"""
            |\b(?:reported (?:it|this) to (?:you|your|the (?:driver|desk|staff))|customs authorities
            |airport authorities
            |ministry of sound)\b
        """),
    ),
    Rule(
        SignalKind.SELF_HARM,
        (
            "had enough of", "way out", "want to wake", "without me", "much longer", "if i was", "if i were",
            "i died",
            "disappear", "written my", "written the note", "my note", "love them", "it all to", "everything to",
            "living like", "slit", "wrists", "hang myself", "off a bridge", "off the bridge", "the bridge",
            "into the sea",
            "into traffic", "of a train", "samaritans", "crisis line", "take all my", "took all my",
            "bottle of pills",
            "pills", "tablets", "rather be dead", "be dead", "worth living", "not worth", "carry on", "anything left",
            "nothing left", "be here anymore", "be here any more", "exist", "end things", "ending things",
            "sleep and",
            "my own hands", "finish it",
        ),
        joined(r"""
            \b(?:had enough of (?:life|living|being alive|it all)|(?:no|see (?:no|any|a)) (?:other )?way out
            |not want(?:ing)? to wake
            |(?:nobody|no one|noone|who) would (?:care|notice|miss me|even notice)(?: if| when)? ?i?|(?:if i (?:was
            |were) (?:gone|dead|not here))
            |if i (?:died|disappeared)|(?:might not|not|won't|wont) be around (?:for )?(?:much longer|any longer
            |to see)
            |(?:written|wrote|writing) (?:my|the|a) (?:suicide |goodbye |last )?(?:note|letter to my (?:kids
            |children|family))|tell (?:my|the) (?:kids|children|wife
            |husband|mum|family) (?:that )?i (?:love|loved)|(?:want|need|wish) (?:it all|everything
            |this all) to (?:stop|end|be over|go dark)
            |(?:can't|cant|cannot) (?:keep|go on) living(?: like)?|slit my|my wrists|hang myself|(?:jump\w*|off
            |drive\w*|drove) (?:\w+ ){0,3}(?:off|into) (?:a|the) (?:bridge|roof
            |cliff|balcony|tree|wall)\b|walk(?:ing|ed)? into (?:the sea|traffic|the river)|in front of (?:a|the
            |that) (?:train|tube|bus|lorry|truck)
            |samaritans|(?:crisis|suicide) (?:line|helpline|team)|(?:take|took|taken
            |swallow\w*) (?:all (?:of )?(?:my|the)|a bottle of|every one of my) (?:pills|tablets)
            |(?:counting|counted) (?:out )?(?:my|the) (?:pills|tablets)
            |life (?:is|isn't|is not|not) (?:not )?worth (?:living|it)|not worth (?:living|being alive)
            |nothing left (?:for me|to stay for)
            |(?:do not|don't|dont|didn't) (?:want to |wanna )(?:be here any ?more|exist|be around any ?more
            |carry on any ?more)
            |(?:end|ending) things (?:tonight|for good|myself|now)|(?:sleep|go to sleep) and (?:not|never) wake
            |finish it (?:all|tonight|for good))
        """),
        joined(FICTION, r"""
            |\b(?:customer|subscription|membership|subscriber|contract|way out of (?:the|this|your|my) (?:contract
            |menu|loop|car park|building|store)|battery|bus stop
            |parked|parks|double[- ]parked|jumped off the page|be around (?:to sign|for (?:the )?delivery)
            |love (?:it|your|the))\b
        """),
    ),
    Rule(
        SignalKind.REQUESTER_FRAUD,
        (
            "friends name", "friend's name", "different name", "someone else's name", "another name",
            "do not contact the",
            "don't contact the", "dont contact the", "did not buy", "didn't buy", "email on", "e-mail on",
            "empty box",
            "stolen card", "card i found", "back date", "backdate", "edit the", "doctor", "make it look",
            "look like it",
            "old one back", "send back my old", "swap", "so i can claim", "higher amount", "on the receipt",
            "on the invoice", "off the books", "say nothing", "tracking says", "really i", "actually got it",
            "got it really", "did get it", "did arrive", "both refunds", "not mine but", "isnt mine", "isn't mine",
        ),
        joined(r"""
            \b(?:in (?:my|a) (?:friend'?s|mate'?s|cousin'?s|different|another|other) name|in (?:someone
            |somebody) else'?s name
            |(?:do not|don't|dont|no need to|never) (?:contact|call|ring|e-?mail|ask|tell|notify
            |inform) the (?:names?|card ?holders?|owners?|account holders?
            |real owner)|will (?:say|tell you) (?:that )?they did(?:n't| not| nt) (?:buy|order|make)
            |change the (?:e-?mail|phone|number|address|password) on (?:all|both|these|those|her|his|their|someone
            |somebody)
            |(?:send|sent|return|returned|post|posted)(?: you)?(?: back)? (?:an|the) empty box (?:back )?(?:and|so)
            |(?:a|with a|on a) stolen card|card i found|back-?dat(?:e|ed|ing) (?:the|my|an?|it)
            |(?:edit|change|alter|doctor)(?:ed|ing)? the (?:date|amount|receipt|invoice|photo|name) (?:on|in|of|so
            |and|to) |make it look (?:like|as if|as though) (?:it|i|the|you)
            |(?:send|return|swap|give you)(?:ping)?(?: back)? (?:my|the) old one (?:back )?(?:instead|and keep
            |in the box)|so (?:that )?i can claim (?:it|more|twice|on)
            |(?:higher|bigger|larger) (?:amount|sum|price|value) on (?:the|my) (?:receipt|invoice)|off the books
            |(?:it|parcel|package) did (?:arrive|come|turn up),? (?:but|though|really)|i (?:did|actually
            |really) (?:get|got|receive|have) it,? but (?:i'?ll|i will|say|just|want)
            |(?:get|keep|have|want|claim) both refunds|(?:card|account) (?:is not|isn't|isnt) mine(?: but| so|, but))
        """),
        joined(FICTION, r"""
            |\b(?:(?:came|arrived|delivered|sent|received|opened|got) (?:me |us )?(?:an|the) empty box
            |please correct|you (?:have|had) (?:edited|changed)
            |typo|spelt|misspelled)\b
        """),
    ),
)  # fmt: skip

"""How people tell of law, press, harm, frailty and fraud in passing, without the words one would list first."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import FICTION, Rule, joined

RULES = (
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "sued", "sue ", "suing", "law suit", "my brief", "cease and", "pre-action", "money claim", "moneyclaim",
            "mcol", "ccj", "class action", "group action", "arbitrat", "without prejudice", "summons", "subpoena",
            "papers", "judge", "liable", "negligen", "defam", "libel", "slander", "law centre", "legal aid",
            "in court", "court", "legally", "lawyer", "solicitor", "barrister", "attorney", "paralegal", "rights under",
            "pursue", "letter of claim", "the law", "next letter", "counsel", "proceedings", "compensation", "evidence", "writ ", "enforce",
        ),
        joined(r"""
            \b(?:(?:be|get|getting|being) sued\b|su(?:e|ing) (?:you|your|them|him|the company|for (?:the|every|damages))
            |law suits?|(?:hear|hearing) from (?:my|our) (?:brief|lawyers?|solicitors?|legal)|my brief (?:says|will|has)
            |cease and desist|pre-action|money ?claim online|mcol|(?:a|get a) ccj\b|county court judge?ment
            |(?:class|group) action|arbitration|arbitrator|without prejudice|(?:a|court) summons|subpoena\w*
            |serv(?:e|ed|ing) (?:you )?(?:with )?(?:legal |court )?papers|(?:before|let|front of|up to) (?:a|the) judge
            |judge (?:can |will )?(?:decide|see|hear)s?|(?:you|company|firm|shop) (?:are|is|will be|'re) (?:\w+ )?liable
            |(?:gross |your |of )negligence|negligent|defamation|defamatory|libel\w*|slander\w*|law centre|legal aid
            |court (?:papers|date|case|order|proceedings|action|claim)|(?:up )?in court\b|legally (?:binding|liable)
            |pursue (?:this|you|it|the matter) (?:further )?(?:legally|through|in (?:the )?court)
            |(?:is|who's|'s|am) (?:also )?an? (?:\w+ )?(?:lawyer|solicitor|barrister|attorney|paralegal|judge)\b
            |(?:through|via|by|from|to|with) (?:my|our|a) (?:\w+ )?(?:lawyers?|solicitors?|attorneys?|barristers?)
            |my (?:statutory )?rights under|enforce (?:my|our) rights|letter of claim|(?:get|lawyer|lawyering) up\b
            |the law is (?:on my|on our|clear|quite clear|very clear)|(?:issue|serve) (?:a |the )?writ
            |(?:seek|seeking|claim|claiming|demand|demanding) (?:\w+ )?(?:compensation|redress) (?:through|from|in court)
            |(?:next|this) letter (?:you get )?will (?:come|be) from|(?:keep|keeping|kept|using) (?:[\w-]+ ){0,3}as evidence|(?:instructed|retained|engaged|briefed) counsel
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
            "before we", "has a page", "write for", "work for", "newsroom", "news desk", "newsdesk", "editor", "story",
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
            |newspaper|magazine|broadcaster|radio|bbc|(?:evening|morning|daily|sunday|weekly) \w+)\b|newsroom|news ?desk|(?:my|our|the) editor\b
            |(?:running|run|writing|write|filing|preparing|researching|working on|doing) (?:a|an|the|this|my) (?:\w+ ){0,2}
            (?:piece|story|article|feature|segment|column|investigation|report)\b
            |(?:story|article|piece|segment) (?:on|about) (?:you|your|this|how)\b|right of reply|for comment\b
            |(?:press|media) (?:enquir|inquir|deadline|request)\w*|(?:on|live) on air|(?:on|in) the (?:evening |local )?news\b
            |(?:go|going|be|be seen|see you|put (?:you|this|it)) on (?:tv|television|telly|the telly)\b|rip[- ]off britain
            |martin lewis|consumer reports|which\? magazine|name and shame|(?:my|our) (?:youtube|tiktok|podcast|channel|blog)
            |(?:post\w*|put\w*|share|sharing|spread\w*|plaster\w*) (?:\w+ ){0,4}(?:all over|across|on) (?:social media
            |tiktok|twitter|facebook|instagram|youtube|reddit|linkedin|the internet|every review))
        """),
        joined(FICTION, r"""
            |\b(?:video editor|photo editor|text editor|code editor|in your editor|the editor (?:crash\w*|lost|shows|saved|won)
            |template|saw (?:it|you|your (?:ad|advert|post)) on|follow you|connect my|link my|upload\w*)\b
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "ofsted", "care quality", "cqc", "civil aviation", "caa", "mhra", "health and safety", "weights and",
            "competition", "fcc", "department of", "osha", "public utilit", "accc", "fair trading", "report you",
            "reporting you", "reported you", "complaint with", "complaint to", "complain to", "authorities",
            "ministry", "parliament", "representative", "congress", "adr", "dispute resolution", "fos", "citizens adv",
            "supervisory", "commission", "state insurance", "standards", "council", "complained to", "governing body",
            "trade body", "trade association",
        ),
        joined(r"""
            \b(?:ofsted|care quality commission|the cqc|civil aviation|the caa|mhra|health (?:and|&) safety executive
            |weights and measures|competition (?:and markets )?(?:authority|commission)|the (?:fcc|cma|hse|fos|accc|sec)\b
            |department of (?:transportation|trade|consumer|insurance|labor|labour|health|justice)|osha\b
            |public utilit(?:y|ies) commission|accc|(?:office of )?fair trading|citizens advice|gambling commission
            |report(?:ing|ed)? (?:you|your (?:company|shop|firm|driver|branch|business)|this|it) to (?:the |my |your )?
            (?!manager|you|customer|support|head office|reception|staff|driver|store|shop|desk|bank)\w+
            |(?:fil(?:e|ed|ing)|lodg(?:e|ed|ing)|mak(?:e|ing)|submit(?:ted|ting)?) (?:an? |my )?(?:\w+ )?complaint (?:with|to)
            [ ](?:the|my|our|a) (?!manager|store|shop|team|hotel|driver|courier|company|branch|agent|restaurant|airline)\w+
            |(?:the|local|relevant|proper|appropriate) authorities|(?:the|a) ministry|member of parliament
            |alternative dispute resolution|through adr\b|supervisory (?:body|authority)|insurance commissioner
            |(?:governing|trade|professional|licensing) (?:body|association)|complain(?:ed|ing)? to the (?:council|government)
            |(?:write|writing|written|wrote) to (?:my|our|the) (?:local )?(?:mp|councillor|congress\w+|representative|senator))
        """),
        joined(FICTION, r"""
            |\b(?:reported (?:it|this) to (?:you|your|the (?:driver|desk|staff))|customs authorities|airport authorities
            |ministry of sound)\b
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "ended up in", "rushed", "tetanus", "needed a doctor", "doctor", "gp ", "vet ", "cut my", "cut him",
            "cut her", "myself", "a finger", "an eye", "alight", "flames", "blew up", "zapped", "tingl", "tripped",
            "unconscious", "black eye", "sprain", "disloc", "ligament", "whiplash", "concus", "hives", "rash", "skin",
            "eyes", "breath", "collapsed", "worse for", "needle", "screw in", "blade", "metal in", "plastic in",
            "glass in", "bit into", "bit on", "in his mouth", "in her mouth", "ran over", "run over", "knocked me",
            "knocked my", "knocked her", "knocked him", "heart attack", "limp", "back out", "ankle", "wrist",
            "fingers", "trapped", "on top of", "hit me", "hit my", "hit him", "hit her", "came off", "while driving",
            "motorway", "speed", "gave way", "snapped under", "under me", "child could", "baby could", "could have",
            "nearly", "almost", "fell through", "electric", "bitten", "bit my", "bit me", "attacked", "nosebleed",
            "numb", "dizzy", "pass out", "headache", "nause", "diarr", "scar", "hurts", "hurting",
        ),
        joined(r"""
            \b(?:(?:ended up|finished up|landed) in (?:the )?(?:a ?& ?e|er|hospital|casualty|intensive care)
            |rushed (?:to|him|her|me|my \w+ to)|tetanus|(?:needed|need|saw|seen|see|seeing|went to|go to|to) (?:to see )?(?:a|the|my
            |his|her) (?:doctor|gp|dentist|vet|physio)(?= (?:about|for|with|because|after|who|to)\b)
            |(?:cut|burn(?:t|ed)?|hurt|scald(?:ed)?|injur(?:ed)?) (?:himself|herself|myself|themsel\w+)
            |(?:cut|sliced|burnt|burned|trapped|crushed|caught|broke|lost|jammed|pinched) (?:my|his|her|a|the end of (?:my|his
            |her)) (?:\w+ )?(?:finger|fingers|fingertip|thumb|hand|toe|arm|leg|foot|eye|knee|head|skin)
            |(?:lost|lose|cost (?:me|him|her)) (?:a|an|my|his|her) (?:finger|eye|tooth|toe)
            |(?:caught|went) alight|(?:up in|burst into) flames|blew up (?:in|on|while|when)|zapped|tripped (?:and|on|over) (?!a word)
            |knocked (?:unconscious|me|him|her|my \w+) (?:over|down|out|off|flat|to)|black eye|sprain\w*|dislocat\w+|ligaments?
            |whiplash|(?:out|up) in (?:a |an )?(?:\w+ )?(?:rash|hives|spots|blisters|welts)
            |skin (?:is |was |has |went |came |started )?(?:\w+ )?(?:burn\w*|peel\w*|raw|red|bleed\w*|blister\w*|off)
            |eyes? (?:is |are |were |was )?(?:burn\w*|sting\w*|stream\w*|swollen|watering)
            |(?:could(?:n't| not)|can't|cannot|stopped|trouble|difficulty|struggl\w+)(?: to)? breath(?:e|ing)
            |(?:he|she|i|mum|mom|dad|nan|wife|husband|son|daughter|man|woman) collapsed
            |(?:found|bit (?:into|on|down on)|was) (?:a|an|some|bits? of|pieces? of|shards? of) (?:\w+ )?(?:needle|screw|nail|glass|metal
            |blade|staple|wire|plastic|stone|tooth|plaster|worm|insect) (?:in|inside)
            |(?:glass|metal|plastic|wire) in (?:my|his|her|our|the|a) (?:\w+ )?(?:food|soup|salad|foot|hand|finger|eye|mouth
            |drink|yoghurt|yogurt|jar|bread|meal|sandwich|baby food|cereal|rice|curry|pie|cake|sauce|smoothie|bottle|palm|heel|sole)
            |in (?:his|her|the baby's) mouth|ran (?:me|him|her|us) over|run over (?:me|my \w+)|heart attack|limping|nosebleed
            |(?:my|his|her) (?:back|knee|hip|shoulder) (?:went|gave|is out|has gone)|put (?:my|his|her) back out
            |(?:landed|fell|came down|toppled|dropped|tipped|crashed) (?:\w+ )?(?:on|onto|over|on top of) (?:me|him|her|us|my|our|the baby)
            |(?:hit|struck|whacked|smacked) (?:me|him|her|my (?:son|daughter|wife|husband|head|face|foot|mother|mum|dad|child))
            |(?:came off|gave way|snapped|broke|collapsed|failed) (?:while (?:i|we|he|she|driving|riding)|under (?:me|him|her)|at (?:speed
            |\d+ ?(?:mph|km))|on the motorway|with (?:me|him|her|my \w+) (?:on|in))|fell through (?:the|it)
            |(?:could|might|would|can)(?: easily)? have (?:been (?:\w+ )?(?:hurt|serious|fatal|killed|worse|much worse|blinded|burned
            |burnt)|killed|hurt|blinded|choked|burn(?:t|ed)|set|lost (?:a|an|his|her|my)|electrocut\w+|fallen|died|caught fire|seriously)
            |(?:nearly|almost) (?:hit|ran|knocked|choked|fell|lost|killed|drowned|suffocated|blinded|burn\w+|set|electrocut\w+|took) (?:me|my
            |him|his|her|us|our|a (?:child|cyclist|pedestrian|finger|toe)|the (?:baby|house|kids?|children|dog|cat)|down|over|to death)
            |(?:dog|cat|rat) (?:bit|attacked)|bit (?:me|my|him|her)\b|bitten by|(?:hand|arm|leg|face|lips?|fingers?|side) (?:went|is|are|was) numb
            |(?:felt|feel|feeling|got|made (?:me|us|him|her)) (?:\w+ )?(?:dizzy|nauseous|light-?headed)|diarrh\w+|(?:left|have|has) (?:a |me with a )?scar\b
            |(?:got|get|gave me|felt) (?:a |an )?(?:tingl\w+|electric (?:shock|tingle)))
        """),
        joined(FICTION, r"""
            |\b(?:plant|hit me (?:that|with a|for|on my (?:card|account))|hit my (?:account|card|inbox|bank|limit)|cut my (?:losses|hair
            |bill|internet|power|phone)|trapped in (?:your|a) (?:phone|menu|loop)|tripped (?:the )?switch|broke my heart|caught my eye
            |tripped over (?:your|the) (?:own|terms)|killed me with|broke my (?:trust|bank)|hurt my (?:wallet|feelings)|budget)\b
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "hard of hearing", "internet", "computers", "the stairs", "widow", "lost my", "buried", "hospital",
            "discharged", "leave the house", "agoraph", "bipolar", "schizo", "on the spectrum", "learning", "down's",
            "downs syndrome", "look after my", "looking after my", "foster", "sclerosis", "motor neurone", "chronic",
            "fibromyalgia", "lupus", "crohn", "colitis", "immuno", "expecting", "ivf", "living on", "live on",
            "pip ", "pay the", "pay my", "heat or eat", "between heating", "behind on", "in my car", "in the car",
            "sofa surf", "laid off", "no money", "last ", "hungry", "safe house", "flee", "fled", "abus", "year old",
            "memory", "confus", "can't read", "cant read", "registered blind", "bedbound", "bed-bound", "can't stand",
            "can't lift", "can't carry", "can't drive", "doctor says", "ill", "diagnos", "treatment", "side effects",
            "lives by", "by himself", "by herself", "on her own", "on his own", "only have", "only me", "payday",
            "pay day", "hard up", "struggling", "coping", "cope", "to feed", "formula", "nappies", "migraine",
            "sick pay", "statutory sick", "divorc", "hospice", "weak", "walker", "scared", "alone", "grandmother",
        ),
        joined(r"""
            \b(?:hard of hearing|(?:don't|do not|can't|cannot|never) (?:do|use|go on|have|understand|work) (?:the )?(?:internet
            |computers?|online|smartphones?)|no (?:internet|computer|smartphone) (?:here|at home|and)
            |(?:can't|cannot|can not|couldn't|struggles? with|manage) (?:\w+ )?(?:the |our |my )?stairs
            |(?:just |recently |have |has )?lost (?:my|his|her|our) (?:\w+ )?(?:husband|wife|mum|mom|mother|dad|father|son|daughter|baby|partner|brother
            |sister|nan|gran|job|home|sight|hearing)|buried (?:my|our|her|his)|(?:just|only|recently|have|has|'ve|came|come|got|been) (?:just )?(?:come |got )?(?:out of|home from|back from|released from) (?:the )?hospital
            |discharged from|(?:can't|cannot|unable to|don't|never) leave (?:the|my) (?:house|home|flat|bed)|agoraphob\w*|bipolar
            |schizo\w+|on the (?:autis\w+ )?spectrum|learning (?:disabilit|difficult)\w*|down'?s syndrome|foster (?:child|carer|kids|mum|mother)
            |(?:look|looking) after my (?:\w+ )?(?:mum|mother|dad|father|husband|wife|nan|gran\w*|son|daughter|brother|sister)
            |(?:multiple )?sclerosis|motor neurone|chronic(?:ally)? (?:pain|ill\w*|fatigue|condition)|fibromyalgia|lupus|crohn'?s|colitis
            |immuno\w+|(?:am|i'm|is|she's|wife's) expecting(?! (?:a|the|my|it|this|to|an|some|you|your|delivery|more|something)\b)|ivf\b
            |expecting (?:a baby|our (?:first|second|third)|twins)|(?:living|live|lives|survive|manage|get by) on (?:benefits|(?:a|my|the|her|his) (?:\w+ )?pension
            |disability|universal|next to nothing|£\d|\$\d|€\d)|on pip\b|pip (?:money|payment)
            |(?:can't|cannot|couldn't|unable to|how (?:do|am) i (?:to )?|to|didn't) pay (?:the|my|our) (?:rent|mortgage|bills|gas|electric\w*)
            |heat(?:ing)? or eat(?:ing)?|between heating and|behind (?:on|with) (?:the|my|our) (?:rent|mortgage|bills)|(?:sleep\w*|live|living) in (?:my|the|our) car
            |sofa surf\w*|laid off|no money (?:for|left|until|till|to)|(?:my|our) last (?:\w+ )?(?:[£$€]\d+|\d+ (?:pounds|euros|dollars|quid)|money|pennies|tenner|fiver)
            |(?:kids|children|baby|we|son|daughter|i) (?:are|is|am|were|was|went|go|going|goes) (?:\w+ )?hungry|safe house|fle(?:d|eing) (?:from |my |an |a )?
            |(?:left|leaving|escap\w+) (?:an? |my )?abusive|(?:[7-9]\d|\d\d\d)[- ]year[- ]old|memory (?:loss|problems|clinic|is|isn't)
            |(?:gets?|is|was|she's|he's|gets very) (?:easily |very |so )?confused(?: (?:and|by the|easily)|[.,])|can(?:'t|t| ?not) read (?:very |so )?(?:well|english|much)
            |registered blind|bed-?bound|(?:can't|cannot|unable to|not allowed to|mustn't|not able to) (?:lift|stand|carry|bend|drive|climb)
            |(?:was|been|got|were|recently|just) diagnosed|(?:having|under|undergoing|starts?|between|my|her|his|cancer|hospital) (?:\w+ )?treatments?(?! (?:of|by|from|plan|room))\b
            |(?:lives?|living|home|is|was|am|i'm|left) (?:all )?(?:by (?:himself|herself|myself)|on (?:her|his|my) own|alone)|only me (?:now|here|and)
            |(?:wait|waiting|until|till|before|next) (?:for )?pay ?day|hard up|(?:not|can't|barely|struggling to|hardly) (?:coping|cope)
            |(?:struggling|struggle) (?:to (?:make ends|pay|feed|eat|survive|get by)|financially|with (?:money|debt|my mental))
            |(?:mouths|kids|children|baby|family|four|three|two) to feed|(?:out of|need|needs|no|without|buy) (?:\w+ )?(?:formula|nappies|diapers)
            |(?:statutory )?sick pay|(?:going through|middle of) (?:a|my) divorce)
        """),
        joined(FICTION, r"""
            |\b(?:\d\d[- ]year[- ]old (?:brand|company|building|house|firm|tree|whisky|port|tradition|design|business)|hair treatment
            |spa treatment|beauty treatment|such treatment|this treatment|poor treatment|left alone|let alone|leave (?:it|me) alone|price alone
            |i'm confused|i am confused|we're confused|by itself|diagnosed (?:the|it|a) fault)\b
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "born in 19", "at my age", "at her age", "at his age", "crutch", "carers", "meals on wheels", "district nurse",
            "home help", "sheltered", "hoist", "feeding tube", "cpap", "apnoea", "apnea", "fibrosis", "leuk", "mastect",
            "radiother", "sickle", "angina", "rehab", "sober", "neonatal", "nicu", "intensive care", "meter", "no electric",
            "minimum wage", "school meals", "braille", "lip-read", "lip read", "sign language", "bsl", "tremor", "can't grip",
            "cant grip", "a stick", "a frame", "bad hip", "bad back", "bad knee", "bad heart", "my heart", "indoors",
            "end of my tether", "breaking point", "scared to", "at school", "the estate", "next of kin", "headstone",
            "undertaker", "dying", "to live", "not long left", "last christmas", "last birthday", "hysterectomy",
            "caesarean", "c-section", "postnatal", "breast", "colostomy", "paralys", "spinal", "great-gran", "my age",
            "old lady", "old man", "old woman", "widowed", "pensioners", "retirement", "care package", "social worker",
            "support worker", "literacy", "reading age", "interpreter", "my english",
        ),
        joined(r"""
            \b(?:born in 19[234]\d|at (?:my|his|her) (?:\w+ )?age\b|(?:on|my) crutches|(?:the|my|her|his) carers?|meals on wheels
            |district nurse|home help|sheltered (?:housing|flat|accommodation)|hoist|feeding tube|cpap|sleep apno?ea|cystic fibrosis
            |leuk\w+|mastectomy|radiotherapy|sickle cell|angina|(?:in|out of|from) rehab|(?:days|weeks|months|years) sober|neonatal|nicu
            |intensive care|(?:on|credit on|left on) (?:the|my|a) (?:\w+ )?meter|no electric(?:ity)?|minimum wage|free school meals|braille
            |lip[- ]?read\w*|sign language|bsl|tremors?|(?:can't|cannot|cant) grip|(?:with|on|use|using) a (?:stick|frame)\b
            |(?:my|her|his|a) bad (?:hip|back|knees?|heart|leg|legs)|(?:weak|my|her|his) heart (?:is|isn't|trouble|problem\w*|tablets|medication)
            |(?:trapped|stuck) indoors|(?:end of my tether|breaking point)|scared to (?:go|answer|open|sleep|leave|be)
            |(?:still|i'm|am) at school|(?:the|his|her) estate of|(?:handling|settling) (?:the|his|her|my \w+) estate|next of kin|headstone
            |undertakers?|(?:is|was|was slowly|she's|he's) dying(?! to)|(?:weeks|months|days|long) (?:left )?to live|not long left
            |(?:her|his) last (?:christmas|birthday|summer)|hysterectomy|caesarean|c-section|postnatal|colostomy|paralys\w+|spinal injur\w+
            |great-gran\w+|(?:an?|i am an|i'm an|poor) old (?:lady|man|woman)|pensioners|retirement (?:flat|home|village)|care package
            |(?:my|her|his|our|the) (?:social|support) worker|(?:an|through an) interpreter|my english is (?:not|bad|poor))
        """),
        joined(FICTION, r"""
            |\b(?:c-section (?:sofa|shelf)|smart meter|gas meter reading|meter reading|heart rate|power meter)\b
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "steam", "skin off", "bandage", "plaster", "first aid", "minor injur", "999", "911", "out cold", "lump", "singed",
            "charred", "black smoke", "too hot", "smelt", "smelled", "a bang", "electrics", "condemned", "raw", "undercooked",
            "pink in the", "mouldy", "moldy", "out of date", "wet floor", "came loose", "harness", "strap", "drop side", "tipped",
            "ladder", "at the wheel", "speeding", "drunk", "in the dark", "in the cold", "freezing", "hypotherm", "choke",
            "sharp edge", "razor", "rusty", "exposed", "live cable", "dent in his", "bump on", "bleach", "acid", "leaking",
            "in the snow", "shards", "barefoot", "intoler", "dairy", "vegan", "vet", "stalk", "scream", "shout",
        ),
        joined(r"""
            \b(?:took the skin off|(?:a|needed a|with a) bandage\w*|first aid|minor injur\w+|(?:rang|called|call|dialled|phoned) (?:999|911|112)
            |out cold|(?:lump|bump|gash|cut|bruise) on (?:my|his|her|the back of)|singed|charred|black smoke|too hot to (?:touch|hold)
            |(?:smelt|smelled|smell) (?:of )?(?:burning|gas|smoke)|(?:a|loud|big) bang\b|(?:tripped|blew|took out) (?:all )?(?:the|our|my) (?:\w+ )?electrics
            |condemned|(?:raw|undercooked) (?:chicken|meat|pork|burger|fish|inside|in)|pink in the middle|mou?ldy|wet floor
            |(?:seat|harness|strap|buckle|belt) (?:\w+ )?(?:came (?:loose|undone|off|open)|snapped|broke|failed)|drop side|tipped (?:over|forward|onto)
            |ladder (?:slipped|collapsed|broke|bent)|asleep at the wheel|driver (?:\w+ )?(?:drunk|speeding|on his phone|texting)
            |(?:left|locked|stood|stuck|stranded|standing)(?: \w+){0,4} in the (?:dark|cold|snow)|freezing (?:cold )?(?:house|flat|home|night|children|baby)
            |hypotherm\w+|(?:razor[- ])?sharp edges?\b|rusty (?:nail|screw|blade|edge)|live cables?|bleach (?:in|on|leaked)|acid (?:leak|burn|on)\w*
            |(?:was|stood|walked|standing) barefoot|(?:dairy|lactose|gluten) intoler\w+|(?:screamed|shouted|swore) at (?:me|my|her|him) (?:and|until|in front)
            |(?:had to go|went|taken|off) to the (?:vet|vets|vet's|dentist|doctors?|gp))
        """),
        joined(FICTION, r"""
            |\b(?:bang (?:on|for)|plaster (?:wall|ceiling|dust)|raw (?:data|material|silk|denim|wood)|not condemned)\b
        """),
    ),
    Rule(
        SignalKind.SELF_HARM,
        (
            "had enough of", "way out", "want to wake", "without me", "much longer", "if i was", "if i were", "i died",
            "disappear", "written my", "written the note", "my note", "love them", "it all to", "everything to",
            "living like", "slit", "wrists", "hang myself", "off a bridge", "off the bridge", "the bridge", "into the sea",
            "into traffic", "of a train", "samaritans", "crisis line", "take all my", "took all my", "bottle of pills",
            "pills", "tablets", "rather be dead", "be dead", "worth living", "not worth", "carry on", "anything left",
            "nothing left", "be here anymore", "be here any more", "exist", "end things", "ending things", "sleep and",
            "my own hands", "finish it",
        ),
        joined(r"""
            \b(?:had enough of (?:life|living|being alive|it all)|(?:no|see (?:no|any|a)) (?:other )?way out|not want(?:ing)? to wake
            |(?:nobody|no one|noone|who) would (?:care|notice|miss me|even notice)(?: if| when)? ?i?|(?:if i (?:was|were) (?:gone|dead|not here))
            |if i (?:died|disappeared)|(?:might not|not|won't|wont) be around (?:for )?(?:much longer|any longer|to see)
            |(?:written|wrote|writing) (?:my|the|a) (?:suicide |goodbye |last )?(?:note|letter to my (?:kids|children|family))|tell (?:my|the) (?:kids|children|wife
            |husband|mum|family) (?:that )?i (?:love|loved)|(?:want|need|wish) (?:it all|everything|this all) to (?:stop|end|be over|go dark)
            |(?:can't|cant|cannot) (?:keep|go on) living(?: like)?|slit my|my wrists|hang myself|(?:jump\w*|off|drive\w*|drove) (?:\w+ ){0,3}(?:off|into) (?:a|the) (?:bridge|roof
            |cliff|balcony|tree|wall)\b|walk(?:ing|ed)? into (?:the sea|traffic|the river)|in front of (?:a|the|that) (?:train|tube|bus|lorry|truck)
            |samaritans|(?:crisis|suicide) (?:line|helpline|team)|(?:take|took|taken|swallow\w*) (?:all (?:of )?(?:my|the)|a bottle of|every one of my) (?:pills|tablets)
            |(?:counting|counted) (?:out )?(?:my|the) (?:pills|tablets)
            |life (?:is|isn't|is not|not) (?:not )?worth (?:living|it)|not worth (?:living|being alive)|nothing left (?:for me|to stay for)
            |(?:do not|don't|dont|didn't) (?:want to |wanna )(?:be here any ?more|exist|be around any ?more|carry on any ?more)
            |(?:end|ending) things (?:tonight|for good|myself|now)|(?:sleep|go to sleep) and (?:not|never) wake|finish it (?:all|tonight|for good))
        """),
        joined(FICTION, r"""
            |\b(?:customer|subscription|membership|subscriber|contract|way out of (?:the|this|your|my) (?:contract|menu|loop|car park|building|store)|battery|bus stop
            |parked|parks|double[- ]parked|jumped off the page|be around (?:to sign|for (?:the )?delivery)|love (?:it|your|the))\b
        """),
    ),
    Rule(
        SignalKind.REQUESTER_FRAUD,
        (
            "friends name", "friend's name", "different name", "someone else's name", "another name", "do not contact the",
            "don't contact the", "dont contact the", "did not buy", "didn't buy", "email on", "e-mail on", "empty box",
            "stolen card", "card i found", "back date", "backdate", "edit the", "doctor", "make it look", "look like it",
            "old one back", "send back my old", "swap", "so i can claim", "higher amount", "on the receipt",
            "on the invoice", "off the books", "say nothing", "tracking says", "really i", "actually got it",
            "got it really", "did get it", "did arrive", "both refunds", "not mine but", "isnt mine", "isn't mine",
        ),
        joined(r"""
            \b(?:in (?:my|a) (?:friend'?s|mate'?s|cousin'?s|different|another|other) name|in (?:someone|somebody) else'?s name
            |(?:do not|don't|dont|no need to|never) (?:contact|call|ring|e-?mail|ask|tell|notify|inform) the (?:names?|card ?holders?|owners?|account holders?
            |real owner)|will (?:say|tell you) (?:that )?they did(?:n't| not| nt) (?:buy|order|make)
            |change the (?:e-?mail|phone|number|address|password) on (?:all|both|these|those|her|his|their|someone|somebody)
            |(?:send|sent|return|returned|post|posted)(?: you)?(?: back)? (?:an|the) empty box (?:back )?(?:and|so)|(?:a|with a|on a) stolen card|card i found|back-?dat(?:e|ed|ing) (?:the|my|an?|it)
            |(?:edit|change|alter|doctor)(?:ed|ing)? the (?:date|amount|receipt|invoice|photo|name) (?:on|in|of|so|and|to) |make it look (?:like|as if|as though) (?:it|i|the|you)
            |(?:send|return|swap|give you)(?:ping)?(?: back)? (?:my|the) old one (?:back )?(?:instead|and keep|in the box)|so (?:that )?i can claim (?:it|more|twice|on)
            |(?:higher|bigger|larger) (?:amount|sum|price|value) on (?:the|my) (?:receipt|invoice)|off the books
            |(?:it|parcel|package) did (?:arrive|come|turn up),? (?:but|though|really)|i (?:did|actually|really) (?:get|got|receive|have) it,? but (?:i'?ll|i will|say|just|want)
            |(?:get|keep|have|want|claim) both refunds|(?:card|account) (?:is not|isn't|isnt) mine(?: but| so|, but))
        """),
        joined(FICTION, r"""
            |\b(?:(?:came|arrived|delivered|sent|received|opened|got) (?:me |us )?(?:an|the) empty box|please correct|you (?:have|had) (?:edited|changed)
            |typo|spelt|misspelled)\b
        """),
    ),
)  # fmt: skip

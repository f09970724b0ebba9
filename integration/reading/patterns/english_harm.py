"""English words of danger, despair and frailty. Missing one is worse than one too many."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import FICTION, Rule, joined

RULES = (
    Rule(
        SignalKind.SELF_HARM,
        (
            "kill", "suicid", "end it", "end my", "die", "alive", "living", "live", "here any", "self-harm",
            "self harm", "hurt myself", "cut myself", "overdose", "better off", "wake up", "give up", "done",
            "point of", "safe tonight", "the river", "arrive", "go on", "wont be here", "won't be here",
            "see the point", "no way out", "not be here", "disappear", "goodbye", "hopeless", "jump", "be needing",
        ),
        joined(r"""
            \b(?:kill(?:ing)? myself|suicid\w+|end(?:ing)? (?:it all|my (?:own )?life|things for good|it tonight)
            |(?:want|wish|ready|rather|hope|going|prefer) (?:to |i (?:could|would|was|were) )?(?:just )?(?:die|dead
            |be dead)\b|(?:don't|dont|do not|didn't|not) (?:really |even )?(?:want|wanna|wish
            |care)(?: to)? (?:be alive
            |live|be here|wake up|exist|go on)|(?:hurt|harm|cut)(?:ting|ing)? myself|self[- ]?harm\w*|take an overdose
            |overdose on|(?:everyone|everybody|they|you|world|family|kids|wife
            |easier on \w+)\W{0,3}(?:\w+\W+){0,3}(?:better off|easier) (?:without me|if i)|better off (?:dead
            |without me)|easier on \w+ if i|(?:what is|what's|whats|see|no) (?:the |any |much )?point (?:of|in
            |to) (?:me |my )?(?:being here|being|living|life|going on|carrying on|anything|it all)(?: any ?more)?
            |(?:great deal of |much |any )point (?:in|of) me\b|(?:won't|wont|will not|not|may not
            |might not) be (?:here
            |around|alive) (?:for|much|any|to|by|when|next|if)\b|(?:can't|cant|cannot) (?:go on|carry on
            |do this any ?more|take (?:it|this|much more) any ?more|live like this)|(?:don't|dont
            |do not) feel safe (?:tonight|with myself|on my own)|(?:looking|look|staring) at the (?:river|bridge
            |tracks
            |pills)|no reason to (?:live|go on)|nothing (?:left )?to live for|if i didn't (?:arrive|wake|exist)
            |(?:a )?danger to myself|thought(?:s)? of (?:ending|not being|dying|death)|wake up (?:in the morning
            |tomorrow) any ?more|last (?:letter|message|thing) (?:i|you)(?:'ll| will) (?:ever )?(?:write|hear|read
            |send)
            |won't be needing (?:anything|it|any of)|not wanting to (?:be here|wake|live)|dark(?:est)? thoughts
            |(?:rather|might as well) (?:be dead|not be here)|made me want to (?:die|end))
        """),
        joined(FICTION, r"""
            |\b(?:dying to (?:get|see|try|know|have|wear|read|open|hear|meet)|to die for|laugh(?:ing|ed)?
            |customer any ?more|be (?:here|around) (?:for|to) (?:sign|the delivery|receive|take|accept|let)|battery
            |plants?|won't be here (?:to sign|on|next week|until)|phone to die|embarrassment|customer for much)\b
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "injur", "burn", "scald", "bleed", "bled", "blood", "stitches", "hospital", "a&e", "ambulance",
            "paramedic", "emergency room", " er ", "surgery", "concuss", "fractur", "broke ", "broken ", "choke",
            "choking", "swallow", "poison", "allerg", "anaphyla", "rash", "blister", "sick", "ill ", "vomit",
            "faint", "electric shock", "electrocut", "shock", "cut ", "nut free", "nut-free", "contains ", "fall",
            "fumes", "emergency", "drip", "medicine", "ill", "pendant", "meds", "medication", "tablets", "syrup",
            "sliced", "slice", "gash", "wound", "unconscious", "urgent care", "casualty", "ribs", "tooth", "eye",
            "throat", "died", "killed", "x-ray", "hurt", "bruis",
        ),
        joined(r"""
            \b(?:injur(?:y|ies|ed|ing)|(?:got |was |been |badly |were )?(?:burn(?:t|ed)|scald(?:ed|s)?) (?:my|his|her
            |our|their|me|us|himself|herself|myself|the (?:baby|cat|dog|kids?))|(?:first|second|third)[- ]degree
            |burns? (?:on|to) (?:my|his|her)|bleed(?:s|ing)?|bled\b|blood (?:on|everywhere|all|was|pouring|taken)
            |(?:\w+ )?stitches(?! (?:came|come|coming|loose|are|on the))|(?:in|to|at|from|the|took \w+ to) hospital\b
            |\ba&e\b|ambulance|paramedics?|emergency room|urgent care|the er\b|concuss\w+|fractur\w+|broke(?:n)? (?:my
            |his|her|an?|two|three) (?:\w+ )?(?:wrist|arm|leg|ankle|hip|finger|toe|nose|rib|ribs|collarbone|tooth
            |teeth
            |foot|hand|jaw)|cracked (?:ribs?|tooth)|chipped (?:a |my )?(?:tooth|teeth)|chok(?:ed|ing|e) on|(?:nearly
            |almost|was) chok\w+|swallow(?:ed|ing)? (?:a|the|one|it|two|some)|(?:food )?poison(?:ing|ed)|anaphyla\w+
            |allergic reaction|(?:rash|blisters?|hives) (?:on|all|over|came|up)|blistered|(?:violently|been|were
            |was|got
            |made \w+|me|us) (?:both |all )?(?:very |violently |really |quite |so )?(?:sick|ill)\b|violently ill
            |nut[- ]?free
            |contains (?:hazelnut|nut|peanut|almond|milk|egg|sesame)\w*|(?:small |deep |nasty |bad )?cuts? (?:on|to
            |in) (?:my|his|her|their)|had (?:a|another|two) falls?|fumes|emergency (?:vet|clinic|surgery|dentist)
            |on a drip|blood (?:test|count)s?|(?:their|my|his|her) medicines?\b|pendant alarm|(?:epilepsy|heart
            |blood pressure|asthma) (?:meds|medication|tablets|syrup)|vomit\w*|threw up|throwing up|faint(?:ed|ing)
            |passed out|electric(?:al)? shocks?|electrocut\w+|(?:gave|got|gives|get
            |had) (?:me |us |him |her )?(?:a |an )?(?:\w+ )?shocks?\b|(?:cut|sliced|gashed|opened|slashed) (?:my
            |his|her
            |open) (?:\w+ )?(?:hand|finger|thumb|palm|foot|leg|arm|face|lip|knee|wrist|toe|eye)|in (?:my|his
            |her) eyes?\b|throat (?:closed|swell\w*|swollen)|tongue (?:swelled|swollen)|(?:she|he|i|they|someone
            |somebody|kid|child) (?:could|might|would|almost|nearly) (?:have )?(?:died?|been killed|be killed
            |been hurt
            |choked)|(?:could|nearly|almost|would) (?:have )?kill(?:ed|s)?|x-?ray|(?:i|he|she|we|got|was|were|got
            |been) hurt\b|hurt (?:my|his|her) (?:back|hand|head|neck|knee|arm|leg|foot)|bruis(?:ed|es)|knocked out)\b
        """),
        joined(FICTION, r"""
            |\b(?:sick of|sick and tired|home sick|sick leave|shock(?:ed)? (?:to|at|that|when)|(?:burn
            |burnt) (?:the )?(?:toast|cd|dinner|food|calories)|bleeding edge|cut (?:my|his|her) (?:losses|hair|call)
            |an absolute shock|sticker shock|bill shock|blood orange|x-?ray vision|hurt (?:my|his|her) feelings
            |killing me softly|plant(?:s)?)\b
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "fire", "smoke", "smok", "spark", "flame", "explod", "explos", "gas", "carbon monoxide", "melt",
            "overheat", "danger", "hazard", "unsafe", "not safe", "safety", "recall", "brake", "glass", "sharp",
            "collapsed", "came down", "fell on", "fell off", "burst", "caught", "live wire", "wires", "hot plastic",
            "burning", "scorch", "red hot", "swollen battery", "tripping", "asbestos", "mould", "mold", "magnet",
            "blue flicker",
        ),
        joined(r"""
            \b(?:(?:caught|on|catch|a|house|small|the) fire\b(?! (?:stick|tv|tablet|hd|place|pit|sale|them|him|her
            |door
            |alarm|drill|him|emoji))|smok(?:e|ing) (?:came|coming|started|from|out|pouring|and|filled|poured
            |everywhere
            |is|was)|(?:its|is|was|started|starts|began|and) smok(?:e|ing)|sparks?\b|sparked|sparking
            |flames?\b(?! (?:\d
            |of))|explo(?:ded?|des|ding|sion)|(?:smell(?:s|ed|ing)? (?:of )?|leak(?:s|ing|ed)? )(?:gas|burning
            |hot plastic)|gas(?:sy)? (?:leak|smell)|carbon monoxide|melt(?:ed|ing|s)\b|overheat\w*|(?:is|are|very|so|a
            |really|extremely|was|downright|bloody|fucking|potentially) (?:dangerous|danger|hazard\w*|lethal|deadly
            |unsafe)|dangerous(?:ly)?|unsafe|(?:not|isn't|isnt|aren't|wasn't|don't feel|didn't feel) (?:\w+ )?safe\b
            |(?:fire|safety|trip|choking|health|serious) (?:hazard|risk|issue|concern|defect)|brakes? (?:failed
            |warning
            |pads?|pedal|went|gave|did|do|don't|cable|snapped|fail)|(?:shards?|splinters?|lump) of (?:glass|metal
            |plastic|wire) in (?:my|his|her|our)|(?:bare|live
            |exposed) wires?|burning (?:smell|plastic|rubber)|scorch(?:ed|ing)|swollen battery|battery (?:swelled
            |swollen|bulging)|burst (?:into|at|in)|(?:fell|threw|thrown|collapsed|toppled) (?:off|down|on|onto
            |under|over) (?:me|him|her|us|my|with|in|on|onto|to|the (?:baby|kids?|children|dog|cat|bed|stairs|ladder
            |bike))|came (?:off|down|away) (?:on|onto|in) (?:me|him|her|us|my)|tripping (?:the )?(?:whole
            |electric|house|fuse|mains)|asbestos|magnets? (?:came|fell|came out)|warn (?:the )?other(?:s| people
            | customers)|take (?:it|this|them) off sale|recalled|product recall|call (?:them|it) in\b)
        """),
        joined(FICTION, r"""
            |\b(?:fire(?:d)? (?:him|her|them|sale|stick|tv|tablet)|smoke (?:grey|gray|detector|alarm|and mirrors)
            |melted (?:cheese|my heart|chocolate|ice ?cream)|safe and sound|sparkl\w+|better safe|spark joy
            |flame emoji
            |hot ?pot|heart melted|arrived safe|danger of (?:losing|missing)|ice cream|recalled (?:that
            |the conversation))\b
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "insulin", "inhaler", "epipen", "epi-pen", "pen,", "dialysis", "ventilator", "oxygen", "overdos",
            "wrong dose", "dose", "dosing", "medication", "tablets", "prescription", "warfarin", "blood thinner",
            "glucose", "stalk", "threat", "outside tonight", "follow", "abus", "attack", "assault", "my address",
            "home address", "watching", "a man's voice", "stranger", "allergen", "coeliac", "celiac", "peanut",
            "nut-free", "gluten", "ninety-one children", "epilep", "seizure", "wheez", "fever", "use by", "flood",
            "ex ",
        ),
        joined(r"""
            \b(?:insulin|inhaler|epi-?pen|dialysis|ventilator|oxygen (?:concentrator|tank|machine|cylinder|supply)
            |overdos\w+|wrong (?:dose|dosage|strength|tablets|medication|prescription|medicine)|(?:what|which|next|his
            |her|a|the|missed|double|triple|warfarin|dosing) (?:\w+ )?(?:dose|dosing)\b|dosing (?:advice|error
            |instructions)|warfarin|blood thinner|glucose (?:meter|logger|monitor|reading)|(?:out of|without|last
            |run out of|need|needs) (?:\w+ ){0,3}(?:medication|meds|tablets|medicine)|stalk(?:er|ed|ing)|threaten(?:ed
            |ing) (?:me|my|us|him|her|to (?:kill|hurt|hit|harm|beat|burn|come))|(?:he|she) (?:was|is|were) outside
            |(?:physically |sexually )?(?:abusive ex
            |assault(?:ed)?|attacked)|(?:gave|given|handed|told) (?:him|my ex|her ex|a stranger|my husband)
            [ ](?:\w+ ){0,3}address|(?:he|my ex|ex-husband|stalker|the man) (?:now )?(?:has|knows
            |got) (?:\w+ ){0,3}address|(?:a )?(?:man's|stranger's|stranger) (?:voice|in (?:my|our|somebody's))
            |who's watching us|stranger in|allergens?\b|co?eliac|peanut|nut[- ](?:free|allergy)|seizures?|(?:has|have
            |had|he|she|with) (?:a )?fits\b|wheez\w+|use[- ]by (?:date)?|out of date (?:food|meat|milk|chicken)
            |don't like going to the door|front door that does(?:n't| not) lock)
        """),
        joined(FICTION, r"""
            |\b(?:peanut butter (?:cups?|cookies)|dose of (?:reality|humour|sarcasm|fun)|peanuts? (?:for|price
            |compared)
            |threatened to (?:cancel|leave|switch))\b
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "year old", "year-old", "yr old", "i'm ", "im ", "i am ", "aged", "she's", "shes ", "he's", "she is",
            "he is", "eighty", "ninety", "seventy", "eighties", "nineties", "elderly", "pensioner",
            "over 75", "mum", "mother", "nan", "gran", "dad", "father",
        ),
        joined(r"""
            \b(?:(?:i'm|i am|im|she's|shes|she is|he's|hes|he is|aged?|mum is|dad is|mother is|father is|who is|who's
            |nan is|is|being|at|turned|turns|nearly|almost) (?:now |only |an? |nearly |almost )?(?:[7-9]\d
            |10\d)\b(?! ?(?:%|pages?|minutes|mins|days|miles|km|kg|cm|weeks|percent|pounds|euros|quid|per|in the queue
            |in line|orders|items))|(?:\b[7-9]\d|seventy|eighty|ninety)(?:[- ]\w+)?[- ]?(?:years?|yrs?
            |yo)\b[- ]?(?:old
            |of age)?|(?:i'm|she's|he's|is|am) (?:seventy|eighty|ninety)(?:-\w+)?|(?:mother|father|mum|mom|dad|nan
            |gran\w*|aunt\w*|uncle|neighbour|husband|wife|parents) ?\((?:7|8|9)\d\)?|in (?:his|her|their
            |my) (?:seventies|eighties|nineties|80s|90s|70s)|elderly|pensioner|over 75|\boap\b|frail)\b
        """),
        joined(FICTION, r"""
            |\b(?:\d\d ?(?:years|yrs) (?:warranty|guarantee|in business|ago)|hold for|number \d+ in
            |[a-z]+ at \d\d ?(?:°
            |degrees))\b
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "wheelchair", "disab", "blind", "deaf", "hearing aid", "screen reader", "autis", "adhd", "dyslex",
            "dement", "alzheimer", "parkinson", "cancer", "chemo", "dialysis", "diabet", "type 1", "insulin",
            "epilep", "copd", "asthma", "pacemaker", "stroke", "paraly", "stammer", "ms ", "arthritis",
            "walking stick", "crutches", "mobility", "carer", "caring for", "housebound", "pendant alarm",
            "lives alone", "live alone", "on my own", "learning d", "special needs", "wheel chair", "support worker",
            "hospice", "palliative", "oxygen", "ventilator", "cataract", "walking frame", "zimmer", "ramp",
            "oncolog", "tumour", "tumor", "surgery", "my op", "operation", "coeliac", "inhaler", "priority register",
            "priority list", "vulnerable", "limited mobility", "new hip", "hospital", "seizure", "ptsd", "bedridden",
            "incontinen", "don't get about", "amput", "prosthe", "kidney", "transplant", "heart condition", "stool",
            "a chair", "step-free", "step free", "a fall", "results", "i'm 1", "glucose", "sensory", "meltdown",
            "non-verbal",
        ),
        joined(r"""
            \b(?:wheel ?chairs?|disab(?:led|ilit\w+)|(?:i'm|am|is|are|he's|she's|registered|partially|legally|my blind
            |who's) (?:\w+ )?(?:blind|deaf)\b|deaf\b|hearing aids?|hard of hearing|screen ?readers?|autis\w+|adhd
            |dyslex\w+|dement\w+|alzheimer\w*|parkinson\w*|(?:has|have|had|with|my|breast|the|lung|of|two-week) cancer
            |cancer (?:treatment|patient|pathway|ward)|chemo\w*|dialysis|diabet\w+|type[- ]?(?:1|one|2|two)\b|insulin
            |epilep\w+|copd|asthma\w*|pacemaker|(?:had|after|since|his|her|my) (?:\w+ )?strokes?\b|paraly\w+|stammer
            |multiple sclerosis|arthritis|walking stick|crutches|mobility (?:scooter|aid|issues|problems)
            |limited mobility|(?:a|his|her|my|i'm|full[- ]time|young|unpaid|sole) carer\b|(?:caring|care) for (?:my
            |his
            |her) (?:\w+ )?(?:mother|father|mum|mom|dad|wife|husband|brother|sister|son|daughter|parents?)|housebound
            |pendant alarm|(?:lives?|living) alone|(?:i'm|im|am|all|was|be) (?:here )?on my own\b|learning (?:dis\w+
            |diff\w+)|special (?:educational )?needs|support worker|hospice|palliative|oxygen concentrator
            |home ventilator|ventilator|cataracts?|oncolog\w+|tumou?r|(?:off work|after|since|before|had|for
            |recovering from) (?:\w+ )?(?:my|an?|his|her|heart|hip|knee) (?:\w+ )?(?:op|operation|surgery)\b|co?eliac
            |inhaler|priority (?:services )?(?:register|list)|vulnerable|(?:walking|zimmer) frame|(?:for|up|need|no
            |use) (?:a |the )?ramp\b|(?:new|replacement) hip|(?:was|am|been|i'm|is|while|she's|he's|in) in hospital
            |ptsd
            |bedridden|incontinen\w+|don't get about|(?:shower|bath) (?:stool|seat|chair)|i use a chair|step[- ]free
            |had a fall|(?:scan|biopsy|test) results|i'm 1[0-7]\b|amput\w+|prosthe\w+|kidney|transplant
            |heart (?:condition|attack|failure|problem)|glucose|non-?verbal|bed ?bound)\b
        """),
        joined(FICTION, r"""
            |\b(?:blind (?:spot|date|faith|eye|drawn)|a stroke of|roman blinds?|turn(?:ed|ing)? a (?:blind|deaf)
            |deaf ears|wheelchair (?:logo|symbol)|stroke of (?:luck|genius|midnight)|horoscope|cancer research shop)\b
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "died", "death", "funeral", "burial", "cremation", "pension", "being here", "passed away",
            "late husband", "late wife", "late mother", "late father", "widow", "bereave", "miscarr", "stillb",
            "pregnan", "newborn", "weeks old", "induced", "underweight", "born", "months old", "premature", "baby",
            "suicid", "depress", "anxi", "mental health", "panic attack", "breakdown", "homeless", "shelter", "rent",
            "food bank", "foodbank", "benefits", "universal credit", "can't afford", "cant afford", "bailiff",
            "evict", "debt", "overdraft", "no money", "refuge", "abusive", "domestic", "restraining", "my ex",
            "stranded", "with two kids", "gambl", "addict", "recover", "in tears", "single mum", "single mother",
            "single parent", "starv", "to eat", "no heating", "heating", "ashamed", "alive", "myself",
            "sister's safe", "get away from",
        ),
        joined(r"""
            \b(?:(?:my|his|her|our|late|the) (?:\w+ ){0,2}(?:died|passed away|has passed|is dead)|(?:death|dying
            |passing) (?:certificate|of (?:my|his|her|our))|(?:\w+'s|the|his|her|father's|a) (?:funeral|burial
            |cremation
            |wake)|on my pension|point of me being|my late (?:\w+)|late (?:husband|wife|mother|father|mum|dad|partner
            |brother|sister|son|daughter)(?:'s)?|widow(?:er|ed)?|bereave\w*|(?:he|she|they|brother|father|mother
            |dad|mum
            |nan|gran\w*)(?:'s)? (?:has |have )?(?:since )?(?:died|passed(?: away)?)|miscarr\w+|stillb\w+|pregnan\w+
            |newborn|(?:\d|two|three|six|few) weeks old|baby of \d+ weeks|with (?:the|my|our|a) (?:\w+ )?baby
            |baby (?:came|is here|was born|is due)|being induced|underweight|since she was born|premature|depress(?:ed
            |ion)|anxiety|mental(?:ly)? (?:health|ill\w*)|panic attacks?|nervous breakdown|homeless\w*|night shelter
            |(?:can't|cant|cannot|couldn't|pay|paid|was|is|my|for the|the|missed
            |behind on) (?:\w+ ){0,2}rent\b(?! (?:a
            |the car|out))|rent (?:bounced|money|is due|was due)|food ?banks?|universal credit|(?:on|disability
            |my) benefits\b|can(?:'t|t|not) afford|bailiffs?|evict\w+|in debt|debt (?:support|advice|collect\w+|help)
            |overdrawn|refuge\b|abusive|domestic (?:violence|abuse)|restraining order
            |my (?:violent |abusive )?ex (?:rang|called|knows|husband|wife|found|has|got|was|is)|get away from him
            |gambl\w+|addict\w*|single (?:mum|mom|mother|parent|dad)|nothing (?:left )?(?:to eat|for the rent|to feed)
            |no (?:heating|hot water|food)|feed (?:my|the) (?:kids|children|baby)|care home|(?:don't
            |dont) (?:really |even )?want to be (?:alive|here)|kill(?:ing)? myself|stranded|(?:with|have) (?:two
            |three|a
            |my) (?:small |young |little )?(?:kids|children|baby|toddler)|frightened|(?:i'm|i am|im) (?:so )?(?:scared
            |ashamed)|wages|payday loan)\b
        """),
        joined(FICTION, r"""
            |\b(?:rent(?:al)? (?:a car|agreement)|battery died|phone died|(?:plant|tree|fern|fig|orchid|roses|screen
            |laptop|motor)s? died|addictive|addicted to your|bread and butter)\b
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "retired", "can't walk", "cant walk", "can't see", "cant see", "can't hear", "unable to",
            "terminal", "guide dog",
            "visually", "stoma", "catheter", "nursing home", "breastfe", "redundan", "lost my job",
            "unemployed", "out of work",
            "crying", "cried", "sobb", "lonely", "grie", "memorial", "ashes", "urn", "deceased", "executor",
            "probate",
            "power of attorney", "refugee", "asylum", "hostel", "my illness", "seriously ill", "very ill",
            "isn't well",
            "not well", "low income", "poorly", "sick child", "sick mother", "broken leg", "broken hip",
            "sight", "ward",
        ),
        joined(r"""
            \b(?:(?:can't|cant|cannot) (?:walk|see (?:well|properly|the|anything|any ?more)|hear (?:well|properly
            |the|anything)
            |get (?:out|up|upstairs|about|around))|unable to (?:walk|stand|leave (?:the|my)|get out|see|speak)
            |terminal(?:ly)? (?:ill|illness|cancer|diagnosis)|guide dog|visually impaired|partially sighted
            |(?:losing|lost) (?:my|his|her) sight
            |stoma|catheter|nursing home|breastfe\w+|made redundant|lost my job|unemployed|out of work
            |retired (?:and|on|with|nurse
            |teacher|widow)|(?:i|she|he|was|been|were|is|i'm) (?:just |actually |now )?(?:crying|cried|sobbing
            |sobbed)|lonely|griev\w+|grief
            |(?:his|her|their|the) (?:ashes|urn)|deceased|executor|probate|power of attorney|refugees?|asylum
            |(?:the|a|in a) hostel
            |(?:seriously|very|chronically|terminally) ill\b|(?:isn't|is not|not been|hasn't been
            |not) (?:very |at all )?well\b
            |low income|(?:sick|ill|poorly) (?:child|son|daughter|mother|father|wife|husband|mum|dad|baby)
            |broken (?:leg|hip|arm|ankle)
            |on (?:a|the) ward)\b
        """),
        joined(FICTION, r"""
            |\b(?:not well (?:made|packed|written|designed|packaged|finished|thought)|works? well|fit well
            |for crying out loud|crying shame)\b
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "allerg", "swell", "swollen", "infection", "unwell", "hospitali", "trapped", "stuck in",
            "slipped", "tripped over",
            "accident", "near miss", "suffocat", "drown", "toxic", "chemical", "infest", "maggot",
            "cockroach", "rats", "afraid",
            "scared", "shaking", "harass", "groped", "touched", "grabbed", "pushed", "shoved", "knife", "gun",
            "weapon", "mains",
            "children's section", "fell from", "fell out", "crashed into", "skidded", "steering", "tyre",
            "airbag", "seat belt", "seatbelt",
        ),
        joined(r"""
            \b(?:allerg(?:y|ic|ies)|swelled|swelling|swollen|infections?|infected|unwell|hospitali[sz]ed|(?:was
            |were|been|got) trapped
            |stuck in (?:the|a|your) (?:lift|elevator)|slipped (?:on|and)|tripped over (?:the|a|your)|(?:an|the|car
            |nearly an|caused an) accident\b(?! and)
            |near miss|suffocat\w+|drown\w*|toxic (?:fumes|smell|chemical|paint)|chemical burns?|infest\w+|maggots?
            |cockroach\w*
            |(?:i'm|i am|are|is|was|were|too|now) (?:\w+ )?(?:afraid|scared|shaking)|harass(?:ed|ment|ing)|groped
            |(?:he|she|driver|courier|guard|man|staff
            |they) (?:\w+ )?(?:touched|grabbed|pushed|shoved|hit|punched|slapped) (?:me|my|her|him|us)|with a knife
            |(?:steering|airbags?
            |seat ?belts?) (?:\w+ )?(?:failed|locked|broke|came|didn't|did not|does not|doesn't|wouldn't)
            |tyre (?:burst|blew|exploded|worn)|crashed into)\b
        """),
        joined(FICTION, r"""
            |\b(?:by accident|scared of (?:spoilers|heights)|i'm afraid (?:i|it|that|you|your|the|this|we|there
            |not)|i'm afraid[.,]|am afraid (?:i|it|that|you|your|the|this|we)
            |swollen (?:price|bill))\b
        """),
    ),
)  # fmt: skip

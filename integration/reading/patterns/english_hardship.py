"""How people tell of harm and hardship in passing, without the words one would list first."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import FICTION, Rule, joined

RULES = (
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
            |rushed (?:to|him|her|me|my \w+ to)|tetanus|(?:needed|need|saw|seen|see|seeing|went to|go to
            |to) (?:to see )?(?:a|the|my
            |his|her) (?:doctor|gp|dentist|vet|physio)(?= (?:about|for|with|because|after|who|to)\b)
            |(?:cut|burn(?:t|ed)?|hurt|scald(?:ed)?|injur(?:ed)?) (?:himself|herself|myself|themsel\w+)
            |(?:cut|sliced|burnt|burned|trapped|crushed|caught|broke|lost|jammed|pinched) (?:my|his|her|a
            |the end of (?:my|his
            |her)) (?:\w+ )?(?:finger|fingers|fingertip|thumb|hand|toe|arm|leg|foot|eye|knee|head|skin)
            |(?:lost|lose|cost (?:me|him|her)) (?:a|an|my|his|her) (?:finger|eye|tooth|toe)
            |(?:caught|went) alight|(?:up in|burst into) flames|blew up (?:in|on|while|when)|zapped|tripped (?:and
            |on|over) (?!a word)
            |knocked (?:unconscious|me|him|her|my \w+) (?:over|down|out|off|flat|to)|black eye|sprain\w*|dislocat\w+
            |ligaments?
            |whiplash|(?:out|up) in (?:a |an )?(?:\w+ )?(?:rash|hives|spots|blisters|welts)
            |skin (?:is |was |has |went |came |started )?(?:\w+ )?(?:burn\w*|peel\w*|raw|red|bleed\w*|blister\w*|off)
            |eyes? (?:is |are |were |was )?(?:burn\w*|sting\w*|stream\w*|swollen|watering)
            |(?:could(?:n't| not)|can't|cannot|stopped|trouble|difficulty|struggl\w+)(?: to)? breath(?:e|ing)
            |(?:he|she|i|mum|mom|dad|nan|wife|husband|son|daughter|man|woman) collapsed
            |(?:found|bit (?:into|on|down on)|was) (?:a|an|some|bits? of|pieces? of|shards? of) (?:\w+ )?(?:needle
            |screw|nail|glass|metal
            |blade|staple|wire|plastic|stone|tooth|plaster|worm|insect) (?:in|inside)
            |(?:glass|metal|plastic|wire) in (?:my|his|her|our|the|a) (?:\w+ )?(?:food|soup|salad|foot|hand|finger
            |eye|mouth
            |drink|yoghurt|yogurt|jar|bread|meal|sandwich|baby food|cereal|rice|curry|pie|cake|sauce|smoothie|bottle
            |palm|heel|sole)
            |in (?:his|her|the baby's) mouth|ran (?:me|him|her|us) over|run over (?:me|my \w+)|heart attack|limping
            |nosebleed
            |(?:my|his|her) (?:back|knee|hip|shoulder) (?:went|gave|is out|has gone)|put (?:my|his|her) back out
            |(?:landed|fell|came down|toppled|dropped|tipped|crashed) (?:\w+ )?(?:on|onto|over|on top of) (?:me|him
            |her|us|my|our|the baby)
            |(?:hit|struck|whacked|smacked) (?:me|him|her|my (?:son|daughter|wife|husband|head|face|foot|mother|mum
            |dad|child))
            |(?:came off|gave way|snapped|broke|collapsed|failed) (?:while (?:i|we|he|she|driving|riding)
            |under (?:me|him|her)|at (?:speed
            |\d+ ?(?:mph|km))|on the motorway|with (?:me|him|her|my \w+) (?:on|in))|fell through (?:the|it)
            |(?:could|might|would|can)(?: easily)? have (?:been (?:\w+ )?(?:hurt|serious|fatal|killed|worse
            |much worse|blinded|burned
            |burnt)|killed|hurt|blinded|choked|burn(?:t|ed)|set|lost (?:a|an|his|her|my)|electrocut\w+|fallen|died
            |caught fire|seriously)
            |(?:nearly|almost) (?:hit|ran|knocked|choked|fell|lost|killed|drowned|suffocated|blinded|burn\w+|set
            |electrocut\w+|took) (?:me|my
            |him|his|her|us|our|a (?:child|cyclist|pedestrian|finger|toe)|the (?:baby|house|kids?|children|dog|cat)
            |down|over|to death)
            |(?:dog|cat|rat) (?:bit|attacked)|bit (?:me|my|him|her)\b|bitten by|(?:hand|arm|leg|face|lips?|fingers?
            |side) (?:went|is|are|was) numb
            |(?:felt|feel|feeling|got|made (?:me|us|him|her)) (?:\w+ )?(?:dizzy|nauseous|light-?headed)|diarrh\w+
            |(?:left|have|has) (?:a |me with a )?scar\b
            |(?:got|get|gave me|felt) (?:a |an )?(?:tingl\w+|electric (?:shock|tingle)))
        """),
        joined(FICTION, r"""
            |\b(?:plant|hit me (?:that|with a|for|on my (?:card|account))|hit my (?:account|card|inbox|bank|limit)
            |cut my (?:losses|hair
            |bill|internet|power|phone)|trapped in (?:your|a) (?:phone|menu|loop)|tripped (?:the )?switch
            |broke my heart|caught my eye
            |tripped over (?:your|the) (?:own|terms)|killed me with|broke my (?:trust|bank)|hurt my (?:wallet
            |feelings)|budget)\b
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
            \b(?:hard of hearing|(?:don't|do not|can't|cannot|never) (?:do|use|go on|have|understand
            |work) (?:the )?(?:internet
            |computers?|online|smartphones?)|no (?:internet|computer|smartphone) (?:here|at home|and)
            |(?:can't|cannot|can not|couldn't|struggles? with|manage) (?:\w+ )?(?:the |our |my )?stairs
            |(?:just |recently |have |has )?lost (?:my|his|her|our) (?:\w+ )?(?:husband|wife|mum|mom|mother|dad
            |father|son|daughter|baby|partner|brother
            |sister|nan|gran|job|home|sight|hearing)|buried (?:my|our|her|his)|(?:just|only|recently|have|has|'ve
            |came|come|got|been) (?:just )?(?:come |got )?(?:out of|home from|back from
            |released from) (?:the )?hospital
            |discharged from|(?:can't|cannot|unable to|don't|never) leave (?:the|my) (?:house|home|flat|bed)
            |agoraphob\w*|bipolar
            |schizo\w+|on the (?:autis\w+ )?spectrum|learning (?:disabilit|difficult)\w*|down'?s syndrome
            |foster (?:child|carer|kids|mum|mother)
            |(?:look|looking) after my (?:\w+ )?(?:mum|mother|dad|father|husband|wife|nan|gran\w*|son|daughter
            |brother|sister)
            |(?:multiple )?sclerosis|motor neurone|chronic(?:ally)? (?:pain|ill\w*|fatigue|condition)|fibromyalgia
            |lupus|crohn'?s|colitis
            |immuno\w+|(?:am|i'm|is|she's|wife's) expecting(?! (?:a|the|my|it|this|to|an|some|you|your|delivery|more
            |something)\b)|ivf\b
            |expecting (?:a baby|our (?:first|second|third)|twins)|(?:living|live|lives|survive|manage
            |get by) on (?:benefits|(?:a|my|the|her|his) (?:\w+ )?pension
            |disability|universal|next to nothing|£\d|\$\d|€\d)|on pip\b|pip (?:money|payment)
            |(?:can't|cannot|couldn't|unable to|how (?:do|am) i (?:to )?|to|didn't) pay (?:the|my|our) (?:rent
            |mortgage|bills|gas|electric\w*)
            |heat(?:ing)? or eat(?:ing)?|between heating and|behind (?:on|with) (?:the|my|our) (?:rent|mortgage
            |bills)|(?:sleep\w*|live|living) in (?:my|the|our) car
            |sofa surf\w*|laid off|no money (?:for|left|until|till|to)|(?:my|our) last (?:\w+ )?(?:[£$€]\d+
            |\d+ (?:pounds|euros|dollars|quid)|money|pennies|tenner|fiver)
            |(?:kids|children|baby|we|son|daughter|i) (?:are|is|am|were|was|went|go|going|goes) (?:\w+ )?hungry
            |safe house|fle(?:d|eing) (?:from |my |an |a )?
            |(?:left|leaving|escap\w+) (?:an? |my )?abusive|(?:[7-9]\d|\d\d\d)[- ]year[- ]old|memory (?:loss
            |problems|clinic|is|isn't)
            |(?:gets?|is|was|she's|he's|gets very) (?:easily |very |so )?confused(?: (?:and|by the|easily)|[.,])
            |can(?:'t|t| ?not) read (?:very |so )?(?:well|english|much)
            |registered blind|bed-?bound|(?:can't|cannot|unable to|not allowed to|mustn't|not able to) (?:lift|stand
            |carry|bend|drive|climb)
            |(?:was|been|got|were|recently|just) diagnosed|(?:having|under|undergoing|starts?|between|my|her|his
            |cancer|hospital) (?:\w+ )?treatments?(?! (?:of|by|from|plan|room))\b
            |(?:lives?|living|home|is|was|am|i'm|left) (?:all )?(?:by (?:himself|herself|myself)|on (?:her|his
            |my) own|alone)|only me (?:now|here|and)
            |(?:wait|waiting|until|till|before|next) (?:for )?pay ?day|hard up|(?:not|can't|barely|struggling to
            |hardly) (?:coping|cope)
            |(?:struggling|struggle) (?:to (?:make ends|pay|feed|eat|survive|get by)|financially|with (?:money|debt
            |my mental))
            |(?:mouths|kids|children|baby|family|four|three|two) to feed|(?:out of|need|needs|no|without
            |buy) (?:\w+ )?(?:formula|nappies|diapers)
            |(?:statutory )?sick pay|(?:going through|middle of) (?:a|my) divorce)
        """),
        joined(FICTION, r"""
            |\b(?:\d\d[- ]year[- ]old (?:brand|company|building|house|firm|tree|whisky|port|tradition|design
            |business)|hair treatment
            |spa treatment|beauty treatment|such treatment|this treatment|poor treatment|left alone|let alone
            |leave (?:it|me) alone|price alone
            |i'm confused|i am confused|we're confused|by itself|diagnosed (?:the|it|a) fault)\b
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "born in 19", "at my age", "at her age", "at his age", "crutch", "carers", "meals on wheels",
            "district nurse",
            "home help", "sheltered", "hoist", "feeding tube", "cpap", "apnoea", "apnea", "fibrosis", "leuk",
            "mastect",
            "radiother", "sickle", "angina", "rehab", "sober", "neonatal", "nicu", "intensive care", "meter",
            "no electric",
            "minimum wage", "school meals", "braille", "lip-read", "lip read", "sign language", "bsl", "tremor",
            "can't grip",
            "cant grip", "a stick", "a frame", "bad hip", "bad back", "bad knee", "bad heart", "my heart", "indoors",
            "end of my tether", "breaking point", "scared to", "at school", "the estate", "next of kin", "headstone",
            "undertaker", "dying", "to live", "not long left", "last christmas", "last birthday", "hysterectomy",
            "caesarean", "c-section", "postnatal", "breast", "colostomy", "paralys", "spinal", "great-gran", "my age",
            "old lady", "old man", "old woman", "widowed", "pensioners", "retirement", "care package",
            "social worker",
            "support worker", "literacy", "reading age", "interpreter", "my english",
        ),
        joined(r"""
            \b(?:born in 19[234]\d|at (?:my|his|her) (?:\w+ )?age\b|(?:on|my) crutches|(?:the|my|her|his) carers?
            |meals on wheels
            |district nurse|home help|sheltered (?:housing|flat|accommodation)|hoist|feeding tube|cpap|sleep apno?ea
            |cystic fibrosis
            |leuk\w+|mastectomy|radiotherapy|sickle cell|angina|(?:in|out of|from) rehab|(?:days|weeks|months
            |years) sober|neonatal|nicu
            |intensive care|(?:on|credit on|left on) (?:the|my|a) (?:\w+ )?meter|no electric(?:ity)?|minimum wage
            |free school meals|braille
            |lip[- ]?read\w*|sign language|bsl|tremors?|(?:can't|cannot|cant) grip|(?:with|on|use|using) a (?:stick
            |frame)\b
            |(?:my|her|his|a) bad (?:hip|back|knees?|heart|leg|legs)|(?:weak|my|her|his) heart (?:is|isn't|trouble
            |problem\w*|tablets|medication)
            |(?:trapped|stuck) indoors|(?:end of my tether|breaking point)|scared to (?:go|answer|open|sleep|leave|be)
            |(?:still|i'm|am) at school|(?:the|his|her) estate of|(?:handling|settling) (?:the|his|her
            |my \w+) estate|next of kin|headstone
            |undertakers?|(?:is|was|was slowly|she's|he's) dying(?! to)|(?:weeks|months|days|long) (?:left )?to live
            |not long left
            |(?:her|his) last (?:christmas|birthday|summer)|hysterectomy|caesarean|c-section|postnatal|colostomy
            |paralys\w+|spinal injur\w+
            |great-gran\w+|(?:an?|i am an|i'm an|poor) old (?:lady|man|woman)|pensioners|retirement (?:flat|home
            |village)|care package
            |(?:my|her|his|our|the) (?:social|support) worker|(?:an|through an) interpreter|my english is (?:not|bad
            |poor))
        """),
        joined(FICTION, r"""
            |\b(?:c-section (?:sofa|shelf)|smart meter|gas meter reading|meter reading|heart rate|power meter)\b
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "steam", "skin off", "bandage", "plaster", "first aid", "minor injur", "999", "911", "out cold", "lump",
            "singed",
            "charred", "black smoke", "too hot", "smelt", "smelled", "a bang", "electrics", "condemned", "raw",
            "undercooked",
            "pink in the", "mouldy", "moldy", "out of date", "wet floor", "came loose", "harness", "strap",
            "drop side", "tipped",
            "ladder", "at the wheel", "speeding", "drunk", "in the dark", "in the cold", "freezing", "hypotherm",
            "choke",
            "sharp edge", "razor", "rusty", "exposed", "live cable", "dent in his", "bump on", "bleach", "acid",
            "leaking",
            "in the snow", "shards", "barefoot", "intoler", "dairy", "vegan", "vet", "stalk", "scream", "shout",
        ),
        joined(r"""
            \b(?:took the skin off|(?:a|needed a|with a) bandage\w*|first aid|minor injur\w+|(?:rang|called|call
            |dialled|phoned) (?:999|911|112)
            |out cold|(?:lump|bump|gash|cut|bruise) on (?:my|his|her|the back of)|singed|charred|black smoke
            |too hot to (?:touch|hold)
            |(?:smelt|smelled|smell) (?:of )?(?:burning|gas|smoke)|(?:a|loud|big) bang\b|(?:tripped|blew
            |took out) (?:all )?(?:the|our|my) (?:\w+ )?electrics
            |condemned|(?:raw|undercooked) (?:chicken|meat|pork|burger|fish|inside|in)|pink in the middle|mou?ldy
            |wet floor
            |(?:seat|harness|strap|buckle|belt) (?:\w+ )?(?:came (?:loose|undone|off|open)|snapped|broke|failed)
            |drop side|tipped (?:over|forward|onto)
            |ladder (?:slipped|collapsed|broke|bent)|asleep at the wheel|driver (?:\w+ )?(?:drunk|speeding
            |on his phone|texting)
            |(?:left|locked|stood|stuck|stranded|standing)(?: \w+){0,4} in the (?:dark|cold|snow)
            |freezing (?:cold )?(?:house|flat|home|night|children|baby)
            |hypotherm\w+|(?:razor[- ])?sharp edges?\b|rusty (?:nail|screw|blade|edge)|live cables?|bleach (?:in|on
            |leaked)|acid (?:leak|burn|on)\w*
            |(?:was|stood|walked|standing) barefoot|(?:dairy|lactose|gluten) intoler\w+|(?:screamed|shouted
            |swore) at (?:me|my|her|him) (?:and|until|in front)
            |(?:had to go|went|taken|off) to the (?:vet|vets|vet's|dentist|doctors?|gp))
        """),
        joined(FICTION, r"""
            |\b(?:bang (?:on|for)|plaster (?:wall|ceiling|dust)|raw (?:data|material|silk|denim|wood)|not condemned)\b
        """),
    ),
)  # fmt: skip

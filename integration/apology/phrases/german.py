"""The word lists of German."""

import re

from integration.apology.phrases.german_promises import DUTIES, GAP, MENTIONS
from integration.apology.phrases.german_script import SCRIPT
from integration.apology.phrases.kinds import Phrases
from integration.apology.phrases.words import Words

# The perfect is the usual past tense, so only deeds that would help the customer count as claimed.
_DONE = (
    r"(?:zurück)?erstattet|(?:zurück)?überwiesen|zurückgezahlt|zurückgebucht|gutgeschrieben|vergütet"
    r"|(?:ab|zu|los|ver|nach)?geschickt|verschickt|versandt|versendet|(?:ab|zu)?gesendet|ersetzt|(?:um|aus)getauscht"
    r"|repariert|behoben|wiederhergestellt|angerufen|veranlasst|beauftragt|eingeleitet|weiter(?:geleitet|gegeben)"
    r"|eskaliert|korrigiert|berichtigt|aktualisiert|freigegeben|hinterlegt|ausgestellt|eingetragen|gelöst|bearbeitet"
    r"|(?:über)?geprüft|nachbestellt|erneut bestellt|auf den weg gebracht|in auftrag gegeben|in die wege geleitet"
)
_CLAIMED = rf"(?!{GAP}(?:falsch|nicht|nie|zu spät|irrtümlich|versehentlich|zu unrecht|zu viel)){GAP}\b(?:{_DONE})"
_FAILED = (
    r"storniert|(?:ab)?berechnet|abgerechnet|abgebucht|belastet|(?:ver|ge)schickt|geliefert|verloren|vergessen|übersehen"
    r"|versäumt|enttäuscht|versagt|verpasst|warten lassen|im stich gelassen|allein gelassen|behandelt|geschützt"
    r"|(?:ein)?gehalten|erfüllt|informiert|beraten|gemacht|versprochen|zugesagt|gesagt|umgegangen|verpackt|gesorgt"
    r"|geachtet|reagiert|geantwortet|gemeldet|gekümmert|verwechselt|verursacht|aufrechterhalten|schuldig geblieben"
)
_FAULT = r"(?:fehler|versäumnis|aufgabe|verantwortung|schuld|verschulden|versehen|irrtum)"

GERMAN = Phrases(
    script=SCRIPT,
    sorry=Words(
        r"tut (?:es |das )?(?:mir|uns)(?: \w+){0,3} leid",
        "leid ?tut",
        r"(?<!keine )entschuldig\w*",
        "um verzeihung",
        r"bedauer(?:e|n|t)",
        "sorry",
    ),
    names_failure=Words(
        rf"(?:wir|ich) (?:haben?|sind|bin|hatten?) {GAP}\b(?:{_FAILED})",
        rf"(?:haben?|sind|hatten?) (?:wir|ich) {GAP}\b(?:{_FAILED})",
        rf"wir {GAP}\b(?:{_FAILED}) (?:haben|hatten|sind)",
        rf"unser(?:e|en|em|er)? (?:\w+ )?{_FAULT}",
        rf"mein(?:e|en|em|er)? (?:\w+ )?{_FAULT}",
        r"(?:liegt|lag|liegen) (?:\w+ ){0,2}(?:bei|an) (?:uns|mir)",
        "(?:haben|hat) wir zu verantworten",
        r"(?:wir|ich) (?:tragen?|übernehmen?) (?:\w+ ){0,4}(?:verantwortung|schuld)",
        r"(?:sind|bin) (?:wir|ich) (?:\w+ ){0,2}(?:verantwortlich|schuld)",
        r"(?:wir|ich) (?:sind|bin) (?:\w+ ){0,2}(?:verantwortlich|schuld)",
        r"ist uns (?:\w+ ){0,2}nicht gelungen",
        r"uns ist (?:\w+ ){0,4}(?:fehler|versehen|irrtum)",
        r"(?:wir|ich) hätten? ",
        r"hätten? (?:wir|ich)",
        rf"unsere? (?:auskunft|angabe|information|antwort|rechnung|abrechnung|lieferung) {GAP}(?:falsch|unrichtig)",
    ),
    admits=Words(
        rf"unser(?:e|en|em|er)? (?:\w+ )?{_FAULT}",
        r"(?:fehler|schuld|verantwortung|versäumnis|ursache) (?:liegt|lag|liegen) (?:\w+ ){0,2}(?:bei|an) (?:uns|mir)",
        r"(?:das|es) (?:liegt|lag) (?:\w+ ){0,2}an (?:uns|mir)",
        "haben wir zu verantworten",
        r"(?:wir|ich) (?:tragen?|übernehmen?) (?:\w+ ){0,4}(?:verantwortung|schuld|haftung)",
        r"(?:sind|bin) (?:wir|ich) (?:\w+ ){0,2}(?:verantwortlich|schuld|haftbar)",
        r"(?:wir|ich) (?:sind|bin) (?:\w+ ){0,2}(?:verantwortlich|schuld|haftbar)",
        "wir haften",
        r"ist uns (?:\w+ ){0,2}nicht gelungen",
        r"uns ist (?:\w+ ){0,4}(?:fehler|versehen|irrtum)",
        rf"(?:wir|ich) haben? {GAP}(?:fehler gemacht|versagt|im stich gelassen|versäumt|vergessen|enttäuscht)",
        rf"haben (?:wir|ich) {GAP}(?:fehler gemacht|versagt|im stich gelassen|versäumt|vergessen|enttäuscht)",
        rf"(?:wir|ich) haben? {GAP}nicht (?:gut genug )?(?:(?:ein)?gehalten|geschützt|erfüllt)",
        "zu unrecht",
        "schuldig geblieben",
    ),
    half_apology=Words(
        rf"(?:leid|entschuldig\w*|bedauer\w*),? {GAP}(?:falls|wenn|sofern|sollten? (?:sie|ihnen|dir|wir|du|das|es))\b",
        r"(?:etwaige\w*|eventuelle\w*|mögliche\w*|jegliche\w*) "
        r"(?:unannehmlichkeit\w*|umständ\w*|missverständ\w*|ärger\w*|verzögerung\w*|fehler\w*)",
        rf"(?:falls|sollten?|sofern) {GAP}(?:unannehmlichkeit\w*|verärgert|enttäuscht|gekränkt|verletzt|verursacht)",
        r"(?:entstanden|verursacht|bereitet|passiert|unterlaufen) sein (?:sollten?|könnten?|mögen?|dürften?)",
        r"dass (?:sie|du) (?:das|es|dies|sich|dich|diesen|den) "
        rf"{GAP}(?:empfind\w*|empfunden|so sehen|fühlen|fühlst|gefühlt|wahrgenommen|eindruck)",
        r"wie (?:sie|du) (?:sich|dich) (?:fühl\w*|gefühlt)",
        r"möglicherweise (?:\w+ ){0,3}(?:verärgert|enttäuscht|verursacht|entstanden)",
        "fehler (?:können|kann) (?:\\w+ )?(?:passieren|vorkommen)",
        "kann (?:schon |ja )?(?:mal|einmal) (?:passieren|vorkommen)",
        "es wurden fehler gemacht",
    ),
    forgiveness=Words(
        r"verzeih\w*",
        "vergeben sie",
        r"um (?:ihre |deine )?nachsicht",
        r"(?:nehmen sie|nimm) (?:\w+ )?(?:unsere|meine) entschuldigung an",
        r"(?:unsere|meine) entschuldigung (?:an)?zunehmen",
        r"entschuldigung anzunehmen",
    ),
    promises_change=Words(
        r"(?:nicht|nie|niemals|kein\w*) (?:\w+ ){0,3}(?:wieder|mehr|noch einmal|erneut) "
        r"(?:\w+ ){0,2}(?:vor|passier|gescheh|auftret|wiederhol|vorkomm)\w*",
        r"(?:nicht|nie|niemals) wiederhol\w*",
        r"kein (?:zweites|weiteres) mal",
        rf"(?:wird|werden|soll|darf|kann) {GAP}(?:nicht|nie|niemals) (?:wieder|mehr|noch einmal|erneut)",
        rf"(?:künftig|zukünftig|in zukunft|ab sofort|von nun an) {GAP}"
        r"(?:besser|vermeid\w*|verhinder\w*|nicht (?:mehr|wieder)|sorgfältiger|schneller|genauer|zuverlässig\w*)",
        r"wir (?:werden|machen|wollen) (?:[^.!?]{0,40} )?besser",
        r"(?:werden|machen) wir (?:[^.!?]{0,40} )?besser",
        r"wir (?:verbessern|überarbeiten|optimieren|schulen)",
        rf"(?:wir ändern|ändern wir|verbessern wir) {GAP}(?:abläufe?|prozess\w*|verfahren|weise)",
        rf"(?:werden|haben) {GAP}"
        r"(?:verbessern|verbessert|optimier\w+|geschult|schulen|umgestellt|überarbeite\w*)",
        r"(?:daraus|hieraus|aus diesem fehler) (?:\w+ ){0,3}(?:gelernt|lernen)",
        r"lehren? (?:daraus|hieraus)",
        rf"(?:sorgen?|stellen?|gewährleisten?|sicherstellen|sicherzustellen|setzen?) {GAP}"
        r"dass (?:so etwas|sowas|das|dies|sich das|es|ihnen das|dir das)\b[^.!?]{0,50}(?:nicht|nie)",
        r"damit (?:so etwas|sowas|das|dies|es)\b[^.!?]{0,40}(?:nicht (?:mehr|wieder|noch einmal)|nie)",
        r"maßnahmen (?:\w+ ){0,2}(?:ergriffen|ergreifen|getroffen|eingeleitet)",
        r"(?:das|dies|so etwas|solche \w+) (?:\w+ ){0,3}(?:zu )?(?:vermeiden|verhindern)",
    ),
    absolute=Words(
        "nie (?:wieder|mehr)",
        "niemals",
        r"garantier\w*",
        rf"(?:verspreche\w*|versichern?|versichere|schwöre) {GAP}(?:nicht (?:mehr|wieder|noch einmal)|nie)",
    ),
    blames=Words(
        r"(?:aber|jedoch|allerdings|leider) (?:haben sie|hast du|sie haben|du hast|hatten sie)",
        rf"(?:haben sie|hast du|sie haben|du hast) {GAP}"
        r"(?:versäumt|vergessen|übersehen|missverstanden|missachtet"
        r"|falsch (?:angegeben|bestellt|verstanden|bedient|eingegeben|ausgefüllt)"
        r"|nicht (?:\w+ )?(?:gelesen|angegeben|beachtet|reagiert|geantwortet|geprüft|befolgt))",
        rf"(?:hätten sie|hättest du|sie hätten|du hättest) {GAP}(?:müssen|sollen|können)",
        r"(?:ihr|dein|ihrem|deinem) (?:eigene[rns]? )?(?:fehler|verschulden|versehen|irrtum|missverständnis)",
        "selbst (?:schuld|verschuldet|verursacht|zuzuschreiben)",
        r"(?:gemäß|laut|entsprechend|nach) (?:unser\w*|den|der) "
        r"(?:agb|(?:allgemeinen )?geschäftsbedingungen|richtlinien?|bedingungen|vorgaben|nutzungsbedingungen)",
        r"unsere (?:richtlinien?|agb|bedingungen|vorgaben) (?:sag|seh|sieh|erlaub|besag|schreib|lass)\w*",
        r"wie (?:wir |ich )?(?:ihnen |dir )?(?:bereits|schon) (?:\w+ )?(?:erwähnt|mitgeteilt|gesagt|erklärt)",
        r"(?:haben|habe) (?:ihnen|dir) (?:doch|bereits|schon|ja) (?:\w+ )?(?:gesagt|mitgeteilt|erklärt|geschrieben)",
        r"nicht (?:unsere?|mein|meine) (?:schuld|fehler|problem|verantwortung|verschulden)",
        r"(?:liegt|lag) nicht (?:an|bei) uns",
        r"außerhalb unser\w* (?:einfluss\w*|kontrolle|verantwortung\w*|macht)",
        "keinen einfluss",
        "höhere[rn]? gewalt",
        "in (?:unseren|den) (?:agb|geschäftsbedingungen|bedingungen)",
        r"(?:unvorhergesehene|unvorhersehbare)\w* (?:umständ|ereigniss)\w*",
        r"(?:unser|das) system (?:hat )?(?:\w+ ){0,4}automatisch",
        r"automatisch (?:vom|durch das|durch unser|von unserem) system",
    ),
    blames_others=Words(
        r"(?:der|die|vom|den|dem|des|unser\w*|einem?) (?:\w+ )?"
        r"(?:paketdienst\w*|kurier\w*|zusteller\w*|spediteur\w*|spedition|lieferdienst\w*|\w*dienstleister\w*"
        r"|fahrer\w*|boten?|post|lieferant\w*|hersteller\w*|bank|lager|partner\w*|drittanbieter\w*)",
        "(?:dhl|ups|fedex|dpd|hermes|gls)",
        r"(?:unser\w*|das|dem|ein\w*) (?:\w+ )?(?:system|software|computer|programm)\w*",
        r"(?:technische\w* |system|software|computer|server)(?:fehler\w*|störung\w*|problem\w*|panne\w*|defekt\w*)",
        r"(?:hochsaison|weihnachtsgeschäft|hohes? (?:bestell)?aufkommen|hoher andrang)",
    ),
    but=Words("aber", "jedoch", "allerdings", "obwohl", "obgleich", "trotzdem", "dennoch", "zwar", "nichtsdestotrotz"),
    agentless=Words(
        r"(?:wurden?|ist|sind) (?<!uns )(?:leider |hier |dabei )?(?:ein |einige |mehrere )?fehler "
        r"(?:gemacht|passiert|unterlaufen|aufgetreten|entstanden|vorgekommen)",
        r"(?:etwas|einiges|hier|leider) (?:ist |etwas |einiges )*(?:schief ?gelaufen|schief ?gegangen)",
        r"es (?:kam|ist) (?:\w+ ){0,2}zu (?:einem|einer|einigen)? ?(?:\w+ )?"
        r"(?:fehlern?|verwechslung\w*|verzögerung\w*|versehen|panne\w*|irrtum)",
        r"(?:wurde|wurden) (?:\w+ ){0,4}(?:übersehen|vergessen|versäumt|verlegt|verwechselt)",
    ),
    done=Words(
        rf"(?:ich|wir) (?:haben?|hab) {_CLAIMED}",
        rf"(?:habe?|haben) (?:ich|wir) {_CLAIMED}",
        rf"(?:wurden?|ist|sind) {_CLAIMED}(?: worden)?",
        rf"(?:{_DONE}) worden",
        r"(?:ist|sind) (?:bereits |schon |jetzt |nun )?(?:unterwegs|auf dem weg|raus|verschickt|erledigt)",
        r"(?:ist|sind) (?:bereits|schon) (?:\w+ )?(?:bei (?:ihnen|dir)|eingegangen|gebucht|veranlasst)",
    ),
    duties=DUTIES,
    mentions=MENTIONS,
    channel=Words(
        r"antworten? (?:sie )?(?:hier|auf|in|einfach|mir|uns)",
        rf"(?:rufen sie|ruf) {GAP}an",
        "(?:schreiben sie|schreib) (?:an|uns|mir|einfach)",
        "privaten? nachricht",
        "(?:melden sie sich|melde dich) (?:bei|unter|dort|hier|jederzeit)",
        r"(?:erreichen sie|erreichst du) (?:mich|uns)",
    ),
    greeting_hole=re.compile(
        r"\b(?:hallo|guten tag|liebe[rs]?|sehr geehrte[rs]?) +,|\b(?:liebe[rs]?|sehr geehrte[rs]?)\s*,"
        r"|\b(?:frau|herrn?)\s*,|frau/herr|herr/frau|geehrte/r|liebe/r"
        r"|\b(?:hallo|guten tag|liebe[rs]?|sehr geehrte[rs]?) (?:kund\w+|damen und herren|nutzer\w*)"
    ),
    jokes=Words(
        "ups",
        "upsi",
        "oops",
        "hoppla",
        "huch",
        "haha",
        "lol",
        "nix für ungut",
        "nichts für ungut",
        "kein ding",
        "spaß beiseite",
        "shit happens",
        "schwamm drüber",
        "(?:entdecken sie|entdecke) (?:auch |jetzt |unsere?)",
        "(?:gönnen sie sich|gönn dir)",
        r"stöber\w*",
        r"könnte (?:ihnen|dir) auch gefallen",
        r"(?:schauen sie|schau) (?:doch |auch |mal |gern )+(?:in|bei|vorbei|auf)",
        r"upgrade\w*",
    ),
    secret=Words(
        "kyc",
        "aml",
        r"geldwäsche\w*",
        r"betrug\w*",
        r"betrüg\w*",
        r"\w*verdacht\w*",
        r"verdächtig\w*",
        r"\w*behörden?",
        "polizei",
        r"sanktion\w*",
        r"meldestelle\w*",
        r"verdachtsmeldung\w*",
        r"angezeigt",
        "strafanzeige",
        r"sperrliste\w*",
        r"schwarzen? liste",
        r"blacklist\w*",
        r"risiko(?:wert|bewertung|score|prüfung|stufe|profil)\w*",
        r"strafverfolg\w*",
        r"ermittl\w*",
        r"ermitteln",
        r"auffällig\w*",
        r"untersuch\w*",
        r"missbrauch\w*",
        r"identitätsdiebstahl",
    ),
    jargon=Words(
        "kyc", "aml", "sla", "rma", "sku", "eta", "backend", r"downtime\w*", "root cause", r"eskalationsstufe\w*", "edv"
    ),
    cliches=Words(
        r"(?:sind|bin) (?:stets |immer )?bemüht",
        "bemühen uns",
        r"geschätzte\w* kund\w*",
        "seien sie versichert",
        r"(?:wir|ich) versichern? (?:ihnen|dir)",
        r"zögern sie nicht",
        r"für (?:ihre|deine|ihr|dein) (?:geduld|verständnis)",
        r"(?:bitten|bitte) (?:wir |ich |sie )?(?:\w+ )?um (?:ihr |dein )?verständnis",
        r"nehmen? (?:\w+ ){1,3}sehr ernst",
        r"ihre zufriedenheit",
        r"(?:versteh\w*|nachvollziehen) (?:\w+ )?(?:ihren|deinen|ihre|deine) (?:ärger|frust\w*|unmut|enttäuschung)",
        r"(?:kann|können) (?:ihren|deinen|ihre|deine) (?:ärger|frust\w*|unmut|enttäuschung|verärgerung)",
        "diesbezüglich",
        "hiermit",
        "zum jetzigen zeitpunkt",
        "aus gegebenem anlass",
        "nach bestem wissen",
    ),
    vague=Words(
        r"problem\w*",
        r"angelegenheit\w*",
        r"sachverhalt\w*",
        r"situation\w*",
        r"umständ\w*",
        r"unannehmlichkeit\w*",
        r"vorfall\w*",
        r"vorfäll\w*",
        r"vorgang\w*",
    ),
    strong=Words(
        "sehr",
        "zutiefst",
        r"aufrichtig\w*",
        "wirklich",
        "außerordentlich",
        "äußerst",
        "extrem",
        "unendlich",
        "furchtbar",
        "schrecklich",
        "von (?:ganzem )?herzen",
        "überaus",
    ),
    stacked=Words(
        r"(?:sehr|zutiefst|wirklich|außerordentlich|äußerst|unendlich|ganz) "
        r"(?:,? ?sehr|zutiefst|aufrichtig|wirklich|außerordentlich|furchtbar|schrecklich)"
    ),
    checks=Words(
        r"klär\w*",
        r"prüf\w*",
        r"überprüf\w*",
        r"finden? (?:\w+ )?heraus",
        r"herausfind\w*",
        r"untersuch\w*",
        r"weiß (?:ich )?(?:\w+ )?noch nicht",
        "nicht bekannt",
        r"nachgehen",
    ),
    first_person=Words("ich", "mich", "mir", r"mein\w*"),
    explains=Words("weil", "aufgrund", r"grund (?:war|ist|dafür)", "ursache", r"(?:lag|liegt) daran", "dazu kam es"),
    thanks=Words(
        r"(?:vielen |herzlichen )?dank(?:e)?(?: ihnen| dir)?,? (?:für|dass)",
        r"(?:be)?danken? (?:\w+ ){1,2}(?:für|dass)",
    ),
    late=Words("so lange", "zu lange", "warten lassen", "früher", r"spät\w*", r"verspätet\w*", "wartezeit"),
    personal=Words(
        "kümmere mich",
        "selbst",
        "persönlich",
        "rufe (?:sie|dich)",
        "rufen (?:sie|dich)",
        r"(?:ihre|deine) kontaktperson",
    ),
    bare_thanks=Words(r"(?:vielen |herzlichen )?dank(?:e)?(?: im voraus)?(?=[.!]|$)(?<=\w)"),
    respect=Words(
        r"(?:sie|du) (?:noch )?etwas (?:brauchen|brauchst)",
        r"(?:ihr|dein) geld",
        r"(?:ihnen|dir) helfen",
        r"(?:sie|du) (?:hatten|hattest|haben|hast) mit",
        r"darauf verlassen",
        r"auf unser wort",
        r"(?:ihre|deine) (?:zeit|pläne?)",
        "mehr als auspacken",
        "uns anvertraut",
        "einmal hätte genügen",
    ),
    lawful={
        "may_cancel": Words(
            rf"(?:können|kannst|dürfen|darfst) {GAP}(?:stornieren|widerrufen|zurücktreten|kündigen)",
            "vom (?:kauf|vertrag) zurücktreten",
        ),
        "what_happened": Words(
            "was (?:genau )?(?:passiert|geschehen|vorgefallen) ist", "art der verletzung", "betroffen"
        ),
        "consequences": Words(
            r"(?:mögliche\w* |wahrscheinliche\w* )?folgen", r"auswirkung\w*", "risiken für (?:sie|dich)"
        ),
        "measures": Words(r"maßnahmen?", "haben wir (?:\\w+ )?(?:gesperrt|geschlossen|geändert)", "schritte"),
        "contact_point": Words(r"datenschutz\w*", "kontaktperson", r"ansprechp\w+"),
    },
    examples={
        "C-1": "Das haben wir zu verantworten.",
        "C-2": "Ich schicke Ihnen Ersatz.",
        "C-3": "Es tut mir leid, dass …",
        "C-4": "Ich kläre, was passiert ist.",
        "C-9": "Es tut mir leid, dass wir Sie haben warten lassen.",
        "C-13": "So lange sollte niemand auf eine Antwort warten.",
        "C-21": "Ich kümmere mich selbst darum.",
        "C-26": "Ich schicke Ihnen …",
        "C-28": "Danke, dass Sie uns geschrieben haben.",
        "C-35": "Ich erstatte Ihnen den Betrag; das Geld haben Sie bis …",
    },
)

"""What commits us in German, which offers stand behind it, and the words each offer is known by.

German promises in the present as readily as in the future ("Wir rufen Sie an"), with the verb in second place or at the
end, so each duty looks for both orders.
"""

from integration.apology.phrases.backing import CREDITS, LOOKS, OWN, REFUNDS, SENDS, WRITES
from integration.apology.phrases.kinds import Duty
from integration.apology.phrases.words import Words
from integration.apology.policy import OfferKind

# Whatever may stand between two parts of a verb; the dot of "27. November" ends no sentence.
GAP = r"(?:[^.!?\n]|(?<=\d)\.){0,100}?"
_WILL = rf"(?:werden?|würden?|wollen|will|möchten?|können|kann) {GAP}"
_SENDS = SENDS | {OfferKind.FREE_SHIPPING}


def _we(verbs: str) -> tuple[str, ...]:
    """The verbs with their subject, before or behind it; at the end of a clause they say what others do."""
    return rf"(?:ich|wir) (?:\w+ )?(?:{verbs})", rf"(?:{verbs}) (?:ich|wir)"


DUTIES = (
    Duty(
        Words(
            *_we("erstatten?|überweisen?|zahlen?|vergüten?"),
            r"(?:volle|komplette|vollständige) (?:rück)?erstattung",
            rf"(?:erhalten|bekommen|erhältst|bekommst) (?:sie|du) {GAP}(?:geld|betrag|kaufpreis|summe)\w* {GAP}zurück",
            r"geld zurück",
            will=_WILL,
            verbs=(r"(?:zurück)?erstatten", r"(?:zurück)?erstattet", "zurückzahlen", "überweisen", "vergüten"),
        ),
        REFUNDS | OWN,
    ),
    Duty(
        Words(
            *_we("schicken?|senden?|verschicken?|versenden?|liefern|liefere"),
            r"(?:die|das|eine?|ihre?|ihr|deine?) (?:\w+ )?(?:lieferung|paket|sendung|ersatz\w*) (?:kommt|trifft|geht)",
            will=_WILL,
            verbs=(
                r"(?:zu|ver|ab|nach|los)?(?:schicken|senden)",
                r"(?:nach|aus)?liefern",
                "(?:zu|ver|nach)(?:geschickt|gesandt)",
            ),
        ),
        _SENDS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            *_we("ersetzen?|tauschen?"),
            rf"(?:bekommen|erhalten|bekommst|erhältst) (?:sie|du) {GAP}(?:ersatz|neue[sn]? (?!rechnung|auskunft)\w+)",
            rf"schicken? {GAP}(?:ersatz|eine? neue[sn]? (?!rechnung|auskunft)\w+)",
            will=_WILL,
            verbs=("ersetzen", "ersetzt", "(?:um|aus)tauschen", "(?:um|aus)getauscht"),
        ),
        frozenset({OfferKind.REPLACEMENT}) | OWN,
    ),
    Duty(
        Words(
            rf"(?:ich|wir) rufen? (?:sie|dich) {GAP}an",
            rf"rufen? (?:ich|wir) (?:sie|dich) {GAP}an",
            rf"(?:und|oder) rufen (?:sie|dich) (?:bis|am|heute|morgen)\b{GAP} an",
            rf"und rufe (?:sie|dich) {GAP}an",
            rf"melden? (?:ich|wir) (?:mich|uns) {GAP}telefonisch",
            rf"(?:ich|wir) melden? (?:mich|uns) {GAP}telefonisch",
            r"(?:erhalten|bekommen) (?:sie|du) (?:\w+ )?(?:anruf|rückruf)",
            will=_WILL,
            verbs=("anrufen", "zurückrufen", "telefonisch melden"),
        ),
        frozenset({OfferKind.PHONE_CALL}),
        by_call=True,
    ),
    Duty(
        Words(
            rf"(?:ich|wir) schreiben? (?:ihnen|dir)\b(?!{GAP} gut\b)",
            rf"schreiben? (?:ich|wir) (?:ihnen|dir)\b(?!{GAP} gut\b)",
            r"(?:ich|wir) (?:melden?|antworten?) (?:mich|uns|ihnen|dir)\b",
            r"(?:melden?|antworten?) (?:ich|wir) (?:mich|uns|ihnen|dir)\b",
            *_we("informieren?|benachrichtigen?"),
            rf"(?:sie hören|du hörst|hören sie|hörst du) {GAP}von (?:mir|uns)",
            r"(?:meine|unsere|eine) antwort (?:dazu )?(?:haben|hast|erhalten|erhältst|bekommen|bekommst)",
            r"halten? (?:ich |wir )?(?:sie|dich) (?:\w+ ){0,2}auf dem laufenden",
            r"geben? (?:ich |wir )?(?:ihnen|dir) (?:\w+ ){0,4}(?:bescheid|rückmeldung)",
            will=_WILL,
            verbs=(
                r"(?:ihnen|dir)\b[^.!?]{0,40}? (?:schreiben|antworten)",
                r"(?:mich|uns) (?:\w+ ){0,4}melden",
                "informieren",
                "benachrichtigen",
                "bescheid (?:geben|sagen)",
                "auf dem laufenden halten",
            ),
        ),
        WRITES | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            *_we("(?:über)?prüfen?|klären?|untersuchen?|recherchieren?"),
            rf"lassen? {GAP}(?:prüfen|klären|untersuchen)",
            rf"gehen? (?:ich |wir )?(?:dem|der|\w+) {GAP}nach",
            will=_WILL,
            verbs=(r"(?:über)?prüfen", "klären", "untersuchen", "herausfinden", "nachgehen", "nachforschen"),
        ),
        LOOKS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            *_we("reparieren?"),
            rf"lassen? {GAP}(?:reparieren|instand setzen)",
            rf"reparatur {GAP}in auftrag",
            will=_WILL,
            verbs=("reparieren", "repariert", "instand setzen", "instandsetzen"),
        ),
        frozenset({OfferKind.REPAIR}) | OWN,
    ),
    Duty(
        Words(rf"stellen? {GAP}wieder her", will=_WILL, verbs=("wiederherstellen", "wiederhergestellt", "retten")),
        frozenset({OfferKind.DATA_RESTORE}) | OWN,
    ),
    Duty(
        Words(
            rf"schreiben? (?:ich |wir )?(?:ihnen|dir|ihrem|deinem) {GAP}gut",
            r"(?:gutschrift|guthaben) (?:von|über|in höhe von)",
            rf"(?:erhalten|bekommen|bekommst|erhältst) (?:sie|du) {GAP}(?:gutschrift|guthaben)",
            rf"geben? {GAP}(?:gutschrift|guthaben)",
            will=_WILL,
            verbs=("gutschreiben", "gutgeschrieben"),
        ),
        CREDITS | {OfferKind.CREDIT_MONITORING} | OWN,
    ),
    Duty(
        Words(
            rf"(?:ich|wir) (?:leiten?|geben?) {GAP}weiter",
            rf"(?:leiten?|geben?) (?:ich|wir) {GAP}weiter",
            *_we("eskalieren?"),
            will=_WILL,
            verbs=("weiterleiten", "weitergeben", "eskalieren", "weitergeleitet"),
        ),
        frozenset({OfferKind.PRIORITY_HANDLING}),
        by_answer=True,
    ),
    Duty(
        Words(r"rabatt\w*", r"gutschein\w*", "nachlass", r"ermäßigung\w*"),
        frozenset({OfferKind.DISCOUNT_PERCENT}) | OWN,
    ),
    Duty(
        Words("kostenlos(?:e[mnrs]?)?", "gratis", "versandkostenfrei", "kostenfrei(?:e[mnrs]?)?", "ohne berechnung"),
        frozenset({OfferKind.FREE_SHIPPING, OfferKind.FREE_SERVICE}) | OWN,
    ),
)

_MONEY_BACK = Words(r"erstatt\w*", r"rückerstatt\w*", "geld zurück", r"zurückzahl\w*", r"überweis\w*", r"vergüt\w*")

MENTIONS = {
    OfferKind.REFUND_FULL: _MONEY_BACK,
    OfferKind.REFUND_PARTIAL: _MONEY_BACK,
    OfferKind.REFUND_FEE: _MONEY_BACK,
    OfferKind.REPLACEMENT: Words(
        "ersatz", r"ersatz\w+", r"ersetz\w*", r"(?:um|aus)tausch\w*", "noch einmal", r"neue\w*"
    ),
    OfferKind.REPAIR: Words(r"repar\w*", "instand"),
    OfferKind.RESEND_MISSING: Words(r"(?:nach|zu)?(?:schick|send)\w*", r"(?:nach)?liefer\w*"),
    OfferKind.DISCOUNT_PERCENT: Words(r"nachlass\w*", r"rabatt\w*", r"gutschein\w*", r"ermäßigung\w*"),
    OfferKind.STORE_CREDIT: Words(r"guthaben\w*", r"gutschrift\w*", "gut", r"gutschreib\w*"),
    OfferKind.FREE_SHIPPING: Words(r"versandkostenfrei\w*", r"versand\w*", r"liefer\w*"),
    OfferKind.EXPEDITED_SHIPPING: Words(r"express\w*", r"eil\w*", "schneller"),
    OfferKind.PRIORITY_HANDLING: Words(
        "vorrang", "zuerst", r"klär\w*", r"prüf\w*", "vordringlich", "priorität", "nach"
    ),
    OfferKind.ALTERNATIVE_PRODUCT: Words(r"vergleichbar\w*", r"ähnlich\w*", r"alternativ\w*", "am nächsten"),
    OfferKind.REORDER_LINK: Words(
        "noch einmal", "dieselbe bestellung", "erneut", r"nachbestell\w*", "wieder bestellen"
    ),
    OfferKind.VERIFICATION_HELP: Words(r"unterlagen", r"schritte?", r"bestätig\w*", r"dokument\w*"),
    OfferKind.SERVICE_CREDIT: Words(r"gutschrift\w*", r"guthaben\w*", "gut", r"gutschreib\w*"),
    OfferKind.DATA_RESTORE: Words("wieder her", r"wiederherst\w*", r"wiederhergest\w*"),
    OfferKind.CREDIT_MONITORING: Words(r"\w*überwachung", r"überwach\w*"),
    OfferKind.CORRECTED_DOCUMENT: Words(r"berichtig\w*", r"korrig\w*", r"korrekt\w*", "richtige auskunft", "die neue"),
    OfferKind.NAMED_CONTACT: Words("kümmer[et]", "kümmern", r"kontaktperson", r"ansprechpartner\w*", r"ansprechperson"),
    OfferKind.PHONE_CALL: Words(
        r"(?:ich|wir) rufen? (?:sie|dich)",
        r"rufen? (?:ich|wir) (?:sie|dich)",
        r"und rufen (?:sie|dich)",
        "anrufen",
        r"anrufs?",
        r"telef\w*",
        r"gespräch\w*",
        "mit (?:ihnen|dir) sprechen",
    ),
    OfferKind.FREE_SERVICE: Words(r"kostenlos\w*", "gratis", r"kostenfrei\w*", "auf unsere kosten"),
}

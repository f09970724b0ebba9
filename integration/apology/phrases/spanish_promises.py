"""What commits us in Spanish, which offers stand behind it, and the words each offer is known by.

Spanish announces a deed in the verb itself ("le enviaré", "le envío"), so the duties list forms instead of a prefix.
"""

from integration.apology.phrases.backing import CREDITS, FREE, LOOKS, OWN, REFUNDS, SENDS, WRITES
from integration.apology.phrases.kinds import Duty
from integration.apology.phrases.words import Words
from integration.apology.policy import OfferKind

# What may stand before a deed and announce it: "vamos a ", "quiero también ".
_GO = r"(?<!no )(?:voy|vamos|quiero|queremos|puedo|podemos|me comprometo|nos comprometemos)(?: a)?(?: \w+)? "
_TO = r"(?:le|te|les|os|se l[oae]s?|te l[oae]s?)"  # to you, and what: "le envío", "se lo envío"
_YOURS = r"(?:le|te|les|os|lo|la|los|las|se l[oa]s?|te l[oa]s?)?"  # behind an infinitive: "devolverle"


DUTIES = (
    Duty(
        Words(
            rf"{_GO}(?:reembolsar|devolver|reintegrar){_YOURS}",
            rf"{_TO} reembols(?:o|amos|aré|aremos)",
            r"reembolsar(?:é|emos)",
            r"devuelvo",
            r"devolver?emos",
            r"devolveré",
            r"reintegr(?:o|aré|aremos)",
            r"(?:será|serán|sea|sean) (?:reembolsad|devuelt|reintegrad)[oa]s?",
            rf"se {_TO} (?:reembolsar|devolver|reintegrar)(?:á|án)",
            r"reembolso (?:íntegro|total|completo|parcial)",
            r"recibirás? (?:\w+ ){0,2}?(?:reembolso|dinero)",
        ),
        REFUNDS | OWN,
    ),
    Duty(
        Words(
            rf"{_GO}(?:enviar|mandar|remitir|despachar|reenviar|reponer){_YOURS}",
            rf"{_TO} (?:envío|enviamos|mando|mandamos|remito|remitimos|reenvío|reenviamos|repongo|reponemos)",
            r"(?:envi|reenvi|mand|despach)ar(?:é|emos)",
            r"remitir(?:é|emos)",
            r"repondr(?:é|emos)",
            r"(?:será|serán) (?:enviad|mandad|remitid|despachad)[oa]s?",
            rf"se {_TO} (?:enviar|mandar|remitir)(?:á|án)",
            r"recibirás? (?:\w+ ){1,3}?(?:pedido|paquete|producto|artículo|recambio)",
            r"saldrá (?:hoy|mañana|esta)",
        ),
        SENDS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            rf"{_GO}(?:reemplazar|sustituir|cambiar){_YOURS}",
            r"reemplaz(?:o|aré|aremos)",
            r"sustitu(?:yo|iré|iremos)",
            rf"{_TO} cambi(?:o|amos|aré|aremos)",
            r"cambiar(?:é|emos)",
            r"un (?:reemplazo|producto nuevo|artículo nuevo|recambio)",
            r"una (?:unidad nueva|nueva unidad)",
        ),
        frozenset({OfferKind.REPLACEMENT, OfferKind.EXPEDITED_SHIPPING}) | OWN,
    ),
    Duty(
        Words(
            rf"(?:{_TO}|lo|la) llam(?:o|amos|aré|aremos)",
            rf"(?:voy|vamos) a llamar{_YOURS}",
            r"recibirás? (?:una|mi|nuestra) llamada",
            r"telefonear(?:é|emos)",
        ),
        frozenset({OfferKind.PHONE_CALL}),
        by_call=True,
    ),
    Duty(
        Words(
            rf"{_TO} (?:escrib|respond|inform|avis|contest|confirm)(?:o|imos|emos|amos)",
            rf"(?:{_TO} )?(?:escribir|responder|informar|avisar|contestar|confirmar)(?:é|emos)",
            rf"{_TO} (?:dir|contar|mantendr|propondr)(?:é|emos)",
            r"(?:tendrás?|recibirás?) (?:\w+ ){0,3}?(?:respuesta|noticias|propuesta)",
            r"(?:sabrás?|tendrás?) (?:algo|noticias|de mí|de nosotros)",
            rf"{_GO}(?:escribir|responder|contestar|avisar|informar|mantener){_YOURS}",
            r"(?:me pondré|nos pondremos) en contacto",
        ),
        WRITES | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            r"est(?:oy|amos) (?:\w+ )?(?:revis|comprob|investig|averigu|mir|localiz|rastre|estudi|analiz|verific|busc"
            r"|v)i?(?:[ea]ndo|[éá]ndo(?:le|lo|la|los|las))",
            r"(?:revis|comprob|investig|averigu|mir|localiz|rastre|estudi|analiz|verific|busc)ar(?:é|emos)",
            rf"{_GO}(?:revisar|comprobar|investigar|averiguar|mirar|localizar|rastrear|estudiar|analizar|ver){_YOURS}",
            r"(?:lo|la|los|las) (?:reviso|compruebo|investigo|averiguo|estudio)",
        ),
        LOOKS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            r"(?:repar|arregl)(?:o|aré|aremos)",
            rf"{_GO}(?:reparar|arreglar){_YOURS}",
            r"la reparación (?:corre|será|es)",
            r"encarg(?:o|amos) de la reparación",
            r"será reparad[oa]",
        ),
        frozenset({OfferKind.REPAIR}) | OWN,
    ),
    Duty(
        Words(
            r"(?:recuper|restaur)(?:o|aré|aremos)",
            r"est(?:oy|amos) (?:recuper|restaur)ando",
            rf"{_GO}(?:recuperar|restaurar){_YOURS}",
        ),
        frozenset({OfferKind.DATA_RESTORE}) | OWN,
    ),
    Duty(
        Words(
            r"saldo a favor",
            r"un (?:abono|crédito)",
            r"(?:abon|acredit|descont)ar(?:é|emos)",
            rf"{_TO} (?:abono|abonamos|acredito|acreditamos|descuento|descontamos|aplico|aplicamos)",
            rf"{_GO}(?:abonar|acreditar|descontar){_YOURS}",
        ),
        CREDITS | REFUNDS | {OfferKind.CREDIT_MONITORING} | OWN,
    ),
    Duty(
        Words(
            r"(?:escal|traslad)(?:o|aré|aremos)",
            rf"{_GO}(?:escalar|trasladar){_YOURS}",
            r"(?:daré|daremos|doy) traslado",
            r"(?:lo|la) (?:paso|pasaré|pasaremos) a",
        ),
        frozenset({OfferKind.PRIORITY_HANDLING}),
        by_answer=True,
    ),
    Duty(
        Words(r"\d+ ?% de descuento", r"un (?:\w+ )?descuento", r"un (?:vale|cupón|bono)"),
        frozenset({OfferKind.DISCOUNT_PERCENT}) | OWN,
    ),
    Duty(
        Words(r"próxim[oa]s? (?:\S+ ){1,6}?(?:gratis|gratuit[oa]s?|sin (?:coste|costo|cargo|gastos))"),
        frozenset({OfferKind.FREE_SHIPPING, OfferKind.FREE_SERVICE}) | OWN,
    ),
    Duty(Words(r"gratis", r"gratuit[oa]s?", r"sin (?:coste|costo|cargo)", r"de regalo"), FREE | OWN),
)

_REFUNDED = Words(r"reembols\w*", r"dev(?:ue|o)lv\w+", r"devolución", r"reintegr\w+", r"dinero")

MENTIONS = {
    OfferKind.REFUND_FULL: _REFUNDED,
    OfferKind.REFUND_PARTIAL: _REFUNDED,
    OfferKind.REFUND_FEE: _REFUNDED,
    OfferKind.REPLACEMENT: Words(
        r"(?:producto|artículo|unidad|pieza) nuev[oa]",
        r"nuev[oa] (?:producto|artículo|unidad|pieza)",
        r"un[oa] nuev[oa]",
        r"de nuevo",
        r"otra vez",
        r"otr[oa] (?:igual|unidad|producto|artículo)",
        r"reempla\w+",
        r"sustitu\w+",
        r"rep(?:ongo|on)\w*",
    ),
    OfferKind.REPAIR: Words(r"repar\w+", r"arregl\w+"),
    OfferKind.RESEND_MISSING: Words(
        rf"{_TO} (?:env|mand)\w+", r"enviar\w*", r"mandar\w*", r"lo que falta\w*", r"de camino"
    ),
    OfferKind.DISCOUNT_PERCENT: Words(r"descuento", r"rebaja", r"un (?:vale|cupón|bono)"),
    OfferKind.STORE_CREDIT: Words(r"saldo", r"crédito", r"abon\w+", r"acredit\w+"),
    OfferKind.FREE_SHIPPING: Words(r"gratis", r"gratuit[oa]s?", r"sin gastos de envío", r"portes"),
    OfferKind.EXPEDITED_SHIPPING: Words(r"urgente", r"exprés", r"express", r"más rápido", r"prioritario"),
    OfferKind.PRIORITY_HANDLING: Words(r"localiz\w+", r"rastre\w+", r"prioridad", r"lo primero", r"seguimiento"),
    OfferKind.ALTERNATIVE_PRODUCT: Words(r"parecid[oa]s?", r"similar(?:es)?", r"alternativ[oa]s?", r"equivalente"),
    OfferKind.REORDER_LINK: Words(r"mismo pedido", r"repetir (?:\w+ )?pedido", r"volver a (?:pedir|hacer)\w*"),
    OfferKind.VERIFICATION_HELP: Words(r"documentos?", r"documentación", r"pasos?", r"confirmar"),
    OfferKind.SERVICE_CREDIT: Words(r"abon\w+", r"desc(?:ue|o)nt\w+", r"crédito"),
    OfferKind.DATA_RESTORE: Words(r"recuper\w+", r"restaur\w+"),
    OfferKind.CREDIT_MONITORING: Words(r"vigilancia", r"supervisión", r"monitoreo"),
    OfferKind.CORRECTED_DOCUMENT: Words(
        r"corr[ie]g\w+", r"correcci\w+", r"rectific\w+", r"(?:respuesta|documento|factura|versión) correct[oa]"
    ),
    OfferKind.NAMED_CONTACT: Words(
        r"me ocupo",
        r"nos ocupamos",
        r"se ocupa",
        r"(?:su|tu) (?:persona de )?contacto",
        r"me encargo de (?:su|tu|todo)",
    ),
    OfferKind.PHONE_CALL: Words(r"llamar\w*", rf"{_TO} llam(?:o|amos)", r"llamada", r"por teléfono", r"hablar\w*"),
    OfferKind.FREE_SERVICE: Words(r"gratis", r"gratuit[oa]s?", r"sin (?:coste|costo|cargo)", r"de regalo"),
}

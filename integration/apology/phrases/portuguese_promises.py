"""What commits us in Portuguese, which offers stand behind it, and the words each offer is known by.

Portuguese announces a deed in the verb itself ("enviarei", "envio") or with "vou"; the lists hold both, with the
pronouns of Portugal ("envio-lhe") and of Brazil ("lhe envio").
"""

from integration.apology.phrases.backing import CREDITS, FREE, LOOKS, OWN, REFUNDS, SENDS, WRITES
from integration.apology.phrases.kinds import Duty
from integration.apology.phrases.words import Words
from integration.apology.policy import OfferKind

# What may stand before a deed and announce it: "vou já ", "queremos ".
_GO = (
    r"(?<!não )(?:vou|vamos|irei|iremos|quero|queremos|posso|podemos|estou a|estamos a|pretendo|pretendemos"
    r"|comprometo-me a"
    r"|me comprometo a)(?: \w+)? (?:(?:lhe|te|o|a) )?"
)
_YOU = r"(?:-(?:lhe|te|lo|la|los|las|o|a|os|as|vos))?"  # "devolver-lhe", "devolvê-lo"


DUTIES = (
    Duty(
        Words(
            rf"{_GO}(?:reembolsar|devolver|restituir|estornar|ressarcir){_YOU}",
            r"(?:reembols|estorn)(?:arei|aremos)",
            r"(?:e|isso|eu|lhe|te|nós) (?:reembolso|reembolsamos|estorno|estornamos)",
            r"reembolso-lhe",
            r"devolv(?:o|emos|erei|eremos)",
            r"(?:será|serão|seja) (?:reembolsad|devolvid|restituíd|estornad|ressarcid)[oa]s?",
            r"reembolso (?:total|integral|completo|parcial)",
            r"(?:recebe|receberá|terá) (?:\w+ ){0,2}?(?:reembolso|dinheiro|estorno)",
        ),
        REFUNDS | OWN,
    ),
    Duty(
        Words(
            rf"{_GO}(?:enviar|mandar|expedir|despachar|reenviar|remeter){_YOU}",
            r"(?:envi|reenvi|mand|despach)(?:arei|aremos)",
            r"(?:reenvio|enviamos|reenviamos|remeto|remetemos|remeteremos)",
            r"(?:lhe|te|eu) (?:envio|mando)",
            r"(?:envio|mando|enviamos)-lhe",
            r"envio (?:um|uma|de novo|novamente|outro|outra|o que|já|hoje|amanhã)",
            r"(?:será|serão) (?:enviad|mandad|expedid|despachad)[oa]s?",
            r"(?:recebe|receberá) (?:\w+ ){1,3}?(?:pedido|encomenda|produto|artigo|pacote)",
            r"(?:sai|sairá) (?:hoje|amanhã|ainda)",
        ),
        SENDS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            rf"{_GO}(?:substituir|trocar){_YOU}",
            r"(?:substitu(?:o|irei|iremos)|troc(?:o|arei|aremos))",
            r"um (?:produto|artigo) novo",
            r"um (?:novo (?:produto|artigo)|substituto)",
            r"(?:será|serão) (?:substituíd|trocad)[oa]s?",
        ),
        frozenset({OfferKind.REPLACEMENT}) | OWN,
    ),
    Duty(
        Words(
            rf"{_GO}(?:ligar|telefonar){_YOU}",
            r"(?:eu |nós |lhe |te )?(?:ligarei|ligaremos|telefonarei|telefonaremos)",
            r"(?:eu|nós|lhe|te) (?:ligo|ligamos|telefono)",
            r"(?:ligo|ligamos)(?:-lhe)? (?:até|amanhã|hoje|na|no|às)",
            r"ligo-lhe",
            r"(?:volto|voltamos) a ligar",
            r"(?:recebe|receberá) (?:uma|a minha|a nossa) (?:chamada|ligação)",
        ),
        frozenset({OfferKind.PHONE_CALL}),
        by_call=True,
    ),
    Duty(
        Words(
            rf"{_GO}(?:escrever|responder|contactar|contatar|avisar|informar|manter|dar|dizer|confirmar){_YOU}",
            r"(?:escrever|responder|manter|contactar|contatar|avisar|informar|confirmar)(?:ei|emos)",
            r"(?:darei|daremos|direi|diremos)",
            r"(?:aviso|avisamos|informo|respondo|escrevo|escrevemos)(?:-lhe)? (?:até|assim|logo|quando|para|com"
            r"|sobre|já)",
            r"(?:lhe|te) (?:escrevo|respondo|aviso|informo|digo)",
            r"(?:dou|damos|haverá|terá|receberá) (?:\w+ )?notícias",
            r"(?:(?:a )?(?:minha|nossa|a) (?:resposta|proposta) (?:chega|segue)|(?:terá"
            r"|receberá) (?:\w+ ){0,3}?resposta)",
            r"entr(?:arei|aremos|o) em contac?to",
        ),
        WRITES | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            rf"{_GO}(?:verificar|ver|analisar|investigar|apurar|descobrir|procurar|localizar|rastrear|estudar"
            rf"|confirmar|conferir|rever|checar|analisá|verificá){_YOU}",
            r"est(?:ou|amos) (?:\w+ )?(?:verific|analis|investig|apur|descobr|procur|localiz|rastre|estud|confer|revend"
            r"|chec)\w+",
            r"(?:verific|analis|investig|apur|procur|localiz|rastre|estud|chec)(?:arei|aremos)",
            r"(?:verifico|analiso|investigo|apuro|localizo)",
            r"(?:será|serão) (?:vist|analisad|verificad)[oa]s?",
        ),
        LOOKS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            rf"{_GO}(?:reparar|consertar|arranjar){_YOU}",
            r"(?:repar|consert|arranj)(?:arei|aremos)",
            r"mand(?:o|amos) (?:reparar|consertar|arranjar)",
            r"(?:a reparação|o reparo|o conserto) (?:é|será|fica|corre)",
            r"será (?:reparad|consertad)[oa]",
        ),
        frozenset({OfferKind.REPAIR}) | OWN,
    ),
    Duty(
        Words(
            rf"{_GO}(?:recuperar|restaurar|repor){_YOU}",
            r"(?:recuper|restaur)(?:o|arei|aremos)",
            r"reporemos",
        ),
        frozenset({OfferKind.DATA_RESTORE}) | OWN,
    ),
    Duty(
        Words(
            r"um crédito",
            r"crédito de \d",
            rf"{_GO}(?:creditar|descontar|abater){_YOU}",
            r"(?:credit|descont)(?:arei|aremos)",
            r"(?:credito|creditamos|abato|abatemos)",
        ),
        CREDITS | REFUNDS | {OfferKind.CREDIT_MONITORING} | OWN,
    ),
    Duty(
        Words(
            rf"{_GO}(?:encaminhar|escalar|reencaminhar|transferir|passar){_YOU} (?:\w+ ){{0,3}}?"
            r"(?:caso|isto|isso|assunto|pedido|equipa|equipe)",
            rf"{_GO}(?:encaminhar|escalar|reencaminhar){_YOU}",
            r"(?:encaminh|escal|reencaminh)(?:o|arei|aremos)",
        ),
        frozenset({OfferKind.PRIORITY_HANDLING, OfferKind.EXPEDITED_SHIPPING}),
        by_answer=True,
    ),
    Duty(
        Words(r"\d+ ?% de desconto", r"um (?:\w+ )?desconto", r"um (?:vale|cupom|cupão|voucher)"),
        frozenset({OfferKind.DISCOUNT_PERCENT}) | OWN,
    ),
    Duty(
        Words(r"próxim[oa]s? (?:\S+ ){1,6}?(?:grátis|gratuit[oa]s?|de graça|sem custos?)"),
        frozenset({OfferKind.FREE_SHIPPING, OfferKind.FREE_SERVICE}) | OWN,
    ),
    Duty(
        Words(r"grátis", r"gratuit[oa]s?", r"de graça", r"sem (?:qualquer |nenhum )?custos?", r"oferta nossa"),
        FREE | OWN,
    ),
)

_REFUNDED = Words(r"reembols\w*", r"devol\w+", r"restitu\w+", r"estorn\w+", r"dinheiro")

MENTIONS = {
    OfferKind.REFUND_FULL: _REFUNDED,
    OfferKind.REFUND_PARTIAL: _REFUNDED,
    OfferKind.REFUND_FEE: _REFUNDED,
    OfferKind.REPLACEMENT: Words(
        r"(?:produto|artigo|peça) nov[oa]",
        r"nov[oa] (?:produto|artigo|peça|unidade)",
        r"de novo",
        r"novamente",
        r"outra vez",
        r"outr[oa] (?:igual|unidade|produto|artigo)",
        r"substitu\w+",
        r"troc\w+",
    ),
    OfferKind.REPAIR: Words(r"repar\w+", r"consert\w+", r"arranj\w+"),
    OfferKind.RESEND_MISSING: Words(
        r"(?:envio|enviamos|mando|mandamos) (?:o que|o|a|os|as)",
        r"segue o que",
        r"enviar\w*",
        r"mandar\w*",
        r"o que falta\w*",
        r"a caminho",
    ),
    OfferKind.DISCOUNT_PERCENT: Words(r"desconto", r"um (?:vale|cupom|cupão|voucher)"),
    OfferKind.STORE_CREDIT: Words(r"crédito", r"saldo", r"credit\w+"),
    OfferKind.FREE_SHIPPING: Words(r"grátis", r"gratuit[oa]s?", r"de graça", r"portes", r"frete"),
    OfferKind.EXPEDITED_SHIPPING: Words(r"urgente", r"expresso", r"mais rápido", r"prioritário"),
    OfferKind.PRIORITY_HANDLING: Words(r"localiz\w+", r"rastre\w+", r"prioridade", r"em primeiro lugar"),
    OfferKind.ALTERNATIVE_PRODUCT: Words(r"parecid[oa]s?", r"semelhantes?", r"similar(?:es)?", r"alternativ[oa]s?"),
    OfferKind.REORDER_LINK: Words(r"mesmo pedido", r"mesma encomenda", r"repetir (?:\w+ )?(?:pedido|encomenda)"),
    OfferKind.VERIFICATION_HELP: Words(r"documentos?", r"documentação", r"passos?", r"confirmar"),
    OfferKind.SERVICE_CREDIT: Words(r"crédito", r"descont\w+", r"abat\w+"),
    OfferKind.DATA_RESTORE: Words(r"recuper\w+", r"restaur\w+"),
    OfferKind.CREDIT_MONITORING: Words(r"vigilância", r"monitor\w+"),
    OfferKind.CORRECTED_DOCUMENT: Words(
        r"corrig\w+", r"correç\w+", r"retific\w+", r"(?:resposta|documento|fatura|versão) corret[oa]"
    ),
    OfferKind.NAMED_CONTACT: Words(r"acompanh(?:o|a|amos)", r"trato eu", r"tratamos nós", r"pessoa de contac?to"),
    OfferKind.PHONE_CALL: Words(
        r"lig(?:o|amos|ar|arei|aremos)", r"telefon\w+", r"chamada", r"ligação", r"fal(?:ar|ei) \w+", r"conversar"
    ),
    OfferKind.FREE_SERVICE: Words(r"grátis", r"gratuit[oa]s?", r"de graça", r"sem custos?"),
}

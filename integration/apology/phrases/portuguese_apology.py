"""What Portuguese says around a failure: who owns it, what halves the apology, whom it blames, and what it claims.

The -ámos of Portugal and the -amos of Brazil are both past; where the form is also the present, a word before it has
to tell: "já enviamos".
"""

from integration.apology.phrases.words import Words

_SORRY = (
    r"(?:lament(?:o|amos)|(?:sinto|sentimos) muito|desculp(?:a|as|e|em)|(?:me|nos) descul(?:pe|pa)|perd(?:ão|oe|oa)"
    r"|sinto|sentimos)"
)
_FAULT = r"(?:erro|falha|culpa|responsabilidade|descuido|engano|equívoco|lapso)"
_DONE = (
    r"(?:reembolsad|devolvid|restituíd|estornad|enviad|reenviad|mandad|expedid|despachad|creditad|depositad|repost"
    r"|substituíd|trocad|restaurad|recuperad|reparad|consertad|emitid|tratad|processad|solicitad|adicionad|corrigid"
    r"|retificad|encaminhad|escalad|atualizad|solucionad|resolvid|aplicad|ativad|efetuad|realizad|concluíd|feit)"
)
_PAST = (
    r"(?:reembolsei|reembolsámos|devolvi|restituí|estornei|enviei|enviámos|reenviei|mandei|mandámos|expedi"
    r"|despachei|despachámos|creditei|creditámos|depositei|repus|repusemos|substituí|troquei|trocámos|restaurei"
    r"|recuperei"
    r"|reparei|consertei|emiti|tratei|processei|processámos|solicitei|adicionei|corrigi|retifiquei|encaminhei"
    r"|encaminhámos|escalei|escalámos|atualizei|solucionei|resolvi|apliquei|ativei)"
)
_NOW = (
    r"(?:reembols|estorn|envi|reenvi|mand|despach|credit|deposit|troc|restaur|recuper|repar|consert|process|solicit"
    r"|adicion|encaminh|escal|atualiz|solucion|aplic|ativ)[aá]mos"
)
_NOW_TOO = r"(?:devolvemos|expedimos|emitimos|corrigimos|resolvemos|substituímos|restituímos)"
_CHECKED = (
    r"(?:lido|verificado|visto|avisado|consultado|dito|conferido|esperado|indicado|perguntado|reclamado|protegido"
    r"|guardado|cuidado|escolhido|informado|confirmado)"
)
_SHOULD = r"(?:devia|deveria|devias|podia|poderia|teria de|tinha de|tinha que)"

SORRY = Words(
    r"lamento",
    r"lamentamos",
    r"sinto",
    r"sentimos",
    r"desculp(?:as?|em?|ar|ar-(?:me|nos|se))",
    r"perdão",
    r"perdo(?:e|a|em)",
)

NAMES_FAILURE = Words(
    r"falh(?:ámos|amos|ei)",
    r"err(?:ámos|amos|ei)",
    rf"{_FAULT} (?:é|era|foi) (?:\w+ )?(?:noss[oa]|minha|meu)",
    rf"{_FAULT} noss[oa]",
    rf"noss[oa] (?:própri[oa] )?{_FAULT}",
    r"(?:minha (?:culpa|responsabilidade|falha)|meu (?:erro|descuido|engano))",
    r"não (?:(?:o|a|os|as|lhe|te|nos) )?(?:cumprimos|fizemos|soubemos|conseguimos|protegemos|respondemos|atendemos)",
    r"não (?:(?:o|a|os|as|lhe|te) )?(?:envi|entreg|avis|cuid|trat)[aá]mos",
    r"(?:não )?(?:termos|tenhamos) (?:feito|cumprido|enviado|entregue|falhado|perdido|cobrado|cancelado|protegido)",
    r"(?:cancel|cobr)[aá]mos",
    r"perdemos",
    r"dev(?:íamos|eríamos) ter",
    r"tínhamos de",
    r"assum(?:o|imos) (?:\w+ )?(?:a |toda a )?(?:\w+ )?(?:responsabilidade|culpa)",
    r"(?:cabe a nós|cabe-nos)",
    r"a decisão foi nossa",
)

ADMITS = Words(
    rf"{_FAULT} (?:é|era|foi) (?:\w+ )?(?:noss[oa]|minha|meu)",
    rf"{_FAULT} noss[oa]",
    rf"noss[oa] (?:própri[oa] )?{_FAULT}",
    r"(?:minha (?:culpa|responsabilidade|falha)|meu (?:erro|descuido|engano))",
    r"falh(?:ámos|amos|ei)",
    r"err(?:ámos|amos|ei)",
    r"não (?:(?:o|a|os|as) )?(?:cumprimos|soubemos|protegemos)",
    r"assum(?:o|imos) (?:\w+ )?(?:a |toda a )?(?:\w+ )?(?:responsabilidade|culpa)",
    r"(?:somos|sou) (?:(?:os|as|o|a) )?(?:únic[oa]s? )?(?:responsáve(?:l|is)|culpad[oa]s?)",
    r"fizemos (?:\w+ )?mal",
    r"(?:cabe a nós|cabe-nos)",
    r"respondemos por isso",
)

HALF_APOLOGY = Words(
    rf"{_SORRY}(?: \w+){{0,2}} se",
    rf"{_SORRY}(?: muito)? que (?:se )?(?:sinta|sintam|sentisse|tenha sentido|se tenha sentido|tenha ficado|esteja"
    rf"|fique)",
    rf"{_SORRY}(?: muito)? (?:como|o modo como|a forma como|o que) (?:se )?(?:sente|sentiu|sentem)",
    rf"{_SORRY}(?: muito)? que (?:lhe pareça|pense|ache|acredite|veja) (?:isso|assim|que)",
    r"se (?:(?:o|a|lhe|te) )?(?:ofendemos|caus[aá]mos|incomod[aá]mos|prejudic[aá]mos|magoámos|tivermos"
    r"|tivemos) ?(?:\w+ )?"
    r"(?:ofendido|causado|incomodado)?",
    r"se (?:se )?(?:sentiu|ficou) (?:ofendid|incomodad|prejudicad|magoad|chatead)[oa]",
    r"(?:qualquer|quaisquer|algum|alguma|eventuais|eventual|possíveis) (?:inconvenientes?|incómodos?|incômodos?"
    r"|transtornos?|problemas?|mal-entendidos?|confusão|confusões|aborrecimentos?|prejuízos?|constrangimentos?)",
    r"(?:transtornos?|incómodos?|incômodos?|inconvenientes?|problemas?) que (?:\w+ )?(?:poss|pud|tenha)\w+",
    r"(?:possa|possam|pudesse|possamos|pudemos|podemos|poderá) (?:ter |lhe ter )?(?:caus|ofend|incomod|prejudic)\w+",
    r"(?:foram|houve) (?:\w+ )?(?:cometidos erros|erros cometidos)",
    r"foram cometidos (?:\w+ )?erros",
    r"cometeram-se (?:\w+ )?erros",
)

FORGIVENESS = Words(
    r"(?:peço|pedimos|rogo|rogamos|imploro) que (?:nos|me) (?:perdoe|desculpe)m?",
    r"(?:espero|esperamos|oxalá|tomara)(?: que)? (?:nos|me|possa|saiba) (?:perdo|desculp)\w+",
    r"aceit(?:e|a|ar|em) (?:(?:as|os) )?(?:nossas|minhas|meus|nossos) (?:\w+ )?(?:\w+ )?(?:desculpas|pedidos)",
    r"(?:perdoe|perdoa|desculpe|desculpa)-(?:nos|me)",
    r"(?:seu|teu) perdão",
)

PROMISES_CHANGE = Words(
    r"não (?:se )?(?:voltará|volta|vai voltar|irá voltar) a (?:acontecer|ocorrer|suceder|repetir-se|repetir)",
    r"não (?:volte|voltem) a (?:acontecer|ocorrer|suceder|repetir-se|repetir)",
    r"não (?:se )?(?:repetirá|acontecerá|ocorrerá|vai (?:se )?(?:repetir|acontecer)|irá (?:se )?repetir)",
    r"(?:faremos|vamos fazer) melhor",
    r"(?:melhor|reforç)(?:arei|aremos)",
    r"(?:vou|vamos|iremos) (?:melhorar|mudar|aprender|reforçar)\w*",
    r"est(?:ou|amos) (?:a melhorar|melhorando|a mudar|mudando|a aprender|aprendendo|a reforçar)",
    r"(?:para|em) melhorar",
    r"(?:evitar|prevenir|impedir|evitaremos|garantir) que (?:\w+ ){0,3}?(?:volte|se repita|aconteça|ocorra)",
    r"(?:evitar|prevenir) (?:situações|casos|erros|falhas|problemas|isto|isso)",
    r"para que (?:(?:isto|isso|algo assim|tal) )?não (?:se )?(?:volte|repita|aconteça|ocorra)",
    r"mud(?:ar|aremos|arei) (?:(?:a|o|os|as) )?(?:noss[oa]s?|forma|modo|maneira)",
    r"aprend(?:er|emos|eremos|i) com (?:isto|isso|este|o)",
    r"(?:tom[aá]mos|adot[aá]mos|estamos a tomar|vamos tomar|tomaremos) (?:as )?(?:\w+ )?(?:medidas|providências)",
    r"(?:revere|revisare)mos (?:(?:os|as|o|a) )?noss[oa]s?",
)

ABSOLUTE = Words(
    r"nunca mais",
    r"jamais",
    r"nunca (?:se )?(?:voltará|repetirá|acontecerá|ocorrerá|vai)",
    r"(?:garant(?:o|imos)|promet(?:o|emos)|assegur(?:o|amos)) (?:\w+ )?que (?:(?:isto|isso|algo assim|tal) )?"
    r"(?:não|nunca)",
    r"(?:prometo|garanto|asseguro)-lhe que (?:(?:isto|isso|algo assim|tal) )?(?:não|nunca)",
    r"em (?:circunstância|caso) alguma?",
    r"de forma (?:alguma|nenhuma) voltará",
)

BLAMES = Words(
    rf"(?:mas|porém|no entanto|contudo),? (?:você|o senhor|a senhora|{_SHOULD})",
    rf"{_SHOULD} (?:ter|tê-l[oa]s?|ter-nos|nos ter) {_CHECKED}",
    rf"{_SHOULD} (?:ler|verificar|avisar|conferir|esperar|perguntar|confirmar)",
    r"você (?:mesm[oa] )?(?:não )?(?:devia|deveria|esqueceu|escolheu|deixou|demorou)",
    r"não (?:(?:nos|o|a|os|as) )?(?:leu|verificou|conferiu|avisou|seguiu|indicou|forneceu|confirmou)",
    r"(?:esqueceu-se|se esqueceu|esqueceu|descuidou-se)",
    r"(?:seu|teu|sua|tua) (?:própri[oa] )?(?:erro|culpa|descuido|engano|distração|confusão|equívoco|mal-entendido)",
    r"(?:confundiu-se|se confundiu|enganou-se|se enganou|equivocou-se|se equivocou)",
    r"(?:interpretou|entendeu) mal",
    r"(?:mau uso|uso (?:indevido|incorreto|inadequado))",
    r"(?:segundo|conforme|de acordo com|nos termos d)[oae]?s? (?:(?:os|as|a|o) )?(?:noss[oa]s? )?"
    r"(?:condições|termos|política|políticas|regulamento)",
    r"noss[oa]s? (?:política|condições|termos|regras) (?:\w+ )?(?:indica|estabelece|diz|dizem|não|exige)m?",
    r"como já (?:(?:lhe|te) )?(?:disse|dissemos|expli|inform|indi|avis|comuni|foi|tínhamos|havíamos)\w*",
    r"se (?:tivesse|tivesses) (?:\w+ )?" + _CHECKED,
    r"alhei[oa]s? (?:à|a) noss[oa]",
    r"(?:fora|além) do nosso (?:controlo|controle|alcance)",
    r"não (?:é|foi) (?:por )?(?:noss[oa] )?(?:culpa|responsabilidade|problema|erro|falha)(?: noss[oa])?",
    r"não (?:somos|sou) responsáve(?:l|is)",
    r"imprevist[oa]s?",
    r"(?:motivos?|causas?|casos?) de força maior",
    r"nosso sistema (?:\w+ )?automaticamente",
)

BLAMES_OTHERS = Words(
    r"(?:o|a|os|as|do|da|ao|à|noss[oa]|pel[oa]|um|uma) (?:estafeta|transportadora|motorista|entregador|fornecedor"
    r"|armazém"
    r"|fabricante|banco|depósito|motoboy)",
    r"(?:empresa|companhia|serviço) de (?:transportes?|entregas?|correios|logística)",
    r"(?:correios|ctt|sedex|dhl|ups|fedex|dpd|gls|jadlog|loggi)",
    r"(?:o|do|pelo|nosso|um) (?:sistema|software|programa|servidor)",
    r"(?:erro|falha|problema) (?:técnic[oa]|informátic[oa]|d[oe] sistema)",
    r"(?:um terceiro|terceiros)",
    r"(?:época|temporada|período) (?:alta|de (?:saldos|natal|muita|muito|grande))",
    r"(?:alta procura|alta demanda|volume de (?:pedidos|encomendas|trabalho))",
    r"a greve",
)

BUT = Words(r"mas", r"porém", r"contudo", r"no entanto", r"embora", r"todavia", r"ainda que")

AGENTLESS = Words(
    r"(?:foi|foram) cometid[oa]s? (?:\w+ )?(?:erros?|falhas?)",
    r"(?:houve|ocorreu|ocorreram) (?:\w+ ){0,2}?(?:erros?|falhas?|engano|confusão|lapso)",
    r"algo (?:correu|deu|saiu) (?:mal|errado)",
    r"passou despercebid[oa]",
    r"foi (?:enviad|tratad|processad)[oa] (?:mal|incorretamente|por engano|errad[oa])",
)

DONE = Words(
    rf"(?<!não )(?:já )?(?:(?:o|a|os|as|lhe|te|eu|ontem|hoje) )?{_PAST}(?!-l[oa])",
    rf"(?:já|ontem|hoje) (?:(?:o|a|os|as|lhe|te|nós) )?(?:{_NOW}|{_NOW_TOO})",
    r"(?:envi|mand|reembols|credit|encaminh|process|corrig|despach)[aá]mos ontem",
    rf"(?:foi|foram|tem sido) (?:já |\w+mente )?{_DONE}[oa]s?",
    rf"(?:tenho|temos) {_DONE}[oa]s?",
    rf"já (?:está|estão|ficou|ficaram|foi|foram|tem|têm) (?:\w+ )?(?:{_DONE}[oa]s?|a caminho|pront[oa]s?)",
    r"(?:está|estão|vai|vão|segue) (?:já )?a caminho",
    rf"(?:reembolso|crédito|pagamento|caso|pedido) (?:está|ficou) (?:já )?{_DONE}o",
    r"(?:enviou|reembolsou|creditou|processou|emitiu|corrigiu|solucionou)-se",
)

"""What Spanish says around a failure: who owns it, what halves the apology, whom it blames, and what it claims."""

from integration.apology.phrases.words import Words

_SORRY = r"(?:lament(?:o|amos)|s(?:iento|entimos)|disculp(?:a|as|e|en)|perd(?:ón|ona|one))"
_FAULT = r"(?:error|fallo|falla|culpa|responsabilidad|descuido|equivocación)"
_DONE = (
    r"(?:reembolsad|devuelt|reintegrad|enviad|reenviad|mandad|remitid|despachad|abonad|ingresad|acreditad|repuest"
    r"|sustituid|reemplazad|cambiad|restaurad|recuperad|reparad|arreglad|emitid|tramitad|procesad|gestionad|solicitad"
    r"|añadid|corregid|rectificad|escalad|trasladad|actualizad|solucionad|resuelt|aplicad|activad|ordenad|efectuad"
    r"|realizad)"
)
_PAST = (
    r"(?:reembolsé|devolví|devolvimos|reintegré|envié|reenvié|mandé|remití|despaché|aboné|ingresé|acredité|repuse"
    r"|repusimos|sustituí|reemplacé|restauré|recuperé|reparé|arreglé|emití|tramité|procesé|gestioné|solicité|añadí"
    r"|corregí|rectifiqué|escalé|trasladé|actualicé|solucioné|resolví|apliqué|activé)"
)
_NOW = (
    r"(?:reembolsamos|enviamos|reenviamos|mandamos|remitimos|despachamos|abonamos|ingresamos|acreditamos|sustituimos"
    r"|reemplazamos|restauramos|recuperamos|reparamos|emitimos|tramitamos|procesamos|solicitamos|corregimos"
    r"|escalamos|resolvimos|aplicamos)"
)
_CHECKED = (
    r"(?:leído|comprobado|revisado|avisado|consultado|dicho|verificado|mirado|esperado|indicado|preguntado|reclamado"
    r"|protegido|guardado|cuidado|elegido)"
)
_SHOULD = r"(?:debería|deberías|debió|debiste|tendría que|tendrías que|podría|podrías)"

SORRY = Words(
    r"lamento", r"lamentamos", r"siento", r"sentimos", r"disculp(?:as?|en?|ar|ar(?:me|nos|se))", r"perd(?:ón|ona|one)"
)

NAMES_FAILURE = Words(
    r"(?:he|hemos) fallado",
    r"fall(?:amos|é)",
    r"(?:nos equivocamos|me equivoqué)",
    r"(?:nos hemos|me he) equivocado",
    rf"{_FAULT} (?:es|era|fue|ha sido) (?:\w+ )?(?:nuestr[oa]|mí[oa])",
    rf"(?:{_FAULT}|cosa) (?:nuestr[oa]|mí[oa])",
    rf"nuestr[oa] (?:propi[oa] )?{_FAULT}",
    r"no (?:(?:le|te|lo|la|los|las|se lo|se la) )?(?:cumplimos|hicimos|supimos|llegamos|enviamos|entregamos)",
    r"no (?:(?:le|te|lo|la|los|las) )?(?:protegimos|respondimos|atendimos|avisamos|tratamos|cuidamos|mantuvimos)",
    r"no (?:hemos|haber|he) (?:cumplido|hecho|sabido|llegado|enviado|entregado|protegido|respondido|atendido|avisado)",
    r"(?:lo |la |los |las )?cancelamos",
    r"(?:le |te )?cobramos",
    r"perdimos",
    r"deb(?:imos|eríamos haber)",
    r"tendríamos que haber",
    r"hemos (?:cancelado|cobrado|perdido|enviado mal|tardado|roto|tratado)",
    r"asum(?:o|imos) (?:\w+ )?(?:la |toda la )?(?:\w+ )?(?:responsabilidad|culpa)",
    r"nos (?:toca|corresponde) a nosotros",
)

ADMITS = Words(
    rf"{_FAULT} (?:es|era|fue|ha sido) (?:\w+ )?(?:nuestr[oa]|mí[oa])",
    rf"(?:{_FAULT}|cosa) (?:nuestr[oa]|mí[oa])",
    rf"nuestr[oa] (?:propi[oa] )?{_FAULT}",
    r"(?:he|hemos) fallado",
    r"fall(?:amos|é)",
    r"(?:nos equivocamos|me equivoqué)",
    r"(?:nos hemos|me he) equivocado",
    r"no (?:(?:le|te|lo|la|los|las) )?(?:cumplimos|hicimos|supimos|protegimos|mantuvimos)",
    r"no hemos (?:cumplido|sabido|protegido)",
    r"asum(?:o|imos) (?:\w+ )?(?:la |toda la )?(?:\w+ )?(?:responsabilidad|culpa)",
    r"(?:somos|soy) (?:(?:los|las|el|la) )?(?:únic[oa]s? )?(?:responsables?|culpables?)",
    r"lo hicimos mal",
    r"nos (?:toca|corresponde) a nosotros",
    r"de eso respondemos",
)

HALF_APOLOGY = Words(
    rf"{_SORRY}(?: \w+){{0,2}} si",
    rf"{_SORRY}(?: mucho)? que (?:se|te|os) (?:sienta[ns]?|sienta|sintie\w+|haya[ns]? sentido)",
    rf"{_SORRY}(?: mucho)? (?:cómo|la forma en que|lo que) (?:se|te) (?:siente[ns]?|sientes|sintió)",
    rf"{_SORRY}(?: mucho)? que (?:(?:le|te) parezca|(?:lo )?(?:piense|crea|opine|vea)s?)",
    r"si (?:(?:le|te|les|os|lo|la) )?(?:hemos|he|hubiéramos|hayamos|hubiera|haya) (?:\w+ )?"
    r"(?:causado|ofendido|molestado|ocasionado|generado)",
    r"si (?:se|te|os) (?:ha|has|han|habéis|hubiera|sintió|sentiste) (?:sentido|ofendid[oa]|molestad[oa])",
    r"(?:cualquier|alguna|algún) (?:posible )?(?:inconveniente|molestia|incomodidad|problema|malentendido|confusión"
    r"|trastorno|perjuicio|contratiempo)",
    r"(?:posibles|eventuales) (?:molestias|inconvenientes|problemas|errores|perjuicios)",
    r"(?:molestias?|inconvenientes?|problemas?) que (?:\w+ )?(?:pued|pud|hay)\w+",
    r"(?:haya|hayan|hayamos|pueda|puedan|pudiera|pudiéramos|pudimos) (?:haber|podido|haberle|haberte)? ?(?:\w+ )?"
    r"(?:caus|ocasion|gener|molest|ofend)\w+",
    r"se (?:cometieron|han cometido) (?:\w+ )?errores",
)

FORGIVENESS = Words(
    r"(?:le|te|les|os) (?:ruego|rogamos|pido|pedimos|suplico) que (?:nos|me) (?:perdon|disculp)\w+",
    r"(?:espero|esperamos|confío|confiamos|ojalá)(?: en)?(?: que)? (?:pueda[ns]?|puedas|sepa[ns]?|sepas|nos|me) "
    r"(?:perdon|disculp)\w+",
    r"acept(?:e|es|en|ar|a) (?:nuestras|mis) (?:\w+ )?(?:\w+ )?disculpas",
    r"(?:perdon|discúlp|disculp)(?:ar|e|a|en)(?:nos|me)",
    r"(?:sepa|sepas|sepan) (?:disculpar|perdonar)\w*",
    r"(?:su|tu) perdón",
)

PROMISES_CHANGE = Words(
    r"no (?:se )?volver(?:á|án) a (?:ocurrir|pasar|suceder|repetirse|darse)",
    r"no vuelva[ns]? a (?:ocurrir|pasar|suceder|repetirse|darse)",
    r"no (?:se )?(?:repetirá|ocurrirá|pasará|sucederá)",
    r"(?:lo )?haremos mejor",
    r"mejorar(?:é|emos)",
    r"(?:voy|vamos) a (?:mejorar|cambiar|aprender|reforzar)\w*",
    r"est(?:oy|amos) (?:mejorando|cambiando|aprendiendo|reforzando)",
    r"(?:para|por|en) mejorar",
    r"(?:evitar|prevenir|impedir|evitaremos|impediremos) que (?:\w+ ){0,3}?(?:vuelva|se repita|ocurra|suceda|pase)",
    r"(?:evitar|prevenir) (?:situaciones|casos|errores|fallos|problemas|esto)",
    r"para que (?:esto|algo así|eso|no) (?:no )?(?:se |le |te )?(?:vuelva|repita|ocurra|suceda|pase)",
    r"cambiar(?:é|emos)? (?:nuestr[oa]s?|la forma|el modo|la manera)",
    r"aprend(?:er|eremos|emos|ido|eré) (?:mucho )?(?:de|con) (?:esto|este|lo|ello)",
    r"(?:hemos|vamos a|estamos) (?:tomado|tomar|tomando|adoptado|adoptar) (?:las )?(?:\w+ )?medidas",
    r"tomar(?:é|emos) (?:las )?(?:\w+ )?medidas",
    r"(?:reforz|revis)ar(?:é|emos) (?:nuestr[oa]s?)",
)

ABSOLUTE = Words(
    r"nunca más",
    r"jamás",
    r"nunca (?:más )?(?:se )?(?:volver|repetir|ocurrir|pasar|suceder)\w+",
    r"no (?:se )?volver(?:á|án) a \w+ nunca",
    r"(?:garantiz(?:o|amos)|promet(?:o|emos)|asegur(?:o|amos)) (?:\w+ )?que (?:(?:esto|algo así|eso|ello) )?"
    r"(?:no|nunca)",
    r"bajo ninguna circunstancia",
    r"en ningún caso volver\w+",
)

BLAMES = Words(
    rf"(?:pero|sin embargo|no obstante),? (?:usted|tú|{_SHOULD})",
    rf"{_SHOULD} haber(?:lo|la|los|nos|se|te)? {_CHECKED}",
    r"(?:usted|tú) (?:mism[oa] )?(?:no )?(?:debería|deberías|debió|debiste|olvidó|olvidaste|eligió|elegiste)",
    r"no (?:(?:nos|lo|la|las|los) )?(?:leyó|leíste|comprobó|comprobaste|revisó|revisaste|avisó|avisaste|siguió"
    r"|seguiste|indicó|indicaste|facilitó|facilitaste)",
    r"no (?:(?:nos|lo|la|las|los) )?(?:ha|has) (?:leído|comprobado|revisado|avisado|seguido|indicado|facilitado)",
    r"(?:olvidó|olvidaste|se olvidó|te olvidaste|descuidó|descuidaste)",
    r"(?:su|tu) (?:propi[oa] )?(?:error|culpa|descuido|despiste|equivocación|confusión|malentendido)",
    r"(?:se|te) (?:ha|has) (?:confundido|equivocado)",
    r"(?:se confundió|te confundiste|se equivocó|te equivocaste)",
    r"(?:malinterpret|entendi)(?:ó|aste|ste)(?: mal)?",
    r"(?:mal uso|uso (?:indebido|incorrecto|inadecuado))",
    r"(?:según|conforme a|de acuerdo con|en virtud de|tal y como (?:\w+)) (?:nuestr[oa]s?|las?|los) "
    r"(?:condiciones|términos|política|políticas|normativa)",
    r"nuestr[oa]s? (?:política|condiciones|términos|normativa) (?:\w+ )?(?:indica|establece|dice|no|exige)n?",
    r"como ya (?:(?:le|te|les|se lo|te lo) )?(?:dij|expli|inform|indi|advert|comuni|hemos|he|había)\w*",
    r"si (?:hubiera|hubieras|hubiese|hubieses) (?:\w+ )?" + _CHECKED,
    r"ajen[oa]s? a (?:nuestra|nosotros|nuestro)",
    r"fuera de nuestro (?:control|alcance)",
    r"no (?:es|fue|ha sido) (?:por )?(?:nuestr[oa] )?(?:culpa|responsabilidad|problema|error|cosa)"
    r"(?: (?:nuestr[oa]|mí[oa]))?",
    r"no (?:somos|soy) responsables?",
    r"imprevist[oa]s?",
    r"(?:causas?|motivos) de fuerza mayor",
    r"nuestro sistema (?:\w+ )?automáticamente",
)

BLAMES_OTHERS = Words(
    r"(?:el|la|los|las|del|al|nuestr[oa]|un|una) (?:mensajer[oa]|transportista|repartidor|proveedor|almacén|fabricante"
    r"|banco|mensajería)",
    r"(?:empresa|compañía|agencia|servicio) de (?:transportes?|mensajería|reparto|paquetería|correos)",
    r"(?:correos|seur|mrw|gls|nacex|dhl|ups|fedex|dpd)",
    r"(?:el|del|nuestro|un) (?:sistema|software|programa|servidor)",
    r"(?:error|fallo|problema) (?:técnico|informático|del sistema|de sistema)",
    r"(?:un tercero|terceros)",
    r"(?:temporada|época|periodo|período) (?:alta|de (?:rebajas|navidad|mucho))",
    r"(?:alta demanda|volumen de (?:pedidos|trabajo|consultas))",
    r"la huelga",
)

BUT = Words(r"pero", r"sin embargo", r"aunque", r"no obstante", r"ahora bien", r"si bien")

AGENTLESS = Words(
    r"se (?:cometió|cometieron|ha cometido|han cometido|produjo|produjeron|ha producido) (?:\w+ ){0,2}?"
    r"(?:error|errores|fallo|fallos|equivocación|confusión)",
    r"(?:hubo|ha habido) (?:\w+ )?(?:error|errores|fallo|confusión|equivocación)",
    r"algo (?:salió|ha salido|fue) mal",
    r"se (?:pasó|ha pasado) por alto",
    r"(?:fue|ha sido) (?:enviad|gestionad|tratad|procesad)[oa] (?:mal|incorrectamente|por error)",
)

DONE = Words(
    rf"(?<!no )(?<!no le )(?<!no te )(?<!no lo )(?:he|hemos) (?:ya |\w+mente )?{_DONE}o",
    rf"(?:le|te|les|os|se l[oa]s?|te l[oa]s?|lo|la|los|las|ya|yo|ayer|hoy) {_PAST}",
    rf"ya (?:(?:le|te|les|os|se l[oa]s?|te l[oa]s?|lo|la) )?{_NOW}",
    rf"(?:ha|han) sido (?:\w+mente |ya )?{_DONE}[oa]s?",
    rf"se (?:(?:le|te) )?(?:ha|han) (?:ya )?{_DONE}o",
    rf"(?:fue|fueron) (?:\w+mente |ya )?{_DONE}[oa]s?",
    rf"ya (?:está|están|queda|quedan|quedó) (?:\w+mente )?(?:{_DONE}[oa]s?|hech[oa]s?|en camino|de camino|list[oa]s?)",
    r"(?:está|están|va|van) (?:ya )?(?:en camino|de camino)",
    r"se (?:envió|reembolsó|abonó|procesó|tramitó|emitió|realizó|efectuó|ingresó|corrigió|solucionó)",
    rf"(?:reembolso|abono|envío|pago|caso|pedido) (?:está|quedó|queda) (?:ya )?{_DONE}o",
)

"""The word lists of French."""

import re

from integration.apology.phrases.french_promises import DUTIES, GAP, MENTIONS, PRONOUNS
from integration.apology.phrases.french_script import SCRIPT
from integration.apology.phrases.kinds import Phrases
from integration.apology.phrases.words import Words

# Deeds that would help the customer; what went wrong may be told in the past.
_DONE = (
    r"(?:remboursé|crédité|versé|viré|(?:r)?envoyé|(?:ré)?expédié|posté|remplacé|échangé|réparé|rétabli|restauré"
    r"|récupéré|corrigé|rectifié|(?:r)?appelé|(?:re)?contacté|transmis|transféré|ajouté|enregistré|(?:re)?commandé"
    r"|résolu|réglé|traité|vérifié|mis à jour|effectué|émis|activé|lancé|signalé|appliqué|déduit)e?s?"
)
_HELPED = rf"(?!{GAP}(?:pas|mal|à tort|par erreur|mauvais\w*|trop tard|en retard)\b)(?:\w+ ){{0,3}}?{_DONE}"
_FAILED = (
    r"(?:annulé|(?:sur)?facturé|tenu|perdu|oublié|manqué|failli|déçu|trompé|laissé|protégé|assuré|fourni|donné|promis|répondu"
    r"|réservé|livré|envoyé|prélevé|débité|égaré|confondu|omis|tardé|commis|négligé|fait|été|réussi|su|pu)e?s?"
)
_WRONG = "(?:erreur|faute|responsabilité|manquement|négligence|oubli|tort|retard)"

FRENCH = Phrases(
    script=SCRIPT,
    sorry=Words(
        r"(?<!accepter )(?:mes|nos|des|toutes (?:mes|nos)|vives|plates|sincères) (?:\w+ )?excuses",
        "m'excuser?",
        "nous excus(?:er|ons)",
        r"regrett(?:e|ons|er)",
        r"désolée?s?",
        r"navrée?s?",
        "pardon",
    ),
    names_failure=Words(
        rf"nous {PRONOUNS}(?:avons|aurions|sommes) {GAP}\b{_FAILED}",
        rf"nous (?:n'|ne {PRONOUNS})(?:avons|aurions|sommes) {GAP}\b{_FAILED}",
        rf"(?:j'ai|je n'ai|je ne {PRONOUNS}ai|je {PRONOUNS}ai) {GAP}\b{_FAILED}",
        rf"(?:notre|ma|mon) (?:\w+ )?{_WRONG}",
        r"(?:erreur|faute|tort|retard) (?:\w+ )?(?:vient|venait|est venue?|revient) (?:\w+ )?de (?:nous|moi|notre)",
        r"c'(?:est|était) (?:\w+ )?à nous",
        r"relève(?:nt)? de notre",
        r"(?:nous|j'|je) (?:assum|reconn|pren)\w+ (?:l'\w+ |\w+ ){0,3}(?:l')?(?:responsabilité|erreur|faute)",
        r"nous sommes (?:\w+ )?(?:responsables?|fautifs|en tort)",
        r"pour (?:ne pas |n')?(?:\w+ )?avoir",
    ),
    admits=Words(
        r"(?:notre|ma) (?:\w+ )?(?:erreur|faute|négligence)",
        r"(?:notre|mon) (?:\w+ )?(?:manquement|oubli|tort)",
        r"(?:erreur|faute|tort) (?:\w+ )?(?:vient|venait|est venue?|revient) (?:\w+ )?(?:de nous|de moi|de notre)",
        r"relève(?:nt)? de notre responsabilité",
        r"(?:nous|j'|je) (?:assum|reconn|pren)\w+ (?:l'\w+ |\w+ ){0,3}(?:l')?(?:responsabilité|erreur|faute|torts?)",
        r"nous sommes (?:\w+ )?(?:responsables?|fautifs|en tort)",
        "à tort",
        r"nous (?:n'avons pas|ne l'avons pas|n'en avons pas) (?:\w+ ){0,2}"
        r"(?:tenue?|protégée?s?|faite?|assurée?|fournie?|été à la hauteur|respectée?)",
        r"nous avons (?:\w+ )?(?:manqué|failli|commis|fait (?:une|des) erreurs?|oublié|mal \w+)",
        r"nous (?:vous |t')avons (?:\w+ )?(?:fait attendre|déçue?s?|trompée?s?|laissée?s? tomber)",
    ),
    half_apology=Words(
        rf"(?:excuses?|excuser|regrette|regrettons|désolée?s?|navrée?s?),? {GAP}\b(?:si|s'ils?|au cas où)\b",
        r"tou(?:te|t|tes|s) (?:les |éventuel\w* )?"
        r"(?:désagréments?|inconvénients?|gêne|dérangements?|malentendus?|contrariétés?)",
        r"(?:désagréments?|inconvénients?|gêne|dérangements?|malentendus?) (?:éventuel\w*|possibles?)",
        r"éventuel\w* (?:désagréments?|inconvénients?|gêne|dérangements?|malentendus?|erreurs?)",
        r"(?:a|ait|ont|aient|avons|ayons|ai|avez|as) (?:peut-être )?pu (?:vous |te |t')?"
        r"(?:causer|occasionner|provoquer|gêner|blesser|froisser|décevoir|contrarier|subir|ressentir|rencontrer)",
        r"(?:si|s') ?(?:nous|je|cela|ceci|notre|mon|il|elle) (?:\w+ |l'|t'){0,5}"
        r"(?:causé|occasionné|blessé|froissé|déçu|vexé|offensé|contrarié|dérangé)\w*",
        r"que (?:vous|tu) (?:le |vous |te |l')?(?:ressent\w+|sent\w+|percev\w+|perçoiv\w+)",
        r"que (?:vous ayez|tu aies) (?:eu l'impression|mal (?:pris|vécu)|ressenti|perçu)",
        r"que (?:vous ayez|tu aies) été (?:déçu|contrarié|froissé)\w*",
        r"(?:vous vous êtes|tu t'es|vous vous soyez|tu te sois) senti\w*",
        r"(?:des|les) erreurs (?:peuvent|arrivent)",
        r"l'erreur est humaine",
        r"cela peut arriver",
    ),
    forgiveness=Words(
        r"pardonn\w*",
        r"accept(?:er|ez|e|es) (?:mes|nos|toutes) (?:\w+ )?(?:excuses)?",
        "indulgence",
        "ne (?:nous|m')en (?:veuillez|veux|voulez|tenez) pas",
    ),
    promises_change=Words(
        r"ne (?:se )?(?:re)?(?:produi|arrive|répét|répèt|renouvel)\w* (?:plus|pas|jamais)",
        r"éviter (?:que|ce genre|ce type|ces|une telle|un tel|de tels|de telles|cela|à l'avenir)",
        rf"à l'avenir,? {GAP}(?:mieux|évit\w+|ne plus|plus (?:vite|attenti\w+|soigneu\w+)|davantage)",
        rf"(?:mieux|évit\w+|attenti\w+) {GAP}à l'avenir",
        r"(?:ferons|ferai|allons faire|vais faire|devons faire) (?:\w+ )?mieux",
        r"(?:nous|allons|afin d'|pour|je|j'|vais|et) ?(?:amélior|revoy|modifi|chang|renforç|renforc|form|repens|adapt)"
        r"\w+ (?:nos|notre|la façon|la manière|les)",
        r"revoir (?:nos|notre|la façon|la manière)",
        r"tir\w+ (?:\w+ )?(?:les|des|toutes les) (?:\w+ )?(?:leçons|enseignements|conséquences)",
        r"(?:veill\w+|ferons|ferai|faire|faisons|fais|assur\w+) (?:à|en sorte|de) ?(?:ce )?que (?:cela|ce|ceci|la)",
        r"(?:pris|prenons|prendre|prendrons) (?:toutes les |les |des )(?:\w+ )?mesures",
        r"(?:nous|j'en) (?:\w+ )?(?:avons |ai )?appris de",
    ),
    absolute=Words(
        "plus jamais",
        "jamais plus",
        r"n(?:e |')(?:\w+ ){1,4}jamais",
        r"garanti(?:s|ssons|t|r|rons|rai)?",
        rf"(?:promets|promettons|jure|assurons|assure) {GAP}(?:ne|n')\b",
    ),
    blames=Words(
        r"(?:mais|cependant|toutefois|néanmoins|pourtant|or),? (?:vous|tu)",
        r"(?:vous auriez|tu aurais) (?:dû|pu) (?!recevoir|avoir|être|obtenir|attendre)",
        r"(?:vous|tu) (?:avez|aviez|as|avais) (?:\w+ )?(?:oublié|omis|négligé|refusé|mal \w+|ignoré)",
        r"(?:vous n'avez|tu n'as|vous n'aviez) pas (?:\w+ )?"
        r"(?:lu|vérifié|indiqué|respecté|suivi|répondu|précisé|signalé|ouvert|compris)",
        r"(?:votre|ta|ton) (?:propre )?(?:erreur|faute|négligence|oubli|malentendu|incompréhension)",
        r"(?:conformément à|selon|d'après|en vertu de) (?:nos|les|notre) "
        r"(?:conditions|cgv|politique|règlement|règles|procédures?)",
        r"(?:nos|les) (?:conditions|cgv|règles)(?: \w+){0,3} (?:prévoient|stipulent|indiquent|précisent|ne permettent)",
        r"notre (?:politique|règlement) (?:prévoit|stipule|indique|précise|ne permet)",
        r"comme (?:nous |je )?(?:vous |te )?(?:l'avons |l'ai |avons |ai )?(?:déjà )?(?:dit|indiqué|expliqué|précisé)",
        r"pas (?:de )?(?:notre|ma) (?:faute|responsabilité|ressort|fait)",
        r"indépendante?s? de notre volonté",
        r"(?:hors|en dehors) de notre (?:contrôle|responsabilité)",
        "force majeure",
        r"(?:vous avez|tu as) (?:\w+ ){1,2}(?:un|une|le|la|les|des) (?:mauvais\w*|faux|fausse)",
        r"dans nos (?:conditions|cgv)",
        r"(?:circonstances|événements) (?:imprévue?s|imprévisibles|exceptionnel\w*)",
        r"(?:notre|le) système (?:\w+ ){0,4}automatiquement",
    ),
    blames_others=Words(
        r"(?:le|la|du|au|notre|nos|un|une|des|les|ce) (?:\w+ )?"
        r"(?:transporteur|livreur|coursier|facteur|chauffeur|fournisseur|fabricant|prestataire|partenaire|sous-traitant"
        r"|poste|banque|magasinier)s?",
        "l'entrepôt",
        "(?:chronopost|colissimo|mondial relay|dhl|ups|fedex|dpd|gls)",
        r"(?:notre|le|un|du) (?:système|logiciel|site|serveur)",
        r"(?:problème|incident|bug|erreur|panne|dysfonctionnement|souci)s? (?:technique|informatique|système)s?",
        r"(?:forte|haute) (?:saison|activité|affluence)",
        r"période (?:des fêtes|chargée|de fêtes)",
    ),
    but=Words("mais", "cependant", "toutefois", "néanmoins", "pourtant", "bien que", "malgré", "quoique"),
    agentless=Words(
        r"(?:une|des|plusieurs) erreurs? (?:\w+ )?(?:a|ont) été (?:commise?s?|faites?)",
        r"(?:une|des) erreurs? (?:s'est|se sont) (?:glissée?s?|produite?s?)",
        r"(?:quelque chose|un problème|un incident|un souci) (?:s'est|est) (?:mal passé|produit|survenu)",
        r"il y a eu (?:une?|des) (?:\w+ )?(?:erreurs?|problèmes?|oublis?|malentendus?|confusion)",
        r"(?:a|ont) été (?:oubliée?s?|égarée?s?|négligée?s?|omise?s?)",
    ),
    done=Words(
        rf"(?:j'ai|je {PRONOUNS}ai) {_HELPED}",
        rf"nous {PRONOUNS}avons {_HELPED}",
        rf"(?:a|ont|avons) (?:\w+ )?été {_HELPED}",
        rf"(?:vient|viennent|viens|venons) (?:d'être|de (?:vous |te )?) ?(?:\w+ )?"
        rf"(?:{_DONE}|rembourser|envoyer|créditer|expédier|corriger|remplacer)",
        r"(?:est|sont) (?:déjà |bien )?(?:en route|en chemin|en cours d'acheminement|partie?s?)",
        r"(?:j'ai|avons) (?:\w+ )?procédé (?:à|au)",
        r"(?<!que )c'est (?:déjà )?(?:fait|réglé|chose faite|résolu)",
        r"(?:est|sont) (?:déjà|désormais) (?:\w+ )?(?:sur votre compte|chez vous|réglée?s?|corrigée?s?|remboursée?s?)",
    ),
    duties=DUTIES,
    mentions=MENTIONS,
    channel=Words(
        r"répond(?:ez|s) (?:ici|à|en|simplement|directement)",
        r"appel(?:ez|le)-(?:moi|nous)",
        r"(?:appelez|appelle) \w+",
        r"écri(?:vez|s)(?:-nous|-moi| à)",
        "message privé",
        r"(?:joindre|contacter) (?:au|à|par)",
    ),
    greeting_hole=re.compile(
        r"\b(?:bonjour|bonsoir|cher|chère) +,|\b(?:cher|chère)\s*,|\bbonjour (?:monsieur|madame|mme|m\.)\s*,"
        r"|madame/monsieur|monsieur/madame|cher\(e\)|\bmadame, monsieur\b"
        r"|\b(?:bonjour|cher|chère|chers) (?:client|cliente|clients|utilisat)\w*"
    ),
    jokes=Words(
        "oups",
        "oops",
        "houlà",
        "mdr",
        "lol",
        "haha",
        "ptdr",
        "sans rancune",
        "pas de panique",
        "notre bourde",
        r"je plaisante",
        r"découvre(?:z|s) (?:aussi |vite |nos |notre )",
        r"(?:profitez|profite)(?:-en)?(?: vite| de nos| de notre)?",
        r"(?:faites|fais)-(?:vous|toi) plaisir",
        r"pourrait (?:aussi )?(?:vous|te) plaire",
        r"jet(?:ez|te) un (?:œil|coup d'œil) à",
        "tant que (?:vous êtes|tu es) là",
        "passe(?:z|r)? à la version",
    ),
    secret=Words(
        "kyc",
        "aml",
        "lcb-ft",
        "tracfin",
        r"blanchiment\w*",
        r"fraud\w*",
        r"soupçon\w*",
        r"suspect\w*",
        r"suspicion\w*",
        r"suspicieu\w*",
        r"signal(?:é|ée|ement|ements|ons|er)",
        r"dénonc\w*",
        r"(?:les |aux |des )?autorités?",
        "police",
        "gendarmerie",
        r"sanction\w*",
        "liste noire",
        r"listes? de surveillance",
        r"score de risque",
        r"profil (?:de risque|à risque)",
        r"enquêt\w*",
        r"usurpation\w*",
        "anormale?s?",
        r"escroqu\w*",
    ),
    jargon=Words(
        "kyc",
        "aml",
        "sla",
        "rma",
        "sku",
        "eta",
        "backend",
        "downtime",
        "root cause",
        "escalade de niveau",
        "back-office",
    ),
    cliches=Words(
        r"(?:nous|je) (?:mettons|mets) tout en œuvre",
        r"nous nous efforçons",
        r"(?:cher|chère|précieux|fidèle)s? client\w*",
        r"soyez (?:assuré|certain)\w*",
        r"(?:n'hésitez|n'hésite) pas",
        r"(?:merci|remerci\w+) (?:\w+ )?(?:de|pour) (?:votre|ta) (?:patience|compréhension)",
        r"(?:compte|comptons) sur (?:votre|ta) compréhension",
        r"(?:prenons|prends) (?:\w+ )?(?:très )?au sérieux",
        r"(?:comprends|comprenons) (?:\w+ ){0,2}(?:votre|ta) (?:frustration|déception|mécontentement|colère|agacement)",
        r"votre satisfaction",
        "à cet effet",
        "suite à votre",
        "dans les meilleurs délais",
        "à ce jour",
        "le cas échéant",
    ),
    vague=Words(
        "problèmes?",
        "désagréments?",
        "inconvénients?",
        r"situations?",
        "circonstances",
        "incidents?",
        "soucis?",
        "gêne",
    ),
    strong=Words(
        "très",
        "vraiment",
        r"profondément",
        r"sincèrement",
        r"infiniment",
        r"extrêmement",
        r"terriblement",
        r"énormément",
        r"absolument",
        r"vivement",
        "tellement",
    ),
    stacked=Words(
        r"(?:très|vraiment|profondément|sincèrement|infiniment|extrêmement|tellement) "
        r"(?:très|vraiment|profondément|sincèrement|infiniment|vivement)"
    ),
    checks=Words(
        r"(?:re)?cherch\w*",
        r"(?:re)?vérifi\w*",
        r"examin\w*",
        r"ne (?:sais|savons) pas encore",
        r"enquêt\w*",
        r"étudi\w*",
        r"analys\w*",
    ),
    first_person=Words("je", r"j'\w+", "moi", "me", r"m'\w+", "mes", "ma", "mon"),
    explains=Words("parce que?", r"parce qu'\w+", "car", "à cause", "en raison", r"la (?:cause|raison)", "s'explique"),
    thanks=Words(r"merci (?:\w+ )?(?:de|d'|pour)", r"remerci\w+ (?:\w+ )?(?:de|d'|pour)"),
    late=Words(
        "plus tôt", "tard", "trop longtemps", "aussi longtemps", r"réponse tardive", r"fait attendre", "retard à"
    ),
    personal=Words(
        "m'occupe",
        "moi-même",
        "personnellement",
        r"(?:vous |t')(?:r)?appell?(?:e|ons)",
        "(?:votre|ton) contact",
        "m'en charge",
    ),
    bare_thanks=Words(r"merci(?: beaucoup| d'avance)?(?= *[.!,])"),
    respect=Words(
        r"autre chose (?:peut|pourrait|qui)",
        r"(?:votre|ton) argent",
        r"(?:vous|t')? ?aider",
        r"(?:vous comptiez|tu comptais) sur",
        r"compté sur",
        r"(?:votre|ton) (?:temps|projet)",
        r"une seule aurait dû suffire",
        r"nous les (?:aviez|avais) confiées",
    ),
    lawful={
        "may_cancel": Words(
            r"(?:pouvez|peux) (?:\w+ ){0,2}(?:annuler|vous rétracter|te rétracter|résilier)", "droit de rétractation"
        ),
        "what_happened": Words(r"ce qui s'est (?:passé|produit)", r"nature de la violation", r"concernée?s?"),
        "consequences": Words(r"conséquences?", r"risques? pour (?:vous|toi)", r"effets? possibles?"),
        "measures": Words("mesures?", r"nous avons (?:\w+ )?(?:bloqué|fermé|changé)\w*", "étapes"),
        "contact_point": Words(
            r"délégué\w* à la protection", r"protection des données", r"(?:votre|ton) contact", "dpo"
        ),
    },
    examples={
        "C-1": "L'erreur vient de nous.",
        "C-2": "Je vous envoie un article de remplacement.",
        "C-3": "Je vous présente mes excuses pour …",
        "C-4": "Je cherche ce qui s'est passé.",
        "C-9": "Je vous présente mes excuses pour le retard.",
        "C-13": "Notre réponse arrive tard.",
        "C-21": "Je m'occupe de votre dossier jusqu'à ce que tout soit réglé.",
        "C-22": "Vous comptiez sur cette livraison.",
        "C-26": "Je vous envoie …",
        "C-28": "Merci de nous avoir écrit.",
        "C-35": "Je vous rembourse ; vous recevrez l'argent au plus tard le …",
    },
)

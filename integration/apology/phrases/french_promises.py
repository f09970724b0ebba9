"""What commits us in French, which offers stand behind it, and the words each offer is known by.

French promises in the present as readily as in the future ("Je vous envoie"), with pronouns between subject and verb.
"""

from integration.apology.phrases.backing import CREDITS, LOOKS, OWN, REFUNDS, SENDS, WRITES
from integration.apology.phrases.kinds import Duty
from integration.apology.phrases.words import Words
from integration.apology.policy import OfferKind

PRONOUNS = r"(?:vous |te |t'|le |la |les |l'|lui |leur |y |en |nous |me |m')*"
# Whatever may stand between two parts of a wording.
GAP = r"[^.!?\n]{0,100}?"


def _we(present: str, infinitives: str) -> tuple[str, ...]:
    """The verbs with "je" or "nous", and behind whatever announces them: "je vais vous rappeler"."""
    announces = "vais|allons|souhaite|souhaitons|veux|voulons|fais|faisons|ferai|ferons|peux|pouvons"
    return (
        rf"(?:je |j'|nous ){PRONOUNS}(?:{present})",
        rf"(?:{announces}) (?:aussi |donc |tout de suite )?{PRONOUNS}(?:{infinitives})",
        rf"(?:chargé de|occupe de|occupons de|afin de|m'engage à|engageons à) {PRONOUNS}(?:{infinitives})",
    )


DUTIES = (
    Duty(
        Words(
            *_we(r"rembours(?:e|ons|erai|erons)|vers(?:e|ons|erai|erons)|restitu\w+", "rembourser|verser|restituer"),
            r"(?:sera|seront|serez|seras|va être|allez être) (?:\w+ ){0,2}remboursée?s?",
            r"remboursement (?:intégral|complet|total)",
        ),
        REFUNDS | OWN,
    ),
    Duty(
        Words(
            *_we(
                r"(?:r)?env(?:oie|oyons|errai|errons)|(?:ré)?expédi(?:e|ons|erai|erons)|livr(?:e|ons|erai|erons)"
                r"|fais parvenir|faisons parvenir|adress(?:e|ons|erai|erons)|post(?:e|ons|erai)",
                "(?:r)?envoyer|(?:ré)?expédier|livrer|parvenir|adresser",
            ),
            r"(?:sera|seront) (?:\w+ ){0,2}(?:(?:r)?envoyée?s?|(?:ré)?expédiée?s?|livrée?s?)",
            r"(?:un|le|votre|ton) (?:nouveau )?(?:colis|paquet) (?:part|partira|arrive|arrivera)",
        ),
        SENDS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            *_we(r"remplac(?:e|ons|erai|erons)|remplaçons|échang(?:e|eons|erai|erons)", "remplacer|échanger"),
            "(?:article|produit|modèle) de remplacement",
            r"(?:sera|seront) (?:\w+ )?(?:remplacée?s?|échangée?s?)",
            r"(?:recevrez|recevras|envoie|envoyons|enverrai|enverrons) (?:un|une) (?:autre|nouvel\w*) (?!facture)\w+",
        ),
        frozenset({OfferKind.REPLACEMENT}) | OWN,
    ),
    Duty(
        Words(
            *(
                rf"(?:je|nous) (?:vous |te |t'){verb}"
                for verb in (r"(?:r)?app(?:elle|elons|ellerai|ellerons)", r"téléphon(?:e|ons|erai|erons)")
            ),
            r"(?:vais|allons) (?:vous |te |t')(?:(?:r)?appeler|téléphoner)",
            r"et (?:vous |t')(?:r)?appel(?:ons|le|lerai)",
            rf"(?:recevrez|recevras|aurez|auras) {GAP}(?:appel|coup de fil)",
        ),
        frozenset({OfferKind.PHONE_CALL}),
        by_call=True,
    ),
    Duty(
        Words(
            *_we(
                r"écris|écrivons|écrirai|écrirons|indiqu(?:e|ons|erai|erons)|confirm(?:e|ons|erai|erons)|répond(?:s|ons|rai|rons)|inform(?:e|ons|erai|erons)|previens|préviens"
                r"|préviendr\w+|prévenons|recontact\w+|contacter\w+|reviens vers|reviendr(?:ai|ons) vers"
                r"|tiens (?:au courant|informée?|à jour)|tiendr(?:ai|ons) (?:au courant|informée?)"
                r"|tenons (?:au courant|informée?)",
                r"écrire|répondre|informer|prévenir|recontacter|revenir vers|tenir (?:au courant|informée?)",
            ),
            r"(?:aurez|auras|recevrez|recevras) (?:de )?(?:mes|nos|ma|notre|une) (?:nouvelles|réponse)",
            r"(?:donne|donnons|donnerai|donnerons) (?:\w+ )?(?:de (?:mes|nos) )?nouvelles",
        ),
        WRITES | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            *_we(
                r"(?:re)?vérifi(?:e|ons|erai|erons)|examin(?:e|ons|erai|erons)|(?:re)?cherch(?:e|ons|erai|erons)"
                r"|enquêt\w+|étudi(?:e|ons|erai|erons)|analys(?:e|ons|erai|erons)|regard(?:e|ons|erai|erons)"
                r"|me renseigne|renseignons",
                "(?:re)?vérifier|examiner|(?:re)?chercher|enquêter|étudier|analyser|regarder|renseigner",
            ),
        ),
        LOOKS | OWN,
        by_answer=True,
    ),
    Duty(
        Words(
            *_we(r"répar(?:e|ons|erai|erons)", "réparer|effectuer la réparation"),
            r"(?:sera|seront) (?:\w+ )?réparée?s?",
        ),
        frozenset({OfferKind.REPAIR}) | OWN,
    ),
    Duty(
        Words(
            *_we(
                r"restaur(?:e|ons|erai|erons)|récupér(?:e|ons|erai|erons)|récupère|rétabli(?:s|ssons|rai|rons)",
                "restaurer|récupérer|rétablir",
            ),
            r"(?:sera|seront) (?:\w+ )?(?:restaurée?s?|récupérée?s?)",
        ),
        frozenset({OfferKind.DATA_RESTORE}) | OWN,
    ),
    Duty(
        Words(
            *_we(r"crédit(?:e|ons|erai|erons)|dédui(?:s|sons|rai|rons)", "créditer|déduire"),
            r"(?:un|l'|d'un) ?avoir",
            "bons? d'achat",
            r"(?:sera|seront|serez) (?:\w+ )?créditée?s?",
        ),
        CREDITS | {OfferKind.CREDIT_MONITORING} | OWN,
    ),
    Duty(
        Words(
            *_we(
                r"transmet(?:s|tons|trai|trons)|transf(?:ère|érons|érerai)|fais (?:suivre|remonter)|escalad\w+",
                "transmettre|transférer|faire (?:suivre|remonter)|remonter",
            )
        ),
        frozenset({OfferKind.PRIORITY_HANDLING}),
        by_answer=True,
    ),
    Duty(
        Words("remises?", "réductions?", "rabais", "codes? promo(?:tionnel)?", "ristourne"),
        frozenset({OfferKind.DISCOUNT_PERCENT}) | OWN,
    ),
    Duty(
        Words(r"gratuit(?:e|es|s|ement)?", r"offerte?s?", "sans frais"),
        frozenset({OfferKind.FREE_SHIPPING, OfferKind.FREE_SERVICE}) | OWN,
    ),
)

_MONEY_BACK = Words(r"rembours\w*", r"restitu\w*")

MENTIONS = {
    OfferKind.REFUND_FULL: _MONEY_BACK,
    OfferKind.REFUND_PARTIAL: _MONEY_BACK,
    OfferKind.REFUND_FEE: _MONEY_BACK,
    OfferKind.REPLACEMENT: Words(r"remplac\w*", r"échang\w*", r"renv\w*", r"nouve\w+", "un autre"),
    OfferKind.REPAIR: Words(r"répar\w*"),
    OfferKind.RESEND_MISSING: Words(r"envoi\w*", r"envoy\w*", r"enverr\w*", r"expédi\w*"),
    OfferKind.DISCOUNT_PERCENT: Words("remise", "réduction", "rabais"),
    OfferKind.STORE_CREDIT: Words("avoir", r"crédit\w*", "bon d'achat"),
    OfferKind.FREE_SHIPPING: Words("livraison", "frais de port", "port offert"),
    OfferKind.EXPEDITED_SHIPPING: Words("express", "plus vite", "urgent"),
    OfferKind.PRIORITY_HANDLING: Words("en premier", r"priorit\w*", r"recherch\w*"),
    OfferKind.ALTERNATIVE_PRODUCT: Words("proche", "similaire", "semblable", r"équivalent\w*", r"alternative\w*"),
    OfferKind.REORDER_LINK: Words("même commande", r"repass\w*", "recommander", "nouvelle commande"),
    OfferKind.VERIFICATION_HELP: Words("documents?", "étapes?", r"confirm\w*"),
    OfferKind.SERVICE_CREDIT: Words("avoir", r"crédit\w*", r"dédui\w*"),
    OfferKind.DATA_RESTORE: Words(r"restaur\w*", r"récupér\w*", r"rétabl\w*"),
    OfferKind.CREDIT_MONITORING: Words("surveillance"),
    OfferKind.CORRECTED_DOCUMENT: Words(r"corrig\w*", r"rectifi\w*", "bonne réponse"),
    OfferKind.NAMED_CONTACT: Words(
        r"suit (?:votre|ton)", "(?:je suis|nous suivons) (?:votre|ton)", "(?:votre|ton) contact", r"m'occupe"
    ),
    OfferKind.PHONE_CALL: Words(
        r"(?:vous |t')(?:r)?appel(?:le|er|ons|lerai|lerons)",
        r"téléphon\w*",
        "(?:vous|te) parler",
        "coup de fil",
        "appel",
    ),
    OfferKind.FREE_SERVICE: Words(r"offerte?s?", r"gratuit\w*", "à nos frais"),
}

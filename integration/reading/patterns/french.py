"""French words of danger, law, press, frailty and self-harm; fewer than the English, the plainest of each."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import Rule, joined

RULES = (
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "avocat", "tribunal", "justice", "plainte", "poursuite", "juridique", "mise en demeure", "police",
            "huissier",
        ),
        joined(r"""
            \b(?:(?:mon|notre|un|l')\s?avocat\w*|tribunal|en justice|porter plainte|plainte (?:à|auprès)|poursuites?
            |action (?:en justice|juridique)
            |mise en demeure|à la police|huissier)
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "dgccrf", "cnil", "médiateur", "60 millions", "que choisir", "presse", "journaliste",
            "consommateurs", "répression des fraudes",
        ),
        joined(r"""
            \b(?:dgccrf|cnil\b|médiat(?:eur|rice)|60 millions|que choisir|(?:à|la) presse|journaliste\w*
            |association de consommateurs|répression des fraudes)
        """),
    ),
    Rule(
        SignalKind.SELF_HARM,
        (
            "suicid", "en finir", "me tuer", "vivre", "mourir",
        ),
        joined(r"""
            \b(?:suicid\w+|en finir (?:avec|avec la vie)|me tuer|plus envie de vivre|ne veux plus vivre
            |envie de mourir|mettre fin à mes jours)
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "bless", "brûl", "incendie", "fumée", "hôpital", "urgences", "électrocut", "décharge", "danger",
            "explos", "allerg", "intoxic", "sang", "fuite de gaz",
        ),
        joined(r"""
            \b(?:bless(?:é|ée|ure|ures|és)\b|brûl(?:é|ée|ure|ures)\b|incendie|pris feu|fumée|(?:à l'|aux )(?:hôpital
            |urgences)|électrocut\w+|décharge électrique
            |dangereu\w+|explos\w+|réaction allergique|intoxication|saign\w+|fuite de gaz)
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "fauteuil", "handicap", "aveugle", "malvoyant", "sourd", "cancer", "enceinte", "décéd", "obsèques",
            "enterrement", "dialyse", "insuline", "diabét", "dépress", "sans abri", "ans et", "personne âgée",
            "veuve", "alzheimer",
        ),
        joined(r"""
            \b(?:fauteuil roulant|handicap\w*|aveugle|malvoyant\w*|sourde?\b|cancer|enceinte|décéd\w+|obsèques
            |enterrement|dialyse|insuline|diabét\w+|dépressi\w+
            |sans[- ]abri|personne âgée|j'ai [789]\d ans|veu(?:ve|f)\b|alzheimer)
        """),
    ),
)  # fmt: skip

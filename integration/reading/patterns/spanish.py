"""Spanish words of danger, law, press, frailty and self-harm; fewer than the English, the plainest of each."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import Rule, joined

RULES = (
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "abogad", "demanda", "tribunal", "juzgado", "denunci", "acciones legales", "policía", "legal",
        ),
        joined(r"""
            \b(?:abogad[oa]s?|(?:los|les|voy a|pondré una) demand(?:ar|aré|a)\w*|tribunal\w*|juzgado|denunci(?:a|ar
            |aré|aremos)\b|acciones (?:legales|judiciales)|vía judicial|policía)
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "consumo", "facua", "ocu", "protección de datos", "prensa", "periodista", "profeco", "defensor",
        ),
        joined(r"""
            \b(?:oficina (?:de|del) consum\w+|consumo\b|facua|la ocu\b|protección de datos|(?:a la|la) prensa
            |periodista\w*|profeco|defensor del (?:pueblo|cliente|consumidor)|hoja de reclamaciones)
        """),
    ),
    Rule(
        SignalKind.SELF_HARM,
        (
            "suicid", "matarme", "vivir", "morir", "quitarme la vida",
        ),
        joined(r"""
            \b(?:suicid\w+|matarme|quitarme la vida|no quiero (?:seguir )?vivi\w+|quiero morir\w*|ganas de vivir)
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "herid", "quem", "incendio", "humo", "hospital", "urgencias", "descarga", "peligr", "explot",
            "alerg", "alérg", "intoxic", "sangr", "fuego", "fuga de gas",
        ),
        joined(r"""
            \b(?:herid[oa]s?\b|quemad\w+|se quemó|incendio|humo\b|(?:al|en el) hospital|(?:a|en) urgencias
            |descarga eléctrica|peligros\w+|explot\w+|alérgic\w+|intoxic\w+|sangr\w+|prendió fuego|fuga de gas)
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "silla de ruedas", "discapa", "cieg", "sord", "cáncer", "embaraz", "falleci", "funeral", "entierro",
            "diálisis", "insulina", "diabét", "depres", "años", "viud", "alzheimer", "tercera edad",
        ),
        joined(r"""
            \b(?:silla de ruedas|discapa\w+|cieg[oa]\b|sord[oa]\b|cáncer|embaraz\w+|falleci\w+|funeral|entierro
            |diálisis|insulina|diabét\w+|depresi\w+|[789]\d años|viud[oa]\b|alzheimer|tercera edad)
        """),
    ),
)  # fmt: skip

"""Portuguese words of danger, law, press, frailty and self-harm; fewer than the English, the plainest of each."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import Rule, joined

RULES = (
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "advogad", "process", "tribunal", "justiça", "polícia", "ação judicial", "queixa-crime",
            "ações legais",
        ),
        joined(r"""
            \b(?:advogad[oa]s?|(?:vou|vamos|irei) processar|processo judicial|tribuna\w+|na justiça|polícia
            |ação judicial|queixa[- ]crime|(?:ações|medidas) (?:legais|judiciais))
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "procon", "deco", "anatel", "proteção de dados", "imprensa", "jornal", "reclame aqui",
            "livro de reclamações", "cnpd", "anpd",
        ),
        joined(r"""
            \b(?:procon|a deco\b|anatel|proteção de dados|imprensa|jornalista\w*|reclame aqui|livro de reclamações
            |cnpd|anpd)
        """),
    ),
    Rule(
        SignalKind.SELF_HARM,
        (
            "suic", "matar", "viver", "morrer",
        ),
        joined(r"""
            \b(?:suic[ií]d\w+|me matar|matar-me|não quero (?:mais )?viver|quero morrer|tirar a (?:minha )?vida)
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "ferid", "queim", "incêndio", "fumaça", "fumo", "hospital", "choque", "perig", "explod", "alérg",
            "intoxic", "sangr", "pegou fogo", "fuga de gás",
        ),
        joined(r"""
            \b(?:ferid[oa]s?\b|machuc\w+|queimad\w+|queimou|incêndio|fumaça|(?:ao|no) hospital|choque elétrico
            |perigos\w+|explod\w+|alérgic\w+|intoxic\w+|sangr\w+|pegou fogo|fuga de gás)
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "cadeira de rodas", "defici", "ceg", "surd", "câncer", "cancro", "grávida", "falec", "funeral",
            "enterro", "diálise", "insulina", "diabét", "depress", "anos", "viúv", "idos",
        ),
        joined(r"""
            \b(?:cadeira de rodas|deficien\w+|ceg[oa]\b|surd[oa]\b|câncer|cancro|grávida|falec\w+|funeral|enterro
            |diálise|insulina|diabét\w+|depress\w+|[789]\d anos|viúv[oa]|idos[oa]s?\b)
        """),
    ),
)  # fmt: skip

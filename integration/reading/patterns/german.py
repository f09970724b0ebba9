"""German words of danger, law, press, frailty and self-harm; fewer than the English, the plainest of each."""

from integration.apology.reading import SignalKind
from integration.reading.patterns.rule import Rule, joined

RULES = (
    Rule(
        SignalKind.LEGAL_THREAT,
        (
            "anwalt", "anwält", "rechtlich", "klage", "verklag", "gericht", "anzeige", "polizei", "rechtsanw",
        ),
        joined(r"""
            \b(?:(?:rechts)?anw(?:alt|ält)\w*|rechtliche (?:schritte|mittel)|(?:ver)?klagen\b|verklag\w*|klage (?:ein
            |er)\w*|vor gericht
            |amtsgericht|mahnbescheid|strafanzeige|anzeige (?:erstatt\w*|bei)|polizei)
        """),
    ),
    Rule(
        SignalKind.PRESS_OR_REGULATOR,
        (
            "verbraucherzentrale", "bundesnetzagentur", "bafin", "aufsicht", "datenschutz", "schlichtung",
            "presse", "zeitung", "journalist", "ombuds",
        ),
        joined(r"""
            \b(?:verbraucher(?:zentrale|schutz)|bundesnetzagentur|bafin|aufsichtsbehörde|datenschutz(?:behörde
            |beauftragte)\w*
            |schlichtungsstelle|ombuds\w+|journalist\w*|(?:an|in) die (?:presse|zeitung)|öffentlich machen)
        """),
    ),
    Rule(
        SignalKind.SELF_HARM,
        (
            "umbringen", "selbstmord", "suizid", "leben", "sterben",
        ),
        joined(r"""
            \b(?:mich umbringen|umzubringen|selbstmord|suizid\w*|(?:nicht mehr|nimmer) (?:leben|weiterleben)
            |das leben nehmen
            |will (?:nur noch )?sterben|ohne mich besser)
        """),
    ),
    Rule(
        SignalKind.INJURY_OR_SAFETY,
        (
            "verletz", "verbrannt", "verbrenn", "brand", "feuer", "rauch", "stromschlag", "krankenhaus",
            "notarzt", "blut", "gefähr", "explod", "allerg", "vergift", "notaufnahme", "funken", "gasgeruch",
        ),
        joined(r"""
            \b(?:verletz\w+|verbrann\w+|verbrennung\w*|in brand|brand(?:gefahr|fleck)|feuer (?:gefangen|fing)|rauch\b
            |stromschlag|(?:ins|im) krankenhaus
            |notarzt|notaufnahme|blut(?:et|ete|end)\w*|(?:lebens)?gefährlich\w*|explodier\w*|allergisch\w*|vergift\w*
            |funken|gasgeruch)
        """),
    ),
    Rule(
        SignalKind.VULNERABLE,
        (
            "rollstuhl", "behinder", "blind", "gehörlos", "demenz", "krebs", "pflege", "schwanger", "verstorben",
            "gestorben", "beerdigung", "jahre alt", "dialyse", "insulin", "diabet", "depress", "obdachlos",
            "rentner", "alleinerziehend", "witwe",
        ),
        joined(r"""
            \b(?:rollstuhl\w*|(?:schwer)?behinder\w+|(?:bin|ist) (?:fast )?blind|gehörlos|demenz\w*|krebs\b
            |pflege(?:bedürftig|grad|stufe|heim)\w*|schwanger\w*
            |verstorben\w*|gestorben|beerdigung|[789]\d jahre alt|dialyse|insulin|diabet\w+|depress\w+|obdachlos\w*
            |rentner\w*|alleinerziehend\w*|witwer?)
        """),
    ),
)  # fmt: skip

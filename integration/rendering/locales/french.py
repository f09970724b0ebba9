"""French as letters write it."""

from integration.rendering.locales.kinds import LetterLocale

FRENCH = LetterLocale(
    key="fr",
    babel="fr",
    day="d MMMM",
    day_with_year="d MMMM y",
    weekday="EEEE d MMMM",
    first="d'er'",
    clock="%H h %M",
    moment="{day} à {time}",
    money="{number} {currency}",
    counts=(
        "jamais",
        *(f"{word} fois" for word in ["une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"]),
    ),
    many_times="{count} fois",
    spaced=":;!?",
)

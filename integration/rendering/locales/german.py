"""German as letters write it."""

from integration.rendering.locales.kinds import LetterLocale

GERMAN = LetterLocale(
    key="de",
    babel="de",
    day="d. MMMM",
    day_with_year="d. MMMM y",
    weekday="EEEE, d. MMMM",
    moment="{day}, {time} Uhr",
    money="{number} {currency}",
    counts=(
        "nie",
        *(f"{word}mal" for word in ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"]),
    ),
    many_times="{count}-mal",
)

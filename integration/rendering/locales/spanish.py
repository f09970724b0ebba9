"""Spanish as letters write it: the hour behind the day, and the year with “de”."""

from integration.rendering.locales.kinds import LetterLocale

SPANISH = LetterLocale(
    key="es",
    babel="es_ES",
    day="d 'de' MMMM",
    day_with_year="d 'de' MMMM 'de' y",
    weekday="EEEE d 'de' MMMM",
    moment="{day} a las {time}",
    money="{number} {currency}",
    counts=(
        "ninguna vez",
        "una vez",
        *(f"{word} veces" for word in ["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"]),
    ),
    many_times="{count} veces",
)

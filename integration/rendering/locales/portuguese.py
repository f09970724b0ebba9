"""Portuguese as letters write it, in Portugal and Brazil alike: the weekday with a comma, the hour behind the day."""

from integration.rendering.locales.kinds import LetterLocale

PORTUGUESE = LetterLocale(
    key="pt",
    babel="pt",
    day="d 'de' MMMM",
    day_with_year="d 'de' MMMM 'de' y",
    weekday="EEEE, d 'de' MMMM",
    moment="{day}, às {time}",
    money="{number} {currency}",
    counts=(
        "nenhuma vez",
        "uma vez",
        *(f"{word} vezes" for word in ["duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez"]),
    ),
    many_times="{count} vezes",
)

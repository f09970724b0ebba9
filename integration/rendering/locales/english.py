"""English as letters write it."""

from integration.rendering.locales.kinds import LetterLocale

ENGLISH = LetterLocale(
    key="en",
    babel="en_GB",
    day="d MMMM",
    day_with_year="d MMMM y",
    weekday="EEEE d MMMM",
    moment="{time} on {day}",
    money="{number} {currency}",
    counts=(
        "never",
        "once",
        "twice",
        *(f"{word} times" for word in ["three", "four", "five", "six", "seven", "eight", "nine", "ten"]),
    ),
    many_times="{count} times",
)

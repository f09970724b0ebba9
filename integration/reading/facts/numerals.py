"""Small numbers as people write them: "3", "three", "a couple of", "twice"."""

WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20,
}  # fmt: skip
ORDINALS = {
    "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6,
    "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9, "tenth": 10, "10th": 10,
}  # fmt: skip
TIMES = {"once": 1, "twice": 2, "thrice": 3}

WORD = "|".join(sorted(WORDS, key=len, reverse=True))
ORDINAL = "|".join(ORDINALS)


def number(written: str) -> int | None:
    """The number, or None if this is none we know; never more than 999."""
    word = written.lower()
    if word.isdecimal() and len(word) <= 3:
        return int(word)
    return WORDS.get(word) or ORDINALS.get(word) or TIMES.get(word)

"""What spoils an apology in a bare English wording, by the word lists that letters are checked with (rubric.md)."""

from integration.apology.phrases import PHRASES, Words

_ENGLISH = PHRASES["en"]
_RULES: tuple[tuple[Words, str], ...] = (
    (_ENGLISH.half_apology, "takes back half of the apology (C-9)."),
    (_ENGLISH.blames, "puts the blame on the customer or on a rule (C-31)."),
    (_ENGLISH.agentless, "does not say who did it (C-32)."),
    (_ENGLISH.absolute, "promises what nobody can (C-5)."),
    (_ENGLISH.forgiveness, "asks something of the customer (C-6)."),
    (_ENGLISH.done, "says that something is done, and nobody knows that yet (C-35)."),
    (_ENGLISH.jargon, "is a word customers do not use (C-30)."),
    (_ENGLISH.cliches, "could stand in any letter (C-27)."),
    (_ENGLISH.stacked, "is two strong words in a row (C-12)."),
    (_ENGLISH.jokes, "does not fit an apology (C-38)."),
)


def rubric_findings(text: str) -> tuple[str, ...]:
    """One sentence for each rule that the wording breaks, beginning with the words that break it."""
    low = " ".join(text.split()).lower()
    found = ((words.find(low), why) for words, why in _RULES)
    loud = ("“!” does not fit an apology (C-38).",) if "!" in low else ()
    return (*(f"“{match[0]}” {why}" for match, why in found if match), *loud)

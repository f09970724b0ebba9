"""Rules about form: nothing unrendered, a tone that fits, plain words, a person's name below."""

import re
from collections.abc import Iterator

from integration.apology.complaint import Severity
from integration.apology.review.finding import Finding, Level, error, warning
from integration.apology.review.page import Page

_UNRENDERED = re.compile(
    r"\{\{|\}\}|\{%|%\}|#\{|\{#|%\w+\.\w+%|\[[A-Z][A-Z _]{2,}\]|<<\w+>>|None\b(?! of\b)|undefined\b|null(?<!\wnull)\b"
)
_HOLE = re.compile(r"[^\S\n]{2,}|[^\S\n][,.;:!?](?=\s|$)|,,|\.\.(?!\.)|\(\s*\)")
# What a hole needs, asked first because nearly no letter has it.
_GAPS = ("  ", " ,", " .", " ;", " :", " !", " ?", ",,", "..", "()", "( )")
_TAG = re.compile(r"<[^>]*>")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"[b-df-hjkm-np-tv-xz]e\b")  # a final e is heard only after a vowel or an l
_WORD = re.compile(r"[a-z']+")
_STOP = re.compile(r"[.!?:;](?=\s|$)|(?<![.!?:;])(?:\n|$)")
_EASIEST, _LONGEST = 60, 20  # Flesch reading ease, words in the mean sentence (rubric C-30)


def form(page: Page) -> Iterator[Finding]:
    yield from _whole(page)
    yield from _fitting(page)
    yield from _plain(page)
    yield from _signed(page)


def _whole(page: Page) -> Iterator[Finding]:
    letter = page.letter
    for text in (letter.subject, letter.text, _TAG.sub("", letter.html)):
        found = _UNRENDERED.search(text) or (_HOLE.search(text) if any(gap in text for gap in _GAPS) else None)
        if found:
            yield error(
                "C-33",
                "Something here was not filled in." if found[0].strip() else "There is a hole in this sentence.",
                text[max(0, found.start() - 40) : found.end() + 40].strip(),
                "Write it out, or leave the sentence out.",
            )
            return
    if page.phrases.greeting_hole.search(page.greeting.lower()):
        yield error(
            "C-33", "The greeting has no name where one should be.", page.greeting, "Use the name, or “Hello,”."
        )


def _fitting(page: Page) -> Iterator[Finding]:
    grave = page.brief.complaint.severity is Severity.HIGH
    joke = next(page.culprits(page.phrases.jokes), "")
    loud = "!" in page.body or _EMOJI.search(page.body)
    if joke or loud:
        sentence = joke or next((text for text in page.sentences if "!" in text or _EMOJI.search(text)), "")
        message = "The tone does not fit what happened."
        yield Finding("C-38", Level.ERROR if grave else Level.WARNING, message, sentence, "Say it plainly.")


def _plain(page: Page) -> Iterator[Finding]:
    for sentence in page.culprits(page.phrases.cliches):
        yield warning(
            "C-27", "This could stand in any letter.", sentence, "Say what you mean in this case, or nothing."
        )
    for sentence in page.culprits(page.phrases.vague):
        yield warning(
            "C-27", "This word hides what happened.", sentence, "Name the thing: the parcel, the charge, the call."
        )
    for sentence in page.culprits(page.phrases.jargon):
        yield warning("C-30", "Customers do not use this word.", sentence, "Use the plain word.")
    if page.brief.remedy.answer_by and not page.phrases.checks.find(page.low):
        yield warning(
            "C-4", "The letter does not say what is being checked.", suggestion="Say what we are finding out."
        )
    ease, mean = readability(page.low)
    if ease < _EASIEST or mean > _LONGEST:
        yield warning("C-30", "The letter is hard to read.", suggestion="Shorter sentences, shorter words.")


def readability(text: str) -> tuple[float, float]:
    """Flesch reading ease of English text in lower case, and its mean sentence length; 100 and 0 for no words."""
    words = len(_WORD.findall(text))
    if not words:
        return 100.0, 0.0
    sentences = max(1, len(_STOP.findall(text)))
    syllables = max(words, len(_VOWELS.findall(text)) - len(_SILENT.findall(text)))
    mean = words / sentences
    return 206.835 - 1.015 * mean - 84.6 * syllables / words, mean


def _signed(page: Page) -> Iterator[Finding]:
    agent = page.brief.agent_name
    if not agent or agent not in page.sign_off:
        yield warning("C-40", "No person signs this letter.", suggestion="Sign with your name.")
    if not page.phrases.first_person.find(page.low):
        yield warning("C-26", "Nobody says “I” in this letter.", suggestion="Say what you yourself are doing.")

"""Rules about form: nothing unrendered, a tone that fits, plain words, a person's name below."""

import re
from collections.abc import Iterator
from functools import lru_cache

from integration.apology.complaint import Severity
from integration.apology.phrases import PHRASES
from integration.apology.phrases.kinds import Script
from integration.apology.review.finding import Finding, Level, error, warning
from integration.apology.review.page import Page
from integration.apology.review.rewording import advised, calm, without

_UNRENDERED = re.compile(
    r"\{\{|\}\}|\{%|%\}|#\{|\{#|%\w+\.\w+%|\[[A-Z][A-Z _]{2,}\]|<<\w+>>|None\b(?! of\b)|undefined\b|(?<![\w-])null\b"
)
# What each of those needs, beside two per cent signs: nearly no letter has it.
_MARKS = ("{", "}", "[", "<<", "None", "undefined", "null")
_SIGNS = ",.;:!?"
# What a hole needs, asked first because nearly no letter has it.
_GAPS = ("  ", " ,", " .", " ;", " :", " !", " ?", ",,", "..", "()", "( )")
_TAG = re.compile(r"<[^>]*>")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_WORD = re.compile(r"[^\W\d_]+")
_CLASS = re.compile(r"\[([^\W\d_]+)\]\+")
_STOPS = (".", "!", "?", ":", ";")
_STOP = re.compile(r"[.!?:;](?=\s|$)")
_STOP_AND_LINE = re.compile(r"[.!?:;]\n")
_LAST_LINES, _SHORT_LINE = 4, 60
_ENGLISH = PHRASES["en"].script


def form(page: Page) -> Iterator[Finding]:
    yield from _whole(page)
    yield from _fitting(page)
    yield from _plain(page)
    yield from _signed(page)


def _whole(page: Page) -> Iterator[Finding]:
    letter, script = page.letter, page.phrases.script
    for text in (letter.subject, letter.text, letter.html):
        found = _unrendered(text, script) or _gap(text, script)
        if found:
            message = "Something here was not filled in." if found[0].strip() else "There is a hole in this sentence."
            place = found.string[max(0, found.start() - 40) : found.end() + 40].strip()
            yield error("C-33", message, place, "Write it out, or leave the sentence out.")
            return
    if page.phrases.greeting_hole.search(page.greeting.lower()):
        advice = "Use the name, or greet without one."
        yield error("C-33", "The greeting has no name where one should be.", page.greeting, advice)


def _unrendered(text: str, script: Script) -> re.Match[str] | None:
    """What a template left behind. In German “null” is a number."""
    if not any(mark in text for mark in _MARKS) and text.count("%") < 2:
        return None
    found = _UNRENDERED.search(text)
    return None if found and found[0] in script.numbers else found


def _gap(text: str, script: Script) -> re.Match[str] | None:
    if not any(gap in text for gap in _GAPS):
        return None
    return _hole(script.spaced).search(_TAG.sub("", text) if "<" in text else text)


@lru_cache(maxsize=16)
def _hole(spaced: str) -> re.Pattern[str]:
    """Doubled or stray spaces and signs; `spaced` are the signs that stand behind a space in this language."""
    signs = "".join(sign for sign in _SIGNS if sign not in spaced)
    return re.compile(rf"[^\S\n]{{2,}}|[^\S\n][{re.escape(signs)}](?=\s|$)|,,|(?<!\.)\.\.(?!\.)|\(\s*\)")


def _fitting(page: Page) -> Iterator[Finding]:
    grave = page.brief.complaint.severity is Severity.HIGH
    joke = next(page.culprits(page.phrases.jokes), "")
    loud = "!" in page.body or _EMOJI.search(page.body)
    if joke or loud:
        sentence = joke or next((text for text in page.sentences if "!" in text or _EMOJI.search(text)), "")
        plain = without(calm(sentence) or sentence, page.phrases.jokes) if joke else calm(sentence)
        message = "The tone does not fit what happened."
        level = Level.ERROR if grave else Level.WARNING
        yield Finding("C-38", level, message, sentence, advised("Say it plainly.", plain))


def _plain(page: Page) -> Iterator[Finding]:
    for sentence in page.culprits(page.phrases.cliches):
        advice = "Say what you mean in this case, or nothing."
        yield warning("C-27", "This could stand in any letter.", sentence, advice)
    for sentence in page.culprits(page.phrases.vague):
        advice = "Name the thing: the parcel, the charge, the call."
        yield warning("C-27", "This word hides what happened.", sentence, advice)
    for sentence in page.culprits(page.phrases.jargon):
        advice = "Use the plain word."
        yield warning("C-30", "Customers do not use this word.", sentence, advice)
    if page.brief.remedy.answer_by and not page.phrases.checks.find(page.low):
        advice = advised("Say what we are finding out.", page.example("C-4"))
        yield warning("C-4", "The letter does not say what is being checked.", suggestion=advice)
    script = page.phrases.script
    ease, mean = readability(page.low, script)
    if ease < script.readability.easiest or mean > script.readability.longest:
        longest = max(page.sentences, key=lambda text: len(text.split()), default="")
        is_long = len(longest.split()) > script.readability.longest
        advice = "Make two of this sentence, in shorter words." if is_long else "Shorter sentences, shorter words."
        yield warning("C-30", "The letter is hard to read.", longest if is_long else "", advice)


def readability(text: str, script: Script = _ENGLISH) -> tuple[float, float]:
    """Reading ease of a text in lower case, by its language's formula, and the mean sentence; 100 and 0 for no words.

    A text of one line is measured by the line: short items of a list are short sentences.
    """
    words = len(_WORD.findall(text)) - text.count("'")
    if words <= 0:
        return 100.0, 0.0
    formula = script.readability
    sentences = max(1, _stops(text) - _dots_within(text, script))
    silent = len(formula.silent.findall(text)) if formula.silent else 0
    syllables = max(words, _sounds(formula.vowels, text) - silent)
    mean = words / sentences
    return formula.base - formula.per_word * mean - formula.per_syllable * syllables / words, mean


def _sounds(vowels: re.Pattern[str], text: str) -> int:
    """How many runs of vowels; counted without the pattern where that is only a class of letters."""
    letters = _class_of(vowels.pattern)
    return len(text.translate(letters).split()) if letters else len(vowels.findall(text))


class _OnlyThese(dict[int, str]):
    """A translation that turns every other letter into a space, and learns them as they come."""

    def __missing__(self, code: int) -> str:
        self[code] = " "
        return " "


@lru_cache(maxsize=16)
def _class_of(pattern: str) -> _OnlyThese | None:
    found = _CLASS.fullmatch(pattern)
    return _OnlyThese((ord(letter), letter) for letter in found[1]) if found else None


def _stops(text: str) -> int:
    """Signs that end something, and ends of lines that have none: a line is a sentence too."""
    unstopped = text.count("\n") - len(_STOP_AND_LINE.findall(text)) + (not text.endswith(_STOPS))
    return len(_STOP.findall(text)) + unstopped


def _dots_within(text: str, script: Script) -> int:
    """How many dots end no sentence although a space follows."""
    days = sum(". " in match[0] for match in script.dates.finditer(text))  # "27. November"
    return days + sum(text.count(f"{short} ") for short in script.abbreviations)


def _signed(page: Page) -> Iterator[Finding]:
    agent = page.brief.agent_name
    if not agent or not any(agent in line for line in _last_lines(page.letter.text)):
        advice = f"Sign with your name: {agent}." if agent else "Sign with your name."
        yield warning("C-40", "No person signs this letter.", suggestion=advice)
    if agent and not page.phrases.first_person.find(page.low):
        advice = advised("Say what you yourself are doing.", page.example("C-26"))
        yield warning("C-26", "Nobody says “I” in this letter.", suggestion=advice)


def _last_lines(text: str) -> Iterator[str]:
    """The short lines at the end, where a name is a signature."""
    lines = [line for line in text.split("\n") if line.strip()]
    return (line for line in lines[-_LAST_LINES:] if len(line) <= _SHORT_LINE)

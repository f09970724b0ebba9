"""`make letters-check`: writes and reviews every kind of letter in every language, and prints what it found.

With `--pages FOLDER` it also writes the pages of docs/letters/, a few letters for each type that a person can read.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from integration import resources
from integration.apology.complaint import Severity
from integration.apology.letter import Brief, Letter, Section
from integration.apology.phrases import PHRASES
from integration.apology.review import Finding, Level, review
from integration.rendering.locales import LOCALES
from integration.rendering.writer import TemplateWriter, load_writer
from tests.letters.test_mutations import RULES, errors, spoilt
from tests.letters_matrix import briefs, corpus, notices
from tests.letters_pages import write_pages

BY_CHANCE = 1_400  # more cases of each language, in which everything is left to chance
HOLES = re.compile(
    r"[^\S\n]{2}|[^\S\n\u00a0\u202f][,.;:!?](?:\s|$)|\bNone\b|\{\{|\}\}|\{%|\(\s*\)|,,|(?<!\.)\.\.(?!\.)|[,;:][.,;:]|\n{3}"
)
# Words that may follow themselves: "que nous nous engageons", "die Frage, die die Lampe betrifft".
TWICE = {"fr": {"nous", "vous"}, "de": {"die", "der", "das", "sie"}}
DOUBLED = re.compile(r"\b([^\W\d_]+) \1\b")
ENDS = re.compile(r"(?<=[.!?])(?<!\d\.)\s+")  # "31. Januar" is one sentence
# Words between greeting and sign-off. The mean letter of each kind is far inside; these are the bounds of the odd ones.
FEWEST, MOST_LOW, MOST_PLAIN, MOST = 20, 230, 260, 420


@dataclass(slots=True)
class Tally:
    """What was written, and what is wrong with it."""

    letters: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The last line of the command."""
        by_language = ", ".join(f"{locale} {count}" for locale, count in self.letters.items())
        return (
            f"{self.letters.total()} letters ({by_language}): {len(self.wrong)} wrong, "
            f"{self.warnings.total()} warnings ({', '.join(f'{rule} {n}' for rule, n in self.warnings.most_common())})"
        )


def main(arguments: Sequence[str]) -> int:
    """Exit code 1 where a letter is wrong; each is printed with its reason."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path, help="write the pages of a reader into this folder")
    parser.add_argument("--locale", choices=sorted(LOCALES), action="append", help="only this language")
    asked = parser.parse_args(arguments)
    writer = load_writer(resources.templates() / "letters")
    tally = checked(writer, asked.locale or list(LOCALES))
    for words in tally.wrong[:50]:
        sys.stdout.write(words + "\n\n")
    if asked.pages:
        write_pages(writer, asked.pages)
    caught = {locale: caught_of_spoilt(writer, locale) for locale in asked.locale or list(LOCALES)}
    told = ", ".join(f"{locale} {found} of {made}" for locale, (found, made) in caught.items())
    sys.stdout.write(f"Letters spoilt on purpose that were caught: {told}\n{tally.words}\n")
    return 1 if tally.wrong or any(found < made for found, made in caught.values()) else 0


def checked(writer: TemplateWriter, locales: Sequence[str], *, by_chance: int = BY_CHANCE, every: int = 1) -> Tally:
    """Writes and reviews the corpus of these languages, or every so many letters of it."""
    tally = Tally()
    for locale in locales:
        written = (*islice(corpus(locale), 0, None, every), *islice(notices(locale), 0, None, every))
        for brief in (*written, *briefs(by_chance, seed=31, locale=locale)):
            letter = writer.write(brief)
            tally.letters[locale] += 1
            findings = review(letter, brief)
            tally.warnings.update(found.rule for found in findings if found.level is Level.WARNING)
            reasons = faults(letter, brief, findings)
            tally.wrong.extend(f"{_named(brief)}: {reason}\n{letter.text}" for reason in reasons)
    return tally


def caught_of_spoilt(writer: TemplateWriter, locale: str) -> tuple[int, int]:
    """How many letters in which one rule was broken are found by that rule, and how many there are."""
    spoilt_letters = [(rule, each) for rule in RULES for each in spoilt(rule, locale, writer)]
    return sum(rule in errors(each) for rule, each in spoilt_letters), len(spoilt_letters)


def faults(letter: Letter, brief: Brief, findings: Sequence[Finding] | None = None) -> Iterator[str]:
    """Everything that must not be in a letter of ours; `findings` where the review was made already."""
    for finding in review(letter, brief) if findings is None else findings:
        if finding.level is Level.ERROR:
            yield f"{finding.rule} {finding.message} {finding.sentence}"
    if letter.locale != brief.locale:
        yield f"written in {letter.locale}"
    for text in (letter.subject, letter.text, *letter.call):
        yield from slips(text, letter.locale)
    said = sentences(letter)
    if len(said) != len(set(said)):
        yield f"says twice: {Counter(said).most_common(1)[0][0]}"
    sorry = sum(1 for _ in PHRASES[letter.locale].sorry.find_all(letter.text.lower()))
    if sorry != 1:
        yield f"says sorry {sorry} times"
    yield from _length(letter, brief)


def sentences(letter: Letter) -> list[str]:
    """The sentences between greeting and sign-off."""
    parts = [part for part in letter.paragraphs if part.section not in (Section.GREETING, Section.SIGN_OFF)]
    text = "\n".join("\n".join((part.text, *part.items)) for part in parts)
    return [sentence for line in text.splitlines() for sentence in ENDS.split(line.strip()) if sentence]


def slips(text: str, locale: str) -> Iterator[str]:
    if hole := HOLES.search(text):
        yield f"a hole at “{text[max(0, hole.start() - 20) : hole.end() + 20]}”"
    for match in DOUBLED.finditer(text.lower()):
        if match[1] not in TWICE.get(locale, set()):
            yield f"a word twice: {match[0]}"


def _length(letter: Letter, brief: Brief) -> Iterator[str]:
    words = sum(len(sentence.split()) for sentence in sentences(letter))
    most = MOST_LOW if brief.complaint.severity is Severity.LOW else MOST if brief.rich else MOST_PLAIN
    if not FEWEST <= words <= most:
        yield f"{words} words, and {FEWEST} to {most} are in bounds"


def _named(brief: Brief) -> str:
    complaint, remedy = brief.complaint, brief.remedy
    return (
        f"[{brief.locale} {complaint.type} {complaint.severity} {remedy.fault} {brief.tone} {brief.ticket.channel}"
        f"{' second ' + remedy.second if remedy.second else ''}{' repeat' if remedy.repeat else ''}]"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

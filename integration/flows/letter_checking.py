"""A wording tried on many cases before it is saved: what would go wrong, and in which line of it."""

import re
from collections.abc import Iterator, Sequence

from integration.apology.letter import Brief
from integration.apology.policy import Policy
from integration.apology.review import Finding, Level, review
from integration.errors import LettersRefused
from integration.flows.letter_ports import Workshop
from integration.flows.letter_samples import brief, cases
from integration.flows.letters import WHOLE, Problem, Variant, Wording
from integration.flows.ports import LetterWriter

_MOST = 20
_MOST_FAILURES = 3
_TAGS = re.compile(r"\{[{%#].*?[}%#]\}")
_SHORTEST = 8  # characters by which a line is told from others


def whole(wording: Wording) -> tuple[Problem, ...]:
    """What is wrong with the variants as a set, whatever they say."""
    keys = [variant.key for variant in wording.variants]
    shares = sum(variant.share for variant in wording.variants)
    if len(set(keys)) < len(keys):
        return (Problem(0, "Two variants have the same letter."),)
    if shares != WHOLE:
        return (Problem(0, f"The shares of the variants add up to {shares} %, and not to {WHOLE} %."),)
    return ()


def checked(
    account: str, wording: Wording, live: Sequence[Wording], workshop: Workshop, policy: Policy
) -> tuple[Problem, ...]:
    """Why this wording must not go live beside the others that are: nothing, if it may.

    An error that the letter has without this wording as well is not this wording's.
    """
    broken = whole(wording) or workshop.broken(wording, live)
    if broken:
        return broken[:_MOST]
    found: list[Problem] = []
    for variant in wording.variants:
        found += _tried(account, wording, variant, live, workshop, policy)
    return tuple(found[:_MOST])


def line_of(sentence: str, source: str) -> int:
    """The line of a source that a sentence of a letter comes from; 0 where none of its words are written there."""
    best, found = _SHORTEST - 1, 0
    for number, line in enumerate(source.splitlines(), start=1):
        for piece in _TAGS.split(line):
            words = " ".join(piece.split())
            if len(words) > best and words in sentence:
                best, found = len(words), number
    return found


def _tried(
    account: str, wording: Wording, variant: Variant, live: Sequence[Wording], workshop: Workshop, policy: Policy
) -> Iterator[Problem]:
    others = [each for each in live if (each.locale, each.name) != (wording.locale, wording.name)]
    alone = Wording(wording.locale, wording.name, (Variant(variant.key, variant.source, WHOLE),))
    before, after = workshop.writer(account, others), workshop.writer(account, others, alone)
    seen: set[tuple[int, str]] = set()
    failures = 0
    for case in cases(wording.name):
        asked = brief(case, policy, wording.locale)
        try:
            found = [*_added(before, after, asked, variant.source)]
        except LettersRefused as refusal:
            failures += 1
            found = [(line, message) for _, line, message in refusal.problems]
        for line, message in found:
            if (line, message) not in seen:
                seen.add((line, message))
                yield Problem(line, f"{message} Tried on: {case.told}.", variant.key)
        if failures == _MOST_FAILURES:
            return  # each may have taken all the time there is


def _added(before: LetterWriter, after: LetterWriter, asked: Brief, source: str) -> Iterator[tuple[int, str]]:
    """Errors the letter did not have without this wording, with the line of their sentence."""
    errors = _errors(review(after.write(asked), asked))
    if not errors:
        return
    known = {finding.rule for finding in _errors(review(before.write(asked), asked))}
    for finding in errors:
        if finding.rule not in known:
            yield line_of(finding.sentence, source), finding.message


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level is Level.ERROR]

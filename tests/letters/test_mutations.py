"""Good letters spoilt in every way a rule forbids, in every language: each is caught by its rule, and none of the good.

The sentences of a language are in `mutations/<language>.py`; what follows from a decision is made here for all.
"""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

import pytest

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Letter, Section
from integration.apology.phrases import PHRASES
from integration.apology.policy import COUPONS, MAKES_GOOD, OfferKind, Ownership
from integration.apology.reading import FactKind
from integration.apology.review import Level, review
from integration.rendering.locales import LOCALES
from integration.rendering.writer import TemplateWriter
from tests.builders import FRIDAY, a_brief, a_complaint, a_remedy, an_offer, money
from tests.letters.mutations import ADDED, INSTEAD, Mutations
from tests.letters_matrix import FACTS, KINDS, MONEY_TYPES, TYPES, offer_of

FILES = {"en": "english", "es": "spanish", "fr": "french", "de": "german", "pt": "portuguese"}
LANGUAGES = tuple(locale for locale in FILES if locale in PHRASES and locale in LOCALES)
FEWEST = 10  # of each rule and language
VOUCHER = an_offer(OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code="K7QX-20")
REPLACEMENT = an_offer(OfferKind.REPLACEMENT, due=FRIDAY)
RULES = (
    "C-1", "C-2", "C-3", "C-5", "C-9", "C-10", "C-11", "C-15", "C-16", "C-19", "C-31", "C-33", "C-34", "C-35", "C-36",
    "C-37", "C-38", "C-41", "C-42",
)  # fmt: skip
MARKS = (
    "{{ticket.requester.first_name}}", "{{ item }}", "}}", "{% if x %}", "{% raw %}", "#{name}", "%order.number%",
    "[ORDER NUMBER]", "[NAME]", "<<name>>", "None", "undefined", "{# note #}",
)  # fmt: skip
HOLES = ("  ", " ,", ",,", "..", "()")


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A letter somebody changed, and what it was written from."""

    letter: Letter
    brief: Brief


def sentences_of(locale: str) -> Mutations:
    module = importlib.import_module(f"tests.letters.mutations.{FILES[locale]}")
    found = [value for value in vars(module).values() if isinstance(value, Mutations)]
    assert len(found) == 1
    return found[0]


def damaged(locale: str, item: str) -> Brief:
    facts = {FactKind.ORDER: "4471", FactKind.ITEM: item, FactKind.ORDER_VALUE: money("89")}
    return a_brief(facts, REPLACEMENT, VOUCHER, locale=locale)


def first_paragraph(letter: Letter) -> str:
    return letter.text.split("\n\n")[1]


def changed(letter: Letter, old: str, new: str) -> Letter:
    assert old in letter.text
    return replace(letter, text=letter.text.replace(old, new, 1), html="")


def with_added(letter: Letter, sentence: str) -> Letter:
    first = first_paragraph(letter)
    return changed(letter, first, f"{first} {sentence}")


def without_section(letter: Letter, *sections: Section) -> Letter:
    """The letter without these parts, as text: paragraphs that carry on another stand on their own."""
    kept = [part for part in letter.paragraphs if part.section not in sections]
    text = "\n\n".join("\n".join([part.text, *part.items]).strip() for part in kept)
    return replace(letter, text=text, html="")


def spoilt(rule: str, locale: str, writer: TemplateWriter) -> Iterator[Spoilt]:
    """All letters in which this rule is broken."""
    words = sentences_of(locale)
    brief = damaged(locale, words.item)
    if rule in ("C-10", "C-41"):
        yield from _admitting(rule, brief, words, writer)
        return
    own = _OWN_BRIEFS.get(rule)
    about = own(brief) if own else brief
    letter = writer.write(about)
    for sentence in words.added.get(rule, ()):
        yield Spoilt(with_added(letter, sentence), about)
    for paragraph in words.instead.get(rule, ()):
        yield Spoilt(changed(letter, first_paragraph(letter), paragraph), about)
    made = _MADE.get(rule)
    if made:
        yield from made(brief, words, writer)


def _admitting(rule: str, brief: Brief, words: Mutations, writer: TemplateWriter) -> Iterator[Spoilt]:
    unsettled = ({"fault": Fault.UNCLEAR}, {"fault": Fault.NOT_OURS})
    careful = ({"ownership": Ownership.SYMPATHY}, {"ownership": Ownership.LEGAL_REVIEW})
    for change in unsettled if rule == "C-10" else careful:
        about = replace(brief, remedy=replace(brief.remedy, **change))
        letter = writer.write(about)
        for sentence in words.added["admissions"]:
            yield Spoilt(with_added(letter, sentence), about)


def _verification(brief: Brief) -> Brief:
    offers = (an_offer(OfferKind.VERIFICATION_HELP, due=FRIDAY), an_offer(OfferKind.REFUND_FULL, due=FRIDAY))
    return replace(brief, complaint=a_complaint("order_cancelled_verification"), remedy=a_remedy(*offers))


def _grave(brief: Brief) -> Brief:
    return replace(brief, complaint=a_complaint(severity=Severity.HIGH))


def _without_offers(brief: Brief, _: Mutations, writer: TemplateWriter) -> Iterator[Spoilt]:
    """C-2: whatever was decided, its paragraph is gone, or says another sum or code."""
    for kind in KINDS:
        about = replace(brief, remedy=a_remedy(offer_of(kind)))
        yield Spoilt(without_section(writer.write(about), Section.REMEDY, Section.ACTION), about)
    letter = writer.write(brief)
    yield Spoilt(changed(letter, "K7QX-20", "K7QX-99"), brief)
    nothing = replace(brief, remedy=a_remedy())
    yield Spoilt(letter, nothing)


def _unpaid(brief: Brief, _: Mutations, writer: TemplateWriter) -> Iterator[Spoilt]:
    """C-15: money was lost, and there are words, goods or coupons and no day."""
    for type_ in MONEY_TYPES:
        for kind in KINDS:
            if kind not in MAKES_GOOD:
                about = a_brief(FACTS, offer_of(kind), complaint=a_complaint(type_), locale=brief.locale)
                yield Spoilt(writer.write(about), about)


def _words_again(brief: Brief, _: Mutations, writer: TemplateWriter) -> Iterator[Spoilt]:
    """C-16: they had an apology before, and get words or coupons, or the offer to talk is gone."""
    for count in range(len(COUPONS) + 1):
        for kinds in combinations(sorted(COUPONS), count):
            about = replace(brief, remedy=a_remedy(*(offer_of(kind) for kind in kinds), repeat=True))
            yield Spoilt(writer.write(about), about)
    for type_ in TYPES:
        remedy = a_remedy(REPLACEMENT, repeat=True, offer_call=True)
        about = replace(brief, complaint=a_complaint(type_), remedy=remedy)
        yield Spoilt(without_section(writer.write(about), Section.CONTACT), about)


def _too_much(brief: Brief, _: Mutations, writer: TemplateWriter) -> Iterator[Spoilt]:
    """C-19: more than one and a half times the price of 89."""
    for amount in range(134, 234, 10):
        credit = an_offer(OfferKind.STORE_CREDIT, amount=money(str(amount)), due=FRIDAY)
        about = replace(brief, remedy=a_remedy(credit))
        yield Spoilt(writer.write(about), about)


def _unfilled(brief: Brief, words: Mutations, writer: TemplateWriter) -> Iterator[Spoilt]:
    """C-33: marks of a template, holes, and greetings without the name."""
    letter = writer.write(brief)
    for mark in MARKS:
        yield Spoilt(changed(letter, "4471", mark), brief)
    for hole in HOLES:
        yield Spoilt(changed(letter, "4471", f"4471{hole} x"), brief)
    greeting = letter.text.partition("\n")[0]
    for empty in words.greetings:
        yield Spoilt(changed(letter, greeting, empty), brief)


def _nobody_and_never(brief: Brief, _: Mutations, writer: TemplateWriter) -> Iterator[Spoilt]:
    """C-37: no person, no way to answer, no day."""
    for type_ in TYPES:
        about = replace(brief, complaint=a_complaint(type_))
        letter = writer.write(about)
        yield Spoilt(
            without_section(letter, Section.CONTACT, Section.ACTION, Section.THANKS),
            replace(about, remedy=replace(about.remedy, contact=None)),
        )
        yield Spoilt(without_section(letter, Section.REMEDY), about)


_OWN_BRIEFS: dict[str, Callable[[Brief], Brief]] = {"C-42": _verification, "C-38": _grave}
_MADE: dict[str, Callable[[Brief, Mutations, TemplateWriter], Iterator[Spoilt]]] = {
    "C-2": _without_offers,
    "C-15": _unpaid,
    "C-16": _words_again,
    "C-19": _too_much,
    "C-33": _unfilled,
    "C-37": _nobody_and_never,
}


def errors(each: Spoilt) -> set[str]:
    return {finding.rule for finding in review(each.letter, each.brief) if finding.level is Level.ERROR}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_letter_that_breaks_a_rule_is_caught_by_it(writer: TemplateWriter, locale: str, rule: str) -> None:
    """At least ten letters for each rule and language, and every one of them is an error by that rule."""
    letters = list(spoilt(rule, locale, writer))

    missed = [each.letter.text for each in letters if rule not in errors(each)]

    assert missed == []
    assert len(letters) >= FEWEST


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_letters_before_they_were_spoilt_have_no_errors(writer: TemplateWriter, locale: str) -> None:
    """What was caught was the change: the good letters raise nothing at all, in no type of complaint."""
    brief = damaged(locale, sentences_of(locale).item)
    careful = [replace(brief, remedy=replace(brief.remedy, fault=fault)) for fault in Fault]
    typed = [replace(brief, complaint=a_complaint(type_)) for type_ in TYPES]
    good = [brief, _grave(brief), _verification(brief), *careful, *typed]

    found = [(about.complaint.type, errors(Spoilt(writer.write(about), about))) for about in good]

    assert [each for each in found if each[1]] == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_language_has_sentences_for_every_rule_that_needs_them(locale: str) -> None:
    """A file that leaves a rule out would leave it untested: each has ten sentences or more, all different."""
    words = sentences_of(locale)

    for needed, given in ((ADDED, words.added), (INSTEAD, words.instead)):
        assert set(given) == set(needed)
        for rule, sentences in given.items():
            assert len(set(sentences)) == len(sentences) >= FEWEST, rule

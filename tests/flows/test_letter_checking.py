"""The cases that wordings are tried on, and what is said of a wording that fails one of them."""

from collections import Counter

import pytest

from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Tone
from integration.apology.policy import OfferKind
from integration.apology.review import Level, review
from integration.flows.letter_checking import checked, line_of
from integration.flows.letter_samples import ALL, NONE, SOME, TYPES, SampleCase, brief, cases
from integration.flows.letters import Problem, Wording
from integration.rendering.locales import LOCALES
from integration.rendering.placeholders import PLACEHOLDERS, context
from integration.rendering.workshop import LetterWorkshop
from integration.rendering.writers import AccountWriters
from tests.builders import a_policy
from tests.letter_fakes import FakeWordings, a_wording, shipped, shipped_writer

WORKSHOP = LetterWorkshop(AccountWriters(shipped_writer(), FakeWordings()))
POLICY = a_policy()


def refused(wording: Wording, *live: Wording) -> tuple[Problem, ...]:
    return checked("acme", wording, live, WORKSHOP, POLICY)


def test_the_cases_are_the_same_every_time() -> None:
    """What was saved yesterday is not refused today for another draw of the lot."""
    assert list(cases("damaged_item")) == list(cases("damaged_item"))


def test_the_cases_meet_everything() -> None:
    """All severities, tones, faults and knowledge together; beside them every channel, offer and switch."""
    tried = list(cases("damaged_item"))

    corners = {(case.severity, case.tone, case.fault, case.known) for case in tried}
    assert corners == {
        (severity, tone, fault, known)
        for severity in Severity
        for tone in Tone
        for fault in Fault
        for known in (ALL, SOME, NONE)
    }
    assert {kind for case in tried for kind in case.kinds} == set(OfferKind) - {
        OfferKind.APOLOGY_ONLY,
        OfferKind.CUSTOM,
    }
    for switch in ("repeat", "decided", "informal", "called"):
        assert {getattr(case, switch) for case in tried} == {True, False}
    assert {case.type for case in cases("_contact")} == set(TYPES)
    assert not any(case.informal and case.tone is Tone.FORMAL for case in tried)


def test_together_the_cases_know_every_placeholder_and_lack_each() -> None:
    """A wording that prints a fact nobody may know is found, whichever fact it is."""
    known: Counter[str] = Counter()
    tried = [brief(case, POLICY, "en") for case in cases("damaged_item")]
    for each in tried:
        known.update(PLACEHOLDERS & set(context(each, LOCALES["en"])))

    assert PLACEHOLDERS - set(known) == set()
    assert {name for name, count in known.items() if count == len(tried)} <= {
        "company",
        "phone",
        "email",
        "team",
        "hours",
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_the_shipped_letters_pass_on_every_case(locale: str) -> None:
    """The cases are ones that letters can be written for: ours have no error on any of them."""
    errors = [
        (case.told, finding)
        for name in (*TYPES[::3], "_contact")
        for case in cases(name)
        for asked in [brief(case, POLICY, locale)]
        for finding in review(shipped_writer().write(asked), asked)
        if finding.level is Level.ERROR
    ]

    assert errors == []


def test_the_shipped_wording_may_be_saved_as_ones_own() -> None:
    """Whoever begins from our text and changes nothing yet is not stopped."""
    assert refused(a_wording("damaged_item", shipped("damaged_item"))) == ()
    assert refused(a_wording("_contact", shipped("_contact"))) == ()


def test_an_error_of_the_review_is_told_with_its_line_and_case() -> None:
    """What would keep the letter from being sent keeps the wording from being saved."""
    source = shipped("damaged_item").replace("reached you damaged", "reached you damaged by the courier's fault")

    found = refused(a_wording("damaged_item", shipped("damaged_item"), source))

    assert found
    assert {problem.variant for problem in found} == {"b"}
    assert "courier" in source.splitlines()[found[0].line - 1]
    assert "Tried on: damaged item, " in found[0].message


def test_a_letter_that_cannot_be_written_is_told_with_its_line() -> None:
    """A roundabout `if` that lets an unknown fact through: found on the case that knows nothing."""
    source = shipped("_thing") + "\n{% if not full or full %}the {{ item }}{% endif %}"

    found = refused(a_wording("_thing", source))

    assert found[0].line == len(source.splitlines())
    assert "nothing known" in found[0].message or "item" in found[0].message


def test_what_takes_all_the_time_is_given_up_soon() -> None:
    """A wording that runs out of its time on every case is not tried on eighty of them."""
    growing = "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 60

    found = refused(a_wording("_thing", growing))

    assert 1 <= len(found) <= 3


def test_a_wording_is_not_blamed_for_an_error_of_another() -> None:
    """Where the letter has the error without this wording, that is no reason to refuse it."""
    courier = shipped("damaged_item").replace("reached you damaged", "reached you damaged by the courier's fault")

    assert refused(a_wording("_contact", shipped("_contact")), a_wording("damaged_item", courier)) == ()


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("I am sorry that the lamp in order 4471 reached you damaged.", 2),
        ("It was our job to get it to you whole.", 4),
        ("Nothing of this is written here.", 0),
    ],
)
def test_a_sentence_is_found_in_its_source(sentence: str, line: int) -> None:
    """By the longest run of its words that stands in one line, whatever was filled in between."""
    source = (
        "{% paragraph regret %}\n{{ sorry }} that {% include '_thing.jinja' %} reached you damaged.\n"
        "{% endparagraph %}\nIt was our job to get it to you   whole.\nIt was our job"
    )

    assert line_of(sentence, source) == line


def test_a_case_says_what_it_is() -> None:
    """An admin who reads of a problem sees the ticket before them."""
    case = SampleCase("late_delivery", Severity.HIGH, Fault.UNCLEAR, Tone.FORMAL, known=NONE, decided=False)

    assert case.told == (
        "late delivery, high severity, formal, email, fault unclear, nothing known, nothing decided yet"
    )

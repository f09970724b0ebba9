"""Numbers as each language writes them: sums, days, times, phone numbers and codes, told from invented ones."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from integration.apology.letter import Letter
from integration.apology.phrases import PHRASES
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.apology.remedy import PromiseDue
from integration.apology.review import review
from integration.apology.review.written import coded, dated, number, priced, timed
from tests.builders import BERLIN, FRIDAY, a_brief, a_reading, an_offer, money


@pytest.mark.parametrize(
    ("locale", "written", "value"),
    [
        ("en", "1,234.50", "1234.50"),
        ("en", "12.500", "12.500"),
        ("de", "1.234,50", "1234.50"),
        ("de", "12.500", "12500"),
        ("es", "1234,5", "1234.5"),
        ("fr", "1\u202f234,50", "1234.50"),
        ("fr", "1 234 567,50", "1234567.50"),
        ("pt", "1.234.567,89", "1234567.89"),
        ("de", "1,234.50", "1234.50"),
    ],
)
def test_a_sum_is_read_as_its_language_writes_it(locale: str, written: str, value: str) -> None:
    """Groups and cents: the same figures are another sum in another language, and the odd way is understood too."""
    assert number(written, PHRASES[locale].script.decimal) == Decimal(value)


@pytest.mark.parametrize(
    ("locale", "text", "amount"),
    [
        ("en", "It is $40.", "40"),
        ("en", "You get 15 euros.", "15"),
        ("de", "Sie erhalten 1.234,50 EUR.", "1234.50"),
        ("fr", "Nous versons 1\u202f234,50\u00a0€.", "1234.50"),
        ("es", "Son 20 % menos.", "20"),
        ("pt", "São 20% a menos.", "20"),
    ],
)
def test_sums_and_percentages_are_found(locale: str, text: str, amount: str) -> None:
    """A number with a sign or a unit beside it, whatever space stands between."""
    assert [value for _, value in priced(text, PHRASES[locale].script)] == [Decimal(amount)]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "by friday 27 november"),
        ("en", "by november 27th"),
        ("de", "bis freitag, 27. november"),
        ("es", "el 27 de noviembre"),
        ("fr", "le 27 novembre"),
        ("pt", "a 27 de novembro"),
        ("en", "on 27/11/2026"),
        ("en", "on 11/27/2026"),
        ("de", "am 27.11.2026"),
        ("en", "2026-11-27"),
    ],
)
def test_a_day_is_found_in_words_and_in_figures(locale: str, text: str) -> None:
    """The 27th of November, however it is written."""
    assert [(27, 11) in ways for _, ways in dated(text, PHRASES[locale].script)] == [True]


def test_the_first_of_a_month_has_its_own_form_in_french() -> None:
    """1er décembre is a day as well."""
    assert [ways for _, ways in dated("le 1er décembre", PHRASES["fr"].script)] == [{(1, 12)}]


@pytest.mark.parametrize(
    ("locale", "text", "time"),
    [
        ("en", "at 17:00", (17, 0)),
        ("en", "at 5.30 pm", (17, 30)),
        ("en", "at 9 a.m.", (9, 0)),
        ("de", "17:00 uhr", (17, 0)),
    ],
)
def test_a_clock_time_is_found(locale: str, text: str, time: tuple[int, int]) -> None:
    """On 24 hours, so that 5 pm is 17:00."""
    assert time in [found for _, found in timed(text, PHRASES[locale].script)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("call +44 20 7946 0958", ["442079460958"]),
        ("call (030) 555-0188", ["0305550188"]),
        ("the code SORRY-50 helps", ["sorry-50"]),
        ("see https://shop.example/12345678 or A12345@mail.example", []),
        ("on 27.11.2026 or 2026-11-27 at 17:00 in 2026", []),
        ("that is 1 234 567,50 EUR", []),
        ("our COVID rules and a USB cable", []),
    ],
)
def test_phone_numbers_and_codes_are_found(text: str, found: list[str]) -> None:
    """What a customer could call or enter; not dates, addresses or shouted words."""
    assert [compared for _, compared in coded(text)] == found


def invented(text: str, **changes: object) -> list[str]:
    """What the review says is nobody's in a letter with this sentence."""
    offer = an_offer(OfferKind.REFUND_PARTIAL, amount=money("24"), due=FRIDAY)
    brief = replace(a_brief({FactKind.ORDER: "4471"}, offer), **changes)
    letter = Letter("", (), "", f"Hello,\n\nI am sorry.\n\n{text}\n\nPriya Nair", "en", brief.tone, "none")
    return [finding.message for finding in review(letter, brief) if finding.rule == "C-36"]


@pytest.mark.parametrize(
    "text",
    [
        "You get 24.00 EUR by 27 November.",
        "Call us on 0800 555 0142.",
        "It is order 4471.",
        "You wrote at 14:35 about AB-99817.",
        "The number you gave us is 0171 555 0199.",
        "It was 23.11.2026.",
    ],
)
def test_what_the_ticket_and_the_policy_have_may_be_named(text: str) -> None:
    """Decided, ours, or the customer's own: a time, a reference and a number that they wrote themselves too."""
    reading = a_reading(
        {FactKind.ORDER: "4471", FactKind.INCIDENT_DATE: date(2026, 11, 23)},
        text="At 14:35 your driver left AB-99817. My number is 0171 555 0199.",
    )

    assert invented(text, reading=reading) == []


@pytest.mark.parametrize("text", ["Be there at 14:35.", "It is AB-99817.", "Call 0171 555 0199.", "You get 25.00 EUR."])
def test_what_nobody_told_is_invented(text: str) -> None:
    """The same times, references and numbers where neither customer nor policy has them."""
    assert len(invented(text)) == 1


def test_the_hour_of_a_promise_may_be_named() -> None:
    """An answer by 17:00 is promised; 18:00 is not."""
    answer = PromiseDue("answer", "support", FRIDAY, datetime(2026, 11, 27, 17, tzinfo=BERLIN))
    remedy = replace(a_brief().remedy, answer_by=answer)

    assert invented("You will have my answer by 17:00.", remedy=remedy) == []
    assert len(invented("You will have my answer by 18:00.", remedy=remedy)) == 1


def test_a_wrong_percentage_is_corrected_in_the_suggestion() -> None:
    """C-36: where one percentage was decided, the sentence is shown with it."""
    brief = a_brief({FactKind.ORDER: "4471"}, an_offer(OfferKind.DISCOUNT_PERCENT, percent=Decimal(20)))
    letter = Letter("", (), "", "Hello,\n\nI am sorry. I take 25 % off.\n\nPriya", "en", brief.tone, "none")

    finding = next(finding for finding in review(letter, brief) if finding.rule == "C-36")

    assert "I take 20 % off." in finding.suggestion

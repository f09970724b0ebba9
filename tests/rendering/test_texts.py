"""The small steps between a fact and a sentence: cleaning, locales, admin wordings, markup."""

from datetime import date, datetime

import pytest

from integration.apology.letter import Paragraph, Section
from integration.apology.reading import Money
from integration.rendering.cleaning import clean, person, phrase, reference
from integration.rendering.locales import LOCALES
from integration.rendering.markup import to_html, to_text
from integration.rendering.wording import filled, lines
from tests.builders import money

EN = LOCALES["en"]
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("  a \n b\t", "a b"),
        ("a\u202eb\u2066c", "abc"),
        ("a\x00\x07b", "ab"),
        ("{{x}}", "{\u200b{x}\u200b}"),
        ("{% x %}", "{\u200b% x %\u200b}"),
        ("20 % off", "20 % off"),
        ("Straße\u00a05", "Straße 5"),
    ],
)
def test_clean_leaves_one_inert_line(written: str, expected: str) -> None:
    """Control and bidi characters go, spaces become one, template marks come apart."""
    assert clean(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("4471", "4471"), ("#4471", "4471"), ("NH-20771", "NH-20771"), ("9-2218-RUG", "9-2218-RUG"),
        ("C-88/20991", "C-88/20991"), ("QXRTPL", "QXRTPL"),
        ("PO 4500 7731", "PO 4500 7731"), ("order", None), ("4471<b>", None), ("{{7*7}}", None),
        ("evil.example/1", None), ("_4471_", None), ("", None), ("1" * 200, None),
    ],
)  # fmt: skip
def test_a_reference_looks_like_one_or_is_left_out(written: str, expected: str | None) -> None:
    """Order, invoice and tracking numbers as companies write them; anything else counts as unknown."""
    assert reference(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("lamp", "lamp"), ("None", None), ("Kestrik 18V combi drill", "Kestrik 18V combi drill"),
        ("your sister's birthday", "your sister's birthday"),
        ("*lamp*", None), ("<b>lamp</b>", None), ("lamp evil.example", None), ("- lamp", None), ("", None),
    ],
)  # fmt: skip
def test_a_thing_is_plain_words_or_left_out(written: str, expected: str | None) -> None:
    """What no person would call a thing is not said."""
    assert phrase(written) == expected


@pytest.mark.parametrize(("written", "expected"), [("Anne-Marie", "Anne-Marie"), ("R2D2", None), ("[x](y)", None)])
def test_a_name_is_a_name_or_left_out(written: str, expected: str | None) -> None:
    """Digits and brackets make no name."""
    assert person(written) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 27), "Friday 27 November"),
        (date(2026, 12, 24), "24 December"),
        (date(2027, 1, 31), "31 January"),
        (date(2027, 11, 24), "24 November 2027"),
        (date(2026, 10, 26), "26 October"),
        (date(2025, 3, 3), "3 March 2025"),
    ],
)
def test_days_as_a_person_writes_them(day: date, expected: str) -> None:
    """Near days have their weekday, far ones their year."""
    assert EN.promised(day, TODAY) == expected


def test_an_hour_is_said_with_its_day() -> None:
    """A promise with an hour names both."""
    assert EN.at(datetime(2026, 11, 26, 17, 0), TODAY) == "17:00 on Thursday 26 November"  # noqa: DTZ001 - the hour as written


@pytest.mark.parametrize(
    ("sum_", "expected"),
    [(money("24"), "24.00 EUR"), (money("1234.5", "USD"), "1,234.50 USD"), (money("1500", "JPY"), "1,500 JPY")],
)
def test_money_keeps_its_code_and_its_digits(sum_: Money, expected: str) -> None:
    """Two digits, or as many as the currency has."""
    assert EN.amount(sum_) == expected


@pytest.mark.parametrize(("count", "expected"), [(2, "twice"), (3, "three times"), (12, "12 times")])
def test_counts_are_words_while_they_are_small(count: int, expected: str) -> None:
    """Up to ten in words."""
    assert EN.times(count) == expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Take {{ percent }} % off with {{code}}.", "Take 20 % off with X1."),
        ("Use {{ code }}. It ends on {{ expires }}.", "Use X1."),
        ("Ends on {{ expires }}.", None),
        ("", None),
        ("Look: {% raw %}", "Look: {\u200b% raw %\u200b}"),
        ("{{ __class__ }} is nothing.", None),
    ],
)
def test_an_admins_wording_drops_sentences_it_cannot_fill(wording: str, expected: str | None) -> None:
    """Known placeholders are filled, a sentence with an unknown one is left out, nothing else acts."""
    assert filled(wording, {"percent": "20", "code": "X1", "expires": None}) == expected


def test_a_list_is_one_item_a_line() -> None:
    """Blank lines are no items."""
    assert lines("One.\n\n Two. \n") == ("One.", "Two.")


def test_html_and_text_say_the_same() -> None:
    """Parts that carry on share a paragraph, lists are numbered, line breaks stay, everything is escaped."""
    parts = (
        Paragraph(Section.REGRET, "I am sorry & sad."),
        Paragraph(Section.RESPONSIBILITY, "It is ours.", continues=True),
        Paragraph(Section.ACTION, "Steps:", ("a < b", "c"), ordered=True),
        Paragraph(Section.SIGN_OFF, "Priya\nNorthlight"),
    )

    assert to_html(parts) == (
        "<p>I am sorry &amp; sad. It is ours.</p><p>Steps:</p><ol><li>a &lt; b</li><li>c</li></ol>"
        "<p>Priya<br>Northlight</p>"
    )
    assert to_text(parts) == "I am sorry & sad. It is ours.\n\nSteps:\n\n1. a < b\n2. c\n\nPriya\nNorthlight"

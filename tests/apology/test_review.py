"""The review: every E rule of the rubric finds what it is for in a letter somebody changed, and says what to do."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration import resources
from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Letter
from integration.apology.policy import OfferKind, Ownership
from integration.apology.reading import FactKind
from integration.apology.review import Finding, Level, review
from integration.rendering.writer import TemplateWriter, load_writer
from tests.builders import FRIDAY, a_brief, a_complaint, a_policy, a_remedy, an_answer, an_offer, money

FACTS = {FactKind.ORDER: "4471", FactKind.ITEM: "lamp", FactKind.ORDER_VALUE: money("89")}
VOUCHER = an_offer(OfferKind.DISCOUNT_PERCENT, percent=Decimal(20), code="K7QX-20")
REPLACEMENT = an_offer(OfferKind.REPLACEMENT, due=FRIDAY)
OWNING = " Getting your order to you whole was our job, and we failed at it."
PREAMBLE = " All you should have had to do was unpack."
SORRY = "I am sorry that the lamp in order 4471 reached you damaged."


@pytest.fixture(scope="module")
def writer() -> TemplateWriter:
    return load_writer(resources.templates() / "letters")


def damaged(**changes: object) -> Brief:
    return replace(a_brief(FACTS, REPLACEMENT, VOUCHER), **changes)


def verification() -> Brief:
    offers = (an_offer(OfferKind.VERIFICATION_HELP, due=FRIDAY), an_offer(OfferKind.REFUND_FULL, due=FRIDAY))
    return a_brief(FACTS, *offers, complaint=a_complaint("order_cancelled_verification"))


def edited(letter: Letter, old: str, new: str) -> Letter:
    """The letter as an agent left it: `new` for `old`; an empty `old` puts it behind the first paragraph."""
    if not old:
        first = letter.text.split("\n\n")[1]
        old, new = first, f"{first} {new}"
    assert old in letter.text
    return replace(letter, text=letter.text.replace(old, new), html=letter.html.replace(old, new))


def found(findings: tuple[Finding, ...], rule: str, level: Level = Level.ERROR) -> Finding:
    matching = [finding for finding in findings if finding.rule == rule and finding.level is level]
    assert matching, [(finding.rule, finding.message) for finding in findings]
    return matching[0]


def test_our_own_letter_passes(writer: TemplateWriter) -> None:
    """Nothing is said where nothing is wrong."""
    brief = damaged()

    assert review(writer.write(brief), brief) == ()


EDITS = [
    # C-1 owning the failure; C-3 one apology, early
    ("C-1", PREAMBLE + OWNING, ""),
    ("C-1", PREAMBLE + OWNING, " It should have arrived whole."),
    ("C-1", PREAMBLE + OWNING, " Parcels are thrown about a lot."),
    ("C-3", SORRY, "The lamp in order 4471 reached you damaged."),
    ("C-3", "", "I am so sorry. I apologise again. My apologies."),
    # C-2 the repair that was decided
    ("C-2", "I am sending you a replacement, and it will be with you by Friday 27 November.", ""),
    ("C-2", "I would also like to take 20 % off your next order. The code is K7QX-20.", ""),
    ("C-2", "The code is K7QX-20.", "The code is K7QX-99."),
    ("C-2", "The code is K7QX-20.", ""),
    # C-5 change that nobody recorded
    ("C-5", "", "This will not happen again."),
    ("C-5", "", "We will do better."),
    ("C-5", "", "We will make sure that this does not happen to you."),
    ("C-5", "", "You will never see a broken parcel again."),
    # C-9 half apologies
    ("C-9", "", "Sorry if this upset you."),
    ("C-9", "", "I apologise for any inconvenience."),
    ("C-9", "", "I am sorry you feel that way."),
    ("C-9", "", "We regret the trouble this may have caused."),
    # C-11 about anything and nothing
    ("C-11", "the lamp in order 4471", "your order"),
    # C-31 blame
    ("C-31", "", "You should have opened the box at once."),
    ("C-31", "", "As per our terms, glass is packed once."),
    ("C-31", "", "Our policy states that glass is fragile."),
    ("C-31", OWNING, OWNING + " The courier dropped it."),
    ("C-31", "", "However, you waited two days."),
    # C-33 nothing unrendered
    ("C-33", "Hello Marta,", "Hello {{ticket.requester.first_name}},"),
    ("C-33", "Hello Marta,", "Dear ,"),
    ("C-33", "Hello Marta,", "Dear customer,"),
    ("C-33", "the lamp in order 4471", "the None in order 4471"),
    ("C-33", "order 4471", "order [ORDER NUMBER]"),
    ("C-33", "order 4471", "order %order.number%"),
    ("C-33", "order 4471", "order  4471"),
    ("C-33", "reached you damaged.", "reached you damaged ."),
    ("C-33", "order 4471", "order {% raw %}"),
    # C-34 promises without an owner
    ("C-34", "", "I will refund you as well."),
    ("C-34", "", "We will call you tomorrow."),
    ("C-34", "", "I will personally repair it."),
    ("C-34", "", "I am adding it up and will credit you."),
    ("C-34", "", "I will look into it."),
    ("C-34", "", "We will keep you informed."),
    # C-35 done only when done
    ("C-35", "", "I have sent the new lamp."),
    ("C-35", "", "Your replacement has been shipped."),
    ("C-35", "", "We refunded you this morning."),
    ("C-35", "", "I've already ordered a new one."),
    ("C-35", "", "Your parcel is on its way."),
    # C-36 numbers that nobody decided
    ("C-36", "20 % off", "25 % off"),
    ("C-36", "", "You get 15 EUR too."),
    ("C-36", "", "That is worth $40."),
    ("C-36", "Friday 27 November", "Friday 27 November or 4 December"),
    ("C-36", "", "It takes six business days."),
    ("C-36", "", "Returns are open for 30 days."),
    # C-37 who, how, by when
    ("C-37", "by Friday 27 November", "soon"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new"), EDITS)
def test_an_edit_that_spoils_the_letter_is_an_error(writer: TemplateWriter, rule: str, old: str, new: str) -> None:
    """Each change is found by its rule, with a message and, where one is to blame, the sentence."""
    brief = damaged()

    finding = found(review(edited(writer.write(brief), old, new), brief), rule)

    assert finding.message.endswith(".")
    assert finding.suggestion or finding.sentence


SECRETS = [
    "fraud",
    "suspicious",
    "our fraud team",
    "a report",
    "the authorities",
    "sanctions",
    "flagged",
    "KYC",
    "the police",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_identity_checks_keep_their_secrets(writer: TemplateWriter, secret: str) -> None:
    """C-42: no word of suspicion or reporting in an identity check, in no letter and no subject."""
    brief = verification()
    letter = writer.write(brief)

    assert found(review(edited(letter, "", f"It was about {secret}."), brief), "C-42")
    assert found(review(replace(letter, subject=f"Order 4471 and {secret}"), brief), "C-42")


@pytest.mark.parametrize(
    "admission", ["It is our fault.", "We failed you.", "I take full responsibility.", "The error is ours."]
)
@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("C-10", {"fault": Fault.UNCLEAR}),
        ("C-10", {"fault": Fault.NOT_OURS}),
        ("C-41", {"ownership": Ownership.SYMPATHY}),
        ("C-41", {"ownership": Ownership.LEGAL_REVIEW}),
    ],
)
def test_nobody_admits_more_than_is_settled(
    writer: TemplateWriter, rule: str, change: dict[str, object], admission: str
) -> None:
    """C-10, C-41: an admission is an error where the fault is not settled as ours, or only sympathy is approved."""
    brief = damaged(remedy=replace(damaged().remedy, **change))

    assert found(review(edited(writer.write(brief), "", admission), brief), rule)


@pytest.mark.parametrize(
    "word", ["Oops, that went wrong.", "No worries!", "Sorted soon \U0001f600", "Why not try our new range?"]
)
def test_jokes_and_noise_block_a_grave_letter(writer: TemplateWriter, word: str) -> None:
    """C-38: at high severity an error, else a warning."""
    light = damaged()
    grave = damaged(complaint=a_complaint(severity=Severity.HIGH))

    assert found(review(edited(writer.write(grave), "", word), grave), "C-38")
    assert found(review(edited(writer.write(light), "", word), light), "C-38", Level.WARNING)


def test_money_lost_needs_money(writer: TemplateWriter) -> None:
    """C-15: a known loss, words only and no day for an answer is an error; a day or a refund is enough."""
    facts = {FactKind.AMOUNT: money("50"), FactKind.ORDER: "4471"}
    brief = a_brief(facts, VOUCHER, complaint=a_complaint("billing_error"))
    answered = replace(brief, remedy=replace(brief.remedy, answer_by=an_answer()))

    assert found(review(writer.write(brief), brief), "C-15")
    assert "C-15" not in {finding.rule for finding in review(writer.write(answered), answered)}


def test_words_alone_do_not_do_twice(writer: TemplateWriter) -> None:
    """C-16: after an earlier apology, a coupon without an offer to talk is an error."""
    brief = damaged(remedy=a_remedy(VOUCHER, repeat=True))
    calling = damaged(remedy=a_remedy(REPLACEMENT, repeat=True, offer_call=True))
    silenced = edited(writer.write(calling), "tell me when it suits you, and I will call you", "write to me")

    assert found(review(writer.write(brief), brief), "C-16")
    assert found(review(silenced, calling), "C-16")
    assert "C-16" not in {finding.rule for finding in review(writer.write(calling), calling)}


def test_gifts_stay_in_proportion(writer: TemplateWriter) -> None:
    """C-19: more than one and a half times the price is an error."""
    brief = damaged(remedy=a_remedy(an_offer(OfferKind.STORE_CREDIT, amount=money("134"), due=FRIDAY)))

    assert found(review(writer.write(brief), brief), "C-19")


def test_a_letter_needs_somebody_and_a_way_to_reach_them(writer: TemplateWriter) -> None:
    """C-37: without names and without any way to answer there are two errors."""
    brief = damaged()
    letter = replace(writer.write(brief), text=f"Hello Marta,\n\n{SORRY}{OWNING}\n\nBye")

    messages = [finding.message for finding in review(letter, brief) if finding.rule == "C-37"]

    assert len(messages) == 3


WARNED: list[tuple[str, Callable[[Letter], Letter]]] = [
    ("C-3", lambda letter: edited(letter, "", "I do regret it.")),
    ("C-12", lambda letter: edited(letter, "", "We are very deeply sad.")),
    ("C-27", lambda letter: edited(letter, "", "We strive to please.")),
    ("C-27", lambda letter: edited(letter, "", "This issue is with us.")),
    ("C-31", lambda letter: edited(letter, "", "But it was raining.")),
    ("C-32", lambda letter: edited(letter, "", "It was overlooked.")),
    ("C-40", lambda letter: edited(letter, "Priya Nair\nNorthlight Home", "Northlight Home")),
]


@pytest.mark.parametrize(("rule", "edit"), WARNED)
def test_lesser_faults_are_warnings(writer: TemplateWriter, rule: str, edit: Callable[[Letter], Letter]) -> None:
    """What is only unwise is said and blocks nothing."""
    brief = damaged()

    assert found(review(edit(writer.write(brief)), brief), rule, Level.WARNING)


def test_asking_for_forgiveness_is_a_hint(writer: TemplateWriter) -> None:
    """C-6: the plea may stay, and can go."""
    brief = damaged()

    assert found(review(edited(writer.write(brief), "", "I hope you can forgive it."), brief), "C-6", Level.HINT)


def test_errors_come_first(writer: TemplateWriter) -> None:
    """The agent reads what blocks before what does not."""
    brief = damaged()
    letter = edited(writer.write(brief), "", "This issue will not happen again. Forgive it.")

    levels = [finding.level.rank for finding in review(letter, brief)]

    assert levels == sorted(levels)
    assert len(set(levels)) == 3


def test_what_an_admin_approved_may_be_said(writer: TemplateWriter) -> None:
    """C-5, C-35: a change on record and an approved cause are no empty promises."""
    wording = {
        "fix": "Since Monday every lamp leaves in a double box, so that it does not break again.",
        "cause": "The box has been replaced by a thinner one.",
    }
    brief = damaged(policy=a_policy(wording))
    letter = writer.write(brief)

    assert "double box" in letter.text
    assert [finding for finding in review(letter, brief) if finding.level is Level.ERROR] == []


def test_the_customers_own_words_blame_nobody(writer: TemplateWriter) -> None:
    """C-31: an item called “courier bag” is no courier."""
    brief = damaged(reading=a_brief({**FACTS, FactKind.ITEM: "the courier bag"}).reading)

    assert "C-31" not in {finding.rule for finding in review(writer.write(brief), brief)}


def test_an_unknown_case_is_a_warning_and_not_an_error(writer: TemplateWriter) -> None:
    """C-11: where the ticket says nothing, the letter cannot be asked to."""
    brief = a_brief({}, REPLACEMENT)

    assert found(review(writer.write(brief), brief), "C-11", Level.WARNING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "It comes three days from now."),
        ("by Friday 27 November", "within three business days, by Friday 27 November"),
        ("", "You paid 89.00 EUR for it."),
    ],
)
def test_numbers_that_follow_from_what_is_known_may_be_said(writer: TemplateWriter, old: str, new: str) -> None:
    """C-36: the days until a promise, counted, and the price are no inventions."""
    brief = damaged()

    assert "C-36" not in {finding.rule for finding in review(edited(writer.write(brief), old, new), brief)}


@settings(deadline=None)
@given(text=st.text(min_size=1, max_size=400).filter(str.strip), subject=st.text(max_size=40))
def test_whatever_an_agent_types_is_reviewed(text: str, subject: str) -> None:
    """No text breaks the review, and one without an apology never passes."""
    brief = damaged()
    letter = Letter(subject, (), f"<p>{text}</p>", text, "en", brief.tone, "none")

    assert found(review(letter, brief), "C-2")


def test_letters_that_grow_in_lower_case_hide_nothing(writer: TemplateWriter) -> None:
    """The sentence to blame is found behind any number of letters that have a longer lower case."""
    brief = damaged()
    letter = edited(writer.write(brief), "", f"{chr(0x130) * 90} is here. I will repair it.")

    assert found(review(letter, brief), "C-34").sentence == "I will repair it."


def test_a_language_we_cannot_check_blocks(writer: TemplateWriter) -> None:
    """No letter leaves unread: a locale without word lists is an error."""
    brief = damaged()

    assert found(review(replace(writer.write(brief), locale="xx"), brief), "C-30")

"""The English letters in their variants: how bad, whose fault, again, by phone, late, in each tone, on each channel."""

from dataclasses import replace
from datetime import timedelta

import pytest

from integration.apology.complaint import ComplaintType, Fault, Severity
from integration.apology.letter import Brief, Section, Tone
from integration.apology.policy import OfferKind, Ownership
from integration.apology.reading import FactKind
from integration.apology.review import Level, review
from integration.apology.ticket import Channel
from integration.rendering.writer import TemplateWriter
from tests.builders import FRIDAY, a_brief, a_complaint, a_policy, a_reading, a_remedy, an_answer, an_offer
from tests.letters.test_seeds import DANIEL, part
from tests.letters_matrix import FACTS, TYPES, offer_of

AGAIN = ("again", "another", "before", "this time", "not the first time", "make up", "come back", "win back")
RICH = (Channel.EMAIL, Channel.WEB_FORM)


def brief_of(type_: str, *, severity: Severity = Severity.MEDIUM, **remedy: object) -> Brief:
    """Everything known about a complaint of this type; nothing decided unless the changes say so."""
    decided = a_remedy(answer_by=an_answer())
    return a_brief(FACTS, complaint=a_complaint(type_, severity), remedy=replace(decided, **remedy))


def errors(writer: TemplateWriter, brief: Brief) -> list[str]:
    return [finding.rule for finding in review(writer.write(brief), brief) if finding.level is Level.ERROR]


@pytest.mark.parametrize("type_", TYPES)
def test_a_grave_case_has_an_owner_and_a_call(writer: TemplateWriter, type_: ComplaintType) -> None:
    """High severity: who signs stays with it until it is settled and offers to call; a light case has neither."""
    high = writer.write(brief_of(type_, severity=Severity.HIGH, offer_call=True)).text
    low = writer.write(brief_of(type_, severity=Severity.LOW)).text

    assert "I am looking after this myself until it is settled." in high
    assert "I will call you" in high
    assert "I am truly sorry" in high
    assert "myself" not in low
    assert "truly" not in low


@pytest.mark.parametrize("fault", [Fault.UNCLEAR, Fault.NOT_OURS])
@pytest.mark.parametrize("tone", list(Tone))
def test_nothing_is_admitted_that_is_not_settled(writer: TemplateWriter, fault: Fault, tone: Tone) -> None:
    """Unclear or not ours: sympathy, a day for the answer, no part that takes responsibility, no blame on anybody."""
    for type_ in TYPES:
        brief = replace(brief_of(type_, fault=fault), tone=tone)
        letter = writer.write(brief)

        assert part(letter, Section.RESPONSIBILITY) == "", type_
        assert "17:00 on Thursday 26 November" in part(letter, Section.REMEDY), type_
        assert errors(writer, brief) == [], type_


def test_sympathy_only_admits_nothing_even_where_the_fault_is_ours(writer: TemplateWriter) -> None:
    """Where an account lets its letters say no more than sympathy, ours do not (C-41)."""
    for type_ in TYPES:
        letter = writer.write(brief_of(type_, ownership=Ownership.SYMPATHY))

        assert part(letter, Section.RESPONSIBILITY) == "", type_


@pytest.mark.parametrize("type_", TYPES)
def test_what_is_being_found_out_is_named(writer: TemplateWriter, type_: ComplaintType) -> None:
    """C-4: while nothing is decided, the letter says what is being found out, in words of this kind of case only."""
    here = part(writer.write(brief_of(type_)), Section.REMEDY)
    elsewhere = {part(writer.write(brief_of(other)), Section.REMEDY) for other in TYPES if other != type_}

    assert here.startswith("I am finding out ")
    assert here not in elsewhere


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("tone", list(Tone))
def test_a_second_failure_is_another_letter(writer: TemplateWriter, type_: ComplaintType, tone: Tone) -> None:
    """C-16, C-21: who had an apology before reads other sentences, hears that it is again, gets an owner and a call."""
    first = replace(brief_of(type_), tone=tone)
    again = replace(first, remedy=replace(first.remedy, repeat=True, offer_call=True))
    before, after = (part(writer.write(brief), Section.ACKNOWLEDGEMENT) for brief in (first, again))

    assert before.split(". ")[0] != after.split(". ")[0]
    assert any(word in after.lower() for word in AGAIN), after
    assert "myself" in writer.write(again).text
    assert "I will call you" in writer.write(again).text
    assert errors(writer, again) == []


@pytest.mark.parametrize("type_", TYPES)
def test_the_tones_differ_in_more_than_a_word(writer: TemplateWriter, type_: ComplaintType) -> None:
    """Greeting, apology, responsibility, contact and sign-off are worded anew in each tone."""
    offer = an_offer(OfferKind.REFUND_FULL, due=FRIDAY)
    brief = a_brief(FACTS, offer, complaint=a_complaint(type_))
    letters = [writer.write(replace(brief, tone=tone)) for tone in Tone]

    for section in (Section.GREETING, Section.REMEDY, Section.CONTACT, Section.SIGN_OFF):
        said = {part(letter, section) for letter in letters}
        assert len(said) >= (2 if section is Section.GREETING else 3), (section, said)
    firsts = {part(letter, Section.ACKNOWLEDGEMENT).split(". ")[0] for letter in letters}
    assert len(firsts) == 3


@pytest.mark.parametrize("tone", list(Tone))
def test_a_letter_after_a_call_begins_with_it(writer: TemplateWriter, tone: Tone) -> None:
    """OC-5, CL-12: it thanks for the call first, offers no other, even where a call was among the offers."""
    for type_ in TYPES:
        brief = a_brief(
            FACTS,
            complaint=a_complaint(type_, Severity.HIGH),
            remedy=a_remedy(offer_of(OfferKind.PHONE_CALL), offer_of(OfferKind.REFUND_FULL), offer_call=True),
            tone=tone,
            called=True,
        )
        text = writer.write(brief).text

        assert text.split("\n\n")[1].startswith("Thank you for "), type_
        assert "call you" not in text, type_
        assert errors(writer, brief) == [], type_


def test_attached_files_are_named_on_rich_channels_only(writer: TemplateWriter) -> None:
    """What is attached is named in the letter; a message, which carries no file, does not speak of any."""
    policy = a_policy({"cause": "The box had no corner guards."})
    settings = replace(policy.settings_for("damaged_item"), attachments=("returns label",))
    brief = replace(a_brief(FACTS, an_offer()), policy=replace(policy, types={"damaged_item": settings}))
    message = replace(brief, ticket=replace(brief.ticket, channel=Channel.MESSAGING))

    assert "You will find attached: returns label." in writer.write(brief).text
    assert "Attached: returns label." in writer.write(replace(brief, tone=Tone.FORMAL)).text
    assert "attached" not in writer.write(message).text


@pytest.mark.parametrize("second", TYPES)
def test_a_second_complaint_gets_its_paragraph_and_its_remedy(writer: TemplateWriter, second: ComplaintType) -> None:
    """Two complaints: one letter with one regret; the second has a paragraph of its own, with what is done about it."""
    main = "billing_error" if second != "billing_error" else "late_delivery"
    its = replace(offer_of(OfferKind.REFUND_PARTIAL), for_type=second)
    remedy = a_remedy(offer_of(OfferKind.CORRECTED_DOCUMENT), its, second=second)
    letter = writer.write(a_brief(FACTS, complaint=a_complaint(main), remedy=remedy))
    paragraph = next(block for block in letter.text.split("\n\n") if block.startswith("You also wrote about "))

    assert "I am giving you 24.00 EUR back" in paragraph
    assert "by Friday 27 November" in paragraph
    assert letter.text.count("sorry") == 1


def test_a_second_complaint_without_a_decision_has_its_day_and_no_admission(writer: TemplateWriter) -> None:
    """CL-11 for the second complaint too: the day of its answer, and no fault taken before it is known."""
    remedy = a_remedy(an_offer(), second="billing_error", second_answer_by=an_answer())
    text = writer.write(a_brief(FACTS, remedy=remedy)).text

    assert "You also wrote about the charge of 50.00 EUR." in text
    assert "you will have my answer to it by 17:00 on Thursday 26 November" in text
    assert "the error is ours" not in text


def test_a_second_complaint_that_the_first_remedy_covers_says_so(writer: TemplateWriter) -> None:
    """Where one refund answers both, the letter says that it is meant for both instead of promising more."""
    remedy = a_remedy(an_offer(OfferKind.REFUND_FULL, due=FRIDAY), second="late_delivery")

    assert "What I am doing for you, above, is meant for both." in writer.write(a_brief(FACTS, remedy=remedy)).text


@pytest.mark.parametrize("channel", [channel for channel in Channel if channel not in RICH])
def test_a_message_is_short_and_plain(writer: TemplateWriter, channel: Channel) -> None:
    """Messaging, text and social: no subject, no list, no thanks, at most two thirds of the e-mail's words."""
    for type_ in TYPES:
        brief = a_brief(FACTS, offer_of(OfferKind.REFUND_FULL), complaint=a_complaint(type_, Severity.MEDIUM))
        long, short = (
            writer.write(replace(brief, ticket=replace(brief.ticket, channel=way))) for way in (Channel.EMAIL, channel)
        )

        assert short.subject == ""
        assert not any(paragraph.items for paragraph in short.paragraphs)
        assert part(short, Section.THANKS) == ""
        assert len(short.text.split()) < 0.85 * len(long.text.split()), type_


def test_the_points_for_a_call_follow_the_case(writer: TemplateWriter) -> None:
    """They name customer and case, own it only where it is ours, give what is decided by when, and end in writing."""
    ours = a_brief(
        FACTS, remedy=a_remedy(offer_of(OfferKind.REPLACEMENT), offer_call=True, repeat=True, contact=DANIEL)
    )
    unclear = replace(ours, remedy=replace(ours.remedy, fault=Fault.UNCLEAR))
    said, open_ = ("\n".join(writer.write(brief).call) for brief in (ours, unclear))

    assert "Ask for Marta Ilves, and say who you are: Priya Nair of Northlight Home." in said
    assert "the damage: the lamp in order 4471" in said
    assert "Say that it is our failure" in said
    assert "not the first time" in said
    assert "Say what we do: a replacement, by Friday 27 November." in said
    assert "Daniel Ruiz: +1 212 555 0119" in said
    assert "our failure" not in open_
    assert "nothing about whose fault it is" in open_


def test_the_points_for_a_call_keep_the_secrets_of_a_check(writer: TemplateWriter) -> None:
    """KYC-12: whoever calls is told to give one reason and no more; no word of suspicion stands there either."""
    remedy = a_remedy(offer_of(OfferKind.VERIFICATION_HELP), offer_call=True)
    call = "\n".join(
        writer.write(a_brief(FACTS, complaint=a_complaint("order_cancelled_verification"), remedy=remedy)).call
    )

    assert "Give one reason only: the details could not be confirmed." in call
    assert not {"fraud", "suspicion", "report", "police", "flagged", "KYC"} & set(call.replace(".", " ").split())


def test_a_late_answer_names_the_day_in_every_tone(writer: TemplateWriter) -> None:
    """C-13: half a sentence, whoever is at fault: the lateness of our answer is ours in any case."""
    for tone in Tone:
        for fault in Fault:
            brief = replace(brief_of("late_delivery", fault=fault), tone=tone)
            late = replace(brief, reading=a_reading(FACTS, written_at=brief.now - timedelta(days=6)))

            assert "18 November" in part(writer.write(late), Section.REGRET)
            assert errors(writer, late) == []


def test_facts_that_are_missing_leave_no_trace(writer: TemplateWriter) -> None:
    """Each fact alone, and none at all: every letter is whole and passes the review's errors."""
    for type_ in TYPES:
        for kind in (None, *FactKind):
            facts = {kind: FACTS[kind]} if kind else {}
            brief = a_brief(facts, offer_of(OfferKind.REFUND_FULL), complaint=a_complaint(type_))

            assert errors(writer, brief) == [], (type_, kind)

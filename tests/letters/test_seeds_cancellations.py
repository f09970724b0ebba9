"""What the sources ask of the letter about a cancelled order (OC-1 to OC-8), read on finished letters."""

from dataclasses import replace
from datetime import date

from integration.apology.complaint import Severity
from integration.apology.letter import Brief, Section, Tone
from integration.apology.policy import OfferKind
from integration.apology.reading import FactKind
from integration.apology.review import Level, review
from integration.rendering.writer import TemplateWriter
from tests.builders import FRIDAY, a_brief, a_complaint, a_policy, a_remedy, an_offer, money
from tests.letters.test_seeds import part
from tests.letters_matrix import FACTS

STATUS = "https://northlight.example/status"


def cancelled(**changes: object) -> Brief:
    """Order 4471 for a corner sofa, cancelled by us on 23 November, with all that such a letter may offer."""
    facts = {FactKind.ORDER: "4471", FactKind.ITEM: "corner sofa", FactKind.INCIDENT_DATE: date(2026, 11, 23)}
    offers = (
        an_offer(OfferKind.REFUND_FULL, amount=money("899"), due=date(2026, 11, 30)),
        an_offer(OfferKind.ALTERNATIVE_PRODUCT, due=FRIDAY),
        an_offer(OfferKind.REORDER_LINK),
    )
    policy = a_policy({"status_link": STATUS}, type_="order_cancelled")
    brief = a_brief(facts, *offers, complaint=a_complaint("order_cancelled"), policy=policy)
    return replace(brief, **changes)


def test_oc_1_the_letter_needs_no_agent(writer: TemplateWriter) -> None:
    """OC-1: written by a trigger, before an agent has seen the ticket, it says "we", is signed and has no error."""
    brief = cancelled(agent_name="")
    letter = writer.write(brief)

    assert "We are sorry that we cancelled your order 4471" in letter.text
    assert not {"I", "my", "me"} & set(letter.text.replace(",", " ").split())
    assert part(letter, Section.SIGN_OFF).endswith("Northlight Home")
    assert [finding for finding in review(letter, brief) if finding.level is Level.ERROR] == []


def test_oc_2_the_reason_of_a_cancellation_is_given_where_it_is_known(writer: TemplateWriter) -> None:
    """OC-2: the approved reason stands behind the apology; without one, nothing is invented."""
    brief = a_brief(FACTS, an_offer(OfferKind.REFUND_FULL, due=FRIDAY), complaint=a_complaint("order_cancelled"))
    reason = "The last ones were sold twice by mistake."
    known = replace(brief, policy=a_policy({"reason": reason}, type_="order_cancelled"))

    assert part(writer.write(known), Section.EXPLANATION) == reason
    assert part(writer.write(brief), Section.EXPLANATION) == ""


def test_oc_3_and_7_what_can_be_done_now(writer: TemplateWriter) -> None:
    """OC-3, OC-7: the same order again, or something similar with a day for it; and what is still needed."""
    text = writer.write(cancelled()).text

    assert "looking for something similar that you can have soon" in text
    assert "You will have my suggestion by Friday 27 November." in text
    assert "If you would like the same order again, answer this e-mail, and I will place it for you." in text
    assert "you still need the corner sofa" in text


def test_oc_4_a_cancellation_is_addressed_by_name_and_order(writer: TemplateWriter) -> None:
    """OC-4: name in the greeting, order in the subject and in the first sentence."""
    letter = writer.write(a_brief(FACTS, an_offer(), complaint=a_complaint("order_cancelled")))

    assert part(letter, Section.GREETING) == "Hello Marta,"
    assert "4471" in letter.subject
    assert "4471" in part(letter, Section.ACKNOWLEDGEMENT)


def test_oc_5_the_call_has_its_points(writer: TemplateWriter) -> None:
    """OC-5: who calls has name, case, what is given and by when, what to ask, and the promise of a written answer."""
    brief = cancelled(complaint=a_complaint("order_cancelled", Severity.HIGH))
    call = "\n".join(writer.write(brief).call)

    assert "Ask for Marta Ilves" in call
    assert "the cancelled order: the corner sofa in order 4471" in call
    assert "a full refund, the way they paid, 899.00 EUR, by Monday 30 November" in call
    assert "Ask what else would help" in call
    assert "put it in writing" in call


def test_oc_6_the_refund_with_its_way_and_its_day(writer: TemplateWriter) -> None:
    """OC-6: in every tone the money has its sum, its way and the day it arrives."""
    for tone in Tone:
        text = part(writer.write(cancelled(tone=tone)), Section.REMEDY)

        assert "899.00 EUR" in text
        assert "you paid" in text
        assert "by Monday 30 November" in text


def test_oc_8_where_the_cancellation_can_be_followed(writer: TemplateWriter) -> None:
    """OC-8: the link to the status, for the refund too only where there is one; without a link nothing is said."""
    called_off = a_remedy(an_offer(OfferKind.REORDER_LINK))

    assert f"the cancellation and the refund here: {STATUS}" in writer.write(cancelled()).text
    assert f"the cancellation here: {STATUS}" in writer.write(cancelled(remedy=called_off)).text
    assert "You can follow" not in writer.write(cancelled(policy=a_policy())).text


def test_oc_2_and_6_a_cancellation_on_another_channel_says_no_less(writer: TemplateWriter) -> None:
    """OC-2, OC-6: all facts known or none, the refund stands in the letter and nothing is invented around it."""
    bare = writer.write(replace(cancelled(), reading=a_brief().reading))
    full = writer.write(replace(cancelled(), reading=a_brief(FACTS).reading))

    assert "I am sorry that we cancelled your order." in bare.text
    assert "899.00 EUR" in bare.text
    assert "It was meant for your sister's birthday on Saturday." in full.text

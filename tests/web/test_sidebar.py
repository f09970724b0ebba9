"""The sidebar's requests, from the signed first one to the outcome."""

import json
from decimal import Decimal

import pytest
from flask.testing import FlaskClient

from integration.apology.complaint import Abstention
from integration.apology.letter import Tone
from integration.apology.outcome import OutcomeKind
from integration.apology.reading import FactKind, Reading
from integration.apology.ticket import Agent, Writer
from integration.errors import OutsideFailure, Refused
from integration.flows.note import Note, NoteKind
from tests.fakes import NOON, a_reading, abstaining
from tests.web.builders import Page, boot_of, sdk_ticket, turn
from tests.web.conftest import ORIGIN, House, opened

DRAFT = "d0000000000000001"


def test_the_page_comes_with_all_it_needs(client: FlaskClient) -> None:
    """A signed request brings the page with its token, fields, tones and languages in a data block."""
    page = opened(client)
    boot = boot_of(page)
    assert page.status_code == 200
    assert boot["expires_in"] == 1800
    assert boot["origin"] == ORIGIN
    assert boot["fields"] == ["360001", "360002", "360003"]
    assert boot["languages"] == [{"id": "en", "label": "English"}, {"id": "de", "label": "German"}]
    assert "Set-Cookie" not in page.headers


def test_the_page_has_no_script_or_style_of_its_own(client: FlaskClient) -> None:
    """Everything that runs comes from a file, as the policy demands."""
    page = opened(client).text
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count("<script src=") + page.count('type="module"') + page.count('id="boot"')


@pytest.mark.parametrize(
    ("token", "origin", "refusal", "status", "reason"),
    [
        ("", ORIGIN, None, 403, "token_missing"),
        ("forged", ORIGIN, None, 403, "bad_signature"),
        ("signed-by-zendesk", "https://evil.example", None, 403, "wrong_origin"),
        ("signed-by-zendesk", "", None, 403, "wrong_origin"),
        ("signed-by-zendesk", ORIGIN, Refused("replayed", "This sign-in was used before."), 403, "replayed"),
        ("signed-by-zendesk", ORIGIN, OutsideFailure("DNS", permanent=False), 503, None),
    ],
)
def test_who_is_not_let_in_reads_why(
    house: House, token: str, origin: str, refusal: Exception | None, status: int, reason: str | None
) -> None:
    """A refusal is a page with a sentence, counted under its reason; nothing on it can be clicked."""
    house.sign_in.refusal = refusal
    page = opened(house.client(), token, origin)
    assert page.status_code == status
    assert page.mimetype == "text/html"
    assert "<p>" in page.text
    assert "<script" not in page.text
    assert "<a " not in page.text
    if reason:
        assert house.counted("amends_refused_requests_total", reason=reason) == 1


def test_a_visit_by_hand_is_told_where_to_look(client: FlaskClient) -> None:
    """Opening the address in a browser shows where Amends lives."""
    page = client.get("/zaf/sidebar")
    assert page.status_code == 405
    assert "Open a ticket" in page.text


def test_one_request_brings_the_whole_suggestion(house: House) -> None:
    """A suggestion has everything the page draws, and the draft is kept under the agent Zendesk vouched for."""
    answer = Page(house.client()).suggest()
    draft = answer.json
    assert answer.status_code == 200
    assert draft["complaint"]["label"] == "Damaged item"
    assert draft["complaint"]["choices"][1]["type"] == "defective_item"
    assert draft["letter"]["html"].startswith("<p>Hello Marta,")
    assert draft["insertion"]["also"] == "Also sets: tag amends; field Complaint"
    ticket, _, occasion = house.drafting.asked[0]
    assert ticket.agent == Agent("8", "Ada Agent", "en-US")
    assert (occasion.account, occasion.agent_id, occasion.again) == ("acme", "8", False)
    assert house.counted("amends_suggestions_total", result="letter") == 1


def test_the_agents_wishes_arrive(house: House) -> None:
    """Type, offers, tone, language and settled facts reach the use case; the draft keeps its id."""
    wishes = {
        "type": "billing_error",
        "offers": ["refund", "twenty"],
        "amounts": {"refund": "40.00"},
        "tone": "formal",
        "locale": "de",
        "anyway": True,
        "answers": {"amount": "55.00 EUR"},
    }
    draft = Page(house.client()).suggest(wishes=wishes, draft_id="abcdef0123456789").json
    _, asked, occasion = house.drafting.asked[0]
    assert (asked.type, asked.offers, asked.tone, asked.locale) == (
        "billing_error",
        ("refund", "twenty"),
        Tone.FORMAL,
        "de",
    )
    assert asked.amounts == {"refund": Decimal(40)}
    assert (asked.answers[0].kind, asked.answers[0].written) == (FactKind.AMOUNT, "55.00 EUR")
    assert occasion.draft_id == draft["draft_id"] == "abcdef0123456789"
    assert occasion.again
    assert (draft["tone"], draft["locale"]) == ("formal", "de")


def test_no_letter_is_a_suggestion_too(house: House) -> None:
    """Where nothing is suggested the answer says why and has no letter."""
    house.drafting.complaint = abstaining(Abstention.NOT_A_COMPLAINT)
    draft = Page(house.client()).suggest().json
    assert draft["abstained"]["words"] == ("This does not read like a complaint, so there is nothing to apologise for.")
    assert "letter" not in draft


@pytest.mark.parametrize(
    ("reading", "abstention", "line"),
    [
        (a_reading(), None, "Looks like a damaged item."),
        (a_reading(signals=True), None, "Needs a person: mentions a lawyer or legal action."),
        (a_reading(), Abstention.NOT_A_COMPLAINT, "This does not read like a complaint."),
    ],
)
def test_a_glance_is_one_line_and_keeps_nothing(
    house: House,
    reading: Reading,
    abstention: Abstention | None,
    line: str,
) -> None:
    """Before a click there is one line, and no draft."""
    house.drafting.reading = reading
    if abstention:
        house.drafting.complaint = abstaining(abstention)
    assert Page(house.client()).post("/sidebar/glances", {"ticket": sdk_ticket()}).json == {
        "line": line,
        "standing": None,
    }
    assert house.drafting.asked == []


def test_an_agent_who_asks_too_often_is_asked_to_wait(house: House) -> None:
    """At the limit the answer is 429 with when to come back."""
    page = Page(house.client())
    house.pace.count = 5
    answer = page.suggest()
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "60"
    assert answer.json["reason"] == "too_many_suggestions"
    assert house.drafting.asked == []


def test_a_type_nobody_knows_is_refused(house: House) -> None:
    """Only a shipped type, or one of the account's own, may be wished."""
    answer = Page(house.client()).suggest(wishes={"type": "no_such_type"})
    assert answer.status_code == 422
    assert answer.json["field"] == "type"


def test_an_agent_may_say_that_it_is_no_complaint(house: House) -> None:
    """Then there is no letter, and the reason is the agent's own word."""
    draft = Page(house.client()).suggest(wishes={"type": "not_a_complaint"}).json
    assert draft["abstained"] == {
        "reason": "not_a_complaint",
        "words": "You said that this is no complaint, so no letter is written.",
    }
    assert "letter" not in draft
    assert draft["complaint"]["choices"][-1]["type"] == "not_a_complaint"


def test_drafting_anyway_is_not_the_agents_choice_of_a_type(house: House) -> None:
    """The letter is there, and the type is still the judge's, as unsure as it was."""
    house.drafting.complaint = abstaining(Abstention.UNSURE)
    draft = Page(house.client()).suggest(wishes={"anyway": True}).json
    assert draft["letter"]
    assert draft["complaint"]["type"] == "billing_error"
    assert not draft["complaint"]["chosen_by_agent"]


def test_an_outcome_is_recorded_once(house: House) -> None:
    """The final text is kept with the agent's id; telling it again changes nothing."""
    page = Page(house.client())
    body = {"kind": "submitted", "text": "<p>Sorry</p>", "public": False}
    answers = [page.post(f"/sidebar/drafts/{DRAFT}/outcomes", body).json for _ in range(2)]
    assert answers == [{"recorded": True}, {"recorded": False}]
    kept = house.outcomes.kept[0]
    assert (kept.kind, kept.text, kept.public, kept.agent_id) == (OutcomeKind.SUBMITTED, "<p>Sorry</p>", False, "8")
    assert house.counted("amends_outcomes_total", kind="submitted") == 1


def test_a_foreign_draft_has_no_outcome(house: House) -> None:
    """A draft this account does not have is not found."""
    assert Page(house.client()).post("/sidebar/drafts/ffff/outcomes", {"kind": "inserted"}).status_code == 404


def test_hostile_words_stay_inside_the_data(house: House) -> None:
    """A customer's script in the answer is JSON text, never markup."""
    house.drafting.reading = a_reading()
    answer = Page(house.client()).suggest(ticket=sdk_ticket(ticket_subject="</script><script>alert(1)</script>"))
    assert answer.mimetype == "application/json"
    assert json.loads(answer.text)["draft_id"]
    assert house.drafting.asked[0][0].subject == "</script><script>alert(1)</script>"


def test_logs_have_ids_and_no_words(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """A suggestion is logged with its ticket and draft, never with what the customer wrote or is called."""
    page = Page(house.client())
    page.suggest(ticket=sdk_ticket(ticket_subject="My lamp is in pieces"))
    page.suggest(ticket=sdk_ticket(ticket_subject=["My lamp is in pieces"]))
    captured = capsys.readouterr()
    logged = captured.out + captured.err
    assert "suggested" in logged
    assert "101" in logged
    for private in ("Marta", "lamp", "m@example.com", "cracked"):
        assert private not in logged


def test_a_name_cannot_break_out_of_the_page(house: House) -> None:
    """What stands in the data block is escaped, whatever the agent is called."""
    house.drafting.policies.policy.field_map["order"] = "</script><script>alert(1)</script>"
    assert "<script>alert" not in opened(house.client()).text


def test_the_page_learns_which_draft_a_trigger_made(house: House) -> None:
    """The glance names it with the time it was made, a later look does as well; going on with it keeps its id."""
    page = Page(house.client())
    assert page.post("/sidebar/glances", {"ticket": sdk_ticket()}).json["standing"] is None
    assert page.get("/sidebar/tickets/101/standing").json == {"standing": None}

    house.standing.drafted(DRAFT, house.now)
    told = {"draft_id": DRAFT, "made_at": "2026-05-04T12:00:00+00:00"}
    assert page.post("/sidebar/glances", {"ticket": sdk_ticket()}).json["standing"] == told
    assert page.get("/sidebar/tickets/101/standing").json == {"standing": told}
    assert house.drafting.asked == []

    assert page.suggest(draft_id=DRAFT).json["draft_id"] == DRAFT
    _, _, occasion = house.drafting.asked[0]
    assert (occasion.draft_id, occasion.agent_id, occasion.again, occasion.unasked) == (DRAFT, "8", True, False)


def test_only_an_agent_learns_of_standing_drafts(client: FlaskClient) -> None:
    """Without a session there is nothing to see."""
    assert client.get("/sidebar/tickets/101/standing").status_code == 401


ACKNOWLEDGED = "<p>Hello Marta,</p><p>you will have our answer by Tuesday.</p>"
OF_OURS = {"id": 901, "author": {"id": 8, "role": "admin"}, "value": f'<div class="zd-comment">{ACKNOWLEDGED}</div>'}
OF_HERS = {"id": 11, "author": {"id": 20, "role": "end-user"}, "value": "It is cracked."}


@pytest.mark.parametrize("conversation", [True, False])
def test_our_own_word_that_an_answer_will_come_is_none(house: House, *, conversation: bool) -> None:
    """The draft was made without it, so it is read on without it; words of the customer and of agents stay."""
    answer = turn("It will be whole on Friday.", author={"id": 9, "role": "agent", "name": "Otto"})
    ours = turn(ACKNOWLEDGED, author={"id": 8, "role": "admin", "name": "Ada"})
    house.standing.others = (Note("acme", "101", "11", NoteKind.ACKNOWLEDGEMENT, "d", NOON, comment_id="901"),)
    ticket = sdk_ticket(
        ticket_conversation=[turn("It is cracked."), ours, answer] if conversation else [],
        ticket_comments=[OF_HERS, OF_OURS, {"id": 12, "author": {"id": 9, "role": "agent"}, "value": "Friday."}],
    )

    assert Page(house.client()).suggest(ticket=ticket).status_code == 200
    read, _, _ = house.drafting.asked[0]
    writers = [message.writer for message in read.messages]
    assert writers == [Writer.REQUESTER, Writer.AGENT]

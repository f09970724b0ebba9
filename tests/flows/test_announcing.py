"""What becomes of an order that the shop cancelled (seed OC-1): one ticket, one notice, drafted or sent."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from sqlalchemy import Engine, func, select

from integration.apology.cancellation import Alternative, CancelReason
from integration.apology.policy import Notice, Policy, TypeSettings
from integration.apology.ticket import Status
from integration.errors import DeskFailure
from integration.flows.announcing import OpenTicket, spoken_of
from integration.flows.draft import Occasion, Wishes
from integration.flows.note import NoteKind, NoteState
from integration.store.drafts import DraftStore
from integration.store.tables import drafts
from tests.note_fakes import LAWYER, a_policy
from tests.note_house import Killed, Trouble
from tests.order_house import OrderHouse

SENDING = TypeSettings(notice=Notice.SEND)
# What changes nothing: a worker that is killed after it is as good as killed before it.
QUIET = frozenset(
    {"read", "of_ticket", "reserve", "worked", "find", "opened", "waiting", "letter", "cancellation", "account"}
)


def approved(house: OrderHouse, type_: str = "order_cancelled") -> Policy:
    """The policy with the notice's wording of today approved."""
    current = house.wordings.fingerprint(house.account, house.policy, type_)
    settings = replace(house.policy.settings_for(type_), notice_approved=current)
    return replace(house.policy, types={**house.policy.types, type_: settings})


def sending(engine: Engine, account: str = "acme", **more: object) -> OrderHouse:
    house = OrderHouse(engine, account, a_policy(order_cancelled=SENDING), **more)  # type: ignore[arg-type] # fields by name
    house.policy = approved(house)
    return house


def test_a_ticket_is_opened_with_the_draft(engine: Engine) -> None:
    """OC-1 to OC-8: at once, for a customer who has not written; they see nothing until an agent sends it.

    The letter has the order, the name, the reason, refund and day, what there is instead, and the status page; and it
    thanks nobody for writing.
    """
    house = OrderHouse(engine)
    event_id = house.cancels()
    house.works()

    ((ticket_id, html, public),) = house.written
    ticket = house.zendesk.tickets[ticket_id].ticket
    assert (ticket.subject, ticket.requester.email) == ("Your cancelled order 4471", "marta@mail.example")
    assert "The shop cancelled order 4471 on 24 November: sold out." in ticket.messages[0].body
    assert not public
    assert not any(message.public for message in ticket.messages)
    for said in (
        "Hello Marta,",
        "cancelled your order 4471 on 24 November",
        "What you ordered is sold out",
        "129.00 EUR back, the way you paid. You will have it by Tuesday 1 December",
        "Lyra desk lamp: https://shop.example/lyra",
        "https://shop.example/orders/4471",
    ):
        assert said in html
    assert "writing" not in html
    assert house.tags(ticket_id) == ["amends", "amends_drafted", "amends_order_cancelled", "amends_severity_medium"]
    (line,) = house.lines()
    assert (line.id, line.result, line.reason, line.ticket_id) == (event_id, "drafted", "", ticket_id)
    assert house.standing(ticket_id)
    assert not any(word in str(house.told).lower() for word in ("marta", "mail.example", "4471"))


def test_the_open_ticket_about_the_order_is_found(engine: Engine) -> None:
    """By the words it began with; the draft for those gives way to the notice, with what it held."""
    house = OrderHouse(engine)
    house.zendesk.opened("101", "My lamp of order 4471 came broken.")
    house.zendesk.opened("102", "Order 44710 is late.")
    house.clock.passes(3)
    house.works()
    house.cancels()
    house.works()

    assert set(house.zendesk.tickets) == {"101", "102"}
    assert [html[:13] for id_, html, _ in house.written if id_ == "101"] == ["<p>New: Hello", "<p>Replaces: "]
    assert house.states("101") == [NoteState.SUPERSEDED, NoteState.WRITTEN]
    assert "amends_order_cancelled" in house.tags("101")


def test_the_customers_who_cancelled_themselves(engine: Engine) -> None:
    """Nothing went wrong, and nobody is asked for."""
    house = OrderHouse(engine)
    house.cancels(reason="customer_asked")
    house.works()

    assert (house.ends(), house.zendesk.tickets) == ([("skipped", "customer_asked")], {})


def test_a_type_that_is_off_has_no_notice(engine: Engine) -> None:
    """No ticket is opened for it either."""
    house = OrderHouse(engine, policy=a_policy(order_cancelled=TypeSettings(enabled=False)))
    house.cancels()
    house.works()

    assert (house.ends(), house.zendesk.tickets) == ([("skipped", "type_off")], {})


def test_nothing_is_said_about_a_check(engine: Engine) -> None:
    """KYC-2, KYC-12: what the shop wrote about a failed check stays in the note to agents, and out of the letter."""
    house = OrderHouse(engine)
    house.cancels(reason="verification_failed", reason_words="Suspected fraud.")
    house.works()

    ((ticket_id, html, _),) = house.written
    assert "Suspected" not in html
    assert "We could not confirm your details" in html
    assert "Suspected fraud." in house.zendesk.tickets[ticket_id].ticket.messages[0].body


def test_an_approved_notice_goes_out(engine: Engine) -> None:
    """Its words are the letter's and nothing else, it counts as sent, and a later draft knows of it."""
    house = sending(engine)
    house.cancels()
    house.works()

    ((ticket_id, html, public),) = house.written
    assert public
    assert html.startswith("<p>Hello Marta,</p>")
    assert house.ends() == [("sent", "")]
    assert "amends_drafted" not in house.tags(ticket_id)
    assert house.spent()[1] == 0
    with engine.connect() as connection:
        mine = drafts.c.account == "acme"
        assert connection.scalar(select(func.count()).where(mine, drafts.c.submitted_at.is_not(None))) == 1


@pytest.mark.parametrize(
    ("changes", "settings", "why"),
    [
        ({}, {"notice_approved": ""}, "not_approved"),
        ({}, {"notice_approved": "0" * 32}, "wording_changed"),
        ({"reason_words": "The maker gave it up."}, {}, "own_reason"),
        ({}, {"attachments": ("returns.pdf",)}, "attachment"),
        ({"order": "4471 or so, I think"}, {}, "blocked"),
        ({"customer": {"email": "jan@mail.example", "locale": "nl"}}, {}, "language"),
    ],
)
def test_a_notice_that_waits_for_an_agent(
    engine: Engine, changes: dict[str, object], settings: dict[str, object], why: str
) -> None:
    """Only what was approved goes out unread; the event says why this did not."""
    house = sending(engine)
    type_ = replace(house.policy.settings_for("order_cancelled"), **settings)  # type: ignore[arg-type] # fields by name
    house.policy = replace(house.policy, types={**house.policy.types, "order_cancelled": type_})
    house.cancels(**changes)
    house.works()

    assert house.ends() == [("drafted", why)]
    assert [public for _, _, public in house.written] == [False]


@pytest.mark.parametrize(("words", "why"), [(LAWYER, "signal"), ("Order 4471?", "conversation")])
def test_a_conversation_is_not_cut_short(engine: Engine, words: str, why: str) -> None:
    """Where an agent talks to the customer already, or has to, nothing goes out between them."""
    house = sending(engine)
    house.zendesk.opened("101", f"About my order 4471. {words}")
    house.zendesk.answered("101")
    if why == "signal":
        house.zendesk.wrote("101", LAWYER)
    house.clock.passes(3)
    house.works()
    house.cancels()
    house.works()

    assert house.ends()[-1] == ("drafted", why)


def test_an_agent_goes_on_from_the_notice(engine: Engine) -> None:
    """The sidebar makes the draft anew from a ticket that says nothing itself: the shop's word is remembered."""
    house = OrderHouse(engine)
    house.cancels(refund={"amount": "49.90", "currency": "EUR", "method": "to your Visa card", "by": "2026-12-03"})
    house.works()
    (ticket_id,) = house.zendesk.tickets
    standing = house.standing(ticket_id)
    assert standing

    occasion = Occasion("acme", standing.draft_id, house.clock(), agent_id="9", again=True)
    ticket = house.zendesk.tickets[ticket_id].ticket
    draft = house.drafting().suggest(ticket, Wishes(), occasion)

    assert draft.letter
    assert "49.90 EUR (to your Visa card); the money will be with you by Thursday 3 December" in draft.letter.text
    told = draft.reading.cancellation
    assert told
    assert (told.reason, told.alternatives) == (
        CancelReason.OUT_OF_STOCK,
        (Alternative("Lyra desk lamp", "https://shop.example/lyra"),),
    )


def test_whatever_the_shop_writes_is_inert(engine: Engine) -> None:
    """Zendesk runs what stands in double braces, and browsers what stands in tags: neither gets anything to run."""
    nasty = "{{ticket.requester.email}} {% x %} <script>alert(1)</script> [[x]]"
    house = OrderHouse(engine)
    house.cancels(
        order=nasty,
        customer={"email": "marta@mail.example", "name": nasty},
        reason="other",
        reason_words=nasty,
        refund={"amount": "5", "currency": "EUR", "method": nasty},
        items=[nasty],
        alternatives=[{"name": nasty, "url": "https://shop.example/{{x}}"}],
    )
    house.works()

    (ticket_id,) = house.zendesk.tickets
    ticket, standing = house.zendesk.tickets[ticket_id].ticket, house.standing(ticket_id)
    assert standing
    letter = DraftStore(engine).letter("acme", standing.draft_id).letter
    for text in (letter.html, letter.subject, ticket.subject, ticket.messages[0].body):
        assert [mark for mark in ("{{", "{%", "<script", "[[") if mark in text] == [], text


def test_an_event_that_cannot_be_read_is_given_up(engine: Engine) -> None:
    """Trying again would not help; the admin reads why."""
    house = OrderHouse(engine)
    house.cancels(reason="weather")
    house.works()

    assert [(line.state, line.error) for line in house.lines()] == [("dead", "The shop's event cannot be read.")]


def test_the_ticket_is_closed_between_two_tries(engine: Engine) -> None:
    """Another one is opened: the customer has to hear of it."""
    house = OrderHouse(engine)
    closing = Trouble(1, these=lambda call: call == "FakeTicketDesk.write", early=True)

    def close() -> None:
        house.zendesk.becomes("900", Status.CLOSED)
        raise DeskFailure("Zendesk cannot be reached.", permanent=False)

    closing.strike = close
    house.trouble = closing
    house.cancels()
    house.works()

    assert [id_ for id_, _, _ in house.written] == ["901"]
    assert house.ends() == [("drafted", "")]


def lost() -> None:
    raise DeskFailure("Zendesk cannot be reached.", permanent=False)


def killed() -> None:
    raise Killed


@pytest.mark.parametrize("strike", [killed, lost])
@pytest.mark.parametrize("sends", [False, True])
def test_struck_at_every_step(engine: Engine, strike: Callable[[], None], sends: bool) -> None:  # noqa: FBT001 - a case
    """A worker that dies, or an answer of Zendesk that is lost: one ticket, one notice, counted once."""
    zendesk = ("FakeTicketDesk", "FakeOrderDesk")

    def these(call: str) -> bool:
        port, _, name = call.partition(".")
        return name not in QUIET and (strike is killed or port in zendesk)

    for step in count(1, 3 if engine.dialect.name == "postgresql" else 1):
        trouble = Trouble(step, strike, these)
        account = f"house{step}"
        house = sending(engine, account, trouble=trouble) if sends else OrderHouse(engine, account, trouble=trouble)
        house.cancels(order="A12")  # too short to be known by in a text: only its key tells whose ticket it is
        house.works()

        ((ticket_id, _, public),) = house.written
        assert (len(house.zendesk.tickets), public) == (1, sends)
        (note,) = house.notes.of_ticket(account, ticket_id)
        assert (note.kind, note.state) == (NoteKind.NOTICE if sends else NoteKind.DRAFT, NoteState.WRITTEN)
        assert house.ends() == [("sent" if sends else "drafted", "")]
        assert house.kept() == {note.draft_id}
        assert house.spent()[0] == 1
        if not trouble.struck:
            assert step >= 3
            return


@pytest.mark.parametrize(
    ("subject", "text", "fields", "found"),
    [
        ("Where is order #4471?", "", {}, True),
        ("Hello", "it is about 4471.", {}, True),
        ("Hello", "it is about 44710 and A-4471", {}, False),
        ("Hello", "", {"360": "#4471"}, True),
        ("Hello", "", {"361": "4471"}, False),
    ],
)
def test_which_ticket_speaks_of_the_order(subject: str, text: str, fields: dict[str, str], found: bool) -> None:  # noqa: FBT001 - a case
    """By the mapped field, or as a word of its own; a longer number is another order."""
    ticket = OpenTicket("7", subject, text, fields)

    assert (spoken_of((ticket,), "4471", "360") == "7") is found


def test_short_numbers_are_known_by_the_field_only() -> None:
    """ "12" stands in many letters."""
    tickets = (OpenTicket("7", "On the 12 of May", ""), OpenTicket("8", "", "", {"360": 12}))

    assert spoken_of(tickets, "12", "360") == "8"

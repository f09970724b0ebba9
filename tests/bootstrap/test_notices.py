"""From end to end: the shop tells of a cancelled order, a worker opens the ticket, an agent goes on or it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from integration import resources, sandbox
from integration.apology.policy import Notice
from integration.bootstrap.inbox import working
from integration.bootstrap.orders import notice_desk
from integration.bootstrap.parts import Parts
from integration.bootstrap.receiving import door, receiving
from integration.bootstrap.setting_up import upgrade_database
from integration.flows.draft import Occasion, Wishes
from integration.flows.inbox import EventState, InboxLine
from integration.sandbox.config import SandboxConfig
from integration.sandbox.faults import Fault
from integration.sandbox.mail import receive
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.sandbox.state import Ticket
from integration.settings import read_settings

CANCELLED: dict[str, Any] = {
    "order": "NL-5501",
    "customer": {"email": "ada@mail.example", "name": "Ada Larsen", "locale": "de-AT"},
    "reason": "pricing_error",
    "refund": {"amount": "49.90", "currency": "EUR", "within_business_days": 3},
    "status_url": "https://shop.example/orders/NL-5501",
}


@dataclass
class Clock:
    """The time of day, and what passes in a test without waiting for it."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Shop:
    """A shop with its Zendesk and its worker."""

    parts: Parts
    zendesk: RunningSandbox
    clock: Clock
    told: int = 0

    def cancels(self, **changes: Any) -> InboxLine:
        """Tell of a cancelled order, and work until nothing is left to do."""
        self.told += 1
        now = self.clock()
        details = {**CANCELLED, **changes}
        taking_in = receiving(self.parts)
        id_, _ = taking_in.order_cancelled("demo", f"key-{self.told}-{now:%f}", details, now)
        works = working(self.parts, self.clock).one
        for _ in range(20):
            while works("worker"):
                pass
            line = door(self.parts).line("demo", id_)
            if line.state not in (EventState.WAITING, EventState.WORKING):
                return line
            self.clock.ahead += timedelta(seconds=60)
        raise AssertionError(line)

    def ticket(self, line: InboxLine) -> Ticket:
        return self.zendesk.desk.tickets[int(line.ticket_id)]


@pytest.fixture(scope="module")
def lasting_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    seed = Path(sandbox.__path__[0]) / "seed" / "demo.yaml"
    clock = Clock()
    folder = tmp_path_factory.mktemp("notices")
    config = SandboxConfig(
        seed=seed, templates=resources.templates(), app_dir=resources.manifest(), clock=clock, time_scale=0.001
    )
    with running_sandbox(config) as zendesk:
        settings = read_settings(
            database_url=f"sqlite:///{folder}/amends.sqlite3",
            secret_key="a-secret-that-only-guards-a-test-of-ours",
            log_level="error",
            zendesk_url=zendesk.url,
        )
        parts = Parts(settings)
        upgrade_database(parts)
        yield Shop(parts, zendesk, clock)
        parts.engine.dispose()


@pytest.fixture
def shop(lasting_shop: Shop) -> Shop:
    """The shop that all tests share, with the policy that it began with."""
    policies = lasting_shop.parts.policies
    if policies.live("demo").number != 1:
        first = policies.version("demo", 1).policy
        policies.publish("demo", first, by="tests", note="As it was", now=lasting_shop.clock())
    return lasting_shop


def said(ticket: Ticket) -> list[tuple[bool, str]]:
    """The comments: whether the customer sees them, and their text."""
    return [(comment.public, comment.html_body) for comment in ticket.comments]


def test_the_shops_event_becomes_a_draft(shop: Shop) -> None:
    """OC-1: a ticket for a customer who wrote nothing, in their language, with nothing that they see; the agent who
    opens it goes on from what the shop told."""
    line = shop.cancels()
    ticket = shop.ticket(line)
    opening, note = said(ticket)

    assert (line.result, line.reason) == ("drafted", "")
    assert [public for public, _ in (opening, note)] == [False, False]
    assert "The shop cancelled order NL-5501" in opening[1]
    assert "Ihre stornierte Bestellung NL-5501" in str(ticket.subject)
    assert {"amends", "amends_drafted", "amends_order_cancelled"} <= set(ticket.tags)

    live = shop.parts.desks.open("demo").ticket(line.ticket_id)
    occasion = Occasion("demo", line.draft_id, shop.clock(), agent_id="1003", again=True)
    draft = shop.parts.drafting.suggest(live, Wishes(), occasion)
    assert draft.letter
    for words in ("Guten Tag Ada Larsen,", "einen falschen Preis", "49,90 EUR", "https://shop.example/orders/NL-5501"):
        assert words in draft.letter.text
    assert not [finding for finding in draft.findings if finding.level.value == "error"]


def test_answers_of_zendesk_are_lost(shop: Shop) -> None:
    """The ticket was opened and the note written, and nobody heard of either: there is one of each all the same."""
    before = len(shop.zendesk.desk.tickets)
    shop.zendesk.parts.faults.add(Fault("apply_then_503", path="*/tickets*", method="POST", retry_after=1, times=1))
    shop.zendesk.parts.faults.add(Fault("apply_then_503", path="*/tickets/*", method="PUT", retry_after=1, times=1))
    line = shop.cancels(order="NL-5502")

    assert len(shop.zendesk.desk.tickets) == before + 1
    assert [public for public, _ in said(shop.ticket(line))] == [False, False]
    assert line.result == "drafted"
    assert not any(fault["times"] for fault in shop.zendesk.parts.faults.listed()), "nothing was lost"


def test_the_customers_open_ticket_is_found(shop: Shop) -> None:
    """Who asked about the order already hears of it there."""
    mail = {"from": {"name": "Bo", "email": "bo@mail.example"}, "subject": "Order NL-5503", "text": "Where is it?"}
    asked = receive(shop.zendesk.desk, mail).ticket_id
    before = len(shop.zendesk.desk.tickets)
    shop.clock.ahead += timedelta(seconds=5)
    line = shop.cancels(order="NL-5503", customer={"email": "bo@mail.example"})

    assert (line.ticket_id, len(shop.zendesk.desk.tickets)) == (str(asked), before)
    assert [public for public, _ in said(shop.ticket(line))] == [True, False]


def test_an_approved_wording_goes_out_until_it_changes(shop: Shop) -> None:
    """The approval is a policy version with who gave it; another word in the letter, and it is a draft again."""
    policies, desk = shop.parts.policies, notice_desk(shop.parts)

    def set_to(**changes: Any) -> None:
        policy = policies.live("demo").policy
        settings = replace(policy.settings_for("order_cancelled"), **changes)
        policy = replace(policy, types={**policy.types, "order_cancelled": settings})
        policies.publish("demo", policy, by="amara", note="", now=shop.clock())

    set_to(notice=Notice.SEND)
    waits = shop.cancels(order="NL-5504", customer={"email": "cy@mail.example", "locale": "en"})
    approved = desk.approve("demo", "order_cancelled", by="amara", now=shop.clock())
    version = policies.live("demo")
    sent = shop.cancels(order="NL-5505", customer={"email": "di@mail.example", "name": "Di", "locale": "en"})
    set_to(wording={"cause": "The box was too small."})
    changed = shop.cancels(order="NL-5506", customer={"email": "ed@mail.example", "locale": "en"})

    assert (waits.result, waits.reason) == ("drafted", "not_approved")
    assert approved.goes_out
    assert (version.published_by, approved.current in version.note) == ("amara", True)
    assert (sent.result, sent.reason) == ("sent", "")
    assert [public for public, _ in said(shop.ticket(sent))] == [False, True]
    assert "We cancelled" in said(shop.ticket(sent))[1][1] or "that we cancelled" in said(shop.ticket(sent))[1][1]
    assert "amends_drafted" not in shop.ticket(sent).tags
    assert (changed.result, changed.reason) == ("drafted", "wording_changed")
    shown = {each.type: each.goes_out for each in desk.standing("demo")}
    assert shown == {"order_cancelled": False, "order_cancelled_verification": False}

"""What is read back of a draft, and which of its codes go back: what approvals and letters made anew rely on."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select, update

from integration.apology.outcome import Outcome, OutcomeKind
from integration.apology.policy import OfferKind
from integration.apology.reading import Fact, FactKind, Money, Source, Where
from integration.apology.remedy import Offered, PromiseDue, Trace
from integration.errors import NotFound
from integration.flows.draft import Draft, KeptDraft, Occasion, Wishes
from integration.store.codes import CodeStore
from integration.store.drafts import DraftStore
from integration.store.sealing import Seal
from integration.store.tables import drafts
from tests.approval_fakes import CREDIT
from tests.fakes import FakeDrafting, a_complaint
from tests.store.letters import NOW, Desk, asked, by_policy, open_accounts
from tests.web.test_draft_json import TICKET

ID = f"{1:032x}"
WAITING = replace(CREDIT, promise=PromiseDue("add it", "payments", date(2026, 12, 1)), least=Money(Decimal(5), "EUR"))
DECLINED = Offered("twenty", OfferKind.DISCOUNT_PERCENT, "late", percent=Decimal("12.5"), optional=True)


@pytest.fixture(autouse=True)
def accounts(engine: Engine) -> None:
    open_accounts(engine, "acme", "zenith")


def a_draft(*left_out: Offered) -> Draft:
    drafting = FakeDrafting()
    drafting.remedy = replace(drafting.remedy, left_out=left_out)
    return drafting.suggest(TICKET, Wishes(), Occasion("acme", ID, NOW, "8"))


def test_what_was_left_out_is_read_back_as_it_was(engine: Engine) -> None:
    """Money to the cent, days as days: the request for approval is about the very offer of the letter."""
    store = DraftStore(engine)
    store.keep(a_draft(WAITING, DECLINED))

    assert store.read("acme", ID) == KeptDraft(ID, "acme", "101", "20", "8", 3, (WAITING, DECLINED), sent=False)


def test_a_draft_that_was_sent_says_so(engine: Engine) -> None:
    """Nobody asks for an offer of a letter that is gone."""
    store = DraftStore(engine)
    store.keep(a_draft(WAITING))
    store.record("acme", Outcome(ID, OutcomeKind.SUBMITTED, NOW, "8", "Hello Marta", public=True))

    assert store.read("acme", ID).sent


def test_a_draft_without_a_remedy_left_nothing_out(engine: Engine) -> None:
    """Where no letter was written there is nothing to ask for."""
    store = DraftStore(engine)
    store.keep(replace(a_draft(), complaint=a_complaint(), remedy=None, letter=None, insertion=None))

    assert store.read("acme", ID).left_out == ()


@pytest.mark.parametrize(("account", "draft_id"), [("zenith", ID), ("acme", "f" * 32)])
def test_another_accounts_draft_is_not_found(engine: Engine, account: str, draft_id: str) -> None:
    """Its id is as good as none."""
    store = DraftStore(engine)
    store.keep(a_draft(WAITING))

    with pytest.raises(NotFound):
        store.read(account, draft_id)


def test_a_letter_is_read_back_with_all_it_was_written_from(engine: Engine) -> None:
    """Days are days, money is money to the cent; the customer's words and the trace are the only things not there."""
    paid = Fact(FactKind.AMOUNT, Money(Decimal("50.10"), "EUR"), "50.10 EUR", Source(Where.AGENT))
    late = Fact(FactKind.DAYS_LATE, 4, "4", Source(Where.AGENT))
    drafting = FakeDrafting(remedy=replace(FakeDrafting().remedy, left_out=(WAITING,), second="late_delivery"))
    drafting.call = ("Say sorry first.",)
    drafting.variant = "b"
    wishes = Wishes(answers=(paid, late), called=True)
    draft = drafting.suggest(TICKET, wishes, Occasion("acme", ID, NOW, "8"))
    store = DraftStore(engine)
    store.keep(draft)

    kept = store.letter("acme", ID)

    assert draft.remedy
    assert kept.reading == replace(draft.reading, subject="", text="")
    assert kept.remedy == replace(draft.remedy, trace=Trace(0, [], (), ()))
    assert kept.complaint == draft.complaint
    assert kept.letter == draft.letter
    assert kept.findings == draft.findings
    assert (kept.ticket_id, kept.agent_id, kept.policy_version, kept.made_at) == ("101", "8", 3, NOW)
    assert kept.called


def test_a_letter_kept_by_an_older_version_is_read_back(engine: Engine) -> None:
    """What was not known then is as it was then: no call was made, and nothing answers a second complaint."""
    store = DraftStore(engine)
    store.keep(a_draft(WAITING))
    with engine.begin() as connection:
        body = json.loads(connection.scalars(select(drafts.c.body)).one())
        del body["called"], body["letter"]["call"], body["letter"]["variant"], body["remedy"]["second"]
        for offer in body["remedy"]["offers"]:
            del offer["for_type"]
        connection.execute(update(drafts).values(body=json.dumps(body)))

    kept = store.letter("acme", ID)

    assert not kept.called
    assert (kept.letter.call, kept.letter.variant, kept.remedy.second) == ((), "", "")


def test_without_a_letter_there_is_none_to_check(engine: Engine) -> None:
    """A draft that says why nothing was written has nothing to hold a reply against, nor has another account's."""
    store = DraftStore(engine)
    store.keep(replace(a_draft(), complaint=a_complaint(), remedy=None, letter=None, insertion=None))
    for account in ("acme", "zenith"):
        with pytest.raises(NotFound):
            store.letter(account, ID)


@pytest.fixture
def codes(engine: Engine) -> CodeStore:
    """Two pools, and a letter that has a code of each."""
    store = CodeStore(engine, lambda: Seal(("a-key-that-only-guards-a-test-of-ours",)))
    Desk(engine, by_policy()).suggest(asked(1))
    for pool in ("spring", "autumn"):
        store.add("acme", pool, [f"{pool} 1", f"{pool} 2"], by="amara", now=NOW)
        store.take("acme", pool, asked(1).draft_id, NOW)
    return store


def test_a_code_that_the_letter_still_has_is_kept(codes: CodeStore) -> None:
    """Only the voucher that was taken out gives its code back."""
    assert codes.give_back("acme", asked(1).draft_id, keep=frozenset({"spring"})) == 1

    assert [(pool.name, pool.given) for pool in codes.pools("acme")] == [("autumn", 0), ("spring", 1)]


@pytest.mark.parametrize("kind", [OutcomeKind.INSERTED, OutcomeKind.SUBMITTED])
def test_a_code_that_stands_in_a_reply_does_not_go_back(codes: CodeStore, kind: OutcomeKind) -> None:
    """The reply may be sent as it is, whatever becomes of the letter in the sidebar."""
    letter = asked(1)
    DraftStore(codes.engine).record("acme", Outcome(letter.draft_id, kind, NOW, letter.agent_id, "Hello", public=True))

    assert codes.give_back("acme", letter.draft_id) == 0

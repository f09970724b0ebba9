"""Who is let in, and why others are not."""

from dataclasses import replace

import pytest

from integration.errors import OutsideFailure, Refused
from integration.flows.signing_in import ADMIN, SIDEBAR, Reason, SigningIn
from integration.flows.visitor import Person
from tests.fakes import NOON, FakePeople, FakeTenants, FakeVerifier, FakeVisits

TOKEN = "aud|old|t1|8"


def signing_in(people: FakePeople | None = None, tenants: FakeTenants | None = None) -> SigningIn:
    return SigningIn(FakeVerifier(), tenants or FakeTenants(), FakeVisits(), people or FakePeople())


def test_an_agent_comes_in() -> None:
    """A good token of an agent gives a visitor with the name and role Zendesk knows."""
    visitor = signing_in().visit(TOKEN, SIDEBAR, NOON)
    assert (visitor.account, visitor.agent_id, visitor.name, visitor.role) == ("acme", "8", "Ada Agent", "agent")


@pytest.mark.parametrize(
    ("token", "person", "location", "reason"),
    [
        ("other|old|t1|8", Person("Ada", "agent"), SIDEBAR, Reason.UNKNOWN_INSTALLATION),
        ("aud|forged|t1|8", Person("Ada", "agent"), SIDEBAR, "bad_signature"),
        ("aud|old|t1|9", Person("Ada", "agent"), SIDEBAR, Reason.UNKNOWN_AGENT),
        (TOKEN, Person("Ada", "agent", active=False), SIDEBAR, Reason.SUSPENDED),
        (TOKEN, Person("Eve", "end-user"), SIDEBAR, Reason.WRONG_ROLE),
        (TOKEN, Person("Ada", "agent"), ADMIN, Reason.WRONG_ROLE),
        (TOKEN, Person("Ada", "admin"), "top_bar", Reason.WRONG_ROLE),
    ],
)
def test_others_stay_outside(token: str, person: Person, location: str, reason: str) -> None:
    """Each refusal carries its own reason."""
    with pytest.raises(Refused) as refused:
        signing_in(FakePeople({"8": person})).visit(token, location, NOON)
    assert refused.value.reason == reason


def test_an_admin_comes_into_the_admin_page() -> None:
    """The admin page lets admins in."""
    assert signing_in(FakePeople({"8": Person("Ada", "admin")})).visit(TOKEN, ADMIN, NOON).role == "admin"


def test_a_token_works_once() -> None:
    """The second use of a token is refused as a replay."""
    door = signing_in()
    door.visit(TOKEN, SIDEBAR, NOON)
    with pytest.raises(Refused) as refused:
        door.visit(TOKEN, SIDEBAR, NOON)
    assert refused.value.reason == Reason.REPLAYED


def test_a_failure_of_zendesk_does_not_use_the_token_up() -> None:
    """Where the role cannot be asked for, the same token works when it can."""
    failing = [OutsideFailure("Zendesk is away.", permanent=False)]

    def ask() -> None:
        if failing:
            raise failing.pop()

    door = signing_in(FakePeople(ask=ask))
    with pytest.raises(OutsideFailure):
        door.visit(TOKEN, SIDEBAR, NOON)
    assert door.visit(TOKEN, SIDEBAR, NOON).agent_id == "8"


def test_a_changed_key_is_fetched_once() -> None:
    """A token signed with Zendesk's new key is accepted after one renewal; a forged one is not."""
    tenants = FakeTenants()
    tenants.fresh = replace(tenants.tenant, keys=("new", "old"))
    door = signing_in(tenants=tenants)
    assert door.visit("aud|new|t2|8", SIDEBAR, NOON).account == "acme"
    with pytest.raises(Refused):
        door.visit("aud|forged|t3|8", SIDEBAR, NOON)
    assert tenants.renewals == 2

"""How long a session holds, and what ends it."""

import pytest

from integration.errors import Refused
from tests.web.builders import Page
from tests.web.conftest import SECRETS, House


def test_a_session_ends_after_half_an_hour(house: House) -> None:
    """One second before the end it holds, at the end it does not."""
    page = Page(house.client())
    house.later(minutes=30, seconds=-1)
    assert page.suggest().status_code == 200
    house.later(seconds=1)
    answer = page.suggest()
    assert (answer.status_code, answer.json["reason"]) == (401, "session_expired")


def test_a_renewed_session_lives_on(house: House) -> None:
    """A token that still holds brings one that holds longer."""
    page = Page(house.client())
    house.later(minutes=25)
    renewal = page.post("/sidebar/session").json
    assert renewal["expires_in"] == 1800
    page.token = renewal["token"]
    house.later(minutes=25)
    assert page.suggest().status_code == 200


def test_no_session_outlives_twelve_hours(house: House) -> None:
    """Renewal stretches a session up to its longest life and no further."""
    page = Page(house.client())
    for _ in range(47):
        house.later(minutes=15)
        page.token = page.post("/sidebar/session").json["token"]
    assert page.suggest().status_code == 200
    house.later(minutes=15)
    assert page.post("/sidebar/session").status_code == 401


def test_a_suspended_agent_is_not_renewed(house: House) -> None:
    """Zendesk is asked again before a session is stretched."""
    page = Page(house.client())
    house.sign_in.refusal = Refused("suspended", "This agent is suspended in Zendesk.")
    answer = page.post("/sidebar/session")
    assert (answer.status_code, answer.json["reason"]) == (403, "suspended")


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("", "session_missing"),
        ("Bearer ", "session_missing"),
        ("Basic abc", "session_missing"),
        ("Bearer abc.def", "session_forged"),
        ("Bearer {token}x", "session_forged"),
    ],
)
def test_what_is_no_session_is_refused(house: House, header: str, reason: str) -> None:
    """Missing, foreign and altered tokens are refused by their reasons and counted."""
    client = house.client()
    token = Page(client).token
    answer = client.post("/sidebar/suggestions", json={}, headers={"Authorization": header.format(token=token)})
    assert (answer.status_code, answer.json["reason"]) == (401, reason)
    assert house.counted("amends_refused_requests_total", reason=reason) == 1


def test_secrets_can_be_rotated(house: House) -> None:
    """A session of the older key holds while both are known, and ends when the older one is gone."""
    house.secrets = SECRETS[1:]
    token = Page(house.client()).token
    for secrets, status in ((SECRETS, 200), (SECRETS[:1], 401)):
        house.secrets = secrets
        page = Page(house.client())
        page.token = token
        assert page.suggest().status_code == status

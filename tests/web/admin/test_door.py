"""Who may come to the admin pages: nobody but an admin, on any route, at any time."""

import re
from datetime import timedelta

import pytest

from integration.errors import OutsideFailure, Refused
from integration.flows.signing_in import ADMIN, SIDEBAR, SigningIn
from integration.flows.visitor import Person, Tenant, Visitor
from integration.web import sessions
from tests.fakes import NOON, FakePeople, FakeTenants, FakeVerifier, FakeVisits
from tests.web.admin.conftest import AMARA, AdminPage, opened_admin
from tests.web.builders import Page, boot_of
from tests.web.conftest import ORIGIN, SECRETS, House

ADA = Visitor("acme", "8", "Ada Agent", "agent")


def routes() -> list[tuple[str, str]]:
    """Every method and path below /admin, whichever module serves it."""
    found = []
    for rule in House().app().url_map.iter_rules():
        if rule.rule.startswith("/admin"):
            path = re.sub(r"<[^>]+>", "1", rule.rule)
            found += [(method, path) for method in sorted(rule.methods or ()) if method not in {"HEAD", "OPTIONS"}]
    return sorted(found)


def asked(house: House, visitor: Visitor, location: str, method: str, path: str) -> tuple[int, str]:
    """The status and the reason when this visitor asks with a session of this location."""
    session = sessions.start(visitor, location, NOON)
    headers = {"Authorization": f"Bearer {sessions.seal(session, SECRETS)}"}
    answer = house.client().open(path, method=method, json={}, headers=headers)
    return answer.status_code, (answer.json or {}).get("reason", "")


def house_of(**people: Person) -> House:
    """A house that asks Zendesk's people, as the real one does."""
    house = House()
    tenants = FakeTenants(tenant=Tenant("acme", "acme.zendesk.com", "aud", ("new",)))
    house.sign_in = SigningIn(FakeVerifier(), tenants, FakeVisits(), FakePeople(dict(people)))
    return house


def test_there_are_routes_to_guard() -> None:
    """The list of routes is not empty for a mistake of this test."""
    assert ("PUT", "/admin/policy") in routes()
    assert ("POST", "/admin/try") in routes()
    assert ("DELETE", "/admin/codes/1") in routes()
    assert len(routes()) >= 20


@pytest.mark.parametrize(("method", "path"), routes())
def test_no_route_is_open(method: str, path: str) -> None:
    """Without a session 401; with an agent's own, with a sidebar's, and for an admin who is one no more: refused."""
    agents = house_of(**{"8": Person("Ada Agent", "agent"), "1": Person("Amara Cole", "agent")})
    admins = house_of(**{"1": Person("Amara Cole", "admin")})

    assert House().client().open(path, method=method, json={}).status_code == 401
    assert asked(agents, ADA, SIDEBAR, method, path) == (401, "session_wrong_location")
    assert asked(agents, ADA, ADMIN, method, path) == (403, "wrong_role")
    assert asked(agents, AMARA, ADMIN, method, path) == (403, "wrong_role")
    assert asked(admins, AMARA, SIDEBAR, method, path) == (401, "session_wrong_location")
    assert asked(admins, AMARA, ADMIN, method, path)[0] not in (401, 403)


@pytest.mark.parametrize(
    "person",
    [
        Person("Ada Agent", "agent"),
        Person("Tom Light", "agent"),  # Zendesk calls a light agent an agent
        Person("Marta", "end-user"),
        Person("Amara Cole", "admin", active=False),
    ],
)
def test_the_page_opens_for_admins_only(person: Person) -> None:
    """Whom Zendesk calls anything but an admin is shown a sentence, and no token."""
    page = opened_admin(house_of(**{"8": person}).client(), token="aud|new|1|8")
    assert page.status_code == 403
    assert "boot" not in page.text


def test_an_admin_comes_in() -> None:
    """Zendesk's signature names them, and its API calls them an admin."""
    page = opened_admin(house_of(**{"1": Person("Amara Cole", "admin")}).client(), token="aud|new|1|1")
    assert page.status_code == 200
    assert boot_of(page)["name"] == "Amara Cole"


def test_the_page_comes_with_all_it_needs(house: House) -> None:
    """The data block has the token and who is there; only this account's desk may frame the page."""
    page = opened_admin(house.client())
    boot = boot_of(page)
    policy = page.headers["Content-Security-Policy"]
    assert (boot["account"], boot["name"], boot["origin"], boot["expires_in"]) == ("acme", "Amara Cole", ORIGIN, 1800)
    assert f"frame-ancestors {ORIGIN}" in policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in page.headers


def test_the_page_has_no_script_or_style_of_its_own(house: House) -> None:
    """Everything that runs comes from a file, as the policy demands."""
    page = opened_admin(house.client()).text
    assert "<style" not in page
    assert " style=" not in page
    assert not re.search(r" on\w+=", page)
    assert page.count("<script") == page.count("<script src=") + page.count('type="module"') + page.count('id="boot"')


@pytest.mark.parametrize(
    ("token", "origin", "status", "reason"),
    [
        ("", ORIGIN, 403, "token_missing"),
        ("forged", ORIGIN, 403, "bad_signature"),
        ("signed-by-zendesk", "https://evil.example", 403, "wrong_origin"),
        ("signed-by-zendesk", "", 403, "wrong_origin"),
    ],
)
def test_who_is_not_let_in_reads_why(house: House, token: str, origin: str, status: int, reason: str) -> None:
    """A refusal is a page with a sentence, counted under its reason."""
    page = opened_admin(house.client(), token, origin)
    assert (page.status_code, page.mimetype) == (status, "text/html")
    assert "<p>" in page.text
    assert "<script" not in page.text
    assert house.counted("amends_refused_requests_total", reason=reason) == 1


def test_a_role_taken_away_shuts_the_door_at_once(house: House, page: AdminPage) -> None:
    """The next call is refused, however fresh the session."""
    assert page.get("/admin/policy")
    house.sign_in.refusal = Refused("wrong_role", "Your role in Zendesk does not give access to this page.")
    assert page.ask("GET", "/admin/policy").status_code == 403
    assert page.ask("POST", "/admin/session").status_code == 403


def test_where_zendesk_cannot_be_asked_nobody_is_let_in(house: House, page: AdminPage) -> None:
    """A role that cannot be looked up is no role."""
    house.sign_in.refusal = OutsideFailure("DNS", permanent=False)
    assert page.ask("GET", "/admin/policy").status_code == 503


def test_a_session_lasts_half_an_hour_and_can_be_renewed(house: House, page: AdminPage) -> None:
    """A renewed token holds when the old one does not."""
    house.now += timedelta(minutes=25)
    renewed = page.send("POST", "/admin/session")
    house.now += timedelta(minutes=10)
    assert page.ask("GET", "/admin/policy").status_code == 401
    page.token = renewed["token"]
    assert page.get("/admin/policy")


def test_an_admins_session_opens_no_sidebar(house: House, page: AdminPage) -> None:
    """Nor the other way round: each token belongs to one place in Zendesk."""
    sidebar = Page(house.client())
    sidebar.token = page.token
    assert sidebar.suggest().json["reason"] == "session_wrong_location"


def test_a_visit_by_hand_is_told_where_to_look(house: House) -> None:
    """Opening the address in a browser shows where Amends lives."""
    answer = house.client().get("/zaf/admin")
    assert answer.status_code == 405
    assert "navigation bar" in answer.text

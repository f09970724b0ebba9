"""The admin pages over the real stores, a real reader and judge, and a Zendesk behind them."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from integration.bootstrap.desk_setup import SETUP_SECONDS, AccountSetup, AgentGroups
from integration.bootstrap.parts import Parts
from integration.bootstrap.setting_up import upgrade_database
from integration.sandbox.apptoken import signed_request_token
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.settings import read_settings
from integration.store.policy_document import dump_policy
from integration.store.tables import audit, codes, drafts, holds, lessons
from tests.web.builders import boot_of

ROOT = Path(__file__).parents[2]
AMARA, PRIYA, TOM_WHO_IS_LIGHT = 1001, 1002, 1005


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        yield running


@pytest.fixture
def parts(sandbox: RunningSandbox, database: str, engine: Engine) -> Iterator[Parts]:  # noqa: ARG001 - it is emptied
    """Everything a process needs, over an empty database of either kind."""
    settings = read_settings(
        database_url=database,
        secret_key="a-secret-that-only-guards-a-test-of-ours",
        zendesk_url=sandbox.url,
        log_level="error",
    )
    parts = Parts(settings)
    upgrade_database(parts)
    yield parts
    parts.engine.dispose()


@pytest.fixture
def client(parts: Parts) -> FlaskClient:
    return parts.web_app().test_client()


def opened(client: FlaskClient, sandbox: RunningSandbox, user_id: int = AMARA) -> Any:
    """The first request that Zendesk signs for somebody who opens the app in the navigation bar."""
    installation = next(iter(sandbox.desk.installations.values()))
    token = signed_request_token(sandbox.desk, installation, user_id, "nav_bar", sandbox.parts.key, datetime.now(UTC))
    return client.post("/zaf/admin", query_string={"origin": sandbox.url}, data={"token": token})


Ask = Callable[..., Any]


@pytest.fixture
def ask(client: FlaskClient, sandbox: RunningSandbox) -> Ask:
    """Calls as Amara's page makes them; each must succeed unless another status is expected."""
    token = boot_of(opened(client, sandbox))["token"]

    def call(method: str, path: str, body: Any = None, status: int = 200) -> Any:
        headers = {"Authorization": f"Bearer {token}"}
        answer = client.application.test_client().open(f"/admin/{path}", method=method, json=body, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json

    return call


def renamed(document: dict[str, Any], name: str) -> dict[str, Any]:
    first, *rest = document["rules"]
    return document | {"rules": [first | {"name": name}, *rest]}


def actions(parts: Parts) -> list[str]:
    with parts.engine.connect() as connection:
        return list(connection.scalars(select(audit.c.action).order_by(audit.c.id)))


@pytest.mark.parametrize("user_id", [PRIYA, TOM_WHO_IS_LIGHT])
def test_agents_and_light_agents_stay_outside(client: FlaskClient, sandbox: RunningSandbox, user_id: int) -> None:
    """Zendesk vouches for who they are, and its API says that they are no admins."""
    page = opened(client, sandbox, user_id)
    assert page.status_code == 403
    assert 'id="boot"' not in page.text


def test_a_draft_from_its_first_change_to_the_sidebar_and_back(ask: Ask, parts: Parts) -> None:
    """Saved, published, found live by the sidebar, rolled back; each step is on record once."""
    document = ask("GET", "policy")["document"]
    saved = ask("PUT", "policy", {"revision": 0, "document": renamed(document, "Danger first")})
    assert (saved["draft"]["revision"], saved["draft"]["changed_by"]) == (1, "Amara Cole")
    assert parts.policies.live("demo").number == 1
    published = ask("POST", "policy/publish", {"revision": 1, "note": "Clearer"})
    assert (published["live"]["number"], published["draft"]) == (2, None)
    assert parts.policies.live("demo").policy.rules[0].name == "Danger first"
    assert ask("POST", "policy/rollback", {"number": 1, "note": "Not yet"})["live"]["number"] == 1
    assert parts.policies.live("demo").policy.rules[0].name != "Danger first"
    assert [line["live"] for line in ask("GET", "policy/versions")["versions"]] == [False, True]
    assert actions(parts) == ["policy_published", "policy_draft_saved", "policy_published", "policy_rolled_back"]


def test_two_admins_lose_nothing_without_a_word(ask: Ask) -> None:
    """Who saves what somebody else has changed meanwhile is told what, and their change stays."""
    read = ask("GET", "policy")["document"]
    first = ask("PUT", "policy", {"revision": 0, "document": renamed(read, "Theirs")})
    mine = {"revision": 0, "document": renamed(read, "Mine"), "was": read}
    conflict = ask("PUT", "policy", mine, status=409)
    assert conflict["current"] == first
    assert any("Theirs" in words for words in conflict["theirs"])
    kept = ask("PUT", "policy", {**mine, "revision": conflict["current"]["draft"]["revision"]})
    assert (kept["draft"]["revision"], kept["document"]["rules"][0]["name"]) == (2, "Mine")


def test_of_many_at_once_one_is_first(ask: Ask) -> None:
    """Eight admins save the same revision: one draft, seven conflicts, and no number given twice."""
    document = ask("GET", "policy")["document"]
    statuses: list[int] = []

    def save(name: str) -> None:
        try:
            ask("PUT", "policy", {"revision": 0, "document": renamed(document, name)}, status=409)
            statuses.append(409)
        except AssertionError:
            statuses.append(200)

    threads = [threading.Thread(target=save, args=(f"Rule of {number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, *[409] * 7]
    assert ask("GET", "policy")["draft"]["revision"] == 1


def test_a_draft_is_published_once(ask: Ask, parts: Parts) -> None:
    """Two clicks on the button make one version: the second finds the table clear."""
    document = ask("GET", "policy")["document"]
    ask("PUT", "policy", {"revision": 0, "document": renamed(document, "Once")})
    statuses: list[int] = []

    def publish() -> None:
        try:
            ask("POST", "policy/publish", {"revision": 1}, status=200)
            statuses.append(200)
        except AssertionError:
            statuses.append(409)

    threads = [threading.Thread(target=publish) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 409, 409, 409]
    assert parts.policies.live("demo").number == 2


def test_out_and_in_again_is_the_same_policy(ask: Ask, parts: Parts) -> None:
    """The default policy as YAML comes back as it was; no change is found."""
    text = dump_policy(parts.policies.live("demo").policy).replace('"360001"', "Order number")
    assert ask("POST", "policy/import", {"revision": 0, "yaml": text})["changes"] == []


def test_trying_leaves_no_trace(ask: Ask, parts: Parts) -> None:
    """A ticket of Zendesk's and a pasted text are decided and written, and every table stays as it was."""
    ask("POST", "codes", {"pool": "spring", "codes": ["A"]})
    document = ask("GET", "policy")["document"]
    code = {"source": "pool", "name": "spring"}
    offers = [{"id": "off", "kind": "discount_percent", "percent": 10, "expires_after_days": 30, "code": code}]
    rule = {"id": "all", "name": "All", "when": {}, "offers": offers}
    real = ask("POST", "try", {"ticket_id": "101", "document": document | {"rules": [rule]}})
    assert real["complaint"]["type"] == "damaged_item"
    assert [offer["label"] for offer in real["offers"]] == ["10 % off the next order"]
    assert "SAMPLE-CODE" in real["letter"]
    facts = {"order_value": "84.50 EUR"}
    pasted = ask(
        "POST", "try", {"text": "The lamp arrived broken and cracked.", "type": "damaged_item", "facts": facts}
    )
    assert [rule["name"] for rule in pasted["rules"] if rule["used"]]
    ask("POST", "try", {"ticket_id": "987654321"}, status=404)
    with parts.engine.connect() as connection:
        assert [connection.execute(select(table)).all() for table in (drafts, holds, lessons)] == [[], [], []]
        assert connection.scalar(select(codes.c.draft_id)) is None


def test_codes_are_kept_encrypted(ask: Ask, parts: Parts) -> None:
    """What stands in the database is no code that anybody could use."""
    shown = ask("POST", "codes", {"pool": "spring", "codes": ["VERY-SECRET"]})
    assert shown == {"added": 1, "known": 0, "pools": [{"name": "spring", "left": 1, "given": 0}]}
    with parts.engine.connect() as connection:
        assert b"VERY-SECRET" not in connection.scalar(select(codes.c.code))
    assert ask("DELETE", "codes/spring")["dropped"] == 1


def test_examples_are_lessons(ask: Ask, parts: Parts) -> None:
    """What an admin gives is what training learns from."""
    path = "types/late_delivery/examples"
    given = ask("POST", path, {"texts": ["Where is my parcel? It is a week late."]})["examples"]
    assert [lesson.text for lesson in parts.lessons.of("demo")] == [given[0]["text"]]
    assert ask("DELETE", f"{path}/{given[0]['id']}") == {"examples": []}


def test_the_record_has_it_all(ask: Ask) -> None:
    """The newest first, as sentences."""
    ask("POST", "codes", {"pool": "spring", "codes": ["A", "B"]})
    words = [entry["words"] for entry in ask("GET", "audit")["entries"]]
    assert words[0] == "Amara Cole put 2 codes into the pool spring."
    assert words[-1] == "amends published version 1 of the policy. “The default policy”"


def test_zendesk_is_asked_once_a_minute(parts: Parts, sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fields, groups and brands are remembered for a while, and asked for again after it."""
    now = [1000.0]
    monkeypatch.setattr("integration.bootstrap.desk_setup.time.monotonic", lambda: now[0])
    setup, groups = AccountSetup(parts.desks), AgentGroups(parts.desks)
    assert setup.ticket_fields("demo")[0] == ("360001", "Order number", "text")
    assert "Team leads" in setup.groups("demo")
    assert groups.of("demo", "1001") == {"Team leads"}
    sandbox.parts.requests.clear()
    for _ in range(3):
        setup.ticket_fields("demo")
        setup.groups("demo")
        groups.of("demo", "1001")
    assert sandbox.parts.requests.listed() == []
    now[0] += SETUP_SECONDS + 1
    setup.groups("demo")
    assert len(sandbox.parts.requests.listed()) == 1

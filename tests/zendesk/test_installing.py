"""Webhook, triggers and fields set up in the sandbox over HTTP: they call us, and nothing of anybody else's changes."""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import responses

from integration.errors import DeskFailure
from integration.flows.installation import Found, FoundField, Part, Step, TicketField, Wanted, Webhook, triggers
from integration.flows.installing import Called, Installing
from integration.sandbox.config import SandboxConfig
from integration.sandbox.faults import Fault
from integration.sandbox.mail import receive
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.sandbox.state import Actor
from integration.sandbox.tickets import update_ticket
from integration.zendesk import installing
from integration.zendesk.access import ApiToken, DeskCredentials, OAuthClient, OAuthToken, TokensInMemory
from integration.zendesk.desk import ZendeskDesk, connect
from integration.zendesk.webhook import verify_webhook
from tests.admin_fakes import FakeAuditLog, FakePolicyDrafts, FakePolicyVersions
from tests.builders import a_policy
from tests.installation_fakes import FakeHooks
from tests.sandbox.callers import SEED, Letterbox, letterbox

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
MORE = """
trigger_categories: [{id: 671, name: Notifications}]
webhooks: [{id: 01THEIRS, name: Chat, endpoint: "http://127.0.0.1:9/", secret: theirs}]
triggers:
  - id: 651
    title: Tell the chat
    category_id: "671"
    conditions: {all: [{field: priority, operator: changed, value: null}], any: []}
    actions: [{field: notification_webhook, value: [01THEIRS, "{}"]}]
"""


@dataclass
class InZendesk:
    """Implements the port InstallationDesk for one account, over its desk."""

    desk: ZendeskDesk

    def look(self, _account: str) -> Found:
        return installing.look(self.desk)

    def secret(self, _account: str, webhook_id: str) -> str:
        return installing.secret(self.desk, webhook_id)

    def put(self, _account: str, wanted: Wanted, part_id: str = "") -> str:
        return installing.put(self.desk, wanted, part_id)

    def take(self, _account: str, part: Part, part_id: str, *, off: bool = False) -> None:
        installing.take(self.desk, part, part_id, off=off)

    def call(self, _account: str, webhook_id: str, webhook: Webhook, payload: str) -> Called:
        return installing.call(self.desk, webhook_id, webhook, payload)


@dataclass
class Site:
    """An account in the sandbox whose webhook calls `box`."""

    sandbox: RunningSandbox
    box: Letterbox
    desk: ZendeskDesk
    hooks: FakeHooks = field(default_factory=FakeHooks)

    def __post_init__(self) -> None:
        self.drafts = FakePolicyDrafts()
        self.versions = FakePolicyVersions(self.drafts)
        self.flow = Installing(
            InZendesk(self.desk), self.hooks, self.versions, self.drafts, FakeAuditLog(), lambda _account: self.box.url
        )

    def install(self) -> list[Step]:
        return [each.step for each in self.flow.install("demo", by="Ada", now=NOW).plan.changes]

    def trigger(self, key: str) -> dict[str, Any]:
        return next(each for each in self.rules.values() if f"[amends:{key}]" in str(each["description"]))

    @property
    def rules(self) -> dict[int, dict[str, Any]]:
        return self.sandbox.desk.triggers


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    folder = tmp_path_factory.mktemp("installing")
    seed = folder / "seed.yaml"
    seed.write_text(SEED + MORE, encoding="utf-8")
    config = SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest", time_scale=0.001)
    with running_sandbox(config) as running:
        yield running


@pytest.fixture(scope="module")
def box() -> Iterator[Letterbox]:
    with letterbox() as box:
        yield box


@pytest.fixture
def site(sandbox: RunningSandbox, box: Letterbox) -> Site:
    sandbox.parts.reset()
    box.got.clear()
    box.answers.clear()
    access = OAuthClient("amends", "sandbox-only")
    return Site(sandbox, box, connect(DeskCredentials("demo", access), tokens=TokensInMemory(), base_url=sandbox.url))


def rules(sandbox: RunningSandbox) -> Any:
    desk = sandbox.desk
    return copy.deepcopy((desk.webhooks, desk.triggers, desk.trigger_categories, desk.ticket_fields))


def test_it_calls_us_signed_when_a_customer_writes_and_when_an_agent_answers(site: Site) -> None:
    """And not when an agent writes a note, or answers a ticket without a draft."""
    site.install()
    hook = site.hooks.kept
    assert hook
    ticket = site.sandbox.desk.tickets[
        receive(
            site.sandbox.desk,
            {"from": {"email": "sue@example.com"}, "subject": 'Late "again"', "text": 'It says "late"\\ and {"x": 1}'},
        ).ticket_id
    ]
    ((headers, raw),) = site.box.wait_for(1)
    body = json.loads(raw)

    assert (body["event"], body["ticket"]) == ("written", str(ticket.id))
    assert abs(datetime.fromisoformat(body["at"]) - ticket.updated_at) < timedelta(seconds=2)
    assert verify_webhook(headers, raw, secrets=(lambda: (hook.secret,),), now=datetime.now(UTC))

    agent = Actor(site.sandbox.desk.users[1002])
    update_ticket(site.sandbox.desk, agent, ticket.id, {"comment": {"body": "Let me see.", "public": True}})
    tagged = {"comment": {"body": "A draft", "public": False}, "tags": ["amends_drafted", "vip"]}
    update_ticket(site.sandbox.desk, agent, ticket.id, tagged)
    update_ticket(site.sandbox.desk, agent, ticket.id, {"comment": {"body": "Here it is.", "public": True}})
    told = [json.loads(raw)["event"] for _, raw in site.box.wait_for(2)]

    assert told == ["written", "answered"]
    assert ticket.tags == ["vip"]


def test_a_second_time_nothing_is_written(site: Site) -> None:
    """Zendesk gives everything back as it was written, so that a look finds nothing to do; removing leaves no trace."""
    before = rules(site.sandbox)
    first = site.install()
    made = rules(site.sandbox)
    second = site.install()

    assert first == [Step.CREATE] * 5
    assert set(second) == {Step.KEEP}
    assert rules(site.sandbox) == made
    assert {site.trigger(each.key)["category_id"] for each in triggers()} == set(made[2]) - {"671"}
    site.flow.remove("demo", by="Ada", now=NOW)
    assert rules(site.sandbox) == before


@pytest.mark.parametrize(
    ("theirs", "value"),
    [
        ({"field": "priority", "operator": "changed", "value": None}, None),
        ({"field": "group_id", "operator": "is", "value": 301}, "301"),
        ({"field": "custom_fields_360001", "operator": "is", "value": ["a", "b"]}, ["a", "b"]),
    ],
)
def test_conditions_that_an_admin_added_come_back_as_they_were(site: Site, theirs: dict[str, Any], value: Any) -> None:
    """Whatever their values are like; only our own part is put right."""
    site.install()
    rule = site.trigger("trigger:written")
    rule["conditions"]["all"] = [theirs, *rule["conditions"]["all"][1:]]
    site.install()
    after = site.trigger("trigger:written")["conditions"]["all"]
    kept = next(each for each in after if each["field"] == theirs["field"])

    assert kept.get("value") == value
    assert len(after) == 4
    assert set(site.install()) == {Step.KEEP}


def test_another_secret_takes_over_without_a_gap(site: Site) -> None:
    """What is written after the change is signed with the new one, and the old webhook goes when its time is over."""
    site.install()
    old = site.hooks.kept
    site.flow.rotate("demo", by="Ada", now=NOW)
    new = site.hooks.kept
    assert old
    assert new
    receive(site.sandbox.desk, {"from": {"email": "sue@example.com"}, "subject": "Late", "text": "Where is it?"})
    ((headers, raw),) = site.box.wait_for(1)

    assert new.previous_secret == old.secret
    assert verify_webhook(headers, raw, secrets=(lambda: (new.secret,),), now=datetime.now(UTC))
    assert len(site.sandbox.desk.webhooks) == 3
    site.flow.install("demo", by="Ada", now=NOW + timedelta(hours=2))
    assert set(site.sandbox.desk.webhooks) == {"01THEIRS", new.webhook_id}


def test_fields_are_made_and_completed(site: Site) -> None:
    """A drop-down with a tag for each type, known again by its mark, whose options can be added to."""
    site.versions.publish(
        "demo", a_policy(set_fields={"complaint": "1", "remedy": "360002"}), by="Ada", note="", now=NOW
    )
    site.install()
    made = next(each for each in installing.look(site.desk).fields if each.key)
    more = TicketField(made.key, made.title, (*made.options, ("Bad fit", "amends_bad_fit")))
    installing.put(site.desk, more, made.id)
    after = site.sandbox.desk.ticket_fields[int(made.id)]

    assert site.versions.live("demo").policy.set_fields == {"complaint": made.id, "remedy": "360002"}
    assert (after["type"], after["title"]) == ("tagger", "Amends: complaint")
    assert after["custom_field_options"][-1]["value"] == "amends_bad_fit"
    assert len(after["custom_field_options"]) == 16
    with pytest.raises(DeskFailure, match="422"):
        installing.put(site.desk, TicketField("field:other", "Other", (("Fit", "amends_bad_fit"),)))


@pytest.mark.parametrize(
    ("answer", "called"),
    [
        ((202, {}), Called(202)),
        ((403, {}), Called(403)),
        ((500, {}), Called(500)),
    ],
)
def test_a_test_says_what_zendesk_got(site: Site, answer: tuple[int, dict[str, str]], called: Called) -> None:
    """Signed as every other call."""
    site.install()
    hook = site.hooks.kept
    assert hook
    site.box.answers.append(answer)

    assert installing.call(site.desk, hook.webhook_id, Webhook(site.box.url), '{"event":"test"}') == called
    ((headers, raw),) = site.box.wait_for(1)
    assert verify_webhook(headers, raw, secrets=(lambda: (hook.secret,),), now=datetime.now(UTC))


def test_a_test_that_reaches_nobody_and_one_that_is_refused(site: Site) -> None:
    """No answer is no status; of a refusal the reason is read."""
    nobody = Webhook("http://127.0.0.1:9/")
    webhook_id = installing.put(site.desk, nobody)
    assert installing.call(site.desk, webhook_id, nobody, "{}") == Called(None)

    far = connect(DeskCredentials("acme", OAuthToken("t")), tokens=TokensInMemory())
    for payload, reason in (('{"reason":"signature"}', "signature"), ("<html>", ""), ("[]", "")):
        with responses.RequestsMock() as mocked:
            answer = {"response": {"status": 403, "payload": payload}}
            mocked.post("https://acme.zendesk.com/api/v2/webhooks/test?webhook_id=w", json=answer)
            assert installing.call(far, "w", nobody, "{}") == Called(403, reason)


def test_what_is_gone_already_is_no_failure(site: Site) -> None:
    """Somebody deleted it by hand, or the answer to our own call was lost."""
    site.install()
    site.sandbox.parts.faults.add(Fault("apply_then_503", path="*/triggers/*", method="DELETE", times=1))
    with pytest.raises(DeskFailure):
        site.flow.remove("demo", by="Ada", now=NOW)
    for part in (Part.TRIGGER, Part.CATEGORY, Part.WEBHOOK):
        installing.take(site.desk, part, "424242")

    assert site.flow.remove("demo", by="Ada", now=NOW).plan.open
    assert site.hooks.kept is None


def test_an_account_without_categories_does_without() -> None:
    """Zendesk does not know the address then; what is there is read all the same."""
    far = connect(DeskCredentials("acme", OAuthToken("t")), tokens=TokensInMemory())
    base, end = "https://acme.zendesk.com/api/v2", {"meta": {"has_more": False}}
    with responses.RequestsMock() as mocked:
        mocked.get(f"{base}/webhooks", json={"webhooks": [], **end})
        mocked.get(f"{base}/triggers.json", json={"triggers": [], **end})
        mocked.get(f"{base}/trigger_categories.json", status=404, json={"error": "InvalidEndpoint"})
        text = {"id": 5, "title": "Order", "type": "text", "agent_description": None, "custom_field_options": None}
        mocked.get(f"{base}/ticket_fields.json", json={"ticket_fields": [text], **end})
        found = installing.look(far)

    assert found == Found(fields=(FoundField("5", "Order", "", active=True, is_list=False),))


@pytest.mark.parametrize("row", [{"title": "no id"}, {"id": 1, "actions": [{"value": 1}]}, "trigger"])
def test_an_answer_that_is_no_trigger_is_zendesks_failure(row: object) -> None:
    """Nothing is written where what is there cannot be read."""
    far = connect(DeskCredentials("acme", OAuthToken("t")), tokens=TokensInMemory())
    base, end = "https://acme.zendesk.com/api/v2", {"meta": {"has_more": False}}
    with responses.RequestsMock() as mocked:
        mocked.get(f"{base}/webhooks", json={"webhooks": [], **end})
        mocked.get(f"{base}/triggers.json", json={"triggers": [row], **end})
        with pytest.raises(DeskFailure):
            installing.look(far)


def test_an_agents_credentials_are_a_clear_failure(sandbox: RunningSandbox) -> None:
    """Webhooks and triggers need an admin's (platform §7.12)."""
    agent = DeskCredentials("demo", ApiToken("ben@demo.example", "sandbox-token"))
    with pytest.raises(DeskFailure, match="does not let Amends") as refused:
        installing.look(connect(agent, tokens=TokensInMemory(), base_url=sandbox.url))
    assert refused.value.permanent

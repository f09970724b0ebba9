"""The door, with a Zendesk behind it: whose installations count, which keys, and whose agents."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from integration.bootstrap.desks import AgentDirectory, Installations
from integration.bootstrap.parts import Parts
from integration.bootstrap.setting_up import SANDBOX_CLIENT, add_account, connect_account, upgrade_database
from integration.errors import BadInput, DeskFailure, Refused
from integration.flows.signing_in import SIDEBAR, SigningIn
from integration.sandbox.apptoken import signed_request_token
from integration.sandbox.config import SandboxConfig
from integration.sandbox.keys import new_key
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.settings import read_settings
from integration.store import schema
from integration.store.inbox_desk import InboxDeskStore
from integration.store.lanes import LaneStore
from integration.zendesk.app_token import AppTokens
from tests.chaos.desks import running_desks

ROOT = Path(__file__).parents[2]
PRIYA = 1002


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        yield running


@pytest.fixture
def parts(sandbox: RunningSandbox, tmp_path: Path) -> Iterator[Parts]:
    parts = a_product(tmp_path, sandbox.url)
    upgrade_database(parts)
    yield parts
    parts.engine.dispose()


def a_product(folder: Path, zendesk_url: str) -> Parts:
    """Over a database of its own that is at our schema."""
    settings = read_settings(
        database_url=f"sqlite:///{folder}/amends.sqlite3",
        secret_key="a-secret-that-only-guards-a-test-of-ours",
        zendesk_url=zendesk_url,
        log_level="error",
    )
    parts = Parts(settings)
    schema.upgrade(parts.engine)
    return parts


def door(parts: Parts, now: datetime | None = None) -> SigningIn:
    moment = now or datetime.now(UTC)
    return SigningIn(AppTokens(), Installations(parts.desks, lambda: moment), parts.visits, AgentDirectory(parts.desks))


def token(sandbox: RunningSandbox, user_id: int = PRIYA, now: datetime | None = None) -> str:
    installation = next(iter(sandbox.desk.installations.values()))
    return signed_request_token(
        sandbox.desk, installation, user_id, SIDEBAR, sandbox.parts.key, now or datetime.now(UTC)
    )


def test_an_agent_comes_in_once(parts: Parts, sandbox: RunningSandbox) -> None:
    """The token names the agent, Zendesk the role; the same token opens no second time, in no other process."""
    signed = token(sandbox)

    visitor = door(parts).visit(signed, SIDEBAR, datetime.now(UTC))
    with pytest.raises(Refused) as refusal:
        door(parts).visit(signed, SIDEBAR, datetime.now(UTC))

    assert (visitor.account, visitor.agent_id, visitor.name, visitor.role) == ("demo", "1002", "Priya Nair", "agent")
    assert refusal.value.reason == "replayed"


def test_another_app_of_the_account_signs_nobody_in(parts: Parts, sandbox: RunningSandbox) -> None:
    """Its tokens are as good as ours to Zendesk; only the app the account was connected with counts."""
    parts.accounts.set_credentials("demo", {**SANDBOX_CLIENT, "app_id": "999"})

    with pytest.raises(Refused) as refusal:
        door(parts).visit(token(sandbox), SIDEBAR, datetime.now(UTC))

    assert refusal.value.reason == "unknown_installation"


def test_a_customer_stays_outside(parts: Parts, sandbox: RunningSandbox) -> None:
    """A signature alone does not make an agent."""
    customer = next(user for user in sandbox.desk.users.values() if user.role == "end-user")

    with pytest.raises(Refused) as refusal:
        door(parts).visit(token(sandbox, customer.id), SIDEBAR, datetime.now(UTC))

    assert refusal.value.reason == "wrong_role"


def test_a_changed_key_is_fetched_but_not_on_every_knock(parts: Parts, sandbox: RunningSandbox) -> None:
    """After Zendesk changes the app's key we ask for the new one, at most once in ten minutes."""
    start = datetime.now(UTC)
    door(parts, start).visit(token(sandbox, now=start), SIDEBAR, start)
    sandbox.parts.key = new_key()

    soon, later = start + timedelta(minutes=2), start + timedelta(minutes=11)
    with pytest.raises(Refused) as refusal:
        door(parts, soon).visit(token(sandbox, now=soon), SIDEBAR, soon)
    visitor = door(parts, later).visit(token(sandbox, now=later), SIDEBAR, later)

    assert refusal.value.reason == "bad_signature"
    assert visitor.agent_id == "1002"


def test_an_account_is_connected_when_its_credentials_work(parts: Parts) -> None:
    """What was tried and worked is kept; the answer names whom it acts as, and what waited for them goes on."""
    LaneStore(parts.engine).slow_down("demo", datetime.now(UTC) + timedelta(minutes=5), "No key fits.")

    assert connect_account(parts, "demo", SANDBOX_CLIENT) == "Amara Cole"
    assert InboxDeskStore(parts.engine).counts("demo").held_back_until is None


@pytest.mark.parametrize(
    ("change", "error"),
    [({"client_secret": "wrong"}, DeskFailure), ({"app_id": ""}, BadInput), ({"client_id": ""}, BadInput)],
)
def test_credentials_that_do_not_work_are_not_kept(
    parts: Parts, change: dict[str, str], error: type[Exception]
) -> None:
    """The old ones stay in place, so that a typing error stops nobody's work."""
    with pytest.raises(error):
        connect_account(parts, "demo", {**SANDBOX_CLIENT, **change})

    assert parts.accounts.credentials("demo") == SANDBOX_CLIENT


def test_a_sandbox_for_several_accounts_has_a_place_for_each(tmp_path: Path) -> None:
    """`{account}` in its address is the account's name; agents of all are at the same address."""
    with running_desks(["acme", "globex"], tmp_path, time_scale=0.001) as running:
        parts = a_product(tmp_path, running.url)
        server = running.url.removesuffix("/{account}")
        for account, sandbox in running.accounts.items():
            sandbox.desk.users[1001].name = f"Amara of {account}"
            add_account(parts, account)
            assert connect_account(parts, account, SANDBOX_CLIENT) == f"Amara of {account}"
            assert parts.desks.origin(account) == server
        assert parts._zaf_sdk_url == f"{server}/acme/sandbox/zaf_sdk.js"
        parts.engine.dispose()

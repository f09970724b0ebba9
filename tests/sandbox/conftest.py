"""One running sandbox per test, with a small seed of its own, and the real client pointed at it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from zenpy import Zenpy

from integration.sandbox.config import Limits, SandboxConfig
from integration.sandbox.keys import new_key
from integration.sandbox.seed import load_seed
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.sandbox.state import Desk
from tests.sandbox.callers import SEED, Caller, Clock, Letterbox, Redirected, letterbox

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="session")
def signing_key() -> RSAPrivateKey:
    return new_key()


@pytest.fixture(scope="session")
def config(tmp_path_factory: pytest.TempPathFactory, signing_key: RSAPrivateKey) -> SandboxConfig:
    folder = tmp_path_factory.mktemp("sandbox")
    seed = folder / "seed.yaml"
    seed.write_text(SEED, encoding="utf-8")
    return SandboxConfig(
        seed=seed,
        templates=TEMPLATES,
        app_dir=folder,
        sign_with=signing_key,
        clock=Clock(),
        # the clock stands still, so that a minute's allowance has to last for a whole test
        limits=Limits(account=100_000, webhooks=100_000),
        time_scale=0.001,
        webhook_timeout=0.5,
    )


@pytest.fixture(scope="session")
def server(config: SandboxConfig) -> Iterator[RunningSandbox]:
    with running_sandbox(config) as running:
        yield running


@pytest.fixture
def clock(config: SandboxConfig) -> Clock:
    """The clock of the sandbox, at the same moment for every test."""
    clock = cast("Clock", config.clock)
    clock.at = Clock().at
    return clock


@pytest.fixture
def sandbox(server: RunningSandbox, clock: Clock) -> RunningSandbox:
    """One server for all tests, and the seed as it was for each."""
    assert clock is server.desk.clock  # set back by its fixture: the seed's times count from there
    server.parts.reset()
    return server


@pytest.fixture
def desk(config: SandboxConfig, clock: Clock) -> Desk:
    """An account without a server, for what needs no HTTP."""
    return load_seed(config.seed, clock=clock)


@pytest.fixture
def as_user(sandbox: RunningSandbox) -> Iterator[Callable[[str | None], Caller]]:
    opened: list[Caller] = []

    def sign_in(email: str | None) -> Caller:
        opened.append(Caller(sandbox, email))
        return opened[-1]

    yield sign_in
    for desk in opened:
        desk.session.close()


@pytest.fixture
def admin(as_user: Callable[[str | None], Caller]) -> Caller:
    return as_user("admin@demo.example")


@pytest.fixture
def agent(as_user: Callable[[str | None], Caller]) -> Caller:
    return as_user("ben@demo.example")


@pytest.fixture
def zenpy(sandbox: RunningSandbox) -> Iterator[Zenpy]:
    session = requests.Session()
    session.trust_env = False
    session.mount("https://demo.zendesk.com", Redirected(sandbox.url))
    yield Zenpy(
        subdomain="demo", email="admin@demo.example", token="sandbox-token", session=session, disable_cache=True
    )
    session.close()


@pytest.fixture
def receiver() -> Iterator[Letterbox]:
    with letterbox() as box:
        yield box

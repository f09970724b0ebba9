"""A backtest from the admin's click to the worker and back, over a sandbox; reader, judge, queue and store are real."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from integration import resources, sandbox
from integration.bootstrap.backtests import backtest_parts, work_on_backtests
from integration.bootstrap.parts import Parts, new_id, now
from integration.bootstrap.setting_up import upgrade_database
from integration.flows.backtest import BacktestState, Source, Span
from integration.flows.visitor import Visitor
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.settings import read_settings
from integration.store.policy_drafts import PolicyDraftStore
from integration.worker.queue import open_queue
from tests.backtest_fakes import a_policy_of, a_rule

SECRET = "a-secret-that-only-guards-a-test-of-ours"
AMARA = Visitor("demo", "1001", "Amara Cole", "admin")


@pytest.fixture(scope="module")
def desk() -> Iterator[RunningSandbox]:
    seed = Path(sandbox.__path__[0]) / "seed" / "demo.yaml"
    with running_sandbox(
        SandboxConfig(seed=seed, templates=resources.templates(), app_dir=resources.manifest())
    ) as running:
        yield running


@pytest.fixture
def parts(database: str, engine: Engine, desk: RunningSandbox) -> Iterator[Parts]:
    """A product of its own in an emptied database, with the sandbox for its Zendesk."""
    assert engine.url.database in database
    parts = Parts(read_settings(database_url=database, secret_key=SECRET, log_level="error", zendesk_url=desk.url))
    upgrade_database(parts)
    yield parts
    parts.engine.dispose()


def test_the_worker_goes_through_zendesks_tickets(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the page leaves to the worker is read, judged and decided under both policies, and told as a report."""
    monkeypatch.setattr(Parts, "data_folder", tmp_path)
    generous = replace(a_policy_of(a_rule("broken", "damaged_item", 50)), field_map={"order": "360001"})
    PolicyDraftStore(parts.engine).save("demo", generous, 0, by="Amara Cole", now=now())
    given = backtest_parts(parts)
    begun = given.backtesting.begin(new_id(), AMARA, Source.ZENDESK, Span(30, 1000))
    given.start("demo", begun.id)

    line = open_queue("", beside=tmp_path)
    work_on_backtests(parts, line)
    line.execute(line.dequeue())

    ended = given.backtesting.seen("demo", begun.id)
    report = given.backtesting.report(ended)
    assert (ended.state, ended.problem) == (BacktestState.DONE, "")
    assert report.tickets >= 44
    assert 20 <= report.live.letters <= report.complaints
    assert report.draft_rules[0].fired >= 3
    assert report.draft.total.amount == 50 * report.draft_rules[0].fired
    assert report.changed > 0


def test_an_account_without_credentials_is_told(parts: Parts) -> None:
    """The run fails at once, with what to do about it in words."""
    parts.accounts.add("acme", now())
    parts.policies.publish("acme", a_policy_of(), by="amara", note="", now=now() - timedelta(days=1))
    backtesting = backtest_parts(parts).backtesting
    begun = backtesting.begin(new_id(), replace(AMARA, account="acme"), Source.ZENDESK, Span(30, 1000))

    ended = backtesting.run("acme", begun.id)

    assert ended.state is BacktestState.FAILED
    assert "amends accounts connect" in ended.problem

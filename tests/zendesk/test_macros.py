"""Native macros against the sandbox over HTTP: made, kept in step, and nobody else's touched."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import responses

from integration.errors import DeskFailure
from integration.flows.macro import Macro
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.zendesk import macros
from integration.zendesk.access import DeskCredentials, OAuthClient, OAuthToken, TokensInMemory
from integration.zendesk.desk import ZendeskDesk, connect

ROOT = Path(__file__).parents[2]
LATE = Macro(
    key="late_delivery:en",
    title="Amends::English::Late delivery",
    html="<p>Hello {{ticket.requester.first_name}},</p><p>I am sorry.</p>",
    tags=("amends", "amends_late_delivery"),
    fields={"360005": "amends_late_delivery"},
)


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        yield running


@pytest.fixture
def desk(sandbox: RunningSandbox) -> ZendeskDesk:
    access = OAuthClient("amends", "sandbox-only")
    return connect(DeskCredentials("demo", access), tokens=TokensInMemory(), base_url=sandbox.url)


def test_a_macro_comes_back_as_it_was_written(desk: ZendeskDesk) -> None:
    """Title, words, tags and fields: or every sync would change every macro."""
    before = macros.macros(desk)
    macros.write(desk, LATE)
    (new,) = {each.id for each in macros.macros(desk)} - {each.id for each in before}
    found = next(each for each in macros.macros(desk) if each.id == new)

    assert found.key == "late_delivery:en"
    assert found.is_as(LATE)
    assert all(not each.key for each in before)


def test_a_macro_is_changed_in_place(desk: ZendeskDesk) -> None:
    """Agents keep their shortcuts to it, and the admin its figures of use."""
    macros.write(desk, LATE)
    first = next(each for each in macros.macros(desk) if each.key)
    other = replace(LATE, title="Amends::English::Late parcel", html="<p>Hello,</p>")
    macros.write(desk, other, first.id)
    ours = [each for each in macros.macros(desk) if each.key]

    assert [each.id for each in ours] == [first.id]
    assert ours[0].is_as(other)


def test_a_macro_that_is_switched_off_is_still_found(desk: ZendeskDesk) -> None:
    """So that it is switched on again rather than made a second time."""
    macros.write(desk, LATE)
    first = next(each for each in macros.macros(desk) if each.key)
    macros.switch_off(desk, first.id)
    found = next(each for each in macros.macros(desk) if each.key)

    assert (found.id, found.active) == (first.id, False)
    assert not found.is_as(LATE)


def test_credentials_that_may_not_make_macros_are_a_clear_failure() -> None:
    """Shared macros need an admin's token (platform §7.6)."""
    far = connect(DeskCredentials("acme", OAuthToken("t")), tokens=TokensInMemory())
    with responses.RequestsMock() as mocked:
        mocked.post("https://acme.zendesk.com/api/v2/macros.json", status=403, json={"error": "Forbidden"})
        with pytest.raises(DeskFailure, match="does not let Amends"):
            macros.write(far, LATE)


@pytest.mark.parametrize("row", [{"id": "x"}, {"id": 1, "actions": [{"value": 1}]}, "macro"])
def test_an_answer_that_is_no_macro_is_zendesks_failure(row: object) -> None:
    """Nothing is written where what is there cannot be read."""
    far = connect(DeskCredentials("acme", OAuthToken("t")), tokens=TokensInMemory())
    with responses.RequestsMock() as mocked:
        mocked.get("https://acme.zendesk.com/api/v2/macros.json", json={"macros": [row], "meta": {"has_more": False}})
        with pytest.raises(DeskFailure):
            macros.macros(far)

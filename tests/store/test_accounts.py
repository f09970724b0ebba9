"""Accounts: which are served here, and how their secrets are kept."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select

from integration.errors import BadInput, UnknownAccount
from integration.store.accounts import Accounts, AppKeys
from integration.store.sealing import Seal
from integration.store.tables import accounts as table

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
OLD_KEY, NEW_KEY = "the-key-of-last-year-0123456789-ab", "the-key-of-this-year-0123456789-ab"


@pytest.fixture
def accounts(engine: Engine) -> Callable[..., Accounts]:
    """The accounts table, with the keys of a test."""
    return lambda *keys: Accounts(engine, lambda: Seal(keys or (NEW_KEY,)))


def test_the_only_account_needs_no_name(accounts: Callable[..., Accounts]) -> None:
    """Whoever serves one company never has to name it."""
    accounts().add("acme", NOW)

    assert accounts().pick(None) == "acme"
    assert accounts().pick("acme") == "acme"


@pytest.mark.parametrize(
    ("present", "asked", "says"),
    [
        ((), None, "amends db upgrade"),
        (("acme", "zenith"), None, "--account: acme, zenith"),
        (("acme",), "acne", "Known: acme"),
    ],
)
def test_an_account_that_is_not_clear_is_asked_for(
    accounts: Callable[..., Accounts], present: tuple[str, ...], asked: str | None, says: str
) -> None:
    """No account is guessed; the message says what to do."""
    for name in present:
        accounts().add(name, NOW)

    with pytest.raises(UnknownAccount, match=says):
        accounts().pick(asked)


def test_an_account_is_added_once(accounts: Callable[..., Accounts]) -> None:
    """A second account of the same name is refused, and the first stays as it was."""
    accounts().add("acme", NOW)

    with pytest.raises(BadInput, match="already set up"):
        accounts().add("acme", NOW)

    assert accounts().names() == ("acme",)


def test_credentials_are_encrypted_at_rest(accounts: Callable[..., Accounts], engine: Engine) -> None:
    """The secret comes back whole, and the row in the database does not show it."""
    accounts().add("acme", NOW)
    accounts().set_credentials("acme", {"client_id": "amends", "client_secret": "open sesame"})

    with engine.connect() as connection:
        stored = connection.scalar(select(table.c.credentials))

    assert accounts().credentials("acme") == {"client_id": "amends", "client_secret": "open sesame"}
    assert stored
    assert b"sesame" not in stored


def test_keys_can_be_rotated(accounts: Callable[..., Accounts]) -> None:
    """What an old key closed opens while it stands behind the new one, and says what is missing when it is gone."""
    accounts(OLD_KEY).add("acme", NOW)
    accounts(OLD_KEY).set_credentials("acme", {"client_id": "amends"})

    assert accounts(NEW_KEY, OLD_KEY).credentials("acme") == {"client_id": "amends"}
    with pytest.raises(BadInput, match="behind the new one"):
        accounts(NEW_KEY).credentials("acme")


def test_an_account_without_credentials_says_how_to_get_them(accounts: Callable[..., Accounts]) -> None:
    """The next command to run is named."""
    accounts().add("acme", NOW)

    with pytest.raises(BadInput, match="amends accounts connect"):
        accounts().credentials("acme")


def test_app_keys_belong_to_one_account(accounts: Callable[..., Accounts]) -> None:
    """The key of an installation is found under its own account only, and a newer one takes its place."""
    first = AppKeys("77", "501", "PEM 1", None, NOW)
    second = AppKeys("77", "501", "PEM 2", "PEM 1", NOW)
    for name in ("acme", "zenith"):
        accounts().add(name, NOW)

    accounts().keep_app_keys("acme", first)
    accounts().keep_app_keys("acme", second)

    assert accounts().app_keys("acme", "77") == second
    assert accounts().app_keys("zenith", "77") is None
    assert accounts().app_keys("acme", "78") is None

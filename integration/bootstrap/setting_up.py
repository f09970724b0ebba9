"""Setting up: the database, the accounts, and how their Zendesk is reached."""

from importlib.resources import files

from integration.bootstrap.desks import checked_credentials
from integration.bootstrap.parts import Parts, now
from integration.errors import BadInput
from integration.store import schema
from integration.store.lanes import LaneStore
from integration.store.policy_document import load_policy

DEMO_ACCOUNT = "demo"
# The sandbox knows this client; its secret is public because all its customers are invented.
SANDBOX_CLIENT = {"client_id": "amends", "client_secret": "sandbox-only", "app_id": "501"}


def upgrade_database(parts: Parts) -> list[str]:
    """Migrate; an empty database also gets the account `demo`. Returns what was done, a sentence each."""
    done = []
    if not schema.is_current(parts.engine):
        schema.upgrade(parts.engine)
        done.append("The database is now at this version's schema.")
    if not parts.accounts.names():
        add_account(parts, DEMO_ACCOUNT)
        done.append("The account demo is set up with the default policy.")
    if parts.settings.zendesk_url and DEMO_ACCOUNT in parts.accounts.names():
        parts.accounts.set_credentials(DEMO_ACCOUNT, SANDBOX_CLIENT)
    return done


def prepare_local_database(parts: Parts) -> list[str]:
    """Set up a database of one's own, a SQLite file, before the first use; a shared one is left to its operator."""
    if parts.engine.dialect.name == "sqlite" and not (schema.is_current(parts.engine) and parts.accounts.names()):
        return upgrade_database(parts)
    schema.demand_current(parts.engine)
    return []


def demand_current_database(parts: Parts) -> Parts:
    """The same parts. Raises BadInput where `amends db upgrade` has to come first."""
    schema.demand_current(parts.engine)
    return parts


def add_account(parts: Parts, subdomain: str) -> None:
    """One more account, with the default policy as its first version. Raises BadInput for a name that cannot be."""
    if not subdomain.replace("-", "").isalnum() or not subdomain.isascii():
        raise BadInput(f"{subdomain!r} is not a Zendesk subdomain: the NAME of NAME.zendesk.com.", "subdomain")
    parts.accounts.add(subdomain, now())
    policy = load_policy(files("integration.store").joinpath("default_policy.yaml").read_text(encoding="utf-8"))
    parts.policies.publish(subdomain, policy, by="amends", note="The default policy", now=now())


def connect_account(parts: Parts, subdomain: str, credentials: dict[str, str]) -> str:
    """Try the credentials, and keep them if they work; returns the name of the user they act as."""
    account = parts.accounts.pick(subdomain)
    name = parts.desks.open_with(account, checked_credentials(credentials)).agent("me").name
    parts.accounts.set_credentials(account, credentials)
    LaneStore(parts.engine).release(account)  # what waited for these credentials goes on
    return name

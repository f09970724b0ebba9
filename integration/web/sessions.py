"""The short-lived bearer token that follows the signed first request; kept in the page's memory, never in a cookie."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from itsdangerous import BadSignature, URLSafeSerializer

from integration.errors import SignedOut
from integration.flows.visitor import Visitor

LIFE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
SALT = "amends.session"


class Reason(StrEnum):
    """Why a session does not hold; metric label and log field alike."""

    MISSING = "session_missing"
    FORGED = "session_forged"
    EXPIRED = "session_expired"
    WRONG_LOCATION = "session_wrong_location"


SENTENCES = {
    Reason.MISSING: "This request came without a session. Reload the page.",
    Reason.FORGED: "This session was not made by this server. Reload the page.",
    Reason.EXPIRED: "Your session is over. Reload the page to start a new one.",
    Reason.WRONG_LOCATION: "This session belongs to another page of Amends.",
}


@dataclass(frozen=True, slots=True)
class Session:
    """Who is asking, from which place in Zendesk; times are whole seconds since 1970."""

    account: str
    agent_id: str
    agent_name: str
    location: str
    started: int
    expires: int


def start(visitor: Visitor, location: str, now: datetime) -> Session:
    begin = int(now.timestamp())
    return Session(
        account=visitor.account,
        agent_id=visitor.agent_id,
        agent_name=visitor.name,
        location=location,
        started=begin,
        expires=begin + int(LIFE.total_seconds()),
    )


def renewed(session: Session, name: str, now: datetime) -> Session:
    """The same session with new life, as far as its longest life goes."""
    last = datetime.fromtimestamp(session.started, UTC) + LONGEST
    return replace(session, agent_name=name, expires=int(min(now + LIFE, last).timestamp()))


def seal(session: Session, secrets: tuple[str, ...]) -> str:
    return _serializer(secrets).dumps(asdict(session))


def opened(header: str, location: str, secrets: tuple[str, ...], now: datetime) -> Session:
    """The session an `Authorization` header carries. Raises SignedOut."""
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise _out(Reason.MISSING)
    try:
        session = Session(**_serializer(secrets).loads(token.strip()))
    except BadSignature as error:
        raise _out(Reason.FORGED) from error
    if session.expires <= now.timestamp():
        raise _out(Reason.EXPIRED)
    if session.location != location:
        raise _out(Reason.WRONG_LOCATION)
    return session


def _out(reason: Reason) -> SignedOut:
    return SignedOut(reason, SENTENCES[reason])


def _serializer(secrets: tuple[str, ...]) -> URLSafeSerializer:
    # itsdangerous signs with the last key and accepts all; ours come newest first.
    return URLSafeSerializer(list(reversed(secrets)), salt=SALT)

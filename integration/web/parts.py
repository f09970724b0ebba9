"""What the web edge is given by bootstrap; it builds nothing itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flask import current_app

from integration.flows.approving import Approving
from integration.flows.checking import Checking
from integration.flows.delivering import Delivering
from integration.flows.drafting import Drafting
from integration.flows.ports import Pace, SignIn
from integration.flows.receiving import Receiving
from integration.flows.standing_draft import StandingDraft
from integration.observability import Metrics
from integration.web.admin.parts import AdminParts
from integration.web.api.parts import ApiParts
from integration.web.pacing import Pace as PaceInMemory

EXTENSION = "amends"


@dataclass(frozen=True, slots=True)
class WebParts:
    """`session_secret` has the newest key first. Each of `checks` raises AmendsError where its part is not ready.

    Those in `told` do too, but are another's business: this server is ready without them.

    `desk_origin` gives the address agents have in their browser for an account, such as https://acme.zendesk.com.
    """

    drafting: Drafting
    checking: Checking
    delivering: Delivering
    approving: Approving
    standing: StandingDraft
    admin: AdminParts
    sign_in: SignIn
    pace: Pace
    receiving: Receiving
    api: ApiParts
    checks_pace: PaceInMemory
    session_secret: tuple[str, ...]
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    checks: Mapping[str, Callable[[], None]]
    product_version: str
    desk_origin: Callable[[str], str]
    zaf_sdk_url: str
    templates: Path
    metrics: Metrics
    suggestions_per_minute: int = 60
    told: Mapping[str, Callable[[], None]] = field(default_factory=dict)


def parts() -> WebParts:
    """The parts of the app that serves this request."""
    given: WebParts = current_app.extensions[EXTENSION]
    return given

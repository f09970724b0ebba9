"""What the API is given by bootstrap."""

from dataclasses import dataclass

from integration.flows.api_access import KnownTokens
from integration.flows.receiving_ports import EventLookup


@dataclass(frozen=True, slots=True)
class ApiParts:
    """The ports behind `/api/v1`; events are taken in by the use case that the webhooks have too."""

    tokens: KnownTokens
    events: EventLookup

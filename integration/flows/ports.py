"""What the flows need from outside, as small Protocols in the words of the domain."""

from typing import Protocol

from integration.apology.complaint import Complaint
from integration.apology.reading import Reading
from integration.apology.ticket import Ticket


class Reader(Protocol):
    """Reads a ticket. `field_map` says which custom field holds which fact: fact kind -> field id (admin's mapping)."""

    def read(self, ticket: Ticket, field_map: dict[str, str]) -> Reading: ...


class Judge(Protocol):
    """Judges a reading. `threshold` is the confidence below which it abstains."""

    def judge(self, reading: Reading, threshold: float) -> Complaint: ...

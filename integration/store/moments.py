"""Moments between the domain, which knows time zones, and the tables, which keep UTC without one."""

from datetime import UTC, datetime


def to_row(moment: datetime) -> datetime:
    """Raises ValueError for a moment without a time zone: it could be any hour."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    return moment.astimezone(UTC).replace(tzinfo=None)


def from_row(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)

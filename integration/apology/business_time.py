"""When something is due: business hours, business days and plain days, in the policy's own time zone."""

from datetime import date, datetime, time, timedelta

from integration.apology.policy import Due, DueUnit, Policy

_EVERY_DAY = tuple(range(7))
_ALL_DAY = (0, 24)


def due(term: Due, now: datetime, policy: Policy) -> tuple[date, datetime | None]:
    """The day, and for business hours the moment too. `now` is in the policy's time zone; today is never counted."""
    match term.unit:
        case DueUnit.DAYS:
            return now.date() + timedelta(days=term.count), None
        case DueUnit.BUSINESS_DAYS:
            return _business_day(now.date(), term.count, policy), None
        case DueUnit.HOURS:
            moment = _after_hours(now, term.count, policy)
            return moment.date(), moment


def closing(day: date, now: datetime, policy: Policy) -> datetime:
    """When business ends on that day, in the time zone of `now`."""
    return _at(day, _hours(policy)[1], now)


def is_open(now: datetime, policy: Policy) -> bool:
    opens, closes = _hours(policy)
    return _is_business(now.date(), policy) and opens <= now.hour < closes


def _business_day(day: date, count: int, policy: Policy) -> date:
    """The `count`th business day after `day`; for 0 the day itself, or the next business day."""
    while count or not _is_business(day, policy):
        day += timedelta(days=1)
        count -= 1 if count and _is_business(day, policy) else 0
    return day


def _after_hours(now: datetime, hours: int, policy: Policy) -> datetime:
    """The clock runs only while the business is open, so an evening's ticket starts it next morning."""
    opens, closes = _hours(policy)
    left = timedelta(hours=hours)
    day = _business_day(now.date(), 0, policy)
    start = max(now, _at(day, opens, now))
    while start + left > _at(day, closes, now):
        left -= max(_at(day, closes, now) - start, timedelta(0))
        day = _business_day(day, 1, policy)
        start = _at(day, opens, now)
    return start + left


def _at(day: date, hour: int, now: datetime) -> datetime:
    return datetime.combine(day, time(), now.tzinfo) + timedelta(hours=hour)


def _is_business(day: date, policy: Policy) -> bool:
    weekdays = [weekday for weekday in policy.business_days if weekday in _EVERY_DAY] or _EVERY_DAY
    return day.weekday() in weekdays and day not in policy.holidays


def _hours(policy: Policy) -> tuple[int, int]:
    """Without opening hours nothing would ever be due; such a policy counts as always open until the admin mends it."""
    opens, closes = policy.business_hours
    return policy.business_hours if 0 <= opens < closes <= 24 else _ALL_DAY

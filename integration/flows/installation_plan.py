"""What has to be done in Zendesk so that all is there as it should be, or gone: a pure function of what was found.

A part is ours where we remember its id, or where it carries our mark; nothing else is ever touched. A trigger with our
mark that calls somebody else's webhook is another Amends', and stands in the way: two would draft everything twice.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from integration.apology.complaint import ComplaintType
from integration.apology.delivery import TAG
from integration.apology.policy import Policy
from integration.apology.terms import spoken
from integration.flows.hook import Hook
from integration.flows.installation import (
    Category,
    Change,
    Found,
    FoundField,
    FoundTrigger,
    FoundWebhook,
    Part,
    Plan,
    Step,
    TicketField,
    Trigger,
    Webhook,
    difference,
    triggers,
)

_FIELD = "field:"
_IN_THE_POLICY = "the policy fills in this field from then on"


@dataclass(frozen=True, slots=True)
class Site:
    """What there is to go by: what Zendesk has, what we remember, and where Zendesk is to call.

    `secret` is what the webhook signs with now, "" where there is no webhook of ours yet.
    """

    found: Found
    hook: Hook | None
    webhook: Webhook
    policy: Policy
    now: datetime
    secret: str = ""


def our_webhook(found: Found, hook: Hook | None, wanted: Webhook) -> FoundWebhook | None:
    """The webhook that is ours; of several the one we remember, or else the one that our triggers call."""
    mine = _our_webhooks(found, hook, wanted)
    called = {each for trigger in found.triggers if trigger.key for each in trigger.calls}
    remembered = hook.webhook_id if hook else ""
    return max(mine, key=lambda each: (each.id == remembered, each.id in called, each.id), default=None)


def planned(site: Site) -> Plan:
    """What setting up would do."""
    there = our_webhook(site.found, site.hook, site.webhook)
    change = _for_webhook(site.webhook, there)
    return Plan(
        (
            change,
            _for_secret(site, there),
            *_for_triggers(site, there),
            *_spares(site, there),
            *_for_fields(site),
        )
    )


def planned_removal(site: Site) -> Plan:
    """What taking away would do. Ticket fields stay: tickets have their values, and the sidebar fills them in too."""
    mine = _our_webhooks(site.found, site.hook, site.webhook)
    ours = [each for wanted in triggers() for each in _ours(wanted, site)]
    gone = {each.id for each in ours}
    category = _remembered(site).get("category", "")
    others = any(each.category_id == category and each.id not in gone for each in site.found.triggers)
    empty = [each for each in site.found.categories if each.id == category and not others]
    return Plan(
        (
            *(Change(Part.TRIGGER, Step.DELETE, each.title, each.id) for each in ours),
            *(Change(Part.CATEGORY, Step.DELETE, each.title, each.id) for each in empty),
            *(_deleted(each, site, gone) for each in mine),
            *(Change(Part.FIELD, Step.KEEP, each.title, each.id) for each in site.found.fields if each.key),
        )
    )


def _our_webhooks(found: Found, hook: Hook | None, wanted: Webhook) -> list[FoundWebhook]:
    """Ours are the one we remember, and those with our mark or name that call this very address."""
    remembered = hook.webhook_id if hook else ""
    return [
        each
        for each in found.webhooks
        if each.id == remembered
        or (each.endpoint == wanted.endpoint and (each.key == wanted.key or each.title == wanted.title))
    ]


def _for_webhook(wanted: Webhook, there: FoundWebhook | None) -> Change:
    if there is None:
        return Change(Part.WEBHOOK, Step.CREATE, wanted.title, wanted=wanted, lines=_new(wanted.lines()))
    if there.is_as(wanted):
        return Change(Part.WEBHOOK, Step.KEEP, wanted.title, there.id)
    lines = tuple(difference(there.lines(), wanted.lines()))
    return Change(Part.WEBHOOK, Step.UPDATE, wanted.title, there.id, wanted, lines)


def _for_secret(site: Site, there: FoundWebhook | None) -> Change:
    known = site.hook.secret if site.hook and there and site.hook.webhook_id == there.id else ""
    if not known:
        return Change(Part.SECRET, Step.CREATE, site.webhook.title)
    if known == site.secret:
        return Change(Part.SECRET, Step.KEEP, site.webhook.title)
    return Change(Part.SECRET, Step.UPDATE, site.webhook.title, lines=("somebody made a new one in Zendesk",))


def _for_triggers(site: Site, webhook: FoundWebhook | None) -> Iterator[Change]:
    changes = [each for wanted in triggers() for each in _for_trigger(wanted, site, webhook)]
    named = [each for each in site.found.categories if each.title == Category().title]
    # Where an account has categories, a trigger needs one (platform §6.4); one that is there keeps its own.
    if site.found.categories and not named and any(each.step is Step.CREATE for each in changes):
        yield Change(Part.CATEGORY, Step.CREATE, Category().title, wanted=Category())
    elif named:
        yield Change(Part.CATEGORY, Step.KEEP, named[0].title, named[0].id)
    yield from changes


def _for_trigger(wanted: Trigger, site: Site, webhook: FoundWebhook | None) -> Iterator[Change]:
    wanted = replace(wanted, webhook_id=webhook.id if webhook else "")
    ours = _ours(wanted, site)
    if not ours:
        taken = any(wanted.title == each.title or wanted.key == each.key for each in site.found.triggers)
        if taken:
            yield Change(Part.TRIGGER, Step.TAKEN, wanted.title)
        else:
            yield Change(Part.TRIGGER, Step.CREATE, wanted.title, wanted=wanted, lines=_new(wanted.lines()))
        return
    there, *copies = ours
    if there.is_as(wanted):
        yield Change(Part.TRIGGER, Step.KEEP, wanted.title, there.id)
    else:
        yield _updated(wanted, there)
    yield from (Change(Part.TRIGGER, Step.SWITCH_OFF, each.title, each.id) for each in copies if each.active)


def _updated(wanted: Trigger, there: FoundTrigger) -> Change:
    """Conditions that an admin added narrow what we are called for, and are theirs to keep."""
    more = tuple(each for each in there.every if each not in wanted.every)
    target = replace(wanted, every=(*wanted.every, *more), some=there.some, category_id=there.category_id)
    lines = tuple(difference(there.lines(), target.lines())) or ("it calls the webhook of this server",)
    return Change(Part.TRIGGER, Step.UPDATE, wanted.title, there.id, target, lines)


def _ours(wanted: Trigger, site: Site) -> list[FoundTrigger]:
    """The trigger as it is there, before any copies of it: the one we remember first, then the oldest."""
    remembered = _remembered(site).get(wanted.key, "")
    mine = {each.id for each in _our_webhooks(site.found, site.hook, site.webhook)}
    others = {each.id for each in site.found.webhooks} - mine
    found = [
        each
        for each in site.found.triggers
        if each.id == remembered
        or (each.key == wanted.key and not each.calls & others)
        or (each.title == wanted.title and each.calls & mine)
    ]
    return sorted(found, key=lambda each: (each.id != remembered, int(each.id)))


def _spares(site: Site, there: FoundWebhook | None) -> Iterator[Change]:
    """Webhooks of ours that were replaced. While their last requests may be under way they stay."""
    resting = site.hook is not None and site.hook.overlaps(site.now)
    ours = {each.id for wanted in triggers() for each in _ours(wanted, site)}
    for each in _our_webhooks(site.found, site.hook, site.webhook):
        if there and each.id != there.id:
            yield Change(Part.WEBHOOK, Step.RESTING, each.title, each.id) if resting else _deleted(each, site, ours)


def _deleted(webhook: FoundWebhook, site: Site, ours: Collection[str]) -> Change:
    """Zendesk keeps a webhook that an active trigger calls, and such a trigger may be somebody's own."""
    theirs = [
        each.title for each in site.found.triggers if each.active and each.id not in ours and webhook.id in each.calls
    ]
    if theirs:
        lines = tuple(f"trigger “{title}” calls it" for title in theirs)
        return Change(Part.WEBHOOK, Step.TAKEN, webhook.title, webhook.id, lines=lines)
    return Change(Part.WEBHOOK, Step.DELETE, webhook.title, webhook.id)


def _for_fields(site: Site) -> Iterator[Change]:
    """The fields that the policy names. Those that somebody else made are used, and never changed."""
    by_id = {each.id: each for each in site.found.fields}
    for name, field_id in site.policy.set_fields.items():
        wanted = wanted_field(name, site.policy)
        if field_id in by_id:
            yield _for_field(wanted, by_id[field_id])
        else:
            yield _for_missing(wanted, site.found.fields)


def wanted_field(name: str, policy: Policy) -> TicketField:
    """`complaint` is a drop-down with a tag for each type, as inserting a letter sets it; others are lines of text."""
    types = [*ComplaintType, *policy.own_types] if name == "complaint" else []
    options = tuple((policy.settings_for(each).label or spoken(each).capitalize(), f"{TAG}_{each}") for each in types)
    return TicketField(f"{_FIELD}{name}", f"Amends: {name}", options)


def _for_field(wanted: TicketField, there: FoundField) -> Change:
    lacks = there.lacks(wanted)
    off = [] if there.active else ["it is switched off"]
    lines = (*_new([f"option {tag}: {label}" for label, tag in lacks]), *off)
    if not lines:
        return Change(Part.FIELD, Step.KEEP, there.title, there.id)
    if there.key != wanted.key:
        return Change(Part.FIELD, Step.LACKING, there.title, there.id, lines=lines)
    return Change(Part.FIELD, Step.UPDATE, there.title, there.id, _with_options(wanted, there), lines)


def _for_missing(wanted: TicketField, found: Sequence[FoundField]) -> Change:
    mine = next((each for each in found if each.key == wanted.key), None)
    if mine:
        return Change(Part.FIELD, Step.UPDATE, mine.title, mine.id, _with_options(wanted, mine), (_IN_THE_POLICY,))
    tags = {tag for _, tag in wanted.options}
    # Zendesk lets no two lists have the same tag: somebody has made this field already.
    theirs = next((each for each in found if each.tags & tags), None)
    if theirs:
        words = f"it has the tags of Amends: choose it in the policy, or write its id {theirs.id} there"
        return Change(Part.FIELD, Step.LACKING, theirs.title, theirs.id, lines=(words,))
    lines = (*_new(wanted.lines()), _IN_THE_POLICY)
    return Change(Part.FIELD, Step.CREATE, wanted.title, wanted=wanted, lines=lines)


def _with_options(wanted: TicketField, there: FoundField) -> TicketField:
    """What is there stays, in its order: taking an option away would blank it on tickets."""
    return replace(wanted, options=(*there.options, *there.lacks(wanted)))


def _remembered(site: Site) -> Mapping[str, str]:
    return site.hook.parts if site.hook else {}


def _new(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"+{line}" for line in lines)

"""Sets up what calls us in Zendesk: looks, says what would change, does it, tries it out, and takes it away again.

Every step can be done again: broken off in the middle, the next one goes on where this one stopped.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from integration.errors import BadInput
from integration.flows.admin_ports import AuditLog, PolicyDrafts, PolicyVersions
from integration.flows.hook import Hook, Hooks
from integration.flows.installation import Change, Found, Part, Plan, Step, TicketField, Trigger, Wanted, Webhook
from integration.flows.installation_plan import Site, our_webhook, planned, planned_removal

_NOTE = "Ticket fields set up in Zendesk"


@dataclass(frozen=True, slots=True)
class Called:
    """What came of a test: the status that Zendesk got from us, None for no answer, and our reason if we refused."""

    status: int | None
    reason: str = ""


class InstallationDesk(Protocol):
    """An account's webhooks, triggers, trigger categories and ticket fields in Zendesk. All raise OutsideFailure.

    `put` makes a part like `wanted`, a new one where `part_id` is empty, and gives its id. `take` deletes what can be
    deleted and does nothing for what is gone; a trigger is only switched off where `off` says so. `call` lets Zendesk
    send this payload to the webhook, signed with its secret.
    """

    def look(self, account: str) -> Found: ...

    def secret(self, account: str, webhook_id: str) -> str: ...

    def put(self, account: str, wanted: Wanted, part_id: str = "") -> str: ...

    def take(self, account: str, part: Part, part_id: str, *, off: bool = False) -> None: ...

    def call(self, account: str, webhook_id: str, webhook: Webhook, payload: str) -> Called: ...


@dataclass(frozen=True, slots=True)
class Installation:
    """How an account's installation stands, and what was done or would be."""

    address: str
    hook: Hook | None
    plan: Plan


@dataclass(frozen=True, slots=True)
class Installing:
    """The use case, with what it needs from outside.

    `address` is where Zendesk is to call for an account; it raises BadInput where Zendesk could not.
    """

    desk: InstallationDesk
    hooks: Hooks
    versions: PolicyVersions
    drafts: PolicyDrafts
    audit: AuditLog
    address: Callable[[str], str]

    def plan(self, account: str, now: datetime) -> Installation:
        """What setting up would do now. Nothing is changed."""
        site = self._site(account, now)
        return Installation(site.webhook.endpoint, site.hook, planned(site))

    def install(self, account: str, *, by: str, now: datetime) -> Installation:
        """Does what `plan` says. The secret is kept before anything calls us with it."""
        site = self._site(account, now)
        plan = planned(site)
        hook = self._webhook(account, site, plan)
        parts = self._triggers(account, plan, hook)
        hook = replace(hook, parts={**hook.parts, **parts})
        self.hooks.keep(hook)
        self._fields(account, plan, by=by, now=now)
        self._note(account, "installed", plan, by=by, now=now)
        return Installation(site.webhook.endpoint, hook, plan)

    def rotate(self, account: str, *, by: str, now: datetime) -> Installation:
        """Another secret, without losing a call.

        A new secret for the same webhook counts at once in Zendesk, and what is signed with it before we know it would
        be refused for good. So a second webhook takes over; the first goes with the next `install` after the overlap.
        Raises BadInput where nothing is set up.
        """
        hook = self.hooks.hook(account)
        if hook is None:
            raise BadInput("Nothing is set up in Zendesk yet, so there is no secret to replace.")
        webhook_id = self.desk.put(account, Webhook(self.address(account)))
        self.hooks.keep(hook.rotated(webhook_id, self.desk.secret(account, webhook_id), now))
        self.audit.note(account, "secret_rotated", {}, by=by, now=now)
        return self.install(account, by=by, now=now)

    def remove(self, account: str, *, by: str, now: datetime) -> Installation:
        """Takes away what is ours, the triggers first: Zendesk keeps a webhook that one calls."""
        site = self._site(account, now)
        plan = planned_removal(site)
        for change in plan.open:
            self.desk.take(account, change.part, change.id)
        if site.hook:
            self.hooks.drop(account)
        self._note(account, "uninstalled", plan, by=by, now=now)
        return Installation(site.webhook.endpoint, None, plan)

    def _site(self, account: str, now: datetime) -> Site:
        hook, webhook = self.hooks.hook(account), Webhook(self.address(account))
        found = self.desk.look(account)
        there = our_webhook(found, hook, webhook)
        return Site(
            found=found,
            hook=hook,
            webhook=webhook,
            policy=self.versions.live(account).policy,
            now=now,
            secret=self.desk.secret(account, there.id) if there else "",
        )

    def _webhook(self, account: str, site: Site, plan: Plan) -> Hook:
        """The webhook as it is to be, with its secret on our side."""
        change = plan.of(Part.WEBHOOK)[0]
        webhook_id, secret = change.id, site.secret
        if change.does_something:
            webhook_id = self.desk.put(account, site.webhook, change.id)
            secret = secret or self.desk.secret(account, webhook_id)
        hook = site.hook
        if hook is None:
            hook = Hook(account, webhook_id, secret, site.now)
        elif secret != hook.secret or webhook_id != hook.webhook_id:
            hook = hook.rotated(webhook_id, secret, site.now)
        if hook is not site.hook:
            self.hooks.keep(hook)
        return hook

    def _triggers(self, account: str, plan: Plan, hook: Hook) -> dict[str, str]:
        """The ids of triggers and category; replaced webhooks go last, when nothing calls them any more."""
        parts: dict[str, str] = {}
        category = next(iter(plan.of(Part.CATEGORY)), None)
        category_id = category.id if category else ""
        if category and category.step is Step.CREATE and category.wanted:
            category_id = parts["category"] = self.desk.put(account, category.wanted)
        for change in plan.of(Part.TRIGGER):
            if change.step is Step.SWITCH_OFF:
                self.desk.take(account, change.part, change.id, off=True)
            elif isinstance(change.wanted, Trigger):
                wanted = replace(
                    change.wanted,
                    webhook_id=hook.webhook_id,
                    category_id=change.wanted.category_id or ("" if change.id else category_id),
                )
                parts[wanted.key] = self.desk.put(account, wanted, change.id)
        for change in plan.of(Part.WEBHOOK):
            if change.step is Step.DELETE:
                self.desk.take(account, change.part, change.id)
        return parts

    def _fields(self, account: str, plan: Plan, *, by: str, now: datetime) -> None:
        """Makes fields, and lets the policy fill in those that it did not know by their id."""
        named: dict[str, str] = {}
        for change in plan.of(Part.FIELD):
            if change.does_something and isinstance(change.wanted, TicketField):
                named[change.wanted.key.partition(":")[2]] = self.desk.put(account, change.wanted, change.id)
        live = self.versions.live(account).policy
        fields = {name: named.get(name, field_id) for name, field_id in live.set_fields.items()}
        if fields == dict(live.set_fields):
            return
        self.versions.publish(account, replace(live, set_fields=fields), by=by, note=_NOTE, now=now)
        draft = self.drafts.draft(account)
        if draft:  # or the next one to publish it would take the fields back
            kept = {name: named.get(name, field_id) for name, field_id in draft.policy.set_fields.items()}
            self.drafts.save(account, replace(draft.policy, set_fields=kept), draft.revision, by=by, now=now)

    def _note(self, account: str, action: str, plan: Plan, *, by: str, now: datetime) -> None:
        if plan.open:
            self.audit.note(account, action, _counts(plan.open), by=by, now=now)


def _counts(changes: tuple[Change, ...]) -> dict[str, object]:
    counts = {step.value: sum(change.step is step for change in changes) for step in Step}
    return {step: count for step, count in counts.items() if count}

"""What Amends sets up in Zendesk: a webhook, two triggers, and the ticket fields that the policy fills in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from enum import StrEnum

NAME = "Amends"
DRAFTED = "amends_drafted"  # the tag that a ticket has while a draft stands on it
_MARK = re.compile(r"\[amends:([a-z]+:[a-z_]+)\]")
_OURS = "Amends keeps this in step: what is changed here is written over."
_OURS_BUT = "Amends keeps this in step: conditions that you add stay, other changes are written over."

Clause = tuple[str, str, str]  # field, operator, value
Action = tuple[str, tuple[str, ...]]


class Part(StrEnum):
    WEBHOOK = "webhook"
    SECRET = "secret"  # noqa: S105 - the word, not one
    CATEGORY = "category"
    TRIGGER = "trigger"
    FIELD = "field"


class Step(StrEnum):
    """What becomes of one part."""

    CREATE = "create"
    UPDATE = "update"
    KEEP = "keep"
    SWITCH_OFF = "switch_off"  # a copy of ours
    DELETE = "delete"
    RESTING = "resting"  # a webhook that was replaced, and whose last calls may be under way
    TAKEN = "taken"  # somebody else's stands in the way, and is not touched
    LACKING = "lacking"  # somebody else's that we use lacks something only its owner should add


@dataclass(frozen=True, slots=True)
class Webhook:
    """The webhook as it should be."""

    endpoint: str
    title: str = NAME
    key: str = "webhook:tickets"

    def lines(self) -> list[str]:
        return [f"endpoint: {self.endpoint}"]


@dataclass(frozen=True, slots=True)
class FoundWebhook:
    """A webhook as Zendesk has it; `fits` says that it is on, and posts JSON for triggers."""

    id: str
    title: str
    endpoint: str
    fits: bool
    key: str = ""

    def is_as(self, wanted: Webhook) -> bool:
        return self.fits and (self.endpoint, self.key, self.title) == (wanted.endpoint, wanted.key, wanted.title)

    def lines(self) -> list[str]:
        return [f"endpoint: {self.endpoint}", *([] if self.fits else ["it is off, or does not post JSON for triggers"])]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger as it should be. Conditions that an admin added are `every` and `some` more, and stay."""

    key: str
    title: str
    every: tuple[Clause, ...]
    body: str
    some: tuple[Clause, ...] = ()
    untags: str = ""
    webhook_id: str = ""
    category_id: str = ""

    @property
    def actions(self) -> tuple[Action, ...]:
        untag: tuple[Action, ...] = (("remove_tags", (self.untags,)),) if self.untags else ()
        return (*untag, ("notification_webhook", (self.webhook_id, self.body)))

    def lines(self) -> list[str]:
        return _trigger_lines(self)


@dataclass(frozen=True, slots=True)
class FoundTrigger:
    """A trigger as Zendesk has it. `key` is "" where it does not carry our mark."""

    id: str
    title: str
    key: str
    active: bool
    every: tuple[Clause, ...]
    some: tuple[Clause, ...]
    actions: tuple[Action, ...]
    category_id: str = ""

    @property
    def calls(self) -> frozenset[str]:
        """The webhooks it calls, by id."""
        return frozenset(values[0] for name, values in self.actions if name == "notification_webhook" and values)

    def is_as(self, wanted: Trigger) -> bool:
        mine = (self.title, self.key, frozenset(self.actions))
        return (
            self.active
            and mine == (wanted.title, wanted.key, frozenset(wanted.actions))
            and set(wanted.every) <= set(self.every)
        )

    def lines(self) -> list[str]:
        return [*_trigger_lines(self), *([] if self.active else ["it is switched off"])]


@dataclass(frozen=True, slots=True)
class Category:
    """Where our triggers stand in the list; accounts that have no categories do without."""

    title: str = NAME


@dataclass(frozen=True, slots=True)
class FoundCategory:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class TicketField:
    """A ticket field that the policy fills in; with `options` (label and tag) a drop-down, else a line of text."""

    key: str  # "field:complaint"
    title: str
    options: tuple[tuple[str, str], ...] = ()

    def lines(self) -> list[str]:
        return [f"option {tag}: {label}" for label, tag in self.options]


@dataclass(frozen=True, slots=True)
class FoundField:
    id: str
    title: str
    key: str
    active: bool
    is_list: bool
    options: tuple[tuple[str, str], ...] = ()

    @property
    def tags(self) -> frozenset[str]:
        return frozenset(tag for _, tag in self.options)

    def lacks(self, wanted: TicketField) -> tuple[tuple[str, str], ...]:
        """Options that are wanted and not there; a field of another kind takes any text, or none of ours at all."""
        return tuple(each for each in wanted.options if self.is_list and each[1] not in self.tags)


@dataclass(frozen=True, slots=True)
class Found:
    """All that is in Zendesk of the kinds that we set up, ours and everybody else's."""

    webhooks: tuple[FoundWebhook, ...] = ()
    triggers: tuple[FoundTrigger, ...] = ()
    categories: tuple[FoundCategory, ...] = ()
    fields: tuple[FoundField, ...] = ()


Wanted = Webhook | Trigger | Category | TicketField


@dataclass(frozen=True, slots=True)
class Change:
    """One step, with the lines that differ. `id` is the part's in Zendesk, "" for what is not there yet."""

    part: Part
    step: Step
    title: str
    id: str = ""
    wanted: Wanted | None = None
    lines: tuple[str, ...] = ()

    @property
    def does_something(self) -> bool:
        return self.step in (Step.CREATE, Step.UPDATE, Step.SWITCH_OFF, Step.DELETE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What setting up does, or taking away, part by part, in the order in which it is done."""

    changes: tuple[Change, ...] = ()

    @property
    def open(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.does_something)

    @property
    def blocked(self) -> bool:
        return any(change.step is Step.TAKEN for change in self.changes)

    def of(self, part: Part) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.part is part)


def triggers() -> tuple[Trigger, ...]:
    """Both triggers. Bodies hold ids only, because what a customer wrote may break their JSON (platform §6.6)."""
    body = '{{"event":"{}","ticket":"{{{{ticket.id}}}}","at":"{{{{ticket.updated_at_with_timestamp}}}}"}}'
    public = ("comment_is_public", "is", "true")
    return (
        Trigger(
            key="trigger:written",
            title="Amends: a customer wrote",
            every=(public, ("role", "is", "end_user"), ("status", "less_than", "solved")),
            body=body.format("written"),
        ),
        Trigger(
            key="trigger:answered",
            title="Amends: an agent answered",
            every=(public, ("role", "is", "agent"), ("current_tags", "includes", DRAFTED)),
            body=body.format("answered"),
            untags=DRAFTED,
        ),
    )


def description(key: str) -> str:
    """What Zendesk shows about a part; the mark in it is how we know the part again, whatever its title."""
    return f"{_OURS_BUT if key.startswith('trigger:') else _OURS} [amends:{key}]"


def key_in(text: str | None) -> str:
    """The key of a part of ours, "" for any other."""
    found = _MARK.search(text or "")
    return found[1] if found else ""


def difference(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for line in unified_diff(list(before), list(after), lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield line


def _trigger_lines(trigger: Trigger | FoundTrigger) -> list[str]:
    every = [f"all: {' '.join(clause)}" for clause in sorted(trigger.every)]
    some = [f"any: {' '.join(clause)}" for clause in sorted(trigger.some)]
    return [f"title: {trigger.title}", *every, *some, *(_action_line(*each) for each in trigger.actions)]


def _action_line(name: str, values: tuple[str, ...]) -> str:
    # The id of a webhook says nothing to a reader, and is not known before the webhook is there.
    return f"then call: {values[-1]}" if name == "notification_webhook" else f"then {name}: {' '.join(values)}"

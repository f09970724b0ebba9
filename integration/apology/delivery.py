"""Where a reviewed letter goes: what is put into the composer, and which tags and fields change with it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from integration.apology.complaint import Complaint, ComplaintType, Severity
from integration.apology.letter import Letter
from integration.apology.policy import Policy
from integration.apology.remedy import Remedy

TAG = "amends"
DRAFTED = f"{TAG}_drafted"  # only while a note with a draft stands on the ticket


@dataclass(frozen=True, slots=True)
class Insertion:
    """What the sidebar does on *Insert*, as a macro would: `fields` go by custom field id."""

    html: str
    text: str
    rich: bool
    tags: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)


def insertion(letter: Letter, complaint: Complaint, remedy: Remedy, policy: Policy, *, rich: bool) -> Insertion:
    """The letter with its tags (`amends`, `amends_<type>`) and the fields the admin mapped."""
    values = {
        "complaint": f"{TAG}_{complaint.type}",
        "remedy": ", ".join(offer.kind.value for offer in remedy.offers),
    }
    fields = {policy.set_fields[name]: value for name, value in values.items() if name in policy.set_fields and value}
    return Insertion(letter.html, letter.text, rich, (TAG, f"{TAG}_{complaint.type}"), fields)


def complaint_field(type_: str, policy: Policy) -> dict[str, str]:
    """The field that the admin mapped to the complaint's type, where there is one."""
    field_id = policy.set_fields.get("complaint")
    return {field_id: f"{TAG}_{type_}"} if field_id else {}


def tags_for(tags: Collection[str], complaint: Complaint, policy: Policy, *, drafted: bool) -> tuple[str, ...]:
    """All tags that a ticket is to have: its own, with ours of this complaint in the place of older ones of ours."""
    ours = {TAG, f"{TAG}_{complaint.type}", f"{TAG}_severity_{complaint.severity.value}"}
    return tuple(sorted({*tags} - {*_that_come_and_go(policy)} | ours | ({DRAFTED} if drafted else set())))


def tags_without_draft(tags: Collection[str]) -> tuple[str, ...]:
    """All tags that a ticket is to have where no draft stands on it any more."""
    return tuple(sorted({*tags} - {DRAFTED}))


def _that_come_and_go(policy: Policy) -> Iterator[str]:
    """Named one by one: a tag that only begins like ours may be somebody else's."""
    yield DRAFTED
    yield from (f"{TAG}_{type_}" for type_ in (*ComplaintType, *policy.types))
    yield from (f"{TAG}_severity_{severity}" for severity in Severity)

"""Where a reviewed letter goes: what is put into the composer, and which tags and fields change with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from integration.apology.complaint import Complaint
from integration.apology.letter import Letter
from integration.apology.policy import Policy
from integration.apology.remedy import Remedy

TAG = "amends"


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

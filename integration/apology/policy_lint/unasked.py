"""What is to be done before anyone opens a ticket, and for all that is never done."""

from collections.abc import Iterator

from integration.apology.complaint import NOTICES
from integration.apology.policy import AutoDraft, Notice, Policy, TypeSettings
from integration.apology.policy_lint.finding import PolicyFinding, hint, warning
from integration.apology.terms import spoken


def of_unasked(policy: Policy) -> Iterator[PolicyFinding]:
    for type_, settings in policy.types.items():
        if settings.enabled:
            yield from _of_type(type_, settings, policy.threshold)


def _of_type(type_: str, settings: TypeSettings, threshold: float) -> Iterator[PolicyFinding]:
    path, title = f"types.{type_}", f"Type {spoken(type_)}: "
    wanted = settings.auto_draft_from
    if wanted is not None and wanted < threshold:
        words = f"nothing is suggested below a confidence of {threshold:g}, so {wanted:g} is too little."
        yield hint(f"{path}.auto_draft_from", title + words)
    if settings.acknowledge and settings.auto_draft is AutoDraft.NOTHING:
        words = "customers are to hear at once when the answer comes, but nothing is to be done, so nobody tells them."
        yield warning(f"{path}.acknowledge", title + words)
    if settings.notice is Notice.SEND and type_ not in NOTICES:
        words = "its notice is to be sent at once, but only orders that the shop cancelled have one."
        yield warning(f"{path}.notice", title + words)
    elif settings.notice is Notice.SEND and not settings.notice_approved:
        words = "no wording of its notice is approved, so it waits as a draft until an admin approves one."
        yield warning(f"{path}.notice_approved", title + words)
    elif settings.notice is Notice.SEND and settings.attachments:
        words = "files go with its letter, and only an agent can attach them, so its notice waits as a draft."
        yield warning(f"{path}.notice", title + words)

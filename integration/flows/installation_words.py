"""What becomes of each part of an installation, as a sentence for an admin or an operator."""

from integration.flows.installation import Change, Part, Step

_NAMES = {
    Part.WEBHOOK: "Webhook",
    Part.SECRET: "Signing secret of the webhook",
    Part.CATEGORY: "Trigger category",
    Part.TRIGGER: "Trigger",
    Part.FIELD: "Ticket field",
}
_WORDS = {
    Step.CREATE: "new.",
    Step.UPDATE: "changed.",
    Step.KEEP: "as it should be.",
    Step.SWITCH_OFF: "switched off, because it is a copy of ours.",
    Step.DELETE: "deleted.",
    Step.RESTING: "replaced. It stays for an hour, for calls that are under way; set up again after that to delete it.",
    Step.TAKEN: "left alone, because it is somebody else's. Rename or delete it in Zendesk, and set up again.",
    Step.LACKING: "left alone, because it is your own. What it lacks:",
}
_MORE_WORDS = {
    (Part.SECRET, Step.CREATE): "read from Zendesk and kept here, encrypted.",
    (Part.SECRET, Step.UPDATE): "read anew; the one before counts for another hour.",
    (Part.WEBHOOK, Step.TAKEN): "left alone, because triggers of your own call it. Change these, and do it again.",
    (Part.FIELD, Step.KEEP): "stays as it is.",
}


def told(change: Change) -> str:
    """One part and what becomes of it; the lines of the change say the rest."""
    words = _MORE_WORDS.get((change.part, change.step)) or _WORDS[change.step]
    return f"{_NAMES[change.part]} “{change.title}”: {words}"

"""The record as sentences: who did what to the policy, its codes and approvals, and when."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response, jsonify, request

from integration.errors import BadInput
from integration.flows.inbox_words import KINDS
from integration.flows.policy_draft import AuditEntry
from integration.flows.summary import plain
from integration.web.admin.bodies import LARGEST
from integration.web.admin.door import caller, guarded
from integration.web.parts import parts

PAGE = 50

Details = Mapping[str, Any]

pages = guarded("audit")


@pages.get("/audit")
def listed() -> Response:
    """A page of entries, the newest first, and the id to go on from."""
    before = request.args.get("before")
    if before is not None and not (before.isascii() and before.isdigit() and int(before) <= LARGEST):
        raise BadInput("before: this is the id of an entry.", "before")
    asked = int(before) if before else None
    found = parts().admin.audit.entries(caller().visitor.account, before=asked, limit=PAGE + 1)
    shown = found[:PAGE]
    return jsonify(entries=[entry_json(each) for each in shown], next=shown[-1].id if len(found) > PAGE else None)


def entry_json(entry: AuditEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": plain(entry.at),
        "actor": entry.actor,
        "action": entry.action,
        "words": words_of(entry),
        "details": entry.details,
    }


def words_of(entry: AuditEntry) -> str:
    """The entry as a sentence; an action that this version does not know is said by its name."""
    say = _DEEDS.get(entry.action)
    deed = say(entry.details) if say else f"did {entry.action.replace('_', ' ')}"
    note = str(entry.details.get("note") or "").strip()
    return f"{entry.actor} {deed}.{f' “{note}”' if note else ''}"


def _of_approval(verb: str) -> Callable[[Details], str]:
    def say(details: Details) -> str:
        amount = details.get("amount")
        offer = str(details.get("offer", "an offer"))
        worth = f" ({amount})" if amount and str(amount) not in offer else ""
        return f"{verb} {_small(offer)}{worth} on ticket {details.get('ticket', '')}"

    return say


def _published(details: Details) -> str:
    return f"published version {details.get('version')} of the policy"


def _saved(details: Details) -> str:
    return f"saved the draft of the policy, revision {details.get('revision')}"


def _rolled_back(details: Details) -> str:
    return f"made version {details.get('to')} of the policy live again, in place of version {details.get('from')}"


def _model_published(details: Details) -> str:
    return f"put the trained model {details.get('number')} to work"


def _model_rolled_back(details: Details) -> str:
    to = details.get("to")
    return f"went back from the trained model {details.get('from')} to {f'model {to}' if to else 'the shipped one'}"


def _letter(details: Details) -> str:
    name = str(details.get("name", ""))
    what = f"the part {name}" if name.startswith("_") else f"the letter for {_type({**details, 'type': name})}"
    return f"{what} ({details.get('locale', '')})"


def _letter_saved(details: Details) -> str:
    shares = details.get("shares") or {}
    many = ", ".join(f"{key} {share} %" for key, share in shares.items()) if len(shares) > 1 else ""
    return f"saved version {details.get('version')} of {_letter(details)}{f', in variants: {many}' if many else ''}"


def _letter_rolled_back(details: Details) -> str:
    return f"made version {details.get('to')} of {_letter(details)} live again, as version {details.get('version')}"


def _letter_reset(details: Details) -> str:
    return f"went back to the shipped wording of {_letter(details)}, as version {details.get('version')}"


def _codes(verb: str, place: str) -> Callable[[Details], str]:
    return lambda details: f"{verb} {_counted(details.get('count'), 'code')} {place} the pool {details.get('pool')}"


def _examples(details: Details) -> str:
    return f"gave {_counted(details.get('count'), 'example')} of {_type(details)}"


def _example_dropped(details: Details) -> str:
    return f"took back an example of {_type(details)}"


def _macros_synced(details: Details) -> str:
    steps = (("create", "new"), ("update", "changed"), ("switch_off", "switched off"))
    done = [f"{details[step]} {word}" for step, word in steps if details.get(step)]
    return f"brought Zendesk's macros in step with the letters: {', '.join(done)}"


def _event(deed: str) -> Callable[[Details], str]:
    def say(details: Details) -> str:
        kind = KINDS.get(str(details.get("kind", "")))
        return f"{deed}{f': {_small(kind)}' if kind else ''}"

    return say


def _installed(details: Details) -> str:
    steps = (("create", "new"), ("update", "changed"), ("switch_off", "switched off"), ("delete", "deleted"))
    done = [f"{details[step]} {word}" for step, word in steps if details.get(step)]
    return f"connected Zendesk{': ' if done else ''}{', '.join(done)}"


def _keep_days(details: Details) -> str:
    events, drafts = (_counted(details.get(f"keep_{what}_days"), "day") for what in ("events", "drafts"))
    return f"set that events are kept for {events}, and unsent drafts for {drafts}"


_DEEDS: Mapping[str, Callable[[Details], str]] = {
    "policy_published": _published,
    "policy_rolled_back": _rolled_back,
    "policy_draft_saved": _saved,
    "policy_draft_discarded": lambda _: "threw the draft of the policy away",
    "codes_added": _codes("put", "into"),
    "codes_dropped": _codes("dropped", "from"),
    "approval_requested": _of_approval("asked for approval of"),
    "approval_approved": _of_approval("approved"),
    "approval_declined": _of_approval("declined"),
    "approval_withdrawn": _of_approval("withdrew the request for"),
    "model_published": _model_published,
    "model_rolled_back": _model_rolled_back,
    "letter_saved": _letter_saved,
    "letter_rolled_back": _letter_rolled_back,
    "letter_reset": _letter_reset,
    "examples_added": _examples,
    "macros_synced": _macros_synced,
    "example_dropped": _example_dropped,
    "event_retried": _event("had something in the inbox tried again"),
    "event_dropped": _event("dropped something from the inbox"),
    "installed": _installed,
    "uninstalled": lambda _: "disconnected Zendesk",
    "secret_rotated": lambda _: "replaced the signing secret of the webhook",
    "keep_days_set": _keep_days,
    "api_token_issued": lambda details: f"issued the API token “{details.get('name')}”",
    "api_token_revoked": lambda details: f"revoked the API token “{details.get('name')}”",
}


def _counted(count: object, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _type(details: Details) -> str:
    return f"“{str(details.get('type', '')).replace('_', ' ')}”"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]

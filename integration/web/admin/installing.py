"""What is set up in Zendesk: the webhook and the triggers that call us. Looked at, set up, tried out and taken away.

Every route takes `{}` and is for admins. `plan`, `install`, `rotate` and `remove` answer with an installation:

    {"address": "https://amends.example/webhooks/zendesk/acme",    # where Zendesk calls
     "installed": true,                      # something of ours is in Zendesk, and its secret is known here
     "installed_at": "2026-11-27T09:12:00+00:00",    # or null
     "tested_at": null,                      # when a test last passed
     "overlap_until": null,                  # until then the secret before this one counts too
     "changes": [{"part": "webhook",         # webhook, secret, category, trigger or field
                  "step": "create",          # create, update, keep, switch_off, delete, resting, taken, lacking
                  "title": "Amends",
                  "words": "Webhook “Amends”: new.",      # the same as a sentence
                  "lines": ["+endpoint: https://…"]}],    # what differs, line by line, as in the plan of macros
     "open": 5,                              # how many of them change something
     "blocked": false}                       # something of somebody else's stands in the way: a step `taken`

After `plan` the changes are what `install` would do, after the others what was done. `test` answers:

    {"passed": true, "tested_at": "2026-11-27T09:12:03+00:00",
     "checks": [{"name": "webhook", "passed": true, "words": "Zendesk has the webhook and both triggers."}, ...]}

The names of the checks, in this order: `parts` (all is in Zendesk as it should be), `call` (Zendesk calls, and this
server takes it), `inbox` (the event is there), `worker` (a worker has seen to it). The first that fails is the last.
Failures of Zendesk are problem+json like everywhere: 502 or 503.
"""

from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict

from integration.flows.installation import Change
from integration.flows.installation_words import told
from integration.flows.installing import Installation
from integration.flows.summary import plain
from integration.web.admin.door import caller, guarded
from integration.web.admin.parts import InstallingParts
from integration.web.bodies import parse
from integration.web.parts import parts

pages = guarded("installing")


class EmptyBody(BaseModel):
    """Nothing is asked: the account is the caller's."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@pages.post("/installation/plan")
def plan() -> Response:
    """What setting up would change; nothing is changed."""
    return _shown(_given().installing.plan(caller().visitor.account, parts().clock()))


@pages.post("/installation/install")
def install() -> Response:
    by = caller().visitor
    return _shown(_given().installing.install(by.account, by=by.known_as, now=parts().clock()))


@pages.post("/installation/rotate")
def rotate() -> Response:
    by = caller().visitor
    return _shown(_given().installing.rotate(by.account, by=by.known_as, now=parts().clock()))


@pages.post("/installation/remove")
def remove() -> Response:
    by = caller().visitor
    return _shown(_given().installing.remove(by.account, by=by.known_as, now=parts().clock()))


@pages.post("/installation/test")
def test() -> Response:
    """Takes as long as a worker does, some seconds at most."""
    account = caller().visitor.account
    checks = _given().trying.test(account)
    hook = parts().admin.installing.installing.hooks.hook(account)
    shown = [{"name": each.name, "passed": each.passed, "words": each.words} for each in checks]
    passed = all(each.passed for each in checks)
    return jsonify(passed=passed, tested_at=plain(hook.tested_at) if hook else None, checks=shown)


def _given() -> InstallingParts:
    parse(EmptyBody, request.get_data() or b"{}")
    return parts().admin.installing


def _shown(installation: Installation) -> Response:
    hook, plan = installation.hook, installation.plan
    overlap = hook.previous_until if hook and hook.overlaps(parts().clock()) else None
    return jsonify(
        address=installation.address,
        installed=hook is not None,
        installed_at=plain(hook.installed_at) if hook else None,
        tested_at=plain(hook.tested_at) if hook else None,
        overlap_until=plain(overlap),
        changes=[_change_json(each) for each in plan.changes],
        open=len(plan.open),
        blocked=plan.blocked,
    )


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "part": change.part.value,
        "step": change.step.value,
        "title": change.title,
        "words": told(change),
        "lines": list(change.lines),
    }

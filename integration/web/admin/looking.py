"""What a document would say as a policy, asked while an admin types: sentences and problems; nothing is kept."""

from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict

from integration.flows.administering import Desktop
from integration.flows.policy_draft import PolicyDraft
from integration.web.admin.door import caller, guarded
from integration.web.admin.policy_json import desktop_json
from integration.web.bodies import parse
from integration.web.parts import parts

pages = guarded("looking")

SEEN = ("rules", "changes", "problems", "findings")


class LookBody(BaseModel):
    """`POST /admin/policy/look`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    document: dict[str, Any]


@pages.post("/policy/look")
def looked() -> Response:
    """As if the document were the draft. Raises PolicyRefused where it has not the shape of a policy."""
    administering, visitor = parts().admin.administering, caller().visitor
    policy = administering.documents.from_json(parse(LookBody, request.get_data()).document)
    live = administering.versions.live(visitor.account)
    draft = PolicyDraft(policy, 0, live.number, parts().clock(), visitor.name)
    told = desktop_json(Desktop(live, draft), administering.documents, parts().clock().date())
    return jsonify({part: told[part] for part in SEEN})
